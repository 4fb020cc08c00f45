"""Expressions that the catalog keeps as text: written in a definition, bound over a table's columns, and kept as they were bound."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import assign, coerce
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.resolve import UNKNOWN
from aurorapy.planner.bind.scope import Item, Scope
from aurorapy.planner.parse import parse_stored
from aurorapy.planner.plan.deparse import Writer
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import DefaultContext


def text_of(session: Any, expr: bound.Expr) -> str:
    """A bound expression as the catalog keeps it."""
    return Writer(context=DefaultContext(), stored=True)(expr)


def scope_of(table_name: str, columns: tuple[Column, ...], rid: int = 1, table: Table | None = None) -> Scope:
    """A scope in which a table's columns are visible, and what system columns its rows have, with `table`."""
    items: list[tuple[str, bound.Expr]] = [(c.name, bound.Var(c.type, rid, c.attnum - 1, c.typmod, not c.not_null, None, c.name))
                                           for c in columns if not c.dropped]
    return Scope(items=[Item(table_name, items, rid, entry=None if table is None else bound.Entry(rid, "table", table_name, [], table))])


def binder(session: Any) -> Binder:
    return Binder(session.catalog_view, session.context, folding=False)


def default_text(session: Any, column: Column, raw: Any) -> str | None:
    """A DEFAULT as the catalog keeps it, before its cast to the column's type; None for NULL."""
    b = binder(session)
    try:
        given = bind(b, Scope(), raw, "DEFAULT expressions")
    except (errors.UndefinedColumn, errors.UndefinedTable) as e:
        if isinstance(e, errors.UndefinedTable) and not e.message.startswith("missing FROM-clause"):
            raise
        raise errors.FeatureNotSupported("cannot use column reference in DEFAULT expression", position=e.position) from None
    assign(b, given, column, "default expression")
    if given.type == UNKNOWN:
        given = coerce(b, given, column.type) or given
    if isinstance(given, bound.Const) and given.value is None:
        return None
    return text_of(session, given)


def bound_default(session: Any, text: str) -> bound.Expr:
    """A stored DEFAULT, as it was written."""
    b = Binder(session.catalog_view, session.catalog_view.view_context(session.context), fixed_parameters=True, folding=False)
    return bind(b, Scope(), parse_stored(text), "DEFAULT expressions")


def slots(expr: bound.Expr) -> bound.Expr:
    """An expression over a table's columns, for a kernel over its rows."""
    return bound.transform(expr, lambda n: bound.Slot(n.type, n.column, n.typmod) if isinstance(n, bound.Var) else None)
