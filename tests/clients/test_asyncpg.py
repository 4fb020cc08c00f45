"""asyncpg: binary all the way, types looked up by introspection, a pool that resets its connections."""

from __future__ import annotations

import asyncio
import datetime as dt
import decimal
import io
import ipaddress as ip
import json
import uuid
from collections.abc import Callable, Coroutine
from typing import Any

import asyncpg
import pytest

import aurorapy


def run(server: aurorapy.Server, use: Callable[[Any], Coroutine[Any, Any, None]]) -> None:
    """Run a coroutine with a connection."""
    async def whole() -> None:
        connection = await asyncpg.connect(server.dsn, timeout=10)
        try:
            await use(connection)
        finally:
            await connection.close()

    asyncio.run(asyncio.wait_for(whole(), 40))


UTC = dt.UTC
VALUES: list[tuple[str, Any]] = [
    ("bool", True), ("int2", -32768), ("int4", 2147483647), ("int8", -(2**63)), ("float4", 1.5), ("float8", 0.1), ("numeric", decimal.Decimal("-12345.6789")),
    ("numeric", decimal.Decimal("0.000001")), ("text", "höllo"), ("varchar", ""), ("bytea", b"\0\xff"), ("uuid", uuid.UUID(int=5)), ("date", dt.date(2024, 2, 29)),
    ("time", dt.time(23, 59, 59, 999999)), ("timetz", dt.time(1, 2, 3, tzinfo=dt.timezone(dt.timedelta(hours=2)))), ("timestamp", dt.datetime(2024, 2, 29, 1, 2, 3)),
    ("timestamptz", dt.datetime(2024, 2, 29, 12, 0, 0, 5, tzinfo=UTC)),
    ("interval", dt.timedelta(days=-3, seconds=7, microseconds=9)),
    ("json", '{"a": 1}'), ("jsonb", '{"a": [1, 2]}'), ("oid", 4294967295), ("name", "a_name"), ("bpchar", "x"),
    ("int4[]", [1, None, 3]), ("text[]", ["a", 'b"c', None, ""]),
    ("numeric[]", [decimal.Decimal("1.5")]),
    ("timestamptz[]", [dt.datetime(2024, 2, 29, tzinfo=UTC)]),
    ("uuid[]", [uuid.UUID(int=7)]), ("int8[]", []), ("bool[]", [True, False]),
    ("date[]", [dt.date(1, 1, 1), dt.date(9999, 12, 31)]), ("jsonb[]", ['{"a": 1}', "null"]),
    ("inet", ip.IPv4Address("10.0.0.1")), ("inet", ip.IPv6Interface("2001:db8::5/33")), ("inet", ip.IPv6Address("::ffff:1.2.3.4")),
    ("inet", ip.IPv4Interface("10.1.2.3/9")), ("cidr", ip.IPv4Network("10.0.0.0/8")), ("cidr", ip.IPv6Network("::/0")),
    ("inet[]", [ip.IPv4Address("1.1.1.1"), None, ip.IPv6Address("::")]), ("cidr[]", [ip.IPv6Network("2001:db8::/32")]),
    ("bit(5)", asyncpg.BitString("10110")), ("varbit", asyncpg.BitString("1")), ("varbit", asyncpg.BitString("101010101")), ("varbit", asyncpg.BitString("")),
    ("bit(1)[]", [asyncpg.BitString("1"), None]), ("timetz[]", [dt.time(1, 2, tzinfo=dt.timezone(dt.timedelta(hours=-3, minutes=-30)))]),
    ("xid", 4294967295), ("xid8", (1 << 64) - 1), ("tid", (4294967295, 65535)), ("txid_snapshot", (12, 20, (13, 15))), ("pg_snapshot", (12, 12, ())),
    ("point", asyncpg.Point(1.5, -2)), ("box", asyncpg.Box((3, 4), (1, 2))), ("lseg", asyncpg.LineSegment((1, 2), (0.1, 4))), ("line", asyncpg.Line(1, -1, 0.5)),
    ("path", asyncpg.Path((1, 2), (3, 4), is_closed=True)), ("path", asyncpg.Path((1, 2), (3, 4), is_closed=False)),
    ("polygon", asyncpg.Polygon((0, 0), (1, 1), (1, 0))), ("circle", asyncpg.Circle((1, 2), 3)), ("point[]", [asyncpg.Point(1, 2), None]),
    ("box[]", [asyncpg.Box((3, 4), (1, 2)), asyncpg.Box((1, 1), (0, 0))]), ("money", "$1,234.50"), ('"char"', b"a"),
    ("macaddr", "08:00:2b:01:02:03"), ("macaddr8", "08:00:2b:ff:fe:01:02:03"), ("macaddr[]", ["08:00:2b:01:02:03", None]),
]


