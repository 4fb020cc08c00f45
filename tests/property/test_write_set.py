"""The write set over the snapshot: a transaction sees its own changes over what was committed, savepoints take them back, others
see nothing until it commits. Random histories against a dictionary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import aurorapy

KEYS = st.integers(0, 12)
CHANGE = st.one_of(st.tuples(st.just("insert"), KEYS, st.integers(0, 5)), st.tuples(st.just("update"), KEYS, st.integers(0, 5)),
                   st.tuples(st.just("move"), KEYS, KEYS), st.tuples(st.just("delete"), KEYS, st.just(0)),
                   st.tuples(st.just("many"), st.integers(0, 5), st.integers(0, 5)),
                   st.tuples(st.just("savepoint"), st.just(0), st.just(0)), st.tuples(st.just("rollback to"), st.just(0), st.just(0)))


@pytest.fixture(scope="module")
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server:
        with psycopg.connect(server.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE t (k int PRIMARY KEY, v int)")
            c.execute("CREATE INDEX t_v ON t (v, k DESC)")
        yield server


def seen(c: Any) -> list[tuple[int, int]]:
    """The table read in four ways, which must agree."""
    rows = c.execute("SELECT k, v FROM t ORDER BY k").fetchall()
    by_index = [r for v in range(6) for r in c.execute("SELECT k, v FROM t WHERE v = %s ORDER BY k DESC", (v,)).fetchall()]
    assert sorted(by_index) == rows
    assert [r for k in range(13) for r in c.execute("SELECT k, v FROM t WHERE k = %s", (k,)).fetchall()] == rows
    assert c.execute("SELECT k, v FROM t WHERE k BETWEEN 3 AND 8 ORDER BY k").fetchall() == [r for r in rows if 3 <= r[0] <= 8]
    return rows  # type: ignore[no-any-return]


def apply(c: Any, model: dict[int, int], change: tuple[str, int, int]) -> None:
    kind, a, b = change
    match kind:
        case "insert":
            done = c.execute("INSERT INTO t VALUES (%s, %s) ON CONFLICT DO NOTHING", (a, b)).rowcount
            assert done == (a not in model)
            model.setdefault(a, b)
        case "update":
            assert c.execute("UPDATE t SET v = %s WHERE k = %s", (b, a)).rowcount == (a in model)
            if a in model:
                model[a] = b
        case "move":
            if a in model and b not in model:
                assert c.execute("UPDATE t SET k = %s WHERE k = %s", (b, a)).rowcount == 1
                model[b] = model.pop(a)
        case "delete":
            assert c.execute("DELETE FROM t WHERE k = %s", (a,)).rowcount == (a in model)
            model.pop(a, None)
        case "many":
            hit = [k for k, v in model.items() if v == a]
            assert c.execute("UPDATE t SET v = %s WHERE v = %s", (b, a)).rowcount == len(hit)
            model.update(dict.fromkeys(hit, b))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(KEYS, st.integers(0, 5), max_size=8), st.lists(CHANGE, max_size=14), st.booleans())
def test_own_changes_over_the_snapshot(db: aurorapy.Server, before: dict[int, int], changes: list[tuple[str, int, int]], commit: bool) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as other, psycopg.connect(db.dsn, autocommit=True) as c:
        other.execute("TRUNCATE t")
        for k, v in before.items():
            other.execute("INSERT INTO t VALUES (%s, %s)", (k, v))
        model = dict(before)
        saved: list[dict[int, int]] = []
        c.execute("BEGIN")
        for change in changes:
            if change[0] == "savepoint":
                c.execute(f"SAVEPOINT s{len(saved)}")
                saved.append(dict(model))
            elif change[0] == "rollback to":
                if saved:
                    c.execute(f"ROLLBACK TO s{len(saved) - 1}")
                    model = dict(saved[-1])
            else:
                apply(c, model, change)
            assert seen(c) == sorted(model.items())
        assert seen(other) == sorted(before.items())
        c.execute("COMMIT" if commit else "ROLLBACK")
        assert seen(other) == sorted((model if commit else before).items())
