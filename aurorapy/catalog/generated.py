"""Generated columns: what their expressions may be, and who depends on whom.

A generated column is kept as the text of its expression, before its cast to the column's type (`Column.generated`), and the columns that this reads
(`Column.generated_from`); whoever writes a row computes it (planner.operators.modify.Checks).

Source: PostgreSQL 15 manual, section 5.3.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.coerce import assign
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.resolve import UNKNOWN
from aurorapy.planner.kernels import Kernel, project_kernel
from aurorapy.planner.relation import Column, Table

from .expressions import binder, scope_of, slots, text_of
from .immutable import is_immutable

KIND = "column generation expressions"


def generate(session: Any, table: str, columns: tuple[Column, ...], column: Column, raw: Any) -> Column:
    """The column with its generation expression, as it was written over the columns of its table."""
    b = binder(session)
    expr = bind(b, scope_of(table, columns), raw, KIND)
    by_number = {c.attnum: c for c in columns}
    for n in bound.walk(expr):
        if isinstance(n, bound.WholeRow):
            raise errors.InvalidObjectDefinition("cannot use whole-row variable in column generation expression",
                                                 detail="This would cause the generated column to depend on its own value.", position=n.pos)
    read = sorted({n.column + 1 for n in bound.walk(expr) if isinstance(n, bound.Var)})
    for n in bound.walk(expr):
        if isinstance(n, bound.Var) and by_number[n.column + 1].generated is not None:
            raise errors.InvalidObjectDefinition(f'cannot use generated column "{by_number[n.column + 1].name}" in column generation expression',
                                                 detail="A generated column cannot reference another generated column.", position=n.pos)
    made = assign(b, expr, column, "default expression")
    if not is_immutable(session, made):
        raise errors.InvalidObjectDefinition("generation expression is not immutable")
    if expr.type == UNKNOWN:
        expr = made
    return replace(column, generated=text_of(session, expr), generated_from=tuple(read))


def generation(session: Any, table: Table, column: Column, *, folding: bool = True) -> bound.Expr:
    """A generated column's value over its table's columns, entry 1."""
    return assign(binder(session), session.catalog_view.bind_over(table, 1, column.generated or "", folding=folding), column)


def generated_kernel(session: Any, table: Table) -> Kernel | None:
    """A kernel that fills the generated columns of whole rows; None for a table that has none."""
    if not any(c.generated is not None for c in table.columns):
        return None
    return project_kernel([slots(generation(session, table, c)) if c.generated is not None else bound.Slot(c.type, c.attnum - 1) for c in table.columns])


def readers(table: Table, attnum: int) -> list[Column]:
    """The generated columns that are made of a column."""
    return [c for c in table.columns if attnum in c.generated_from and not c.dropped]
