"""What may be ordered and compared: sort keys, and the types that have no order or no equality."""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type

from .binder import Binder
from .class_order import check_equality, check_type, default_order, using_order
from .coerce import settle_unknown
from .expressions import bind
from .scope import Scope


def sort_keys(b: Binder, scope: Scope, items: tuple[tree.SortBy, ...], kind: str, *, every: bool = False) -> list[bound.SortKey]:
    """The keys of ORDER BY inside a call; `every`: also one that is there before, for in WITHIN GROUP each is an argument."""
    keys: list[bound.SortKey] = []
    seen: list[object] = []
    for s in items:
        expr = settle_unknown(b, bind(b, scope, s.expr, kind))
        key = sort_key(b, s, expr)
        if every or expr.key() not in seen:  # in whatever order
            keys.append(key)
        seen.append(expr.key())
    return keys


def sort_key(b: Binder, s: tree.SortBy, expr: bound.Expr) -> bound.SortKey:
    """The sort key of an ORDER BY item over its bound expression; the type must have an order."""
    descending = s.descending
    mine = using_order(b, expr, s.using, s.pos) if s.using is not None else None
    if mine is not None:
        return bound.SortKey(mine[0], mine[1], mine[1] if s.nulls is None else s.nulls == "first")
    if s.using is not None:
        if s.using in ("*<", "*>"):
            raise errors.FeatureNotSupported(f"ORDER BY USING {s.using} is not supported", position=s.pos)
        if s.using not in ("<", ">", "<=", ">=", "~<~", "~>~"):
            raise errors.WrongObjectType(f"operator {s.using} is not a valid ordering operator", position=s.pos,
                                         hint='Ordering operators must be "<" or ">" members of btree operator families.')
        descending = s.using.startswith(">") or s.using == "~>~"
    check_ordered(expr, s.pos)
    nulls_first = descending if s.nulls is None else s.nulls == "first"
    return bound.SortKey(default_order(b, expr), descending, nulls_first)


def check_ordered(expr: bound.Expr, pos: int | None) -> None:
    """Raise 42883 unless the expression's type has an ordering operator."""
    if not check_type(expr.type, ordered=True):
        raise errors.UndefinedFunction(
            f"could not identify an ordering operator for type {format_type(expr.type, -1)}", position=pos if pos is not None else expr.pos,
            hint="Use an explicit ordering operator or modify the query.")


def check_hashable(expr: bound.Expr, pos: int | None = None) -> None:
    """Raise 42883 unless the expression's type has an equality operator."""
    if not check_type(expr.type, ordered=False):
        raise errors.UndefinedFunction(
            f"could not identify an equality operator for type {format_type(expr.type, -1)}", position=pos if pos is not None else expr.pos)
    if expr.type not in TYPES:
        check_equality(expr)
