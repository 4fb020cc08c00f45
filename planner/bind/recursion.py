"""Where a common table of WITH RECURSIVE may read itself, and in which order such tables can be made; both are seen in the raw tree, by names.

Source: PostgreSQL 15 manual, section 7.8.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree

_ALLOWED, _BASE, _SUBQUERY, _OUTER, _INTERSECT, _EXCEPT = (
    "", "its non-recursive term", "a subquery", "an outer join", "INTERSECT", "EXCEPT")


def _parts(node: Any) -> Iterator[Any]:
    for f in node.__dataclass_fields__:
        yield getattr(node, f)


def _visible(node: Any, name: str) -> tuple[list[Any], bool]:
    """What of a query can mean a common table around it by a name: the queries of its own WITH that come before one of that name, and whether the rest
    of the query is."""
    own: tree.With | None = getattr(node, "with_", None)
    if own is None:
        return [], True
    names = [t.name for t in own.tables]
    if name not in names:
        return [t.query for t in own.tables], True
    return [] if own.recursive else [t.query for t in own.tables[: names.index(name) + 1]], False


def _mentions(node: Any, name: str) -> bool:
    """Whether a raw tree reads the common table of that name."""
    if isinstance(node, tree.RangeTable):
        return node.name == (name,)
    if isinstance(node, tuple):
        return any(_mentions(n, name) for n in node)
    if not hasattr(node, "__dataclass_fields__"):
        return False
    before, rest = _visible(node, name)
    return any(_mentions(q, name) for q in before) or (rest and any(_mentions(p, name) for p in _parts(node) if not isinstance(p, tree.With)))


def is_recursive(t: tree.CommonTable) -> bool:
    """Whether a common table reads itself."""
    return _mentions(t.query, t.name)


def in_order(tables: tuple[tree.CommonTable, ...]) -> list[tree.CommonTable]:
    """Each behind those that it reads, and well-formed; raises 42P19, 0A000."""
    needs = {t.name: {o.name for o in tables if o is not t and _mentions(t.query, o.name)} for t in tables}
    left, out = list(tables), []
    while left:
        free = next((t for t in left if not needs[t.name]), None)
        if free is None:
            raise errors.FeatureNotSupported("mutual recursion between WITH items is not implemented", position=left[0].pos)
        left.remove(free)
        out.append(free)
        for names in needs.values():
            names.discard(free.name)
    for t in out:
        if is_recursive(t):
            _check(t)
    return out


def _check(t: tree.CommonTable) -> None:
    query = t.query
    if isinstance(query, tree.InsertStmt | tree.UpdateStmt | tree.DeleteStmt):
        raise errors.InvalidRecursion(f'recursive query "{t.name}" must not contain data-modifying statements', position=t.pos)
    if not isinstance(query, tree.SetOperation) or query.op != "union":
        raise errors.InvalidRecursion(
            f'recursive query "{t.name}" does not have the form non-recursive-term UNION [ALL] recursive-term', position=t.pos)
    if query.with_ is not None:
        for own in query.with_.tables:
            _Walk(t.name).into(own.query, _SUBQUERY)
    _Walk(t.name).into(query.left, _BASE)
    _Walk(t.name).into(query.right, _ALLOWED)
    for clause, given in (("ORDER BY", query.order_by[0].expr if query.order_by else None), ("OFFSET", query.offset), ("LIMIT", query.limit),
                          ("FOR UPDATE/SHARE", query.locking[0] if query.locking else None)):
        if given is not None:
            raise errors.FeatureNotSupported(f"{clause} in a recursive query is not implemented",
                                             position=getattr(given, "pos", None) if clause != "FOR UPDATE/SHARE" else None)


class _Walk:
    """Finds the references to a name; raises 42P19 where one may not stand, and for the second."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0

    def into(self, node: Any, place: str) -> None:
        """`place`: what around the node forbids a reference, if anything."""
        if isinstance(node, tree.RangeTable):
            if node.name == (self.name,):
                self._found(node.pos, place)
        elif isinstance(node, tree.Join):
            self.into(node.left, place or (_OUTER if node.kind in ("right", "full") else ""))
            self.into(node.right, place or (_OUTER if node.kind in ("left", "full") else ""))
            self.into(node.on, place)
        elif isinstance(node, tree.SubLink):
            self.into(node.test, place)
            self.into(node.query, _SUBQUERY)
        elif isinstance(node, tuple):
            for part in node:
                self.into(part, place)
        elif hasattr(node, "__dataclass_fields__"):
            self._query(node, place)

    def _query(self, node: Any, place: str) -> None:
        before, rest = _visible(node, self.name)
        for query in before:
            self.into(query, place)
        if not rest:
            return
        if isinstance(node, tree.SetOperation) and node.op != "union":
            word = _INTERSECT if node.op == "intersect" else _EXCEPT
            self.into(node.left, word if node.all else place)
            self.into(node.right, word if node.all or node.op == "except" else place)
            for part in (node.order_by, node.limit, node.offset, node.locking):
                self.into(part, place)
            return
        for part in _parts(node):
            if not isinstance(part, tree.With):
                self.into(part, place)

    def _found(self, pos: int | None, place: str) -> None:
        if place:
            raise errors.InvalidRecursion(f'recursive reference to query "{self.name}" must not appear within {place}', position=pos)
        self.count += 1
        if self.count > 1:
            raise errors.InvalidRecursion(f'recursive reference to query "{self.name}" must not appear more than once', position=pos)
