"""Typed tables: CREATE TABLE ... OF type, ALTER TABLE ... OF and NOT OF."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import lookup_type
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.planner.types import format_type

from .claims import use_type
from .expressions import binder


def typed_by(session: Any, name: tuple[str, ...]) -> int:
    """The composite type that a table is to be of; 42704, 42809."""
    catalog = session.catalog
    oid = lookup_type(binder(session), tree.TypeName(name))
    use_type(session, oid)
    of = catalog.tables.get(catalog.type_oids.get(oid))
    if of is None or of.type_oid != oid or of.kind != "c":
        raise errors.WrongObjectType(f"type {format_type(oid)} is not a composite type")
    return int(oid)


def typed_tables(session: Any, composite: Table, *, cascade: bool) -> list[Table]:
    """The tables of a composite type that is about to change, locked; 2BP01 where there are some and they are not to follow."""
    from .ddl import lock_table

    users = [t for t in session.catalog.tables.values() if t.of_type and t.of_type == composite.type_oid]
    if users and not cascade:
        raise errors.DependentObjectsStillExist(f'cannot alter type "{composite.name}" because it is the type of a typed table',
                                                hint="Use ALTER ... CASCADE to alter the typed tables too.")
    return [lock_table(session, t) for t in users]


def follow(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """Do to a typed table, and to its children, what was done to its type."""
    from .adding import add_column
    from .column_types import alter_types
    from .dependencies import drop
    from .inheriting import descendants

    for t in (table, *descendants(session.catalog, table)):
        now = session.catalog.tables[t.oid]
        if a.kind == "add column":
            add_column(session, now, a)
        elif a.kind == "drop column":
            column = now.column(a.name or "")
            if column is not None:
                drop(session, [("column", now.oid, column.attnum)], cascade=True)
        else:
            alter_types(session, now, [a])


def set_type(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """OF: the table has the columns of a composite type already."""
    if table.parents:
        raise errors.WrongObjectType("typed tables cannot inherit")
    names: Any = a.value
    oid = typed_by(session, names)
    of = session.catalog.tables[session.catalog.type_oids[oid]]
    mine = list(table.live)
    for n, c in enumerate(of.live):
        if n >= len(mine):
            raise errors.DatatypeMismatch(f'table is missing column "{c.name}"')
        if mine[n].name != c.name:
            raise errors.DatatypeMismatch(f'table has column "{mine[n].name}" where type requires "{c.name}"')
        if (mine[n].type, mine[n].typmod, mine[n].collation) != (c.type, c.typmod, c.collation):
            raise errors.DatatypeMismatch(f'table "{table.name}" has different type for column "{c.name}"')
    if len(mine) > len(of.live):
        raise errors.DatatypeMismatch(f'table has extra column "{mine[len(of.live)].name}"')
    session.catalog.put_table(replace(table, of_type=oid))


def unset_type(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """NOT OF."""
    if not table.of_type:
        raise errors.WrongObjectType(f'"{table.name}" is not a typed table')
    session.catalog.put_table(replace(table, of_type=0))
