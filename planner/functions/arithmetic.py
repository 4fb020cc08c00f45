"""Arithmetic of integers and floats, and the casts between numbers.

Source: PostgreSQL 15 manual, section 9.3.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.numbers import nearest_single, to_single
from aurorapy.planner.types.numeric import CONTEXT, round_to

from .registry import NAMESPACE, cast, define, operator

_BITS = {"int2": 15, "int4": 31, "int8": 63}
_SQL = {"int2": "smallint", "int4": "integer", "int8": "bigint"}


def _overflow(name: str) -> Callable[[], Any]:
    def fail() -> Any:
        raise errors.NumericValueOutOfRange(f"{_SQL[name]} out of range")

    return fail


def _zero() -> Any:
    raise errors.DivisionByZero("division by zero")


NAMESPACE["zero_division"] = _zero
for _n in _BITS:
    NAMESPACE[f"{_n}_overflow"] = _overflow(_n)


def _checked(name: str, body: str) -> str:
    limit = 1 << _BITS[name]
    return f"({{t}} if -{limit} <= ({{t}}:={body}) <= {limit - 1} else {name}_overflow())"


def _make(source: str, count: int = 2) -> Callable[..., Any]:
    text = source.replace("{0}", "a").replace("{1}", "b").replace("{t}", "t")
    return eval(f"lambda {'a, b' if count == 2 else 'a'}: {text}", NAMESPACE)  # type: ignore[no-any-return]


def trunc_div(a: int, b: int) -> int:
    """Integer division toward zero."""
    q = abs(a) // abs(b)
    return q if (a < 0) == (b < 0) else -q


NAMESPACE["trunc_div"] = trunc_div
NAMESPACE["fmod"] = lambda a, b: a - b * trunc_div(a, b)
for _a in _BITS:
    for _b in _BITS:
        _r = _a if _BITS[_a] >= _BITS[_b] else _b
        for _op in ("+", "-", "*"):
            _source = _checked(_r, f"{{0}}{_op}{{1}}")
            operator(_op, _a, _b, _r, _make(_source), inline=_source)
        _source = f"({{0}}//{{1}} if {{0}}>=0<{{1}} else {_checked(_r, 'trunc_div({0},{1})')} if {{1}} else zero_division())"
        operator("/", _a, _b, _r, _make(_source), inline=_source)
    _source = "({0}%{1} if {0}>=0<{1} else fmod({0},{1}) if {1} else zero_division())"
    operator("%", _a, _a, _a, _make(_source), inline=_source)
    define("mod", f"{_a} {_a}", _a, _make(_source), inline=_source)
    _source = _checked(_a, "-{0}")
    operator("-", "", _a, _a, _make(_source, 1), inline=_source)
    operator("+", "", _a, _a, lambda a: a, inline="{0}")
    _source = _checked(_a, "abs({0})")
    define("abs", _a, _a, _make(_source, 1), inline=_source)
    operator("@", "", _a, _a, _make(_source, 1), inline=_source)
    for _op in ("&", "|"):
        operator(_op, _a, _a, _a, _make(f"{{0}}{_op}{{1}}"), inline=f"({{0}}{_op}{{1}})")
    operator("#", _a, _a, _a, lambda a, b: a ^ b, inline="({0}^{1})")
    operator("~", "", _a, _a, lambda a: ~a, inline="(~{0})")

    def _shift(bits: int, left: bool) -> Callable[[int, int], int]:
        size = bits + 1

        def call(a: int, n: int) -> int:
            n %= 32 if size < 64 else 64
            if not left:
                return a >> n
            v = (a << n) & ((1 << size) - 1)
            return v - (1 << size) if v >> bits else v

        return call

    operator("<<", _a, "int4", _a, _shift(_BITS[_a], True))
    operator(">>", _a, "int4", _a, _shift(_BITS[_a], False))


def _gcd(name: str) -> Callable[[int, int], int]:
    def call(a: int, b: int) -> int:
        g = math.gcd(a, b)
        return g if g < 1 << _BITS[name] else NAMESPACE[f"{name}_overflow"]()

    return call


def _lcm(name: str) -> Callable[[int, int], int]:
    def call(a: int, b: int) -> int:
        v = math.lcm(a, b)
        return v if v < 1 << _BITS[name] else NAMESPACE[f"{name}_overflow"]()

    return call


for _a in ("int4", "int8"):
    define("gcd", f"{_a} {_a}", _a, _gcd(_a))
    define("lcm", f"{_a} {_a}", _a, _lcm(_a))

# --- floats -------------------------------------------------------------------------------------


def _check_float(value: float, inputs: tuple[float, ...], single: bool, zero_ok: bool) -> float:
    if math.isinf(value) and not any(math.isinf(i) for i in inputs):
        raise errors.NumericValueOutOfRange("value out of range: overflow")
    if value == 0.0 and not zero_ok:
        raise errors.NumericValueOutOfRange("value out of range: underflow")
    return to_single(value) if single and math.isfinite(value) else value


def _float_op(op: str, single: bool) -> Callable[[float, float], float]:
    def call(a: float, b: float) -> float:
        if op == "+":
            return _check_float(a + b, (a, b), single, True)
        if op == "-":
            return _check_float(a - b, (a, b), single, True)
        if op == "*":
            return _check_float(a * b, (a, b), single, a == 0.0 or b == 0.0)
        if b == 0.0 and a == a:
            raise errors.DivisionByZero("division by zero")
        return _check_float(a / b if b else a, (a,), single, a == 0.0 or math.isinf(b))

    return call


for _a in ("float4", "float8"):
    for _b in ("float4", "float8"):
        _r = "float4" if _a == _b == "float4" else "float8"
        for _op in "+-*/":
            operator(_op, _a, _b, _r, _float_op(_op, _r == "float4"), never_null=True)
    operator("-", "", _a, _a, lambda a: -a, inline="(-{0})")
    operator("+", "", _a, _a, lambda a: a, inline="{0}")
    define("abs", _a, _a, abs, inline="abs({0})")
    operator("@", "", _a, _a, abs, inline="abs({0})")


def power(a: float, b: float) -> float:
    """a ** b with SQL's errors."""
    if a == 0.0 and b < 0:
        raise errors.InvalidArgumentForPower("zero raised to a negative power is undefined")
    if a < 0 and math.isfinite(b) and b != math.floor(b):
        raise errors.InvalidArgumentForPower("a negative number raised to a non-integer power yields a complex result")
    try:
        return _check_float(math.pow(a, b), (a, b), False, a == 0.0 or math.isinf(b) or math.isinf(a))
    except OverflowError:
        raise errors.NumericValueOutOfRange("value out of range: overflow") from None


