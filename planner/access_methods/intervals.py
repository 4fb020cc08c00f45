"""What part of an ordered index an operator asks for, where the class or the order of its parts tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .classes import Interval, OperatorClass

_ORDER = {"=": (True, True), "<": (False, True), "<=": (False, True), ">": (True, False), ">=": (True, False)}  # whether there is a low and a high end

_STRATEGIES = {1: "<", 2: "<=", 3: "=", 4: ">=", 5: ">"}


def interval(opclass: OperatorClass, part: Callable[[Any], Any] | None, name: str, strategy: int, value: Any) -> Interval | list[Interval] | None:
    """The interval of parts, or the intervals, that fit `column name value`; None when the operator narrows nothing."""
    if opclass.limits is not None:
        return opclass.limits(strategy, value)
    ends = _ORDER.get(_plain(opclass, name, strategy))
    if ends is None:
        return None
    key = value if part is None else part(value)
    low, high = ends
    return Interval(key if low else None, key if high else None, name != ">", name != "<")


def _plain(opclass: OperatorClass, name: str, strategy: int) -> str:
    """The built-in operator that one of a user's btree class means."""
    return _STRATEGIES.get(strategy, name) if opclass.users and opclass.method == "btree" else name


def narrows(opclass: OperatorClass, name: str, strategy: int) -> bool:
    """Whether `interval` may tell something of an operator."""
    if opclass.limits is None:
        return _plain(opclass, name, strategy) in _ORDER or opclass.is_equality(name, strategy)
    return opclass.narrowing is None or strategy in opclass.narrowing
