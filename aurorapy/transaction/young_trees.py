"""Trees that are younger than a snapshot.

A REPEATABLE READ or SERIALIZABLE transaction sees the newest catalog, and pages as of its snapshot. What was created since then has no pages
as of that snapshot: a table that the transaction itself made (or emptied, or rewrote) is read as it is now, since nobody else can change
it; one that others made is empty to it; and an index that came later than the snapshot is not asked: the table's rows are.

Source: PostgreSQL 15 manual, section 13.6, for tables that others truncated or rewrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.relation import Index, Table

from .access import Access, Row
from .serializable import SerializableAccess


class _Young(Access):
    """Comes before the class whose reading it changes."""

    __slots__ = ()

    def _is_young(self, root: int) -> bool:
        return bool(self.db.born.get(root, 0) > self.lsn)

    def _newest(self) -> Access:
        access = Access(self.txn, self.db.volume.lsn, self.wait, self.tick)
        access.seen, access.checks, access.touched, access.writes = self.seen, self.checks, self.touched, self.writes
        return access

    def scan(self, table: Table) -> Iterator[list[Row]]:
        if not self._is_young(table.root):
            return super().scan(table)
        return ([r[:-1] for r in batch] for batch in self.scan_ids(table))

    def scan_ids(self, table: Table) -> Iterator[list[Row]]:
        if not self._is_young(table.root):
            return super().scan_ids(table)
        if table.root in self.txn.created:
            return self._newest().scan_ids(table)
        writes = self.writes.get(table.oid)
        own = [(*self.full(table, r), i) for i, r in sorted(writes.rows.items()) if r is not None] if writes is not None else []
        return iter([own] if own else [])

    def lookup(self, table: Table, index: Index, key: Any, ids: bool) -> list[Row]:
        if not self._is_young(table.root) and not self._is_young(index.root):
            return super().lookup(table, index, key, ids)
        if table.root in self.txn.created:
            return self._newest().lookup(table, index, key, ids)
        return [r if ids else r[:-1] for k, r in self._keyed(table, index) if k == key]

    def range(self, table: Table, index: Index, low: Any, high: Any, low_inclusive: bool, high_inclusive: bool, reverse: bool, ids: bool,
              ) -> Iterator[list[Row]]:
        if not self._is_young(table.root) and not self._is_young(index.root):
            return super().range(table, index, low, high, low_inclusive, high_inclusive, reverse, ids)
        if table.root in self.txn.created:
            return self._newest().range(table, index, low, high, low_inclusive, high_inclusive, reverse, ids)
        found = [(k, r if ids else r[:-1]) for k, r in self._keyed(table, index)
                 if (low is None or (k >= low if low_inclusive else k > low)) and (high is None or (k <= high if high_inclusive else k < high))]
        found.sort(key=lambda pair: pair[0], reverse=reverse)
        return iter([[r for _, r in found]] if found else [])

    def share(self, table: Table, index: Index, low: Any, high: Any) -> float:
        return 1.0 if self._is_young(table.root) or self._is_young(index.root) else super().share(table, index, low, high)

    def entries(self, table: Table, index: Index, queries: list[Any], ids: bool) -> Iterator[list[Row]]:
        if not self._is_young(table.root) and not self._is_young(index.root):
            return super().entries(table, index, queries, ids)
        return self.scan_ids(table) if ids else self.scan(table)

    def _keyed(self, table: Table, index: Index) -> Iterator[tuple[Any, Row]]:
        """(key, row with its rowid) of what an index over the visible rows would hold."""
        make = self.db.key_maker(table, index)
        for batch in self.scan_ids(table):
            for row in batch:
                key = make(row, row[-1])
                if key is not None:
                    yield key, row


class YoungAccess(_Young):
    """For REPEATABLE READ."""

    __slots__ = ()


class YoungSerializableAccess(_Young, SerializableAccess):
    """For SERIALIZABLE."""

    __slots__ = ()


def access_of(txn: Any, lsn: int, wait: Any, tick: Any) -> Access:
    """A statement's access to the tables as of its snapshot."""
    if txn.db.youngest > lsn and txn.isolation != "read committed":
        return (YoungAccess if txn.sxact is None else YoungSerializableAccess)(txn, lsn, wait, tick)
    return (Access if txn.sxact is None else SerializableAccess)(txn, lsn, wait, tick)
