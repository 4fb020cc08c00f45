"""psycopg 3: pipelines, server-side cursors, COPY, prepared statements, notifications, rows and types."""

from __future__ import annotations

import datetime as dt
import threading
import time
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import psycopg
import pytest
from psycopg import rows
from psycopg.types.json import Jsonb
from psycopg.types.range import Range

import aurorapy

UTC = dt.UTC


@pytest.fixture
def c(server: aurorapy.Server) -> Iterator[psycopg.Connection[Any]]:
    """A connection that commits each statement."""
    with psycopg.connect(server.dsn, autocommit=True) as connection:
        yield connection


def test_pipeline(c: psycopg.Connection[Any]) -> None:
    c.execute("CREATE TEMP TABLE piped (a int PRIMARY KEY)")
    with c.pipeline() as p:
        cursors = [c.execute("INSERT INTO piped VALUES (%s) RETURNING a", (i,)) for i in range(50)]
        p.sync()
        assert [cursor.fetchone() for cursor in cursors] == [(i,) for i in range(50)]
    with pytest.raises(psycopg.errors.UniqueViolation), c.pipeline():
        for i in (100, 1, 101):
            c.execute("INSERT INTO piped VALUES (%s)", (i,))
    with c.pipeline():
        assert c.execute("SELECT count(*) FROM piped").fetchone() == (50,)  # one implicit transaction up to the Sync
        with c.transaction():
            c.execute("INSERT INTO piped VALUES (200)")
            with pytest.raises(psycopg.errors.DivisionByZero), c.transaction():
                c.execute("INSERT INTO piped VALUES (201)")
                c.execute("SELECT 1/0").fetchone()
        many = c.cursor()
        many.executemany("INSERT INTO piped VALUES (%s) RETURNING a", [(i,) for i in range(300, 400)], returning=True)
        assert many.fetchone() == (300,) and many.nextset() and many.fetchone() == (301,)
    assert c.execute("SELECT count(*), max(a) FROM piped WHERE a >= 100").fetchone() == (101, 399)


def test_server_side_cursors(c: psycopg.Connection[Any]) -> None:
    with c.transaction():
        with c.cursor("plain") as cursor:
            cursor.itersize = 10
            cursor.execute("SELECT n, n::text FROM generate_series(1, %s) AS n", (35,))
            assert cursor.fetchmany(3) == [(1, "1"), (2, "2"), (3, "3")]
            assert [n for n, _ in cursor] == list(range(4, 36))
        with c.cursor("moving", scrollable=True, binary=True) as cursor:
            cursor.execute("SELECT generate_series(1, 10)")
            cursor.scroll(8, mode="absolute")
            assert cursor.fetchall() == [(9,), (10,)]
            cursor.scroll(-3)
            assert cursor.fetchone() == (9,)
    with c.cursor("held", withhold=True) as cursor:
        cursor.execute("SELECT generate_series(1, 3)")
        assert c.execute("SELECT count(*) FROM pg_cursors WHERE name = 'held'").fetchone() == (1,)
        assert cursor.fetchall() == [(1,), (2,), (3,)]
    with c.transaction(), pytest.raises(psycopg.errors.InvalidCursorName), c.transaction():
        c.execute("FETCH 1 FROM nosuch")


ROWS = [(1, "tab\t\\ \n", Decimal("1.50"), dt.datetime(2024, 2, 29, 12, tzinfo=UTC), [1, None], None),
        (2, "ü€😀", None, None, [], b"\0\xff"), (3, "", Decimal("NaN"), None, None, b"")]
TYPES = ["int4", "text", "numeric", "timestamptz", "int4[]", "bytea"]


