"""pg_column_size and pg_column_compression: the bytes that PostgreSQL would keep for a value which is neither compressed nor moved out of line.

A value that stands in a table has a header of one byte where it is short (126 bytes at most) and its storage is not PLAIN; a computed one has four.
Nothing is compressed here, so pg_column_compression is always NULL.

Source: PostgreSQL 15 manual, sections 9.27.8 and 73.6; array.h, numeric.c, jsonb.h, rangetypes.c and ts_type.h for the parts of a value.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import BY_NAME, TYPES, SqlType, format_type
from aurorapy.planner.types.composites import RowType
from aurorapy.planner.types.defined_bases import data_type
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.json_types import JSON_NULL
from aurorapy.planner.types.ranges import RangeForms
from aurorapy.planner.types.shaped import Shaped

from .registry import Function, define

_ALIGN = {"c": 1, "s": 2, "i": 4, "d": 8}
_SHORT_MAX = 126
_NUMERIC = struct.Struct("!HhHH")
_COUNT = struct.Struct("!i")
_OPERATOR_SIZE = 12  # QueryItem


def _aligned(n: int, align: str) -> int:
    unit = _ALIGN[align]
    return -(-n // unit) * unit


def _max_aligned(n: int) -> int:
    return _aligned(n, "d")


def _numeric(v: Any, ctx: Any) -> int:
    v = v if isinstance(v, Decimal) else Decimal(v)
    if not v.is_finite():
        return 6
    digits, weight, _, scale = _NUMERIC.unpack_from(BY_NAME["numeric"].binary_encoder(ctx)(v))
    short = scale <= 63 and -64 <= weight <= 63
    return 4 + (2 if short else 4) + 2 * int(digits)


def _fields(parts: list[tuple[SqlType, Any]], ctx: Any) -> int:
    """A tuple of fields: header, map of NULLs, data."""
    nulls = (len(parts) + 7) // 8 if any(v is None for _, v in parts) else 0
    at = 0
    for t, v in parts:
        if v is not None:
            n = size(t, v, ctx)
            if t.length == -1 and t.storage != "p" and n - 4 <= _SHORT_MAX:
                at += n - 3
            else:
                at = _aligned(at, t.align) + n
    return _max_aligned(23 + nulls) + at


def _record(t: SqlType, v: Any, ctx: Any) -> int:
    if isinstance(t, RowType):
        return _fields([(a.type, v[a.slot] if a.slot < len(v) else None) for a in t.attributes], ctx)
    return _fields([(TYPES[oid if oid != 705 else 25], x) for oid, x in zip(v.types, v, strict=True)], ctx)


def _array(t: SqlType, v: Any, ctx: Any) -> int:
    items = v.items if isinstance(v, Shaped) else v
    if not len(items):
        return 16
    element = TYPES[t.element]
    dimensions = len(v.lengths) if isinstance(v, Shaped) else 1
    nulls = (len(items) + 7) // 8 if any(x is None for x in items) else 0
    at = 0
    for x in items:
        if x is not None:
            at = _aligned(at + size(element, x, ctx), element.align)
    return _max_aligned(16 + 8 * dimensions + nulls) + at


def _bounds(t: RangeForms, v: Any, ctx: Any) -> int:
    """The values of a range's bounds, packed as fields are."""
    subtype = TYPES[t.subtype]
    at = 8
    data = t.binary_encoder(ctx)(v)
    decode = subtype.binary_decoder(-1, ctx)
    place = 1
    while place < len(data):
        (n,) = _COUNT.unpack_from(data, place)
        value = decode(data[place + 4 : place + 4 + n])
        place += 4 + n
        whole = size(subtype, value, ctx)
        if subtype.length == -1 and subtype.storage != "p" and whole - 4 <= _SHORT_MAX:
            at += whole - 3
        else:
            at = _aligned(at, subtype.align) + whole
    return at + 1


