"""Estimates of several conditions together, by extended statistics: lists of most common combinations first, then functional dependencies.

Source: PostgreSQL 15 manual, section 76.2; extended_stats.c, mcv.c and dependencies.c of its src/backend/statistics.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from aurorapy.planner import bound
from aurorapy.planner.relation import StatisticsObject
from aurorapy.planner.table_statistics import ObjectStatistics

from .scalars import MIRROR, comparison
from .variables import Relation, Variable, clamped, folded, plain

_DIMENSIONS_MAX = 8


class Read(NamedTuple):
    """What a condition asks: attnums of columns, and expressions."""

    columns: frozenset[int]
    expressions: tuple[bound.Expr, ...]


def all_of(conditions: list[bound.Expr], relation: Relation, estimated: set[int]) -> float:
    """The share of the conditions (AND) that extended statistics can tell; their places are added to `estimated`."""
    share = _combinations(conditions, relation, estimated, disjunction=False)
    return share * _dependencies(conditions, relation, estimated)


def some_of(conditions: list[bound.Expr], relation: Relation, estimated: set[int]) -> float:
    """The same of conditions with OR between them."""
    return _combinations(conditions, relation, estimated, disjunction=True)


# --- most common combinations -------------------------------------------------------------------


def _combinations(conditions: list[bound.Expr], relation: Relation, estimated: set[int], *, disjunction: bool) -> float:
    from .clauses import clause, clauselist

    share = 0.0 if disjunction else 1.0
    objects = [o for o in relation.objects() if o[1].mcv is not None]
    if not objects:
        return share
    reads = [None if n in estimated else _read(c, relation) for n, c in enumerate(conditions)]
    while True:
        best = _best(objects, reads)
        if best is None:
            return share
        x, data, exprs = best
        chosen, simple = [], []
        for n, read in enumerate(reads):
            if read is None or not _covers(x, exprs, read):
                continue
            chosen.append(conditions[n])
            simple.append(len(read.columns) + len(read.expressions) == 1)
            estimated.add(n)
            reads[n] = None
        items = _Items(relation, x, data, exprs)
        if not disjunction:
            one = clauselist(chosen, relation, False)
            matches = items.matches(chosen, disjunction=False)
            share *= _combined(one, *items.sums(matches))
            continue
        part = together = 0.0
        before = [False] * len(items.items)
        for c, is_simple in zip(chosen, simple, strict=True):
            one = clause(c, relation, False)
            overlap = together * one
            together = clamped(together + one - overlap)
            matches = items.matches([c], disjunction=False)
            both = [a and b for a, b in zip(before, matches, strict=True)]
            own = one if is_simple else _combined(one, *items.sums(matches))
            part = clamped(part + own - _combined(overlap, *items.sums(both)))
            before = [a or b for a, b in zip(before, matches, strict=True)]
        share = share + part - share * part


def _combined(simple: float, frequency: float, base: float, total: float) -> float:
    """What the list tells of the rows that are in it, and the single columns of the others."""
    other = min(clamped(simple - base), 1.0 - total)
    return clamped(frequency + other)


def _best(objects: list[tuple[StatisticsObject, ObjectStatistics, list[bound.Expr]]], reads: list[Read | None],
          ) -> tuple[StatisticsObject, ObjectStatistics, list[bound.Expr]] | None:
    """The object that knows most of what the conditions ask, the narrowest of those."""
    best, matched, keys = None, 2, _DIMENSIONS_MAX + 1
    for o in objects:
        x, _, exprs = o
        columns: set[int] = set()
        expressions: set[Any] = set()
        for read in reads:
            if read is not None and _covers(x, exprs, read):
                columns |= read.columns
                expressions |= {e.key() for e in read.expressions}
        found, width = len(columns) + len(expressions), len(x.keys) + len(exprs)
        if found > matched or (found == matched and width < keys):
            best, matched, keys = o, found, width
    return best


def _covers(x: StatisticsObject, exprs: list[bound.Expr], read: Read) -> bool:
    known = {e.key() for e in exprs}
    return read.columns <= set(x.keys) and all(e.key() in known for e in read.expressions)


def _read(c: bound.Expr, relation: Relation) -> Read | None:
    """What a condition asks of the relation's combinations; None where lists of them cannot tell."""
    columns: set[int] = set()
    expressions: list[bound.Expr] = []
    if not _gather(c, relation, columns, expressions) or not (columns or expressions):
        return None
    read = {n.rid for n in bound.walk(c) if isinstance(n, bound.Var)}
    if read != {relation.rid} or any(isinstance(n, bound.SubLink | bound.WholeRow) for n in bound.walk(c)):
        return None
    if relation.entry.security:
        from aurorapy.planner.plan.leakproof import leaks

        if leaks(c):
            return None
    return Read(frozenset(columns), tuple(expressions))


