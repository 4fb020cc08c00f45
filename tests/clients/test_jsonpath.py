"""jsonpath through drivers: parameters, text and binary results, stored paths after a restart."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import asyncpg
import psycopg
import pytest
from psycopg.types.json import Jsonb

import aurorapy

DOC = {"a": [1, 2, {"b": "x"}], "t": "2017-03-10"}


def test_psycopg(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        for _ in range(7):  # prepared in between
            assert c.execute("SELECT jsonb_path_query_array(%s, %s, %s)", (Jsonb(DOC), "$.a[*] ? (@ > $x)", Jsonb({"x": 1}))).fetchone() == ([2],)
            assert c.execute("SELECT %s @? %s::jsonpath", (Jsonb(DOC), "$.a.b")).fetchone() == (True,)
        assert c.execute("SELECT x FROM jsonb_path_query(%s, '$.a[*]') x", (Jsonb(DOC),)).fetchall() == [(1,), (2,), ({"b": "x"},)]
        raw = c.pgconn.exec_params(b"SELECT '$.a ? (@ > 1)'::jsonpath", [], result_format=1)
        assert raw.get_value(0, 0) == b'\x01$."a"?(@ > 1)' and raw.ftype(0) == 4072
        back = c.pgconn.exec_params(b"SELECT $1::text", [b"\x01strict $"], param_types=[4072], param_formats=[1])
        assert back.get_value(0, 0) == b"strict $"
        for sql, code in (("SELECT '$.'::jsonpath", "42601"), ("SELECT jsonb_path_query('1', 'strict $.a')", "2203A")):
            with pytest.raises(psycopg.Error) as caught:
                c.execute(sql)
            assert caught.value.sqlstate == code


def test_asyncpg(server: aurorapy.Server) -> None:
    async def use() -> None:
        c = await asyncpg.connect(server.dsn, timeout=10)
        try:
            assert await c.fetchval("SELECT $1::jsonpath", "$.a[last]") == '$."a"[last]'
            assert await c.fetchval("SELECT jsonb_path_query_first($1, $2)", '{"a": [1, 7]}', "$.a[last]") == "7"
            assert await c.fetchval("SELECT $1::jsonpath[]", ["$", None, "$.b"]) == ["$", None, '$."b"']
        finally:
            await c.close()

    asyncio.run(asyncio.wait_for(use(), 40))


def test_stored_paths_after_a_restart(tmp_path: Path) -> None:
    paths = ["$", "strict $.a[*] ? (@ like_regex \"^a\" flag \"i\")", "$.**{2 to last}.keyvalue()", "-($.x + 1.50) / $y == null", '$.t.datetime("yyyy-mm-dd")']

    def shown(c: psycopg.Connection[Any]) -> list[Any]:
        return c.execute("SELECT p::text, jsonb_path_query_array(d, p, '{\"y\": 2}', true) FROM kept ORDER BY id").fetchall()

    with aurorapy.Server(data=tmp_path / "data", fsync=False) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE kept (id int PRIMARY KEY, p jsonpath, d jsonb, hit boolean GENERATED ALWAYS AS (d @? p) STORED)")
        for i, path in enumerate(paths):
            c.execute("INSERT INTO kept VALUES (%s, %s, %s)", (i, path, Jsonb(DOC)))
        c.execute("CREATE INDEX ON kept (jsonb_path_exists(d, p, '{}', true))")
        before = shown(c)
        assert len(before) == len(paths)
    with aurorapy.Server(data=tmp_path / "data", fsync=False) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert shown(c) == before
        assert c.execute("SELECT count(*) FROM kept WHERE hit = (d @? p)").fetchone() == c.execute("SELECT count(*) FROM kept WHERE hit IS NOT NULL").fetchone()
