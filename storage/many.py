"""Many entries of a tree at once: a leaf of which much changes is written anew, whole, and what does not fit becomes leaves of its own.

    leaf  1 2 5 9      insert_all(3, 4, 6, 7, 8)     FORMAT 1 2 3 4 5 6   FORMAT 7 8 9

One record and one packing a leaf, where entry by entry it is one of each an entry; so a commit of a statement that changes a hundred thousand rows takes a tenth
of the time. A leaf of which little changes gets records of the single entries: these are shorter than its contents.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import compress, islice
from operator import ge, itemgetter
from typing import TYPE_CHECKING, Any

from aurorapy.storage.btree import ABOVE
from aurorapy.storage.bulk import FILL_BYTES, FILL_ROWS, limit_of
from aurorapy.storage.page import LEAF_ROWS_MAX, PAGE_BYTES_MAX, Page, pack_contents

if TYPE_CHECKING:
    from aurorapy.storage.btree import Path, Tree
    from aurorapy.storage.mtr import Mtr

MANY = 8  # entries of a leaf that change, at least
PART = 3  # and at least one of so many


def has_any(tree: Tree, lsn: int, keys: list[Any]) -> bool:
    """Whether the tree has one of these ascending keys, as of `lsn`: each leaf is looked at once."""
    at, count = 0, len(keys)
    while at < count:
        leaf, fence = tree._leaf_right(lsn, keys[at])
        have = leaf.keys
        end = count if fence is ABOVE else bisect_left(keys, fence, at)  # it compares with no key of a class of its own
        if have and not have[-1] < keys[at]:
            first, last = bisect_left(have, keys[at]), bisect_right(have, keys[end - 1])
            if first < last and not set(keys[at:end]).isdisjoint(have[first:last]):
                return True
        at = end
    return False


def insert_all(tree: Tree, mtr: Mtr, keys: list[Any], values: list[Any]) -> None:
    """Enter ascending keys, which the tree does not have; KeyError for one that it has."""
    at = 0
    while at < len(keys):
        path, leaf, end = _group(tree, keys, at)
        if _is_little(end - at, leaf):
            for i in range(at, end):
                tree.insert(mtr, keys[i], values[i])
        else:
            new_keys, new_values = leaf.keys + keys[at:end], leaf.values + values[at:end]
            if leaf.keys and not leaf.keys[-1] < keys[at]:
                pairs = sorted(zip(new_keys, new_values, strict=True), key=itemgetter(0))
                new_keys, new_values = [k for k, _ in pairs], [v for _, v in pairs]
            if any(map(ge, new_keys, islice(new_keys, 1, None))):
                raise KeyError(keys[at])
            _write(tree, mtr, path, leaf, new_keys, new_values)
        at = end


def update_all(tree: Tree, mtr: Mtr, keys: list[Any], values: list[Any]) -> None:
    """Give ascending keys other values; KeyError for one that is not there."""
    at = 0
    while at < len(keys):
        path, leaf, end = _group(tree, keys, at)
        if _is_little(end - at, leaf):
            for i in range(at, end):
                tree.update(mtr, keys[i], values[i])
        else:
            if end - at == len(leaf.keys) and leaf.keys == keys[at:end]:
                new_values = values[at:end]
            else:
                new_values = leaf.values.copy()
                for i in range(at, end):
                    new_values[tree._slot(leaf, keys[i])] = values[i]
            _write(tree, mtr, path, leaf, leaf.keys.copy(), new_values)
        at = end


def delete_all(tree: Tree, mtr: Mtr, keys: list[Any]) -> None:
    """Take ascending keys away; KeyError for one that is not there."""
    at = 0
    while at < len(keys):
        path, leaf, end = _group(tree, keys, at)
        if _is_little(end - at, leaf):
            for i in range(at, end):
                tree.delete(mtr, keys[i])
        else:
            if end - at == len(leaf.keys) and path and leaf.keys == keys[at:end]:
                tree._unlink(mtr, path, leaf)
                at = end
                continue
            stays = _without(tree, leaf, keys[at:end])
            left = list(compress(leaf.keys, stays))
            if left or not path:
                mtr.format(leaf.id, 0, left, list(compress(leaf.values, stays)))
            else:
                tree._unlink(mtr, path, leaf)
        at = end


def _without(tree: Tree, leaf: Page, keys: list[Any]) -> Sequence[int]:
    """For each entry of a leaf whether it is not one of these keys; KeyError for a key that is not there."""
    try:
        gone = set(keys)
        stays: Sequence[int] = [k not in gone for k in leaf.keys]
        if stays.count(False) == len(keys):
            return stays
    except TypeError:  # keys that order by themselves have no hash
        pass
    stays = bytearray(b"\1") * len(leaf.keys)
    for key in keys:
        stays[tree._slot(leaf, key)] = 0
    return stays


def _group(tree: Tree, keys: list[Any], at: int) -> tuple[Path, Page, int]:
    """The leaf of a key, and where those of the keys end that belong to it."""
    path, leaf = tree._descend(keys[at])
    limit = limit_of(path)
    return path, leaf, len(keys) if limit is None else bisect_left(keys, limit, at)


def _is_little(count: int, leaf: Page) -> bool:
    return count < MANY or count * PART < len(leaf.keys)


def _write(tree: Tree, mtr: Mtr, path: Path, leaf: Page, keys: list[Any], values: list[Any]) -> None:
    """Give a leaf these entries, and the ones that do not fit to leaves behind it."""
    if len(keys) <= LEAF_ROWS_MAX and len(data := pack_contents(0, keys, values)) <= PAGE_BYTES_MAX:
        mtr.format(leaf.id, 0, keys, values, data)
        return
    if not path:
        leaf = tree._push_down(mtr, leaf, path)
    id, at, rows = leaf.id, 0, FILL_ROWS
    while at < len(keys):
        count = min(rows, len(keys) - at)
        while True:
            part, part_values = keys[at : at + count], values[at : at + count]
            data = pack_contents(0, part, part_values)
            if len(data) <= FILL_BYTES or count == 1:
                break
            count = rows = max(1, min(count - 1, count * FILL_BYTES // len(data)))
        mtr.format(id, 0, part, part_values, data)
        if at:
            tree._link(mtr, tree._path_to(part[0], 1), part[0], id)
        at += count
        id = mtr.allocate() if at < len(keys) else 0
