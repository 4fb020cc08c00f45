"""Estimates of comparisons: eqsel, neqsel, scalarltsel and its kin, IS NULL, IS TRUE.

Source: PostgreSQL 15 manual, section 76.1; its src/backend/utils/adt/selfuncs.c.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from aurorapy.planner.table_statistics import HISTOGRAM, MCV
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.base import UNORDERED
from aurorapy.planner.types.domains import base_type

from .variables import Variable, clamped

INEQUALITY = 0.3333333333333333
UNKNOWN, NOT_UNKNOWN = 0.005, 0.995
MIRROR = {"=": "=", "<>": "<>", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
_NUMBERS = frozenset((16, 20, 21, 23, 26, 24, 700, 701, 1700, 2202, 2203, 2204, 2205, 2206, 3734, 3769, 4089, 4096))
_TEXTS = frozenset((18, 19, 25, 1042, 1043))
_BYTEA, _INTERVAL, _TIME, _TIMETZ = 17, 1186, 1083, 1266
_DAY = 86_400_000_000
_MOMENTS = {1082: _DAY, 1114: 1, 1184: 1}  # what they count, in microseconds; the time zone is of no account here
_ARITHMETIC = frozenset((20, 21, 23, 26, 700, 701, 1700))
_MONTH = 30.4375 * _DAY


# --- comparing data -----------------------------------------------------------------------------

_FAMILIES = (frozenset((20, 21, 23, 26)), frozenset((25, 1043, 19)), frozenset((700, 701)), frozenset((650, 869)))


def comparable(a: int, b: int) -> bool:
    """Whether data of both types order each other."""
    a, b = base_type(a), base_type(b)
    return (a == b and a not in UNORDERED) or any(a in f and b in f for f in _FAMILIES)


def comparison(v: Variable, op: str, value: Any, value_type: int) -> Callable[[Any], bool] | None:
    """A test of `datum op value` for the variable's data; None where the types do not compare as they are."""
    mine, other_type = base_type(v.type), base_type(value_type)
    if comparable(mine, other_type):
        key, other = TYPES[v.type].order_key, TYPES[other_type].order_key
        bound_key = value if other is None else other(value)
        look = key if key is not None else (lambda d: d)
    elif mine in _MOMENTS and other_type in _MOMENTS:
        scale = _MOMENTS[mine]
        bound_key = value * _MOMENTS[other_type]
        look = lambda d: d * scale  # noqa: E731
    elif mine in _ARITHMETIC and other_type in _ARITHMETIC and value == value:
        bound_key = value
        look = lambda d: d  # noqa: E731
    else:
        return None
    tests: dict[str, Callable[[Any], bool]] = {
        "=": lambda d: look(d) == bound_key, "<>": lambda d: look(d) != bound_key, "<": lambda d: look(d) < bound_key,
        "<=": lambda d: not bound_key < look(d), ">": lambda d: bound_key < look(d), ">=": lambda d: not look(d) < bound_key}
    return tests[op]


# --- equality -----------------------------------------------------------------------------------


def equal_to(v: Variable, value: Any, value_type: int, *, negate: bool = False) -> float:
    """variable = constant."""
    if value is None:
        return 0.0
    nulls = v.nulls
    if v.unique and v.relation.tuples >= 1.0:
        share = 1.0 / v.relation.tuples
    elif v.stats is not None:
        share = _equal_share(v, comparison(v, "=", value, value_type))
    else:
        share = 1.0 / v.distinct()
    if negate:
        share = 1.0 - share - nulls
    return clamped(share)


def _equal_share(v: Variable, test: Callable[[Any], bool] | None) -> float:
    values, numbers = v.common
    if test is not None:
        for value, share in zip(values, numbers, strict=True):
            if test(value):
                return share
    share = clamped(1.0 - sum(numbers) - v.nulls)
    others = v.distinct() - len(numbers)
    if others > 1:
        share /= others
    return min(share, numbers[-1]) if numbers else share


def equal_to_unknown(v: Variable, *, negate: bool = False) -> float:
    """variable = something that the plan does not know yet."""
    if v.unique and v.relation.tuples >= 1.0:
        share = 1.0 / v.relation.tuples
    elif v.stats is not None:
        share = 1.0 - v.stats.nulls
        n = v.distinct()
        if n > 1:
            share /= n
        _, numbers = v.common
        if numbers:
            share = min(share, numbers[0])
    else:
        share = 1.0 / v.distinct()
    if negate:
        share = 1.0 - share - v.nulls
    return clamped(share)


# --- order --------------------------------------------------------------------------------------


def ordered(v: Variable, op: str, value: Any, value_type: int) -> float:
    """variable < constant, and so on."""
    if value is None:
        return 0.0
    test = comparison(v, op, value, value_type)
    if v.stats is None or test is None:
        return INEQUALITY
    values, numbers = v.common
    met = sum([n for d, n in zip(values, numbers, strict=True) if test(d)])
    above = histogram_share(v, op, value, value_type, test)
    share = 1.0 - v.stats.nulls - sum(numbers)
    share *= above if above is not None else 0.5
    return clamped(share + met)


