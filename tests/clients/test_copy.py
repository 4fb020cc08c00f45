"""COPY through a driver; the csv lines are what PostgreSQL 15 wrote for the same table."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

import aurorapy


@pytest.fixture
def c() -> Any:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (a int, b text, c numeric(6,2), d timestamptz, e int[], f jsonb)")
        connection.execute("""INSERT INTO t VALUES
            (1, 'x', 1.5, '2020-01-01', '{1,2}', '{"k":1}'), (2, NULL, NULL, NULL, NULL, NULL), (3, 'a,"b', 0, NULL, '{}', '[]')""")
        yield connection


def copied(c: Any, sql: str) -> bytes:
    with c.cursor().copy(sql) as copy:
        return b"".join(bytes(part) for part in copy)


def feed(c: Any, sql: str, data: bytes, size: int = 7) -> None:
    with c.cursor().copy(sql) as copy:
        for i in range(0, len(data), size):
            copy.write(data[i : i + size])


def test_binary_goes_out_and_comes_back(c: Any) -> None:
    data = copied(c, "COPY t TO STDOUT (FORMAT binary)")
    assert data.startswith(b"PGCOPY\n\xff\r\n\0" + bytes(8) + b"\0\6\0\0\0\4\0\0\0\1\0\0\0\1x")
    c.execute("CREATE TABLE u AS SELECT * FROM t WHERE false")
    feed(c, "COPY u FROM STDIN (FORMAT binary)", data)
    assert c.execute("SELECT * FROM u ORDER BY a").fetchall() == c.execute("SELECT * FROM t ORDER BY a").fetchall()
    for bad in (b"rubbish" * 5, data[:40], data[:-2] + b"\0\5"):
        with pytest.raises(psycopg.errors.BadCopyFileFormat):
            feed(c, "COPY u FROM STDIN (FORMAT binary)", bad)


def test_csv_force_options(c: Any) -> None:
    assert copied(c, "COPY t (a, b) TO STDOUT (FORMAT csv, FORCE_QUOTE *)") == b'"1","x"\n"2",\n"3","a,""b"\n'
    feed(c, "COPY t (a, b) FROM STDIN (FORMAT csv, FORCE_NOT_NULL (b))", b'7,\n8,""\n')
    feed(c, "COPY t (a, b) FROM STDIN (FORMAT csv, FORCE_NULL (b))", b'9,""\n')
    assert c.execute("SELECT a, b FROM t WHERE a > 5 ORDER BY a").fetchall() == [(7, ""), (8, ""), (9, None)]


def test_a_load_into_a_fresh_table_is_all_or_nothing(c: Any) -> None:
    lines = b"".join(b"%d\t%d\n" % (i, i % 7) for i in range(5000))
    with c.transaction():
        c.execute("CREATE TABLE big (a int, b int)")
        feed(c, "COPY big FROM STDIN", lines, 1 << 16)
        c.execute("UPDATE big SET b = -1 WHERE a = 17")
    assert c.execute("SELECT count(*), sum(a), sum(b) FROM big").fetchone() == (5000, 12497500, sum(i % 7 for i in range(5000)) - 3 - 1)
    with pytest.raises(psycopg.errors.InvalidTextRepresentation) as e, c.transaction():
        c.execute("TRUNCATE big")
        feed(c, "COPY big FROM STDIN", lines + b"5000\tx\n", 1 << 16)
    assert e.value.diag.context == 'COPY big, line 5001, column b: "x"'
    assert c.execute("SELECT count(*) FROM big").fetchone() == (5000,)
    with c.transaction():
        c.execute("CREATE TABLE kept (a int, b int)")
        with pytest.raises(ZeroDivisionError), c.transaction():
            feed(c, "COPY kept FROM STDIN", lines, 1 << 16)
            raise ZeroDivisionError
    assert c.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_csv_with_an_escape_of_its_own(c: Any) -> None:
    rows = [(1, "plain"), (2, "it's"), (3, "back\\slash, \\'both"), (4, "line\nend")]
    c.execute("CREATE TABLE u (a int, b text)")
    with c.cursor() as cursor:
        cursor.executemany("INSERT INTO u VALUES (%s, %s)", rows)
    options = r"(FORMAT csv, QUOTE '''', ESCAPE '\')"
    data = copied(c, f"COPY u TO STDOUT {options}")
    assert data == rb"""1,plain
