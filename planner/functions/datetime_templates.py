"""Reading dates and times by a template: to_date, to_timestamp, and jsonpath's .datetime().

A template is nodes (fields, separators, other characters) that go through the text with it. Strictly (for .datetime())
every character has to match; else spaces and separators are forgiven, as the manual's section 9.8 describes. `_Fields` are what was found; 0 is as
good as nothing there, as in PostgreSQL.

Source: PostgreSQL 15, parse_format, DCH_from_char, do_to_timestamp and parse_datetime.
"""

from __future__ import annotations

import math
import re
from dataclasses import field, replace
from functools import lru_cache
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.datetimes import round_micros
from aurorapy.records import dataclass

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")
_ROMAN = ("xii", "xi", "x", "ix", "viii", "vii", "vi", "v", "iv", "iii", "ii", "i")
_SPACE = " \t\n\r\v\f"
_UPPER = """A.D. A.M. AD AM B.C. BC CC DAY DDD DD DY Day Dy D FF1 FF2 FF3 FF4 FF5 FF6 FX HH24 HH12 HH IDDD ID IW IYYY IYY IY I J MI MM MONTH MON MS Month
    Mon OF P.M. PM Q RM SSSSS SSSS SS TZH TZM TZ US WW W Y,YYY YYYY YYY YY Y""".split()
_KEYS = (*_UPPER, *dict.fromkeys(k.lower() for k in _UPPER))
_WORDS = frozenset("A.D. AD B.C. BC A.M. AM P.M. PM DAY DY MONTH MON RM TZH TZ OF FX".split())  # what does not begin with a digit
_TIMED = frozenset("A.M. AM P.M. PM HH24 HH12 HH MI SS MS US FF1 FF2 FF3 FF4 FF5 FF6 SSSSS SSSS".split())
_ZONED = frozenset("TZH TZM TZ OF".split())
_GREGORIAN = frozenset("DDD DD D MM MONTH MON RM WW W Y,YYY YYYY YYY YY Y".split())
_WEEKS = frozenset("IDDD ID IW IYYY IYY IY I".split())
_SHORT_YEARS = {"YYY": 3, "IYY": 3, "YY": 2, "IY": 2, "Y": 1, "I": 1}
_PLAIN = {"MI": "mi", "SS": "ss", "SSSS": "ssss", "SSSSS": "ssss", "MM": "mm", "DDD": "ddd", "DD": "dd", "D": "d", "WW": "ww", "IW": "ww", "CC": "cc", "W": "w",
          "J": "j", "YYYY": "year", "IYYY": "year", "Q": ""}
_FIXED = {"HH24": ("hh", 2), "HH12": ("hh", 2), "HH": ("hh", 2), "IDDD": ("ddd", 3)}
_STRICT = "-./,':; "
_INTEGER = re.compile(r"[ \t\n\r\v\f]*[-+]?\d+")
_YEAR = re.compile(r"[ \t\n\r\v\f]*([-+]?\d+),[ \t\n\r\v\f]*([-+]?\d{1,3})")
_INT4_MIN, _INT4_MAX = -(2**31), 2**31 - 1
_EPOCH_JULIAN, _DATE_END = 2451545, 2145031949
_FIXED_HINT = 'If your source string is not fixed-width, try using the "FM" modifier.'


@dataclass(frozen=True, slots=True)
class _Node:
    """kind: "field", "space", "separator", "text". `key` is upper case, `name` as it was written. `free`: its number may have any length, as it is
    to be filled up no further (FM), or nothing follows that begins with a digit."""

    kind: str
    text: str = ""
    key: str = ""
    name: str = ""
    free: bool = False
    ordinal: bool = False


@dataclass(slots=True)
class _Fields:
    values: dict[str, int] = field(default_factory=dict)
    clock12: bool = False
    mode: str = ""
    digits: int = 0  # of the year
    precision: int = 0  # digits of a fraction of a second, when FF1 to FF6 says so
    sign: int = 0  # of the time zone

    def get(self, name: str) -> int:
        return self.values.get(name, 0)

    def set(self, name: str, value: int, node: _Node) -> None:
        if self.get(name) not in (0, value):
            raise errors.InvalidDatetimeFormat(f'conflicting values for "{node.name}" field in formatting string',
                                               detail="This value contradicts a previous setting for the same field type.")
        self.values[name] = value


