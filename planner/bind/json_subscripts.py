"""Subscripts of jsonb. Source: PostgreSQL 15 manual, section 8.14.5; its src/backend/utils/adt/jsonbsubs.c."""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type

from .binder import Binder
from .coerce import coerce, coerce_or_fail
from .expressions import bind, operator_call
from .resolve import EXPLICIT, INT4, TEXT
from .scope import Scope


def bind_subscripts(b: Binder, scope: Scope, expr: bound.Expr, steps: list[tree.Subscript], kind: str, pos: int | None) -> bound.Expr:
    """jsonb[a][b] is jsonb #> ARRAY[a, b]: what a number means is settled by what is found."""
    path: list[bound.Expr] = []
    for step in steps:
        if step.is_slice:
            raise errors.DatatypeMismatch("jsonb subscript does not support slices", position=pos)
        assert step.upper is not None
        index = bind(b, scope, step.upper, kind)
        text = coerce(b, index, TEXT)
        if text is None:
            number = coerce(b, index, INT4)
            if number is None:
                raise errors.DatatypeMismatch(f"subscript type {format_type(index.type, -1)} is not supported", position=index.pos,
                                              hint="jsonb subscript must be coercible to either integer or text.")
            text = coerce_or_fail(b, number, TEXT, -1, EXPLICIT)
        path.append(text)
    return operator_call(b, "#>", expr, bound.Array(1009, tuple(path)), pos)
