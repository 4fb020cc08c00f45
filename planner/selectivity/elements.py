"""Estimates of an array's elements: constant = ANY (column). Source: PostgreSQL 15's src/backend/utils/adt/array_selfuncs.c."""

from __future__ import annotations

from aurorapy.planner import bound
from aurorapy.planner.table_statistics import MCELEM
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type

from .variables import Variable, clamped

CONTAINED = 0.005


def contains(v: Variable, value: bound.Expr) -> float:
    """The share of arrays that have an element."""
    assert isinstance(value, bound.Const)
    if value.value is None:
        return 0.0
    share = CONTAINED
    slot = v.stats.slot(MCELEM) if v.stats is not None else None
    if slot is not None:
        key, other = TYPES[slot.type].order_key, TYPES[base_type(value.type)].order_key
        wanted = value.value if other is None else other(value.value)
        found = next((n for d, n in zip(slot.values, slot.numbers, strict=False) if (d if key is None else key(d)) == wanted), None)
        share = min(CONTAINED, slot.numbers[len(slot.values)] / 2) if found is None else found
    return clamped(share * (1.0 - v.nulls))
