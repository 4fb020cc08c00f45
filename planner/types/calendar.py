"""Calendar arithmetic over PostgreSQL's whole range (4714 BC to 294276), and offsets of time zones.

Days count from 2000-01-01 in the proleptic Gregorian calendar; instants are microseconds from the same
midnight. Years before 1 are astronomical here: year 0 is 1 BC.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from aurorapy import errors

from .abbreviations import Abbreviated, abbreviation
from .posix_zone import PosixZone, fixed_zone, posix_zone

DAY = 86_400_000_000
HOUR, MINUTE, SECOND = 3_600_000_000, 60_000_000, 1_000_000
DATE_INFINITY, DATE_MINUS_INFINITY = 2147483647, -2147483648
INFINITY, MINUS_INFINITY = 9223372036854775807, -9223372036854775808
MOMENTS = frozenset((1082, 1083, 1114, 1184, 1266))  # the types of dates and times
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
    """The zone of a name, or what a POSIX description (`UTC+3`, `+05:30`, `EST5EDT,M3.2.0,M11.1.0`) says; raises 22023."""
    try:
        return ZoneInfo(_zone_case(name))
    except (KeyError, ValueError, OSError):
        pass
    zone = posix_zone(name)
    if zone is None:
        raise errors.InvalidParameterValue(f'time zone "{name}" not recognized')
    return zone


@lru_cache(maxsize=64)
def fixed_offset(zone: Any) -> int | None:
    """Seconds east of Greenwich of a zone that never changed; None for others."""
    if type(zone) is PosixZone:
        return zone.fixed
    if type(zone) is Abbreviated:
        return None
    offset = zone.utcoffset(None)
    return None if offset is None else int(offset.total_seconds())


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
    return fixed_zone(found, name.upper()) if type(found) is int else found


def _clamped(micros: int) -> datetime:
    """A moment for which zones know their offsets as for this one: what datetime cannot hold is moved by whole cycles of the calendar."""
    try:
        return _EPOCH + timedelta(seconds=micros // SECOND)
    except OverflowError:
        days, rest = divmod(micros, DAY)
        year, month, day = ymd_of(days)
        year = (9200 if year > 0 else 400) + year % 400
        return datetime(year, month, day) + timedelta(seconds=rest // SECOND)


def _utc(instant: int) -> datetime:
    return _clamped(instant).replace(tzinfo=UTC)


def offset_at(zone: Any, instant: int) -> int:
    """Seconds east of Greenwich at a UTC instant."""
    fixed = fixed_offset(zone)
    if fixed is not None:
        return fixed
    kind = type(zone)
    if kind is PosixZone:
        return int(zone.at(instant // SECOND)[1])
    offset = zone.offset(_utc(instant)) if kind is Abbreviated else _utc(instant).astimezone(zone).utcoffset()
    return int(offset.total_seconds()) if offset is not None else 0


def zone_name_at(zone: Any, instant: int) -> str:
    """The zone's abbreviation at an instant."""
    if type(zone) is PosixZone:
        return str(zone.at(instant // SECOND)[0])
    return _utc(instant).astimezone(zone).tzname() or ""


def to_utc(local: int, zone: Any) -> int:
    """The instant of a local time. In a gap the offset before it counts, in an overlap the one after it, as PostgreSQL has it; an
    abbreviation has the offset that it had at the instant that its zone would give."""
    fixed = fixed_offset(zone)
    if fixed is not None:
        return local - fixed * SECOND
    if type(zone) is Abbreviated:
        return local - offset_at(zone, to_utc(local, zone.zone)) * SECOND
    if type(zone) is PosixZone:
        before, after = (offset_at(zone, local + way * DAY) for way in (-1, 1))
        return local - _chosen(local, zone, before, after) * SECOND
    moment = _clamped(local)
    early = moment.replace(tzinfo=zone, fold=0).utcoffset()
    late = moment.replace(tzinfo=zone, fold=1).utcoffset()
    if early == late or early is None or late is None:
        chosen = early
    elif early > late:  # overlap: the later reading
        chosen = late
    else:  # gap: the offset in force before it
        chosen = early
    return local - int(chosen.total_seconds() if chosen is not None else 0) * SECOND


def _chosen(local: int, zone: Any, before: int, after: int) -> int:
    """Which of the offsets around a local time is its own."""
    if before == after:
        return before
    if offset_at(zone, local - after * SECOND) == after:
        return after
    return before


def date_instant(days: int, zone: Any) -> int:
    """When a day begins in a zone, be it beyond what timestamps can hold."""
    local = date_micros(days)
    return local if local in (INFINITY, MINUS_INFINITY) else to_utc(local, zone)


def local_instant(local: int, zone: Any) -> int:
    """When a local time is in a zone."""
    return local if local in (INFINITY, MINUS_INFINITY) else to_utc(local, zone)


def to_local(instant: int, zone: Any) -> int:
    """The local time of an instant."""
    return instant + offset_at(zone, instant) * SECOND
