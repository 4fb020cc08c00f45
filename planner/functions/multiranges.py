"""Operators, functions, constructors and aggregates of multiranges, alone and with ranges and elements.

What counts of a multirange for its place among others is its span, from its first lower bound to its last upper one.

Source: PostgreSQL 15 manual, sections 8.17, 9.20 and 9.21.
"""

from __future__ import annotations

import operator as py
from bisect import bisect_right
from collections.abc import Callable
from functools import reduce
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.multiranges import Multirange, gather
from aurorapy.planner.types.ranges import EMPTY, RANGES, Bound, Range, bound_of, value_of
from aurorapy.planner.types.shaped import Shaped

from . import ranges
from .registry import aggregate, cast, define, operator


def span(v: Multirange) -> Range:
    """The smallest range that has all of it."""
    return (v[0][0], v[-1][1]) if v else EMPTY


# --- relations ----------------------------------------------------------------------------------


def _candidate(v: Multirange, lower: Bound) -> Range:
    """The last range that begins at a bound or below it: the only one that may have what begins there."""
    at = bisect_right(v, lower, key=_lower)
    return v[at - 1] if at else EMPTY


def _lower(r: Range) -> Any:
    return r[0]


def _overlaps_range(v: Multirange, r: Range) -> bool:
    return bool(v and r) and ranges.overlaps(_candidate(v, r[1]), r)


def _overlaps(a: Multirange, b: Multirange) -> bool:
    return any(_overlaps_range(b, r) for r in a) if len(a) <= len(b) else any(_overlaps_range(a, r) for r in b)


def _contains_range(v: Multirange, r: Range) -> bool:
    return not r or ranges.contains(_candidate(v, r[0]), r)


def _contains(a: Multirange, b: Multirange) -> bool:
    return all(_contains_range(a, r) for r in b)


def _contains_element(v: Multirange, element: Any) -> bool:
    at = bound_of(element, offset=0)
    found = _candidate(v, at)
    return bool(found) and at <= found[1]


def _range_contains(r: Range, v: Multirange) -> bool:
    return ranges.contains(r, span(v))


def _itself(r: Range) -> Range:
    return r


def _over_spans(test: Callable[[Range, Range], bool], left: Callable[[Any], Range], right: Callable[[Any], Range]) -> Callable[[Any, Any], bool]:
    return lambda a, b: test(left(a), right(b))


for _name, _compare, _suffix, _commutator, _negator in ranges.COMPARISONS:
    operator(_name, "anymultirange", "anymultirange", "bool", _compare, function=f"multirange_{_suffix}", commutator=_commutator, negator=_negator,
             inline=ranges.IN_PYTHON[_name], never_null=True)
for _name, _left, _right, _test, _function, _commutator in (
        ("&&", "anymultirange", "anymultirange", _overlaps, "multirange_overlaps_multirange", "&&"),
        ("&&", "anymultirange", "anyrange", _overlaps_range, "multirange_overlaps_range", "&&"),
        ("&&", "anyrange", "anymultirange", ranges.swapped(_overlaps_range), "range_overlaps_multirange", "&&"),
        ("@>", "anymultirange", "anymultirange", _contains, "multirange_contains_multirange", "<@"),
        ("@>", "anymultirange", "anyrange", _contains_range, "multirange_contains_range", "<@"),
        ("@>", "anymultirange", "anyelement", _contains_element, "multirange_contains_elem", "<@"),
        ("@>", "anyrange", "anymultirange", _range_contains, "range_contains_multirange", "<@"),
        ("<@", "anymultirange", "anymultirange", ranges.swapped(_contains), "multirange_contained_by_multirange", "@>"),
        ("<@", "anyrange", "anymultirange", ranges.swapped(_contains_range), "range_contained_by_multirange", "@>"),
        ("<@", "anyelement", "anymultirange", ranges.swapped(_contains_element), "elem_contained_by_multirange", "@>"),
        ("<@", "anymultirange", "anyrange", ranges.swapped(_range_contains), "multirange_contained_by_range", "@>")):
    operator(_name, _left, _right, "bool", _test, function=_function, commutator=_commutator, never_null=True)
for _name, _place, _word, _commutator in (("<<", ranges.before, "before", ">>"), (">>", ranges.swapped(ranges.before), "after", "<<"),
                                          ("&<", ranges.ends_within, "overleft", ""), ("&>", ranges.begins_within, "overright", ""),
                                          ("-|-", ranges.adjacent, "adjacent", "-|-")):
    for _left, _right in (("multirange", "multirange"), ("multirange", "range"), ("range", "multirange")):
        operator(_name, "any" + _left, "any" + _right, "bool",
                 _over_spans(_place, span if _left == "multirange" else _itself, span if _right == "multirange" else _itself),
                 function=f"{_left}_{_word}_{_right}", commutator=_commutator, never_null=True)
