"""Autovacuum: which tables are analyzed by themselves, and that a worker is in nobody's way."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

import aurorapy
from aurorapy import errors
from aurorapy.server import StartupError
from aurorapy.transaction.locks import LockManager

pytestmark = pytest.mark.timeout(60)
SOON = {"autovacuum_naptime": 1}
# a function that makes ANALYZE of an index on it last as long as one likes
SLOW = """create function slow(n int) returns int language plpgsql immutable as $$ begin
    if current_setting('slow.quick', true) is null then perform pg_sleep(0.05); end if; return n; end $$"""


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def worker(c: psycopg.Connection[Any]) -> list[tuple[Any, ...]]:
    return c.execute("select datname, usename, state, query, client_addr from pg_stat_activity where backend_type = 'autovacuum worker'").fetchall()


def counts(c: psycopg.Connection[Any]) -> dict[str, tuple[Any, ...]]:
    rows = c.execute("select relname, autoanalyze_count, autovacuum_count, n_mod_since_analyze, last_autoanalyze is null, last_analyze is null, last_autovacuum is null"
                     " from pg_stat_user_tables").fetchall()
    return {r[0]: r[1:] for r in rows}


def make_slow(c: psycopg.Connection[Any]) -> None:
    """A table whose analysis takes 20 seconds."""
    c.execute(SLOW)
    c.execute("set slow.quick = 1; create table slow_t (a int); create index on slow_t (slow(a)); insert into slow_t select n from generate_series(1, 400) n")


def test_which_tables() -> None:
    with aurorapy.Server(settings=SOON) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create table much (a int, b text); insert into much select n, n % 5 from generate_series(1, 5000) n")
        c.execute("create table few (a int); insert into few select n from generate_series(1, 50) n")
        c.execute("create table kept (a int) with (autovacuum_enabled = of); insert into kept select n from generate_series(1, 5000) n")
        c.execute("create table early (a int) with (autovacuum_analyze_threshold = 5, autovacuum_vacuum_insert_threshold = 5);"
                  "insert into early select n from generate_series(1, 6) n")
        c.execute("create table late (a int) with (autovacuum_analyze_threshold = 100000); insert into late select n from generate_series(1, 5000) n")
        c.execute("create table never (a int) with (autovacuum_vacuum_insert_threshold = -1); insert into never select n from generate_series(1, 5000) n")
        c.execute("create table parts (a int) partition by list (a); create table parts_1 partition of parts for values in (1);"
                  "insert into parts select 1 from generate_series(1, 100)")
        c.execute("create temp table own (a int); insert into own select n from generate_series(1, 5000) n")
        until(lambda: counts(c)["parts_1"][0] == 1 and counts(c)["never"][0] == 1)
        time.sleep(1.2)  # another look
        assert counts(c) == {
            "much": (1, 1, 0, False, True, False), "few": (0, 0, 50, True, True, True), "kept": (0, 0, 5000, True, True, True),
            "early": (1, 1, 0, False, True, False), "late": (0, 1, 5000, True, True, False), "never": (1, 0, 0, False, True, True),
            "parts": (0, 0, 0, True, True, True), "parts_1": (1, 0, 0, False, True, True), "own": (0, 0, 5000, True, True, True)}
        assert c.execute("select attname, n_distinct from pg_stats where tablename = 'much'").fetchall() == [("a", -1.0), ("b", 5.0)]
        assert c.execute("select reltuples from pg_class where relname in ('much', 'late') order by relname").fetchall() == [(-1.0,), (5000.0,)]
        c.execute("update much set b = 'x' where a <= 551")  # 50 and a tenth are not enough, one more is
        until(lambda: counts(c)["much"][0] == 2)
        assert worker(c) == []
        assert c.execute("select sessions, numbackends from pg_stat_database where datname = 'postgres'").fetchall() == [(1, 1)]


def test_off() -> None:
    with aurorapy.Server(settings={**SOON, "autovacuum": False}) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create table much (a int); insert into much select n from generate_series(1, 5000) n")
        time.sleep(2.5)
        assert counts(c)["much"][:2] == (0, 0)
        assert c.execute("show autovacuum").fetchone() == ("off",)


def test_a_worker_gives_way() -> None:
    """Who waits for its lock cancels it, and is not taken for a part of a deadlock."""
    with aurorapy.Server(settings=SOON) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        make_slow(c)
        until(lambda: bool(worker(c)))
        assert worker(c) == [("postgres", None, "active", "autovacuum: ANALYZE public.slow_t", None)]
        assert c.execute("select count(*) from slow_t").fetchone() == (400,)
        begun = time.monotonic()
        c.execute("alter table slow_t add column b int")
        assert time.monotonic() - begun < 3
        assert counts(c)["slow_t"][0] == 0
        until(lambda: bool(worker(c)))  # and it comes back
        c.execute("select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'autovacuum worker'")
        until(lambda: not worker(c))


def test_a_locked_table_is_passed_over() -> None:
    with aurorapy.Server(settings=SOON) as db, psycopg.connect(db.dsn, autocommit=True) as c, psycopg.connect(db.dsn) as other:
        c.execute("create table held (a int); create table free (a int)")
        other.execute("lock table held in share update exclusive mode")
        c.execute("insert into held select n from generate_series(1, 500) n; insert into free select n from generate_series(1, 500) n")
        until(lambda: counts(c)["free"][0] == 1)
        assert counts(c)["held"][0] == 0
        other.rollback()
        until(lambda: counts(c)["held"][0] == 1)


def test_databases_are_dropped_and_servers_stop_beside_it() -> None:
    with aurorapy.Server(settings=SOON) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("create database other")
        with psycopg.connect(db.dsn, dbname="other", autocommit=True) as o:
            make_slow(o)
        until(lambda: bool(worker(c)))
        begun = time.monotonic()
        c.execute("drop database other")
        assert time.monotonic() - begun < 3
        assert worker(c) == []
        make_slow(c)
        until(lambda: bool(worker(c)))
        begun = time.monotonic()
    assert time.monotonic() - begun < 8


def test_settings_that_are_refused() -> None:
    for settings, message in (({"nosuch": 1}, 'unrecognized configuration parameter "nosuch"'), ({"work_mem": "x"}, 'invalid value for parameter "work_mem": "x"'),
                              ({"max_connections": 5}, 'parameter "max_connections" cannot be given to this server'),
                              ({"autovacuum_naptime": 0}, '0 s is outside the valid range for parameter "autovacuum_naptime" (1 .. 2147483)')):
        with pytest.raises(StartupError) as e:
            aurorapy.Server(settings=settings)
        assert str(e.value) == message


def test_what_sessions_begin_with() -> None:
    with aurorapy.Server(settings={"work_mem": "64MB", "TimeZone": "Europe/Berlin", "my.own": "x"}, isolated=True) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("set work_mem = '1MB'; reset all")
        rows = c.execute("select name, setting, source, boot_val, reset_val from pg_settings where name in ('work_mem', 'TimeZone') order by 1").fetchall()
        assert rows == [("TimeZone", "Europe/Berlin", "command line", "UTC", "Europe/Berlin"), ("work_mem", "65536", "command line", "4096", "65536")]
        assert c.execute("select current_setting('my.own'), timestamptz '2026-07-01 00:00+00'::text").fetchone() == ("x", "2026-07-01 02:00:00+02")


class _Someone:
    def __init__(self, name: str, *, gives_way: bool = False) -> None:
        self.name, self.gives_way, self.ways_given = name, gives_way, 0
        self.locks: list[Any] = []

    @property
    def session(self) -> _Someone:
        return self

    def give_way(self) -> None:
        self.ways_given += 1


def test_no_deadlock_is_a_workers() -> None:
    manager, worker_, user = LockManager(), _Someone("worker", gives_way=True), _Someone("user")
    manager.acquire(worker_, ("t", 1), 3, None)
    manager.acquire(user, ("t", 2), 7, None)

    def worker_waits(register: Any, key: Any) -> None:
        def user_waits(register: Any, key: Any) -> None:
            assert worker_.ways_given == 1
            manager.release_all(worker_)

        manager.acquire(user, ("t", 1), 7, user_waits)  # a deadlock with anybody else
        raise errors.QueryCanceled("canceling autovacuum task")

    with pytest.raises(errors.QueryCanceled):
        manager.acquire(worker_, ("t", 2), 7, worker_waits)
    assert manager.deadlocks == 0
