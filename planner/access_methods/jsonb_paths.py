"""What keys a jsonb must have for an SQL/JSON path to find something in it: each accessor of a key needs the key, equality with a literal needs the literal.

What is not understood (negation, arithmetic, methods) asks for nothing. Source: PostgreSQL 15's jsonb_gin.c, "jsp_query".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.types.json_types import JSON_NULL

from .entries import EVERYTHING, Has, Query, every, some

Chain = tuple[tuple[Any, ...], ...]
Way = tuple[str, ...] | None  # keys from the root on, None when they are not known
_ACCESSORS = frozenset(("key", ".*", "[*]", "[]", "**", "?"))
_COMPARED = frozenset(("!=", "<", "<=", ">", ">=", "starts", "like"))


class Rules:
    """Walks a path; how an operator class sees keys and values is its subclasses' matter."""

    def key(self, name: str) -> Query:
        """That a key is somewhere."""
        raise NotImplementedError

    def value(self, way: Way, value: Any) -> Query:
        """That a scalar is there."""
        raise NotImplementedError

    def chain(self, chain: Chain, way: Way = ()) -> Query:
        """What a path needs to give anything; `@` is at the end of `way`."""
        return self._walk(chain, way)[0]

    def _walk(self, chain: Chain, way: Way) -> tuple[Query, Way, bool]:
        """(what it needs, where it ends, whether what it gives is in the document)."""
        first = chain[0][0]
        if first not in ("$", "@"):
            return EVERYTHING, None, False  # a condition gives true or false or null, always something
        at: Way = () if first == "$" else way
        needs: list[Query] = []
        inside = True
        for step in chain[1:]:
            kind = step[0]
            if kind == "key":
                needs.append(self.key(step[1]))
                at = None if at is None else (*at, step[1])
            elif kind in (".*", "**"):
                at = None
            elif kind == "?":
                if inside:
                    needs.append(self.condition(step[1], at))
            elif kind not in _ACCESSORS:
                inside, at = False, None
                break
        return every(needs), at, inside

    def condition(self, chain: Chain, way: Way = ()) -> Query:
        """What a condition needs to be true."""
        step = chain[0]
        if len(chain) > 1 or step[0] in ("$", "@"):
            return self.chain(chain, way)
        match step[0]:
            case "and":
                return every([self.condition(step[1], way), self.condition(step[2], way)])
            case "or":
                return some([self.condition(step[1], way), self.condition(step[2], way)])
            case "exists":
                return self.chain(step[1], way)
            case "==":
                return self._equal(step[1], step[2], way)
            case kind if kind in _COMPARED:
                return every([self._side(part, way) for part in step[1:] if isinstance(part, tuple)])
        return EVERYTHING

    def _side(self, chain: Chain, way: Way) -> Query:
        return self.chain(chain, way) if chain[0][0] in ("$", "@") else EVERYTHING

    def _equal(self, left: Chain, right: Chain, way: Way) -> Query:
        for path, other in ((left, right), (right, left)):
            if path[0][0] in ("$", "@") and len(other) == 1 and other[0][0] in ("null", "bool", "num", "str"):
                needs, at, inside = self._walk(path, way)
                return every([needs, self.value(at, JSON_NULL if other[0][0] == "null" else other[0][1])]) if inside else needs
        return every([self._side(left, way), self._side(right, way)])


class Keys(Rules):
    """For entries of keys and scalars, wherever they stand."""

    def __init__(self, key: Callable[[str], Any], scalar: Callable[[Any], Any]) -> None:
        self._key, self._scalar = key, scalar

    def key(self, name: str) -> Query:
        return Has(self._key(name))

    def value(self, way: Way, value: Any) -> Query:
        found = Has(self._scalar(value))
        return some([found, Has(self._key(value))]) if type(value) is str else found


class Ways(Rules):
    """For entries of scalars with their ways."""

    def __init__(self, entry: Callable[[tuple[str, ...], Any], Any]) -> None:
        self._entry = entry

    def key(self, name: str) -> Query:
        return EVERYTHING

    def value(self, way: Way, value: Any) -> Query:
        return EVERYTHING if way is None else Has(self._entry(way, value))
