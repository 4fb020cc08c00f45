"""Ranges and multiranges over the wire: psycopg's, asyncpg's and pg8000's objects, COPY, SQLAlchemy's types, and binary data that are none."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Coroutine
from decimal import Decimal as D
from pathlib import Path
from typing import Any

import asyncpg
import pg8000
import psycopg
import pytest
import sqlalchemy as sa
from psycopg import pq
from psycopg.types.multirange import Multirange
from psycopg.types.range import Range
from sqlalchemy.dialects import postgresql as pg

import aurorapy

DAY, NEXT = dt.date(2024, 2, 29), dt.date(2024, 3, 1)
NOON = dt.datetime(2024, 2, 29, 12, 0, 0, 5)
UTC_NOON = NOON.replace(tzinfo=dt.UTC)

# type, what is sent, what comes back
VALUES: list[tuple[str, Any, Any]] = [
    ("int4range", Range(1, 5), Range(1, 5)), ("int4range", Range(1, 5, "(]"), Range(2, 6)), ("int4range", Range(empty=True), Range(empty=True)),
    ("int4range", Range(None, None), Range(None, None, "()")), ("int8range", Range(-(2**62), None), Range(-(2**62), None)),
    ("numrange", Range(D("1.50"), D(2), "[]"), Range(D("1.50"), D(2), "[]")), ("numrange", Range(None, D("-0.5"), "()"), Range(None, D("-0.5"), "()")),
    ("daterange", Range(DAY, DAY, "[]"), Range(DAY, NEXT)), ("tsrange", Range(NOON, None, "()"), Range(NOON, None, "()")),
    ("tstzrange", Range(UTC_NOON, UTC_NOON + dt.timedelta(days=1)), Range(UTC_NOON, UTC_NOON + dt.timedelta(days=1))),
    ("int4multirange", Multirange([Range(1, 3), Range(3, 5)]), Multirange([Range(1, 5)])), ("int8multirange", Multirange(), Multirange()),
    ("nummultirange", Multirange([Range(D(5), None, "()"), Range(D(1), D(2))]), Multirange([Range(D(1), D(2)), Range(D(5), None, "()")])),
    ("datemultirange", Multirange([Range(DAY, NEXT)]), Multirange([Range(DAY, NEXT)])),
    ("tsmultirange", Multirange([Range(None, NOON, "(]")]), Multirange([Range(None, NOON, "(]")])),
    ("tstzmultirange", Multirange([Range(UTC_NOON, None)]), Multirange([Range(UTC_NOON, None)])),
    ("int4range[]", [Range(1, 5), None, Range(3, None)], [Range(1, 5), None, Range(3, None)]),
    ("nummultirange[]", [Multirange([Range(D(1), D(2))])], [Multirange([Range(D(1), D(2))])]),
]


@pytest.mark.parametrize("binary", [False, True], ids=["text", "binary"])
@pytest.mark.parametrize("placeholder", ["%t", "%b", "%s"])
def test_psycopg_values_both_ways(server: aurorapy.Server, placeholder: str, binary: bool) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c, c.cursor(binary=binary) as cursor:
        cursor.execute("SET TimeZone = 'UTC'")
        for name, sent, wanted in VALUES:
            found = cursor.execute(f"SELECT {placeholder}::{name}, pg_typeof({placeholder}::{name})::text".encode(), (sent, sent)).fetchone()
            assert found == (wanted, name)


def test_parameters_without_a_cast(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TEMP TABLE booked (id int PRIMARY KEY, during daterange, prices nummultirange)")
        c.execute("CREATE INDEX ON booked (during)")
        c.cursor().executemany("INSERT INTO booked VALUES (%s, %s, %s)", [
            (i, Range(DAY + dt.timedelta(i), DAY + dt.timedelta(i + 2)), Multirange([Range(D(i), D(i + 1)), Range(D(i + 1), D(i + 2), "(]")])) for i in range(50)])
        assert c.execute("SELECT id FROM booked WHERE during = %s", (Range(DAY, DAY + dt.timedelta(2)),)).fetchall() == [(0,)]
        assert c.execute("SELECT id FROM booked WHERE during @> %s ORDER BY id", (DAY + dt.timedelta(5),)).fetchall() == [(4,), (5,)]
        assert c.execute("SELECT id FROM booked WHERE during && %s ORDER BY id", (Range(DAY, NEXT),)).fetchall() == [(0,)]
        assert c.execute("SELECT id FROM booked WHERE prices @> %s", (D("7.0"),)).fetchall() == [(5,), (7,)]
        plan = str(c.execute("EXPLAIN SELECT id FROM booked WHERE during = '[2024-03-01,2024-03-02]'").fetchall())
        assert "booked_during_idx" in plan


def test_copy(server: aurorapy.Server) -> None:
    rows = [(i, Range(i, i + 3), Multirange([Range(D(i), None, "()")])) for i in range(60)]
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TEMP TABLE copied (id int, r int4range, m nummultirange)")
        for kind, part in (("binary", rows[:30]), ("text", rows[30:])):
            with c.cursor().copy(f"COPY copied FROM STDIN (FORMAT {kind})".encode()) as copy:
                copy.set_types(["int4", "int4range", "nummultirange"])
                for row in part:
                    copy.write_row(row)
            with c.cursor().copy(f"COPY (SELECT * FROM copied ORDER BY id) TO STDOUT (FORMAT {kind})".encode()) as copy:
                copy.set_types(["int4", "int4range", "nummultirange"])
                assert list(copy.rows()) == rows[: rows.index(part[-1]) + 1]
        with c.cursor().copy("COPY (SELECT * FROM copied WHERE id < 1) TO STDOUT (FORMAT csv)") as copy:
            assert b"".join(copy) == b'0,"[0,3)","{(0,)}"\n'


def run(server: aurorapy.Server, use: Callable[[Any], Coroutine[Any, Any, None]]) -> None:
    """Run a coroutine with a connection of asyncpg's."""
    async def whole() -> None:
        connection = await asyncpg.connect(server.dsn, timeout=10)
        try:
            await use(connection)
        finally:
            await connection.close()

    asyncio.run(asyncio.wait_for(whole(), 40))


