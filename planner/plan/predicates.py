"""Shapes of conditions: `column op value`, equal joins, and what implies what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.base import NO_EQUALITY
from aurorapy.planner.types.domains import base_type

from . import moments
from .layout import is_volatile

MIRROR = {"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def rids_of(expr: bound.Expr) -> set[int]:
    """Range-table entries that an expression reads, those of its subqueries' outer references included."""
    out: set[int] = set()
    for n in bound.walk(expr):
        if isinstance(n, bound.Var):
            out.add(n.rid)
        elif isinstance(n, bound.SubLink):
            out |= bound.free_rids(n.query)
    return out


def vars_of(expr: bound.Expr) -> list[bound.Var]:
    """The Vars of an expression, and what its subqueries read of the rows around them."""
    out: list[bound.Var] = []
    for n in bound.walk(expr):
        if isinstance(n, bound.Var):
            out.append(n)
        elif isinstance(n, bound.SubLink):
            out += bound.free_vars(n.query)
    return out


def _comparison(condition: bound.Expr, expr: bound.Expr, rid: int, fits: Callable[[int, int], bool]) -> tuple[str, bound.Expr] | None:
    """(operator, value) of `expr op value`, either way round, where the value does not read `rid` and the types fit."""
    if not isinstance(condition, bound.Func) or condition.operator is None or len(condition.args) != 2:
        return None
    name = condition.operator.name
    if name not in MIRROR:
        return None
    key: Any = None
    for mine, other, op in ((condition.args[0], condition.args[1], name), (condition.args[1], condition.args[0], MIRROR[name])):
        bare = plain(mine)
        if isinstance(expr, bound.Var):
            if not isinstance(bare, bound.Var) or bare.column != expr.column or bare.rid != expr.rid:
                continue
        else:
            key = key or expr.key()
            if bare.key() != key:
                continue
        if rid not in rids_of(other) and not is_volatile(other) and fits(expr.type, other.type):
            return op, other
    return None


def plain(expr: bound.Expr) -> bound.Expr:
    """Without relabels (varchar seen as text), which do not change the datum."""
    while isinstance(expr, bound.CoerceIO) and expr.relabel:
        expr = expr.arg
    return expr


_INTEGERS = frozenset((20, 21, 23, 26))
_STRINGS = frozenset((25, 1043, 19))
_FLOATS = frozenset((700, 701))
_NETWORKS = frozenset((650, 869))


def _same_order(column: int, value: int) -> bool:
    """Whether data of both types have the same key form, so that one can be looked up among the other."""
    if column == value or base_type(column) == base_type(value):
        return True
    return any(column in family and value in family for family in (_INTEGERS, _STRINGS, _FLOATS, _NETWORKS))


def equal_value(condition: bound.Expr, expr: bound.Expr, rid: int) -> bound.Expr | None:
    """The value of `expr = value`, or of a bare boolean column."""
    if expr.type == 16:
        if condition.key() == expr.key():
            return bound.Const(16, True)
        if isinstance(condition, bound.Bool) and condition.op == "not" and condition.args[0].key() == expr.key():
            return bound.Const(16, False)
    found = _comparison(condition, expr, rid, _same_order)
    return found[1] if found is not None and found[0] == "=" else None


def unequal_value(condition: bound.Expr, expr: bound.Expr, rid: int) -> bound.Expr | None:
    """The value of `expr <> value`."""
    if not isinstance(condition, bound.Func) or condition.operator is None or len(condition.args) != 2 or condition.operator.name != "<>":
        return None
    for mine, other in (condition.args, condition.args[::-1]):
        if is_key(mine, expr) and rid not in rids_of(other) and not is_volatile(other) and _same_order(expr.type, other.type):
            return other
    return None


def is_key(expr: bound.Expr, key: bound.Expr) -> bool:
    """Whether an expression is another one, relabelled at most."""
    return bool(plain(expr).key() == key.key())


def same_order(column: int, value: int) -> bool:
    """Whether data of both types can be looked up among one another."""
    return _same_order(column, value)


def element_type(oid: int) -> int:
    """Of an array type."""
    return int(TYPES[base_type(oid)].element)


def range_value(condition: bound.Expr, expr: bound.Expr, rid: int) -> tuple[str, bound.Expr] | None:
    """(operator, value) of a range condition on `expr`."""
    found = _comparison(condition, expr, rid, _same_order)
    return found if found is not None and found[0] != "=" else None


def moment_limit(condition: bound.Expr, expr: bound.Expr, rid: int) -> tuple[str, bound.Expr] | None:
    """(operator, value) of a range that a comparison of dates or times of different types implies."""
    found = _comparison(condition, expr, rid, moments.differ)
    return None if found is None or found[0] == "=" else moments.limit_of(expr.type, *found)


