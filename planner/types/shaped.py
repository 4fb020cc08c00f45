"""Arrays that a tuple alone does not tell: of several dimensions, or with a lower bound other than 1.

An array datum is a tuple of its elements while it has one dimension that begins at 1; every other one is a Shaped, which has the elements in
row-major order beside the lengths of its dimensions and their lower bounds. `shaped` makes whichever of the two it has to be, so that an array has
one representation, and equal arrays are equal data. An empty array has no dimensions: ().

    '{{1,2},{3,4}}'     Shaped((1, 2, 3, 4), (2, 2), (1, 1))
    '[0:1]={7,8}'       Shaped((7, 8), (2,), (0,))

Source: PostgreSQL 15, array_cmp, for the order: elements first, then their number, the number of dimensions, lengths, lower bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from math import prod
from sys import getsizeof
from typing import Any, Union

from aurorapy import errors

DIMENSIONS_MAX = 6
SIZE_MAX = 134_217_727  # elements of a PostgreSQL array
_INT4_MAX = 2**31 - 1

Numbers = tuple[int, ...]


class Shaped:
    """An array's elements, the lengths of its dimensions, and their lower bounds. Iterates over all elements."""

    __slots__ = ("items", "lengths", "lowers")

    def __init__(self, items: tuple[Any, ...], lengths: Numbers, lowers: Numbers) -> None:
        self.items, self.lengths, self.lowers = items, lengths, lowers

    def like(self, items: tuple[Any, ...]) -> Shaped:
        """An array of as many elements with the same dimensions."""
        return Shaped(items, self.lengths, self.lowers)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __contains__(self, item: object) -> bool:
        return item in self.items

    def __repr__(self) -> str:
        return f"Shaped({self.items!r}, {self.lengths!r}, {self.lowers!r})"

    def __sizeof__(self) -> int:
        return 64 + sum(map(getsizeof, (self.items, self.lengths, self.lowers))) + sum(map(getsizeof, self.items))

    def __hash__(self) -> int:
        return hash((self.items, self.lengths, self.lowers))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shaped) and self.lengths == other.lengths and self.lowers == other.lowers and self.items == other.items

    def __lt__(self, other: Array) -> bool:
        return _rank(self) < _rank(other)

    def __le__(self, other: Array) -> bool:
        return _rank(self) <= _rank(other)

    def __gt__(self, other: Array) -> bool:
        return _rank(self) > _rank(other)

    def __ge__(self, other: Array) -> bool:
        return _rank(self) >= _rank(other)


Array = Union[tuple[Any, ...], Shaped]


def _rank(v: Array) -> tuple[Any, ...]:
    lengths, lowers = shape(v)
    return (tuple(v), len(lengths), lengths, lowers)


def shape(v: Array) -> tuple[Numbers, Numbers]:
    """(lengths, lower bounds) of an array's dimensions."""
    if isinstance(v, Shaped):
        return v.lengths, v.lowers
    return ((len(v),), (1,)) if v else ((), ())


def shaped(items: Sequence[Any], lengths: Numbers, lowers: Numbers) -> Array:
    """The array of these dimensions. As many elements as the lengths say."""
    if not items:
        return ()
    if len(lengths) == 1 and lowers[0] == 1:
        return tuple(items)
    return Shaped(tuple(items), lengths, lowers)


def check_dimensions(n: int) -> None:
    """54000 when an array cannot have so many dimensions."""
    if n > DIMENSIONS_MAX:
        raise errors.ProgramLimitExceeded(f"number of array dimensions ({n}) exceeds the maximum allowed ({DIMENSIONS_MAX})")


def too_large() -> errors.SQLError:
    """The error for an array of too many elements."""
    return errors.ProgramLimitExceeded(f"array size exceeds the maximum allowed ({SIZE_MAX})")


def check_shape(lengths: Numbers, lowers: Numbers = ()) -> int:
    """The number of elements that the lengths mean; 54000 when they, or the upper bounds, are too large."""
    if any(n < 0 for n in lengths) or prod(lengths) > SIZE_MAX:
        raise too_large()
    for n, low in zip(lengths, lowers, strict=False):
        if low + n > _INT4_MAX:
            raise errors.ProgramLimitExceeded(f"array lower bound is too large: {low}")
    return prod(lengths)


