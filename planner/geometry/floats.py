"""Floating point as the geometric types use it: arithmetic that fails where float8's does, comparisons within `EPSILON`, and float8's own order of NaN."""

from __future__ import annotations

import math

from aurorapy import errors

EPSILON = 1.0e-06
_INFINITY = math.inf


def overflow() -> errors.SQLError:
    """22003 for a finite result that is too large."""
    return errors.NumericValueOutOfRange("value out of range: overflow")


def underflow() -> errors.SQLError:
    """22003 for a result that is not zero and too small."""
    return errors.NumericValueOutOfRange("value out of range: underflow")


def plus(a: float, b: float) -> float:
    """a + b; raises 22003."""
    c = a + b
    if c in (_INFINITY, -_INFINITY) and not (math.isinf(a) or math.isinf(b)):
        raise overflow()
    return c


def minus(a: float, b: float) -> float:
    """a - b; raises 22003."""
    c = a - b
    if c in (_INFINITY, -_INFINITY) and not (math.isinf(a) or math.isinf(b)):
        raise overflow()
    return c


def times(a: float, b: float) -> float:
    """a * b; raises 22003."""
    c = a * b
    if c in (_INFINITY, -_INFINITY) and not (math.isinf(a) or math.isinf(b)):
        raise overflow()
    if c == 0.0 and a != 0.0 and b != 0.0:
        raise underflow()
    return c


def over(a: float, b: float) -> float:
    """a / b; raises 22003 and 22012."""
    if b == 0.0:
        if a == a:
            raise errors.DivisionByZero("division by zero")
        return a
    c = a / b
    if c in (_INFINITY, -_INFINITY) and not math.isinf(a):
        raise overflow()
    if c == 0.0 and a != 0.0 and not math.isinf(b):
        raise underflow()
    return c


def hypotenuse(x: float, y: float) -> float:
    """The length of (x, y), rounded as PostgreSQL rounds it: the ratio of the sides first."""
    if math.isinf(x) or math.isinf(y):
        return _INFINITY
    if x != x or y != y:
        return math.nan
    x, y = abs(x), abs(y)
    if x < y:
        x, y = y, x
    if y == 0.0:
        return x
    ratio = y / x
    length = x * math.sqrt(1.0 + ratio * ratio)
    if length == _INFINITY:
        raise overflow()
    if length == 0.0:
        raise underflow()
    return length


# --- comparisons within EPSILON: false where a NaN takes part -----------------------------------


def is_zero(a: float) -> bool:
    """a ~ 0"""
    return abs(a) <= EPSILON


def equal(a: float, b: float) -> bool:
    """a ~ b"""
    return a == b or abs(a - b) <= EPSILON


def unequal(a: float, b: float) -> bool:
    """Neither a ~ b, nor a NaN"""
    return a != b and abs(a - b) > EPSILON


def less(a: float, b: float) -> bool:
    """a < b, and not by EPSILON or less"""
    return a + EPSILON < b


def no_more(a: float, b: float) -> bool:
    """a < b or a ~ b"""
    return a <= b + EPSILON


def greater(a: float, b: float) -> bool:
    """a > b, and not by EPSILON or less"""
    return a > b + EPSILON


def no_less(a: float, b: float) -> bool:
    """a > b or a ~ b"""
    return a + EPSILON >= b


# --- float8's own order: NaN is equal to itself and above all -----------------------------------


def same(a: float, b: float) -> bool:
    """a = b"""
    return a == b or (a != a and b != b)


def below(a: float, b: float) -> bool:
    """a < b"""
    return a < b or (b != b and a == a)


def smaller(a: float, b: float) -> float:
    """The lesser of two."""
    return a if below(a, b) else b


def larger(a: float, b: float) -> float:
    """The greater of two."""
    return a if below(b, a) else b
