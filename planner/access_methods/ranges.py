"""Ranges in gist and spgist indexes: ordered by their lower bounds, which narrow most relations from above, some from below.

A multirange on the right side of an operator is narrowed as the range that spans it, an element as the range of it alone.

Source: PostgreSQL 15 manual, section 8.17.9; rangetypes_gist.c for the strategies.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.types.keys import ABOVE
from aurorapy.planner.types.ranges import EMPTY, NO_LOWER, Range, bound_of

from .classes import NEVER, Interval, extend

BEFORE, OVERLEFT, OVERLAPS, OVERRIGHT, AFTER, ADJACENT, CONTAINS, CONTAINED, CONTAINS_ELEMENT, EQUAL = 1, 2, 3, 4, 5, 6, 7, 8, 16, 18
_FIRST = (NO_LOWER,)  # sorts behind the empty range and before every other one


def _spanned(value: Any) -> Range:
    """A range, or the one that spans a multirange."""
    return (value[0][0], value[-1][1]) if value and type(value[0][0]) is tuple else value


def limits(strategy: int, value: Any) -> Interval | None:
    """Where ranges lie that stand in a relation to a value."""
    if strategy == EQUAL:
        return Interval(value, value)
    if strategy == CONTAINS_ELEMENT:
        return Interval(_FIRST, (bound_of(value, offset=0), ABOVE))
    asked = _spanned(value)
    if not asked:
        return {CONTAINS: None, CONTAINED: Interval(EMPTY, EMPTY)}.get(strategy, NEVER)
    lower, upper = asked
    if strategy in (OVERLAPS, OVERLEFT):
        return Interval(_FIRST, (upper, ABOVE))
    if strategy == CONTAINS:
        return Interval(_FIRST, (lower, ABOVE))
    if strategy == CONTAINED:
        return Interval(None, (upper, ABOVE))  # the empty range is in every other one
    if strategy == BEFORE:
        return Interval(_FIRST, (lower,))
    if strategy == OVERRIGHT:
        return Interval((lower,), None)
    if strategy == AFTER:
        return Interval((upper,), None)
    if strategy == ADJACENT:
        return Interval(_FIRST, ((0, upper[1], 2),) if upper[0] == 0 else None)
    return None


for _method in ("gist", "spgist"):
    extend(_method, "range_ops", limits=limits)
