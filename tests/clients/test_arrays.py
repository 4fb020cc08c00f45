"""Arrays of several dimensions and of any lower bound through drivers, COPY, and a restart."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import uuid
from decimal import Decimal
from pathlib import Path
from typing import Any

import asyncpg
import pg8000.dbapi
import psycopg
import pytest

import aurorapy

VALUES: list[tuple[str, Any]] = [
    ("int4[]", [[1, 2, None], [4, 5, 6]]), ("int8[]", [[[1], [2]], [[3], [2**40]]]), ("text[]", [["a", 'b"c'], [None, ""], ["{}", "NULL"]]),
    ("numeric[]", [[Decimal("1.50")], [Decimal("-2")]]), ("bool[]", [[True, False]]), ("uuid[]", [[uuid.UUID(int=1)], [uuid.UUID(int=2)]]),
    ("float8[]", [[0.5, -1.5], [1e300, 0.0]]), ("date[]", [[dt.date(2024, 2, 29)], [dt.date(1, 1, 1)]]),
    ("timestamptz[]", [[dt.datetime(2024, 2, 29, tzinfo=dt.UTC), None]]), ("bytea[]", [[b"\0\xff"], [b""]]), ("int2[]", [[[[[[7]]]]]]),
]


@pytest.mark.parametrize("binary", [False, True], ids=["text", "binary"])
@pytest.mark.parametrize(("name", "value"), VALUES, ids=lambda v: str(v)[:16])
def test_psycopg(server: aurorapy.Server, name: str, value: Any, binary: bool) -> None:
    mark = "%b" if binary else "%t"
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("SET timezone = 'UTC'")
        cursor = c.cursor(binary=binary)
        for _ in range(7):  # prepared in between
            row = cursor.execute(f"SELECT {mark}::{name}, array_ndims({mark}::{name}), ({mark}::{name})[1:1]", (value,) * 3).fetchone()
            assert row is not None and row[0] == value and row[2] == value[:1]
        assert c.execute(f"SELECT {mark}::{name} = %s::{name}", (value, value)).fetchone() == (True,)


def test_asyncpg(server: aurorapy.Server) -> None:
    async def use() -> None:
        c = await asyncpg.connect(server.dsn, timeout=10)
        try:
            for name, value in VALUES:
                assert await c.fetchval(f"SELECT $1::{name}", value) == value
                assert await c.fetchval(f"SELECT array_agg(x) FROM (VALUES ($1::{name}), ($1)) v(x)", value[0]) == [value[0], value[0]]
            await c.execute("CREATE TEMP TABLE asy (a int[], b text[])")
            await c.copy_records_to_table("asy", records=[([[1, 2]], [["x"], [None]])] * 3, columns=["a", "b"])
            assert [tuple(r) for r in await c.fetch("SELECT * FROM asy WHERE a = $1", [[1, 2]])] == [([[1, 2]], [["x"], [None]])] * 3
            assert await c.execute("UPDATE asy SET a[$1:$2][1:1] = $3", 1, 1, [[9]]) == "UPDATE 3"
            assert await c.fetchval("SELECT a FROM asy LIMIT 1") == [[9, 2]]
        finally:
            await c.close()

    asyncio.run(asyncio.wait_for(use(), 40))


def test_pg8000(server: aurorapy.Server) -> None:
    with aurorapy_connection(server) as c:
        cursor = c.cursor()
        cursor.execute("CREATE TEMP TABLE pg8 (a int[], t text[])")
        for a, t in (([[1, 2], [3, 4]], [["x,y", "z"], [None, ""]]), ([[5]], [["q"]])):
            cursor.execute("INSERT INTO pg8 VALUES (%s, %s)", (a, t))
        cursor.execute("SELECT * FROM pg8")
        assert [tuple(r) for r in cursor.fetchall()] == [([[1, 2], [3, 4]], [["x,y", "z"], [None, ""]]), ([[5]], [["q"]])]
        cursor.execute("SELECT a FROM pg8 WHERE a = %s", ([[5]],))
        assert [tuple(r) for r in cursor.fetchall()] == [([[5]],)]


def aurorapy_connection(server: aurorapy.Server) -> pg8000.dbapi.Connection:
    """pg8000's, as the embedding API makes it."""
    connection: pg8000.dbapi.Connection = server.connect()
    connection.autocommit = True
    return connection


