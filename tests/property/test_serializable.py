"""Whatever serializable transactions do at the same time, those that commit could have run one after another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Connection = psycopg.Connection[Any]
KEYS = 4
PER_SESSION = 2  # each session writes keys of its own only: nobody waits for a row

# (session, what): ("read", key), ("sum",) of all, ("range",) of the upper half, ("write", nth own key), ("add",) a row with a key of its own
_WHAT = st.one_of(st.tuples(st.just("read"), st.integers(0, KEYS - 1)), st.just(("sum",)), st.just(("range",)),
                  st.tuples(st.just("write"), st.integers(0, PER_SESSION - 1)), st.just(("add",)), st.just(("commit",)))


@pytest.fixture(scope="module")
def sessions(connecting: Any) -> Iterator[list[Connection]]:
    """Four connections, of which the first three run transactions."""
    with connecting(4, "CREATE TABLE history (k int PRIMARY KEY, v int NOT NULL)", "DROP TABLE history") as opened:
        yield opened


def _sql(session: int, what: tuple[Any, ...], token: int) -> tuple[str, tuple[str, int, int] | None]:
    """The statement, and (kind, key, value) if it writes."""
    if what[0] == "read":
        return f"SELECT k, v FROM history WHERE k = {what[1]}", None
    if what[0] == "sum":
        return "SELECT k, v FROM history", None
    if what[0] == "range":
        return f"SELECT k, v FROM history WHERE k >= {KEYS // 2}", None
    key = (session * PER_SESSION + what[1]) % KEYS if what[0] == "write" else 100 + token
    if what[0] == "write":
        return f"UPDATE history SET v = {token} WHERE k = {key}", ("set", key, token)
    return f"INSERT INTO history VALUES ({key}, {token})", ("set", key, token)


def _seen(state: dict[int, int], what: tuple[Any, ...]) -> set[tuple[int, int]]:
    return {(k, v) for k, v in state.items() if what[0] == "sum" or (k >= KEYS // 2 if what[0] == "range" else k == what[1])}


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.integers(0, 2), _WHAT), min_size=4, max_size=16))
def test_a_serial_order_explains_what_was_seen(sessions: list[Connection], steps: list[tuple[int, tuple[Any, ...]]]) -> None:
    sessions[3].execute("DELETE FROM history")
    sessions[3].execute(f"INSERT INTO history SELECT i, -1 FROM generate_series(0, {KEYS - 1}) i")
    done: list[list[tuple[tuple[Any, ...], Any]]] = []  # of each committed transaction: (what, rows seen or (key, value) written)
    running: dict[int, list[tuple[tuple[Any, ...], Any]]] = {}
    owners: dict[int, int] = {}  # who wrote an original key and still runs: another one would wait
    for token, (session, what) in enumerate([*steps, (0, ("commit",)), (1, ("commit",)), (2, ("commit",))]):
        connection = sessions[session]
        if what == ("commit",):
            log = running.pop(session, None)
            owners = {k: s for k, s in owners.items() if s != session}
            if log is not None:
                try:
                    connection.execute("COMMIT")
                    done.append(log)
                except psycopg.errors.SerializationFailure:
                    connection.execute("ROLLBACK")
            continue
        sql, write = _sql(session, what, token)
        if write is not None and owners.get(write[1], session) != session:
            continue
        if session not in running:
            connection.execute("BEGIN ISOLATION LEVEL SERIALIZABLE")
            running[session] = []
        try:
            rows = connection.execute(sql)
            if write is not None:
                owners[write[1]] = session
            running[session].append((what, set(rows.fetchall()) if write is None else write[1:]))
        except psycopg.errors.SerializationFailure:
            connection.execute("ROLLBACK")
            del running[session]
            owners = {k: s for k, s in owners.items() if s != session}
    final = set(sessions[3].execute("SELECT k, v FROM history").fetchall())
    assert any(_explains(order, final) for order in permutations(done)), (done, final)


def _explains(order: tuple[list[tuple[tuple[Any, ...], Any]], ...], final: set[tuple[int, int]]) -> bool:
    state = dict.fromkeys(range(KEYS), -1)
    for log in order:
        for what, result in log:
            if what[0] in ("write", "add"):
                state[result[0]] = result[1]
            elif _seen(state, what) != result:
                return False
    return set(state.items()) == final
