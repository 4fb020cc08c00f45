"""Operators and functions of ranges: all polymorphic, but for the constructors.

A range is a pair of bounds that compare as they stand (types/ranges.py), so one function serves every range type.

Source: PostgreSQL 15 manual, sections 8.17.6 and 9.20.
"""

from __future__ import annotations

import math
import operator as py
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.multiranges import span, touches
from aurorapy.planner.types.ranges import EMPTY, RANGES, Bound, Range, RangeForms, bound_of, value_of

from .numerics import numeric_sub
from .registry import define, operator

COMPARISONS = (("=", py.eq, "eq", "=", "<>"), ("<>", py.ne, "ne", "<>", "="), ("<", py.lt, "lt", ">", ">="), ("<=", py.le, "le", ">=", ">"),
               (">", py.gt, "gt", "<", "<="), (">=", py.ge, "ge", "<=", "<"))
IN_PYTHON = {name: f"({{0}}{'==' if name == '=' else '!=' if name == '<>' else name}{{1}})" for name, *_ in COMPARISONS}

# --- relations ----------------------------------------------------------------------------------


def overlaps(a: Range, b: Range) -> bool:
    """Whether two ranges have an element in common."""
    return bool(a and b) and a[0] <= b[1] and b[0] <= a[1]


def contains(a: Range, b: Range) -> bool:
    """Whether the first range has all of the second."""
    return not b or (bool(a) and a[0] <= b[0] and b[1] <= a[1])


def contains_element(a: Range, element: Any) -> bool:
    """Whether a range has an element."""
    return bool(a) and a[0] <= bound_of(element, offset=0) <= a[1]


def before(a: Range, b: Range) -> bool:
    """Whether the first range ends below the second; false when either is empty, like the next three."""
    return bool(a and b) and a[1] < b[0]


def ends_within(a: Range, b: Range) -> bool:
    """Whether the first range does not reach above the second: &<."""
    return bool(a and b) and a[1] <= b[1]


def begins_within(a: Range, b: Range) -> bool:
    """Whether the first range does not reach below the second: &>."""
    return bool(a and b) and a[0] >= b[0]


def adjacent(a: Range, b: Range) -> bool:
    """Whether two ranges touch and have nothing in common: -|-."""
    return bool(a and b) and (touches(a[1], b[0]) or touches(b[1], a[0]))


