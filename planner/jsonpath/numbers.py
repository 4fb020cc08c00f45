"""Arithmetic of numeric items: numeric's own."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.numeric import CONTEXT, numeric_out

from .items import as_number


def _operator(name: str) -> Callable[[Decimal, Decimal], Decimal]:
    def call(a: Decimal, b: Decimal) -> Decimal:
        from aurorapy.planner.functions import operators_named  # functions are made after paths can be read

        function: Any = next(o.function.impl for o in operators_named(name) if o.left == o.right == 1700)
        return function(a, b)  # type: ignore[no-any-return]

    return call


OPERATORS = {name: _operator(name) for name in "+-*/%"}


def _whole(rounding: str) -> Callable[[Any], Any]:
    return lambda v: v if type(v) is int else as_number(v.to_integral_value(rounding, CONTEXT))


floor, ceiling, _truncated = _whole(ROUND_FLOOR), _whole(ROUND_CEILING), _whole(ROUND_DOWN)


def index_of(value: Any) -> int | None:
    """A number as a subscript; None when it is no int4."""
    index = _truncated(value)
    return index if -(2**31) <= index < 2**31 else None


def to_double(value: Any) -> Any:
    """A string's or number's value in double precision, as a jsonb number has it; None for what is none."""
    try:
        found = TYPES[701].input(value if type(value) is str else numeric_out(Decimal(value)), -1, None)
    except errors.SQLError:
        return None
    if not math.isfinite(found):
        return None
    number = Decimal(f"{found or 0.0:.15g}")
    exponent = number.as_tuple().exponent
    return int(number) if isinstance(exponent, int) and exponent >= 0 else number
