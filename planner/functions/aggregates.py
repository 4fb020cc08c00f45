"""Aggregate functions.

`add` gets a list of a group's values, so that `sum`, `max`, `len` and `extend` do the work.

Source: PostgreSQL 15 manual, section 9.21.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Context, Decimal
from itertools import chain
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import BY_NAME
from aurorapy.planner.types.numeric import CONTEXT, round_to
from aurorapy.planner.types.shaped import gather

from .comparison import plain_array_key
from .numerics import numeric_add, numeric_div
from .registry import aggregate
from .transitions import accumulate_float

aggregate("count", "", "int8", int, lambda n, rows: n + len(rows), lambda n: n, strict=False)
aggregate("count", "any", "int8", int, lambda n, values: n + len(values), lambda n: n)


def _add_sum(state: Any, values: list[Any]) -> Any:
    return sum(values) if state is None else state + sum(values)


def _int8_result(v: Any) -> Any:
    if v is not None and not -(1 << 63) <= v < 1 << 63:
        raise errors.NumericValueOutOfRange("bigint out of range")
    return v


for _t in ("int2", "int4"):
    aggregate("sum", _t, "int8", lambda: None, _add_sum, _int8_result)
aggregate("sum", "int8", "numeric", lambda: None, _add_sum, lambda v: None if v is None else Decimal(v))


def _add_numeric(state: Any, values: list[Decimal]) -> Any:
    total = Decimal(0) if state is None else state
    add = CONTEXT.add
    for v in values:
        total = add(total, v)
    return total


aggregate("sum", "numeric", "numeric", lambda: None, _add_numeric, lambda v: v)


def _add_float(state: Any, values: list[float]) -> Any:
    total = 0.0 if state is None else state
    for v in values:
        total += v
    if math.isinf(total) and not any(map(math.isinf, values)) and not (state is not None and math.isinf(state)):
        raise errors.NumericValueOutOfRange("value out of range: overflow")
    return total


aggregate("sum", "float8", "float8", lambda: None, _add_float, lambda v: v)


def _single(v: Any) -> Any:
    from aurorapy.planner.types.numbers import to_single

    return None if v is None else to_single(v) if math.isfinite(v) else v


aggregate("sum", "float4", "float4", lambda: None, _add_float, _single)


_INT4, _INT8 = 1 << 31, 1 << 63


def _add_interval(state: Any, values: list[Any]) -> Any:
    total = (0, 0, 0, 0) if state is None else state
    m, d, u, n = total
    for v in values:
        m, d, u, n = m + v[0], d + v[1], u + v[2], n + 1
        if not (-_INT4 <= m < _INT4 and -_INT4 <= d < _INT4 and -_INT8 <= u < _INT8):
            raise errors.DatetimeFieldOverflow("interval out of range")
    return m, d, u, n


aggregate("sum", "interval", "interval", lambda: None, _add_interval, lambda s: None if s is None else s[:3])


def _avg_interval(s: Any) -> Any:
    if s is None:
        return None
    from .intervals import interval_div

    return interval_div(s[:3], float(s[3]))


aggregate("avg", "interval", "interval", lambda: None, _add_interval, _avg_interval)


def _count_sum(state: Any, values: list[Any]) -> Any:
    return state[0] + len(values), state[1] + sum(values)


for _t in ("int2", "int4", "int8"):
    aggregate("avg", _t, "numeric", lambda: (0, 0), _count_sum, lambda s: numeric_div(Decimal(s[1]), Decimal(s[0])) if s[0] else None)
aggregate("avg", "numeric", "numeric", lambda: (0, None), lambda s, v: (s[0] + len(v), _add_numeric(s[1], v)),
          lambda s: numeric_div(s[1], Decimal(s[0])) if s[0] else None)
for _t in ("float4", "float8"):
    aggregate("avg", _t, "float8", lambda: (0, None), lambda s, v: (s[0] + len(v), _add_float(s[1], v)), lambda s: s[1] / s[0] if s[0] else None)


def extreme(pick: Any, key: Any) -> Any:
    """What min or max (`pick`) does with further values, which are compared by `key`. Of equal values that look different (1.0 and 1.00) it is the last one."""
    if key is None:
        def plain(state: Any, values: list[Any]) -> Any:
            v = pick(values)
            return v if state is None else pick((state, v))

        return plain

    def keyed(state: Any, values: list[Any]) -> Any:
        v = pick(reversed(values), key=key)
        return v if state is None else pick((v, state), key=key)

    return keyed


for _t in ("int2", "int4", "int8", "oid", "float4", "float8", "numeric", "text", "bpchar", "date", "time", "timetz", "timestamp", "timestamptz", "interval",
           "tid", "pg_lsn", "inet", "xid8", "money"):
    _key = BY_NAME[_t].order_key
    aggregate("min", _t, _t, lambda: None, extreme(min, _key), lambda v: v)
    aggregate("max", _t, _t, lambda: None, extreme(max, _key), lambda v: v)


aggregate("min", "anyarray", "anyarray", lambda: None, extreme(min, plain_array_key), lambda v: v, keyed=lambda key: extreme(min, key))
aggregate("max", "anyarray", "anyarray", lambda: None, extreme(max, plain_array_key), lambda v: v, keyed=lambda key: extreme(max, key))


def _booleans(f: Callable[[Any], bool]) -> Callable[[Any, Any], Any]:
    return lambda s, v: f(v) if s is None else f((s, f(v)))


for _n, _f in (("bool_and", all), ("every", all), ("bool_or", any)):
    aggregate(_n, "bool", "bool", lambda: None, _booleans(_f), lambda v: v)


def _bits(op: Any) -> Any:
    def add(state: Any, values: list[int]) -> int:
        out = values[0] if state is None else state
        for v in values:
            out = op(out, v)
        return out

    return add


for _t in ("int2", "int4", "int8"):
    aggregate("bit_and", _t, _t, lambda: None, _bits(lambda a, b: a & b), lambda v: v)
    aggregate("bit_or", _t, _t, lambda: None, _bits(lambda a, b: a | b), lambda v: v)
    aggregate("bit_xor", _t, _t, lambda: None, lambda s, v: _bits(lambda a, b: a ^ b)(s if s is not None else 0, v), lambda v: v)


def _collect(state: list[Any], values: list[Any]) -> list[Any]:
    state.extend(values)
    return state


def _joined(items: list[Any]) -> Any:
    kept = [(v, d) for v, d in items if v is not None]
    if not kept:
        return None
    empty = type(kept[0][0])()
    return empty.join(chain.from_iterable((empty if i == 0 or d is None else d, v) for i, (v, d) in enumerate(kept)))


aggregate("string_agg", "text text", "text", list, _collect, _joined, strict=False)
aggregate("string_agg", "bytea bytea", "bytea", list, _collect, _joined, strict=False)
aggregate("array_agg", "anynonarray", "anyarray", list, _collect, lambda v: tuple(v) if v else None, strict=False)
aggregate("array_agg", "anyarray", "anyarray", list, _collect, lambda v: gather(v) if v else None, strict=False)

# --- statistics ---------------------------------------------------------------------------------


def _moments(state: Any, values: list[Any]) -> Any:
    n, total, squares = state
    for v in values:
        n, total, squares = n + 1, total + v, squares + v * v
    return n, total, squares


def _numeric_variance(sample: bool, root: bool) -> Any:
    def final(s: Any) -> Any:
        n, total, squares = s
        if n == 0 or (sample and n == 1):
            return None
        total, squares, count = Decimal(total), Decimal(squares), Decimal(n)
        if not (total.is_finite() and squares.is_finite()):
            return Decimal("NaN")
        numerator = CONTEXT.subtract(CONTEXT.multiply(count, squares), CONTEXT.multiply(total, total))
        if numerator <= 0:
            return Decimal(0)
        out = numeric_div(numerator, Decimal(n * (n - 1) if sample else n * n))
        if not root:
            return out
        places = -int(out.as_tuple().exponent)  # as many as the variance has
        return round_to(Context(prec=out.adjusted() // 2 + places + 30, traps=[]).sqrt(out), places)

    return final


def _welford(state: Any, values: list[float]) -> Any:
    n, mean_sum, sxx = state
    for v in values:
        n += 1
        mean_sum += v
        if n > 1:
            tmp = v * n - mean_sum
            sxx += tmp * tmp / (n * (n - 1))
    if not (math.isfinite(mean_sum) and math.isfinite(sxx)):
        n, mean_sum, sxx = state
        for v in values:
            n, mean_sum, sxx = accumulate_float((n, mean_sum, sxx), v)
    return n, mean_sum, sxx


def _float_variance(sample: bool, root: bool) -> Any:
    def final(s: Any) -> Any:
        n, _, sxx = s
        if n == 0 or (sample and n == 1):
            return None
        out = sxx / (n - 1 if sample else n)
        return math.sqrt(out) if root else out

    return final


for _n, _sample, _root in (("variance", True, False), ("var_samp", True, False), ("var_pop", False, False), ("stddev", True, True),
                           ("stddev_samp", True, True), ("stddev_pop", False, True)):
    for _t in ("int2", "int4", "int8"):
        aggregate(_n, _t, "numeric", lambda: (0, 0, 0), _moments, _numeric_variance(_sample, _root))
    aggregate(_n, "numeric", "numeric", lambda: (0, Decimal(0), Decimal(0)),
              lambda s, v: (s[0] + len(v), _add_numeric(s[1], v), _add_numeric(s[2], [CONTEXT.multiply(x, x) for x in v])), _numeric_variance(_sample, _root))
    for _t in ("float4", "float8"):
        aggregate(_n, _t, "float8", lambda: (0, 0.0, 0.0), _welford, _float_variance(_sample, _root))

__all__ = ["numeric_add"]