def _sqrt(a: float) -> float:
    if a < 0:
        raise errors.InvalidArgumentForPower("cannot take square root of a negative number")
    return math.sqrt(a)


def _log(base: Callable[[float], float]) -> Callable[[float], float]:
    def call(a: float) -> float:
        if a == 0:
            raise errors.InvalidArgumentForLogarithm("cannot take logarithm of zero")
        if a < 0:
            raise errors.InvalidArgumentForLogarithm("cannot take logarithm of a negative number")
        return base(a)

    return call


def _exp(a: float) -> float:
    try:
        return _check_float(math.exp(a), (a,), False, a == -math.inf)
    except OverflowError:
        raise errors.NumericValueOutOfRange("value out of range: overflow") from None


def _domain(f: Callable[..., float]) -> Callable[..., float]:
    def call(*args: float) -> float:
        try:
            return f(*args)
        except ValueError:
            raise errors.NumericValueOutOfRange("input is out of range") from None
        except OverflowError:
            raise errors.NumericValueOutOfRange("value out of range: overflow") from None

    return call


def _round_half_even(a: float) -> float:
    return a if not math.isfinite(a) else math.copysign(float(round(a)), a)


operator("^", "float8", "float8", "float8", power)
define("power", "float8 float8", "float8", power)
define("pow", "float8 float8", "float8", power)
define("sqrt", "float8", "float8", _sqrt)
operator("|/", "", "float8", "float8", _sqrt)
define("cbrt", "float8", "float8", math.cbrt)
operator("||/", "", "float8", "float8", math.cbrt)
define("exp", "float8", "float8", _exp)
define("ln", "float8", "float8", _log(math.log))
define("log", "float8", "float8", _log(math.log10))
define("log10", "float8", "float8", _log(math.log10))
define("floor", "float8", "float8", lambda a: float(math.floor(a)) if math.isfinite(a) else a)
define("ceil", "float8", "float8", lambda a: math.copysign(float(math.ceil(a)), a) if math.isfinite(a) else a)
define("ceiling", "float8", "float8", lambda a: math.copysign(float(math.ceil(a)), a) if math.isfinite(a) else a)
define("trunc", "float8", "float8", lambda a: math.copysign(math.trunc(a), a) if math.isfinite(a) else a)
define("round", "float8", "float8", _round_half_even)
define("sign", "float8", "float8", lambda a: float((a > 0) - (a < 0)))
define("pi", "", "float8", lambda: math.pi)
for _n in ("sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh", "acosh"):
    define(_n, "float8", "float8", _domain(getattr(math, _n)))
define("atanh", "float8", "float8", _domain(lambda a: math.copysign(math.inf, a) if abs(a) == 1 else math.atanh(a)))
define("cot", "float8", "float8", _domain(lambda a: 1 / math.tan(a) if a else math.inf))
define("atan2", "float8 float8", "float8", math.atan2)
define("random", "", "float8", lambda ctx: ctx.random(), needs_context=True, volatility="v")
define("setseed", "float8", "void", lambda ctx, seed: ctx.setseed(seed), needs_context=True, volatility="v")