def _jsonb(v: Any, ctx: Any, at: int = 0) -> int:
    """Where a container that begins at `at` ends."""
    if isinstance(v, dict):
        at = _aligned(at, "i") + 4 + 8 * len(v) + sum(len(k.encode()) for k in v)
        parts = list(v.values())
    elif isinstance(v, list):
        at = _aligned(at, "i") + 4 + 4 * len(v)
        parts = v
    else:  # a scalar is the only element of an array
        at, parts = 8, [v]
    for x in parts:
        if isinstance(x, dict | list):
            at = _jsonb(x, ctx, at)
        elif isinstance(x, str):
            at += len(x.encode())
        elif not isinstance(x, bool) and x is not JSON_NULL:
            at = _aligned(at, "i") + _numeric(x, ctx)
    return at


def _vector(v: Any, ctx: Any) -> int:
    at = 0
    for lexeme, positions in v:
        at += len(lexeme.encode())
        if positions:
            at = _aligned(at, "s") + 2 + 2 * len(positions)
    return 8 + 4 * len(v) + at


def _query(v: Any, ctx: Any) -> int:
    """The binary form has an item after the other: an operand's weight, prefix and word, or an operator."""
    data = BY_NAME["tsquery"].binary_encoder(ctx)(v)
    (count,) = _COUNT.unpack_from(data)
    place, words = 4, 0
    for _ in range(count):
        if data[place] == 1:
            end = data.index(0, place + 3)
            words += end - place - 2
            place = end + 1
        else:
            place += 4 if data[place + 1] == 4 else 2
    return 8 + _OPERATOR_SIZE * int(count) + words


def _text(v: str, ctx: Any) -> int:
    return 4 + len(v.encode())


_SIZES: dict[str, Callable[[Any, Any], int]] = {
    "text": _text, "varchar": _text, "bpchar": _text, "json": _text, "xml": _text, "refcursor": _text, "bytea": lambda v, ctx: 4 + len(v),
    "numeric": _numeric, "bit": lambda v, ctx: 8 + (len(v) + 7) // 8, "varbit": lambda v, ctx: 8 + (len(v) + 7) // 8,
    "jsonb": lambda v, ctx: 4 + _jsonb(v, ctx), "tsvector": _vector, "tsquery": _query, "cstring": lambda v, ctx: len(v.encode()) + 1,
    "unknown": lambda v, ctx: len(v.encode()) + 1,
    "inet": lambda v, ctx: 10 if v[0] == 2 else 22, "cidr": lambda v, ctx: 10 if v[0] == 2 else 22,
    "path": lambda v, ctx: 16 + len(BY_NAME["path"].binary_encoder(ctx)(v)) - 5, "polygon": lambda v, ctx: 40 + len(BY_NAME["polygon"].binary_encoder(ctx)(v)) - 4,
    "int2vector": lambda v, ctx: 24 + 2 * len(v), "oidvector": lambda v, ctx: 24 + 4 * len(v)}


def size(t: SqlType, v: Any, ctx: Any) -> int:
    """The bytes of a value with a header of four bytes where its type has one; 0A000."""
    if t.length > 0:
        return t.length
    if t.oid >= 16384:
        t = TYPES[data_type(base_type(t.oid))]
    known = _SIZES.get(t.name) if t.oid < 16384 else None
    if known is not None:
        return known(v, ctx)
    if t.typtype == "c" or t.oid == 2249:
        return _record(t, v, ctx)
    if t.category == "A" and t.element:
        return _array(t, v, ctx)
    if isinstance(t, RangeForms):
        return _bounds(t, v, ctx)
    raise errors.FeatureNotSupported(f"pg_column_size of type {format_type(t.oid)} is not supported")


def _computed(ctx: Any, types: tuple[int, ...], v: Any) -> int:
    return size(TYPES[types[0]], v, ctx)


def _stored(ctx: Any, types: tuple[int, ...], v: Any) -> int:
    t = TYPES[types[0]]
    n = size(t, v, ctx)
    return n - 3 if t.length == -1 and t.storage != "p" and n - 4 <= _SHORT_MAX else n


COLUMN_SIZE = define("pg_column_size", "any", "int4", _computed, needs_types=True, volatility="s", domains=True, oid=1269)
STORED_SIZE = Function("pg_column_size", COLUMN_SIZE.args, COLUMN_SIZE.result, _stored, 1269, needs_types=True, volatility="s", domains=True)
define("pg_column_compression", "any", "text", lambda v: None, volatility="s", oid=2121)
