"""What a stored expression refers to, as pg_depend has it: columns of its table, and what is no part of the system.

Source: find_expr_references_walker in PostgreSQL 15's src/backend/catalog/dependency.c, in its terms; section 53.18 of its manual.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.bind.rows import row_type
from aurorapy.planner.types.user import FIRST_OID

from .members import operator_for
from .whole_rows import columns_in_order

Reference = tuple[int, int, int]  # class, oid, column
CLASS, TYPE, PROCEDURE, OPERATOR, COLLATION = 1259, 1247, 1255, 2617, 3456
_BY_CLASS = {2205: CLASS, 4089: 2615, 2206: TYPE, 24: PROCEDURE, 2202: PROCEDURE, 2203: OPERATOR, 2204: OPERATOR, 3734: 3602, 3769: 3600, 4191: COLLATION}
_CASTS = bound.CoerceIO | bound.CoerceDomain | bound.ArrayCoerce


def columns_of(expr: bound.Expr, table: int) -> list[Reference]:
    """The columns of its table that an expression names; a whole row names none."""
    return [(CLASS, table, n) for n in columns_in_order(expr) if n]


def references(expr: bound.Expr) -> list[Reference]:
    """What else an expression refers to, each once."""
    return sorted({r for n in bound.walk(expr) for r in _of(n) if r[1] >= FIRST_OID})


def _of(n: bound.Expr) -> Iterator[Reference]:
    if isinstance(n, bound.Func):
        if n.operator is not None and n.operator.symbol:
            yield OPERATOR, n.operator.oid, 0
        elif n.function.routine is not None:
            yield PROCEDURE, n.function.oid, 0
    elif isinstance(n, bound.Const):
        yield TYPE, n.type, 0
        if n.type in _BY_CLASS and isinstance(n.value, int):
            yield _BY_CLASS[n.type], n.value, 0
    elif isinstance(n, bound.Collate):
        yield COLLATION, n.oid, 0
    elif isinstance(n, bound.JoinColumn | bound.SqlValue):
        return
    elif isinstance(n, _CASTS | bound.Row | bound.FieldStore):
        yield TYPE, n.type, 0
    elif isinstance(n, bound.Field):
        of = row_type(n.arg.type)
        if of is not None and of.defined.rows is None:
            yield CLASS, of.defined.oid, n.index + 1
    elif isinstance(n, bound.Aggregate | bound.Window):
        if n.function.routine is not None:
            yield PROCEDURE, n.function.oid, 0
    elif isinstance(n, bound.ArrayTest | bound.DistinctFrom | bound.NullIf):
        operator: Any = getattr(n, "operator", None)
        if operator is not None and operator.symbol:
            yield OPERATOR, operator.oid, 0
        elif n.function.routine is not None:
            yield OPERATOR, operator_for(n.function.oid), 0
