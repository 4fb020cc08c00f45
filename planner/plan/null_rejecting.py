"""Which entries a condition rejects when an outer join has filled them with NULLs: such a join is as good as an inner one.

Source: find_nonnullable_rels in PostgreSQL 15's src/backend/optimizer/util/clauses.c.
"""

from __future__ import annotations

from aurorapy.planner import bound


def null_rejected(condition: bound.Expr) -> set[int]:
    """Entries that the condition cannot be true for when all their columns are NULL."""
    if isinstance(condition, bound.Func) and condition.operator is not None and condition.function.strict:
        out: set[int] = set()
        for a in condition.args:
            out |= strict_rids(a)
        return out
    if isinstance(condition, bound.IsTest) and condition.what == "null" and condition.negated and not condition.row:
        return strict_rids(condition.arg)
    if isinstance(condition, bound.ArrayTest) and condition.function.strict and (not condition.all or _has_elements(condition.right)):
        return strict_rids(condition.left)
    if isinstance(condition, bound.Bool) and condition.op == "and":
        return set().union(*(null_rejected(a) for a in condition.args))
    if isinstance(condition, bound.Bool) and condition.op == "or":
        sets = [null_rejected(a) for a in condition.args]
        return set.intersection(*sets)
    return set()


def strict_rids(expr: bound.Expr) -> set[int]:
    """Entries whose columns make the expression NULL when they are NULL."""
    if isinstance(expr, bound.Var):
        return {expr.rid}
    if isinstance(expr, bound.CoerceIO):
        return strict_rids(expr.arg)
    if isinstance(expr, bound.Func) and expr.function.strict:
        return set().union(*(strict_rids(a) for a in expr.args)) if expr.args else set()
    return set()


def _has_elements(array: bound.Expr) -> bool:
    """Whether an array is known to have some: ALL of none is true of anything."""
    return bool(array.items) if isinstance(array, bound.Array) else isinstance(array, bound.Const) and bool(array.value)
