"""Expressions that the catalog keeps as text: written in a definition, bound over a table's columns, and kept as they were bound."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
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
from aurorapy.planner.types.domains import domain


def text_of(session: Any, expr: bound.Expr, row: str | None = None) -> str:
    """A bound expression as the catalog keeps it. `row`: the name of the table that it is over."""
    return Writer(context=DefaultContext(), stored=True, row=row)(expr)


def scope_of(table_name: str, columns: tuple[Column, ...], rid: int = 1, table: Table | None = None, *, system: bool = False) -> Scope:
    """A scope in which a table's columns are visible, and with `table` its rows, too; what system columns these have, if `system`."""
    items: list[tuple[str, bound.Expr]] = [(c.name, bound.Var(c.type, rid, c.attnum - 1, c.typmod, not c.not_null, None, c.name))
                                           for c in columns if not c.dropped]
    return Scope(items=[Item(table_name, items, rid, entry=None if table is None or not system else bound.Entry(rid, "table", table_name, [], table), view=table)])


def binder(session: Any) -> Binder:
    return Binder(session.catalog_view, session.context, folding=False)


def default_text(session: Any, column: Column, raw: Any) -> str | None:
    """A DEFAULT as the catalog keeps it, before its cast to the column's type; None for NULL, unless the cast applies a length or
    makes a domain: PostgreSQL keeps, and shows, such a NULL."""
    b = binder(session)
    try:
        given = bind(b, Scope(), raw, "DEFAULT expressions")
    except (errors.UndefinedColumn, errors.UndefinedTable) as e:
        if isinstance(e, errors.UndefinedTable) and not e.message.startswith("missing FROM-clause"):
            raise
        raise errors.FeatureNotSupported("cannot use column reference in DEFAULT expression", position=e.position) from None
    made = assign(b, given, column, "default expression")
    if given.type == UNKNOWN:
        given = coerce(b, given, column.type if (of := domain(column.type)) is None else of.root.oid) or given
    if isinstance(made, bound.Const) and made.value is None:
        return None
    return text_of(session, given)


def bound_default(session: Any, text: str) -> bound.Expr:
    """A stored DEFAULT, as it was written."""
    b = Binder(session.catalog_view, session.catalog_view.view_context(session.context), fixed_parameters=True, folding=False)
    return bind(b, Scope(), parse_stored(text), "DEFAULT expressions")


@contextmanager
def unplaced() -> Iterator[None]:
    """What goes wrong with an expression is told without its position: ALTER TABLE, and whatever defines a domain, looks at it when its text is not at hand."""
    try:
        yield
    except errors.SQLError as e:
        e.position = None
        raise


def slots(expr: bound.Expr) -> bound.Expr:
    """An expression over a table's columns, for a kernel over its rows."""
    return bound.transform(expr, lambda n: bound.Slot(n.type, n.column, n.typmod) if isinstance(n, bound.Var) else None)
