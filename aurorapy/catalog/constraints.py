"""PRIMARY KEY, UNIQUE, CHECK and FOREIGN KEY: adding them to a table, and proving them over the rows that are there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.foreign.tables import refuse_constraint
from aurorapy.planner import bound
from aurorapy.planner.access_methods.methods import METHODS
from aurorapy.planner.bind.coerce import to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import filter_kernel
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Check, ForeignKey, IndexColumn, KeyConstraint, Table
from aurorapy.planner.types import format_type

from .exclusion import add_exclusion
from .expressions import binder, scope_of, slots, text_of
from .implicit import tell_index
from .index_columns import column_numbers
from .index_options import index_options
from .indexes import make_index
from .inheriting import children_of, merge_check
from .key_comparison import comparable
from .naming import free_name
from .partition_keys import attnums, give_index, refer, take_foreign
from .rewriting import rebuild_index
from .whole_rows import has_whole_row, named_columns

_MISSING = 'column "{}" named in key does not exist'


def add_constraint(session: Any, table: Table, c: tree.Constraint, *, fresh: bool = False, only: bool = False) -> None:
    """Add a constraint to a table; existing rows are checked unless the table is new. CHECKs of children are their own matter; of a partitioned
    table the parts of keys and foreign keys are made, unless `only`."""
    if table.kind == "f":
        refuse_constraint(c)
    match c.kind:
        case "primary" | "unique":
            _add_key(session, table, c, fresh=fresh, only=only)
        case "check":
            _add_check(session, table, c, fresh)
        case "foreign":
            _add_foreign(session, table, c, fresh, only=only)
        case "exclusion":
            add_exclusion(session, table, c, fresh=fresh)
        case _:
            raise errors.FeatureNotSupported(f"{c.kind} constraints are not supported")


def _add_key(session: Any, table: Table, c: tree.Constraint, *, fresh: bool, only: bool = False) -> None:
    catalog = session.catalog
    primary = c.kind == "primary"
    if c.index_name:
        _use_index(session, table, c)
        return
    if primary and any(k.kind == "p" for k in table.keys):
        raise errors.InvalidTableDefinition(f'multiple primary keys for table "{table.name}" are not allowed', position=c.pos if table.bound is None else None)
    if primary and (system := next((n for n in c.columns if n in SYSTEM_COLUMNS), None)):  # it would become NOT NULL first
        raise errors.FeatureNotSupported(f'cannot alter system column "{system}"')
    missing = f'column "{{}}" of relation "{table.name}" does not exist' if primary and not fresh else _MISSING
    numbers = column_numbers(table, c.columns, missing, position=c.pos)
    for n in c.columns:
        if c.columns.count(n) > 1:
            what = "primary key" if primary else "unique"
            raise errors.DuplicateColumn(f'column "{n}" appears twice in {what} constraint', position=c.pos)
    if primary and only and table.kind == "p":
        _need_not_null_below(catalog, table, numbers)
    if primary:
        table = require_not_null(session, table, numbers)
    name = c.name or free_name(catalog, table.schema, table.name, *(() if primary else (*c.columns, *c.include)), suffix="pkey" if primary else "key",
                               taken=constraint_names(table))
    if (table.schema, name) in catalog.names:
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    if name in constraint_names(table):
        raise errors.DuplicateObject(f'constraint "{name}" for relation "{table.name}" already exists')
    tell_index(session, table, name, "PRIMARY KEY" if primary else "UNIQUE", fresh=fresh)
    oid = catalog.new_oid()
    columns = tuple(IndexColumn(a, None, False, False, table.columns[a - 1].type) for a in numbers)
    index = make_index(session, table, name, columns, unique=True, primary=primary, nulls_not_distinct=c.nulls_not_distinct,
                       include=column_numbers(table, c.include, _MISSING, position=c.pos), constraint=oid, deferrable=c.deferrable, only=only,
                       options=index_options(METHODS["btree"], c.options))
    table = catalog.tables[table.oid]
    table = catalog.put_table(replace(table, keys=(
        *table.keys, KeyConstraint(oid, name, "p" if primary else "u", numbers, index.oid, c.deferrable, c.initially_deferred))))
    if table.kind == "p" and not only:
        give_index(session, table, index)


def _need_not_null_below(catalog: Any, table: Table, numbers: tuple[int, ...]) -> None:
    """42P16 for ONLY, where a partition's column of the key may be null."""
    for oid in table.children:
        child = catalog.tables[oid]
        for n in numbers:
            column = child.column(table.columns[n - 1].name)
            if column is not None and not column.not_null:
                raise errors.InvalidTableDefinition("constraint must be added to child tables too", hint="Do not specify the ONLY keyword.",
                                                    detail=f'Column "{column.name}" of relation "{child.name}" is not already NOT NULL.')


