"""Conditions that follow from others, so that tables are made small before they are joined.

- Columns that must be equal to one another, or to a constant, form a class: a = b AND b = c also joins a and c, and a = b AND b = 5 restricts both.
- An OR all of whose arms say something of one table alone restricts that table: (a.x = 1 AND b.y = 2) OR (a.x = 3 AND b.y = 4) lets only rows
  of `a` through whose x is 1 or 3.

What follows is used in addition; a join of two items needs one equality of each class, for the others follow.

Source: PostgreSQL 15's src/backend/optimizer/README, "EquivalenceClasses"; extract_restriction_or_clauses.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.selectivity import selectivity
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.user import FIRST_OID

from .layout import is_volatile
from .predicates import rids_of

MEMBERS_MAX = 12  # of a class: each pair of them is a condition
_CATEGORIES = frozenset("BDINSTU")
_USEFUL = 0.9  # an OR that keeps more rows than this is not worth its time


def _is_plain(oid: int) -> bool:
    """Whether what equals the same datum of a type is equal: of shapes, for one, the areas are compared."""
    category = TYPES[oid].category
    return category == "E" or oid < FIRST_OID and category in _CATEGORIES


def _equated(c: bound.Expr) -> tuple[bound.Expr, ...]:
    """The two sides of an equality that means what = means; none of another condition."""
    return c.args if isinstance(c, bound.Func) and c.operator is not None and c.operator.name == "=" and not c.operator.symbol and len(c.args) == 2 else ()


def _columns(c: bound.Expr) -> tuple[bound.Var, bound.Var] | None:
    """The two columns, of one type, that a condition equates."""
    sides = _equated(c)
    if not sides or not isinstance(c, bound.Func) or not c.function.strict:
        return None
    a, b = sides
    if type(a) is bound.Var and type(b) is bound.Var and a.type == b.type and a.key() != b.key() and _is_plain(a.type):
        return a, b
    return None


def _restricted(c: bound.Expr) -> tuple[bound.Var, bound.Expr] | None:
    """The column and the constant of the same type that a condition equates."""
    sides = _equated(c)
    for a, b in (sides, sides[::-1]) if sides else ():
        if type(a) is bound.Var and isinstance(b, bound.Const | bound.Param) and a.type == b.type and _is_plain(a.type):
            return a, b
    return None


class Equalities:
    """The classes of the equalities of one list of joins."""

    def __init__(self, conditions: list[bound.Expr], rids: set[int]) -> None:
        self._class_of: dict[Any, int] = {}
        self._classes: list[dict[Any, bound.Var]] = []
        self._examples: list[bound.Func] = []
        self._known: dict[Any, int] = {}  # the class of a condition by its key
        joined: list[tuple[bound.Func, bound.Var]] = []
        for c in conditions:
            found = _columns(c)
            if found is not None and found[0].rid in rids and found[1].rid in rids:
                assert isinstance(c, bound.Func)
                if self._join(c, *found):
                    joined.append((c, found[0]))
        for c, a in joined:
            at = self._class_of[a.key()]
            if len(self._classes[at]) <= MEMBERS_MAX:
                self._known[c.key()] = at

    def _join(self, c: bound.Func, a: bound.Var, b: bound.Var) -> bool:
        """Let the classes of two columns be one, unless they know another kind of equality."""
        one, other = self._class_of.get(a.key()), self._class_of.get(b.key())
        for n in (one, other):
            if n is not None and (self._examples[n].function is not c.function or self._examples[n].collation != c.collation):
                return False
        if one is None and other is None:
            one = len(self._classes)
            self._classes.append({})
            self._examples.append(c)
        at = one if one is not None else other
        assert at is not None
        if one is not None and other is not None and one != other:
            for key in self._classes[other]:
                self._class_of[key] = one
            self._classes[one].update(self._classes[other])
            self._classes[other] = {}
        for v in (a, b):
            self._classes[at][v.key()] = v
            self._class_of[v.key()] = at
        return True

    def derived(self, conditions: list[bound.Expr]) -> list[bound.Expr]:
        """What follows from the equalities, and is not among the conditions."""
        known = {c.key() for c in conditions}
        out: list[bound.Expr] = []
        for n, members in enumerate(self._classes):
            if not 2 < len(members) <= MEMBERS_MAX:
                continue
            example = self._examples[n]
            columns = list(members.values())
            for i, a in enumerate(columns):
                for b in columns[i + 1 :]:
                    made, turned = example.rebuild([a, b]), example.rebuild([b, a])
                    if made.key() in known or turned.key() in known:
                        continue
                    self._known[made.key()] = n
                    out.append(made)
        for c in conditions:
            found = _restricted(c)
            at = self._class_of.get(found[0].key()) if found is not None else None
            if found is None or at is None:
                continue
            assert isinstance(c, bound.Func)
            if c.function is not self._examples[at].function or c.collation != self._examples[at].collation:
                continue
            for key, column in self._classes[at].items():
                made = c.rebuild([column, found[1]])
                if key != found[0].key() and made.key() not in known and c.rebuild([found[1], column]).key() not in known:
                    known.add(made.key())
                    out.append(made)
        return out

    def needed(self, on: list[bound.Expr], left: set[int], right: set[int]) -> list[bound.Expr]:
        """The conditions of a join without those that follow: of each class, the first that joins the two sides."""
        if not self._known:
            return on
        out, met = [], set()
        for c in on:
            n = self._known.get(c.key())
            if n is not None:
                rids = rids_of(c)
                if rids & left and rids & right:
                    if n in met:
                        continue
                    met.add(n)
            out.append(c)
        return out


def restriction(condition: bound.Expr, rid: int) -> bound.Expr | None:
    """What an OR says of one table alone, where each arm says something and it is worth while."""
    if not isinstance(condition, bound.Bool) or condition.op != "or":
        return None
    arms = []
    for arm in condition.args:
        parts = [p for p in bound.conjuncts(arm) if rids_of(p) == {rid} and not is_volatile(p)
                 and not any(isinstance(n, bound.SubLink) for n in bound.walk(p))]
        if not parts:
            return None
        arms.append(bound.conjunction(parts))
    return bound.Bool("or", tuple(arms), condition.pos)  # type: ignore[arg-type]


def is_useful(condition: bound.Expr, relation: Any) -> bool:
    """Whether it leaves out enough rows."""
    return selectivity(condition, relation) <= _USEFUL