def _is_separator(c: str) -> bool:
    return " " < c < "\x7f" and not c.isalnum()


@lru_cache(maxsize=500)
def _nodes(template: str, strict: bool) -> tuple[_Node, ...]:
    """Strictly, only some separators may stand outside of quotes: 22007."""
    out: list[_Node] = []
    i, n = 0, len(template)
    while i < n:
        fill = False
        if template[i : i + 2] in ("FM", "fm", "TM", "tm"):
            fill = template[i : i + 2] in ("FM", "fm")
            i += 2
        name = next((k for k in _KEYS if template.startswith(k, i)), None)
        if name is not None:
            i += len(name)
            suffix = template[i : i + 2]
            if suffix in ("TH", "th", "SP"):
                i += 2
            out.append(_Node("field", "", name.upper(), name, fill, suffix in ("TH", "th")))
        elif i < n and template[i] == '"':
            i += 1
            while i < n and template[i] != '"':
                if template[i] == "\\" and i + 1 < n:
                    i += 1
                out.append(_Node("text", template[i]))
                i += 1
            i += 1
        elif i < n:
            if strict and template[i] not in _STRICT:
                raise errors.InvalidDatetimeFormat(f'invalid datetime format separator: "{template[i]}"')
            if template[i : i + 2] == '\\"':
                i += 1
            c = template[i]
            out.append(_Node("separator" if _is_separator(c) else "space" if c in _SPACE else "text", c))
            i += 1
    return tuple([replace(node, free=node.free or _ends_free(out, number)) for number, node in enumerate(out)])


def _ends_free(nodes: list[_Node], number: int) -> bool:
    """Whether what follows in the template cannot be a digit."""
    if nodes[number].ordinal or number + 1 == len(nodes):
        return True
    following = nodes[number + 1]
    return following.key in _WORDS if following.kind == "field" else not following.text.isdigit()