def _gather(c: bound.Expr, relation: Relation, columns: set[int], expressions: list[bound.Expr]) -> bool:
    from .clauses import operator_name

    c = plain(c)
    match c:
        case bound.Var():
            if c.rid != relation.rid or c.column < 0:
                return False
            columns.add(c.column + 1)
            return True
        case bound.Bool():
            return all(_gather(a, relation, columns, expressions) for a in c.args)
        case bound.IsTest(what="null", row=False):
            return _gather_operand(c.arg, relation, columns, expressions)
        case bound.Func() if c.operator is not None and len(c.args) == 2:
            found = _with_constant(c.args)
            if found is None or c.operator.name not in MIRROR:
                return False
            return _gather_operand(found[0], relation, columns, expressions)
        case bound.ArrayTest():
            if operator_name(c) not in MIRROR or _constants(c.right) is None:
                return False
            return _gather_operand(c.left, relation, columns, expressions)
    expressions.append(c)
    return True


def _gather_operand(e: bound.Expr, relation: Relation, columns: set[int], expressions: list[bound.Expr]) -> bool:
    e = plain(e)
    if isinstance(e, bound.Var):
        return _gather(e, relation, columns, expressions)
    expressions.append(e)
    return True


def _with_constant(args: tuple[bound.Expr, ...]) -> tuple[bound.Expr, bound.Const, bool] | None:
    """(expression, constant, whether the expression is on the left)"""
    left, right = folded(args[0]), folded(args[1])
    if isinstance(right, bound.Const):
        return left, right, True
    return (right, left, False) if isinstance(left, bound.Const) else None


def _constants(e: bound.Expr) -> list[bound.Const] | None:
    from .clauses import array_values

    values = array_values(e)
    if values is None:
        return None
    plains = [folded(v) for v in values]
    return plains if all(isinstance(v, bound.Const) for v in plains) else None  # type: ignore[return-value]


class _Items:
    """The list of an object, and which of its items satisfy conditions."""

    def __init__(self, relation: Relation, x: StatisticsObject, data: ObjectStatistics, exprs: list[bound.Expr]) -> None:
        assert data.mcv is not None
        self.relation, self.x, self.data, self.items = relation, x, data, data.mcv
        self.places: dict[Any, int] = {("v", relation.rid, n - 1): i for i, n in enumerate(x.keys)}
        self.places |= {e.key(): len(x.keys) + i for i, e in enumerate(exprs)}

    def sums(self, matches: list[bool]) -> tuple[float, float, float]:
        """(frequency, base frequency) of the items that match, and the frequency of all."""
        mine = [i for i, m in zip(self.items, matches, strict=True) if m]
        return sum([i.frequency for i in mine]), sum([i.base for i in mine]), sum([i.frequency for i in self.items])

    def matches(self, conditions: list[bound.Expr], *, disjunction: bool) -> list[bool]:
        out = [not disjunction] * len(self.items)
        for c in conditions:
            one = self._one(plain(c))
            out = [a or b for a, b in zip(out, one, strict=True)] if disjunction else [a and b for a, b in zip(out, one, strict=True)]
        return out

    def _values(self, e: bound.Expr) -> list[Any]:
        at = self.places[plain(e).key()]
        return [i.values[at] for i in self.items]

    def _one(self, c: bound.Expr) -> list[bool]:
        from .clauses import operator_name

        match c:
            case bound.Bool(op="not"):
                return [not m for m in self.matches(list(c.args), disjunction=False)]
            case bound.Bool():
                return self.matches(list(c.args), disjunction=c.op == "or")
            case bound.IsTest(what="null"):
                return [(v is None) != c.negated for v in self._values(c.arg)]
            case bound.Func() if c.operator is not None and len(c.args) == 2 and c.operator.name in MIRROR and c.key() not in self.places:
                found = _with_constant(c.args)
                assert found is not None
                e, value, left = found
                return self._compared(e, c.operator.name if left else MIRROR[c.operator.name], [value], every=False)
            case bound.ArrayTest():
                return self._compared(c.left, operator_name(c), _constants(c.right) or [], every=c.all)
        return [v is True for v in self._values(c)]

    def _compared(self, e: bound.Expr, op: str, constants: list[bound.Const], *, every: bool) -> list[bool]:
        v = Variable(self.relation, plain(e), None, False)
        tests = [_never if k.value is None else comparison(v, op, k.value, k.type) or _never for k in constants]
        combine = all if every else any
        return [d is not None and combine([t(d) for t in tests]) for d in self._values(e)]


