"""Points, and slopes and distances between two of them."""

from __future__ import annotations

import math

from .floats import equal, hypotenuse, minus, over, plus, same, times

Point = tuple[float, float]


def alike(a: Point, b: Point) -> bool:
    """Whether two points are the same, within EPSILON; with a NaN, exactly."""
    (ax, ay), (bx, by) = a, b
    if ax != ax or ay != ay or bx != bx or by != by:
        return same(ax, bx) and same(ay, by)
    return equal(ax, bx) and equal(ay, by)


def distance(a: Point, b: Point) -> float:
    """How far two points are from one another."""
    return hypotenuse(minus(a[0], b[0]), minus(a[1], b[1]))


def slope(a: Point, b: Point) -> float:
    """Of the line through two points; infinite when it is vertical."""
    if equal(a[0], b[0]):
        return math.inf
    if equal(a[1], b[1]):
        return 0.0
    return over(minus(a[1], b[1]), minus(a[0], b[0]))


def perpendicular_slope(a: Point, b: Point) -> float:
    """Of a line at right angles to the one through two points."""
    if equal(a[0], b[0]):
        return 0.0
    if equal(a[1], b[1]):
        return math.inf
    return over(minus(a[0], b[0]), minus(b[1], a[1]))


def add(a: Point, b: Point) -> Point:
    """a + b"""
    return plus(a[0], b[0]), plus(a[1], b[1])


def subtract(a: Point, b: Point) -> Point:
    """a - b"""
    return minus(a[0], b[0]), minus(a[1], b[1])


def multiply(a: Point, b: Point) -> Point:
    """The product of two complex numbers: scaled and turned around the origin."""
    return minus(times(a[0], b[0]), times(a[1], b[1])), plus(times(a[0], b[1]), times(a[1], b[0]))


def divide(a: Point, b: Point) -> Point:
    """The quotient of two complex numbers."""
    square = plus(times(b[0], b[0]), times(b[1], b[1]))
    return over(plus(times(a[0], b[0]), times(a[1], b[1])), square), over(minus(times(a[1], b[0]), times(a[0], b[1])), square)


def middle(a: Point, b: Point) -> Point:
    """Halfway between two points."""
    return over(plus(a[0], b[0]), 2.0), over(plus(a[1], b[1]), 2.0)
