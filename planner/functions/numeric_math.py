"""Roots, exponentials, logarithms and powers of numeric, to the number of digits that PostgreSQL gives.

The result's scale follows from an estimate of its decimal weight, so that it has at least 16 significant digits and no
fewer decimals than its operands.

Source: PostgreSQL 15 manual, section 9.3; the estimates are those of its numeric type.
"""

from __future__ import annotations

import math
from decimal import Context, Decimal

from aurorapy import errors
from aurorapy.planner.types.numeric import round_to, scale_of

from .registry import define, operator

SIGNIFICANT = 16
SCALE_MAX = 1000
_LOG10_E, _LN_10 = 0.434294481903252, 2.302585092994046
NAN, INFINITY = Decimal("NaN"), Decimal("Infinity")


def _precise(digits: int) -> Context:
    return Context(prec=max(40, digits), Emax=999999, Emin=-999999)


def _weight(v: Decimal) -> int:
    """The exponent of the first digit in base 10,000."""
    return v.adjusted() // 4 if v else 0


def _leading(v: Decimal, groups: int) -> tuple[int, int]:
    """The first digits, so many groups of four, and the power of ten that they stand at."""
    weight = _weight(v)
    at = (weight - groups + 1) * 4
    return int(v.copy_abs().scaleb(-at, _precise(60)).to_integral_value("ROUND_DOWN")), at


def _scale(digits: int, *operands: int) -> int:
    return min(max(SIGNIFICANT - digits, *operands, 0), SCALE_MAX)


def sqrt(v: Decimal) -> Decimal:
    """Square root; raises 2201F."""
    if v.is_nan():
        return v
    if v < 0:
        raise errors.InvalidArgumentForPower("cannot take square root of a negative number")
    if v.is_infinite():
        return v
    scale = _scale(_weight(v) * 2 + 1, scale_of(v))
    return round_to(_precise(2 * (abs(v.adjusted()) + scale) + 30).sqrt(v), scale)  # so that what is nearly half is not rounded twice


def _overflow() -> errors.SQLError:
    return errors.NumericValueOutOfRange("value overflows numeric format")


def exp(v: Decimal) -> Decimal:
    """e to a power; raises 22003."""
    if v.is_nan() or v.is_infinite():
        return Decimal(0) if v.is_infinite() and v < 0 else v
    digits = int(max(-2000.0, min(2000.0, float(v) * _LOG10_E)))
    scale = _scale(digits, scale_of(v))
    if v >= 6000:
        raise _overflow()
    if v <= -6000:
        return round_to(Decimal(0), scale)
    return round_to(_precise(int(abs(float(v)) * _LOG10_E) + scale + 30).exp(v), scale)


def _ln_weight(v: Decimal) -> int:
    """About how many digits ln(v) has before (or zeros after) its decimal point."""
    if v <= 0:
        return 0
    if Decimal("0.9") <= v <= Decimal("1.1"):
        x = v - 1
        return _weight(x) * 4 + int(math.log10(_leading(x, 1)[0])) if x else 0
    digits, at = _leading(v, 2)
    estimate = math.log(digits) + at * _LN_10
    return int(math.log10(abs(estimate))) if estimate else 0


def _check(v: Decimal) -> None:
    if v.is_zero():
        raise errors.InvalidArgumentForLogarithm("cannot take logarithm of zero")
    if v < 0:
        raise errors.InvalidArgumentForLogarithm("cannot take logarithm of a negative number")


def ln(v: Decimal) -> Decimal:
    """Natural logarithm; raises 2201E."""
    if v.is_nan():
        return v
    _check(v)
    if v.is_infinite():
        return v
    scale = _scale(_ln_weight(v), scale_of(v))
    return round_to(_precise(scale + 40).ln(v), scale)


