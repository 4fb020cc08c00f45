"""Date/time arithmetic, extraction, truncation, zones, and casts.

Source: PostgreSQL 15 manual, section 9.9.
"""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.datetime_fields import BadField, ZoneOverflow, zone_offset
from aurorapy.planner.types.interval import Interval
from aurorapy.planner.types.numbers import float8_out
from aurorapy.planner.types.posix_zone import fixed_zone

from .intervals import INFINITE, at_time, at_timetz, instant_of, instant_of_date, local_of, timestamp_of
from .numerics import numeric_add, numeric_div
from .registry import cast, define

INTERVAL = 1186


# --- casts --------------------------------------------------------------------------------------


def _to_date(v: int) -> int:
    if v == cal.INFINITY:
        return cal.DATE_INFINITY
    if v == cal.MINUS_INFINITY:
        return cal.DATE_MINUS_INFINITY
    return v // cal.DAY


cast("date", "timestamp", "i", timestamp_of)
cast("date", "timestamptz", "i", instant_of_date, needs_context=True, volatility="s")
cast("timestamp", "date", "a", _to_date)
cast("timestamp", "time", "a", lambda v: None if v in INFINITE else v % cal.DAY)
cast("timestamp", "timestamptz", "i", instant_of, needs_context=True, volatility="s")
cast("timestamptz", "timestamp", "a", local_of, needs_context=True, volatility="s")
cast("timestamptz", "date", "a", lambda ctx, v: _to_date(local_of(ctx, v)), needs_context=True, volatility="s")
cast("timestamptz", "time", "a", lambda ctx, v: None if v in INFINITE else local_of(ctx, v) % cal.DAY, needs_context=True, volatility="s")
cast("timestamptz", "timetz", "a", lambda ctx, v: None if v in INFINITE else (local_of(ctx, v) % cal.DAY, -cal.offset_at(ctx.timezone, v)),
     needs_context=True, volatility="s")
cast("time", "interval", "i", lambda v: (0, 0, v))
cast("interval", "time", "a", lambda v: v[2] % cal.DAY)
cast("time", "timetz", "i", lambda ctx, v: (v, -cal.offset_at(ctx.timezone, ctx.transaction_timestamp)), needs_context=True, volatility="s")
cast("timetz", "time", "a", lambda v: v[0])

# --- the clock ----------------------------------------------------------------------------------

for _n in ("now", "transaction_timestamp"):
    define(_n, "", "timestamptz", lambda ctx: ctx.transaction_timestamp, needs_context=True, volatility="s", never_null=True)
define("statement_timestamp", "", "timestamptz", lambda ctx: ctx.statement_timestamp, needs_context=True, volatility="s", never_null=True)
define("clock_timestamp", "", "timestamptz", lambda ctx: ctx.clock(), needs_context=True, volatility="v", never_null=True)


# --- extract ------------------------------------------------------------------------------------

_PLURAL = {"years": "year", "months": "month", "days": "day", "hours": "hour", "minutes": "minute", "seconds": "second", "weeks": "week",
           "mon": "month", "mons": "month", "yr": "year", "yrs": "year", "y": "year", "d": "day", "h": "hour", "hrs": "hour", "hr": "hour", "m": "minute",
           "mins": "minute", "min": "minute", "sec": "second", "secs": "second", "s": "second", "us": "microseconds", "usec": "microseconds",
           "microsecond": "microseconds", "ms": "milliseconds", "msec": "milliseconds", "millisecond": "milliseconds", "decades": "decade",
           "centuries": "century", "millenniums": "millennium", "millennia": "millennium", "qtr": "quarter", "w": "week",
           "timezone_h": "timezone_hour", "timezone_m": "timezone_minute"}


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
            return Decimal(iso_week(days)[1])
        case "isoyear":
            y = iso_week(days)[0]
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


def iso_week(days: int) -> tuple[int, int]:
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
    if _unit(field) in known:
        return errors.FeatureNotSupported(f'unit "{field.lower()}" not supported for type {type_name}')
    return errors.InvalidParameterValue(f'unit "{field.lower()}" not recognized for type {type_name}')


def _unit(field: str) -> str:
    f = field.lower()
    return _PLURAL.get(f, f)


_EPOCH = 946684800 * cal.SECOND


def extract_timestamp(field: str, v: int, type_name: str = "timestamp without time zone") -> Decimal | None:
    """EXTRACT from a local timestamp."""
    f = _unit(field)
    if v in INFINITE:
        if f in ("epoch", "year", "isoyear", "decade", "century", "millennium", "julian"):
            return Decimal("Infinity") if v > 0 else Decimal("-Infinity")
        if _date_field(f, 0) is None and _time_field(f, 0) is None:
            raise _unknown(field, type_name)
        return None
    if f == "epoch":
        return _scaled(v + _EPOCH, 6)
    days, micros = divmod(v, cal.DAY)
    if f == "julian":
        return numeric_add(Decimal(days + 2451545), numeric_div(Decimal(micros), Decimal(cal.DAY)))
    out = _date_field(f, days)
    if out is None:
        out = _time_field(f, micros)
    if out is None:
        raise _unknown(field, type_name)
    return out


