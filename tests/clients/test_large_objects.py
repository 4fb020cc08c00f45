"""Large objects over real sockets: FunctionCall messages, who sees what, restarts, branches and resets, psql and pg_dump."""

from __future__ import annotations

import shutil
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

NEEDS_CLIENTS = pytest.mark.skipif(shutil.which("pg_dump") is None or shutil.which("psql") is None, reason="pg_dump or psql is not installed")


class Caller:
    """A bare connection that sends FunctionCall messages."""

    def __init__(self, db: Any) -> None:
        self.socket = socket.create_connection((db.host, db.port), 20)
        body = struct.pack("!i", 3 << 16) + b"user\0postgres\0database\0postgres\0\0"
        self.socket.sendall(struct.pack("!i", len(body) + 4) + body)
        self.file = self.socket.makefile("rb")
        self.answer()

    def close(self) -> None:
        self.file.close()
        self.socket.close()

    def send(self, kind: bytes, body: bytes) -> None:
        self.socket.sendall(kind + struct.pack("!i", len(body) + 4) + body)

    def answer(self) -> list[tuple[bytes, bytes]]:
        """The messages up to ReadyForQuery."""
        found = []
        while True:
            kind = self.file.read(1)
            (length,) = struct.unpack("!i", self.file.read(4))
            found.append((kind, self.file.read(length - 4)))
            if kind == b"Z":
                return found

    def call(self, oid: int, *args: bytes | None, form: int = 1, result: int = 1) -> Any:
        """The result's bytes, None for NULL; for an error its SQLSTATE."""
        body = struct.pack("!IHhH", oid, 1, form, len(args))
        body += b"".join(b"\xff\xff\xff\xff" if a is None else struct.pack("!i", len(a)) + a for a in args)
        self.send(b"F", body + struct.pack("!h", result))
        (kind, data), *_ = self.answer()
        if kind == b"E":
            return next(f[1:] for f in data.split(b"\0") if f[:1] == b"C").decode()
        assert kind == b"V"
        return None if data == b"\xff\xff\xff\xff" else data[4:]

    def query(self, text: str) -> list[tuple[bytes, bytes]]:
        self.send(b"Q", text.encode() + b"\0")
        return self.answer()


@pytest.fixture
def caller(server: aurorapy.Server) -> Iterator[Caller]:
    with closing(Caller(server)) as found:
        yield found


def _i(n: int) -> bytes:
    return struct.pack("!i", n)


def test_function_calls_in_both_formats(caller: Caller) -> None:
    oid = caller.call(957, _i(-1))  # lo_creat
    caller.query("BEGIN")
    fd = caller.call(952, oid, _i(0x60000))  # lo_open
    assert caller.call(955, fd, b"some bytes") == _i(10)  # lowrite
    assert caller.call(956, fd, _i(5), _i(0)) == _i(5)  # lo_lseek
    assert caller.call(954, fd, _i(100)) == b"bytes"  # loread
    assert caller.call(954, b"0", b"3", form=0, result=0) == b"\\x"
    caller.query("COMMIT")
    assert caller.call(3458, str(struct.unpack("!I", oid)[0]).encode(), form=0, result=0) == b"\\x736f6d65206279746573"
    assert caller.call(3458, oid) == b"some bytes"
    assert caller.call(964, oid) == _i(1)  # lo_unlink
    assert caller.call(964, oid) == "42704"