def _use_index(session: Any, table: Table, c: tree.Constraint) -> None:
    """ADD PRIMARY KEY or UNIQUE USING INDEX: a unique index that is there becomes the constraint's, and takes its name."""
    from .ddl import notice

    catalog = session.catalog
    if table.kind == "p":
        raise errors.FeatureNotSupported("ALTER TABLE / ADD CONSTRAINT USING INDEX is not supported on partitioned tables", position=c.pos)
    oid = catalog.names.get((table.schema, c.index_name))
    owner = next((t for t in catalog.tables.values() if any(i.oid == oid for i in t.indexes)), None)
    if owner is None:
        raise errors.UndefinedObject(f'index "{c.index_name}" does not exist', position=c.pos)
    index = next(i for i in owner.indexes if i.oid == oid)
    detail = "Cannot create a primary key or unique constraint using such an index."
    if any(k.index == oid for k in owner.keys):
        raise errors.ObjectNotInPrerequisiteState(f'index "{index.name}" is already associated with a constraint', position=c.pos)
    if owner.oid != table.oid:
        raise errors.ObjectNotInPrerequisiteState(f'index "{index.name}" does not belong to table "{table.name}"', position=c.pos)
    if not index.unique:
        raise errors.WrongObjectType(f'"{index.name}" is not a unique index', detail=detail, position=c.pos)
    if not all(x.attnum for x in index.columns):
        raise errors.WrongObjectType(f'index "{index.name}" contains expressions', detail=detail, position=c.pos)
    if index.predicate is not None:
        raise errors.WrongObjectType(f'"{index.name}" is a partial index', detail=detail, position=c.pos)
    for n, x in enumerate(index.columns, 1):
        other = x.collation and x.collation != table.columns[x.attnum - 1].collation
        if x.descending or x.nulls_first or x.opclass or other:
            raise errors.WrongObjectType(f'index "{index.name}" column number {n} does not have default sorting behavior', detail=detail, position=c.pos)
    primary = c.kind == "primary"
    if primary and any(k.kind == "p" for k in table.keys):
        raise errors.InvalidTableDefinition(f'multiple primary keys for table "{table.name}" are not allowed', position=c.pos)
    name = c.name or index.name
    if name != index.name:
        notice(session, f'ALTER TABLE / ADD CONSTRAINT USING INDEX will rename index "{index.name}" to "{name}"')
        if (table.schema, name) in catalog.names:
            raise errors.DuplicateTable(f'relation "{name}" already exists')
    numbers = tuple(x.attnum for x in index.columns)
    if primary:
        table = require_not_null(session, table, numbers)
    constraint = KeyConstraint(catalog.new_oid(), name, "p" if primary else "u", numbers, index.oid, c.deferrable, c.initially_deferred)
    catalog.put_table(replace(table, keys=(*table.keys, constraint), indexes=tuple(
        replace(i, name=name, primary=primary, constraint=constraint.oid, deferrable=c.deferrable) if i.oid == oid else i for i in table.indexes)))


def require_not_null(session: Any, table: Table, numbers: tuple[int, ...]) -> Table:
    """Let columns have no NULLs, which 23502 tells of. The form of an index's keys depends on it, so those of the columns are built anew."""
    changed = {a for a in numbers if not table.columns[a - 1].not_null}
    if changed:
        for child in children_of(session.catalog, table):
            require_not_null(session, child, attnums(table, child, tuple(changed)))
    for a in changed if table.kind not in "pf" else ():
        check_no_nulls(session, table, a)
    table = session.catalog.put_table(replace(table, columns=tuple(replace(x, not_null=True) if x.attnum in changed else x for x in table.columns)))
    for index in table.indexes:
        if any(c.attnum in changed for c in index.columns):
            table = rebuild_index(session, table, index)
    return table


