"""Set-returning functions and arrays.

Source: PostgreSQL 15 manual, sections 9.19 and 9.25.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.interval import interval_key

from .datetimes import add_interval, add_zoned
from .registry import define, operator


def _series(start: Any, stop: Any, step: Any = 1) -> Any:
    if step == 0:
        raise errors.InvalidParameterValue("step size cannot equal zero")
    if isinstance(start, int) and isinstance(step, int):
        return range(start, stop + (1 if step > 0 else -1), step)
    return _decimal_series(start, stop, step)


def _decimal_series(start: Decimal, stop: Decimal, step: Decimal) -> Iterator[Decimal]:
    for name, v in (("start", start), ("stop", stop), ("step size", step)):
        if not v.is_finite():
            raise errors.InvalidParameterValue(f"{name} value cannot be {'NaN' if v.is_nan() else 'infinity'}" if name != "step size" else (
                f"step size cannot be {'NaN' if v.is_nan() else 'infinity'}"))
    while (start <= stop) if step > 0 else (start >= stop):
        yield start
        start = start + step


for _t in ("int4", "int8", "numeric"):
    define("generate_series", f"{_t} {_t}", _t, lambda a, b: _series(a, b, 1 if isinstance(a, int) else Decimal(1)), retset=True)
    define("generate_series", f"{_t} {_t} {_t}", _t, _series, retset=True)


def _time_series(add: Any) -> Any:
    def call(*args: Any) -> Iterator[int]:
        *ctx, start, stop, step = args
        size = interval_key(step)
        if size == 0:
            raise errors.InvalidParameterValue("step size cannot equal zero")
        while (start <= stop) if size > 0 else (start >= stop):
            yield start
            start = add(*ctx, start, step)

    return call


define("generate_series", "timestamp timestamp interval", "timestamp", _time_series(add_interval), retset=True)
define("generate_series", "timestamptz timestamptz interval", "timestamptz", _time_series(add_zoned), retset=True, needs_context=True, volatility="s")
define("unnest", "anyarray", "anyelement", iter, retset=True)
define("generate_subscripts", "anyarray int4", "int4", lambda a, d: range(1, len(a) + 1) if d == 1 else (), retset=True)

for _n in ("row_number", "rank", "dense_rank"):
    define(_n, "", "int8", kind="w")
for _n in ("percent_rank", "cume_dist"):
    define(_n, "", "float8", kind="w")
define("ntile", "int4", "int4", kind="w")
for _n in ("lag", "lead"):
    define(_n, "anyelement", "anyelement", kind="w")
    define(_n, "anyelement int4", "anyelement", kind="w")
    define(_n, "anycompatible int4 anycompatible", "anycompatible", kind="w")
for _n in ("first_value", "last_value"):
    define(_n, "anyelement", "anyelement", kind="w")
define("nth_value", "anyelement int4", "anyelement", kind="w")

# --- arrays -------------------------------------------------------------------------------------


def _append(a: Any, e: Any) -> Any:
    return (*(a or ()), e)


def _cat(a: Any, b: Any) -> Any:
    return b if a is None else a if b is None else a + b


operator("||", "anycompatiblearray", "anycompatible", "anycompatiblearray", _append, strict=False)
operator("||", "anycompatible", "anycompatiblearray", "anycompatiblearray", lambda e, a: (e, *(a or ())), strict=False)
operator("||", "anycompatiblearray", "anycompatiblearray", "anycompatiblearray", _cat, strict=False)
operator("@>", "anyarray", "anyarray", "bool", lambda a, b: all(x is not None and x in a for x in b))
operator("<@", "anyarray", "anyarray", "bool", lambda a, b: all(x is not None and x in b for x in a))
operator("&&", "anyarray", "anyarray", "bool", lambda a, b: any(x is not None and x in b for x in a))
define("array_append", "anycompatiblearray anycompatible", "anycompatiblearray", _append, strict=False)
define("array_prepend", "anycompatible anycompatiblearray", "anycompatiblearray", lambda e, a: (e, *(a or ())), strict=False)
define("array_cat", "anycompatiblearray anycompatiblearray", "anycompatiblearray", _cat, strict=False)
define("array_length", "anyarray int4", "int4", lambda a, d: len(a) if d == 1 and a else None)
for _v in ("int2vector", "oidvector"):  # their subscripts begin with 0
    define("array_upper", f"{_v} int4", "int4", lambda a, d: len(a) - 1 if d == 1 and a else None)
    define("array_lower", f"{_v} int4", "int4", lambda a, d: 0 if d == 1 and a else None)
    define("generate_subscripts", f"{_v} int4", "int4", lambda a, d: range(len(a)) if d == 1 else (), retset=True)
define("array_upper", "anyarray int4", "int4", lambda a, d: len(a) if d == 1 and a else None)
define("array_lower", "anyarray int4", "int4", lambda a, d: 1 if d == 1 and a else None)
define("array_ndims", "anyarray", "int4", lambda a: 1 if a else None)
define("array_dims", "anyarray", "text", lambda a: f"[1:{len(a)}]" if a else None)
define("cardinality", "anyarray", "int4", len)
define("array_position", "anycompatiblearray anycompatible", "int4", lambda a, e: None if a is None else a.index(e) + 1 if e in a else None, strict=False)
define("array_positions", "anycompatiblearray anycompatible", "int4[]",
       lambda a, e: None if a is None else tuple(i for i, x in enumerate(a, 1) if x == e and (x is None) == (e is None)), strict=False)
define("array_remove", "anycompatiblearray anycompatible", "anycompatiblearray",
       lambda a, e: None if a is None else tuple(x for x in a if x != e or (x is None) != (e is None)), strict=False)
define("array_replace", "anycompatiblearray anycompatible anycompatible", "anycompatiblearray",
       lambda a, o, n: None if a is None else tuple(n if x == o and (x is None) == (o is None) else x for x in a), strict=False)


def _to_string(ctx: Any, types: tuple[int, ...], a: Any, sep: Any, null: Any = None) -> Any:
    from aurorapy.planner.types import TYPES

    if a is None or sep is None:
        return None
    out = TYPES[TYPES[types[0]].element].text_encoder(ctx)
    return sep.join([null if x is None else out(x) for x in a if x is not None or null is not None])


define("array_to_string", "anyarray text", "text", _to_string, needs_types=True, strict=False, volatility="s")
define("array_to_string", "anyarray text text", "text", _to_string, needs_types=True, strict=False, volatility="s")


def _from_string(s: Any, sep: Any, null: Any = None) -> Any:
    if s is None:
        return None
    parts = list(s) if sep is None else (s.split(sep) if sep else [s]) if s else []
    return tuple(None if null is not None and p == null else p for p in parts)


define("string_to_array", "text text", "text[]", _from_string, strict=False)
define("string_to_array", "text text text", "text[]", _from_string, strict=False)
define("string_to_table", "text text", "text", lambda s, d: iter(_from_string(s, d) or ()), strict=False, retset=True)
define("trim_array", "anyarray int4", "anyarray", lambda a, n: a[: len(a) - n])
define("array_fill", "anyelement int4[]", "anyarray", lambda e, d: (e,) * d[0], strict=False)