@pytest.mark.parametrize("form", ["text", "csv", "binary"])
def test_copy_both_ways(c: psycopg.Connection[Any], form: str) -> None:
    c.execute("SET timezone = 'UTC'")
    for name in ("copied", "again"):
        c.execute(f"CREATE TEMP TABLE {name} (a int4, b text, n numeric, at timestamptz, l int4[], d bytea)")
    with c.cursor() as cursor:
        with cursor.copy(f"COPY copied FROM STDIN (FORMAT {'binary' if form == 'binary' else 'text'})") as copy:
            copy.set_types(TYPES)
            for row in ROWS:
                copy.write_row(row)
        assert cursor.rowcount == 3
        with cursor.copy(f"COPY copied TO STDOUT (FORMAT {form})") as copy:
            data = b"".join(bytes(part) for part in copy)
        with cursor.copy(f"COPY again FROM STDIN (FORMAT {form})") as copy:
            for i in range(0, len(data), 7):  # cut in the middle of fields, of characters and of numbers
                copy.write(data[i : i + 7])
        got = cursor.execute("SELECT a, b, n::text, at, l, d FROM again ORDER BY a").fetchall()
        assert got == [(a, b, None if n is None else str(n), at, l, d) for a, b, n, at, l, d in ROWS]
        if form != "csv":
            with cursor.copy(f"COPY copied TO STDOUT (FORMAT {form})") as copy:
                copy.set_types(TYPES)
                got = [tuple(bytes(v) if isinstance(v, memoryview) else v for v in row) for row in copy.rows()]
                assert str(got) == str(ROWS)
        with pytest.raises(psycopg.errors.QueryCanceled), cursor.copy("COPY again FROM STDIN") as copy:
            copy.write_row(ROWS[0])
            raise psycopg.errors.QueryCanceled("the client gives up")
        assert cursor.execute("SELECT count(*) FROM again").fetchone() == (3,)
        with pytest.raises(psycopg.errors.InvalidTextRepresentation) as caught, cursor.copy("COPY again (a) FROM STDIN") as copy:
            copy.write("1\n2\nx\n")
        assert caught.value.diag.context == 'COPY again, line 3, column a: "x"'


def test_prepared_after_a_threshold(c: psycopg.Connection[Any]) -> None:
    c.prepare_threshold = 2
    c.execute("CREATE TEMP TABLE prep (a int)")
    for i in range(6):
        c.execute("INSERT INTO prep VALUES (%s)", (i,))
    found = c.execute("SELECT statement, parameter_types::text FROM pg_prepared_statements", prepare=False).fetchall()
    assert found == [("INSERT INTO prep VALUES ($1)", "{smallint}")]
    for i in range(4):
        assert c.execute("SELECT * FROM prep WHERE a = %s", (i,)).fetchall() == [(i,)]
    c.execute("ALTER TABLE prep ADD COLUMN b int")
    assert c.execute("SELECT * FROM prep WHERE a = %s", (1,)).fetchall() == [(1, None)]  # psycopg prepares anew after ALTER
    c.execute("PREPARE stale AS SELECT * FROM prep")
    c.pgconn.exec_(b"ALTER TABLE prep DROP COLUMN b")
    with pytest.raises(psycopg.errors.FeatureNotSupported, match="cached plan must not change result type"):
        c.execute("EXECUTE stale")
    c.execute("DEALLOCATE ALL")
    assert c.execute("SELECT 1 FROM pg_prepared_statements", prepare=False).fetchall() == []


def test_notifications(c: psycopg.Connection[Any], server: aurorapy.Server) -> None:
    c.execute("LISTEN news")
    with psycopg.connect(server.dsn) as other:
        other.execute("NOTIFY news, 'a'")
        other.execute("NOTIFY news, 'a'")
        other.execute("NOTIFY news, 'b'")
        assert list(c.notifies(timeout=0.05)) == []
        other.commit()
        got = list(c.notifies(timeout=5, stop_after=2))
        assert [(n.channel, n.payload, n.pid) for n in got] == [("news", "a", other.info.backend_pid), ("news", "b", other.info.backend_pid)]


@dataclass
class Pair:
    a: int
    b: str


def test_row_factories(c: psycopg.Connection[Any]) -> None:
    sql = "SELECT 1 AS a, 'x' AS b"
    assert c.cursor(row_factory=rows.dict_row).execute(sql).fetchone() == {"a": 1, "b": "x"}
    assert c.cursor(row_factory=rows.class_row(Pair)).execute(sql).fetchone() == Pair(1, "x")
    found: Any = c.cursor(row_factory=rows.namedtuple_row).execute(sql).fetchone()
    assert (found.a, found.b) == (1, "x")
    assert c.cursor(row_factory=rows.scalar_row).execute(sql).fetchall() == [1]
    described = c.execute("SELECT 1::int2 AS a, 'x'::varchar(7), 1.5::numeric(6, 2), now()::timestamp(3)").description
    assert described is not None
    assert [(d.name, d.type_code, d.display_size, d.internal_size, d.precision, d.scale) for d in described] == [
        ("a", 21, None, 2, None, None), ("varchar", 1043, 7, None, None, None), ("numeric", 1700, None, None, 6, 2), ("now", 1114, None, 8, 3, None)]


