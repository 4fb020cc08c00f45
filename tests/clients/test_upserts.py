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