ASYNCPG: list[tuple[str, Any, Any]] = [
    ("int4range", asyncpg.Range(1, 5), asyncpg.Range(1, 5)), ("int4range", asyncpg.Range(1, 5, lower_inc=False, upper_inc=True), asyncpg.Range(2, 6)),
    ("int8range", asyncpg.Range(empty=True), asyncpg.Range(empty=True)), ("int8range", asyncpg.Range(None, None), asyncpg.Range(None, None)),
    ("numrange", asyncpg.Range(D("1.50"), D(2), upper_inc=True), asyncpg.Range(D("1.50"), D(2), upper_inc=True)),
    ("daterange", asyncpg.Range(DAY, None), asyncpg.Range(DAY, None)), ("tsrange", asyncpg.Range(NOON, NOON, upper_inc=True), asyncpg.Range(NOON, NOON, upper_inc=True)),
    ("tstzrange", asyncpg.Range(None, UTC_NOON), asyncpg.Range(None, UTC_NOON)),
    ("int4range[]", [asyncpg.Range(1, 2), None], [asyncpg.Range(1, 2), None]),
    ("int4multirange", [asyncpg.Range(1, 2), asyncpg.Range(2, 3)], [asyncpg.Range(1, 3)]), ("tsmultirange", [], []),
]


def test_asyncpg_values_both_ways(server: aurorapy.Server) -> None:
    async def use(c: Any) -> None:
        for name, sent, wanted in ASYNCPG:
            assert await c.fetchval(f"SELECT $1::{name}", sent) == wanted, name
        await c.execute("CREATE TEMP TABLE kept (r int4range PRIMARY KEY, m datemultirange)")
        await c.copy_records_to_table("kept", records=[(asyncpg.Range(n, n + 1), [asyncpg.Range(DAY, NEXT)]) for n in range(5)])
        assert await c.fetchval("SELECT range_agg(r) FROM kept") == [asyncpg.Range(0, 5)]
        with pytest.raises(asyncpg.DataError, match="range lower bound must be less than or equal to range upper bound"):
            await c.fetchval("SELECT $1::int4range", asyncpg.Range(5, 1))

    run(server, use)


def test_pg8000(server: aurorapy.Server) -> None:
    connection = server.connect()
    cursor = connection.cursor()
    for name, sent in (("int4range", pg8000.Range(1, 5)), ("int8range", pg8000.Range(1, None)), ("numrange", pg8000.Range(D("1.5"), D("2.50"), "(]")),
                       ("daterange", pg8000.Range(DAY, NEXT)), ("tstzrange", pg8000.Range(UTC_NOON, None)),
                       ("int4multirange", [pg8000.Range(1, 2), pg8000.Range(5, 6)])):
        cursor.execute(f"SELECT CAST(%s AS {name})", (sent,))
        assert cursor.fetchone() == [sent]
    connection.close()


