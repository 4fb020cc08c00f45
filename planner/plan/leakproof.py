"""What tells nothing of the rows that it looks at: conditions that may come before those of a security barrier or a policy.

A function is leakproof if it neither raises, nor prints, nor does anything but give its result. Conditions that give no column to any other function are safe.

Source: PostgreSQL 15's pg_proc.proleakproof and src/backend/optimizer/util/clauses.c (contain_leaked_vars).
"""

from __future__ import annotations

from aurorapy.planner import bound
from aurorapy.planner.types.domains import base_type

from .costs import cheapest_first

_COMPARISONS = frozenset(("=", "<>", "<", "<=", ">", ">="))
_COMPARABLE = frozenset((16, 17, 18, 19, 20, 21, 23, 25, 26, 27, 30, 700, 701, 774, 790, 829, 869, 1042, 1043, 1082, 1083, 1114, 1184, 1186, 1266, 1560, 1562, 2950,
                         3220, 5069))
_PREFIXES = frozenset(("^@", "~<=~", "~<~", "~>=~", "~>~"))
_SAFE = bound.Var | bound.Const | bound.Param | bound.Bool | bound.IsTest | bound.CaseTest


def leaks(condition: bound.Expr) -> bool:
    """Whether computing a condition could tell of a row's columns."""
    if isinstance(condition, bound.SubLink):
        return True
    if not _tells_nothing(condition) and any(isinstance(n, bound.Var | bound.WholeRow | bound.SubLink) for n in bound.walk(condition)):
        return True
    return any(leaks(c) for c in condition.children())


def _tells_nothing(e: bound.Expr) -> bool:
    if isinstance(e, _SAFE):
        return True
    if isinstance(e, bound.CoerceIO):
        return e.relabel
    if isinstance(e, bound.Func):
        if e.function.routine is not None:
            return bool(e.function.routine.leakproof)
        return e.operator is not None and _comparison(e.operator.name, [a.type for a in e.args])
    if isinstance(e, bound.ArrayTest):
        return e.function.routine is None and getattr(e.operator, "name", None) in _COMPARISONS and base_type(e.left.type) in _COMPARABLE
    return False


def comparison_leaks(name: str, oid: int) -> bool:
    """Whether a comparison of values of a type could tell of them."""
    return not _comparison(name, [oid, oid])


def _comparison(name: str, types: list[int]) -> bool:
    if name in _COMPARISONS:
        return all(base_type(t) in _COMPARABLE for t in types)
    return name in _PREFIXES and all(base_type(t) in (25, 1042, 1043) for t in types)


def in_order(security: list[bound.Expr], conditions: list[bound.Expr]) -> list[bound.Expr]:
    """The conditions on an entry in the order in which they may be tested, its security conditions among them: those that tell nothing first."""
    guards = [c for c in conditions if any(c is q for q in security)]
    others = [c for c in conditions if not any(c is q for q in security)]
    safe = [c for c in others if not leaks(c)]
    return [*cheapest_first(safe), *cheapest_first(guards), *cheapest_first([c for c in others if not any(c is x for x in safe)])]
