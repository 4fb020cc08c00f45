"""min and max of an index's column: the first row in its order, either way, instead of all rows.

    SELECT max(id) FROM t WHERE g = 3    ->    SELECT (SELECT id FROM t WHERE g = 3 AND id IS NOT NULL ORDER BY id DESC LIMIT 1)

Source: PostgreSQL 15's src/backend/optimizer/plan/planagg.c.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.sort import Sort

from .layout import Level, is_volatile

FIRST_OF = {"min": False, "max": True}  # descending?


def first_rows(planner: Any, query: bound.Query, level: Level) -> None:
    """Change such a query, in place, if an index has the order of each of its aggregates."""
    if not query.aggregated or query.group_by or query.grouping_sets is not None or query.having is not None or query.windows or query.has_srf or (
            query.outer_aggregates or len(query.from_) != 1 or not isinstance(query.from_[0], int)):
        return
    entry = query.entries[query.from_[0]]
    table = entry.table
    if entry.kind != "table" or table is None or table.rows is not None or entry.family is not None or entry.security or entry.sample is not None or (
            entry.current is not None or not table.indexes):
        return
    if query.where is not None and (is_volatile(query.where) or any(isinstance(n, bound.SubLink) for n in bound.walk(query.where))):
        return
    calls = {a.key(): a for t in query.targets for a in bound.walk(t.expr) if isinstance(a, bound.Aggregate)}
    if not calls or not all(_is_first(a) for a in calls.values()) or any(isinstance(n, bound.SubLink) for t in query.targets for n in bound.walk(t.expr)):
        return
    firsts = {}
    for key, call in calls.items():
        firsts[key] = _query(query, entry, call)
        if _sorts(planner.plan_query(_query(query, entry, call), Level(planner, level), first_row=True)):
            return

    def change(n: bound.Expr) -> bound.Expr | None:
        return bound.SubLink("expr", firsts[n.key()], n.type, typmod=n.typmod) if isinstance(n, bound.Aggregate) else None

    for t in query.targets:
        t.expr = bound.transform(t.expr, change)
    query.entries, query.from_, query.where, query.aggregated = {}, [], None, False


def _is_first(call: bound.Aggregate) -> bool:
    return call.function.name in FIRST_OF and call.function.routine is None and len(call.args) == 1 and call.filter is None and not call.order_by and (
        call.args[0].type == call.type and isinstance(call.args[0], bound.Var))


def _query(query: bound.Query, entry: bound.Entry, call: bound.Aggregate) -> bound.Query:
    value = call.args[0]
    there: bound.Expr = bound.IsTest("null", value, True)
    where = there if query.where is None else bound.Bool("and", (query.where, there))
    descending = FIRST_OF[call.function.name]
    return bound.Query(entries={entry.rid: replace(entry)}, from_=[entry.rid], where=where, targets=[bound.TargetEntry(value, "")],
                       order_by=[(0, descending, descending)], limit=bound.Const(20, 1))


def _sorts(node: Node) -> bool:
    return isinstance(node, Sort) or any(_sorts(c) for c in node.children)
