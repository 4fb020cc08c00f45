"""Plans that a change of the catalog does not concern outlive it, and all others end with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest

import aurorapy
from aurorapy import execution, extended, kept_texts


@pytest.fixture
def server() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as db:
        yield db


@pytest.fixture
def planned(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What has been planned."""
    made: list[Any] = []
    make = execution.make_plan

    def note(session: Any, statement: Any, *args: Any, **options: Any) -> Any:
        made.append(statement)
        return make(session, statement, *args, **options)

    monkeypatch.setattr(execution, "make_plan", note)
    monkeypatch.setattr(extended, "make_plan", note)
    return made


def ask(connection: psycopg.Connection[Any], text: str) -> list[Any]:
    """The rows of a statement in the simple protocol."""
    result = connection.pgconn.exec_(text.encode())
    assert result.status == psycopg.pq.ExecStatus.TUPLES_OK, result.error_message
    return [tuple(result.get_value(i, j) for j in range(result.nfields)) for i in range(result.ntuples)]


QUERY = "select a, b from kept where a > 1"


@pytest.mark.parametrize(("change", "lasts"), [
    ("create table other (x int primary key)", True),
    ("alter table beside add column more text", True),
    ("drop table beside", True),
    ("create index on beside (a)", True),
    ("comment on table beside is 'x'", True),
    ("alter table kept add column more text", False),
    ("create index on kept (a)", False),
    ("create table kept_child () inherits (kept)", False),
    ("create table refers (a int references kept)", False),
    ("create function f() returns int language sql as 'select 1'", False),
    ("grant select on kept to public", False),
    ("create type mood as enum ('a')", False),
    ("create schema s", False),
    ("analyze beside", False),
    ("create view v as select * from kept", True),
])
def test_a_plan_ends_with_what_concerns_it(server: aurorapy.Server, planned: list[Any], change: str, lasts: bool) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("create table kept (a int primary key, b text); create table beside (a int)")
        c.execute("insert into kept values (1, 'x'), (2, 'y')")
        assert ask(c, QUERY) == [(b"2", b"y")]
        planned.clear()
        assert ask(c, QUERY) == [(b"2", b"y")]
        assert not planned
        c.execute(change)
        planned.clear()
        assert ask(c, QUERY) == [(b"2", b"y")]
        assert bool(planned) is not lasts


def test_a_prepared_statement_keeps_its_plan(server: aurorapy.Server, planned: list[Any]) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("create table kept (a int, b text)")
        c.execute("insert into kept values (1, 'x')")
        c.pgconn.prepare(b"p", b"select b from kept where a = $1 order by a + 1")

        def run() -> bytes | None:
            return c.pgconn.exec_prepared(b"p", [b"1"]).get_value(0, 0)

        assert run() == b"x"
        c.execute("create table other (a int)")
        planned.clear()
        assert run() == b"x" and not planned
        c.execute("alter table kept alter column b type varchar(9)")
        assert b"cached plan must not change result type" in c.pgconn.exec_prepared(b"p", [b"1"]).error_message


@pytest.mark.parametrize("name", ["kept", '"Kept"', '"ke""pt"', '"kepté"'])
def test_a_name_that_comes_to_mean_another_relation(server: aurorapy.Server, name: str) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute(f"create schema first; create table {name} (a int); insert into {name} values (1); set search_path = first, public")
        query = "select a from " + (name if name.startswith('"') else name.upper())
        assert ask(c, query) == [(b"1",)]
        c.execute(f"create table first.{name} (a int)")
        assert ask(c, query) == []
        c.execute(f"drop table first.{name}")
        assert ask(c, query) == [(b"1",)]


def test_a_name_in_a_constant_that_comes_to_mean_another_relation(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("create schema first; create table kept (a int); set search_path = first, public")
        for query in ("select 'kept'::regclass::oid", "select oid from pg_class where oid = 'kept'::regclass", "select oid from pg_class where oid = regclass 'kept'"):
            before = ask(c, query), c.execute(query, prepare=True).fetchall()
            c.execute("create table first.kept (a int)")
            after = ask(c, query), c.execute(query, prepare=True).fetchall()
            assert before[0] != after[0] and before[1] != after[1]
            c.execute("drop table first.kept")
            assert (ask(c, query), c.execute(query, prepare=True).fetchall()) == before


def test_a_column_of_a_changed_row_type(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("create type parts as (a int); create table kept (p parts); insert into kept values (row(1))")
        assert ask(c, "select (k.p).a from kept k") == [(b"1",)]
        c.execute("alter type parts rename attribute a to b")
        with pytest.raises(psycopg.errors.UndefinedColumn):
            c.execute("select (k.p).a from kept k")


def test_queries_of_catalogs_outlive_migrations(server: aurorapy.Server, planned: list[Any]) -> None:
    query = "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind = 'r' order by 1"
    with psycopg.connect(server.dsn, autocommit=True) as c:
        assert ask(c, query) == []
        planned.clear()
        for i in range(3):
            c.execute(f"create table made_{i} (a serial primary key)")
            assert ask(c, query) == [(b"made_%d" % n,) for n in range(i + 1)]
        assert not planned


def test_a_statement_that_is_planned_again_is_not_parsed_again(server: aurorapy.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    for name in ("parse", "parse_one"):
        original = getattr(kept_texts, name)

        def noted(text: str, original: Callable[..., object] = original, **options: object) -> object:
            parsed.append(text)
            return original(text, **options)

        monkeypatch.setattr(kept_texts, name, noted)
    texts = ["select b, 1 from again where a = 1", "insert into again values (1, 'x') returning b"]
    with psycopg.connect(server.dsn, autocommit=True) as c:
        for kind in ("text", "varchar(1)"):
            parsed.clear()
            c.execute(f"create table again (a int, b {kind})")
            assert ask(c, texts[1]) == [(b"x",)] and ask(c, texts[0]) == [(b"x", b"1")]
            assert c.execute("select b from again where a = %s", (1,)).fetchall() == [("x",)]
            c.execute("drop table again")
            assert len(parsed) == (5 if kind == "text" else 2)
        c.execute("set escape_string_warning = off")
        c.execute("set standard_conforming_strings = on")
        assert ask(c, r"select 'a\b', 2") == [(rb"a\b", b"2")]
        c.execute("set standard_conforming_strings = off")
        assert ask(c, r"select 'a\b', 2") == [(b"a\b", b"2")]
        c.execute("set standard_conforming_strings = on")
        assert ask(c, r"select 'a\b', 2") == [(rb"a\b", b"2")]