def equi_join(condition: bound.Expr, left: set[int], right: set[int]) -> tuple[bound.Expr, bound.Expr] | None:
    """(left key, right key) of a condition that equates an expression of each side and can be hashed."""
    if not isinstance(condition, bound.Func) or condition.operator is None or condition.operator.name != "=" or len(condition.args) != 2:
        return None
    a, b = condition.args
    if moments.differ(a.type, b.type):
        a, b = moments.in_common(a, b)
    elif not _hash_compatible(a.type, b.type):
        return None
    ra, rb = rids_of(a), rids_of(b)
    if is_volatile(a) or is_volatile(b):
        return None
    if ra and rb:
        if ra & left and rb & right and not ra & right and not rb & left:
            return a, b
        if ra & right and rb & left and not ra & left and not rb & right:
            return b, a
    return None


def _hash_compatible(a: int, b: int) -> bool:
    return base_type(a) not in NO_EQUALITY and (a == b or _same_order(a, b))


def factored(conditions: list[bound.Expr]) -> list[bound.Expr]:
    """The conditions with what all arms of an OR have in common in front of it: (a AND b) OR (a AND c) is a AND (b OR c). Source: find_duplicate_ors in its
    terms."""
    if not any(isinstance(c, bound.Bool) and c.op == "or" for c in conditions):
        return conditions
    out: list[bound.Expr] = []
    for c in conditions:
        out += _factors(c) if isinstance(c, bound.Bool) and c.op == "or" else (c,)
    return out


def _factors(either: bound.Bool) -> list[bound.Expr]:
    arms = [{part.key(): part for part in bound.conjuncts(a)} for a in either.args]
    shared = [k for k, part in arms[0].items() if all(k in arm for arm in arms) and not is_volatile(part)]
    if not shared:
        return [either]
    common = [arms[0][k] for k in shared]
    rests = [[part for k, part in arm.items() if k not in shared] for arm in arms]
    if not all(rests):
        return common  # an arm that asks for no more makes the others needless
    return [*common, bound.Bool("or", tuple([bound.conjunction(rest) for rest in rests]), either.pos)]  # type: ignore[misc]


def implies(conditions: list[bound.Expr], predicate: bound.Expr) -> bool:
    """Whether the conditions, together true, make an index predicate true."""
    keys = {c.key() for c in conditions}
    return all(_implied(conditions, keys, p) for p in bound.conjuncts(predicate))


def _implied(conditions: list[bound.Expr], keys: set[object], part: bound.Expr) -> bool:
    if part.key() in keys:
        return True
    if isinstance(part, bound.IsTest) and part.what == "null" and part.negated:
        wanted = part.arg.key()
        for c in conditions:  # a strict operator over the column is never true of NULL
            if isinstance(c, bound.Func) and c.operator is not None and c.function.strict and any(plain(a).key() == wanted for a in c.args):
                return True
    compared = _with_constant(part)
    return compared is not None and any(_narrower(known, compared) for known in map(_with_constant, conditions) if known is not None)


_ORDERED = frozenset((20, 21, 23, 26, 1700, 700, 701, 1082, 1083, 1114, 1184))  # types whose data Python compares as PostgreSQL does, but for NaN
_OPERATORS = {"=": lambda a, b: a == b, "<>": lambda a, b: a != b, "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b,
              ">=": lambda a, b: a >= b}


def _with_constant(condition: bound.Expr) -> tuple[object, int, str, object] | None:
    """(key and type of the expression, operator, constant) of a comparison with a constant, either way round."""
    if not isinstance(condition, bound.Func) or condition.operator is None or condition.operator.symbol or len(condition.args) != 2 or (
            condition.operator.name not in _OPERATORS):
        return None
    name = condition.operator.name
    left, right = condition.args
    if isinstance(left, bound.Const):
        left, right, name = right, left, MIRROR.get(name, name)
    if not isinstance(right, bound.Const) or right.value is None or right.value != right.value or left.type not in _ORDERED or right.type not in _ORDERED or (
            is_volatile(left)):
        return None
    return left.key(), left.type, name, right.value


def _narrower(known: tuple[object, int, str, object], wanted: tuple[object, int, str, object]) -> bool:
    """Whether `x op a` makes `x op b` true. Source: operator_predicate_proof in its terms."""
    key, type, op, a = known
    wanted_key, wanted_type, wanted_op, b = wanted
    if key != wanted_key or type != wanted_type:
        return False
    try:
        if op == "=":
            return bool(_OPERATORS[wanted_op](a, b))
        if op[0] not in "<>" or op == "<>" or wanted_op == "=" or wanted_op != "<>" and wanted_op[0] != op[0]:
            return False
        strictly = op in "<>" or wanted_op in ("<=", ">=")  # then the limit itself may be the same
        return bool(_OPERATORS[op[0] + "=" if strictly else op[0]](a, b))
    except TypeError:  # a date and a timestamp, or an infinity
        return False
