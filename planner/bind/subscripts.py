"""Subscripts of arrays, jsonb, hstore and the geometric types that are arrays of fixed length, read in expressions; assignment to elements, slices and
fields in INSERT, UPDATE and MERGE.

Source: PostgreSQL 15 manual, sections 4.2.3, 8.14.5 and 8.15.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions import functions_named
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.defined_bases import defined_base
from aurorapy.planner.types.domains import base_and_typmod, base_type
from aurorapy.planner.types.geometry import FIXED
from aurorapy.planner.types.shaped import check_dimensions
from aurorapy.planner.types.user_bases import Subscripted
from aurorapy.records import dataclass

from .binder import Binder
from .coerce import coerce, coerce_or_fail, without_domain
from .expressions import bind
from .resolve import ASSIGNMENT, INT4, TEXT, UNKNOWN, can_coerce, is_array
from .rows import attribute
from .scope import Scope

NAME, CHAR = 19, 18  # the elements of a name are its bytes, from 0
_VECTORS = {22: (21, 1005), 30: (26, 1028)}  # int2vector, oidvector -> element, array
JSONB = 3802


def subscripted(b: Binder, scope: Scope, expr: bound.Expr, steps: Sequence[tree.Subscript], kind: str, pos: int | None) -> bound.Expr:
    """expr[..][..]"""
    if not steps:
        return expr
    expr = without_domain(expr)
    if expr.type == JSONB:
        return bound.Subscript(JSONB, expr, tuple(_json_steps(b, scope, steps, kind, pos)))
    if isinstance(TYPES[expr.type], Subscripted):
        return bound.Subscript(TEXT, expr, (_only_step(b, scope, expr.type, steps, kind, pos),))
    if expr.type == NAME and len(steps) == 1 and not steps[0].is_slice:
        uppers = _ends(b, scope, steps, kind)[1]
        assert uppers[0] is not None
        return bound.Func(functions_named("name_letter")[0], (expr, uppers[0]), CHAR)
    if expr.type in _VECTORS:
        element, array = _VECTORS[expr.type]
        expr = coerce_or_fail(b, expr, array)
    elif is_array(expr.type):
        element = TYPES[expr.type].element
    elif expr.type in FIXED:
        element = FIXED[expr.type][0]
    else:
        if (made := defined_base(expr.type)) is not None and made.defined.subscript:
            raise errors.FeatureNotSupported(f"subscripts of type {format_type(expr.type)} are not supported", position=pos if expr.pos is None else expr.pos)
        raise _no_subscripts(expr.type, pos if expr.pos is None else expr.pos)
    lowers, uppers = _ends(b, scope, steps, kind)
    return bound.Subscript(element if lowers is None else expr.type, expr, uppers, lowers)


def _only_step(b: Binder, scope: Scope, oid: int, steps: Sequence[tree.Subscript], kind: str, pos: int | None) -> bound.Expr:
    """The one subscript, a text, of an extension's type."""
    name = TYPES[oid].name
    if len(steps) != 1 or steps[0].is_slice:
        raise errors.FeatureNotSupported(f"{name} allows only one subscript")
    assert steps[0].upper is not None
    index = bind(b, scope, steps[0].upper, kind)
    out = coerce(b, index, TEXT, -1, ASSIGNMENT)
    if out is None:
        raise errors.DatatypeMismatch(f"{name} subscript must have type text", position=index.pos)
    return out


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


# --- assignment ---------------------------------------------------------------------------------


def part_type(column: Column, steps: Sequence[Any], pos: int | None) -> int:
    """The type of what `column.field[..]...` names in SET or INSERT; 42703, 42804."""
    oid, name = column.type, column.name
    while steps:
        if isinstance(steps[0], tree.FieldStep):
            a = attribute(oid, name, steps[0], pos)
            oid, name, steps = a.type.oid, a.name, steps[1:]
            continue
        taken, steps = _run(steps)
        plain = base_type(oid)
        if is_array(plain) or plain in FIXED:
            oid = plain if any(s.is_slice for s in taken) else _element(plain)
        elif isinstance(TYPES[plain], Subscripted):
            oid = TEXT
        elif plain in _VECTORS:
            raise errors.CannotCoerce(f"cannot cast type {format_type(_VECTORS[plain][1])} to {format_type(plain)}", position=pos)
        elif plain != JSONB:
            raise _no_subscripts(oid, pos)
        else:
            oid = plain
    return oid


