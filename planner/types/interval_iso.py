"""Intervals as ISO 8601 writes them: P1Y2M3DT4H5M6S, P0001-02-03T04:05:06, P00010203T040506.

Each number goes with the letter behind it; a number without one begins the alternative form, which may follow no other field of its half.
Numbers are read as C's strtod reads them, exponents included, and their fractions are carried down in floating point: what comes
of them is rounded as in PostgreSQL.

Source: PostgreSQL 15, src/backend/utils/adt/datetime.c (DecodeISO8601Interval).
"""

from __future__ import annotations

import re

from . import calendar as cal
from .interval_words import INT32, INT64, Malformed, Overflow, whole

_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


class _Reader:
    """The sums of the fields so far, and the place in the text."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 1
        self.years = self.months = self.days = self.micros = 0

    def number(self) -> tuple[int, float, int]:
        """(whole part, fraction, digits of the whole part) of the number here."""
        m = _NUMBER.match(self.text, self.at)
        if m is None:
            raise Malformed
        self.at = m.end()
        value = float(m[0])
        if not -INT64 <= value < INT64:
            raise Overflow
        return int(value), value - int(value), len(m[0].lstrip("-").partition(".")[0])

    def sign(self) -> str:
        """The character here, which is taken; empty at the end."""
        c = self.text[self.at : self.at + 1]
        self.at += 1
        return c

    def time(self, value: int, fraction: float, unit: int) -> None:
        self.micros += value * unit + round(fraction * unit)

    def parts_of_days(self, fraction: float, days: int) -> None:
        amount = fraction * days
        self.days += int(amount)
        self.time(0, amount - int(amount), cal.DAY)

    def years_and_rest(self, value: int, fraction: float) -> None:
        self.years += value
        self.months += round(fraction * 12)

    def months_and_rest(self, value: int, fraction: float) -> None:
        self.months += value
        self.parts_of_days(fraction, 30)

    def days_and_rest(self, value: int, fraction: float, unit: int = 1) -> None:
        if not -INT32 <= value < INT32:
            raise Overflow
        self.days += value * unit
        self.parts_of_days(fraction, unit)

    def dates(self) -> bool:
        """What stands before T; whether a T follows."""
        have = False
        while self.at < len(self.text):
            if self.text[self.at] == "T":
                self.at += 1
                return True
            value, fraction, digits = self.number()
            unit = self.sign()
            if unit in ("", "T", "-"):
                if have:
                    raise Malformed
                if unit != "-" and digits == 8:
                    v = abs(value)
                    s = -1 if value < 0 else 1
                    self.years, self.months = self.years + s * (v // 10000), self.months + s * (v // 100 % 100)
                    self.days_and_rest(s * (v % 100), fraction)
                    return unit == "T"
                self.years_and_rest(value, fraction)
                return self._months_and_days() if unit == "-" else unit == "T"
            match unit:
                case "Y":
                    self.years_and_rest(value, fraction)
                case "M":
                    self.months_and_rest(value, fraction)
                case "W":
                    self.days_and_rest(value, fraction, 7)
                case "D":
                    self.days_and_rest(value, fraction)
                case _:
                    raise Malformed
            have = True
        return False

    def _months_and_days(self) -> bool:
        """What follows P0001-."""
        value, fraction, _ = self.number()
        self.months_and_rest(value, fraction)
        if (sign := self.sign()) == "-":
            value, fraction, _ = self.number()
            self.days_and_rest(value, fraction)
            sign = self.sign()
        if sign not in ("", "T"):
            raise Malformed
        return sign == "T"

    def times(self) -> None:
        """What stands behind T."""
        have = False
        while self.at < len(self.text):
            if self.text[self.at] == "T":
                self.at += 1
                have = False
                continue
            value, fraction, digits = self.number()
            unit = self.sign()
            if unit in ("", ":"):
                if have:
                    raise Malformed
                if not unit and digits == 6:
                    v, s = abs(value), -1 if value < 0 else 1
                    self.micros += s * (v // 10000 * cal.HOUR + v // 100 % 100 * cal.MINUTE + v % 100 * cal.SECOND) + round(fraction)
                    return
                self.time(value, fraction, cal.HOUR)
                for size in (cal.MINUTE, cal.SECOND) if unit else ():
                    value, fraction, _ = self.number()
                    self.time(value, fraction, size)
                    if not (sign := self.sign()):
                        return
                    if sign != ":" or size == cal.SECOND:
                        raise Malformed
                return
            if unit not in "HMS":
                raise Malformed
            self.time(value, fraction, {"H": cal.HOUR, "M": cal.MINUTE, "S": cal.SECOND}[unit])
            have = True


def read(text: str) -> tuple[int, int, int]:
    """(months, days, microseconds) of a text that begins with P; raises Malformed, Overflow, and 22008 when all months are too many."""
    if len(text) < 2:
        raise Malformed
    reader = _Reader(text)
    if reader.dates():
        reader.times()
    return whole(reader.years, reader.months, reader.days, reader.micros)
