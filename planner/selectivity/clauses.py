"""Selectivities of conditions, one by one and in lists.

Source: PostgreSQL 15 manual, section 76.1; its src/backend/optimizer/path/clausesel.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.types import TYPES

from . import extended as extended_statistics
from .canonical import canonical
from .elements import compared, contains
from .patterns import MATCH, like
from .scalars import INEQUALITY, MIRROR, boolean_test, equal_to, equal_to_unknown, null_test, ordered
from .variables import Relation, Variable, clamped, estimated, folded, plain

EQUALITY, RANGE, FUNCTION, OTHER = 0.005, 0.005, 0.3333333, 0.5
_CONTAINED, _AREA, _POSITION, _MATCHING = 0.001, 0.005, 0.1, 0.010
_PATTERNS = {"~~": (False, False), "!~~": (False, True), "~~*": (True, False), "!~~*": (True, True)}
_REGEX = {"~": False, "~*": False, "!~": True, "!~*": True}
_CONTAINING = frozenset(("@>", "<@", "&&", "?", "?|", "?&", "@?", "@@", "@@@", "<<=", ">>=", "<<", ">>", "-|-", "%", "%>", "<%", "%>>", "<<%"))
_ELEMENTS = {"@>": "<@", "<@": "@>", "&&": "&&", "@@": "@@", "@@@": "@@@"}  # what asks for elements, and what it is from the other side
_POSITIONS = frozenset(("<<|", "|>>", "&<|", "|&>", "&<", "&>", "<^", ">^"))
UNKNOWN_ELEMENTS = 10  # elements that an array is taken to have


def selectivity(condition: bound.Expr, relation: Relation | None = None) -> float:
    """The share of rows for which one condition is true."""
    return clauselist([condition], relation)


def clauselist(conditions: list[bound.Expr], relation: Relation | None, extended: bool = True) -> float:
    """The share of rows for which all conditions are true."""
    if not conditions:
        return 1.0
    conditions = canonical(conditions)
    if len(conditions) == 1:
        return clause(conditions[0], relation, extended)
    share = 1.0
    estimated: set[int] = set()
    if extended and relation is not None and relation.entry.table is not None and relation.entry.table.statistics:
        share = extended_statistics.all_of(conditions, relation, estimated)
    ranges: dict[Any, _Range] = {}
    for n, c in enumerate(conditions):
        if n in estimated:
            continue
        one = clause(c, relation, extended)
        found = _range_side(c, relation)
        if found is None:
            share *= one
        else:
            ranges.setdefault(found[0].key(), _Range(found[0])).add(found[1], one)
    for r in ranges.values():
        share *= r.share(relation)
    return share


class _Range:
    """Bounds on one expression: with both, what they leave is what both would be missing from the whole."""

    __slots__ = ("expr", "low", "high")

    def __init__(self, expr: bound.Expr) -> None:
        self.expr, self.low, self.high = expr, -1.0, -1.0

    def add(self, upper: bool, share: float) -> None:
        if upper:
            self.high = share if self.high < 0 else min(self.high, share)
        else:
            self.low = share if self.low < 0 else min(self.low, share)

    def share(self, relation: Relation | None) -> float:
        if self.low < 0 or self.high < 0:
            return max(self.low, self.high)
        if self.low == INEQUALITY or self.high == INEQUALITY:
            return RANGE
        both = self.high + self.low - 1.0
        both += null_test(relation.variable(self.expr) if relation is not None else None, negated=False)
        if both <= 0.0:
            return RANGE if both < -0.01 else 1.0e-10
        return both


def _range_side(c: bound.Expr, relation: Relation | None) -> tuple[bound.Expr, bool] | None:
    """(the expression, whether it is bounded from above) of an inequality with a constant."""
    if not isinstance(c, bound.Func) or c.operator is None or len(c.args) != 2 or c.operator.name not in ("<", "<=", ">", ">="):
        return None
    left, right = c.args
    if is_constant(right) and not is_constant(left):
        return plain(left), c.operator.name[0] == "<"
    if is_constant(left) and not is_constant(right):
        return plain(right), c.operator.name[0] == ">"
    return None


def is_constant(e: bound.Expr) -> bool:
    """Whether an expression has one value in the whole of a scan, known or not."""
    return not any(isinstance(n, bound.Var | bound.WholeRow | bound.SubLink) for n in bound.walk(e)) and not any(
        isinstance(n, bound.Func) and n.function.volatility == "v" for n in bound.walk(e))


def any_of(conditions: tuple[bound.Expr, ...], relation: Relation | None, extended: bool) -> float:
    """The share of rows for which some condition is true."""
    share = 0.0
    estimated: set[int] = set()
    if extended and relation is not None and relation.entry.table is not None and relation.entry.table.statistics:
        share = extended_statistics.some_of(list(conditions), relation, estimated)
    for n, c in enumerate(conditions):
        if n not in estimated:
            one = clause(c, relation, extended)
            share = share + one - share * one
    return share


def clause(c: bound.Expr, relation: Relation | None, extended: bool) -> float:
    """The share of rows for which one condition is true; without `extended` statistics where not."""
    c = plain(c)
    match c:
        case bound.Const():
            return 1.0 if c.value is True else 0.0
        case bound.Bool(op="and"):
            return clauselist(list(c.args), relation, extended)
        case bound.Bool(op="or"):
            return any_of(c.args, relation, extended)
        case bound.Bool(op="not"):
            return 1.0 - clause(c.args[0], relation, extended)
        case bound.IsTest(what="null"):
            return null_test(None if relation is None or c.row else relation.variable(c.arg), negated=c.negated)
        case bound.IsTest():
            return _boolean_test(c, relation, extended)
        case bound.ArrayTest():
            return _array(c, relation)
        case bound.DistinctFrom():
            share = _compared("=", c.left, c.right, relation)
            return share if c.negated else 1.0 - share
        case bound.Func() if c.operator is not None:
            return _operator(c, relation)
        case bound.Var() if relation is not None:
            return equal_to(relation.variable(c), True, 16)
    if relation is not None:
        v = relation.variable(c)
        if v.stats is not None:
            return equal_to(v, True, 16)
    return FUNCTION if isinstance(c, bound.Func) else OTHER


def _boolean_test(c: bound.IsTest, relation: Relation | None, extended: bool) -> float:
    if relation is not None:
        found = boolean_test(relation.variable(c.arg), c.what, negated=c.negated)
        if found is not None:
            return found
    if c.what == "unknown":
        return 0.995 if c.negated else 0.005
    share = clause(c.arg, relation, extended)
    return 1.0 - share if (c.what == "true") == c.negated else share


def _operator(c: bound.Func, relation: Relation | None) -> float:
    name = c.operator.name
    if len(c.args) != 2:
        return OTHER
    left, right = c.args
    if name in MIRROR:
        return _compared(name, left, right, relation)
    if name in _PATTERNS:
        any_case, negate = _PATTERNS[name]
        pattern = plain(right)
        if relation is not None and isinstance(pattern, bound.Const) and TYPES[relation.variable(left).type].category == "S":
            return like(relation.variable(left), pattern.value, folded=any_case, negate=negate)
        return 1.0 - MATCH if negate else MATCH
    if relation is not None and name in _ELEMENTS:
        for mine, other, op in ((left, right, name), (right, left, _ELEMENTS[name])):
            value = folded(other) if _reads(mine, relation.rid) and not _reads(other, relation.rid) else None
            if isinstance(value, bound.Const) and op is not None:
                found = compared(op, relation.variable(mine), value)
                if found is not None:
                    return found
    if name in _REGEX:
        return 1.0 - MATCH if _REGEX[name] else MATCH
    if name in _CONTAINING:
        return _MATCHING if TYPES[left.type].category in ("U", "I") else _CONTAINED if TYPES[left.type].category == "G" else _AREA
    if name in _POSITIONS:
        return _POSITION
    return OTHER


def _compared(name: str, left: bound.Expr, right: bound.Expr, relation: Relation | None) -> float:
    """left op right, where op is one of the six comparisons."""
    mine, other, op = left, right, name
    if relation is not None and not _reads(left, relation.rid) and _reads(right, relation.rid):
        mine, other, op = right, left, MIRROR[name]
    if relation is None or not _reads(mine, relation.rid) or _reads(other, relation.rid):
        return _blind(name)
    v = relation.variable(mine)
    value = estimated(other, relation.planner.context)
    if relation.entry.security and v.stats is not None and _is_leaky(name, v):
        v = Variable(relation, v.expr, None, v.unique)
    if op in ("=", "<>"):
        if isinstance(value, bound.Const):
            return equal_to(v, value.value, value.type, negate=op == "<>")
        return equal_to_unknown(v, negate=op == "<>")
    if isinstance(value, bound.Const):
        return ordered(v, op, value.value, value.type)
    return INEQUALITY


def _is_leaky(name: str, v: Variable) -> bool:
    from aurorapy.planner.plan.leakproof import comparison_leaks

    return comparison_leaks(name, v.type)


def _blind(name: str) -> float:
    """Of a comparison that is not of one column with one value."""
    return EQUALITY if name == "=" else 1.0 - EQUALITY if name == "<>" else INEQUALITY


def _reads(e: bound.Expr, rid: int) -> bool:
    return isinstance(e, bound.Var) and e.rid == rid or any(isinstance(n, bound.Var | bound.WholeRow) and n.rid == rid for n in bound.walk(e))


def array_values(e: bound.Expr) -> list[bound.Expr] | None:
    """The elements of an array that is written down; None where they are not known."""
    e = plain(e)
    if isinstance(e, bound.Array) and not e.nested:
        return list(e.items)
    e = folded(e)
    if isinstance(e, bound.Const) and e.value is not None and TYPES[e.type].element:
        element = TYPES[e.type].element
        return [bound.Const(element, v) for v in e.value]
    return None


def operator_name(c: bound.ArrayTest) -> str:
    """The operator of a comparison with an array's elements."""
    return str(c.operator.name) if c.operator is not None else str(c.function.name).removeprefix("op ")


