"""Series and window functions.

Source: PostgreSQL 15 manual, sections 9.22 and 9.25.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.interval import interval_key
from aurorapy.planner.types.numeric import CONTEXT

from .intervals import add_interval, add_zoned
from .registry import define


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
        start = CONTEXT.add(start, step)


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
