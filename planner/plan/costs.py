"""The order in which conditions are tested: cheap ones first, those of equal cost as they stand.

A function costs what pg_proc.procost says: 1 for nearly all of the system's own, 100 for users' in SQL and PL/pgSQL unless they say otherwise. Statements rely on
it: `kind = 'table' AND size_of(name) > 0` calls the function for tables only.

Source: order_qual_clauses in PostgreSQL 15's src/backend/optimizer/plan/createplan.c, and cost_qual_eval_walker in path/costsize.c.
"""

from __future__ import annotations

from aurorapy.planner import bound

_SUBQUERY = 10_000.0  # more than anything else
_UNKNOWN_ELEMENTS = 10.0  # of an array that is no list
_ONE = bound.DistinctFrom | bound.NullIf | bound.MinMax | bound.CoerceDomain


def cheapest_first(conditions: list[bound.Expr]) -> list[bound.Expr]:
    return conditions if len(conditions) < 2 else sorted(conditions, key=cost)


def cost(expr: bound.Expr) -> float:
    """Of computing an expression for a row, in calls of simple functions."""
    return sum([_own(n) for n in bound.walk(expr)])


def _own(n: bound.Expr) -> float:
    if isinstance(n, bound.Func):
        return n.function.routine.cost if n.function.routine is not None else 1.0
    if isinstance(n, bound.SubLink):
        return _SUBQUERY
    if isinstance(n, bound.ArrayTest):
        one = n.function.routine.cost if n.function.routine is not None else 1.0
        return one * _elements(n.right) * 0.5
    if isinstance(n, bound.CoerceIO):
        return 0.0 if n.relabel else 2.0
    if isinstance(n, bound.RowCompare):
        return float(len(n.left))
    return 1.0 if isinstance(n, _ONE) else 0.0


def _elements(array: bound.Expr) -> float:
    if isinstance(array, bound.Const):
        return float(len(array.value)) if isinstance(array.value, tuple | list) else _UNKNOWN_ELEMENTS
    return float(len(array.items)) if isinstance(array, bound.Array) else _UNKNOWN_ELEMENTS
