"""Dates and times as items: what .datetime() makes of strings, how they compare, and how they look as JSON.

Source: PostgreSQL 15, executeDateTimeMethod, compareDatetime and JsonEncodeDateTime.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types import calendar as cal
from aurorapy.records import dataclass

from .failing import SoftError

DATE, TIME, TIMESTAMP, TIMESTAMPTZ, TIMETZ = 1082, 1083, 1114, 1184, 1266
_ISO = ("yyyy-mm-dd", "HH24:MI:SSTZH:TZM", "HH24:MI:SSTZH", "HH24:MI:SS", "yyyy-mm-dd HH24:MI:SSTZH:TZM", "yyyy-mm-dd HH24:MI:SSTZH",
        "yyyy-mm-dd HH24:MI:SS", 'yyyy-mm-dd"T"HH24:MI:SSTZH:TZM', 'yyyy-mm-dd"T"HH24:MI:SSTZH', 'yyyy-mm-dd"T"HH24:MI:SS')
_SHORT = {DATE: "date", TIME: "time", TIMESTAMP: "timestamp", TIMESTAMPTZ: "timestamptz", TIMETZ: "timetz"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A value of a type of dates and times. `zone`: seconds east of UTC, with which a timestamptz is shown."""

    oid: int
    value: Any
    zone: int = 0


class _Iso:
    """The context with ISO dates, whatever DateStyle says."""

    datestyle = ("ISO", "MDY")


def parse_moment(text: str, template: str | None, ctx: Any) -> Moment:
    """What a string means by a template, or by the first of the ISO formats that it has. Raises SoftError, and 22007 for what is no template."""
    from aurorapy.planner.functions.datetime_templates import check_template, parse_datetime  # functions are made after paths can be read

    if template is not None:
        check_template(template)
    for pattern in _ISO if template is None else (template,):
        try:
            return Moment(*parse_datetime(text, pattern))
        except errors.SQLError as e:
            if template is not None:
                raise SoftError(e) from None
    raise SoftError(errors.InvalidArgumentForDatetime(f'datetime format is not recognized: "{text}"',
                                                      hint="Use a datetime template argument to specify the input data format."))


def iso_text(item: Moment) -> str:
    """The string that a value becomes in JSON: ISO 8601, a timestamptz in the zone that it was given in."""
    if item.oid == TIMESTAMPTZ:
        local = TYPES[TIMESTAMP].output(item.value + item.zone * 1_000_000, _Iso()).replace(" ", "T", 1)
        before, era, _ = local.partition(" BC")
        return before + _zone_text(item.zone) + era
    text = TYPES[item.oid].output(item.value, _Iso())
    if item.oid == TIMETZ:
        return text if text[-3] == ":" and text[-6] in "+-" else text + ":00"
    return text.replace(" ", "T", 1) if item.oid == TIMESTAMP else text


def _zone_text(seconds: int) -> str:
    sign, seconds = "-" if seconds < 0 else "+", abs(seconds)
    rest = f":{seconds % 60:02d}" if seconds % 60 else ""
    return f"{sign}{seconds // 3600:02d}:{seconds // 60 % 60:02d}{rest}"


def compare_moments(left: Moment, right: Moment, ctx: Any, *, zoned: bool) -> int | None:
    """-1, 0 or 1; None for a time beside a date. Raises 0A000 where only the session's time zone could tell, unless `zoned`."""
    if {left.oid, right.oid} & {TIME, TIMETZ} and {left.oid, right.oid} - {TIME, TIMETZ}:
        return None
    if left.oid != right.oid:
        target = max((left.oid, right.oid), key=(DATE, TIME, TIMESTAMP, TIMETZ, TIMESTAMPTZ).index)
        left, right = (_cast(m, target, ctx, zoned=zoned) for m in (left, right))
    key = TYPES[left.oid].order_key
    a, b = (left.value, right.value) if key is None else (key(left.value), key(right.value))
    return int((a > b) - (a < b))


def _cast(item: Moment, target: int, ctx: Any, *, zoned: bool) -> Moment:
    if item.oid == target:
        return item
    if target in (TIMESTAMPTZ, TIMETZ) and not zoned:
        raise errors.FeatureNotSupported(f"cannot convert value from {_SHORT[item.oid]} to {_SHORT[target]} without time zone usage",
                                         hint="Use *_tz() function for time zone support.")
    if item.oid == DATE:  # which may lie beyond what timestamps can hold
        return Moment(target, cal.date_micros(item.value) if target == TIMESTAMP else cal.date_instant(item.value, ctx.timezone))
    from aurorapy.planner.functions import CASTS

    function = CASTS[item.oid, target].function
    assert function is not None and function.impl is not None
    return Moment(target, function.impl(ctx, item.value) if function.needs_context else function.impl(item.value))

