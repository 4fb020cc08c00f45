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


ROUTINES = {  # how a statement that waits stands in a routine; {} is the statement, which gives one number
    "sql": "CREATE FUNCTION waits() RETURNS bigint LANGUAGE sql AS 'INSERT INTO waits_log VALUES (1); {}'",
    "query": "CREATE FUNCTION waits() RETURNS bigint LANGUAGE plpgsql AS 'DECLARE n bigint; BEGIN INSERT INTO waits_log VALUES (1); {} INTO n; RETURN n; END'",
    "expression": "CREATE FUNCTION waits() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN INSERT INTO waits_log VALUES (1); RETURN ({}); END'",
    "execute": """CREATE FUNCTION waits() RETURNS bigint LANGUAGE plpgsql AS
                  'DECLARE n bigint; BEGIN INSERT INTO waits_log VALUES (1); EXECUTE ''{}'' INTO n; RETURN n; END'""",
    "loop": """CREATE FUNCTION waits() RETURNS bigint LANGUAGE plpgsql AS
               'DECLARE n bigint; BEGIN INSERT INTO waits_log VALUES (1); FOR n IN {} LOOP RETURN n; END LOOP; END'""",
    "handler": """CREATE FUNCTION waits() RETURNS bigint LANGUAGE plpgsql AS 'DECLARE n bigint; BEGIN INSERT INTO waits_log VALUES (1);
                  BEGIN {} INTO n; RETURN n; EXCEPTION WHEN serialization_failure THEN RETURN -1; END; END'""",
}
INSIDE = [
    ("TRUNCATE watched", "SELECT count(*) FROM watched", [(0,)]),
    ("ALTER TABLE watched ADD z int DEFAULT 7", "SELECT count(*) + 12 FROM watched", [(14,)]),
    ("DROP TABLE watched; CREATE TABLE watched AS SELECT 5 AS k", "SELECT max(k) FROM watched", [(5,)]),
    ("ALTER TABLE watched RENAME k TO kk", "SELECT max(k) FROM watched", "42703"),
]


def waited(two: list[Connection], change: str, statement: str) -> Any:
    """What a statement of the second session comes to that waits while the first changes a table."""
    a, b = two
    a.execute("BEGIN")
    a.execute(change)
    answers: list[Any] = []
    waiting = threading.Thread(target=lambda: answers.append(told(b, statement, False)))
    waiting.start()
    waiting.join(0.1)
    assert waiting.is_alive(), statement
    a.execute("COMMIT")
    waiting.join(10)
    return answers[0]


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize("kind", list(ROUTINES))
def test_inside_of_routines(two: list[Connection], kind: str, known: bool) -> None:
    a, b = two
    try:
        for change, statement, expected in INSIDE:
            a.execute("DROP TABLE IF EXISTS watched, waits_log; DROP FUNCTION IF EXISTS waits()")
            a.execute("CREATE TABLE watched (k int); CREATE TABLE waits_log (n int); INSERT INTO watched VALUES (1), (2)")
            a.execute(ROUTINES[kind].format(statement))
            if known:
                b.execute("SELECT waits()")
                a.execute("TRUNCATE waits_log")
            assert waited(two, change, "SELECT waits()") == expected, (change, statement)
            # what was done before the statement that waited is done once
            assert a.execute("SELECT count(*) FROM waits_log").fetchall() == [(0 if isinstance(expected, str) else 1,)]
    finally:
        a.execute("DROP TABLE IF EXISTS watched, waits_log; DROP FUNCTION IF EXISTS waits()")


def test_inside_of_other_statements(two: list[Connection]) -> None:
    a, _ = two
    for statement, expected in (("CREATE TABLE watched_made AS SELECT * FROM watched", "SELECT 2"), ("EXPLAIN (ANALYZE, COSTS OFF) DELETE FROM watched", None),
                                ("CREATE MATERIALIZED VIEW watched_made AS SELECT * FROM watched", "SELECT 2")):
        a.execute("DROP TABLE IF EXISTS watched, watched_made; CREATE TABLE watched (k int); INSERT INTO watched VALUES (1), (2)")
        answer = waited(two, "ALTER TABLE watched ADD z int", statement)
        assert answer == expected or expected is None and answer[0][0].startswith("Delete"), statement
        if expected is not None:
            assert a.execute("SELECT * FROM watched_made LIMIT 1").fetchall() == [(1, None)]
        a.execute("DROP TABLE IF EXISTS watched_made" if "TABLE" in statement else "DROP MATERIALIZED VIEW IF EXISTS watched_made")


def test_inside_of_a_trigger(two: list[Connection]) -> None:
    a, b = two
    a.execute("""CREATE TABLE watched (k int); CREATE TABLE waits_log (n int); CREATE FUNCTION waits() RETURNS trigger LANGUAGE plpgsql AS
                 'BEGIN INSERT INTO watched VALUES (new.n); RETURN new; END'; CREATE TRIGGER t BEFORE INSERT ON waits_log FOR EACH ROW EXECUTE FUNCTION waits()""")
    try:
        b.execute("INSERT INTO waits_log VALUES (0)")
        assert waited(two, "ALTER TABLE watched ADD z int DEFAULT 4", "INSERT INTO waits_log VALUES (1), (2)") == "INSERT 0 2"
        assert a.execute("SELECT * FROM watched ORDER BY k").fetchall() == [(0, 4), (1, 4), (2, 4)]
        assert a.execute("SELECT * FROM waits_log ORDER BY n").fetchall() == [(0,), (1,), (2,)]
    finally:
        a.execute("DROP TABLE watched, waits_log; DROP FUNCTION waits()")
