"""Ways through the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from .base import Expr
from .queries import JoinNode, Modify, Query
from .scalars import Bool, Var
from .sets import SubLink


def walk(expr: Expr) -> Iterable[Expr]:
    """The expression and everything in it, but not the queries of sublinks."""
    children = expr.children()
    if not children:
        return (expr,)
    out = [expr]
    stack = [*children]
    while stack:
        node = stack.pop()
        out.append(node)
        children = node.children()
        if children:
            stack += children
    return out


def transform(expr: Expr, change: Callable[[Expr], Expr | None]) -> Expr:
    """Rebuild bottom-down: where `change` gives a node, it replaces the whole subtree."""
    new = change(expr)
    if new is not None:
        return new
    children = expr.children()
    if not children:
        return expr
    same = True
    rebuilt = []
    for c in children:
        made = transform(c, change)
        rebuilt.append(made)
        if made is not c:
            same = False
    return expr if same else expr.rebuild(rebuilt)


def conjuncts(expr: Expr | None) -> list[Expr]:
    """The arguments of nested ANDs."""
    if expr is None:
        return []
    if isinstance(expr, Bool) and expr.op == "and":
        return [c for a in expr.args for c in conjuncts(a)]
    return [expr]


def conjunction(parts: list[Expr]) -> Expr | None:
    """The AND of the parts; None for none."""
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else Bool("and", tuple(parts))


def query_exprs(query: Query) -> Iterator[Expr]:
    """Every expression that stands directly in a query level (not those of nested queries)."""
    for t in query.targets:
        yield t.expr
    for e in (query.where, query.having, query.limit, query.offset):
        if e is not None:
            yield e
    yield from query.group_by
    for w in query.windows:
        yield from w.partition_by
        for k in w.order_by:
            yield k.expr
        for e in (w.start_offset, w.end_offset):
            if e is not None:
                yield e
    for row in query.values or ():
        yield from row
    stack = list(query.from_)
    while stack:
        node = stack.pop()
        if isinstance(node, JoinNode):
            if node.on is not None:
                yield node.on
            stack += [node.left, node.right]
    for entry in query.entries.values():
        yield from entry.functions
        yield from entry.security
        for row in entry.rows or ():
            yield from row


def subqueries(query: Query) -> Iterator[Query]:
    """The queries nested directly below a query level."""
    for expr in query_exprs(query):
        for node in walk(expr):
            if isinstance(node, SubLink):
                yield node.query
    for entry in query.entries.values():
        if entry.query is not None:
            yield entry.query
    for side in (query.set_left, query.set_right):
        if side is not None:
            yield side
    for cte in query.ctes:
        for q in (cte.query, cte.base, cte.step):
            if q is not None:
                yield q


def free_rids(query: Query, bound: frozenset[int] = frozenset()) -> set[int]:
    """rids that the query and everything below it uses but does not define: its outer references."""
    return {node.rid for node in free_vars(query, bound)}


def free_vars(query: Query, bound: frozenset[int] = frozenset()) -> Iterator[Var]:
    """The outer references of a query, as Vars (with repetitions)."""
    known = bound | query.entries.keys()
    for expr in query_exprs(query):
        for node in walk(expr):
            if isinstance(node, Var) and node.rid not in known:
                yield node
    for sub in subqueries(query):
        yield from free_vars(sub, known)
    for cte in query.ctes:
        if cte.modify is not None and cte.modify.query is not None:
            yield from free_vars(cte.modify.query, known | {cte.modify.rid})


def own_expressions(m: Modify) -> Iterator[Expr]:
    """What a statement itself says of its rows; not what its table demands of them."""
    for _, e in m.sets:
        yield e
    for t in m.returning:
        yield t.expr
    yield from m.row
    if m.conflict is not None:
        for _, e in m.conflict.sets:
            yield e
        if m.conflict.where is not None:
            yield m.conflict.where
        arbiters = m.conflict.indexes or ()
        for i in m.table.indexes:
            if i.oid in arbiters:
                yield from (Var(m.table.columns[c.attnum - 1].type, m.rid, c.attnum - 1) for c in i.columns if c.attnum)
    if m.merge is not None:
        yield m.merge.on
        for a in m.merge.actions:
            if a.condition is not None:
                yield a.condition
            for _, e in a.sets:
                yield e
            yield from a.row
