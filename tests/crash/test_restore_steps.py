"""kill -9 before each step of a restore that writes: the new directory is absent or whole, and the same command again succeeds or says what is there.

A step is whatever changes the file system (as Python's audit hooks see it), LMDB's transactions, and each flush. One process forks a restore for each
kind of step and place, kills it there, and runs the command again.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy
from aurorapy.storage.rim.masterkey import write_new_key

KILLER = """
import json, os, re, signal, sys
from pathlib import Path
import aurorapy
from aurorapy.restoring import RestoreError
from aurorapy.storage.rim.restore import Building

store, place, options = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
target = place / "new"
names, fatal, armed = [], None, False

def at(name):
    if armed:
        names.append(name)
        if fatal == len(names):
            os.kill(os.getpid(), signal.SIGKILL)

def audited(event, given):
    if event == "open":
        path, writes = given[0], isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    else:
        path, writes = given[0] if given else None, event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.truncate")
    if writes and isinstance(path, str | Path) and str(path).startswith(str(place)):
        at(event + " " + re.sub("[abc][123]$|[0-9a-f]{8,}|[0-9]+", "", Path(path).name))  # nodes are alike

def before(owner, name):
    plain = getattr(owner, name)
    def call(*args, **more):
        at(name)
        return plain(*args, **more)
    setattr(owner, name, call)

sys.addaudithook(audited)
before(Building, "put")
before(Building, "close")
before(os, "fsync")

def forked(step):
    # a restore that is killed at a step (None: at none); its steps' names are in the file "steps", "" if all went well is in "problem"
    global armed, fatal
    child = os.fork()
    if child == 0:
        armed, fatal, problem = True, step, ""
        try:
            aurorapy.restore(store, target, **options)
        except RestoreError as error:
            problem = str(error)
        armed = False
        (place / "steps").write_text(json.dumps([names, problem]))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])

assert forked(None) == 0
steps, problem = json.loads((place / "steps").read_text())
assert not problem, problem
chosen = sorted({steps.index(name) + 1 for name in steps} | {len(steps) - steps[::-1].index(name) for name in steps})
target.rename(place / "whole")
for step in chosen:
    ended = forked(step)
    there, left = target.exists(), sorted(path.name for path in place.iterdir())
    again = forked(None)
    problem = json.loads((place / "steps").read_text())[1]
    files = sorted(str(path.relative_to(target)) for path in target.rglob("*"))
    print(json.dumps([steps[step - 1], ended, there, left, again, problem, files, sorted(path.name for path in place.iterdir())]), flush=True)
    target.rename(place / "last")
    os.system(f"rm -rf {place}/killed-{there}; mv {place}/last {place}/killed-{there}")
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One plain, one sealed, each with two databases, a branch and a snapshot of the server."""
    place = tmp_path_factory.mktemp("stores")
    write_new_key(place / "key")
    for name, key in (("plain", None), ("sealed", f"file:{place / 'key'}")):
        data = place / f"{name}-data"
        with (aurorapy.Server(data, fsync=False, backup=place / name, backup_interval=0.1, master_key=key) as server,
              psycopg.connect(server.dsn, autocommit=True) as c):
            for statement in ("CREATE TABLE t AS SELECT g AS a, md5(g::text) AS b FROM generate_series(1, 1000) g", "SELECT aurora_snapshot('s')",
                              "CREATE DATABASE b TEMPLATE postgres", "DELETE FROM t WHERE a > 600", "CREATE DATABASE c"):
                c.execute(statement)
            now, end = datetime.now(UTC), time.monotonic() + 60
            while (row := c.execute("SELECT latest_time FROM aurora_backup_status()").fetchone()) is None or row[0] is None or row[0] < now:
                assert time.monotonic() < end, "the backup does not catch up"
                time.sleep(0.05)
    return {"plain": place / "plain", "sealed": place / "sealed", "key": place / "key"}


def rows(open_: Callable[[], Any]) -> list[Any]:
    with open_() as system, psycopg.connect(system.dsn) as c, psycopg.connect(system.dsn, dbname="b") as b:
        return [one.execute("SELECT count(*), md5(string_agg(b, '' ORDER BY a)) FROM t").fetchone() for one in (c, b)]


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", ["plain", "sealed", "cluster"])
def test_a_restore_is_there_whole_or_not_at_all(stores: dict[str, Path], tmp_path: Path, kind: str) -> None:
    key = None if kind == "plain" else f"file:{stores['key']}"
    options = {"master_key": key, "cluster": kind == "cluster", "tails": kind == "cluster"}
    store = stores["plain" if kind == "plain" else "sealed"]
    ran = subprocess.run([sys.executable, "-c", KILLER, str(store), str(tmp_path), json.dumps(options)], capture_output=True, text=True, cwd=ROOT)
    assert ran.returncode == 0, ran.stderr
    killed = [json.loads(line) for line in ran.stdout.splitlines()]
    whole = sorted(str(path.relative_to(tmp_path / "whole")) for path in (tmp_path / "whole").rglob("*"))
    seen = set()
    for step, ended, there, left, again, problem, files, names in killed:
        assert ended == -9 and again == 0 and files == whole, step
        assert ("new" in left) == there and problem == (f'"{tmp_path / "new"}" is not an empty directory' if there else ""), (step, problem)
        assert ".new.restoring" not in names, step
        seen.add((step.split()[0], there))
    assert {kind for kind, _ in seen} >= {"os.mkdir", "os.rename", "open", "put", "close", "fsync"}
    assert ("os.rename", False) in seen and any(there for _, there in seen), "killed on both sides of the place where it becomes whole"

    def opened(directory: Path) -> Callable[[], Any]:
        if kind == "cluster":
            return lambda: aurorapy.Cluster(directory, fsync=False)
        return lambda: aurorapy.Server(directory, fsync=False, master_key=key)

    if kind == "cluster":  # its file names its place, so one at a time
        for name in ("killed-True", "killed-False"):
            (tmp_path / name).rename(tmp_path / "new")
            assert [count for count, _ in rows(opened(tmp_path / "new"))] == [600, 1000], name
            (tmp_path / "new").rename(tmp_path / name)
    else:
        assert [count for count, _ in rows(opened(tmp_path / "killed-True"))] == [600, 1000]
        assert [count for count, _ in rows(opened(tmp_path / "killed-False"))] == [600, 1000]
