"""What drivers' prepared statements, short ways and COPY count in pg_stat_user_tables."""

from __future__ import annotations

import psycopg

import aurorapy


def test_point_selects_count() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        def counted() -> tuple[int, ...]:
            row = c.execute("SELECT idx_scan, idx_tup_fetch, n_tup_ins, n_tup_upd FROM pg_stat_user_tables WHERE relname = 't'").fetchone()
            assert row is not None
            return row

        c.execute("CREATE TABLE t (a int PRIMARY KEY, b int)")
        c.execute("INSERT INTO t VALUES (1, 1), (2, 2)")
        for n in range(8):
            c.execute("SELECT b FROM t WHERE a = %s", (n,), prepare=True)
        assert counted() == (8, 2, 2, 0)
        c.execute("SET track_counts = off")
        for _ in range(3):
            c.execute("SELECT b FROM t WHERE a = %s", (1,), prepare=True)
            c.execute("SELECT b FROM t WHERE a = 2")
            c.execute("UPDATE t SET b = 0 WHERE a = 1")
        c.execute("RESET track_counts")
        assert counted() == (8, 2, 2, 0)
        with c.transaction():
            for _ in range(7):
                c.execute("UPDATE t SET b = b + 1 WHERE a = %s", (2,), prepare=True)
                c.execute("SELECT b FROM t WHERE a = %s", (2,), prepare=True)
            assert counted() == (8, 2, 2, 0)
        assert counted() == (22, 16, 2, 7)


def test_transactions_and_copy_count() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        def transactions() -> tuple[int, int]:
            row = c.execute("SELECT xact_commit, xact_rollback FROM pg_stat_database WHERE datname = current_database()").fetchone()
            assert row is not None
            return row

        c.execute("CREATE TABLE t (a int PRIMARY KEY)")
        commits, rollbacks = transactions()
        c.execute("SELECT a FROM t WHERE a = 1")
        with c.transaction(force_rollback=True):
            c.execute("INSERT INTO t VALUES (1)")
        assert transactions() == (commits + 2, rollbacks + 1)  # the first query's own commit, and the select's
        with c.transaction():
            c.execute("CREATE TABLE young (a int)")  # COPY writes its pages ahead
            with c.cursor().copy("COPY young FROM STDIN") as copy:
                copy.write("1\n2\n3\n")
        assert c.execute("SELECT n_tup_ins, n_mod_since_analyze FROM pg_stat_user_tables WHERE relname = 'young'").fetchone() == (3, 3)
        c.execute("SELECT pg_stat_reset()")
        assert c.execute("SELECT n_tup_ins, seq_scan FROM pg_stat_user_tables WHERE relname = 'young'").fetchone() == (0, 0)
