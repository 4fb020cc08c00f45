"""ON CONFLICT and rows that change while it waits for them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

Connection = psycopg.Connection[Any]
PLAIN = "CREATE TABLE upserted (i int PRIMARY KEY, j int, k int)"
PARTS = """CREATE TABLE upserted (i int PRIMARY KEY, j int, k int) PARTITION BY RANGE (i);
           CREATE TABLE upserted_1 PARTITION OF upserted FOR VALUES FROM (1) TO (100);
           CREATE TABLE upserted_2 PARTITION OF upserted FOR VALUES FROM (100) TO (200)"""


@pytest.fixture(params=[PLAIN, PARTS])
def two(connecting: Any, request: pytest.FixtureRequest) -> Iterator[list[Connection]]:
    with connecting(2, f"{request.param}; INSERT INTO upserted VALUES (1, 10, 100)", "DROP TABLE upserted") as opened:
        yield opened


@pytest.mark.parametrize(("change", "left"), [
    ("UPDATE upserted SET i = i + 10 WHERE i = 1", [(1, 11, 111), (11, 10, 100)]),  # it leaves the key
    ("UPDATE upserted SET i = i + 150 WHERE i = 1", [(1, 11, 111), (151, 10, 100)]),  # and the partition
    ("UPDATE upserted SET j = 12 WHERE i = 1", [(1, 12, 111)]),
    ("DELETE FROM upserted", [(1, 11, 111)]),
])
def test_the_row_in_the_way_changes(two: list[Connection], change: str, left: list[tuple[int, int, int]]) -> None:
    a, b = two
    a.execute("BEGIN")
    a.execute("SELECT FROM upserted WHERE i = 1 FOR UPDATE")
    waiting = threading.Thread(target=lambda: b.execute("INSERT INTO upserted VALUES (1, 11, 111) ON CONFLICT (i) DO UPDATE SET k = excluded.k"))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    a.execute(change)
    a.execute("COMMIT")
    waiting.join(10)
    assert not waiting.is_alive()
    assert a.execute("SELECT * FROM upserted ORDER BY i").fetchall() == left


DOUBTS = {  # what another transaction does with the row of the key, and what an INSERT of that key comes to when it commits, and when it does not
    "DELETE FROM upserted WHERE i = 1": ("INSERT 0 1", "taken"),
    "UPDATE upserted SET i = 9 WHERE i = 1": ("INSERT 0 1", "taken"),
    "UPDATE upserted SET j = 0 WHERE i = 1": ("taken", "taken"),
}


@pytest.mark.parametrize("end", ["COMMIT", "ROLLBACK"])
@pytest.mark.parametrize("change", list(DOUBTS))
@pytest.mark.parametrize("tail", ["", " ON CONFLICT DO NOTHING"])
def test_a_row_in_doubt_is_waited_for(two: list[Connection], tail: str, change: str, end: str) -> None:
    a, b = two
    a.execute("BEGIN")
    a.execute(change)
    told: list[str | None] = []

    def insert() -> None:
        try:
            told.append(b.execute(f"INSERT INTO upserted VALUES (1, 11, 111){tail}").statusmessage)
        except psycopg.errors.UniqueViolation:
            told.append("taken")

    waiting = threading.Thread(target=insert)
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive()
    a.execute(end)
    waiting.join(10)
    expected = DOUBTS[change][end == "ROLLBACK"]
    assert told == ["INSERT 0 0" if tail and expected == "taken" else expected]


def test_who_has_the_row_may_take_its_key_back(two: list[Connection]) -> None:
    a, b = two
    a.execute("BEGIN")
    a.execute("DELETE FROM upserted")
    told: list[str | None] = []

    def insert() -> None:
        try:
            told.append(b.execute("INSERT INTO upserted VALUES (1, 11, 111)").statusmessage)
        except psycopg.errors.UniqueViolation as e:
            told.append(e.sqlstate)

    waiting = threading.Thread(target=insert)
    waiting.start()
    waiting.join(0.2)
    a.execute("INSERT INTO upserted VALUES (1, 0, 0)")  # no deadlock
    a.execute("COMMIT")
    waiting.join(10)
    assert told == ["23505"]
    assert a.execute("SELECT * FROM upserted").fetchall() == [(1, 0, 0)]


@pytest.mark.parametrize("strength", ["FOR UPDATE", "FOR SHARE"])
def test_a_row_that_is_merely_locked_is_not_waited_for(two: list[Connection], strength: str) -> None:
    a, b = two
    a.execute("BEGIN")
    a.execute(f"SELECT FROM upserted {strength}")
    b.execute("SET lock_timeout = 2000")
    assert b.execute("INSERT INTO upserted VALUES (1, 11, 111) ON CONFLICT DO NOTHING").statusmessage == "INSERT 0 0"
    b.execute("RESET lock_timeout")
    a.execute("ROLLBACK")