TEXTS = ["{}", "{1,2}", "{{1,2},{3,NULL}}", "[0:1]={1,2}", "[-2:-1][5:6]={{1,2},{3,4}}", "{{{{{{1}}}}}}", None]


@pytest.mark.parametrize("form", ["text", "csv", "binary"])
def test_copy(server: aurorapy.Server, form: str) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        for name in ("one", "two"):
            c.execute(f"CREATE TEMP TABLE {name} (id int, a int[], t text[])")
        for i, text in enumerate(TEXTS):
            c.execute("INSERT INTO one VALUES (%s, %s::int[], %s::int[]::text[])", (i, text, text))
        with c.cursor() as cursor:
            with cursor.copy(f"COPY one TO STDOUT (FORMAT {form})") as copy:
                data = b"".join(bytes(part) for part in copy)
            with cursor.copy(f"COPY two FROM STDIN (FORMAT {form})") as copy:
                copy.write(data)
        got = c.execute("SELECT a::text, t::text FROM two ORDER BY id").fetchall()
        assert got == [(text, text) for text in TEXTS]


@pytest.mark.parametrize(("data", "code"), [
    ((7, 0, 23), "54000"), ((-1, 0, 23), "22P03"), ((2, 0, 23, 2**30, 1, 2**30, 1), "54000"), ((1, 0, 23, -1, 1), "54000"),
    ((1, 0, 23, 1, 2**31 - 1, 4, 5), "54000"), ((2, 0, 23, 1, 1), "08P01"), ((1, 0, 25, 1, 1, 4, 5), "42804"), ((2, 0, 23, 1, 1, 1, 1, 4, 5, 6), "22P03"),
], ids=str)
def test_malformed_binary(server: aurorapy.Server, data: tuple[int, ...], code: str) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        raw = b"".join(n.to_bytes(4, "big", signed=True) for n in data)
        result = c.pgconn.exec_params(b"SELECT $1::int[]", [raw], param_types=[1007], param_formats=[1])
        state = result.error_field(psycopg.pq.DiagnosticField.SQLSTATE)
        assert state is not None and state.decode() == code
        assert c.execute("SELECT 1").fetchone() == (1,)


@pytest.mark.timeout(120)
def test_stored_and_read_after_a_restart(tmp_path: Path) -> None:
    """Rows, a primary key and a descending index of arrays of any shape: pages are written, made of log records, and read again."""
    chance = random.Random(3)

    def literal() -> str:
        if chance.random() < 0.4:
            return "{" + ",".join(str(chance.randrange(3)) for _ in range(chance.randrange(5))) + "}"
        n, k, low = chance.randrange(1, 3), chance.randrange(1, 3), chance.choice((0, 1, 1, 2))
        inner = ",".join("{" + ",".join(str(chance.randrange(2)) for _ in range(k)) + "}" for _ in range(n))
        return f"[{low}:{low + n - 1}][1:{k}]={{{inner}}}"

    texts = sorted({literal() for _ in range(1500)})
    with aurorapy.Server(data=tmp_path / "data", fsync=False) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE held (a int[] PRIMARY KEY, j jsonb[], n int)")
        c.execute("CREATE INDEX ON held (j, a DESC)")
        with c.cursor() as cursor:
            cursor.executemany("""INSERT INTO held VALUES (%s::int[], ARRAY[['{"a":[1,{"b":[2]}]}'::jsonb, '[1,[2]]']], %s) ON CONFLICT DO NOTHING""",
                               [(t, i) for i, t in enumerate(texts)])
        c.execute("UPDATE held SET j[1][1] = '[[]]', n = n + 1 WHERE n % 3 = 0")
        before = c.execute("SELECT a::text, j::text, n FROM held ORDER BY a").fetchall()
    with aurorapy.Server(data=tmp_path / "data", fsync=False) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("SET enable_sort = off")
        assert c.execute("SELECT a::text, j::text, n FROM held ORDER BY a").fetchall() == before
        assert c.execute("SELECT a::text FROM held ORDER BY j DESC, a").fetchall() == c.execute("SELECT a::text FROM held ORDER BY j || '{}' DESC, a").fetchall()
        for text, _, n in before[::40]:
            assert c.execute("SELECT n FROM held WHERE a = %s::int[]", (text,)).fetchall() == [(n,)]
        assert c.execute("SELECT j[1][1], j[1][2]->1->0 FROM held WHERE n % 3 = 1 LIMIT 1").fetchone() == ([[]], 2)