def _array(c: bound.ArrayTest, relation: Relation | None) -> float:
    """left op ANY or ALL (array)."""
    right = plain(c.right)
    if isinstance(right, bound.Const) and right.value is None:
        return 0.0
    name = operator_name(c)
    values = array_values(right)
    if values is None and name == "=" and not c.all and relation is not None and _reads(right, relation.rid) and isinstance(plain(c.left), bound.Const):
        return contains(relation.variable(right), plain(c.left))
    if values is None:
        one = _element(c, name, bound.Param(TYPES[right.type].element or c.left.type, 0), relation)
        share = 1.0 if c.all else 0.0
        for _ in range(UNKNOWN_ELEMENTS):
            share = share * one if c.all else share + one - share * one
        return clamped(share)
    share = apart = 1.0 if c.all else 0.0
    for value in values:
        one = _element(c, name, value, relation)
        if c.all:
            share *= one
            apart += one - 1.0
        else:
            share = share + one - share * one
            apart += one
    if (name == "<>" if c.all else name == "=") and 0.0 <= apart <= 1.0:
        share = apart
    return clamped(share)


def _element(c: bound.ArrayTest, name: str, value: bound.Expr, relation: Relation | None) -> float:
    if name in MIRROR:
        return _compared(name, c.left, value, relation)
    if c.operator is not None:
        return _operator(bound.Func(c.operator.function, (c.left, value), 16, c.operator), relation)
    return OTHER
