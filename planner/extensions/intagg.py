"""intagg: an aggregate that makes an array of integers, and a set of an array's elements. array_agg and unnest do the same.

Source: PostgreSQL 15 manual, section F.18.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.functions.registry import Aggregate

from .declaration import Call, Declared


def _internal(*_: Any) -> None:
    """Of arguments that nobody has."""


def _collect(state: list[Any], values: list[Any]) -> list[Any]:
    state += values
    return state


_MADE = Aggregate(list, _collect, lambda state: tuple(state) if state else None, strict=False)

DECLARED = Declared("""
int_agg_state(internal, int4) internal v
int_agg_final_array(internal) int4[] v
int_array_aggregate(int4) int4[] i agg
int_array_enum(int4[]) setof int4 i strict
""", {"int_agg_state": _internal, "int_agg_final_array": _internal, "int_array_aggregate": Call(_internal, aggregate=_MADE), "int_array_enum": list},
    aggregates="""
int_array_aggregate(int4) int_agg_state int_agg_final_array . internal .
""")