2,'it\'s'
3,'back\\slash, \\\'both'
4,'line
end'
"""
    c.execute("TRUNCATE u")
    feed(c, f"COPY u FROM STDIN {options}", data, 3)
    assert c.execute("SELECT * FROM u ORDER BY a").fetchall() == rows
    feed(c, f"COPY u FROM STDIN {options}", b"5,'a\\b'\n")  # before anything else it is itself
    assert c.execute("SELECT b FROM u WHERE a = 5").fetchall() == [("a\\b",)]
    with pytest.raises(psycopg.errors.BadCopyFileFormat):
        feed(c, f"COPY u FROM STDIN {options}", b"6,'open\\'\n")


def test_only_rows_that_fit(c: Any) -> None:
    c.execute("CREATE TABLE w (a int PRIMARY KEY CHECK (a > 0), b text, double int GENERATED ALWAYS AS (a * 2) STORED)")
    cursor = c.cursor()
    with cursor.copy("COPY w (a, b) FROM STDIN WHERE a > 1 AND b <> 'no'") as copy:
        copy.write("-5\tx\n1\tx\n2\tno\n3\tyes\n4\t\\N\n6\talso\n")  # what is left out is not checked
    assert cursor.rowcount == 2
    assert c.execute("SELECT * FROM w ORDER BY a").fetchall() == [(3, "yes", 6), (6, "also", 12)]
    with pytest.raises(psycopg.errors.UniqueViolation), cursor.copy("COPY w (a, b) FROM STDIN WHERE a < 5") as copy:
        copy.write("9\tx\n3\tx\n")
    with pytest.raises(psycopg.errors.InvalidColumnReference):
        feed(c, "COPY w (a, b) FROM STDIN WHERE double > 2", b"")
    c.execute("CREATE VIEW v AS SELECT * FROM w")
    with pytest.raises(psycopg.errors.WrongObjectType):
        feed(c, "COPY v FROM STDIN", b"")


@pytest.mark.timeout(60)
def test_errors_of_conditions_and_partitions_tell_the_line() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE plain (a int, b text)")
        connection.execute("CREATE TABLE parts (a int, b text NOT NULL CHECK (b <> 'z')) PARTITION BY RANGE (a)")
        connection.execute("CREATE TABLE low PARTITION OF parts FOR VALUES FROM (0) TO (10)")

        def context(copy: str, data: str) -> str | None:
            with pytest.raises(psycopg.Error) as e, connection.cursor().copy(copy) as writer:
                writer.write(data)
            return e.value.diag.context

        assert context("COPY plain FROM STDIN WHERE a / (a - 2) > 0", "1\tx\n2\ty\n") == 'COPY plain, line 2: "2\ty"'
        assert context("COPY parts FROM STDIN", "1\tx\n20\ty\n") == 'COPY parts, line 2: "20\ty"'
        assert context("COPY parts FROM STDIN WHERE a <> 3", "1\tx\n3\tq\n2\tz\n") == 'COPY parts, line 3: "2\tz"'
        assert context("COPY parts (a) FROM STDIN", "1\n") == 'COPY parts, line 1: "1"'
        connection.execute("CREATE FUNCTION five() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN IF new.a = 5 THEN RAISE 'five'; END IF; RETURN new; END$$")
        connection.execute("CREATE TRIGGER t BEFORE INSERT ON low FOR EACH ROW EXECUTE FUNCTION five()")
        assert (context("COPY parts FROM STDIN", "2\tx\n5\tz\n") or "").endswith('COPY parts, line 2: "5\tz"')


@pytest.mark.timeout(60)
def test_alter_table_tells_no_positions_of_expressions() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE t (a int)")
        for sql in ("ALTER TABLE t ADD CHECK (nosuch > 1)", "ALTER TABLE t ADD COLUMN c int DEFAULT nosuch(1)", "ALTER TABLE t ADD COLUMN c int CHECK (d > 1)",
                    "ALTER TABLE t ALTER a SET DEFAULT 'x'", "ALTER TABLE t ADD UNIQUE (nosuch)", "CREATE DOMAIN d AS int CHECK (valu > 1)"):
            with pytest.raises(psycopg.Error) as e:
                connection.execute(sql)
            assert e.value.diag.statement_position is None, sql
        for sql in ("CREATE TABLE u (a int CHECK (b > 1))", "ALTER TABLE t ADD COLUMN c nosuch", "ALTER TABLE t ALTER a TYPE int USING nosuch"):
            with pytest.raises(psycopg.Error) as e:
                connection.execute(sql)
            assert e.value.diag.statement_position is not None, sql
