"""numeric: its operators and its functions but for powers and logarithms (numeric_math).

Source: PostgreSQL 15 manual, section 9.3.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Context, Decimal
from functools import lru_cache

from aurorapy import errors
from aurorapy.planner.types.numeric import CONTEXT, WHOLE_DIGITS_MAX, round_to, scale_of

from .registry import define, operator


def _finite(a: Decimal, b: Decimal) -> bool:
    return a.is_finite() and b.is_finite()


def in_range(v: Decimal) -> Decimal:
    """A result that numeric can hold; raises 22003."""
    if v.adjusted() >= WHOLE_DIGITS_MAX:
        raise errors.NumericValueOutOfRange("value overflows numeric format")
    return v


def numeric_add(a: Decimal, b: Decimal) -> Decimal:
    return in_range(CONTEXT.add(a, b))


def numeric_sub(a: Decimal, b: Decimal) -> Decimal:
    return in_range(CONTEXT.subtract(a, b))


def numeric_mul(a: Decimal, b: Decimal) -> Decimal:
    out = in_range(CONTEXT.multiply(a, b))
    return round_to(out, 16383) if scale_of(out) > 16383 else out.copy_abs() if out.is_zero() else out


def _weight(v: Decimal) -> tuple[int, int]:
    """(weight, first base-10000 digit) of a value, as select_div_scale sees it."""
    if v.is_zero():
        return 0, 0
    e = v.adjusted()
    weight = e // 4
    first = int(v.copy_abs().scaleb(-4 * weight, context=CONTEXT))
    return weight, first


def div_scale(a: Decimal, b: Decimal) -> int:
    """The scale of a quotient: at least 16 significant digits, at least either input's scale."""
    wa, fa = _weight(a)
    wb, fb = _weight(b)
    q = wa - wb
    if fa <= fb:
        q -= 1
    scale = 16 - q * 4
    return min(max(scale, scale_of(a), scale_of(b), 0), 1000)


def numeric_div(a: Decimal, b: Decimal) -> Decimal:
    if b.is_zero() and not a.is_nan():
        raise errors.DivisionByZero("division by zero")
    if not _finite(a, b):
        if b.is_infinite() and a.is_finite():
            return Decimal(0)
        return CONTEXT.divide(a, b)
    scale = div_scale(a, b)
    return round_to(_precise(a.adjusted() - b.adjusted() + scale + 20).divide(a, b), scale)


@lru_cache(1024)
def _precise(digits: int) -> Context:
    return Context(prec=max(40, digits), Emax=CONTEXT.Emax, Emin=CONTEXT.Emin, traps=[])


def _numeric_div_trunc(a: Decimal, b: Decimal) -> Decimal:
    if b.is_zero() and not a.is_nan():
        raise errors.DivisionByZero("division by zero")
    out = CONTEXT.divide_int(a, b)
    return out.copy_abs() if out.is_zero() else out


def numeric_mod(a: Decimal, b: Decimal) -> Decimal:
    if b.is_zero() and not a.is_nan():
        raise errors.DivisionByZero("division by zero")
    out = CONTEXT.remainder(a, b)
    scale = max(scale_of(a), scale_of(b))
    return round_to(out, scale) if out.is_finite() else out


def numeric_trunc(v: Decimal, scale: int = 0) -> Decimal:
    from decimal import ROUND_DOWN

    if not v.is_finite():
        return v
    out = v.quantize(Decimal(1).scaleb(-scale), rounding=ROUND_DOWN, context=CONTEXT)
    out = out.quantize(Decimal(1), context=CONTEXT) if scale < 0 else out
    return out.copy_abs() if out.is_zero() else out


def _floor_ceil(rounding: str) -> Callable[[Decimal], Decimal]:
    def call(v: Decimal) -> Decimal:
        if not v.is_finite():
            return v
        out = v.quantize(Decimal(1), rounding=rounding, context=CONTEXT)
        return out.copy_abs() if out.is_zero() else out

    return call


for _op, _f in (("+", numeric_add), ("-", numeric_sub), ("*", numeric_mul), ("/", numeric_div), ("%", numeric_mod)):
    operator(_op, "numeric", "numeric", "numeric", _f, never_null=True)
operator("-", "", "numeric", "numeric", lambda a: a.copy_negate() if a else a)
operator("+", "", "numeric", "numeric", lambda a: a, inline="{0}")
operator("@", "", "numeric", "numeric", lambda a: a.copy_abs())
define("abs", "numeric", "numeric", lambda a: a.copy_abs())
define("mod", "numeric numeric", "numeric", numeric_mod)
define("round", "numeric", "numeric", lambda v: round_to(v, 0))
define("round", "numeric int4", "numeric", round_to)
define("trunc", "numeric", "numeric", numeric_trunc)
define("trunc", "numeric int4", "numeric", numeric_trunc)
define("floor", "numeric", "numeric", _floor_ceil("ROUND_FLOOR"))
define("ceil", "numeric", "numeric", _floor_ceil("ROUND_CEILING"))
define("ceiling", "numeric", "numeric", _floor_ceil("ROUND_CEILING"))
define("sign", "numeric", "numeric", lambda v: Decimal((v > 0) - (v < 0)) if not v.is_nan() else v)
define("scale", "numeric", "int4", lambda v: scale_of(v) if v.is_finite() else None)
define("min_scale", "numeric", "int4", lambda v: max(0, scale_of(v.normalize(CONTEXT))) if v.is_finite() else None)
define("trim_scale", "numeric", "numeric", lambda v: round_to(v, max(0, scale_of(v.normalize(CONTEXT)))) if v.is_finite() else v)
define("numeric_inc", "numeric", "numeric", lambda v: numeric_add(v, Decimal(1)))


def _factorial(n: int) -> Decimal:
    if n < 0:
        raise errors.NumericValueOutOfRange("factorial of a negative number is undefined")
    if n > 32177:
        raise errors.NumericValueOutOfRange("value overflows numeric format")
    return Decimal(math.factorial(n))


define("factorial", "int8", "numeric", _factorial)
define("gcd", "numeric numeric", "numeric", lambda a, b: _numeric_gcd(a, b))
define("lcm", "numeric numeric", "numeric", lambda a, b: _numeric_lcm(a, b))




def _numeric_gcd(a: Decimal, b: Decimal) -> Decimal:
    if not (a.is_finite() and b.is_finite()):
        return Decimal("NaN")
    return _divisors(a, b, math.gcd)


def _numeric_lcm(a: Decimal, b: Decimal) -> Decimal:
    if not (a.is_finite() and b.is_finite()):
        return Decimal("NaN")
    out = _divisors(a, b, math.lcm)
    if out.adjusted() >= WHOLE_DIGITS_MAX:
        raise errors.NumericValueOutOfRange("value overflows numeric format")
    return out


def _divisors(a: Decimal, b: Decimal, of: Callable[[int, int], int]) -> Decimal:
    scale = max(scale_of(a), scale_of(b))
    return Decimal(of(int(a.scaleb(scale, CONTEXT)), int(b.scaleb(scale, CONTEXT)))).scaleb(-scale, CONTEXT)
define("div", "numeric numeric", "numeric", lambda a, b: _numeric_div_trunc(a, b))
