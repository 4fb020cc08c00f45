"""The keys of many rows in an index, and its entries of them in order, made a column at a time.

Only of B-trees over columns of the table: what any other index has of a row its maker says (`index_keys`), row by row.

    rows   (7, 'b') (3, None) (5, 'a')        index (t, n)
    parts  'b' (1,) 'a' and 7 3 5             each sorted by itself, the last one first: Python compares numbers and strings at once, but tuples slowly
    keys   ((0, 'a'), 5, 3) ((0, 'b'), 7, 1) ((1,), 3, 2)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import is_
from typing import Any

from aurorapy.key_sorting import in_key_order
from aurorapy.planner.relation import Index, IndexColumn, Table
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.keys import key_function, sort_by_parts

from .index_keys import Maker, maker_code

ManyMaker = Callable[[Sequence[Any], Sequence[int]], list[Any]]
Entries = tuple[list[Any], list[int]]  # keys in order, and the rowid of each


def is_of_columns(index: Index) -> bool:
    """Whether an index is a B-tree of columns, of all rows."""
    return index.method == "btree" and not index.own_order and index.predicate is None and all(c.attnum for c in index.columns) and not index.exclusion


def make_many_maker(table: Table, index: Index, make: Maker) -> ManyMaker:
    """What makes the keys of many rows with their rowids, as the index's maker makes one."""
    if not is_of_columns(index):
        return lambda rows, ids: list(map(make, rows, ids))
    parts, unknown, names = [], [], {}
    for n, c in enumerate(index.columns):
        column = table.columns[c.attnum - 1]
        value, of = f"row[{c.attnum - 1}]", key_function(TYPES[c.type or column.type], c.descending, c.nulls_first, False)
        if of is not None:
            names[f"f{n}"] = of
        if column.not_null:
            parts.append(value if of is None else f"f{n}({value})")
        else:
            null, flag = ("(0,)", 1) if c.nulls_first else ("(1,)", 0)
            parts.append(f"({null} if (v{n} := {value}) is None else ({flag}, {f'v{n}' if of is None else f'f{n}(v{n})'}))")
            unknown.append(f"{value} is None")
    key = whole = f"({', '.join(parts)}, rowid)"
    if index.unique:
        key = parts[0] if index.bare else f"({', '.join(parts)},)"
        if unknown and not index.nulls_not_distinct:
            key = f"({whole} if {' or '.join(unknown)} else {key})"
    rows = "for row, rowid in zip(rows, ids)" if "rowid" in key else "for row in rows"
    exec(maker_code(f"def make(rows, ids):\n    return [{key} {rows}]"), names)
    return names.pop("make")  # type: ignore[return-value]


def gathering(table: Table, index: Index, make: Maker) -> Gathered | GatheredColumns:
    """What gathers the entries of an index."""
    return GatheredColumns(table, index) if is_of_columns(index) else Gathered(index, make)


class Gathered:
    """The entries of many rows, made by an index's maker."""

    def __init__(self, index: Index, make: Maker) -> None:
        self.make, self.many = make, index.method == "gin"
        self.found: list[tuple[Any, int]] = []

    def add(self, rows: Sequence[Any], ids: Sequence[int]) -> None:
        """Take rows with their rowids."""
        for k, i in zip(map(self.make, rows, ids), ids, strict=True):
            if k is not None:
                self.found += [(one, i) for one in k] if self.many else [(k, i)]

    def in_order(self) -> Entries:
        """What has been gathered, in the order of the keys; the rows that the index leaves out are left out."""
        found = sorted(self.found) if self.many else in_key_order(self.found)
        return [k for k, _ in found], [i for _, i in found]


class GatheredColumns:
    """The entries of many rows in an index of columns."""

    def __init__(self, table: Table, index: Index) -> None:
        self.index, self.ids = index, list[int]()
        self.columns = [_Column(table, c) for c in index.columns]

    def add(self, rows: Sequence[Any], ids: Sequence[int]) -> None:
        """Take rows with their rowids."""
        self.ids += ids
        for c in self.columns:
            at = c.place
            c.values += [row[at] for row in rows]

    def in_order(self) -> Entries:
        """What has been gathered, in the order of the keys."""
        index, ids = self.index, self.ids
        order = list(range(len(ids)))
        if not order:
            return [], []
        order.sort(key=ids.__getitem__)
        for column in reversed(self.columns):
            sort_by_parts(order, [column.ordered()])
        parts = [list(map(c.parts.__getitem__, order)) for c in self.columns]
        ids = list(map(ids.__getitem__, order))
        if index.bare:
            return parts[0], ids
        if not index.unique:
            return list(zip(*parts, ids, strict=True)), ids
        if index.nulls_not_distinct or not any(c.has_null for c in self.columns):
            return list(zip(*parts, strict=True)), ids
        nulls = [c.null for c in self.columns]
        return [(*k, i) if any(map(is_, k, nulls)) else k for k, i in zip(zip(*parts, strict=True), ids, strict=True)], ids


class _Column:
    """A column of an index: its values, and the parts of keys that they become."""

    def __init__(self, table: Table, c: IndexColumn) -> None:
        column = table.columns[c.attnum - 1]
        self.place, self.nullable = c.attnum - 1, not column.not_null
        self.function = key_function(TYPES[c.type or column.type], c.descending, c.nulls_first, False)
        self.null, self.flag = ((0,), 1) if c.nulls_first else ((1,), 0)
        self.values: list[Any] = []
        self.parts: list[Any] = []
        self.has_null = False

    def ordered(self) -> Sequence[Any]:
        """Make the parts: what sorts the rows as these do."""
        values, f, null, flag = self.values, self.function, self.null, self.flag
        self.has_null = self.nullable and None in values
        if self.has_null:
            self.parts = [null if v is None else (flag, v if f is None else f(v)) for v in values]
            return self.parts
        if f is not None:
            values = list(map(f, values))
        self.parts = [(flag, v) for v in values] if self.nullable else values
        return values
