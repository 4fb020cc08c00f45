"""gin indexes at run time: their trees as storage for many keys a row, and which rows may be what a query asks for.

Own uncommitted rows are not looked up: each is a candidate, as each candidate is looked at again anyway. Where the entries name so many rows that
fetching each would take longer than reading the table, the table is read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from aurorapy.index_keys import KEY, NO_KEYS, NULL_ELEMENT
from aurorapy.planner.access_methods.entries import EMPTY, EVERYTHING, NOTHING, Between, Every, Has, Query, Some
from aurorapy.planner.relation import Index, Table
from aurorapy.planner.types.keys import ABOVE

Row = tuple[Any, ...]
FETCHED_AT_ONCE = 512
FEW = 32  # candidates that are sooner fetched than made fewer
SCANNED_PER_FETCHED = 8  # rows that a scan reads in the time of one that is fetched


class EntryTree:
    """A tree to which a row's keys come and from which they go together."""

    __slots__ = ("tree",)

    def __init__(self, tree: Any) -> None:
        self.tree = tree

    def insert(self, mtr: Any, keys: Any, rowid: int) -> None:
        for key in keys:
            self.tree.insert(mtr, key, rowid)

    def delete(self, mtr: Any, keys: Any) -> None:
        for key in keys:
            self.tree.delete(mtr, key)

    def leaf(self, keys: Any, lsn: int) -> None:
        """Read the pages where the keys are or belong."""
        for key in keys:
            self.tree.leaf(key, lsn)

    @staticmethod
    def differing(before: Any, after: Any) -> tuple[Any, Any]:
        """The keys that go and those that come."""
        old, new = before or (), after or ()
        gone, come = [k for k in old if k not in new], [k for k in new if k not in old]
        return gone or None, come or None


def index_tree(database: Any, index: Index) -> Any:
    """The tree of an index, for a row's key as its maker gives it."""
    tree = database.tree(index.root)
    return EntryTree(tree) if index.method == "gin" else tree


class _Search:
    """One evaluation of a query. Sets of rowids, which may have too many; None for all rows."""

    def __init__(self, access: Any, index: Index) -> None:
        self.tree, self.lsn, self.seen = access.db.tree(index.root), access.lsn, access.seen

    def rows(self, column: int, query: Query) -> set[int] | None:
        match query:
            case Has() | Between():
                return self._between(*_ends(column, query))[0]
            case Every(parts=parts):
                return self._every(column, parts)
            case Some(parts=parts):
                either: set[int] = set()
                for part in parts:
                    more = self.rows(column, part)
                    if more is None:
                        return None
                    either |= more
                return either
        if query is EMPTY:
            return self._between((column, NO_KEYS, 0), (column, NO_KEYS, 0, ABOVE))[0]
        return None if query is EVERYTHING else set()

    def _every(self, column: int, parts: tuple[Query, ...]) -> set[int] | None:
        """Keys that few rows have come first; when few rows are left, the others are not read."""
        found: set[int] | None = None
        large: list[Query] = []
        for part in parts:
            if not isinstance(part, Has):
                large.append(part)
                continue
            more, whole = self._between(*_ends(column, part), FETCHED_AT_ONCE)
            if not whole:
                large.append(part)
            else:
                found = more if found is None else found & more
        for part in large:
            if found is not None and len(found) <= FEW:
                break
            rest = self.rows(column, part)
            if rest is not None:
                found = rest if found is None else found & rest
        return found

    def _between(self, low: Any, high: Any, limit: float = math.inf) -> tuple[set[int], bool]:
        """(rowids, whether these are all)."""
        found: set[int] = set()
        for _, rowids in self.tree.scan(self.lsn, low, high, seen=self.seen):
            found.update(rowids)
            if len(found) > limit:
                return found, False
        return found, True


def _ends(column: int, query: Has | Between) -> tuple[Any, Any]:
    """Between which entries a key's are, or those of a range of keys."""
    if isinstance(query, Between):
        return (column, KEY) if query.low is None else (column, KEY, query.low), (column, KEY, ABOVE) if query.high is None else (column, KEY, query.high)
    if query.key is None:
        return (column, NULL_ELEMENT, 0), (column, NULL_ELEMENT, 0, ABOVE)
    return (column, KEY, query.key), (column, KEY, query.key, ABOVE)


def fetch(access: Any, table: Table, index: Index, queries: list[tuple[int, Query]], ids: bool) -> Iterator[list[Row]]:
    """Rows among which are all that fit (column, query) of each."""
    if any(q is NOTHING for _, q in queries):
        return
    search = _Search(access, index)
    counts = access.txn.usage[index.oid]
    counts[0] += 1
    found: set[int] | None = None
    for column, query in queries:
        more = search.rows(column, query)
        if more is not None:
            found = more if found is None else found & more
        if found is not None and len(found) <= FEW:
            break
    heap = access.db.tree(table.root)
    if found is None or (len(found) > FETCHED_AT_ONCE and len(found) * SCANNED_PER_FETCHED > heap.estimate(access.lsn)[1]):
        yield from access.scan_ids(table) if ids else access.scan(table)
        return
    writes = access.writes.get(table.oid)
    own: dict[int, Any] = dict(writes.rows) if writes is not None else {}
    wanted = sorted(found.difference(own)) if own else sorted(found)
    counts[1] += len(wanted)
    of_table = access.txn.usage[table.oid]  # a bitmap's rows are counted there
    for at in range(0, len(wanted), FETCHED_AT_ONCE):
        out = []
        for rowid in wanted[at : at + FETCHED_AT_ONCE]:
            row = access.row(table, rowid)
            if row is not None:
                out.append((*row, rowid) if ids else row)
        if out:
            of_table[2] += len(out)
            yield out
        access.tick()
    mine = [(*access.full(table, r), i) if ids else access.full(table, r) for i, r in own.items() if r is not None]
    if mine:
        yield mine
