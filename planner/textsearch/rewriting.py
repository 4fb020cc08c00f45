"""Queries made of queries: ts_rewrite, querytree, containment.

While a query is rewritten, what AND and OR join is a list of any length, in order, so that a part of it may be found.

Source: PostgreSQL 15 manual, sections 12.4.2 and 9.13.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy.records import dataclass

from .queries import AND, NOT, OR, PHRASE, Query, is_value, values


@dataclass(slots=True)
class _Node:
    """`value` for a lexeme; else an operator and its operands, the right one first. `done`: it was put in, and is not looked into."""

    value: Query = ()
    op: int = 0
    parts: list[_Node] = field(default_factory=list)
    distance: int = 0
    done: bool = False

    def key(self) -> Any:
        from .queries import node_key

        if self.value:
            return node_key(self.value)
        return (-2, -self.op, -len(self.parts), *(p.key() for p in self.parts), -self.distance if self.op == PHRASE else 0)

    def copy(self) -> _Node:
        return _Node(self.value, self.op, [p.copy() for p in self.parts], self.distance, self.done)


def _opened(query: Query) -> _Node:
    if is_value(query):
        return _Node(query)
    return _Node((), query[0], [_opened(p) for p in query[2:0:-1]], query[3] if query[0] == PHRASE else 0)


def _flat(node: _Node) -> None:
    """What AND and OR join goes into one list, in order."""
    for p in node.parts:
        _flat(p)
    if node.op in (AND, OR):
        out: list[_Node] = []
        for p in node.parts:
            out += p.parts if p.op == node.op else [p]
        node.parts = out


def _sort(node: _Node) -> None:
    for p in node.parts:
        _sort(p)
    if len(node.parts) > 1 and node.op != PHRASE:
        node.parts.sort(key=_Node.key)


def _closed(node: _Node) -> Query:
    if node.value:
        return node.value
    if node.op == NOT:
        return NOT, _closed(node.parts[0])
    parts = list(node.parts)
    while len(parts) > 2:
        parts[0] = _Node((), node.op, parts[:2])
        parts[1] = parts.pop()
    return (node.op, _closed(parts[1]), _closed(parts[0]), *([node.distance] if node.op == PHRASE else []))


def _found(node: _Node, sought: _Node, put: _Node | None) -> _Node | None:
    """The node, or what is put in its place; a part of what AND or OR joins may be what is sought."""
    if node.done or bool(node.value) != bool(sought.value) or node.op != sought.op:
        return node
    if len(node.parts) == len(sought.parts):
        if node.key() != sought.key():
            return node
        if put is None:
            return None
        out = put.copy()
        out.done = True
        return out
    if len(node.parts) > len(sought.parts) > 0:
        rest: list[_Node] = []
        wanted = [p.key() for p in sought.parts]
        for i, p in enumerate(node.parts):
            if wanted and (key := p.key()) >= wanted[0]:
                if key > wanted[0]:
                    rest += node.parts[i:]
                    break
                wanted.pop(0)
            else:
                rest.append(p)
        if not wanted:
            if put is not None:
                rest.append(put.copy())
                rest[-1].done = True
            node.parts = rest
            _sort(node)
    return node


def _replaced(node: _Node, sought: _Node, put: _Node | None) -> _Node | None:
    found = _found(node, sought, put)
    if found is None or found.done or found.value:
        return found
    found.parts = [p for p in (_replaced(p, sought, put) for p in found.parts) if p is not None]
    if not found.parts:
        return None
    return found.parts[0] if len(found.parts) == 1 and found.op != NOT else found


def rewrite(query: Query, pairs: list[tuple[Query, Query]], *, several: bool = False) -> Query:
    """ts_rewrite: in turn, each first query of the pairs is replaced by the second. `several`: what was put in is looked into by the next."""
    if not query:
        return query
    tree: _Node | None = _ready(_opened(query))
    for target, substitute in pairs:
        if not target:
            continue
        assert tree is not None
        tree = _replaced(tree, _ready(_opened(target)), _opened(substitute) if substitute else None)
        if tree is None:
            return ()
        if several:
            _clear(tree)
            _ready(tree)
    return () if tree is None else _closed(tree)


def _ready(node: _Node) -> _Node:
    _flat(node)
    _sort(node)
    return node


def _clear(node: _Node) -> None:
    node.done = False
    for p in node.parts:
        _clear(p)


def tree(query: Query) -> Query:
    """What of a query an index can be asked: without NOT."""
    if not query or is_value(query):
        return query
    if query[0] == NOT:
        return ()
    left, right = tree(query[1]), tree(query[2])
    if query[0] == OR:
        return (OR, left, right) if left and right else ()
    return (query[0], left, right, *query[3:]) if left and right else left or right


def contains(a: Query, b: Query) -> bool:
    """Whether the first query has all lexemes of the second."""
    return {n[0] for n in values(b)} <= {n[0] for n in values(a)}
