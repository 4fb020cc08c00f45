"""ALTER TABLE ... ALTER COLUMN: ADD GENERATED ... AS IDENTITY, SET GENERATED and sequence options, DROP IDENTITY."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table

from .naming import free_name
from .new_columns import NewColumn, attach_sequence
from .parts import column_named, put_column
from .sequences import make_sequence


def add_identity(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """A NOT NULL column without a default gets a sequence of its own."""
    column = column_named(table, a.name)
    assert a.constraint is not None
    if column.type not in (20, 21, 23):
        raise errors.InvalidParameterValue("identity column type must be smallint, integer, or bigint")
    of = f'column "{column.name}" of relation "{table.name}"'
    if not column.not_null:
        raise errors.ObjectNotInPrerequisiteState(f"{of} must be declared NOT NULL before identity can be added")
    if column.identity:
        raise errors.ObjectNotInPrerequisiteState(f"{of} is already an identity column")
    if column.default is not None or column.generated is not None:
        raise errors.ObjectNotInPrerequisiteState(f"{of} already has a default value")
    made = NewColumn(replace(column, identity="a" if a.constraint.always else "d"))
    made.sequence = free_name(session.catalog, table.schema, table.name, column.name, suffix="seq"), a.constraint.options
    put_column(session, table, attach_sequence(session, table, made))


def set_identity(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """SET GENERATED ALWAYS | BY DEFAULT, and SET of the sequence's options."""
    column = column_named(table, a.name)
    if not column.identity:
        raise errors.ObjectNotInPrerequisiteState(f'column "{column.name}" of relation "{table.name}" is not an identity column')
    sequence = session.catalog.sequences[column.sequence]
    options = tuple(o for o in a.options if o[0] != "always")
    for name, value in a.options:
        if name == "always":
            put_column(session, table, replace(column, identity="a" if value else "d"))
    if options:
        make_sequence(session, sequence.schema, sequence.name, options, type=sequence.type, old=sequence, identity=True)


def drop_identity(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """The column becomes a plain one, and its sequence goes."""
    from .ddl import notice

    column = column_named(table, a.name)
    if not column.identity:
        text = f'column "{column.name}" of relation "{table.name}" is not an identity column'
        if not a.if_exists:
            raise errors.ObjectNotInPrerequisiteState(text)
        notice(session, f"{text}, skipping")
        return
    sequence = session.catalog.sequences[column.sequence]
    put_column(session, table, replace(column, identity="", default=None, sequence=0))
    session.catalog.drop_sequence(sequence.oid)
    session.transaction.drops.append(sequence.root)