VALUES = [True, 1, 2**40, 2**70, 1.5, Decimal("1.10"), "höllo", b"\0\xff", dt.date(2024, 2, 29), dt.time(1, 2, 3, 4), dt.datetime(2024, 2, 29, 1, 2, 3),
          dt.datetime(2024, 2, 29, 1, 2, 3, tzinfo=UTC), dt.timedelta(days=-1, seconds=5), uuid.UUID(int=9), [1, 2, None], ["a", 'b"\\', None], [],
          [dt.date(2024, 1, 1)], [Decimal("1.5"), None]]


@pytest.mark.parametrize("binary", [False, True])
def test_types_both_ways(c: psycopg.Connection[Any], binary: bool) -> None:
    cursor = c.cursor(binary=binary)
    cursor.execute("SET timezone = 'UTC'")
    for value in VALUES:
        for format_ in ("%s", "%b", "%t"):
            got = cursor.execute(f"SELECT {format_}", (value,)).fetchone()
            assert got is not None and (got[0] == value or isinstance(got[0], str) and isinstance(value, list)), (value, format_, got)
    assert cursor.execute("SELECT %s", (Jsonb({"a": [1, None]}),)).fetchone() == ({"a": [1, None]},)
    assert cursor.execute("SELECT ARRAY[1, 2], '{}'::text[], NULL::int, 'infinity'::float8").fetchone() == (
        [1, 2], [], None, float("inf"))
    with pytest.raises(psycopg.DataError):
        cursor.execute("SELECT 'infinity'::date").fetchone()


def test_numbers_of_many_digits_in_both_formats(c: psycopg.Connection[Any]) -> None:
    for n in (Decimal("-97137829138274709.68426571174626"), Decimal("12345678901234567890123456789012345.6789"), Decimal("-0." + "7" * 60)):
        for binary in (False, True):
            for placeholder in ("%t", "%b"):
                row = c.execute(f"SELECT {placeholder}::numeric, {placeholder}::numeric = '{n}'", (n, n), binary=binary).fetchone()
                assert row == (n, True)
                ranges = c.execute(f"SELECT {placeholder}::numrange", (Range(n, None),), binary=binary).fetchone()
                assert ranges == (Range(n, None),)


def test_what_others_run_is_seen(c: psycopg.Connection[Any], server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as other:
        seen = "SELECT state, query FROM pg_stat_activity WHERE pid = %s"
        pid = other.info.backend_pid
        other.execute("CREATE TEMP TABLE watched (id int PRIMARY KEY)")
        for text, prepare in (("SELECT 5 AS five", None), ("SELECT id FROM watched WHERE id = %s", False), ("SELECT id FROM watched WHERE id = %s", True)):
            for n in range(3):
                other.execute(text, (n,) if "%s" in text else None, prepare=prepare)
                assert c.execute(seen, (pid,)).fetchone() == ("idle", text.replace("%s", "$1"))
        other.execute(b"SELECT id FROM watched WHERE id = 7")
        assert c.execute(seen, (pid,)).fetchone() == ("idle", "SELECT id FROM watched WHERE id = 7")
        ended: list[str | None] = []

        def sleep() -> None:
            with pytest.raises(psycopg.errors.QueryCanceled) as e:
                other.execute("SELECT pg_sleep(%s)", (20,))
            ended.append(e.value.sqlstate)

        sleeping = threading.Thread(target=sleep)
        sleeping.start()
        end = time.monotonic() + 10
        while c.execute(seen, (pid,)).fetchone() != ("active", "SELECT pg_sleep($1)"):
            assert time.monotonic() < end
            time.sleep(0.01)
        c.execute("SELECT pg_cancel_backend(%s)", (pid,))
        sleeping.join(10)
        assert ended == ["57014"]
