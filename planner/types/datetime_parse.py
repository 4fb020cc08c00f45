"""Read dates and times: ISO 8601 and the looser forms that PostgreSQL takes.

The text is cut into fields (numbers, words, signs); each field is recognised by its look and by what is
still missing, as in PostgreSQL's DecodeDateTime.

Source: PostgreSQL 15 manual, section 8.5 and appendix B.
"""

from __future__ import annotations

import re
from typing import Any

from aurorapy import errors
from aurorapy.records import dataclass

from . import calendar as cal
from .abbreviations import abbreviation

_MONTHS = {m: i + 1 for i, m in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))}
_MONTHS |= {m: i + 1 for i, m in enumerate(("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                                            "november", "december"))} | {"sept": 9}
_DAYS = frozenset("""sun sunday mon monday tue tues tuesday wed weds wednesday thu thur thurs thursday fri friday sat saturday""".split())
_TOKEN = re.compile(r"""\s*(?:
    (?P<time>\d+:\d+(?::\d+(?:[.,]\d*)?)?)
  | (?P<date>\d+[-/.]\d+[-/.]\d+ | \d+[-/][A-Za-z]+[-/]\d+ | [A-Za-z]+[-/]\d+[-/]\d+)
  | (?P<zone>[+-]\d{1,2}(?::\d{2}(?::\d{2})?|\d{2}(?:\d{2})?)?(?![\d]))
  | (?P<number>\d+(?:\.\d+)?)
  | (?P<julian>[Jj]\d+(?![\w]))
  | (?P<word>[A-Za-z][A-Za-z_/]*(?:[+-]\d+(?::\d{2})?)?)
  | (?P<punct>[,()])
)""", re.VERBOSE)


@dataclass(slots=True)
class Fields:
    """What was read. `zone` is seconds east, or a tzinfo."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    micros: int | None = None
    zone: Any = None
    special: str | None = None


class _Bad(Exception):
    pass


def parse_fields(text: str, type_name: str, ctx: Any) -> Fields:
    """The fields of a date/time text; raises 22007, 22008, 22009 or 22023 in PostgreSQL's words."""
    try:
        return _Parser(text, ctx, type_name.startswith("time") and not type_name.startswith("timestamp")).run()
    except _Bad:
        raise errors.InvalidDatetimeFormat(f'invalid input syntax for type {type_name}: "{text}"') from None


def out_of_range(text: str, hint: bool = False) -> errors.SQLError:
    return errors.DatetimeFieldOverflow(f'date/time field value out of range: "{text}"',
                                        hint='Perhaps you need a different "datestyle" setting.' if hint else None)


class _Parser:
    def __init__(self, text: str, ctx: Any, only_time: bool = False) -> None:
        self.text, self.ctx, self.only_time = text, ctx, only_time
        self.f = Fields()
        self.numbers: list[str] = []
        self.before_month = -1  # how many numbers stood before the month's name; -1: in one field with it
        self.bc = False
        self.era = False  # BC or AD was given
        self.meridian: str | None = None
        self.order: str = ctx.datestyle[1] if ctx is not None else "MDY"

    def run(self) -> Fields:
        text = self.text.strip()
        iso = re.fullmatch(r"(\d{4,6})-(\d{1,2})-(\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?", text)
        if iso and (iso[8] is None or iso[4] is not None):
            return self._iso(iso)
        at = 1 if self.only_time and re.match(r"[Tt]\d", text) else 0  # ISO 8601's mark of a time
        if not text:
            raise _Bad
        if text.lower() in ("-infinity", "-inf"):
            self.f.special = "-infinity"
            return self.f
        while at < len(text):
            found = _TOKEN.match(text, at)
            if not found or found.end() == at:
                raise _Bad
            kind = found.lastgroup or ""
            getattr(self, "_" + kind)(found[kind])
            at = found.end()
        return self._finish()

    def _iso(self, m: re.Match[str]) -> Fields:
        f = self.f
        f.year, f.month, f.day = int(m[1]), int(m[2]), int(m[3])
        if m[4] is not None:
            self._set_time(int(m[4]), int(m[5]), int(m[6] or 0), m[7] or "")
        if m[8] is not None:
            f.zone = 0 if m[8] == "Z" else self._offset(m[8])
        if f.year == 0:
            raise out_of_range(self.text)
        self._check()
        return f

    def _set_time(self, hour: int, minute: int, second: int, fraction: str) -> None:
        micro = int(round(float("0." + fraction) * 1_000_000)) if fraction else 0
        micros = ((hour * 60 + minute) * 60 + second) * cal.SECOND + micro
        if minute > 59 or second > 60 or micros > cal.DAY:
            raise out_of_range(self.text)
        self.f.micros = micros

    def _time(self, t: str) -> None:
        if self.f.micros is not None:
            raise _Bad
        parts = re.split(r"[:.,]", t)
        self._set_time(int(parts[0]), int(parts[1]), int(parts[2] or 0) if len(parts) > 2 else 0, parts[3] if len(parts) > 3 else "")

    def _offset(self, t: str) -> int:
        sign = -1 if t[0] == "-" else 1
        digits = t[1:]
        if ":" in digits:
            parts = [int(p) for p in digits.split(":")]
        elif len(digits) > 2:
            digits = digits.zfill(len(digits) + len(digits) % 2)
            parts = [int(digits[i : i + 2]) for i in range(0, len(digits), 2)]
        else:
            parts = [int(digits)]
        parts += [0] * (3 - len(parts))
        if parts[0] > 15 or parts[1] > 59 or parts[2] > 59:
            raise errors.InvalidTimeZoneDisplacement(f'time zone displacement out of range: "{self.text}"')
        return sign * (parts[0] * 3600 + parts[1] * 60 + parts[2])

    def _zone(self, t: str) -> None:
        if self.f.zone is not None and not hasattr(self.f.zone, "utcoffset"):
            raise _Bad
        self.f.zone = self._offset(t)

    def _date(self, t: str) -> None:
        if self.f.year is not None or self.numbers:
            raise _Bad
        for p in re.split(r"[-/.]", t):
            if p.isdigit():
                self.numbers.append(p)
            else:
                self._month_word(p.lower())
                self.before_month = -1

    def _month_word(self, word: str) -> None:
        if word not in _MONTHS or self.f.month is not None:
            raise _Bad
        self.f.month = _MONTHS[word]
        self.before_month = len(self.numbers)

    def _julian(self, t: str) -> None:
        f = self.f
        if f.year is not None or self.numbers:
            raise _Bad
        f.year, f.month, f.day = cal.ymd_of(int(t[1:]) - 2451545)

    def _number(self, t: str) -> None:
        f = self.f
        if "." in t:
            self._year_and_day(t)
            return
        if self.only_time and len(t) in (4, 6) and f.micros is None:
            self._set_time(int(t[:2]), int(t[2:4]), int(t[4:] or 0), "")
            return
        if len(t) >= 6 and f.year is None and not self.numbers and f.month is None:
            year = int(t[:-4])
            f.year, f.month, f.day = _century(year) if len(t) == 6 else year, int(t[-4:-2]), int(t[-2:])
        elif len(t) in (4, 6) and (f.year is not None or len(self.numbers) == 3) and f.micros is None:
            self._set_time(int(t[:2]), int(t[2:4]), int(t[4:] or 0), "")
        elif len(self.numbers) < 3:
            self.numbers.append(t)
        else:
            raise _Bad

    def _year_and_day(self, t: str) -> None:
        """2020.002: the second day of a year."""
        f = self.f
        year, _, day = t.partition(".")
        if len(year) != 4 or len(day) != 3 or f.year is not None or self.numbers:
            raise _Bad
        if not 1 <= int(day) <= 365 + cal.is_leap(int(year)):
            raise out_of_range(self.text)
        f.year, f.month, f.day = cal.ymd_of(cal.days_of(int(year), 1, 1) + int(day) - 1)

    def _punct(self, t: str) -> None:
        if t != ",":
            raise _Bad

    def _word(self, t: str) -> None:
        word, f = t.lower(), self.f
        if word in _MONTHS:
            self._month_word(word)
        elif word in _DAYS or word in ("at", "on", "of", "the"):
            pass
        elif word in ("bc", "ad"):
            if self.era:
                raise _Bad
            self.era, self.bc = True, word == "bc"
        elif word in ("am", "pm"):
            if self.meridian:
                raise _Bad
            self.meridian = word
        elif word in ("now", "today", "tomorrow", "yesterday", "epoch", "infinity", "allballs"):
            if f.special:
                raise _Bad
            f.special = word
        elif word == "inf":
            f.special = "infinity"
        elif word == "t" and (self.numbers or f.year is not None):
            pass
        elif re.fullmatch(r"t\d{4,6}", word):
            raise _Bad
        elif len(word) > 1 and word[0] == "t" and word[1:].isdigit():
            raise _Bad
        elif word.startswith("z") and word in ("z", "zulu"):
            f.zone = 0
        else:
            self._zone_name(t)

    def _zone_name(self, t: str) -> None:
        posix = re.fullmatch(r"[A-Za-z]{3,}([+-]\d{1,2}(?::\d{2})?)", t)
        if posix:  # as the TZ variable has it: hours west of Greenwich
            self.f.zone = -self._offset(posix[1])
            return
        found = abbreviation(t)
        if found is not None:
            if self.only_time and type(found) is not int:
                found = cal.offset_at(found, self.ctx.transaction_timestamp if self.ctx is not None else 0)
            self.f.zone = found
            return
        if "/" in t or t.isalpha():
            try:
                self.f.zone = cal.find_zone(t)
                return
            except errors.InvalidParameterValue:
                if "/" in t:
                    raise errors.InvalidParameterValue(f'time zone "{t}" not recognized') from None
        raise _Bad

    def _finish(self) -> Fields:
        f, n = self.f, [int(x) for x in self.numbers]
        if f.special:
            return f
        if self.only_time and f.year is None and not n and hasattr(f.zone, "utcoffset") and not str(f.zone).startswith("Etc/"):
            raise _Bad  # its offset depends on the day
        if n:
            self._assign(n)
        if self.bc:
            if f.year is None or f.year <= 0:
                raise out_of_range(self.text)
            f.year = 1 - f.year
        elif f.year == 0:
            raise out_of_range(self.text)
        if self.meridian and f.micros is not None:
            hour = f.micros // cal.HOUR
            if hour > 12 or (hour == 0):
                raise out_of_range(self.text)
            if self.meridian == "pm" and hour != 12:
                f.micros += 12 * cal.HOUR
            elif self.meridian == "am" and hour == 12:
                f.micros -= 12 * cal.HOUR
        self._check()
        return f

    def _assign(self, n: list[int]) -> None:
        f, raw = self.f, self.numbers
        if f.month is not None:
            year_text = self._beside_month(n)
        elif len(n) == 3:
            if len(raw[0]) > 2:
                f.year, f.month, f.day = n
                year_text = raw[0]
            elif self.order == "DMY":
                f.day, f.month, f.year = n
                year_text = raw[2]
            elif self.order == "YMD":
                f.year, f.month, f.day = n
                year_text = raw[0]
            else:
                f.month, f.day, f.year = n
                year_text = raw[2]
        else:
            self._too_few(n)
            raise _Bad
        if len(year_text) <= 2 and not self.bc:
            f.year = _century(f.year or 0)

    def _beside_month(self, n: list[int]) -> str:
        """Two numbers and a month's name, which may take the place that a number has had; returns the year's text."""
        f, raw = self.f, self.numbers
        if len(n) != 2:
            raise _Bad
        year_first = len(raw[0]) > 2 or self.order == "YMD"
        if self.before_month == 2 and not year_first:
            raise _Bad  # the numbers were month and day
        day_taken = n[1] if self.before_month == 2 else n[0] if self.before_month == 1 and not year_first and self.order == "MDY" else 1
        if not 1 <= day_taken <= 31:
            raise _Bad  # a number that was taken for the month can only be a day
        if year_first and len(raw[1]) > 2 and len(raw[0]) <= 2:
            year_first = False  # 08-Jan-1999, whatever the order
        f.year, f.day = (n[0], n[1]) if year_first else (n[1], n[0])
        return raw[0] if year_first else raw[1]

    def _too_few(self, n: list[int]) -> None:
        """One or two numbers are no date; raises 22008 where what they would be is out of range."""
        places = {"MDY": "MD", "DMY": "DM", "YMD": "YM"}[self.order] if len(self.numbers[0]) < 3 else "YM"
        for place, value in zip(places, n, strict=False):
            if place != "Y" and not 1 <= value <= {"M": 12, "D": 31}[place]:
                raise out_of_range(self.text, hint=True)

    def _check(self) -> None:
        f = self.f
        if f.year is None and f.month is None and f.day is None:
            return
        if f.year is None or f.month is None or f.day is None:
            raise _Bad
        if not 1 <= f.month <= 12 or not 1 <= f.day <= 31:
            raise out_of_range(self.text, hint=True)
        if f.day > cal.month_days(f.year, f.month):
            raise out_of_range(self.text)


def _century(year: int) -> int:
    return year + (2000 if year < 70 else 1900)
