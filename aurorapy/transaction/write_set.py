"""The write set: what a transaction has changed and nobody else sees yet.

Per table the newest version of each changed row, the committed version it replaces, and per index the keys
of the new versions. Savepoints are positions in an undo log.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import repeat
from operator import itemgetter
from typing import Any

from aurorapy.planner.relation import Index, Table

Row = tuple[Any, ...]
_MISSING = object()
_first = itemgetter(0)


class TableWrites:
    """`rows`: rowid -> new row, None when deleted. `base`: rowid -> the committed row it replaces, None for a new row.
    `keys`: index oid -> sorted (key, rowid) of the rows in `rows`, made when an index is first asked for."""

    def __init__(self, table: Table, db: Any, undo: list[Any]) -> None:
        self.table, self.db, self.undo = table, db, undo
        self.rows: dict[int, Row | None] = {}
        self.base: dict[int, Row | None] = {}
        self.keys: dict[int, dict[Any, list[int]]] = {}
        self.sorted: dict[int, list[tuple[Any, int]]] = {}
        self.last = 0

    def copy(self) -> TableWrites:
        """The same, for a reader that is to see no later changes."""
        new = TableWrites(self.table, self.db, [])
        new.rows = dict(self.rows)
        return new

    def put(self, rowid: int, row: Row | None, old: Row | None) -> None:
        """Set a row's newest version; `old` is the version before it."""
        before = self.rows.get(rowid, _MISSING)
        self.undo.append((self, rowid, before))
        if before is _MISSING:
            self.base[rowid] = old
        self._reindex(rowid, None if before is _MISSING else before, row)  # type: ignore[arg-type]
        self.rows[rowid] = row
        self.last = rowid

    def put_new(self, first: int, rows: list[Row]) -> None:
        """Add new rows, whose rowids count up from `first`."""
        ids = range(first, first + len(rows))
        self.undo += zip(repeat(self), ids, repeat(_MISSING))
        self.base.update(dict.fromkeys(ids))
        if self.keys or self.sorted:
            for rowid, row in zip(ids, rows, strict=True):
                self._reindex(rowid, None, row)
        self.rows.update(zip(ids, rows, strict=True))
        self.last = ids[-1]

    def put_many(self, ids: list[int], olds: list[Row], rows: list[Row | None]) -> None:
        """`put` of many rows; no rowid comes twice."""
        own = self.rows
        if own.keys().isdisjoint(ids):
            before: Any = repeat(_MISSING)
            self.base.update(zip(ids, olds, strict=True))
        else:
            before = [own.get(i, _MISSING) for i in ids]
            self.base.update([(i, old) for i, old, b in zip(ids, olds, before, strict=True) if b is _MISSING])
        self.undo += zip(repeat(self, len(ids)), ids, before)  # noqa: B905  # `before` may have no end
        if self.keys or self.sorted:
            for rowid, row in zip(ids, rows, strict=True):
                self._reindex(rowid, own.get(rowid), row)
        own.update(zip(ids, rows, strict=True))
        self.last = ids[-1]

    def restore(self, rowid: int, before: Any) -> None:
        """Undo a `put`."""
        now = self.rows.get(rowid)
        if before is _MISSING:
            self._reindex(rowid, now, None)
            del self.rows[rowid]
            del self.base[rowid]
        else:
            self._reindex(rowid, now, before)
            self.rows[rowid] = before

    def _reindex(self, rowid: int, old: Row | None, new: Row | None) -> None:
        if not self.keys and not self.sorted:
            return
        for index in self.table.indexes:
            known = self.keys.get(index.oid)
            order = self.sorted.get(index.oid)
            if known is None and order is None:
                continue
            for row, add in ((old, False), (new, True)):
                if row is None:
                    continue
                key = self.db.index_key(self.table, index, row, rowid)
                if key is None:
                    continue
                if known is not None:
                    ids = known.setdefault(key, [])
                    if add:
                        ids.append(rowid)
                    elif rowid in ids:
                        ids.remove(rowid)
                if order is not None:
                    if add:
                        insort(order, (key, rowid))
                    else:
                        at = bisect_left(order, (key, rowid))
                        if at < len(order) and order[at] == (key, rowid):
                            del order[at]

    def find(self, index: Index, key: Any) -> list[int]:
        """Rowids of own rows with that index key."""
        known = self.keys.get(index.oid)
        if known is None:
            known = self.keys[index.oid] = {}
            for rowid, row in self.rows.items():
                if row is not None:
                    k = self.db.index_key(self.table, index, row, rowid)
                    if k is not None:
                        known.setdefault(k, []).append(rowid)
        return known.get(key, [])

    def between(self, index: Index, low: Any, high: Any, low_inclusive: bool, high_inclusive: bool) -> list[tuple[Any, int]]:
        """(key, rowid) of own rows in a key range, in order."""
        order = self.sorted.get(index.oid)
        if order is None:
            order = self.sorted[index.oid] = sorted(
                (k, i) for i, r in self.rows.items() if r is not None and (k := self.db.index_key(self.table, index, r, i)) is not None)
        a = 0 if low is None else (bisect_left if low_inclusive else bisect_right)(order, low, key=_first)
        z = len(order) if high is None else (bisect_right if high_inclusive else bisect_left)(order, high, key=_first)
        return order[a:z]


def as_written(writes: TableWrites, rowid: int) -> Any:
    """The undo log's entry of a row that was written once."""
    return writes, rowid, _MISSING


def as_of(writes: dict[int, TableWrites], undo: list[Any], position: int) -> dict[int, TableWrites]:
    """The own writes as they were when the undo log was `position` long, for a reader."""
    then = {oid: w.copy() for oid, w in writes.items() if w.rows}
    known = {id(writes[oid]): w.rows for oid, w in then.items()}
    for changed, rowid, before in reversed(undo[position:]):
        rows = known.get(id(changed))
        if rows is None:
            continue
        if before is _MISSING:
            rows.pop(rowid, None)
        else:
            rows[rowid] = before
    return then