def check_no_nulls(session: Any, table: Table, attnum: int) -> None:
    """Raise 23502 when a row has a NULL in a column."""
    access = session.access_now()
    for batch in access.scan(table):
        if any(r[attnum - 1] is None for r in batch):
            column = table.columns[attnum - 1]
            raise errors.NotNullViolation(f'column "{column.name}" of relation "{table.name}" contains null values', schema=table.schema_name,
                                          table=table.name, column=column.name)


def constraint_names(table: Table) -> set[str]:
    """Of all kinds."""
    return {*[k.name for k in table.keys], *[k.name for k in table.checks], *[k.name for k in table.foreign_keys]}


def new_name(session: Any, table: Table, name: str | None, *parts: str, suffix: str) -> str:
    """A constraint's name: the given one (42710 when it is taken), or one that is made up."""
    taken = constraint_names(table)
    if name is not None:
        if name in taken:
            raise errors.DuplicateObject(f'constraint "{name}" for relation "{table.name}" already exists')
        return name
    return free_name(session.catalog, -1, table.name, *parts, suffix=suffix, taken=taken)


def _add_check(session: Any, table: Table, c: tree.Constraint, fresh: bool) -> None:
    b = binder(session)
    expr = to_boolean(b, bind(b, scope_of(table.name, table.columns, table=table, system=True), c.expr, "check constraints"), "CHECK")  # type: ignore[arg-type]
    if c.no_inherit and table.kind == "p":
        raise errors.InvalidTableDefinition(f'cannot add NO INHERIT constraint to partitioned table "{table.name}"')
    if c.name is not None and merge_check(session, table, Check(0, c.name, text_of(session, expr, table.name), True, c.no_inherit)) is not None:
        return
    used = {n.column for n in named_columns(expr)} | {-1 for n in bound.walk(expr) if isinstance(n, bound.TableOid)}
    only = used.pop() if len(used) == 1 and not has_whole_row(expr) else None
    part = () if only is None else ("tableoid" if only < 0 else table.columns[only].name,)
    name = new_name(session, table, c.name, *part, suffix="check")
    check = Check(session.catalog.new_oid(), name, text_of(session, expr, table.name), not c.not_valid, c.no_inherit)
    table = session.catalog.put_table(replace(table, checks=(*table.checks, check)))
    if not fresh and not c.not_valid:
        prove_check(session, table, check)


def prove_check(session: Any, table: Table, check: Check) -> None:
    """Raise 23514 when a row violates a CHECK."""
    if table.kind in "pf":
        return
    violates = filter_kernel(bound.IsTest("false", slots(session.catalog_view.bind_over(table, 1, check.expression)), False))
    access = session.access_now()
    state = ExecState((), session.context, access, [])
    if any(violates(batch, state) for batch in access.scan(table)):
        raise errors.CheckViolation(f'check constraint "{check.name}" of relation "{table.name}" is violated by some row', schema=table.schema_name,
                                    table=table.name, constraint=check.name)