def test_function_calls_of_any_function(caller: Caller, server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("""CREATE FUNCTION lob_sum(a int, VARIADIC b int[]) RETURNS bigint LANGUAGE sql AS 'SELECT a + (SELECT sum(x) FROM unnest(b) x)';
                     CREATE FUNCTION lob_many() RETURNS SETOF int LANGUAGE sql AS 'SELECT 1'; CREATE PROCEDURE lob_proc() LANGUAGE sql AS 'SELECT 1'""")
        oids = [c.execute("SELECT %s::regproc::oid", (n,)).fetchone()[0] for n in ("lob_sum", "lob_many", "lob_proc")]  # type: ignore[index]
        assert caller.call(oids[0], b"1", b"{2,3}", form=0, result=0) == b"6"
        assert caller.call(oids[0], None, b"{2,3}", form=0) is None
        assert caller.call(oids[0], b"1", form=0) == "08P01"
        assert caller.call(oids[0], b"x", b"{}", form=0) == "22P02"
        assert caller.call(oids[0], b"1", b"{}", form=7) == "22023"
        assert [caller.call(oid) for oid in oids[1:]] == ["0A000", "0A000"]
        assert caller.call(1) == "42883"
        c.execute("DROP FUNCTION lob_sum, lob_many; DROP PROCEDURE lob_proc")


def test_an_error_ends_the_block_and_not_the_connection(caller: Caller) -> None:
    caller.query("BEGIN")
    assert caller.call(964, _i(99)) == "42704"
    assert caller.call(957, _i(0)) == "25P02"
    assert caller.query("ROLLBACK")[-1] == (b"Z", b"I")


def test_who_sees_what(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as a, psycopg.connect(server.dsn, autocommit=True) as b:
        a.execute("SELECT lo_from_bytea(660001, 'first')")
        b.execute("BEGIN")
        b.execute("SELECT lo_open(660001, 262144), lo_open(660001, 131072)")  # reads its snapshot, and the newest state
        a.execute("BEGIN")
        a.execute("SELECT lo_put(660001, 0, 'F')")
        assert b.execute("SELECT lo_get(660001)").fetchone() == (b"first",)
        a.execute("COMMIT")
        assert b.execute("SELECT loread(0, 9), loread(1, 9), lo_get(660001)").fetchone() == (b"first", b"First", b"First")
        b.execute("COMMIT")
        b.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        b.execute("SELECT 1")
        a.execute("SELECT lo_put(660001, 0, 'f')")
        a.execute("SELECT lo_from_bytea(660002, 'new')")
        assert b.execute("SELECT lo_get(660001), (SELECT count(*) FROM pg_largeobject WHERE loid = 660002)").fetchone() == (b"First", 0)
        with pytest.raises(psycopg.errors.UndefinedObject):
            b.execute("SELECT lo_get(660002)")
        b.execute("ROLLBACK")
        a.execute("SELECT lo_unlink(660001), lo_unlink(660002)")


def test_two_who_change_the_same_page(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as a, psycopg.connect(server.dsn, autocommit=True) as b:
        a.execute("SELECT lo_from_bytea(660003, 'x')")
        a.execute("BEGIN")
        a.execute("SELECT lo_put(660003, 0, 'a')")
        b.execute("SET lock_timeout = '50ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            b.execute("SELECT lo_put(660003, 0, 'b')")
        b.execute("SELECT lo_put(660003, 5000, 'b')")  # another page
        a.execute("COMMIT")
        assert a.execute("SELECT length(lo_get(660003)), lo_get(660003, 0, 1)").fetchone() == (5001, b"a")
        a.execute("SELECT lo_unlink(660003)")


def test_they_outlive_restarts_branches_and_rewinds(tmp_path: Path) -> None:
    big = bytes(range(256)) * 4000
    with aurorapy.Server(tmp_path / "data") as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("SELECT lo_from_bytea(7, %s)", (big,))
        c.execute("COMMENT ON LARGE OBJECT 7 IS 'big'; GRANT SELECT ON LARGE OBJECT 7 TO public")
        with c.transaction():
            c.execute("SELECT lo_create(8)")
            raise psycopg.Rollback
    with aurorapy.Server(tmp_path / "data") as server, psycopg.connect(server.dsn, autocommit=True) as c:
        assert c.execute("SELECT lo_get(7) = %s, obj_description(7, 'pg_largeobject')", (big,)).fetchone() == (True, "big")
        assert c.execute("SELECT oid, lomacl::text FROM pg_largeobject_metadata").fetchall() == [(7, "{postgres=rw/postgres,=r/postgres}")]
        c.execute("CREATE DATABASE other TEMPLATE postgres")
        c.execute("SELECT aurora_snapshot('here')")
        c.execute("SELECT lo_put(7, 0, 'changed')")
        c.execute("SELECT lo_unlink(7)")
        with psycopg.connect(server.dsn.removesuffix("postgres") + "other", autocommit=True) as d:
            assert d.execute("SELECT lo_get(7) = %s", (big,)).fetchone() == (True,)
            d.execute("SELECT lo_truncate(lo_open(7, 131072), 3)")
            assert d.execute("SELECT lo_get(7)").fetchone() == (big[:3],)
        c.execute("SET aurora.read_as_of = 'here'")
        assert c.execute("SELECT lo_get(7) = %s", (big,)).fetchone() == (True,)
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            c.execute("SELECT lo_put(7, 0, 'x')")
        c.execute("RESET aurora.read_as_of")
        c.execute("SELECT aurora_rewind('postgres', 'here')")
        assert c.execute("SELECT lo_get(7) = %s", (big,)).fetchone() == (True,)


@NEEDS_CLIENTS
def test_psql_and_pg_dump(tmp_path: Path) -> None:
    source, copy = tmp_path / "in", tmp_path / "out"
    source.write_bytes(bytes(range(256)) * 100)

    def run(*command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout

    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as c:
        psql = ("psql", "-X", "-A", "-t", "-q", "-v", "ON_ERROR_STOP=1", server.dsn)
        run(*psql, "-c", f"\\lo_import {source} 'a file'")
        assert run(*psql, "-c", "\\lo_list").partition("|")[2] == "postgres|a file\n"
        row = c.execute("SELECT oid FROM pg_largeobject_metadata").fetchone()
        assert row is not None
        run(*psql, "-c", f"\\lo_export {row[0]} {copy}")
        assert copy.read_bytes() == source.read_bytes()
        c.execute(f"CREATE ROLE reader; GRANT SELECT ON LARGE OBJECT {row[0]} TO reader")
        (tmp_path / "dump.sql").write_text(run("pg_dump", "-b", server.dsn))
        run("pg_dump", "-b", "-Fc", "-f", str(tmp_path / "dump"), server.dsn)
        for restore in ((*psql, "-f", str(tmp_path / "dump.sql")), ("pg_restore", "-d", server.dsn, str(tmp_path / "dump"))):
            run(*psql, "-c", f"\\lo_unlink {row[0]}")
            assert c.execute("SELECT count(*) FROM pg_largeobject").fetchone() == (0,)
            run(*restore)
            assert c.execute(f"SELECT lo_get({row[0]})").fetchone() == (source.read_bytes(),)
            assert c.execute("SELECT obj_description(oid, 'pg_largeobject'), lomacl::text FROM pg_largeobject_metadata").fetchall() == [
                ("a file", "{postgres=rw/postgres,reader=r/postgres}")]
