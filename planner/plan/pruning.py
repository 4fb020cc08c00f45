"""What conditions say of a partition key: a tree of ANDs and ORs over tests of its columns, from which partitions are chosen once the values
are known.

A condition that says nothing of the key is left out of an AND, and makes an OR say nothing. A value that is not known yet does the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import OperatorClass
from aurorapy.planner.partitions import Partitions, Restriction
from aurorapy.records import dataclass

from . import predicates
from .layout import is_volatile


@dataclass(slots=True)
class Test:
    """Key column `column` op value; op may also be 'in' (an array's elements), 'null' and 'not null'."""

    column: int
    op: str
    value: bound.Expr | None = None

    def values(self) -> Iterator[bound.Expr]:
        """The expressions to know."""
        if self.value is not None:
            yield self.value


@dataclass(slots=True)
class Group:
    """'and' or 'or' of parts."""

    op: str
    parts: list[Choice]

    def values(self) -> Iterator[bound.Expr]:
        """The expressions to know."""
        for p in self.parts:
            yield from p.values()


Choice = Test | Group


_STRATEGIES = {"<": 1, "<=": 2, "=": 3, ">=": 4, ">": 5}


def choices(keys: list[bound.Expr], conditions: list[bound.Expr], rid: int, classes: list[OperatorClass | None]) -> Choice | None:
    """What the conditions, together true, say of the key columns; None for nothing. `classes`: a column's operator class where it is a user's, of whose family
    an operator must be to say something."""
    parts = [found for c in conditions if (found := _choice(keys, c, rid, classes)) is not None]
    return Group("and", parts) if parts else None


def _agrees(opclass: OperatorClass, key: bound.Expr, op: str) -> bool:
    """Whether a built-in operator is the one of a user's family that means the same there."""
    if op in ("null", "not null"):
        return True
    op = "=" if op in ("in", "<>") else op
    wanted = _STRATEGIES[op] if opclass.method == "btree" else 1 if op == "=" else 0
    return opclass.family.strategy(op, key.type, key.type) == wanted


def _choice(keys: list[bound.Expr], c: bound.Expr, rid: int, classes: list[OperatorClass | None]) -> Choice | None:
    if isinstance(c, bound.Bool) and c.op in ("and", "or"):
        parts = [_choice(keys, a, rid, classes) for a in c.args]
        known = [p for p in parts if p is not None]
        if not known or (c.op == "or" and len(known) < len(parts)):
            return None
        return Group(c.op, known)
    for i, key in enumerate(keys):
        found = _test(i, key, c, rid)
        opclass = classes[i]
        if found is not None and (opclass is None or all(_agrees(opclass, key, t.op) for t in (found.parts if isinstance(found, Group) else [found])
                                                         if isinstance(t, Test))):
            return found
    return None


def _test(i: int, key: bound.Expr, c: bound.Expr, rid: int) -> Choice | None:
    value = predicates.equal_value(c, key, rid)
    if value is not None:
        return Test(i, "=", value)
    limit = predicates.range_value(c, key, rid) or predicates.moment_limit(c, key, rid)
    if limit is not None:
        return Test(i, *limit)
    if isinstance(c, bound.IsTest) and c.arg.key() == key.key():
        if c.what == "null" and not c.row:
            return Test(i, "not null" if c.negated else "null")
        if c.what in ("true", "false") and not c.negated and key.type == 16:
            return Test(i, "=", bound.Const(16, c.what == "true"))
        if c.what == "unknown" and key.type == 16:
            return Test(i, "not null" if c.negated else "null")
    unequal = predicates.unequal_value(c, key, rid)
    if unequal is not None:
        return Test(i, "<>", unequal)
    if isinstance(c, bound.ArrayTest) and c.operator is not None and not c.all and predicates.is_key(c.left, key) and c.operator.name == "=":
        return _in(i, key, c.right, rid)
    return None


def _in(i: int, key: bound.Expr, right: bound.Expr, rid: int) -> Choice | None:
    if isinstance(right, bound.Array):
        if any(rid in predicates.rids_of(e) or is_volatile(e) or not predicates.same_order(key.type, e.type) for e in right.items):
            return None
        return Group("or", [Test(i, "=", e) for e in right.items])
    element = predicates.element_type(right.type)
    if rid in predicates.rids_of(right) or is_volatile(right) or not predicates.same_order(key.type, element):
        return None
    return Test(i, "in", right)


class _Chooser:
    UNKNOWN = object()

    def __call__(self, partitions: Partitions, tree: Choice, value: Callable[[bound.Expr], Any]) -> set[int]:
        """The partitions that can have rows for which the tree is true."""
        return self._set(partitions, tree, value)

    def _set(self, partitions: Partitions, tree: Choice, value: Callable[[bound.Expr], Any]) -> set[int]:
        if isinstance(tree, Group) and tree.op == "or":
            out: set[int] = set()
            for p in tree.parts:
                out |= self._set(partitions, p, value)
            return out
        parts = tree.parts if isinstance(tree, Group) else [tree]
        restrictions = [Restriction() for _ in partitions.key.columns]
        out = partitions.everything
        for p in parts:
            if isinstance(p, Group):
                out &= self._set(partitions, p, value)
            else:
                out &= self._note(partitions, restrictions[p.column], p, value)
        return out & partitions.matching(restrictions)

    def _note(self, partitions: Partitions, r: Restriction, test: Test, value: Callable[[bound.Expr], Any]) -> set[int]:
        """Add a test to its column's; what it leaves by itself where it is none of a single value."""
        if test.op == "null":
            r.null = True
        elif test.op == "not null":
            r.not_null = True
        else:
            assert test.value is not None
            v = value(test.value)
            if v is self.UNKNOWN:
                return partitions.everything
            if test.op != "in":
                r.tests.append((test.op, v))
            elif v is None:
                return set()
            else:
                out: set[int] = set()
                for item in v:
                    one = [Restriction() for _ in partitions.key.columns]
                    one[test.column].tests.append(("=", item))
                    out |= partitions.matching(one)
                return out
        return partitions.everything


choose = _Chooser()
