"""Dates and times that are compared with another type of them: `created < now()` over a column without time zone.

For an index, the value is turned into one of the column's type that lets all rows through which the comparison does, and a few more: on a day that is cut
through, and, since an hour may be left out or come twice, of a day around it where the zone has such rules. So the comparison itself is made again for each row.
For a hash join, both sides are turned into the wider type, as the comparison does.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.types import calendar as cal

_DATE, _TIMESTAMP, _TIMESTAMPTZ = KINDS = (1082, 1114, 1184)  # each wider than the one before
_DAY = 86_400 * cal.SECOND


def differ(left: int, right: int) -> bool:
    """Whether these are two types of dates or times."""
    return left in KINDS and right in KINDS and left != right


def limit_of(column: int, op: str, value: bound.Expr) -> tuple[str, bound.Expr]:
    """(operator, value of the column's type) that `column op value` implies."""
    return op[0] + "=", bound.Func(_LIMITS[column, value.type, op[0]], (value,), column)


def in_common(left: bound.Expr, right: bound.Expr) -> tuple[bound.Expr, bound.Expr]:
    """Both as the wider of their types, whose data are equal where they are."""
    target = max(left.type, right.type)
    a, b = (e if e.type == target else bound.Func(_WIDER[e.type, target], (e,), target) for e in (left, right))
    return a, b


def _limit(column: int, value: int, side: int) -> Any:
    """`(context, value) -> limit`; side: -1 for one below, 1 for one above."""

    def limit(ctx: Any, v: int) -> int:
        if v in ((cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY) if value == _DATE else (cal.INFINITY, cal.MINUS_INFINITY)):
            return (cal.DATE_INFINITY if v > 0 else cal.DATE_MINUS_INFINITY) if column == _DATE else cal.INFINITY if v > 0 else cal.MINUS_INFINITY
        local = cal.date_micros(v) if value == _DATE else v
        if value == _TIMESTAMPTZ:
            local = cal.to_local(v, ctx.timezone) + side * _DAY
        elif column == _TIMESTAMPTZ:
            return cal.to_utc(local, ctx.timezone)
        return local // _DAY + (side > 0) if column == _DATE else local

    return limit


_LIMITS = {(column, value, op): Function("limit", (value,), column, _limit(column, value, side), needs_context=True, volatility="s")
           for column in KINDS for value in KINDS if column != value for op, side in ((">", -1), ("<", 1))}
_WIDER = {(_DATE, _TIMESTAMP): Function("wider", (_DATE,), _TIMESTAMP, cal.date_micros),
          (_DATE, _TIMESTAMPTZ): Function("wider", (_DATE,), _TIMESTAMPTZ, lambda ctx, v: cal.date_instant(v, ctx.timezone), needs_context=True, volatility="s"),
          (_TIMESTAMP, _TIMESTAMPTZ): Function("wider", (_TIMESTAMP,), _TIMESTAMPTZ, lambda ctx, v: cal.local_instant(v, ctx.timezone), needs_context=True,
                                               volatility="s")}
