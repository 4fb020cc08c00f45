"""Functions and operators of arrays.

Elements are equal as their type has it (NaN = NaN, 1 day = 24 hours), and NULL finds NULL where the manual says so. What takes an array apart
goes through all its elements, whatever its dimensions.

Source: PostgreSQL 15 manual, section 9.19.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.subscripts import piece
from aurorapy.planner.types import BY_NAME, TYPES
from aurorapy.planner.types.array_text import written_bounds
from aurorapy.planner.types.shaped import Shaped, check_dimensions, check_shape, concatenated, shape, shaped

from .registry import CASTS, Cast, Function, define, operator


def _keys(types: tuple[int, ...], array: Any) -> tuple[Any, ...]:
    """What Python compares of the elements of an array of the first argument's type."""
    key = TYPES[TYPES[types[0]].element].hash_key
    return tuple(array) if key is None else tuple([None if x is None else key(x) for x in array])


def _key(types: tuple[int, ...], element: Any) -> Any:
    key = TYPES[TYPES[types[0]].element].hash_key
    return element if key is None or element is None else key(element)


# --- joining ------------------------------------------------------------------------------------


def _append(a: Any, e: Any) -> Any:
    return (*(a or ()), e) if type(a) is not Shaped else _longer(a, (*a.items, e))


def _prepend(e: Any, a: Any) -> Any:
    if type(a) is not Shaped:
        return (e, *(a or ()))
    if len(a.lengths) == 1 and a.lowers[0] == -(2**31):
        raise errors.NumericValueOutOfRange("integer out of range")
    return _longer(a, (e, *a.items))


def _longer(a: Shaped, items: tuple[Any, ...]) -> Any:
    """An array of one dimension with an element more, the lower bound what it was."""
    if len(a.lengths) > 1:
        raise errors.DataException("argument must be empty or one-dimensional array")
    check_shape((len(items),), a.lowers)
    return Shaped(items, (len(items),), a.lowers)


def _cat(a: Any, b: Any) -> Any:
    if type(a) is tuple and type(b) is tuple:
        return a + b
    if a is None or b is None:
        return b if a is None else a
    return concatenated(a, b)


operator("||", "anycompatiblearray", "anycompatible", "anycompatiblearray", _append, strict=False)
operator("||", "anycompatible", "anycompatiblearray", "anycompatiblearray", _prepend, strict=False)
operator("||", "anycompatiblearray", "anycompatiblearray", "anycompatiblearray", _cat, strict=False)
define("array_append", "anycompatiblearray anycompatible", "anycompatiblearray", _append, strict=False)
define("array_prepend", "anycompatible anycompatiblearray", "anycompatiblearray", _prepend, strict=False)
define("array_cat", "anycompatiblearray anycompatiblearray", "anycompatiblearray", _cat, strict=False)

# --- containment --------------------------------------------------------------------------------


def _contains(ctx: Any, types: tuple[int, ...], a: Any, b: Any) -> bool:
    have = _keys(types, a)
    return all(x is not None and x in have for x in _keys(types, b))


def _overlaps(ctx: Any, types: tuple[int, ...], a: Any, b: Any) -> bool:
    have = _keys(types, a)
    return any(x is not None and x in have for x in _keys(types, b))


operator("@>", "anyarray", "anyarray", "bool", _contains, needs_types=True, commutator="<@")
operator("<@", "anyarray", "anyarray", "bool", lambda ctx, types, a, b: _contains(ctx, types, b, a), needs_types=True, commutator="@>")
operator("&&", "anyarray", "anyarray", "bool", _overlaps, needs_types=True, commutator="&&")

# --- size ---------------------------------------------------------------------------------------

_NONE = (None, None)


def _dimension(a: Any, d: int) -> Any:
    """(length, lower bound) of a dimension, twice None when there is none."""
    if type(a) is tuple:
        return (len(a), 1) if d == 1 and a else _NONE
    return (a.lengths[d - 1], a.lowers[d - 1]) if 1 <= d <= len(a.lengths) else _NONE


def _length(a: Any, d: int) -> Any:
    if type(a) is tuple:
        return len(a) if d == 1 and a else None
    return _dimension(a, d)[0]


def _upper(a: Any, d: int) -> Any:
    n, low = _dimension(a, d)
    return None if n is None else low + n - 1