@pytest.mark.parametrize(("name", "value"), VALUES, ids=lambda v: str(v)[:24])
def test_types_both_ways(server: aurorapy.Server, name: str, value: Any) -> None:
    async def use(c: Any) -> None:
        assert await c.fetchval(f"SELECT $1::{name}", value) == value
        assert await c.fetchval(f"SELECT $1::{name} IS NULL", None) is True
        again = await c.prepare(f"SELECT $1::{name} AS x")
        assert [p.name for p in again.get_parameters()] == [r.type.name for r in again.get_attributes()]
        for _ in range(3):
            assert (await again.fetchrow(value))["x"] == value

    run(server, use)


def test_statements_and_cursors(server: aurorapy.Server) -> None:
    async def use(c: Any) -> None:
        await c.execute("CREATE TEMP TABLE apg (a int PRIMARY KEY, b text)")
        await c.executemany("INSERT INTO apg VALUES ($1, $2)", [(i, str(i)) for i in range(300)])
        with pytest.raises(asyncpg.UniqueViolationError) as caught:
            await c.executemany("INSERT INTO apg VALUES ($1, $2)", [(1000, "x"), (5, "y")])
        assert caught.value.constraint_name == "apg_pkey" and caught.value.table_name == "apg"
        assert await c.fetchval("SELECT count(*) FROM apg") == 300
        assert await c.execute("UPDATE apg SET b = 'u' WHERE a < 10") == "UPDATE 10"
        rows = await c.fetch("SELECT a, b FROM apg WHERE a = ANY($1::int[]) ORDER BY a", [1, 299])
        assert [tuple(r) for r in rows] == [(1, "u"), (299, "299")]
        assert [tuple(r) for r in await c.fetch("SELECT a FROM apg ORDER BY a LIMIT 2")] == [(0,), (1,)]
        async with c.transaction():
            assert [r["a"] async for r in c.cursor("SELECT a FROM apg ORDER BY a", prefetch=7)] == list(range(300))
            cursor = await c.cursor("SELECT a FROM apg ORDER BY a DESC")
            assert [r["a"] for r in await cursor.fetch(2)] == [299, 298]
            assert await cursor.forward(10) == 10
            assert (await cursor.fetchrow())["a"] == 287
        with pytest.raises(asyncpg.PostgresSyntaxError):
            await c.fetch("SELEC 1")
        with pytest.raises(asyncpg.UndefinedTableError):
            await c.prepare("SELECT * FROM nothing_here")
        await c.execute("ALTER TABLE apg ADD COLUMN c int DEFAULT 7")
        assert tuple(await c.fetchrow("SELECT * FROM apg WHERE a = $1", 1)) == (1, "u", 7)

    run(server, use)


def test_transactions(server: aurorapy.Server) -> None:
    async def use(c: Any) -> None:
        await c.execute("CREATE TEMP TABLE apgt (a int)")
        with pytest.raises(ZeroDivisionError):
            async with c.transaction(isolation="repeatable_read"):
                await c.execute("INSERT INTO apgt VALUES (1)")
                raise ZeroDivisionError
        async with c.transaction():
            await c.execute("INSERT INTO apgt VALUES (2)")
            with pytest.raises(asyncpg.DivisionByZeroError):
                async with c.transaction():
                    await c.execute("INSERT INTO apgt VALUES (3)")
                    await c.fetch("SELECT 1/0")
            await c.execute("INSERT INTO apgt VALUES (4)")
        assert [r["a"] for r in await c.fetch("SELECT a FROM apgt ORDER BY a")] == [2, 4]
        with pytest.raises(asyncpg.ReadOnlySQLTransactionError):
            async with c.transaction(readonly=True):
                await c.execute("CREATE TABLE apg_no (a int)")
        async with c.transaction(isolation="serializable", readonly=True, deferrable=True):
            assert await c.fetchval("SHOW transaction_isolation") == "serializable"

    run(server, use)


