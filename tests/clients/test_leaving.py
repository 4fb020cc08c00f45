"""Interpreters that exit with servers nobody stopped: no crash, no hang, nothing printed, no directory left."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

HEAD = "import os, sys, threading, time\nimport psycopg\nimport aurorapy\n"
DAEMON = """
    db = aurorapy.Server()
    ready = threading.Event()

    def work():
        c = psycopg.connect(db.dsn, autocommit=True)
        ready.set()
        while True:
            c.execute(%r)

    threading.Thread(target=work, daemon=True).start()
    ready.wait()
    time.sleep(0.3)
"""
STORIES = {
    "idle": "aurorapy.Server()",
    "connected": "db = aurorapy.Server(); c = psycopg.connect(db.dsn); c.execute('CREATE TABLE t (a int)')",
    "several": "dbs = [aurorapy.Server() for _ in range(3)]; cs = [psycopg.connect(db.dsn) for db in dbs]; [c.execute('SELECT 1') for c in cs]",
    "waiting": DAEMON % "SELECT pg_sleep(60)",
    "computing": DAEMON % "SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000) b WHERE a % 7 = b",
    "writing": DAEMON % "CREATE TEMP TABLE IF NOT EXISTS t (a int); INSERT INTO t SELECT generate_series(1, 100); COMMIT",
    "savepoint": "db = aurorapy.Server(); kept = db.savepoint(); kept.__enter__(); c = psycopg.connect(db.dsn)",
    "thread of its own": """
    db = aurorapy.Server()

    def work():
        time.sleep(0.5)
        with psycopg.connect(db.dsn) as c:
            assert c.execute('SELECT 1').fetchone() == (1,)

    threading.Thread(target=work).start()
    """,
    "fork": """
    db = aurorapy.Server()
    c = psycopg.connect(db.dsn)
    pid = os.fork()
    if pid:
        assert os.waitpid(pid, 0)[1] == 0
        assert c.execute('SELECT 1').fetchone() == (1,)
    """,
    "multiprocessing": """
    import multiprocessing

    def work():
        db = aurorapy.Server()
        psycopg.connect(db.dsn).execute('SELECT 1')

    child = multiprocessing.get_context('fork').Process(target=work)
    child.start()
    child.join()
    sys.exit(child.exitcode)
    """,
    "no collection": "import gc; gc.disable(); db = aurorapy.Server(); c = psycopg.connect(db.dsn)",
    "stopped": "db = aurorapy.Server(); c = psycopg.connect(db.dsn); db.stop()",
}


def _told(story: str, place: Path, end: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-X", "faulthandler", "-c", HEAD + textwrap.dedent(story) + end], capture_output=True, text=True, timeout=120,
                          env={**os.environ, "TMPDIR": str(place)})


@pytest.mark.parametrize("name", STORIES)
def test_a_forgotten_server_ends_with_the_interpreter(name: str, tmp_path: Path) -> None:
    done = _told(STORIES[name], tmp_path)
    assert (done.returncode, done.stderr, os.listdir(tmp_path)) == (0, "", [])


@pytest.mark.parametrize(("end", "code"), [("\nsys.exit(3)", 3), ("\nraise ValueError('mine')", 1)])
def test_the_exit_stays_what_it_is(end: str, code: int, tmp_path: Path) -> None:
    done = _told(STORIES["connected"], tmp_path, end)
    assert (done.returncode, os.listdir(tmp_path)) == (code, [])
    assert done.stderr.count("Traceback") == (code == 1)
    assert code == 3 or done.stderr.endswith("ValueError: mine\n")


def test_what_was_committed_is_there(tmp_path: Path) -> None:
    story = f"""
    db = aurorapy.Server({str(tmp_path / "d")!r}, fsync=False)
    c = psycopg.connect(db.dsn)
    c.execute("CREATE TABLE t AS SELECT 1 AS a")
    c.commit()
    c.execute("INSERT INTO t VALUES (2)")
    """
    assert _told(story, tmp_path).returncode == 0
    again = f"db = aurorapy.Server({str(tmp_path / 'd')!r}, fsync=False); print(psycopg.connect(db.dsn).execute('SELECT * FROM t').fetchall())"
    assert _told(again, tmp_path).stdout == "[(1,)]\n"


@pytest.mark.parametrize("end", ["", "\nos._exit(0)", "\nos.kill(os.getpid(), 9)"])
def test_a_process_of_its_own_ends_with_the_one_that_started_it(end: str, tmp_path: Path) -> None:
    done = _told("db = aurorapy.Server(isolated=True); print(db._process.pid, flush=True); c = psycopg.connect(db.dsn)", tmp_path, end)
    assert (done.returncode, done.stderr) == (-9 if "kill" in end else 0, "")
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and (os.listdir(tmp_path) or Path(f"/proc/{int(done.stdout)}").exists()):
        time.sleep(0.05)
    assert os.listdir(tmp_path) == []
    assert not Path(f"/proc/{int(done.stdout)}").exists()
