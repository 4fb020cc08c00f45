"""What ANALYZE gathered: values of the catalog, from which the planner estimates.

As data, each is the tuple of its fields: values of columns are in them, which the codec of descriptors must not look into.

Source: PostgreSQL 15 manual, sections 53.51 (pg_statistic), 53.52 and 53.53; chapter 76.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy.records import dataclass

MCV, HISTOGRAM, CORRELATION, MCELEM, DECHIST, RANGE_LENGTHS, RANGE_BOUNDS = 1, 2, 3, 4, 5, 6, 7


@dataclass(frozen=True, slots=True)
class Slot:
    """One kind of statistics of a column. `operator`: by which the values are equal or ordered; `type`: of the values."""

    kind: int
    operator: str
    collation: int
    numbers: tuple[float, ...] = ()
    values: tuple[Any, ...] = ()
    type: int = 0


@dataclass(frozen=True, slots=True)
class ColumnStatistics:
    """`nulls`: fraction of NULLs; `width`: average bytes; `distinct`: number of values, negative: as a fraction of the rows; `type`: of the values."""

    nulls: float
    width: int
    distinct: float
    type: int
    slots: tuple[Slot, ...] = ()

    def slot(self, kind: int) -> Slot | None:
        for s in self.slots:
            if s.kind == kind:
                return s
        return None


@dataclass(frozen=True, slots=True)
class McvItem:
    values: tuple[Any, ...]
    frequency: float
    base: float


@dataclass(frozen=True, slots=True)
class ObjectStatistics:
    """What ANALYZE made for a statistics object. Expressions have the numbers -1, -2, ... `types`: of the values of the items."""

    ndistinct: tuple[tuple[tuple[int, ...], float], ...] | None = None
    dependencies: tuple[tuple[tuple[int, ...], float], ...] | None = None
    mcv: tuple[McvItem, ...] | None = None
    types: tuple[int, ...] = ()
    expressions: tuple[ColumnStatistics | None, ...] = ()


@dataclass(frozen=True, slots=True)
class TableStatistics:
    """`rows` of the table (-1: unknown), when its tree was taken to have `estimate`.
    `columns`: by (attnum, whether the rows of children count), `indexes`: of expressions,
    by (oid, number of the column), `objects`: by (oid, whether the rows of children count)."""

    rows: float
    estimate: float
    columns: dict[tuple[int, bool], ColumnStatistics] = field(default_factory=dict)
    indexes: dict[tuple[int, int], ColumnStatistics] = field(default_factory=dict)
    objects: dict[tuple[int, bool], ObjectStatistics] = field(default_factory=dict)
    pages: int = 0  # that somebody has said the table to have


def as_data(s: TableStatistics) -> tuple[Any, ...]:
    """The statistics as plain data."""
    return (s.rows, s.estimate, tuple([(*k, _column(c)) for k, c in s.columns.items()]), tuple([(*k, _column(c)) for k, c in s.indexes.items()]),
            tuple([(*k, _object(o)) for k, o in s.objects.items()]), s.pages)


def from_data(data: tuple[Any, ...]) -> TableStatistics:
    """The inverse of `as_data`."""
    return TableStatistics(data[0], data[1], {(n, i): _column_from(c) for n, i, c in data[2]}, {(o, n): _column_from(c) for o, n, c in data[3]},
                           {(o, i): _object_from(x) for o, i, x in data[4]}, data[5] if len(data) > 5 else 0)


def _column(c: ColumnStatistics) -> tuple[Any, ...]:
    return (c.nulls, c.width, c.distinct, c.type, tuple([(s.kind, s.operator, s.collation, s.numbers, s.values, s.type) for s in c.slots]))


def _column_from(data: tuple[Any, ...]) -> ColumnStatistics:
    nulls, width, distinct, oid, slots = data
    return ColumnStatistics(nulls, width, distinct, oid, tuple([Slot(*s) for s in slots]))


def _object(o: ObjectStatistics) -> tuple[Any, ...]:
    mcv = None if o.mcv is None else tuple([(i.values, i.frequency, i.base) for i in o.mcv])
    return o.ndistinct, o.dependencies, mcv, o.types, tuple([None if e is None else _column(e) for e in o.expressions])


def _object_from(data: tuple[Any, ...]) -> ObjectStatistics:
    mcv = None if data[2] is None else tuple([McvItem(*i) for i in data[2]])
    return ObjectStatistics(data[0], data[1], mcv, data[3], tuple([None if e is None else _column_from(e) for e in data[4]]))
