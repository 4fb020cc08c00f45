"""Cut the text of a date or time into fields, and the words that may stand among them.

A field is known by its first letters: a digit begins a number, a clock time or a date with separators; a letter a word, or a date or zone
name with punctuation in it; a sign a zone's offset.

Source: PostgreSQL 15 manual, appendix B.1 (how input is read) and B.3 (words).
"""

from __future__ import annotations

from enum import Enum, IntFlag, auto

from aurorapy import errors

WORD_LENGTH = 10  # letters of a word that count
MAX_FIELDS = 25
_DELIMITERS = "-/."
_IN_NAMES = frozenset("+-/_.:")


class Look(Enum):
    """What a field looks like."""

    NUMBER = auto()
    TIME = auto()
    DATE = auto()
    ZONE = auto()
    WORD = auto()
    SIGNED_WORD = auto()


class Part(IntFlag):
    """The parts of a date and time that a field can set; none may be set twice."""

    YEAR = auto()
    MONTH = auto()
    DAY = auto()
    DAY_OF_YEAR = auto()
    HOUR = auto()
    MINUTE = auto()
    SECOND = auto()
    FRACTION = auto()
    ZONE = auto()
    SUMMER = auto()
    DYNAMIC = auto()
    MODIFIER = auto()
    MERIDIAN = auto()
    ERA = auto()
    WEEKDAY = auto()
    RESERVED = auto()


ISO_DATE = Part.YEAR | Part.MONTH | Part.DAY
SECONDS = Part.SECOND | Part.FRACTION
CLOCK = Part.HOUR | Part.MINUTE | SECONDS


class Meaning(Enum):
    """What a word is."""

    IGNORED = auto()
    RESERVED = auto()
    MONTH = auto()
    WEEKDAY = auto()
    MERIDIAN = auto()
    ERA = auto()
    UNIT = auto()
    TIME_MARK = auto()
    SUMMER_MODIFIER = auto()


