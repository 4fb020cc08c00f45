"""Triggers through a driver: COPY, prepared statements, other sessions, a crash, what psql and pg_dump ask."""

from __future__ import annotations

import threading
from typing import Any

import psycopg
import pytest

import aurorapy

NOTE = """CREATE TABLE log (n serial, what text);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_LEVEL = 'STATEMENT' THEN
    INSERT INTO log (what) VALUES (concat_ws(' ', TG_NAME, TG_WHEN, TG_LEVEL, TG_OP));
    RETURN NULL;
  END IF;
  INSERT INTO log (what) VALUES (concat_ws(' ', TG_NAME, TG_WHEN, TG_LEVEL, TG_OP, NEW.id));
  IF NEW.id = 13 THEN RETURN NULL; END IF;
  RETURN NEW;
END $$;"""


@pytest.fixture
def db() -> Any:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as connection:
        connection.execute(NOTE)
        connection.execute("CREATE TABLE t (id int PRIMARY KEY, v int, g int GENERATED ALWAYS AS (v + 1) STORED)")
        yield server


@pytest.fixture
def c(db: Any) -> Any:
    with psycopg.connect(db.dsn, autocommit=True) as connection:
        yield connection


def log(c: Any) -> list[str]:
    found = [r[0] for r in c.execute("SELECT what FROM log ORDER BY n")]
    c.execute("DELETE FROM log")
    return found


def test_copy_fires_triggers_of_rows_and_of_the_statement(c: Any) -> None:
    c.execute("CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW WHEN (new.v > 0) EXECUTE FUNCTION note()")
    c.execute("CREATE TRIGGER a AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION note()")
    c.execute("CREATE TRIGGER s AFTER INSERT ON t EXECUTE FUNCTION note()")
    cursor = c.cursor()
    with cursor.copy("COPY t (id, v) FROM STDIN WHERE id <> 4") as copy:
        copy.write("1\t1\n13\t13\n3\t0\n4\t4\n")
    assert cursor.statusmessage == "COPY 2"
    assert log(c) == ["b BEFORE ROW INSERT 1", "b BEFORE ROW INSERT 13", "a AFTER ROW INSERT 1", "a AFTER ROW INSERT 3", "s AFTER STATEMENT INSERT"]
    assert c.execute("SELECT * FROM t ORDER BY id").fetchall() == [(1, 1, 2), (3, 0, 1)]


def test_copy_into_a_view_needs_an_instead_of_trigger(c: Any) -> None:
    c.execute("CREATE VIEW v AS SELECT id, v * 2 AS w FROM t")
    with pytest.raises(psycopg.errors.WrongObjectType, match='cannot copy to view "v"'), c.cursor().copy("COPY v FROM STDIN"):
        pass
    c.execute("CREATE TRIGGER i INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION note()")
    cursor = c.cursor()
    with cursor.copy("COPY v FROM STDIN") as copy:
        copy.write("1\t1\n13\t2\n")
    assert cursor.statusmessage == "COPY 1"
    assert log(c) == ["i INSTEAD OF ROW INSERT 1", "i INSTEAD OF ROW INSERT 13"]


def test_a_prepared_statement_fires_the_triggers_of_now(c: Any) -> None:
    cursor = c.cursor()
    insert = "INSERT INTO t (id, v) VALUES (%s, %s)"
    cursor.execute(insert, (1, 1), prepare=True)
    c.execute("CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION note()")
    cursor.execute(insert, (2, 1), prepare=True)
    c.execute("ALTER TABLE t DISABLE TRIGGER b")
    cursor.execute(insert, (3, 1), prepare=True)
    c.execute("ALTER TABLE t ENABLE TRIGGER b")
    cursor.execute(insert, (13, 1), prepare=True)
    assert cursor.rowcount == 0
    c.execute("DROP TRIGGER b ON t")
    cursor.execute(insert, (13, 1), prepare=True)
    assert log(c) == ["b BEFORE ROW INSERT 2", "b BEFORE ROW INSERT 13"]
    assert [r[0] for r in c.execute("SELECT id FROM t ORDER BY id")] == [1, 2, 3, 13]


def test_a_row_that_another_session_changed_is_looked_at_again(db: Any, c: Any) -> None:
    c.execute("INSERT INTO t VALUES (1, 1), (2, 1)")
    c.execute("CREATE FUNCTION add_ten() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.v := NEW.v + OLD.v * 10; RETURN NEW; END $$")
    c.execute("CREATE TRIGGER b BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION add_ten()")
    counts: list[int] = []

    def other() -> None:
        with psycopg.connect(db.dsn, autocommit=True) as d:
            counts.append(d.execute("UPDATE t SET v = v + 1 WHERE v < 100").rowcount)

    with psycopg.connect(db.dsn) as first:
        first.execute("UPDATE t SET v = CASE id WHEN 1 THEN 5 ELSE 500 END")
        thread = threading.Thread(target=other)
        thread.start()
        while not c.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone()[0]:
            pass
        first.commit()
        thread.join()
    assert counts == [1]
    assert c.execute("SELECT id, v FROM t ORDER BY id").fetchall() == [(1, 5 + 10 + 1 + 150), (2, 510)]


def test_triggers_are_there_after_a_crash(db: Any, c: Any) -> None:
    c.execute("CREATE TRIGGER b BEFORE INSERT ON t FOR EACH ROW WHEN (new.v > 1) EXECUTE FUNCTION note('x', 'y')")
    c.execute("CREATE CONSTRAINT TRIGGER k AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note()")
    before = c.execute("SELECT pg_get_triggerdef(oid) FROM pg_trigger ORDER BY tgname").fetchall()
    db.crash()
    with psycopg.connect(db.dsn, autocommit=True) as d:
        assert d.execute("SELECT pg_get_triggerdef(oid) FROM pg_trigger ORDER BY tgname").fetchall() == before
        d.execute("INSERT INTO t VALUES (1, 2)")
        assert log(d) == ["b BEFORE ROW INSERT 1", "k AFTER ROW INSERT 1"]


def test_what_a_failed_statement_and_a_savepoint_take_back(c: Any) -> None:
    c.execute("CREATE CONSTRAINT TRIGGER k AFTER INSERT ON t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note()")
    with c.transaction():
        c.execute("INSERT INTO t VALUES (1, 1)")
        with pytest.raises(psycopg.errors.UniqueViolation), c.transaction():
            c.execute("INSERT INTO t VALUES (2, 1), (1, 1)")
        with c.transaction():
            c.execute("INSERT INTO t VALUES (3, 1)")
    assert log(c) == ["k AFTER ROW INSERT 1", "k AFTER ROW INSERT 3"]
