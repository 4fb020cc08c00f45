"""Polygons. Their relations left, right, above and below are those of the boxes around them, exactly; the others look at edges."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from . import boxes
from .boxes import Box, around_points
from .floats import below, greater, is_zero, less, minus, no_less, no_more, over, plus, times
from .lines import Lseg, closest_to_point, closest_to_segment, crossing_of_segments, on_segment
from .points import Point, add, alike, distance, middle

Polygon = tuple[Point, ...]
_ON_EDGE = 0x7FFFFFFF


def bounds(p: Polygon) -> Box:
    """The smallest box around a polygon."""
    return around_points(*p)


def by_bounds(test: Callable[[Box, Box], bool]) -> Callable[[Polygon, Polygon], bool]:
    """A relation of the boxes around two polygons."""
    return lambda a, b: test(bounds(a), bounds(b))


def edges(p: Polygon) -> Iterator[Lseg]:
    """The edges; that from the last point to the first comes first."""
    yield p[-1], p[0]
    yield from zip(p, p[1:], strict=False)


def inside(p: Point, polygon: Polygon) -> int:
    """0: a point is outside of a polygon; 1: inside; 2: on an edge."""
    first_x, first_y = previous_x, previous_y = minus(polygon[0][0], p[0]), minus(polygon[0][1], p[1])
    total = 0
    for px, py in polygon[1:]:
        x, y = minus(px, p[0]), minus(py, p[1])
        cross = _turn(x, y, previous_x, previous_y)
        if cross == _ON_EDGE:
            return 2
        total += cross
        previous_x, previous_y = x, y
    cross = _turn(first_x, first_y, previous_x, previous_y)
    if cross == _ON_EDGE:
        return 2
    return int(total + cross != 0)


def _turn(x: float, y: float, previous_x: float, previous_y: float) -> int:
    """How an edge crosses the positive x axis: 2 or -2 wholly, 1 or -1 where it begins or ends on it, 0 not, `_ON_EDGE` where the origin is on it."""
    if is_zero(y):
        if is_zero(x):
            return _ON_EDGE
        if greater(x, 0.0):
            if is_zero(previous_y):
                return 0 if greater(previous_x, 0.0) else _ON_EDGE
            return 1 if less(previous_y, 0.0) else -1
        if is_zero(previous_y):
            return 0 if less(previous_x, 0.0) else _ON_EDGE
        return 0
    sign = 1 if greater(y, 0.0) else -1
    if is_zero(previous_y):
        return 0 if less(previous_x, 0.0) else sign
    if (less if sign < 0 else greater)(previous_y, 0.0):
        return 0
    if no_less(x, 0.0) and greater(previous_x, 0.0):
        return 2 * sign
    if less(x, 0.0) and no_more(previous_x, 0.0):
        return 0
    z = minus(times(minus(x, previous_x), y), times(minus(y, previous_y), x))
    if is_zero(z):
        return _ON_EDGE
    return 0 if (less if sign < 0 else greater)(z, 0.0) else 2 * sign


def has_point(polygon: Polygon, p: Point) -> bool:
    return inside(p, polygon) != 0


def identical(a: Polygon, b: Polygon) -> bool:
    """Whether two polygons have the same points in the same order, one way round or the other, from any of them on."""
    n = len(a)
    if n != len(b):
        return False
    for start in range(n):
        if alike(b[start], a[0]) and any(all(alike(b[(start + step * k) % n], a[k]) for k in range(1, n)) for step in (1, -1)):
            return True
    return False


def overlap(a: Polygon, b: Polygon) -> bool:
    """Whether edges meet, or one polygon lies in the other."""
    if not boxes.overlap(bounds(a), bounds(b)):
        return False
    others = list(edges(b))
    if any(crossing_of_segments(s, t) is not None for s in edges(a) for t in others):
        return True
    return bool(inside(a[0], b) or inside(b[0], a))


def contains(a: Polygon, b: Polygon) -> bool:
    """Whether every edge of the second lies in the first."""
    if not boxes.contains(bounds(a), bounds(b)):
        return False
    return all(_holds(a, s[0], s[1], 0) for s in edges(b))


def _holds(polygon: Polygon, a: Point, b: Point, start: int) -> bool:
    """Whether the segment from a to b lies in a polygon, of whose edges those before `start` are known not to be in its way."""
    crossed = False
    edge_start = polygon[start - 1]
    for i in range(start, len(polygon)):
        edge = edge_start, polygon[i]
        edge_start = polygon[i]
        fits = True
        if on_segment(a, edge):
            if on_segment(b, edge):
                return True
            fits = _holds_from_edge(polygon, a, b, edge, i + 1)
        elif on_segment(b, edge):
            fits = _holds_from_edge(polygon, b, a, edge, i + 1)
        else:
            found = crossing_of_segments((a, b), edge)
            if found is not None:
                crossed = True
                fits = _holds(polygon, a, found, i + 1) and _holds(polygon, b, found, i + 1)
        if not fits:
            return False
    return crossed or inside(middle(a, b), polygon) != 0


def _holds_from_edge(polygon: Polygon, a: Point, b: Point, edge: Lseg, start: int) -> bool:
    """`_holds` of a segment whose point a lies on an edge and b does not."""
    first, second = on_segment(edge[0], (a, b)), on_segment(edge[1], (a, b))
    if alike(a, edge[0]):
        end = edge[1] if second else None
    elif alike(a, edge[1]):
        end = edge[0] if first else None
    else:
        end = edge[0] if first else edge[1] if second else None
    return end is None or _holds(polygon, b, end, start)


def distance_to_point(polygon: Polygon, p: Point) -> float:
    """0 from the inside."""
    if inside(p, polygon) != 0:
        return 0.0
    best = closest_to_point((polygon[0], polygon[-1]), p)[0]
    for s in zip(polygon, polygon[1:], strict=False):
        found = closest_to_point(s, p)[0]
        if below(found, best):
            best = found
    return best


def between(a: Polygon, b: Polygon) -> float:
    """The distance of two polygons: 0 when they overlap."""
    if overlap(a, b):
        return 0.0
    best: float | None = None
    others = list(edges(b))
    for s in edges(a):
        for t in others:
            found = closest_to_segment(s, t)[0]
            if best is None or below(found, best):
                best = found
    assert best is not None
    return best


def center_and_radius(p: Polygon) -> tuple[Point, float]:
    """The mean of the points, and their mean distance from it: the circle that stands for a polygon."""
    n = float(len(p))
    total = (0.0, 0.0)
    for q in p:
        total = add(total, q)
    center = over(total[0], n), over(total[1], n)
    radius = 0.0
    for q in p:
        radius = plus(radius, distance(q, center))
    return center, over(radius, n)
