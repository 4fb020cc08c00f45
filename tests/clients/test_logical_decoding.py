"""Logical decoding over real sockets: replication connections, pg_recvlogical, psycopg2, restarts, and kill -9 in the midst of commits."""

from __future__ import annotations

import os
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import pq

import aurorapy

RECVLOGICAL = shutil.which("pg_recvlogical") or "/usr/lib/postgresql/15/bin/pg_recvlogical"
OPTIONS = "'include-xids', '0', 'skip-empty-xacts', '1'"


def changes(c: psycopg.Connection[Any], slot: str) -> list[str]:
    return [r[0] for r in c.execute(f"select data from pg_logical_slot_get_changes('{slot}', null, null, {OPTIONS})".encode())]


def connect(dsn: str, **more: str) -> pq.abc.PGconn:
    """A replication connection."""
    connection = psycopg.connect(dsn, replication="database", autocommit=True, **more)  # type: ignore[arg-type]
    _connections.append(connection)  # which would close it
    return connection.pgconn


_connections: list[psycopg.Connection[Any]] = []


class Stream:
    """A replication connection that streams."""

    def __init__(self, dsn: str, start: str, **more: str) -> None:
        self.conn = connect(dsn, **more)
        self.ask(start, pq.ExecStatus.COPY_BOTH)

    def ask(self, sql: str, status: pq.ExecStatus) -> pq.abc.PGresult:
        result = self.conn.exec_(sql.encode())
        assert result.status == status, result.error_message
        return result

    def read(self, seconds: float) -> bytes | None:
        """The next CopyData; None when none comes in time."""
        end = time.monotonic() + seconds
        while True:
            n, data = self.conn.get_copy_data(1)
            if n > 0:
                return bytes(data)
            if n < 0:
                raise EOFError
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.conn.socket], [], [], left)[0]:
                return None
            self.conn.consume_input()

    def messages(self, count: int, seconds: float = 10) -> list[tuple[int, bytes]]:
        """(LSN, data) of the next messages."""
        out: list[tuple[int, bytes]] = []
        end = time.monotonic() + seconds
        while len(out) < count and time.monotonic() < end:
            data = self.read(max(0.01, end - time.monotonic()))
            if data is not None and data[:1] == b"w":
                out.append((struct.unpack_from("!Q", data, 1)[0], data[25:]))
        return out

    def confirm(self, lsn: int, *, reply: bool = False) -> None:
        self.conn.put_copy_data(b"r" + struct.pack("!QQQqB", lsn, lsn, lsn, 0, reply))
        self.conn.flush()

    def close(self) -> None:
        self.conn.finish()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with aurorapy.Server() as db:
        yield db.dsn


@pytest.fixture
def dsn(server: str) -> Iterator[str]:
    """Of a server without slots, before and after."""
    yield server
    for connection in _connections:
        connection.close()
    _connections.clear()
    with psycopg.connect(server, autocommit=True) as c:
        until(lambda: c.execute("select count(*) from pg_replication_slots where active").fetchone() == (0,))
        c.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots")


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def values(result: pq.abc.PGresult) -> list[tuple[bytes | None, ...]]:
    return [tuple([result.get_value(i, j) for j in range(result.nfields)]) for i in range(result.ntuples)]


