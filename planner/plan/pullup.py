"""Pull simple subqueries of FROM (and so views) up into the query around them.

A subquery that only selects, joins and filters becomes part of its parent: its entries and conditions join
the parent's, and references to its columns become its target expressions. Below an outer join that may
replace its rows by NULLs only plain column references may be substituted, since they become NULL too.
"""

from __future__ import annotations

from collections.abc import Callable

from aurorapy.planner import bound
from aurorapy.planner.substitution import substitute

from .layout import is_volatile


def pull_up(query: bound.Query) -> Callable[[bound.Expr], bound.Expr]:
    """Pull up whatever can be, in place, repeatedly from the outside in; what the query's expressions went through,
    for expressions that stand elsewhere (SET, RETURNING)."""
    if not query.from_:
        return _same
    mapping: dict[tuple[int, int], bound.Expr] = {}

    query.from_ = [_pulled(query, mapping, n, False) for n in query.from_]
    if not mapping:
        return _same
    substitute(query, lambda v: _final(v, mapping))

    def change(e: bound.Expr) -> bound.Expr:
        def visit(n: bound.Expr) -> bound.Expr | None:
            if isinstance(n, bound.Var):
                return _final(n, mapping) or n
            if isinstance(n, bound.SubLink):
                substitute(n.query, lambda v: _final(v, mapping))
            return None

        return bound.transform(e, visit)

    return change


def _pulled(query: bound.Query, mapping: dict[tuple[int, int], bound.Expr], node: bound.JoinTree, nullable: bool) -> bound.JoinTree:
    """A part of FROM without the subqueries that can be pulled up; `mapping` gets their targets. `nullable`: an outer join makes its columns NULL."""
    if isinstance(node, bound.JoinNode):
        left = _pulled(query, mapping, node.left, nullable or node.kind in ("right", "full"))
        right = _pulled(query, mapping, node.right, nullable or node.kind in ("left", "full"))
        return bound.JoinNode(node.kind, left, right, node.on)
    entry = query.entries[node]
    sub = entry.query
    if entry.kind != "subquery" or sub is None or (nullable and entry.marked) or not _simple(sub, nullable):
        return node
    if query.grouping_sets is not None and not _distinct_columns(sub):
        return node  # a grouping set makes columns NULL one by one: each must stay told from the others, and from constants
    if entry.barrier and not _reads_table(sub):
        return node  # nothing of the query around it goes into it
    replacement = _tree(sub, nullable and not entry.barrier)
    if replacement is None:
        return node
    del query.entries[node]
    query.entries.update(sub.entries)
    if entry.lateral:  # what was around its subqueries is beside them now
        for below in sub.entries.values():
            below.lateral = below.lateral or below.kind == "subquery"
    if entry.barrier:
        sub.entries[sub.from_[0]].security += bound.conjuncts(sub.where)  # type: ignore[index]
    elif not nullable and sub.where is not None:
        query.where = sub.where if query.where is None else bound.Bool("and", (sub.where, query.where))
    for i, t in enumerate(x for x in sub.targets if not x.junk):
        mapping[(node, i)] = t.expr
    if entry.marked:
        mapping[(node, bound.PRESENT)] = bound.Const(16, True)
    return _pulled(query, mapping, replacement, nullable)


def _same(e: bound.Expr) -> bound.Expr:
    return e


def _final(var: bound.Var, mapping: dict[tuple[int, int], bound.Expr]) -> bound.Expr | None:
    found = mapping.get((var.rid, var.column))
    if found is None:
        return None

    def visit(n: bound.Expr) -> bound.Expr | None:
        if isinstance(n, bound.SubLink):  # a subquery among the targets may read what was pulled up below it
            substitute(n.query, lambda v: _final(v, mapping))
        return _final(n, mapping) if isinstance(n, bound.Var) else None

    return bound.transform(found, visit)


def _simple(sub: bound.Query, nullable: bool) -> bool:
    if (sub.set_op is not None or sub.aggregated or sub.windows or sub.distinct or sub.distinct_on is not None or sub.limit is not None
            or sub.offset is not None or sub.has_srf or sub.ctes or sub.locks or sub.order_by or not sub.from_):
        return False
    for t in sub.targets:
        if nullable and not isinstance(t.expr, bound.Var):
            return False
        if nullable and isinstance(t.expr, bound.Var) and t.expr.rid not in sub.entries:
            return False
        if is_volatile(t.expr):
            return False
    return True


def _reads_table(sub: bound.Query) -> bool:
    """Whether a query reads one table, so that its conditions can be that table's security conditions."""
    return len(sub.from_) == 1 and isinstance(sub.from_[0], int) and sub.entries[sub.from_[0]].kind == "table"


def _distinct_columns(sub: bound.Query) -> bool:
    """Whether the targets are columns, each another."""
    keys = {(t.expr.rid, t.expr.column) for t in sub.targets if isinstance(t.expr, bound.Var)}
    return len(keys) == len(sub.targets)


def _tree(sub: bound.Query, nullable: bool) -> bound.JoinTree | None:
    tree = sub.from_[0]
    for other in sub.from_[1:]:
        tree = bound.JoinNode("inner", tree, other, None)
    if nullable and sub.where is not None:
        if not (isinstance(tree, bound.JoinNode) and tree.kind == "inner"):
            return None
        on = sub.where if tree.on is None else bound.Bool("and", (tree.on, sub.where))
        tree = bound.JoinNode("inner", tree.left, tree.right, on)
    return tree
