"""Points, boxes, polygons and circles in gist and spgist indexes: by where they begin on the x axis, apart by how wide they are.

A key's part is (level, left end). Of a level all are at most 2^(4 level) wide, so what overlaps a query begins in an interval of known length; an operator
asks each level for an interval of its own. Points are all of one level. What is irregular (infinite or NaN somewhere, its ends the wrong way round, wider than
all levels) has a level of its own, all of which is looked at. Operators that speak of the y axis alone narrow nothing.

Source: PostgreSQL 15 manual, sections 11.2, 68.1 and 69.1; gistproc.c for the strategies.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from aurorapy.planner.geometry.polygons import bounds

from .classes import Interval, extend

LEFT, OVERLEFT, OVERLAPS, OVERRIGHT, RIGHT, SAME, CONTAINS, CONTAINED = range(1, 9)
POINT_IN_BOX, POINT_IN_POLYGON, POINT_IN_CIRCLE = 28, 48, 68
_STEP, _LOWEST, _HIGHEST = 4, -5, 10
_POINTS, _IRREGULAR = 0, 99
_LEVELS = range(_LOWEST, _HIGHEST + 1)
Extent = tuple[float, float]
Part = tuple[int, float]
_NO_EXTENT = math.nan, math.nan  # a coordinate that is no number lets some relations be true of what is far away


def _extent_of_point(p: Any) -> Extent:
    return (p[0], p[0]) if math.isfinite(p[1]) else _NO_EXTENT


def _extent_of_box(b: Any) -> Extent:
    (high, top), (low, bottom) = b
    return (low, high) if math.isfinite(top) and math.isfinite(bottom) else _NO_EXTENT


def _extent_of_polygon(p: Any) -> Extent:
    return _extent_of_box(bounds(p))


def _extent_of_circle(c: Any) -> Extent:
    (x, y), radius = c
    return (x - radius, x + radius) if math.isfinite(y) else _NO_EXTENT


def _part(extent_of: Callable[[Any], Extent]) -> Callable[[Any], Part]:
    def part(value: Any) -> Part:
        low, high = extent_of(value)
        width = high - low
        if not 0.0 <= width <= 2.0 ** (_STEP * _HIGHEST):
            return _IRREGULAR, 0.0
        level = -(-math.frexp(width)[1] // _STEP) if width else _LOWEST
        return min(max(level, _LOWEST), _HIGHEST), low

    return part


def _point_part(p: Any) -> Part:
    return (_POINTS, p[0]) if math.isfinite(p[0]) and math.isfinite(p[1]) else (_IRREGULAR, 0.0)


def _margin(*numbers: float) -> float:
    """What fuzzy comparisons and rounding may add."""
    return 4e-6 + 1e-12 * sum(map(abs, numbers))


_ALL_IRREGULAR = Interval((_IRREGULAR, 0.0), (_IRREGULAR, 0.0))


def _ends(strategy: int, low: float, high: float, width: float) -> tuple[float, float]:
    """Between which ends objects of at most this width begin that stand in a relation to a query from `low` to `high`."""
    margin = _margin(low, high, width)
    match strategy:
        case 1:
            return -math.inf, low + margin
        case 2:
            return -math.inf, high + margin
        case 3:
            return low - width - margin, high + margin
        case 4:
            return low - margin, math.inf
        case 5:
            return high - margin, math.inf
        case 6:
            return low - margin, low + margin
        case 7:
            return high - width - margin, low + margin
    return low - margin, high + margin  # contained


def _limits(extent_of: Callable[[Any], Extent]) -> Callable[[int, Any], list[Interval] | None]:
    def limits(strategy: int, value: Any) -> list[Interval] | None:
        low, high = extent_of(value)
        if not (math.isfinite(low) and math.isfinite(high) and low <= high):
            return None
        out = [_ALL_IRREGULAR]
        for level in _LEVELS:
            first, last = _ends(strategy, low, high, 2.0 ** (_STEP * level))
            if first <= last:
                out.append(Interval((level, first), (level, last)))
        return out

    return limits


_QUERIES = {CONTAINED: _extent_of_box, POINT_IN_BOX: _extent_of_box, POINT_IN_POLYGON: _extent_of_polygon, POINT_IN_CIRCLE: _extent_of_circle}


def _point_limits(strategy: int, value: Any) -> list[Interval] | None:
    low, high = _QUERIES.get(strategy, _extent_of_point)(value)
    if not (math.isfinite(low) and math.isfinite(high) and low <= high):
        return None
    first, last = _ends(CONTAINED if strategy in _QUERIES else strategy, low, high, 0.0)
    return [_ALL_IRREGULAR, Interval((_POINTS, first), (_POINTS, last))]


_ALONG_X = frozenset((LEFT, OVERLEFT, OVERLAPS, OVERRIGHT, RIGHT, SAME, CONTAINS, CONTAINED))
for _method, _classes in (("gist", ("point_ops",)), ("spgist", ("quad_point_ops", "kd_point_ops"))):
    for _name in _classes:
        extend(_method, _name, part=lambda _: _point_part, limits=_point_limits, narrowing=frozenset((LEFT, RIGHT, SAME, *_QUERIES)))
for _name, _extent_of in (("box_ops", _extent_of_box), ("poly_ops", _extent_of_polygon), ("circle_ops", _extent_of_circle)):
    _made = _part(_extent_of)
    for _method in ("gist", "spgist") if _name != "circle_ops" else ("gist",):
        extend(_method, _name, part=lambda _, f=_made: f, limits=_limits(_extent_of), narrowing=_ALONG_X)
