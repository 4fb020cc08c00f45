"""Tables that come and go leave no more behind than the caches' bounds: an application's tests make thousands."""

from __future__ import annotations

import gc

import psycopg

import aurorapy
from aurorapy import limits
from aurorapy.bounded import Bounded
from aurorapy.planner.relation import Table

TABLES = limits.OBJECTS_KEPT_MAX * 2


def test_a_full_cache_begins_anew() -> None:
    cache: Bounded[int, str] = Bounded(3)
    for n in range(3):
        cache[n] = str(n)
    cache[1] = "one"
    assert cache == {0: "0", 1: "one", 2: "2"}
    cache[3] = "3"
    assert cache == {3: "3"}


def test_what_dropped_tables_leave_behind() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE above (id int PRIMARY KEY); INSERT INTO above VALUES (1)")
        with c.pipeline():
            for n in range(TABLES):
                c.execute("CREATE TEMP TABLE passing (a int PRIMARY KEY, b text UNIQUE)", prepare=False)
                c.execute(f"INSERT INTO passing VALUES ({n}, 'x')", prepare=False)
                c.execute("DROP TABLE passing", prepare=False)
        gc.collect()
        left = {t.oid for t in gc.get_objects() if isinstance(t, Table) and t.name == "passing"}
        assert len(left) <= limits.OBJECTS_KEPT_MAX + 10
        assert c.execute("SELECT xmin IS NOT NULL FROM above").fetchone() == (True,)
        c.execute("CREATE TEMP TABLE passing (a int)")
        c.execute("INSERT INTO passing VALUES (7)")
        assert c.execute("SELECT a FROM passing").fetchall() == [(7,)]
