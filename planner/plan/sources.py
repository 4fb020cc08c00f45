"""Plan the entries of a FROM clause that are not stored tables."""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.scan import CteScan, FunctionScan, RecursiveUnion, Result, SubqueryScan, ValuesScan, WorkTableScan

from .layout import Layout, Level, is_volatile


def plan_source(planner: Any, level: Level, entry: bound.Entry) -> tuple[Node, Layout]:
    """The operator and layout of an entry."""
    match entry.kind:
        case "subquery":
            assert entry.query is not None
            child = planner.plan_query(entry.query, level)
            node: Node = SubqueryScan(child, entry.name, None, child.estimate)
        case "function":
            empty = Layout()
            functions = tuple(level.resolve(f, empty) for f in entry.functions)
            kept = frozenset(i for i, f in enumerate(entry.functions) if is_volatile(f) and not _depends(f))
            node = FunctionScan(functions, entry.function_widths, entry.ordinality, [entry.name], [c.type for c in entry.columns],
                                level.subplans(empty), kept)
        case "values":
            empty = Layout()
            rows = [tuple(level.resolve(e, empty) for e in row) for row in entry.rows or ()]
            node = ValuesScan(rows, level.subplans(empty), entry.constants)
        case "cte":
            node = _cte(planner, level, entry)
        case _:
            node = Result()
    nulls = node.nulls if len(node.nulls) == len(entry.columns) else [True] * len(entry.columns)
    return node, Layout({entry.rid: 0}, {}, list(nulls))


def _depends(call: bound.Expr) -> bool:
    """Whether a call in FROM may read rows around it; a subquery among its arguments counts as one that does."""
    return any(isinstance(n, (bound.Var, bound.SubLink)) for n in bound.walk(call))


def _cte(planner: Any, level: Level, entry: bound.Entry) -> Node:
    cte = entry.cte
    assert cte is not None
    width = len(cte.columns)
    if cte.ident in planner.working:
        return WorkTableScan(cte.ident, cte.name, width)
    if cte.modify is not None:
        made, plans = planner.cte_plans.get(cte.ident), planner.cte_plans
        return CteScan(cte.ident, cte.name, (lambda: plans[cte.ident]) if made is None else (lambda: made), width, 100, changes=True)
    if cte.recursive:
        assert cte.base is not None and cte.step is not None
        if planner.is_correlated(cte):
            return _recursive(planner, level, cte)
    elif planner.is_correlated(cte) or (cte.materialized is not True and cte.references <= 1 and not planner.volatile(cte.query)) or (
            cte.materialized is False):
        return SubqueryScan(planner.plan_query(cte.query, level), cte.name, None, 100)
    plan = planner.cte_plans.get(cte.ident)
    if plan is None:
        root = Level(planner, None)
        plan = _recursive(planner, root, cte) if cte.recursive else planner.plan_query(cte.query, root)
        planner.cte_plans[cte.ident] = plan
    for working in planner.working:
        if any(_reads(q, working) for q in (cte.query, cte.base, cte.step) if q is not None):
            planner.renewed.setdefault(working, set()).add(cte.ident)
    return CteScan(cte.ident, cte.name, lambda: plan, width, plan.estimate)


def _reads(query: bound.Query, ident: int, seen: set[int] | None = None) -> bool:
    """Whether a query reads the rows of a recursive common table's last round."""
    seen = set() if seen is None else seen
    if id(query) in seen:
        return False
    seen.add(id(query))
    for entry in query.entries.values():
        cte = entry.cte
        if cte is not None and (cte.ident == ident or any(_reads(q, ident, seen) for q in (cte.query, cte.base, cte.step) if q is not None)):
            return True
    return any(_reads(q, ident, seen) for q in bound.subqueries(query))


def _recursive(planner: Any, level: Level, cte: bound.CommonTable) -> Node:
    base = planner.plan_query(cte.base, level)
    planner.working.add(cte.ident)
    step = planner.plan_query(cte.step, level)
    planner.working.discard(cte.ident)
    return RecursiveUnion(cte.ident, base, step, cte.all, [c.type for c in cte.columns], frozenset(planner.renewed.get(cte.ident, ())))
