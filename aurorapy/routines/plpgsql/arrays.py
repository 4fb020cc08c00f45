"""What FOREACH goes through: an array's elements, or its slices."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.types.shaped import Shaped, shaped


def slices(value: Any, depth: int) -> list[Any]:
    """The elements of an array, whatever its shape, or its slices of so many dimensions; 2202E where it has fewer."""
    lengths = value.lengths if isinstance(value, Shaped) else (len(value),) if value else ()
    if depth < 0 or depth > len(lengths):
        raise errors.ArraySubscriptError(f"slice dimension ({depth}) is out of the valid range 0..{len(lengths)}")
    items = list(value.items) if isinstance(value, Shaped) else list(value)
    if not depth:
        return items
    inner = lengths[len(lengths) - depth :]
    size = 1
    for n in inner:
        size *= n
    return [shaped(items[i : i + size], inner, (1,) * depth) for i in range(0, len(items), size)]
