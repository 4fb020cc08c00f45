"""Arithmetic of dates, times and intervals. An interval is (months, days, microseconds).

Source: PostgreSQL 15 manual, section 9.9.
"""

from __future__ import annotations

import math
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.interval import Interval

from .registry import define, operator

INFINITE = (cal.INFINITY, cal.MINUS_INFINITY)
_INFINITE_DATES = (cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY)
_INT4_END, _INT8_END = 1 << 31, 1 << 63

# --- ranges -------------------------------------------------------------------------------------


def in_range(v: int) -> int:
    """The timestamp, or 22008."""
    if not cal.TIMESTAMP_MIN <= v < cal.TIMESTAMP_END and v not in INFINITE:
        raise errors.DatetimeFieldOverflow("timestamp out of range")
    return v


def _date(v: int) -> int:
    if not -2451545 <= v < 2145031949:
        raise errors.DatetimeFieldOverflow("date out of range")
    return v


def interval(months: int, days: int, micros: int) -> Interval:
    """The interval, or 22008."""
    if not (-_INT4_END <= months < _INT4_END and -_INT4_END <= days < _INT4_END and -_INT8_END <= micros < _INT8_END):
        raise errors.DatetimeFieldOverflow("interval out of range")
    return months, days, micros


def _whole(v: float) -> int:
    """Towards zero, as a cast to int4 in C."""
    if not -_INT4_END <= v < _INT4_END:  # nor is NaN
        raise errors.DatetimeFieldOverflow("interval out of range")
    return int(v)


# --- sums ---------------------------------------------------------------------------------------


def timestamp_of(v: int) -> int:
    """A date's midnight."""
    return _dated(cal.date_micros(v))


def _dated(v: int) -> int:
    if not cal.TIMESTAMP_MIN <= v < cal.TIMESTAMP_END and v not in INFINITE:
        raise errors.DatetimeFieldOverflow("date out of range for timestamp")
    return v


def instant_of_date(ctx: Any, v: int) -> int:
    """When a day begins in the session's zone."""
    timestamp_of(v)  # the day itself must be one, too
    return _dated(cal.date_instant(v, ctx.timezone))


def local_of(ctx: Any, v: int) -> int:
    """What clocks of the session's zone show at an instant."""
    return v if v in INFINITE else cal.to_local(v, ctx.timezone)


def instant_of(ctx: Any, v: int) -> int:
    """When clocks of the session's zone show it."""
    return v if v in INFINITE else cal.to_utc(v, ctx.timezone)


def add_interval(local: int, v: Interval) -> int:
    """Local timestamp + interval: months first (clamped to the month's end), then days, then time."""
    if local in INFINITE:
        return local
    months, days, micros = v
    if months:
        day, rest = divmod(local, cal.DAY)
        year, month, d = cal.ymd_of(day)
        total = year * 12 + month - 1 + months
        year, month = total // 12, total % 12 + 1
        local = cal.days_of(year, month, min(d, cal.month_days(year, month))) * cal.DAY + rest
    return in_range(local + days * cal.DAY + micros)


def negate(v: Interval) -> Interval:
    return interval(-v[0], -v[1], -v[2])


def add_zoned(ctx: Any, instant: int, v: Interval) -> int:
    """timestamptz + interval: months and days in local time."""
    if instant in INFINITE:
        return instant
    if v[0] or v[1]:
        local = add_interval(cal.to_local(instant, ctx.timezone), (v[0], v[1], 0))
        instant = cal.to_utc(local, ctx.timezone)
    return in_range(instant + v[2])


