"""Boxes. One that was made by a subscripted assignment, or of a circle with a negative radius, may have its corners the wrong way round."""

from __future__ import annotations

from . import points
from .floats import below, greater, larger, less, minus, no_less, no_more, smaller, times
from .lines import Closest, Line, Lseg, closest_to_point, closest_to_segment, crossing_of_line, crossing_of_segments, nearer
from .points import Point, alike, middle

Box = tuple[Point, Point]


def of_corners(a: Point, b: Point) -> Box:
    """The box with two opposite corners."""
    (ax, ay), (bx, by) = a, b
    if not below(bx, ax):
        ax, bx = bx, ax
    if not below(by, ay):
        ay, by = by, ay
    return (ax, ay), (bx, by)


def as_read(a: Point, b: Point) -> Box:
    """The box of two corners that were written: they are exchanged only where the first is the lesser."""
    (ax, ay), (bx, by) = a, b
    if below(ax, bx):
        ax, bx = bx, ax
    if below(ay, by):
        ay, by = by, ay
    return (ax, ay), (bx, by)


def width(b: Box) -> float:
    return minus(b[0][0], b[1][0])


def height(b: Box) -> float:
    return minus(b[0][1], b[1][1])


def area(b: Box) -> float:
    return times(width(b), height(b))


def center(b: Box) -> Point:
    return middle(*b)


def identical(a: Box, b: Box) -> bool:
    """~="""
    return alike(a[0], b[0]) and alike(a[1], b[1])


def overlap(a: Box, b: Box) -> bool:
    """&&"""
    return no_more(a[1][0], b[0][0]) and no_more(b[1][0], a[0][0]) and no_more(a[1][1], b[0][1]) and no_more(b[1][1], a[0][1])


def contains(a: Box, b: Box) -> bool:
    """@>"""
    return no_less(a[0][0], b[0][0]) and no_more(a[1][0], b[1][0]) and no_less(a[0][1], b[0][1]) and no_more(a[1][1], b[1][1])


def has_point(b: Box, p: Point) -> bool:
    """Whether a point lies in a box: exactly, not within EPSILON."""
    return b[0][0] >= p[0] >= b[1][0] and b[0][1] >= p[1] >= b[1][1]


def has_segment(b: Box, s: Lseg) -> bool:
    return has_point(b, s[0]) and has_point(b, s[1])


def left(a: Box, b: Box) -> bool:
    return less(a[0][0], b[1][0])


def not_right(a: Box, b: Box) -> bool:
    return no_more(a[0][0], b[0][0])


def right(a: Box, b: Box) -> bool:
    return greater(a[1][0], b[0][0])


def not_left(a: Box, b: Box) -> bool:
    return no_less(a[1][0], b[1][0])


def under(a: Box, b: Box) -> bool:
    return less(a[0][1], b[1][1])


def not_above(a: Box, b: Box) -> bool:
    return no_more(a[0][1], b[0][1])


def above(a: Box, b: Box) -> bool:
    return greater(a[1][1], b[0][1])


def not_under(a: Box, b: Box) -> bool:
    return no_less(a[1][1], b[1][1])


def under_or_touching(a: Box, b: Box) -> bool:
    """<^"""
    return no_more(a[0][1], b[1][1])


def above_or_touching(a: Box, b: Box) -> bool:
    """>^"""
    return no_less(a[1][1], b[0][1])


def intersection(a: Box, b: Box) -> Box | None:
    """What two boxes have in common."""
    if not overlap(a, b):
        return None
    return (smaller(a[0][0], b[0][0]), smaller(a[0][1], b[0][1])), (larger(a[1][0], b[1][0]), larger(a[1][1], b[1][1]))


def around(a: Box, b: Box) -> Box:
    """The smallest box with both."""
    return (larger(a[0][0], b[0][0]), larger(a[0][1], b[0][1])), (smaller(a[1][0], b[1][0]), smaller(a[1][1], b[1][1]))


def around_points(*given: Point) -> Box:
    """The smallest box with all points."""
    high_x, high_y = low_x, low_y = given[0]
    for x, y in given[1:]:
        high_x, high_y, low_x, low_y = larger(x, high_x), larger(y, high_y), smaller(x, low_x), smaller(y, low_y)
    return (high_x, high_y), (low_x, low_y)


def distance(a: Box, b: Box) -> float:
    """Between the centers."""
    return points.distance(center(a), center(b))


def moved(b: Box, by: Point) -> Box:
    return points.add(b[0], by), points.add(b[1], by)


def moved_back(b: Box, by: Point) -> Box:
    return points.subtract(b[0], by), points.subtract(b[1], by)


def multiplied(b: Box, by: Point) -> Box:
    return of_corners(points.multiply(b[0], by), points.multiply(b[1], by))


def divided(b: Box, by: Point) -> Box:
    return of_corners(points.divide(b[0], by), points.divide(b[1], by))


def corners(b: Box) -> tuple[Point, Point, Point, Point]:
    """Clockwise from the lower left."""
    (x2, y2), (x1, y1) = b
    return (x1, y1), (x1, y2), (x2, y2), (x2, y1)


def _sides(b: Box) -> tuple[Lseg, Lseg, Lseg, Lseg]:
    low, upper_left, high, lower_right = corners(b)
    return (low, upper_left), (high, upper_left), (low, lower_right), (high, lower_right)


def meets_line(line: Line, b: Box) -> bool:
    """Whether a line meets a side of a box."""
    low, upper_left, high, lower_right = corners(b)
    return any(crossing_of_line(s, line) is not None for s in ((low, upper_left), (high, upper_left), (high, lower_right), (low, lower_right)))


def meets_segment(s: Lseg, b: Box) -> bool:
    """Whether a segment has a point in a box."""
    if not overlap(around_points(*s), b):
        return False
    return has_point(b, s[0]) or has_point(b, s[1]) or any(crossing_of_segments(side, s) is not None for side in _sides(b))


def closest_to(b: Box, p: Point) -> Closest:
    """The point of a box closest to a point."""
    if has_point(b, p):
        return 0.0, p
    first, *others = _sides(b)
    best = closest_to_point(first, p)
    for side in others:
        best = nearer(best, closest_to_point(side, p))
    return best


def closest_to_lseg(b: Box, s: Lseg) -> Closest:
    """The point of a box closest to a segment; of one that meets it, the segment's closest to the center."""
    if overlap(around_points(*s), b):
        inner = closest_to_point(s, center(b))[1]
        if meets_segment(s, b):
            return 0.0, inner
    return _closest_side(b, s)


def distance_to_lseg(b: Box, s: Lseg) -> float:
    """From a box to a segment: 0 where they meet."""
    return 0.0 if meets_segment(s, b) else _closest_side(b, s)[0]


def _closest_side(b: Box, s: Lseg) -> Closest:
    first, *others = _sides(b)
    best = closest_to_segment(first, s)
    for side in others:
        best = nearer(best, closest_to_segment(side, s))
    return best
