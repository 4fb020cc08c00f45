"""What a gin index is asked: a tree of keys that a row must have, have one of, or lie between.

The answer is a set of rows that may fit: every one that fits is among them, and each is looked at again. A class that cannot tell says `EVERYTHING`.

    tags @> '{a,b}'      Every((Has('a'), Has('b')))
    tags <@ '{a,b}'      Some((Has('a'), Has('b'), EMPTY))
    foo:* | bar          Some((Between('foo', 'fop'), Has('bar')))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Union

from aurorapy.records import dataclass


@dataclass(frozen=True, slots=True)
class Has:
    """Rows whose value has a key; None is that of a NULL element."""

    key: Any


@dataclass(frozen=True, slots=True)
class Between:
    """Rows whose value has a key from `low` up to, and without, `high` (partial match); None for no end."""

    low: Any
    high: Any


@dataclass(frozen=True, slots=True)
class Every:
    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Some:
    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class _Constant:
    name: str


EVERYTHING = _Constant("everything")  # rows of which the index cannot tell
NOTHING = _Constant("nothing")
EMPTY = _Constant("empty")  # rows whose value has no keys
Query = Union[Has, Between, Every, Some, _Constant]


class Entries(NamedTuple):
    """How a class takes values apart. `keys(value)`: keys that order themselves and that storage can hold, None for a NULL element; `query(strategy,
    value)`: what an operator with that value on its right side asks for."""

    keys: Callable[[Any], Iterable[Any]]
    query: Callable[[int, Any], Query]


def every(parts: Iterable[Query]) -> Query:
    """Rows that fit all parts."""
    flat = (q for p in parts for q in (p.parts if isinstance(p, Every) else (p,)))
    kept = [p for p in dict.fromkeys(flat) if p is not EVERYTHING]
    if NOTHING in kept:
        return NOTHING
    return kept[0] if len(kept) == 1 else Every(tuple(kept)) if kept else EVERYTHING


def some(parts: Iterable[Query]) -> Query:
    """Rows that fit one of the parts."""
    kept = [p for p in dict.fromkeys(parts) if p is not NOTHING]
    if EVERYTHING in kept:
        return EVERYTHING
    return kept[0] if len(kept) == 1 else Some(tuple(kept)) if kept else NOTHING
