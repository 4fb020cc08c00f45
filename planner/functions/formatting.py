"""to_char of dates and times, to_date and to_timestamp: template patterns.

Source: PostgreSQL 15 manual, section 9.8.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import calendar as cal

from .datetimes import iso_week
from .intervals import instant_of
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

_WIDTHS = {"YYYY": 4, "YYY": 3, "YY": 2, "Y": 1, "MM": 2, "DD": 2, "DDD": 3, "HH": 2, "HH12": 2, "HH24": 2, "MI": 2, "SS": 2, "MS": 3, "US": 6, "SSSS": 5,
           "SSSSS": 5, "J": 7, "WW": 2, "W": 1, "Q": 1, "CC": 2, "D": 1, "ID": 1, "IW": 2, "IYYY": 4, "IYY": 3, "IY": 2, "I": 1, "IDDD": 3, "FF1": 1, "FF2": 2,
           "FF3": 3, "FF4": 4, "FF5": 5, "FF6": 6}
_SEPARATOR = re.compile(r"[^\w\s\"]")


def _bad_value(text: str, key: str, detail: str) -> errors.SQLError:
    return errors.InvalidDatetimeFormat(f'invalid value "{text}" for "{key}"', detail=detail)


def _read(text: str, template: str) -> dict[str, int]:
    """Fields of a text by a template."""
    nodes = _parsed(template)
    found: dict[str, int] = {}
    at = 0
    exact = any(k == "FX" or "FX" in k.split("|")[0] for k, _ in nodes if k)
    for n, (kind, literal) in enumerate(nodes):
        if not kind:
            for c in literal:
                if c.isspace() or _SEPARATOR.match(c):
                    if exact:
                        at += 1
                    elif at < len(text) and (text[at].isspace() or _SEPARATOR.match(text[at])):
                        if text[at] == c or not text[at].isspace() or c.isspace():
                            at += 1
                        while at < len(text) and text[at].isspace():
                            at += 1
                elif at < len(text):
                    at += 1
            continue
        if kind == "FX":
            continue
        flags, key, suffix = kind.split("|")
        upper = key.upper()
        if not exact:
            while at < len(text) and text[at].isspace():
                at += 1
        if at >= len(text):
            break
        if upper in ("MONTH", "MON", "DAY", "DY", "RM", "AM", "PM", "A.M.", "P.M.", "BC", "AD", "B.C.", "A.D."):
            at = _read_word(text, at, key, upper, found)
            continue
        if upper in ("TZ", "OF"):
            raise errors.FeatureNotSupported(f'formatting field "{upper}" is only supported in to_char')
        if upper == "Y,YYY":
            m = re.compile(r"(\d+),(\d{3})").match(text, at)
            if m is None:
                raise errors.InvalidDatetimeFormat('invalid input string for "Y,YYY"')
            found["YYYY"] = int(m[1]) * 1000 + int(m[2])
            at = m.end()
            continue
        following = nodes[n + 1] if n + 1 < len(nodes) else None
        digits_next = following is not None and following[0] != "" and following[0] != "FX" and following[0].split("|")[1].upper() in _WIDTHS
        width = _WIDTHS.get(upper, 2)
        signed = upper in ("TZH", "YYYY", "TZM", "J")
        limit = "" if ("FM" in flags or not digits_next) and upper not in ("MS", "US") and not upper.startswith("FF") and not exact else str(width)
        if exact or digits_next:
            limit = str(width)
        pattern = re.compile(rf"[+-]?\d{{1,{limit or 9}}}" if signed else rf"\d{{1,{limit or 9}}}")
        m = pattern.match(text, at)
        if m is None:
            shown = text[at : at + width]
            raise _bad_value(shown, key, "Value must be an integer.")
        if exact and "FM" not in flags and len(m[0].lstrip("+-")) < width and digits_next:
            raise errors.InvalidDatetimeFormat(f'source string too short for "{key}" formatting field',
                                               detail=f"Field requires {width} characters, but only {len(m[0])} remain.",
                                               hint='If your source string is not fixed-width, try using the "FM" modifier.')
        value = int(m[0])
        if upper in ("MS", "US") or upper.startswith("FF"):
            scale = 3 if upper == "MS" else 6 if upper in ("US", "FF6") else int(upper[2])
            value = value * 10 ** (scale - len(m[0])) if len(m[0]) < scale else value
            value = value * 10 ** (6 - scale)
            upper = "US"
        elif upper in ("YYY", "YY", "Y") and len(m[0]) <= width:
            value = _short_year(value, len(m[0]) if upper != "YYY" or len(m[0]) < 3 else 3)
            upper = "YYYY"
        elif upper in ("YYY", "YY", "Y"):
            upper = "YYYY"
        upper = {"HH": "HH12", "SSSSS": "SSSS"}.get(upper, upper)
        if upper in found and found[upper] != value:
            raise errors.InvalidDatetimeFormat(f'conflicting values for "{key}" field in formatting string',
                                               detail="This value contradicts a previous setting for the same field type.")
        found[upper] = value
        at = m.end()
        if suffix.upper() == "TH":
            at += 2
    return found


def _short_year(value: int, digits: int) -> int:
    if digits <= 2:
        return value + 2000 if value < 70 else value + 1900
    return value + 2000 if value < 520 else value + 1000


def _read_word(text: str, at: int, key: str, upper: str, found: dict[str, int]) -> int:
    rest = text[at:].lower()
    if upper in ("AM", "PM", "A.M.", "P.M."):
        for word, value in (("a.m.", 0), ("p.m.", 1), ("am", 0), ("pm", 1)):
            if rest.startswith(word):
                found["PM"] = value
                return at + len(word)
    elif upper in ("BC", "AD", "B.C.", "A.D."):
        for word, value in (("b.c.", 1), ("a.d.", 0), ("bc", 1), ("ad", 0)):
            if rest.startswith(word):
                found["BC"] = value
                return at + len(word)
    elif upper == "RM":
        for i, word in enumerate(_ROMAN):
            if rest.startswith(word.lower()):
                found["MM"] = 12 - i
                return at + len(word)
    else:
        names = _MONTHS if upper in ("MONTH", "MON") else _DAYS
        short = upper in ("MON", "DY")
        for i, name in enumerate(names):
            word = (name[:3] if short else name).lower()
            if rest.startswith(word):
                if names is _MONTHS:
                    found["MM"] = i + 1
                return at + len(word)
    found_word = re.match(r"\S*", text[at:])
    raise _bad_value(found_word[0] if found_word else "", key, "The given value did not match any of the allowed values for this field.")


def _moment(text: str, template: str) -> tuple[int, int | None]:
    """(local microseconds, seconds east given by TZH) of a text."""
    f = _read(text, template)

    def overflow() -> errors.SQLError:
        return errors.DatetimeFieldOverflow(f'date/time field value out of range: "{text}"')

    if "SSSS" in f:
        seconds = f["SSSS"]
        hour, minute, second = seconds // 3600, seconds % 3600 // 60, seconds % 60
    else:
        hour, minute, second = f.get("HH24", 0), f.get("MI", 0), f.get("SS", 0)
        if "HH12" in f:
            if "PM" in f or "HH24" not in f:
                hour = f["HH12"]
            if not 1 <= hour <= 12:
                raise errors.InvalidDatetimeFormat(f'hour "{hour}" is invalid for the 12-hour clock', hint="Use the 24-hour clock, or give an hour between 1 and 12.")
            if "PM" in f:
                hour = hour % 12 + 12 * f["PM"]
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 61):
        raise overflow()
    year = f.get("YYYY")
    if "CC" in f:
        year = (f["CC"] - 1) * 100 + (year % 100 if year is not None and year % 100 else 0 if year is not None else 1) if year is not None else (f["CC"] - 1) * 100 + 1
    if year is not None and f.get("BC"):
        year = 1 - year
    elif year is not None and year < 0:
        year = year + 1
    if "J" in f:
        days = f["J"] - 2451545
    elif "IYYY" in f or "IW" in f:
        iso = f.get("IYYY", 1)
        fourth = cal.days_of(iso, 1, 4)
        monday = fourth - (fourth + 5) % 7
        days = monday + (f.get("IW", 1) - 1) * 7 + f.get("ID", 1) - 1
    else:
        if year is None:
            year = 0 if not f.keys() & {"MM", "DD", "DDD", "Q", "WW"} else 0
        month, day = f.get("MM", 1), f.get("DD", 1)
        if "DDD" in f and "MM" not in f:
            if not 1 <= f["DDD"] <= 365 + cal.is_leap(year):
                raise overflow()
            days = cal.days_of(year, 1, 1) + f["DDD"] - 1
        elif "WW" in f and "MM" not in f:
            days = cal.days_of(year, 1, 1) + (f["WW"] - 1) * 7
        else:
            if "W" in f:
                day = (f["W"] - 1) * 7 + 1
            if not 1 <= month <= 12 or not 1 <= day <= cal.month_days(year, month):
                raise overflow()
            days = cal.days_of(year, month, day)
    micros = days * cal.DAY + (hour * 3600 + minute * 60 + second) * 1_000_000 + f.get("US", 0)
    offset = None
    if "TZH" in f:
        offset = f["TZH"] * 3600 + (f.get("TZM", 0) * 60) * (-1 if f["TZH"] < 0 else 1)
    return micros, offset


def _to_timestamp(ctx: Any, text: str, template: str) -> int:
    micros, offset = _moment(text, template)
    return micros - offset * 1_000_000 if offset is not None else int(instant_of(ctx, micros))


define("to_date", "text text", "date", lambda text, template: _moment(text, template)[0] // cal.DAY, volatility="s")
define("to_timestamp", "text text", "timestamptz", _to_timestamp, needs_context=True, volatility="s")
