"""Subscripts of arrays and jsonb: read in expressions, assigned to in INSERT, UPDATE and MERGE.

Source: PostgreSQL 15 manual, sections 4.2.3, 8.14.5 and 8.15.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.shaped import check_dimensions

from .binder import Binder
from .coerce import coerce, coerce_or_fail
from .expressions import bind
from .resolve import ASSIGNMENT, INT4, TEXT, UNKNOWN, can_coerce, is_array
from .scope import Scope

_VECTORS = {22: (21, 1005), 30: (26, 1028)}  # int2vector, oidvector -> element, array
JSONB = 3802


def subscripted(b: Binder, scope: Scope, expr: bound.Expr, steps: Sequence[tree.Subscript], kind: str, pos: int | None) -> bound.Expr:
    """expr[..][..]"""
    if not steps:
        return expr
    if expr.type == JSONB:
        return bound.Subscript(JSONB, expr, tuple(_json_steps(b, scope, steps, kind, pos)))
    if expr.type in _VECTORS:
        element, array = _VECTORS[expr.type]
        expr = coerce_or_fail(b, expr, array)
    elif is_array(expr.type):
        element = TYPES[expr.type].element
    else:
        raise _no_subscripts(expr.type, pos)
    lowers, uppers = _ends(b, scope, steps, kind)
    return bound.Subscript(element if lowers is None else expr.type, expr, uppers, lowers)


def _no_subscripts(oid: int, pos: int | None) -> errors.SQLError:
    return errors.DatatypeMismatch(f"cannot subscript type {format_type(oid, -1)} because it does not support subscripting", position=pos)


def _ends(b: Binder, scope: Scope, steps: Sequence[tree.Subscript], kind: str
          ) -> tuple[tuple[bound.Expr | None, ...] | None, tuple[bound.Expr | None, ...]]:
    """(lower ends, upper ends) of an array's subscripts; no lower ones when none is a slice. Beside a slice [n] means [1:n]."""
    check_dimensions(len(steps))

    def index_of(e: tree.Expr | None) -> bound.Expr | None:
        if e is None:
            return None
        index = bind(b, scope, e, kind)
        out = coerce(b, index, INT4, -1, ASSIGNMENT)
        if out is None:
            raise errors.DatatypeMismatch("array subscript must have type integer", position=index.pos)
        return out

    uppers = tuple([index_of(s.upper) for s in steps])
    if not any(s.is_slice for s in steps):
        return None, uppers
    return tuple([index_of(s.lower) if s.is_slice else bound.Const(INT4, 1) for s in steps]), uppers


def _json_steps(b: Binder, scope: Scope, steps: Sequence[tree.Subscript], kind: str, pos: int | None) -> list[bound.Expr]:
    """A jsonb's subscripts, each an int4 or a text."""
    out = []
    for step in steps:
        if step.is_slice:
            raise errors.DatatypeMismatch("jsonb subscript does not support slices", position=pos)
        assert step.upper is not None
        index = bind(b, scope, step.upper, kind)
        wanted = TEXT
        if index.type != UNKNOWN:
            fitting = [t for t in (INT4, TEXT) if can_coerce(index.type, t)]
            if index.type not in (INT4, TEXT) and len(fitting) != 1:
                raise errors.DatatypeMismatch(
                    f"subscript type {format_type(index.type, -1)} is not supported", position=index.pos,
                    hint="jsonb subscript must be coercible to only one type, integer or text." if fitting else
                    "jsonb subscript must be coercible to either integer or text.")
            wanted = index.type if index.type in (INT4, TEXT) else fitting[0]
        out.append(coerce_or_fail(b, index, wanted))
    return out


def check_steps(column: Column, steps: Sequence[Any], pos: int | None) -> None:
    """Refuse what cannot be assigned to: no type here has fields."""
    for step in steps:
        if isinstance(step, tree.FieldStep):
            oid = TYPES[column.type].element if step is not steps[0] and is_array(column.type) else column.type
            raise errors.DatatypeMismatch(f'cannot assign to field "{step.name}" of column "{column.name}" because its type '
                                          f"{format_type(oid, -1)} is not a composite type", position=pos)


def assigned_part(b: Binder, scope: Scope, column: Column, base: bound.Expr, steps: Sequence[Any], value: bound.Expr, kind: str, pos: int | None) -> bound.Expr:
    """The column's value after base[..][..] = value."""
    check_steps(column, steps, pos)
    if column.type == JSONB:
        uppers, lowers, wanted, typmod = tuple(_json_steps(b, scope, steps, kind, pos)), None, JSONB, -1
        return bound.SubscriptSet(base, _fitting(b, column, value, wanted, typmod), uppers, lowers)
    if not is_array(column.type):
        raise _no_subscripts(column.type, pos)
    array_lowers, array_uppers = _ends(b, scope, steps, kind)
    wanted = TYPES[column.type].element if array_lowers is None else column.type
    return bound.SubscriptSet(base, _fitting(b, column, value, wanted, column.typmod), array_uppers, array_lowers)


def _fitting(b: Binder, column: Column, value: bound.Expr, wanted: int, typmod: int) -> bound.Expr:
    out = coerce(b, value, wanted, typmod, ASSIGNMENT)
    if out is None:
        raise errors.DatatypeMismatch(
            f'subscripted assignment to "{column.name}" requires type {format_type(wanted, -1)} but expression is of type {format_type(value.type, -1)}',
            position=value.pos, hint="You will need to rewrite or cast the expression.")
    return out
