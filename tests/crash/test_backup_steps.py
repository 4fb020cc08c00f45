"""kill -9 around the steps of a backup (log, images, sets, marks, snapshots, deletion by retention): it goes on where it was, and what was acknowledged
can be restored."""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

import aurorapy

SERVER = """
import os, signal, sys
import aurorapy
from aurorapy import backups
from aurorapy.storage.rim import coalescer, keeper
from aurorapy.storage.rim.store import DirectoryStore
from aurorapy.storage.rim.uploader import Backing

data, store, what, when, fatal = *sys.argv[1:5], int(sys.argv[5])
backups.Backing = lambda store, identity, options: Backing(store, identity, options | {"image_log_bytes": 3000})
coalescer.LOOK_NUDGES = 1
keeper.COLLECT_SECONDS = 0.3
steps = 0

def at(point, name):
    global steps
    if what and point == when and what in name:
        steps += 1
        if steps == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

def around(plain, kind):
    def call(self, name, *rest):
        at("before", kind + name)
        plain(self, name, *rest)
        at("after", kind + name)
    return call

DirectoryStore.put = around(DirectoryStore.put, "put ")
DirectoryStore.delete = around(DirectoryStore.delete, "delete ")
server = aurorapy.Server(data, fsync=False, backup=store, backup_interval=0.1, backup_retention="1s" if "delete" in what else None)
print(server.dsn, flush=True)
sys.stdin.readline()
server.stop()
"""
ROOT = Path(__file__).parents[2]


def serve(data: Path, store: Path, what: str = "", when: str = "before", fatal: int = 0) -> tuple[subprocess.Popen[str], str]:
    child = subprocess.Popen([sys.executable, "-c", SERVER, str(data), str(store), what, when, str(fatal)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             text=True, cwd=ROOT)
    assert child.stdout is not None
    return child, child.stdout.readline().strip()


def end(child: subprocess.Popen[str]) -> int:
    """Its exit status; -9 when it was killed, by itself or now."""
    child.kill()
    child.communicate()
    return child.returncode


def work(dsn: str, rows: list[int], seconds: float) -> bool:
    """Commit until the server dies: True. What was acknowledged is in `rows`."""
    until = time.monotonic() + seconds
    try:
        with psycopg.connect(dsn, autocommit=True) as c:
            c.execute("CREATE TABLE IF NOT EXISTS t (a int PRIMARY KEY, b text)")
            while time.monotonic() < until:
                n = 1 + max(rows, default=0)
                c.execute("INSERT INTO t VALUES (%s, repeat('x', 300)) ON CONFLICT DO NOTHING", (n,))
                rows.append(n)
                if n % 20 == 0:
                    c.execute("UPDATE t SET b = b || 'y' WHERE a %% 7 = %s", (n % 7,))
                if n % 40 == 0:
                    time.sleep(0.3)  # images are made where nobody works
                    c.execute("SELECT aurora_backup_snapshot(%s)", (f"s{n}_{len(rows)}",))
                time.sleep(0.002)
    except psycopg.Error:
        return True
    return False


def catch_up(dsn: str) -> tuple[int, int]:
    """Wait until the present can be restored: the database's LSN before, and the LSN that is promised."""
    with psycopg.connect(dsn, autocommit=True) as c:
        at = c.execute("SELECT (pg_current_wal_lsn() - '0/0'::pg_lsn)::int8").fetchone()
        reached, until = datetime.now(UTC), time.monotonic() + 60
        while True:
            row = c.execute("SELECT latest_time, latest_lsn FROM aurora_backup_status()").fetchone()
            if at is not None and row is not None and row[0] is not None and row[0] >= reached:
                return at[0], row[1]
            assert time.monotonic() < until, "the backup does not catch up"
            time.sleep(0.1)


def rows_of(data: Path) -> list[int]:
    with aurorapy.Server(data, fsync=False) as db, psycopg.connect(db.dsn) as c:
        return [a for a, in c.execute("SELECT a FROM t ORDER BY a").fetchall()]


@pytest.mark.timeout(150)
@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("what", "fatal"), [("/log/", 3), ("/pages/", 2), ("/sets/", 1), ("put marks/", 2), ("put snapshots/", 1), ("delete ", 1)],
                         ids=["log", "pages", "sets", "marks", "snapshot", "deletion"])
def test_a_backup_goes_on_where_it_was_killed(tmp_path: Path, what: str, fatal: int, when: str) -> None:
    data, store = tmp_path / "data", tmp_path / "store"
    rows: list[int] = []
    child, dsn = serve(data, store, what, when, fatal)
    try:
        assert work(dsn, rows, 60), "the step was not reached"
        child.wait(20)
        assert child.returncode == -9
    finally:
        end(child)
    child, dsn = serve(data, store)
    try:
        work(dsn, rows, 0.5)
        with psycopg.connect(dsn) as c:
            kept = {a for a, in c.execute("SELECT a FROM t").fetchall()}
        assert kept >= set(rows), "the server itself has lost what it acknowledged"
        reached, promised = catch_up(dsn)
        assert promised >= reached, "the latest time is that of a moment which lacks commits from before"
    finally:
        end(child)
    restored = aurorapy.restore(store, tmp_path / "restored")
    assert restored.lsns["postgres"] >= promised, "an older moment was restored than was promised"
    found = rows_of(tmp_path / "restored")
    assert found == list(range(1, len(found) + 1))
    assert len(found) >= len(set(rows)), "what was restored lacks commits from before its LSN"
