"""The base of bound expressions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Expr:
    """Base of bound expressions. `type` is a type's oid, `typmod` its modifier (-1: none)."""

    __slots__ = ("type", "typmod", "pos", "collation")
    type: int
    typmod: int
    pos: int | None
    collation: tuple[int, int | None] | None  # what COLLATE says: its oid and where it was written

    def children(self) -> tuple[Expr, ...]:
        return ()

    def rebuild(self, children: list[Expr]) -> Expr:
        """The same node over other children."""
        return self

    def key(self) -> Any:
        """A hashable value, equal for expressions that are structurally equal."""
        raise NotImplementedError(type(self).__name__)


def copied(node: Expr, new: Expr) -> Expr:
    """The new node with the other's type modifier, position and collation."""
    new.typmod = node.typmod
    new.pos = node.pos
    new.collation = node.collation
    return new


def there(parts: tuple[Expr | None, ...] | None) -> tuple[Expr, ...]:
    """Those of optional parts that there are."""
    return tuple([e for e in parts or () if e is not None])


def put_back(parts: tuple[Expr | None, ...], children: Iterator[Expr]) -> tuple[Expr | None, ...]:
    """Optional parts, each that is there replaced by the next child."""
    return tuple([None if e is None else next(children) for e in parts])


def keys_of(parts: tuple[Expr | None, ...]) -> tuple[Any, ...]:
    """The keys of optional parts."""
    return tuple([None if e is None else e.key() for e in parts])
