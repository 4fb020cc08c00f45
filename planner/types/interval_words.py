"""Intervals as words and numbers: "1 year 2 mons 3 04:05:06", read as PostgreSQL reads them.

The text is cut into fields as ParseDateTime cuts it, and the fields are taken from right to left as DecodeInterval takes them: a unit
serves the number before it, a number without a unit the place that the fields to its right leave (days before hours or a time, else
what the type's fields say, else seconds). Each unit may be given once.

Source: PostgreSQL 15, src/backend/utils/adt/datetime.c (ParseDateTime, DecodeInterval, DecodeTimeForInterval).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from string import punctuation

from aurorapy import errors

from . import calendar as cal

_FIELD = re.compile(r"""
    (?P<time>\d+:[\d:.]*)
  | (?P<date>\d+(?P<delim>[-/.])(?:\d+(?:(?P=delim)[\d\-/.]*)?|(?!\d)[A-Za-z0-9\-/.]*))
  | (?P<number>\d+|\.\d*)
  | (?P<signed>[-+]\s*\d[\d:.\-]*)
  | (?P<special>[-+]\s*[A-Za-z]+)
  | (?P<word>[A-Za-z]+)
""", re.VERBOSE)
_GOES_ON = re.compile(r"[A-Za-z0-9+\-./_:]*")
# words of PostgreSQL's table of dates: after these a number may follow at once
_DATE_WORDS = frozenset(("d", "h", "m", "mm", "mon", "s", "t", "y"))
_SPACE = " \t\n\r\f\v"
MINUTE_TO_SECOND = 2048 | 4096
_TIME = frozenset(("hour", "minute", "second", "millisecond", "microsecond"))
_SECONDS = frozenset(("second", "millisecond", "microsecond"))
INT64, INT32 = 1 << 63, 1 << 31


class Malformed(Exception):
    """The text is no interval."""


class Overflow(Exception):
    """A field is too large."""


def whole(years: int, months: int, days: int, micros: int) -> tuple[int, int, int]:
    """The interval (months, days, microseconds) of the sums of its fields; raises Overflow for one that is too large, 22008 for all months."""
    if not (-INT32 <= years < INT32 and -INT32 <= months < INT32 and -INT32 <= days < INT32 and -INT64 <= micros < INT64):
        raise Overflow
    if not -INT32 <= years * 12 + months < INT32:
        raise errors.DatetimeFieldOverflow("interval out of range")
    return years * 12 + months, days, micros


def fields(text: str) -> list[tuple[str, str]]:
    """(kind, text) of the parts: number, date, time, signed, word, special."""
    out: list[tuple[str, str]] = []
    at = 0
    while at < len(text):
        if text[at] in _SPACE:
            at += 1
            continue
        m = _FIELD.match(text, at)
        if m is None:
            if text[at] in "+-" or text[at] not in punctuation:
                raise Malformed
            at += 1  # other punctuation only separates
            continue
        kind = m.lastgroup or ""
        if m["date"] is not None:
            kind = "number" if m["delim"] == "." and m["date"].count(".") == 1 and m["date"].replace(".", "").isdigit() else "date"
            if m["date"].endswith(".") and m["date"].count(".") == 1:
                kind = "number"
        at = m.end()
        part = m[0]
        if kind == "word":
            after = text[at : at + 1]
            if after in tuple("-/.") or (after and (after.isdigit() or after == "+") and part.lower() not in _DATE_WORDS):
                goes_on = _GOES_ON.match(text, at)
                assert goes_on is not None
                part, at = part + goes_on[0], goes_on.end()
        out.append((kind, "".join(part.split()).lower()))
    return out


def clock(part: str, mask: int) -> int:
    """Microseconds of h:m, h:m:s or m:s.fraction; raises Malformed or Overflow."""
    m = re.fullmatch(r"(\d+):(\d*)(?::(\d*))?(\.\d*)?", part)
    if m is None:
        raise Malformed
    hour, minute, second = int(m[1]), int(m[2] or 0), int(m[3] or 0)
    if m[3] is None and (m[4] is not None or mask == MINUTE_TO_SECOND):
        hour, minute, second = 0, hour, minute
    fraction = Fraction(f"0{m[4]}") if m[4] and len(m[4]) > 1 else Fraction(0)
    if minute > 59 or second > 60 or hour >= INT64:
        raise Overflow
    micros = hour * cal.HOUR + minute * cal.MINUTE + second * cal.SECOND + round(fraction * cal.SECOND)
    if micros >= INT64:
        raise Overflow
    return micros


def number(part: str) -> Fraction:
    """A signed decimal number."""
    m = re.fullmatch(r"([-+]?)(\d*)(?:\.(\d*))?", part)
    if m is None or not (m[2] or m[3] is not None):
        raise Malformed
    if int(m[2] or 0) >= INT64 + (m[1] == "-"):
        raise Overflow
    value = Fraction(int(m[2] or 0)) + (Fraction(int(m[3]), 10 ** len(m[3])) if m[3] else 0)
    return -value if m[1] == "-" else value


def read(text: str, mask: int, unit: str, sql_standard: bool, unit_name: Callable[[str], str | None], add: Callable[[Fraction, str], None]) -> None:
    """Hand each amount and its unit to `add`. `mask`: the type's fields as in a typmod, 0 for all of them; `unit`: of a last number
    without one; `unit_name`: a word's unit; `sql_standard`: a sign before all holds for all. Raises Malformed, Overflow."""
    parts = fields(text)
    seen: set[str] = set()
    negative = sql_standard and parts and parts[0][1].startswith("-") and not any(p[:1] in "+-" for _, p in parts[1:])
    ago = False
    pending: str | None = None
    amounts: list[tuple[Fraction, str]] = []

    def once(units: frozenset[str]) -> None:
        if not seen.isdisjoint(units):
            raise Malformed
        seen.update(units)

    def put(value: Fraction, name: str) -> None:
        amounts.append((-value if negative and value > 0 else value, name))

    for kind, part in reversed(parts):
        if kind == "time" or (kind == "signed" and ":" in part):
            micros = clock(part.lstrip("+-"), mask)
            put(Fraction(-micros if part.startswith("-") else micros), "microsecond")
            once(_TIME)
            pending = "day"
        elif kind in ("signed", "date", "number"):
            pending = pending or unit
            years = re.fullmatch(r"([-+]?)(\d+)-(\d+)", part)
            if years is not None:
                if int(years[3]) >= 12 or int(years[2]) * 12 >= INT64:
                    raise Overflow
                months = int(years[2]) * 12 + int(years[3])
                value, pending = Fraction(-months if years[1] == "-" else months), "month"
            else:
                value = number(part)
            put(value, pending)
            once(_SECONDS if pending == "second" and value.denominator != 1 else frozenset((pending,)))
            if pending == "hour":
                pending = "day"
        elif kind == "word" and part == "ago":
            ago, pending = True, None
        elif kind == "word":
            found = unit_name(part)
            if found is None:
                raise Malformed
            pending = found
        else:
            raise Malformed
    if not seen:
        raise Malformed
    for value, name in amounts:
        add(-value if ago else value, name)


__all__ = ["Malformed", "Overflow", "read", "whole"]