def _add_foreign(session: Any, table: Table, c: tree.Constraint, fresh: bool, *, only: bool = False) -> None:
    from .ddl import find, lock_table

    if table.kind == "p":
        where = f'foreign key on partitioned table "{table.name}" referencing relation "{c.ref_table.name[-1] if c.ref_table else ""}"'
        if only:
            raise errors.WrongObjectType(f"cannot use ONLY for {where}")
        if c.not_valid:
            raise errors.WrongObjectType(f"cannot add NOT VALID {where}", detail="This feature is not yet supported on partitioned tables.")

    catalog = session.catalog
    if c.match == "partial":
        raise errors.FeatureNotSupported("MATCH PARTIAL not yet implemented", position=c.pos)
    assert c.ref_table is not None
    parent = find(session, c.ref_table.name, "rpvmSif", "relation")
    if not isinstance(parent, Table) or parent.kind not in "rp":
        raise errors.WrongObjectType(f'referenced relation "{c.ref_table.name[-1]}" is not a table')
    if parent.persistence not in {"p": "p", "u": "pu", "t": "t"}[table.persistence]:
        kind = {"p": "permanent", "u": "unlogged", "t": "temporary"}[table.persistence]
        raise errors.InvalidTableDefinition(f"constraints on {kind} tables may reference only {'permanent or ' if kind == 'unlogged' else ''}{kind} tables")
    if parent.oid != table.oid:
        parent = lock_table(session, parent, "share row exclusive")
    columns = tuple(_fk_column(table, n) for n in c.columns)
    if c.ref_columns:
        refs = tuple(_fk_column(parent, n) for n in c.ref_columns)
    else:
        key = next((k for k in parent.keys if k.kind == "p"), None)
        if key is None:
            raise errors.UndefinedObject(f'there is no primary key for referenced table "{parent.name}"')
        refs = key.columns
    if len(refs) != len(columns):
        raise errors.InvalidForeignKey("number of referencing and referenced columns for foreign key disagree")
    fitting = [i for i in parent.indexes if i.unique and i.predicate is None and sorted(x.attnum for x in i.columns) == sorted(refs)]
    index = next((i for i in fitting if not i.deferrable), None)
    if index is None and fitting:
        kind = "unique constraint" if c.ref_columns else "primary key"
        raise errors.ObjectNotInPrerequisiteState(f'cannot use a deferrable {kind} for referenced table "{parent.name}"')
    if index is None:
        raise errors.InvalidForeignKey(f'there is no unique constraint matching given keys for referenced table "{parent.name}"')
    for n in c.on_delete_columns:
        if _fk_column(table, n) not in columns:
            raise errors.InvalidColumnReference(f'column "{n}" referenced in ON DELETE SET action must be part of foreign key')
    name = new_name(session, table, c.name, *c.columns, suffix="fkey")
    check_key_types(session, table, parent, columns, refs, name)
    _refuse_generated(table, columns, c)
    key = ForeignKey(catalog.new_oid(), name, columns, parent.oid, refs, c.on_delete, c.on_update,
                     tuple(dict.fromkeys(_fk_column(table, n) for n in c.on_delete_columns)), c.match, c.deferrable, c.initially_deferred, not c.not_valid, index.oid)
    catalog.put_table(replace(catalog.tables[table.oid], foreign_keys=(*catalog.tables[table.oid].foreign_keys, key)))
    parent = catalog.tables[parent.oid]
    refer(session, (table.oid,), parent.oid)
    if table.kind == "p":
        for child in children_of(catalog, catalog.tables[table.oid]):
            take_foreign(session, catalog.tables[table.oid], key, child)
    elif not fresh and not c.not_valid:
        prove_foreign(session, catalog.tables[table.oid], key)


def _refuse_generated(table: Table, columns: tuple[int, ...], c: tree.Constraint) -> None:
    """Actions that would set a generated column."""
    if any(table.columns[a - 1].generated is not None for a in columns):
        for event, action in (("UPDATE", c.on_update), ("DELETE", c.on_delete)):
            if action in ("set null", "set default") or (event == "UPDATE" and action == "cascade"):
                raise errors.SyntaxError_(f"invalid ON {event} action for foreign key constraint containing generated column")


def check_key_types(session: Any, table: Table, parent: Table, columns: tuple[int, ...], refs: tuple[int, ...], name: str) -> None:
    """Raise 42804 for a foreign key whose columns cannot be compared with those that they refer to."""
    for a, r in zip(columns, refs, strict=True):
        if not comparable(binder(session), table.columns[a - 1], parent.columns[r - 1]):
            raise errors.DatatypeMismatch(
                f'foreign key constraint "{name}" cannot be implemented',
                detail=f'Key columns "{table.columns[a - 1].name}" and "{parent.columns[r - 1].name}" are of incompatible types: '
                       f"{format_type(table.columns[a - 1].type)} and {format_type(parent.columns[r - 1].type)}.")


def prove_foreign(session: Any, table: Table, key: ForeignKey) -> None:
    """Raise 23503 when a row refers to nothing."""
    if table.kind == "p":
        return
    access = session.access_now()
    single = replace(table, foreign_keys=(replace(key, deferrable=False),))  # at once
    for batch in access.scan(single):
        session.database.foreign_keys.check(access, single, None, batch)


def _fk_column(table: Table, name: str) -> int:
    column = table.column(name)
    if column is None and name in SYSTEM_COLUMNS:
        raise errors.FeatureNotSupported("system columns cannot be used in foreign keys")
    if column is None:
        raise errors.UndefinedColumn(f'column "{name}" referenced in foreign key constraint does not exist')
    return column.attnum
