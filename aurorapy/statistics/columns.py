"""The statistics of one column of a sample: nulls, widths, distinct and most common values, a histogram, the correlation with the order of rows.

Source: PostgreSQL 15 manual, sections 14.2 and 76.1; its src/backend/commands/analyze.c, for the formulas.
"""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Sequence
from itertools import compress, islice
from math import floor, sqrt
from operator import mul, ne
from typing import Any

from aurorapy.planner.access_methods.classes import default_class
from aurorapy.planner.table_statistics import CORRELATION, HISTOGRAM, MCV, ColumnStatistics, Slot
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.keys import sort_by_parts, without_marks

from .elements import array_slots, vector_slots
from .widths import data_size, with_header

WIDTH_MAX = 1024  # wider values are counted, and kept nowhere
_TSVECTOR = 3614
_FLOAT = struct.Struct("f")


def single(value: float) -> float:
    """A number as a float4 has it."""
    return float(_FLOAT.unpack(_FLOAT.pack(value))[0])


def column_statistics(oid: int, collation: int, values: Sequence[Any], total: float, target: int, *, computed: bool = False) -> ColumnStatistics | None:
    """Of the values of a column in the sample, in the order of the rows; `total`: rows of the table; `computed`: they lie in no row. None when there are no rows."""
    if not values:
        return None
    kept = base_type(oid)
    t = TYPES[kept]
    n = len(values)
    present = [v for v in values if v is not None]
    nulls = single((n - len(present)) / n)
    size_of = data_size(kept)
    sizes = None if size_of is None else list(map(size_of, present))
    width = t.length if sizes is None else 0
    if sizes:
        width = (sum(sizes) + 4 * len(sizes) if computed else sum(map(with_header, sizes))) // len(sizes)
    if not present:
        return ColumnStatistics(1.0, width, 0.0, kept)
    if kept == _TSVECTOR:
        return ColumnStatistics(nulls, width, single(-1.0 * (1.0 - nulls)), kept, vector_slots(present, target))
    if t.typtype in "rm":
        return ColumnStatistics(nulls, width, single(-1.0 * (1.0 - nulls)), kept)
    if default_class("btree", kept) is None:
        if default_class("hash", kept) is None:
            return ColumnStatistics(nulls, width, 0.0, kept)
        return _unordered(kept, values, nulls, width, total, target)
    narrow = present if sizes is None else [v for v, size in zip(present, sizes, strict=True) if size + 4 <= WIDTH_MAX]
    made = _ordered(kept, collation, len(values), narrow, len(present) - len(narrow), (nulls, width), total, target)
    if t.category == "A" and t.element and default_class("btree", t.element) is not None:
        extra = array_slots(present, t.element, target)
        made = ColumnStatistics(made.nulls, made.width, made.distinct, kept, (*made.slots, *extra))
    return made


def distinct_values(n: int, total: float, found: int, repeated: int, wide: int) -> float:
    """The number of distinct values of a table, of a sample's: Haas and Stokes's estimator; -1 where all differ. `n`, `total`: without NULLs."""
    if repeated == 0:
        return -1.0
    if wide == 0 and repeated == found:
        return float(found)
    f1 = found - repeated + wide
    d = f1 + repeated
    return floor(min(max(n * d / ((n - f1) + f1 * n / total), d), total) + 0.5)


def _scaled(distinct: float, nulls: float, total: float) -> float:
    if distinct == -1.0:
        return single(-1.0 * (1.0 - nulls))
    return single(-(distinct / total)) if distinct > 0.1 * total else single(distinct)


