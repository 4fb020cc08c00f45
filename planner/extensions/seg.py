"""seg: intervals of numbers with their precision, as measurements have them.

A datum is (lower, upper, digits of the lower, of the upper, mark of the lower, of the upper): bounds are single-precision floats, a mark is `<`, `>`, `~`,
`-` where that side is open, or empty. Indexes of gist have one place for all, so that each row is looked at again; those of btree are of use for the order.

Source: PostgreSQL 15 manual, section F.38; what it prints for each input.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.numbers import nearest_single
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef

from .declaration import Declared

Seg = tuple[float, float, int, int, str, str]
_DIGITS = 6  # of a single-precision float
_TOKENS = re.compile(r"(?P<space>[ \t\n\r\f\v]+)|(?P<range>\.\.\.?)|(?P<deviation>'\+-'|\(\+-\))|(?P<number>[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
                     r"|(?P<mark>[<>~])|(?P<other>.)", re.DOTALL)
_SIGNIFICANT = re.compile(r"[0+-]*([0.]*)([0-9.]*)")


# --- text ---


def _wrong(token: str) -> errors.SQLError:
    return errors.SyntaxError_("bad seg representation", detail=f'syntax error at or near "{token}"' if token else "syntax error at end of input")


def _digits(text: str) -> int:
    """How many digits of a number mean something."""
    found = _SIGNIFICANT.match(text)
    assert found is not None
    n = sum(c != "." for c in found[2]) or 1 + found[1].count("0")
    return min(n, _DIGITS)


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = [(m.lastgroup, m[0]) for m in _TOKENS.finditer(text) if m.lastgroup != "space"] + [("end", "")]
        self.i = 0

    def take(self, kind: str) -> str | None:
        found, text = self.tokens[self.i]
        if found != kind:
            return None
        self.i += 1
        return text

    def need(self, kind: str) -> str:
        text = self.take(kind)
        if text is None:
            raise _wrong(self.tokens[self.i][1])
        return text

    def bound(self, ctx: Any) -> tuple[float, int, str]:
        """(value, digits, mark)."""
        mark = self.take("mark") or ""
        text = self.need("number")
        return TYPES[700].input(text, -1, ctx), _digits(text), mark


def parse(text: str, ctx: Any = None) -> Seg:
    """The interval that a text means; 42601, 22023."""
    r = _Reader(text)
    if r.take("range"):
        value, digits, mark = r.bound(ctx)
        r.need("end")
        return -math.inf, value, 0, digits, "-", mark
    value, digits, mark = r.bound(ctx)
    if r.take("deviation"):
        by = r.need("number")
        r.need("end")
        size = TYPES[700].input(by, -1, ctx)
        low, high = nearest_single(value - size), nearest_single(value + size)
        least = max(digits, _digits(by))
        return low, high, max(_digits(f"{low:g}"), least), max(_digits(f"{high:g}"), least), "", ""
    if not r.take("range"):
        r.need("end")
        return value, value, digits, digits, mark, mark
    if r.take("end") is not None:
        return value, math.inf, digits, 0, mark, "-"
    high, high_digits, high_mark = r.bound(ctx)
    r.need("end")
    if value > high:
        raise errors.InvalidParameterValue(f"swapped boundaries: {value:g} is greater than {high:g}")
    return value, high, digits, high_digits, mark, high_mark


def _shown(value: float, digits: int) -> str:
    """A bound with so many digits."""
    digits = min(digits, _DIGITS)
    text = "%.*e" % (digits - 1, value)
    mantissa, e, exponent = text.partition("e")
    power = int(exponent) if e else 0
    if not e or abs(power) > 4:
        return text
    if not power:
        return mantissa
    sign, figures = "-" if value < 0 else "", mantissa.lstrip("-").replace(".", "")
    if power < 0:
        return f"{sign}0.{'0' * (-power - 1)}{figures}"
    if power + 1 >= digits:
        return f"{sign}{figures[0]}{'.' + figures[1:] if digits > 1 else ''}e{power}"
    return f"{sign}{figures[:power + 1]}.{figures[power + 1:]}"


def show(v: Seg) -> str:
    """The text of an interval. Of an upper bound `~` is shown only beside a lower one that has it, and nothing else is then shown of one without a mark."""
    low, high, low_digits, high_digits, low_mark, high_mark = v
    if low == high and low_mark == high_mark:
        return low_mark + _shown(low, low_digits)
    out = "" if low_mark == "-" else f"{low_mark}{_shown(low, low_digits)} "
    if high_mark == "-":
        return out + ".."
    if low_mark == "~" and not high_mark:
        return out + ".. "
    return f"{out}.. {high_mark if high_mark != '~' or low_mark == '~' else ''}{_shown(high, high_digits)}"


# --- order and the rest ---

_LOW, _HIGH = {"-": 0, "<": 1, "": 2, "~": 2, ">": 3}, {"<": 0, "": 1, "~": 1, ">": 2, "-": 3}


def order_key(v: Seg) -> tuple[Any, ...]:
    """By the lower bound, then by the upper one; what is known less exactly is wider."""
    low, high, low_digits, high_digits, low_mark, high_mark = v
    return low, _LOW[low_mark], low_digits, low_mark != "~", high, _HIGH[high_mark], -high_digits, high_mark == "~"


def compare(a: Seg, b: Seg) -> int:
    x, y = order_key(a), order_key(b)
    return (x > y) - (x < y)


def _join(lower: Seg, upper: Seg) -> Seg:
    """From the lower bound of one to the upper one of another."""
    return lower[0], upper[1], lower[2], upper[3], lower[4], upper[5]


def union(a: Seg, b: Seg) -> Seg:
    return _join(a if a[0] < b[0] else b, a if a[1] > b[1] else b)


def intersection(a: Seg, b: Seg) -> Seg:
    return _join(a if a[0] > b[0] else b, a if a[1] < b[1] else b)


def contains(a: Seg, b: Seg) -> bool:
    return a[0] <= b[0] and a[1] >= b[1]


def overlaps(a: Seg, b: Seg) -> bool:
    return (a[1] >= b[1] and a[0] <= b[1]) or (b[1] >= a[1] and b[0] <= a[1])


def _size(v: Seg) -> float:
    size = nearest_single(v[1] - v[0])
    return size if size >= 0 else -size


class SegType(UserType):
    """It has no binary form."""

    __slots__ = ()

    def __init__(self, defined: BaseDef) -> None:
        super().__init__(defined, defined.oid, 12, "U", array=defined.array, order_key=order_key, hash_key=order_key, align="i", storage="p")

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        return parse(text, ctx)

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        return show


def _internal(*_: Any) -> None:
    """Of arguments that nobody has."""


_calls: dict[str, Any] = {
    "seg_in": parse, "seg_out": show, "seg_over_left": lambda a, b: a[1] <= b[1], "seg_over_right": lambda a, b: a[0] >= b[0],
    "seg_left": lambda a, b: a[1] < b[0], "seg_right": lambda a, b: a[0] > b[1], "seg_lt": lambda a, b: order_key(a) < order_key(b),
    "seg_le": lambda a, b: order_key(a) <= order_key(b), "seg_gt": lambda a, b: order_key(a) > order_key(b), "seg_ge": lambda a, b: order_key(a) >= order_key(b),
    "seg_contains": contains, "seg_contained": lambda a, b: contains(b, a), "seg_overlap": overlaps, "seg_same": lambda a, b: order_key(a) == order_key(b),
    "seg_different": lambda a, b: order_key(a) != order_key(b), "seg_cmp": compare, "seg_union": union, "seg_inter": intersection,
    "seg_size": _size, "seg_center": lambda v: nearest_single(nearest_single(v[0] + v[1]) / 2),
    "seg_upper": lambda v: v[1], "seg_lower": lambda v: v[0],
    **dict.fromkeys(("gseg_consistent", "gseg_penalty", "gseg_picksplit", "gseg_union", "gseg_same"), _internal),
}

DECLARED = Declared("""
seg_in(cstring) seg i strict
seg_out(seg) cstring i strict
seg_over_left(seg, seg) bool i strict
seg_over_right(seg, seg) bool i strict
seg_left(seg, seg) bool i strict
seg_right(seg, seg) bool i strict
seg_lt(seg, seg) bool i strict
seg_le(seg, seg) bool i strict
seg_gt(seg, seg) bool i strict
seg_ge(seg, seg) bool i strict
seg_contains(seg, seg) bool i strict
seg_contained(seg, seg) bool i strict
seg_overlap(seg, seg) bool i strict
seg_same(seg, seg) bool i strict
seg_different(seg, seg) bool i strict
seg_cmp(seg, seg) int4 i strict
seg_union(seg, seg) seg i strict
seg_inter(seg, seg) seg i strict
seg_size(seg) float4 i strict
seg_center(seg) float4 i strict
seg_upper(seg) float4 i strict
seg_lower(seg) float4 i strict
gseg_consistent(internal, seg, int2, oid, internal) bool i strict
gseg_penalty(internal, internal, internal) internal i strict
gseg_picksplit(internal, internal) internal i strict
gseg_union(internal, internal) seg i strict
gseg_same(seg, seg, internal) internal i strict
""", _calls, operators="""
> seg seg bool seg_gt < <=
>= seg seg bool seg_ge <= <
< seg seg bool seg_lt > >=
<= seg seg bool seg_le >= >
>> seg seg bool seg_right << .
<< seg seg bool seg_left >> .
&< seg seg bool seg_over_left . .
&& seg seg bool seg_overlap && .
&> seg seg bool seg_over_right . .
<> seg seg bool seg_different <> =
= seg seg bool seg_same = <>
<@ seg seg bool seg_contained @> .
@> seg seg bool seg_contains <@ .
""", classes="""
btree seg_ops seg default
gist gist_seg_ops seg default
""", types={"seg": SegType})
