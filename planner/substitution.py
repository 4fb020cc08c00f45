"""Put expressions in the place of columns, everywhere in a query."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy.planner import bound


def substituted(expr: bound.Expr, change: Callable[[bound.Var], bound.Expr | None]) -> bound.Expr:
    """The expression with other Vars; queries of sublinks in it are changed in place."""

    def visit(n: bound.Expr) -> bound.Expr | None:
        if isinstance(n, bound.Var):
            return change(n) or n
        if isinstance(n, bound.SubLink):
            substitute(n.query, change)
        return None

    return bound.transform(expr, visit)


def substitute(query: bound.Query, change: Callable[[bound.Var], bound.Expr | None]) -> None:
    """Replace Vars everywhere in a query and in all queries below it, in place."""

    def each(e: bound.Expr) -> bound.Expr:
        return substituted(e, change)

    def maybe(e: bound.Expr | None) -> bound.Expr | None:
        return None if e is None else each(e)

    for t in query.targets:
        t.expr = each(t.expr)
    query.where, query.having = maybe(query.where), maybe(query.having)
    query.limit, query.offset = maybe(query.limit), maybe(query.offset)
    query.group_by = [each(e) for e in query.group_by]
    query.outer_aggregates = [each(e) for e in query.outer_aggregates]  # type: ignore[misc]
    for w in query.windows:
        w.partition_by = tuple(each(e) for e in w.partition_by)
        w.order_by = tuple(k.over(each(k.expr)) for k in w.order_by)
        w.start_offset, w.end_offset = maybe(w.start_offset), maybe(w.end_offset)
    query.from_ = [_tree_exprs(n, each) for n in query.from_]
    for entry in query.entries.values():
        entry.functions = tuple(each(f) for f in entry.functions)
        if entry.security:
            entry.security = [each(e) for e in entry.security]
        if entry.rows is not None:
            entry.rows = [tuple(each(e) for e in row) for row in entry.rows]
        if entry.query is not None:
            substitute(entry.query, change)
    for side in (query.set_left, query.set_right):
        if side is not None:
            substitute(side, change)
    for cte in query.ctes:
        for q in (cte.query, cte.base, cte.step):
            if q is not None:
                substitute(q, change)


def _tree_exprs(node: bound.JoinTree, each: Callable[[bound.Expr], bound.Expr]) -> Any:
    if isinstance(node, int):
        return node
    return replace(node, left=_tree_exprs(node.left, each), right=_tree_exprs(node.right, each), on=None if node.on is None else each(node.on))
