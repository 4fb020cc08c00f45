"""kill -9 while clients commit: every acknowledged commit is there afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psycopg
import pytest


def start(data: Path) -> tuple[subprocess.Popen[str], str]:
    """A server process and its DSN."""
    process = subprocess.Popen([sys.executable, "-m", "aurorapy", "serve", "--data", str(data), "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                               text=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("ready: "), line
    return process, line.split()[1]


@pytest.mark.parametrize("after", [0.15, 0.4, 0.8])
def test_acknowledged_commits_survive(tmp_path: Path, after: float) -> None:
    process, dsn = start(tmp_path / "d")
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute("CREATE TABLE acked (worker int, n int, PRIMARY KEY (worker, n))")
        c.execute("CREATE TABLE totals (worker int PRIMARY KEY, n int)")
    acknowledged = [0] * 4

    def work(worker: int) -> None:
        try:
            with psycopg.connect(dsn) as c:
                c.execute("INSERT INTO totals VALUES (%s, 0)", (worker,))
                c.commit()
                for n in range(1, 100_000):
                    c.execute("INSERT INTO acked VALUES (%s, %s)", (worker, n))
                    c.execute("UPDATE totals SET n = %s WHERE worker = %s", (n, worker))
                    c.commit()
                    acknowledged[worker] = n
        except psycopg.Error:
            pass  # the server was killed

    threads = [threading.Thread(target=work, args=(i,)) for i in range(4)]
    for t in threads:
        t.start()
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    for t in threads:
        t.join()
    assert process.stdout is not None
    process.stdout.close()
    process, dsn = start(tmp_path / "d")
    try:
        with psycopg.connect(dsn) as c:
            found: dict[int, int] = dict(c.execute("SELECT worker, count(*) FROM acked GROUP BY worker").fetchall())
            totals: dict[int, int] = dict(c.execute("SELECT worker, n FROM totals").fetchall())
        for worker, n in enumerate(acknowledged):
            assert found.get(worker, 0) in (n, n + 1)  # the last commit may be durable though its answer was not seen
            assert totals.get(worker, 0) == found.get(worker, 0)
    finally:
        process.terminate()
        assert process.wait(20) == 0
        assert process.stdout is not None
        process.stdout.close()
