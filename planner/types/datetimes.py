"""date, time, timetz, timestamp, timestamptz.

Data: days or microseconds since 2000-01-01, infinities at the ends of the integers; timetz is (microseconds
since midnight, seconds west of Greenwich).

Source: PostgreSQL 15 manual, section 8.5.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from aurorapy import errors

from . import calendar as cal
from .base import SqlType, bad_input, register
from .datetime_parse import Fields, parse_fields

_D, _Q, _TZ = struct.Struct("!i"), struct.Struct("!q"), struct.Struct("!qi")


def _special_timestamp(special: str) -> int:
    return cal.INFINITY if special == "infinity" else cal.MINUS_INFINITY if special == "-infinity" else -946684800 * cal.SECOND


def _local(f: Fields) -> int:
    """The microseconds of what was read, which has a date."""
    return cal.days_of(f.year, f.month, f.day) * cal.DAY + f.micros


def _zone_to_utc(local: int, zone: Any, ctx: Any) -> int:
    if type(zone) is int:
        return local - zone * cal.SECOND
    return cal.to_utc(local, ctx.timezone if zone is None else zone)


def _check(value: int, text: str) -> int:
    if not cal.TIMESTAMP_MIN <= value < cal.TIMESTAMP_END:
        raise errors.DatetimeFieldOverflow(f'timestamp out of range: "{text}"')
    return value


def timestamp_in(text: str, typmod: int = -1, ctx: Any = None) -> int:
    """A timestamp; a zone in the text is ignored."""
    f = parse_fields(text, "timestamp", ctx)
    value = _special_timestamp(f.special) if f.special else _check(_local(f), text)
    return round_micros(value, typmod, False)


def timestamptz_in(text: str, typmod: int = -1, ctx: Any = None) -> int:
    """An instant; without a zone in the text the session's."""
    f = parse_fields(text, "timestamp with time zone", ctx)
    value = _special_timestamp(f.special) if f.special else _check(_zone_to_utc(_local(f), f.zone, ctx), text)
    return round_micros(value, typmod, False)


def date_in(text: str, typmod: int = -1, ctx: Any = None) -> int:
    """A date."""
    f = parse_fields(text, "date", ctx)
    if f.special:
        return {"infinity": cal.DATE_INFINITY, "-infinity": cal.DATE_MINUS_INFINITY}.get(f.special, -10957)
    f.micros = 0  # what is beside the day does not count: 24:00 is no next day
    days = _local(f) // cal.DAY
    if not -2451545 <= days < 2145031949:
        raise errors.DatetimeFieldOverflow(f'date out of range: "{text}"')
    return days


def time_in(text: str, typmod: int = -1, ctx: Any = None) -> int:
    """A time of day."""
    return round_micros(parse_fields(text, "time", ctx).micros, typmod, False)


def timetz_in(text: str, typmod: int = -1, ctx: Any = None) -> tuple[int, int]:
    """A time of day with a zone."""
    f = parse_fields(text, "time with time zone", ctx)
    return round_micros(f.micros, typmod, False), -f.zone


