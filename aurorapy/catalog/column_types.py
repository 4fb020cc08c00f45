"""ALTER TABLE ... ALTER COLUMN ... TYPE: other types for columns, with all that is made of them.

All columns of one statement change together, so that every USING expression sees the row as it was:

    transforms (bound over the old columns) -> defaults -> the new descriptor, its stored expressions bound anew
    -> the rows made anew, with their indexes -> CHECKs and foreign keys, of this table and to it, proven again

Where the data stay as they are (varchar to text, a longer varchar, a numeric with more digits), so do the rows.

Source: PostgreSQL 15 manual, ALTER TABLE; ATExecAlterColumnType in its terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import class_names, need_class
from aurorapy.planner.bind.coerce import assign, coerce
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.resolve import ASSIGNMENT
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.parse import parse_expression, tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Check, Column, ForeignKey, Table
from aurorapy.planner.types import format_type
from aurorapy.publications.filters import refuse_filtered

from .claims import use_type
from .composites import refuse_users
from .constraints import check_key_types, prove_check, prove_foreign
from .dependencies import dependents, describe, relation_name
from .expressions import binder, scope_of, text_of
from .generated import generation, readers
from .immutable import check_immutable
from .naming import check_stored
from .new_columns import column_collation
from .parts import column_named
from .rewriting import TYPE_CHANGE, rebuild_index, rewrite
from .sequences import alter_type
from .state import STATISTICS_CLASS
from .statistics_data import forget_columns
from .type_uses import columns_read
from .whole_rows import named_columns

KIND = "transform expressions"
_TEXTS = frozenset((25, 1043))
_SYSTEM = frozenset(("tableoid", "cmax", "xmax", "cmin", "xmin", "ctid"))
_VARCHAR, _NUMERIC = 1043, 1700


def alter_types(session: Any, table: Table, actions: list[tree.AlterTableAction], before: Table | None = None) -> None:
    """Carry out the TYPE actions of one ALTER TABLE. `before`: the table as the statement found it, whose columns USING may name."""
    new: dict[int, Column] = {}
    values: dict[int, bound.Expr] = {}
    for a in actions:
        column, transform = _prepare(session, table, a, before or table)
        if column.attnum in new:
            raise errors.FeatureNotSupported(f'cannot alter type of column "{column.name}" twice')
        if table.kind == "f" and a.expr is not None:
            raise errors.WrongObjectType(f'"{table.name}" is not a table')
        refuse_filtered(session, table, column)
        new[column.attnum], values[column.attnum - 1] = column, transform
    refuse_users(session, table)
    for n in new:
        _refuse_dependents(session, table, n)
    columns = tuple(_with_default(session, new[c.attnum]) if c.attnum in new else c for c in table.columns)
    for c in columns:
        if c.attnum in new and c.identity:
            alter_type(session, session.catalog.sequences[c.sequence], c.type)
    after, rebound = _rebind(session, table, replace(table, columns=columns), frozenset(new))
    after = session.catalog.put_table(after)
    forget_columns(session.catalog, table, new)
    made = {c.attnum - 1: generation(session, after, c) for c in columns if c.attnum in new and c.generated is not None}
    if made or not all(_is_same(table.columns[i], columns[i], e) for i, e in values.items()):
        after = rewrite(session, table, after, values, made, TYPE_CHANGE)
    else:
        for index in after.indexes:
            if any(c.attnum in new or not c.attnum for c in index.columns) and index not in table.indexes:
                after = rebuild_index(session, session.catalog.tables[table.oid], index)
    after = session.catalog.tables[table.oid]
    for check in rebound:
        if check.validated:
            prove_check(session, after, check)
    for child, key in _foreign_keys(session, after, frozenset(new)):
        parent = session.catalog.tables[key.ref_table]
        check_key_types(session, child, parent, key.columns, key.ref_columns, key.name)
        if key.validated:
            prove_foreign(session, child, key)


def _prepare(session: Any, table: Table, a: tree.AlterTableAction, before: Table) -> tuple[Column, bound.Expr]:
    """The column with its new type, and the expression that makes its values."""
    assert a.column is not None and a.column.type is not None
    if a.name in _SYSTEM and table.column(a.name or "") is None:
        raise errors.FeatureNotSupported(f'cannot alter system column "{a.name}"')
    old = column_named(table, a.name)
    b = binder(session)
    oid, typmod = b.type_name(a.column.type)
    check_stored(old.name, oid)
    use_type(session, oid)
    column = replace(old, type=oid, typmod=typmod, storage="", compression="", collation=column_collation(oid, a.column))
    if old.identity and oid not in (20, 21, 23):
        raise errors.InvalidParameterValue("identity column type must be smallint, integer, or bigint")
    if a.expr is not None and old.generated is not None:
        raise errors.InvalidColumnDefinition("cannot specify USING when altering type of generated column",
                                             detail=f'Column "{old.name}" is a generated column.')
    scope = scope_of(table.name, before.columns, table=before)
    expr: bound.Expr = bound.Var(old.type, 1, old.attnum - 1, old.typmod, not old.not_null) if a.expr is None else bind(b, scope, a.expr, KIND)
    made = coerce(b, expr, oid, typmod, ASSIGNMENT)
    if made is None and table.kind == "f":  # it has no rows of ours
        made = bound.Const(oid, None, typmod)
    if made is None:
        if a.expr is not None:
            raise errors.DatatypeMismatch(f'result of USING clause for column "{old.name}" cannot be cast automatically to type {format_type(oid)}',
                                          hint="You might need to add an explicit cast.")
        raise errors.DatatypeMismatch(
            f'column "{old.name}" cannot be cast automatically to type {format_type(oid)}',
            hint=None if old.generated is not None else f'You might need to specify "USING {quote_name(old.name)}::{format_type(oid, typmod)}".')
    return column, made


def _refuse_dependents(session: Any, table: Table, attnum: int) -> None:
    name = quote_name(table.columns[attnum - 1].name)
    for kind, oid, sub in dependents(session.catalog, ("column", table.oid, attnum)):
        view = session.catalog.tables[oid]
        if kind == "trigger":
            raise errors.FeatureNotSupported("cannot alter type of a column used in a trigger definition",
                                             detail=f'{describe(session, (kind, oid, sub))} depends on column "{table.columns[attnum - 1].name}"')
        if kind == "policy":
            raise errors.FeatureNotSupported("cannot alter type of a column used in a policy definition",
                                             detail=f'{describe(session, (kind, oid, sub))} depends on column "{table.columns[attnum - 1].name}"')
        if kind == "rule":
            raise errors.FeatureNotSupported("cannot alter type of a column used by a view or rule",
                                             detail=f'{describe(session, (kind, oid, sub))} depends on column "{table.columns[attnum - 1].name}"')
        if kind == "table" and view.view is not None:
            what = "materialized view" if view.kind == "m" else "view"
            raise errors.FeatureNotSupported("cannot alter type of a column used by a view or rule",
                                             detail=f"rule _RETURN on {what} {relation_name(session, view)} depends on column {name}".replace(
                                                 f"column {name}", f'column "{table.columns[attnum - 1].name}"'))
    for c in readers(table, attnum):
        raise errors.FeatureNotSupported("cannot alter type of a column used by a generated column",
                                  detail=f'Column "{table.columns[attnum - 1].name}" is used by generated column "{c.name}".')


def _with_default(session: Any, column: Column) -> Column:
    """The column, whose default must be one for its new type too."""
    if column.generated is not None or column.default is None or (column.identity and column.sequence):
        return column
    b = binder(session)
    given = bind(b, Scope(), parse_expression(column.default), "DEFAULT expressions")
    made = coerce(b, given, column.type, column.typmod, ASSIGNMENT)
    if made is None:
        raise errors.DatatypeMismatch(f'default for column "{column.name}" cannot be cast automatically to type {format_type(column.type)}')
    return column  # its text is cast to the column's type wherever it is used


def _rebind(session: Any, old: Table, new: Table, changed: frozenset[int]) -> tuple[Table, list[Check]]:
    """The table with the stored expressions that read a changed column bound again, and those of its CHECKs."""

    def again(text: str | None, what: str = "") -> str | None:
        if text is None:
            return None
        if not any(n.column + 1 in changed for n in named_columns(session.catalog_view.bind_over(old, 1, text, folding=False))):
            return text
        expr = session.catalog_view.bind_over(new, 1, text, folding=False)
        if what.startswith("index"):
            check_immutable(session, expr, what)
        if what not in ("index expression", "statistics expression") and expr.type != 16:
            raise errors.DatatypeMismatch(f"argument of {'WHERE' if what else 'CHECK'} must be type boolean, not type {format_type(expr.type)}")
        return text_of(session, expr, new.name)

    checks = tuple(replace(c, expression=again(c.expression) or "") for c in new.checks)
    indexes = []
    for index in new.indexes:
        columns = []
        for c in index.columns:
            text = again(c.expression, "index expression")
            kind = new.columns[c.attnum - 1].type if c.attnum else session.catalog_view.bind_over(new, 1, text or "").type
            if kind != c.type:
                need_class(index.method, kind, None if not c.opclass else (c.opclass,) if c.opclass[0] != "#" else class_names(index.method, c.opclass))
            columns.append(c if (text, kind) == (c.expression, c.type) else replace(c, expression=text, type=kind))
        indexes.append(replace(index, columns=tuple(columns), predicate=again(index.predicate, "index predicate")))
    for column in new.columns:
        if column.attnum in changed and column.generated is not None:
            _check_generation(session, new, column)
    read = {c.oid for c in old.checks if any(n.column + 1 in changed
                                             for n in named_columns(session.catalog_view.bind_over(old, 1, c.expression, folding=False)))}
    statistics = []
    for x in new.statistics:
        texts = tuple([again(e, "statistics expression") or "" for e in x.expressions])
        if changed.isdisjoint(x.keys) and texts == x.expressions and not changed & columns_read(old, list(x.expressions)):
            statistics.append(x)
            continue
        made = replace(x, oid=session.catalog.new_oid(), expressions=texts, owner=session.user_oid, target=-1)  # it is defined anew, as in PostgreSQL
        comment = session.catalog.comments.get((STATISTICS_CLASS, x.oid, 0))
        if comment is not None:
            session.catalog.put_comment((STATISTICS_CLASS, x.oid, 0), None)
            session.catalog.put_comment((STATISTICS_CLASS, made.oid, 0), comment)
        statistics.append(made)
    return replace(new, checks=checks, indexes=tuple(indexes), statistics=tuple(statistics)), [c for c in checks if c.oid in read]


def _check_generation(session: Any, table: Table, column: Column) -> None:
    b = binder(session)
    expr = session.catalog_view.bind_over(table, 1, column.generated or "", folding=False)
    made = coerce(b, expr, column.type, column.typmod, ASSIGNMENT)
    if made is None:
        raise errors.DatatypeMismatch(f'generation expression for column "{column.name}" cannot be cast automatically to type {format_type(column.type)}')


def _is_same(old: Column, new: Column, made: bound.Expr) -> bool:
    """Whether the stored data are those of the new type already."""
    while isinstance(made, bound.CoerceIO) and made.relabel:
        made = made.arg
    typmods = old.typmod == new.typmod
    if isinstance(made, bound.CoerceTypmod) and new.type in (_VARCHAR, _NUMERIC):
        typmods = 0 <= old.typmod <= new.typmod and (new.type == _VARCHAR or (old.typmod - 4) & 0x7FF == (new.typmod - 4) & 0x7FF)
        made = made.arg
        while isinstance(made, bound.CoerceIO) and made.relabel:
            made = made.arg
    elif new.typmod < 0:
        typmods = True
    return typmods and isinstance(made, bound.Var) and made.column == old.attnum - 1 and (old.type == new.type or {old.type, new.type} <= _TEXTS)


def _foreign_keys(session: Any, table: Table, changed: frozenset[int]) -> Iterator[tuple[Table, ForeignKey]]:
    """The foreign keys of and to a table that use a changed column."""
    from .ddl import lock_table

    for key in table.foreign_keys:
        if changed & {*key.columns} or (key.ref_table == table.oid and changed & {*key.ref_columns}):
            yield table, key
    for oid in table.referenced_by:
        child = session.catalog.tables.get(oid)
        if child is not None and oid != table.oid:
            for key in child.foreign_keys:
                if key.ref_table == table.oid and changed & {*key.ref_columns}:
                    yield lock_table(session, child), key


__all__ = ["alter_types", "assign"]
