"""Arithmetic, casts and words of money.

Source: PostgreSQL 15 manual, section 8.2; the behaviour of its src/backend/utils/adt/cash.c.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.money import MAX, MIN
from aurorapy.planner.types.numeric import round_to

from .arithmetic import trunc_div
from .registry import aggregate, cast, define, operator

_NUMBERS = {"int2": "int2", "int4": "int4", "int8": "int8", "float4": "flt4", "float8": "flt8"}  # with the names that functions have of them
_WORDS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty "
          "thirty forty fifty sixty seventy eighty ninety").split()
_THOUSANDS = ("", "thousand", "million", "billion", "trillion", "quadrillion")


def _checked(value: int) -> int:
    if not MIN <= value <= MAX:
        raise errors.NumericValueOutOfRange("money out of range")
    return value


def _rounded(value: float) -> int:
    """The nearest amount, the even one of two."""
    if not -9.3e18 < value < 9.3e18:
        raise errors.NumericValueOutOfRange("money out of range")
    return _checked(round(value))


def _need_divisor(value: float) -> None:
    if value == 0:
        raise errors.DivisionByZero("division by zero")


def _times(amount: int, factor: Any) -> int:
    return _rounded(float(amount) * factor) if isinstance(factor, float) else _checked(amount * factor)


def _over(amount: int, divisor: Any) -> int:
    _need_divisor(divisor)
    if isinstance(divisor, float):
        return _rounded(float(amount) / divisor)
    if amount == MIN and divisor == -1:
        raise errors.FloatingPointException(
            "floating-point exception", detail="An invalid floating-point operation was signaled. This probably means an out-of-range result or an "
            "invalid operation, such as division by zero.")
    return trunc_div(amount, divisor)


def _ratio(a: int, b: int) -> float:
    _need_divisor(b)
    return float(a) / float(b)


operator("+", "money", "money", "money", lambda a, b: _checked(a + b), function="cash_pl", commutator="+")
operator("-", "money", "money", "money", lambda a, b: _checked(a - b), function="cash_mi")
operator("/", "money", "money", "float8", _ratio, function="cash_div_cash")
for _type, _name in _NUMBERS.items():
    operator("*", "money", _type, "money", _times, function=f"cash_mul_{_name}", commutator="*")
    operator("*", _type, "money", "money", lambda factor, amount: _times(amount, factor), function=f"{_name}_mul_cash", commutator="*")
    operator("/", "money", _type, "money", _over, function=f"cash_div_{_name}")
define("cash_cmp", "money money", "int4", lambda a, b: (a > b) - (a < b))
define("cashlarger", "money money", "money", max)
define("cashsmaller", "money money", "money", min)


def _add_all(total: Any, amounts: list[int]) -> int:
    """The sum so far: no sum on the way may be out of range."""
    out = 0 if total is None else total
    for amount in amounts:
        out = _checked(out + amount)
    return out


aggregate("sum", "money", "money", lambda: None, _add_all, lambda v: v)

# --- casts --------------------------------------------------------------------------------------


def _bigint(value: int) -> int:
    if not MIN <= value <= MAX:
        raise errors.NumericValueOutOfRange("bigint out of range")
    return value


def _of_numeric(value: Decimal) -> int:
    if not value.is_finite():
        raise errors.FeatureNotSupported(f"cannot convert {'NaN' if value.is_nan() else 'infinity'} to bigint")
    return _bigint(int(round_to(value, 2).scaleb(2)))


for _type in ("int4", "int8"):
    cast(_type, "money", "a", lambda v: _bigint(v * 100), volatility="s")
cast("numeric", "money", "a", _of_numeric, volatility="s")
cast("money", "numeric", "a", lambda v: Decimal(v).scaleb(-2), volatility="s")

# --- words --------------------------------------------------------------------------------------


def _below_thousand(n: int) -> str:
    """A number in words; 'and' stands in front of what is less than twenty only."""
    hundreds, rest = divmod(n, 100)
    tens, ones = divmod(rest, 10)
    words = _WORDS[rest] if rest <= 20 else _WORDS[18 + tens] + (f" {_WORDS[ones]}" if ones else "")
    if not hundreds:
        return words
    return f"{_WORDS[hundreds]} hundred" + ("" if not rest else f" and {words}" if rest < 20 else f" {words}")


def _words(amount: int) -> str:
    """An amount in words."""
    dollars, cents = divmod(abs(amount), 100)
    out = ""
    for power in range(len(_THOUSANDS) - 1, -1, -1):
        group = dollars // 1000**power % 1000
        if group:
            out += _below_thousand(group) + (f" {_THOUSANDS[power]} " if power else "")
    text = f"{'minus ' if amount < 0 else ''}{out or 'zero'} dollar{'' if dollars == 1 else 's'} and {_below_thousand(cents)} cent{'' if cents == 1 else 's'}"
    return text[0].upper() + text[1:]


define("cash_words", "money", "text", _words)
