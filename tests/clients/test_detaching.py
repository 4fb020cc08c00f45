"""ALTER TABLE ... DETACH PARTITION ... CONCURRENTLY among several sessions: who waits, who sees what, and what stays when it is cut short."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import errors

import aurorapy

Connection = psycopg.Connection[Any]
PARTED = """
CREATE TABLE parted (a int) PARTITION BY LIST (a);
CREATE TABLE one PARTITION OF parted FOR VALUES IN (1);
CREATE TABLE two PARTITION OF parted FOR VALUES IN (2, 3);
INSERT INTO parted VALUES (1), (2);
"""
DETACH = "ALTER TABLE parted DETACH PARTITION two CONCURRENTLY"
FINALIZE = "ALTER TABLE parted DETACH PARTITION two FINALIZE"


@pytest.fixture
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server:
        with psycopg.connect(server.dsn, autocommit=True) as c:
            c.execute(PARTED)
        yield server


def connect(db: aurorapy.Server) -> Connection:
    return psycopg.connect(db.dsn, autocommit=True, options="-c statement_timeout=20s")


def values(c: Connection) -> list[int]:
    return [a for (a,) in c.execute("SELECT a FROM parted ORDER BY a")]


class Detaching:
    """A DETACH in another thread."""

    def __init__(self, c: Connection, watcher: Connection, sql: str = DETACH) -> None:
        self.error: BaseException | None = None
        self.c, self.sql = c, sql
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()
        end = time.monotonic() + 10
        while watcher.execute("SELECT wait_event_type FROM pg_stat_activity WHERE pid = %s", (c.info.backend_pid,)).fetchone() != ("Lock",):
            assert time.monotonic() < end
            time.sleep(0.01)

    def run(self) -> None:
        try:
            self.c.execute(self.sql)
        except psycopg.Error as e:
            self.error = e

    def end(self) -> BaseException | None:
        self.thread.join(10)
        assert not self.thread.is_alive()
        return self.error


def pending(c: Connection) -> list[Any]:
    return c.execute("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhdetachpending").fetchall()


def test_statements_that_begin_later_do_not_see_the_partition(db: aurorapy.Server) -> None:
    with connect(db) as a, connect(db) as b, connect(db) as c:
        a.execute("BEGIN")
        assert values(a) == [1, 2]
        d = Detaching(b, c)
        assert c.execute("SELECT pg_blocking_pids(%s)", (b.info.backend_pid,)).fetchone() == ([a.info.backend_pid],)
        locks = "SELECT mode, granted FROM pg_locks WHERE pid = %s AND locktype = 'virtualxid' AND NOT granted"
        assert c.execute(locks, (b.info.backend_pid,)).fetchall() == [("ShareLock", False)]
        assert values(a) == values(c) == [1]
        assert pending(c) == [("two",)]
        with pytest.raises(errors.CheckViolation, match='no partition of relation "parted" found for row'):
            c.execute("INSERT INTO parted VALUES (2)")
        a.execute("COMMIT")
        assert d.end() is None
        assert pending(c) == []
        assert c.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'two'::regclass").fetchall() == [
            ("CHECK (((a IS NOT NULL) AND (a = ANY ('{2,3}'::integer[]))))",)]


def test_older_snapshots_go_on_seeing_the_partition(db: aurorapy.Server) -> None:
    with connect(db) as a, connect(db) as b, connect(db) as c:
        a.prepare_threshold = 0
        a.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        a.execute("PREPARE put AS INSERT INTO parted VALUES ($1)")
        d = Detaching(b, c)
        assert values(a) == [1, 2]
        a.execute("EXECUTE put (3)")
        assert values(a) == [1, 2, 3]
        assert values(c) == [1]
        c.execute("SELECT pg_cancel_backend(%s)", (b.info.backend_pid,))
        assert isinstance(d.end(), errors.QueryCanceled)
        assert values(a) == [1, 2, 3]
        a.execute("COMMIT")
        assert values(a) == values(b) == [1]  # by the plans that they have, too
        with pytest.raises(errors.CheckViolation):
            a.execute("EXECUTE put (3)")
        b.execute(FINALIZE)
        assert b.execute("TABLE two").fetchall() == [(2,), (3,)]


def test_finalize_waits_for_snapshots(db: aurorapy.Server) -> None:
    with connect(db) as a, connect(db) as b, connect(db) as c:
        a.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        assert values(a) == [1, 2]
        b.execute("SET lock_timeout = 100")
        with pytest.raises(errors.LockNotAvailable):
            b.execute(DETACH)
        assert pending(c) == [("two",)]
        with pytest.raises(errors.ObjectNotInPrerequisiteState, match='partition "two" already pending detach in partitioned table "public.parted"'):
            c.execute("ALTER TABLE parted DETACH PARTITION one CONCURRENTLY")
        b.execute("SET lock_timeout = 0")
        d = Detaching(b, c, FINALIZE)
        a.execute("COMMIT")
        assert d.end() is None
        assert pending(c) == []


def test_a_circle_of_waits_is_a_deadlock(db: aurorapy.Server) -> None:
    with connect(db) as a, connect(db) as b, connect(db) as c:
        a.execute("BEGIN")
        values(a)
        d = Detaching(b, c)
        with pytest.raises(errors.DeadlockDetected):
            a.execute("LOCK TABLE parted")
        a.execute("ROLLBACK")
        assert d.end() is None


def test_who_waits_for_the_table_is_let_by(db: aurorapy.Server) -> None:
    with connect(db) as a, connect(db) as b, connect(db) as c, connect(db) as e:
        a.execute("BEGIN")
        values(a)
        d = Detaching(b, c)
        other = threading.Thread(target=lambda: e.execute("ALTER TABLE parted ADD COLUMN z int"))
        other.start()
        while c.execute("SELECT wait_event FROM pg_stat_activity WHERE pid = %s", (e.info.backend_pid,)).fetchone() != ("relation",):
            time.sleep(0.01)
        a.execute("COMMIT")
        assert d.end() is None
        other.join(10)
        assert [c.name for c in c.execute("TABLE parted").description or ()] == ["a", "z"]
        assert [c.name for c in c.execute("TABLE two").description or ()] == ["a"]


def test_the_mark_outlives_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(data=tmp_path / "data") as db, connect(db) as a, connect(db) as b:
        a.execute(PARTED)
        a.execute("BEGIN")
        values(a)
        b.execute("SET lock_timeout = 100")
        with pytest.raises(errors.LockNotAvailable):
            b.execute(DETACH)
    with aurorapy.Server(data=tmp_path / "data") as db, connect(db) as c:
        assert pending(c) == [("two",)]
        assert values(c) == [1]
        with pytest.raises(errors.ObjectNotInPrerequisiteState, match="with an incomplete detach"):
            c.execute("ALTER TABLE two ADD COLUMN z int")
        c.execute(FINALIZE)
        c.execute("ALTER TABLE two ADD COLUMN z int")
