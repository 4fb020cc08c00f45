"""When a transaction that goes on, or that has failed, lets go of its locks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

import aurorapy

Connection = psycopg.Connection[Any]


@pytest.fixture
def pair(server: aurorapy.Server) -> Iterator[tuple[Connection, Connection]]:
    """Two connections, and a table with a row of its own, which another table refers to."""
    with psycopg.connect(server.dsn, autocommit=True) as a, psycopg.connect(server.dsn, autocommit=True) as b:
        a.execute("CREATE TABLE held (k int PRIMARY KEY, v int)")
        a.execute("CREATE TABLE referring (k int REFERENCES held)")
        a.execute("INSERT INTO held VALUES (1, 0), (2, 0)")
        yield a, b
        a.execute("ROLLBACK")
        b.execute("ROLLBACK")
        a.execute("DROP TABLE referring, held")


def test_a_failed_block_holds_nothing(pair: tuple[Connection, Connection]) -> None:
    a, b = pair
    a.execute("BEGIN")
    a.execute("UPDATE held SET v = 1 WHERE k = 1")
    with pytest.raises(psycopg.errors.DivisionByZero):
        a.execute("SELECT 1 / 0")
    b.execute("SET lock_timeout = 5000")
    b.execute("UPDATE held SET v = v + 2 WHERE k = 1")
    assert b.execute("SELECT v FROM held WHERE k = 1").fetchone() == (2,)
    with pytest.raises(psycopg.errors.InFailedSqlTransaction):
        a.execute("SELECT 1")


def test_a_failed_statement_wakes_who_waits(pair: tuple[Connection, Connection]) -> None:
    a, b = pair
    a.execute("BEGIN")
    a.execute("INSERT INTO held VALUES (3, 1)")
    waiting = threading.Thread(target=lambda: b.execute("INSERT INTO held VALUES (3, 2)"))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    with pytest.raises(psycopg.errors.DivisionByZero):
        a.execute("SELECT 1 / 0")
    waiting.join(10)
    assert not waiting.is_alive()
    assert b.execute("SELECT v FROM held WHERE k = 3").fetchone() == (2,)


def test_after_a_savepoint_only_what_was_locked_since(pair: tuple[Connection, Connection]) -> None:
    a, b = pair
    a.execute("BEGIN")
    a.execute("UPDATE held SET v = 1 WHERE k = 1")
    a.execute("SAVEPOINT s")
    a.execute("UPDATE held SET v = 1 WHERE k = 2")
    a.execute("ROLLBACK TO s")
    assert b.execute("SELECT k FROM held ORDER BY k FOR UPDATE SKIP LOCKED").fetchall() == [(2,)]
    a.execute("UPDATE held SET v = 1 WHERE k = 2")
    with pytest.raises(psycopg.errors.DivisionByZero):
        a.execute("SELECT 1 / 0")
    assert b.execute("SELECT k FROM held ORDER BY k FOR UPDATE SKIP LOCKED").fetchall() == [(2,)]
    a.execute("ROLLBACK TO s")
    a.execute("COMMIT")
    assert b.execute("SELECT k, v FROM held ORDER BY k").fetchall() == [(1, 1), (2, 0)]


def test_a_referenced_row_waits_for_truncate(pair: tuple[Connection, Connection]) -> None:
    a, b = pair
    a.execute("INSERT INTO referring VALUES (1)")
    a.execute("BEGIN")
    a.execute("TRUNCATE referring")
    deleting = threading.Thread(target=lambda: b.execute("DELETE FROM held WHERE k = 1"))
    deleting.start()
    deleting.join(0.2)
    assert deleting.is_alive()
    a.execute("COMMIT")
    deleting.join(10)
    assert not deleting.is_alive()
    assert b.execute("SELECT k FROM held").fetchall() == [(2,)]
