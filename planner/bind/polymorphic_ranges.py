"""Polymorphic calls that name anyrange or anymultirange: which fit, and what their types are.

A range type, its multirange type and its elements' type decide one another; an element's type alone decides no range.

Source: PostgreSQL 15 manual, section 38.2.5.
"""

from __future__ import annotations

from collections.abc import Callable

from aurorapy import errors
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.multiranges import range_type
from aurorapy.planner.types.ranges import RangeForms

ANYELEMENT, ANYARRAY, ANYRANGE, ANYMULTIRANGE, UNKNOWN = 2283, 2277, 3831, 4537, 705
_KINDS = {ANYRANGE: "r", ANYMULTIRANGE: "m"}
RANGE_FAMILY = frozenset(_KINDS)
_COMPATIBLE_KINDS = {5080: "r", 4538: "m"}
COMPATIBLE_RANGES = frozenset(_COMPATIBLE_KINDS)


def _ranges(declared: tuple[int, ...], actual: list[int]) -> list[RangeForms]:
    """The range types that the arguments declared as ranges or multiranges name."""
    return [found for d, a in zip(declared, actual, strict=True) if d in RANGE_FAMILY and (found := range_type(base_type(a))) is not None]


def ranges_fit(declared: tuple[int, ...], actual: list[int]) -> bool:
    """Whether arguments of these types agree with the declaration; those of unknown type agree with any."""
    for d, a in zip(declared, actual, strict=True):
        if d in _KINDS and a != UNKNOWN and TYPES[base_type(a)].typtype != _KINDS[d]:
            return False
    elements = {a for d, a in zip(declared, actual, strict=True) if d == ANYELEMENT and a != UNKNOWN}
    elements |= {TYPES[base_type(a)].element for d, a in zip(declared, actual, strict=True) if d == ANYARRAY and a != UNKNOWN}
    found = _ranges(declared, actual)
    elements.update(r.subtype for r in found)
    return len(set(found)) <= 1 and len(elements) <= 1


def compatible_ranges(declared: tuple[int, ...], actual: list[int]) -> list[RangeForms]:
    """The range types that the arguments declared anycompatiblerange or anycompatiblemultirange name."""
    return [found for d, a in zip(declared, actual, strict=True) if d in COMPATIBLE_RANGES and (found := range_type(base_type(a))) is not None]


def compatible_ranges_fit(declared: tuple[int, ...], actual: list[int], common: Callable[[list[int]], int | None]) -> bool:
    """Whether arguments agree with a declaration that names those: the elements' type of the one range is the type that all others can become."""
    for d, a in zip(declared, actual, strict=True):
        if d in _COMPATIBLE_KINDS and a != UNKNOWN and TYPES[base_type(a)].typtype != _COMPATIBLE_KINDS[d]:
            return False
    found = compatible_ranges(declared, actual)
    if len(set(found)) > 1:
        return False
    others = [TYPES[a].element if d == 5078 else a for d, a in zip(declared, actual, strict=True) if d in (5077, 5078, 5079) and a != UNKNOWN]
    return not found or common([found[0].subtype, *others]) == found[0].subtype


def resolve_ranges(declared: tuple[int, ...], actual: list[int], result: int) -> tuple[list[int], int]:
    """Concrete argument types and result type, as `resolve.resolve_polymorphic`; 42804 when no argument says which range it is."""
    found = _ranges(declared, actual)
    if not found:
        known = next((a for d, a in zip(declared, actual, strict=True) if d == ANYELEMENT and a != UNKNOWN), None)
        missing = format_type(next((d for d in (*declared, result) if d in RANGE_FAMILY), ANYRANGE))
        raise errors.DatatypeMismatch(f"could not determine polymorphic type{f' {missing}' if known else ''} because input has type unknown")
    chosen = found[0]
    concrete = {ANYELEMENT: chosen.subtype, ANYARRAY: TYPES[chosen.subtype].array, ANYRANGE: chosen.oid, ANYMULTIRANGE: chosen.multirange}
    return [concrete.get(d, d) for d in declared], concrete.get(result, result)
