"""Indexes of other methods than btree and exclusion constraints, over several connections, restarts and old snapshots."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import errors

import aurorapy

Connection = psycopg.Connection[Any]


@pytest.fixture
def bookings(connecting: Any) -> Iterator[list[Connection]]:
    """Three connections, and a table whose ranges must not overlap."""
    with connecting(3, "CREATE TABLE booking (id int PRIMARY KEY, period int4range, EXCLUDE USING gist (period WITH &&))", "DROP TABLE booking") as opened:
        yield opened


class Statement:
    """A statement on a thread: its command tag, or its SQLSTATE."""

    def __init__(self, connection: Connection, sql: str) -> None:
        self.connection, self.sql, self.said = connection, sql, ""
        self.thread = threading.Thread(target=self._run)
        self.thread.start()
        self.thread.join(0.3)

    def _run(self) -> None:
        try:
            self.said = self.connection.execute(self.sql).statusmessage or ""
        except psycopg.Error as e:
            self.said = e.sqlstate or ""

    @property
    def waits(self) -> bool:
        return self.thread.is_alive()

    def end(self) -> str:
        self.thread.join(10)
        assert not self.thread.is_alive()
        return self.said


@pytest.mark.parametrize(("ending", "said"), [("COMMIT", "23P01"), ("ROLLBACK", "INSERT 0 1")])
def test_who_conflicts_waits_for_the_other_to_end(bookings: list[Connection], ending: str, said: str) -> None:
    a, b, c = bookings
    a.execute("BEGIN")
    a.execute("INSERT INTO booking VALUES (1, '[1,5)')")
    late = Statement(b, "INSERT INTO booking VALUES (2, '[4,8)')")
    assert late.waits
    assert Statement(c, "INSERT INTO booking VALUES (3, '[8,9)')").end() == "INSERT 0 1", "what does not conflict waits for nobody"
    a.execute(ending)
    assert late.end() == said


def test_a_savepoint_gives_its_rows_back(bookings: list[Connection]) -> None:
    a, b, _ = bookings
    a.execute("BEGIN")
    a.execute("SAVEPOINT s")
    a.execute("INSERT INTO booking VALUES (1, '[1,5)')")
    a.execute("ROLLBACK TO s")
    assert Statement(b, "INSERT INTO booking VALUES (2, '[4,8)')").end() == "INSERT 0 1"
    a.execute("COMMIT")


@pytest.mark.parametrize(("change", "ending", "said"), [
    ("DELETE FROM booking", "COMMIT", "INSERT 0 1"), ("DELETE FROM booking", "ROLLBACK", "23P01"),
    ("UPDATE booking SET period = '[20,30)'", "COMMIT", "INSERT 0 1"), ("UPDATE booking SET period = '[20,30)'", "ROLLBACK", "23P01")])
def test_a_row_that_another_takes_away_is_waited_for(bookings: list[Connection], change: str, ending: str, said: str) -> None:
    a, b, _ = bookings
    a.execute("INSERT INTO booking VALUES (1, '[1,5)')")
    a.execute("BEGIN")
    a.execute(change)
    late = Statement(b, "INSERT INTO booking VALUES (2, '[4,8)')")
    assert late.waits
    a.execute(ending)
    assert late.end() == said


def test_do_nothing_waits_too(bookings: list[Connection]) -> None:
    a, b, _ = bookings
    a.execute("BEGIN")
    a.execute("INSERT INTO booking VALUES (1, '[1,5)')")
    late = Statement(b, "INSERT INTO booking VALUES (2, '[4,8)') ON CONFLICT DO NOTHING")
    assert late.waits
    a.execute("COMMIT")
    assert late.end() == "INSERT 0 0"


def test_two_that_wait_for_each_other_are_a_deadlock(bookings: list[Connection]) -> None:
    a, b, _ = bookings
    for n, connection in enumerate((a, b)):
        connection.execute("BEGIN")
        connection.execute("INSERT INTO booking VALUES (%s, int4range(%s, %s))", (n, n * 10, n * 10 + 5))
    first = Statement(a, "INSERT INTO booking VALUES (2, '[11,12)')")
    assert first.waits
    second = Statement(b, "INSERT INTO booking VALUES (3, '[1,2)')")
    said = second.end()
    b.execute("ROLLBACK")
    assert (said, first.end()) == ("40P01", "INSERT 0 1")
    a.execute("COMMIT")


def test_a_deferred_constraint_is_checked_at_commit(connecting: Any) -> None:
    made = "CREATE TABLE booking (id int PRIMARY KEY, period int4range, EXCLUDE USING gist (period WITH &&) DEFERRABLE INITIALLY DEFERRED)"
    with connecting(2, made, "DROP TABLE booking") as (a, b):
        a.execute("BEGIN")
        b.execute("BEGIN")
        a.execute("INSERT INTO booking VALUES (1, '[1,5)')")
        assert Statement(b, "INSERT INTO booking VALUES (2, '[4,8)')").end() == "INSERT 0 1"
        late = Statement(b, "COMMIT")
        assert late.waits
        a.execute("COMMIT")
        assert late.end() == "23P01"
        assert a.execute("SELECT id FROM booking").fetchall() == [(1,)]


def test_the_error_says_where_and_what(bookings: list[Connection]) -> None:
    a, *_ = bookings
    a.execute("INSERT INTO booking VALUES (1, '[1,5)')")
    with pytest.raises(errors.ExclusionViolation) as raised:
        a.execute("INSERT INTO booking VALUES (2, '[4,8)')")
    said = raised.value.diag
    assert said.message_primary == 'conflicting key value violates exclusion constraint "booking_period_excl"'
    assert said.message_detail == "Key (period)=([4,8)) conflicts with existing key (period)=([1,5))."
    assert (said.schema_name, said.table_name, said.constraint_name) == ("public", "booking", "booking_period_excl")


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
def test_an_old_snapshot_sees_what_it_saw(connecting: Any, level: str) -> None:
    with connecting(2, "CREATE TABLE doc (id int, tags text[]); INSERT INTO doc SELECT i, ARRAY['t' || i % 50] FROM generate_series(1, 500) i; "
                       "CREATE INDEX ON doc USING gin (tags)", "DROP TABLE doc") as (a, b):
        a.execute(f"BEGIN ISOLATION LEVEL {level}")
        count = "SELECT count(*) FROM doc WHERE tags @> '{t7}'"
        assert a.execute(count).fetchone() == (10,)
        b.execute("UPDATE doc SET tags = '{gone}' WHERE id < 100")
        b.execute("INSERT INTO doc VALUES (1000, '{t7}')")
        b.execute("CREATE INDEX young ON doc USING gin (tags)")
        assert a.execute(count).fetchone() == (10,)
        with pytest.raises(errors.LockNotAvailable):
            b.execute("SET lock_timeout = '50ms'; DROP INDEX doc_tags_idx")  # who has read the table keeps it until his transaction ends
        a.execute("COMMIT")
        b.execute("DROP INDEX doc_tags_idx")
        assert a.execute(count).fetchone() == (9,)


def test_serializable_transactions_see_each_other_through_gin(connecting: Any) -> None:
    with connecting(2, "CREATE TABLE doc (id int, tags text[]); INSERT INTO doc SELECT i, ARRAY['t' || i] FROM generate_series(1, 300) i; "
                       "CREATE INDEX ON doc USING gin (tags)", "DROP TABLE doc") as (a, b):
        for c in (a, b):
            c.execute("BEGIN ISOLATION LEVEL SERIALIZABLE")
            assert c.execute("SELECT count(*) FROM doc WHERE tags @> '{new}'").fetchone() == (0,)
        a.execute("INSERT INTO doc VALUES (1000, '{new}')")
        with pytest.raises(errors.SerializationFailure):
            b.execute("INSERT INTO doc VALUES (1001, '{new}')")
            a.execute("COMMIT")
            b.execute("COMMIT")
        for c in (a, b):
            c.execute("ROLLBACK")


def test_indexes_outlive_a_restart(tmp_path: Path) -> None:
    where = str(tmp_path / "data")
    with aurorapy.Server(where) as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE doc (id int, data jsonb, period int4range, EXCLUDE USING gist (period WITH &&) WHERE (id > 0))")
        connection.execute("CREATE INDEX by_data ON doc USING gin (data jsonb_path_ops) WITH (fastupdate = off)")
        connection.execute("INSERT INTO doc SELECT i, jsonb_build_object('a', i), int4range(i * 2, i * 2 + 2) FROM generate_series(1, 400) i")
    with aurorapy.Server(where) as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        assert connection.execute("SELECT id FROM doc WHERE data @> '{\"a\": 77}'").fetchall() == [(77,)]
        with pytest.raises(errors.ExclusionViolation):
            connection.execute("INSERT INTO doc VALUES (1000, NULL, '[9,10)')")
        connection.execute("INSERT INTO doc VALUES (0, NULL, '[9,10)')")
        assert connection.execute("SELECT pg_get_indexdef('by_data'::regclass)").fetchone() == (
            "CREATE INDEX by_data ON public.doc USING gin (data jsonb_path_ops) WITH (fastupdate=off)",)


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from _nodes(below)


@pytest.mark.parametrize(("condition", "node", "index"), [
    ("data @> '{\"a\": 77}'", "Bitmap Heap Scan", "by_data"), ("'{t7}' <@ tags", "Bitmap Heap Scan", "by_tags"), ("period @> 77", "Index Scan", "by_period"),
    ("v = 'v7'", "Index Scan", "by_v"), ("ip <<= '10.0.7.0/24'", "Index Scan", "by_ip"), ("n = 7", "Seq Scan", None), ("v > 'v7'", "Seq Scan", None)])
def test_plans_use_them(access_plans: Connection, condition: str, node: str, index: str | None) -> None:
    row = access_plans.execute(f"EXPLAIN (FORMAT json) SELECT * FROM doc WHERE {condition}").fetchone()
    assert row is not None
    plan = row[0] if isinstance(row[0], list) else json.loads(row[0])
    scan = next(n for n in _nodes(plan[0]["Plan"]) if n["Node Type"].endswith("Scan"))
    assert (scan["Node Type"], scan.get("Index Name")) == (node, index)


@pytest.fixture(scope="module")
def access_plans() -> Iterator[Connection]:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE doc (data jsonb, tags text[], period int4range, v text, ip inet, n int)")
        connection.execute("INSERT INTO doc SELECT jsonb_build_object('a', i), ARRAY['t' || i], int4range(i, i + 2), 'v' || i, '10.0.0.0'::inet + i, i "
                           "FROM generate_series(1, 2000) i")
        for index in ("by_data ON doc USING gin (data)", "by_tags ON doc USING gin (tags)", "by_period ON doc USING gist (period)",
                      "by_v ON doc USING hash (v)", "by_ip ON doc USING spgist (ip)", "by_n ON doc USING brin (n)"):
            connection.execute(f"CREATE INDEX {index}")
        yield connection
