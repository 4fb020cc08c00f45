"""FOR UPDATE and its kin lock no rows on the nullable side of an outer join: 0A000, unless a condition makes it an inner join anyway.

Conditions above an outer join are looked at first, and those of its ON reject rows of its nullable side only; so a LEFT JOIN whose right side
WHERE restricts may be locked whole. A view or plain subquery that is locked because the query around it says so is looked at as part of that
query, as PostgreSQL pulls it up.

Source: reduce_outer_joins in PostgreSQL 15's src/backend/optimizer/prep/prepjointree.c, and make_outerjoininfo in plan/initsplan.c.
"""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner import bound

from .null_rejecting import null_rejected, strict_rids

_STRONGER = ("key share", "share", "no key update", "update")


def refuse_nullable(query: bound.Query) -> None:
    """Raise 0A000 when an entry that is locked is on the nullable side of an outer join."""
    whole = _Whole()
    whole.add(query)
    whole.walk(query, set())


def is_part(query: bound.Query) -> bool:
    """Whether a query whose rows are locked is looked at as part of the one around it."""
    return query.lock_handed_down and not (query.limit is not None or query.offset is not None or query.order_by or query.ctes or query.set_op)


class _Whole:
    """A query with those that are part of it: what is locked, and which queries stand for an entry."""

    def __init__(self) -> None:
        self.locked: dict[int, str] = {}
        self.parts: dict[int, bound.Query] = {}

    def add(self, query: bound.Query) -> None:
        """Note what the query's entries are, and those of its parts."""
        for rid, strength in query.locked:
            entry = query.entries.get(rid)
            if entry is None:  # a writable view has its place taken by its table
                continue
            if entry.query is not None and is_part(entry.query):
                self.parts[rid] = entry.query
                self.add(entry.query)
            elif rid not in self.locked or _STRONGER.index(strength) > _STRONGER.index(self.locked[rid]):
                self.locked[rid] = strength

    def walk(self, query: bound.Query, above: set[int]) -> None:
        """Look at a query's joins; `above`: the entries that conditions around it reject when they are NULL."""
        rejected = above | self._rejected(query.where)
        for tree in query.from_:
            self._walk(tree, rejected)

    def _walk(self, tree: bound.JoinTree, above: set[int]) -> None:
        if isinstance(tree, int):
            if tree in self.parts:
                self.walk(self.parts[tree], above)
            return
        left, right = (tree.left, tree.right) if tree.kind != "right" else (tree.right, tree.left)
        kind = _reduced("left" if tree.kind == "right" else tree.kind, above, self._rids(left), self._rids(right))
        if kind == "right":
            kind, left, right = "left", right, left
        on = set() if kind == "full" else self._rejected(tree.on)
        self._walk(left, above | on if kind == "inner" else above if kind == "left" else set())
        self._walk(right, above | on if kind == "inner" else on)
        if kind == "inner":
            return
        nullable = self._rids(right) if kind == "left" else self._rids(tree)
        for rid, strength in self.locked.items():
            if rid in nullable:
                raise errors.FeatureNotSupported(f"FOR {strength.upper()} cannot be applied to the nullable side of an outer join")

    def _rids(self, tree: bound.JoinTree) -> set[int]:
        if not isinstance(tree, int):
            return self._rids(tree.left) | self._rids(tree.right)
        inner = self.parts.get(tree)
        return {tree} if inner is None else {tree}.union(*(self._rids(t) for t in inner.from_))

    def _rejected(self, condition: bound.Expr | None) -> set[int]:
        found: set[int] = set()
        for c in bound.conjuncts(condition):
            if isinstance(c, bound.SubLink):  # EXISTS and IN are joins whose conditions count
                if c.kind == "exists":
                    found |= self._rejected(c.query.where)
                elif c.kind == "any":
                    found |= set().union(*(strict_rids(self._seen_through(t)) for t in c.tests))
            else:
                found |= null_rejected(self._seen_through(c))
        return found

    def _seen_through(self, expr: bound.Expr) -> bound.Expr:
        """An expression with the columns of parts replaced by what they are."""
        def change(e: bound.Expr) -> bound.Expr | None:
            if isinstance(e, bound.Var) and e.rid in self.parts and e.column >= 0:
                return self._seen_through(self.parts[e.rid].targets[e.column].expr)
            return None

        return bound.transform(expr, change) if self.parts else expr


def _reduced(kind: str, above: set[int], left: set[int], right: set[int]) -> str:
    """What sort of join is left once the conditions above it have rejected rows that it fills with NULLs."""
    if kind == "full":
        return {(True, True): "inner", (True, False): "left", (False, True): "right"}.get((bool(above & left), bool(above & right)), kind)
    return "inner" if kind == "left" and above & right else kind
