"""Functions that compare arrays: made for the type of the elements, whose data may have another order than Python's (1 mon = 30 days).

`Function.keyed` and `Aggregate.keyed` make the callable for the key by which the type's data are ordered.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type

from .registry import Aggregate, Function


def for_type(f: Function, oid: int) -> Function:
    """The function as it takes arrays of a type; itself where the order of their elements is Python's."""
    t = TYPES[base_type(oid)]
    key: Any = t.order_key if t.element and TYPES[t.element].order_key is not None else None
    if key is None:
        return f
    if isinstance(f.aggregate, Aggregate) and f.aggregate.keyed is not None:
        return replace(f, aggregate=replace(f.aggregate, add=f.aggregate.keyed(key)))
    return f if f.keyed is None else replace(f, impl=f.keyed(key))
