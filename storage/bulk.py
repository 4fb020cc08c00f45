"""Bulk loads: full pages written ahead of the commit that makes them reachable.

    run = BulkRun(volume)                      COPY, INSERT … SELECT, CREATE INDEX
    run.append(keys, values)  …                ascending; full leaves go to the log at once
    run.finish()                               the last leaf, and the levels above
    mtr = volume.begin(); tree.graft(mtr, run); mtr.commit()

A run enters the cache only where that has room to spare (who has just loaded a table will read it), and
holds only what has not filled a leaf yet, plus one (key, page id) for each page. Page ids come in reservations that are noted in the volume's first page until the graft
strikes them out in the same mini-transaction that links the pages; so when the writer dies in
between, the next one frees what was never linked.

The pages above the leaves are made ahead too: the graft itself links at most PAGES_LINKED_MAX
subtrees where the run lies behind all keys of the tree (the usual case), and page by page elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Any

from aurorapy.storage.page import LEAF_ROWS_MAX, PAGE_BYTES_MAX, Page, image_of, pack_contents

if TYPE_CHECKING:
    from aurorapy.storage.btree import Tree
    from aurorapy.storage.mtr import Mtr
    from aurorapy.storage.volume import Volume

FILL_BYTES = PAGE_BYTES_MAX * 3 // 4  # room for later updates in place
FILL_ROWS = LEAF_ROWS_MAX * 3 // 4
PAGES_LINKED_MAX = LEAF_ROWS_MAX  # what fits a root
ROWS_INSERTED_MAX = 64
MTR_BYTES = 128 * 1024
RESERVE_PAGES = 256


class BulkRun:
    def __init__(self, volume: Volume) -> None:
        self.volume = volume
        self.level = 0  # of the subtrees in `children`
        self.children: list[tuple[Any, int]] = []  # (first key, page id)
        self.last_key: Any = None
        self.rows = 0
        self.reservations: list[int] = []
        self._keys: list[Any] = []
        self._values: list[Any] = []
        self._rows_target = FILL_ROWS
        self._next_id = self._end_id = 0
        self._pending: list[tuple[int, bytes]] = []
        self._fresh: list[Page] = []  # of those, to be cached
        self._pending_bytes = 0

    def append(self, keys: list[Any], values: list[Any]) -> None:
        """Add entries; each key must be greater than all before."""
        if not keys:
            return
        self._keys += keys
        self._values += values
        self.rows += len(keys)
        self.last_key = keys[-1]
        while len(self._keys) >= FILL_ROWS:
            self._cut_leaf()

    def finish(self) -> None:
        """Write what is left, and wait until all pages are durable: from now on they may be read."""
        if not self.children and len(self._keys) <= ROWS_INSERTED_MAX:
            return  # the graft inserts so few one by one
        while self._keys:
            self._cut_leaf()
        while len(self.children) > PAGES_LINKED_MAX:
            self._build_level()
        self._flush()
        self.volume.wait_durable(self.volume.lsn)

    def take_rows(self) -> list[tuple[Any, Any]]:
        """The entries of a run too small to have pages."""
        return list(zip(self._keys, self._values, strict=True))

    def abandon(self) -> None:
        """Give the pages back: the load failed."""
        self._pending, self._fresh = [], []
        if self.reservations:
            mtr = self.volume.begin()
            self.volume.free_reserved(mtr, self.reservations)
            mtr.commit()
        self.children, self.reservations = [], []

    def _cut_leaf(self) -> None:
        keys, values = self._keys, self._values
        count = min(self._rows_target, len(keys))
        while True:
            head_keys, head_values = keys[:count], values[:count]
            data = pack_contents(0, head_keys, head_values)
            if len(data) <= PAGE_BYTES_MAX or count == 1:
                break
            count = max(1, min(count - 1, count * FILL_BYTES // len(data)))
        if len(data) > FILL_BYTES:
            self._rows_target = max(1, count * FILL_BYTES // len(data))
        elif self._rows_target < FILL_ROWS:
            self._rows_target += 1
        del keys[:count], values[:count]
        self.children.append((head_keys[0], self._write(data, head_keys, head_values)))

    def _build_level(self) -> None:
        upper: list[tuple[Any, int]] = []
        rest = iter(self.children)
        self.level += 1
        while group := list(islice(rest, FILL_ROWS)):
            keys = [key for key, _ in group[1:]]
            ids = [id for _, id in group]
            upper.append((group[0][0], self._write(pack_contents(self.level, keys, ids), keys, ids)))
        self.children = upper

    def _write(self, data: bytes, keys: list[Any], values: list[Any]) -> int:
        if self._next_id == self._end_id:
            self._flush()
            self._next_id, self._end_id = self.volume.reserve(RESERVE_PAGES)
            self.reservations.append(self._next_id)
        id = self._next_id
        self._next_id += 1
        image = image_of(data)
        self._pending.append((id, image))
        self._pending_bytes += len(image)
        if self.volume.cache.has_room:
            self._fresh.append(Page(id, self.level, keys, values, 0, len(data)))
        if self._pending_bytes >= MTR_BYTES:
            self._flush()
        return id

    def _flush(self) -> None:
        if not self._pending:
            return
        mtr = self.volume.begin()
        for id, image in self._pending:
            mtr.format_ahead(id, image)
        lsn = mtr.commit()
        for page in self._fresh:
            page.lsn, page.used = lsn, False
            self.volume.cache.add(page)
        self._pending, self._fresh = [], []
        self._pending_bytes = 0


def touch(tree: Tree, run: BulkRun) -> None:
    """Read what `graft` reads: for `Volume.begin_near`."""
    for key, _ in run.take_rows():
        tree._descend(key)
    if not run.children:
        return
    newest = tree.store.cache.newest
    root = newest(tree.root_id)
    if not root.keys and not root.level:
        if len(run.children) == 1:
            newest(run.children[0][1])
        return
    path, leaf = tree._descend(run.children[0][0])
    if bisect_left(leaf.keys, run.children[0][0]) < len(leaf.keys) or limit_of(path) is not None:
        pages = [id for _, id in run.children] if run.level else []
        for level in range(run.level, 0, -1):
            pages = [child for id in pages for child in newest(id).values] if level > 1 else [newest(id).id for id in pages]


def graft(tree: Tree, mtr: Mtr, run: BulkRun) -> None:
    """See `Tree.graft`."""
    for key, value in run.take_rows():
        tree.insert(mtr, key, value)
    if not run.children:
        return
    run.volume.release_reservations(mtr, run.reservations)
    newest = tree.store.cache.newest
    root = newest(tree.root_id)
    if not root.keys and not root.level:
        if len(run.children) > 1:
            mtr.format(root.id, run.level + 1, [key for key, _ in run.children[1:]], [id for _, id in run.children])
        else:
            only = newest(run.children[0][1])
            mtr.format(root.id, only.level, only.keys.copy(), only.values.copy())
            mtr.free(only.id)
        return
    first = run.children[0][0]
    path, leaf = tree._descend(first)
    slot = bisect_left(leaf.keys, first)
    following = leaf.keys[slot] if slot < len(leaf.keys) else limit_of(path)
    if following is not None and not run.last_key < following:
        raise KeyError(following)
    level, children = run.level, run.children
    if following is not None:
        level, children = 0, _leaves(tree, mtr, run)
        if slot < len(leaf.keys):
            _part(tree, mtr, leaf, slot, path)
    while newest(tree.root_id).level <= level:
        tree._push_down(mtr, newest(tree.root_id), [])
    for key, id in children:
        path = tree._path_to(key, level + 1)
        tree._link(mtr, path, key, id)


def limit_of(path: list[tuple[Page, int]]) -> Any:
    """The separator right of a path's leaf: no key between the leaf's last and it. None: it is the last leaf."""
    for parent, slot in reversed(path):
        if slot < len(parent.keys):
            return parent.keys[slot]
    return None


def _part(tree: Tree, mtr: Mtr, leaf: Page, slot: int, path: list[tuple[Page, int]]) -> None:
    """Move a leaf's entries from `slot` on to a leaf of their own."""
    if not path:
        leaf = tree._push_down(mtr, leaf, path)
    keys, values = leaf.keys[slot:], leaf.values[slot:]
    right = mtr.allocate()
    mtr.format(right, 0, keys, values)
    mtr.cut(leaf, slot)
    tree._link(mtr, path, keys[0], right)


def _leaves(tree: Tree, mtr: Mtr, run: BulkRun) -> list[tuple[Any, int]]:
    """The run's leaves; the pages above them are given back."""
    level, children = run.level, run.children
    while level:
        lower: list[tuple[Any, int]] = []
        for key, id in children:
            page = tree._cache.newest(id)
            lower += zip([key, *page.keys], page.values, strict=True)
            mtr.free(id)
        children = lower
        level -= 1
    return children
