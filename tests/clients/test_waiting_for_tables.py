"""Statements that wait for a table that another transaction changes: planned anew, they see what became of it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

Connection = psycopg.Connection[Any]
KINDS = {
    "plain": "CREATE TABLE watched (k int PRIMARY KEY)",
    "inherited": "CREATE TABLE watched (k int PRIMARY KEY); CREATE TABLE watched_child () INHERITS (watched)",
    "partitioned": "CREATE TABLE watched (k int PRIMARY KEY) PARTITION BY RANGE (k); CREATE TABLE watched_1 PARTITION OF watched FOR VALUES FROM (0) TO (100)",
}
CASES = [  # what is done to the table, and what a statement comes to that waited
    ("TRUNCATE watched", "SELECT * FROM watched ORDER BY k", []),
    ("TRUNCATE watched", "SELECT count(*) FROM watched", [(0,)]),
    ("TRUNCATE watched", "SELECT * FROM watched WHERE k = 1", []),
    ("TRUNCATE watched", "INSERT INTO watched VALUES (7)", "INSERT 0 1"),
    ("TRUNCATE watched", "INSERT INTO watched SELECT k + 50 FROM watched", "INSERT 0 0"),
    ("TRUNCATE watched", "UPDATE watched SET k = k + 20", "UPDATE 0"),
    ("TRUNCATE watched", "SELECT k FROM watched FOR UPDATE", []),
    ("LOCK TABLE watched; DELETE FROM watched WHERE k = 1", "SELECT * FROM watched ORDER BY k", [(2,)]),
    ("LOCK TABLE watched; DELETE FROM watched WHERE k = 1", "UPDATE watched SET k = k + 20", "UPDATE 1"),
    ("ALTER TABLE watched ADD z int DEFAULT 7", "SELECT * FROM watched ORDER BY k", [(1, 7), (2, 7)]),
    ("ALTER TABLE watched ADD z int DEFAULT 7", "DELETE FROM watched WHERE k = 1 RETURNING *", [(1, 7)]),
    ("ALTER TABLE watched RENAME k TO kk", "UPDATE watched SET k = 5", "42703"),
    ("DROP TABLE watched CASCADE", "SELECT * FROM watched", "42P01"),
]


@pytest.fixture
def two(connecting: Any) -> Iterator[list[Connection]]:
    with connecting(2, "SELECT", "DROP TABLE IF EXISTS watched CASCADE") as opened:
        yield opened


def told(connection: Connection, sql: str, prepare: bool) -> Any:
    try:
        cursor = connection.execute(sql, prepare=prepare)
    except psycopg.Error as e:
        return e.sqlstate
    return cursor.fetchall() if cursor.description else cursor.statusmessage


@pytest.mark.parametrize("prepare", [False, True])
@pytest.mark.parametrize("kind", list(KINDS))
def test_what_a_statement_comes_to(two: list[Connection], kind: str, prepare: bool) -> None:
    a, b = two
    for n, (change, statement, expected) in enumerate(CASES):
        a.execute("DROP TABLE IF EXISTS watched CASCADE")
        a.execute(KINDS[kind])
        a.execute("INSERT INTO watched VALUES (1), (2)")
        a.execute("BEGIN")
        a.execute(change)
        answers: list[Any] = []
        waiting = threading.Thread(target=lambda s=f"{statement} /* {kind} {n} */", out=answers: out.append(told(b, s, prepare)))
        waiting.start()
        waiting.join(0.1)
        assert waiting.is_alive(), statement
        a.execute("COMMIT")
        waiting.join(10)
        assert answers == [expected], (change, statement)


def test_copy_waits_before_it_looks(two: list[Connection]) -> None:
    a, b = two
    a.execute("CREATE TABLE watched (k int PRIMARY KEY)")
    a.execute("BEGIN")
    a.execute("ALTER TABLE watched ADD z int")
    done: list[Any] = []

    def copy() -> None:
        with b.cursor().copy("COPY watched FROM STDIN") as c:
            c.write("1\t2\n")
        done.append(b.execute("SELECT * FROM watched").fetchall())

    waiting = threading.Thread(target=copy)
    waiting.start()
    waiting.join(0.2)
    a.execute("COMMIT")
    waiting.join(10)
    assert done == [[(1, 2)]]
