"""Conditions that want a value to be one of several: IN with a list, = ANY of an array, OR of equalities, and IN with a query."""

from __future__ import annotations

from aurorapy.planner import bound
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.keys import key_function

from . import predicates
from .layout import is_volatile


def list_value(condition: bound.Expr, expr: bound.Expr, rid: int) -> bound.Expr | None:
    """The array of which `expr` is to be an element, where its elements can be looked up among the data of `expr`."""
    if isinstance(condition, bound.ArrayTest):
        if condition.all or condition.operator is None or condition.operator.name != "=" or not predicates.is_key(condition.left, expr):
            return None
        right = condition.right
        if rid in predicates.rids_of(right) or is_volatile(right) or not predicates.same_order(expr.type, predicates.element_type(right.type)):
            return None
        return right
    if isinstance(condition, bound.Bool) and condition.op == "or":
        items = [predicates.equal_value(part, expr, rid) for part in condition.args]
        array = TYPES[expr.type].array
        if array and all(item is not None for item in items):
            return bound.Array(array, tuple([item for item in items if item is not None]))
    return None


def queried_value(condition: bound.Expr, expr: bound.Expr) -> bound.Expr | None:
    """The array of the rows of a query, which reads nothing around it, of which `expr` is to be one."""
    if not isinstance(condition, bound.SubLink) or condition.kind != "any" or condition.op != "=" or len(condition.tests) != 1 or not isinstance(expr, bound.Var):
        return None
    query = condition.query
    element = next(t.expr.type for t in query.targets if not t.junk)
    array, kind = TYPES[element].array, TYPES[expr.type]
    if not array or key_function(kind, False, False, False) is not None or not predicates.same_order(expr.type, element):
        return None  # what is equal may be different data
    if not predicates.is_key(condition.tests[0], expr) or condition.functions[0].routine is not None or any(True for _ in bound.free_vars(query)):
        return None
    return bound.SubLink("array", query, array)
