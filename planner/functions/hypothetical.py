"""Hypothetical-set aggregates: where a row would stand among the others.

They are no entries of the functions' table: their names are those of window functions, and what they take is for the binder to say
(`bind.hypothetical`). `final` gets, of the rows in order: how many come before the row, how many come before it or are its peers, how many different ones
come before it, and how many there are.

Source: PostgreSQL 15 manual, section 9.21, "Hypothetical-Set Aggregate Functions".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .registry import Aggregate, Function

Position = Callable[[int, int, int, int], Any]
HYPOTHETICAL: dict[str, Function] = {}


def _define(name: str, result: int, position: Position) -> None:
    HYPOTHETICAL[name] = Function(name, (), result, kind="a", aggregate=Aggregate(list, _collect, position, strict=False, ordered_set=True))


def _collect(state: list[Any], rows: list[Any]) -> list[Any]:
    state += rows
    return state


_INT8, _FLOAT8 = 20, 701
_define("rank", _INT8, lambda before, upto, different, total: before + 1)
_define("dense_rank", _INT8, lambda before, upto, different, total: different + 1)
_define("percent_rank", _FLOAT8, lambda before, upto, different, total: before / total if total else 0.0)
_define("cume_dist", _FLOAT8, lambda before, upto, different, total: (upto + 1) / (total + 1))
