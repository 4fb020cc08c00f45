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


def beginning(connection: Connection, statement: str) -> threading.Thread:
    """A statement on a thread; it has not ended after a fifth of a second."""
    thread = threading.Thread(target=lambda: connection.execute(statement))
    thread.start()
    thread.join(0.2)
    assert thread.is_alive(), f"{statement} does not wait"
    return thread


def test_a_row_that_was_updated_is_not_deleted_below_those_that_refer_to_it(workers: list[Connection]) -> None:
    a, b, c = workers
    c.execute("CREATE TABLE refers (id int REFERENCES queue)")
    try:
        for worker in (a, b):
            worker.execute("BEGIN")
            worker.execute("INSERT INTO refers VALUES (1)")
        c.execute("BEGIN")
        c.execute("UPDATE queue SET done = true WHERE id = 1")  # no key: it need not wait
        errors: list[object] = []

        def delete() -> None:
            try:
                c.execute("DELETE FROM queue WHERE id = 1")
            except psycopg.Error as e:
                errors.append(e.sqlstate)

        waiting = threading.Thread(target=delete)
        waiting.start()
        waiting.join(0.2)
        assert waiting.is_alive()
        a.execute("ROLLBACK")
        waiting.join(0.2)
        assert waiting.is_alive()
        b.execute("COMMIT")
        waiting.join(10)
        assert errors == ["23503"]
    finally:
        c.execute("ROLLBACK")
        c.execute("DROP TABLE refers")


def test_a_share_is_had_before_those_who_wait_for_more(workers: list[Connection]) -> None:
    a, b, c = workers
    for worker in workers:
        worker.execute("BEGIN")
    a.execute("SELECT FROM queue WHERE id = 1 FOR SHARE")
    waiting = beginning(b, "SELECT FROM queue WHERE id = 1 FOR UPDATE")
    c.execute("SELECT FROM queue WHERE id = 1 FOR SHARE")
    a.execute("COMMIT")
    waiting.join(0.2)
    assert waiting.is_alive()
    c.execute("SELECT FROM queue WHERE id = 1 FOR UPDATE")
    c.execute("COMMIT")
    waiting.join(10)
    assert not waiting.is_alive()


def test_a_savepoint_gives_back_what_made_a_lock_stronger(workers: list[Connection]) -> None:
    a, b, c = workers
    a.execute("BEGIN")
    a.execute("SELECT FROM queue WHERE id = 1 FOR SHARE")
    a.execute("SAVEPOINT s")
    a.execute("SELECT FROM queue WHERE id = 1 FOR UPDATE")
    a.execute("ROLLBACK TO s")
    b.execute("SELECT FROM queue WHERE id = 1 FOR SHARE NOWAIT")
    waiting = beginning(c, "UPDATE queue SET done = true WHERE id = 1")
    a.execute("COMMIT")
    waiting.join(10)
    assert not waiting.is_alive()


def test_do_nothing_about_a_row_that_the_snapshot_does_not_see(workers: list[Connection]) -> None:
    a, b, _ = workers
    for worker in (a, b):
        worker.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        worker.execute("SELECT FROM queue")
    a.execute("INSERT INTO queue VALUES (7) ON CONFLICT DO NOTHING")
    a.execute("INSERT INTO queue VALUES (7) ON CONFLICT DO NOTHING")  # its own: nothing indeed
    a.execute("COMMIT")
    with pytest.raises(psycopg.errors.SerializationFailure):
        b.execute("INSERT INTO queue VALUES (7) ON CONFLICT DO NOTHING")


@pytest.mark.parametrize(("change", "reads", "writes"), [
    ("ADD FOREIGN KEY (id) REFERENCES other NOT VALID", True, False),
    ("VALIDATE CONSTRAINT known", True, True),
    ("ALTER COLUMN done SET STATISTICS 10", True, True),
    ("ALTER COLUMN done SET STATISTICS 10, ALTER COLUMN done SET DEFAULT true", False, False),
])
def test_what_alter_table_keeps_out(workers: list[Connection], change: str, reads: bool, writes: bool) -> None:
    a, b, _ = workers
    a.execute("CREATE TABLE other (id int PRIMARY KEY)")
    try:
        a.execute("ALTER TABLE queue ADD CONSTRAINT known CHECK (id > 0) NOT VALID")
        a.execute("BEGIN")
        a.execute(f"ALTER TABLE queue {change}")
        b.execute("SET lock_timeout = 200")
        for statement, allowed in (("SELECT FROM queue", reads), ("INSERT INTO queue VALUES (8)", writes)):
            try:
                b.execute(statement)
            except psycopg.errors.LockNotAvailable:
                assert not allowed, statement
            else:
                assert allowed, statement
    finally:
        a.execute("ROLLBACK")
        a.execute("DROP TABLE other CASCADE")