def swapped(test: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    """The relation the other way round."""
    return lambda a, b: test(b, a)


for _name, _compare, _suffix, _commutator, _negator in COMPARISONS:
    operator(_name, "anyrange", "anyrange", "bool", _compare, function=f"range_{_suffix}", commutator=_commutator, negator=_negator,
             inline=IN_PYTHON[_name], never_null=True)
for _name, _left, _right, _test, _function, _commutator in (
        ("&&", "anyrange", "anyrange", overlaps, "range_overlaps", "&&"),
        ("@>", "anyrange", "anyrange", contains, "range_contains", "<@"),
        ("<@", "anyrange", "anyrange", swapped(contains), "range_contained_by", "@>"),
        ("@>", "anyrange", "anyelement", contains_element, "range_contains_elem", "<@"),
        ("<@", "anyelement", "anyrange", swapped(contains_element), "elem_contained_by_range", "@>"),
        ("<<", "anyrange", "anyrange", before, "range_before", ">>"),
        (">>", "anyrange", "anyrange", swapped(before), "range_after", "<<"),
        ("&<", "anyrange", "anyrange", ends_within, "range_overleft", ""),
        ("&>", "anyrange", "anyrange", begins_within, "range_overright", ""),
        ("-|-", "anyrange", "anyrange", adjacent, "range_adjacent", "-|-")):
    operator(_name, _left, _right, "bool", _test, function=_function, commutator=_commutator, never_null=True)
define("range_cmp", "anyrange anyrange", "int4", lambda a, b: (a > b) - (a < b), never_null=True)

# --- sets ---------------------------------------------------------------------------------------


def _union(a: Range, b: Range) -> Range:
    if a and b and not overlaps(a, b) and not adjacent(a, b):
        raise errors.DataException("result of range union would not be contiguous")
    return span(a, b)


def intersection(a: Range, b: Range) -> Range:
    """What two ranges have in common."""
    return (max(a[0], b[0]), min(a[1], b[1])) if overlaps(a, b) else EMPTY


def end_below(lower: Bound) -> Bound:
    """The upper bound of what lies below a finite lower one."""
    return 0, lower[1], 0 if lower[2] else -1


def begin_above(upper: Bound) -> Bound:
    """The lower bound of what lies above a finite upper one."""
    return 0, upper[1], 0 if upper[2] else 1


def _difference(a: Range, b: Range) -> Range:
    if not overlaps(a, b):
        return a
    below, above = a[0] < b[0], a[1] > b[1]
    if below and above:
        raise errors.DataException("result of range difference would not be contiguous")
    return (a[0], end_below(b[0])) if below else (begin_above(b[1]), a[1]) if above else EMPTY


operator("+", "anyrange", "anyrange", "anyrange", _union, function="range_union", commutator="+", never_null=True)
operator("-", "anyrange", "anyrange", "anyrange", _difference, function="range_minus", never_null=True)
operator("*", "anyrange", "anyrange", "anyrange", intersection, function="range_intersect", commutator="*", never_null=True)
define("range_merge", "anyrange anyrange", "anyrange", span, never_null=True)

# --- bounds -------------------------------------------------------------------------------------


def _end(side: int) -> Callable[[Range], Any]:
    return lambda v: value_of(v[side]) if v and not v[side][0] else None


def _inclusive(side: int) -> Callable[[Range], bool]:
    return lambda v: bool(v) and v[side][0] == 0 == v[side][2]


def _infinite(side: int) -> Callable[[Range], bool]:
    return lambda v: bool(v) and v[side][0] != 0


for _side, _name in enumerate(("lower", "upper")):
    define(_name, "anyrange", "anyelement", _end(_side))
    define(f"{_name}_inc", "anyrange", "bool", _inclusive(_side), never_null=True)
    define(f"{_name}_inf", "anyrange", "bool", _infinite(_side), never_null=True)
define("isempty", "anyrange", "bool", py.not_, never_null=True)

# --- constructors -------------------------------------------------------------------------------

_FLAGS = {"[]": (True, True), "[)": (True, False), "(]": (False, True), "()": (False, False)}


def constructor(t: RangeForms) -> Callable[..., Range]:
    """Makes a range of a lower bound, an upper bound and, perhaps, what says which of them belong to it."""
    make = t.make

    def call(lower: Any, upper: Any, *flags: Any) -> Range:
        if not flags:
            return make(lower, upper, lower_inc=True, upper_inc=False)
        if flags[0] is None:
            raise errors.DataException("range constructor flags argument must not be null")
        known = _FLAGS.get(flags[0])
        if known is None:
            raise errors.SyntaxError_("invalid range bound flags", hint='Valid values are "[]", "[)", "(]", and "()".')
        return make(lower, upper, lower_inc=known[0], upper_inc=known[1])

    return call


for _type in RANGES:
    _element = TYPES[_type.subtype].name
    define(_type.name, f"{_element} {_element}", _type.name, constructor(_type), strict=False, never_null=True)
    define(_type.name, f"{_element} {_element} text", _type.name, constructor(_type), strict=False, never_null=True)

# --- behind the types ---------------------------------------------------------------------------


def _numeric_distance(a: Decimal, b: Decimal) -> float:
    distance = numeric_sub(a, b)
    out = float(distance)
    if math.isinf(out) and distance.is_finite():
        raise errors.NumericValueOutOfRange(f'"{distance}" is out of range for type double precision')
    return out


_DISTANCES: dict[str, Callable[[Any, Any], float]] = {
    "numeric": _numeric_distance, "timestamp": lambda a, b: (a - b) / 1e6, "timestamptz": lambda a, b: (a - b) / 1e6}

for _type in RANGES:
    _element = TYPES[_type.subtype].name
    define(f"{_type.name}_subdiff", f"{_element} {_element}", "float8", _DISTANCES.get(_element, lambda a, b: float(a - b)), never_null=True)
    if _type.step is not None:
        define(f"{_type.name}_canonical", _type.name, _type.name, lambda r: r, never_null=True)  # data are in canonical form always


def _send(ctx: Any, types: tuple[int, ...], v: Any) -> bytes:
    return TYPES[types[0]].binary_encoder(ctx)(v)


define("range_send", "anyrange", "bytea", _send, needs_types=True, volatility="s", never_null=True)
define("multirange_send", "anymultirange", "bytea", _send, needs_types=True, volatility="s", never_null=True)
