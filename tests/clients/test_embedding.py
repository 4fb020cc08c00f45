"""The embedding API: servers inside the caller's process, and in one of their own."""

from __future__ import annotations

import asyncio
import logging
import shutil
import signal
import subprocess
import threading
from pathlib import Path

import psycopg
import pytest

import aurorapy
from aurorapy.server import StartupError


def test_two_servers_in_one_process_do_not_meet() -> None:
    with aurorapy.Server() as one, aurorapy.Server() as two:
        for n, db in enumerate((one, two)):
            with psycopg.connect(db.dsn, autocommit=True) as c:
                c.execute("CREATE TABLE t (a int)")
                c.execute("INSERT INTO t VALUES (%s)", (n,))
        for n, db in enumerate((one, two)):
            with psycopg.connect(db.dsn) as c:
                assert c.execute("SELECT a FROM t").fetchall() == [(n,)]


def test_nothing_of_the_caller_is_touched_and_nothing_left_behind() -> None:
    handlers = [signal.getsignal(s) for s in (signal.SIGTERM, signal.SIGINT)]
    level, loggers = logging.getLogger().level, list(logging.getLogger().handlers)
    threads = set(threading.enumerate())
    db = aurorapy.Server()
    place = db.data
    assert place.exists()
    with db.connect() as c:
        cursor = c.cursor()
        cursor.execute("SELECT 1 + 1")
        assert cursor.fetchone() == [2] or tuple(cursor.fetchall() or ()) == ()
    db.stop()
    db.stop()
    assert not place.exists()
    assert handlers == [signal.getsignal(s) for s in (signal.SIGTERM, signal.SIGINT)]
    assert (level, loggers) == (logging.getLogger().level, list(logging.getLogger().handlers))
    assert set(threading.enumerate()) == threads


def test_async_with() -> None:
    async def use() -> int:
        async with aurorapy.Server() as db:
            async with await psycopg.AsyncConnection.connect(db.dsn) as c:
                row = await (await c.execute("SELECT 7")).fetchone()
                assert row is not None
                return int(row[0])

    assert asyncio.run(use()) == 7


def test_isolated_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "d", isolated=True, fsync=False, password="secret") as db:
        with psycopg.connect(db.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE t AS SELECT 1 AS a")
        with pytest.raises(StartupError, match="in use by another server"):
            aurorapy.Server(tmp_path / "d", isolated=True)
    with aurorapy.Server(tmp_path / "d", fsync=False) as db, psycopg.connect(db.dsn, password="secret") as c:
        assert c.execute("SELECT a FROM t").fetchone() == (1,)


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl to make a certificate")
def test_tls(tmp_path: Path) -> None:
    cert, key = tmp_path / "c.pem", tmp_path / "k.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", str(key), "-out", str(cert), "-days", "2", "-subj", "/CN=localhost"],
                   check=True, capture_output=True)
    with aurorapy.Server(tls=(str(cert), str(key)), password="s") as db:
        with psycopg.connect(db.dsn, sslmode="require") as c:
            assert c.pgconn.ssl_in_use
            assert c.execute("SELECT count(*) FROM generate_series(1, 100000)").fetchone() == (100000,)
        with psycopg.connect(db.dsn, sslmode="disable") as c:
            assert not c.pgconn.ssl_in_use
    with pytest.raises(StartupError, match="certificate"):
        aurorapy.Server(tls=(str(tmp_path / "none.pem"), None))
