"""Rows of named types: casts between them and record, fields, and assignment to fields."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.composites import Attribute, RowType
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.user import FIRST_OID

from .binder import Binder
from .resolve import RECORD


def row_type(oid: int) -> RowType | None:
    """The composite type of an oid, or under a domain of it; None for any other type."""
    if oid < FIRST_OID:
        return None
    found = TYPES[base_type(oid)]
    return found if isinstance(found, RowType) else None


def type_fields(oid: int) -> list[tuple[str, int, int]] | None:
    """(name, type, place in a datum) of a composite type's attributes; None for any other type."""
    found = row_type(oid)
    return None if found is None else [(a.name, a.type.oid, a.slot) for a in found.attributes]


def to_record(expr: bound.Expr) -> bound.Expr:
    """A value of a composite type as a record."""
    if expr.type == RECORD:
        return expr
    if isinstance(expr, bound.Row):
        return bound.Row(expr.items, expr.names)
    if isinstance(expr, bound.WholeRow):
        return bound.WholeRow(expr.rid, expr.columns, expr.names)
    return bound.ToRecord(expr)


def to_row_type(b: Binder, expr: bound.Expr, target: RowType, context: int, fields: Any) -> bound.Expr:
    """A record as a row of a named type: each field cast. `fields`: (name, type, expression if at hand) of the record's."""
    from .coerce import coerce

    def refuse(detail: str) -> errors.SQLError:
        return errors.CannotCoerce(f"cannot cast type record to {target.sql_name}", detail=detail, position=expr.pos)

    if fields is None:
        raise refuse("")
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
    out.pos = expr.pos
    return out


# --- assignment to fields -----------------------------------------------------------------------


def column_target(column: Any, steps: tuple[Any, ...], pos: int | None) -> tuple[int, int]:
    """(type, typmod) of what `column.field...` names, in SET or INSERT; 42703, 42804."""
    oid, typmod, name = column.type, column.typmod, column.name
    for step in steps:
        a = _attribute(oid, name, step, pos)
        oid, typmod, name = a.type.oid, a.typmod, a.name
    return oid, typmod


def _attribute(oid: int, name: str, step: Any, pos: int | None) -> Attribute:
    if not isinstance(step, tree.FieldStep):
        raise errors.FeatureNotSupported("assignment to array elements is not supported", position=pos)
    found = row_type(oid)
    if found is None:
        raise errors.DatatypeMismatch(f'cannot assign to field "{step.name}" of column "{name}" because its type {format_type(oid)} is not a composite type',
                                      position=pos)
    a = next((x for x in found.attributes if x.name == step.name), None)
    if a is None:
        raise errors.UndefinedColumn(f'cannot assign to field "{step.name}" of column "{name}" because there is no such column in data type {format_type(oid)}',
                                     position=pos)
    return a


def with_field(b: Binder, current: bound.Expr, steps: tuple[Any, ...], value: bound.Expr, name: str, pos: int | None) -> bound.Expr:
    """A composite value with another value in one of its fields, of fields' fields if there are several steps."""
    from .coerce import coerce_or_fail, without_domain

    plain = without_domain(current)
    a = _attribute(current.type, name, steps[0], pos)
    if len(steps) > 1:
        value = with_field(b, bound.Field(a.type.oid, plain, a.slot, a.typmod), steps[1:], value, a.name, pos)
    made = bound.FieldStore(plain, a.slot, value)
    return made if current.type == made.type else coerce_or_fail(b, made, current.type)