def test_commands(dsn: str) -> None:
    conn = connect(dsn)

    def ask(sql: str) -> Any:
        r = conn.exec_(sql.encode())
        if r.status == pq.ExecStatus.FATAL_ERROR:
            return (r.error_field(pq.DiagnosticField.SQLSTATE) or b"").decode(), (r.error_field(pq.DiagnosticField.MESSAGE_PRIMARY) or b"").decode()
        return (r.command_status or b"").decode(), [r.fname(i) for i in range(r.nfields)], values(r)

    tag, names, ((system, timeline, position, database),) = ask("IDENTIFY_SYSTEM")
    assert (tag, names, timeline, database) == ("IDENTIFY_SYSTEM", [b"systemid", b"timeline", b"xlogpos", b"dbname"], b"1", b"postgres")
    assert int(system) > 1 << 32 and b"/" in position
    assert ask("IDENTIFY_SYSTEM;")[2][0][0] == system
    assert ask("SHOW wal_level")[1:] == ([b"wal_level"], [(b"logical",)])
    assert ask("select 1 as a; select 2 as b")[1:] == ([b"b"], [(b"2",)])
    assert ask("READ_REPLICATION_SLOT nosuch")[1:] == ([b"slot_type", b"restart_lsn", b"restart_tli"], [(None, None, None)])
    tag, names, rows = ask('CREATE_REPLICATION_SLOT "ldec_c" LOGICAL test_decoding NOEXPORT_SNAPSHOT')
    assert (tag, names) == ("CREATE_REPLICATION_SLOT", [b"slot_name", b"consistent_point", b"snapshot_name", b"output_plugin"])
    assert (rows[0][0], rows[0][2], rows[0][3]) == (b"ldec_c", None, b"test_decoding")
    assert ask("READ_REPLICATION_SLOT ldec_c") == ("0A000", "cannot use READ_REPLICATION_SLOT with a logical replication slot")
    assert ask("CREATE_REPLICATION_SLOT ldec_c LOGICAL test_decoding") == ("42710", 'replication slot "ldec_c" already exists')
    assert ask("CREATE_REPLICATION_SLOT ldec_d LOGICAL test_decoding (SNAPSHOT 'use')") == (
        "XX000", "CREATE_REPLICATION_SLOT ... (SNAPSHOT 'use') must be called inside a transaction")
    assert ask("CREATE_REPLICATION_SLOT ldec_d LOGICAL test_decoding (TWO_PHASE)")[0] == "0A000"
    assert ask("CREATE_REPLICATION_SLOT ldec_d PHYSICAL")[0] == "0A000"
    assert ask("CREATE_REPLICATION_SLOT") == ("42601", "syntax error")
    assert ask("START_REPLICATION SLOT nosuch LOGICAL 0/0") == ("42704", 'replication slot "nosuch" does not exist')
    assert ask("START_REPLICATION SLOT ldec_c LOGICAL 0/0 (nosuch '1')") == ("22023", 'option "nosuch" = "1" is unknown')
    assert ask("START_REPLICATION 0/0")[0] == "0A000"
    assert ask("BASE_BACKUP")[0] == "0A000"
    assert ask("DROP_REPLICATION_SLOT ldec_c WAIT")[0] == "DROP_REPLICATION_SLOT"
    assert ask("DROP_REPLICATION_SLOT ldec_c") == ("42704", 'replication slot "ldec_c" does not exist')
    assert ask("begin")[0] == "BEGIN"
    assert ask("select 1/0")[0] == "22012"
    assert ask("IDENTIFY_SYSTEM")[0] == "25P02"
    assert ask("rollback")[0] == "ROLLBACK"
    result = conn.exec_params(b"select $1::int", [b"1"])
    assert (result.error_field(pq.DiagnosticField.SQLSTATE), result.error_field(pq.DiagnosticField.MESSAGE_PRIMARY)) == (
        b"08P01", b"extended query protocol not supported in a replication connection")
    assert ask("select 3")[2] == [(b"3",)]
    conn.finish()


