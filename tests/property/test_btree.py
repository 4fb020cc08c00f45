"""The B-tree against a dict: random work, snapshots, a small cache, coalescing and reopening in between."""

from __future__ import annotations

import tempfile
from bisect import bisect_left, bisect_right
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aurorapy.storage.btree import Tree
from aurorapy.storage.many import delete_all, has_any, insert_all, update_all
from aurorapy.storage.private import PrivateStore
from aurorapy.storage.rim.local import LocalFleet

KEYS = st.integers(0, 400)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), KEYS, st.integers(1, 120)),
        st.tuples(st.just("delete"), KEYS, st.integers(1, 200)),
        st.tuples(st.just("put all"), KEYS, st.integers(1, 600)),
        st.tuples(st.just("delete all"), KEYS, st.integers(1, 300)),
        st.tuples(st.just("pin"), st.just(0), st.just(0)),
        st.tuples(st.just("unpin"), st.just(0), st.just(0)),
        st.tuples(st.just("coalesce"), st.just(0), st.just(0)),
        st.tuples(st.just("forget"), st.just(0), st.just(0)),
        st.tuples(st.just("reopen"), st.just(0), st.just(0)),
    ),
    max_size=40,
)


def check(tree: Tree, lsn: int, model: dict[int, Any]) -> None:
    entries = sorted(model.items())
    assert [entry for keys, values in tree.scan(lsn) for entry in zip(keys, values, strict=True)] == entries
    assert [entry for keys, values in tree.scan(lsn, reverse=True) for entry in zip(keys, values, strict=True)] == (
        entries[::-1]
    )
    for key in (0, 57, 399):
        assert tree.get(key, lsn) == model.get(key)
    for step in (1, 7, 150):
        keys = list(range(3, 700, step))
        assert has_any(tree, lsn, keys) == any(k in model for k in keys)
    assert not has_any(tree, lsn, [k for k in range(700) if k not in model])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_against_a_dict(steps: list[tuple[str, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        options: dict[str, Any] = {"fsync": False, "pages_per_group": 2, "cache_bytes": 60_000}
        fleet = LocalFleet(Path(directory) / "d", **options)
        volume = fleet.create_volume()
        mtr = volume.begin()
        root = Tree.create(mtr)
        mtr.commit()
        tree = Tree(volume, root)
        model: dict[int, Any] = {}
        pins: list[tuple[int, dict[int, Any]]] = []
        for number, (what, key, count) in enumerate(steps):
            if what in ("put", "delete"):
                mtr = volume.begin()
                for k in range(key, key + count):
                    value = (k, number, "x" * (k % 50 * 20), [number])
                    if what == "put" and k in model:
                        tree.update(mtr, k, value)
                    elif what == "put":
                        tree.insert(mtr, k, value)
                    elif k in model:
                        tree.delete(mtr, k)
                        del model[k]
                    if what == "put":
                        model[k] = value
                mtr.commit()
            elif what in ("put all", "delete all"):
                mtr = volume.begin()
                keys = list(range(key, key + count, 1 + number % 3))
                known = [k for k in keys if k in model]
                if what == "put all":
                    new = [k for k in keys if k not in model]
                    made = {k: (k, number, "x" * (k % 50 * 20), [number]) for k in keys}
                    update_all(tree, mtr, known, [made[k] for k in known])
                    insert_all(tree, mtr, new, [made[k] for k in new])
                    model |= made
                else:
                    delete_all(tree, mtr, known)
                    for k in known:
                        del model[k]
                mtr.commit()
            elif what == "pin":
                volume.pin(volume.lsn)
                pins.append((volume.lsn, dict(model)))
            elif what == "unpin" and pins:
                volume.unpin(pins.pop(len(pins) // 2)[0])
            elif what == "coalesce":
                volume.wait_durable(volume.lsn)
                fleet._coalescer.look()
                for _ in range(8):
                    fleet._coalescer.look()
            elif what == "forget":
                volume.wait_durable(volume.lsn)
                volume.cache.pages.clear()
            elif what == "reopen":
                volume.wait_durable(volume.lsn)
                fleet.close()
                fleet = LocalFleet(Path(directory) / "d", **options)
                volume = fleet.open_volume(0)
                tree = Tree(volume, root)
                pins = []
            for lsn, then in pins:
                check(tree, lsn, then)
            check(tree, volume.lsn, model)
        fleet.close()


@settings(max_examples=60, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 99)), max_size=600), st.data())
def test_ranges(keys: set[tuple[int, int]], data: st.DataObject) -> None:
    store = PrivateStore()
    mtr = store.begin()
    tree = Tree(store, Tree.create(mtr))
    for key in keys:
        tree.insert(mtr, key, "v" * 300)
    mtr.commit()
    ordered = sorted(keys)
    bound = st.one_of(st.none(), st.tuples(st.integers(0, 9), st.integers(0, 99)))
    low, high = data.draw(bound), data.draw(bound)
    low_in, high_in, reverse = data.draw(st.booleans()), data.draw(st.booleans()), data.draw(st.booleans())
    first = 0 if low is None else (bisect_left if low_in else bisect_right)(ordered, low)
    last = len(ordered) if high is None else (bisect_right if high_in else bisect_left)(ordered, high)
    found = [key for batch, _ in tree.scan(store.lsn, low, high, low_in, high_in, reverse) for key in batch]
    expected = ordered[first:last] if first < last else []
    assert found == (expected[::-1] if reverse else expected)