WORDS: dict[str, tuple[Meaning, int | str]] = {
    "-infinity": (Meaning.RESERVED, "-infinity"), "infinity": (Meaning.RESERVED, "infinity"), "epoch": (Meaning.RESERVED, "epoch"),
    "now": (Meaning.RESERVED, "now"), "today": (Meaning.RESERVED, "today"), "tomorrow": (Meaning.RESERVED, "tomorrow"),
    "yesterday": (Meaning.RESERVED, "yesterday"), "allballs": (Meaning.RESERVED, "allballs"),
    "ad": (Meaning.ERA, "ad"), "bc": (Meaning.ERA, "bc"), "am": (Meaning.MERIDIAN, "am"), "pm": (Meaning.MERIDIAN, "pm"),
    "at": (Meaning.IGNORED, 0), "on": (Meaning.IGNORED, 0), "dst": (Meaning.SUMMER_MODIFIER, 3600), "t": (Meaning.TIME_MARK, "time"),
    **{name: (Meaning.UNIT, unit) for name, unit in (
        ("d", "day"), ("dow", "dow"), ("doy", "doy"), ("h", "hour"), ("isodow", "isodow"), ("isoyear", "isoyear"), ("j", "julian"), ("jd", "julian"),
        ("julian", "julian"), ("m", "month"), ("mm", "minute"), ("s", "second"), ("y", "year"))},
    **{name[:n]: (Meaning.MONTH, number) for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"), 1) for n in (3, 9)},
    "sept": (Meaning.MONTH, 9),
    **{name: (Meaning.WEEKDAY, number) for number, names in enumerate(
        ("sun sunday", "mon monday", "tue tues tuesday", "wed weds wednesday", "thu thur thurs thursday", "fri friday", "sat saturday"))
       for name in names.split()},
}


class BadField(Exception):
    """The text is no date or time (22007)."""


class FieldOverflow(Exception):
    """A field is out of range (22008); `order`: the order of the fields may be meant otherwise."""

    def __init__(self, order: bool = False) -> None:
        self.order = order


class ZoneOverflow(Exception):
    """A zone's offset is out of range (22009)."""


def integer(text: str, at: int = 0) -> tuple[int, int]:
    """The integer at `at` and where it ends; nothing there is 0. Raises FieldOverflow beyond int4."""
    end = at
    while end < len(text) and text[end] in "0123456789":
        end += 1
    value = int(text[at:end] or 0)
    if value > 2147483647:
        raise FieldOverflow
    return value, end


def fraction(text: str) -> int:
    """The microseconds of `.25`; a point alone is 0."""
    if text == ".":
        return 0
    if not text[1:].isdigit():
        raise BadField
    return round(float("0" + text) * 1_000_000)


def zone_offset(text: str) -> int:
    """Seconds east of Greenwich of +hh[[:]mm[:ss]]; raises ZoneOverflow, BadField."""
    if text[:1] not in ("+", "-"):
        raise BadField
    minutes = seconds = 0
    try:
        hours, at = integer(text, 1)
        if text[at : at + 2] == ":-":
            raise ZoneOverflow
        if text[at : at + 1] == ":":
            minutes, at = integer(text, at + 1)
            if text[at : at + 1] == ":":
                seconds, at = integer(text, at + 1)
        elif at == len(text) and at > 3:
            hours, minutes = divmod(hours, 100)
    except FieldOverflow:
        raise ZoneOverflow from None
    if hours > 15 or minutes > 59 or seconds > 59:
        raise ZoneOverflow
    if at != len(text):
        raise BadField
    east = (hours * 60 + minutes) * 60 + seconds
    return -east if text[0] == "-" else east


def cut(text: str) -> list[tuple[str, Look]]:
    """The fields in lower case, each with its look. Raises BadField."""
    fields: list[tuple[str, Look]] = []
    at, end = 0, len(text)
    while at < end:
        c = text[at]
        if c in " \t\n\v\f\r":
            at += 1
            continue
        if len(fields) >= MAX_FIELDS:
            raise BadField
        if c in "0123456789":
            look, stop = _numeric(text, at)
        elif c == ".":
            look, stop = Look.NUMBER, _digits(text, at + 1)
        elif c.isascii() and c.isalpha():
            look, stop = _verbal(text, at)
        elif c in "+-":
            stop = at + 1
            while stop < end and text[stop] in " \t\n\v\f\r":
                stop += 1
            text, end, stop = text[: at + 1] + text[stop:], end - (stop - at - 1), at + 1
            if stop < end and text[stop] in "0123456789":
                look = Look.ZONE
                while stop < end and text[stop] in "0123456789:.-":
                    stop += 1
            elif stop < end and text[stop].isascii() and text[stop].isalpha():
                look, stop = Look.SIGNED_WORD, _letters(text, stop)
            else:
                raise BadField
        elif c.isascii() and c.isprintable():
            at += 1  # other punctuation parts fields
            continue
        else:
            raise BadField
        fields.append((text[at:stop].lower(), look))
        at = stop
    return fields


def _digits(text: str, at: int) -> int:
    while at < len(text) and text[at] in "0123456789":
        at += 1
    return at


def _letters(text: str, at: int) -> int:
    while at < len(text) and text[at].isascii() and text[at].isalpha():
        at += 1
    return at


def _numeric(text: str, at: int) -> tuple[Look, int]:
    """The look and end of a field that begins with a digit."""
    at = _digits(text, at)
    delimiter = text[at : at + 1]
    if delimiter == ":":
        while at < len(text) and text[at] in "0123456789:.":
            at += 1
        return Look.TIME, at
    if not delimiter or delimiter not in _DELIMITERS:
        return Look.NUMBER, at
    at += 1
    if text[at : at + 1] not in tuple("0123456789"):
        while at < len(text) and (text[at] == delimiter or text[at].isascii() and text[at].isalnum()):
            at += 1
        return Look.DATE, at
    at = _digits(text, at)
    if text[at : at + 1] == delimiter:  # like delimiters make a date of three parts
        while at < len(text) and (text[at] == delimiter or text[at] in "0123456789"):
            at += 1
        return Look.DATE, at
    return (Look.NUMBER if delimiter == "." else Look.DATE), at


def _verbal(text: str, at: int) -> tuple[Look, int]:
    """The look and end of a field that begins with a letter: a word, or a date or zone's name with punctuation in it."""
    start, at = at, _letters(text, at)
    follower = text[at : at + 1]
    compound = follower != "" and (follower in _DELIMITERS or (follower in "+0123456789" and text[start:at].lower()[:WORD_LENGTH] not in WORDS))
    if not compound:
        return Look.WORD, at
    while at < len(text) and (text[at] in _IN_NAMES or text[at].isascii() and text[at].isalnum()):
        at += 1
    return Look.DATE, at


def out_of_range(text: str, order: bool = False) -> errors.SQLError:
    """22008 for a text, with the hint where `order` of the fields may be the reason."""
    return errors.DatetimeFieldOverflow(f'date/time field value out of range: "{text}"',
                                        hint='Perhaps you need a different "datestyle" setting.' if order else None)