define("multirange_cmp", "anymultirange anymultirange", "int4", lambda a, b: (a > b) - (a < b), never_null=True)

# --- sets ---------------------------------------------------------------------------------------


def _intersection(a: Multirange, b: Multirange) -> Multirange:
    out: list[Range] = []
    i = j = 0
    while i < len(a) and j < len(b):
        common = ranges.intersection(a[i], b[j])
        if common:
            out.append(common)
        if a[i][1] < b[j][1]:
            i += 1
        else:
            j += 1
    return tuple(out)


def _difference(a: Multirange, b: Multirange) -> Multirange:
    out: list[Range] = []
    j = 0
    for lower, upper in a:
        while j < len(b) and b[j][1] < lower:
            j += 1
        k = j
        while k < len(b) and b[k][0] <= upper:
            if lower < b[k][0]:
                out.append((lower, ranges.end_below(b[k][0])))
            if upper <= b[k][1]:
                break
            lower = ranges.begin_above(b[k][1])
            k += 1
        else:
            out.append((lower, upper))
    return tuple(out)


operator("+", "anymultirange", "anymultirange", "anymultirange", lambda a, b: gather(a + b), function="multirange_union", commutator="+", never_null=True)
operator("-", "anymultirange", "anymultirange", "anymultirange", _difference, function="multirange_minus", never_null=True)
operator("*", "anymultirange", "anymultirange", "anymultirange", _intersection, function="multirange_intersect", commutator="*", never_null=True)
define("range_merge", "anymultirange", "anyrange", span, never_null=True)
define("multirange", "anyrange", "anymultirange", lambda r: gather((r,)), never_null=True)
define("unnest", "anymultirange", "anyrange", iter, retset=True)

# --- bounds -------------------------------------------------------------------------------------


def _end(side: int) -> Callable[[Multirange], Any]:
    def call(v: Multirange) -> Any:
        bound = v[-side][side] if v else None
        return value_of(bound) if bound and not bound[0] else None

    return call


def _inclusive(side: int) -> Callable[[Multirange], bool]:
    return lambda v: bool(v) and v[-side][side][0] == 0 == v[-side][side][2]


def _infinite(side: int) -> Callable[[Multirange], bool]:
    return lambda v: bool(v) and v[-side][side][0] != 0


for _side, _name in enumerate(("lower", "upper")):
    define(_name, "anymultirange", "anyelement", _end(_side))
    define(f"{_name}_inc", "anymultirange", "bool", _inclusive(_side), never_null=True)
    define(f"{_name}_inf", "anymultirange", "bool", _infinite(_side), never_null=True)
define("isempty", "anymultirange", "bool", py.not_, never_null=True)

# --- constructors -------------------------------------------------------------------------------


def collected(members: Any) -> Multirange:
    """The multirange of an array of ranges."""
    if isinstance(members, Shaped) and len(members.lengths) > 1:
        raise errors.CardinalityViolation("multiranges cannot be constructed from multidimensional arrays")
    if None in members:
        raise errors.NullValueNotAllowed("multirange values cannot contain null members")
    return gather(members)


for _type in RANGES:
    _name = TYPES[_type.multirange].name
    define(_name, "", _name, lambda: (), never_null=True)
    cast(_type.name, _name, "e", lambda r: gather((r,)), never_null=True)
    define(_name, f"{_type.name}[]", _name, collected, variadic=_type.oid, never_null=True)

# --- aggregates ---------------------------------------------------------------------------------


def _collect(state: list[Any], values: list[Any]) -> list[Any]:
    state.extend(values)
    return state


def _folded(combine: Callable[[Any, Any], Any]) -> Callable[[Any, list[Any]], Any]:
    return lambda state, values: reduce(combine, values) if state is None else reduce(combine, values, state)


aggregate("range_agg", "anyrange", "anymultirange", list, _collect, lambda found: gather(found) if found else None)
aggregate("range_agg", "anymultirange", "anymultirange", list, _collect, lambda found: gather([r for v in found for r in v]) if found else None)
aggregate("range_intersect_agg", "anyrange", "anyrange", lambda: None, _folded(ranges.intersection), lambda v: v)
aggregate("range_intersect_agg", "anymultirange", "anymultirange", lambda: None, _folded(_intersection), lambda v: v)
