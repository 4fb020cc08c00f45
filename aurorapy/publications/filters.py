"""Row filters of publications: bound over their table, simple enough to be evaluated while changes are decoded, and kept as text.

Source: PostgreSQL 15 manual, section 31.3.1; check_simple_rowfilter_expr of publicationcmds.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.catalog.expressions import binder, scope_of, text_of
from aurorapy.planner import bound
from aurorapy.planner.bind.coerce import to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.planner.types.user import FIRST_OID

_OTHER = (bound.CoerceIO, bound.ArrayCoerce, bound.SubLink, bound.CoerceDomain, bound.Subscript, bound.Field, bound.FieldStore, bound.Param)
_NOT_SIMPLE = "Only columns, constants, built-in operators, built-in data types, built-in collations, and immutable built-in functions are allowed."


def filter_text(session: Any, table: Table, raw: tree.Expr) -> tuple[str, tuple[int, ...]]:
    """The text of a WHERE clause as the catalog keeps it, and the attnums that it reads; 0A000 for one that is not simple."""
    b = binder(session)
    made = to_boolean(b, bind(b, _scope(table), raw, "WHERE"), "PUBLICATION WHERE")
    for n in bound.walk(made):
        _check(n)
    return text_of(session, made), tuple(sorted({n.column + 1 for n in bound.walk(made) if isinstance(n, bound.Var)}))


def _scope(table: Table) -> Any:
    """A scope with the system columns, too, which are found to be refused."""
    scope = scope_of(table.name, table.columns)
    scope.items[0].columns.extend((name, bound.Var(26, 1, -1, -1, False, None, name)) for name in SYSTEM_COLUMNS)
    return scope


def _refuse(n: Any, detail: str) -> errors.SQLError:
    return errors.FeatureNotSupported("invalid publication WHERE expression", detail=detail, position=getattr(n, "pos", None))


def _check(n: bound.Expr) -> None:
    """What may stand in a row filter: columns, constants, and operators and immutable functions that are built in."""
    if isinstance(n, bound.Var) and n.column < 0:
        raise _refuse(n, "System columns are not allowed.")
    if isinstance(n, bound.Func):
        f = n.function
        if f.routine is not None:
            raise _refuse(n, "User-defined operators are not allowed." if n.operator is not None else "User-defined or built-in mutable functions are not allowed.")
        if f.volatility != "i":
            raise _refuse(n, "User-defined or built-in mutable functions are not allowed.")
    elif isinstance(n, _OTHER) and (type(n) not in (bound.Collate, bound.JoinColumn)):
        raise _refuse(n, _NOT_SIMPLE)
    if getattr(n, "type", 0) >= FIRST_OID:
        raise _refuse(n, "User-defined types are not allowed.")
    if getattr(n, "collation", 0) >= FIRST_OID:
        raise _refuse(n, "User-defined collations are not allowed.")
