"""Whole rows in stored expressions: they name no column, so they live through DROP COLUMN and take what ADD COLUMN brings, but mean nothing over
another table.

Source: PostgreSQL 15 manual, sections 8.16.5 and 4.2.1; find_expr_references_walker and map_variable_attnos in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions.json import ROW_JSON
from aurorapy.planner.relation import Check, Index, Table


def inside_rows(expr: bound.Expr) -> set[int]:
    """The ids of the columns that a whole row brings along."""
    found: set[int] = set()
    for n in bound.walk(expr):
        if isinstance(n, bound.WholeRow):
            found.update(map(id, n.children()))
        elif isinstance(n, bound.Func) and n.function is ROW_JSON and isinstance(row := n.args[1], bound.Row) and _is_whole(n.args[0], row):
            found.update(map(id, row.items))
    return found


def _is_whole(names: bound.Expr, row: bound.Row) -> bool:
    """Whether what a json function is given is a relation's row, with the names of its columns."""
    assert isinstance(names, bound.Const)
    return tuple(names.value) != row.names and all(isinstance(i, bound.Var) for i in row.items)


def named_columns(expr: bound.Expr) -> list[bound.Var]:
    """The columns that an expression names one by one."""
    inside = inside_rows(expr)
    return [n for n in bound.walk(expr) if isinstance(n, bound.Var) and id(n) not in inside]


def columns_in_order(expr: bound.Expr) -> tuple[int, ...]:
    """The attnums that an expression names, each once, as they come; 0 is a whole row."""
    inside = inside_rows(expr)
    found: dict[int, None] = {}

    def visit(n: bound.Expr) -> None:
        if isinstance(n, bound.Var):
            found[0 if id(n) in inside else n.column + 1] = None
        elif isinstance(n, bound.WholeRow):
            found[0] = None
        else:
            for child in n.children():
                visit(child)

    visit(expr)
    return tuple(found)


def has_whole_row(expr: bound.Expr) -> bool:
    return bool(inside_rows(expr))


def has_whole_text(session: Any, table: Table, text: str | None) -> bool:
    """Whether a stored expression has a whole row: as text it has the table's name and a star then."""
    return text is not None and ".*" in text and has_whole_row(session.catalog_view.bind_over(table, 1, text, folding=False))


def refuse_check(session: Any, table: Table, check: Check) -> None:
    """0A000 for a CHECK that another table cannot have."""
    if has_whole_text(session, table, check.expression):
        raise errors.FeatureNotSupported("cannot convert whole-row table reference",
                                         detail=f'Constraint "{check.name}" contains a whole-row reference to table "{table.name}".')


def refuse_index(session: Any, table: Table, index: Index) -> None:
    """The same for an index."""
    if has_whole_index(session, table, index):
        raise errors.FeatureNotSupported("cannot convert whole-row table reference", detail=f'Index "{index.name}" contains a whole-row table reference.')


def has_whole_index(session: Any, table: Table, index: Index) -> bool:
    return any(has_whole_text(session, table, x) for x in (index.predicate, *(c.expression for c in index.columns)))


def rebuild_whole(session: Any, table: Table) -> None:
    """Make the indexes anew whose keys are, or are computed of, whole rows, which have other columns now."""
    from .rewriting import rebuild_index

    for index in table.indexes:
        if any(not c.attnum and c.type == table.type_oid for c in index.columns) or has_whole_index(session, table, index):
            table = rebuild_index(session, table, index)

