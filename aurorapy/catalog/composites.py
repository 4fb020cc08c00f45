"""CREATE TYPE ... AS (...), and ALTER TYPE of its attributes. A composite type is a relation without rows, of kind 'c'.

Source: PostgreSQL 15 manual, CREATE TYPE and ALTER TYPE.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table

from .claims import use_type
from .dependencies import describe, drop, relation_name
from .expressions import binder
from .field_readers import field_readers, using_tables
from .naming import check_stored, free_type_name, row_type, target_name
from .new_columns import column_collation
from .text_rewriting import Rewriting
from .type_uses import holders, type_oids
from .typed import follow, typed_tables


def create_composite(session: Any, s: tree.CreateCompositeStmt) -> str:
    """CREATE TYPE name AS (attribute type, ...)."""
    schema, name, persistence = target_name(session, tree.RangeTable(s.name))
    catalog = session.catalog
    free_type_name(session, schema, name)
    if (schema, name) in catalog.names:
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    columns: list[Column] = []
    for d in s.columns:
        if any(c.name == d.name for c in columns):
            raise errors.DuplicateColumn(f'column "{d.name}" specified more than once')
        columns.append(_attribute(session, d, len(columns) + 1))
    catalog.put_table(Table(catalog.new_oid(), name, schema, "c", tuple(columns), owner=session.user_oid, width=len(columns),
                            persistence=persistence, **row_type(session, schema, name)))
    return "CREATE TYPE"


def _attribute(session: Any, d: tree.ColumnDef, attnum: int) -> Column:
    assert d.type is not None
    oid, typmod = binder(session).type_name(d.type)
    check_stored(d.name, oid)
    use_type(session, oid)
    return Column(d.name, oid, typmod, attnum, collation=column_collation(oid, d))


def composite(session: Any, names: tuple[str, ...]) -> Table:
    """The relation of a composite type that is to change; 42P01, 42809."""
    from .ddl import lock_table, writable

    catalog = writable(session)
    oid = catalog.find_oid(names, session.context.search_path)
    if oid is None:
        user = catalog.find_type(names, session.context.search_path)
        if user is None:
            raise errors.UndefinedTable(f'relation "{".".join(names)}" does not exist')
        raise errors.UndefinedTable(f'relation "{".".join(names)}" does not exist')
    table = catalog.tables.get(oid)
    if table is None or table.kind != "c":
        raise errors.WrongObjectType(f'"{names[-1]}" is not a composite type')
    found: Table = lock_table(session, table)
    return found


def alter_composite(session: Any, s: tree.AlterCompositeStmt) -> str:
    """ADD, DROP and ALTER ATTRIBUTE."""
    table = composite(session, s.name)
    for action in s.actions:
        users = typed_tables(session, table, cascade=action.cascade)
        match action.kind:
            case "add column":
                table = _add(session, table, action)
            case "drop column":
                table = _drop(session, table, action)
            case _:
                table = _change(session, table, action)
        for user in users:
            follow(session, user, action)
    return "ALTER TYPE"


def _add(session: Any, table: Table, action: tree.AlterTableAction) -> Table:
    assert action.column is not None
    if table.column(action.column.name) is not None:
        raise errors.DuplicateColumn(f'column "{action.column.name}" of relation "{table.name}" already exists')
    new = _attribute(session, action.column, len(table.columns) + 1)
    if new.type in holders(session.catalog, {table.type_oid}) | {table.type_oid}:
        raise errors.InvalidTableDefinition(f"composite type {table.name} cannot be made a member of itself")
    refuse_indexes(session, table)
    changed: Table = session.catalog.put_table(replace(table, columns=(*table.columns, new), width=len(table.columns) + 1))
    return changed


def _existing(table: Table, name: str | None) -> Column:
    column = table.column(name or "")
    if column is None:
        raise errors.UndefinedColumn(f'column "{name}" of relation "{table.name}" does not exist')
    return column


def _drop(session: Any, table: Table, action: tree.AlterTableAction) -> Table:
    from .ddl import notice

    if action.if_exists and table.column(action.name or "") is None:
        notice(session, f'column "{action.name}" of relation "{table.name}" does not exist, skipping')
        return table
    column = _existing(table, action.name)
    refuse_indexes(session, table)
    drop(session, [("column", table.oid, column.attnum)], cascade=action.cascade)
    gone = replace(column, name=f"........pg.dropped.{column.attnum}........", type=23, typmod=-1, collation=0, dropped=True)
    changed: Table = session.catalog.put_table(replace(table, columns=tuple(gone if c is column else c for c in table.columns)))
    return changed


def _change(session: Any, table: Table, action: tree.AlterTableAction) -> Table:
    assert action.column is not None
    column = _existing(table, action.name)
    new = _attribute(session, action.column, column.attnum)
    refuse_users(session, table)
    refuse_readers(session, table, column)
    changed: Table = session.catalog.put_table(replace(table, columns=tuple(new if c is column else c for c in table.columns)))
    return changed


def rename_attribute(session: Any, s: tree.RenameStmt) -> str:
    """ALTER TYPE ... RENAME ATTRIBUTE."""
    table = composite(session, s.name)
    column = table.column(s.sub or "")
    if column is None:
        raise errors.UndefinedColumn(f'column "{s.sub}" does not exist')
    if table.column(s.new_name) is not None:
        raise errors.DuplicateColumn(f'column "{s.new_name}" of relation "{table.name}" already exists')
    users = typed_tables(session, table, cascade=s.cascade)
    text = Rewriting(session, [*users, *using_tables(session.catalog, table)], type_oids(session.catalog, table.oid))
    for t in (table, *users):
        session.catalog.put_table(replace(t, columns=tuple(replace(c, name=s.new_name) if c.name == column.name else c for c in t.columns)))
    text.finish()
    return "ALTER TYPE"


# --- who uses a row type ------------------------------------------------------------------------


def refuse_users(session: Any, table: Table) -> None:
    """Raise 0A000 where rows of the relation are stored in columns: their form must not change."""
    types = holders(session.catalog, {table.type_oid}) | {table.type_oid}
    for t in using_tables(session.catalog, table):
        c = next(c for c in t.live if c.type in types)
        what = f'type "{table.name}" because column "{t.name}.{c.name}" uses it' if table.kind == "c" else (
            f'{"foreign table" if table.kind == "f" else "table"} "{table.name}" because column "{t.name}.{c.name}" uses its row type')
        raise errors.FeatureNotSupported(f"cannot alter {what}")


def refuse_indexes(session: Any, table: Table) -> None:
    """Raise 0A000 where an index is made of rows of the relation: the form of its keys would change. The relation's own
    are made anew."""
    types = holders(session.catalog, {table.type_oid}) | {table.type_oid}
    for t in session.catalog.tables.values():
        for i in t.indexes:
            if any((t.columns[c.attnum - 1].type if c.attnum else c.type) in types for c in i.columns if t.oid != table.oid or c.attnum or c.type != table.type_oid):
                raise errors.FeatureNotSupported(f'cannot alter type "{table.name}" because index "{i.name}" uses it')


def refuse_readers(session: Any, table: Table, column: Column) -> None:
    """Raise 2BP01 where a stored expression reads an attribute whose type is to change."""
    for _, found in sorted(field_readers(session.catalog, table, column.attnum), key=lambda f: f[0]):
        what = f"column {column.name} of {'composite type' if table.kind == 'c' else 'table'} {relation_name(session, table)}"
        raise errors.DependentObjectsStillExist(f"cannot drop {what} because other objects depend on it", detail=f"{describe(session, found)} depends on {what}",
                                                hint="Use DROP ... CASCADE to drop the dependent objects too.")