def histogram_share(v: Variable, op: str, value: Any, value_type: int, test: Callable[[Any], bool]) -> float | None:
    """The share of what the histogram tells of that satisfies an inequality; None without a histogram."""
    assert v.stats is not None
    slot = v.stats.slot(HISTOGRAM)
    if slot is None or len(slot.values) < 2:
        return None
    bounds = slot.values
    n = len(bounds)
    greater, equal = op in (">", ">="), op in ("<=", ">=")
    low, high = 0, n
    at_end = False
    while low < high:
        middle = (low + high) // 2
        at_end = at_end or n == 2 or middle in (0, n - 1)
        if test(bounds[middle]) != greater:
            low = middle + 1
        else:
            high = middle
    column = getattr(v.expr, "column", None)
    have_end = at_end and column is not None and v.relation.begins_index(column)  # then PostgreSQL looks into the index, and knows the end
    if low <= 0:
        part = 0.0
    elif low >= n:
        part = 1.0
    else:
        part = _within(v, bounds, low, value, value_type, one_more=low == 1, shifted=greater == equal)
    share = 1.0 - part if greater else part
    if have_end:
        return clamped(share)
    least = 0.01 / (n - 1)
    return min(max(share, least), 1.0 - least)


def _within(v: Variable, bounds: tuple[Any, ...], i: int, value: Any, value_type: int, *, one_more: bool, shifted: bool) -> float:
    equal = 0.0
    if one_more or shifted:
        assert v.stats is not None
        slot = v.stats.slot(MCV)
        others = v.distinct() - (len(slot.numbers) if slot is not None else 0)
        if others > 1:
            equal = 1.0 / others
    inside = _bin_share(v.type, bounds[i - 1], bounds[i], value, value_type)
    part = (i - 1 + inside) / (len(bounds) - 1)
    if one_more:
        part += equal * (1.0 - inside)
    if shifted:
        part -= equal
    return part


def _bin_share(oid: int, low: Any, high: Any, value: Any, value_type: int) -> float:
    """How far into a bin of the histogram a value lies."""
    try:
        scaled = _scalars(oid, low, high, value, base_type(value_type))
    except (TypeError, ValueError, OverflowError, ArithmeticError):
        return 0.5
    if scaled is None:
        return 0.5
    a, b, x = scaled
    if b <= a:
        return 0.5
    if x <= a:
        return 0.0
    if x >= b:
        return 1.0
    share = (x - a) / (b - a)
    return 0.5 if math.isnan(share) or not 0.0 <= share <= 1.0 else share


def _scalars(oid: int, low: Any, high: Any, value: Any, value_type: int) -> tuple[float, float, float] | None:
    """The three as numbers, where the type has such a thing."""
    if oid in _NUMBERS and value_type in _NUMBERS:
        return float(low), float(high), float(value)
    if oid in _TEXTS and value_type in _TEXTS:
        return _strings(low.encode(), high.encode(), value.encode())
    if oid == _BYTEA:
        return _bytes(low, high, value)
    if oid in _MOMENTS and value_type in _MOMENTS:
        scale = _MOMENTS[oid]
        return float(low * scale), float(high * scale), float(value * _MOMENTS[value_type])
    if oid == _TIME:
        return float(low), float(high), float(value)
    if oid == _INTERVAL:
        return _interval(low), _interval(high), _interval(value)
    if oid == _TIMETZ:
        return float(low[0] + low[1] * 1e6), float(high[0] + high[1] * 1e6), float(value[0] + value[1] * 1e6)
    return None


def _interval(v: Any) -> float:
    months, days, microseconds = v
    return float(microseconds + days * _DAY + months * _MONTH)


def _strings(low: bytes, high: bytes, value: bytes) -> tuple[float, float, float]:
    """Texts as fractions to the base of the characters that occur. Source: convert_string_to_scalar."""
    least, most = high[0] if high else 0, high[0] if high else 0
    for c in low + high:
        least, most = min(least, c), max(most, c)
    for first, last in ((ord("A"), ord("Z")), (ord("a"), ord("z")), (ord("0"), ord("9"))):
        if least <= last and most >= first:
            least, most = min(least, first), max(most, last)
    if most - least < 9:
        least, most = ord(" "), 127
    shared = 0
    while shared < len(low) and shared < len(high) and shared < len(value) and low[shared] == high[shared] == value[shared]:
        shared += 1
    a, b, x = (_fraction(s[shared:], least, most, 12) for s in (low, high, value))
    return a, b, x


def _fraction(text: bytes, least: int, most: int, length: int) -> float:
    base = most - least + 1
    out, weight = 0.0, float(base)
    for c in text[:length]:
        c = min(max(c, least - 1), most + 1)
        out += (c - least) / weight
        weight *= base
    return out


def _bytes(low: bytes, high: bytes, value: bytes) -> tuple[float, float, float]:
    shared = 0
    while shared < len(low) and shared < len(high) and shared < len(value) and low[shared] == high[shared] == value[shared]:
        shared += 1
    a, b, x = (_fraction(s[shared:], 0, 255, 10) for s in (low, high, value))
    return a, b, x


# --- tests --------------------------------------------------------------------------------------


def null_test(v: Variable | None, *, negated: bool) -> float:
    """IS NULL, IS NOT NULL."""
    if v is None or v.stats is None:
        return NOT_UNKNOWN if negated else UNKNOWN
    return clamped(1.0 - v.stats.nulls if negated else v.stats.nulls)


def boolean_test(v: Variable, what: str, *, negated: bool) -> float | None:
    """IS TRUE and its kin, of something with statistics; None without."""
    if v.stats is None:
        return None
    nulls = v.stats.nulls
    values, numbers = v.common
    if values:
        true = numbers[0] if values[0] else 1.0 - numbers[0] - nulls
        false = 1.0 - true - nulls
    else:
        true = false = (1.0 - nulls) / 2.0
    share = {"unknown": nulls, "true": true, "false": false}[what]
    return clamped(1.0 - share if negated else share)
