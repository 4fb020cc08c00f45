"""Subscripts of arrays: elements and slices, read and assigned to. Generated expressions call these.

Ends of a slice that are left out are `...`. Nothing changes an array: an assignment gives a new one.

Source: PostgreSQL 15 manual, sections 8.15.3 and 8.15.4; array_get_slice, array_set_element, array_set_slice.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from math import prod
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.shaped import SIZE_MAX, Array, Numbers, Shaped, check_shape, shape, shaped, too_large

Ends = tuple[Any, ...]


def element(array: Any, index: Any) -> Any:
    """array[index]; NULL outside."""
    if array is None or index is None:
        return None
    if type(array) is not tuple:
        return deep_element(array, (index,))
    return array[index - 1] if 1 <= index <= len(array) else None


def deep_element(array: Any, index: tuple[Any, ...]) -> Any:
    """array[i][j]..; NULL outside, and where there are more or fewer dimensions."""
    if array is None or None in index:
        return None
    lengths, lowers = shape(array)
    if len(index) != len(lengths):
        return None
    at = 0
    for i, n, low in zip(index, lengths, lowers, strict=True):
        if not low <= i < low + n:
            return None
        at = at * n + i - low
    return tuple(array)[at]


def piece(array: Any, lowers: Ends, uppers: Ends) -> Any:
    """array[lower:upper].., ends inclusive; empty where nothing is in it."""
    if type(array) is tuple and len(lowers) == 1:
        low, up = lowers[0], uppers[0]
        if low is None or up is None:
            return None
        return array[0 if low is ... else max(low - 1, 0) : len(array) if up is ... else max(up, 0)]
    if array is None or None in lowers or None in uppers:
        return None
    lengths, starts = shape(array)
    if len(lowers) > len(lengths):
        return ()
    ranges = []
    for i, (n, start) in enumerate(zip(lengths, starts, strict=True)):
        low, up = (lowers[i], uppers[i]) if i < len(lowers) else (..., ...)
        first = 0 if low is ... else max(low - start, 0)
        last = n if up is ... else min(up - start + 1, n)
        if first >= last:
            return ()
        ranges.append(range(first, last))
    items = tuple(array)
    sizes = tuple([len(r) for r in ranges])
    return shaped([items[i] for i in _places(lengths, ranges)], sizes, (1,) * len(sizes))


def _places(lengths: Numbers, ranges: list[range]) -> Iterator[int]:
    """Where the elements of a slice are among all of them."""
    strides = [prod(lengths[i + 1 :]) for i in range(len(lengths))]
    return map(sum, product(*[[i * stride for i in r] for r, stride in zip(ranges, strides, strict=True)]))


def _wrong_number() -> errors.SQLError:
    return errors.ArraySubscriptError("wrong number of array subscripts")


def _known(ends: Ends) -> None:
    if None in ends:
        raise errors.NullValueNotAllowed("array subscript in assignment must not be null")


def with_element(array: Any, index: tuple[Any, ...], value: Any) -> Array:
    """The array after array[i][j].. = value. One of one dimension grows, NULLs fill the gap."""
    _known(index)
    if type(array) is tuple and len(index) == 1 and 0 < (i := index[0]) <= (n := len(array)) + 1 <= SIZE_MAX:  # loops fill arrays one element at a time
        return array + (value,) if i > n else array[: i - 1] + (value,) + array[i:]  # one copy of memory
    if not array:
        check_shape((1,) * len(index), index)
        return shaped((value,), (1,) * len(index), index)
    lengths, lowers = shape(array)
    if len(lengths) != len(index):
        raise _wrong_number()
    items = tuple(array)
    if len(lengths) > 1:
        at = 0
        for i, n, low in zip(index, lengths, lowers, strict=True):
            if not low <= i < low + n:
                raise errors.ArraySubscriptError("array subscript out of range")
            at = at * n + i - low
        return Shaped((*items[:at], value, *items[at + 1 :]), lengths, lowers)
    return _grown(items, lowers[0], index[0], (value,))


def _grown(items: tuple[Any, ...], low: int, start: int, new: tuple[Any, ...]) -> Array:
    """The elements, which begin at `low`, with new ones from `start` on in place of what is there."""
    end, new_end = low + len(items), start + len(new)
    first, last = min(low, start), max(end, new_end)
    check_shape((last - first,), (first,))
    before = (*items[: max(start - low, 0)], *(None,) * max(start - end, 0))
    after = (*(None,) * max(low - new_end, 0), *items[max(new_end - low, 0) :])
    return shaped((*before, *new, *after), (last - first,), (first,))


def with_piece(array: Any, lowers: Ends, uppers: Ends, value: Any) -> Array:
    """The array after array[lower:upper].. = value, an array at least as large; NULL changes nothing."""
    _known(lowers)
    _known(uppers)
    if value is None:
        return () if array is None else array
    new = tuple(value)
    if not array:
        if ... in lowers or ... in uppers:
            raise errors.ArraySubscriptError("array slice subscript must provide both boundaries",
                                             detail="When assigning to a slice of an empty array value, slice boundaries must be fully specified.")
        sizes = tuple([up - low + 1 for low, up in zip(lowers, uppers, strict=True)])
        if any(n > 2**31 - 1 for n in sizes):
            raise too_large()
        count = check_shape(sizes, lowers)
        return shaped(_enough(new, count), sizes, lowers)
    lengths, starts = shape(array)
    if len(lengths) < len(lowers):
        raise _wrong_number()
    items = tuple(array)
    ranges = []
    for i, (n, start) in enumerate(zip(lengths, starts, strict=True)):
        low, up = (lowers[i], uppers[i]) if i < len(lowers) else (..., ...)
        low, up = start if low is ... else low, start + n - 1 if up is ... else up
        if low > up:
            raise errors.ArraySubscriptError("upper bound cannot be less than lower bound")
        if len(lengths) == 1:
            return _grown(items, start, low, _enough(new, up - low + 1))
        if low < start or up >= start + n:
            raise errors.ArraySubscriptError("array subscript out of range")
        ranges.append(range(low - start, up - start + 1))
    changed = list(items)
    for at, v in zip(_places(lengths, ranges), _enough(new, prod(map(len, ranges))), strict=True):
        changed[at] = v
    return Shaped(tuple(changed), lengths, starts)


def _enough(items: tuple[Any, ...], count: int) -> tuple[Any, ...]:
    """The first `count` of them."""
    if len(items) < count:
        raise errors.ArraySubscriptError("source array too small")
    return items[:count]


# --- arrays of fixed length: points, boxes, segments, lines ---


def fixed_element(value: Any, index: tuple[Any, ...]) -> Any:
    """value[index], from 0; NULL outside."""
    if value is None or len(index) != 1 or index[0] is None:
        return None
    return value[index[0]] if 0 <= index[0] < len(value) else None


def with_fixed_element(value: Any, index: tuple[Any, ...], new: Any) -> Any:
    """The value after value[index] = new. NULL in either place changes nothing."""
    _known(index)
    if value is None or new is None:
        return value
    if len(index) != 1:
        raise _wrong_number()
    if not 0 <= index[0] < len(value):
        raise errors.ArraySubscriptError("array subscript out of range")
    return (*value[: index[0]], new, *value[index[0] + 1 :])


def no_piece(value: Any, ends: Ends, new: Any = 0) -> Any:
    """Raise 0A000 for a slice of what is there."""
    if value is None or new is None or None in ends:
        return value if new is None else None
    raise errors.FeatureNotSupported("slices of fixed-length arrays not implemented")