def round_micros(value: int, typmod: int, explicit: bool = False) -> int:
    """Rounded to `typmod` digits of a second."""
    if not 0 <= typmod < 6 or value in (cal.INFINITY, cal.MINUS_INFINITY):
        return value
    unit = 10 ** (6 - typmod)
    return int((value + unit // 2) // unit * unit if value >= 0 else -((-value + unit // 2) // unit * unit))


# --- output -------------------------------------------------------------------------------------


def clock_text(micros: int) -> str:
    """HH:MM:SS[.ffffff]."""
    seconds, fraction = divmod(micros, cal.SECOND)
    text = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return text + f".{fraction:06d}".rstrip("0") if fraction else text


def date_text(days: int, style: tuple[str, str]) -> tuple[str, str]:
    """(text, ' BC' or '')."""
    year, month, day = cal.ymd_of(days)
    era = ""
    if year <= 0:
        year, era = 1 - year, " BC"
    kind, order = style
    if kind == "ISO":
        return f"{year:04d}-{month:02d}-{day:02d}", era
    if kind == "SQL":
        return (f"{day:02d}/{month:02d}/{year:04d}" if order == "DMY" else f"{month:02d}/{day:02d}/{year:04d}"), era
    if kind == "German":
        return f"{day:02d}.{month:02d}.{year:04d}", era
    return (f"{day:02d}-{month:02d}-{year:04d}" if order == "DMY" else f"{month:02d}-{day:02d}-{year:04d}"), era


_MONTH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = ("Sat", "Sun", "Mon", "Tue", "Wed", "Thu", "Fri")


def _infinite(v: int, high: int, low: int) -> str | None:
    return "infinity" if v == high else "-infinity" if v == low else None


def _date_encoder(ctx: Any) -> Callable[[int], str]:
    style = ctx.datestyle if ctx is not None else ("ISO", "MDY")

    def encode(v: int) -> str:
        return _infinite(v, cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY) or "".join(date_text(v, style))

    return encode


def _stamp(local: int, style: tuple[str, str], zone: str) -> str:
    days, micros = divmod(local, cal.DAY)
    if style[0] == "Postgres":
        year, month, day = cal.ymd_of(days)
        era = " BC" if year <= 0 else ""
        year = 1 - year if year <= 0 else year
        date = f"{day:02d} {_MONTH[month - 1]}" if style[1] == "DMY" else f"{_MONTH[month - 1]} {day:02d}"
        return f"{_DAY[days % 7]} {date} {clock_text(micros)} {year:04d}{zone}{era}"
    text, era = date_text(days, style)
    return f"{text} {clock_text(micros)}{zone}{era}"


def _timestamp_encoder(ctx: Any) -> Callable[[int], str]:
    style = ctx.datestyle if ctx is not None else ("ISO", "MDY")

    def encode(v: int) -> str:
        return _infinite(v, cal.INFINITY, cal.MINUS_INFINITY) or _stamp(v, style, "")

    return encode


def offset_text(seconds: int) -> str:
    """+HH[:MM[:SS]]."""
    sign, s = ("-" if seconds < 0 else "+"), abs(seconds)
    text = f"{sign}{s // 3600:02d}"
    if s % 3600:
        text += f":{s // 60 % 60:02d}"
        if s % 60:
            text += f":{s % 60:02d}"
    return text


def _timestamptz_encoder(ctx: Any) -> Callable[[int], str]:
    style, zone = ctx.datestyle, ctx.timezone
    fixed = cal.fixed_offset(zone)

    def encode(v: int) -> str:
        infinite = _infinite(v, cal.INFINITY, cal.MINUS_INFINITY)
        if infinite:
            return infinite
        offset = cal.offset_at(zone, v) if fixed is None else fixed
        if style[0] == "ISO":
            suffix = offset_text(offset)
        else:
            name = cal.zone_name_at(zone, v)
            suffix = " " + (name if name and name[0].isalpha() else offset_text(offset))
        return _stamp(v + offset * cal.SECOND, style, suffix)

    return encode


def _timetz_out(v: tuple[int, int]) -> str:
    return clock_text(v[0]) + offset_text(-v[1])


_RANGES: dict[str, tuple[int, int, tuple[int, ...]]] = {
    "date": (-2451545, 2145031948, (cal.DATE_INFINITY, cal.DATE_MINUS_INFINITY)),
    "time": (0, cal.DAY, ()),
    "timestamp": (cal.TIMESTAMP_MIN, cal.TIMESTAMP_END - 1, (cal.INFINITY, cal.MINUS_INFINITY)),
}
_ZONE_END = 16 * 3600  # seconds: offsets are smaller


def _fixed(packer: struct.Struct, name: str) -> Callable[[bytes], Any]:
    """The binary form of a type; a value outside its range is 22008."""
    low, high, infinities = _RANGES[name]

    def receive(data: bytes) -> Any:
        if len(data) != packer.size:
            raise ValueError
        values = packer.unpack(data)
        if not low <= values[0] <= high and values[0] not in infinities:
            raise errors.DatetimeFieldOverflow(f"{name} out of range")
        if len(values) == 1:
            return values[0]
        if not -_ZONE_END < values[1] < _ZONE_END:
            raise errors.InvalidTimeZoneDisplacement("time zone displacement out of range")
        return values

    return receive


def _precision(name: str) -> dict[str, Any]:
    def typmod_in(args: list[str]) -> int:
        if len(args) != 1:
            raise errors.InvalidParameterValue("invalid type modifier")
        p = int(args[0])
        if p < 0:
            raise errors.InvalidParameterValue(f"{name.upper()}({p}) precision must not be negative")
        return min(p, 6)

    return {"typmod_in": typmod_in, "coerce": round_micros}


def _timetz_key(v: tuple[int, int]) -> tuple[int, int]:
    return v[0] + v[1] * cal.SECOND, v[1]


register(SqlType(1082, "date", 4, "D", array=1182, input=date_in, encoder=_date_encoder, send=_D.pack, receive=_fixed(_D, "date")))
register(SqlType(1083, "time", 8, "D", array=1183, input=time_in, output=clock_text, send=_Q.pack, receive=_fixed(_Q, "time"), align="d",
                 sql_name="time without time zone", **_precision("TIME")))
register(SqlType(1266, "timetz", 12, "D", array=1270, input=timetz_in, output=_timetz_out, send=lambda v: _TZ.pack(*v), receive=_fixed(_TZ, "time"), align="d",
                 order_key=_timetz_key, hash_key=_timetz_key, sql_name="time with time zone", typmod_in=_precision("TIME")["typmod_in"],
                 coerce=lambda v, t, e: (round_micros(v[0], t), v[1])))
register(SqlType(1114, "timestamp", 8, "D", array=1115, input=timestamp_in, encoder=_timestamp_encoder, send=_Q.pack, receive=_fixed(_Q, "timestamp"), align="d",
                 sql_name="timestamp without time zone", **_precision("TIMESTAMP")))
register(SqlType(1184, "timestamptz", 8, "D", preferred=True, array=1185, input=timestamptz_in, encoder=_timestamptz_encoder, send=_Q.pack,
                 receive=_fixed(_Q, "timestamp"), align="d", sql_name="timestamp with time zone", **_precision("TIMESTAMP")))

__all__ = ["bad_input", "clock_text"]
