"""DROP of what another session drops or renames meanwhile: the name is looked up again, as in PostgreSQL."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

Connection = psycopg.Connection[Any]
MADE = """CREATE TABLE t (a int, b int); CREATE INDEX t_a ON t (a); CREATE SEQUENCE s; CREATE VIEW v AS SELECT 1 AS one;
    CREATE MATERIALIZED VIEW m AS SELECT 1 AS one; CREATE EXTENSION citext"""
GONE = """DROP TABLE IF EXISTS t, u; DROP SEQUENCE IF EXISTS s; DROP VIEW IF EXISTS v; DROP MATERIALIZED VIEW IF EXISTS m;
    DROP EXTENSION IF EXISTS citext"""
KINDS = [("index t_a", "42704"), ("table t", "42P01"), ("sequence s", "42P01"), ("extension citext", "42704"), ("view v", "42P01"), ("materialized view m", "42P01")]


@pytest.fixture
def pair(connecting: Any) -> Iterator[list[Connection]]:
    with connecting(2, MADE, GONE) as opened:
        yield opened


@pytest.mark.parametrize(("what", "state"), KINDS)
@pytest.mark.parametrize("if_exists", [False, True])
def test_dropped(pair: list[Connection], what: str, state: str, if_exists: bool) -> None:
    a, b = pair
    kind, _, name = what.rpartition(" ")
    told: list[str | None] = []
    notices: list[str | None] = []
    b.add_notice_handler(lambda d: notices.append(d.message_primary))

    def drop() -> None:
        try:
            b.execute(f"DROP {kind} {'IF EXISTS ' * if_exists}{name}")
            told.append(None)
        except psycopg.Error as e:
            told.append(e.sqlstate)

    a.execute("BEGIN")
    a.execute(f"DROP {what}")
    waiting = threading.Thread(target=drop)
    waiting.start()
    time.sleep(0.1)
    assert not told
    a.execute("COMMIT")
    waiting.join(10)
    assert told == [None if if_exists else state]
    assert notices == ([f'{kind} "{name}" does not exist, skipping'] if if_exists else [])


def test_renamed(pair: list[Connection]) -> None:
    a, b = pair
    a.execute("BEGIN")
    a.execute("ALTER TABLE t RENAME TO u")
    a.execute("CREATE TABLE t (other int)")
    waiting = threading.Thread(target=b.execute, args=("DROP TABLE t",))
    waiting.start()
    time.sleep(0.1)
    a.execute("COMMIT")
    waiting.join(10)
    assert a.execute("SELECT to_regclass('t'), to_regclass('u')::text").fetchone() == (None, "u")
