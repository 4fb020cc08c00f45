"""Statements about many rows: how often tables are read, what samples say, and what is there after they have written much."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

import aurorapy

Db = psycopg.Connection[Any]


@pytest.fixture(scope="module")
def db() -> Iterator[Db]:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE a AS SELECT i AS id, i * 7919 % 4000 AS k FROM generate_series(1, 4000) i")
        c.execute("CREATE TABLE b AS SELECT i * 31 % 3999 AS k FROM generate_series(1, 4000) i")
        yield c


def one(db: Db, sql: str) -> Any:
    row = db.execute(sql.encode()).fetchone()
    assert row is not None
    return row[0]


def test_an_antijoin_without_an_index_reads_its_table_twice_at_most(db: Db) -> None:
    before = one(db, "SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'b'")
    assert one(db, "SELECT count(*) FROM a WHERE NOT EXISTS (SELECT FROM b WHERE b.k = a.id)") == 3872
    assert one(db, "SELECT pg_stat_clear_snapshot()") == ""
    assert one(db, "SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'b'") - before <= 2


def test_samples_tell_how_many_values_there_are(db: Db) -> None:
    """Equal values that lie side by side were never met twice in a sample of one of each n rows: they seemed to be distinct."""
    db.execute("CREATE TABLE s AS SELECT i / 4 AS four, i % 5000 AS apart, i AS id FROM generate_series(1, 120000) i")
    db.execute("ANALYZE s")
    found = dict(db.execute("SELECT attname, n_distinct FROM pg_stats WHERE tablename = 's'").fetchall())
    assert -0.28 < found["four"] < -0.22
    assert 4900 <= found["apart"] <= 5000
    assert found["id"] == -1
    assert one(db, "SELECT reltuples FROM pg_class WHERE relname = 's'") == 120000
    with db.transaction():
        db.execute("SET LOCAL default_statistics_target = 1")
        db.execute("ANALYZE s")  # 300 of more leaves
    assert 115_000 < one(db, "SELECT reltuples FROM pg_class WHERE relname = 's'") < 125_000
    assert one(db, "SELECT n_distinct FROM pg_stats WHERE tablename = 's' AND attname = 'id'") == -1


def test_many_rows_in_one_commit(db: Db) -> None:
    db.execute("CREATE TABLE m (id int PRIMARY KEY, k int, t text); CREATE INDEX ON m (k, t)")
    with db.transaction():
        db.execute("INSERT INTO m SELECT i, i * 7919 % 1000, repeat('x', i % 300) FROM generate_series(2, 6000, 2) i")
        db.execute("DELETE FROM m WHERE id % 10 = 0")
    db.execute("INSERT INTO m SELECT i, i % 1000, NULL FROM generate_series(1, 5999, 2) i")
    db.execute("UPDATE m SET id = id + 10000, t = repeat('y', 200) WHERE id % 2 = 1")
    db.execute("UPDATE m SET id = id - 9999 WHERE id > 10000 AND id % 20 = 9")  # keys come where others have gone
    with pytest.raises(psycopg.errors.UniqueViolation):
        db.execute("UPDATE m SET id = 5 WHERE id < 100")
    db.execute("DELETE FROM m WHERE k BETWEEN 100 AND 299")
    db.execute("UPDATE m SET k = -k, t = left(t, 1)")
    total, = db.execute("SELECT count(*) FROM m").fetchone() or (0,)
    db.execute("SET enable_seqscan = off")
    assert one(db, "SELECT count(*) FROM (SELECT id FROM m ORDER BY id) x") == total
    assert one(db, "SELECT count(*) FROM m WHERE k <= 0") == total
    assert one(db, "SELECT count(*) FROM m WHERE id >= 0") == total
    assert one(db, "SELECT count(*) FROM m a JOIN m b ON b.id = a.id AND b.k = a.k") == total
    db.execute("RESET enable_seqscan")
    db.execute("DELETE FROM m")
    assert one(db, "SELECT count(*) FROM m WHERE id > 0") == 0
