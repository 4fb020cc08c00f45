"""International numbers of goods: EAN13, and UPC, ISBN, ISMN and ISSN, which are ranges of it with short forms.

A datum is the EAN13 number, doubled, with 1 added where the check digit that was given was wrong: such a number is shown with "!".

    EAN13  DDD-DDDDDDDDD-D     ISBN  978- or 979-group-publisher-title-check, short without 978 and with a check digit of modulus 11
    UPC    0 and 12 digits     ISMN  979-0-, short M-           ISSN  977-DDDD-DDD-00-check, short DDDD-DDDC

Source: PostgreSQL 15 manual, section F.20.
"""

from __future__ import annotations

from aurorapy import errors

from .ranges import BOOKS_978, BOOKS_979, EAN13, Ranges

ANY, GOODS, BOOK, MUSIC, SERIAL, UPC = "EAN13/UPC/ISxN", "EAN13", "ISBN", "ISMN", "ISSN", "UPC"
_LENGTH = 13
_MUSIC_WIDTHS = ((3, "0"), (4, "1"), (5, "4"), (6, "7"), (7, "9"))  # of publishers, and the first digit from which they have them
_SHORT = {8: SERIAL, 10: BOOK, 12: UPC}


def kind_of(digits: str) -> str:
    """What 13 digits are a number of."""
    if digits[0] == "0":
        return UPC
    if digits.startswith("977"):
        return SERIAL
    if digits.startswith("9790"):
        return MUSIC
    return BOOK if digits.startswith(("978", "979")) else GOODS


def check_digit(digits: str) -> int:
    """The check digit of twelve digits."""
    return -(sum(int(d) for d in digits[0:12:2]) + 3 * sum(int(d) for d in digits[1:12:2])) % 10


def check_digit_11(digits: str) -> int:
    """That of the short forms of books and serials, 10 for an X."""
    return -sum(int(d) * weight for d, weight in zip(digits, range(len(digits) + 1, 1, -1), strict=True)) % 11


# --- input ---


def parse(text: str, accepted: str, *, weak: bool) -> int:
    """The number that a text means; `weak`: a wrong check digit is put right and remembered."""
    digits, short, given, marked = _read(text, accepted)
    kind = short or kind_of(digits)
    if short and accepted in (GOODS, *_others(short)) or not short and accepted not in (GOODS, kind):
        raise errors.InvalidTextRepresentation(f'cannot cast {kind} to {accepted} for number: "{text}"')
    if kind == BOOK and short or kind == SERIAL and short:
        right = check_digit_11(digits[3:12] if kind == BOOK else digits[3:10])
    else:
        right = check_digit(digits)
    number = int(digits[:12] + str(check_digit(digits))) << 1
    if marked == "!":
        return number | 1
    if marked == "?" or given == right:
        return number
    if weak:
        return number | 1
    shown = "X" if right == 10 else right
    raise errors.InvalidTextRepresentation(f'invalid check digit for {accepted} number: "{text}", should be {shown}')


def _others(kind: str) -> tuple[str, ...]:
    return tuple([k for k in (BOOK, MUSIC, SERIAL, UPC) if k != kind])


def _read(text: str, accepted: str) -> tuple[str, str, int, str]:
    """(twelve digits or more, the short form's kind, the check digit given, `?` where it is to be computed, `!` where it is known to be wrong)."""
    found, kind, mark = "", "", ""
    for i, c in enumerate(text):
        last = text[i + 1:i + 2] in ("", "!")
        digit = "0" <= c <= "9"
        if c == "?" and last:
            mark, digit = "?", True
        n = len(found)
        if n == 0 and c in "Mm":
            kind, c = MUSIC, "M"
        elif n == 7 and last and (digit or c in "Xx") and not kind:
            kind, c = SERIAL, c.upper()
        elif n == 9 and last and (digit or c in "Xx") and kind in ("", MUSIC):
            kind, c = kind or BOOK, c.upper()
        elif n == 11 and last and digit and not kind:
            kind = UPC
        elif c in "- ":
            continue
        elif c == "!" and i == len(text) - 1:
            mark = mark or "!"
            continue
        elif not digit or n in (7, 9, 11) and last:
            raise _wrong(text, accepted)
        found += c
        if len(found) > _LENGTH:
            raise errors.NumericValueOutOfRange(f'value "{text}" is out of range for {accepted} type')
    if len(found) == 8 and not kind:
        kind = SERIAL
    if kind == MUSIC and len(found) != 10 or kind not in ("", MUSIC) and _SHORT.get(len(found)) != kind or not kind and len(found) != _LENGTH:
        raise _wrong(text, accepted)
    return _whole(found, kind), kind, 10 if found[-1] == "X" else int(found[-1]) if found[-1] != "?" else 0, mark


def _wrong(text: str, accepted: str) -> errors.SQLError:
    return errors.InvalidTextRepresentation(f'invalid input syntax for {accepted} number: "{text}"')


def _whole(found: str, kind: str) -> str:
    """The digits of the long form, before its check digit."""
    match kind:
        case "ISMN":
            return "9790" + found[1:9]
        case "ISBN":
            return "978" + found[:9]
        case "ISSN":
            return "977" + found[:7] + "00"
        case "UPC":
            return "0" + found[:11]
    return found[:12]


def cast(number: int, accepted: str) -> int:
    """An EAN13 number as one of a range of it; 22P02 where it is not in that."""
    digits = _digits(number)
    kind = kind_of(digits)
    if accepted != kind:
        shown = kind if kind == GOODS else f"EAN13({kind})"
        raise errors.InvalidTextRepresentation(f'cannot cast {shown} to {accepted} for number: "{digits}"')
    return number


# --- output ---


def _digits(number: int) -> str:
    return str(number >> 1).zfill(_LENGTH)


def show(number: int) -> str:
    """The long form."""
    digits = _digits(number)
    return "-".join(_parts(digits)) + ("!" if number & 1 else "")


def show_short(number: int) -> str:
    """The short form of a number that has one."""
    digits, mark = _digits(number), "!" if number & 1 else ""
    parts, kind = _parts(digits), kind_of(digits)
    if not EAN13.of(digits[:3]):
        return show(number)
    if kind == UPC:
        return digits[1:]
    if kind == SERIAL:
        check = check_digit_11(digits[3:10])
        return f"{digits[3:7]}-{digits[7:10]}{'X' if check == 10 else check}"
    if kind == MUSIC:
        return "-".join(["M", *parts[2:]]) + mark
    if digits.startswith("978"):
        check = check_digit_11(digits[3:12])
        return "-".join([*parts[1:-1], "X" if check == 10 else str(check)]) + mark
    return show(number)


def _parts(digits: str) -> list[str]:
    """What stands between hyphens."""
    if not EAN13.of(digits[:3]):
        return [digits[:12], digits[12]]
    rest, out = digits[3:12], [digits[:3]]
    for width in _widths(digits):
        out.append(rest[:width])
        rest = rest[width:]
    return [*out, rest, digits[12]]


def _widths(digits: str) -> tuple[int, ...]:
    match kind_of(digits):
        case "ISSN":
            return (4, 3)
        case "ISMN":
            return 1, next(width for width, first in reversed(_MUSIC_WIDTHS) if digits[4] >= first)
        case "ISBN":
            ranges: Ranges = BOOKS_978 if digits.startswith("978") else BOOKS_979
            return ranges.of(digits[3:12])
    return ()
