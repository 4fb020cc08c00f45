"""Date/time arithmetic, extraction, truncation, zones, and casts.

Source: PostgreSQL 15 manual, section 9.9.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.interval import Interval

from .registry import cast, define, operator

_INFINITE = (cal.INFINITY, cal.MINUS_INFINITY)


def _range(v: int) -> int:
    if not cal.TIMESTAMP_MIN <= v < cal.TIMESTAMP_END and v not in _INFINITE:
        raise errors.DatetimeFieldOverflow("timestamp out of range")
    return v


def _date_range(v: int) -> int:
    if not -2451545 <= v < 2145031949:
        raise errors.DatetimeFieldOverflow("date out of range")
    return v


def add_interval(local: int, v: Interval) -> int:
    """Local timestamp + interval: months first (clamped to the month's end), then days, then time."""
    if local in _INFINITE:
        return local
    months, days, micros = v
    if months:
        day, rest = divmod(local, cal.DAY)
        year, month, d = cal.ymd_of(day)
        total = year * 12 + month - 1 + months
        year, month = total // 12, total % 12 + 1
        local = cal.days_of(year, month, min(d, cal.month_days(year, month))) * cal.DAY + rest
    return _range(local + days * cal.DAY + micros)


def negate(v: Interval) -> Interval:
    return (-v[0], -v[1], -v[2])


def add_zoned(ctx: Any, instant: int, v: Interval) -> int:
    """timestamptz + interval: months and days in local time."""
    if instant in _INFINITE:
        return instant
    if v[0] or v[1]:
        local = add_interval(cal.to_local(instant, ctx.timezone), (v[0], v[1], 0))
        instant = cal.to_utc(local, ctx.timezone)
    return _range(instant + v[2])


def interval_mul(v: Interval, f: float) -> Interval:
    """interval * number, fractions carried down."""
    months = v[0] * f
    m = int(months)
    days_rest = round((months - m) * 30, 6)
    days = v[1] * f
    d = int(days)
    d_rest = days - d
    whole_days = int(days_rest)
    seconds = round((days_rest - whole_days + d_rest) * 86400, 6)
    if abs(seconds) >= 86400:
        d += int(seconds / 86400)
        seconds -= int(seconds / 86400) * 86400
    return m, d + whole_days, round(v[2] * f + seconds * 1_000_000)


def interval_div(v: Interval, f: float) -> Interval:
    """interval / number."""
    if f == 0:
        raise errors.DivisionByZero("division by zero")
    return interval_mul(v, 1 / f) if f not in (1.0,) else v


def _between(a: int, b: int) -> Interval:
    micros = a - b
    days = int(abs(micros) // cal.DAY)
    sign = -1 if micros < 0 else 1
    return 0, sign * days, sign * (abs(micros) % cal.DAY)


operator("+", "date", "int4", "date", lambda a, b: _date_range(a + b))
operator("+", "int4", "date", "date", lambda a, b: _date_range(a + b))
operator("-", "date", "int4", "date", lambda a, b: _date_range(a - b))
operator("-", "date", "date", "int4", lambda a, b: a - b, inline="({0}-{1})")
operator("+", "date", "interval", "timestamp", lambda a, b: add_interval(cal.date_micros(a), b))
operator("-", "date", "interval", "timestamp", lambda a, b: add_interval(cal.date_micros(a), negate(b)))
operator("+", "date", "time", "timestamp", lambda a, b: a * cal.DAY + b)
operator("+", "interval", "date", "timestamp", lambda b, a: add_interval(cal.date_micros(a), b))
operator("+", "timestamp", "interval", "timestamp", add_interval)
operator("+", "interval", "timestamp", "timestamp", lambda b, a: add_interval(a, b))
operator("-", "timestamp", "interval", "timestamp", lambda a, b: add_interval(a, negate(b)))
operator("-", "timestamp", "timestamp", "interval", _between)
operator("+", "timestamptz", "interval", "timestamptz", add_zoned, needs_context=True, volatility="s")
operator("+", "interval", "timestamptz", "timestamptz", lambda ctx, b, a: add_zoned(ctx, a, b), needs_context=True, volatility="s")
operator("-", "timestamptz", "interval", "timestamptz", lambda ctx, a, b: add_zoned(ctx, a, negate(b)), needs_context=True, volatility="s")
operator("-", "timestamptz", "timestamptz", "interval", _between)
operator("+", "interval", "interval", "interval", lambda a, b: (a[0] + b[0], a[1] + b[1], a[2] + b[2]))
operator("-", "interval", "interval", "interval", lambda a, b: (a[0] - b[0], a[1] - b[1], a[2] - b[2]))
operator("-", "", "interval", "interval", negate)
operator("*", "interval", "float8", "interval", interval_mul)
operator("*", "float8", "interval", "interval", lambda f, v: interval_mul(v, f))
operator("/", "interval", "float8", "interval", interval_div)
operator("+", "time", "interval", "time", lambda a, b: (a + b[2]) % cal.DAY)
operator("-", "time", "interval", "time", lambda a, b: (a - b[2]) % cal.DAY)
operator("-", "time", "time", "interval", lambda a, b: (0, 0, a - b))
operator("+", "timetz", "interval", "timetz", lambda a, b: ((a[0] + b[2]) % cal.DAY, a[1]))
operator("-", "timetz", "interval", "timetz", lambda a, b: ((a[0] - b[2]) % cal.DAY, a[1]))

# --- casts --------------------------------------------------------------------------------------


def _to_timestamp(v: int) -> int:
    if v == cal.DATE_INFINITY:
        return cal.INFINITY
    if v == cal.DATE_MINUS_INFINITY:
        return cal.MINUS_INFINITY
    return v * cal.DAY


def _to_date(v: int) -> int:
    if v == cal.INFINITY:
        return cal.DATE_INFINITY
    if v == cal.MINUS_INFINITY:
        return cal.DATE_MINUS_INFINITY
    return v // cal.DAY


def _local(ctx: Any, v: int) -> int:
    return v if v in _INFINITE else cal.to_local(v, ctx.timezone)


def _instant(ctx: Any, v: int) -> int:
    return v if v in _INFINITE else cal.to_utc(v, ctx.timezone)


cast("date", "timestamp", "i", _to_timestamp)
cast("date", "timestamptz", "i", lambda ctx, v: _instant(ctx, _to_timestamp(v)), needs_context=True, volatility="s")
cast("timestamp", "date", "a", _to_date)
cast("timestamp", "time", "a", lambda v: None if v in _INFINITE else v % cal.DAY)
cast("timestamp", "timestamptz", "i", _instant, needs_context=True, volatility="s")
cast("timestamptz", "timestamp", "a", _local, needs_context=True, volatility="s")
cast("timestamptz", "date", "a", lambda ctx, v: _to_date(_local(ctx, v)), needs_context=True, volatility="s")
cast("timestamptz", "time", "a", lambda ctx, v: _local(ctx, v) % cal.DAY, needs_context=True, volatility="s")
cast("timestamptz", "timetz", "a", lambda ctx, v: (_local(ctx, v) % cal.DAY, -cal.offset_at(ctx.timezone, v)), needs_context=True, volatility="s")
cast("time", "interval", "i", lambda v: (0, 0, v))
cast("interval", "time", "a", lambda v: v[2] % cal.DAY)
cast("time", "timetz", "i", lambda ctx, v: (v, -cal.offset_at(ctx.timezone, ctx.transaction_timestamp)), needs_context=True, volatility="s")
cast("timetz", "time", "a", lambda v: v[0])

# --- the clock ----------------------------------------------------------------------------------

for _n in ("now", "transaction_timestamp"):
    define(_n, "", "timestamptz", lambda ctx: ctx.transaction_timestamp, needs_context=True, volatility="s", never_null=True)
define("statement_timestamp", "", "timestamptz", lambda ctx: ctx.statement_timestamp, needs_context=True, volatility="s", never_null=True)
define("clock_timestamp", "", "timestamptz", lambda ctx: ctx.clock(), needs_context=True, volatility="v", never_null=True)
define("timeofday", "", "text", lambda ctx: str(ctx.clock()), needs_context=True, volatility="v")

# --- extract ------------------------------------------------------------------------------------

_PLURAL = {"years": "year", "months": "month", "days": "day", "hours": "hour", "minutes": "minute", "seconds": "second", "weeks": "week",
           "mon": "month", "mons": "month", "yr": "year", "yrs": "year", "y": "year", "d": "day", "h": "hour", "hrs": "hour", "hr": "hour", "m": "minute",
           "mins": "minute", "min": "minute", "sec": "second", "secs": "second", "s": "second", "us": "microseconds", "usec": "microseconds",
           "microsecond": "microseconds", "ms": "milliseconds", "msec": "milliseconds", "millisecond": "milliseconds", "decades": "decade",
           "centuries": "century", "millenniums": "millennium", "millennia": "millennium", "qtr": "quarter", "w": "week"}


def _scaled(micros: int, digits: int) -> Decimal:
    return Decimal(micros).scaleb(-digits)


def _date_field(field: str, days: int) -> Decimal | None:
    year, month, day = cal.ymd_of(days)
    shown = year if year > 0 else year - 1
    match field:
        case "year":
            return Decimal(shown)
        case "month":
            return Decimal(month)
        case "day":
            return Decimal(day)
        case "quarter":
            return Decimal((month - 1) // 3 + 1)
        case "dow":
            return Decimal((days + 6) % 7)
        case "isodow":
            return Decimal((days + 5) % 7 + 1)
        case "doy":
            return Decimal(days - cal.days_of(year, 1, 1) + 1)
        case "week":
            return Decimal(_iso_week(days)[1])
        case "isoyear":
            y = _iso_week(days)[0]
            return Decimal(y if y > 0 else y - 1)
        case "decade":
            return Decimal(year // 10)
        case "century":
            return Decimal((year + 99) // 100 if year > 0 else -((99 - (year - 1)) // 100))
        case "millennium":
            return Decimal((year + 999) // 1000 if year > 0 else -((999 - (year - 1)) // 1000))
        case "julian":
            return Decimal(days + 2451545)
    return None


def _iso_week(days: int) -> tuple[int, int]:
    """(ISO year, week)."""
    thursday = days - (days + 5) % 7 + 3
    year = cal.ymd_of(thursday)[0]
    return year, (thursday - cal.days_of(year, 1, 1)) // 7 + 1


def _time_field(field: str, micros: int) -> Decimal | None:
    match field:
        case "hour":
            return Decimal(micros // cal.HOUR)
        case "minute":
            return Decimal(micros // cal.MINUTE % 60)
        case "second":
            return _scaled(micros % cal.MINUTE, 6)
        case "milliseconds":
            return _scaled(micros % cal.MINUTE, 3)
        case "microseconds":
            return Decimal(micros % cal.MINUTE)
    return None


def _unknown(field: str, type_name: str) -> errors.SQLError:
    known = {"year", "month", "day", "hour", "minute", "second", "milliseconds", "microseconds", "quarter", "dow", "isodow", "doy", "week", "isoyear",
             "decade", "century", "millennium", "julian", "epoch", "timezone", "timezone_hour", "timezone_minute"}
    if field in known:
        return errors.FeatureNotSupported(f'unit "{field}" not supported for type {type_name}')
    return errors.InvalidParameterValue(f'unit "{field}" not recognized for type {type_name}')


def _unit(field: str) -> str:
    f = field.lower()
    return _PLURAL.get(f, f)


_EPOCH = 946684800 * cal.SECOND


def extract_timestamp(field: str, v: int, type_name: str = "timestamp without time zone") -> Decimal | None:
    """EXTRACT from a local timestamp."""
    f = _unit(field)
    if v in _INFINITE:
        if f in ("epoch", "year", "isoyear", "decade", "century", "millennium", "julian"):
            return Decimal("Infinity") if v > 0 else Decimal("-Infinity")
        if _date_field(f, 0) is None and _time_field(f, 0) is None:
            raise _unknown(f, type_name)
        return None
    if f == "epoch":
        return _scaled(v + _EPOCH, 6)
    days, micros = divmod(v, cal.DAY)
    if f == "julian":
        return Decimal(days + 2451545) + (Decimal(micros) / cal.DAY if micros else 0)
    out = _date_field(f, days)
    if out is None:
        out = _time_field(f, micros)
    if out is None:
        raise _unknown(f, type_name)
    return out


def extract_timestamptz(ctx: Any, field: str, v: int) -> Decimal | None:
    """EXTRACT from an instant, in the session's zone."""
    f = _unit(field)
    if f == "epoch" and v not in _INFINITE:
        return _scaled(v + _EPOCH, 6)
    if f.startswith("timezone") and v not in _INFINITE:
        offset = cal.offset_at(ctx.timezone, v)
        return Decimal({"timezone": offset, "timezone_hour": int(offset / 3600), "timezone_minute": int(offset / 60) % 60}[f])
    return extract_timestamp(f, _local(ctx, v), "timestamp with time zone")


def _extract_date(field: str, v: int) -> Decimal | None:
    f = _unit(field)
    if f in ("hour", "minute", "second", "milliseconds", "microseconds") or f.startswith("timezone"):
        raise _unknown(f, "date")
    if v in (cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY):
        return extract_timestamp(f, _to_timestamp(v), "date")
    if f == "epoch":
        return Decimal(v * 86400 + 946684800)
    out = _date_field(f, v)
    if out is None:
        raise _unknown(f, "date")
    return out


def _extract_time(field: str, v: int) -> Decimal:
    f = _unit(field)
    if f == "epoch":
        return _scaled(v, 6)
    out = _time_field(f, v)
    if out is None:
        raise _unknown(f, "time without time zone")
    return out


def _extract_interval(field: str, v: Interval) -> Decimal:
    f = _unit(field)
    months, days, micros = v
    year = int(months / 12)
    sign = -1 if micros < 0 else 1
    clock = abs(micros)
    match f:
        case "epoch":
            total = (year * 36525 * 864 + (months - year * 12) * 30 * 86400 + days * 86400)
            return Decimal(total) + _scaled(micros, 6)
        case "year":
            return Decimal(year)
        case "month":
            return Decimal(months - year * 12)
        case "day":
            return Decimal(days)
        case "quarter":
            return Decimal((months - year * 12) // 3 + 1)
        case "decade":
            return Decimal(int(year / 10))
        case "century":
            return Decimal(int(year / 100))
        case "millennium":
            return Decimal(int(year / 1000))
        case "hour":
            return Decimal(sign * (clock // cal.HOUR))
    out = _time_field(f, clock)
    if out is None:
        raise _unknown(f, "interval")
    return out * sign


for _t, _f, _more in (("timestamp", extract_timestamp, {}), ("date", _extract_date, {}), ("time", _extract_time, {}), ("interval", _extract_interval, {}),
                      ("timestamptz", extract_timestamptz, {"needs_context": True, "volatility": "s"})):
    define("extract", f"text {_t}", "numeric", _f, **_more)

    def _as_float(f: Any = _f) -> Any:
        def call(*args: Any) -> Any:
            out = f(*args)
            return None if out is None else float(out)

        return call

    define("date_part", f"text {_t}", "float8", _as_float(), **_more)

# --- truncation ---------------------------------------------------------------------------------


def trunc_timestamp(field: str, v: int) -> int:
    """date_trunc of a local timestamp."""
    f = _unit(field)
    if v in _INFINITE:
        return v
    units = {"microseconds": 1, "milliseconds": 1000, "second": cal.SECOND, "minute": cal.MINUTE, "hour": cal.HOUR, "day": cal.DAY}
    if f in units:
        return v // units[f] * units[f]
    days = v // cal.DAY
    year, month, _ = cal.ymd_of(days)
    match f:
        case "week":
            return (days - (days + 5) % 7) * cal.DAY
        case "month":
            return cal.days_of(year, month, 1) * cal.DAY
        case "quarter":
            return cal.days_of(year, (month - 1) // 3 * 3 + 1, 1) * cal.DAY
        case "year":
            return cal.days_of(year, 1, 1) * cal.DAY
        case "decade":
            return cal.days_of(year // 10 * 10, 1, 1) * cal.DAY
        case "century":
            return cal.days_of((year - 1) // 100 * 100 + 1, 1, 1) * cal.DAY
        case "millennium":
            return cal.days_of((year - 1) // 1000 * 1000 + 1, 1, 1) * cal.DAY
    raise _unknown(f, "timestamp without time zone")


def _trunc_interval(field: str, v: Interval) -> Interval:
    f = _unit(field)
    months, days, micros = v
    units = {"microseconds": 1, "milliseconds": 1000, "second": cal.SECOND, "minute": cal.MINUTE, "hour": cal.HOUR}
    if f in units:
        u = units[f]
        return months, days, (abs(micros) // u * u) * (-1 if micros < 0 else 1)
    sizes = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200, "millennium": 12000}
    if f == "day":
        return months, days, 0
    if f in sizes:
        return int(months / sizes[f]) * sizes[f], 0, 0
    raise _unknown(f, "interval")


define("date_trunc", "text timestamp", "timestamp", trunc_timestamp)
define("date_trunc", "text timestamptz", "timestamptz", lambda ctx, f, v: v if v in _INFINITE else _instant(ctx, trunc_timestamp(f, _local(ctx, v))),
       needs_context=True, volatility="s")
define("date_trunc", "text timestamptz text", "timestamptz", lambda f, v, z: cal.to_utc(trunc_timestamp(f, cal.to_local(v, cal.find_zone(z))), cal.find_zone(z)))
define("date_trunc", "text interval", "interval", _trunc_interval)

# --- zones, age, makers -------------------------------------------------------------------------

define("timezone", "text timestamptz", "timestamp", lambda z, v: v if v in _INFINITE else cal.to_local(v, cal.find_zone(z)))
define("timezone", "text timestamp", "timestamptz", lambda z, v: v if v in _INFINITE else cal.to_utc(v, cal.find_zone(z)))
define("timezone", "interval timestamptz", "timestamp", lambda z, v: v + z[2])
define("timezone", "interval timestamp", "timestamptz", lambda z, v: v - z[2])


def _age(a: int, b: int) -> Interval:
    sign = 1
    if a < b:
        a, b, sign = b, a, -1
    (ay, am, ad), (by, bm, bd) = cal.ymd_of(a // cal.DAY), cal.ymd_of(b // cal.DAY)
    micros = a % cal.DAY - b % cal.DAY
    days, months = ad - bd, (ay - by) * 12 + am - bm
    if micros < 0:
        micros += cal.DAY
        days -= 1
    if days < 0:
        # the days of the month that the earlier date is in (or, for a negative age, that the later one's is)
        days += cal.month_days(by, bm) if sign > 0 else cal.month_days(ay, am - 1) if am > 1 else 31
        months -= 1
    return sign * months, sign * days, sign * micros


define("age", "timestamp timestamp", "interval", _age)
define("age", "timestamptz timestamptz", "interval", lambda ctx, a, b: _age(_local(ctx, a), _local(ctx, b)), needs_context=True, volatility="s")
define("age", "timestamp", "interval", lambda ctx, b: _age(_local(ctx, ctx.transaction_timestamp) // cal.DAY * cal.DAY, b), needs_context=True, volatility="s")
define("age", "timestamptz", "interval", lambda ctx, b: _age(_local(ctx, ctx.transaction_timestamp) // cal.DAY * cal.DAY, _local(ctx, b)),
       needs_context=True, volatility="s")


def _make_date(year: int, month: int, day: int) -> int:
    y = year + 1 if year < 0 else year
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= cal.month_days(y, month):
        raise errors.DatetimeFieldOverflow(f"date field value out of range: {year}-{month:02d}-{day:02d}")
    return cal.days_of(y, month, day)


def _make_time(hour: int, minute: int, second: float) -> int:
    if not (0 <= hour <= 24 and 0 <= minute < 60 and 0 <= second <= 60):
        raise errors.DatetimeFieldOverflow(f"time field value out of range: {hour}:{minute:02d}:{second:g}")
    return hour * cal.HOUR + minute * cal.MINUTE + round(second * cal.SECOND)


define("make_date", "int4 int4 int4", "date", _make_date, arg_names=("year", "month", "day"))
define("make_time", "int4 int4 float8", "time", _make_time, arg_names=("hour", "min", "sec"))
define("make_timestamp", "int4 int4 int4 int4 int4 float8", "timestamp",
       lambda y, mo, d, h, mi, s: _make_date(y, mo, d) * cal.DAY + _make_time(h, mi, s), arg_names=("year", "month", "mday", "hour", "min", "sec"))
define("make_timestamptz", "int4 int4 int4 int4 int4 float8", "timestamptz",
       lambda ctx, y, mo, d, h, mi, s: _instant(ctx, _make_date(y, mo, d) * cal.DAY + _make_time(h, mi, s)), needs_context=True, volatility="s",
       arg_names=("year", "month", "mday", "hour", "min", "sec"))
def _make_interval(years: int, months: int, weeks: int, days: int, hours: int, minutes: int, seconds: float) -> tuple[int, int, int]:
    out = (years * 12 + months, weeks * 7 + days, 0)
    if not math.isfinite(seconds) or not all(-(1 << 31) <= v < 1 << 31 for v in out):
        raise errors.DatetimeFieldOverflow("interval out of range")
    micros = hours * cal.HOUR + minutes * cal.MINUTE + round(seconds * cal.SECOND)
    if not -(1 << 63) <= micros < 1 << 63:
        raise errors.DatetimeFieldOverflow("interval out of range")
    return out[0], out[1], micros


define("make_interval", "int4 int4 int4 int4 int4 int4 float8", "interval", _make_interval, defaults=(0, 0, 0, 0, 0, 0, 0.0),
       arg_names=("years", "months", "weeks", "days", "hours", "mins", "secs"))
define("to_timestamp", "float8", "timestamptz", lambda v: _range(round(v * 1_000_000) - _EPOCH))
define("isfinite", "date", "bool", lambda v: v not in (cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY))
define("isfinite", "timestamp", "bool", lambda v: v not in _INFINITE)
define("isfinite", "timestamptz", "bool", lambda v: v not in _INFINITE)
define("isfinite", "interval", "bool", lambda v: True)
define("justify_hours", "interval", "interval", lambda v: (v[0], v[1] + int(v[2] / cal.DAY), v[2] - int(v[2] / cal.DAY) * cal.DAY))
define("justify_days", "interval", "interval", lambda v: (v[0] + int(v[1] / 30), v[1] - int(v[1] / 30) * 30, v[2]))
