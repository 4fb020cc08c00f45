"""Circles. A negative radius can be had by the function circle(point, radius) only."""

from __future__ import annotations

import math

from aurorapy import errors

from . import points
from .boxes import Box
from .floats import equal, greater, hypotenuse, is_zero, less, minus, no_less, no_more, over, plus, times
from .points import Point, alike
from .polygons import Polygon, distance_to_point

Circle = tuple[Point, float]
_POINTS_MAX = (2**31 - 1 - 40) // 16  # of a polygon of PostgreSQL


def area(c: Circle) -> float:
    return times(times(c[1], c[1]), math.pi)


def identical(a: Circle, b: Circle) -> bool:
    """~="""
    return ((a[1] != a[1] and b[1] != b[1]) or equal(a[1], b[1])) and alike(a[0], b[0])


def overlap(a: Circle, b: Circle) -> bool:
    return no_more(points.distance(a[0], b[0]), plus(a[1], b[1]))


def contains(a: Circle, b: Circle) -> bool:
    return no_more(points.distance(a[0], b[0]), minus(a[1], b[1]))


def has_point(c: Circle, p: Point) -> bool:
    return points.distance(c[0], p) <= c[1]


def _far(c: Circle, axis: int) -> float:
    return plus(c[0][axis], c[1])


def _near(c: Circle, axis: int) -> float:
    return minus(c[0][axis], c[1])


def left(a: Circle, b: Circle) -> bool:
    return less(_far(a, 0), _near(b, 0))


def not_right(a: Circle, b: Circle) -> bool:
    return no_more(_far(a, 0), _far(b, 0))


def right(a: Circle, b: Circle) -> bool:
    return greater(_near(a, 0), _far(b, 0))


def not_left(a: Circle, b: Circle) -> bool:
    return no_less(_near(a, 0), _near(b, 0))


def under(a: Circle, b: Circle) -> bool:
    return less(_far(a, 1), _near(b, 1))


def not_above(a: Circle, b: Circle) -> bool:
    return no_more(_far(a, 1), _far(b, 1))


def above(a: Circle, b: Circle) -> bool:
    return greater(_near(a, 1), _far(b, 1))


def not_under(a: Circle, b: Circle) -> bool:
    return no_less(_near(a, 1), _near(b, 1))


def moved(c: Circle, by: Point) -> Circle:
    return points.add(c[0], by), c[1]


def moved_back(c: Circle, by: Point) -> Circle:
    return points.subtract(c[0], by), c[1]


def multiplied(c: Circle, by: Point) -> Circle:
    return points.multiply(c[0], by), times(c[1], hypotenuse(*by))


def divided(c: Circle, by: Point) -> Circle:
    return points.divide(c[0], by), over(c[1], hypotenuse(*by))


def _not_negative(v: float) -> float:
    return 0.0 if v < 0.0 else v


def distance(a: Circle, b: Circle) -> float:
    """Between the circles' borders."""
    return _not_negative(minus(points.distance(a[0], b[0]), plus(a[1], b[1])))


def distance_from_point(c: Circle, p: Point) -> float:
    return _not_negative(minus(points.distance(p, c[0]), c[1]))


def distance_from_polygon(c: Circle, p: Polygon) -> float:
    return _not_negative(minus(distance_to_point(p, c[0]), c[1]))


def inner_box(c: Circle) -> Box:
    """The box whose corners lie on a circle."""
    (x, y), delta = c[0], over(c[1], math.sqrt(2.0))
    return (plus(x, delta), plus(y, delta)), (minus(x, delta), minus(y, delta))


def around_box(b: Box) -> Circle:
    """The circle through a box's corners."""
    center = points.middle(*b)
    return center, points.distance(center, b[0])


def as_polygon(count: int, c: Circle) -> Polygon:
    """A polygon of so many points on a circle."""
    if is_zero(c[1]):
        raise errors.FeatureNotSupported("cannot convert circle with radius zero to polygon")
    if count < 2:
        raise errors.InvalidParameterValue("must request at least 2 points")
    if count > _POINTS_MAX:
        raise errors.ProgramLimitExceeded("too many points requested")
    (x, y), r = c
    step = over(2.0 * math.pi, float(count))
    angles = [times(step, float(i)) for i in range(count)]
    return tuple([(minus(x, times(r, math.cos(a))), plus(y, times(r, math.sin(a)))) for a in angles])
