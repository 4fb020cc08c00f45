"""Numbers with units, read and shown as PostgreSQL does it: memory, blocks, time, and reals.

A setting has a base unit ("kB", "8kB", "ms" ...); what is given in another is converted, and rounded to the next smaller one. A number
alone is in the base unit. Whole numbers may be hexadecimal or octal, as in C.

Source: PostgreSQL 15 manual, section 20.1.1.
"""

from __future__ import annotations

import math
import re

INT_MAX = 2**31 - 1
_BYTES = {"B": 1, "kB": 1 << 10, "MB": 1 << 20, "GB": 1 << 30, "TB": 1 << 40}
_MICROSECONDS = {"us": 1, "ms": 1000, "s": 1_000_000, "min": 60_000_000, "h": 3_600_000_000, "d": 86_400_000_000}
_BASES = {**_BYTES, "8kB": 8 << 10}
_HINTS = {True: 'Valid units for this parameter are "B", "kB", "MB", "GB", and "TB".',
          False: 'Valid units for this parameter are "us", "ms", "s", "min", "h", and "d".'}
_FLOAT = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?(?:inf(?:inity)?|nan))", re.IGNORECASE)
_INT = re.compile(r"\s*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)")
_UNIT = re.compile(r"\s*([^\s\d]\S*)?\s*")


class Wrong(Exception):
    """No quantity; the argument is PostgreSQL's hint, or None."""


def _units(base: str) -> dict[str, int]:
    return _BYTES if base in _BASES else _MICROSECONDS


def _number(text: str) -> tuple[float, str]:
    """A number and what follows it."""
    found = _INT.match(text)
    if found is not None and text[found.end() : found.end() + 1] not in (".", "e", "E"):
        digits = found[2]
        value = int(digits, 16 if digits[:2] in ("0x", "0X") else 8 if digits[0] == "0" else 10)
        return -value if found[1] == "-" else value, text[found.end() :]
    found = _FLOAT.match(text)
    if found is None or found[1][-3:].lower() == "nan":
        raise Wrong(None)
    return float(found[1]), text[found.end() :]


def _in_base(value: float, rest: str, base: str) -> float:
    """The value in the base unit, when the rest of the text is a unit."""
    found = _UNIT.fullmatch(rest)
    if found is not None and found[1] is None:
        return value
    if not base:
        raise Wrong(None)
    units = _units(base)
    if found is None or found[1] not in units:
        raise Wrong(_HINTS[units is _BYTES])
    size = _BASES.get(base) or _MICROSECONDS[base]
    names = list(units)
    at = names.index(found[1])
    value *= units[found[1]] / size
    if at and math.isfinite(value):
        smaller = units[names[at - 1]] / size
        value = round(value / smaller) * smaller
    return value


def whole(text: str, base: str) -> int:
    """A whole number of base units ("": it has none); raises Wrong."""
    if text.isascii() and text.isdecimal() and (text[0] != "0" or len(text) == 1):  # what nearly all are
        n = int(text)
        if n > INT_MAX:
            raise Wrong("Value exceeds integer range.")
        return n
    value, rest = _number(text)
    if not math.isfinite(value):
        raise Wrong(None)
    value = _in_base(value, rest, base)
    if not math.isfinite(value) or not -INT_MAX - 1 <= round(value) <= INT_MAX:
        raise Wrong("Value exceeds integer range.")
    return round(value)


def real(text: str, base: str) -> float:
    """A real number of base units; raises Wrong."""
    found = _FLOAT.match(text)
    if found is None or found[1][-3:].lower() == "nan":
        raise Wrong(None)
    return _in_base(float(found[1]), text[found.end() :], base)


def short(value: float) -> str:
    """A real number in six digits, as C's %g."""
    return ("Infinity" if value > 0 else "-Infinity") if math.isinf(value) else f"{value:g}"


def shown(value: float, base: str) -> str:
    """A quantity in the largest unit that it is a whole number of, as SHOW prints it."""
    if value <= 0 or not base:
        return short(value) if isinstance(value, float) else str(value)
    size = _BASES.get(base) or _MICROSECONDS[base]
    if isinstance(value, float):
        in_smallest = value * size
        for unit, scale in reversed(_units(base).items()):
            n = in_smallest / scale
            if n > 0 and abs(round(n) / n - 1) <= 1e-8:
                return f"{n:g}{unit}"
        return f"{in_smallest:g}{next(iter(_units(base)))}"
    for unit, scale in reversed(_units(base).items()):
        if value * size % scale == 0:
            return f"{value * size // scale}{unit}"
    raise AssertionError("every base is a whole number of its smallest unit")