def _element(oid: int) -> int:
    """The type of what a subscript of an array or of a geometric type names."""
    return FIXED[oid][0] if oid in FIXED else TYPES[oid].element


def _run(steps: Sequence[Any]) -> tuple[list[tree.Subscript], Sequence[Any]]:
    """The subscripts that the steps begin with, and the other steps."""
    n = next((i for i, s in enumerate(steps) if isinstance(s, tree.FieldStep)), len(steps))
    return list(steps[:n]), steps[n:]


def assigned_part(b: Binder, scope: Scope, column: Column, base: bound.Expr, steps: Sequence[Any], value: bound.Expr, kind: str, pos: int | None) -> bound.Expr:
    """The column's value after base.field[..].. = value."""
    part_type(column, steps, pos)
    plain = base.arg if isinstance(base, bound.CoerceDomain) else base  # a part was assigned before: what counts is the value that has all of them
    made = _put(b, scope, _Place(column.name, column.type, column.typmod), plain, steps, value, kind, pos)
    return made if made.type == base.type else coerce_or_fail(b, made, base.type)


@dataclass(frozen=True, slots=True)
class _Place:
    """What is assigned to; `subscripted`: it is named by a subscript, `field`: by a field's name."""

    name: str
    type: int
    typmod: int
    subscripted: bool = False
    field: str = ""


def _put(b: Binder, scope: Scope, place: _Place, base: bound.Expr, steps: Sequence[Any], value: bound.Expr, kind: str, pos: int | None) -> bound.Expr:
    if not steps:
        return _fitting(b, place, value)
    plain = without_domain(base)
    made: bound.Expr
    if isinstance(steps[0], tree.FieldStep):
        a = attribute(base.type, place.name, steps[0], pos)
        inner = _put(b, scope, _Place(a.name, a.type.oid, a.typmod, field=a.name), bound.Field(a.type.oid, plain, a.slot, a.typmod), steps[1:], value, kind, pos)
        made = bound.FieldStore(plain, a.slot, inner)
    else:
        taken, rest = _run(steps)
        lowers: tuple[bound.Expr | None, ...] | None = None
        uppers: tuple[bound.Expr | None, ...]
        if plain.type == JSONB:
            uppers, oid = tuple(_json_steps(b, scope, taken, kind, pos)), JSONB
        elif isinstance(TYPES[plain.type], Subscripted):
            uppers, oid = (_only_step(b, scope, plain.type, taken, kind, pos),), TEXT
        else:
            lowers, uppers = _ends(b, scope, taken, kind)
            oid = plain.type if lowers is not None else _element(plain.type)
        _, typmod = base_and_typmod(place.type, place.typmod)
        old = bound.Subscript(oid, plain, uppers, lowers) if rest else value
        inner = _put(b, scope, _Place(place.name, oid, typmod, subscripted=True), old, rest, value, kind, pos)
        made = bound.SubscriptSet(plain, inner, uppers, lowers)
    return made if base.type == made.type else coerce_or_fail(b, made, base.type)


def _fitting(b: Binder, place: _Place, value: bound.Expr) -> bound.Expr:
    out = coerce(b, value, place.type, place.typmod if place.type != JSONB else -1, ASSIGNMENT)
    if out is None:
        wanted, given = format_type(place.type, -1), format_type(value.type, -1)
        text = f'subscripted assignment to "{place.name}" requires type {wanted} but expression is of type {given}' if place.subscripted else (
            f'subfield "{place.field}" is of type {wanted} but expression is of type {given}')
        raise errors.DatatypeMismatch(text, position=value.pos, hint="You will need to rewrite or cast the expression.")
    return out
