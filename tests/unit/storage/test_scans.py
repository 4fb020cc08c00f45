"""Scans of a tree whose leaves are far: which ones they have fetched beside the one they miss."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from aurorapy.storage.btree import LEAVES_AHEAD, Tree
from aurorapy.storage.page import Page
from aurorapy.storage.rim.local import LocalFleet
from aurorapy.storage.volume import Volume

ROWS = 6000


@pytest.fixture
def tree(open_fleet: Callable[..., LocalFleet]) -> Tree:
    volume = open_fleet().create_volume(0)
    mtr = volume.begin()
    root = Tree.create(mtr)
    made = Tree(volume, root)
    for key in range(ROWS):
        made.insert(mtr, key, "x" * 10)
    volume.wait_durable(mtr.commit())
    return made


def cold(tree: Tree) -> tuple[Tree, list[list[int]]]:
    """The same with no page in the cache, and the calls for pages ahead."""
    volume = tree.store
    assert isinstance(volume, Volume)
    volume.forget_pages()
    calls: list[list[int]] = []

    def ahead(ids: Sequence[int]) -> None:
        calls.append(list(ids))
        for id in ids:
            volume.cache.newest(id)

    volume.cache.ahead = ahead
    return Tree(volume, tree.root_id), calls


def keys(tree: Tree, low: int | None = None, high: int | None = None, *, reverse: bool = False) -> list[int]:
    return [key for some, _ in tree.scan(tree.store.lsn, low, high, reverse=reverse) for key in some]


def test_a_scan_backwards_calls_for_the_leaves_before_the_one_it_misses(tree: Tree) -> None:
    forwards, calls = cold(tree)
    assert keys(forwards) == list(range(ROWS))
    leaves = len(forwards._at(forwards.root_id, forwards.store.lsn).values)
    assert leaves > LEAVES_AHEAD and [len(ids) for ids in calls] == [LEAVES_AHEAD, leaves - 1 - LEAVES_AHEAD]
    backwards, back = cold(tree)
    assert keys(backwards, reverse=True) == list(range(ROWS))[::-1]
    assert [len(ids) for ids in back] == [len(ids) for ids in calls]
    assert [id for ids in back for id in ids] == backwards._at(backwards.root_id, backwards.store.lsn).values[-2::-1]


def test_no_leaf_is_called_for_that_a_scan_does_not_come_to(tree: Tree) -> None:
    some, calls = cold(tree)
    assert keys(some, 5000, 5999, reverse=True) == list(range(5999, 4999, -1))
    assert all(some._at(id, some.store.lsn).keys[-1] >= 5000 for ids in calls for id in ids) and calls
    point, none = cold(tree)
    assert keys(point, 3000, 3000, reverse=True) == [3000] and not none


def test_the_pages_of_a_tree_are_listed_without_its_leaves(tree: Tree) -> None:
    listed, calls = cold(tree)
    pages = listed.page_ids(listed.store.lsn)
    root = listed._at(listed.root_id, listed.store.lsn)
    assert pages == [listed.root_id, *root.values] and len(set(pages)) == len(pages)
    assert set(listed.store.cache.pages) <= {0, listed.root_id} and not calls


def test_a_root_takes_no_contents_from_a_child_that_is_far(tree: Tree) -> None:
    """It would have to wait for it in the middle of a mini-transaction."""
    volume = tree.store
    assert isinstance(volume, Volume)
    mtr, begin = volume.begin(), 0
    while len(tree._at(tree.root_id, volume.lsn).values) > 2:
        tree.delete(mtr, begin)
        begin += 1
    volume.wait_durable(mtr.commit())
    far, _ = cold(tree)
    second = far._at(far.root_id, volume.lsn).keys[0]
    far._descend(begin)
    loaded: list[int] = []
    plain = volume.load

    def load(id: int, lsn: int | None, reader: int | None = None) -> Page:
        loaded.append(id)
        return plain(id, lsn, reader)

    volume.load = load  # type: ignore[method-assign]
    mtr = volume.begin()
    for key in range(begin, second):
        far.delete(mtr, key)
    mtr.commit()
    assert not loaded and keys(far) == list(range(second, ROWS))
    mtr = volume.begin()
    for key in range(second, ROWS):
        far.delete(mtr, key)
    far.insert(mtr, 1, "y")
    mtr.commit()
    assert keys(far) == [1]
