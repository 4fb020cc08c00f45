"""VALUES of an INSERT that are many rows of literals: data at once, without an expression each.

Taken are literals whose value a column has without anything being looked up: whole numbers in range, texts, what a built-in type reads. With anything else, a
value that its column refuses among it, the rows are bound as they are in any other statement, which has the error and its place.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import TYPES

from .binder import Binder

ROWS_MIN = 20  # fewer are as soon bound one by one
_INTEGERS = {21: 1 << 15, 23: 1 << 31, 20: 1 << 63}
_READ = frozenset({16, 17, 20, 21, 23, 25, 114, 700, 701, 1042, 1043, 1082, 1083, 1114, 1184, 1700, 2950, 3802})  # types whose texts are read as constants
_FITTED = frozenset({1042, 1043, 1083, 1114, 1184, 1700})  # of them those that have a length or a precision
_Take = Callable[[Any], Any]


class _Unusual(Exception):
    pass


def constant_rows(b: Binder, node: tree.InsertStmt, table: Table, columns: list[Column]) -> list[tuple[Any, ...]] | None:
    """The values of the columns, row by row; None where the rows are to be bound."""
    assert isinstance(node.source, tree.Values)
    raw_rows = node.source.rows
    if len(raw_rows) < ROWS_MIN or not b.runs or table.kind != "r" or table.rules or node.overriding or len({*map(len, raw_rows)}) > 1:
        return None
    if len(raw_rows[0]) > len(columns) or (node.columns and len(raw_rows[0]) < len(columns)):
        return None
    columns = columns[: len(raw_rows[0])]
    if any(c.identity or c.generated for c in columns) or any(t.steps for t in node.columns):
        return None
    try:
        found = [_column(b, c, literals) for c, literals in zip(columns, zip(*raw_rows, strict=True), strict=True)]
    except (_Unusual, errors.SQLError):
        return None
    return list(zip(*found, strict=True))


def _column(b: Binder, column: Column, literals: tuple[Any, ...]) -> list[Any]:
    if set(map(type, literals)) != {tree.Const}:
        raise _Unusual
    if column.type not in _READ:
        raise _Unusual
    kinds = {e.kind for e in literals}
    taking: dict[str, _Take] = {kind: _taking(b, column, kind) for kind in kinds}
    if len(kinds) == 1:
        take = taking[kinds.pop()]
        values = list(map(take, [e.value for e in literals]))
    else:
        values = [taking[e.kind](e.value) for e in literals]
    if column.typmod >= 0 and column.type in _FITTED:
        fit = TYPES[column.type].coerce_typmod
        values = [None if v is None else fit(v, column.typmod, False) for v in values]
    return values


def _taking(b: Binder, column: Column, kind: str) -> _Take:
    """How a column takes the value of a kind of literal."""
    type = column.type
    if kind == "null":
        return lambda v: None
    if kind == "str":
        read = TYPES[type].input
        return lambda v: read(v, -1, b.context)
    if kind == "int" and type in _INTEGERS:
        return _in_range(_INTEGERS[type])
    if kind == "int" and type == 1700:
        return Decimal
    if kind == "int" and type == 701:
        whole = _in_range(1 << 63)
        return lambda v: float(whole(v))
    if kind == "float" and type == 1700:
        read = TYPES[1700].input
        return lambda v: read(str(v), -1, b.context)
    if kind == "bool" and type == 16:
        return bool
    raise _Unusual


def _in_range(limit: int) -> _Take:
    def take(v: Any) -> int:
        n = int(v)
        if n >= limit:
            raise _Unusual
        return n

    return take
