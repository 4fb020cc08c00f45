"""Where COPY's lines end, and what is told of them: each case's rows or error are PostgreSQL's, whatever blocks the data comes in."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

import aurorapy

pytestmark = pytest.mark.timeout(60)
CORRUPT = ("22P04", "end-of-copy marker corrupt", None)
STYLE = ("22P04", "end-of-copy marker does not match previous newline style", None)
UNENDED = ("22P04", "unterminated CSV quoted field", None)


def literal(what: str, escape: str) -> tuple[str, str, str]:
    return "22P04", f"literal {what} found in data", f'Use "{escape}" to represent {what}.'


def unquoted(what: str) -> tuple[str, str, str]:
    return "22P04", f"unquoted {what} found in data", f"Use quoted CSV field to represent {what}."


TEXT = [
    (b"a\\\n", ["a\n"]), (b"a\\\\\n", ["a\\"]), (b"a\\\\\nb\n", ["a\\", "b"]), (b"a\\\nb\n\\N\n", ["a\nb", None]), (b"x\\\n\\\ny\n", ["x\n\ny"]),
    (b"\\N\\\n\n", ["N\n"]), (b"a\\\rb\n", ["a\rb"]), (b"a\\\r\nb\n", ["a\r", "b"]), (b"a\\", ["a"]), (b"a\nb\\", ["a", "b"]),
    (b"a\r\nb\r\n", ["a", "b"]), (b"\r\n\r\n", ["", ""]), (b"a\rb\rc", ["a", "b", "c"]), (b"a\rb\rc\r", ["a", "b", "c"]),
    (b"a\rb\nc\n", (*literal("newline", "\\n"), "COPY t, line 2")), (b"a\r\nb\n", (*literal("newline", "\\n"), "COPY t, line 2")),
    (b"a\nb\r\n", (*literal("carriage return", "\\r"), "COPY t, line 2")),
    (b"a\nxx\\.\nb\n", ["a", "xx"]), (b"a\n\\.\nb\n", ["a"]), (b"a\r\n\\.\r\nb\n", ["a"]), (b"a\n\\\\.\nb\n", ["a", "\\.", "b"]),
    (b"a\n\\.b\n", (*CORRUPT, "COPY t, line 2")), (b"a\n\\.", (*CORRUPT, "COPY t, line 2")), (b"\\.", (*CORRUPT, "COPY t, line 1")),
    (b"a\\.b\n", (*CORRUPT, "COPY t, line 1")), (b"a\r\n\\.\rb", (*CORRUPT, "COPY t, line 2")),
    (b"a\n\\.\r\nb\n", (*STYLE, "COPY t, line 2")), (b"a\r\n\\.\nb\n", (*STYLE, "COPY t, line 2")),
    (b"a\\\nb\t1\n", ("22P04", "extra data after last expected column", None, 'COPY t, line 1: "a\\\nb\t1"')),
    (b"1\n2\n\xc3\\\xa9\n", ("22021", 'invalid byte sequence for encoding "UTF8": 0xc3 0x5c', None, "COPY t, line 3")),
    (b"1\n\\xff\n", ("22021", 'invalid byte sequence for encoding "UTF8": 0xff', None, 'COPY t, line 2: "\\xff"')),
    ("é".encode() * 60 + b"\t\n", ("22P04", "extra data after last expected column", None, f'COPY t, line 1: "{"é" * 50}..."')),
]
CSV = [
    (b'"a\rb"\nc\n', ["a\rb", "c"]), (b'"a\nb"\r\nc\r\n', ["a\nb", "c"]), (b"a\rb\r", ["a", "b"]), (b"a\\\nb\n", ["a\\", "b"]),
    (b"a\rb\nc\n", (*unquoted("newline"), "COPY t, line 2")), (b"a\r\nb\n", (*unquoted("newline"), "COPY t, line 2")),
    (b"a\nb\r\n", (*unquoted("carriage return"), "COPY t, line 2")), (b"a\r\n\\.\nb\r\n", (*unquoted("newline"), "COPY t, line 2")),
    (b"a\n\\.\nb\n", ["a"]), (b"a\n\\.b\nc\n", ["a", "\\.b", "c"]), (b"a\n\\.", ["a", "\\."]), (b"a\r\n\\.\r\nb\r\n", ["a"]),
    (b'a\n"\\."\nb\n', ["a", "\\.", "b"]), (b'"x\n\\.\ny"\n', ["x\n\\.\ny"]), (b"a\n\\. \nb\n", ["a", "\\. ", "b"]),
    (b"a\n\\.\r\nb\n", (*STYLE, "COPY t, line 2")), (b'a"b"c\n"d""e"\n""\n\n', ["abc", 'd"e', "", None]),
    (b'"a', (*UNENDED, 'COPY t, line 1: ""a"')), (b'a"b', (*UNENDED, 'COPY t, line 1: "a"b"')),
    (b'x\n"a\nb"\n"c\nd"\nx,y\n', ("22P04", "extra data after last expected column", None, 'COPY t, line 6: "x,y"')),
    (b'"a\nb"\n"c\nd"\nx,y\n', ("22P04", "extra data after last expected column", None, 'COPY t, line 4: "x,y"')),  # the first line tells how lines end
]


@pytest.fixture(scope="module")
def connection() -> Iterator[psycopg.Connection]:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (a text)")
        yield c


def copied(c: psycopg.Connection, sql: str, data: bytes, size: int) -> object:
    try:
        with c.transaction(force_rollback=True):
            with c.cursor().copy(sql) as copy:
                for at in range(0, len(data), size):
                    copy.write(data[at : at + size])
            return [a for (a,) in c.execute("SELECT a FROM t")]
    except psycopg.Error as e:
        return e.sqlstate, e.diag.message_primary, e.diag.message_hint, e.diag.context


@pytest.mark.parametrize("size", [1, 1000])
@pytest.mark.parametrize(("sql", "data", "expected"), [("COPY t FROM STDIN", *case) for case in TEXT] + [("COPY t FROM STDIN CSV", *case) for case in CSV])
def test_lines_end_where_postgresql_ends_them(connection: psycopg.Connection, sql: str, data: bytes, expected: object, size: int) -> None:
    assert copied(connection, sql, data, size) == expected


def test_a_quoted_field_of_many_blocks(connection: psycopg.Connection) -> None:
    value = "a line\n" * 40_000
    assert copied(connection, "COPY t FROM STDIN CSV", f'"{value}"\nshort\n'.encode(), 8192) == [value, "short"]


def test_an_escape_of_csv_takes_quotes_and_itself_along(connection: psycopg.Connection) -> None:
    data = b"'a,\n\\'b'\n'c\\d\\\\'\n'x'y'z'\n"
    assert copied(connection, r"COPY t FROM STDIN CSV QUOTE '''' ESCAPE '\'", data, 1) == ["a,\n'b", "c\\d\\", "xyz"]


def test_freeze_of_a_temporary_table_that_was_there_before(connection: psycopg.Connection) -> None:
    connection.execute("CREATE TEMP TABLE here (n int)")
    with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match="cannot perform COPY FREEZE"), connection.cursor().copy("COPY here FROM STDIN FREEZE") as copy:
        copy.write(b"1\n")
    with connection.transaction():
        connection.execute("CREATE TEMP TABLE mine (n int); TRUNCATE here")
        for name in ("mine", "here"):
            with connection.cursor().copy(f"COPY {name} FROM STDIN FREEZE") as copy:
                copy.write(b"1\n")
        connection.execute("SAVEPOINT s")
        with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState), connection.transaction(), connection.cursor().copy("COPY mine FROM STDIN FREEZE") as copy:
            copy.write(b"1\n")
