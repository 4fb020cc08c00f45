"""Functions and procedures through a driver: protocols, several sessions, waiting and cancelling inside of them, restarts."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

Connection = psycopg.Connection[Any]

_COUNT = "CREATE FUNCTION total(n int) RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE s bigint := 0; BEGIN FOR i IN 1..n LOOP s := s + i; END LOOP; RETURN s; END $$"


@pytest.fixture
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server:
        yield server


def connect(db: aurorapy.Server) -> Connection:
    return psycopg.connect(db.dsn, autocommit=True)


def test_parameters_and_binary_results(db: aurorapy.Server) -> None:
    with connect(db) as c:
        c.execute(_COUNT)
        c.execute("CREATE PROCEDURE doubled(INOUT a int, OUT b text) LANGUAGE plpgsql AS $$ BEGIN b := 'was ' || a; a := a * 2; END $$")
        assert c.execute("SELECT total(%b)", (100,), binary=True).fetchone() == (5050,)
        assert c.execute("CALL doubled(%s, NULL)", (21,)).fetchone() == (42, "was 21")
        for _ in range(7):  # prepared by the driver after some
            assert c.execute("SELECT total(%s) + %s", (10, 1)).fetchone() == (56,)


def test_notices_come_before_the_answer_with_their_fields(db: aurorapy.Server) -> None:
    with connect(db) as c:
        seen: list[tuple[str | None, ...]] = []
        c.add_notice_handler(lambda d: seen.append((d.severity, d.sqlstate, d.message_primary, d.message_detail, d.message_hint, d.context)))
        c.execute("DO $$\nBEGIN\n  RAISE NOTICE 'n %', 1 USING DETAIL = 'd', HINT = 'h';\n  RAISE WARNING 'w';\n  RAISE DEBUG 'unseen';\nEND $$")
        assert seen == [("NOTICE", "00000", "n 1", "d", "h", "PL/pgSQL function inline_code_block line 3 at RAISE"),
                        ("WARNING", "01000", "w", None, None, "PL/pgSQL function inline_code_block line 4 at RAISE")]


def test_the_context_of_an_error(db: aurorapy.Server) -> None:
    with connect(db) as c:
        c.execute("CREATE FUNCTION inner_one(x int) RETURNS int LANGUAGE plpgsql AS $$\nBEGIN\n  x := 10 / x;\n  RETURN x;\nEND $$")
        c.execute("CREATE FUNCTION outer_one() RETURNS int LANGUAGE plpgsql AS $$\nDECLARE y int := 0;\nBEGIN\n  y := inner_one(y);\n  RETURN y;\nEND $$")
        with pytest.raises(psycopg.errors.DivisionByZero) as e:
            c.execute("SELECT outer_one()")
        assert e.value.diag.context == "PL/pgSQL function inner_one(integer) line 3 at assignment\nPL/pgSQL function outer_one() line 4 at assignment"
        with pytest.raises(psycopg.errors.UndefinedTable) as missing:
            c.execute("DO $$ BEGIN PERFORM * FROM nosuch; END $$")
        assert missing.value.diag.internal_query == "SELECT * FROM nosuch"
        assert missing.value.diag.internal_position == "15"


def test_other_sessions_run_what_was_committed(db: aurorapy.Server) -> None:
    with connect(db) as a, connect(db) as b:
        a.execute("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END'")
        assert b.execute("SELECT f()").fetchone() == (1,)
        with a.transaction():
            a.execute("CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 2; END'")
            assert a.execute("SELECT f()").fetchone() == (2,)
            assert b.execute("SELECT f()").fetchone() == (1,)
        assert b.execute("SELECT f()").fetchone() == (2,)
        a.execute("DROP FUNCTION f()")
        with pytest.raises(psycopg.errors.UndefinedFunction):
            b.execute("SELECT f()")


def test_two_that_create_the_same_wait_for_one_another(db: aurorapy.Server) -> None:
    with connect(db) as a, connect(db) as b:
        made = "CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT 1'"
        failed: list[Exception] = []

        def create() -> None:
            try:
                b.execute(made)
            except psycopg.Error as e:
                failed.append(e)

        with a.transaction():
            a.execute(made)
            other = threading.Thread(target=create)
            other.start()
            time.sleep(0.2)
            assert other.is_alive()
        other.join(10)
        assert [type(e) for e in failed] == [psycopg.errors.DuplicateFunction]


def test_a_table_changes_under_a_compiled_function(db: aurorapy.Server) -> None:
    with connect(db) as c, connect(db) as other:
        c.execute("CREATE TABLE t (id int, v int)")
        c.execute("INSERT INTO t VALUES (1, 10)")
        c.execute("CREATE FUNCTION f() RETURNS text LANGUAGE plpgsql AS $$ DECLARE r record; BEGIN SELECT * INTO r FROM t; RETURN r::text; END $$")
        c.execute("CREATE FUNCTION g() RETURNS text LANGUAGE plpgsql AS $$ DECLARE r t%ROWTYPE; BEGIN SELECT * INTO r FROM t; r.v := r.v + 1; RETURN r::text; END $$")
        assert c.execute("SELECT f(), g()").fetchone() == ("(1,10)", "(1,11)")
        other.execute("ALTER TABLE t ADD COLUMN w text DEFAULT 'w'")
        assert c.execute("SELECT f(), g()").fetchone() == ("(1,10,w)", "(1,11,w)")
        other.execute("ALTER TABLE t DROP COLUMN id")
        assert c.execute("SELECT f(), g()").fetchone() == ("(10,w)", "(11,w)")
        other.execute("ALTER TABLE t ALTER COLUMN v TYPE text")
        assert c.execute("SELECT f()").fetchone() == ("(10,w)",)
        with pytest.raises(psycopg.errors.UndefinedFunction):
            c.execute("SELECT g()")


def test_a_loop_is_cancelled_and_lets_others_run(db: aurorapy.Server) -> None:
    with connect(db) as c, connect(db) as other:
        c.execute("CREATE FUNCTION forever() RETURNS int LANGUAGE plpgsql AS 'BEGIN LOOP NULL; END LOOP; END'")
        c.execute("SET statement_timeout = '500ms'")
        ended: list[type[Exception]] = []

        def run() -> None:
            try:
                c.execute("SELECT forever()")
            except psycopg.Error as e:
                ended.append(type(e))

        thread = threading.Thread(target=run)
        thread.start()
        answered = 0
        while thread.is_alive():
            assert other.execute("SELECT 1").fetchone() == (1,)
            answered += 1
        thread.join(10)
        assert ended == [psycopg.errors.QueryCanceled] and answered > 3
        with pytest.raises(psycopg.errors.QueryCanceled):
            c.execute("DO $$ BEGIN FOR i IN 1..2000000000 LOOP BEGIN NULL; EXCEPTION WHEN OTHERS THEN NULL; END; END LOOP; EXCEPTION WHEN OTHERS THEN NULL; END $$")


def test_a_function_waits_for_a_lock_and_sees_what_came_of_it(db: aurorapy.Server) -> None:
    with connect(db) as a, connect(db) as b:
        a.execute("CREATE TABLE t (id int PRIMARY KEY, v int)")
        a.execute("INSERT INTO t VALUES (1, 0)")
        a.execute("CREATE FUNCTION add_one() RETURNS int LANGUAGE plpgsql AS $$ DECLARE n int; BEGIN\n"
                  "UPDATE t SET v = v + 1 WHERE id = 1 RETURNING v INTO n; RETURN n; END $$")
        got: list[Any] = []
        with a.transaction():
            assert a.execute("SELECT add_one()").fetchone() == (1,)
            other = threading.Thread(target=lambda: got.append(b.execute("SELECT add_one()").fetchone()))
            other.start()
            time.sleep(0.2)
            assert not got
        other.join(10)
        assert got == [(2,)]


def test_a_function_is_there_after_a_restart(tmp_path: Path) -> None:
    with aurorapy.Server(str(tmp_path / "data")) as db, connect(db) as c:
        c.execute(_COUNT)
        c.execute("CREATE TABLE t (a int DEFAULT total(3), b bigint CHECK (total(b::int) < 100))")
        c.execute("CREATE VIEW v AS SELECT total(a) FROM t")
        c.execute("INSERT INTO t VALUES (DEFAULT, 4)")
    with aurorapy.Server(str(tmp_path / "data")) as db, connect(db) as c:
        assert c.execute("SELECT total(4), (SELECT a FROM t), (SELECT * FROM v)").fetchone() == (10, 6, 21)
        with pytest.raises(psycopg.errors.CheckViolation):
            c.execute("INSERT INTO t VALUES (1, 50)")
        with pytest.raises(psycopg.errors.DependentObjectsStillExist):
            c.execute("DROP FUNCTION total(int)")


def test_what_procedures_commit_stays(db: aurorapy.Server) -> None:
    with connect(db) as c:
        c.execute("CREATE TABLE t (id int)")
        c.execute("CREATE PROCEDURE half() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO t VALUES (1); COMMIT; INSERT INTO t VALUES (2); RAISE EXCEPTION 'stop'; END $$")
        with pytest.raises(psycopg.errors.RaiseException):
            c.execute("CALL half()")
        assert c.execute("SELECT id FROM t").fetchall() == [(1,)]
        with pytest.raises(psycopg.errors.InvalidTransactionTermination), c.transaction():
            c.execute("CALL half()")
        with pytest.raises(psycopg.errors.InvalidTransactionTermination):
            c.execute("CALL half(); SELECT 1")
        assert c.execute("SELECT id FROM t").fetchall() == [(1,)]
        c.execute("CREATE FUNCTION no_commit() RETURNS int LANGUAGE plpgsql AS $$ BEGIN CALL half(); RETURN 1; END $$")
        with pytest.raises(psycopg.errors.InvalidTransactionTermination):
            c.execute("SELECT no_commit()")


def test_settings_of_a_function_end_with_it(db: aurorapy.Server) -> None:
    with connect(db) as c:
        c.execute("CREATE FUNCTION zone() RETURNS text LANGUAGE plpgsql SET timezone = 'Asia/Tokyo' AS $$\n"
                  "BEGIN RETURN current_setting('timezone') || to_char(now(), 'TZ'); END $$")
        c.execute("CREATE FUNCTION fails() RETURNS text LANGUAGE plpgsql SET timezone = 'Asia/Tokyo' AS $$ BEGIN RETURN 1 / 0; END $$")
        c.execute("SET timezone = 'UTC'")
        assert c.execute("SELECT zone(), current_setting('timezone')").fetchone() == ("Asia/TokyoJST", "UTC")
        with pytest.raises(psycopg.errors.DivisionByZero):
            c.execute("SELECT fails()")
        assert c.execute("SHOW timezone").fetchone() == ("UTC",)
        c.execute("DO $$ BEGIN PERFORM fails(); EXCEPTION WHEN OTHERS THEN NULL; END $$")
        assert c.execute("SHOW timezone").fetchone() == ("UTC",)


def test_a_simple_function_is_inlined_and_gives_the_plan_an_index(db: aurorapy.Server) -> None:
    with connect(db) as c:
        c.execute("CREATE TABLE t (id int PRIMARY KEY, v int)")
        c.execute("INSERT INTO t SELECT g, g FROM generate_series(1, 2000) g")
        c.execute("ANALYZE t")
        c.execute("CREATE FUNCTION above(n int) RETURNS SETOF t LANGUAGE sql STABLE AS 'SELECT * FROM t WHERE v > n'")
        c.execute("CREATE FUNCTION same(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n'")
        plan = "\n".join(r[0] for r in c.execute("EXPLAIN SELECT * FROM above(5) WHERE id = same(7)").fetchall())
        assert "Index Scan" in plan and "Function Scan" not in plan
        assert c.execute("SELECT * FROM above(5) WHERE id = same(7)").fetchall() == [(7, 7)]
