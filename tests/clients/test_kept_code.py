"""What a session has made of functions' bodies, and of statements, is made once: while the catalog changes beside it, too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

import aurorapy
from aurorapy import execution
from aurorapy.catalog import trail
from aurorapy.routines.plpgsql.code import PlCode

Db = psycopg.Connection[Any]
SETUP = """
CREATE TABLE t (a int);
CREATE FUNCTION f(n int) RETURNS int LANGUAGE plpgsql AS $$ DECLARE x int; BEGIN SELECT count(*) INTO x FROM t WHERE a < n; RETURN x + n; END $$;
CREATE FUNCTION g(n int) RETURNS int LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'INSERT INTO t VALUES ($1)' USING n; INSERT INTO t VALUES (f(n)); RETURN f(n); END $$;
CREATE FUNCTION s(n int) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM t WHERE a < n $$;
SELECT g(1), s(1);
"""


@pytest.fixture
def db() -> Iterator[Db]:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True, prepare_threshold=None) as c:
        c.execute(SETUP)
        yield c


def counting(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of bodies that are made code of, and 'plan' for each plan."""
    made: list[str] = []
    init, plan = PlCode.__init__, execution._make_plan

    def told(self: Any, session: Any, caller: Any, *more: Any) -> None:
        made.append(caller.routine.name)
        init(self, session, caller, *more)

    def planned(*args: Any) -> Any:
        made.append("plan")
        return plan(*args)

    monkeypatch.setattr(PlCode, "__init__", told)
    monkeypatch.setattr(execution, "_make_plan", planned)
    return made


@pytest.mark.parametrize("change", ["CREATE TABLE other (x int)", "CREATE FUNCTION other() RETURNS int LANGUAGE sql AS 'SELECT 1'", "CREATE TEMP TABLE other (x int)",
                                    "CREATE TYPE other AS ENUM ('a')", "CREATE SEQUENCE other", "BEGIN; CREATE TABLE other (x int)", "ANALYZE pg_class"])
def test_code_outlives_other_changes(db: Db, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    made = counting(monkeypatch)
    db.execute(change.encode())
    made.clear()
    assert db.execute("SELECT g(5), s(5)").fetchone() is not None
    assert made.count("plan") <= 1  # of the statement itself
    assert set(made) <= {"plan"}
    db.execute("ROLLBACK")
    made.clear()
    assert db.execute("SELECT g(5), s(5)").fetchone() is not None
    assert set(made) <= {"plan"} and len(made) <= 1


@pytest.mark.parametrize("change", ["ALTER TABLE t ADD COLUMN b int", "CREATE TEMP TABLE t (a int)",
                                    "CREATE FUNCTION f(n bigint) RETURNS int LANGUAGE sql AS 'SELECT 1'"])
def test_code_ends_with_what_it_is_made_of(db: Db, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    made = counting(monkeypatch)
    db.execute(change.encode())
    made.clear()
    assert db.execute("SELECT g(5), s(5)").fetchone() is not None
    assert made.count("plan") > 1


def test_a_transaction_with_changes_of_its_own_keeps_its_plans(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    made = counting(monkeypatch)
    with db.transaction(force_rollback=True):
        db.execute("CREATE TABLE own (a int PRIMARY KEY)")
        made.clear()
        for i in range(20):
            db.execute(f"INSERT INTO own VALUES ({i})".encode())
            assert db.execute(f"SELECT a FROM own WHERE a = {i}".encode()).fetchall() == [(i,)]
        assert len(made) == 2
        db.execute("ALTER TABLE own ADD COLUMN b int DEFAULT 4")
        assert db.execute("SELECT * FROM own WHERE a = 7").fetchall() == [(7, 4)]


def test_a_body_is_not_planned_where_it_is_defined(db: Db, monkeypatch: pytest.MonkeyPatch) -> None:
    made = counting(monkeypatch)
    db.execute("CREATE FUNCTION later() RETURNS bigint LANGUAGE sql AS 'SELECT s(1) + count(*) FROM t'")
    assert made == []


def test_ways_between_versions() -> None:
    first, second, third, own = (10**9 + i for i in range(4))
    trail.note(second, first, trail.change_of("table", 1, ["Seen"], existed=False))
    trail.note(third, second, trail.change_of("comment", 2, [], existed=True))
    trail.note(own, first, trail.change_of("routine", 3, ["my f"], existed=False))
    assert trail.between(first, third) == trail.between(third, first) == (frozenset({1}), frozenset({"seen"}), False)
    assert trail.between(third, own) == (frozenset({1, 3}), frozenset({"seen", "my"}), False)
    assert trail.between(second, third) == trail.between(first, first) == (frozenset(), frozenset(), False)
    assert trail.between(first, 10**9 + 99).all
    assert trail.between((first, trail.NO_OWN), second).words == {"seen"}
    assert trail.change_of("operation", 4, [], existed=False).all
    assert trail.change_of("routine", 4, ["f"], existed=True).all