def _subscripts(a: Any, d: int, reverse: bool = False) -> Any:
    n, low = _dimension(a, d)
    found = range(0) if n is None else range(low, low + n)
    return found[::-1] if reverse else found


def _vector(v: tuple[Any, ...]) -> Any:
    return shaped(v, (len(v),), (0,))


for _v, _array in (("int2vector", 1005), ("oidvector", 1028)):  # their subscripts begin with 0
    CASTS[BY_NAME[_v].oid, _array] = Cast(BY_NAME[_v].oid, _array, Function(_v, (BY_NAME[_v].oid,), _array, _vector), "i")
    for _name, _of in (("array_length", lambda a, d: _dimension(_vector(a), d)[0]), ("array_lower", lambda a, d: _dimension(_vector(a), d)[1]),
                       ("array_upper", lambda a, d: _upper(_vector(a), d))):
        define(_name, f"{_v} int4", "int4", _of)
    define("array_dims", _v, "text", lambda a: written_bounds(*shape(_vector(a))) or None)
    define("generate_subscripts", f"{_v} int4", "int4", lambda a, d: _subscripts(_vector(a), d), retset=True)
define("array_length", "anyarray int4", "int4", _length)
define("array_upper", "anyarray int4", "int4", _upper)
define("array_lower", "anyarray int4", "int4", lambda a, d: _dimension(a, d)[1])
define("array_ndims", "anyarray", "int4", lambda a: len(shape(a)[0]) or None)
define("array_dims", "anyarray", "text", lambda a: written_bounds(*shape(a)) or None)
define("cardinality", "anyarray", "int4", len)

# --- searching and changing ---------------------------------------------------------------------


def _flat(a: Any, what: str) -> int:
    """The lower bound of an array of one dimension (of none: 1), or 0A000."""
    if type(a) is tuple:
        return 1
    if len(a.lengths) > 1:
        raise errors.FeatureNotSupported(f"{what} multidimensional arrays is not supported")
    return int(a.lowers[0])


def _positions(ctx: Any, types: tuple[int, ...], a: Any, e: Any) -> Any:
    if a is None:
        return None
    low = _flat(a, "searching for elements in")
    wanted = _key(types, e)
    return tuple([i for i, x in enumerate(_keys(types, a), low) if x == wanted and (x is None) == (e is None)])


def _position(ctx: Any, types: tuple[int, ...], a: Any, e: Any, *start: Any) -> Any:
    found = _positions(ctx, types, a, e)
    if not a or (e is None and None not in a):
        return None
    if start and start[0] is None:
        raise errors.NullValueNotAllowed("initial position must not be null")
    return next((i for i in found if not start or i >= start[0]), None)


def _replaced(ctx: Any, types: tuple[int, ...], a: Any, old: Any, new: Any) -> Any:
    if a is None:
        return None
    wanted = _key(types, old)
    items = tuple([new if k == wanted and (k is None) == (old is None) else x for k, x in zip(_keys(types, a), a, strict=True)])
    return items if type(a) is tuple else a.like(items)


def _removed(ctx: Any, types: tuple[int, ...], a: Any, e: Any) -> Any:
    if a is None:
        return None
    low = _flat(a, "removing elements from")
    wanted = _key(types, e)
    kept = [x for k, x in zip(_keys(types, a), a, strict=True) if not (k == wanted and (k is None) == (e is None))]
    return shaped(kept, (len(kept),), (low,))


def _trimmed(a: Any, n: int) -> Any:
    length, low = _dimension(a, 1)
    if not 0 <= n <= (length or 0):
        raise errors.ArraySubscriptError(f"number of elements to trim must be between 0 and {length or 0}")
    return a[: len(a) - n] if type(a) is tuple else piece(a, (...,), (low + length - n - 1,))


def _one_dimension(a: Any, detail: str) -> None:
    if len(shape(a)[0]) > 1:
        raise errors.ArraySubscriptError("wrong number of array subscripts", detail=detail)


