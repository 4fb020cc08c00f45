"""Enum support: comparison, extremes, enum_first, enum_last and enum_range.

Source: PostgreSQL 15 manual, sections 8.7 and 9.10.
"""

from __future__ import annotations

import operator as py
from typing import Any

from aurorapy.planner.types import TYPES
from aurorapy.planner.types.enums import EnumType

from .aggregates import extreme
from .registry import aggregate, define, operator

for _name, _python, _function, _commutator, _negator in (
        ("=", "==", py.eq, "=", "<>"), ("<>", "!=", py.ne, "<>", "="), ("<", "<", py.lt, ">", ">="), ("<=", "<=", py.le, ">=", ">"), (">", ">", py.gt, "<", "<="),
        (">=", ">=", py.ge, "<=", "<")):
    operator(_name, "anyenum", "anyenum", "bool", _function, inline=f"({{0}}{_python}{{1}})", commutator=_commutator, negator=_negator)

aggregate("min", "anyenum", "anyenum", lambda: None, extreme(min, None), lambda v: v)
aggregate("max", "anyenum", "anyenum", lambda: None, extreme(max, None), lambda v: v)


def _type(types: tuple[int, ...]) -> EnumType:
    t = TYPES[types[0]]
    assert isinstance(t, EnumType)
    return t


def _range(ctx: Any, types: tuple[int, ...], *ends: Any) -> tuple[bytes, ...]:
    low, high = ends if len(ends) == 2 else (None, None)
    return _type(types).range(low, high)


define("enum_larger", "anyenum anyenum", "anyenum", max, oid=3525)
define("enum_smaller", "anyenum anyenum", "anyenum", min, oid=3524)
define("enum_first", "anyenum", "anyenum", lambda ctx, types, v: _type(types).end(last=False), oid=3528, strict=False, needs_types=True, volatility="s")
define("enum_last", "anyenum", "anyenum", lambda ctx, types, v: _type(types).end(last=True), oid=3529, strict=False, needs_types=True, volatility="s")
define("enum_range", "anyenum anyenum", "anyarray", _range, oid=3530, strict=False, needs_types=True, volatility="s")
define("enum_range", "anyenum", "anyarray", _range, oid=3531, strict=False, needs_types=True, volatility="s")
