"""Row types of temporary tables: what others see is never made of them."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

import aurorapy

LASTING = ["CREATE DOMAIN d AS tt[]", "CREATE DOMAIN d AS tt", "CREATE TABLE perm (x tt)", "CREATE TABLE perm (x tt[])", "CREATE TYPE c AS (y tt)",
           "CREATE FUNCTION f(tt) RETURNS int LANGUAGE sql AS 'SELECT 1'", "ALTER TABLE lasting ADD COLUMN x tt", "CREATE TABLE perm AS SELECT NULL::tt AS x",
           "CREATE VIEW v AS SELECT NULL::tt AS x"]


@pytest.fixture(scope="module")
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE lasting (a int)")
        yield server


@pytest.mark.parametrize("sql", LASTING)
def test_what_lasts_is_not_made_of_a_temporary_type(db: aurorapy.Server, sql: str) -> None:
    """It was, and then nobody could read pg_type or pg_attribute any more."""
    with psycopg.connect(db.dsn, autocommit=True) as a, psycopg.connect(db.dsn, autocommit=True) as b:
        a.execute("CREATE TEMP TABLE tt (a int)")
        with pytest.raises(psycopg.errors.FeatureNotSupported, match="only temporary objects can be made of the temporary type tt"):
            a.execute(sql.encode())
        a.execute("CREATE TEMP TABLE of_it (x tt)")
        a.execute("INSERT INTO of_it VALUES (ROW(1))")
        for catalog in ("pg_type", "pg_attribute", "pg_proc", "information_schema.columns"):
            assert b.execute(f"SELECT count(*) FROM {catalog}".encode()).fetchone() is not None


def test_partitioned_temporary_tables_at_commit(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TEMP TABLE p (a int) PARTITION BY LIST (a) ON COMMIT DELETE ROWS")
        c.execute("CREATE TEMP TABLE p1 PARTITION OF p FOR VALUES IN (1) ON COMMIT DELETE ROWS")
        c.execute("INSERT INTO p VALUES (1)")
        assert c.execute("SELECT count(*) FROM p").fetchone() == (0,)
        with c.transaction():
            c.execute("CREATE TEMP TABLE q (a int) PARTITION BY LIST (a) ON COMMIT DROP")
            c.execute("CREATE TEMP TABLE q1 PARTITION OF q FOR VALUES IN (1) ON COMMIT DROP")
            c.execute("INSERT INTO q VALUES (1)")
        assert c.execute("SELECT count(*) FROM pg_class WHERE relname IN ('q', 'q1')").fetchone() == (0,)
