"""Conditions go into subqueries of FROM that cannot be pulled up, and common tables that one place reads become subqueries.

A condition over columns of one subquery holds below what only leaves rows out by these columns: below a UNION or INTERSECT in both arms, below GROUP BY if the columns
are grouped by, below window functions if all their windows are parted by them, below DISTINCT.

Source: subquery_is_pushdown_safe and qual_is_pushdown_safe in PostgreSQL 15's src/backend/optimizer/path/allpaths.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound

from . import predicates
from .layout import is_volatile


def inline_ctes(planner: Any, query: bound.Query) -> None:
    """Let common tables that are read once, and would not be kept, be subqueries."""
    for entry in query.entries.values():
        cte = entry.cte
        if entry.kind == "cte" and cte is not None and cte.modify is None and not cte.recursive and cte.query is not None and cte.materialized is not True and (
                cte.references <= 1 and cte.ident not in planner.working and not planner.volatile(cte.query) and not planner.is_correlated(cte)):
            entry.kind, entry.query, entry.cte = "subquery", cte.query, None


def push_down(query: bound.Query) -> None:
    """Move conditions of WHERE into the subqueries that they are about, in place."""
    if query.where is None or all(e.kind != "subquery" for e in query.entries.values()):
        return
    kept_rows = {rid for tree in query.from_ for rid in _kept_rows(tree)}
    left = []
    for c in bound.conjuncts(query.where):
        rids = {v.rid for v in predicates.vars_of(c)}
        entry = query.entries.get(next(iter(rids))) if len(rids) == 1 else None
        if entry is None or entry.rid not in kept_rows or not _may_enter(c, entry) or not _enter(c, entry):
            left.append(c)
    query.where = bound.conjunction(left)


def _kept_rows(tree: bound.JoinTree) -> list[int]:
    """The entries whose rows no outer join of the tree fills in."""
    if isinstance(tree, int):
        return [tree]
    left = _kept_rows(tree.left) if tree.kind in ("inner", "left") else []
    return left + (_kept_rows(tree.right) if tree.kind in ("inner", "right") else [])


def _may_enter(condition: bound.Expr, entry: bound.Entry) -> bool:
    if entry.kind != "subquery" or entry.query is None or entry.barrier or entry.security or entry.marked or is_volatile(condition):
        return False
    return not any(isinstance(n, bound.SubLink | bound.WholeRow) or (isinstance(n, bound.Var) and not 0 <= n.column < len(entry.columns)) for n in bound.walk(condition))


def _enter(condition: bound.Expr, entry: bound.Entry) -> bool:
    """Whether the condition has gone into the subquery."""
    assert entry.query is not None
    columns = {n.column for n in bound.walk(condition) if isinstance(n, bound.Var)}
    arms = _arms(entry.query)
    if arms is None or not all(_is_open(arm, columns) for arm in arms):
        return False
    types = [t.expr.type for t in entry.query.targets if not t.junk] if len(arms) == 1 else None
    for arm in arms:
        targets = [t.expr for t in arm.targets if not t.junk]
        if types is None and any(targets[i].type != entry.columns[i].type for i in columns):
            return False
    for arm in arms:
        targets = [t.expr for t in arm.targets if not t.junk]

        def change(n: bound.Expr, targets: list[bound.Expr] = targets) -> bound.Expr | None:
            return targets[n.column] if isinstance(n, bound.Var) else None

        inside = bound.transform(condition, change)
        arm.where = inside if arm.where is None else bound.Bool("and", (arm.where, inside))
    return True


def _arms(query: bound.Query) -> list[bound.Query] | None:
    """The selects that a query's rows come from; None where a condition may not go there."""
    if query.limit is not None or query.offset is not None or query.locks:
        return None
    if query.set_op is None:
        return [query] if query.values is None else None
    if query.set_op == "except" or query.set_left is None or query.set_right is None:
        return None
    left, right = _arms(query.set_left), _arms(query.set_right)
    return None if left is None or right is None else left + right


def _is_open(query: bound.Query, columns: set[int]) -> bool:
    """Whether a condition over some columns of a select may be tested before all else that it does."""
    if query.distinct_on is not None or query.has_srf or query.grouping_sets is not None or query.limit is not None or query.offset is not None or not query.from_:
        return False
    targets = [t.expr for t in query.targets if not t.junk]
    asked = [targets[i] for i in columns]
    if any(is_volatile(e) or any(isinstance(n, bound.SubLink | bound.Aggregate | bound.Window | bound.GroupingCall) for n in bound.walk(e)) for e in asked):
        return False
    if query.aggregated or query.group_by:
        grouped = {e.key() for e in query.group_by}
        if not all(e.key() in grouped for e in asked):
            return False
    return all({e.key() for e in asked} <= {p.key() for p in w.partition_by} for w in query.windows)
