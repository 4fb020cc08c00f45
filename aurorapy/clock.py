"""A volume's clock: which LSN it had reached at a time.

    time of a commit (us since 2000) -> (LSN before that commit, LSN after the commit of the entry before)

A commit adds an entry when the last one is TICK_US old, in its own mini-transaction: so an entry costs one record, at most a hundred times
a second, and nothing is written while nothing is committed. The commits behind an entry's, up to the next entry, happened within TICK_US of it.
Hence what was committed at a time is known but for TICK_US, and an answer never holds a commit from after it.

The tree's root is a row of the catalog tree, ("clock", 0) -> (volume, root). A volume of an older version gets it with its first
commit, the system volume when it has a backup (`backups`). A branch finds its parent's row, which names another volume, and begins its own:
LSNs of one volume say nothing about another's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.storage.btree import Tree

TICK_US = 10_000
KEPT_US = 60_000_000  # entries live so long, and as long as the retention window
CATALOG_ROOT = 1  # the first tree of a volume
_KEY = ("clock", 0)


class Clock:
    """`now`: microseconds since 2000. `due`: when a commit must be noted again."""

    __slots__ = ("_after", "_last", "_tree", "_volume", "due", "kept_us", "now")

    def __init__(self, volume: Any, now: Callable[[], int], kept_us: int = 0) -> None:
        self.now = now
        self.due = 0
        self.kept_us = max(KEPT_US, kept_us)
        self._volume = volume
        self._last = 0  # the newest entry's time
        self._after = 0  # the LSN after its commit; 0: not known any more
        self._tree: Tree | None = None

    def load(self) -> None:
        """Find the tree of an existing volume, if it has one."""
        known = Tree(self._volume, CATALOG_ROOT).get(_KEY, self._volume.lsn)
        if known is None or known[0] != self._volume.volume_id:
            return
        self._tree = Tree(self._volume, known[1])
        for keys, _ in self._tree.scan(self._volume.lsn, reverse=True):
            self._last = keys[0]
            break

    def touch(self) -> None:
        """Read what `note` will, if that is due."""
        tree, lsn = self._tree, self._volume.lsn
        if self.now() < self.due:
            return
        if tree is None:
            Tree(self._volume, CATALOG_ROOT).get(_KEY, lsn)
            return
        tree.get(self._last, lsn)
        for place, _ in enumerate(tree.scan(lsn)):
            if place:
                break

    def note(self, mtr: Any, now: int) -> None:
        """Enter the commit that is about to end in this mini-transaction; `noted` must be told its LSN."""
        volume, tree = self._volume, self._tree
        if tree is None:
            tree = self._tree = Tree(volume, Tree.create(mtr))
            catalog, value = Tree(volume, CATALOG_ROOT), (volume.volume_id, tree.root_id)
            (catalog.insert if catalog.get(_KEY, volume.lsn) is None else catalog.update)(mtr, _KEY, value)
        time = max(now, self._last + 1)
        tree.insert(mtr, time, (volume.lsn, self._after))
        self._last, self.due = time, time + TICK_US
        for _ in range(2):  # more than come
            oldest, second = self._oldest_two()
            if second is None or second >= now - self.kept_us:
                break
            tree.delete(mtr, oldest)

    def noted(self, lsn: int) -> None:
        """The commit of the newest entry has this LSN."""
        self._after = lsn

    def _oldest_two(self) -> tuple[int, int | None]:
        assert self._tree is not None
        first = self._last
        for keys, _ in self._tree.scan(self._volume.lsn):
            if first != self._last:
                return first, keys[0]
            if len(keys) > 1:
                return keys[0], keys[1]
            first = keys[0]
        return first, None

    def lsn_at(self, time: int) -> int | None:
        """The LSN that the volume had reached at a time that is not in the future. None: from before the first entry."""
        lsn = int(self._volume.lsn)
        if self._tree is None:
            return None
        found = next(self._tree.scan(lsn, high=time, reverse=True), None)
        if found is None:
            return None
        entry, (before, _) = found[0][0], found[1][0]
        following = next(self._tree.scan(lsn, low=time, low_inclusive=False), None)
        if time >= entry + TICK_US:
            return lsn if following is None else int(following[1][0][0])
        after = self._after if following is None else following[1][0][1]
        return int(after or before)

    def first_lsn(self) -> int:
        """The LSN before the first commit that is known."""
        if self._tree is not None:
            for _, values in self._tree.scan(self._volume.lsn):
                return int(values[0][0])
        return int(self._volume.lsn)
