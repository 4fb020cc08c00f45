"""SERIALIZABLE: snapshot isolation with the read set validated at commit.

A transaction that wrote something may commit only when nothing that it read was changed by a serializable transaction
that committed after its snapshot: then it could have run whole at its commit, so commit order is a serial order. One that
only read could have run whole at its snapshot. This refuses more than PostgreSQL's detection of dangerous structures does,
never less. What was read is kept as whole tables or as ranges of index keys.

Source: PostgreSQL 15 manual, section 13.2.3; backward validation as in Kung and Robinson, 1981.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.relation import Index, Table

from .access import Access, Row

Range = tuple[Any, Any, bool, bool]


class ReadSet:
    """`tables`: read in full. `ranges`: table oid -> index oid -> ranges of its keys (None: open end)."""

    def __init__(self) -> None:
        self.tables: set[int] = set()
        self.ranges: dict[int, dict[int, list[Range]]] = {}

    def add(self, table: int, index: int, found: Range) -> None:
        """Note a range of keys."""
        self.ranges.setdefault(table, {}).setdefault(index, []).append(found)


class SerializableAccess(Access):
    """Notes what is read."""

    __slots__ = ()

    def scan(self, table: Table) -> Iterator[list[Row]]:
        self.txn.reads.tables.add(table.oid)
        return super().scan(table)

    def scan_ids(self, table: Table) -> Iterator[list[Row]]:
        self.txn.reads.tables.add(table.oid)
        return super().scan_ids(table)

    def lookup(self, table: Table, index: Index, key: Any, ids: bool) -> list[Row]:
        self.txn.reads.add(table.oid, index.oid, (key, key, True, True))
        return super().lookup(table, index, key, ids)

    def range(self, table: Table, index: Index, low: Any, high: Any, low_inclusive: bool, high_inclusive: bool, reverse: bool, ids: bool,
              ) -> Iterator[list[Row]]:
        self.txn.reads.add(table.oid, index.oid, (low, high, low_inclusive, high_inclusive))
        return super().range(table, index, low, high, low_inclusive, high_inclusive, reverse, ids)


class Validator:
    """A database's serializable transactions, and what those that committed lately changed."""

    def __init__(self, database: Any) -> None:
        self.database = database
        self.active: set[Any] = set()
        self.commits: list[tuple[int, list[tuple[Table, Row | None, Row | None]]]] = []

    def begin(self, txn: Any) -> None:
        """The transaction has its snapshot."""
        txn.reads = ReadSet()
        self.active.add(txn)

    def end(self, txn: Any) -> None:
        """The transaction is over; changes that nobody can conflict with are forgotten."""
        self.active.discard(txn)
        if self.commits:
            oldest = min((t.snapshot for t in self.active), default=None)
            self.commits = [] if oldest is None else [c for c in self.commits if c[0] > oldest]

    def validate(self, txn: Any) -> None:
        """Raise 40001 if something that the transaction read has changed since."""
        reads = txn.reads
        if reads is None:
            return
        for lsn, changes in self.commits:
            if lsn <= txn.snapshot:
                continue
            for table, old, new in changes:
                if table.oid in reads.tables or self._in_ranges(reads.ranges.get(table.oid), table, old, new):
                    raise errors.SerializationFailure(
                        "could not serialize access due to read/write dependencies among transactions",
                        detail="Reason code: Canceled on identification as a pivot, during commit attempt.", hint="The transaction might succeed if retried.")

    def _in_ranges(self, ranges: dict[int, list[Range]] | None, table: Table, old: Row | None, new: Row | None) -> bool:
        if not ranges:
            return False
        for index in table.indexes:
            known = ranges.get(index.oid)
            if known is None:
                continue
            for row in (old, new):
                key = self.database.index_key(table, index, row, -1) if row is not None else None
                if key is not None and any(_within(key, r) for r in known):
                    return True
        return False

    def record(self, txn: Any, lsn: int, changes: list[tuple[Table, Row | None, Row | None]]) -> None:
        """Remember a commit for those that still run."""
        if len(self.active) > 1:
            self.commits.append((lsn, changes))


def _within(key: Any, r: Range) -> bool:
    low, high, low_inclusive, high_inclusive = r
    try:
        if low is not None and (key < low or (key == low and not low_inclusive)):
            return isinstance(key, tuple) and isinstance(low, tuple) and key[: len(low)] == low[: len(key)] and low_inclusive
        if high is not None and (key > high or (key == high and not high_inclusive)):
            return isinstance(key, tuple) and isinstance(high, tuple) and key[: len(high)] == high[: len(key)] and high_inclusive
    except TypeError:
        return True  # keys that cannot be compared (bounds with open ends): assume a conflict
    return True
