"""The operators that compare the binary images of records: *= *<> *< *<= *> *>=.

Data that are equal by their type's = may have different images (1.0 and 1.00). The order is that of PostgreSQL's stored forms, which means nothing: numbers that are
passed by value as unsigned integers, all else byte by byte. It is known here for the types of `_image`; records with others are compared for equality only.

Source: PostgreSQL 15 manual, section 9.24.6 (Composite Type Comparison).
"""

from __future__ import annotations

import operator as py
import struct
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.arrays import Record
from aurorapy.planner.types.context import DefaultContext
from aurorapy.planner.types.domains import base_type

from .registry import operator

_M64 = 0xFFFFFFFFFFFFFFFF
_INTEGERS = frozenset((16, 20, 21, 23, 26, 28, 29, 790, 1082, 1083, 1114, 1184, 3220, 5069))
_TEXTS = frozenset((25, 1042, 1043, 114))
_CONTEXT = DefaultContext()


def _numeric(v: Decimal) -> bytes:
    if not v.is_finite():
        return struct.pack("<H", 0xC000 if v.is_nan() else 0xF000 if v < 0 else 0xD000)
    sign, digits, exponent = v.as_tuple()
    assert isinstance(exponent, int)
    scale = max(0, -exponent)
    number = int("".join(map(str, digits))) * 10 ** (exponent % 4)
    weight = (exponent - exponent % 4) // 4
    parts: list[int] = []
    while number:
        number, part = divmod(number, 10_000)
        if part or parts:
            parts.append(part)
        weight += 1
    weight = weight - 1 if parts else 0
    sign = sign if parts else 0
    if -64 <= weight <= 63 and scale <= 63:
        head = struct.pack("<H", 0x8000 | (0x2000 if sign else 0) | scale << 7 | (0x40 if weight < 0 else 0) | weight & 0x3F)
    else:
        head = struct.pack("<Hh", (0x4000 if sign else 0) | scale, weight)
    return head + struct.pack(f"<{len(parts)}h", *reversed(parts))


def _image(oid: int, v: Any) -> Any:
    """What orders as the stored form does; 0A000 for types whose form is not known."""
    oid = base_type(oid)
    if oid in _INTEGERS:
        return int(v) & _M64
    if oid in _TEXTS or oid == 19:
        return v.encode()
    match oid:
        case 1700:
            return _numeric(v)
        case 17 | 2950 | 829 | 774:
            return bytes(v)
        case 18:
            code = ord(v) if v else 0
            return (code - 256 if code > 127 else code) & _M64
        case 700:
            return int(struct.unpack("<i", struct.pack("<f", v))[0]) & _M64
        case 701:
            return int(struct.unpack("<Q", struct.pack("<d", v))[0])
        case 1186:
            return struct.pack("<qii", v[2], v[1], v[0])
        case 1266:
            return struct.pack("<qi", *v)
        case _:
            raise errors.FeatureNotSupported(f"the order of binary images of type {format_type(oid)} is not supported")


def _fields(v: Any) -> tuple[int, ...]:
    if not isinstance(v, Record):
        raise errors.FeatureNotSupported("binary images of a record of unknown fields are not supported")
    return v.types


def _dissimilar(one: int, other: int, n: int) -> errors.SQLError:
    return errors.DatatypeMismatch(f"cannot compare dissimilar column types {format_type(one)} and {format_type(other)} at record column {n}")


def _equal(a: Any, b: Any) -> bool:
    types, others = _fields(a), _fields(b)
    if len(types) != len(others):
        raise errors.DatatypeMismatch("cannot compare record types with different numbers of columns")
    for n, (x, y, one, other) in enumerate(zip(a, b, types, others, strict=True), 1):
        if one != other:
            raise _dissimilar(one, other, n)
        if x is None or y is None:
            if x is not y:
                return False
        else:
            out = TYPES[one].text_encoder(_CONTEXT)
            if out(x) != out(y):
                return False
    return True


def _compared(a: Any, b: Any) -> int:
    types, others = _fields(a), _fields(b)
    for n, (x, y, one, other) in enumerate(zip(a, b, types, others, strict=False), 1):
        if one != other:
            raise _dissimilar(one, other, n)
        if x is None or y is None:
            if x is not y:
                return 1 if x is None else -1
            continue
        p, q = _image(one, x), _image(one, y)
        if p != q:
            return -1 if p < q else 1
    if len(types) != len(others):
        raise errors.DatatypeMismatch("cannot compare record types with different numbers of columns")
    return 0


def _ordering(compare: Callable[[int, int], bool]) -> Callable[[Any, Any], bool]:
    return lambda a, b: compare(_compared(a, b), 0)


operator("*=", "record", "record", "bool", _equal, function="record_image_eq", commutator="*=", negator="*<>")
operator("*<>", "record", "record", "bool", lambda a, b: not _equal(a, b), function="record_image_ne", commutator="*<>", negator="*=")
for _name, _function, _compare, _commutator, _negator in (
        ("*<", "lt", py.lt, "*>", "*>="), ("*<=", "le", py.le, "*>=", "*>"), ("*>", "gt", py.gt, "*<", "*<="), ("*>=", "ge", py.ge, "*<=", "*<")):
    operator(_name, "record", "record", "bool", _ordering(_compare), function=f"record_image_{_function}", commutator=_commutator, negator=_negator)
