"""Conditions in the form in which PostgreSQL estimates them: NOT goes down to what it negates, AND in AND is one list, `x = true` is x.

Source: PostgreSQL 15's src/backend/optimizer/prep/prepqual.c (negate_clause) and util/clauses.c (simplify_boolean_equality).
"""

from __future__ import annotations

from collections.abc import Iterator

from aurorapy.planner import bound
from aurorapy.planner.functions.registry import OPERATORS, Operator

_BOOL = 16


def canonical(conditions: list[bound.Expr]) -> list[bound.Expr]:
    """The conditions, all of which are to be true."""
    for c in conditions:
        if isinstance(c, bound.Bool) or _equates_booleans(c):
            return [x for c in conditions for x in _conjuncts(_simple(c))]
    return conditions


def _conjuncts(c: bound.Expr) -> Iterator[bound.Expr]:
    if isinstance(c, bound.Bool) and c.op == "and":
        for a in c.args:
            yield from _conjuncts(a)
    else:
        yield c


def _equates_booleans(c: bound.Expr) -> bool:
    return isinstance(c, bound.Func) and c.operator is not None and len(c.args) == 2 and c.args[0].type == _BOOL and c.operator.name in ("=", "<>")


def _simple(c: bound.Expr) -> bound.Expr:
    if isinstance(c, bound.Bool):
        if c.op == "not":
            return _negated(_simple(c.args[0]))
        flat: list[bound.Expr] = []
        for a in map(_simple, c.args):
            flat += a.args if isinstance(a, bound.Bool) and a.op == c.op else (a,)
        return bound.Bool(c.op, tuple(flat))
    if _equates_booleans(c):
        assert isinstance(c, bound.Func)
        for value, other in (c.args[::-1], c.args):
            if isinstance(value, bound.Const) and value.value is not None:
                return _simple(other) if value.value is (c.operator.name == "=") else _negated(_simple(other))
    return c


def _negated(c: bound.Expr) -> bound.Expr:
    match c:
        case bound.Bool(op="not"):
            return c.args[0]
        case bound.Bool():
            return bound.Bool("or" if c.op == "and" else "and", tuple(map(_negated, c.args)))
        case bound.IsTest() if not c.row:
            return bound.IsTest(c.what, c.arg, not c.negated)
        case bound.Const():
            return bound.Const(_BOOL, None if c.value is None else not c.value)
        case bound.Func() if c.operator is not None and len(c.args) == 2:
            other = _negator(c.operator)
            if other is not None:
                return bound.Func(other.function, c.args, _BOOL, other)
        case bound.ArrayTest() if c.operator is not None:
            other = _negator(c.operator)
            if other is not None:
                return bound.ArrayTest(other.function, c.left, c.right, not c.all, other)
    return bound.Bool("not", (c,))


def _negator(operator: Operator) -> Operator | None:
    """The built-in operator that is true where this one is false."""
    known = OPERATORS.get(operator.negator, ()) if operator.negator else ()
    return next((o for o in known if (o.left, o.right) == (operator.left, operator.right)), None)
