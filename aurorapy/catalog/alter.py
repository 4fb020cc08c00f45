"""ALTER TABLE and renaming."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import TYPES


def alter_table(session: Any, s: tree.AlterTableStmt) -> str:
    from .ddl import find, lock_table, notice, writable

    tag = f"ALTER {s.object.upper()}"
    table = find(session, s.table.name, "r" if s.object == "table" else "rvSi", "relation", missing_ok=s.if_exists)
    if table is None:
        notice(session, f'relation "{s.table.name[-1]}" does not exist, skipping')
        return tag
    writable(session)
    for action in s.actions:
        if action.kind == "owner":
            if session.engine.role_oid(str(action.value)) is None and action.value not in ("current_user", "session_user", session.user):
                raise errors.UndefinedObject(f'role "{action.value}" does not exist')
            if action.value not in ("current_user", "session_user", session.user):
                raise errors.FeatureNotSupported("changing owners is not supported")
            continue
        if not isinstance(table, Table) or table.kind != "r":
            raise errors.FeatureNotSupported(f"{tag} {action.kind.upper()} is not supported")
        table = lock_table(session, table)
        handler = _ACTIONS.get(action.kind)
        if handler is None:
            raise errors.FeatureNotSupported(f"ALTER TABLE {action.kind.upper()} is not supported")
        handler(session, table, action)
    return tag


def _column(table: Table, name: str | None) -> Column:
    column = table.column(name or "")
    if column is None:
        raise errors.UndefinedColumn(f'column "{name}" of relation "{table.name}" does not exist')
    return column


def _put_column(session: Any, table: Table, column: Column) -> Table:
    columns = tuple(column if c.attnum == column.attnum else c for c in table.columns)
    return session.catalog.put_table(replace(table, columns=columns))  # type: ignore[no-any-return]


def _add_column(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from aurorapy.execution import execute, make_plan
    from aurorapy.planner.parse import parse_one
    from aurorapy.transaction.access import Access

    from .ddl import make_sequence, notice
    from .tables import add_constraint, make_column

    assert a.column is not None
    if table.column(a.column.name) is not None:
        if a.if_not_exists:
            notice(session, f'column "{a.column.name}" of relation "{table.name}" already exists, skipping', "42701")
            return
        raise errors.DuplicateColumn(f'column "{a.column.name}" of relation "{table.name}" already exists')
    column, pending, sequences = make_column(session, table.schema, table.name, a.column, len(table.columns) + 1)
    for made, name, options, identity in sequences:
        sequence = make_sequence(session, table.schema, name, options, type=made.type, owned_by=(table.oid, made.attnum), identity=identity)
        column = replace(column, default=f"nextval('\"{table.schema_name}\".\"{sequence.name}\"'::regclass)", sequence=sequence.oid)
    access = Access(session.transaction, session.database.volume.lsn, session.wait, session.tick)
    per_row = False
    if column.default is not None:
        plan = make_plan(session, parse_one(f"SELECT {column.default}").statement, fixed=True)
        per_row = bool(sequences) or "(" in column.default.replace("::", "") and "nextval" in column.default
        if not per_row:
            column = replace(column, missing=execute(session, plan, ())[0][0][0])
    elif column.not_null and any(batch for batch in access.scan_ids(table)):
        raise errors.NotNullViolation(f'column "{column.name}" of relation "{table.name}" contains null values', schema=table.schema_name,
                                      table=table.name, column=column.name)
    rows = [r for batch in access.scan_ids(table) for r in batch] if per_row else []
    table = session.catalog.put_table(replace(table, columns=(*table.columns, column), width=len(table.columns) + 1, short_rows=True))
    for row in rows:
        value = execute(session, plan, ())[0][0][0]
        access.update(table, row[-1], (*row[:-1], None), (*row[:-1], value))
    for c in pending:
        add_constraint(session, session.catalog.tables[table.oid], c)


def _drop_column(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .ddl import notice

    if table.column(a.name or "") is None and a.if_exists:
        notice(session, f'column "{a.name}" of relation "{table.name}" does not exist, skipping')
        return
    column = _column(table, a.name)
    n = column.attnum
    catalog = session.catalog
    for other in (catalog.tables[o] for o in table.referenced_by if o in catalog.tables):
        for k in other.foreign_keys:
            if k.ref_table == table.oid and n in k.ref_columns:
                if not a.cascade:
                    raise errors.DependentObjectsStillExist(
                        f"cannot drop column {column.name} of table {table.name} because other objects depend on it",
                        detail=f"constraint {k.name} on table {other.name} depends on column {column.name} of table {table.name}",
                        hint="Use DROP ... CASCADE to drop the dependent objects too.")
                _drop_foreign(session, catalog.tables[other.oid], k.name)
    table = catalog.tables[table.oid]
    gone = [i for i in table.indexes if any(c.attnum == n for c in i.columns) or (i.predicate or "").find(column.name) >= 0]
    session.transaction.drops += [i.root for i in gone]
    checks = tuple(c for c in table.checks if column.name not in c.expression)
    dropped = replace(column, name=f"........pg.dropped.{n}........", dropped=True, not_null=False, default=None, identity="")
    catalog.put_table(replace(
        table, columns=tuple(dropped if c.attnum == n else c for c in table.columns), indexes=tuple(i for i in table.indexes if i not in gone),
        keys=tuple(k for k in table.keys if n not in k.columns), checks=checks,
        foreign_keys=tuple(k for k in table.foreign_keys if n not in k.columns)))
    for sequence in list(catalog.sequences.values()):
        if sequence.owned_by == (table.oid, n):
            catalog.drop_sequence(sequence.oid)
            session.transaction.drops.append(sequence.root)


def _set_default(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .tables import default_text

    column = _column(table, a.name)
    if column.identity:
        raise errors.SyntaxError_(f'column "{column.name}" of relation "{table.name}" is an identity column')
    _put_column(session, table, replace(column, default=default_text(session, column, a.expr)))


def _drop_default(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    _put_column(session, table, replace(_column(table, a.name), default=None))


def _set_not_null(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .tables import _check_no_nulls

    column = _column(table, a.name)
    _check_no_nulls(session, table, column.attnum)
    _reindexed(session, _put_column(session, table, replace(column, not_null=True)), column.attnum)


def _drop_not_null(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    column = _column(table, a.name)
    if any(k.kind == "p" and column.attnum in k.columns for k in table.keys):
        raise errors.InvalidTableDefinition(f'column "{column.name}" is in a primary key')
    if column.identity:
        raise errors.SyntaxError_(f'column "{column.name}" of relation "{table.name}" is an identity column')
    _reindexed(session, _put_column(session, table, replace(column, not_null=False)), column.attnum)


def _reindexed(session: Any, table: Table, attnum: int) -> None:
    """Rebuild the indexes of a column: the form of their keys depends on whether it can be NULL."""
    from .tables import fill_index

    for index in table.indexes:
        if any(c.attnum == attnum for c in index.columns):
            table = session.catalog.tables[table.oid]
            bare = index.unique and len(index.columns) == 1 and table.columns[attnum - 1].not_null and index.predicate is None
            session.transaction.drops.append(index.root)
            new = replace(index, root=session.database.new_tree(session.transaction), bare=bare)
            table = session.catalog.put_table(replace(table, indexes=tuple(new if i.oid == index.oid else i for i in table.indexes)))
            fill_index(session, table, new)


def _add_constraint(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .tables import add_constraint

    assert a.constraint is not None
    add_constraint(session, table, a.constraint)


def _drop_foreign(session: Any, table: Table, name: str) -> None:
    catalog = session.catalog
    key = next(k for k in table.foreign_keys if k.name == name)
    table = catalog.put_table(replace(table, foreign_keys=tuple(k for k in table.foreign_keys if k.name != name)))
    parent = catalog.tables.get(key.ref_table)
    if parent is not None and not any(k.ref_table == parent.oid for k in table.foreign_keys):
        catalog.put_table(replace(catalog.tables[parent.oid], referenced_by=tuple(o for o in parent.referenced_by if o != table.oid)))


def _drop_constraint(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .ddl import notice

    catalog, name = session.catalog, a.name or ""
    if any(c.name == name for c in table.checks):
        catalog.put_table(replace(table, checks=tuple(c for c in table.checks if c.name != name)))
        return
    if any(k.name == name for k in table.foreign_keys):
        _drop_foreign(session, table, name)
        return
    key = next((k for k in table.keys if k.name == name), None)
    if key is None:
        if a.if_exists:
            notice(session, f'constraint "{name}" of relation "{table.name}" does not exist, skipping')
            return
        raise errors.UndefinedObject(f'constraint "{name}" of relation "{table.name}" does not exist')
    users = [(o, k) for o in (catalog.tables[x] for x in table.referenced_by if x in catalog.tables) for k in o.foreign_keys
             if k.ref_table == table.oid and k.ref_index == key.index]
    if users and not a.cascade:
        raise errors.DependentObjectsStillExist(
            f"cannot drop constraint {name} on table {table.name} because other objects depend on it",
            detail="\n".join(f"constraint {k.name} on table {o.name} depends on index {name}" for o, k in users),
            hint="Use DROP ... CASCADE to drop the dependent objects too.")
    for o, k in users:
        _drop_foreign(session, catalog.tables[o.oid], k.name)
    table = catalog.tables[table.oid]
    index = next(i for i in table.indexes if i.oid == key.index)
    session.transaction.drops.append(index.root)
    catalog.put_table(replace(table, keys=tuple(k for k in table.keys if k.name != name), indexes=tuple(i for i in table.indexes if i.oid != index.oid)))


def _ignore(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """Storage details that PostgreSQL keeps and we have no use for; the column or table must exist."""
    if a.name and a.kind.startswith("set st"):
        _column(table, a.name)


_ACTIONS = {"add column": _add_column, "drop column": _drop_column, "set default": _set_default, "drop default": _drop_default,
            "set not null": _set_not_null, "drop not null": _drop_not_null, "add constraint": _add_constraint, "drop constraint": _drop_constraint,
            "set statistics": _ignore, "set storage": _ignore}


def rename(session: Any, s: tree.RenameStmt) -> str:
    from .ddl import find, lock_table, notice, writable

    tag = f"ALTER {'TABLE' if s.object in ('column', 'constraint') else s.object.upper()}"
    catalog = writable(session)
    if s.object == "schema":
        oid = catalog.schema_oid(s.name[-1])
        if s.new_name in catalog.schema_oids:
            raise errors.DuplicateSchema(f'schema "{s.new_name}" already exists')
        catalog.drop_schema(oid)
        catalog.put_schema(oid, s.new_name)
        for t in [t for t in catalog.tables.values() if t.schema == oid]:
            catalog.put_table(t)
        return tag
    if s.object not in ("table", "index", "sequence", "column", "constraint"):
        raise errors.FeatureNotSupported(f"ALTER {s.object.upper()} ... RENAME is not supported")
    kinds = {"index": "i", "sequence": "S"}.get(s.object, "riS" if s.object == "table" else "r")
    found = find(session, s.name, kinds, "relation", missing_ok=s.if_exists)
    if found is None:
        notice(session, f'relation "{s.name[-1]}" does not exist, skipping')
        return tag
    if s.object == "column":
        table = lock_table(session, found)
        column = _column(table, s.sub)
        if table.column(s.new_name) is not None:
            raise errors.DuplicateColumn(f'column "{s.new_name}" of relation "{table.name}" already exists')
        if table.checks or any(i.predicate or any(c.expression for c in i.columns) for i in table.indexes):
            raise errors.FeatureNotSupported("renaming a column of a table with CHECK constraints or expression indexes is not supported")
        _put_column(session, table, replace(column, name=s.new_name))
        return tag
    if s.object == "constraint":
        return _rename_constraint(session, lock_table(session, found), s)
    schema = found.schema if hasattr(found, "schema") else next(k[0] for k, v in catalog.names.items() if v == found)
    if (schema, s.new_name) in catalog.names:
        raise errors.DuplicateTable(f'relation "{s.new_name}" already exists')
    if isinstance(found, int):
        table = next(t for t in catalog.tables.values() if any(i.oid == found for i in t.indexes))
        _rename_index(session, lock_table(session, table), found, s.new_name)
    elif isinstance(found, Table):
        catalog.put_table(replace(lock_table(session, found), name=s.new_name))
    else:
        catalog.put_sequence(replace(found, name=s.new_name))
        for t in list(catalog.tables.values()):
            for c in t.columns:
                if c.sequence == found.oid:
                    _put_column(session, catalog.tables[t.oid], replace(c, default=f"nextval('\"{catalog.schemas[found.schema]}\".\"{s.new_name}\"'::regclass)"))
    return tag


def _rename_index(session: Any, table: Table, oid: int, name: str) -> None:
    session.catalog.put_table(replace(
        table, indexes=tuple(replace(i, name=name) if i.oid == oid else i for i in table.indexes),
        keys=tuple(replace(k, name=name) if k.index == oid else k for k in table.keys)))


def _rename_constraint(session: Any, table: Table, s: tree.RenameStmt) -> str:
    key = next((k for k in table.keys if k.name == s.sub), None)
    if key is not None:
        _rename_index(session, table, key.index, s.new_name)
        return "ALTER TABLE"
    if not any(c.name == s.sub for c in (*table.checks, *table.foreign_keys)):
        raise errors.UndefinedObject(f'constraint "{s.sub}" for table "{table.name}" does not exist')
    session.catalog.put_table(replace(
        table, checks=tuple(replace(c, name=s.new_name) if c.name == s.sub else c for c in table.checks),
        foreign_keys=tuple(replace(c, name=s.new_name) if c.name == s.sub else c for c in table.foreign_keys)))
    return "ALTER TABLE"


__all__ = ["TYPES", "alter_table", "rename"]