class _Reader:
    """One pass over the text. `skipped`: characters that were skipped beyond those that the template has."""

    def __init__(self, text: str, nodes: tuple[_Node, ...], *, strict: bool) -> None:
        self.text, self.nodes, self.strict = text, nodes, strict
        self.at = 0
        self.exact = strict
        self.skipped = 0
        self.found = _Fields()

    def run(self) -> _Fields:
        text = self.text
        number = 0
        for number, node in enumerate(self.nodes):
            if self.at >= len(text):
                break
            if not self.exact and node.key != "FX" and (node.kind == "field" or not number):
                self.skipped += self._spaces()
            if node.kind in ("space", "separator"):
                self._separator(node)
            elif node.kind == "text":
                self._character(node)
            else:
                self._field(node)
                if not self.exact:
                    self.skipped = self._spaces()
        else:
            number = len(self.nodes)
        if self.strict:
            if number < len(self.nodes):
                raise errors.InvalidDatetimeFormat("input string is too short for datetime format")
            if text[self.at :].strip(_SPACE):
                raise errors.InvalidDatetimeFormat("trailing characters remain in input string after datetime format")
        return self.found

    def _spaces(self) -> int:
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in _SPACE:
            self.at += 1
        return self.at - start

    def _separator(self, node: _Node) -> None:
        c = self.text[self.at : self.at + 1]
        if self.strict:
            if c != node.text:
                raise errors.InvalidDatetimeFormat(f'unmatched format separator "{node.text}"')
            self.at += 1
        elif self.exact:
            self.at += 1
        else:
            self.skipped -= 1
            if c and (c in _SPACE or _is_separator(c)):
                self.at += 1
                self.skipped += 1

    def _character(self, node: _Node) -> None:
        if not self.exact and self.skipped > 0:
            self.skipped -= 1
            return
        if self.strict and self.text[self.at : self.at + 1] != node.text:
            raise errors.InvalidDatetimeFormat(f'unmatched format character "{node.text}"')
        self.at += 1

    # --- fields ---

    def _field(self, node: _Node) -> None:
        key, found = node.key, self.found
        mode = "gregorian" if key in _GREGORIAN else "week" if key in _WEEKS else ""
        if mode and found.mode not in ("", mode):
            raise errors.InvalidDatetimeFormat("invalid combination of date conventions",
                                               hint="Do not mix Gregorian and ISO week date conventions in a formatting template.")
        found.mode = mode or found.mode
        match key:
            case "FX":
                self.exact = True
            case "TZ" | "OF":
                raise errors.FeatureNotSupported(f'formatting field "{node.name}" is only supported in to_char')
            case "A.M." | "P.M." | "AM" | "PM":
                found.set("pm", self._word(node, ("a.m.", "p.m.") if "." in key else ("am", "pm")), node)
                found.clock12 = True
            case "A.D." | "B.C." | "AD" | "BC":
                found.set("bc", self._word(node, ("a.d.", "b.c.") if "." in key else ("ad", "bc")), node)
            case "MONTH" | "MON":
                found.set("mm", self._word(node, MONTHS if key == "MONTH" else tuple([m[:3] for m in MONTHS])) + 1, node)
            case "RM":
                found.set("mm", 12 - self._word(node, _ROMAN), node)
            case "DAY" | "DY":
                found.set("d", self._word(node, DAYS if key == "DAY" else tuple([d[:3] for d in DAYS])), node)
                found.values["d"] += 1
            case "TZH":
                self._zone_hours(node)
            case "TZM":
                found.sign = found.sign or 1
                self._integer(node, "tzm", 2)
            case "MS":
                used = self._integer(node, "ms", 3)
                found.values["ms"] *= 10 ** max(3 - used, 0)
            case "US" | "FF1" | "FF2" | "FF3" | "FF4" | "FF5" | "FF6":
                found.precision = found.precision if key == "US" else int(key[2])
                used = self._integer(node, "us", 6 if key == "US" else found.precision)
                found.values["us"] *= 10 ** max(6 - used, 0)
            case "ID":
                self._integer(node, "d", 1)
                found.values["d"] = found.values["d"] + 1 if found.values["d"] < 7 else 1  # from Sunday on
            case "Y,YYY":
                years = _YEAR.match(self.text, self.at)
                if years is None:
                    raise errors.InvalidDatetimeFormat('invalid input string for "Y,YYY"')
                found.set("year", int(years[1]) * 1000 + int(years[2]), node)
                found.digits = 4
                self.at = years.end()
            case _ if key in _SHORT_YEARS:
                used = self._integer(node, "year", len(key))
                if used < 4:
                    found.values["year"] = _full_year(found.values["year"])
                found.digits = _SHORT_YEARS[key]
            case _ if key in _FIXED:
                self._integer(node, *_FIXED[key])
                found.clock12 = found.clock12 or key in ("HH", "HH12")
            case _:
                self._integer(node, _PLAIN[key], len(key))
                if key in ("YYYY", "IYYY"):
                    found.digits = 4
        if node.ordinal and key not in _WORDS and key != "TZM":
            self.at = min(self.at + 2, len(self.text))

    def _zone_hours(self, node: _Node) -> None:
        """A sign that was taken for a separator counts still."""
        c = self.text[self.at : self.at + 1]
        if c and c in "+- ":
            self.found.sign = -1 if c == "-" else 1
            self.at += 1
        else:
            self.found.sign = -1 if self.skipped > 0 and self.text[self.at - 1] == "-" else 1
        self._integer(node, "tzh", 2)

    def _word(self, node: _Node, words: tuple[str, ...]) -> int:
        rest = self.text[self.at : self.at + 12].lower()
        for i, word in enumerate(words):
            if rest.startswith(word):
                self.at += len(word)
                return i
        shown = re.split(r"[ \t\n\r\f]", self.text[self.at :], maxsplit=1)[0]
        raise errors.InvalidDatetimeFormat(f'invalid value "{shown}" for "{node.name}"',
                                           detail="The given value did not match any of the allowed values for this field.")

    def _integer(self, node: _Node, name: str, length: int) -> int:
        """Read a number of `length` characters, or of any length where no digit can follow; how many were taken."""
        start = self.at  # spaces count
        self._spaces()
        copy = self.text[self.at : self.at + length].encode()[:length].decode(errors="ignore")  # so many bytes
        if node.free:
            match = _INTEGER.match(self.text, self.at)
        else:
            if len(self.text[self.at : self.at + length].encode()) < length:
                raise errors.InvalidDatetimeFormat(f'source string too short for "{node.name}" formatting field',
                                                   detail=f"Field requires {length} characters, but only {len(copy)} remain.", hint=_FIXED_HINT)
            match = _INTEGER.match(self.text, self.at, self.at + length)
            if match is not None and match.end() - self.at < length:
                raise errors.InvalidDatetimeFormat(f'invalid value "{copy}" for "{node.name}"', hint=_FIXED_HINT,
                                                   detail=f"Field requires {length} characters, but only {match.end() - self.at} could be parsed.")
        if match is None and (node.free or self.at == start):
            raise errors.InvalidDatetimeFormat(f'invalid value "{copy}" for "{node.name}"', detail="Value must be an integer.")
        self.at = self.at if match is None else match.end()
        value = 0 if match is None else int(match[0])
        if not _INT4_MIN <= value <= _INT4_MAX:
            raise errors.DatetimeFieldOverflow(f'value for "{node.name}" in source string is out of range',
                                               detail=f"Value must be in the range {_INT4_MIN} to {_INT4_MAX}.")
        if name:
            self.found.set(name, value, node)
        return self.at - start