def _zone_field(field: str, east: int) -> Decimal:
    """A part of an offset in seconds; hours and minutes have its sign."""
    sign = -1 if east < 0 else 1
    return Decimal({"timezone": east, "timezone_hour": sign * (abs(east) // 3600), "timezone_minute": sign * (abs(east) // 60 % 60)}[field])


def extract_timestamptz(ctx: Any, field: str, v: int) -> Decimal | None:
    """EXTRACT from an instant, in the session's zone."""
    f = _unit(field)
    if f == "epoch" and v not in INFINITE:
        return _scaled(v + _EPOCH, 6)
    if f in ("timezone", "timezone_hour", "timezone_minute"):
        if v in INFINITE:
            return None
        return _zone_field(f, cal.offset_at(ctx.timezone, v))
    return extract_timestamp(field, local_of(ctx, v), "timestamp with time zone")


def _extract_date(field: str, v: int) -> Decimal | None:
    f = _unit(field)
    if f in ("hour", "minute", "second", "milliseconds", "microseconds") or f.startswith("timezone"):
        raise _unknown(field, "date")
    if v in (cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY):
        return extract_timestamp(field, timestamp_of(v), "date")
    if f == "epoch":
        return Decimal(v * 86400 + 946684800)
    out = _date_field(f, v)
    if out is None:
        raise _unknown(field, "date")
    return out


def _extract_time(field: str, v: int) -> Decimal:
    f = _unit(field)
    if f == "epoch":
        return _scaled(v, 6)
    out = _time_field(f, v)
    if out is None:
        raise _unknown(field, "time without time zone")
    return out


def _extract_timetz(field: str, v: tuple[int, int]) -> Decimal:
    f = _unit(field)
    if f == "epoch":
        return _scaled(v[0] + v[1] * cal.SECOND, 6)
    if f.startswith("timezone"):
        return _zone_field(f, -v[1])
    out = _time_field(f, v[0])
    if out is None:
        raise _unknown(field, "time with time zone")
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
            return Decimal(int((months - year * 12) / 3) + 1)
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
        raise _unknown(field, "interval")
    return out if sign > 0 or not out else -out


for _t, _f, _more in (("timestamp", extract_timestamp, {}), ("date", _extract_date, {}), ("time", _extract_time, {}), ("timetz", _extract_timetz, {}),
                      ("interval", _extract_interval, {}),
                      ("timestamptz", extract_timestamptz, {"needs_context": True, "volatility": "s"})):
    define("extract", f"text {_t}", "numeric", _f, **_more)

    def _as_float(f: Any = _f) -> Any:
        def call(*args: Any) -> Any:
            out = f(*args)
            return None if out is None else float(out)

        return call

    define("date_part", f"text {_t}", "float8", _as_float(), **_more)

# --- truncation ---------------------------------------------------------------------------------


def trunc_timestamp(field: str, v: int, type_name: str = "timestamp without time zone") -> int:
    """date_trunc of a local timestamp."""
    f = _unit(field)
    if v in INFINITE:
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
    raise _unknown(field, type_name)


def _trunc_instant(field: str, v: int, zone: Any) -> int:
    name = "timestamp with time zone"
    return trunc_timestamp(field, v, name) if v in INFINITE else cal.to_utc(trunc_timestamp(field, cal.to_local(v, zone), name), zone)


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
    e = _unknown(field, "interval")
    if f == "week":
        e.detail = "Months usually have fractional weeks."
    raise e


define("date_trunc", "text timestamp", "timestamp", trunc_timestamp)
define("date_trunc", "text timestamptz", "timestamptz", lambda ctx, f, v: _trunc_instant(f, v, ctx.timezone), needs_context=True, volatility="s")
define("date_trunc", "text timestamptz text", "timestamptz", lambda f, v, z: _trunc_instant(f, v, cal.zone_or_abbreviation(z)))
define("date_trunc", "text interval", "interval", _trunc_interval)

# --- zones, age, makers -------------------------------------------------------------------------

define("timezone", "text timestamptz", "timestamp", lambda z, v: v if v in INFINITE else cal.to_local(v, cal.zone_or_abbreviation(z)))
define("timezone", "text timestamp", "timestamptz", lambda z, v: v if v in INFINITE else cal.to_utc(v, cal.zone_or_abbreviation(z)))


def _offset(zone: Interval) -> int:
    if zone[0] or zone[1]:
        raise errors.InvalidParameterValue(f'interval time zone "{TYPES[INTERVAL].output(zone, None)}" must not include months or days')
    return zone[2]


def _moved(v: tuple[int, int], east: int) -> tuple[int, int]:
    """A timetz as another zone's clocks show it; `east`: seconds."""
    return (v[0] + (v[1] + east) * cal.SECOND) % cal.DAY, -east


define("timezone", "interval timestamptz", "timestamp", lambda z, v: v if v in INFINITE else v + _offset(z))
define("timezone", "interval timestamp", "timestamptz", lambda z, v: v if v in INFINITE else v - _offset(z))
define("timezone", "interval timetz", "timetz", lambda z, v: _moved(v, _offset(z) // cal.SECOND))
define("timezone", "text timetz", "timetz", lambda ctx, z, v: _moved(v, cal.offset_at(cal.zone_or_abbreviation(z), ctx.transaction_timestamp)), needs_context=True,
       volatility="s")


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
define("age", "timestamptz timestamptz", "interval", lambda ctx, a, b: _age(local_of(ctx, a), local_of(ctx, b)), needs_context=True, volatility="s")
define("age", "timestamp", "interval", lambda ctx, b: _age(local_of(ctx, ctx.transaction_timestamp) // cal.DAY * cal.DAY, b), needs_context=True, volatility="s")
define("age", "timestamptz", "interval", lambda ctx, b: _age(local_of(ctx, ctx.transaction_timestamp) // cal.DAY * cal.DAY, local_of(ctx, b)),
       needs_context=True, volatility="s")


def _make_date(year: int, month: int, day: int) -> int:
    y = year + 1 if year < 0 else year
    if year == 0 or not 1 <= month <= 12 or not 1 <= day <= cal.month_days(y, month):
        raise errors.DatetimeFieldOverflow(f"date field value out of range: {year}-{month:02d}-{day:02d}")
    return cal.days_of(y, month, day)


def _make_time(hour: int, minute: int, second: float) -> int:
    valid = 0 <= hour <= 24 and 0 <= minute < 60 and 0 <= second <= 60
    micros = hour * cal.HOUR + minute * cal.MINUTE + round(second * cal.SECOND) if valid else 0
    if not valid or micros > cal.DAY:
        shown = float8_out(second) if not math.isfinite(second) else f"{second:02g}" if len(f"{second:g}") < 2 else f"{second:g}"
        raise errors.DatetimeFieldOverflow(f"time field value out of range: {hour}:{minute:02d}:{shown}")
    return micros


def _from_unix(seconds: float) -> int:
    if math.isnan(seconds):
        raise errors.DatetimeFieldOverflow("timestamp cannot be NaN")
    if math.isinf(seconds):
        return cal.INFINITY if seconds > 0 else cal.MINUS_INFINITY
    value = round(seconds * 1_000_000) - _EPOCH
    if not cal.TIMESTAMP_MIN <= value < cal.TIMESTAMP_END:
        raise errors.DatetimeFieldOverflow(f'timestamp out of range: "{seconds:g}"')
    return value


define("make_date", "int4 int4 int4", "date", _make_date, arg_names=("year", "month", "day"))
define("make_time", "int4 int4 float8", "time", _make_time, arg_names=("hour", "min", "sec"))
define("make_timestamp", "int4 int4 int4 int4 int4 float8", "timestamp",
       lambda y, mo, d, h, mi, s: _make_date(y, mo, d) * cal.DAY + _make_time(h, mi, s), arg_names=("year", "month", "mday", "hour", "min", "sec"))
define("make_timestamptz", "int4 int4 int4 int4 int4 float8", "timestamptz",
       lambda ctx, y, mo, d, h, mi, s: instant_of(ctx, _make_date(y, mo, d) * cal.DAY + _make_time(h, mi, s)), needs_context=True, volatility="s",
       arg_names=("year", "month", "mday", "hour", "min", "sec"))


def _zone_east(name: str) -> Any:
    """A zone where a bare offset is meant as ISO 8601 has it, not as POSIX has."""
    if name[:1].isdigit():
        raise errors.InvalidParameterValue(f'invalid input syntax for type numeric time zone: "{name}"',
                                           hint='Numeric time zones must have "-" or "+" as first character.')
    try:
        return fixed_zone(zone_offset(name))
    except ZoneOverflow:
        raise errors.InvalidParameterValue(f'numeric time zone "{name}" out of range') from None
    except BadField:
        return cal.zone_or_abbreviation(name)


define("make_timestamptz", "int4 int4 int4 int4 int4 float8 text", "timestamptz",
       lambda y, mo, d, h, mi, s, z: cal.to_utc(_make_date(y, mo, d) * cal.DAY + _make_time(h, mi, s), _zone_east(z)),
       arg_names=("year", "month", "mday", "hour", "min", "sec", "timezone"), volatility="s")
define("timestamptz", "date timetz", "timestamptz", at_timetz)
define("timestamptz", "date time", "timestamptz", lambda ctx, v, t: instant_of(ctx, at_time(v, t)), needs_context=True, volatility="s")
define("timestamp", "date time", "timestamp", at_time)
define("to_timestamp", "float8", "timestamptz", _from_unix)
define("isfinite", "date", "bool", lambda v: v not in (cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY))
define("isfinite", "timestamp", "bool", lambda v: v not in INFINITE)
define("isfinite", "timestamptz", "bool", lambda v: v not in INFINITE)
define("isfinite", "interval", "bool", lambda v: True)
