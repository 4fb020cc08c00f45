"""Two-phase commit over real sockets: prepared transactions outlive sessions and kill -9, with their locks."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.errors import (
    FeatureNotSupported,
    InsufficientPrivilege,
    LockNotAvailable,
    ObjectInUse,
    ObjectNotInPrerequisiteState,
    OutOfMemory,
    SerializationFailure,
)

import aurorapy


def start(data: Path) -> tuple[subprocess.Popen[str], str]:
    """A server process and its DSN."""
    process = subprocess.Popen([sys.executable, "-m", "aurorapy", "serve", "--data", str(data), "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                               text=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("ready: "), line
    return process, line.split()[1]


class Run:
    """A server's process that can be killed and started again."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.connections: list[psycopg.Connection[Any]] = []
        self.process, self.dsn = start(data)

    def connect(self) -> Callable[..., Any]:
        self.connections.append(psycopg.connect(self.dsn, autocommit=True))
        return self.connections[-1].execute

    def kill(self) -> None:
        for connection in self.connections:
            connection.close()
        self.connections.clear()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()

    def again(self) -> Callable[..., Any]:
        self.kill()
        self.process, self.dsn = start(self.data)
        return self.connect()


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    found = Run(tmp_path / "d")
    yield found
    found.kill()


def wait_for(e: Callable[..., Any], query: str) -> None:
    """Until a query gives a row."""
    for _ in range(200):
        if e(query).fetchone() is not None:
            return
        time.sleep(0.05)
    raise AssertionError(query)


@contextmanager
def kept_from(e: Callable[..., Any]) -> Iterator[None]:
    e("SET lock_timeout = 100")
    with pytest.raises(LockNotAvailable):
        yield


def test_everything_outlives_a_kill(run: Run) -> None:
    e = run.connect()
    e("CREATE TABLE t (id int PRIMARY KEY, v text, j jsonb, r int4range, EXCLUDE USING gist (r WITH &&))")
    e("CREATE TABLE p (id int PRIMARY KEY)")
    e("INSERT INTO t SELECT i, 'v' || i, '[1]', int4range(i * 10, i * 10 + 5) FROM generate_series(1, 5) i")
    e("BEGIN")
    e("UPDATE t SET v = 'new', j = '{\"a\": [1, 2]}' WHERE id = 2")
    e("DELETE FROM t WHERE id = 3")
    e("INSERT INTO t VALUES (10, 'ten', '[]', '[1000,1010)')")
    e("CREATE TABLE made (a int PRIMARY KEY, b text)")
    e("COMMENT ON TABLE made IS 'a comment'")
    with run.connections[0].cursor().copy("COPY made FROM STDIN") as copy:
        for i in range(5000):
            copy.write_row((i, "x" * 50))
    e("CREATE INDEX ON made (b)")
    e("ANALYZE made")
    e("CREATE ROLE two_phase_role")
    e("SELECT lo_from_bytea(9999, 'abc')")
    e("CREATE TYPE mood AS ENUM ('a', 'b')")
    e("ALTER TABLE p ADD COLUMN m mood DEFAULT 'b'")
    e("SELECT pg_advisory_xact_lock(5)")
    e("SAVEPOINT s")
    e("INSERT INTO p VALUES (77)")
    e("ROLLBACK TO s")
    e("INSERT INTO p VALUES (78)")
    e("PREPARE TRANSACTION 'kept'")
    e("BEGIN")
    e("UPDATE t SET v = 'lost' WHERE id = 5")
    e("CREATE TABLE undone AS SELECT 1 AS a")
    e("PREPARE TRANSACTION 'undone'")
    for _ in range(2):
        e = run.again()
        assert e("SELECT gid, owner, database FROM pg_prepared_xacts ORDER BY gid").fetchall() == [
            ("kept", "postgres", "postgres"), ("undone", "postgres", "postgres")]
        assert e("SELECT mode FROM pg_locks l JOIN pg_prepared_xacts x ON virtualtransaction = '-1/' || transaction AND gid = 'kept' WHERE pid IS NULL "
                 "AND locktype = 'advisory'").fetchall() == [("ExclusiveLock",)]
        for statement in ("UPDATE t SET v = '' WHERE id = 2", "DELETE FROM t WHERE id = 3", "INSERT INTO t VALUES (10)", "CREATE TABLE made (x int)",
                          "INSERT INTO t VALUES (11, '', '[]', '[1001,1002)')", "SELECT * FROM p", "SELECT pg_advisory_lock(5)", "DROP TABLE t",
                          "UPDATE t SET v = '' WHERE id = 5"):
            with kept_from(e):
                e(statement)
        e("INSERT INTO t VALUES (20)")  # a rowid that nobody has
        e("DELETE FROM t WHERE id = 20")
        e("CREATE TABLE other (a int)")  # and oids
        e("DROP TABLE other")
    assert e("COMMIT PREPARED 'kept'").statusmessage == "COMMIT PREPARED"
    for _ in range(2):
        assert e("SELECT id, v, j FROM t ORDER BY id").fetchall() == [(1, "v1", [1]), (2, "new", {"a": [1, 2]}), (4, "v4", [1]), (5, "v5", [1]), (10, "ten", [])]
        assert e("SELECT count(*), max(a) FROM made WHERE b LIKE 'x%'").fetchall() == [(5000, 4999)]
        assert e("SELECT obj_description('made'::regclass), lo_get(9999), (SELECT count(*) FROM pg_roles WHERE rolname = 'two_phase_role')").fetchall() == [
            ("a comment", b"abc", 1)]
        assert e("SELECT id, m::text FROM p").fetchall() == [(78, "b")]
        assert e("SELECT count(*) > 0 FROM pg_stats WHERE tablename = 'made'").fetchall() == [(True,)]
        assert e("SELECT gid FROM pg_prepared_xacts").fetchall() == [("undone",)]
        e = run.again()
    assert e("ROLLBACK PREPARED 'undone'").statusmessage == "ROLLBACK PREPARED"
    e = run.again()
    assert e("SELECT to_regclass('undone'), (SELECT count(*) FROM pg_prepared_xacts), (SELECT count(*) FROM pg_locks WHERE pid IS NULL)").fetchall() == [(None, 0, 0)]
    assert e("UPDATE t SET v = 'free' WHERE id = 5 RETURNING v").fetchall() == [("free",)]


