"""kill -9 while it commits: what was acknowledged is there, and nothing is there in part."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from aurorapy.storage.btree import Tree
from aurorapy.storage.rim.local import LocalFleet

WRITER = """
import sys
from pathlib import Path
from aurorapy.storage.btree import Tree
from aurorapy.storage.rim.local import LocalFleet
fleet = LocalFleet(Path(sys.argv[1]), fsync=False, pages_per_group=2)
if fleet.volume_ids():
    volume = fleet.open_volume(0)
else:
    volume = fleet.create_volume()
    mtr = volume.begin()
    Tree.create(mtr)
    volume.wait_durable(mtr.commit())
tree = Tree(volume, 1)
n = sum(len(keys) for keys, _ in tree.scan(volume.lsn)) // 3
print("start", n, flush=True)
while True:
    mtr = volume.begin()
    for part in range(3):
        tree.insert(mtr, (n * 7919 % 100003, n, part), "x" * (n % 300))
    lsn = mtr.commit()
    volume.when_durable(lsn, lambda n=n: print(n, flush=True))
    n += 1
    if n % 5 == 0:
        volume.wait_durable(lsn)
"""


def test_acknowledged_commits_survive(tmp_path: Path) -> None:
    for _ in range(3):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "d")], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        acked = -1
        for line in writer.stdout:
            if not line.startswith("start"):
                acked = int(line)
                if acked % 400 == 399:
                    writer.send_signal(signal.SIGKILL)
                    break
        for line in writer.stdout.read().splitlines():
            acked = int(line)
        writer.wait()
        writer.stdout.close()
        fleet = LocalFleet(tmp_path / "d", fsync=False, pages_per_group=2)
        volume = fleet.open_volume(0)
        keys = [key for batch, _ in Tree(volume, 1).scan(volume.lsn) for key in batch]
        numbers = sorted([number for _, number, _ in keys])
        assert len(numbers) % 3 == 0
        assert numbers == [number for number in range(len(numbers) // 3) for _ in range(3)]
        assert len(numbers) // 3 > acked
        fleet.close()
