"""Rows by an index of those whose key is one of several: `key = ANY (array)`, IN with a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy.planner.execution import BATCH_ROWS, Batch, ExecState
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.relation import Index, Table

from .scan import IndexScan

SAMPLED = 8  # ranges whose share of the index is looked up; the others are taken to be like them
LOOKUP_COST = 2.0  # a look-up of a key takes as long as fetching so many rows of a range


def keys_of(array: Any, key: Callable[[Any], Any] | None) -> list[Any]:
    """The elements of an array as parts of keys, in order, each once; NULL is equal to nothing."""
    found = sorted([v for v in array if v is not None] if key is None else [key(v) for v in array if v is not None])
    return [k for i, k in enumerate(found) if not i or k != found[i - 1]]


class ArrayScan(IndexScan):
    """`bounds(s)` gives a list of keys if they are `full` keys of a unique index, else of (low, high, low inclusive, high inclusive); None when the array, or
    what the other columns are to be equal to, is NULL. `rows`: of the table, as far as anybody knows."""

    def __init__(self, table: Table, index: Index, bounds: Kernel, full: bool, rows: float, condition: Kernel | None, ids: bool, estimate: float,
                 nulls: list[bool]) -> None:
        super().__init__(table, index, bounds, False, False, condition, ids, estimate, nulls)
        self.full, self.rows = full, rows

    def share(self, s: ExecState, found: list[Any]) -> float:
        """About how much of the index the keys or ranges are, by what finding them costs."""
        n = len(found)
        share = LOOKUP_COST * n / max(self.rows, 1.0)
        if n and not self.full:
            sample = found[:: -(-n // SAMPLED)]
            share += sum([s.access.share(self.table, self.index, ends[0], ends[1]) for ends in sample]) / len(sample) * n
        return share

    def run(self, s: ExecState) -> Iterator[Batch]:
        found = self.bounds(s)
        if found:
            yield from self.rows_of(s, found)

    def rows_of(self, s: ExecState, found: list[Any]) -> Iterator[Batch]:
        """The rows with these keys, or in these ranges."""
        condition, tick = self.condition, s.access.tick
        rows: Batch = []
        for part in self._parts(s, found):
            rows += part
            if len(rows) >= BATCH_ROWS:
                kept = rows if condition is None else condition(rows, s)
                if kept:
                    yield kept
                rows = []
                tick()
        if rows:
            kept = rows if condition is None else condition(rows, s)
            if kept:
                yield kept

    def _parts(self, s: ExecState, found: list[Any]) -> Iterator[Batch]:
        table, index, ids = self.table, self.index, self.ids
        if self.full:
            lookup = s.access.lookup
            for key in found:
                yield lookup(table, index, key, ids)
        else:
            for low, high, low_inclusive, high_inclusive in found:
                yield from s.access.range(table, index, low, high, low_inclusive, high_inclusive, False, ids)


class QueriedScan(ArrayScan):
    """`bounds(s)` gives the array that a query has made, too, before the list, which is None if the array is much too long. If it is long, all rows of the
    table are read, and looked for in it; `place`: the column that is to be one of its elements; `most`: the share of the index from which on that is
    the quicker way."""

    def __init__(self, table: Table, index: Index, bounds: Kernel, full: bool, rows: float, condition: Kernel | None, ids: bool, estimate: float,
                 nulls: list[bool], most: float) -> None:
        super().__init__(table, index, bounds, full, rows, condition, ids, estimate, nulls)
        self.place, self.most = index.columns[0].attnum - 1, most

    def run(self, s: ExecState) -> Iterator[Batch]:
        both = self.bounds(s)
        if both is None:
            return
        array, found = both
        if found is not None and self.share(s, found) <= self.most:
            yield from self.rows_of(s, found)
            return
        wanted, place, condition = frozenset(array), self.place, self.condition
        for batch in (s.access.scan_ids if self.ids else s.access.scan)(self.table):
            rows = [r for r in batch if r[place] in wanted and r[place] is not None]
            kept = condition(rows, s) if condition is not None and rows else rows
            if kept:
                yield kept
