"""ALTER TABLE in a family: what goes to the children with its table, and what cannot be done to a part of it alone.

Each function does an action to a table and, unless ONLY was said, to what inherits from it; `alter` calls them in place of its own handlers, to which
they give the tables one by one.

Source: PostgreSQL 15 manual, ALTER TABLE; tablecmds.c (ATPrep..., ATExecAddColumn, ATExecDropColumn, ATExecDropConstraint) in its terms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Check, Table

from .adding import inherit_column
from .constraints import add_constraint, constraint_names, prove_check
from .dependencies import drop
from .expressions import binder, scope_of, unplaced
from .inheriting import children_of, descendants
from .parts import column_named, put_column
from .whole_rows import has_whole_text

Handler = Callable[[Any, Table, tree.AlterTableAction], None]
_ONLY_HINT = "Do not specify the ONLY keyword."
_SIMPLE = frozenset(("set default", "drop default", "set statistics", "set storage"))


def run(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler, *, only: bool) -> None:
    """Do an action to a table and to its children."""
    special = _SPECIAL.get(a.kind)
    if special is not None:
        special(session, table, a, handler, only)
        return
    handler(session, table, a)
    if a.kind in _SIMPLE and not only:
        for child in _locked(session, table):
            run(session, child, a, handler, only=False)


def _locked(session: Any, table: Table) -> list[Table]:
    from .ddl import lock_table

    return [lock_table(session, c) for c in children_of(session.catalog, session.catalog.tables[table.oid])]


def _now(session: Any, table: Table) -> Table:
    return session.catalog.tables[table.oid]  # type: ignore[no-any-return]


# --- columns ---


def _add_column(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler, only: bool) -> None:
    assert a.column is not None
    if table.bound is not None:
        raise errors.WrongObjectType("cannot add column to a partition")
    if table.of_type:
        raise errors.WrongObjectType("cannot add column to typed table")
    children = children_of(session.catalog, table)
    if children and only:
        raise errors.InvalidTableDefinition("column must be added to child tables too")
    if children and any(c.kind == "identity" for c in a.column.constraints):
        raise errors.InvalidTableDefinition("cannot recursively add identity column to table that has child tables")
    if not children:
        handler(session, table, a)
        return
    proper = tuple(c for c in a.column.constraints if c.kind in ("check", "primary", "unique", "foreign"))
    rest = tuple(c for c in a.column.constraints if c not in proper)
    before = len(table.columns)
    handler(session, table, replace(a, column=replace(a.column, constraints=rest)))
    table = _now(session, table)
    if len(table.columns) == before:
        return
    _pass_column(session, table, a.column.name)
    for c in proper:
        c = replace(c, columns=(a.column.name,)) if c.kind != "check" else c
        _add_constraint(session, _now(session, table), tree.AlterTableAction("add constraint", constraint=c), handler, only)


def _pass_column(session: Any, table: Table, name: str) -> None:
    """Let the children have a new column of their parent's."""
    from .ddl import notice

    column = column_named(table, name)
    for child in _locked(session, table):
        mine = child.column(name)
        if mine is not None:
            if (mine.type, mine.typmod) != (column.type, column.typmod):
                raise errors.DatatypeMismatch(f'child table "{child.name}" has different type for column "{name}"')
            if mine.collation != column.collation:
                raise errors.CollationMismatch(f'child table "{child.name}" has different collation for column "{name}"')
            put_column(session, child, replace(mine, inherited=mine.inherited + 1, local=mine.local and table.kind != "p"))
            notice(session, f'merging definition of column "{name}" for child "{child.name}"')
            continue
        inherit_column(session, child, table, column)
        _pass_column(session, _now(session, child), name)


def _drop_column(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler, only: bool) -> None:
    column = table.column(a.name or "")
    if column is None:
        handler(session, table, a)
        return
    if table.of_type:
        raise errors.WrongObjectType("cannot drop column from typed table")
    if column.inherited:
        raise errors.InvalidTableDefinition(f'cannot drop inherited column "{column.name}"')
    refuse_key(session, table, column.attnum, "drop")
    children = _locked(session, table)
    if only and children and table.kind == "p":
        raise errors.InvalidTableDefinition("cannot drop column from only the partitioned table when partitions exist", hint=_ONLY_HINT)
    _drop_below(session, table, column.name, only=only, cascade=a.cascade)
    handler(session, _now(session, table), a)


