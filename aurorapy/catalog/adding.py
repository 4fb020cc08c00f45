"""ALTER TABLE ... ADD COLUMN. Rows that are there get a constant from the descriptor (`Column.missing`); what differs from row to row rewrites them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.modify import default_expression
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.transaction.access import Access

from .composites import refuse_indexes, refuse_users
from .constraints import add_constraint
from .expressions import binder
from .generated import generate, generation
from .new_columns import attach_sequence, make_column
from .rewriting import rewrite


def add_column(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ADD COLUMN, with its constraints."""
    from .ddl import notice

    assert a.column is not None
    if table.column(a.column.name) is not None:
        if a.if_not_exists:
            notice(session, f'column "{a.column.name}" of relation "{table.name}" already exists, skipping', "42701")
            return
        raise errors.DuplicateColumn(f'column "{a.column.name}" of relation "{table.name}" already exists')
    made = make_column(session, table.schema, table.name, a.column, len(table.columns) + 1)
    if made.generation is not None:
        made.column = generate(session, table.name, (*table.columns, made.column), made.column, made.generation)
    elif made.sequence is not None:
        made.column = attach_sequence(session, table, made)
    column = made.column
    access = Access(session.transaction, session.database.volume.lsn, session.wait, session.tick)
    per_row = column.generated is not None
    if column.has_default:
        b = binder(session)
        default = default_expression(b, table, column)
        per_row = made.sequence is not None or b.volatile
        if not per_row:
            column = replace(column, missing=project_kernel([default])([()], ExecState((), session.context, access, []))[0][0])
    if column.has_default or column.not_null or per_row:
        refuse_users(session, table)
    refuse_indexes(session, table)
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
    for c in made.constraints:
        add_constraint(session, session.catalog.tables[table.oid], c)
