"""pg_stat_statements over real sockets: the extended protocol, prepared statements, cursors, COPY, sessions that are there already, and nobody who pays without it."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import psycopg
import pytest

import aurorapy

pytestmark = pytest.mark.timeout(120)


def _seen(c: psycopg.Connection[Any]) -> dict[str, tuple[int, int]]:
    return {q: (calls, rows) for q, calls, rows in c.execute("select query, sum(calls), sum(rows) from pg_stat_statements group by 1").fetchall()}


def test_what_psycopg_runs_is_counted() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create table t(a int primary key, b text)")
        c.execute("create extension pg_stat_statements")
        for i in range(20):  # prepared on the way
            c.execute("insert into t values (%s, 'x')", (i,))
            c.execute("select b from t where a = %s", (i,), prepare=True)
            c.execute(f"select b from t where a = {i}".encode())
        with c.transaction():
            c.execute("update t set b = 'y' where a = 1")
            with c.cursor(name="rows") as cursor:
                cursor.execute("select a from t where a < 10")
                assert len(cursor.fetchmany(4)) == 4 and len(cursor.fetchall()) == 6
        with c.cursor().copy("copy t to stdout") as copy:
            assert len(list(copy)) == 20
        with pytest.raises(psycopg.errors.DivisionByZero):
            c.execute("select 1 / 0 as broken")
        seen = _seen(c)
        assert seen["insert into t values ($1, $2)"] == (20, 20)
        assert seen["select b from t where a = $1"] == (40, 40)  # with constants and with parameters: two entries of one text
        assert seen["update t set b = $1 where a = $2"] == (1, 1)
        assert seen["BEGIN"] == (1, 0) and seen["COMMIT"] == (1, 0)
        assert seen['DECLARE "rows" CURSOR FOR select a from t where a < 10'] == (1, 0)
        assert seen['FETCH FORWARD 4 FROM "rows"'] == (1, 4) and seen['FETCH FORWARD ALL FROM "rows"'] == (1, 6)
        assert seen["copy t to stdout"] == (1, 20)
        assert not any("broken" in q for q in seen)
        with c.pipeline():
            for _ in range(3):
                c.execute("select a + 1 from t limit 5")
        assert _seen(c)["select a + $1 from t limit $2"] == (3, 15)


async def _asyncpg(dsn: str) -> list[Any]:
    c = await asyncpg.connect(dsn)
    try:
        await c.execute("create extension pg_stat_statements")
        for i in range(5):
            await c.fetch("select $1::int + 7 as n", i)
        async with c.transaction():
            async for _ in c.cursor("select generate_series(1, 120) as g", prefetch=50):
                pass
        return list(await c.fetch("select query, calls, rows from pg_stat_statements where query ~ 'as [ng]$' order by query"))
    finally:
        await c.close()


def test_what_asyncpg_runs_is_counted() -> None:
    with aurorapy.Server() as db:
        assert [tuple(r) for r in asyncio.run(_asyncpg(db.dsn))] == [("select $1::int + $2 as n", 5, 5), ("select generate_series($1, $2) as g", 1, 120)]


def test_sessions_that_are_there_already_are_watched_from_then_on() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c, psycopg.connect(db.dsn, autocommit=True) as d:
        for one in (c, d):
            one.execute("create table if not exists t(a int primary key)")
            for _ in range(8):
                one.execute("select a from t where a = %s", (1,))
        c.execute("create extension pg_stat_statements")
        for one in (c, d):
            for _ in range(8):
                one.execute("select a from t where a = %s", (1,))
        assert _seen(c)["select a from t where a = $1"] == (16, 0)
        d.execute("set role pg_read_all_data")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            d.execute("select pg_stat_statements_reset()")
        d.execute("reset role")
        c.execute("drop extension pg_stat_statements")
        d.execute("select a from t where a = %s", (1,))
        assert d.execute("select query_id from pg_stat_activity where pid = pg_backend_pid()").fetchone() == (None,)
        c.execute("create extension pg_stat_statements")
        assert "select a from t where a = $1" in _seen(c)  # it is the server's, and has outlived the extension


def test_identifiers_without_the_extension() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        ask = "select query_id from pg_stat_activity where pid = pg_backend_pid()"
        assert c.execute(ask).fetchone() == (None,)
        c.execute("set compute_query_id = on")
        row = c.execute(ask).fetchone()
        assert row is not None and row[0]
        assert c.execute("SELECT  query_id FROM pg_stat_activity\n WHERE pid = pg_backend_pid()").fetchone() == row
        lines = [line for line, in c.execute("explain (verbose) " + ask).fetchall()]
        assert f"Query Identifier: {row[0]}" in lines
        with pytest.raises(psycopg.errors.UndefinedTable):
            c.execute("select * from pg_stat_statements")


def test_what_cannot_be_had_is_refused_and_who_has_not_the_extension_is_not_watched() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create extension pg_stat_statements")
        with pytest.raises(psycopg.errors.FeatureNotSupported):
            c.execute("set pg_stat_statements.track = 'all'")
        c.execute("create database other template template0")
        with psycopg.connect(db.dsn, dbname="other", autocommit=True) as o:
            o.execute("select 1 as elsewhere")
        assert not any("elsewhere" in q for q in _seen(c))


def test_statements_that_rules_answer_are_counted() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create table t(a int)")
        c.execute("create rule r as on insert to t do instead select new.a as told")
        c.execute("create extension pg_stat_statements")
        for i in range(3):
            c.execute(f"insert into t values ({i})".encode())
        assert _seen(c)["insert into t values ($1)"][0] == 3
