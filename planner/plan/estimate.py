"""Row estimates: how many rows a table has and which share of them a condition keeps.

Statistics come from ANALYZE where it ran (`TableStatistics`), else from the size of the table's tree and
PostgreSQL's default selectivities.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound

EQUALITY, INEQUALITY, LIKE, CONTAINED, OTHER = 0.005, 0.33, 0.02, 0.01, 0.5

_CONTAINING = frozenset(("@>", "<@", "&&", "?", "?|", "?&", "@?", "@@", "@@@", "<<=", ">>=", "-|-", "%", "%>", "<%", "%>>", "<<%"))


def selectivity(condition: bound.Expr, distinct: Any = None) -> float:
    """The share of rows for which a condition is true. `distinct(var)` gives a column's number of distinct values."""
    match condition:
        case bound.Const():
            return 1.0 if condition.value is True else 0.0
        case bound.Bool(op="and"):
            out = 1.0
            for a in condition.args:
                out *= selectivity(a, distinct)
            return out
        case bound.Bool(op="or"):
            miss = 1.0
            for a in condition.args:
                miss *= 1 - selectivity(a, distinct)
            return 1 - miss
        case bound.Bool(op="not"):
            return 1 - selectivity(condition.args[0], distinct)
        case bound.IsTest(what="null"):
            return 0.95 if condition.negated else 0.01
        case bound.Func() if condition.operator is not None:
            return _operator(condition, distinct)
        case bound.ArrayTest():
            n = len(condition.right.items) if isinstance(condition.right, bound.Array) else 10
            return min(1.0, n * EQUALITY) if not condition.all else max(0.0, 1 - n * EQUALITY)
    return OTHER


def _operator(e: bound.Func, distinct: Any) -> float:
    name = e.operator.name
    if name == "=":
        for a in e.args:
            if isinstance(a, bound.Var) and distinct is not None:
                n = distinct(a)
                if n:
                    return 1.0 / max(1.0, float(n))
        return EQUALITY
    if name == "<>":
        return 1 - EQUALITY
    if name in ("<", "<=", ">", ">="):
        return INEQUALITY
    if name in ("~~", "~~*", "~", "~*"):
        return LIKE
    if name in _CONTAINING:
        return CONTAINED
    return OTHER
