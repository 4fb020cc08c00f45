"""PostgreSQL's hashes of data, by which hash partitions are chosen: the same rows go to the same remainders.

Bob Jenkins' lookup3 with a 64-bit seed, and what each type feeds it. Enums, whose labels' oids differ from one server to another, are hashed by
our own form of their data; `hash_composed` has the hashes of ranges, jsonb and rows.

Source: hashfn.c, hashfunc.c and partbounds.c of PostgreSQL 15.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import HOME, TYPES, format_type
from aurorapy.planner.types.domains import base_type

SEED = 0x7A5B22367996DCFD
_M32, _M64 = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF
_START = 0x9E3779B9 + 3923095
_DAY_US = 86_400_000_000
_NAN = struct.pack("<d", float("nan"))
_DIGITS = 10_000  # of numeric, in base 10^4

Hash = Callable[[Any, int], int]


def _rot(x: int, k: int) -> int:
    return ((x << k) | (x >> (32 - k))) & _M32


def _mix(a: int, b: int, c: int) -> tuple[int, int, int]:
    a = ((a - c) & _M32) ^ _rot(c, 4)
    c = (c + b) & _M32
    b = ((b - a) & _M32) ^ _rot(a, 6)
    a = (a + c) & _M32
    c = ((c - b) & _M32) ^ _rot(b, 8)
    b = (b + a) & _M32
    a = ((a - c) & _M32) ^ _rot(c, 16)
    c = (c + b) & _M32
    b = ((b - a) & _M32) ^ _rot(a, 19)
    a = (a + c) & _M32
    c = ((c - b) & _M32) ^ _rot(b, 4)
    b = (b + a) & _M32
    return a, b, c


def _final(a: int, b: int, c: int) -> int:
    c = ((c ^ b) - _rot(b, 14)) & _M32
    a = ((a ^ c) - _rot(c, 11)) & _M32
    b = ((b ^ a) - _rot(a, 25)) & _M32
    c = ((c ^ b) - _rot(b, 16)) & _M32
    a = ((a ^ c) - _rot(c, 4)) & _M32
    b = ((b ^ a) - _rot(a, 14)) & _M32
    c = ((c ^ b) - _rot(b, 24)) & _M32
    return (b << 32) | c


def _begin(length: int, seed: int) -> tuple[int, int, int]:
    a = b = c = (_START + length) & _M32
    if seed:
        a, b, c = _mix((a + (seed >> 32)) & _M32, (b + seed) & _M32, c)
    return a, b, c


def hash_bytes(data: bytes, seed: int) -> int:
    """hash_bytes_extended."""
    a, b, c = _begin(len(data), seed)
    at = 0
    while len(data) - at >= 12:
        x, y, z = struct.unpack_from("<III", data, at)
        a, b, c = _mix((a + x) & _M32, (b + y) & _M32, (c + z) & _M32)
        at += 12
    rest = data[at:].ljust(11, b"\0")
    x, y = struct.unpack_from("<II", rest)
    z = int.from_bytes(rest[8:], "little") << 8  # its lowest byte is kept for the length
    return _final((a + x) & _M32, (b + y) & _M32, (c + z) & _M32)


def hash_int4(value: int, seed: int) -> int:
    """hash_bytes_uint32_extended of a number of 32 bits or less."""
    a, b, c = _begin(4, seed)
    return _final((a + value) & _M32, b, c)


def hash_int8(value: int, seed: int) -> int:
    """hashint8extended: the same as of an int4 where it fits."""
    low, high = value & _M32, (value >> 32) & _M32
    return hash_int4(low ^ (high if value >= 0 else high ^ _M32), seed)


def _float(value: float, seed: int) -> int:
    return seed if value == 0 else hash_bytes(_NAN if value != value else struct.pack("<d", value), seed)


def _numeric(value: Decimal, seed: int) -> int:
    if not value.is_finite():
        return seed
    _, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    number = int("".join(map(str, digits)))
    if number == 0:
        return (seed - 1) & _M64
    number *= 10 ** (exponent % 4)
    weight = (exponent - exponent % 4) // 4
    parts: list[int] = []
    while number:
        number, part = divmod(number, _DIGITS)
        if part or parts:
            parts.append(part)
        weight += 1
    weight -= 1
    return hash_bytes(struct.pack(f"<{len(parts)}h", *reversed(parts)), seed) ^ (weight & _M64)


def _interval(value: tuple[int, int, int], seed: int) -> int:
    months, days, us = value
    span = (months * 30 + days) * _DAY_US + us
    return hash_int8((span + (1 << 63)) % (1 << 64) - (1 << 63), seed)


def _inet(value: bytes, seed: int) -> int:
    size = (len(value) - 2) // 2
    return hash_bytes(bytes((value[0], value[1 + size])) + value[2 + size:], seed)


def _unsigned(value: int, seed: int) -> int:
    return hash_int8(value - (1 << 64) if value >> 63 else value, seed)


def _text(value: str, seed: int) -> int:
    return hash_bytes(value.encode(), seed)


_HASHES: dict[int, Hash] = {
    16: lambda v, s: hash_int4(int(v), s), 17: lambda v, s: hash_bytes(bytes(v), s), 19: _text, 25: _text, 1043: _text,
    18: lambda v, s: hash_int4((ord(v) + 128) % 256 - 128 if v else 0, s), 1042: lambda v, s: _text(v.rstrip(" "), s),
    20: hash_int8, 21: hash_int4, 23: hash_int4, 26: hash_int4, 28: hash_int4, 29: hash_int4, 5069: _unsigned, 3220: _unsigned,
    700: _float, 701: _float, 1700: _numeric, 1082: hash_int4, 1083: hash_int8, 1114: hash_int8, 1184: hash_int8, 1186: _interval,
    2950: lambda v, s: hash_bytes(bytes(v), s), 829: lambda v, s: hash_bytes(bytes(v), s), 774: lambda v, s: hash_bytes(bytes(v), s),
    650: _inet, 869: _inet, 1266: lambda v, s: hash_int8(v[0], s) ^ hash_int4(v[1], s),
}  # fmt: skip


def hash_function(oid: int) -> Hash | None:
    """The hash of data of a type; None where there is none."""
    oid = base_type(oid)
    found = _HASHES.get(oid)
    if found is not None:
        return found
    of = TYPES[oid]
    if of.typtype == "e":
        return lambda v, s: hash_bytes(v, s)
    if of.element and of.category == "A":
        element = hash_function(of.element)
        return None if element is None else lambda v, s: _array(v, s, element)
    return None


def composed_hash(oid: int) -> Hash | None:
    """The hash of a type that `hash_composed` knows."""
    from aurorapy.planner.hash_composed import sql_hash  # it builds on this module

    return sql_hash(oid)


def _of_class(c: Any) -> Hash:
    """The hash of a column of a hash partition key that names its operator class."""
    from aurorapy.planner.access_methods.classes import class_of  # it knows of types that are hashed here

    found = class_of("hash", c.type, c.opclass)
    if found is not None and found.users and found.own:
        home: Any = HOME.get()
        opclass = found.oid
        return lambda v, s: home.hashing(opclass, 2)(v, s - (1 << 64) if s >> 63 else s) & _M64
    if found is not None and found.name == "bpchar_pattern_ops":
        return _text
    made = hash_function(c.type) or composed_hash(c.type)
    assert made is not None  # it was looked for when the key was defined
    return made


def _array(value: Any, seed: int, element: Hash) -> int:
    out = 1
    for v in value:
        out = (out * 31 + (0 if v is None else element(v, seed))) & _M64
    return out


def row_hash(columns: Sequence[Any], values: tuple[Any, ...]) -> int:
    """The hash of the values of a partition key's columns."""
    out = 0
    for c, v in zip(columns, values, strict=True):
        if v is None:
            continue
        oid = c.type
        f = _of_class(c) if c.opclass else hash_function(oid) or composed_hash(oid)
        if f is None:
            raise errors.FeatureNotSupported(f"hash partitioning by type {format_type(oid)} is not supported")
        h = f(v, SEED)
        out ^= (h + 0x49A0F4DD15E5A8E3 + (out << 54) + (out >> 7)) & _M64
    return out
