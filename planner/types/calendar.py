"""Calendar arithmetic over PostgreSQL's whole range (4714 BC to 294276), and offsets of time zones.

Days count from 2000-01-01 in the proleptic Gregorian calendar; instants are microseconds from the same
midnight. Years before 1 are astronomical here: year 0 is 1 BC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from aurorapy import errors

from .abbreviations import abbreviation

DAY = 86_400_000_000
HOUR, MINUTE, SECOND = 3_600_000_000, 60_000_000, 1_000_000
DATE_INFINITY, DATE_MINUS_INFINITY = 2147483647, -2147483648
INFINITY, MINUS_INFINITY = 9223372036854775807, -9223372036854775808
TIMESTAMP_MIN, TIMESTAMP_END = -211813488000000000, 9223371331200000000
_EPOCH_JULIAN = 2451545
_EPOCH = datetime(2000, 1, 1)


def date_micros(days: int) -> int:
    """The timestamp of a date's midnight."""
    if days in (DATE_INFINITY, DATE_MINUS_INFINITY):
        return INFINITY if days > 0 else MINUS_INFINITY
    return days * DAY


def days_of(year: int, month: int, day: int) -> int:
    """Days since 2000-01-01."""
    a = (14 - month) // 12
    y = year + 4800 - a
    m = month + 12 * a - 3
    return day + (153 * m + 2) // 5 + 365 * y + y // 4 - y // 100 + y // 400 - 32045 - _EPOCH_JULIAN


def ymd_of(days: int) -> tuple[int, int, int]:
    """(year, month, day)."""
    a = days + _EPOCH_JULIAN + 32044
    b = (4 * a + 3) // 146097
    c = a - 146097 * b // 4
    d = (4 * c + 3) // 1461
    e = c - 1461 * d // 4
    m = (5 * e + 2) // 153
    return 100 * b + d - 4800 + m // 10, m + 3 - 12 * (m // 10), e - (153 * m + 2) // 5 + 1


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_days(year: int, month: int) -> int:
    """Days of a month."""
    return 29 if month == 2 and is_leap(year) else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


@lru_cache(maxsize=512)
def find_zone(name: str) -> Any:
    """A tzinfo of a zone name or a POSIX-like offset (`UTC+3`, `+05:30`); raises 22023."""
    try:
        return ZoneInfo(_zone_case(name))
    except (KeyError, ValueError, OSError):
        pass
    import re

    found = re.fullmatch(r"([A-Za-z<>]*)([+-]?)(\d{1,2})(?::?(\d{2}))?", name)
    if found:
        value = int(found[3]) * 3600 + int(found[4] or 0) * 60
        if value <= 57540:
            # POSIX: positive is west of Greenwich
            east = value if found[2] == "-" else -value
            return timezone(timedelta(seconds=east), name)
    raise errors.InvalidParameterValue(f'time zone "{name}" not recognized')


@lru_cache(maxsize=1)
def _zone_names() -> dict[str, str]:
    from zoneinfo import available_timezones

    return {n.lower(): n for n in available_timezones()}


def _zone_case(name: str) -> str:
    if name.upper() == "UTC":
        return "UTC"
    return _zone_names().get(name.lower(), name)


@lru_cache(maxsize=512)
def zone_or_abbreviation(name: str) -> Any:
    """A tzinfo of an abbreviation, or else of what `find_zone` knows (AT TIME ZONE); raises 22023."""
    found = abbreviation(name)
    if found is None:
        return find_zone(name)
    return timezone(timedelta(seconds=found), name.upper()) if type(found) is int else found


def _clamped(micros: int) -> datetime:
    seconds = micros // SECOND
    try:
        return _EPOCH + timedelta(seconds=seconds)
    except OverflowError:
        days = micros // DAY
        year, month, day = ymd_of(days)
        year = 2037 - (2037 - year) % 400 if year > 9998 else 2 + (year % 400)
        rest = micros - days * DAY
        return datetime(max(1, min(year, 9998)), month, min(day, 28)) + timedelta(microseconds=rest)


def offset_at(zone: Any, instant: int) -> int:
    """Seconds east of Greenwich at a UTC instant."""
    moment = _clamped(instant).replace(tzinfo=UTC)
    offset = moment.astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def zone_name_at(zone: Any, instant: int) -> str:
    """The zone's abbreviation at an instant."""
    return _clamped(instant).replace(tzinfo=UTC).astimezone(zone).tzname() or ""


def to_utc(local: int, zone: Any) -> int:
    """The instant of a local time. In a gap the offset before it counts, in an overlap standard time, as PostgreSQL does."""
    moment = _clamped(local)
    early = moment.replace(tzinfo=zone, fold=0).utcoffset()
    late = moment.replace(tzinfo=zone, fold=1).utcoffset()
    if early == late or early is None or late is None:
        chosen = early
    elif early > late:  # overlap: the later (standard) reading
        chosen = late
    else:  # gap: the offset in force before it
        chosen = early
    return local - int(chosen.total_seconds() if chosen is not None else 0) * SECOND


def to_local(instant: int, zone: Any) -> int:
    """The local time of an instant."""
    return instant + offset_at(zone, instant) * SECOND
