"""Run-time helpers that generated expressions call where a Python expression would be too long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def greatest(values: tuple[Any, ...], key: Callable[[Any], Any] | None) -> Any:
    """GREATEST: the largest value that is not NULL."""
    known = [v for v in values if v is not None]
    return max(known, key=key) if known else None


def least(values: tuple[Any, ...], key: Callable[[Any], Any] | None) -> Any:
    """LEAST: the smallest value that is not NULL."""
    known = [v for v in values if v is not None]
    return min(known, key=key) if known else None


def array_any(function: Callable[[Any, Any], Any], left: Any, array: Any) -> bool | None:
    """left op ANY (array)."""
    if array is None:
        return None
    if not array:
        return False
    if left is None:
        return None
    unknown = False
    for v in array:
        if v is None:
            unknown = True
        elif function(left, v):
            return True
    return None if unknown else False


class Members:
    """The elements of an array, to find values among them, and what `= ANY` and `<> ALL` say of one that is not there, or NULL."""

    __slots__ = ("miss_all", "miss_any", "none_all", "none_any", "values")

    def __init__(self, array: Any, key: Callable[[Any], Any] | None) -> None:
        found = () if array is None else [v for v in array if v is not None]
        self.values = frozenset(map(key, found)) if key is not None else frozenset(found)
        unknown = array is None or len(found) < len(array)
        self.miss_any: bool | None = None if unknown else False
        self.miss_all: bool | None = None if unknown else True
        nothing = array is not None and not array
        self.none_any: bool | None = False if nothing else None
        self.none_all: bool | None = True if nothing else None


def array_any_of_nulls(function: Callable[[Any, Any], Any], left: Any, array: Any) -> bool | None:
    """left op ANY (array) with a function that is called with NULLs, too."""
    if array is None:
        return None
    unknown = False
    for v in array:
        found = function(left, v)
        if found:
            return True
        unknown = unknown or found is None
    return None if unknown else False


def array_all_of_nulls(function: Callable[[Any, Any], Any], left: Any, array: Any) -> bool | None:
    """left op ALL (array) with a function that is called with NULLs, too."""
    found = array_any_of_nulls(lambda a, b: None if (f := function(a, b)) is None else not f, left, array)
    return None if found is None else not found


def array_all(function: Callable[[Any, Any], Any], left: Any, array: Any) -> bool | None:
    """left op ALL (array)."""
    if array is None:
        return None
    if not array:
        return True
    if left is None:
        return None
    unknown = False
    for v in array:
        if v is None:
            unknown = True
        elif not function(left, v):
            return False
    return None if unknown else True


def store_field(row: tuple[Any, ...] | None, width: int, slot: int, value: Any) -> tuple[Any, ...]:
    """A row of a composite type with another value at one place; NULL counts as a row of NULLs."""
    new = list(row or ())
    new += [None] * (width - len(new))
    new[slot] = value
    return tuple(new)


def compare_rows(left: tuple[Any, ...], right: tuple[Any, ...], functions: tuple[Any, ...], or_equal: bool) -> bool | None:
    """(a, b) < (c, d): the first pair that differs decides; a NULL met before that makes it NULL."""
    for x, y, (equal, less) in zip(left, right, functions, strict=True):
        if x is None or y is None:
            return None
        if not equal(x, y):
            return bool(less(x, y))
    return or_equal