def _never(value: Any) -> bool:
    return False


# --- functional dependencies --------------------------------------------------------------------


def _dependencies(conditions: list[bound.Expr], relation: Relation, estimated: set[int]) -> float:
    objects = [o for o in relation.objects() if o[1].dependencies]
    if not objects:
        return 1.0
    known = {e.key() for _, _, exprs in objects for e in exprs}
    asked: list[Any] = []
    for n, c in enumerate(conditions):
        e = None if n in estimated else _equated(c, relation)
        asked.append(None if e is None else e.column + 1 if isinstance(e, bound.Var) else e.key() if e.key() in known else None)
    present = {a for a in asked if a is not None}
    if len(present) < 2:
        return 1.0
    found: list[tuple[tuple[Any, ...], float]] = []
    for x, data, exprs in objects:
        names = dict(enumerate([e.key() for e in exprs], 1))
        if len(present & {*x.keys, *names.values()}) < 2:
            continue
        for numbers, degree in data.dependencies or ():
            attributes = tuple([n if n > 0 else names[-n] for n in numbers])
            if present.issuperset(attributes):
                found.append((attributes, degree))
    applied = []
    while True:
        strongest = _strongest(found, present)
        if strongest is None:
            break
        applied.append(strongest)
        present = present - {strongest[0][-1]}
    return _apply(applied, conditions, asked, relation, estimated) if applied else 1.0


def _strongest(found: list[tuple[tuple[Any, ...], float]], present: set[Any]) -> tuple[tuple[Any, ...], float] | None:
    """The dependency of the most attributes, of those the one of the highest degree."""
    best = None
    for d in found:
        if best is not None and (len(d[0]) < len(best[0]) or (len(d[0]) == len(best[0]) and best[1] > d[1])):
            continue
        if present.issuperset(d[0]):
            best = d
    return best


def _apply(applied: list[tuple[tuple[Any, ...], float]], conditions: list[bound.Expr], asked: list[Any], relation: Relation, estimated: set[int]) -> float:
    from .clauses import clauselist

    shares: dict[Any, float] = {}
    for attributes, _ in applied:
        for a in attributes:
            if a not in shares:
                mine = [n for n, b in enumerate(asked) if b == a]
                estimated.update(mine)
                shares[a] = clauselist([conditions[n] for n in mine], relation, False)
    for attributes, degree in reversed(applied):
        *first, last = attributes
        s1 = 1.0
        for a in first:
            s1 *= shares[a]
        s2 = shares[last]
        shares[last] = degree + (1 - degree) * s2 if s1 <= s2 else degree * s2 / s1 + (1 - degree) * s2
    out = 1.0
    for share in shares.values():
        out *= share
    return clamped(out)


def _equated(c: bound.Expr, relation: Relation) -> bound.Expr | None:
    """The column or expression that a condition says to equal something; None for any other condition."""
    from .clauses import is_constant, operator_name

    c = plain(c)
    match c:
        case bound.Func() if c.operator is not None and len(c.args) == 2 and c.operator.name == "=":
            left, right = c.args
            e = left if is_constant(right) else right if is_constant(left) else None
        case bound.Func() if c.operator is not None:
            e = None
        case bound.ArrayTest():
            e = c.left if not c.all and operator_name(c) == "=" and is_constant(c.right) else None
        case bound.Bool(op="or"):
            parts = [_equated(a, relation) for a in c.args]
            e = parts[0] if all(p is not None and p.key() == parts[0].key() for p in parts if parts[0] is not None) and parts[0] is not None else None
        case bound.Bool(op="not"):
            e = c.args[0]
        case bound.Bool() | bound.IsTest():
            e = None
        case _:
            e = c
    if e is None:
        return None
    e = plain(e)
    if {n.rid for n in bound.walk(e) if isinstance(n, bound.Var)} != {relation.rid} or (isinstance(e, bound.Var) and e.column < 0):
        return None
    return e
