"""What paths work on: jsonb values, and dates and times, which only paths have as items.

Source: PostgreSQL 15, JsonbTypeName and compareItems.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy.planner.types import TYPES
from aurorapy.planner.types.json_types import INT_DIGITS
from aurorapy.records import dataclass

from .datetimes import Moment, compare_moments, iso_text

_NAMES: dict[type, str] = {dict: "object", list: "array", str: "string", bool: "boolean", int: "number", Decimal: "number", tuple: "null"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What evaluation is given from outside. `zoned`: casts by the session's time zone are allowed."""

    ctx: Any
    zoned: bool


def type_name(item: Any) -> str:
    """What .type() says."""
    return TYPES[item.oid].sql_name if type(item) is Moment else _NAMES[type(item)]


def is_number(item: Any) -> bool:
    """Whether an item is a number: true and false are none."""
    return type(item) is int or type(item) is Decimal


def as_number(value: Decimal) -> Any:
    """A numeric as the datum that a jsonb has of it."""
    exponent = value.as_tuple().exponent
    return int(value) if isinstance(exponent, int) and exponent >= 0 and value.adjusted() < INT_DIGITS else value


def as_json(item: Any) -> Any:
    """An item as a jsonb value."""
    return iso_text(item) if type(item) is Moment else item


def _order(left: Any, right: Any) -> int:
    return int(left > right) - int(left < right)


def compare(op: str, left: Any, right: Any, around: Surroundings) -> bool | None:
    """left op right of scalars; None where they cannot be compared."""
    a, b = type_of(left), type_of(right)
    if a != b:
        return op == "!=" if "null" in (a, b) else None
    if a in ("object", "array"):
        return None
    if a == "datetime":
        found = compare_moments(left, right, around.ctx, zoned=around.zoned)
        if found is None:
            return None
        order = found
    else:
        order = 0 if a == "null" else _order(left, right)
    return _TESTS[op](order)


def type_of(item: Any) -> str:
    """The kind by which items are compared."""
    return "datetime" if type(item) is Moment else _NAMES[type(item)]


_TESTS: dict[str, Callable[[int], bool]] = {"==": lambda n: n == 0, "!=": lambda n: n != 0, "<": lambda n: n < 0, ">": lambda n: n > 0,
                                            "<=": lambda n: n <= 0, ">=": lambda n: n >= 0}
