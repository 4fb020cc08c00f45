"""Time zones written as POSIX has them: STDoffset[DST[offset][,rule,rule]].

Offsets count hours west of Greenwich. Without rules, summer time is that of the United States since 2007, as PostgreSQL's own data has it.

Source: PostgreSQL 15 manual, appendix B.5; POSIX.1-2017, section 8.3 (TZ).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from aurorapy.records import dataclass

_SECONDS_A_DAY = 86400
_EPOCH = date(2000, 1, 1).toordinal()
_CYCLE = 400  # years after which the Gregorian calendar repeats itself
_CYCLE_SECONDS = 146097 * _SECONDS_A_DAY
_ABBREVIATION = r"<[^>]*>|[^\d,+<-][^\d,+-]*"
_OFFSET = r"[+-]?\d{1,3}(?::\d{1,2}(?::\d{1,2})?)?(?![\d:])"
_DATE = r"(?:J\d{1,3}|\d{1,3}|M\d{1,2}\.\d\.\d)(?:/" + _OFFSET + ")?"
_ZONE = re.compile(rf"(?P<std>{_ABBREVIATION}|)(?P<offset>{_OFFSET})"
                   rf"(?:(?P<dst>{_ABBREVIATION})(?P<summer>{_OFFSET})?(?:,(?P<begin>{_DATE}),(?P<end>{_DATE}))?)?", re.ASCII)
_RULES = "M3.2.0", "M11.1.0"


@dataclass(slots=True)
class Rule:
    """A day of each year, and the second of its local time at which the offset changes."""

    kind: str
    month: int
    week: int
    day: int
    second: int

    def at(self, year: int) -> int:
        """Seconds since 2000-01-01, in local time."""
        if self.kind == "M":
            first = date(year, self.month, 1)
            day = 1 + (self.day - (first.weekday() + 1)) % 7 + 7 * (self.week - 1)
            while day > monthrange(year, self.month)[1]:
                day -= 7
            ordinal = first.toordinal() + day - 1
        else:
            ordinal = date(year, 1, 1).toordinal() + self.day - (self.kind == "J")
            if self.kind == "J" and self.day >= 60 and monthrange(year, 2)[1] == 29:
                ordinal += 1  # J counts no 29th of February
        return (ordinal - _EPOCH) * _SECONDS_A_DAY + self.second


@dataclass(slots=True, eq=False)
class PosixZone:
    """A zone of that kind; `std` and `dst` are (abbreviation, seconds east), `key` its name in upper case."""

    key: str
    std: tuple[str, int]
    dst: tuple[str, int] | None
    begin: Rule | None
    end: Rule | None

    @property
    def fixed(self) -> int | None:
        """The offset, where there is only one."""
        return self.std[1] if self.dst is None or self.dst[1] == self.std[1] else None

    def at(self, second: int) -> tuple[str, int]:
        """(abbreviation, seconds east) at an instant, in seconds since 2000-01-01 UTC."""
        if self.dst is None or self.begin is None or self.end is None:
            return self.std
        second %= _CYCLE_SECONDS
        year = date.fromordinal(_EPOCH + (second + self.std[1]) // _SECONDS_A_DAY).year
        begin, end = self.begin.at(year) - self.std[1], self.end.at(year) - self.dst[1]
        summer = begin <= second < end if begin < end else not end <= second < begin
        return self.dst if summer else self.std


def _seconds(text: str, most: int) -> int | None:
    """[+-]hh[:mm[:ss]]; None where a part is too large."""
    parts = [int(p) for p in text.lstrip("+-").split(":")] + [0, 0]
    if parts[0] > most or parts[1] > 59 or parts[2] > 60:
        return None
    value = parts[0] * 3600 + parts[1] * 60 + parts[2]
    return -value if text[0] == "-" else value


def _rule(text: str) -> Rule | None:
    when, _, time = text.partition("/")
    second = _seconds(time, 167) if time else 7200
    if second is None:
        return None
    if when[0] == "M":
        month, week, day = (int(p) for p in when[1:].split("."))
        return Rule("M", month, week, day, second) if 1 <= month <= 12 and 1 <= week <= 5 and day <= 6 else None
    day = int(when.lstrip("J"))
    return Rule(when[0] if when[0] == "J" else "", 0, 0, day, second) if (1 <= day <= 365 if when[0] == "J" else day <= 365) else None


def fixed_zone(east: int, name: str = "", abbreviation: str | None = None) -> PosixZone:
    """A zone that is always `east` seconds east of Greenwich; its abbreviation is its name where none is given."""
    return PosixZone(name, (name if abbreviation is None else abbreviation, east), None, None, None)


def posix_zone(name: str) -> PosixZone | None:
    """The zone that a text describes; None for what is no such description."""
    name = name.upper()
    found = _ZONE.fullmatch(name)
    if found is None:
        return None
    west = _seconds(found["offset"], 167)
    if west is None:
        return None
    std = found["std"].strip("<>"), -west
    if found["dst"] is None:
        return fixed_zone(std[1], name, std[0])
    summer = _seconds(found["summer"], 167) if found["summer"] else west - 3600
    begin, end = (_rule(found[part] or rule) for part, rule in zip(("begin", "end"), _RULES, strict=True))
    if summer is None or begin is None or end is None:
        return None
    return PosixZone(name, std, (found["dst"].strip("<>"), -summer), begin, end)
