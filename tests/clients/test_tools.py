"""PostgreSQL's own tools, and what drivers read in errors: pg_dump in all its formats and with several jobs, pg_dumpall, snapshots that are exported."""

from __future__ import annotations

import asyncio
import subprocess
from pathlib import Path

import asyncpg
import psycopg
import pytest
from psycopg.conninfo import make_conninfo

import aurorapy
from aurorapy.wire import build

pytestmark = pytest.mark.timeout(120)

SCHEMA = r"""
create schema app;
create role tools_reader;
alter default privileges in schema app grant select on tables to tools_reader;
create type app.span as range (subtype = float8);
create table app.owner (id int primary key, mail text check (mail ~ '[^@]+@[^@]+\.[^@]+'));
create table app.thing (id serial primary key, owner int references app.owner, s app.span default '[1,2)', t text default 'a\b');
insert into app.owner values (1, 'a@b.c'), (2, 'd@e.f');
insert into app.thing (owner) select 1 + n % 2 from generate_series(1, 50) n;
"""


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert not done.stderr, done.stderr
    return done.stdout


def rows(db: aurorapy.Server, name: str) -> list[tuple[object, ...]]:
    with psycopg.connect(db.dsn, dbname=name) as c:
        return c.execute("select count(*), count(distinct owner), min(s::text), min(t) from app.thing join app.owner o on o.id = owner").fetchall()


def plain(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))]


def test_pg_dump_and_pg_restore_in_every_format(tmp_path: Path) -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(SCHEMA)
        wanted, before = rows(db, "postgres"), plain(run("pg_dump", db.dsn))
        assert wanted[0][3] == "a\\b"
        for form, more in (("c", ()), ("t", ()), ("d", ("-j", "2"))):
            kept, copy = tmp_path / form, make_conninfo(db.dsn, dbname=f"copy_{form}")
            run("pg_dump", f"-F{form}", *more, "-f", str(kept), db.dsn)
            c.execute(f"create database copy_{form} template template0")
            run("pg_restore", *more, "-d", copy, str(kept))
            assert rows(db, f"copy_{form}") == wanted
            run("pg_restore", "--clean", "--if-exists", "-d", copy, str(kept))
            assert rows(db, f"copy_{form}") == wanted
            assert plain(run("pg_dump", copy)) == before  # and nothing of what was dropped is left behind
        assert "CREATE FUNCTION" not in "\n".join(before)  # a range type makes its constructors itself
        assert "CREATE DATABASE postgres" in run("pg_dump", "--create", "--clean", db.dsn)
        everything = run("pg_dumpall", "-d", db.dsn)
        assert "CREATE ROLE tools_reader;" in everything and "CREATE DATABASE copy_d" in everything
        run("vacuumdb", "-d", db.dsn, "-Z", "--min-xid-age=1")
        run("vacuumdb", "-d", db.dsn, "-Z", "--min-mxid-age=1")


def test_an_exported_snapshot_is_what_others_see() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as one, psycopg.connect(db.dsn) as two, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create table t (a int)")
        c.execute("insert into t values (1)")
        (name,) = one.execute("select pg_export_snapshot()").fetchone() or ("",)  # a READ COMMITTED transaction
        c.execute("insert into t values (2)")
        assert one.execute("select count(*) from t").fetchone() == (2,)
        two.execute("set transaction isolation level repeatable read")
        two.execute(f"set transaction snapshot '{name}'")
        assert two.execute("select count(*) from t").fetchone() == (1,)
        with pytest.raises(psycopg.errors.ActiveSqlTransaction):
            two.execute(f"set transaction snapshot '{name}'")
        two.rollback()
        two.execute("begin isolation level serializable")
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="from a non-serializable transaction"):
            two.execute(f"set transaction snapshot '{name}'")
        two.rollback()
        c.execute("create database elsewhere")
        with psycopg.connect(db.dsn, dbname="elsewhere") as other:
            other.execute("set transaction isolation level repeatable read")
            with pytest.raises(psycopg.errors.FeatureNotSupported, match="different database"):
                other.execute(f"set transaction snapshot '{name}'")
        one.commit()
        two.execute("begin isolation level repeatable read")
        with pytest.raises(psycopg.errors.InvalidParameterValue, match="invalid snapshot identifier"):
            two.execute(f"set transaction snapshot '{name}'")


def test_a_plan_whose_result_changed_says_which_function_refused_it() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create table t (a int)")
        result = c.pgconn.prepare(b"s", b"select * from t")
        assert result.status == psycopg.pq.ExecStatus.COMMAND_OK
        c.execute("alter table t add b int")
        result = c.pgconn.exec_prepared(b"s", [])
        fields = psycopg.pq.DiagnosticField
        assert result.error_field(fields.SQLSTATE) == b"0A000"
        assert result.error_field(fields.SOURCE_FUNCTION) == b"RevalidateCachedQuery"  # asyncpg and pgjdbc prepare anew when they read this


def test_fetch_and_move_of_a_portal_that_was_only_bound() -> None:
    async def portal(dsn: str) -> tuple[object, object, object]:
        connection = await asyncpg.connect(dsn)
        try:
            async with connection.transaction():
                cursor = await connection.cursor("select generate_series(0, 100)")  # Parse, Bind
                moved = await cursor.forward(42)  # MOVE by a simple query
                one = await cursor.fetchrow()
            async with connection.transaction(isolation="read_uncommitted"):
                level = await connection.fetchval("show transaction_isolation")
            return moved, one["generate_series"] if one else None, level
        finally:
            await connection.close()

    with aurorapy.Server() as db:
        assert asyncio.run(portal(db.dsn)) == (42, 42, "read uncommitted")


def test_a_transaction_begins_with_the_default_isolation_as_it_was_written() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as c:
        c.execute("set default_transaction_isolation = 'read uncommitted'")
        c.commit()
        assert c.execute("show transaction_isolation").fetchone() == ("read uncommitted",)


def test_65535_parameters_can_be_described() -> None:
    assert build.parameter_description([23] * 65535)[5:7] == b"\xff\xff"