def _full_year(year: int) -> int:
    """The year nearest to 2020 that ends so."""
    for limit, base in ((70, 2000), (100, 1900), (520, 2000), (1000, 1000)):
        if year < limit:
            return year + base
    return year


# --- what the fields mean -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reading:
    """Days since 2000-01-01, microseconds of the day, and seconds east of UTC when the text has a time zone. `precision`: -1 when it is not told."""

    days: int
    micros: int
    zone: int | None
    precision: int

    @property
    def local(self) -> int:
        """The timestamp, rounded to the precision."""
        return round_micros(self.days * cal.DAY + self.micros, self.precision)


def read(text: str, template: str, *, strict: bool = False) -> Reading:
    """What a text means by a template. Raises 22007, 22008 and their kin."""
    found = _Reader(text, _nodes(template, strict), strict=strict).run()
    hour, minute, second = _clock(found)
    year, month, day, known = _date(found)
    overflow = errors.DatetimeFieldOverflow(f'date/time field value out of range: "{text}"')
    if ("month" in known and not 1 <= month <= 12) or ("day" in known and not 1 <= day <= 31):
        raise overflow
    if known == {"year", "month", "day"} and day > cal.month_days(year, month):
        raise overflow
    fraction = found.get("ms") * 1000 + found.get("us")
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60 and 0 <= fraction < 1_000_000):
        raise overflow
    zone = None
    if found.sign:
        hours, minutes = found.get("tzh"), found.get("tzm")
        if not 0 <= hours <= 15 or not 0 <= minutes < 60:
            raise errors.InvalidTimeZoneDisplacement(f'time zone displacement out of range: "{text}"')
        zone = found.sign * (hours * 3600 + minutes * 60)
    return Reading(cal.days_of(year, month, 1) + day - 1, (hour * 3600 + minute * 60 + second) * 1_000_000 + fraction, zone, found.precision or -1)


def _clock(found: _Fields) -> tuple[int, int, int]:
    total = found.get("ssss")
    hour, minute, second = total // 3600, total % 3600 // 60, total % 60
    hour, minute, second = found.get("hh") or hour, found.get("mi") or minute, found.get("ss") or second
    if found.clock12:
        if not 1 <= hour <= 12:
            raise errors.InvalidDatetimeFormat(f'hour "{hour}" is invalid for the 12-hour clock',
                                               hint="Use the 24-hour clock, or give an hour between 1 and 12.")
        hour = hour % 12 + (12 if found.get("pm") else 0)
    return hour, minute, second


def _year(found: _Fields) -> int | None:
    year, century = found.get("year"), found.get("cc")
    if found.get("bc"):
        century = -century
    if year and century and found.digits <= 2:
        short = int(math.fmod(year, 100))
        if short:
            return short + (century - 1) * 100 if century >= 0 else (century + 1) * 100 - short + 1
        return century * 100 + (0 if century >= 0 else 1)
    if year:
        year = -year if found.get("bc") else year
        return year + 1 if year < 0 else year
    if century:
        return (century - 1) * 100 + 1 if century >= 0 else century * 100 + 1
    return None