def log(base: Decimal, v: Decimal) -> Decimal:
    """Logarithm to a base; raises 2201E, and 22012 for base 1."""
    if base.is_nan() or v.is_nan():
        return NAN
    _check(base)
    _check(v)
    if base.is_infinite() or v.is_infinite():
        if base.is_infinite():
            return NAN if v.is_infinite() else Decimal(0)
        return INFINITY
    scale = _scale(_ln_weight(v) - _ln_weight(base), scale_of(base), scale_of(v))
    context = _precise(scale + 60)
    below = context.ln(base)
    if below.is_zero():
        raise errors.DivisionByZero("division by zero")
    return round_to(context.divide(context.ln(v), below), scale)


def _special_power(a: Decimal, b: Decimal) -> Decimal:
    if a.is_nan():
        return Decimal(1) if b == 0 and not b.is_nan() else NAN
    if b.is_nan():
        return Decimal(1) if a == 1 else NAN
    if a == 1 or b == 0:
        return Decimal(1)
    if a == 0:
        return Decimal(0) if b > 0 else _zero_division()
    if b.is_infinite():
        size = abs(a)
        if size == 1:
            return Decimal(1)
        return INFINITY if (size > 1) == (b > 0) else Decimal(0)
    # the base is infinite
    if a > 0:
        return INFINITY if b > 0 else Decimal(0)
    if b < 0:
        return Decimal(0)
    if b != b.to_integral_value():
        raise errors.InvalidArgumentForPower("a negative number raised to a non-integer power yields a complex result")
    return -INFINITY if int(b) % 2 else INFINITY


def _zero_division() -> Decimal:
    raise errors.InvalidArgumentForPower("zero raised to a negative power is undefined")


def power(a: Decimal, b: Decimal) -> Decimal:
    """a to the power of b; raises 2201F and 22003."""
    if not (a.is_finite() and b.is_finite()):
        return _special_power(a, b)
    integral = b == b.to_integral_value()
    if a.is_zero() and b < 0:
        _zero_division()
    if a < 0 and not integral:
        raise errors.InvalidArgumentForPower("a negative number raised to a non-integer power yields a complex result")
    if a.is_zero():
        if not integral:
            return round_to(Decimal(0), SIGNIFICANT)
        return round_to(Decimal(0 if b else 1), max(SIGNIFICANT, scale_of(a), scale_of(b)))
    if integral and -(2**31) <= b < 2**31:
        groups = min(4, max(1, (len(a.as_tuple().digits) + 6) // 4))
        digits, at = _leading(a, groups)
        estimate = int(b) * (math.log10(digits) + at) if b else 0.0
        if estimate > 131072:
            raise _overflow()
        scale = min(max(SIGNIFICANT, scale_of(a)), SCALE_MAX)
        if estimate + 1 < -scale:
            return round_to(Decimal(0), scale)
    else:
        near = _precise(len(a.as_tuple().digits) + 400).subtract(a.copy_abs(), Decimal(1))
        logarithm = near if near and near.adjusted() < -20 else _precise(30).ln(a.copy_abs())  # ln(1 + d) is d where d is tiny
        estimate = max(-1e7, min(1e7, float(_precise(30).multiply(logarithm, b)))) * _LOG10_E
        if estimate > 6000 * 1.0033 * _LOG10_E:
            raise _overflow()
        scale = _scale(int(max(-2000.0, min(2000.0, estimate))), scale_of(a), scale_of(b))
        if estimate < -2000:
            return round_to(Decimal(0), scale)
    context = _precise(int(abs(estimate)) + scale + 40)
    out = context.power(a, b) if integral else context.exp(context.multiply(b, context.ln(a)))
    if not out.is_finite() or out.adjusted() > 131072:
        raise _overflow()
    return round_to(out, scale)


define("sqrt", "numeric", "numeric", sqrt)
define("exp", "numeric", "numeric", exp)
define("ln", "numeric", "numeric", ln)
for _n in ("log", "log10"):
    define(_n, "numeric", "numeric", lambda v: log(Decimal(10), v))
define("log", "numeric numeric", "numeric", log)
operator("^", "numeric", "numeric", "numeric", power)
for _n in ("power", "pow"):
    define(_n, "numeric numeric", "numeric", power)
