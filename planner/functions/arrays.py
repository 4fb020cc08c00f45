"""Arrays: of one dimension, subscripts from 1.

Elements are equal as their type has it (NaN = NaN, 1 day = 24 hours), and NULL finds NULL where the manual says so.

Source: PostgreSQL 15 manual, section 9.19.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES

from .registry import define, operator

SIZE_MAX = 134_217_727  # of a PostgreSQL array


def _keys(types: tuple[int, ...], array: Any) -> Any:
    """What Python compares of the elements of an array of the first argument's type."""
    key = TYPES[TYPES[types[0]].element].hash_key
    return array if key is None else tuple([None if x is None else key(x) for x in array])


def _key(types: tuple[int, ...], element: Any) -> Any:
    key = TYPES[TYPES[types[0]].element].hash_key
    return element if key is None or element is None else key(element)


# --- joining ------------------------------------------------------------------------------------


def _append(a: Any, e: Any) -> Any:
    return (*(a or ()), e)


def _prepend(e: Any, a: Any) -> Any:
    return (e, *(a or ()))


def _cat(a: Any, b: Any) -> Any:
    return b if a is None else a if b is None else a + b


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


operator("@>", "anyarray", "anyarray", "bool", _contains, needs_types=True)
operator("<@", "anyarray", "anyarray", "bool", lambda ctx, types, a, b: _contains(ctx, types, b, a), needs_types=True)
operator("&&", "anyarray", "anyarray", "bool", _overlaps, needs_types=True)

# --- size ---------------------------------------------------------------------------------------

define("array_length", "anyarray int4", "int4", lambda a, d: len(a) if d == 1 and a else None)
for _v in ("int2vector", "oidvector"):  # their subscripts begin with 0
    define("array_upper", f"{_v} int4", "int4", lambda a, d: len(a) - 1 if d == 1 and a else None)
    define("array_lower", f"{_v} int4", "int4", lambda a, d: 0 if d == 1 and a else None)
    define("generate_subscripts", f"{_v} int4", "int4", lambda a, d: range(len(a)) if d == 1 else (), retset=True)
define("array_upper", "anyarray int4", "int4", lambda a, d: len(a) if d == 1 and a else None)
define("array_lower", "anyarray int4", "int4", lambda a, d: 1 if d == 1 and a else None)
define("array_ndims", "anyarray", "int4", lambda a: 1 if a else None)
define("array_dims", "anyarray", "text", lambda a: f"[1:{len(a)}]" if a else None)
define("cardinality", "anyarray", "int4", len)

# --- searching and changing ---------------------------------------------------------------------


def _positions(ctx: Any, types: tuple[int, ...], a: Any, e: Any) -> Any:
    if a is None:
        return None
    wanted = _key(types, e)
    return tuple([i for i, x in enumerate(_keys(types, a), 1) if x == wanted and (x is None) == (e is None)])


def _position(ctx: Any, types: tuple[int, ...], a: Any, e: Any, *start: Any) -> Any:
    if a is None:
        return None
    if start and start[0] is None:
        raise errors.NullValueNotAllowed("initial position must not be null")
    first = start[0] if start else 1
    return next((i for i in _positions(ctx, types, a, e) if i >= first), None)


def _replaced(ctx: Any, types: tuple[int, ...], a: Any, old: Any, new: Any) -> Any:
    if a is None:
        return None
    places = set(_positions(ctx, types, a, old))
    return tuple([new if i in places else x for i, x in enumerate(a, 1)])


def _removed(ctx: Any, types: tuple[int, ...], a: Any, e: Any) -> Any:
    if a is None:
        return None
    places = set(_positions(ctx, types, a, e))
    return tuple([x for i, x in enumerate(a, 1) if i not in places])


def _trimmed(a: Any, n: int) -> Any:
    if not 0 <= n <= len(a):
        raise errors.ArraySubscriptError(f"number of elements to trim must be between 0 and {len(a)}")
    return a[: len(a) - n]


def _filled(value: Any, sizes: Any, *bounds: Any) -> Any:
    if sizes is None or (bounds and bounds[0] is None):
        raise errors.NullValueNotAllowed("dimension array or low bound array cannot be null")
    if None in sizes or (bounds and None in bounds[0]):
        raise errors.NullValueNotAllowed("dimension values cannot be null")
    if bounds and len(bounds[0]) != len(sizes):
        raise errors.ArraySubscriptError("wrong number of array subscripts", detail="Low bound array has different size than dimensions array.")
    if not sizes:
        return ()
    if any(not 0 <= n <= SIZE_MAX for n in sizes):
        raise errors.ProgramLimitExceeded(f"array size exceeds the maximum allowed ({SIZE_MAX})")
    if 0 in sizes:
        return ()
    if len(sizes) > 1:
        raise errors.FeatureNotSupported("multi-dimensional arrays are not supported")
    if bounds and bounds[0] != (1,):
        raise errors.FeatureNotSupported("arrays with a lower bound other than 1 are not supported")
    return (value,) * sizes[0]


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


define("array_to_string", "anyarray text", "text", _to_string, needs_types=True, strict=False, volatility="s")
define("array_to_string", "anyarray text text", "text", _to_string, needs_types=True, strict=False, volatility="s")
define("string_to_array", "text text", "text[]", _from_string, strict=False)
define("string_to_array", "text text text", "text[]", _from_string, strict=False)
define("string_to_table", "text text", "text", _to_table, strict=False, retset=True)
define("string_to_table", "text text text", "text", _to_table, strict=False, retset=True)

# --- as rows ------------------------------------------------------------------------------------


def _subscripts(a: Any, dimension: int, reverse: bool = False) -> Any:
    found = range(1, len(a) + 1) if dimension == 1 else range(0)
    return found[::-1] if reverse else found


define("unnest", "anyarray", "anyelement", iter, retset=True)
define("generate_subscripts", "anyarray int4", "int4", _subscripts, retset=True)
define("generate_subscripts", "anyarray int4 bool", "int4", _subscripts, retset=True)

# --- thresholds ---------------------------------------------------------------------------------


def _bucket(ctx: Any, types: tuple[int, ...], value: Any, thresholds: Any) -> int:
    if None in thresholds:
        raise errors.NullValueNotAllowed("thresholds array must not contain NULLs")
    key: Callable[[Any], Any] | None = TYPES[types[0]].order_key
    return bisect_right(thresholds, value) if key is None else bisect_right(thresholds, key(value), key=key)


define("width_bucket", "anycompatible anycompatiblearray", "int4", _bucket, needs_types=True)