def test_who_may(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute("create role ldec_login login; create role ldec_replicates login replication")
        for more, message in (({"replication": "true"}, "physical replication connections are not supported"),
                              ({"replication": "nonsense"}, 'invalid value for parameter "replication": "nonsense"'),
                              ({"replication": "database", "user": "ldec_login"}, "must be superuser or replication role to start walsender")):
            with pytest.raises(psycopg.OperationalError, match=message):
                psycopg.connect(dsn, **more)  # type: ignore[arg-type]
        s = Stream.__new__(Stream)
        s.conn = connect(dsn, user="ldec_replicates")
        s.ask("IDENTIFY_SYSTEM", pq.ExecStatus.TUPLES_OK)
        s.close()
        c.execute("drop role ldec_login, ldec_replicates")


def test_snapshots(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as c, psycopg.connect(dsn) as reader:
        c.execute("create table ldec_seen (a int)")
        c.execute("insert into ldec_seen values (1)")
        conn = connect(dsn)
        made = conn.exec_(b"CREATE_REPLICATION_SLOT ldec_snap TEMPORARY LOGICAL test_decoding (SNAPSHOT 'export')")
        name = (made.get_value(0, 2) or b"").decode()
        c.execute("insert into ldec_seen values (2)")
        reader.execute("set transaction isolation level repeatable read")
        reader.execute(f"set transaction snapshot '{name}'".encode())
        assert reader.execute("select a from ldec_seen").fetchall() == [(1,)]
        reader.rollback()
        conn.exec_(b"select 1")  # the next command lets the snapshot go
        reader.execute("set transaction isolation level repeatable read")
        with pytest.raises(psycopg.errors.InvalidParameterValue):
            reader.execute(f"set transaction snapshot '{name}'".encode())
        reader.rollback()
        for sql in (b"begin read only isolation level repeatable read", b"CREATE_REPLICATION_SLOT ldec_use LOGICAL test_decoding (SNAPSHOT 'use')"):
            assert conn.exec_(sql).status != pq.ExecStatus.FATAL_ERROR
        c.execute("insert into ldec_seen values (3)")
        assert values(conn.exec_(b"select a from ldec_seen order by 1")) == [(b"1",), (b"2",)]
        conn.exec_(b"commit")
        assert values(conn.exec_(b"select count(*) from ldec_seen")) == [(b"3",)]
        conn.finish()
        assert changes(c, "ldec_use") == ["BEGIN", "table public.ldec_seen: INSERT: a[integer]:3", "COMMIT"]
        until(lambda: not c.execute("select 1 from pg_replication_slots where slot_name = 'ldec_snap'").fetchall())
        assert c.execute("select slot_name from pg_replication_slots").fetchall() == [("ldec_use",)]
        c.execute("select pg_drop_replication_slot('ldec_use')")
        c.execute("drop table ldec_seen")


def test_stream(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute("create table ldec_s (a int primary key, b text)")
        c.execute("select pg_create_logical_replication_slot('ldec_stream', 'test_decoding')")
        c.execute("insert into ldec_s values (1, 'one')")
        start = "START_REPLICATION SLOT \"ldec_stream\" LOGICAL 0/0 (\"include-xids\" '0', \"skip-empty-xacts\" '1')"
        s = Stream(dsn, start, application_name="ldec")
        assert [d for _, d in s.messages(3)] == [b"BEGIN", b"table public.ldec_s: INSERT: a[integer]:1 b[text]:'one'", b"COMMIT"]
        c.execute("begin; insert into ldec_s values (2, 'two'); update ldec_s set b = 'zwei' where a = 2; commit")
        got = s.messages(4)
        assert [d for _, d in got][1:3] == [b"table public.ldec_s: INSERT: a[integer]:2 b[text]:'two'", b"table public.ldec_s: UPDATE: a[integer]:2 b[text]:'zwei'"]
        until(lambda: c.execute("select state, sync_state, sent_lsn is not null from pg_stat_replication where application_name = 'ldec'").fetchall() == [
            ("streaming", "async", True)])
        assert c.execute("select backend_type from pg_stat_activity where application_name = 'ldec'").fetchall() == [("walsender",)]
        assert c.execute("select active from pg_replication_slots where slot_name = 'ldec_stream'").fetchall() == [(True,)]
        for refused in ("select pg_drop_replication_slot('ldec_stream')", "select pg_logical_slot_get_changes('ldec_stream', null, null)"):
            with pytest.raises(psycopg.errors.ObjectInUse, match="is active for PID"):
                c.execute(refused.encode())
        s.confirm(got[-1][0], reply=True)
        while (data := s.read(20)) is not None and data[:1] != b"k":
            pass
        assert data is not None and struct.unpack_from("!Q", data, 1)[0] >= got[-1][0]
        until(lambda: c.execute("select confirmed_flush_lsn - '0/0' from pg_replication_slots where slot_name = 'ldec_stream'").fetchone() == (got[-1][0],))
        # the client ends the stream, and the connection goes on
        s.conn.put_copy_end()
        s.conn.flush()
        with pytest.raises(EOFError):
            while True:
                s.read(20)
        tags = []
        while (result := s.conn.get_result()) is not None:
            tags.append(result.command_status)
        assert tags[-2:] == [b"COPY 0", b"START_REPLICATION"]
        s.ask("IDENTIFY_SYSTEM", pq.ExecStatus.TUPLES_OK)
        # a large transaction, and a client that reads slowly
        c.execute("insert into ldec_s select g, repeat('x', 1000) from generate_series(10, 20009) g")
        s.ask(start, pq.ExecStatus.COPY_BOTH)
        time.sleep(0.3)
        assert len(s.messages(20_002, 60)) == 20_002
        s.close()
        until(lambda: c.execute("select active from pg_replication_slots").fetchall() == [(False,)])
        c.execute("select pg_drop_replication_slot('ldec_stream')")
        c.execute("drop table ldec_s")


def test_silent_client(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute("select pg_create_logical_replication_slot('ldec_silent', 'test_decoding')")
        s = Stream(dsn, "START_REPLICATION SLOT ldec_silent LOGICAL 0/0", options="-c wal_sender_timeout=600ms")
        asked = 0
        begun = time.monotonic()
        with pytest.raises(EOFError):
            while time.monotonic() < begun + 10:
                data = s.read(5)
                asked += data is not None and data[:1] == b"k" and data[-1] == 1
        assert asked and 0.4 < time.monotonic() - begun < 5
        s.close()
        c.execute("select pg_drop_replication_slot('ldec_silent')")


def test_who_ends_a_stream(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute("create database ldec_dropped")
        with psycopg.connect(dsn, dbname="ldec_dropped", autocommit=True) as other:
            other.execute("select pg_create_logical_replication_slot('ldec_ends', 'test_decoding')")
        s = Stream(dsn, "START_REPLICATION SLOT ldec_ends LOGICAL 0/0", dbname="ldec_dropped", application_name="ldec ends")
        with pytest.raises(psycopg.errors.ObjectInUse) as refused:
            c.execute("drop database ldec_dropped with (force)")
        assert (refused.value.diag.message_primary, refused.value.diag.message_detail) == (
            'database "ldec_dropped" is used by an active logical replication slot', "There is 1 active slot.")
        c.execute("select pg_terminate_backend(pid) from pg_stat_replication where application_name = 'ldec ends'")
        with pytest.raises(EOFError):
            while True:
                s.read(20)
        result = s.conn.get_result()
        assert result is not None and result.error_field(pq.DiagnosticField.SQLSTATE) == b"57P01"
        until(lambda: c.execute("select active from pg_replication_slots").fetchall() == [(False,)])
        c.execute("drop database ldec_dropped")
        assert c.execute("select count(*) from pg_replication_slots").fetchone() == (0,)


def test_past_and_branches(tmp_path: Path) -> None:
    """A rewind leaves the slot with the history that it belongs to."""
    with aurorapy.Server(tmp_path / "d", retention=3600.0) as db, psycopg.connect(db.dsn, dbname="postgres", autocommit=True) as c:
        c.execute("create database timely")
        with psycopg.connect(db.dsn, dbname="timely", autocommit=True) as t:
            t.execute("create table t (a int)")
            t.execute("select pg_create_logical_replication_slot('s', 'test_decoding')")
            t.execute("insert into t values (1)")
            lsn = t.execute("select pg_current_wal_lsn()").fetchone()
            assert lsn is not None
            t.execute("insert into t values (2)")
        c.execute("select aurora_rewind('timely', %s)", (lsn[0],))
        left = c.execute("select database from pg_replication_slots").fetchone()
        assert left is not None and left[0] != "timely"
        with psycopg.connect(db.dsn, dbname="timely", autocommit=True) as t:
            t.execute("insert into t values (3)")
            with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState):
                changes(t, "s")
        with psycopg.connect(db.dsn, dbname=left[0], autocommit=True) as t:
            assert [x for x in changes(t, "s") if x.startswith("table")] == [f"table public.t: INSERT: a[integer]:{n}" for n in (1, 2)]


def test_restart(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "d") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create table t (a int primary key, b text)")
        for name in ("one", "two"):
            c.execute(f"select pg_create_logical_replication_slot('{name}', 'test_decoding')".encode())
        c.execute("insert into t values (1, 'a')")
        assert len(changes(c, "one")) == 3
        c.execute("alter table t rename to u")
        c.execute("insert into u values (2, 'b')")
        c.execute("begin; insert into u values (3, 'c'); truncate u; insert into u values (4, 'd'); prepare transaction 'p'")
    with aurorapy.Server(tmp_path / "d") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        later = ["BEGIN", "table public.u: INSERT: a[integer]:2 b[text]:'b'", "COMMIT"]
        assert changes(c, "one") == later
        c.execute("commit prepared 'p'")
        prepared = ["BEGIN", "table public.u: TRUNCATE: (no-flags)", "table public.u: INSERT: a[integer]:4 b[text]:'d'", "COMMIT"]
        assert changes(c, "one") == prepared
        c.execute("drop table u")
        c.execute("create database branch template postgres")
        with psycopg.connect(db.dsn, dbname="branch", autocommit=True) as other:
            with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match="was not created in this database"):
                changes(other, "two")
            other.execute("select pg_create_logical_replication_slot('three', 'test_decoding')")
            other.execute("create table only_here (a int); insert into only_here values (1)")
            assert changes(other, "three") == ["BEGIN", "table public.only_here: INSERT: a[integer]:1", "COMMIT"]
        c.execute("drop database branch")
        assert c.execute("select slot_name from pg_replication_slots order by 1").fetchall() == [("one",), ("two",)]
        assert changes(c, "two") == ["BEGIN", "table public.t: INSERT: a[integer]:1 b[text]:'a'", "COMMIT", *later, *prepared]
        c.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots")
    with aurorapy.Server(tmp_path / "d") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert c.execute("select count(*) from pg_replication_slots").fetchone() == (0,)


def test_all_ways_of_writing(dsn: str) -> None:
    """Statements that come again take shorter ways, and loads into new tables longer ones."""
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute("create table ldec_w (a int primary key, b text, n int default 0)")
        c.execute("select pg_create_logical_replication_slot('ldec_ways', 'test_decoding')")
        for i in range(8):
            c.execute("insert into ldec_w (a, b) values (%s, %s)", (i, f"x{i}"), prepare=True)
            c.execute("update ldec_w set n = n + 1 where a = %s", (i,), prepare=True)
            c.execute(f"update ldec_w set n = n + 1 where a = {i}".encode())
            with c.transaction():
                c.execute("update ldec_w set n = n + 1 where a = %s", (i,), prepare=True)
                c.execute(f"insert into ldec_w values ({100 + i}, 'z', 1)".encode())
                c.execute(f"update ldec_w set n = 7 where a = {100 + i}".encode())
                c.execute(f"delete from ldec_w where a = {100 + i}".encode())
        got = changes(c, "ldec_ways")
        for i in range(8):
            row = f"a[integer]:{i} b[text]:'x{i}' n[integer]:"
            new = f"a[integer]:{100 + i} "
            assert [x.partition(": ")[2] for x in got if row in x or new in x or x.endswith(f"DELETE: a[integer]:{100 + i}")] == [
                f"INSERT: {row}0", f"UPDATE: {row}1", f"UPDATE: {row}2", f"UPDATE: {row}3", f"INSERT: {new}b[text]:'z' n[integer]:1",
                f"UPDATE: {new}b[text]:'z' n[integer]:7", f"DELETE: a[integer]:{100 + i}"]
        c.execute("begin; create table ldec_loaded (a int)")
        with c.cursor() as k, k.copy("copy ldec_loaded from stdin") as load:
            load.write("1\n2\n")
        c.execute("commit")
        assert changes(c, "ldec_ways") == ["BEGIN", *[f"table public.ldec_loaded: INSERT: a[integer]:{i}" for i in (1, 2)], "COMMIT"]
        c.execute("select pg_drop_replication_slot('ldec_ways')")
        c.execute("drop table ldec_w, ldec_loaded")


def test_creation_waits_for_writers(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as c, psycopg.connect(dsn) as writer:
        c.execute("create table ldec_wait (a int)")
        writer.execute("insert into ldec_wait values (1)")
        c.execute("set statement_timeout = '300ms'")
        with pytest.raises(psycopg.errors.QueryCanceled):
            c.execute("select pg_create_logical_replication_slot('ldec_waits', 'test_decoding')")
        assert c.execute("select count(*) from pg_replication_slots where slot_name = 'ldec_waits'").fetchone() == (0,)
        c.execute("set statement_timeout = 0")
        timer = threading.Timer(0.3, writer.commit)
        timer.start()
        c.execute("select pg_create_logical_replication_slot('ldec_waits', 'test_decoding')")
        timer.join()
        writer.execute("insert into ldec_wait values (2)")
        writer.commit()
        assert changes(c, "ldec_waits") == ["BEGIN", "table public.ldec_wait: INSERT: a[integer]:2", "COMMIT"]
        c.execute("select pg_drop_replication_slot('ldec_waits')")
        c.execute("drop table ldec_wait")


def test_too_many(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as c:
        assert c.execute("show max_replication_slots").fetchone() == ("10",)
        for i in range(10):
            c.execute(f"select pg_create_logical_replication_slot('ldec_{i}', 'test_decoding')".encode())
        with pytest.raises(psycopg.errors.ConfigurationLimitExceeded, match="all replication slots are in use"):
            c.execute("select pg_create_logical_replication_slot('ldec_10', 'test_decoding')")
        c.execute("select pg_drop_replication_slot(slot_name) from pg_replication_slots")


@pytest.mark.skipif(not Path(RECVLOGICAL).exists(), reason="no pg_recvlogical here")
def test_last_words(dsn: str) -> None:
    """What a client confirms and then hangs up counts, also where the sender is busy with what is to be sent."""
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute("create table ldec_last (a text)")
        c.execute("select pg_create_logical_replication_slot('ldec_last', 'test_decoding')")
        for _ in range(150):
            c.execute("insert into ldec_last select repeat('x', 200) from generate_series(1, 20)")
        confirmed = 0
        for _ in range(12):
            stream = Stream(dsn, "START_REPLICATION SLOT ldec_last LOGICAL 0/0")
            lsn = next(at for at, data in stream.messages(40) if at > confirmed and data.startswith(b"COMMIT"))
            stream.confirm(lsn)
            with socket.socket(fileno=os.dup(stream.conn.socket)) as s:
                s.shutdown(socket.SHUT_WR)  # to close it with anything unread resets it, and what it has said is gone
            until(lambda: c.execute("select active from pg_replication_slots where slot_name = 'ldec_last'").fetchall() == [(False,)])
            ((found,),) = c.execute("select confirmed_flush_lsn - '0/0' from pg_replication_slots where slot_name = 'ldec_last'").fetchall()
            assert int(found) == lsn
            confirmed = lsn
            stream.close()
        c.execute("select pg_drop_replication_slot('ldec_last')")
        c.execute("drop table ldec_last")


def test_pg_recvlogical(dsn: str) -> None:
    found = psycopg.conninfo.conninfo_to_dict(dsn)
    env = {**os.environ, "PGHOST": str(found["host"]), "PGPORT": str(found["port"]), "PGUSER": str(found["user"])}

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([RECVLOGICAL, "-d", "postgres", "--slot", "ldec_recv", *more], env=env, capture_output=True, text=True, timeout=60)

    with psycopg.connect(dsn, autocommit=True) as c:
        assert run("--create-slot", "-P", "test_decoding").returncode == 0
        c.execute("create table ldec_r (a int primary key)")
        c.execute("insert into ldec_r values (1), (2)")
        end = c.execute("select pg_current_wal_lsn()").fetchone()
        assert end is not None
        done = run("--start", "-f", "-", "--endpos", end[0], "-o", "include-xids=0", "-o", "skip-empty-xacts=1")
        assert (done.returncode, done.stdout.splitlines()) == (
            0, ["BEGIN", "table public.ldec_r: INSERT: a[integer]:1", "table public.ldec_r: INSERT: a[integer]:2", "COMMIT"]), done.stderr
        assert run("--drop-slot").returncode == 0
        assert run("--drop-slot").returncode == 1
        c.execute("drop table ldec_r")


def test_psycopg2(dsn: str) -> None:
    psycopg2 = pytest.importorskip("psycopg2")
    extras = pytest.importorskip("psycopg2.extras")
    with psycopg.connect(dsn, autocommit=True) as c:
        c.execute("create table ldec_2 (a int primary key); create publication ldec_2p for table ldec_2")
        connection = psycopg2.connect(dsn, connection_factory=extras.LogicalReplicationConnection)
        cursor = connection.cursor()
        cursor.create_replication_slot("ldec_2", output_plugin="pgoutput")
        cursor.start_replication("ldec_2", decode=False, options={"proto_version": "1", "publication_names": "ldec_2p"})
        c.execute("insert into ldec_2 values (7)")
        got: list[Any] = []
        deadline = time.monotonic() + 10
        while len(got) < 4 and time.monotonic() < deadline:
            message = cursor.read_message()
            if message is None:
                select.select([cursor], [], [], 0.1)
            else:
                got.append(message)
        assert [m.payload[:1] for m in got] == [b"B", b"R", b"I", b"C"]
        assert got[2].payload.endswith(b"N\0\1t\0\0\0\0017")
        cursor.send_feedback(flush_lsn=got[-1].data_start, force=True)
        state = "select active, confirmed_flush_lsn - '0/0' from pg_replication_slots where slot_name = 'ldec_2'"
        until(lambda: c.execute(state).fetchall() == [(True, got[-1].data_start)])
        connection.close()
        until(lambda: c.execute(state).fetchall() == [(False, got[-1].data_start)])
        c.execute("select pg_drop_replication_slot('ldec_2')")
        c.execute("drop publication ldec_2p; drop table ldec_2")


def test_nothing_is_lost_by_a_kill(tmp_path: Path) -> None:
    """What was acknowledged to a writer comes out of the slot, in the order of the commits, wherever the server and the client died."""
    wanted: list[int] = []
    seen: list[int] = []
    dsn = ""
    for turn in range(3):
        process = subprocess.Popen([sys.executable, "-m", "aurorapy", "serve", "--data", str(tmp_path / "d"), "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE,
                                   text=True, env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])})
        assert process.stdout is not None
        dsn = process.stdout.readline().split()[1]
        with psycopg.connect(dsn, autocommit=True) as c:
            if not turn:
                c.execute("create table t (a int primary key)")
                c.execute("select pg_create_logical_replication_slot('s', 'test_decoding')")
            begun = turn * 1_000_000

            def write(dsn: str = dsn, begun: int = begun) -> None:
                with psycopg.connect(dsn, autocommit=True) as w:
                    for n in range(begun, begun + 100_000):
                        try:
                            w.execute("insert into t values (%s)", (n,))
                        except psycopg.Error:
                            return
                        wanted.append(n)

            writer = threading.Thread(target=write)
            writer.start()
            stream = Stream(dsn, "START_REPLICATION SLOT s LOGICAL 0/0 (\"include-xids\" '0', \"skip-empty-xacts\" '1')")
            end = time.monotonic() + 0.8
            while time.monotonic() < end:
                for lsn, data in stream.messages(3, 2):
                    if data.startswith(b"table"):
                        seen.append(int(data.rpartition(b":")[2]))
                    elif data == b"COMMIT" and len(seen) % 7 == 0:
                        stream.confirm(lsn)
            process.send_signal(signal.SIGKILL)
            process.wait()
            process.stdout.close()
            writer.join()
            stream.close()
    with aurorapy.Server(tmp_path / "d") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        rest = [int(x.rpartition(":")[2]) for x in changes(c, "s") if x.startswith("table")]
        stored = {r[0] for r in c.execute("select a from t")}
    assert len(wanted) > 20 and rest
    assert set(wanted) <= set(seen) | set(rest)
    assert set(seen) | set(rest) <= stored | set(wanted)
    assert rest == sorted(rest)
    firsts = list(dict.fromkeys([*seen, *rest]))
    assert firsts == sorted(firsts)