def _date(found: _Fields) -> tuple[int, int, int, set[str]]:
    """Year, month and day, and which of them the text tells."""
    known: set[str] = set()
    given = _year(found)
    year, month, day = given or 0, 1, 1
    if given is not None:
        known.add("year")
    if found.get("j"):
        year, month, day = cal.ymd_of(found.get("j") - _EPOCH_JULIAN)
        known |= {"year", "month", "day"}
    ordinal = found.get("ddd")
    if found.get("ww"):
        if found.mode == "week":
            weekday = found.get("d")
            monday = _week_start(year, found.get("ww"))
            year, month, day = cal.ymd_of(monday + (0 if not weekday else weekday - 2 if weekday > 1 else 6))
            known |= {"year", "month", "day"}
        else:
            ordinal = (found.get("ww") - 1) * 7 + 1
    given_day = (found.get("w") - 1) * 7 + 1 if found.get("w") else found.get("dd")
    if given_day:
        day = given_day
        known.add("day")
    if found.get("mm"):
        month = found.get("mm")
        known.add("month")
    if ordinal and (month <= 1 or day <= 1):
        if not year and not found.get("bc"):
            raise errors.InvalidDatetimeFormat("cannot calculate day of year without year information")
        if found.mode == "week":
            year, month, day = cal.ymd_of(_week_start(year, 1) - 1 + ordinal)
            known |= {"year", "month", "day"}
        else:
            its_month, before = 1, 0
            while its_month <= 12 and ordinal > before + cal.month_days(year, its_month):
                before += cal.month_days(year, its_month)
                its_month += 1
            month = its_month if month <= 1 else month
            day = ordinal - before if day <= 1 else day
            known |= {"month", "day"}
    return year, month, day, known


def _week_start(year: int, week: int) -> int:
    """Monday of an ISO week."""
    fourth = cal.days_of(year, 1, 4)
    return fourth - (fourth + 5) % 7 + (week - 1) * 7


# --- by the template's own type -----------------------------------------------------------------


def check_template(template: str) -> None:
    """Refuse what is no template for `parse_datetime`: 22007."""
    _nodes(template, True)


def parse_datetime(text: str, template: str) -> tuple[int, Any, int]:
    """(type, value, seconds east of UTC) of a text, strictly read, in the type that the template's fields make. Raises 22007, 22008 and their kin."""
    keys = {node.key for node in _nodes(template, True) if node.kind == "field"} - {"FX"}
    got = read(text, template, strict=True)
    zoned, timed = bool(keys & _ZONED), bool(keys & _TIMED)
    if keys - _ZONED - _TIMED - {"IW"}:  # PostgreSQL's list of what makes a date leaves IW out
        if not timed:
            if zoned:
                raise errors.InvalidDatetimeFormat("datetime format is zoned but not timed")
            return 1082, date_of(got, text), 0
        if not zoned:
            return 1114, _in_range(got.local, "timestamp"), 0
        if got.zone is None:
            raise errors.InvalidDatetimeFormat("missing time zone in input string for type timestamptz")
        return 1184, _in_range(got.local - got.zone * 1_000_000, "timestamptz"), got.zone
    if not timed:
        raise errors.InvalidDatetimeFormat("datetime format is not dated and not timed")
    if not zoned:
        return 1083, round_micros(got.micros, got.precision), 0
    if got.zone is None:
        raise errors.InvalidDatetimeFormat("missing time zone in input string for type timetz")
    return 1266, (round_micros(got.micros, got.precision), -got.zone), got.zone


def date_of(got: Reading, text: str) -> int:
    """The reading's date, or 22008."""
    if not -_EPOCH_JULIAN <= got.days < _DATE_END:
        raise errors.DatetimeFieldOverflow(f'date out of range: "{text}"')
    return got.days


def _in_range(value: int, name: str) -> int:
    if not cal.TIMESTAMP_MIN <= value < cal.TIMESTAMP_END:
        raise errors.DatetimeFieldOverflow(f"{name} out of range")
    return value
