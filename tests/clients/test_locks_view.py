"""pg_locks and pg_stat_activity while somebody waits."""

from __future__ import annotations

import threading
import time

import psycopg
import pytest

import aurorapy

pytestmark = pytest.mark.timeout(60)


def test_who_waits_for_a_row_waits_for_its_transaction() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as a, psycopg.connect(db.dsn) as b, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (id int PRIMARY KEY, n int)")
        c.execute("INSERT INTO t SELECT g, 0 FROM generate_series(1, 300) g")
        a.execute("UPDATE t SET n = 1 WHERE id = 200")
        number = a.execute("SELECT pg_current_xact_id()::xid::text").fetchone()
        waiting = threading.Thread(target=lambda: b.execute("UPDATE t SET n = 2 WHERE id = 200"))
        waiting.start()
        held: list[tuple[object, ...]] = []
        while not held:
            time.sleep(0.01)
            held = c.execute("SELECT locktype, transactionid::text, mode FROM pg_locks WHERE NOT granted").fetchall()
        own = c.execute("SELECT mode, granted FROM pg_locks WHERE transactionid IS NOT NULL AND pid = %s", [a.info.backend_pid]).fetchall()
        place = c.execute("SELECT format('(%s,%s)', page, tuple), mode, granted FROM pg_locks WHERE locktype = 'tuple' AND relation = 't'::regclass").fetchall()
        waits = c.execute("SELECT wait_event_type, wait_event, state FROM pg_stat_activity WHERE pid = %s", [b.info.backend_pid]).fetchone()
        holder = c.execute("SELECT backend_xid::text FROM pg_stat_activity WHERE pid = %s", [a.info.backend_pid]).fetchone()
        blocking = c.execute("SELECT pg_blocking_pids(%s)", [b.info.backend_pid]).fetchone()
        ctid = c.execute("SELECT ctid::text FROM t WHERE id = 200").fetchone()
        a.commit()
        waiting.join()
        assert number is not None and ctid is not None
        assert held == [("transactionid", *number, "ShareLock")]
        assert own == [("ExclusiveLock", True)]
        assert place == [(*ctid, "ExclusiveLock", True)]
        assert waits == ("Lock", "transactionid", "active")
        assert holder == number
        assert blocking == ([a.info.backend_pid],)


def test_a_table_is_found_by_the_own_transaction() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as a, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (id int)")
        a.execute("ALTER TABLE t ADD COLUMN n int")
        mine = ("SELECT l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation WHERE c.relname = 't' AND l.virtualtransaction = "
                "(SELECT virtualtransaction FROM pg_locks WHERE transactionid = pg_current_xact_id()::xid)")
        assert a.execute(mine).fetchall() == [("AccessExclusiveLock",)]
        assert c.execute("SELECT mode, fastpath, page, classid, virtualxid FROM pg_locks WHERE relation = 't'::regclass").fetchall() == [
            ("AccessExclusiveLock", False, None, None, None)]
        a.rollback()
        assert c.execute("SELECT count(*) FROM pg_locks WHERE relation = 't'::regclass").fetchone() == (0,)


@pytest.mark.parametrize("read", ["SELECT * FROM t", "SELECT * FROM t WHERE id = 1", "SELECT count(*) FROM v"])
def test_who_has_read_a_table_in_a_block_keeps_it(read: str) -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as a, psycopg.connect(db.dsn, autocommit=True) as b:
        b.execute("CREATE TABLE t (id int PRIMARY KEY)")
        b.execute("CREATE VIEW v AS SELECT * FROM t")
        a.execute(read)
        assert b.execute("SELECT mode FROM pg_locks WHERE relation = 't'::regclass").fetchall() == [("AccessShareLock",)]
        b.execute("SET lock_timeout = '20ms'")
        for change in ("TRUNCATE t", "DROP TABLE t CASCADE", "ALTER TABLE t ADD COLUMN n int"):
            with pytest.raises(psycopg.errors.LockNotAvailable):
                b.execute(change)
        b.execute("INSERT INTO t VALUES (2)")
        b.execute("CREATE INDEX ON t (id)")
        a.commit()
        b.execute("TRUNCATE t")


def test_vacuum_waits_for_its_tables_and_passes_over_what_is_gone() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as a, psycopg.connect(db.dsn, autocommit=True) as b:
        said: list[str | None] = []
        b.add_notice_handler(lambda d: said.append(d.message_primary))
        b.execute("CREATE TABLE one (i int)")
        b.execute("CREATE TABLE two (i int)")
        a.execute("LOCK TABLE one IN SHARE MODE")
        b.execute("VACUUM (SKIP_LOCKED) one")
        b.execute("ANALYZE (SKIP_LOCKED) one, two")
        assert said == ['skipping vacuum of "one" --- lock not available', 'skipping analyze of "one" --- lock not available']
        b.execute("SET lock_timeout = '20ms'")
        for statement in ("VACUUM one", "VACUUM FULL one", "ANALYZE one"):
            with pytest.raises(psycopg.errors.LockNotAvailable):
                b.execute(statement)
        b.execute("SET lock_timeout = 0")
        waiting = threading.Thread(target=lambda: b.execute("VACUUM ANALYZE one, two"))
        waiting.start()
        while a.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() == (0,):
            time.sleep(0.01)
        a.execute("DROP TABLE two")
        a.commit()
        waiting.join()
        assert said[2:] == ['skipping vacuum of "two" --- relation no longer exists']
