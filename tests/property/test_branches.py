"""Branches against dicts: random work on every branch, branches of branches, drops, images, collection and reopening in between."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aurorapy.storage.btree import Tree
from aurorapy.storage.bulk import BulkRun
from aurorapy.storage.rim.local import LocalFleet
from aurorapy.storage.volume import Parent, Volume

ROOT = 1
WHICH, KEYS = st.integers(0, 9), st.integers(0, 300)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), WHICH, KEYS, st.integers(1, 90)),
        st.tuples(st.just("delete"), WHICH, KEYS, st.integers(1, 200)),
        st.tuples(st.just("load"), WHICH, st.integers(1000, 2000), st.integers(70, 200)),
        st.tuples(st.just("branch"), WHICH, KEYS, KEYS),
        st.tuples(st.just("pin"), WHICH, KEYS, KEYS),
        st.tuples(st.just("drop"), WHICH, KEYS, KEYS),
        st.tuples(st.just("churn"), WHICH, KEYS, KEYS),
        st.tuples(st.sampled_from(("coalesce", "forget", "reopen")), WHICH, KEYS, KEYS),
    ),
    max_size=40,
)


class Family:
    """Volumes and what each of them must contain. A dropped volume with branches stays, unnamed, as `aurorapy.branching` keeps it."""

    def __init__(self, directory: Path) -> None:
        self.options: dict[str, Any] = {"fsync": False, "pages_per_group": 2, "cache_bytes": 60_000}
        self.directory = directory
        self.fleet = LocalFleet(directory, **self.options)
        self.lines: dict[int, tuple[int, int]] = {}
        self.pins: list[tuple[int, int, dict[int, Any]]] = []
        volume = self.fleet.create_volume(0)
        mtr = volume.begin()
        assert Tree.create(mtr) == ROOT
        mtr.commit()
        self.models: dict[int, dict[int, Any]] = {0: {}}
        self.next = 1

    def volume(self, which: int) -> Volume:
        ids = sorted(self.models)
        return self.fleet.volumes[ids[which % len(ids)]]

    def branch(self, parent: Volume) -> None:
        lsn, id = parent.lsn, self.next
        self.next += 1
        parent.hold(lsn)
        parent.wait_durable(lsn)
        self.lines[id] = (parent.volume_id, lsn)
        self.models[id] = dict(self.models[parent.volume_id])
        self.fleet.create_volume(id, Parent(parent, lsn))

    def drop(self, id: int) -> None:
        del self.models[id]
        self.pins = [pin for pin in self.pins if pin[0] != id]
        while id not in self.models and all(parent != id for parent, _ in self.lines.values()):
            self.fleet.drop_volume(id)
            if id not in self.lines:
                return
            parent, lsn = self.lines.pop(id)
            self.fleet.volumes[parent].release(lsn)
            id = parent

    def reopen(self) -> None:
        for volume in self.fleet.volumes.values():
            volume.wait_durable(volume.lsn)
        known = sorted(self.fleet.volumes)
        self.fleet.close()
        self.pins = []
        self.fleet = LocalFleet(self.directory, **self.options)
        assert self.fleet.volume_ids() == known
        for id in known:  # a parent's number is lower
            line = self.lines.get(id)
            parent = None if line is None else Parent(self.fleet.volumes[line[0]], line[1])
            self.fleet.open_volume(id, parent, [lsn for of, lsn in self.lines.values() if of == id])

    def coalesce(self) -> None:
        for _ in range(9):
            self.fleet._coalescer.look()

    def forget(self) -> None:
        for each in self.fleet.volumes.values():
            each.wait_durable(each.lsn)
            each.cache.pages.clear()

    def check(self) -> None:
        views = [(id, self.fleet.volumes[id].lsn, model) for id, model in self.models.items()]
        for id, lsn, model in views + self.pins:
            tree = Tree(self.fleet.volumes[id], ROOT)
            assert [entry for keys, values in tree.scan(lsn) for entry in zip(keys, values, strict=True)] == sorted(model.items())
            for key in (0, 57, 1100):
                assert tree.get(key, lsn) == model.get(key)


def write(volume: Volume, model: dict[int, Any], what: str, key: int, count: int, number: int) -> None:
    tree = Tree(volume, ROOT)
    if what == "load":
        keys = [] if any(key <= k < key + count for k in model) else list(range(key, key + count))
        run = BulkRun(volume)
        run.append(keys, [(k, number, "load" * 40) for k in keys])
        run.finish()
        mtr = volume.begin()
        tree.graft(mtr, run)
        mtr.commit()
        model.update({k: (k, number, "load" * 40) for k in keys})
        return
    mtr = volume.begin()
    for k in range(key, key + count):
        value = (k, number, "x" * (k % 50 * 20), [number])
        if what == "put":
            (tree.update if k in model else tree.insert)(mtr, k, value)
            model[k] = value
        elif k in model:
            tree.delete(mtr, k)
            del model[k]
    mtr.commit()


def churn(family: Family, volume: Volume, model: dict[int, Any], number: int) -> None:
    """Write every page anew, again and again, with images in between: whatever is not held is collected, and caches do not hide it."""
    for turn in range(4):
        write(volume, model, "put", 0, 150, number * 10 + turn)
        volume.wait_durable(volume.lsn)
        family.coalesce()
    family.forget()


@pytest.mark.parametrize("reopened", [False, True])
def test_a_parent_keeps_what_its_branches_read(tmp_path: Path, reopened: bool) -> None:
    family = Family(tmp_path / "d")
    write(family.volume(0), family.models[0], "put", 0, 150, -1)
    for child in range(1, 4):
        churn(family, family.volume(0), family.models[0], child)
        family.branch(family.volume(child - 1 if child > 1 else 0))
        write(family.volume(child), family.models[child], "put", 0, 5, child)
    if reopened:
        family.reopen()
    for parent in (0, 1, 0):
        churn(family, family.volume(parent), family.models[parent], 10 + parent)
    family.check()
    family.drop(0)
    family.drop(2)
    if reopened:
        family.reopen()
    family.forget()
    family.check()
    family.drop(3)
    assert family.fleet.volume_ids() == [0, 1]
    family.drop(1)
    assert family.fleet.volume_ids() == []
    family.fleet.close()


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(STEPS)
def test_against_dicts(steps: list[tuple[str, int, int, int]]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        family = Family(Path(directory) / "d")
        write(family.volume(0), family.models[0], "put", 0, 150, -1)
        for number, (what, which, key, count) in enumerate(steps):
            volume = family.volume(which)
            if what in ("put", "delete", "load"):
                write(volume, family.models[volume.volume_id], what, key, count, number)
            elif what == "branch" and len(family.models) < 8:
                family.branch(volume)
            elif what == "pin" and len(family.pins) < 3:
                volume.pin(volume.lsn)
                family.pins.append((volume.volume_id, volume.lsn, dict(family.models[volume.volume_id])))
            elif what == "drop" and len(family.models) > 1:
                family.drop(volume.volume_id)
            elif what == "coalesce":
                family.coalesce()
            elif what == "churn":
                churn(family, volume, family.models[volume.volume_id], number)
            elif what == "forget":
                family.forget()
            elif what == "reopen":
                family.reopen()
            family.check()
        family.fleet.close()
