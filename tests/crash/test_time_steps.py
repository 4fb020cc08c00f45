"""kill -9 behind every step of a branch, a rewind, a savepoint, a snapshot and their drops: done or not done, and nothing of it stays behind.

A step is a commit of the system volume, or a volume made or dropped. A child process works on the data directory and kills itself behind
the n-th step; then the directory is opened again and looked at.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

import aurorapy

CHILD = """
import os, signal, sys
import psycopg
import aurorapy
from aurorapy.storage.rim.fleet import Fleet
from aurorapy.storage.volume import Volume

data, statement, fatal = sys.argv[1], sys.argv[2], int(sys.argv[3])
steps = None

def step():
    global steps
    if steps is not None:
        steps += 1
        if steps == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

def behind(owner, name, counts):
    plain = getattr(owner, name)
    def call(self, *args):
        answer = plain(self, *args)
        if counts(self):
            step()
        return answer
    setattr(owner, name, call)

behind(Volume, "finish", lambda volume: volume.volume_id == 0)
behind(Fleet, "create_volume", lambda fleet: True)
behind(Fleet, "drop_volume", lambda fleet: True)
with aurorapy.Server(data, fsync=False) as db, psycopg.connect(db.dsn, autocommit=True) as c:
    steps = 0
    c.execute(statement)
    print("done", steps, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
OLD, NEW = ["one", "two"], ["one"]
STATE = tuple[list[str], list[str], list[str]]  # databases, snapshots, what postgres holds


def prepare(data: Path) -> STATE:
    """A database with a snapshot, a branch and a savepoint's kept state."""
    with aurorapy.Server(data, fsync=False) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (b text)")
        c.execute("INSERT INTO t VALUES ('one')")
        c.execute("SELECT aurora_snapshot('s')")
        c.execute("SELECT aurora_branch('b', 'postgres')")
        c.execute("SELECT aurora_savepoint('postgres')")
        c.execute("INSERT INTO t VALUES ('two')")
    return look(data)


def look(data: Path) -> STATE:
    """What is there; every database can be read, and no volume is there that nothing needs."""
    with aurorapy.Server(data, fsync=False) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        names = [n for n, in c.execute("SELECT datname FROM pg_database WHERE NOT datistemplate ORDER BY 1").fetchall()]
        snapshots = [n for n, in c.execute("SELECT name FROM aurora_snapshots() ORDER BY 1").fetchall()]
        rows = [b for b, in c.execute("SELECT b FROM t ORDER BY b").fetchall()]
        for name in names:
            with psycopg.connect(db.dsn.rsplit("/", 1)[0] + "/" + name, autocommit=True) as other:
                assert other.execute("SELECT b FROM t ORDER BY b").fetchall() in ([("one",)], [("one",), ("two",)])
                other.execute("INSERT INTO t VALUES ('x')")
                other.execute("DELETE FROM t WHERE b = 'x'")
        engine = db.engine
        needed = {value[0] for _, value in [*engine.names("database"), *engine.names("snapshot")]} | {0}
        known = {int(id): value[0] for id, value in engine.names("branch")}
        for id in list(needed):
            while id in known:
                id = known[id]
                needed.add(id)
        assert engine.fleet.all_volume_ids() == needed
        assert set(known) <= needed
    return names, snapshots, rows


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, STATE]:
    """A data directory to copy, and what is in it."""
    data = tmp_path_factory.mktemp("prepared") / "d"
    return data, prepare(data)


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("statement", "after"), [
    ("SELECT aurora_branch('x', 'postgres', 's')", (["b", "postgres", "postgres_before_1", "x"], ["s"], OLD)),
    ("CREATE DATABASE x TEMPLATE postgres", (["b", "postgres", "postgres_before_1", "x"], ["s"], OLD)),
    ("SELECT aurora_rewind('postgres', 's')", (["b", "postgres", "postgres_before_1", "postgres_before_2"], ["s"], NEW)),
    ("SELECT aurora_return('postgres', 'postgres_before_1')", (["b", "postgres"], ["s"], NEW)),
    ("SELECT aurora_snapshot('y')", (["b", "postgres", "postgres_before_1"], ["s", "y"], OLD)),
    ("SELECT aurora_drop_snapshot('s')", (["b", "postgres", "postgres_before_1"], [], OLD)),
    ("DROP DATABASE postgres_before_1", (["b", "postgres"], ["s"], OLD)),
    ("DROP DATABASE b", (["postgres", "postgres_before_1"], ["s"], OLD)),
], ids=lambda x: x.split("(")[0].split()[-1] if isinstance(x, str) else "")
def test_every_step(tmp_path: Path, prepared: tuple[Path, STATE], statement: str, after: STATE) -> None:
    original, before = prepared
    fatal, seen = 1, set()
    while True:
        data = tmp_path / str(fatal)
        shutil.copytree(original, data)
        ran = subprocess.run([sys.executable, "-c", CHILD, str(data), statement, str(fatal)], capture_output=True, text=True, cwd=Path(__file__).parents[2])
        assert ran.returncode == -9, ran.stderr
        found = look(data)
        assert found in (before, after), fatal
        seen.add("after" if found == after else "before")
        if ran.stdout.startswith("done"):
            assert found == after
            break
        fatal += 1
    assert fatal > 1
    assert "after" in seen
