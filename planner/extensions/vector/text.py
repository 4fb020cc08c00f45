"""Numbers of vectors as text: read as C's strtof reads them, written as PostgreSQL writes a real, the shortest digits that read back the same.

Source: pgvector 0.8's README, "Vector Type"; PostgreSQL 15 manual, section 8.1.3.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.numbers import float4_out

from .arithmetic import Numpy, chosen, single

SPACE = " \t\n\r\v\f"
NUMBER = re.compile(r"[ \t\n\r\v\f]*([+-]?(?:0x(?:[0-9a-f]+\.?[0-9a-f]*|\.[0-9a-f]+)(?:p[+-]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|"
                    r"inf(?:inity)?|nan(?:\(\w*\))?))", re.IGNORECASE | re.ASCII)
_TOO_LARGE = float(2**128 - 2**103)  # rounds to infinity; what is less does not
_LARGEST = float(2**128 - 2**104)
_PLAIN = b"0123456789+-.eE, \t\n\r\v\f"
_BITS, _SINGLE = struct.Struct("<i"), struct.Struct("<f")


def malformed(kind: str, text: str, detail: str | None = None) -> errors.SQLError:
    """22P02 of a text form."""
    return errors.InvalidTextRepresentation(f'invalid input syntax for type {kind}: "{text}"', detail=detail)


def after_space(text: str, at: int) -> int:
    """Where what is not blank begins."""
    while text[at : at + 1] and text[at] in SPACE:
        at += 1
    return at


def plain_numbers(body: str) -> list[float] | None:
    """The singles that a list of decimals names, where nothing in it is unusual; else None."""
    try:
        if body.encode("ascii").translate(None, _PLAIN):
            return None
        values = list(map(float, body.split(",")))
    except ValueError:
        return None
    return values if chosen().are_safe(values) else None


def parse_number(text: str, kind: str) -> tuple[float, bool]:
    """The single of a number's text, and whether something was too small for it; 22003 for what is too large."""
    word = text.lower().lstrip("+-")
    sign = -1.0 if text.startswith("-") else 1.0
    if word.startswith("nan"):
        return math.nan, False
    if word.startswith("inf"):
        return sign * math.inf, False
    hexadecimal = word.startswith("0x")
    try:
        value = float.fromhex(text) if hexadecimal else float(text)
    except OverflowError:
        value = sign * math.inf
    found = single(value) if hexadecimal else nearest_single(text, value)
    if math.isinf(found):
        raise errors.NumericValueOutOfRange(f'"{text}" is out of range for type {kind}')
    digits = re.split("[ep]" if hexadecimal else "e", word)[0].removeprefix("0x")
    return found, not found and digits.strip("0.") != ""


def nearest_single(text: str, value: float) -> float:
    """The single nearest to a decimal; `value` is the double nearest to it, which may lie between two singles where the decimal does not."""
    if abs(value) == _TOO_LARGE and abs(Fraction(text)) < _TOO_LARGE:
        return math.copysign(_LARGEST, value)
    found = single(value)
    if found == value or math.isinf(found):
        return found
    (bits,) = _BITS.unpack(_SINGLE.pack(found))
    away = (abs(found) < abs(value)) or not found
    other = math.copysign(_SINGLE.unpack(_BITS.pack((bits & 0x7FFFFFFF) + (1 if away else -1)))[0], value)
    middle = Fraction(value)
    above = 2 * Fraction(2**127) if math.isinf(other) else abs(Fraction(other))
    if 2 * abs(middle) != abs(Fraction(found)) + above or (exact := Fraction(text)) == middle:
        return found
    return max(found, other) if exact > middle else min(found, other)


def texts(values: Iterable[float]) -> list[str]:
    """The shortest texts of singles."""
    return list(map(_text, values))


def joined(operand: Any) -> str:
    """The texts of a vector's elements, with commas between them."""
    way = chosen()
    if isinstance(way, Numpy) and len(operand) > 8:
        return ",".join(_at_once(way.np, operand))
    return ",".join(texts(way.order(operand)))


def _text(v: float) -> str:
    if v == int(v) and -1e6 < v < 1e6:
        return str(int(v)) if v or math.copysign(1, v) > 0 else "-0"
    if not 1e-30 < abs(v) < 1e6 or not _BITS.unpack(_SINGLE.pack(v))[0] & 0x7FFFFF:  # below a power of two singles are closer
        return float4_out(v)
    digits = f"{v:.9g}"
    for precision in (8, 7, 6, 5, 4, 3, 2, 1):
        shorter = f"{v:.{precision}g}"
        if single(float(shorter)) != v:
            break
        digits = shorter
    return repr(float(digits)).removesuffix(".0")


_POWERS = [10.0**n for n in range(23)]


def _at_once(np: Any, a: Any) -> list[str]:
    """Of all ordinary numbers at once the decimal of the fewest digits that rounds to each; the others one by one."""
    v = a.astype(np.float64)
    sizes = abs(v)
    open_ = ordinary = (sizes >= 1e-12) & (sizes < 1e6) & (a.view(np.int32) & 0x7FFFFF != 0)
    powers = np.array(_POWERS)
    exponent = np.floor(np.log10(np.where(ordinary, sizes, 1.0))).astype(np.int64)
    found = v.copy()
    for digits in range(1, 10):
        power = powers[np.clip(digits - 1 - exponent, 0, 22)]
        scaled = np.where(open_, v, 0.0) * power
        decimal = np.rint(scaled) / power
        ordinary = ordinary & ~(open_ & (abs(scaled - np.floor(scaled) - 0.5) < 1e-6))  # a tie, or next to one, is settled by itself
        fits = open_ & (decimal.astype(np.float32) == a)
        found[fits] = decimal[fits]
        open_ = open_ & ~fits & ordinary
    out = [t.removesuffix(".0") for t in map(repr, found.tolist())]
    for n in np.flatnonzero(open_ | ~ordinary).tolist():
        out[n] = _text(float(v[n]))
    return out


__all__ = ["NUMBER", "SPACE", "joined", "nearest_single", "parse_number", "plain_numbers", "texts"]