def _drop_below(session: Any, table: Table, name: str, *, only: bool, cascade: bool) -> None:
    for child in _locked(session, table):
        mine = column_named(child, name)
        if not only and mine.inherited == 1 and not mine.local:
            refuse_key(session, child, mine.attnum, "drop")
            _drop_below(session, child, name, only=False, cascade=cascade)
            put_column(session, _now(session, child), replace(mine, inherited=0))
            drop(session, [("column", child.oid, mine.attnum)], cascade=cascade)
        else:
            put_column(session, child, replace(mine, inherited=mine.inherited - 1, local=mine.local or only))


def refuse_key(session: Any, table: Table, attnum: int, verb: str) -> None:
    """42P16 for a column that a partition key is made of."""
    key = table.partition_key
    if key is None:
        return
    name = table.columns[attnum - 1].name
    for c in key.columns:
        used = c.attnum == attnum or (not c.attnum and any(
            isinstance(n, bound.Var) and n.column == attnum - 1 for n in bound.walk(session.catalog_view.bind_over(table, 1, c.expression or ""))))
        if used:
            raise errors.InvalidTableDefinition(f'cannot {verb} column "{name}" because it is part of the partition key of relation "{table.name}"')


def alter_types(session: Any, table: Table, actions: list[tree.AlterTableAction], handler: Any, *, only: bool) -> None:
    """TYPE actions, which children go along with."""
    from .ddl import lock_table

    if table.of_type:
        raise errors.WrongObjectType("cannot alter column type of typed table")
    for a in actions:
        column = table.column(a.name or "")
        if column is None:
            continue
        if column.inherited:
            raise errors.InvalidTableDefinition(f'cannot alter inherited column "{column.name}"')
    below = [table, *descendants(session.catalog, table)]
    for t in below[1:]:
        lock_table(session, t)
        for a in actions:
            mine = t.column(a.name or "")
            expected = sum(p in {x.oid for x in below} for p in t.parents)
            if mine is not None and mine.inherited > expected:
                raise errors.InvalidTableDefinition(f'cannot alter inherited column "{mine.name}" of relation "{t.name}"')
    for t in below:
        _types(session, session.catalog.tables[t.oid], actions, handler, only=only)


def _types(session: Any, table: Table, actions: list[tree.AlterTableAction], handler: Any, *, only: bool) -> None:
    for a in actions:
        column = table.column(a.name or "")
        if column is not None:
            refuse_key(session, table, column.attnum, "alter")
            if only and table.children:
                raise errors.InvalidTableDefinition(f'type of inherited column "{column.name}" must be changed in child tables too')
    handler(session, table, actions)


def _set_not_null(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler, only: bool) -> None:
    column_named(table, a.name)
    if only:
        for child in children_of(session.catalog, table):
            if table.kind == "p" and not column_named(child, a.name).not_null:
                raise errors.InvalidTableDefinition("constraint must be added to child tables too", hint=_ONLY_HINT,
                                                    detail=f'Column "{a.name}" of relation "{child.name}" is not already NOT NULL.')
        column = column_named(table, a.name)
        if not column.not_null:
            from .constraints import check_no_nulls

            if table.kind not in "pf":
                check_no_nulls(session, table, column.attnum)
            put_column(session, table, replace(column, not_null=True))
        return
    handler(session, table, a)  # its way into the children is require_not_null's


def _drop_not_null(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler, only: bool) -> None:
    column = column_named(table, a.name)
    if table.bound is not None:
        parent = session.catalog.tables[table.parents[0]]
        if column_named(parent, column.name).not_null:
            raise errors.InvalidTableDefinition(f'column "{column.name}" is marked NOT NULL in parent table')
    children = _locked(session, table)
    if only and children and table.kind == "p":
        raise errors.InvalidTableDefinition("cannot remove constraint from only the partitioned table when partitions exist", hint=_ONLY_HINT)
    handler(session, table, a)
    for child in children if not only else ():
        _drop_not_null(session, _now(session, child), a, handler, False)


def _drop_expression(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler, only: bool) -> None:
    column = column_named(table, a.name)
    if only and table.children:
        raise errors.FeatureNotSupported("ALTER TABLE / DROP EXPRESSION must be applied to child tables too")
    if column.inherited and column.generated is not None:
        raise errors.InvalidTableDefinition("cannot drop generation expression from inherited column")
    _expressions_below(session, table, a, handler)


def _expressions_below(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler) -> None:
    handler(session, table, a)
    for child in _locked(session, table):
        _expressions_below(session, child, a, handler)


# --- constraints ---


