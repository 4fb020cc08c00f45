"""Transactions that change definitions at the same time: different objects do not disturb one another, the same one is waited for."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

Connection = psycopg.Connection[Any]


@pytest.fixture
def pair() -> Iterator[tuple[Connection, Connection]]:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as a, psycopg.connect(db.dsn) as b:
        b.execute("SET statement_timeout = '20s'")
        b.commit()
        yield a, b


def names(connection: Connection, like: str) -> list[str]:
    rows = connection.execute("SELECT relname FROM pg_class WHERE relname LIKE %s ORDER BY 1", (like,)).fetchall()
    return [r[0] for r in rows]


def waits(a: Connection, b: Connection, sql: str) -> BaseException | None:
    """Run `sql` on `b`; it must wait until `a` commits. Its error."""
    caught: list[BaseException] = []

    def run() -> None:
        try:
            b.execute(sql)
            b.commit()
        except psycopg.Error as e:
            caught.append(e)
            b.rollback()

    thread = threading.Thread(target=run)
    thread.start()
    deadline = time.monotonic() + 10
    while a.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").fetchone() == (0,) and thread.is_alive():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    assert thread.is_alive()
    a.commit()
    thread.join(20)
    assert not thread.is_alive()
    return caught[0] if caught else None


def test_different_tables(pair: tuple[Connection, Connection]) -> None:
    a, b = pair
    a.execute("CREATE TABLE x (i int)")
    b.execute("CREATE TABLE y (i int)")
    b.execute("INSERT INTO y VALUES (1)")
    b.commit()
    assert a.execute("SELECT * FROM y").fetchall() == [(1,)]
    a.execute("INSERT INTO x SELECT * FROM y")
    a.commit()
    assert b.execute("SELECT * FROM x").fetchall() == [(1,)]


def test_savepoint_before_what_another_committed(pair: tuple[Connection, Connection]) -> None:
    a, b = pair
    a.execute("CREATE TABLE n1 (i int)")
    a.execute("SAVEPOINT s")
    a.execute("CREATE TABLE n2 (i int)")
    b.execute("CREATE TABLE n3 (i int)")
    b.commit()
    a.execute("ROLLBACK TO s")
    assert names(a, "n_") == ["n1", "n3"]
    a.commit()
    assert names(b, "n_") == ["n1", "n3"]


def test_temporary_tables_besides(pair: tuple[Connection, Connection]) -> None:
    a, b = pair
    a.execute("CREATE TEMP TABLE tt (i int)")
    a.execute("CREATE TABLE m1 (i int)")
    b.execute("CREATE TABLE m2 (i int)")
    b.commit()
    assert names(a, "m_") == ["m1", "m2"]
    a.execute("ALTER TABLE m2 ADD j int")
    a.commit()
    assert names(a, "tt") == ["tt"]
    assert [c.name for c in b.execute("SELECT * FROM m2").description or ()] == ["i", "j"]


@pytest.mark.parametrize(("before", "first", "second", "error", "left"), [
    ("SELECT 1", "CREATE TABLE x1 (i int)", "CREATE TABLE x1 (j int)", psycopg.errors.DuplicateTable, ["x1"]),
    ("CREATE TABLE x1 (i int)", "ALTER TABLE x1 ADD j int", "ALTER TABLE x1 RENAME TO x2", None, ["x2"]),
    ("CREATE TABLE x1 (i int)", "CREATE VIEW x2 AS SELECT i FROM x1", "DROP TABLE x1", psycopg.errors.DependentObjectsStillExist, ["x1", "x2"]),
    ("CREATE SCHEMA s", "CREATE TABLE s.x1 (i int)", "DROP SCHEMA s", psycopg.errors.DependentObjectsStillExist, ["x1"]),
    ("CREATE TABLE x1 (i int primary key)", "CREATE TABLE x2 (i int REFERENCES x1)", "DROP TABLE x1", psycopg.errors.DependentObjectsStillExist, ["x1", "x2"]),
    ("CREATE TABLE x1 (i int primary key)", "CREATE TABLE x2 (i int REFERENCES x1)", "CREATE TABLE x3 (i int REFERENCES x1)", None, ["x1", "x2", "x3"]),
    ("CREATE VIEW x1 AS SELECT 1 AS a", "CREATE OR REPLACE VIEW x1 AS SELECT 1 AS a, 2 AS b", "CREATE OR REPLACE VIEW x1 AS SELECT 3 AS a",
     psycopg.errors.InvalidTableDefinition, ["x1"]),
    ("CREATE SEQUENCE x1", "DROP SEQUENCE x1", "ALTER SEQUENCE x1 INCREMENT 2", psycopg.errors.UndefinedTable, []),
    ("CREATE TABLE x1 (i int)", "DROP TABLE x1", "ALTER TABLE x1 ADD j int", psycopg.errors.UndefinedTable, []),
])
def test_same_object(pair: tuple[Connection, Connection], before: str, first: str, second: str, error: type[BaseException] | None, left: list[str]) -> None:
    a, b = pair
    a.execute(before)
    a.commit()
    a.execute(first)
    caught = waits(a, b, second)
    assert type(caught) is (error or type(None)), caught
    assert [n for n in names(a, "x%") if not n.endswith("pkey")] == left


def test_many_at_once_and_after_a_restart(tmp_path: Path) -> None:
    """What each committed is there, and nothing else; also in the catalog that is stored."""
    want: dict[str, set[str]] = {}

    def work(dsn: str, n: int) -> None:
        chance = random.Random(n)
        mine: dict[str, set[str]] = {}
        with psycopg.connect(dsn) as c:
            for i in range(12):
                name = f"w{n}_{i}"
                c.execute(f"CREATE TABLE {name} (a int)")
                kept = {"a"}
                for action in chance.sample(["b", "c", "d"], 2):
                    c.execute(f"ALTER TABLE {name} ADD {action} text")
                    kept.add(action)
                if chance.random() < 0.3:
                    c.rollback()
                    continue
                if mine and chance.random() < 0.4:
                    gone = chance.choice(sorted(mine))
                    c.execute(f"DROP TABLE {gone}")
                    del mine[gone]
                c.commit()
                mine[name] = kept
        want.update(mine)

    def found(c: Connection) -> dict[str, set[str]]:
        out: dict[str, set[str]] = {}
        for table, column in c.execute("SELECT table_name, column_name FROM information_schema.columns WHERE table_name LIKE 'w%'"):
            out.setdefault(table, set()).add(column)
        return out

    def all_work(start: Callable[[int], None]) -> None:
        threads = [threading.Thread(target=start, args=(n,)) for n in range(4)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()

    with aurorapy.Server(data=str(tmp_path / "d")) as db:
        all_work(lambda n: work(db.dsn, n))
        with psycopg.connect(db.dsn) as c:
            assert found(c) == want
    with aurorapy.Server(data=str(tmp_path / "d")) as db, psycopg.connect(db.dsn) as c:
        assert found(c) == want


def test_oids_are_never_given_twice(tmp_path: Path) -> None:
    """Who commits last must not take back the counter that another has moved on."""
    with aurorapy.Server(data=tmp_path / "d", fsync=False) as server, psycopg.connect(server.dsn) as one, psycopg.connect(server.dsn) as two:
        one.execute("CREATE TABLE early (a int)")
        for i in range(5):
            two.execute(f"CREATE TABLE late{i} (a serial PRIMARY KEY)".encode())
        two.commit()
        one.commit()
    with aurorapy.Server(data=tmp_path / "d", fsync=False) as server, psycopg.connect(server.dsn, autocommit=True) as one:
        for i in range(5):
            one.execute(f"CREATE TABLE later{i} (a serial PRIMARY KEY)".encode())
        rows = one.execute("SELECT count(*), count(DISTINCT oid) FROM pg_class WHERE oid >= 16384").fetchone()
        assert rows is not None and rows[0] == rows[1]
        assert one.execute("SELECT count(*) FROM pg_class WHERE relname ~ '^(early|late)' AND relkind = 'r'").fetchone() == (11,)


def test_a_statement_of_its_own_is_begun_anew(pair: tuple[Connection, Connection]) -> None:
    """As pg_restore -j needs it: outside a block, who waited for a definition goes on with what it is then."""
    a, b = pair
    b.autocommit = True
    a.execute("CREATE TABLE parent (id int PRIMARY KEY, n int)")
    a.execute("CREATE TABLE child (id int, parent int)")
    a.commit()
    a.execute("ALTER TABLE parent ADD COLUMN more int")
    assert waits(a, b, "ALTER TABLE parent ADD COLUMN another int") is None
    a.execute("ALTER TABLE parent ADD CONSTRAINT parent_n UNIQUE (n)")
    assert waits(a, b, "ALTER TABLE child ADD FOREIGN KEY (parent) REFERENCES parent") is None
    columns = b.execute("SELECT attname FROM pg_attribute WHERE attrelid = 'parent'::regclass AND attnum > 0 ORDER BY attnum").fetchall()
    assert [c[0] for c in columns] == ["id", "n", "more", "another"]
    assert b.execute("SELECT conname FROM pg_constraint WHERE contype IN ('u', 'f') ORDER BY 1").fetchall() == [("child_parent_fkey",), ("parent_n",)]
