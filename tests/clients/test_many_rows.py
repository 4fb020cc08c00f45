"""Statements over many rows, while other transactions have some of these rows or keys."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

Connection = psycopg.Connection[Any]


@pytest.fixture
def both(connecting: Any) -> Iterator[list[Connection]]:
    """Two connections, and a table of a hundred rows."""
    with connecting(2, "CREATE TABLE much (id int PRIMARY KEY, n int DEFAULT 0); INSERT INTO much SELECT generate_series(1, 100)", "DROP TABLE much") as opened:
        yield opened


def ending(connection: Connection, statement: str) -> Callable[[], Any]:
    """Begin a statement, which must wait; what is returned waits for it: an error's SQLSTATE, or how many rows."""
    told: list[Any] = []

    def run() -> None:
        try:
            told.append(connection.execute(statement).rowcount)
        except psycopg.Error as e:
            told.append(e.sqlstate)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(0.2)
    assert thread.is_alive(), f"{statement} does not wait"

    def end() -> Any:
        thread.join(10)
        return told[0]

    return end


@pytest.mark.parametrize(("how", "told"), [("COMMIT", "23505"), ("ROLLBACK", 50)])
def test_one_key_among_many_is_another_ones(both: list[Connection], how: str, told: Any) -> None:
    a, b = both
    a.execute("BEGIN")
    a.execute("INSERT INTO much SELECT generate_series(120, 130)")
    end = ending(b, "INSERT INTO much SELECT generate_series(101, 150)")
    a.execute(how)
    assert end() == told
    assert b.execute("SELECT count(*) FROM much").fetchall() == [(111 if how == "COMMIT" else 150,)]


@pytest.mark.parametrize(("how", "told"), [("COMMIT", 50), ("ROLLBACK", "23505")])
def test_keys_of_rows_that_another_one_has_deleted(both: list[Connection], how: str, told: Any) -> None:
    a, b = both
    a.execute("BEGIN")
    a.execute("DELETE FROM much WHERE id > 50")
    end = ending(b, "INSERT INTO much SELECT generate_series(51, 100)")
    a.execute(how)
    assert end() == told


@pytest.mark.parametrize("statement", ["UPDATE much SET n = n + 1 WHERE n < 10", "DELETE FROM much WHERE n < 10"])
@pytest.mark.parametrize(("how", "told"), [("COMMIT", 70), ("ROLLBACK", 100)])
def test_rows_that_another_one_has_changed_are_seen_anew(both: list[Connection], statement: str, how: str, told: int) -> None:
    a, b = both
    a.execute("BEGIN")
    a.execute("UPDATE much SET n = 10 WHERE id BETWEEN 31 AND 60")
    end = ending(b, statement)
    a.execute(how)
    assert end() == told


@pytest.mark.parametrize("statement", ["UPDATE much SET n = n + 1", "DELETE FROM much"])
def test_a_row_changed_since_the_snapshot_fails_repeatable_read(both: list[Connection], statement: str) -> None:
    a, b = both
    b.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
    b.execute("SELECT count(*) FROM much")
    a.execute("UPDATE much SET n = 1 WHERE id = 99")
    with pytest.raises(psycopg.errors.SerializationFailure):
        b.execute(statement)
    b.execute("ROLLBACK")


@pytest.mark.parametrize("statement", ["UPDATE much SET n = 5", "DELETE FROM much", "UPDATE much SET id = id + 1000"])
def test_who_wants_one_of_many_rows_waits(both: list[Connection], statement: str) -> None:
    a, b = both
    a.execute("BEGIN")
    a.execute("SAVEPOINT here")
    a.execute(statement)
    end = ending(b, "UPDATE much SET n = n + 1 WHERE id = 50")
    a.execute("ROLLBACK TO here")
    assert end() == 1
    a.execute("COMMIT")
    with b.transaction():
        b.execute("UPDATE much SET n = n + 1 WHERE id <> 70")
        assert a.execute("SELECT id FROM much FOR UPDATE SKIP LOCKED").fetchall() == [(70,)]
        assert len(a.execute("SELECT id FROM much FOR KEY SHARE SKIP LOCKED").fetchall()) == 100


def test_of_many_rows_those_with_a_new_key_exclude_who_refers_to_them(both: list[Connection]) -> None:
    a, b = both
    a.execute("BEGIN")
    a.execute("UPDATE much SET id = CASE WHEN id > 90 THEN id + 100 ELSE id END, n = 1")
    assert len(b.execute("SELECT id FROM much FOR KEY SHARE SKIP LOCKED").fetchall()) == 90
    a.execute("ROLLBACK")


def test_many_writes_make_a_serializable_transaction_fail(both: list[Connection]) -> None:
    a, b = both
    for one in both:
        one.execute("BEGIN ISOLATION LEVEL SERIALIZABLE")
        one.execute("SELECT sum(n) FROM much")
    a.execute("UPDATE much SET n = 1 WHERE id <= 50")
    b.execute("UPDATE much SET n = 2 WHERE id > 50")
    a.execute("COMMIT")
    with pytest.raises(psycopg.errors.SerializationFailure):
        b.execute("COMMIT")
    b.execute("ROLLBACK")
