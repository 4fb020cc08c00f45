"""ALTER TABLE and renaming."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import TYPES

from .comments import set_owner
from .dependencies import drop
from .tables import constraint_names


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
            set_owner(session, table, str(action.value))
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
        column = replace(column, default=f"nextval('{sequence.oid}'::regclass)", sequence=sequence.oid)
    access = Access(session.transaction, session.database.volume.lsn, session.wait, session.tick)
    per_row = False
    if column.default is not None:
        plan = make_plan(session, parse_one(f"SELECT {column.default_expression}").statement, fixed=True)
        per_row = bool(sequences) or plan.volatile
        if not per_row:
            column = replace(column, missing=column.fitted(execute(session, plan, ())[0][0][0]))
    elif column.not_null and any(batch for batch in access.scan_ids(table)):
        raise errors.NotNullViolation(f'column "{column.name}" of relation "{table.name}" contains null values', schema=table.schema_name,
                                      table=table.name, column=column.name)
    rows = [r for batch in access.scan_ids(table) for r in batch] if per_row else []
    table = session.catalog.put_table(replace(table, columns=(*table.columns, column), width=len(table.columns) + 1, short_rows=True))
    for row in rows:
        value = column.fitted(execute(session, plan, ())[0][0][0])
        access.update(table, row[-1], (*row[:-1], None), (*row[:-1], value))
    for c in pending:
        add_constraint(session, session.catalog.tables[table.oid], c)


def _drop_column(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .ddl import notice

    if table.column(a.name or "") is None and a.if_exists:
        notice(session, f'column "{a.name}" of relation "{table.name}" does not exist, skipping')
        return
    drop(session, [("column", table.oid, _column(table, a.name).attnum)], cascade=a.cascade)


def drop_column(session: Any, table: Table, n: int) -> None:
    """Take a column out, with the indexes, keys and CHECKs that use it."""
    catalog = session.catalog
    column = table.columns[n - 1]

    def uses(text: str | None) -> bool:
        return text is not None and any(isinstance(v, bound.Var) and v.column == n - 1 for v in bound.walk(session.catalog_view.bind_over(table, 1, text)))

    for k in table.foreign_keys:
        if n in k.columns:
            _drop_foreign(session, catalog.tables[table.oid], k.name)
    table = catalog.tables[table.oid]
    gone = [i for i in table.indexes if any(c.attnum == n or uses(c.expression) for c in i.columns) or n in i.include or uses(i.predicate)]
    session.transaction.drops += [i.root for i in gone]
    checks = tuple(c for c in table.checks if not uses(c.expression))
    dropped = replace(column, name=f"........pg.dropped.{n}........", dropped=True, not_null=False, default=None, identity="", generated=None, comment=None)
    catalog.put_table(replace(
        table, columns=tuple(dropped if c.attnum == n else c for c in table.columns), indexes=tuple(i for i in table.indexes if i not in gone),
        keys=tuple(k for k in table.keys if n not in k.columns), checks=checks))
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
            new = replace(index, root=session.database.new_tree(session.transaction, index.root < 0), bare=bare)
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

    name = a.name or ""
    if name not in constraint_names(table):
        if not a.if_exists:
            raise errors.UndefinedObject(f'constraint "{name}" of relation "{table.name}" does not exist')
        notice(session, f'constraint "{name}" of relation "{table.name}" does not exist, skipping')
        return
    drop(session, [("constraint", table.oid, name)], cascade=a.cascade)


def drop_constraint(session: Any, table: Table, name: str) -> None:
    """Take a constraint out, with its index."""
    catalog = session.catalog
    if any(c.name == name for c in table.checks):
        catalog.put_table(replace(table, checks=tuple(c for c in table.checks if c.name != name)))
        return
    if any(k.name == name for k in table.foreign_keys):
        _drop_foreign(session, table, name)
        return
    key = next(k for k in table.keys if k.name == name)
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


__all__ = ["TYPES", "alter_table"]
