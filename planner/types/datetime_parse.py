"""Read dates and times as PostgreSQL does: ISO 8601 and the looser forms.

Each field is understood by its look and by what is still missing; no part may be given twice. What the reading of a day and that of a
time of day (which has a date only for its zone's sake) share is in one class.

Source: PostgreSQL 15 manual, section 8.5 and appendix B.1.
"""

from __future__ import annotations

import re
from typing import Any

from aurorapy import errors
from aurorapy.records import dataclass

from . import calendar as cal
from .abbreviations import FIXED, abbreviation
from .datetime_fields import (
    CLOCK,
    ISO_DATE,
    SECONDS,
    WORD_LENGTH,
    WORDS,
    BadField,
    FieldOverflow,
    Look,
    Meaning,
    Part,
    ZoneOverflow,
    cut,
    fraction,
    integer,
    out_of_range,
    zone_offset,
)

_ISO = re.compile(r"(\d{4,6})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,6}))?)?(Z|[+-]\d{2}(?::?\d{2})?)?)?", re.ASCII)
_UNIT_PARTS = {"year": Part.YEAR, "month": Part.MONTH, "day": Part.DAY, "hour": Part.HOUR, "minute": Part.MINUTE, "second": Part.SECOND}
_NO_PART = Part(0)


@dataclass(slots=True)
class Fields:
    """What was read. `zone` is seconds east, or a zone; `special` is infinity, -infinity or epoch."""

    year: int = 0
    month: int = 0
    day: int = 0
    micros: int = 0
    zone: Any = None
    special: str | None = None


def parse_fields(text: str, type_name: str, ctx: Any) -> Fields:
    """The fields of a date/time text; raises 22007, 22008, 22009 or 22023 in PostgreSQL's words."""
    only_time = type_name.startswith("time") and not type_name.startswith("timestamp")
    try:
        if not only_time:
            iso = _ISO.fullmatch(text)
            if iso:
                return _iso(iso)
        return _Reader(ctx, only_time).read(cut(text))
    except BadField:
        raise errors.InvalidDatetimeFormat(f'invalid input syntax for type {type_name}: "{text}"') from None
    except FieldOverflow as overflow:
        raise out_of_range(text, overflow.order) from None
    except ZoneOverflow:
        raise errors.InvalidTimeZoneDisplacement(f'time zone displacement out of range: "{text}"') from None


def _iso(m: re.Match[str]) -> Fields:
    """What is written as PostgreSQL writes it."""
    year, month, day = int(m[1]), int(m[2]), int(m[3])
    micros = 0
    if m[4] is not None:
        hour, minute, second, part = int(m[4]), int(m[5]), int(m[6] or 0), fraction("." + m[7]) if m[7] else 0
        if minute > 59 or second > 60:
            raise FieldOverflow
        micros = ((hour * 60 + minute) * 60 + second) * cal.SECOND + part
        if micros > cal.DAY:
            raise FieldOverflow
    zone = None if not m[8] else 0 if m[8] == "Z" else zone_offset(m[8])
    if year == 0:
        raise FieldOverflow
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        raise FieldOverflow(True)
    if day > cal.month_days(year, month):
        raise FieldOverflow
    return Fields(year, month, day, micros, zone)


