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
