"""Index keys: one part a column, so that Python's `<` over tuples of parts is the index's order.

A part of a column that cannot be NULL is the order key itself. Otherwise it is a flagged tuple: with NULLs
last `(0, key)` and `(1,)`, with NULLs first `(1, key)` and `(0,)`. The planner's range bounds rely on that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any

from .base import SqlType
from .keyed import Keyed
from .shaped import Shaped


class Above:
    """Greater than everything: the upper end of a key prefix. Equal to itself only."""

    __slots__ = ()

    def __lt__(self, other: object) -> bool:
        return False

    def __gt__(self, other: object) -> bool:
        return True

    def __le__(self, other: object) -> bool:
        return other is self

    def __ge__(self, other: object) -> bool:
        return True


ABOVE = Above()


def inverted(key: Any) -> Any:
    """A key that orders the other way round."""
    if key is None or key is True or key is False:
        return not key
    if isinstance(key, int | float | Decimal):
        return -key
    if isinstance(key, str):
        return (*[-ord(c) for c in key], 1)
    if isinstance(key, bytes):
        return (*[-b for b in key], 1)
    if isinstance(key, tuple | list):
        return (*[(-1, inverted(k)) for k in key], (1,))
    if isinstance(key, Shaped):  # after the elements what orders arrays of equal ones; (1,) is an array of one dimension that begins with 1
        sizes = tuple([-n for n in (*key.lengths, *key.lowers)])
        below = len(key.lengths) == 1 and key.lowers[0] < 1
        return (*[(-1, inverted(k)) for k in key], (2 if below else 0, -len(key.lengths), *sizes))
    if isinstance(key, Keyed):
        return inverted(key.key)
    raise TypeError(type(key).__name__)


def key_function(type: SqlType, descending: bool, nulls_first: bool, nullable: bool) -> Callable[[Any], Any] | None:
    """What makes a datum a key part; None when it is its own."""
    key = type.order_key
    if descending:
        plain = key
        key = (lambda v: inverted(plain(v))) if plain is not None else inverted
    return marked(key, nulls_first) if nullable else key


def marked(key: Callable[[Any], Any] | None, nulls_first: bool) -> Callable[[Any], Any]:
    """What makes a datum that may be NULL a key part."""
    null, flag = ((0,), 1) if nulls_first else ((1,), 0)
    if key is None:
        return lambda v: null if v is None else (flag, v)
    made = key
    return lambda v: null if v is None else (flag, made(v))


def sort_by_parts(order: list[int], columns: Sequence[Sequence[Any]], *, reverse: bool = False) -> None:
    """Sort places of rows by keys of which each column has a part: by one part after the other, the last one first. Python's sort is stable, and it compares
    numbers and strings at once, but tuples slowly; so what can be NULL is compared without its mark where nothing is.

        (0, 7) (0, 3) (0, 7)      7 3 7
    """
    for parts in reversed(columns):
        bare = without_marks(parts)
        if type(bare[0]) is Decimal and set(map(type, bare)) == {Decimal}:
            order.sort(key=list(map(float, bare)).__getitem__, reverse=reverse)  # which is their order but for what has more digits
        order.sort(key=bare.__getitem__, reverse=reverse)


def without_marks(parts: Sequence[Any]) -> Sequence[Any]:
    """Parts that compare as these do: of pairs that begin alike, what is behind."""
    while True:
        first = parts[0]
        if type(first) is not tuple or len(first) != 2 or type(first[0]) is not int or set(map(type, parts)) != {tuple} or set(map(len, parts)) != {2}:
            return parts
        if len(set(map(itemgetter(0), parts))) > 1:
            return parts
        parts = [p[1] for p in parts]