@pytest.mark.parametrize("driver", ["psycopg", "asyncpg"])
def test_sqlalchemy(server: aurorapy.Server, driver: str) -> None:
    meta = sa.MetaData()
    table = sa.Table(f"ranged_{driver}", meta, sa.Column("id", sa.Integer, primary_key=True), sa.Column("r", pg.INT4RANGE), sa.Column("d", pg.DATERANGE),
                     sa.Column("m", pg.NUMMULTIRANGE), sa.Column("since", pg.TSTZRANGE, unique=True))
    rows = [{"id": 1, "r": pg.Range(1, 5), "d": pg.Range(DAY, NEXT), "m": [pg.Range(D(1), D(2))], "since": pg.Range(UTC_NOON, None)},
            {"id": 2, "r": pg.Range(4, 9, bounds="[)"), "d": pg.Range(empty=True), "m": [], "since": None}]

    def work(connection: sa.Connection) -> None:
        meta.create_all(connection)
        connection.execute(sa.insert(table), rows)
        found = connection.execute(sa.select(table).order_by(table.c.id)).all()
        assert [(f.r, f.d, list(f.m), f.since) for f in found] == [(r["r"], r["d"], r["m"], r["since"]) for r in rows]

        def ids(condition: Any) -> list[int]:
            return list(connection.scalars(sa.select(table.c.id).where(condition).order_by(table.c.id)))

        assert ids(table.c.r.contains(4)) == [1, 2]
        assert ids(table.c.r.overlaps(pg.Range(7, 8))) == [2]
        assert ids(table.c.r.adjacent_to(pg.Range(5, 6))) == [1]
        assert ids(table.c.r.contained_by(pg.Range(0, 6))) == [1]
        assert ids(table.c.r == pg.Range(4, 9)) == [2]
        assert ids(sa.func.isempty(table.c.d)) == [2]
        assert connection.scalar(sa.select(sa.func.upper(sa.func.range_merge(sa.func.range_agg(table.c.r))))) == 9
        kinds = {c["name"]: c["type"] for c in sa.inspect(connection).get_columns(table.name)}
        assert [type(kinds[n]) for n in ("r", "d", "m", "since")] == [pg.INT4RANGE, pg.DATERANGE, pg.NUMMULTIRANGE, pg.TSTZRANGE]
        meta.drop_all(connection)

    if driver == "psycopg":
        single = sa.create_engine(server.dsn.replace("postgresql://", "postgresql+psycopg://"))
        with single.begin() as connection:
            work(connection)
        single.dispose()
        return

    async def whole() -> None:
        from sqlalchemy.ext.asyncio import create_async_engine

        engine = create_async_engine(server.dsn.replace("postgresql://", "postgresql+asyncpg://"))
        async with engine.begin() as connection:
            await connection.run_sync(work)
        await engine.dispose()

    asyncio.run(asyncio.wait_for(whole(), 40))


NUMBER = b"\0\0\0\4\0\0\0"
BAD: list[tuple[str, bytes, str, str]] = [
    ("int4range", b"", "08P01", "no data left in message"),
    ("int4range", b"\x02\0\0\0\4", "08P01", "insufficient data left in message"),
    ("int4range", b"\x02" + NUMBER + b"\1", "08P01", "insufficient data left in message"),
    ("int4range", b"\x18\0", "08P01", "invalid message format"),
    ("int4range", b"\x02" + NUMBER + b"\5" + NUMBER + b"\1", "22000", "range lower bound must be less than or equal to range upper bound"),
    ("int4multirange", b"\0\0\0\1", "08P01", "insufficient data left in message"),
    ("int4multirange", b"\0\0", "08P01", "insufficient data left in message"),
    ("int4multirange", b"\0\0\0\0\0", "08P01", "invalid message format"),
]


@pytest.mark.parametrize(("name", "data", "state", "message"), BAD)
def test_binary_data_refused(server: aurorapy.Server, name: str, data: bytes, state: str, message: str) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        result = c.pgconn.exec_params(f"SELECT $1::{name}".encode(), [data], [0], [pq.Format.BINARY])
        found, said = (result.error_field(f) or b"" for f in (pq.DiagnosticField.SQLSTATE, pq.DiagnosticField.MESSAGE_PRIMARY))
        assert (found.decode(), said.decode()) == (state, message)
        assert c.execute("SELECT 1").fetchone() == (1,)


def test_ranges_of_arrays_and_rows_outlive_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(data=tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TYPE pair AS (a int, b text)")
        c.execute("CREATE TYPE lists AS RANGE (subtype = int4[])")
        c.execute("CREATE TYPE pairs AS RANGE (subtype = pair)")
        c.execute("CREATE TABLE held (n int, l lists, p pairs)")
        c.execute("INSERT INTO held SELECT i, lists(array[i, NULL], array[i + 2]), pairs((i, 'x'), (i + 1, NULL)) FROM generate_series(1, 300) i")
        c.execute("CREATE INDEX held_l ON held USING gist (l)")
        c.execute("CREATE UNIQUE INDEX held_p ON held (p DESC)")
        sent = c.execute("SELECT range_send(l), range_send(p) FROM held WHERE n = 7").fetchone()
    with aurorapy.Server(data=tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("SET enable_seqscan = off")
        assert c.execute("SELECT n FROM held WHERE l @> array[150] ORDER BY n").fetchall() == [(149,)]
        assert c.execute("SELECT n FROM held WHERE p = '[\"(9,x)\",\"(10,)\")'").fetchall() == [(9,)]
        assert c.execute("SELECT range_send(l), range_send(p) FROM held WHERE n = 7").fetchone() == sent
        read = c.pgconn.exec_params(b"SELECT $1::lists = l, $2::pairs = p FROM held WHERE n = 7", list(sent or ()), None, [1, 1])
        assert [read.get_value(0, i) for i in range(2)] == [b"t", b"t"]
        with pytest.raises(psycopg.errors.UniqueViolation):
            c.execute("INSERT INTO held (p) VALUES (pairs((5, 'x'), (6, NULL)))")