class _Reader:
    """One text's fields, as they are understood one by one."""

    def __init__(self, ctx: Any, only_time: bool) -> None:
        self.ctx, self.only_time = ctx, only_time
        self.order: str = ctx.datestyle[1] if ctx is not None else "MDY"
        self.year = self.month = self.day = self.day_of_year = 0
        self.hour = self.minute = self.second = self.micro = 0
        self.zone: Any = None
        self.seen = _NO_PART
        self.label: str | None = None  # what the next number is, as the word before it said
        self.named_month = self.julian = self.two_digits = self.bc = self.abbreviated = False
        self.meridian: str | None = None
        self.special: str | None = None
        self.fields: list[tuple[str, Look]] = []
        self.at = 0

    def read(self, fields: list[tuple[str, Look]]) -> Fields:
        """Raises BadField, FieldOverflow, ZoneOverflow, 22023."""
        self.fields = fields
        for at, (text, look) in enumerate(fields):
            self.at = at
            if look is Look.DATE:
                part = self._date_field(text)
            elif look is Look.TIME:
                part = self._clock(text)
            elif look is Look.ZONE:
                self.zone, part = zone_offset(text), Part.ZONE
            elif look is Look.NUMBER:
                part = self._number_field(text)
            else:
                part = self._word(text)
            if part & self.seen:
                raise BadField
            self.seen |= part
        return self._finish()

    # --- fields -----------------------------------------------------------------------------------

    def _date_field(self, text: str) -> Part:
        if self.only_time:
            looks = [look for _, look in self.fields]
            if self.at == 0 and len(looks) >= 2 and (looks[-1] is Look.DATE or looks[1] is Look.TIME):
                return self._date(text)
            return self._joined_time(text, self.seen | ISO_DATE) if text[0].isdigit() else self._zone_name(text)
        if self.label == "julian":  # a day's number with a zone at its end
            value, at = integer(text)
            self._julian(value)
            self.zone, self.label = zone_offset(text[at:]), None
            return ISO_DATE | CLOCK | Part.ZONE
        if self.label is None and self.seen & (Part.MONTH | Part.DAY) != Part.MONTH | Part.DAY:
            return self._date(text)
        if text[0].isdigit() or self.label is not None:
            if self.label not in (None, "time"):
                raise BadField
            self.label = None
            return self._joined_time(text, self.seen)
        return self._zone_name(text)

    def _joined_time(self, text: str, seen: Part) -> Part:
        """hhmmss-zz."""
        if seen & CLOCK == CLOCK or "-" not in text:
            raise BadField
        at = text.index("-")
        self.zone = zone_offset(text[at:])
        return self._joined(text[:at], seen) | Part.ZONE

    def _zone_name(self, text: str) -> Part:
        self.zone = cal.find_zone(text)
        return Part.ZONE

    def _clock(self, text: str) -> Part:
        """hh:mm[:ss[.f]]; two parts with a fraction are minutes and seconds."""
        if not self.only_time and self.label is not None:
            if self.label != "time":
                raise BadField
            self.label = None
        hour, at = integer(text)
        minute, at = integer(text, at + 1)
        second = micro = 0
        if text[at : at + 1] == ".":
            hour, minute, second, micro = 0, hour, minute, fraction(text[at:])
        elif at < len(text):
            second, at = integer(text, at + 1)
            if at < len(text):
                if text[at] != ".":
                    raise BadField
                micro = fraction(text[at:])
        if minute > 59 or second > 60:
            raise FieldOverflow
        self.hour, self.minute, self.second, self.micro = hour, minute, second, micro
        if not self.only_time:
            self._check_clock()
        return CLOCK

    def _check_clock(self) -> None:
        if not 0 <= self.minute <= 59 or not 0 <= self.second <= 60 or not 0 <= self._micros() <= cal.DAY:
            raise FieldOverflow

    def _micros(self) -> int:
        return ((self.hour * 60 + self.minute) * 60 + self.second) * cal.SECOND + self.micro

    def _number_field(self, text: str) -> Part:
        if self.label is not None:
            label, self.label = self.label, None
            return self._labelled(label, text)
        whole, point, _ = text.partition(".")
        if self.only_time:
            if point:
                if self.at == 0 and len(self.fields) >= 2 and self.fields[-1][1] is Look.DATE:
                    return self._date(text)
                if len(whole) <= 2:
                    raise BadField
                return self._joined(text, self.seen | ISO_DATE)
            if len(text) > 4:
                return self._joined(text, self.seen | ISO_DATE)
            return self._number(text, self.seen | ISO_DATE, False)
        if point and not self.seen & ISO_DATE:
            return self._date(text)
        if (point and len(whole) > 2) or (len(text) >= 6 and (not self.seen & ISO_DATE or not self.seen & CLOCK)):
            return self._joined(text, self.seen)
        return self._number(text, self.seen, self.named_month)

    def _labelled(self, label: str, text: str) -> Part:
        """A number after a word that says what it is: y2001m02d04, J2452271, T040506."""
        value, at = integer(text)
        rest = text[at:]
        if rest and (label not in ("julian", "time", "second") or rest[0] != "."):
            raise BadField
        if label == "month" and self.seen & Part.MONTH and self.seen & Part.HOUR:
            label = "minute"
        self.special = None
        if label in _UNIT_PARTS:
            setattr(self, label, value)
            if label == "second" and rest:
                self.micro = fraction(rest)
                return SECONDS
            return _UNIT_PARTS[label]
        if label == "julian":
            self._julian(value)
            if not rest:
                return ISO_DATE
            micros = int(float("0" + rest) * cal.DAY)
            self.hour, micros = divmod(micros, cal.HOUR)
            self.minute, micros = divmod(micros, cal.MINUTE)
            self.second, self.micro = divmod(micros, cal.SECOND)
            return ISO_DATE | CLOCK
        if label == "time":
            part = self._joined(text, self.seen | ISO_DATE)
            if part != CLOCK:
                raise BadField
            return part
        raise BadField

    def _julian(self, value: int) -> None:
        self.year, self.month, self.day = cal.ymd_of(value - 2451545)
        self.julian = True

    def _word(self, text: str) -> Part:
        found = abbreviation(text)
        if found is not None:
            self.zone, self.abbreviated = found, True
            extra = Part.DYNAMIC if type(found) is not int else Part.SUMMER if FIXED[text.upper()][1] else _NO_PART
            return Part.ZONE | extra
        meaning, value = WORDS.get(text[:WORD_LENGTH], (None, 0))
        if meaning is Meaning.IGNORED:
            return _NO_PART
        if meaning is Meaning.RESERVED:
            return self._reserved(str(value))
        if meaning is Meaning.MONTH and not self.only_time:
            part = Part.MONTH
            if self.seen & Part.MONTH and not self.named_month and not self.seen & Part.DAY and 1 <= self.month <= 31:
                self.day, part = self.month, Part.DAY  # the number was the day
            self.named_month, self.month = True, int(value)
            return part
        if meaning is Meaning.SUMMER_MODIFIER:
            self.zone = (self.zone if type(self.zone) is int else 0) + int(value)
            return Part.MODIFIER | Part.SUMMER
        if meaning is Meaning.MERIDIAN:
            self.meridian = str(value)
            return Part.MERIDIAN
        if meaning is Meaning.ERA:
            self.bc = value == "bc"
            return Part.ERA
        if meaning is Meaning.WEEKDAY and not self.only_time:
            return Part.WEEKDAY
        if meaning is Meaning.UNIT:
            self.label = str(value)
            return _NO_PART
        if meaning is Meaning.TIME_MARK:
            after = self.fields[self.at + 1][1] if self.at + 1 < len(self.fields) else None
            if (not self.only_time and self.seen & ISO_DATE != ISO_DATE) or after not in (Look.NUMBER, Look.TIME, Look.DATE):
                raise BadField
            self.label = "time"
            return _NO_PART
        if meaning is None:
            try:
                return self._zone_name(text)
            except errors.InvalidParameterValue:
                pass
        raise BadField

    def _reserved(self, word: str) -> Part:
        if self.only_time and word not in ("now", "allballs"):
            raise BadField
        if word == "allballs":
            self.hour = self.minute = self.second = self.micro = self.zone = 0
            self.special = None
            return CLOCK | Part.ZONE
        if word in ("infinity", "-infinity", "epoch"):
            self.special = word
            return Part.RESERVED
        self.special = None
        zone, instant = self.ctx.timezone, self.ctx.transaction_timestamp
        days, micros = divmod(cal.to_local(instant, zone), cal.DAY)
        self.year, self.month, self.day = cal.ymd_of(days + {"tomorrow": 1, "yesterday": -1}.get(word, 0))
        if word != "now":
            return ISO_DATE
        self.hour, micros = divmod(micros, cal.HOUR)
        self.minute, micros = divmod(micros, cal.MINUTE)
        self.second, self.micro = divmod(micros, cal.SECOND)
        if self.only_time:
            return CLOCK
        self.zone = cal.offset_at(zone, instant)
        return ISO_DATE | CLOCK | Part.ZONE

    # --- numbers ----------------------------------------------------------------------------------

    def _date(self, text: str) -> Part:
        """A field with the whole date: 1999-01-08, 08-jan-99, 01/08/1999."""
        pieces: list[str] = []
        at = 0
        while at < len(text) and len(pieces) < 25:
            while at < len(text) and not text[at].isalnum():
                at += 1
            if at == len(text):
                raise BadField
            start, digits = at, text[at].isdigit()
            while at < len(text) and (text[at].isdigit() if digits else text[at].isalpha()):
                at += 1
            pieces.append(text[start:at])
            at += 1  # the separator, whatever it is
        seen, part, named = self.seen, _NO_PART, False
        for piece in pieces:
            if piece[0].isdigit():
                continue
            meaning, value = WORDS.get(piece[:WORD_LENGTH], (None, 0))
            if meaning is not Meaning.MONTH or seen & Part.MONTH:
                raise BadField
            self.month, named = int(value), True
            seen |= Part.MONTH
            part |= Part.MONTH
        for piece in pieces:
            if piece[0].isdigit():
                one = self._number(piece, seen, named)
                if seen & one:
                    raise BadField
                seen |= one
                part |= one
        if seen & ~(Part.DAY_OF_YEAR | Part.ZONE) != ISO_DATE:
            raise BadField
        return part

    def _number(self, text: str, seen: Part, named_month: bool) -> Part:
        """One number: what it is depends on its length, DateStyle's order and what there is already."""
        value, at = integer(text)
        if at == 0:
            raise BadField
        if at < len(text):
            if at > 2:
                return self._joined(text, seen | ISO_DATE)
            self.micro = fraction(text[at:])
        dates = seen & ISO_DATE
        if len(text) == 3 and dates == Part.YEAR and 1 <= value <= 366:
            self.day_of_year = value
            return Part.DAY_OF_YEAR | Part.MONTH | Part.DAY
        long = len(text) >= 3
        if dates == ISO_DATE:
            return self._joined(text, seen)
        if not dates:
            part = Part.YEAR if long or self.order == "YMD" else Part.DAY if self.order == "DMY" else Part.MONTH
        elif dates in (Part.YEAR, Part.DAY):
            part = Part.MONTH
        elif dates == Part.MONTH:
            part = Part.YEAR if named_month and (long or self.order == "YMD") else Part.DAY
        elif dates == Part.YEAR | Part.MONTH:
            part = Part.DAY
            if named_month and long and self.two_digits:  # the first number was the day
                self.day, self.year, self.two_digits = self.year, value, False
                return part
        elif dates == Part.MONTH | Part.DAY:
            part = Part.YEAR
        else:
            raise BadField
        if part is Part.YEAR:
            self.year, self.two_digits = value, len(text) <= 2
        elif part is Part.MONTH:
            self.month = value
        else:
            self.day = value
        return part

    def _joined(self, text: str, seen: Part) -> Part:
        """Digits that are a whole date (yyyymmdd) or a whole time (hhmmss, hhmm)."""
        text, point, after = text.partition(".")
        if point:
            self.micro = round(float("0." + (after or "0")) * 1_000_000)
        elif seen & ISO_DATE != ISO_DATE and len(text) >= 6:
            self.year, self.month, self.day = int(text[:-4]), int(text[-4:-2]), int(text[-2:])
            self.two_digits = self.two_digits or len(text) == 6
            return ISO_DATE
        if seen & CLOCK != CLOCK and len(text) in (4, 6):
            self.hour, self.minute, self.second = int(text[:2]), int(text[2:4]), int(text[4:] or 0)
            return CLOCK
        raise BadField

    # --- the end ----------------------------------------------------------------------------------

    def _finish(self) -> Fields:
        self._check_date()
        if self.meridian is not None and self.hour > 12:
            raise FieldOverflow
        if self.meridian == "am" and self.hour == 12:
            self.hour = 0
        elif self.meridian == "pm" and self.hour != 12:
            self.hour += 12
        if self.special is not None:
            return Fields(special=self.special)
        dated = self.seen & ISO_DATE == ISO_DATE
        if self.only_time:
            self._check_clock()
            if self.seen & CLOCK != CLOCK:
                raise BadField
        elif not dated:
            raise BadField
        named = self.zone is not None and type(self.zone) is not int
        if self.seen & Part.MODIFIER and (named or not self.seen & Part.ZONE):
            raise BadField
        if self.only_time:
            self.zone = self._offset_of_time(dated)
        return Fields(self.year, self.month, self.day, self._micros(), self.zone)

    def _offset_of_time(self, dated: bool) -> int:
        """The zone's offset for a time of day: by its date; by today's, without one, where no zone is named or an abbreviation is."""
        zone = self.zone
        if type(zone) is int:
            return zone
        if self.ctx is None:
            return 0
        if dated:
            days = cal.days_of(self.year, self.month, self.day)
            if days < -2451545:
                return 0  # before the calendar begins
        elif zone is not None and not self.abbreviated and cal.fixed_offset(zone) is None:
            raise BadField  # its offset depends on the day
        elif self.seen & ISO_DATE:
            raise BadField
        else:
            days = cal.to_local(self.ctx.transaction_timestamp, self.ctx.timezone) // cal.DAY
        zone = self.ctx.timezone if zone is None else zone
        local = days * cal.DAY + self._micros()
        return (local - cal.to_utc(local, zone)) // cal.SECOND

    def _check_date(self) -> None:
        seen = self.seen
        if seen & Part.YEAR and not self.julian:
            if self.bc:
                if self.year <= 0:
                    raise FieldOverflow
                self.year = 1 - self.year
            elif self.two_digits:
                self.year += 2000 if self.year < 70 else 1900 if self.year < 100 else 0
            elif self.year <= 0:
                raise FieldOverflow
        if seen & Part.DAY_OF_YEAR:
            self.year, self.month, self.day = cal.ymd_of(cal.days_of(self.year, 1, 1) + self.day_of_year - 1)
        if (seen & Part.MONTH and not 1 <= self.month <= 12) or (seen & Part.DAY and not 1 <= self.day <= 31):
            raise FieldOverflow(True)
        if seen & ISO_DATE == ISO_DATE and self.day > cal.month_days(self.year, self.month):
            raise FieldOverflow