def mapped(function: Callable[[Any], Any], v: Array) -> Array:
    """The array with a function of each element that is not NULL."""
    items = tuple([None if x is None else function(x) for x in v])
    return v.like(items) if isinstance(v, Shaped) else items


def mapped_all(function: Callable[[Any], Any], v: Array) -> Array:
    """The array with a function of each element, NULLs too: a domain may refuse them."""
    items = tuple([function(x) for x in v])
    return v.like(items) if isinstance(v, Shaped) else items


def parts_of(v: Shaped) -> list[Array]:
    """What the first dimension of an array of several is made of."""
    inner, lowers = v.lengths[1:], v.lowers[1:]
    size = prod(inner)
    return [shaped(v.items[i : i + size], inner, lowers) for i in range(0, len(v.items), size)]


def nested(v: Array) -> list[Any]:
    """The elements in lists, a level for each dimension."""
    out: list[Any] = list(v)
    for n in reversed(shape(v)[0][1:]):
        out = [out[i : i + n] for i in range(0, len(out), n)]
    return out


# --- joining arrays -----------------------------------------------------------------------------


def stack(arrays: Sequence[Array | None]) -> Array:
    """ARRAY[a, b, ..] of arrays: one dimension more. NULL counts as an empty array; all are empty, or all of the same dimensions."""
    shapes = {shape(a) if a is not None else ((), ()) for a in arrays}
    if shapes <= {((), ())}:
        return ()
    if len(shapes) > 1:
        raise errors.ArraySubscriptError("multidimensional arrays must have array expressions with matching dimensions")
    return _stacked(arrays, *shapes.pop())


def gather(arrays: Sequence[Array | None]) -> Array:
    """array_agg of arrays: one dimension more; 22004 and 2202E for what does not fit."""
    found: tuple[Numbers, Numbers] | None = None
    for a in arrays:
        if a is None:
            raise errors.NullValueNotAllowed("cannot accumulate null arrays")
        if found is None:
            if not len(a):
                raise errors.ArraySubscriptError("cannot accumulate empty arrays")
            found = shape(a)
            check_dimensions(len(found[0]) + 1)
        elif shape(a) != found:
            raise errors.ArraySubscriptError("cannot accumulate arrays of different dimensionality")
    return () if found is None else _stacked(arrays, *found)


def _stacked(arrays: Sequence[Any], lengths: Numbers, lowers: Numbers) -> Array:
    check_dimensions(len(lengths) + 1)
    check_shape((len(arrays), *lengths))
    return shaped(tuple(chain.from_iterable(arrays)), (len(arrays), *lengths), (1, *lowers))


def concatenated(a: Array, b: Array) -> Array:
    """a || b: along the first dimension, or one is an element of the other."""
    if not b:
        return a
    if not a:
        return b
    (la, wa), (lb, wb) = shape(a), shape(b)
    items = (*a, *b)
    if len(la) == len(lb):
        if la[1:] != lb[1:] or wa[1:] != wb[1:]:
            raise _incompatible("Arrays with differing element dimensions are not compatible for concatenation.")
        lengths, lowers = (la[0] + lb[0], *la[1:]), wa
    elif len(la) + 1 == len(lb):
        if la != lb[1:] or wa != wb[1:]:
            raise _incompatible("Arrays with differing dimensions are not compatible for concatenation.")
        lengths, lowers = (lb[0] + 1, *lb[1:]), wb
    elif len(la) == len(lb) + 1:
        if lb != la[1:] or wb != wa[1:]:
            raise _incompatible("Arrays with differing dimensions are not compatible for concatenation.")
        lengths, lowers = (la[0] + 1, *la[1:]), wa
    else:
        raise _incompatible(f"Arrays of {len(la)} and {len(lb)} dimensions are not compatible for concatenation.")
    check_shape(lengths)
    return shaped(items, lengths, lowers)


def _incompatible(detail: str) -> errors.SQLError:
    return errors.ArraySubscriptError("cannot concatenate incompatible arrays", detail=detail)
