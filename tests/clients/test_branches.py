"""Branches over SQL: what they contain, what stays apart, what outlives a drop, a crash and a restart."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

from .test_crash import start


@contextmanager
def to(dsn: str, database: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection to another database of the server."""
    with psycopg.connect(dsn.rsplit("/", 1)[0] + "/" + database, autocommit=True) as c:
        yield c


def rows(dsn: str, database: str, sql: str) -> list[Any]:
    with to(dsn, database) as c:
        return c.execute(sql).fetchall()


def fill(c: psycopg.Connection[Any], count: int = 3000) -> None:
    c.execute("CREATE TABLE t (a int PRIMARY KEY, b text, c int)")
    c.execute("CREATE INDEX t_c ON t (c)")
    c.execute("INSERT INTO t SELECT g, repeat('x', 50), g %% 7 FROM generate_series(1, %s) g", (count,))


def test_both_sides_go_their_own_way() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        fill(c)
        c.execute("CREATE TABLE big (a int, b text)")
        c.execute("INSERT INTO big SELECT g, string_agg(md5((g * 1000 + h)::text), '') FROM generate_series(1, 10) g, generate_series(1, 1000) h GROUP BY g")
        c.execute("CREATE VIEW v AS SELECT c, count(*) AS n FROM t GROUP BY c")
        with c.cursor().copy("COPY t FROM STDIN") as copy:
            for n in range(10_000, 16_000):
                copy.write_row((n, "bulk", n % 7))
        whole = ["SELECT count(*), sum(a), sum(length(b)), sum(c) FROM t", "SELECT a, md5(b) FROM big ORDER BY a", "SELECT * FROM v ORDER BY 1",
                 "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY 1"]
        before = [rows(db.dsn, "postgres", sql) for sql in whole]
        c.execute("CREATE DATABASE b TEMPLATE postgres")  # we are connected to it
        assert [rows(db.dsn, "b", sql) for sql in whole] == before
        with to(db.dsn, "b") as b:
            b.execute("DELETE FROM t WHERE a % 2 = 0")
            b.execute("UPDATE t SET c = 100 WHERE a < 500")
            b.execute("ALTER TABLE t ADD COLUMN d int DEFAULT 5")
            b.execute("DROP TABLE big")
            b.execute("CREATE TABLE only_b (x int)")
            after = b.execute("SELECT count(*), sum(c), sum(d) FROM t").fetchall()
            assert b.execute("SELECT count(*) FROM t WHERE c = 100").fetchone() == (250,)
        assert [rows(db.dsn, "postgres", sql) for sql in whole] == before
        c.execute("TRUNCATE t")
        c.execute("DROP VIEW v")
        c.execute("CREATE TABLE only_a (y text)")
        c.execute("INSERT INTO only_a SELECT repeat('y', 900) FROM generate_series(1, 2000)")
        with to(db.dsn, "b") as b:
            assert b.execute("SELECT count(*), sum(c), sum(d) FROM t").fetchall() == after
            b.execute("INSERT INTO only_b SELECT g FROM generate_series(1, 5000) g")
            assert b.execute("SELECT a FROM t WHERE a = 12001").fetchall() == [(12001,)]
            with pytest.raises(psycopg.errors.UniqueViolation):
                b.execute("INSERT INTO t VALUES (1)")
            with pytest.raises(psycopg.errors.UndefinedTable):
                b.execute("SELECT * FROM only_a")
        assert c.execute("SELECT count(*), sum(length(y)) FROM only_a").fetchall() == [(2000, 1_800_000)]


def test_sequences_go_on_where_they_were() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (id serial PRIMARY KEY, b text)")
        c.execute("INSERT INTO t (b) SELECT 'x' FROM generate_series(1, 5)")
        c.execute("CREATE DATABASE b TEMPLATE postgres")
        for name in ("b", "postgres"):
            assert rows(db.dsn, name, "INSERT INTO t (b) VALUES ('y') RETURNING id") == [(6,)]


