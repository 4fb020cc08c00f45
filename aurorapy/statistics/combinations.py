"""Statistics of several columns together: numbers of distinct combinations, functional dependencies, most common combinations.

Source: PostgreSQL 15 manual, sections 14.2.2 and 76.2; mvdistinct.c, dependencies.c and mcv.c, for the formulas.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import floor
from typing import Any

from aurorapy.planner.table_statistics import McvItem
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.keys import key_function

from .columns import WIDTH_MAX
from .ordering import sort_by
from .widths import raw_width


class Dimensions:
    """The values of columns and expressions in the sample. `numbers`: attnums, -1, -2, ... for expressions."""

    def __init__(self, numbers: Sequence[int], types: Sequence[int], values: Sequence[Sequence[Any]]) -> None:
        self.numbers, self.types, self.values = tuple(numbers), tuple(types), values
        self.rows = len(values[0])
        keys = [key_function(TYPES[base_type(t)], False, False, True) for t in types]
        self.keys = [[k(v) for v in column] if k is not None else list(column) for k, column in zip(keys, values, strict=True)]
        limits = [raw_width(t) for t in types]
        wide = [[width is not None and v is not None and width(v) > WIDTH_MAX for v in column] if width is not None else None
                for width, column in zip(limits, values, strict=True)]
        self.wide = wide

    def narrow_rows(self, dimensions: Sequence[int]) -> list[int]:
        """The rows none of whose values is too wide to be kept."""
        marks = [m for d in dimensions if (m := self.wide[d]) is not None and any(m)]
        return [r for r in range(self.rows) if not any(m[r] for m in marks)]


def ndistinct(d: Dimensions, total: float) -> tuple[tuple[tuple[int, ...], float], ...]:
    """Of all combinations of two dimensions and more, those of two first."""
    out = []
    for k in range(2, len(d.numbers) + 1):
        for chosen in combinations(range(len(d.numbers)), k):
            counts = Counter(zip(*(d.keys[c] for c in chosen), strict=True))
            once = sum(1 for c in counts.values() if c == 1)
            n = d.rows
            estimate = n * len(counts) / ((n - once) + once * n / total)
            out.append((tuple([d.numbers[c] for c in chosen]), floor(min(max(estimate, len(counts)), total) + 0.5) * 1.0))
    return tuple(out)


def dependencies(d: Dimensions) -> tuple[tuple[tuple[int, ...], float], ...]:
    """((determining dimensions ..., dependent one), degree), where the degree is not 0."""
    out = []
    for k in range(2, len(d.numbers) + 1):
        for chosen in _orders(len(d.numbers), k):
            degree = _degree(d, chosen)
            if degree:
                out.append((tuple([d.numbers[c] for c in chosen]), degree))
    return tuple(out)


def _orders(n: int, k: int) -> Iterator[tuple[int, ...]]:
    for first in combinations(range(n), k - 1):
        yield from ((*first, last) for last in range(n) if last not in first)


def _degree(d: Dimensions, chosen: tuple[int, ...]) -> float:
    """The share of rows in groups of equal determining values that have one dependent value."""
    groups: dict[Any, list[Any]] = {}
    *first, last = chosen
    for r in d.narrow_rows(chosen):
        key = tuple([d.keys[c][r] for c in first])
        found = groups.get(key)
        if found is None:
            groups[key] = [d.keys[last][r], 1, True]
        else:
            found[1] += 1
            found[2] = found[2] and found[0] == d.keys[last][r]
    return float(sum(g[1] for g in groups.values() if g[2]) / d.rows)


def most_common(d: Dimensions, total: float, target: int) -> tuple[McvItem, ...] | None:
    """The most common combinations of all dimensions; None where there are none."""
    rows = d.narrow_rows(range(len(d.numbers)))
    if not rows:
        return None
    groups: dict[Any, list[int]] = {}
    for r in rows:
        groups.setdefault(tuple([k[r] for k in d.keys]), []).append(r)
    ordered = [(key, groups[key]) for key in sorted(groups)]
    sort_by(ordered, lambda g: -len(g[1]))
    n = d.rows
    below = total - n + 0.04 * n * (total - 1)
    least = n * (total - n) / below if below else 0.0
    kept = []
    for group in ordered[:target]:
        if len(group[1]) < least:
            break
        kept.append(group)
    if not kept:
        return None
    single = [Counter(k[r] for r in rows) for k in d.keys]
    out = []
    for key, members in kept:
        base = 1.0
        for counts, part in zip(single, key, strict=True):
            base *= counts[part] / n
        out.append(McvItem(tuple([column[members[0]] for column in d.values]), len(members) / n, base))
    return tuple(out)
