"""COPY from and to files of the server's machine. The errors are PostgreSQL 15's for the same statements."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

pytestmark = pytest.mark.timeout(60)
Connection = psycopg.Connection[Any]


@pytest.fixture
def connection() -> Iterator[Connection]:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as made:
        made.execute("CREATE TABLE t (a int, b text)")
        made.execute("INSERT INTO t VALUES (1, 'x'), (2, NULL), (3, E'a\\tb,\"c')")
        yield made


def refused(connection: Connection, statement: str, sqlstate: str, message: str, hint: str | None = None) -> None:
    with pytest.raises(psycopg.Error) as e:
        connection.execute(statement.encode())
    assert (e.value.sqlstate, e.value.diag.message_primary, e.value.diag.message_hint) == (sqlstate, message, hint)


@pytest.mark.parametrize(("options", "contents"), [
    ("", b"1\tx\n2\t\\N\n3\ta\\tb,\"c\n"), ("CSV HEADER", b"a,b\n1,x\n2,\n3,\"a\tb,\"\"c\"\n"), ("(FORMAT binary)", None)])  # fmt: skip
def test_what_is_written_is_read(connection: Connection, tmp_path: Path, options: str, contents: bytes | None) -> None:
    path = tmp_path / "rows"
    path.write_bytes(b"something longer that was there before, and is gone then: " * 10)
    assert connection.execute(f"COPY t TO '{path}' {options}".encode()).statusmessage == "COPY 3"
    written = path.read_bytes()
    assert written == contents if contents is not None else written.startswith(b"PGCOPY\n\xff\r\n\0") and written.endswith(b"\xff\xff")
    connection.execute("CREATE TABLE again (LIKE t)")
    assert connection.execute(f"COPY again FROM '{path}' {options}".encode()).statusmessage == "COPY 3"
    assert connection.execute("TABLE t EXCEPT ALL TABLE again").fetchall() == []


def test_many_rows_go_through_a_file_piece_by_piece(connection: Connection, tmp_path: Path) -> None:
    connection.execute("CREATE TABLE many AS SELECT g AS a, repeat('x', g % 50) AS b FROM generate_series(1, 50000) g")
    connection.execute("ANALYZE many")
    assert connection.execute(f"COPY many TO '{tmp_path}/many'".encode()).statusmessage == "COPY 50000"
    connection.execute("CREATE TABLE again (LIKE many)")
    assert connection.execute(f"COPY again FROM '{tmp_path}/many' WHERE a % 2 = 0".encode()).statusmessage == "COPY 25000"
    assert connection.execute("SELECT count(*), sum(a), sum(length(b)) FROM again").fetchone() == connection.execute(
        "SELECT count(*), sum(a), sum(length(b)) FROM many WHERE a % 2 = 0").fetchone()


def test_a_function_may_do_it(connection: Connection, tmp_path: Path) -> None:
    connection.execute(f"DO $$ BEGIN COPY t TO '{tmp_path}/f'; COPY t FROM '{tmp_path}/f'; END $$".encode())
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (6,)


def test_what_cannot_be(connection: Connection, tmp_path: Path) -> None:
    client_side = "You may want a client-side facility such as psql's \\copy."
    to, of = "COPY TO instructs the PostgreSQL server process to write a file. ", "COPY FROM instructs the PostgreSQL server process to read a file. "
    none = f"{tmp_path}/none/rows"
    refused(connection, "COPY t TO 'rows'", "42602", "relative path not allowed for COPY to file")
    refused(connection, f"COPY t TO '{none}'", "58P01", f'could not open file "{none}" for writing: No such file or directory', to + client_side)
    refused(connection, f"COPY t TO '{tmp_path}'", "42809", f'could not open file "{tmp_path}" for writing: Is a directory')
    refused(connection, f"COPY t FROM '{none}'", "58P01", f'could not open file "{none}" for reading: No such file or directory', of + client_side)
    refused(connection, f"COPY t FROM '{tmp_path}'", "42809", f'"{tmp_path}" is a directory')
    (tmp_path / "bad").write_text("x\ty\n")
    refused(connection, f"COPY t FROM '{tmp_path}/bad'", "22P02", 'invalid input syntax for type integer: "x"')
    connection.execute("CREATE VIEW v AS TABLE t")
    refused(connection, f"COPY v FROM '{tmp_path}/bad'", "42809", 'cannot copy to view "v"',
            "To enable copying to a view, provide an INSTEAD OF INSERT trigger.")
    refused(connection, "COPY t FROM PROGRAM 'echo 1'", "0A000", "COPY from and to programs is not supported", "Use STDIN or STDOUT, or psql's \\copy command.")
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (3,)


def test_who_may(connection: Connection, tmp_path: Path) -> None:
    anyone = "Anyone can COPY to stdout or from stdin. psql's \\copy command also works for anyone."
    connection.execute("CREATE ROLE other")
    connection.execute("GRANT ALL ON t TO other")
    connection.execute("SET ROLE other")
    refused(connection, f"COPY t TO '{tmp_path}/rows'", "42501",
            "must be superuser or have privileges of the pg_write_server_files role to COPY to a file", anyone)
    refused(connection, f"COPY t FROM '{tmp_path}/rows'", "42501",
            "must be superuser or have privileges of the pg_read_server_files role to COPY from a file", anyone)
    refused(connection, "COPY t FROM PROGRAM 'echo'", "42501",
            "must be superuser or have privileges of the pg_execute_server_program role to COPY to or from an external program", anyone)
    connection.execute("RESET ROLE")
    connection.execute("GRANT pg_read_server_files, pg_write_server_files TO other")
    connection.execute("SET ROLE other")
    connection.execute(f"COPY t TO '{tmp_path}/rows'".encode())
    assert connection.execute(f"COPY t FROM '{tmp_path}/rows'".encode()).statusmessage == "COPY 3"