def test_an_open_transaction_is_not_taken_along() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c, psycopg.connect(db.dsn) as other:
        fill(c)
        other.execute("DELETE FROM t WHERE a > 10")
        other.execute("CREATE TABLE u AS SELECT * FROM generate_series(1, 5000) g")
        c.execute("CREATE DATABASE b TEMPLATE postgres")
        other.commit()
        assert rows(db.dsn, "b", "SELECT count(*), to_regclass('u') FROM t") == [(3000, None)]
        assert rows(db.dsn, "postgres", "SELECT count(*), to_regclass('u') FROM t") == [(10, "u")]


def test_a_chain_outlives_its_ancestors(tmp_path: Path) -> None:
    def marks(name: str) -> list[str]:
        return [x for x, in rows(db.dsn, name, "SELECT b FROM t WHERE a > 5000 ORDER BY a")]

    def volumes() -> set[int]:
        with psycopg.connect(db.dsn, autocommit=True) as c:
            return {v for v, in c.execute("SELECT volume FROM aurora_volume_status()").fetchall()}

    with aurorapy.Server(tmp_path / "d") as db:
        with psycopg.connect(db.dsn, autocommit=True) as c:
            c.execute("CREATE DATABASE a")
            with to(db.dsn, "a") as a:
                fill(a)
                a.execute("INSERT INTO t VALUES (5001, 'a', 0)")
            for parent, child in (("a", "b"), ("b", "c"), ("c", "d")):
                assert c.execute("SELECT aurora_branch(%s, %s) > '0/0'", (child, parent)).fetchone() == (True,)
                with to(db.dsn, child) as d:
                    d.execute("INSERT INTO t SELECT max(a) + 1, %s, 0 FROM t", (child,))
            with to(db.dsn, "a") as a:
                a.execute("DELETE FROM t")
            assert marks("d") == ["a", "b", "c", "d"]
            for name, left in (("a", [("b", None), ("c", "b"), ("d", "c")]), ("c", [("b", None), ("d", None)])):
                c.execute(f"DROP DATABASE {name}")
                assert c.execute("SELECT name, source FROM aurora_branches() ORDER BY 1").fetchall() == left
        db.crash()
        assert (marks("b"), marks("d")) == (["a", "b"], ["a", "b", "c", "d"])
    with aurorapy.Server(tmp_path / "d") as db:
        with to(db.dsn, "d") as d:
            assert d.execute("SELECT count(*), sum(length(b)) FROM t WHERE a <= 5000").fetchone() == (3000, 150_000)
            d.execute("UPDATE t SET b = upper(b) WHERE a > 5000")
        assert (marks("b"), marks("d")) == (["a", "b"], ["A", "B", "C", "D"])
        with psycopg.connect(db.dsn, autocommit=True) as c:
            whole = volumes()
            c.execute("DROP DATABASE b")
            assert volumes() == whole  # a, b and c are d's ancestors
            c.execute("DROP DATABASE d")
            assert len(volumes()) == len(whole) - 4
            assert c.execute("SELECT DISTINCT volumes FROM aurora_node_status()").fetchall() == [(2,)]
            c.execute("CREATE DATABASE d")
        assert rows(db.dsn, "d", "SELECT to_regclass('t')") == [(None,)]


def test_what_a_kill_leaves(tmp_path: Path) -> None:
    process, dsn = start(tmp_path / "d")
    try:
        with psycopg.connect(dsn, autocommit=True) as c:
            c.execute("CREATE TABLE t (a int PRIMARY KEY, b text)")
            c.execute("INSERT INTO t SELECT g, repeat('x', 100) FROM generate_series(1, 6000) g")
            c.execute("CREATE DATABASE b TEMPLATE postgres")
            with to(dsn, "b") as b:
                b.execute("UPDATE t SET b = 'new' WHERE a % 1000 = 0")
            for _ in range(3):
                c.execute("UPDATE t SET b = b || 'y'")
            c.execute("CREATE DATABASE e TEMPLATE b")
        for _ in range(2):
            process.send_signal(signal.SIGKILL)
            process.wait()
            assert process.stdout is not None
            process.stdout.close()
            process, dsn = start(tmp_path / "d")
            with psycopg.connect(dsn, autocommit=True) as c:  # the parent is opened first, and written
                c.execute("UPDATE t SET b = b || 'z' WHERE a < 3000")
            for name in ("e", "b"):
                assert rows(dsn, name, "SELECT count(*), sum(length(b)), sum((b = 'new')::int) FROM t") == [(6000, 599_418, 6)]
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        if process.stdout is not None:
            process.stdout.close()