def _between(a: int, b: int) -> Interval:
    if a in INFINITE or b in INFINITE:
        raise errors.DatetimeFieldOverflow("cannot subtract infinite timestamps")
    micros = a - b
    days = int(abs(micros) // cal.DAY)
    sign = -1 if micros < 0 else 1
    return 0, sign * days, sign * (abs(micros) % cal.DAY)


def _days_between(a: int, b: int) -> int:
    if a in _INFINITE_DATES or b in _INFINITE_DATES:
        raise errors.DatetimeFieldOverflow("cannot subtract infinite dates")
    return a - b


def _days_later(v: int, days: int) -> int:
    return v if v in _INFINITE_DATES else _date(v + days)


def at_time(v: int, time: int) -> int:
    """A date and a time of it as a timestamp."""
    return timestamp_of(v) if v in _INFINITE_DATES else in_range(v * cal.DAY + time)


def at_timetz(v: int, time: tuple[int, int]) -> int:
    """A date and a time with a zone as an instant."""
    return timestamp_of(v) if v in _INFINITE_DATES else in_range(v * cal.DAY + time[0] + time[1] * cal.SECOND)


operator("+", "date", "int4", "date", _days_later)
operator("+", "int4", "date", "date", lambda n, v: _days_later(v, n))
operator("-", "date", "int4", "date", lambda v, n: _days_later(v, -n))
operator("-", "date", "date", "int4", _days_between)
operator("+", "date", "interval", "timestamp", lambda a, b: add_interval(cal.date_micros(a), b))
operator("-", "date", "interval", "timestamp", lambda a, b: add_interval(cal.date_micros(a), negate(b)))
operator("+", "interval", "date", "timestamp", lambda b, a: add_interval(cal.date_micros(a), b))
operator("+", "date", "time", "timestamp", at_time)
operator("+", "time", "date", "timestamp", lambda t, v: at_time(v, t))
operator("+", "date", "timetz", "timestamptz", at_timetz)
operator("+", "timetz", "date", "timestamptz", lambda t, v: at_timetz(v, t))
operator("+", "timestamp", "interval", "timestamp", add_interval)
operator("+", "interval", "timestamp", "timestamp", lambda b, a: add_interval(a, b))
operator("-", "timestamp", "interval", "timestamp", lambda a, b: add_interval(a, negate(b)))
operator("-", "timestamp", "timestamp", "interval", _between)
operator("+", "timestamptz", "interval", "timestamptz", add_zoned, needs_context=True, volatility="s")
operator("+", "interval", "timestamptz", "timestamptz", lambda ctx, b, a: add_zoned(ctx, a, b), needs_context=True, volatility="s")
operator("-", "timestamptz", "interval", "timestamptz", lambda ctx, a, b: add_zoned(ctx, a, negate(b)), needs_context=True, volatility="s")
operator("-", "timestamptz", "timestamptz", "interval", _between)
operator("+", "interval", "interval", "interval", lambda a, b: interval(a[0] + b[0], a[1] + b[1], a[2] + b[2]))
operator("-", "interval", "interval", "interval", lambda a, b: interval(a[0] - b[0], a[1] - b[1], a[2] - b[2]))
operator("-", "", "interval", "interval", negate)
operator("+", "time", "interval", "time", lambda a, b: (a + b[2]) % cal.DAY)
operator("+", "interval", "time", "time", lambda b, a: (a + b[2]) % cal.DAY)
operator("-", "time", "interval", "time", lambda a, b: (a - b[2]) % cal.DAY)
operator("-", "time", "time", "interval", lambda a, b: (0, 0, a - b))
operator("+", "timetz", "interval", "timetz", lambda a, b: ((a[0] + b[2]) % cal.DAY, a[1]))
operator("+", "interval", "timetz", "timetz", lambda b, a: ((a[0] + b[2]) % cal.DAY, a[1]))
operator("-", "timetz", "interval", "timetz", lambda a, b: ((a[0] - b[2]) % cal.DAY, a[1]))

# --- products -----------------------------------------------------------------------------------


def _carried(months: float, days: float, micros: float) -> Interval:
    """Fractions of months become days, of days time."""
    m, d = _whole(months), _whole(days)
    rest = round((months - m) * 30, 6)
    seconds = round((days - d + rest - int(rest)) * 86400, 6)
    if abs(seconds) >= 86400:
        d += int(seconds / 86400)
        seconds -= int(seconds / 86400) * 86400
    total = micros + seconds * 1_000_000
    if not math.isfinite(total):
        raise errors.DatetimeFieldOverflow("interval out of range")
    return interval(m, d + int(rest), round(total))


def interval_mul(v: Interval, f: float) -> Interval:
    """interval * number, fractions carried down."""
    return _carried(v[0] * f, v[1] * f, v[2] * f)


def interval_div(v: Interval, f: float) -> Interval:
    """interval / number."""
    if f == 0:
        raise errors.DivisionByZero("division by zero")
    return _carried(v[0] / f, v[1] / f, v[2] / f)


operator("*", "interval", "float8", "interval", interval_mul)
operator("*", "float8", "interval", "interval", lambda f, v: interval_mul(v, f))
operator("/", "interval", "float8", "interval", interval_div)

# --- justified ----------------------------------------------------------------------------------


def _split(total: int, size: int) -> tuple[int, int]:
    """Quotient towards zero, and the rest."""
    whole = abs(total) // size * (1 if total >= 0 else -1)
    return whole, total - whole * size


def _justify_hours(v: Interval) -> Interval:
    months, days, micros = v
    whole, micros = _split(micros, cal.DAY)
    days += whole
    if days > 0 > micros:
        days, micros = days - 1, micros + cal.DAY
    elif days < 0 < micros:
        days, micros = days + 1, micros - cal.DAY
    return interval(months, days, micros)


def _justify_days(v: Interval) -> Interval:
    months, days, micros = v
    whole, days = _split(days, 30)
    months += whole
    if months > 0 > days:
        months, days = months - 1, days + 30
    elif months < 0 < days:
        months, days = months + 1, days - 30
    return interval(months, days, micros)


def _justify_interval(v: Interval) -> Interval:
    months, days, micros = v
    whole, micros = _split(micros, cal.DAY)
    whole, days = _split(days + whole, 30)
    months += whole
    if months > 0 and (days < 0 or (days == 0 and micros < 0)):
        months, days = months - 1, days + 30
    elif months < 0 and (days > 0 or (days == 0 and micros > 0)):
        months, days = months + 1, days - 30
    if days > 0 > micros:
        days, micros = days - 1, micros + cal.DAY
    elif days < 0 < micros:
        days, micros = days + 1, micros - cal.DAY
    return interval(months, days, micros)


define("justify_hours", "interval", "interval", _justify_hours)
define("justify_days", "interval", "interval", _justify_days)
define("justify_interval", "interval", "interval", _justify_interval)


def _make_interval(years: int, months: int, weeks: int, days: int, hours: int, minutes: int, seconds: float) -> Interval:
    if not math.isfinite(seconds):
        raise errors.DatetimeFieldOverflow("interval out of range")
    return interval(years * 12 + months, weeks * 7 + days, hours * cal.HOUR + minutes * cal.MINUTE + round(seconds * cal.SECOND))


define("make_interval", "int4 int4 int4 int4 int4 int4 float8", "interval", _make_interval, defaults=(0, 0, 0, 0, 0, 0, 0.0),
       arg_names=("years", "months", "weeks", "days", "hours", "mins", "secs"))
