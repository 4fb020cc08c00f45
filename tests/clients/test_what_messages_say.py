"""What tools read in the protocol's messages: where COPY failed, what goes before an error, binary cursors. The texts are PostgreSQL 15's."""

from __future__ import annotations

import socket
import struct
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from psycopg import pq

import aurorapy

pytestmark = pytest.mark.timeout(60)

COPIED = [
    ("cu", "1\ta\n2\tb\n3\tc\n2\td\n4\tx\n", "COPY cu, line 4"),  # a key that is in the data themselves
    ("cu", "5\ta\n6\ta\n7\tz\n8\tz\n", "COPY cu, line 3"),  # and one that is in the table
    ("cx", "[1,4)\n[5,6)\n[3,9)\n", "COPY cx, line 3"),
    ("cc", "1\t2\tx\n\\N\t2\ty\n", 'COPY cc, line 2: "\\N\t2\ty"'),
    ("cc", "1\t2\tx\n3\t-2\ty\n4\t\\N\t\\N\n", 'COPY cc, line 2: "3\t-2\ty"'),
    ("ct", "1\n2\n", 'PL/pgSQL function tf() line 1 at RAISE\nCOPY ct, line 2: "2"'),
    ("ck", "7\n8\n", None),  # foreign keys are looked at behind all rows
]


@pytest.fixture(scope="module")
def c() -> Any:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("""
            CREATE TABLE cu (a int PRIMARY KEY, b text); INSERT INTO cu VALUES (7, 'z');
            CREATE TABLE cx (r int4range, EXCLUDE USING gist (r WITH &&)); CREATE TABLE cc (a int NOT NULL, b int CHECK (b > 0), c text);
            CREATE TABLE ck (a int REFERENCES cu); CREATE TABLE ct (a int);
            CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$ begin if new.a = 2 then raise 'two'; end if; return new; end $$;
            CREATE TRIGGER t BEFORE INSERT ON ct FOR EACH ROW EXECUTE FUNCTION tf()""")
        yield connection


@pytest.mark.parametrize(("table", "data", "where"), COPIED)
def test_copy_says_which_line_could_not_be_stored(c: Any, table: str, data: str, where: str | None) -> None:
    with pytest.raises(psycopg.Error) as told, c.cursor().copy(f"COPY {table} FROM STDIN") as copy:
        copy.write(data)
    context = told.value.diag.context
    assert context == where if where is not None else not (context or "").startswith("COPY")
    assert c.execute(f"SELECT count(*) FROM {table}").fetchone() == (int(table == "cu"),)


@pytest.mark.parametrize("header", [False, True])
def test_the_line_in_csv_counts_the_header(c: Any, header: bool) -> None:
    with pytest.raises(psycopg.errors.NotNullViolation) as told, c.cursor().copy(f"COPY cc (a, c) FROM STDIN (FORMAT csv, HEADER {header})") as copy:
        copy.write("a,c\n" * header + "1,x\n2,y\n,z\n")
    assert told.value.diag.context == f'COPY cc, line {3 + header}: ",z"'


def test_a_condition_leaves_the_lines_as_they_are(c: Any) -> None:
    with pytest.raises(psycopg.errors.UniqueViolation) as told, c.cursor().copy("COPY cu FROM STDIN WHERE a > 1") as copy:
        copy.write("1\ta\n2\tb\n7\tc\n")
    assert told.value.diag.context == "COPY cu, line 3"


class Wire:
    """The types of the messages that answer a query of the simple protocol."""

    def __init__(self, c: Any) -> None:
        self.socket = socket.create_connection(("127.0.0.1", c.info.port))
        self.read = self.socket.makefile("rb")
        body = b"user\0postgres\0database\0postgres\0\0"
        self.socket.sendall(struct.pack("!II", len(body) + 8, 196608) + body)
        self.until_ready()

    def until_ready(self) -> str:
        kinds = ""
        while not kinds.endswith("Z"):
            kind = self.read.read(1).decode()
            self.read.read(struct.unpack("!I", self.read.read(4))[0] - 4)
            kinds += kind
        return kinds

    def ask(self, sql: str) -> str:
        self.socket.sendall(b"Q" + struct.pack("!I", len(sql) + 5) + sql.encode() + b"\0")
        return self.until_ready()


def test_columns_are_described_before_a_query_fails(c: Any) -> None:
    wire = Wire(c)
    try:
        assert wire.ask("SELECT 1 / (1 - n) FROM generate_series(1, 5) n") == "TEZ"
        assert wire.ask("SELECT 1 FROM nosuch") == "EZ"
        assert wire.ask("SELECT 1; SELECT 1 / 0") == "TDCEZ"  # a constant fails before the query begins
        assert wire.ask("INSERT INTO ct SELECT 1 / (1 - n) FROM generate_series(1, 5) n RETURNING a") == "EZ"
        assert wire.ask("SELECT 1") == "TDCZ"
    finally:
        wire.read.close()
        wire.socket.close()


def test_rows_of_a_binary_cursor_are_binary(c: Any) -> None:
    for sql in ("BEGIN", r"DECLARE b BINARY CURSOR FOR SELECT 5, '\x0103aa00'::bytea, 'x'::text, NULL::int"):
        c.pgconn.exec_(sql.encode())
    try:
        result = c.pgconn.exec_(b"FETCH ALL FROM b")
        assert result.status == pq.ExecStatus.TUPLES_OK
        assert [result.fformat(i) for i in range(4)] == [1, 1, 1, 1]
        assert [result.get_value(0, i) for i in range(4)] == [b"\0\0\0\5", b"\1\3\xaa\0", b"x", None]
    finally:
        c.pgconn.exec_(b"ROLLBACK")


def test_the_longest_numeric_is_binary_too(c: Any) -> None:
    with c.cursor(binary=True) as cursor:
        value = c.execute("SELECT (repeat('9', 131072) || '.' || repeat('7', 16383))::numeric::text").fetchone()[0]
        binary = cursor.execute("SELECT (repeat('9', 131072) || '.' || repeat('7', 16383))::numeric").pgresult.get_value(0, 0)
        assert struct.unpack_from("!HhHH", binary) == (36864, 32767, 0, 16383)
    pgconn = c.pgconn
    back = pgconn.exec_params(b"SELECT $1::numeric::text", [binary], [1700], [1], 0)
    assert back.get_value(0, 0).decode() == value
    assert Decimal(value) > 0


def test_who_copies_slowly_hears_soon_of_a_row_that_is_bad(c: Any) -> None:
    wire = Wire(c)
    try:
        sql = b"COPY cc (a) FROM STDIN\0"
        wire.socket.sendall(b"Q" + struct.pack("!I", len(sql) + 4) + sql)
        assert wire.socket.recv(100)[:1] == b"G"
        wire.socket.settimeout(0.1)
        for data in (b"1\n\\N\n", *[b"2\n"] * 100):
            wire.socket.sendall(b"d" + struct.pack("!I", len(data) + 4) + data)
            try:
                told = wire.socket.recv(1000)
            except TimeoutError:
                continue
            assert told[:1] == b"E" and b"line 2" in told
            return
        pytest.fail("nothing was said")
    finally:
        wire.read.close()
        wire.socket.close()
