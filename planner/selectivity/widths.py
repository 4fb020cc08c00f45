"""How many bytes a row has, on the average: what EXPLAIN says. Source: get_typavgwidth in PostgreSQL 15's src/backend/utils/cache/lsyscache.c."""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.table_statistics import TableStatistics
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type

_BPCHAR, _VARCHAR = 1042, 1043
_GUESS, _LONG = 32, 1000


def type_width(oid: int, typmod: int) -> int:
    """Of a value of whose column nothing is known."""
    t = TYPES[base_type(oid)]
    if t.length > 0:
        return t.length
    if t.oid in (_BPCHAR, _VARCHAR) and typmod >= 4:
        most = typmod - 4 + 4
        if t.oid == _BPCHAR or most <= _GUESS:
            return most
        return _GUESS + (min(most, _LONG) - _GUESS) // 2
    return _GUESS


def table_width(table: Any, found: TableStatistics | None) -> int:
    """Of a table's row."""
    return sum([column_width(c, found) for c in table.columns if not c.dropped])


def row_width(statistics: Any, tables: dict[int, Any], exprs: list[bound.Expr]) -> int:
    """Of a row of expressions. `statistics(table)` gives (rows, what ANALYZE found or None)."""
    out = 0
    for e in exprs:
        table = tables.get(e.rid) if isinstance(e, bound.Var) else None
        if isinstance(e, bound.Var) and table is not None and 0 <= e.column < len(table.columns):
            out += column_width(table.columns[e.column], statistics(table)[1] if table.rows is None and table.root else None)
        else:
            out += type_width(e.type, e.typmod)
    return out


def column_width(column: Any, found: TableStatistics | None) -> int:
    """Of a column's value."""
    known = None
    if found is not None:
        known = found.columns.get((column.attnum, False)) or found.columns.get((column.attnum, True))
    return known.width if known is not None and known.width > 0 else type_width(column.type, column.typmod)
