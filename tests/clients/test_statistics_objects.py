"""Statistics objects and what ANALYZE found outlive the server, a branch has its parent's, and pg_dump writes what makes them again."""

from __future__ import annotations

import shutil
import subprocess
import threading
from pathlib import Path

import psycopg
import pytest

import aurorapy

_SHOWN = "SELECT statistics_name, n_distinct::text, dependencies::text, most_common_vals::text FROM pg_stats_ext ORDER BY 1"
_COLUMNS = "SELECT tablename, attname, n_distinct, most_common_vals::text, histogram_bounds::text, correlation FROM pg_stats WHERE schemaname = 'public' ORDER BY 1, 2"


def _rows(c: psycopg.Connection, sql: str) -> int:
    """What EXPLAIN expects of a query."""
    row = c.execute(f"EXPLAIN (FORMAT json) {sql}".encode()).fetchone()
    assert row is not None
    return int(row[0][0]["Plan"]["Plan Rows"])


def test_they_outlive_the_server(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "d") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t AS SELECT i % 10 a, i % 20 b, ARRAY['@', 'Slot', 'x' || i % 3] c, repeat('w', 900) || i d FROM generate_series(1, 2000) i")
        c.execute("CREATE STATISTICS s ON a, b FROM t")
        c.execute("ALTER STATISTICS s SET STATISTICS 77")
        c.execute("ANALYZE t")
        c.execute("CREATE DATABASE branch TEMPLATE postgres")
        want = c.execute(_SHOWN).fetchall(), c.execute(_COLUMNS).fetchall()
        assert want[0][0][1:3] == ('{"1, 2": 20}', '{"2 => 1": 1.000000}') and len(want[1]) == 4
        assert _rows(c, "SELECT * FROM t WHERE a = 3 AND b = 13") == 100
    with aurorapy.Server(tmp_path / "d") as db:
        for name in ("postgres", "branch"):
            with psycopg.connect(db.dsn, dbname=name, autocommit=True) as c:
                assert (c.execute(_SHOWN).fetchall(), c.execute(_COLUMNS).fetchall()) == want
                assert _rows(c, "SELECT * FROM t WHERE a = 3 AND b = 13") == 100
                assert c.execute("SELECT stxstattarget FROM pg_statistic_ext").fetchone() == (77,)
                c.execute("DROP TABLE t")
                assert c.execute("SELECT (SELECT count(*) FROM pg_statistic WHERE starelid > 16000) + (SELECT count(*) FROM pg_statistic_ext_data)").fetchone() == (0,)


def test_a_rollback_takes_them_back() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as c:
        c.execute("CREATE TABLE t AS SELECT i % 10 a, i % 10 b FROM generate_series(1, 1000) i")
        c.commit()
        c.execute("CREATE STATISTICS s ON a, b FROM t")
        c.execute("ANALYZE t")
        assert _rows(c, "SELECT * FROM t WHERE a = 3 AND b = 3") == 100
        c.rollback()
        assert c.execute("SELECT count(*) FROM pg_stats WHERE tablename = 't'").fetchone() == (0,)
        assert _rows(c, "SELECT * FROM t WHERE a = 3 AND b = 3") == 1


def test_who_analyzes_a_table_waits_for_another() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as one, psycopg.connect(db.dsn, autocommit=True) as two:
        two.execute("CREATE TABLE t AS SELECT i a FROM generate_series(1, 100) i")
        one.execute("ANALYZE t")
        done = threading.Event()

        def second() -> None:
            two.execute("ANALYZE t")
            done.set()

        thread = threading.Thread(target=second)
        thread.start()
        assert not done.wait(0.3)
        one.commit()
        thread.join(10)
        assert done.is_set()
        assert two.execute("SELECT n_distinct FROM pg_stats WHERE tablename = 't'").fetchone() == (-1.0,)


def test_two_objects_of_one_name_cannot_be_made_at_a_time() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as one, psycopg.connect(db.dsn) as two:
        one.execute("CREATE TABLE t (a int, b int)")
        one.execute("CREATE TABLE u (a int, b int)")
        one.commit()
        one.execute("CREATE STATISTICS s ON a, b FROM t")
        caught: list[str | None] = []

        def second() -> None:
            try:
                two.execute("CREATE STATISTICS s ON a, b FROM u")
            except psycopg.Error as e:
                caught.append(e.sqlstate)

        thread = threading.Thread(target=second)
        thread.start()
        one.commit()
        thread.join(10)
        assert caught == ["42710"]


@pytest.mark.skipif(shutil.which("pg_dump") is None, reason="needs pg_dump")
def test_pg_dump() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE SCHEMA x")
        c.execute("CREATE TABLE t (a int, b int, c text)")
        c.execute("CREATE STATISTICS x.s1 ON a, b FROM t")
        c.execute("CREATE STATISTICS s2 (mcv) ON (a + b), lower(c) FROM t")
        c.execute("ALTER STATISTICS s2 SET STATISTICS 50")
        c.execute("COMMENT ON STATISTICS s2 IS 'two'")
        text = subprocess.run(["pg_dump", "-s", db.dsn], capture_output=True, text=True, check=True, timeout=60).stdout
        c.execute("CREATE DATABASE copied")
        shown = "SELECT pg_get_statisticsobjdef(oid), stxstattarget, obj_description(oid, 'pg_statistic_ext') FROM pg_statistic_ext ORDER BY 1"
        want = c.execute(shown).fetchall()
        assert len(want) == 2 and want[0][1:] == (50, "two")
        with psycopg.connect(db.dsn, dbname="copied", autocommit=True) as other:
            statements = "\n".join(line for line in text.splitlines() if not line.startswith("\\"))
            other.execute(statements.encode())
            other.execute("RESET search_path")
            assert other.execute(shown).fetchall() == want
