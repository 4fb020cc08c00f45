"""What a client is told while a statement runs or when its connection ends, and what drivers read in messages."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import pq

import aurorapy

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(scope="module")
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server:
        yield server


def test_notices_come_while_the_statement_runs(db: aurorapy.Server) -> None:
    came: list[float] = []
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.add_notice_handler(lambda d: came.append(time.monotonic()))
        c.execute("do $$ begin raise notice 'go on'; perform pg_sleep(2); end $$")
        assert time.monotonic() - came[0] > 1


def test_notices_come_in_order_behind_what_was_answered_before(db: aurorapy.Server) -> None:
    told: list[str | None] = []
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.add_notice_handler(lambda d: told.append(d.message_primary))
        c.execute("select 1; do $$ begin raise notice 'a'; raise notice 'b'; end $$; select 2; do $$ begin raise notice 'c'; end $$")
        assert told == ["a", "b", "c"]
        assert c.execute("select 3").fetchone() == (3,)


def test_termination_in_the_middle_of_copy_is_told(db: aurorapy.Server) -> None:
    c = psycopg.connect(db.dsn)  # not closed by `with`, which would send a COMMIT
    with psycopg.connect(db.dsn, autocommit=True) as other:
        c.execute("create temporary table copied (a int)")
        c.pgconn.exec_(b"copy copied from stdin")
        other.execute("select pg_terminate_backend(%s)", (c.info.backend_pid,))
        said = b""
        with socket.socket(fileno=os.dup(c.pgconn.socket)) as raw:
            raw.settimeout(20)
            while more := raw.recv(4096):
                said += more
        assert b"C57P01" in said
    c.close()


def test_termination_while_a_statement_ends_is_told(db: aurorapy.Server) -> None:
    """Whenever it comes: in the statement, as it ends, or behind it. Who is told with ReadyForQuery would take the error for a notice."""
    user = b"user\0postgres\0database\0postgres\0\0"
    with psycopg.connect(db.dsn, autocommit=True) as other:
        for n in range(12):
            with socket.create_connection((db.host, db.port)) as raw:
                raw.settimeout(20)
                raw.sendall((len(user) + 8).to_bytes(4, "big") + b"\0\3\0\0" + user)
                greeting = b""
                while not greeting.endswith(b"Z\0\0\0\5I"):
                    greeting += raw.recv(65536)
                at = greeting.index(b"K\0\0\0\x0c") + 5
                pid = int.from_bytes(greeting[at : at + 4], "big")
                text = b"select count(*) from generate_series(1, 40000)\0"
                raw.sendall(b"Q" + (len(text) + 4).to_bytes(4, "big") + text)
                time.sleep(n * 0.002)
                other.execute("select pg_terminate_backend(%s)", (pid,))
                told = b""
                while part := raw.recv(65536):
                    told += part
            assert b"C57P01\0" in told


def test_what_the_packet_says_itself_counts_more_than_its_options(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, options="-c application_name=inner -c work_mem=1MB", application_name="outer") as c:
        assert c.execute("select current_setting('application_name'), current_setting('work_mem')").fetchone() == ("outer", "1MB")


def test_debug_tells_of_implicit_objects(db: aurorapy.Server) -> None:
    told: list[tuple[str | None, str | None]] = []
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.add_notice_handler(lambda d: told.append((d.severity, d.message_primary)))
        c.execute("set client_min_messages = debug1")
        c.execute("create temporary table told (id serial primary key, u int unique)")
        c.execute("alter table told add unique (id), add column s serial")
        c.execute("create temporary table told2 (like told including indexes)")
        c.execute("reset client_min_messages")
        c.execute("create temporary table told3 (id serial primary key)")
    implicit = [m for s, m in told if s == "DEBUG" and m is not None and "will create implicit" in m]
    assert implicit[:5] == [
        'CREATE TABLE will create implicit sequence "told_id_seq" for serial column "told.id"',
        'CREATE TABLE / PRIMARY KEY will create implicit index "told_pkey" for table "told"',
        'CREATE TABLE / UNIQUE will create implicit index "told_u_key" for table "told"',
        'ALTER TABLE will create implicit sequence "told_s_seq" for serial column "told.s"',
        'ALTER TABLE / ADD UNIQUE will create implicit index "told_id_key" for table "told"']
    assert sorted(implicit[5:]) == [
        'ALTER TABLE / ADD PRIMARY KEY will create implicit index "told2_pkey" for table "told2"',
        'ALTER TABLE / ADD UNIQUE will create implicit index "told2_id_key" for table "told2"',
        'ALTER TABLE / ADD UNIQUE will create implicit index "told2_u_key" for table "told2"']


def test_errors_have_the_routines_by_which_postgres_js_prepares_anew(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create temporary table anew (a int)")
        for statement, routine in ((b"insert into anew values (text 'x')", b"transformAssignedExpr"), (b"execute nosuch", b"FetchPreparedStatement")):
            assert c.pgconn.exec_(statement).error_field(pq.DiagnosticField.SOURCE_FUNCTION) == routine


def test_a_dump_with_all_identifiers_quoted_can_be_restored(db: aurorapy.Server, tmp_path: Path) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create database tell_a template template0")
        c.execute("create database tell_b template template0")
        try:
            with psycopg.connect(db.dsn, dbname="tell_a", autocommit=True) as a:
                a.execute("create table zz (id int primary key, t text default 'x'); create view v as select id, t::varchar(3) from zz where t > 'a'")
                a.execute("create function f() returns setof zz language sql as 'select * from zz'; insert into zz values (1)")
            port, path = str(c.info.port), str(tmp_path / "dump.sql")
            where = ("-h", "127.0.0.1", "-p", port, "-U", "postgres")
            subprocess.run(("pg_dump", *where, "--quote-all-identifiers", "-f", path, "tell_a"), check=True, timeout=50)
            assert '"t" "text" DEFAULT \'x\'::"text"' in Path(path).read_text()
            subprocess.run(("psql", *where, "-q", "-X", "-v", "ON_ERROR_STOP=1", "-f", path, "tell_b"), check=True, timeout=50, stdout=subprocess.DEVNULL)
            with psycopg.connect(db.dsn, dbname="tell_b", autocommit=True) as b:
                assert b.execute("select v.id, v.t, f.id from v, f() f").fetchall() == [(1, "x", 1)]
        finally:
            c.execute("drop database tell_a")
            c.execute("drop database tell_b")