def _filled(value: Any, sizes: Any, *bounds: Any) -> Any:
    if sizes is None or (bounds and bounds[0] is None):
        raise errors.NullValueNotAllowed("dimension array or low bound array cannot be null")
    _one_dimension(sizes, "Dimension array must be one dimensional.")
    if None in sizes:
        raise errors.NullValueNotAllowed("dimension values cannot be null")
    lengths = tuple(sizes)
    check_dimensions(len(lengths))
    lowers = (1,) * len(lengths)
    if bounds:
        _one_dimension(bounds[0], "Dimension array must be one dimensional.")
        if None in bounds[0]:
            raise errors.NullValueNotAllowed("dimension values cannot be null")
        if len(bounds[0]) != len(lengths):
            raise errors.ArraySubscriptError("wrong number of array subscripts", detail="Low bound array has different size than dimensions array.")
        lowers = tuple(bounds[0])
    if not lengths:
        return ()
    return shaped((value,) * check_shape(lengths, lowers), lengths, lowers)


define("array_position", "anycompatiblearray anycompatible", "int4", _position, strict=False, needs_types=True)
define("array_position", "anycompatiblearray anycompatible int4", "int4", _position, strict=False, needs_types=True)
define("array_positions", "anycompatiblearray anycompatible", "int4[]", _positions, strict=False, needs_types=True)
define("array_remove", "anycompatiblearray anycompatible", "anycompatiblearray", _removed, strict=False, needs_types=True)
define("array_replace", "anycompatiblearray anycompatible anycompatible", "anycompatiblearray", _replaced, strict=False, needs_types=True)
define("trim_array", "anyarray int4", "anyarray", _trimmed)
define("array_fill", "anyelement int4[]", "anyarray", _filled, strict=False)
define("array_fill", "anyelement int4[] int4[]", "anyarray", _filled, strict=False)

# --- as text ------------------------------------------------------------------------------------


def _to_string(ctx: Any, types: tuple[int, ...], a: Any, sep: Any, null: Any = None) -> Any:
    if a is None or sep is None:
        return None
    out = TYPES[TYPES[types[0]].element].text_encoder(ctx)
    return sep.join([null if x is None else out(x) for x in a if x is not None or null is not None])


def _from_string(s: Any, sep: Any, null: Any = None) -> Any:
    if s is None:
        return None
    parts = list(s) if sep is None else (s.split(sep) if sep else [s]) if s else []
    return tuple([None if null is not None and p == null else p for p in parts])


def _to_table(*args: Any) -> Iterator[Any]:
    return iter(_from_string(*args) or ())


define("array_to_string", "anyarray text", "text", _to_string, needs_types=True, volatility="s")
define("array_to_string", "anyarray text text", "text", _to_string, needs_types=True, strict=False, volatility="s")
define("string_to_array", "text text", "text[]", _from_string, strict=False)
define("string_to_array", "text text text", "text[]", _from_string, strict=False)
define("string_to_table", "text text", "text", _to_table, strict=False, retset=True)
define("string_to_table", "text text text", "text", _to_table, strict=False, retset=True)

# --- as rows ------------------------------------------------------------------------------------

define("unnest", "anyarray", "anyelement", iter, retset=True)
define("generate_subscripts", "anyarray int4", "int4", _subscripts, retset=True)
define("generate_subscripts", "anyarray int4 bool", "int4", _subscripts, retset=True)

# --- thresholds ---------------------------------------------------------------------------------


def _bucket(ctx: Any, types: tuple[int, ...], value: Any, thresholds: Any) -> int:
    if len(shape(thresholds)[0]) > 1:
        raise errors.ArraySubscriptError("thresholds must be one-dimensional array")
    thresholds = tuple(thresholds)
    if None in thresholds:
        raise errors.NullValueNotAllowed("thresholds array must not contain NULLs")
    key: Callable[[Any], Any] | None = TYPES[types[0]].order_key
    return bisect_right(thresholds, value) if key is None else bisect_right(thresholds, key(value), key=key)


define("width_bucket", "anycompatible anycompatiblearray", "int4", _bucket, needs_types=True)


def _numbered(v: Any) -> Iterator[tuple[Any, int]]:
    """information_schema._pg_expandarray: elements with their places, from 1."""
    return ((x, n) for n, x in enumerate(v, 1))


for _v, _element in (("int2vector", "int2"), ("oidvector", "oid"), ("anyarray", "anyelement")):
    define("_pg_expandarray", _v, "record", _numbered, retset=True, out_columns=(("x", BY_NAME[_element].oid), ("n", 23)))
