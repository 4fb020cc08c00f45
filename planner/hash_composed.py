"""PostgreSQL's hashes of what is composed (arrays, rows, ranges, multiranges, jsonb), and of enums, by their labels' oids.

Every hash here is the extended one, of 64 bits under a seed; the plain hash of 32 bits is its lower half under the seed 0.

Source: the hash support functions of PostgreSQL 15's operator classes (manual, section 38.16.3), and what they are defined to feed to the hash.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.partition_hash import Hash, hash_bytes, hash_function, hash_int4
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.json_types import JSON_NULL
from aurorapy.planner.types.ranges import value_of

_M32, _M64 = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF
_EMPTY, _LOWER_INC, _UPPER_INC, _LOWER_INF, _UPPER_INF = 1, 2, 4, 8, 16
_ARRAY, _OBJECT = 0x40000000_40000000, 0x20000000_20000000
_JSONB, _RECORD = 3802, 2249


def sql_hash(oid: int, extended: str = "") -> Hash | None:
    """The hash of data of a type by its default hash operator class; None where there is none. `extended` is for the error of a row of which a field has none."""
    oid = base_type(oid)
    of: Any = TYPES[oid]
    if of.typtype == "e":
        return _enum(of)
    if of.element and of.category == "A":
        return _over(sql_hash(of.element, extended), _array)
    if of.typtype == "r":
        return _over(sql_hash(of.subtype), _range)
    if of.typtype == "m":
        return _over(sql_hash(of.range.subtype), _multirange)
    if of.typtype == "c":
        attributes = [(a.slot, sql_hash(a.type.oid, extended), a.type.oid) for a in of.attributes]
        return lambda v, s: _row([(v[slot] if slot < len(v) else None, h, t) for slot, h, t in attributes], s, extended)
    if oid == _RECORD:
        return lambda v, s: _row([(x, None if x is None else sql_hash(t, extended), t) for x, t in zip(v, v.types, strict=True)], s, extended)
    if oid == _JSONB:
        return _jsonb
    return hash_function(oid)


def needed_hash(oid: int, extended: str = "") -> Hash:
    """`sql_hash`; raises 42883."""
    found = sql_hash(oid)
    if found is None:
        raise no_hash(oid, extended)
    return found


def no_hash(oid: int, extended: str = "") -> errors.SQLError:
    """The error where a type has no hash; `extended` is 'n extended' of such a function."""
    return errors.UndefinedFunction(f"could not identify a{extended} hash function for type {format_type(oid)}")


def _over(element: Hash | None, hashed: Callable[[Any, int, Hash], int]) -> Hash | None:
    return None if element is None else lambda v, s: hashed(v, s, element)


def _enum(of: Any) -> Hash:
    oids = of.oids
    return lambda v, s: hash_int4(oids[v], s)


def _array(value: Any, seed: int, element: Hash) -> int:
    out = 1
    for v in value:
        out = (out * 31 + (0 if v is None else element(v, seed))) & _M64
    return out


def _row(parts: list[tuple[Any, Hash | None, int]], seed: int, extended: str) -> int:
    out = 0
    for v, element, oid in parts:
        if element is None and v is not None:
            raise no_hash(oid, extended)
        out = (out * 31 + (0 if v is None or element is None else element(v, seed))) & _M64
    return out


def _turned(x: int) -> int:
    """Both halves rotated by one bit."""
    high, low = x >> 32, x & _M32
    return (((high << 1) | (high >> 31)) & _M32) << 32 | ((low << 1) | (low >> 31)) & _M32


def _range(value: Any, seed: int, element: Hash) -> int:
    flags = _EMPTY
    ends = [0, 0]
    if value:
        flags = 0
        for i, (bound, inclusive, infinite) in enumerate(zip(value, (_LOWER_INC, _UPPER_INC), (_LOWER_INF, _UPPER_INF), strict=True)):
            if len(bound) == 1:
                flags |= infinite
            else:
                flags |= inclusive if bound[2] == 0 else 0
                ends[i] = element(value_of(bound), seed)
    return _turned(hash_int4(flags, seed) ^ ends[0]) ^ ends[1]


def _multirange(value: Any, seed: int, element: Hash) -> int:
    out = 1
    for r in value:
        out = (out * 31 + _range(r, seed, element)) & _M64
    return out


def _jsonb(value: Any, seed: int) -> int:
    if type(value) not in (list, dict):
        return _json_part(value, _ARRAY, seed)  # as an array of it
    return _json_part(value, 0, seed) if value else seed


def _json_part(value: Any, out: int, seed: int) -> int:
    """Go on with a hash over a value and all that is in it."""
    if type(value) is list:
        out ^= _ARRAY
        for v in value:
            out = _json_part(v, out, seed)
        return out
    if type(value) is dict:
        out ^= _OBJECT
        for k, v in value.items():
            out = _turned(out) ^ hash_bytes(k.encode(), seed)
            out = _json_part(v, out, seed)
        return out
    return _turned(out) ^ _json_scalar(value, seed)


def _json_scalar(value: Any, seed: int) -> int:
    if value == JSON_NULL:
        return (seed + 1) & _M64
    if type(value) is bool:
        return needed_hash(16)(value, seed) if seed else 2 if value else 4
    if type(value) is str:
        return hash_bytes(value.encode(), seed)
    return needed_hash(1700)(Decimal(value), seed)
