"""The changes that a database keeps for its replication slots.

A tree of the volume, named by an entry of the catalog's tree: ((LSN, part) -> bytes) of records, ((0, number) -> state) of slots. A branch, which begins with the
parent's pages, has no part in the parent's slots: the entry says whose it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any

from aurorapy.clock import CATALOG_ROOT
from aurorapy.storage import codec
from aurorapy.storage.btree import Tree

from .recording import Record, changes_catalog, unpack

_KEY = ("logical decoding", 0)  # of the catalog tree: (volume, root)
_LAST = (0, 0)  # the LSN of the last record that was written alone


class Kept:
    """`records`: (LSN, number of parts, whether it changes the catalog) of all, ascending. `slots`: those that records are kept for, by number."""

    def __init__(self, database: Any, root: int) -> None:
        self.database, self.root = database, root
        self.records: list[tuple[int, int, bool]] = []
        self.slots: dict[int, Any] = {}
        self.beginning = 0  # slots that are being made
        self.watchers: list[Callable[[], None]] = []

    @property
    def tree(self) -> Tree:
        found: Tree = self.database.tree(self.root)
        return found

    # --- what a commit does ---

    def touch(self) -> None:
        """Read the page that the next record goes to."""
        volume = self.database.volume
        self.tree.leaf((volume.lsn + 1, 0), volume.lsn)
        self.tree.leaf(_LAST, volume.lsn)

    def store(self, mtr: Any, parts: list[bytes]) -> int:
        """Write a record: its LSN."""
        lsn = int(self.database.volume.lsn) + 1
        tree = self.tree
        if not mtr.records:  # so that the LSN after it is one that the commit has, too
            (tree.insert if tree.get(_LAST, self.database.volume.lsn) is None else tree.update)(mtr, _LAST, lsn)
        for i, part in enumerate(parts):
            tree.insert(mtr, (lsn, i), part)
        return lsn

    def noted(self, lsn: int, parts: list[bytes], last: int) -> None:
        """The mini-transaction with a record is over, at `last`."""
        self.records.append((lsn, len(parts), changes_catalog(parts[0])))
        if self.watchers:
            self.database.volume.when_durable(last, self.wake)

    def wake(self, *_: Any) -> None:
        """There is more to decode."""
        for watcher in list(self.watchers):
            watcher()

    def put_alone(self, parts: list[bytes]) -> int:
        """Write a record that belongs to no transaction: the LSN at which it is durable."""
        mtr = self.database.begin(self.root, self.touch)
        lsn = self.store(mtr, parts)
        last = int(mtr.commit())
        self.noted(lsn, parts, last)
        return last

    # --- reading ---

    def after(self, start: int) -> Iterator[tuple[int, Record]]:
        """The records from an LSN on, those that come meanwhile among them, as far as they are durable."""
        volume = self.database.volume
        while True:
            at = bisect_left(self.records, (start, 0, False))
            if at == len(self.records) or self.records[at][0] > volume.vdl:
                return
            lsn, count, _ = self.records[at]
            yield lsn, self.read(lsn, count)
            start = lsn + 1

    def read(self, lsn: int, count: int) -> Record:
        """A record."""
        tree, now = self.tree, self.database.volume.lsn
        return unpack([tree.get((lsn, i), now) for i in range(count)])

    def changing_catalog(self, start: int) -> list[Record]:
        """The records from an LSN on that change the catalog, the newest first."""
        return [self.read(lsn, count) for lsn, count, changes in reversed(self.records) if changes and lsn >= start]

    # --- slots ---

    def put_slot(self, slot: Any) -> int:
        """Write the state of a slot that lasts: the LSN at which it is durable."""
        key, state = (0, slot.number), codec.pack((slot.name, slot.plugin, slot.restart, slot.confirmed))
        mtr = self.database.begin(self.root, lambda: self.tree.leaf(key, self.database.volume.lsn))
        (self.tree.insert if self.tree.get(key, self.database.volume.lsn) is None else self.tree.update)(mtr, key, state)
        return int(mtr.commit())

    def forget_slot(self, slot: Any) -> int:
        """A slot is dropped: so is what only that one needed. The LSN at which it is."""
        self.slots.pop(slot.number, None)
        last = 0
        if not slot.temporary and slot.number:
            key = 0, slot.number
            mtr = self.database.begin(self.root, lambda: self.tree.leaf(key, self.database.volume.lsn))
            if self.tree.get(key, self.database.volume.lsn) is not None:
                self.tree.delete(mtr, key)
            last = int(mtr.commit())
        return max(last, self.prune(None))

    def prune(self, confirming: Any) -> int:
        """Delete what no slot needs any more, and write the state of the slot that has confirmed something."""
        volume, tree = self.database.volume, self.tree
        last = 0
        while True:
            floor = min([s.confirmed for s in self.slots.values()], default=volume.lsn + 1 if not self.beginning else 0)
            gone = self.records[:min(bisect_left(self.records, (floor, 0, False)), 64)]
            keys = [(lsn, i) for lsn, count, _ in gone for i in range(count)]
            state = None if confirming is None or confirming.temporary else codec.pack((confirming.name, confirming.plugin, confirming.restart, confirming.confirmed))
            if not keys and state is None:
                return last
            slot_key = (0, confirming.number) if state is not None else None

            def touch(keys: Any = keys, slot_key: Any = slot_key) -> None:
                for key in (*keys, *([slot_key] if slot_key else ())):
                    tree.leaf(key, volume.lsn)

            mtr = self.database.begin(self.root, touch)
            first = self.records[0][0] if self.records else 0
            for key in keys:
                if key[0] >= first:  # others may have run
                    tree.delete(mtr, key)
            if slot_key is not None and tree.get(slot_key, volume.lsn) is not None:
                tree.update(mtr, slot_key, state)
            last = int(mtr.commit())
            if gone:
                del self.records[:bisect_left(self.records, (gone[-1][0] + 1, 0, False))]
            confirming = None

    def lie_between(self, start: int, end: int) -> bool:
        """Whether there are records from an LSN on, up to another."""
        at = bisect_left(self.records, (start, 0, False))
        return at < len(self.records) and self.records[at][0] < end


def open_kept(database: Any) -> Kept:
    """What the database keeps, the tree made if there is none. May wait."""
    if database.decoding is not None:
        found: Kept = database.decoding
        return found
    volume, catalog = database.volume, database.tree(CATALOG_ROOT)
    known = _entry(database)
    if known is None:
        mtr = database.begin(CATALOG_ROOT, lambda: catalog.leaf(_KEY, volume.lsn))
        if (known := _entry(database)) is None:  # others may have run
            known = Tree.create(mtr)
            (catalog.insert if catalog.get(_KEY, volume.lsn) is None else catalog.update)(mtr, _KEY, (volume.volume_id, known))
        born = int(mtr.commit())
        database.born[known] = born
    if database.decoding is None:
        database.decoding = Kept(database, known)
    kept: Kept = database.decoding
    return kept


def _entry(database: Any) -> int | None:
    found = database.tree(CATALOG_ROOT).get(_KEY, database.volume.lsn)
    return int(found[1]) if found is not None and found[0] == database.volume.volume_id else None


def load(database: Any) -> list[tuple[int, tuple[Any, ...]]]:
    """A database was opened: take up what it keeps. (number, state) of its slots; what is kept for none of them is deleted."""
    root = _entry(database)
    if root is None:
        return []
    kept = Kept(database, root)
    slots: list[tuple[int, tuple[Any, ...]]] = []
    counts: dict[int, list[Any]] = {}
    for keys, values in kept.tree.scan(database.volume.lsn):
        for (lsn, part), value in zip(keys, values, strict=True):
            if (lsn, part) == _LAST:
                continue
            if not lsn:
                slots.append((part, codec.unpack(value)))
                continue
            found = counts.setdefault(lsn, [0, False])
            found[0] += 1
            if not part:
                found[1] = changes_catalog(value)
    kept.records = [(lsn, count, changes) for lsn, (count, changes) in sorted(counts.items())]
    if slots:
        database.decoding = kept
    elif kept.records:
        kept.prune(None)
    return slots