@pytest.mark.parametrize("after", [0.2, 0.6])
def test_killed_in_the_midst(run: Run, after: float) -> None:
    """What was acknowledged as prepared or committed is; what was not is whole or not there."""
    with psycopg.connect(run.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE a (n int PRIMARY KEY)")
        c.execute("CREATE TABLE b (n int PRIMARY KEY)")
    prepared: set[int] = set()
    finishing: set[int] = set()
    committed: set[int] = set()

    def work() -> None:
        try:
            with psycopg.connect(run.dsn, autocommit=True) as c:
                for n in range(90):
                    c.execute("BEGIN")
                    c.execute("INSERT INTO a VALUES (%s)", (n,))
                    c.execute("INSERT INTO b VALUES (%s)", (n,))
                    c.execute(f"PREPARE TRANSACTION '{n}'".encode())
                    prepared.add(n)
                    if n % 3:
                        finishing.add(n)
                        c.execute(f"COMMIT PREPARED '{n}'".encode())
                        committed.add(n)
                    time.sleep(0.01)
        except psycopg.Error:
            pass  # the server was killed

    thread = threading.Thread(target=work)
    thread.start()
    time.sleep(after)
    run.kill()
    thread.join()
    run.process, run.dsn = start(run.data)
    with psycopg.connect(run.dsn, autocommit=True) as c:
        there = {int(gid) for gid, in c.execute("SELECT gid FROM pg_prepared_xacts").fetchall()}
        rows = {n for n, in c.execute("SELECT n FROM a").fetchall()}
        assert prepared - finishing <= there
        assert committed <= rows
        assert prepared <= rows | there
        assert not rows & there
        for n in there:
            c.execute(f"COMMIT PREPARED '{n}'".encode())
        assert c.execute("SELECT n FROM a ORDER BY 1").fetchall() == c.execute("SELECT n FROM b ORDER BY 1").fetchall() == [(n,) for n in sorted(rows | there)]


def test_serializable_before_and_after_a_kill(run: Run) -> None:
    for restart in (False, True):
        e = run.connect()
        e("DROP TABLE IF EXISTS x, y")
        e("CREATE TABLE x (id int PRIMARY KEY, n int)")
        e("CREATE TABLE y (id int PRIMARY KEY, n int)")
        e("INSERT INTO x VALUES (1, 0)")
        e("INSERT INTO y VALUES (1, 0)")
        other = run.connect()
        other("BEGIN ISOLATION LEVEL SERIALIZABLE")
        other("SELECT * FROM x")
        e("BEGIN ISOLATION LEVEL SERIALIZABLE")
        e("SELECT * FROM y")
        e("UPDATE x SET n = 1")
        e("PREPARE TRANSACTION 'skewed'")
        if restart:
            e = run.again()
            other = run.connect()
            other("BEGIN ISOLATION LEVEL SERIALIZABLE")
        with pytest.raises(SerializationFailure):  # the one that is prepared cannot fail any more
            other("SELECT * FROM x")
            other("UPDATE y SET n = 1")
            other("COMMIT")
        other("ROLLBACK")
        assert e("COMMIT PREPARED 'skewed'").statusmessage == "COMMIT PREPARED"
        other("BEGIN ISOLATION LEVEL SERIALIZABLE")
        assert other("SELECT n FROM x").fetchall() == [(1,)]
        other("UPDATE y SET n = 2")
        other("COMMIT")


def test_waiters_and_deadlocks() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c, psycopg.connect(db.dsn, autocommit=True) as d:
        c.execute("CREATE TABLE t (id int PRIMARY KEY, n int)")
        c.execute("INSERT INTO t VALUES (1, 0)")
        c.execute("BEGIN")
        c.execute("UPDATE t SET n = 1")
        pid = d.info.backend_pid
        done: list[Any] = []
        thread = threading.Thread(target=lambda: done.append(d.execute("UPDATE t SET n = n + 10 RETURNING n").fetchall()))
        thread.start()
        with psycopg.connect(db.dsn, autocommit=True) as e:
            wait_for(e.execute, f"SELECT 1 FROM pg_stat_activity WHERE pid = {pid} AND wait_event_type = 'Lock'")
            c.execute("PREPARE TRANSACTION 'w'")
            assert e.execute("SELECT pg_blocking_pids(%s)", (pid,)).fetchall() == [([0],)]
            assert e.execute("SELECT count(*) FROM pg_locks l JOIN pg_prepared_xacts x ON l.transactionid = x.transaction WHERE NOT granted AND pid = %s", (pid,)
                             ).fetchall() == [(1,)]
            e.execute("COMMIT PREPARED 'w'")
        thread.join()
        assert done == [[(11,)]]


def test_psycopg() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as c, psycopg.connect(db.dsn) as d:
        c.execute("CREATE TABLE t (a int)")
        c.commit()
        for n, end in ((1, "commit"), (2, "rollback")):
            c.tpc_begin(c.xid(1, f"gtrid{n}", "bqual"))
            c.execute("INSERT INTO t VALUES (%s)", (n,))
            c.tpc_prepare()
            (xid,) = d.tpc_recover()
            assert (xid.format_id, xid.gtrid, xid.bqual, xid.owner, xid.database) == (1, f"gtrid{n}", "bqual", "postgres", "postgres")
            d.rollback()
            (c if n == 1 else d).__getattribute__(f"tpc_{end}")(*(() if n == 1 else (xid,)))
            assert d.tpc_recover() == []
            d.rollback()
            if n == 2:
                c.close()
        assert d.execute("SELECT a FROM t").fetchall() == [(1,)]


def test_asyncpg_and_sqlalchemy() -> None:
    asyncpg = pytest.importorskip("asyncpg")
    sqlalchemy = pytest.importorskip("sqlalchemy")
    with aurorapy.Server() as db:

        async def go() -> Any:
            c = await asyncpg.connect(db.dsn)
            await c.execute("CREATE TABLE t (a int)")
            await c.execute("BEGIN")
            await c.execute("INSERT INTO t VALUES ($1)", 1)
            await c.execute("PREPARE TRANSACTION 'of asyncpg'")
            assert await c.fetchval("SELECT gid FROM pg_prepared_xacts") == "of asyncpg"
            tag = await c.execute("COMMIT PREPARED 'of asyncpg'")
            await c.close()
            return tag

        assert asyncio.run(go()) == "COMMIT PREPARED"
        engine = sqlalchemy.create_engine(db.dsn.replace("postgresql://", "postgresql+psycopg://"))
        with engine.connect() as c:
            two = c.begin_twophase()
            c.execute(sqlalchemy.text("INSERT INTO t VALUES (2)"))
            two.prepare()
            assert c.get_transaction() is two
            with psycopg.connect(db.dsn, autocommit=True) as d:
                assert d.execute("SELECT gid FROM pg_prepared_xacts").fetchall() != []
            two.commit()
            assert c.recover_twophase() == []
        with engine.connect() as c:
            assert c.execute(sqlalchemy.text("SELECT a FROM t ORDER BY a")).fetchall() == [(1,), (2,)]
        engine.dispose()


def test_owners_databases_and_limits() -> None:
    with aurorapy.Server(max_prepared_transactions=2) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        e = c.execute
        assert e("SELECT setting, boot_val, context FROM pg_settings WHERE name = 'max_prepared_transactions'").fetchall() == [("2", "0", "postmaster")]
        e("CREATE DATABASE d1")
        e("CREATE ROLE ann LOGIN")
        with psycopg.connect(db.dsn, dbname="d1", autocommit=True) as d:
            d.execute("CREATE TABLE t (a int)")
            d.execute("BEGIN")
            d.execute("INSERT INTO t VALUES (1)")
            d.execute("PREPARE TRANSACTION 'one'")
        with pytest.raises(FeatureNotSupported, match="prepared transaction belongs to another database"):
            e("COMMIT PREPARED 'one'")
        with psycopg.connect(db.dsn, dbname="d1", user="ann", autocommit=True) as a, pytest.raises(InsufficientPrivilege, match="permission denied to finish"):
            a.execute("ROLLBACK PREPARED 'one'")
        for statement, message in (("DROP DATABASE d1", 'database "d1" is being accessed by other users'),
                                   ("DROP DATABASE d1 WITH (FORCE)", 'database "d1" is being used by prepared transactions'),
                                   ("ALTER DATABASE d1 RENAME TO d2", 'database "d1" is being accessed by other users'),
                                   ("CREATE DATABASE d2 TEMPLATE d1", 'source database "d1" is being accessed by other users')):
            with pytest.raises(ObjectInUse) as found:
                e(statement)
            assert (found.value.diag.message_primary, found.value.diag.message_detail) == (message, "There is 1 prepared transaction using the database.")
        e("BEGIN")
        e("PREPARE TRANSACTION 'two'")
        e("BEGIN")
        with pytest.raises(OutOfMemory) as full:
            e("PREPARE TRANSACTION 'three'")
        assert full.value.diag.message_hint == "Increase max_prepared_transactions (currently 2)."
        assert c.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
        e("ROLLBACK PREPARED 'two'")
        e("SELECT aurora_branch('b1', 'd1')")  # begins with what is committed
        with psycopg.connect(db.dsn, dbname="b1", autocommit=True) as b:
            assert b.execute("UPDATE t SET a = 2 RETURNING 1").fetchall() == []
            b.execute("DROP TABLE t")
        with psycopg.connect(db.dsn, dbname="d1", autocommit=True) as d:
            d.execute("COMMIT PREPARED 'one'")
            assert d.execute("SELECT a FROM t").fetchall() == [(1,)]
        e("DROP DATABASE b1")
        e("DROP DATABASE d1")
    with aurorapy.Server(max_prepared_transactions=0) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("BEGIN")
        with pytest.raises(ObjectNotInPrerequisiteState) as disabled:
            c.execute("PREPARE TRANSACTION 'x'")
        assert (disabled.value.diag.message_primary, disabled.value.diag.message_hint) == (
            "prepared transactions are disabled", "Set max_prepared_transactions to a nonzero value.")


def test_states_that_are_kept_and_returned_to() -> None:
    """What is prepared stays in the state in which it was; what was made since a savepoint goes with all that was done since."""
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        e = c.execute
        e("CREATE DATABASE d")
        with psycopg.connect(db.dsn, dbname="d", autocommit=True) as d:
            d.execute("CREATE TABLE t (a int)")
            d.execute("BEGIN")
            d.execute("INSERT INTO t VALUES (1)")
            d.execute("PREPARE TRANSACTION 'before'")
            kept = e("SELECT aurora_savepoint('d')").fetchone()
            assert kept is not None
            assert e("SELECT gid, database FROM pg_prepared_xacts").fetchall() == [("before", kept[0])]
            d.execute("BEGIN")
            d.execute("INSERT INTO t VALUES (2)")
            d.execute("PREPARE TRANSACTION 'since'")
            e("SELECT aurora_return('d', %s)", kept)
            assert e("SELECT gid, database FROM pg_prepared_xacts").fetchall() == [("before", "d")]
            d.execute("COMMIT PREPARED 'before'")
            assert d.execute("SELECT a FROM t").fetchall() == [(1,)]


def test_dump_of_what_is_committed(run: Run) -> None:
    """Nothing of a record is seen by others before its commit, and nothing of it is left behind."""
    e = run.connect()
    e("CREATE TABLE t (a int)")
    e("BEGIN")
    e("CREATE TABLE u (a int)")
    e("INSERT INTO t VALUES (1)")
    e("PREPARE TRANSACTION 'p'")
    for _ in range(2):
        assert "u" not in {name for name, in e("SELECT relname FROM pg_class").fetchall()}
        assert e("SELECT count(*) FROM t").fetchall() == [(0,)]
        e = run.again()
    e("ROLLBACK PREPARED 'p'")
    e("CREATE TABLE u (a int)")