def test_many_branches_of_one_parent() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (a int PRIMARY KEY, n int)")
        c.execute("INSERT INTO t SELECT g, 0 FROM generate_series(1, 2000) g")
        for n in range(200):
            c.execute("UPDATE t SET n = %s", (n,)) if n % 10 == 0 else c.execute("UPDATE t SET n = %s WHERE a = 1", (n,))
            c.execute(f"CREATE DATABASE b{n} TEMPLATE postgres")
        c.execute("DELETE FROM t")
        assert c.execute("SELECT count(*), count(DISTINCT lsn), min(source) FROM aurora_branches()").fetchone() == (200, 200, "postgres")
        for n in (0, 1, 99, 100, 199):
            assert rows(db.dsn, f"b{n}", "SELECT count(*), max(n), min(n) FROM t") == [(2000, n, n // 10 * 10)]
        for n in range(0, 200, 2):
            c.execute(f"DROP DATABASE b{n}")
        assert rows(db.dsn, "b199", "SELECT count(*), sum(n) FROM t") == [(2000, 1999 * 190 + 199)]
        assert c.execute("SELECT DISTINCT volumes FROM aurora_node_status()").fetchall() == [(102,)]


def test_each_branch_is_one_moment_of_its_busy_parent() -> None:
    """Writers move amounts between accounts; the sum is the same in every branch, and what was acknowledged before is there."""
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE account (id int PRIMARY KEY, amount int)")
        c.execute("INSERT INTO account SELECT g, 100 FROM generate_series(0, 999) g")
        c.execute("CREATE TABLE counted (worker int PRIMARY KEY, n int)")
        c.execute("INSERT INTO counted VALUES (0, 0), (1, 0)")
        done = threading.Event()
        acknowledged = [0, 0]

        def work(worker: int) -> None:
            with psycopg.connect(db.dsn) as w:
                while not done.is_set():
                    n = acknowledged[worker] + 1
                    w.execute("UPDATE account SET amount = amount - %s WHERE id = %s", (n % 9, 2 * (n * 7 % 500) + worker))
                    w.execute("UPDATE account SET amount = amount + %s WHERE id = %s", (n % 9, 2 * (n * 11 % 500) + worker))
                    w.execute("UPDATE counted SET n = %s WHERE worker = %s", (n, worker))
                    w.commit()
                    acknowledged[worker] = n

        threads = [threading.Thread(target=work, args=(i,)) for i in range(2)]
        for t in threads:
            t.start()
        try:
            least = []
            for n in range(20):
                least.append(list(acknowledged))
                c.execute(f"CREATE DATABASE b{n} TEMPLATE postgres")
                time.sleep(0.02)
        finally:
            done.set()
            for t in threads:
                t.join()
        assert min(acknowledged) > 5
        for n in range(20):
            assert rows(db.dsn, f"b{n}", "SELECT count(*), sum(amount) FROM account") == [(1000, 100_000)]
            for (counted,), known in zip(rows(db.dsn, f"b{n}", "SELECT n FROM counted ORDER BY worker"), least[n], strict=True):
                assert counted >= known


def test_refusals() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE a")
        c.execute("CREATE ROLE maker LOGIN CREATEDB")
        with to(db.dsn.replace("postgres:@", "maker@").replace("postgres@", "maker@"), "postgres") as maker:
            assert maker.info.user == "maker"
            for who, sql, state in ((c, "CREATE DATABASE a TEMPLATE nowhere", "3D000"), (c, "CREATE DATABASE a TEMPLATE postgres", "42P04"),
                                    (c, "SELECT aurora_branch('a', 'postgres')", "42P04"), (c, "SELECT aurora_branch('x', 'nowhere')", "3D000"),
                                    (maker, "CREATE DATABASE x TEMPLATE a", "42501"), (maker, "SELECT aurora_branch('x', 'a')", "42501")):
                with pytest.raises(psycopg.Error) as e:
                    who.execute(sql)
                assert e.value.sqlstate == state, sql
            c.execute("ALTER DATABASE a IS_TEMPLATE true")
            maker.execute("CREATE DATABASE x TEMPLATE a")
        with c.transaction(), pytest.raises(psycopg.errors.ActiveSqlTransaction):
            with c.transaction():
                c.execute("SELECT aurora_branch('y', 'a')")
        assert c.execute("SELECT name, source FROM aurora_branches()").fetchall() == [("x", "a")]


def test_a_process_that_dies_while_it_branches(tmp_path: Path) -> None:
    """Killed at any moment, a branch is there as a whole or not at all, and nothing of it stays behind."""
    for _ in range(3):
        process, dsn = start(tmp_path / "d")
        assert process.stdout is not None
        try:
            with psycopg.connect(dsn, autocommit=True) as c:
                names = [n for n, in c.execute("SELECT name FROM aurora_branches()").fetchall()]
                volumes = c.execute("SELECT DISTINCT volumes FROM aurora_node_status()").fetchall()
                assert volumes == [(2 + len(names),)]
                if c.execute("SELECT to_regclass('t')").fetchone() == (None,):
                    fill(c)
                for name in names:
                    assert rows(dsn, name, "SELECT count(*), sum(c) FROM t") == [(3000, 8998)]
                killer = threading.Timer(0.05 + 0.01 * len(names), process.send_signal, [signal.SIGKILL])
                killer.start()
                made = len(names)
                with pytest.raises(psycopg.OperationalError):
                    for n in range(made, made + 1000):
                        c.execute(f"CREATE DATABASE k{n} TEMPLATE postgres")
                        if n % 3 == 0:
                            c.execute(f"DROP DATABASE k{n}")
                            c.execute(f"CREATE DATABASE k{n} TEMPLATE postgres")
            killer.join()
        finally:
            process.kill()
            process.wait()
            process.stdout.close()


def test_what_fails_leaves_nothing() -> None:
    """With three nodes gone no volume can be made: neither a name, nor an entry, nor a hold stays."""
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        fill(c, 500)
        c.execute("CREATE DATABASE a TEMPLATE postgres")
        c.execute("UPDATE t SET c = 1")
        held = c.execute("SELECT (lsn - '0/0')::int8 FROM aurora_branches()").fetchall()
        for name in ("a1", "b1", "c1"):
            c.execute("SELECT aurora_fail_node(%s)", (name,))
        for sql in ("CREATE DATABASE b TEMPLATE postgres", "SELECT aurora_branch('b', 'postgres')"):
            with pytest.raises(psycopg.Error, match="4 are needed"):
                c.execute(sql)
        c.execute("SELECT aurora_heal()")
        assert c.execute("SELECT name FROM aurora_branches()").fetchall() == [("a",)]
        assert c.execute("SELECT mrpl FROM aurora_volume_status() WHERE database = 'postgres'").fetchall() == held
        c.execute("DROP DATABASE a")
        assert c.execute("SELECT mrpl > %s FROM aurora_volume_status() WHERE database = 'postgres'", held[0]).fetchall() == [(True,)]
        c.execute("CREATE DATABASE b TEMPLATE postgres")
        assert rows(db.dsn, "b", "SELECT count(*), sum(c) FROM t") == [(500, 500)]


def test_a_return_leaves_a_state_that_a_snapshot_keeps(server: aurorapy.Server) -> None:
    """The statement's own transaction is still pinned in the volume that is left, and is let go afterwards."""
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE left_behind")
        with psycopg.connect(server.dsn.rsplit("/", 1)[0] + "/left_behind", autocommit=True) as d:
            d.execute("CREATE TABLE t (a int)")
            kept = d.execute("SELECT aurora_savepoint(%s)", ("left_behind",)).fetchone()
            d.execute("INSERT INTO t VALUES (1)")
            d.execute("SELECT aurora_snapshot('left_snapshot')")
            assert kept is not None
            d.execute("SELECT aurora_return(%s, %s)", ("left_behind", kept[0]))
            assert d.execute("SELECT count(*) FROM t").fetchone() == (0,)
        c.execute("SELECT aurora_branch('left_again', 'left_behind', 'left_snapshot')")
        with psycopg.connect(server.dsn.rsplit("/", 1)[0] + "/left_again") as d:
            assert d.execute("SELECT count(*) FROM t").fetchone() == (1,)
        c.execute("DROP DATABASE left_again")
        c.execute("SELECT aurora_drop_snapshot('left_snapshot')")
        c.execute("DROP DATABASE left_behind")
