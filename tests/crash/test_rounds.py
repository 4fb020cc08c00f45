"""kill -9 again and again over one data directory, under eight clients: what was acknowledged is there, sums agree, and the server is back at once.

Each client moves money as pgbench's TPC-B does, and writes its own sequence number in the same transaction; it notes the number after
COMMIT has returned. After a restart the stored number is the noted one, or one more: the last commit may be durable though its answer was lost.

CRASH_ROUNDS says how many rounds (3), CRASH_SEED which moments; with CRASH_REPORT=1 each round prints its figures.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

ROUNDS = int(os.environ.get("CRASH_ROUNDS", "3"))
SEED = int(os.environ.get("CRASH_SEED", "1"))
CLIENTS, TELLERS, ACCOUNTS = 8, 10, 1000
START_SECONDS = 1.0  # to the first answer, beyond what Python and its imports take
TABLES = f"""
CREATE TABLE branches (bid int PRIMARY KEY, bbalance int NOT NULL);
CREATE TABLE tellers (tid int PRIMARY KEY, tbalance int NOT NULL);
CREATE TABLE accounts (aid int PRIMARY KEY, abalance int NOT NULL, filler text);
CREATE TABLE history (tid int, bid int, aid int, delta int, client int, n int);
CREATE INDEX history_client ON history (client, n);
CREATE TABLE progress (client int PRIMARY KEY, n int NOT NULL);
INSERT INTO branches VALUES (1, 0);
INSERT INTO tellers SELECT n, 0 FROM generate_series(1, {TELLERS}) AS n;
INSERT INTO accounts SELECT n, 0, repeat('x', 80) FROM generate_series(1, {ACCOUNTS}) AS n;
INSERT INTO progress SELECT n, 0 FROM generate_series(0, {CLIENTS - 1}) AS n;
"""


def start(data: Path) -> tuple[subprocess.Popen[str], str]:
    """A server process, with fsync, and its DSN."""
    command = [sys.executable, "-m", "aurorapy", "serve", "--data", str(data), "--listen", "127.0.0.1:0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("ready: "), line
    return process, line.split()[1]


class Client(threading.Thread):
    """Transfers until the server is gone; `acknowledged` is the last number whose COMMIT returned."""

    def __init__(self, dsn: str, number: int, known: int, seed: int) -> None:
        super().__init__(daemon=True)
        self.dsn, self.number, self.acknowledged = dsn, number, known
        self.chance = random.Random(seed)
        self.wrong: BaseException | None = None

    def run(self) -> None:
        try:
            with psycopg.connect(self.dsn) as c:
                while True:
                    self.transfer(c)
        except psycopg.OperationalError:
            pass  # the server was killed
        except BaseException as e:
            self.wrong = e

    def transfer(self, c: psycopg.Connection[Any]) -> None:
        """One transaction."""
        n, delta = self.acknowledged + 1, self.chance.randrange(-5000, 5001)
        aid, tid = self.chance.randrange(1, ACCOUNTS + 1), self.chance.randrange(1, TELLERS + 1)
        c.execute("UPDATE accounts SET abalance = abalance + %s WHERE aid = %s", (delta, aid))
        c.execute("INSERT INTO history VALUES (%s, 1, %s, %s, %s, %s)", (tid, aid, delta, self.number, n))
        c.execute("UPDATE progress SET n = %s WHERE client = %s", (n, self.number))
        c.execute("UPDATE tellers SET tbalance = tbalance + %s WHERE tid = %s", (delta, tid))
        c.execute("UPDATE branches SET bbalance = bbalance + %s WHERE bid = 1", (delta,))
        c.commit()
        self.acknowledged = n


def checked(c: psycopg.Connection[Any], acknowledged: list[int]) -> list[int]:
    """Asserts what must hold after a restart; every client's stored number."""
    sums = c.execute("SELECT (SELECT sum(abalance) FROM accounts), (SELECT sum(tbalance) FROM tellers), (SELECT sum(bbalance) FROM branches), "
                     "(SELECT coalesce(sum(delta), 0) FROM history)").fetchone()
    assert sums is not None and len(set(sums)) == 1, sums
    stored = [n for (n,) in c.execute("SELECT n FROM progress ORDER BY client").fetchall()]
    for known, found in zip(acknowledged, stored, strict=True):
        assert found in (known, known + 1), (acknowledged, stored)
    counted = c.execute("SELECT p.n, (SELECT count(*) FROM history WHERE client = p.client), (SELECT max(h.n) FROM history AS h WHERE h.client = p.client) "
                        "FROM progress AS p").fetchall()
    assert all(n == count == (highest or 0) for n, count, highest in counted), counted
    by_heap = c.execute("SELECT client, count(*) FROM (SELECT client + 0 AS client FROM history) AS h GROUP BY client ORDER BY client").fetchall()
    assert [n for _, n in by_heap] == [n for n in stored if n]
    return stored


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[str]]]:
    """The server that runs; it is killed when the test fails."""
    running: list[subprocess.Popen[str]] = []
    yield running
    for process in running:
        process.kill()
        process.wait()


@pytest.mark.timeout(30 + 15 * ROUNDS)
def test_kills_in_a_row(tmp_path: Path, started: list[subprocess.Popen[str]]) -> None:
    chance = random.Random(SEED)
    process, dsn = start(tmp_path / "d")
    started.append(process)
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute(TABLES)
    acknowledged = [0] * CLIENTS
    starts: list[float] = []
    for round_ in range(ROUNDS):
        clients = [Client(dsn, i, n, chance.getrandbits(32)) for i, n in enumerate(acknowledged)]
        for client in clients:
            client.start()
        time.sleep(chance.uniform(0.2, 1.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        for client in clients:
            client.join(20)
            assert not client.is_alive(), "a client waits for a dead server"
            assert client.wrong is None, client.wrong
        acknowledged = [client.acknowledged for client in clients]
        assert process.stdout is not None
        process.stdout.close()
        bare = interpreter_seconds()
        began = time.monotonic()
        process, dsn = start(tmp_path / "d")
        started[:] = [process]
        with psycopg.connect(dsn) as c:
            assert c.execute("SELECT 1").fetchone() == (1,)
            seconds = time.monotonic() - began
            before, acknowledged = acknowledged, checked(c, acknowledged)
        if os.environ.get("CRASH_REPORT"):
            late = sum(acknowledged) - sum(before)
            print(f"round {round_ + 1}: {sum(acknowledged)} commits in all, {late} durable without an answer, first answer after {seconds:.2f} s "
                  f"(imports alone {bare:.2f} s)", flush=True)
        starts.append(seconds - bare)
    assert min(starts) < START_SECONDS, starts  # one that no other process of the machine slowed
    process.terminate()
    assert process.wait(20) == 0
    assert process.stdout is not None
    process.stdout.close()


def interpreter_seconds() -> float:
    """How long Python and the imports take at present: the machine may be busy."""
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import aurorapy.server, aurorapy.engine, aurorapy.session"], check=True,
                   env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})
    return time.monotonic() - began
