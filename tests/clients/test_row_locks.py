"""Which rows FOR UPDATE and its kin lock, and who waits for whom."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

import aurorapy

Connection = psycopg.Connection[Any]
FREE = "SELECT id FROM queue ORDER BY id FOR UPDATE SKIP LOCKED"


@pytest.fixture
def workers(server: aurorapy.Server) -> Iterator[list[Connection]]:
    """Three connections, and a queue of six."""
    opened = [psycopg.connect(server.dsn, autocommit=True) for _ in range(3)]
    opened[0].execute("CREATE TABLE queue (id int PRIMARY KEY, done bool DEFAULT false)")
    opened[0].execute("INSERT INTO queue SELECT generate_series(1, 6)")
    yield opened
    for connection in opened:
        connection.execute("ROLLBACK")
    opened[0].execute("DROP TABLE queue")
    for connection in opened:
        connection.close()


@pytest.mark.parametrize("tail", ["ORDER BY id LIMIT 1", "LIMIT 1", "WHERE NOT done ORDER BY id FETCH FIRST ROW ONLY", "ORDER BY id LIMIT 1 OFFSET 0"])
def test_a_limit_locks_no_more_than_it_returns(workers: list[Connection], tail: str) -> None:
    a, b, c = workers
    taken = []
    for worker in (a, b):
        worker.execute("BEGIN")
        taken += worker.execute(f"SELECT id FROM queue {tail} FOR UPDATE SKIP LOCKED").fetchall()
    assert taken == [(1,), (2,)]
    assert c.execute(FREE).fetchall() == [(3,), (4,), (5,), (6,)]


def test_what_is_behind_a_lock_that_is_waited_for_stays_free(workers: list[Connection]) -> None:
    a, b, c = workers
    a.execute("BEGIN")
    a.execute("SELECT FROM queue WHERE id = 1 FOR UPDATE")
    b.execute("BEGIN")
    waiting = threading.Thread(target=lambda: b.execute("SELECT id FROM queue ORDER BY id LIMIT 1 FOR UPDATE"))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    assert c.execute("SELECT id FROM queue ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED").fetchall() == [(2,)]
    a.execute("ROLLBACK")
    waiting.join(10)
    assert not waiting.is_alive()
    assert c.execute(FREE).fetchall() == [(2,), (3,), (4,), (5,), (6,)]


def test_a_cursor_locks_what_is_fetched(workers: list[Connection]) -> None:
    a, _, c = workers
    a.execute("BEGIN")
    a.execute("DECLARE hand CURSOR FOR SELECT id FROM queue ORDER BY id FOR UPDATE")
    assert c.execute(FREE).fetchall() == [(1,), (2,), (3,), (4,), (5,), (6,)]
    assert a.execute("FETCH 2 FROM hand").fetchall() == [(1,), (2,)]
    assert c.execute(FREE).fetchall() == [(3,), (4,), (5,), (6,)]


def test_a_portal_locks_what_it_has_given(workers: list[Connection]) -> None:
    a, _, c = workers
    with a.transaction(), a.cursor(name="served") as cursor:
        cursor.itersize = 2
        cursor.execute("SELECT id FROM queue ORDER BY id FOR UPDATE")
        assert next(cursor) == (1,)
        assert c.execute(FREE).fetchall() == [(3,), (4,), (5,), (6,)]
