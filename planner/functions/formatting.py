"""to_char of dates and times, to_date and to_timestamp: template patterns.

Source: PostgreSQL 15 manual, section 9.8.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import calendar as cal

from .datetime_templates import date_of, read
from .datetimes import iso_week
from .intervals import in_range, instant_of
from .numbers_format import quoted
from .registry import define

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")
_ROMAN = ("XII", "XI", "X", "IX", "VIII", "VII", "VI", "V", "IV", "III", "II", "I")
# longest first; the letters' case matters only where the output has letters
_KEYS = sorted("""A.D. A.M. AD AM B.C. BC CC DAY DDD DD DY Day Dy D FF1 FF2 FF3 FF4 FF5 FF6 HH24 HH12 HH IDDD ID IW IYYY IYY IY I J MI MM MONTH MON MS
Month Mon OF P.M. PM Q RM SSSSS SSSS SS TZH TZM TZ US WW W Y,YYY YYYY YYY YY Y a.d. a.m. ad am b.c. bc day dy month mon p.m. pm rm tz""".split(), key=lambda k: -len(k))
_ANY_CASE = frozenset("CC DDD DD D FF1 FF2 FF3 FF4 FF5 FF6 HH24 HH12 HH IDDD ID IW IYYY IYY IY I J MI MM MS OF Q SSSSS SSSS SS TZH TZM US WW W Y,YYY YYYY YYY YY Y"
                      .split())


@lru_cache(maxsize=500)
def _parsed(template: str) -> tuple[tuple[str, str], ...]:
    """(kind, text): kind '' literal text, else the pattern with its flags as `FM|key|TH`."""
    out: list[tuple[str, str]] = []
    i = 0
    while i < len(template):
        if (found := quoted(template, i)) is not None:
            out.append(("", found[0]))
            i = found[1]
            continue
        flags = ""
        at = i
        while template[at : at + 2].upper() in ("FM", "FX", "TM"):
            flags += template[at : at + 2].upper() + " "
            at += 2
        key = next((k for k in _KEYS if template.startswith(k, at) or (k in _ANY_CASE and template[at : at + len(k)].upper() == k)), None)
        if key is None:
            if flags:
                i = at
                if "FX" in flags:
                    out.append(("FX", ""))
                continue
            out.append(("", template[i]))
            i += 1
            continue
        i = at + len(key)
        suffix = template[i : i + 2]
        if suffix.upper() in ("TH", "SP") and suffix in ("TH", "th", "SP"):
            i += 2
        else:
            suffix = ""
        out.append((f"{flags}|{key}|{suffix}", ""))
    return tuple(out)


def _ordinal(text: str, upper: bool) -> str:
    digits = text.strip().lstrip("-")
    n = int(digits[-2:]) if digits.isdigit() else 0
    suffix = "th" if 10 < n < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return text + (suffix.upper() if upper else suffix)


class _Fields:
    """What patterns print of a moment; an interval has no weekday and no era."""

    def __init__(self, local: int, offset: int | None, zone: str, interval: tuple[int, int, int] | None = None) -> None:
        self.offset, self.zone, self.interval = offset, zone, interval
        if interval is not None:
            months, self.day, micros = interval
            self.year = int(months / 12)
            self.month = months - self.year * 12
            self.days = 0
            sign = -1 if micros < 0 else 1
            seconds, self.us = divmod(abs(micros), 1_000_000)
            self.hour, rest = divmod(seconds, 3600)
            self.minute, self.second = divmod(rest, 60)
            self.hour, self.minute, self.second, self.us = sign * self.hour, sign * self.minute, sign * self.second, sign * self.us
            self.julian = cal.days_of(self.year, self.month, self.day) + 2451545
            self.yday = self.month * 30 + self.day
            return
        self.days, micros = divmod(local, cal.DAY)
        self.year, self.month, self.day = cal.ymd_of(self.days)
        seconds, self.us = divmod(micros, 1_000_000)
        self.hour, rest = divmod(seconds, 3600)
        self.minute, self.second = divmod(rest, 60)
        self.yday = self.days - cal.days_of(self.year, 1, 1) + 1
        self.julian = self.days + 2451545


def _number(value: int, width: int, flags: str) -> str:
    if "FM" in flags:
        return str(value)
    return f"{value:0{width}d}"


def _clock(value: int, width: int, flags: str) -> str:
    return _number(value, width + (value < 0), flags)


def _name(names: tuple[str, ...], index: int, key: str, width: int, flags: str, cut: int = 0) -> str:
    name = names[index][:cut] if cut else names[index]
    name = name.upper() if key.isupper() else name.lower() if key.islower() else name
    return name if cut or "FM" in flags or "TM" in flags else name.ljust(width)


def _one(f: _Fields, key: str, flags: str) -> str:
    upper = key.upper()
    late = f.hour > 0 and f.hour % 24 >= 12
    year = f.year if f.interval is not None else (f.year if f.year > 0 else 1 - f.year)
    match upper:
        case "A.M." | "P.M." | "AM" | "PM":
            text = ("P.M." if late else "A.M.") if "." in key else ("PM" if late else "AM")
            return text if key[0].isupper() else text.lower()
        case "HH" | "HH12":
            return _clock((abs(f.hour) % 12 or 12) * (-1 if f.hour < 0 else 1), 2, flags)
        case "HH24":
            return _clock(f.hour, 2, flags)
        case "MI":
            return _clock(f.minute, 2, flags)
        case "SS":
            return _clock(f.second, 2, flags)
        case "MS":
            return _number(f.us // 1000, 3, flags)
        case "US" | "FF6":
            return _number(f.us, 6, flags)
        case "FF1" | "FF2" | "FF3" | "FF4" | "FF5":
            n = int(key[-1])
            return _number(f.us // 10 ** (6 - n), n, flags)
        case "SSSS" | "SSSSS":
            return str(f.hour * 3600 + f.minute * 60 + f.second)
        case "TZ":
            return f.zone if key.isupper() else f.zone.lower()
        case "TZH" | "TZM" | "OF":
            total = abs(f.offset or 0)
            sign = "-" if (f.offset or 0) < 0 else "+"
            hours, minutes = total // 3600, total % 3600 // 60
            if upper == "TZM":
                return f"{minutes:02d}"
            return f"{sign}{hours:02d}" + (f":{minutes:02d}" if upper == "OF" and minutes else "")
        case "B.C." | "A.D." | "BC" | "AD":
            text = ("B.C." if f.year <= 0 else "A.D.") if "." in key else ("BC" if f.year <= 0 else "AD")
            return text if key[0].isupper() else text.lower()
        case "MONTH":
            return _name(_MONTHS, f.month - 1, key, 9, flags)
        case "MON":
            return _name(_MONTHS, f.month - 1, key, 3, flags, 3)
        case "MM":
            return _number(f.month, 2, flags)
        case "DAY":
            return _name(_DAYS, (f.days + 6) % 7, key, 9, flags)
        case "DY":
            return _name(_DAYS, (f.days + 6) % 7, key, 3, flags, 3)
        case "DDD":
            return _number(f.yday, 3, flags)
        case "IDDD":
            y, w = iso_week(f.days)
            return _number((w - 1) * 7 + (f.days + 5) % 7 + 1, 3, flags)
        case "DD":
            return _number(f.day, 2, flags)
        case "D":
            return str((f.days + 6) % 7 + 1)
        case "ID":
            return str((f.days + 6) % 7 or 7)
        case "WW":
            return _number((f.yday - 1) // 7 + 1, 2, flags)
        case "IW":
            return _number(iso_week(f.days)[1], 2, flags)
        case "W":
            return str((f.day - 1) // 7 + 1)
        case "Q":
            return str((f.month - 1) // 3 + 1) if f.month else ""
        case "CC":
            if f.interval is not None:
                return _number(f.year // 100, 2, flags)
            century = (f.year + 99) // 100 if f.year > 0 else -((100 - f.year) // 100)
            return _clock(century, 2, flags) if -99 <= century <= 99 else str(century)
        case "J":
            return str(f.julian)
        case "RM":
            if not f.month and not f.year:
                return ""
            text = _ROMAN[-f.month] if f.month > 0 else _ROMAN[-1 - f.month] if f.month else _ROMAN[0 if f.year >= 0 else 11]  # of an interval
            text = text if "FM" in flags else text.ljust(4)
            return text if key.isupper() else text.lower()
        case "Y,YYY":
            return f"{year // 1000},{year % 1000:03d}"
    if upper[0] == "I":
        iso = iso_week(f.days)[0]
        year = iso if iso > 0 else 1 - iso
        upper = upper[1:] + "Y" if upper != "I" else "Y"
        upper = "Y" * len(key)
    width = len(upper)
    if width == 4:
        return _number(year, 4, flags)
    value = year % 10**width
    return _number(value, width, flags)


_DATE_ONLY = frozenset("B.C. A.D. BC AD MONTH MON DAY DY IDDD ID D IW IYYY IYY IY I WW W TZ TZH TZM OF".split())


def _format(f: _Fields, template: str) -> str:
    out = []
    for kind, text in _parsed(template):
        if not kind or kind == "FX":
            out.append(text)
            continue
        flags, key, suffix = kind.split("|")
        if f.interval is not None:
            if key.upper() in _DATE_ONLY:
                raise errors.InvalidDatetimeFormat("invalid format specification for an interval value",
                                                   hint="Intervals are not tied to specific calendar dates.")
            if key.upper() in ("MONTH", "MON", "Q") and not f.month:
                continue
        made = _one(f, key, flags)
        if suffix.upper() == "TH" and made.strip()[-1:].isdigit():
            made = _ordinal(made, suffix == "TH")
        out.append(made)
    return "".join(out)


def _timestamp(v: int, template: str) -> str | None:
    if v in (cal.INFINITY, cal.MINUS_INFINITY) or not template:
        return None
    return _format(_Fields(v, None, ""), template)


def _timestamptz(ctx: Any, v: int, template: str) -> str | None:
    if v in (cal.INFINITY, cal.MINUS_INFINITY) or not template:
        return None
    return _format(_Fields(cal.to_local(v, ctx.timezone), cal.offset_at(ctx.timezone, v), cal.zone_name_at(ctx.timezone, v)), template)


define("to_char", "timestamp text", "text", _timestamp, volatility="s")
define("to_char", "timestamptz text", "text", _timestamptz, needs_context=True, volatility="s")
define("timeofday", "", "text", lambda ctx: _timestamptz(ctx, ctx.clock(), "Dy Mon DD HH24:MI:SS.US YYYY TZ"), needs_context=True, volatility="v")
define("to_char", "interval text", "text", lambda v, t: _format(_Fields(0, None, "", v), t) if t else None, volatility="s")

# --- reading --------------------------------------------------------------------------------------


def _to_timestamp(ctx: Any, text: str, template: str) -> int:
    got = read(text, template)
    return in_range(got.local - got.zone * 1_000_000 if got.zone is not None else int(instant_of(ctx, got.local)))


define("to_date", "text text", "date", lambda text, template: date_of(read(text, template), text), volatility="s")
define("to_timestamp", "text text", "timestamptz", _to_timestamp, needs_context=True, volatility="s")