def _add_constraint(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler, only: bool) -> None:
    c = a.constraint
    assert c is not None
    if c.kind != "check":
        with unplaced():
            add_constraint(session, table, c, only=only)
        return
    if only and table.children and not c.no_inherit:
        raise errors.InvalidTableDefinition("constraint must be added to child tables too")
    known = {k.oid: k for k in table.checks}
    with unplaced():
        add_constraint(session, table, c)
    made = next((k for k in _now(session, table).checks if known.get(k.oid) != k), None)
    if made is not None and not c.no_inherit and made.oid not in known:
        if has_whole_text(session, _now(session, table), made.expression):
            _bind_below(session, _now(session, table), c)
        pass_check(session, _now(session, table), made)


def _bind_below(session: Any, table: Table, c: tree.Constraint) -> None:
    """Raise what is wrong with a CHECK that mentions a whole row over the children: they have their own names."""
    for child in descendants(session.catalog, table):
        bind(binder(session), scope_of(child.name, child.columns, table=child), c.expr, "check constraints")  # type: ignore[arg-type]


def pass_check(session: Any, table: Table, check: Check) -> None:
    """Let the children have a new CHECK of their parent's."""
    from .ddl import notice

    for child in _locked(session, table):
        mine = next((k for k in child.checks if k.name == check.name), None)
        if mine is not None:
            if mine.expression != check.expression:
                raise errors.DuplicateObject(f'constraint "{check.name}" for relation "{child.name}" already exists')
            if mine.no_inherit:
                raise errors.InvalidObjectDefinition(
                    f'constraint "{check.name}" conflicts with non-inherited constraint on relation "{child.name}"')
            if not mine.validated and check.validated:
                raise errors.InvalidObjectDefinition(f'constraint "{check.name}" conflicts with NOT VALID constraint on relation "{child.name}"')
            notice(session, f'merging constraint "{check.name}" with inherited definition')
            new = replace(mine, inherited=mine.inherited + 1, local=mine.local and table.kind != "p")
            session.catalog.put_table(replace(child, checks=tuple(new if k is mine else k for k in child.checks)))
            continue
        if check.name in constraint_names(child):
            raise errors.DuplicateObject(f'constraint "{check.name}" for relation "{child.name}" already exists')
        new = replace(check, oid=session.catalog.new_oid(), local=False, inherited=1, comment=None)
        child = session.catalog.put_table(replace(child, checks=(*child.checks, new)))
        if check.validated:
            prove_check(session, child, new)
        pass_check(session, child, new)


def _drop_constraint(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler, only: bool) -> None:
    check = next((c for c in table.checks if c.name == a.name), None)
    parts: list[Any] = [*table.keys, *table.foreign_keys]
    part = next((c for c in parts if c.name == a.name), None)
    if (check is not None and check.inherited) or (part is not None and part.parent):
        raise errors.InvalidTableDefinition(f'cannot drop inherited constraint "{a.name}" of relation "{table.name}"')
    if only and table.kind == "p" and table.children and (check is None or not check.no_inherit) and (check is not None or part is not None):
        raise errors.InvalidTableDefinition("cannot remove constraint from only the partitioned table when partitions exist", hint=_ONLY_HINT)
    if check is not None and not check.no_inherit:
        _checks_below(session, table, check.name, only=only)
    handler(session, _now(session, table), a)


def _checks_below(session: Any, table: Table, name: str, *, only: bool) -> None:
    for child in _locked(session, table):
        mine = next((c for c in child.checks if c.name == name), None)
        if mine is None or not mine.inherited:
            continue
        if not only and mine.inherited == 1 and not mine.local:
            _checks_below(session, child, name, only=False)
            child = _now(session, child)
            kept = tuple(c for c in child.checks if c.oid != mine.oid)
        else:
            new = replace(mine, inherited=mine.inherited - 1, local=mine.local or only)
            kept = tuple(new if c is mine else c for c in child.checks)
        session.catalog.put_table(replace(child, checks=kept))


def _validate(session: Any, table: Table, a: tree.AlterTableAction, handler: Handler, only: bool) -> None:
    check = next((c for c in table.checks if c.name == a.name), None)
    if check is not None and not check.validated and not check.no_inherit and table.children:
        if only:
            raise errors.InvalidTableDefinition("constraint must be validated on child tables too")
        for child in _locked(session, table):
            _validate(session, child, a, handler, False)
    handler(session, _now(session, table), a)


_SPECIAL: dict[str, Callable[[Any, Table, tree.AlterTableAction, Handler, bool], None]] = {
    "add column": _add_column, "drop column": _drop_column, "set not null": _set_not_null, "drop not null": _drop_not_null,
    "drop expression": _drop_expression, "add constraint": _add_constraint, "drop constraint": _drop_constraint, "validate constraint": _validate,
}


