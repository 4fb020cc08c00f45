"""Bind calls of aggregates, and tell which query level each belongs to. Source: PostgreSQL 15 manual, section 4.2.7 (Aggregate Expressions)."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.likeness import unified
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type

from .binder import Binder
from .class_order import check_type
from .coerce import to_boolean
from .expressions import bind
from .ordering import check_hashable, sort_keys
from .scope import Scope

AGGREGATES_ALLOWED = frozenset(("SELECT", "HAVING", "ORDER BY", "DISTINCT ON", "window"))


def bind_aggregate(b: Binder, scope: Scope, node: tree.FuncCall, kind: str, f: Any, args: list[bound.Expr], result: int,
                   ordered: list[bound.SortKey] | None, given: list[bound.Expr] | None = None) -> bound.Expr:
    """`given`: the arguments before their implicit casts."""
    direct: tuple[bound.Expr, ...] = ()
    order: tuple[bound.SortKey, ...] = ()
    ordered_set = bool(getattr(f.aggregate, "ordered_set", False))
    if ordered_set:
        if ordered is None:
            if node.over is not None:
                raise errors.FeatureNotSupported(f"OVER is not supported for ordered-set aggregate {f.name}", position=node.pos)
            raise errors.WrongObjectType(f"WITHIN GROUP is required for ordered-set aggregate {f.name}", position=node.pos)
        n = len(args) - len(ordered)
        direct = tuple(args[:n])
        order = tuple(k.over(a) for k, a in zip(ordered, args[n:], strict=True))
        args = args[n:]
    elif ordered is not None:
        raise errors.WrongObjectType(f"{f.name} is not an ordered-set aggregate, so it cannot have WITHIN GROUP", position=node.pos)
    else:
        order = tuple(sort_keys(b, scope, node.order_by, "aggregate arguments"))
    if getattr(f.aggregate, "keyed", None) is not None and not check_type(args[0].type, ordered=True):
        raise errors.UndefinedFunction(f"could not identify a comparison function for type {format_type(TYPES[args[0].type].element)}")
    if node.distinct:
        plain = args if given is None or len(given) != len(args) else given
        keys = {a.key(): cast for a, cast in zip(plain, args, strict=True)}
        order = tuple(k.over(unified(k.expr, plain)) for k in order)
        for k in order:
            if k.expr.key() not in keys:
                raise errors.InvalidColumnReference(
                    "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list", position=k.expr.pos)
        order = tuple(k.over(keys[k.expr.key()]) for k in order)
        for a in args:
            check_hashable(a, node.pos)
    condition = None
    if node.filter is not None:
        condition = to_boolean(b, bind(b, scope, node.filter, "FILTER"), "FILTER")
    for a in [*args, *direct, *(k.expr for k in order), *([condition] if condition is not None else [])]:
        for part in bound.walk(a):
            if isinstance(part, bound.Window):
                raise errors.GroupingError("aggregate function calls cannot contain window function calls", position=part.pos or node.pos)
            if isinstance(part, bound.Func) and part.function.retset:
                raise errors.FeatureNotSupported("aggregate function calls cannot contain set-returning function calls", position=part.pos,
                                                 hint="You might be able to move the set-returning function into a LATERAL FROM item.")
    agg = bound.Aggregate(f, tuple(args), result, node.distinct, order, condition, node.star, direct, node.pos)
    level = level_of(scope, agg)
    if direct:
        level = level_of(scope, bound.Aggregate(f, tuple(args), result, node.distinct, order, condition, node.star, (), node.pos))
        _check_direct(scope, level, direct)
    if level.query is not None and level.query.aggregate_rid:
        inside = next((n for n in bound.walk(agg) if isinstance(n, bound.Var) and n.rid == level.query.aggregate_rid), None)
        if inside is not None:
            raise errors.GroupingError("aggregate function calls cannot be nested", position=level.query.outer_aggregates[inside.column].pos)
    for inner in bound.walk(agg):
        if inner is not agg and isinstance(inner, bound.Aggregate | bound.GroupingCall):
            raise errors.GroupingError("aggregate function calls cannot be nested", position=inner.pos)
    if level is not scope:
        assert level.query is not None
        if level.in_from:
            raise errors.GroupingError("aggregate functions are not allowed in FROM clause of their own query level", position=node.pos)
        return outer_aggregate(b, level, agg)
    if kind not in AGGREGATES_ALLOWED:
        raise errors.GroupingError(_aggregate_message(kind), position=node.pos)
    if scope.query is not None:
        scope.query.aggregated = True
    return agg


def _aggregate_message(kind: str) -> str:
    if kind == "aggregate arguments":
        return "aggregate function calls cannot be nested"
    return f"aggregate functions are not allowed in {kind}"


def _check_direct(scope: Scope, level: Scope, direct: tuple[bound.Expr, ...]) -> None:
    """42803 where direct arguments have columns of a query inside the one that the aggregate belongs to."""
    lower: Scope | None = scope
    while lower is not None and lower is not level:
        for e in direct:
            for n in bound.walk(e):
                if isinstance(n, bound.Var) and lower.query is not None and n.rid in lower.query.entries:
                    raise errors.GroupingError("outer-level aggregate cannot contain a lower-level variable in its direct arguments", position=n.pos)
        lower = lower.parent


def level_of(scope: Scope, agg: bound.Aggregate | bound.GroupingCall) -> Scope:
    """The query level that an aggregate belongs to: the innermost one whose columns it uses."""
    rids = set()
    for n in bound.walk(agg):
        if isinstance(n, bound.Var):
            rids.add(n.rid)
        elif isinstance(n, bound.SubLink):
            rids |= bound.free_rids(n.query)
    if not rids:
        return scope
    level: Scope | None = scope
    while level is not None:
        if level.query is not None and (rids & level.query.entries.keys() or level.query.aggregate_rid in rids):
            return level
        level = level.parent
    return scope


def outer_aggregate(b: Binder, level: Scope, agg: bound.Aggregate | bound.GroupingCall) -> bound.Expr:
    """What a subquery puts in the place of an aggregate of a query around it."""
    query = level.query
    assert query is not None
    query.aggregated = True
    if not query.aggregate_rid:
        query.aggregate_rid = b.rid()
    query.outer_aggregates.append(agg)
    return bound.Var(agg.type, query.aggregate_rid, len(query.outer_aggregates) - 1)
