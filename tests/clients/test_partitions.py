"""Families of tables as clients meet them: COPY, several sessions, restarts, the extended protocol, plans that are kept."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import errors

import aurorapy

PARTED = """
CREATE TABLE parted (a int PRIMARY KEY, b text) PARTITION BY RANGE (a);
CREATE TABLE low PARTITION OF parted FOR VALUES FROM (0) TO (100);
CREATE TABLE high (b text, a int NOT NULL);
ALTER TABLE parted ATTACH PARTITION high FOR VALUES FROM (100) TO (200);
"""


@pytest.fixture
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server:
        with psycopg.connect(server.dsn, autocommit=True) as c:
            c.execute(PARTED)
        yield server


def rows(c: psycopg.Connection[tuple[object, ...]], sql: str) -> list[tuple[object, ...]]:
    return c.execute(sql.encode()).fetchall()


def test_copy_goes_to_the_partitions(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        with c.cursor().copy("COPY parted (b, a) FROM STDIN") as copy:
            for i in range(0, 200, 50):
                copy.write_row((f"r{i}", i))
        assert rows(c, "SELECT tableoid::regclass::text, a, b FROM parted ORDER BY a") == [
            ("low", 0, "r0"), ("low", 50, "r50"), ("high", 100, "r100"), ("high", 150, "r150")]
        with pytest.raises(errors.CheckViolation, match='no partition of relation "parted" found for row'), c.cursor().copy("COPY parted FROM STDIN") as copy:
            copy.write_row((200, "x"))
        with pytest.raises(errors.CheckViolation, match='new row for relation "low" violates partition constraint'), c.cursor().copy("COPY low FROM STDIN") as copy:
            copy.write_row((150, "x"))
        with pytest.raises(errors.WrongObjectType), c.cursor().copy("COPY parted TO STDOUT") as out:
            list(out)
        with c.cursor().copy("COPY (SELECT * FROM parted WHERE a < 100) TO STDOUT") as out:
            assert sorted(out.rows()) == [("0", "r0"), ("50", "r50")]
        c.execute("CREATE TABLE base (a int)")
        c.execute("CREATE TABLE heir () INHERITS (base)")
        c.execute("INSERT INTO heir VALUES (1)")
        with c.cursor().copy("COPY base TO STDOUT") as out:
            assert list(out.rows()) == []


def test_a_row_that_was_moved_is_not_locked(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn) as first, psycopg.connect(db.dsn) as second:
        first.execute("INSERT INTO parted VALUES (1, 'x')")
        first.commit()
        first.execute("UPDATE parted SET a = 101 WHERE a = 1")
        failed: list[BaseException] = []

        def change() -> None:
            try:
                second.execute("UPDATE parted SET b = 'second' WHERE a = 1")
            except BaseException as e:
                failed.append(e)

        thread = threading.Thread(target=change)
        thread.start()
        time.sleep(0.3)
        assert thread.is_alive()
        first.commit()
        thread.join(20)
        assert isinstance(failed[0], errors.SerializationFailure)
        assert "already moved to another partition" in str(failed[0])


def test_an_update_that_waits_sees_the_newest_row(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn) as first, psycopg.connect(db.dsn) as second:
        first.execute("INSERT INTO parted VALUES (150, 'x')")
        first.commit()
        first.execute("UPDATE parted SET b = b || '1' WHERE a = 150")
        done: list[object] = []
        thread = threading.Thread(target=lambda: done.append(second.execute("UPDATE parted SET b = b || '2' WHERE a = 150 RETURNING b").fetchone()))
        thread.start()
        time.sleep(0.2)
        first.commit()
        thread.join(20)
        assert done == [("x12",)]


def test_snapshots_hold_in_every_partition(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn) as reader, psycopg.connect(db.dsn, autocommit=True) as writer:
        writer.execute("INSERT INTO parted VALUES (1, 'one'), (101, 'two')")
        reader.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        before = rows(reader, "SELECT * FROM parted ORDER BY a")
        writer.execute("UPDATE parted SET a = a + 1")
        writer.execute("UPDATE parted SET a = 199 WHERE a = 2")
        writer.execute("CREATE TABLE more (LIKE parted INCLUDING ALL)")
        writer.execute("ALTER TABLE parted ATTACH PARTITION more FOR VALUES FROM (200) TO (300)")  # CREATE TABLE ... PARTITION OF would wait for the reader
        assert rows(reader, "SELECT * FROM parted ORDER BY a") == before


def test_serializable_reads_of_partitions_conflict(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn) as a, psycopg.connect(db.dsn) as b:
        a.execute("INSERT INTO parted VALUES (1, '0'), (101, '0')")
        a.commit()
        a.isolation_level = b.isolation_level = psycopg.IsolationLevel.SERIALIZABLE
        rows(a, "SELECT sum(b::int) FROM parted")
        rows(b, "SELECT sum(b::int) FROM parted")
        a.execute("UPDATE parted SET b = '1' WHERE a = 1")
        b.execute("UPDATE parted SET b = '1' WHERE a = 101")
        a.commit()
        with pytest.raises(errors.SerializationFailure):
            b.commit()


def test_plans_with_parameters_follow_the_partitions(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as c:
        c.prepare_threshold = 0
        for i in (1, 101, 1, 101):
            c.execute("INSERT INTO parted VALUES (%s, %s) ON CONFLICT (a) DO UPDATE SET b = parted.b || excluded.b", (i, "x"))
        ask = "SELECT tableoid::regclass::text, b FROM parted WHERE a = %s"
        assert [c.execute(ask, (i,)).fetchall() for i in (1, 101, 250, None)] == [[("low", "xx")], [("high", "xx")], [], []]
        c.execute("CREATE TABLE more PARTITION OF parted DEFAULT")
        c.execute("INSERT INTO parted VALUES (%s, %s) ON CONFLICT (a) DO UPDATE SET b = parted.b || excluded.b", (250, "new"))
        assert c.execute(ask, (250,)).fetchall() == [("more", "new")]
        c.execute("ALTER TABLE parted DETACH PARTITION low")
        assert c.execute(ask, (1,)).fetchall() == []
        assert c.execute("UPDATE parted SET a = %s WHERE a = %s", (1, 101)).rowcount == 1
        assert c.execute(ask, (1,)).fetchall() == [("more", "xx")]


def test_nobody_sees_others_temporary_children(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as a, psycopg.connect(db.dsn, autocommit=True) as b:
        a.execute("CREATE TABLE base (a int)")
        a.execute("CREATE TEMP TABLE mine () INHERITS (base)")
        a.execute("INSERT INTO mine VALUES (1)")
        assert rows(a, "SELECT a FROM base") == [(1,)]
        assert rows(b, "SELECT a FROM base") == []
        b.execute("UPDATE base SET a = 2")
        b.execute("ALTER TABLE base ADD COLUMN b int")
        a.close()
        assert rows(b, "SELECT * FROM base") == []
        b.execute("DROP TABLE base CASCADE")


def test_a_foreign_key_into_partitions_locks_its_row(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn) as a, psycopg.connect(db.dsn) as b:
        a.execute("CREATE TABLE refers (a int REFERENCES parted)")
        a.execute("INSERT INTO parted VALUES (150, 'x')")
        a.commit()
        a.execute("INSERT INTO refers VALUES (150)")
        b.execute("SET lock_timeout = '100ms'")
        with pytest.raises(errors.LockNotAvailable):
            b.execute("DELETE FROM parted WHERE a = 150")
        b.rollback()
        a.commit()
        with pytest.raises(errors.ForeignKeyViolation, match='update or delete on table "high" violates foreign key constraint "refers_a_fkey"'):
            b.execute("DELETE FROM parted WHERE a = 150")


def test_families_outlive_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(data=tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(PARTED)
        c.execute("CREATE TABLE listed (t text, d numeric(6,2), u uuid) PARTITION BY LIST (t)")
        c.execute("CREATE TABLE listed1 PARTITION OF listed FOR VALUES IN ('x', NULL) PARTITION BY RANGE (d, u)")
        c.execute("CREATE TABLE listed11 PARTITION OF listed1 FOR VALUES FROM (MINVALUE, MINVALUE) TO (7.25, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')")
        c.execute("CREATE TABLE base (a int CHECK (a > 0))")
        c.execute("CREATE TABLE heir (z int) INHERITS (base)")
        c.execute("INSERT INTO parted VALUES (1, 'x'), (101, 'y')")
        c.execute("INSERT INTO listed VALUES (NULL, 7.25, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a10')")
        c.execute("INSERT INTO heir VALUES (1, 2)")
        definitions = rows(c, "SELECT relname, pg_get_expr(relpartbound, oid), pg_get_partition_constraintdef(oid) FROM pg_class WHERE relispartition ORDER BY 1")
    with aurorapy.Server(data=tmp_path / "data") as db, psycopg.connect(db.dsn, autocommit=True) as c:
        assert rows(c, "SELECT relname, pg_get_expr(relpartbound, oid), pg_get_partition_constraintdef(oid) FROM pg_class WHERE relispartition ORDER BY 1"
                    ) == definitions
        assert rows(c, "SELECT tableoid::regclass::text, a FROM parted ORDER BY a") == [("low", 1), ("high", 101)]
        assert rows(c, "SELECT tableoid::regclass::text, d::text FROM listed") == [("listed11", "7.25")]
        assert rows(c, "SELECT tableoid::regclass::text, a FROM base") == [("heir", 1)]
        c.execute("UPDATE parted SET a = 102 WHERE a = 1")
        with pytest.raises(errors.UniqueViolation):
            c.execute("INSERT INTO parted VALUES (102, 'z')")
        with pytest.raises(errors.CheckViolation):
            c.execute("INSERT INTO listed VALUES ('x', 7.25, 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')")