def _ordered(oid: int, collation: int, n: int, narrow: list[Any], wide: int, known: tuple[float, int], total: float, target: int) -> ColumnStatistics:
    """Of a type with an order; `narrow`: the values that are not too wide, which `wide` others are; `known`: (fraction of NULLs, width)."""
    nulls, width = known
    if not narrow:
        return ColumnStatistics(nulls, width, single(-1.0 * (1.0 - nulls)), oid)
    key = TYPES[oid].order_key
    keys = without_marks(narrow if key is None else list(map(key, narrow)))
    order = list(range(len(keys)))
    sort_by_parts(order, [keys])
    ordered = [keys[i] for i in order]
    firsts = [0, *compress(range(1, len(order)), map(ne, ordered, islice(ordered, 1, None)))]
    groups = [(first, end - first) for first, end in zip(firsts, [*firsts[1:], len(order)], strict=True)]  # (first place, count) in the order of values
    repeated = [g for g in groups if g[1] > 1]
    raw_distinct = distinct_values(len(narrow) + wide, total * (1.0 - nulls), len(groups), len(repeated), wide)
    distinct = _scaled(raw_distinct, nulls, total)
    tracked = sorted(repeated, key=lambda g: -g[1])[:target]
    everything = len(repeated) == len(groups) and wide == 0 and distinct > 0 and len(tracked) == len(groups)
    mcv = tracked if everything else tracked[: _worth(tracked, distinct, nulls, n, total)]
    slots: list[Slot] = []
    if mcv:
        slots.append(Slot(MCV, "=", collation, tuple([single(c / n) for _, c in mcv]), tuple([narrow[order[f]] for f, _ in mcv]), oid))
    slots += _histogram(oid, collation, narrow, order, mcv, len(groups), target)
    if len(narrow) > 1:
        slots.append(Slot(CORRELATION, "<", collation, (_correlation(order),)))
    return ColumnStatistics(nulls, width, distinct, oid, tuple(slots))


def _worth(tracked: list[tuple[int, int]], distinct: float, nulls: float, n: int, total: float) -> int:
    """How many of the most common values are so common that the sample proves it."""
    kept = len(tracked)
    if n == total or total <= 1.0:
        return kept
    values = -distinct * total if distinct < 0 else distinct
    above = sum(c for _, c in tracked[:-1])
    while kept:
        rest = min(max(1.0 - above / n - nulls, 0.0), 1.0)
        others = values - (kept - 1)
        if others > 1:
            rest /= others
        count = tracked[kept - 1][1]
        k = total * count / n
        deviation = sqrt(max(n * k * (total - k) * (total - n) / (total * total * (total - 1)), 0.0))
        if count > rest * n + 2 * deviation + 0.5:
            break
        kept -= 1
        if kept:
            above -= tracked[kept - 1][1]
    return kept


def _histogram(oid: int, collation: int, narrow: list[Any], order: list[int], mcv: list[tuple[int, int]], groups: int, target: int) -> list[Slot]:
    count = min(groups - len(mcv), target + 1)
    if count < 2:
        return []
    left: list[int] = []
    at = 0
    for first, n in sorted(mcv):
        left += order[at:first]
        at = first + n
    left += order[at:]
    step, more = divmod(len(left) - 1, count - 1)
    bounds = []
    place = fraction = 0
    for _ in range(count):
        bounds.append(narrow[left[place]])
        place += step
        fraction += more
        if fraction >= count - 1:
            place += 1
            fraction -= count - 1
    return [Slot(HISTOGRAM, "<", collation, (), tuple(bounds), oid)]


def _correlation(order: list[int]) -> float:
    """Between the places of rows and the places of their values: both are 0, 1, ..."""
    n = len(order)
    products = float(sum(map(mul, order, range(n))))
    xs = (n - 1) * n / 2.0
    squares = (n - 1) * n * (2 * n - 1) / 6.0
    return single((n * products - xs * xs) / (n * squares - xs * xs))


def _unordered(oid: int, values: Sequence[Any], nulls: float, width: int, total: float, target: int) -> ColumnStatistics:
    """Of a type that can only be compared for equality."""
    n = len(values)
    counts = Counter(v for v in values if v is not None)
    repeated = [(v, c) for v, c in counts.most_common() if c > 1]
    distinct = _scaled(distinct_values(sum(counts.values()), total * (1.0 - nulls), len(counts), len(repeated), 0), nulls, total)
    places = [(i, c) for i, (_, c) in enumerate(repeated)][:target]
    everything = len(repeated) == len(counts) and distinct > 0 and len(places) == len(counts)
    kept = len(places) if everything else _worth(places, distinct, nulls, n, total)
    if not kept:
        return ColumnStatistics(nulls, width, distinct, oid)
    mcv = repeated[:kept]
    return ColumnStatistics(nulls, width, distinct, oid, (Slot(MCV, "=", 0, tuple([single(c / n) for _, c in mcv]), tuple([v for v, _ in mcv]), oid),))
