"""Paths, open and closed."""

from __future__ import annotations

from collections.abc import Iterator

from . import boxes, points
from .floats import below, equal, minus, over, plus, times
from .lines import Lseg, closest_to_point, closest_to_segment, crossing_of_segments
from .points import Point
from .polygons import inside

Path = tuple[bool, tuple[Point, ...]]


def segments(p: Path) -> Iterator[Lseg]:
    """The segments of a path; of a closed one, that from the last point to the first comes first."""
    closed, all_points = p
    if closed:
        yield all_points[-1], all_points[0]
    yield from zip(all_points, all_points[1:], strict=False)


def area(p: Path) -> float | None:
    """Of a closed path, None of an open one."""
    closed, all_points = p
    if not closed:
        return None
    total = 0.0
    for i, (x, y) in enumerate(all_points):
        nx, ny = all_points[(i + 1) % len(all_points)]
        total = minus(plus(total, times(x, ny)), times(y, nx))
    return over(abs(total), 2.0)


def length(p: Path) -> float:
    """Of all segments together."""
    total = 0.0
    for s in segments(p):
        total = plus(total, points.distance(*s))
    return total


def meets(a: Path, b: Path) -> bool:
    """Whether a segment of one meets a segment of the other."""
    if not boxes.overlap(boxes.around_points(*a[1]), boxes.around_points(*b[1])):
        return False
    others = list(segments(b))
    return any(crossing_of_segments(s, t) is not None for s in segments(a) for t in others)


def distance(a: Path, b: Path) -> float | None:
    """Between the closest segments; None when a path has none."""
    best: float | None = None
    others = list(segments(b))
    for s in segments(a):
        for t in others:
            found = closest_to_segment(s, t)[0]
            if best is None or below(found, best):
                best = found
    return best


def distance_to_point(p: Path, of: Point) -> float:
    """Between a point and the closest segment; 0 when there is none."""
    best: float | None = None
    for s in segments(p):
        found = closest_to_point(s, of)[0]
        if best is None or below(found, best):
            best = found
    return 0.0 if best is None else best


def has_point(p: Path, of: Point) -> bool:
    """Whether a point lies on an open path, or in a closed one."""
    closed, all_points = p
    if closed:
        return inside(of, all_points) != 0
    to_start = points.distance(of, all_points[0])
    for a, b in zip(all_points, all_points[1:], strict=False):
        to_end = points.distance(of, b)
        if equal(plus(to_start, to_end), points.distance(a, b)):
            return True
        to_start = to_end
    return False


def joined(a: Path, b: Path) -> Path | None:
    """Two open paths one behind the other; None where one is closed."""
    return None if a[0] or b[0] else (False, a[1] + b[1])


def moved(p: Path, by: Point) -> Path:
    return p[0], tuple([points.add(q, by) for q in p[1]])


def moved_back(p: Path, by: Point) -> Path:
    return p[0], tuple([points.subtract(q, by) for q in p[1]])


def multiplied(p: Path, by: Point) -> Path:
    return p[0], tuple([points.multiply(q, by) for q in p[1]])


def divided(p: Path, by: Point) -> Path:
    return p[0], tuple([points.divide(q, by) for q in p[1]])
