"""Lines and line segments: where they meet, and which of their points are closest.

What meets nowhere, and a closest point that cannot be told (a distance that is NaN), is None.
"""

from __future__ import annotations

import math

from aurorapy import errors

from .floats import below, equal, hypotenuse, is_zero, minus, over, plus, same, times
from .points import Point, alike, distance, perpendicular_slope, slope

Line = tuple[float, float, float]
Lseg = tuple[Point, Point]
Closest = tuple[float, Point]  # a distance, and the point that has it

DISTINCT_POINTS = "invalid line specification: must be two distinct points"


def line_at(p: Point, m: float) -> Line:
    """The line through a point with a slope."""
    if math.isinf(m):
        return -1.0, 0.0, p[0]
    if m == 0:
        return 0.0, -1.0, p[1]
    return m, -1.0, minus(p[1], times(m, p[0])) + 0.0  # no negative zero


def line_through(a: Point, b: Point) -> Line:
    """The line through two points; 22023 when they are one."""
    if alike(a, b):
        raise errors.InvalidParameterValue(DISTINCT_POINTS)
    return line_at(a, slope(a, b))


def line_of(s: Lseg) -> Line:
    """The line on which a segment lies."""
    return line_at(s[0], slope(*s))


# --- lines --------------------------------------------------------------------------------------


def line_slope(line: Line) -> float:
    """The slope of a line."""
    a, b, _ = line
    return 0.0 if is_zero(a) else math.inf if is_zero(b) else over(a, -b)


def _perpendicular_slope(line: Line) -> float:
    a, b, _ = line
    return math.inf if is_zero(a) else 0.0 if is_zero(b) else over(b, a)


def crossing(one: Line, other: Line) -> Point | None:
    """Where two lines meet; None of parallel ones."""
    if is_zero(one[1]):
        if is_zero(other[1]):
            return None
        one, other = other, one
    (a, b, c), (d, e, f) = one, other
    if equal(d, times(a, over(e, b))):
        return None
    x = over(minus(times(b, f), times(e, c)), minus(times(a, e), times(d, b)))
    y = over(-plus(times(a, x), c), b)
    return x + 0.0, y + 0.0  # no negative zeros


def parallel(one: Line, other: Line) -> bool:
    """Whether two lines do not meet in one point."""
    return crossing(one, other) is None


def perpendicular(one: Line, other: Line) -> bool:
    """Whether two lines stand at right angles."""
    (a, b, _), (d, e, _) = one, other
    if is_zero(a):
        return is_zero(e)
    if is_zero(d):
        return is_zero(b)
    if is_zero(b):
        return is_zero(d)
    if is_zero(e):
        return is_zero(a)
    return equal(over(times(a, d), times(b, e)), -1.0)


def same_lines(one: Line, other: Line) -> bool:
    """Whether the parameters of two lines are proportional; with a NaN, whether they are equal."""
    if any(v != v for v in (*one, *other)):
        return all(map(same, one, other))
    divisor = next((n for n in range(3) if not is_zero(other[n])), None)
    ratio = 1.0 if divisor is None else over(one[divisor], other[divisor])
    return all(equal(v, times(ratio, w)) for v, w in zip(one, other, strict=True))


def line_distance(one: Line, other: Line) -> float:
    """Between parallel lines; 0 of others."""
    if crossing(one, other) is not None:
        return 0.0
    ratio = 1.0
    for v, w in zip(one[:2], other[:2], strict=True):
        if not (is_zero(v) or v != v or is_zero(w) or w != w):
            ratio = over(v, w)
            break
    return over(abs(minus(one[2], times(ratio, other[2]))), hypotenuse(one[0], one[1]))


def on_line(p: Point, line: Line) -> bool:
    """Whether a point lies on a line."""
    return is_zero(plus(plus(times(line[0], p[0]), times(line[1], p[1])), line[2]))


def closest_on_line(line: Line, p: Point) -> Closest:
    """The point of a line closest to a point."""
    found = crossing(line_at(p, _perpendicular_slope(line)), line)
    return (math.nan, p) if found is None else (distance(found, p), found)


# --- segments -----------------------------------------------------------------------------------


def length(s: Lseg) -> float:
    """The length of a segment."""
    return distance(*s)


def on_segment(p: Point, s: Lseg) -> bool:
    """Whether a point lies on a segment: the ways to its ends are together as long as it is."""
    return equal(distance(p, s[0]) + distance(p, s[1]), distance(*s))


def segments_parallel(s: Lseg, t: Lseg) -> bool:
    """Whether two segments have one slope."""
    return equal(slope(*s), slope(*t))


def segments_perpendicular(s: Lseg, t: Lseg) -> bool:
    """Whether two segments stand at right angles."""
    return equal(slope(*s), perpendicular_slope(*t))


def same_segments(s: Lseg, t: Lseg) -> bool:
    """Whether two segments have the same ends, in the same order."""
    return alike(s[0], t[0]) and alike(s[1], t[1])


def crossing_of_line(s: Lseg, line: Line) -> Point | None:
    """Where a segment meets a line: its own end, where it does there."""
    found = crossing(line_of(s), line)
    if found is None or not on_segment(found, s):
        return None
    return s[0] if alike(s[0], found) else s[1] if alike(s[1], found) else found


def crossing_of_segments(s: Lseg, t: Lseg) -> Point | None:
    """Where two segments meet."""
    found = crossing(line_of(s), line_of(t))
    if found is None or not on_segment(found, s):
        return None
    found = s[0] if alike(s[0], found) else s[1] if alike(s[1], found) else found
    return found if on_segment(found, t) else None


def closest_to_line(s: Lseg, line: Line) -> Closest:
    """The point of a segment closest to a line."""
    found = crossing_of_line(s, line)
    if found is not None:
        return 0.0, found
    first, second = closest_on_line(line, s[0])[0], closest_on_line(line, s[1])[0]
    return (first, s[0]) if first < second else (second, s[1])


def closest_to_point(s: Lseg, p: Point) -> Closest:
    """The point of a segment closest to a point."""
    found = closest_to_line(s, line_at(p, perpendicular_slope(*s)))[1]
    return distance(found, p), found


def closest_to_segment(s: Lseg, t: Lseg) -> Closest:
    """The point of the first segment closest to the second."""
    found = crossing_of_segments(s, t)
    if found is not None:
        return 0.0, found
    best = closest_to_point(s, t[0])
    best = nearer(best, closest_to_point(s, t[1]))
    best = nearer(best, (closest_to_point(t, s[0])[0], s[0]))
    return nearer(best, (closest_to_point(t, s[1])[0], s[1]))


def nearer(best: Closest, other: Closest) -> Closest:
    """The one with the lesser distance, the first where they are equal."""
    return other if below(other[0], best[0]) else best


def point_of(found: Closest) -> Point | None:
    """The point of one whose distance is a number."""
    return found[1] if found[0] == found[0] else None


def between_segments(s: Lseg, t: Lseg) -> Point | None:
    """The point of the second segment closest to the first: ##."""
    return None if slope(*s) == slope(*t) else point_of(closest_to_segment(t, s))


def between_line_and_segment(line: Line, s: Lseg) -> Point | None:
    """The point of the segment closest to the line: ##."""
    return None if slope(*s) == line_slope(line) else point_of(closest_to_line(s, line))
