"""Trigonometry in degrees, exact where the answer is.

Angles are brought into the first quadrant, and its parts are scaled so that 0, 30, 45, 60 and 90 degrees give the exact value.

Source: PostgreSQL 15 manual, section 9.3.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from aurorapy import errors

from .registry import define

_RADIANS = 0.0174532925199432957692
_SIN_30, _ONE_MINUS_COS_60 = math.sin(30.0 * _RADIANS), 1.0 - math.cos(60.0 * _RADIANS)
_ASIN_HALF, _ACOS_HALF, _ATAN_ONE = math.asin(0.5), math.acos(0.5), math.atan(1.0)


def _sin_30(x: float) -> float:
    return math.sin(x * _RADIANS) / _SIN_30 / 2.0


def _cos_60(x: float) -> float:
    return 1.0 - (1.0 - math.cos(x * _RADIANS)) / _ONE_MINUS_COS_60 / 2.0


def _sin_quadrant(x: float) -> float:
    return _sin_30(x) if x <= 30.0 else _cos_60(90.0 - x)


def _cos_quadrant(x: float) -> float:
    return _cos_60(x) if x <= 60.0 else _sin_30(90.0 - x)


_TAN_45 = _sin_quadrant(45.0) / _cos_quadrant(45.0)
_COT_45 = _cos_quadrant(45.0) / _sin_quadrant(45.0)


def _angle(f: Callable[[float], float]) -> Callable[[float], float]:
    def call(x: float) -> float:
        if math.isnan(x):
            return x
        if math.isinf(x):
            raise errors.NumericValueOutOfRange("input is out of range")
        return f(math.fmod(x, 360.0))

    return call


def _sind(x: float) -> float:
    sign = 1.0
    if x < 0.0:
        x, sign = -x, -sign
    if x > 180.0:
        x, sign = 360.0 - x, -sign
    return sign * _sin_quadrant(180.0 - x if x > 90.0 else x)


def _cosd(x: float) -> float:
    x = abs(x)
    sign = 1.0
    if x > 180.0:
        x = 360.0 - x
    if x > 90.0:
        x, sign = 180.0 - x, -sign
    return sign * _cos_quadrant(x)


def _tangent(ratio: Callable[[float], float]) -> Callable[[float], float]:
    def call(x: float) -> float:
        sign = 1.0
        if x < 0.0:
            x, sign = -x, -sign
        if x > 180.0:
            x, sign = 360.0 - x, -sign
        if x > 90.0:
            x, sign = 180.0 - x, -sign
        out = sign * ratio(x)
        return out if out else 0.0

    return call


def _over(a: float, b: float) -> float:
    return a / b if b else math.inf


define("sind", "float8", "float8", _angle(_sind))
define("cosd", "float8", "float8", _angle(_cosd))
define("tand", "float8", "float8", _angle(_tangent(lambda x: _over(_sin_quadrant(x), _cos_quadrant(x)) / _TAN_45)))
define("cotd", "float8", "float8", _angle(_tangent(lambda x: _over(_cos_quadrant(x), _sin_quadrant(x)) / _COT_45)))


def _check(x: float) -> None:
    if x < -1.0 or x > 1.0:
        raise errors.NumericValueOutOfRange("input is out of range")


def _asin_quadrant(x: float) -> float:
    return math.asin(x) / _ASIN_HALF * 30.0 if x <= 0.5 else 90.0 - math.acos(x) / _ACOS_HALF * 60.0


def _acos_quadrant(x: float) -> float:
    return 90.0 - math.asin(x) / _ASIN_HALF * 30.0 if x <= 0.5 else math.acos(x) / _ACOS_HALF * 60.0


def _asind(x: float) -> float:
    _check(x)
    return _asin_quadrant(x) if x >= 0.0 else -_asin_quadrant(-x)


def _acosd(x: float) -> float:
    _check(x)
    return _acos_quadrant(x) if x >= 0.0 else 90.0 + _asin_quadrant(-x)


define("asind", "float8", "float8", lambda x: x if x != x else _asind(x))
define("acosd", "float8", "float8", lambda x: x if x != x else _acosd(x))
define("atand", "float8", "float8", lambda x: math.atan(x) / _ATAN_ONE * 45.0)
define("atan2d", "float8 float8", "float8", lambda y, x: math.atan2(y, x) / _ATAN_ONE * 45.0)
define("degrees", "float8", "float8", lambda x: x / _RADIANS)
define("radians", "float8", "float8", lambda x: x * _RADIANS)
