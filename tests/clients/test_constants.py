"""Constant expressions of statements that share a plan: each execution computes its own, before any row and any nextval."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

import aurorapy


@pytest.fixture(scope="module")
def connection() -> Iterator[psycopg.Connection[tuple[object, ...]]]:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE empty (a int PRIMARY KEY, b int)")
        c.execute("CREATE TABLE full_ (a int PRIMARY KEY, b int)")
        c.execute("INSERT INTO full_ SELECT i, i % 3 FROM generate_series(1, 20) i")
        c.execute("CREATE SEQUENCE numbers")
        yield c


@pytest.mark.parametrize("prepare", [False, True])
def test_a_parameter_fails_without_rows(connection: psycopg.Connection[tuple[object, ...]], prepare: bool) -> None:
    for divisor, fails in ((5, False), (0, True), (2, False), (0, True)):
        statement = "SELECT a FROM empty WHERE b = 10 / %s::int"
        if fails:
            with pytest.raises(psycopg.errors.DivisionByZero):
                connection.execute(statement, (divisor,), prepare=prepare)
        else:
            assert connection.execute(statement, (divisor,), prepare=prepare).fetchall() == []


def test_literals_of_one_form_fail_each_for_itself(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    def run(text: str) -> bytes:
        result = connection.pgconn.exec_(text.encode())
        return result.error_field(psycopg.pq.DiagnosticField.SQLSTATE) or result.command_status or b""

    assert [run(f"SELECT a FROM empty WHERE b = 10 / {n}") for n in (5, 0, 1, 0)] == [b"SELECT 0", b"22012", b"SELECT 0", b"22012"]
    assert [run(f"SELECT a FROM full_ WHERE a = 10 / {n}") for n in (5, 0, 1)] == [b"SELECT 1", b"22012", b"SELECT 1"]
    assert [run(f"SELECT a FROM full_ WHERE {n} = 1 AND a = 10 / {n}") for n in (1, 0, 5)] == [b"SELECT 1", b"SELECT 0", b"SELECT 0"]
    assert [run(f"UPDATE full_ SET b = 10 / {n} WHERE a = 3") for n in (5, 0)] == [b"UPDATE 1", b"22012"]
    assert [run(f"UPDATE full_ SET b = 10 / {n} WHERE a = -3") for n in (5, 0)] == [b"UPDATE 0", b"22012"]


def test_nothing_is_drawn_from_a_sequence_before(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    connection.execute("SELECT setval('numbers', 100)")
    assert connection.pgconn.exec_(b"INSERT INTO empty VALUES (nextval('numbers'), 4 / 2)").command_status == b"INSERT 0 1"
    assert connection.pgconn.exec_(b"INSERT INTO empty VALUES (nextval('numbers'), 4 / 0)").error_field(psycopg.pq.DiagnosticField.SQLSTATE) == b"22012"
    assert connection.execute("SELECT a, b FROM empty").fetchall() == [(101, 2)]
    assert connection.execute("SELECT nextval('numbers')").fetchone() == (102,)
    connection.execute("DELETE FROM empty")


def test_an_immutable_function_runs_once_an_execution(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    said: list[str] = []
    connection.add_notice_handler(lambda d: said.append(d.message_primary or ""))
    connection.execute("CREATE FUNCTION told(int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS $$begin raise notice 'told %', $1; return $1; end$$")
    assert connection.execute("SELECT count(*) FROM full_ WHERE a + 0 = told(2)").fetchone() == (1,)
    assert said == ["told 2"]
    assert connection.execute("SELECT count(*) FROM full_ WHERE a = told(%s)", (7,)).fetchone() == (1,)
    assert said == ["told 2", "told 7"]


def test_a_cursor_computes_them_when_it_is_opened(connection: psycopg.Connection[tuple[object, ...]]) -> None:
    with connection.transaction(), connection.cursor("c") as cursor:
        cursor.execute("SELECT a FROM full_ WHERE a < 2 + %s ORDER BY a", (3,))
        assert cursor.fetchall() == [(1,), (2,), (3,), (4,)]
    with pytest.raises(psycopg.errors.DivisionByZero), connection.transaction():
        connection.execute("DECLARE d CURSOR FOR SELECT a FROM empty WHERE a = 1 / 0")
