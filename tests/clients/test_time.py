"""Time over SQL: the clock, reading the past, branches of it, rewinds and snapshots, with drivers on real sockets."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

Connection = psycopg.Connection[Any]


@contextmanager
def to(dsn: str, database: str = "postgres", **options: Any) -> Iterator[Connection]:
    """A connection to a database of the server."""
    with psycopg.connect(dsn.rsplit("/", 1)[0] + "/" + database, autocommit=True, **options) as c:
        yield c


def one(c: Connection, sql: str, *values: Any) -> Any:
    row = c.execute(sql, values or None).fetchone()
    assert row is not None
    return row[0] if len(row) == 1 else row


def lsn(c: Connection) -> str:
    return str(one(c, "SELECT pg_current_wal_lsn()"))


def refused(c: Connection, state: str, sql: str, *values: Any) -> str:
    with pytest.raises(psycopg.Error) as e:
        c.execute(sql, values or None)
    assert e.value.sqlstate == state, e.value
    return str(e.value)


@pytest.fixture
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server(retention=600) as server:
        yield server


def test_the_clock_says_which_lsn_was_when(db: aurorapy.Server) -> None:
    """Exact to 10 ms, and never a commit from after the time."""
    with to(db.dsn) as c:
        c.execute("CREATE TABLE t (n int)")
        seen: list[tuple[datetime, int]] = []
        for n in range(40):
            if n % 3 == 0:
                time.sleep(0.025)
            before = one(c, "SELECT clock_timestamp()")
            c.execute("INSERT INTO t VALUES (%s)", (n,))
            seen.append((before, n))
        time.sleep(0.015)
        for before, n in seen:
            at = one(c, "SELECT aurora_lsn_at(%s)", before)
            c.execute("SELECT set_config('aurora.read_as_of', %s, false)", (at,))
            newest = one(c, "SELECT coalesce(max(n), -1) FROM t")
            c.execute("RESET aurora.read_as_of")
            assert newest < n
            missing = [k for when, k in seen if newest < k and when < before - timedelta(milliseconds=15)]
            assert len(missing) <= 1, (n, missing)  # one that began 15 ms before may still have been under way 10 ms before
        assert one(c, "SELECT aurora_lsn_at(clock_timestamp()) = pg_current_wal_lsn()") is True
        refused(c, "22023", "SELECT aurora_lsn_at(now() + '1 hour')")
        refused(c, "72000", "SELECT aurora_lsn_at('2020-01-01')")


def test_a_volume_without_a_clock_gets_one(tmp_path: Path) -> None:
    """As a data directory of an older version has it."""
    with aurorapy.Server(tmp_path / "d", fsync=False) as db, to(db.dsn) as c:
        c.execute("CREATE TABLE t (n int)")
        done = threading.Event()

        def remove() -> None:
            database = db.engine.databases["postgres"]
            mtr = database.volume.begin()
            database.tree(1).delete(mtr, ("clock", 0))
            mtr.commit()
            done.set()

        db.loop.call_soon_threadsafe(remove)
        assert done.wait(10)
    with aurorapy.Server(tmp_path / "d", fsync=False) as db, to(db.dsn) as c:
        refused(c, "72000", "SELECT aurora_lsn_at(now())")
        c.execute("INSERT INTO t VALUES (1)")
        time.sleep(0.02)
        assert one(c, "SELECT aurora_lsn_at(clock_timestamp()) = pg_current_wal_lsn()") is True
    with aurorapy.Server(tmp_path / "d", fsync=False) as db, to(db.dsn) as c:
        assert one(c, "SELECT aurora_lsn_at(clock_timestamp()) = pg_current_wal_lsn()") is True


def test_a_session_in_the_past(db: aurorapy.Server) -> None:
    with to(db.dsn) as c, to(db.dsn) as other:
        c.execute("CREATE TABLE t (a int PRIMARY KEY, b text)")
        c.execute("CREATE TABLE gone (x int)")
        c.execute("INSERT INTO t SELECT g, 'old' FROM generate_series(1, 2000) g")
        c.execute("INSERT INTO gone VALUES (1)")
        then = lsn(c)
        for _ in range(3):  # the short way
            assert one(c, "SELECT b FROM t WHERE a = 7") == "old"
            assert c.execute("SELECT b FROM t WHERE a = %s", (7,), prepare=True).fetchall() == [("old",)]
        c.execute("UPDATE t SET b = 'new'")
        c.execute("DELETE FROM t WHERE a > 1000")
        c.execute("DROP TABLE gone")
        c.execute("ALTER TABLE t ADD COLUMN c int DEFAULT 5")
        c.execute("CREATE TABLE since AS SELECT 1 AS one")
        c.execute("CREATE SEQUENCE s")
        c.execute("PREPARE p AS SELECT b FROM t WHERE a = $1")
        assert one(c, "EXECUTE p(7)") == "new"
        assert one(c, "SELECT b FROM t WHERE a = 7") == "new"

        def look_back(s: Connection) -> None:
            assert one(s, "SELECT count(*), min(b), max(b) FROM t") == (2000, "old", "old")
            for _ in range(3):
                assert one(s, "SELECT b FROM t WHERE a = 7") == "old"
                assert s.execute("SELECT b FROM t WHERE a = %s", (1500,), prepare=True).fetchall() == [("old",)]
            assert s.execute("SELECT * FROM gone").fetchall() == [(1,)]
            assert one(s, "SELECT to_regclass('since')") is None
            assert [d.name for d in s.execute("SELECT * FROM t LIMIT 0").description or ()] == ["a", "b"]
            with s.cursor().copy("COPY (SELECT * FROM t WHERE a < 3) TO STDOUT") as copy:
                assert b"".join(copy) == b"1\told\n2\told\n"
            assert any("Index Scan" in line for line, in s.execute("EXPLAIN SELECT b FROM t WHERE a = 7").fetchall())

        c.execute(f"SET aurora.read_as_of = '{then}'")
        look_back(c)
        assert one(c, "EXECUTE p(1500)") == "old"
        assert one(c, "SHOW aurora.read_as_of") == then
        assert lsn(c) == then
        with c.transaction():
            with c.cursor(name="cur") as cursor:
                assert len(cursor.execute("SELECT * FROM t").fetchall()) == 2000
        for sql in ("INSERT INTO t VALUES (0, 'x')", "UPDATE t SET b = ''", "DELETE FROM t", "CREATE TABLE x (a int)", "DROP TABLE t", "TRUNCATE t",
                    "SELECT * FROM t WHERE a = 1 FOR UPDATE", "CREATE DATABASE x", "SELECT aurora_snapshot('x')", "CREATE ROLE r",
                    "SELECT aurora_rewind('postgres', '0/1')", "SELECT aurora_branch('x', 'postgres')", "CREATE INDEX ON t (b)"):
            refused(c, "25006", sql)
        other.execute("UPDATE t SET b = 'newer'")  # nobody is kept waiting by the past
        look_back(c)
        c.execute("SET aurora.read_as_of = ''")
        assert one(c, "SELECT count(*), min(b), min(c) FROM t") == (1000, "newer", 5)
        assert one(c, "EXECUTE p(7)") == "newer"
        c.execute("INSERT INTO t VALUES (0, 'x')")
        with c.transaction():
            c.execute(f"SET LOCAL aurora.read_as_of = '{then}'")
            look_back(c)
            refused_in = pytest.raises(psycopg.errors.ReadOnlySqlTransaction)
            with refused_in, c.transaction():
                c.execute("DELETE FROM t")
            look_back(c)
        assert one(c, "SELECT count(*) FROM t") == 1001
        with c.transaction():
            c.execute("INSERT INTO t VALUES (-1, 'y')")
            with pytest.raises(psycopg.errors.ActiveSqlTransaction), c.transaction():
                c.execute(f"SET LOCAL aurora.read_as_of = '{then}'")
            with pytest.raises(psycopg.errors.ActiveSqlTransaction), c.transaction():
                c.execute(f"SELECT set_config('aurora.read_as_of', '{then}', true)")
        assert one(c, "SELECT count(*) FROM t") == 1002
        with pytest.raises(ZeroDivisionError), c.transaction():
            c.execute(f"SET aurora.read_as_of = '{then}'")
            raise ZeroDivisionError
        c.execute("DELETE FROM t WHERE a < 1")  # the rollback took it back
        with c.transaction(), pytest.raises(ZeroDivisionError):
            with c.transaction():
                c.execute(f"SET LOCAL aurora.read_as_of = '{then}'")
                assert one(c, "SELECT count(*) FROM t") == 2000
                raise ZeroDivisionError
        with c.transaction(), pytest.raises(ZeroDivisionError):
            with c.transaction():
                c.execute(f"SET LOCAL aurora.read_as_of = '{then}'")
                raise ZeroDivisionError
        with to(db.dsn, options=f"-c aurora.read_as_of={then}") as s:
            look_back(s)
            s.execute("RESET ALL")
            look_back(s)  # that is what the session began with
        c.execute(f"SET aurora.read_as_of = '{then}'")
        c.execute("DISCARD ALL")
        assert one(c, "SELECT count(*) FROM t") == 1000
        for text, state in (("FFFFFFFF/0", "22023"), ("0/1", "72000"), ("2031-01-01", "22023"), ("1999-01-01", "72000"), ("nonsense", "42704")):
            refused(c, state, f"SET aurora.read_as_of = '{text}'")
        refused(c, "55P02", "SET aurora.retention = '1h'")
        assert one(c, "SHOW aurora.retention") == "10min"
        assert one(c, "SELECT count(*) FROM t") == 1000
    assert one_past(db) == 0


def one_past(db: aurorapy.Server) -> int:
    """How many moments are still held for readers, once their connections are gone."""
    end = time.monotonic() + 5
    while db.engine.pasts and time.monotonic() < end:
        time.sleep(0.01)
    return len(db.engine.pasts)


def test_without_a_window_only_what_is_held_is_kept() -> None:
    with aurorapy.Server() as db, to(db.dsn) as c:
        c.execute("CREATE TABLE t (n int)")
        first = lsn(c)
        c.execute("INSERT INTO t VALUES (1)")
        assert one(c, "SHOW aurora.retention") == "0"
        for sql in (f"SET aurora.read_as_of = '{first}'", f"SELECT aurora_branch('b', 'postgres', pg_lsn '{first}')",
                    f"SELECT aurora_rewind('postgres', '{first}')", f"SELECT aurora_snapshot('s', 'postgres', pg_lsn '{first}')"):
            refused(c, "72000", sql)
        kept = one(c, "SELECT aurora_snapshot('s')")
        c.execute("DELETE FROM t")
        for _ in range(50):
            c.execute("INSERT INTO t SELECT g FROM generate_series(1, 200) g")
        for _ in range(8):
            db.engine.fleet._coalescer.look()
        c.execute(f"SET aurora.read_as_of = '{kept}'")
        assert c.execute("SELECT n FROM t").fetchall() == [(1,)]
        c.execute("SET aurora.read_as_of = 's'")
        assert c.execute("SELECT n FROM t").fetchall() == [(1,)]
        c.execute("RESET aurora.read_as_of")
        c.execute("SELECT aurora_drop_snapshot('s')")
        refused(c, "72000", f"SET aurora.read_as_of = '{kept}'")


def test_the_window_moves_on() -> None:
    with aurorapy.Server(retention=1) as db, to(db.dsn) as c:
        c.execute("CREATE TABLE t (n int)")
        c.execute("INSERT INTO t SELECT g FROM generate_series(1, 100) g")
        first = lsn(c)
        c.execute(f"SET aurora.read_as_of = '{first}'")
        c.execute("RESET aurora.read_as_of")
        end = time.monotonic() + 10
        while True:
            c.execute("INSERT INTO t VALUES (0)")
            time.sleep(0.1)
            recent = lsn(c)
            try:
                c.execute(f"SET aurora.read_as_of = '{first}'")
                c.execute("RESET aurora.read_as_of")
            except psycopg.errors.lookup("72000"):
                break
            assert time.monotonic() < end
        c.execute(f"SET aurora.read_as_of = '{recent}'")
        assert one(c, "SELECT count(*) FROM t WHERE n > 0") == 100


@pytest.mark.parametrize("is_written", [False, True], ids=["never written", "written at last"])
def test_the_window_of_a_branch_begins_with_it(tmp_path: Path, is_written: bool) -> None:
    """Also where it is not written for some restarts, each of which begins with other LSNs."""
    noted = []
    for life in range(4):
        with aurorapy.Server(tmp_path / "d", fsync=False, retention=3600) as server:
            if not life:
                with to(server.dsn) as c:
                    c.execute("CREATE TABLE t AS SELECT 1 AS a")
                    c.execute("SELECT aurora_branch('b', 'postgres')")
            with to(server.dsn, "b") as c:
                noted.append(lsn(c))
                if life == 3:
                    if is_written:
                        c.execute("INSERT INTO t VALUES (2)")
                    for at in noted:
                        c.execute("SELECT set_config('aurora.read_as_of', %s, false)", (at,))
                        assert one(c, "SELECT count(*) FROM t") == 1
                        c.execute("RESET aurora.read_as_of")
                    for number, at in enumerate(noted):
                        c.execute("SELECT aurora_branch(%s, 'b', %s::pg_lsn)", (f"c{number}", at))
                        with to(server.dsn, f"c{number}") as other:
                            assert one(other, "SELECT count(*) FROM t") == 1


def test_branches_of_the_past(db: aurorapy.Server) -> None:
    with to(db.dsn) as c:
        c.execute("CREATE TABLE t (n int)")
        marks = []
        for n in range(6):
            c.execute("INSERT INTO t SELECT %s FROM generate_series(1, 500)", (n,))
            at = lsn(c)
            time.sleep(0.015)
            marks.append((at, one(c, "SELECT clock_timestamp()")))
        c.execute("SELECT aurora_snapshot('third', 'postgres', %s::pg_lsn)", (marks[3][0],))
        c.execute("DROP TABLE t")
        for n, (at, when) in enumerate(marks):
            c.execute(f"SELECT aurora_branch('l{n}', 'postgres', pg_lsn '{at}')")
            c.execute("SELECT aurora_branch(%s, 'postgres', %s::timestamptz)", (f"t{n}", when))
            c.execute("SELECT aurora_branch(%s, 'postgres', %s)", (f"x{n}", at))
        c.execute("SELECT aurora_branch('snap', 'postgres', 'third')")
        for n in range(6):
            for kind in "ltx":
                with to(db.dsn, f"{kind}{n}") as b:
                    assert one(b, "SELECT count(*), max(n) FROM t") == (500 * n + 500, n), (kind, n)
        with to(db.dsn, "snap") as b:
            assert one(b, "SELECT count(*) FROM t") == 2000
            b.execute("INSERT INTO t VALUES (100)")
        # every LSN between two names the highest consistency point at or below it
        low, high = (int(one(c, f"SELECT (pg_lsn '{marks[i][0]}' - '0/0')::int8")) for i in (1, 2))
        for place in range(low, high, max(1, (high - low) // 7)):
            c.execute(f"SET aurora.read_as_of = '{place >> 32:X}/{place & 0xFFFFFFFF:X}'")
            assert one(c, "SELECT count(*) FROM t") == 1000
        c.execute("RESET aurora.read_as_of")
        # as of before its own creation, a branch is a branch of its parent
        c.execute(f"SELECT aurora_branch('again', 'snap', pg_lsn '{marks[1][0]}')")
        c.execute("SELECT aurora_branch('later', 'snap')")
        c.execute(f"SELECT aurora_branch('above', 'snap', pg_lsn '{marks[5][0]}')")  # the parent's later LSNs are none of the branch's history
        sources = dict(c.execute("SELECT name, source FROM aurora_branches()").fetchall())
        assert (sources["snap"], sources["again"], sources["later"], sources["above"]) == ("postgres", "postgres", "snap", "postgres")
        for name, count in (("again", 1000), ("later", 2001), ("above", 2000)):
            with to(db.dsn, name) as b:
                assert one(b, "SELECT count(*) FROM t") == count
        c.execute("ALTER DATABASE later RENAME TO renamed")
        assert one(c, "SELECT source FROM aurora_branches() WHERE name = 'renamed'") == "snap"
        with to(db.dsn, "renamed") as b:
            assert one(b, "SELECT count(*) FROM t") == 2001
        refused(c, "3D000", f"SELECT aurora_branch('x', 'nowhere', pg_lsn '{marks[1][0]}')")
        refused(c, "22023", "SELECT aurora_branch('x', 'postgres', pg_lsn 'FF/0')")
        refused(c, "42P04", f"SELECT aurora_branch('snap', 'postgres', pg_lsn '{marks[1][0]}')")
        refused(c, "42704", "SELECT aurora_branch('x', 'postgres', 'fourth')")
        with c.transaction(), pytest.raises(psycopg.errors.ActiveSqlTransaction), c.transaction():
            c.execute("SELECT aurora_branch('x', 'postgres', 'third')")


def test_a_branch_with_a_time_to_live(db: aurorapy.Server) -> None:
    with to(db.dsn) as c:
        def names() -> set[str]:
            return {n for n, in c.execute("SELECT name FROM aurora_branches() WHERE expires IS NOT NULL").fetchall()}

        c.execute("SELECT aurora_branch('soon', 'postgres', ttl => '300 ms')")
        c.execute("SELECT aurora_branch('used', 'postgres', pg_current_wal_lsn(), '300 ms')")
        c.execute("SELECT aurora_branch('late', 'postgres', ttl => '1 hour')")
        refused(c, "22023", "SELECT aurora_branch('x', 'postgres', ttl => '-1 s')")
        assert names() == {"soon", "used", "late"}
        assert one(c, "SELECT expires - created BETWEEN '59 min' AND '61 min' FROM aurora_branches() WHERE name = 'late'") is True
        with to(db.dsn, "used") as u:
            until = time.monotonic() + 8
            while names() != {"used", "late"}:
                assert time.monotonic() < until
                time.sleep(0.05)
            assert one(u, "SELECT 1") == 1
        until = time.monotonic() + 8
        while names() != {"late"}:
            assert time.monotonic() < until
            time.sleep(0.05)


def test_snapshots_outlive_their_database(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "d") as db, to(db.dsn) as c:
        c.execute("CREATE DATABASE shop")
        with to(db.dsn, "shop") as s:
            s.execute("CREATE TABLE t AS SELECT g FROM generate_series(1, 1000) g")
            at = one(s, "SELECT aurora_snapshot('monday')")
            s.execute("DELETE FROM t WHERE g > 10")
            refused(s, "42710", "SELECT aurora_snapshot('monday')")
            refused(s, "42602", "SELECT aurora_snapshot('0/1')")
        refused(c, "3D000", "SELECT aurora_snapshot('x', 'nowhere')")
        refused(c, "42704", "SELECT aurora_drop_snapshot('tuesday')")
        refused(c, "42704", "SELECT aurora_rewind('postgres', 'monday')")  # it is another database's
        c.execute("DROP DATABASE shop")
        assert c.execute("SELECT name, database, lsn FROM aurora_snapshots()").fetchall() == [("monday", "shop", at)]
        db.crash()
    with aurorapy.Server(tmp_path / "d") as db, to(db.dsn) as c:
        c.execute("SELECT aurora_branch('shop', 'shop', 'monday')")
        with to(db.dsn, "shop") as s:
            assert one(s, "SELECT count(*) FROM t") == 1000
        volumes = one(c, "SELECT max(volumes) FROM aurora_node_status()")
        c.execute("SELECT aurora_drop_snapshot('monday')")
        assert one(c, "SELECT count(*) FROM aurora_snapshots()") == 0
        c.execute("DROP DATABASE shop")  # the last that needed the old volume
        assert one(c, "SELECT max(volumes) FROM aurora_node_status()") == volumes - 2


def test_rewind_takes_every_session_along(db: aurorapy.Server) -> None:
    with to(db.dsn) as c, to(db.dsn) as idle, to(db.dsn) as listener, psycopg.connect(db.dsn) as block, psycopg.connect(db.dsn) as untold:
        c.execute("CREATE TABLE t (a serial PRIMARY KEY, b text)")
        c.execute("INSERT INTO t (b) SELECT 'x' FROM generate_series(1, 100)")
        then = lsn(c)
        idle.execute("CREATE TEMP TABLE mine AS SELECT 42 AS answer")
        idle.execute("SET application_name = 'kept'")
        idle.execute("SELECT pg_advisory_lock(7)")
        listener.execute("LISTEN news")
        for _ in range(3):
            assert idle.execute("SELECT count(*) FROM t WHERE a = %s", (100,), prepare=True).fetchall() == [(1,)]
        block.execute("INSERT INTO t (b) VALUES ('never')")
        untold.execute("INSERT INTO t (b) VALUES ('never')")
        waiter = threading.Thread(target=lambda: waited.append(refused(idle_two, "40001", "UPDATE t SET b = 'never' WHERE a = 1")), daemon=True)
        waited: list[str] = []
        block.execute("UPDATE t SET b = 'locked' WHERE a = 1")
        with to(db.dsn) as idle_two:
            waiter.start()
            while not one(c, "SELECT count(*) FROM pg_locks WHERE NOT granted"):
                time.sleep(0.005)
            c.execute("UPDATE t SET b = 'y' WHERE a > 50")
            c.execute("CREATE TABLE since (a int)")
            kept = one(c, "SELECT aurora_rewind('postgres', %s)", then)
            waiter.join(10)
            assert waited
            assert one(idle_two, "SELECT count(*) FROM t WHERE b = 'x'") == 100
        assert kept == "postgres_before_1"
        for s in (c, idle):
            assert one(s, "SELECT count(*) FROM t WHERE b = 'x'") == 100
            assert one(s, "SELECT to_regclass('since')") is None
        assert idle.execute("SELECT count(*) FROM t WHERE a = %s", (100,), prepare=True).fetchall() == [(1,)]
        assert one(idle, "SELECT answer FROM mine") == 42
        assert one(idle, "SHOW application_name") == "kept"
        assert one(c, "SELECT pg_try_advisory_lock(7)") is False
        assert one(idle, "SELECT pg_advisory_unlock(7)") is True
        assert one(c, "SELECT pg_try_advisory_lock(7)") is True
        c.execute("NOTIFY news, 'rewound'")
        assert [n.payload for n in listener.notifies(timeout=5, stop_after=1)] == ["rewound"]
        refused(block, "40001", "SELECT 1")
        refused(block, "25P02", "SELECT 1")
        block.rollback()
        assert one(block, "SELECT count(*) FROM t") == 100
        block.commit()
        with pytest.raises(psycopg.errors.SerializationFailure):
            untold.commit()
        assert one(untold, "SELECT count(*) FROM t") == 100
        untold.commit()
        with to(db.dsn, kept) as b:  # the state before is there, but for what was under way
            assert one(b, "SELECT count(*), count(*) FILTER (WHERE b = 'y') FROM t") == (100, 50)
            b.execute("ALTER TABLE t ADD COLUMN c int DEFAULT 1")
        c.execute("INSERT INTO t (b) VALUES ('after')")
        assert one(c, "SELECT aurora_rewind('postgres', %s)", then) == "postgres_before_2"
        assert one(c, "SELECT count(*) FROM t") == 100
        c.execute("SELECT aurora_return('postgres', %s)", (kept,))  # and the first rewind is undone
        assert one(c, "SELECT count(*), sum(c) FROM t") == (100, 100)
        assert one(c, "SELECT array_agg(datname ORDER BY datname) FROM pg_database WHERE NOT datistemplate") == ["postgres", "postgres_before_2"]
        oid = one(c, "SELECT oid FROM pg_database WHERE datname = 'postgres'")
        c.execute("SELECT aurora_rewind('postgres', pg_current_wal_lsn())")
        assert one(c, "SELECT oid FROM pg_database WHERE datname = 'postgres'") == oid
        refused(c, "3D000", "SELECT aurora_rewind('nowhere', '0/1')")
        refused(c, "3D000", "SELECT aurora_return('postgres', 'nowhere')")
        with c.transaction(), pytest.raises(psycopg.errors.ActiveSqlTransaction), c.transaction():
            c.execute("SELECT aurora_rewind('postgres', %s)", (then,))


def test_rewinds_make_no_chain_and_survive_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "d", retention=600) as db, to(db.dsn) as c:
        c.execute("CREATE TABLE t (n int)")
        points = []
        for n in range(4):
            c.execute("INSERT INTO t VALUES (%s)", (n,))
            points.append(lsn(c))
        time.sleep(0.02)  # more than the clock's tick: a time is known to 10 ms
        before = one(c, "SELECT clock_timestamp()")
        for _ in range(3):
            c.execute("SELECT aurora_rewind('postgres', %s)", (points[1],))
            c.execute("INSERT INTO t VALUES (100)")
        assert {s for s, in c.execute("SELECT source FROM aurora_branches()").fetchall()} == {"postgres_before_1"}
        time.sleep(0.02)
        assert one(c, "SELECT pg_current_wal_lsn() > %s::pg_lsn", points[3]) is True
        assert one(c, "SELECT aurora_lsn_at(%s)", before) == points[1]  # what the database's line had reached: the rest was left
    with aurorapy.Server(tmp_path / "d", retention=600) as db, to(db.dsn) as c:
        assert c.execute("SELECT n FROM t ORDER BY n").fetchall() == [(0,), (1,), (100,)]
        c.execute("SELECT aurora_rewind('postgres', %s)", (points[0],))
        assert c.execute("SELECT n FROM t ORDER BY n").fetchall() == [(0,)]
        with to(db.dsn, "postgres_before_1") as b:
            assert one(b, "SELECT count(*) FROM t") == 4
            b.execute(f"SET aurora.read_as_of = '{points[2]}'")
            assert one(b, "SELECT count(*) FROM t") == 3
        for name in ("postgres_before_1", "postgres_before_2", "postgres_before_3", "postgres_before_4"):
            c.execute(f"DROP DATABASE {name}")
        assert c.execute("SELECT name, source FROM aurora_branches()").fetchall() == [("postgres", None)]
        assert c.execute("SELECT n FROM t ORDER BY n").fetchall() == [(0,)]


def test_a_dropped_databases_past_can_still_be_read(db: aurorapy.Server) -> None:
    with to(db.dsn) as c:
        c.execute("CREATE TABLE t AS SELECT g FROM generate_series(1, 3000) g")
        then = lsn(c)
        c.execute("DELETE FROM t")
        with to(db.dsn) as reader:
            reader.execute(f"SET aurora.read_as_of = '{then}'")
            c.execute("SELECT aurora_rewind('postgres', %s)", (lsn(c),))
            c.execute("DROP DATABASE postgres_before_1")
            assert one(reader, "SELECT count(*) FROM t") == 3000
            reader.execute("RESET aurora.read_as_of")
            assert one(reader, "SELECT count(*) FROM t") == 0
    assert one_past(db) == 0


def test_python(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "d", fsync=False) as db, to(db.dsn) as c, to(db.dsn) as other:
        c.execute("CREATE TABLE t (id serial PRIMARY KEY, b text)")
        c.execute("INSERT INTO t (b) VALUES ('kept')")
        def rows(s: Connection = c) -> list[str]:
            return [b for b, in s.execute("SELECT b FROM t ORDER BY id").fetchall()]

        with db.savepoint():
            other.execute("INSERT INTO t (b) VALUES ('inside')")
            c.execute("CREATE TABLE u (a int)")
            with db.savepoint():
                c.execute("DELETE FROM t")
                with to(db.dsn) as fresh:
                    assert rows(fresh) == []
            assert rows() == rows(other) == ["kept", "inside"]
            with pytest.raises(ZeroDivisionError), db.savepoint():
                c.execute("DROP TABLE t")
                raise ZeroDivisionError
            assert rows() == ["kept", "inside"]
        assert rows() == rows(other) == ["kept"]
        assert one(c, "SELECT to_regclass('u')") is None
        assert one(c, "INSERT INTO t (b) VALUES ('next') RETURNING id") == 2  # as if the others had never been
        before = db.snapshot()
        named = db.snapshot("named")
        assert named.name == "named" and named.lsn == before.lsn
        c.execute("DELETE FROM t")
        assert db.rewind(before) == "postgres_before_1"
        assert rows() == ["kept", "next"]
        with db.branch() as b, db.branch("was", at=named, ttl=timedelta(hours=1)) as was:
            d = b.connect()
            cursor = d.cursor()
            cursor.execute("UPDATE t SET b = 'branch'")
            d.commit()
            d.close()
            with psycopg.connect(b.dsn) as p, psycopg.connect(was.dsn) as w:
                assert rows(p) == ["branch", "branch"]
                assert rows(w) == ["kept", "next"]
            assert {n for n, in c.execute("SELECT name FROM aurora_branches()").fetchall()} == {"postgres", "was", b.name}
        assert {n for n, in c.execute("SELECT name FROM aurora_branches()").fetchall()} == {"postgres"}
        before.drop()
        named.drop()
        with pytest.raises(Exception, match="neither a snapshot"):
            db.rewind(before)
        db.crash()  # the connection that is kept is cut as well
        with to(db.dsn) as again:
            with db.savepoint():
                again.execute("DELETE FROM t")
            assert rows(again) == ["kept", "next"]
            now = datetime.now(UTC)
            with pytest.raises(Exception, match="kept"):
                db.rewind(now - timedelta(days=1))
        assert one_past(db) == 0