def _width_bucket(v: Any, low: Any, high: Any, count: int) -> int:
    if count <= 0:
        raise errors.InvalidArgumentForWidthBucket("count must be greater than zero")
    if v != v or low != low or high != high:
        raise errors.InvalidArgumentForWidthBucket("operand, lower bound, and upper bound cannot be NaN")
    if not all(x.is_finite() if isinstance(x, Decimal) else math.isfinite(x) for x in (low, high)):
        raise errors.InvalidArgumentForWidthBucket("lower and upper bounds must be finite")
    if low == high:
        raise errors.InvalidArgumentForWidthBucket("lower bound cannot equal upper bound")
    if v < low if low < high else v > low:
        return 0
    if v >= high if low < high else v <= high:
        found = count + 1
    elif isinstance(v, Decimal):
        subtract = CONTEXT.subtract
        found = int(CONTEXT.divide_int(CONTEXT.multiply(subtract(v, low), count), subtract(high, low))) + 1
    else:
        place = (v - low) * count / (high - low)
        if not math.isfinite(place):
            raise errors.NumericValueOutOfRange("value out of range: overflow")
        found = int(place) + 1
    if found > 2**31 - 1:
        raise errors.NumericValueOutOfRange("integer out of range")
    return found


define("width_bucket", "float8 float8 float8 int4", "int4", _width_bucket)
define("width_bucket", "numeric numeric numeric int4", "int4", _width_bucket)

# --- casts between numbers ----------------------------------------------------------------------


def _to_int(name: str) -> Callable[[Any], int]:
    low, high = -(1 << _BITS[name]), (1 << _BITS[name]) - 1

    def call(v: Any) -> int:
        if isinstance(v, float):
            if not math.isfinite(v):
                raise errors.NumericValueOutOfRange(f"{_SQL[name]} out of range")
            n = round(v)
        elif isinstance(v, Decimal):
            if not v.is_finite():
                what = "NaN" if v.is_nan() else "infinity"
                raise errors.FeatureNotSupported(f"cannot convert {what} to {_SQL[name]}")
            n = int(round_to(v, 0))
        else:
            n = v
        if not low <= n <= high:
            raise errors.NumericValueOutOfRange(f"{_SQL[name]} out of range")
        return n

    return call


def _to_float(single: bool) -> Callable[[Any], float]:
    def call(v: Any) -> float:
        out = float(v)
        if isinstance(v, float):
            return to_single(out) if single and math.isfinite(out) else out
        if single and math.isfinite(out):
            out = nearest_single(out)
        if (math.isinf(out) and not (isinstance(v, Decimal) and v.is_infinite())) or (not out and v):
            raise errors.NumericValueOutOfRange(f'"{v:f}" is out of range for type {"real" if single else "double precision"}')
        return out

    return call


def float_to_numeric(digits: int) -> Callable[[float], Decimal]:
    """A float's value to 15 (8-byte) or 6 (4-byte) significant digits."""

    def call(v: float) -> Decimal:
        if not math.isfinite(v):
            return Decimal("NaN") if v != v else Decimal("Infinity" if v > 0 else "-Infinity")
        out = Decimal(f"{v or 0.0:.{digits}g}")  # numeric has no negative zero
        exponent = out.as_tuple().exponent
        return round_to(out, 0) if isinstance(exponent, int) and exponent > 0 else out

    return call


for _s in ("int2", "int4", "int8", "float4", "float8", "numeric"):
    for _t in ("int2", "int4", "int8"):
        if _s == _t:
            continue
        _wider = _s in _BITS and _BITS[_s] < _BITS[_t]
        cast(_s, _t, "i" if _wider else "a", (lambda v: v) if _wider else _to_int(_t), inline="{0}" if _wider else None, never_null=True)
    for _t in ("float4", "float8"):
        if _s != _t:
            _implicit = _s in _BITS or _s == "numeric" or (_s, _t) == ("float4", "float8")
            cast(_s, _t, "i" if _implicit else "a", _to_float(_t == "float4"), never_null=True)
    if _s in _BITS:
        cast(_s, "numeric", "i", Decimal, never_null=True)
cast("float4", "numeric", "a", float_to_numeric(6))
cast("float8", "numeric", "a", float_to_numeric(15))
cast("int4", "bool", "e", lambda v: v != 0)
cast("bool", "int4", "e", int)


def int8_to_oid(v: int) -> int:
    """A bigint as an oid, or 22003."""
    if not 0 <= v <= 0xFFFFFFFF:
        raise errors.NumericValueOutOfRange("OID out of range")
    return v


def oid_to_int4(v: int) -> int:
    """An oid's four bytes, read with a sign."""
    return v - (1 << 32) if v >= 1 << 31 else v


for _s in ("int2", "int4"):
    cast(_s, "oid", "i", lambda v: v & 0xFFFFFFFF)
cast("int8", "oid", "i", int8_to_oid)
cast("oid", "int8", "a", lambda v: v, inline="{0}")
cast("oid", "int4", "a", oid_to_int4)


def _numeric_typmod(v: Any, typmod: int) -> Any:
    return v


__all__ = ["int8_to_oid", "oid_to_int4"]
