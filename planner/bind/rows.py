"""Rows of named types: casts between them and record, and their fields."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, find_type, format_type
from aurorapy.planner.types.composites import Attribute, RowType
from aurorapy.planner.types.domains import base_type

from .binder import Binder
from .resolve import BOOL, RECORD
from .scope import Item, Scope


def row_type(oid: int) -> RowType | None:
    """The composite type of an oid, or under a domain of it; None for any other type."""
    if oid in TYPES:  # built in
        return None
    found = find_type(base_type(oid))
    return found if isinstance(found, RowType) else None


def is_row(expr: bound.Expr) -> bool:
    """Whether a value is a row: IS NULL looks into it."""
    return expr.type == RECORD or row_type(expr.type) is not None


def whole_row(item: Item) -> bound.Expr:
    """A reference to a relation as a value: a row, or the plain value of a function that returns a scalar."""
    entry = item.entry
    called = entry.functions[0] if entry is not None and entry.kind == "function" and len(entry.functions) == 1 and not entry.ordinality else None
    source = item.view or (None if entry is None else entry.table or entry.view)
    named = source.type_oid if source is not None and source.type_oid and len(item.columns) == len(source.live) else RECORD
    if called is not None:
        returned = row_type(called.type)
        if returned is None and called.type != RECORD:
            return item.columns[0][1]  # also where the function names its one column
        of = called.type if returned is not None else called_row(called)
        returned = row_type(of) if of else None
        if returned is not None and len(item.columns) == len(returned.attributes):
            named = of
    present = None
    if item.nullable and entry is not None:
        entry.marked = True
        present = bound.Var(BOOL, item.rid, bound.PRESENT)
    return bound.WholeRow(item.rid, tuple(e for _, e in item.columns), tuple(n for n, _ in item.columns), named, present)


def called_row(call: bound.Expr) -> int:
    """The composite type, or domain of one, whose attributes are the columns of a call in FROM; 0 if it is none."""
    if not isinstance(call, bound.Func):
        return 0
    routine = call.function.routine
    return call.row or (0 if routine is None or row_type(routine.result) is None else routine.result)


def row_fields(expr: bound.Expr, scope: Scope | None = None) -> list[tuple[str, int, bound.Expr | None]] | None:
    """(name, type, expression if at hand) of a row value's fields; None when it is no row of known shape. A column of a subquery or
    WITH query has the shape of that query's target, which `scope` leads to."""
    if isinstance(expr, bound.Var) and expr.type == RECORD:
        while scope is not None:
            if scope.query is not None and expr.rid in scope.query.entries:
                made = target_behind(scope.query, expr)
                return None if made is None else [(n, t, None) for n, t, _ in made]
            scope = scope.parent
        return None
    if isinstance(expr, bound.WholeRow):
        return [(n, c.type, c) for n, c in zip(expr.names, expr.columns, strict=True)]
    if isinstance(expr, bound.Row):
        return [(n, c.type, c) for n, c in zip(expr.names, expr.items, strict=True)]
    if isinstance(expr, bound.Func) and expr.columns:
        return [(n, t, None) for n, t in expr.columns]
    if isinstance(expr, bound.SubLink) and expr.kind == "expr" and expr.type == RECORD:
        made = row_fields(expr.query.targets[0].expr)
        return None if made is None else [(n, t, None) for n, t, _ in made]  # what it is made of is inside of the subquery
    of = row_type(expr.type)
    return None if of is None else [(a.name, a.type.oid, bound.Field(a.type.oid, expr, a.slot, a.typmod)) for a in of.attributes]


def target_behind(query: bound.Query, var: bound.Var) -> list[tuple[str, int, bound.Expr | None]] | None:
    """The fields of a record that a column of a subquery or WITH query is."""
    entry = query.entries.get(var.rid)
    inner = None if entry is None else entry.query if entry.kind == "subquery" else entry.cte.query if entry.cte is not None else None
    if inner is None or inner.set_op is not None or var.column >= len(inner.targets):
        return None
    target = inner.targets[var.column].expr
    return target_behind(inner, target) if isinstance(target, bound.Var) else row_fields(target)


def to_record(expr: bound.Expr) -> bound.Expr:
    """A value of a composite type as a record."""
    if expr.type == RECORD:
        return expr
    if isinstance(expr, bound.Row):
        return bound.Row(expr.items, expr.names)
    if isinstance(expr, bound.WholeRow):
        return bound.WholeRow(expr.rid, expr.columns, expr.names, present=expr.present)
    return bound.ToRecord(expr)


def to_row_type(b: Binder, expr: bound.Expr, target: RowType, context: int, fields: Any) -> bound.Expr:
    """A record as a row of a named type: each field cast. `fields`: (name, type, expression if at hand) of the record's."""
    from .coerce import coerce

    def refuse(detail: str) -> errors.SQLError:
        return errors.CannotCoerce(f"cannot cast type record to {target.sql_name}", detail=detail or None, position=expr.pos)

    if fields is None:
        raise refuse("")
    added = 0
    if not hasattr(b.context, "session"):  # stored text has the attributes that there were, by their places: some may have gone, others are new
        added = sum(a.slot >= len(fields) for a in target.attributes)
        fields = [fields[a.slot] if a.slot < len(fields) else (a.name, a.type.oid, bound.Const(a.type.oid, None)) for a in target.attributes]
    if len(fields) != len(target.attributes):
        raise refuse("Input has too few columns." if len(fields) < len(target.attributes) else "Input has too many columns.")
    items = []
    for n, (a, (_, oid, part)) in enumerate(zip(target.attributes, fields, strict=True), 1):
        given = part if part is not None else bound.Field(oid, expr, n - 1)
        made = coerce(b, given, a.type.oid, a.typmod, context)
        if made is None:
            raise refuse(f"Cannot cast type {format_type(given.type)} to {format_type(a.type.oid)} in column {n}.")
        items.append(made)
    out = bound.Row(tuple(items), tuple(a.name for a in target.attributes), target.oid)
    out.pos, out.added = expr.pos, added
    return out


def attribute(oid: int, name: str, step: tree.FieldStep, pos: int | None) -> Attribute:
    """The attribute that an assignment to a field of `name`, of type `oid`, means; 42703, 42804."""
    found = row_type(oid)
    if found is None:
        raise errors.DatatypeMismatch(f'cannot assign to field "{step.name}" of column "{name}" because its type {format_type(oid)} is not a composite type',
                                      position=pos)
    a = next((x for x in found.attributes if x.name == step.name), None)
    if a is None:
        raise errors.UndefinedColumn(f'cannot assign to field "{step.name}" of column "{name}" because there is no such column in data type {format_type(oid)}',
                                     position=pos)
    return a
