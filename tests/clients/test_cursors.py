"""Queries whose rows are asked for in parts: made on demand, as of when they began."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import asyncpg
import psycopg
import pytest

import aurorapy

Connection = psycopg.Connection[Any]
ROWS = 20_000
SETUP = f"""
CREATE TABLE parts (id int PRIMARY KEY, v int NOT NULL);
CREATE SEQUENCE evaluated;
INSERT INTO parts SELECT i, 0 FROM generate_series(1, {ROWS}) i
"""


@pytest.fixture
def two(connecting: Any) -> Iterator[list[Connection]]:
    """Two connections, a table, and a sequence that counts what was evaluated."""
    with connecting(2, SETUP, "DROP TABLE IF EXISTS parts; DROP SEQUENCE evaluated") as opened:
        yield opened


def evaluated(connection: Connection) -> int:
    last, called = connection.execute("SELECT last_value, is_called FROM evaluated").fetchone() or (0, False)
    return int(last) if called else 0


def test_only_what_is_fetched_is_evaluated(two: list[Connection]) -> None:
    a, _ = two
    with a.transaction(), a.cursor(name="c") as cursor:
        cursor.execute("SELECT id, nextval('evaluated') FROM parts ORDER BY id")
        assert cursor.fetchmany(3) == [(1, 1), (2, 2), (3, 3)]
        assert evaluated(a) == 3
        assert len(cursor.fetchall()) == ROWS - 3
        assert evaluated(a) == ROWS


def test_a_portal_that_is_executed_in_parts(server: aurorapy.Server, two: list[Connection]) -> None:
    async def go() -> tuple[list[int], int]:
        connection = await asyncpg.connect(server.dsn)
        try:
            async with connection.transaction():
                cursor = await connection.cursor("SELECT nextval('evaluated') AS n FROM parts WHERE id > $1", 5)
                first = await cursor.fetch(4)
                after = evaluated(two[1])
                await cursor.fetch(ROWS)
                return [r["n"] for r in first], after
        finally:
            await connection.close()

    assert asyncio.run(go()) == ([1, 2, 3, 4], 4)
    assert evaluated(two[1]) == ROWS - 5


@pytest.mark.parametrize("level", ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"])
def test_a_cursor_sees_what_was_there_when_it_was_declared(two: list[Connection], level: str) -> None:
    a, b = two
    a.execute(f"BEGIN ISOLATION LEVEL {level}")
    a.execute("UPDATE parts SET v = 1 WHERE id = 2")
    a.execute("DECLARE c CURSOR FOR SELECT id, v FROM parts ORDER BY id")
    assert a.execute("FETCH 1 FROM c").fetchall() == [(1, 0)]
    a.execute("UPDATE parts SET v = 2 WHERE id IN (2, 3)")
    b.execute("UPDATE parts SET v = 9 WHERE id > 10")
    b.execute(f"DELETE FROM parts WHERE id = {ROWS}")
    b.execute("VACUUM parts")
    assert a.execute("FETCH 2 FROM c").fetchall() == [(2, 1), (3, 0)]
    rest = a.execute("FETCH ALL FROM c").fetchall()
    assert rest == [(i, 0) for i in range(4, ROWS + 1)]
    a.execute("COMMIT")


def test_rows_are_locked_as_they_are_fetched(two: list[Connection]) -> None:
    a, b = two
    a.execute("BEGIN")
    a.execute("DECLARE c CURSOR FOR SELECT id FROM parts ORDER BY id FOR UPDATE")
    free = "SELECT id FROM parts WHERE id <= 4 ORDER BY id FOR UPDATE SKIP LOCKED"
    assert len(b.execute(free).fetchall()) == 4
    a.execute("FETCH 2 FROM c")
    assert b.execute(free).fetchall() == [(3,), (4,)]
    b.execute("UPDATE parts SET id = -3 WHERE id = 3")
    assert a.execute("FETCH 1 FROM c").fetchall() == [(-3,)]  # its newest version, as READ COMMITTED has it


def test_nobody_changes_a_table_under_a_cursor(two: list[Connection]) -> None:
    a, b = two
    a.execute("BEGIN")
    a.execute("DECLARE c CURSOR FOR SELECT count(*) OVER (), id FROM parts ORDER BY id")
    dropping = threading.Thread(target=lambda: b.execute("DROP TABLE parts"))
    dropping.start()
    dropping.join(0.2)
    assert dropping.is_alive()
    assert a.execute("FETCH 1 FROM c").fetchall() == [(ROWS, 1)]
    a.execute("COMMIT")
    dropping.join(10)
    assert not dropping.is_alive()


def test_a_cursor_declared_while_the_table_is_being_changed(two: list[Connection]) -> None:
    a, b = two
    a.execute("BEGIN")
    a.execute("ALTER TABLE parts ADD COLUMN w int DEFAULT 5")
    b.execute("BEGIN")
    rows: list[Any] = []

    def declare() -> None:
        b.execute("DECLARE c CURSOR FOR SELECT * FROM parts ORDER BY id")
        rows.extend(b.execute("FETCH 1 FROM c").fetchall())

    declaring = threading.Thread(target=declare)
    declaring.start()
    declaring.join(0.2)
    assert declaring.is_alive()
    a.execute("COMMIT")
    declaring.join(10)
    assert rows == [(1, 0, 5)]


def test_a_cancelled_fetch_ends_its_cursor(two: list[Connection]) -> None:
    a, _ = two
    a.execute("BEGIN")
    a.execute("DECLARE c CURSOR FOR SELECT pg_sleep(CASE WHEN id = 3 THEN 60 ELSE 0 END), id FROM parts ORDER BY id")
    a.execute("FETCH 2 FROM c")
    a.execute("SAVEPOINT s")
    a.execute("SET LOCAL statement_timeout = 200")
    with pytest.raises(psycopg.errors.QueryCanceled):
        a.execute("FETCH 2 FROM c")
    a.execute("ROLLBACK TO s")
    with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match='portal "c" cannot be run'):
        a.execute("FETCH 1 FROM c")


@pytest.mark.parametrize("isolation", ["read committed", "repeatable read"])
def test_current_of_a_row_that_others_have_changed(connecting: Any, isolation: str) -> None:
    with connecting(2, "CREATE TABLE current_row (k int, n int)", "DROP TABLE current_row") as (a, b):
        for change, expected in (("UPDATE current_row SET n = 100 WHERE k = 1", [(1, 101)]), ("DELETE FROM current_row WHERE k = 1", [])):
            b.execute("TRUNCATE current_row")
            b.execute("INSERT INTO current_row VALUES (1, 1), (2, 2)")
            a.execute(f"BEGIN ISOLATION LEVEL {isolation}")
            a.execute("DECLARE c CURSOR FOR SELECT k FROM current_row")
            assert a.execute("FETCH c").fetchall() == [(1,)]
            b.execute(change)
            statement = "UPDATE current_row SET n = n + 1 WHERE CURRENT OF c RETURNING *"
            if isolation == "read committed":
                assert a.execute(statement).fetchall() == expected
            else:
                with pytest.raises(psycopg.errors.SerializationFailure):
                    a.execute(statement)
            a.execute("ROLLBACK")
