"""ALTER TABLE ... ADD COLUMN. Rows that are there get a constant from the descriptor (`Column.missing`); what differs from row to row rewrites them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.foreign.tables import column_options
from aurorapy.planner.bind.modify import default_expression
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table

from .composites import refuse_indexes, refuse_users
from .constraints import add_constraint
from .expressions import binder, unplaced
from .generated import generate, generation
from .naming import refuse_system_name
from .new_columns import attach_sequence, make_column
from .redundant import without_redundant
from .rewriting import rewrite
from .type_uses import holders
from .whole_rows import rebuild_whole


def add_column(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ADD COLUMN, with its constraints."""
    from .ddl import notice

    assert a.column is not None
    if table.column(a.column.name) is not None:
        if a.if_not_exists:
            notice(session, f'column "{a.column.name}" of relation "{table.name}" already exists, skipping', "42701")
            return
        raise errors.DuplicateColumn(f'column "{a.column.name}" of relation "{table.name}" already exists')
    refuse_system_name(a.column.name)
    made = make_column(session, table.schema, table.name, a.column, len(table.columns) + 1, placed=False)
    if made.generation is not None:
        with unplaced():
            made.column = generate(session, table.name, (*table.columns, made.column), made.column, made.generation)
    elif made.sequence is not None:
        made.column = attach_sequence(session, table, made)
    if made.column.type in holders(session.catalog, {table.type_oid}) | {table.type_oid}:
        raise errors.InvalidTableDefinition(f"composite type {table.name} cannot be made a member of itself")
    if a.column.options and table.kind != "f":
        raise errors.WrongObjectType(f'"{table.name}" is not a foreign table')
    _install(session, table, made.column, volatile=made.sequence is not None)
    if a.column.options:
        column_options(session, session.catalog.tables[table.oid], tree.AlterTableAction("column options", a.column.name, value=a.column.options))
    for c in without_redundant(made.constraints):
        with unplaced():
            add_constraint(session, session.catalog.tables[table.oid], c)


def inherit_column(session: Any, table: Table, parent: Table, column: Column) -> None:
    """Add a new column of a parent's to a child."""
    numbers = {c.name: c.attnum for c in table.live}
    numbers[column.name] = len(table.columns) + 1
    read = tuple(numbers[parent.columns[a - 1].name] for a in column.generated_from)
    mine = replace(column, attnum=len(table.columns) + 1, local=False, inherited=1, identity="", missing=None, comment=None, generated_from=read)
    _install(session, table, mine, volatile=bool(column.sequence))


def _install(session: Any, table: Table, column: Column, *, volatile: bool) -> None:
    access = session.access_now()
    per_row = column.generated is not None
    if column.has_default:
        b = binder(session)
        default = default_expression(b, table, column)
        per_row = volatile or b.volatile
        if not per_row:
            column = replace(column, missing=project_kernel([default])([()], ExecState((), session.context, access, []))[0][0])
    if column.has_default or column.not_null or per_row:
        refuse_users(session, table)
    refuse_indexes(session, table)
    if table.kind in "pf":
        session.catalog.put_table(replace(table, columns=(*table.columns, replace(column, missing=None)), width=len(table.columns) + 1))
        return
    if not per_row and column.not_null and column.missing is None and any(batch for batch in access.scan_ids(table)):
        raise errors.NotNullViolation(f'column "{column.name}" of relation "{table.name}" contains null values', schema=table.schema_name,
                                      table=table.name, column=column.name)
    new = session.catalog.put_table(replace(table, columns=(*table.columns, column), width=len(table.columns) + 1, short_rows=True))
    if per_row:
        at = column.attnum - 1
        if column.generated is not None:
            rewrite(session, table, new, {}, {at: generation(session, new, column)})
        else:
            rewrite(session, table, new, {at: default}, {})
    else:
        rebuild_whole(session, new)