def test_copy(server: aurorapy.Server) -> None:
    async def use(c: Any) -> None:
        await c.execute("CREATE TEMP TABLE apgc (a int, b text, at timestamptz, n numeric, l int[], j jsonb)")
        at = dt.datetime(2024, 2, 29, 12, tzinfo=UTC)
        rows = [(i, f"ü{i}" if i % 3 else None, at, decimal.Decimal(i) / 8, [i, None], json.dumps({"i": i})) for i in range(2500)]
        assert await c.copy_records_to_table("apgc", records=rows) == "COPY 2500"
        assert await c.copy_records_to_table("apgc", records=[(7,)], columns=["a"]) == "COPY 1"
        found = await c.fetch("SELECT * FROM apgc WHERE j IS NOT NULL ORDER BY a")
        assert [tuple(r) for r in found] == rows
        out = io.BytesIO()
        assert await c.copy_from_query("SELECT a, b FROM apgc WHERE a < $1 AND j IS NOT NULL ORDER BY a", 3, output=out, format="csv", header=True) == "COPY 3"
        assert out.getvalue().decode() == "a,b\n0,\n1,ü1\n2,ü2\n"
        await c.execute("CREATE TEMP TABLE apgc2 (a int, b text)")
        out.seek(0)
        assert await c.copy_to_table("apgc2", source=out, format="csv", header=True) == "COPY 3"
        binary = io.BytesIO()
        await c.copy_from_table("apgc2", output=binary, format="binary")
        binary.seek(0)
        assert await c.copy_to_table("apgc2", source=binary, format="binary") == "COPY 3"
        assert await c.fetchval("SELECT sum(a) FROM apgc2") == 6
        with pytest.raises(asyncpg.BadCopyFileFormatError):
            await c.copy_to_table("apgc2", source=io.BytesIO(b"1\tx\ty\n"))
        assert await c.fetchval("SELECT count(*) FROM apgc2") == 6

    run(server, use)


def test_notifications_and_cancel(server: aurorapy.Server) -> None:
    async def use(c: Any) -> None:
        heard: asyncio.Queue[tuple[str, str]] = asyncio.Queue()
        await c.add_listener("apg_channel", lambda _c, _pid, channel, payload: heard.put_nowait((channel, payload)))
        other = await asyncpg.connect(server.dsn)
        async with other.transaction():
            await other.execute("NOTIFY apg_channel, 'one'")
            await other.execute("SELECT pg_notify('apg_channel', 'two')")
            assert heard.empty()
        assert [await asyncio.wait_for(heard.get(), 5) for _ in range(2)] == [("apg_channel", "one"), ("apg_channel", "two")]
        await other.close()
        with pytest.raises(asyncio.TimeoutError):
            await c.fetch("SELECT pg_sleep(30)", timeout=0.2)
        assert await c.fetchval("SELECT 1") == 1
        with pytest.raises(asyncpg.QueryCanceledError):
            await c.execute("SET statement_timeout = 50; SELECT pg_sleep(30)")

    run(server, use)


def test_pool_resets_what_a_user_left(server: aurorapy.Server) -> None:
    async def use(_: Any) -> None:
        async with asyncpg.create_pool(server.dsn, min_size=1, max_size=1) as pool:
            async with pool.acquire() as c:
                pid = await c.fetchval("SELECT pg_backend_pid()")
                await c.execute("SET timezone = 'Asia/Tokyo'")
                await c.execute("SELECT pg_advisory_lock(77)")
                await c.execute("LISTEN left_behind")
            async with pool.acquire() as c:
                assert await c.fetchval("SELECT pg_backend_pid()") == pid
                assert await c.fetchval("SHOW timezone") != "Asia/Tokyo"
                assert await c.fetchval("SELECT count(*) FROM pg_listening_channels()") == 0
                other = await asyncpg.connect(server.dsn)
                assert await other.fetchval("SELECT pg_try_advisory_lock(77)") is True
                await other.close()
        async with asyncpg.create_pool(server.dsn, min_size=4, max_size=8) as pool:
            results = await asyncio.gather(*[pool.fetchval("SELECT $1::int * 2", i) for i in range(200)])
            assert results == [2 * i for i in range(200)]

    run(server, use)


def test_a_prepared_statement_whose_table_or_type_was_made_anew() -> None:
    """Its result may not change, not even a column's length; a parameter's type that is no more is said to be so."""
    async def use(dsn: str) -> None:
        one, two = await asyncpg.connect(dsn), await asyncpg.connect(dsn)
        await one.execute("CREATE TABLE anew (name varchar(30)); INSERT INTO anew VALUES ('x'); CREATE TYPE feeling AS ENUM ('a', 'b')")
        rows, typed = await one.prepare("SELECT name FROM anew"), await one.prepare("SELECT $1::feeling::text")
        assert await rows.fetchval() == "x" and await typed.fetchval("a") == "a"
        await two.execute("DROP TABLE anew; CREATE TABLE anew (name varchar(20)); DROP TYPE feeling; CREATE TYPE feeling AS ENUM ('a', 'c')")
        with pytest.raises(asyncpg.InvalidCachedStatementError):
            await rows.fetchval()
        with pytest.raises(asyncpg.InternalServerError, match="cache lookup failed for type [0-9]+"):
            await typed.fetchval("a")
        assert await one.fetchval("SELECT 1") == 1
        await one.close()
        await two.close()

    with aurorapy.Server() as db:
        asyncio.run(use(db.dsn))
