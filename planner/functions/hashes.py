"""The hash support functions of PostgreSQL's operator classes, with their values: hashint4, hashtext, hash_array, ... and their extended forms.

Source: PostgreSQL 15 manual, section 38.16.3.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

from aurorapy.planner.hash_composed import needed_hash, no_hash, sql_hash
from aurorapy.planner.partition_hash import Hash, hash_bytes
from aurorapy.planner.types import TYPES

from .registry import define, oid_of

_M32, _M64 = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF

# plain name, extended name, type
_OF_TYPES = """
hashint2 hashint2extended int2
hashint4 hashint4extended int4
hashint8 hashint8extended int8
hashfloat4 hashfloat4extended float4
hashfloat8 hashfloat8extended float8
hashoid hashoidextended oid
hashchar hashcharextended char
hashname hashnameextended name
hashtext hashtextextended text
hashbpchar hashbpcharextended bpchar
hash_numeric hash_numeric_extended numeric
timestamp_hash timestamp_hash_extended timestamp
time_hash time_hash_extended time
timetz_hash timetz_hash_extended timetz
interval_hash interval_hash_extended interval
uuid_hash uuid_hash_extended uuid
pg_lsn_hash pg_lsn_hash_extended pg_lsn
hashinet hashinetextended inet
hashmacaddr hashmacaddrextended macaddr
hashmacaddr8 hashmacaddr8extended macaddr8
jsonb_hash jsonb_hash_extended jsonb
"""
_OF_ANY = """
hash_array hash_array_extended anyarray
hash_range hash_range_extended anyrange
hash_multirange hash_multirange_extended anymultirange
hashenum hashenumextended anyenum
hash_record hash_record_extended record
"""


def _short(x: int) -> int:
    x &= _M32
    return x - (1 << 32) if x >> 31 else x


def _long(x: int) -> int:
    return x - (1 << 64) if x >> 63 else x


def _fixed(plain: str, extended: str, type_name: str, f: Hash) -> None:
    define(plain, type_name, "int4", lambda v: _short(f(v, 0)))
    define(extended, f"{type_name} int8", "int8", lambda v, seed: _long(f(v, seed & _M64)))


def _of_type(oid: int) -> Hash:
    return lambda v, seed: needed_hash(oid)(v, seed)


def _any(extended: str) -> Callable[..., int]:
    def call(ctx: Any, types: tuple[Any, ...], v: Any, seed: int = 0) -> int:
        found = sql_hash(types[0], extended)
        if found is None:
            of: Any = TYPES[types[0]]
            raise no_hash(of.element or getattr(of, "subtype", 0) or getattr(getattr(of, "range", None), "subtype", 0) or types[0], extended)
        return _long(found(v, seed & _M64)) if extended else _short(found(v, 0))

    return call


for _line in _OF_TYPES.split("\n"):
    if _line:
        _p, _e, _t = _line.split()
        _fixed(_p, _e, _t, _of_type(oid_of(_t)))
for _line in _OF_ANY.split("\n"):
    if _line:
        _p, _e, _t = _line.split()
        define(_p, _t, "int4", _any(""), needs_types=True)
        define(_e, f"{_t} int8", "int8", _any("n extended"), needs_types=True)
_fixed("hashtid", "hashtidextended", "tid", lambda v, seed: hash_bytes(struct.pack("<HHH", v[0] >> 16, v[0] & 0xFFFF, v[1]), seed))
_fixed("hashoidvector", "hashoidvectorextended", "oidvector", lambda v, seed: hash_bytes(struct.pack(f"<{len(v)}I", *v), seed))
