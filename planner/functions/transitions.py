"""The functions that PostgreSQL's aggregates are made of and that users make theirs of: int4larger, int8inc, float8_accum and their kin.

Those with a state of type internal are not here. Source: PostgreSQL 15, pg_aggregate's transition, final and combine functions.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import BY_NAME

from .comparison import plain_array_key
from .numerics import numeric_div
from .registry import define

_EXTREMES = """int2 int4 int8 oid float4 float8 tid date:date_ time:time_ timetz:timetz_ timestamp:timestamp_ timestamptz:timestamptz_ interval:interval_
text:text_ numeric:numeric_ bpchar:bpchar_ inet:network_ pg_lsn:pg_lsn_ xid8:xid8_"""


def _extreme(pick: Callable[..., Any], key: Any) -> Callable[[Any, Any], Any]:
    return lambda a, b: pick(a, b) if key is None else pick(a, b, key=key)


for _word in _EXTREMES.split():
    _type, _, _stem = _word.partition(":")
    for _end, _pick in (("larger", max), ("smaller", min)):
        define(f"{_stem or _type}{_end}", f"{_type} {_type}", _type, _extreme(_pick, BY_NAME[_type].order_key))
for _end, _pick in (("larger", max), ("smaller", min)):
    define(f"array_{_end}", "anyarray anyarray", "anyarray", _extreme(_pick, plain_array_key), keyed=lambda key, pick=_pick: _extreme(pick, key))


def _counted(step: int) -> Callable[..., int]:
    def count(n: int, *values: Any) -> int:
        if not -(1 << 63) <= n + step < 1 << 63:
            raise errors.NumericValueOutOfRange("bigint out of range")
        return n + step

    return count


for _name, _args, _step in (("int8inc", "int8", 1), ("int8dec", "int8", -1), ("int8inc_any", "int8 any", 1), ("int8dec_any", "int8 any", -1),
                            ("int8inc_float8_float8", "int8 float8 float8", 1)):
    define(_name, _args, "int8", _counted(_step))
define("booland_statefunc", "bool bool", "bool", lambda a, b: a and b)
define("boolor_statefunc", "bool bool", "bool", lambda a, b: a or b)


def _sum(total: Any, value: Any) -> Any:
    return value if total is None else total if value is None else total + value


for _type in ("int2", "int4"):
    define(f"{_type}_sum", f"int8 {_type}", "int8", _sum, strict=False)
define("int8_sum", "numeric int8", "numeric", lambda total, value: (None if value is None else Decimal(value)) if total is None else (
    total if value is None else total + value), strict=False)


def _state(state: Any, size: int, name: str, kind: str) -> Any:
    if len(state) != size:
        raise errors.InternalError_(f"{name}: expected {size}-element {kind} array")
    return state


def _average_step(sign: int) -> Callable[[Any, int], Any]:
    def step(state: Any, value: int) -> Any:
        if len(state) != 2:
            raise errors.InternalError_("expected 2-element int8 array")
        return state[0] + sign, state[1] + sign * value

    return step


def _average(state: Any) -> Any:
    if len(state) != 2:
        raise errors.InternalError_("expected 2-element int8 array")
    return numeric_div(Decimal(state[1]), Decimal(state[0])) if state[0] else None


for _type in ("int2", "int4"):
    define(f"{_type}_avg_accum", f"int8[] {_type}", "int8[]", _average_step(1))
    define(f"{_type}_avg_accum_inv", f"int8[] {_type}", "int8[]", _average_step(-1))
define("int4_avg_combine", "int8[] int8[]", "int8[]", lambda a, b: (a[0] + b[0], a[1] + b[1]))
define("int8_avg", "int8[]", "numeric", _average)


def accumulate_float(state: Any, value: float) -> Any:
    """float8_accum: (N, Sx, Sxx) with one more value; 22003."""
    n, total, squares = _state(state, 3, "float8_accum", "float8")
    n, total = n + 1, total + value
    if state[0] > 0:
        tmp = value * n - total
        squares += tmp * tmp / (n * state[0])
        if math.isinf(total) or math.isinf(squares):
            if not math.isinf(state[1]) and not math.isinf(value):
                raise errors.NumericValueOutOfRange("value out of range: overflow")
            squares = math.nan
    elif not math.isfinite(value):
        squares = math.nan
    return n, total, squares


def _combine(a: Any, b: Any) -> Any:
    n, x, xx = _state(a, 3, "float8_combine", "float8")
    m, y, yy = _state(b, 3, "float8_combine", "float8")
    if n == 0.0:
        return b
    if m == 0.0:
        return a
    tmp = x / n - y / m
    return n + m, x + y, xx + yy + n * m * tmp * tmp / (n + m)


def _spread(sample: bool, root: bool) -> Callable[[Any], Any]:
    def final(state: Any) -> Any:
        n, _, squares = _state(state, 3, "float8_stddev_samp" if root else "float8_var_samp", "float8")
        if n <= (1.0 if sample else 0.0):
            return None
        out = squares / (n - 1.0 if sample else n)
        return math.sqrt(out) if root else out

    return final


for _type in ("float4", "float8"):
    define(f"{_type}_accum", f"float8[] {_type}", "float8[]", accumulate_float)
define("float8_combine", "float8[] float8[]", "float8[]", _combine)
define("float8_avg", "float8[]", "float8", lambda state: _state(state, 3, "float8_avg", "float8")[1] / state[0] if state[0] else None)
for _name, _sample, _root in (("var_pop", False, False), ("var_samp", True, False), ("stddev_pop", False, True), ("stddev_samp", True, True)):
    define(f"float8_{_name}", "float8[]", "float8", _spread(_sample, _root))
