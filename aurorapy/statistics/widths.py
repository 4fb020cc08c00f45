"""How many bytes PostgreSQL's form of a datum has: what pg_stats.avg_width says.

Source: PostgreSQL 15 manual, section 73.6 (row layout); the layouts of numeric, arrays, jsonb, ranges and tsvector in its headers.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from aurorapy.planner.types import HOME, TYPES, SqlType
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.ranges import value_of
from aurorapy.planner.types.shaped import Shaped

SHORT_MAX = 126  # data that a header of one byte can stand before
_BITS, _INET, _TEXTS = (1560, 1562), (869, 650), (25, 1042, 1043, 114, 142, 705)
_NUMERIC, _BYTEA, _JSONB, _TSVECTOR = 1700, 17, 3802, 3614


def data_size(oid: int) -> Callable[[Any], int] | None:
    """What a value of the type takes without its header; None where all take the type's length."""
    t = TYPES[base_type(oid)]
    return None if t.length >= 0 else _data_size(t)


def raw_width(oid: int) -> Callable[[Any], int] | None:
    """What a value of the type takes with a full header."""
    t = TYPES[base_type(oid)]
    if t.length >= 0:
        return None
    data = _data_size(t)
    return lambda value: data(value) + 4


def with_header(size: int) -> int:
    """Data of a size in a row."""
    return size + (1 if size <= SHORT_MAX else 4)


def _data_size(t: SqlType) -> Callable[[Any], int]:
    oid = t.oid
    if oid in _TEXTS:
        return lambda v: len(v.encode())
    if oid == _NUMERIC:
        return _numeric
    if oid == _BYTEA:
        return len
    if oid in _BITS:
        return lambda v: 4 + (len(v) + 7) // 8
    if oid in _INET:
        return lambda v: 6 if v[0] == 2 else 18
    if oid == _JSONB:
        return lambda v: _container(v, 0)
    if oid == _TSVECTOR:
        return _vector
    if t.category == "A" and t.element:
        return _array(TYPES[base_type(t.element)])
    if t.typtype == "r":
        return _range(t)
    if t.typtype == "m":
        return _multirange(t)
    return _sent(t)


def _sent(t: SqlType) -> Callable[[Any], int]:
    """Of types whose layout nobody has described here: the length of the binary form."""
    def size(value: Any) -> int:
        try:
            return len(t._send(value)) if t._send is not None else len(str(value))
        except Exception:
            return len(str(value))

    return size


def _numeric(value: Any) -> int:
    v = value if isinstance(value, Decimal) else Decimal(value)
    if not v or not v.is_finite():
        return 2
    _, digits, exponent = v.as_tuple()
    assert isinstance(exponent, int)
    highest = exponent + len(digits) - 1
    lowest = exponent
    for d in reversed(digits):
        if d:
            break
        lowest += 1
    weight = highest // 4  # digits are kept in groups of four, counted from the point
    return (2 if exponent >= -63 and -64 <= weight <= 63 else 4) + 2 * (weight - lowest // 4 + 1)


def _aligned(at: int, align: str) -> int:
    n = {"c": 1, "s": 2, "i": 4, "d": 8}[align]
    return (at + n - 1) // n * n


def _array(element: SqlType) -> Callable[[Any], int]:
    data = None if element.length >= 0 else _data_size(element)

    def size(value: Any) -> int:
        items = value.items if isinstance(value, Shaped) else value
        dimensions = len(value.lengths) if isinstance(value, Shaped) else 1 if items else 0
        header = 16 + 8 * dimensions
        if any(v is None for v in items):
            header += (len(items) + 7) // 8
        header = _aligned(header, "d") if items else 16
        at = 0
        for v in items:
            if v is not None:
                at = _aligned(at, element.align) + (element.length if data is None else data(v) + 4)
        return header + (_aligned(at, element.align) if items else 0) - 4

    return size


def _range(t: SqlType) -> Callable[[Any], int]:
    sub = TYPES[base_type(getattr(t, "subtype", 0) or _subtype(t.oid))]
    data = None if sub.length >= 0 else _data_size(sub)

    def size(value: Any) -> int:
        at = 8  # the full header and the type
        for part in value:
            if part[0] == 0:  # else there is no bound
                at = _aligned(at, sub.align) + sub.length if data is None else at + with_header(data(value_of(part)))
        return at + 1 - 4

    return size


def _multirange(t: SqlType) -> Callable[[Any], int]:
    inner = getattr(t, "range", None) or TYPES[_range_of(t.oid)]
    sub = TYPES[base_type(getattr(inner, "subtype", 0) or _subtype(inner.oid))]
    data = None if sub.length >= 0 else _data_size(sub)

    def size(value: Any) -> int:
        at = 12 + 4 * max(len(value) - 1, 0) + len(value)  # header, places, flags
        at = _aligned(at, sub.align)
        for part in (b for one in value for b in one):
            if part[0] == 0:
                at = _aligned(at, sub.align) + (sub.length if data is None else data(value_of(part)) + 4)
        return at - 4

    return size


def _range_of(oid: int) -> int:
    """The range type of a user's multirange."""
    home: Any = HOME.get()
    catalog = home.session.catalog
    return int(next(d.oid for d in catalog.types.values() if getattr(d, "multirange", 0) == oid))


def _subtype(oid: int) -> int:
    """The element type of a user's range."""
    home: Any = HOME.get()
    return int(home.session.catalog.types[home.session.catalog.type_oids[oid]].subtype)


def _container(value: Any, at: int) -> int:
    """The size of a jsonb container, a scalar being an array of one, whose data begin at a place."""
    begin = at
    items: list[Any]
    if isinstance(value, dict):
        items = [*sorted(value, key=lambda k: (len(k.encode()), k.encode())), None]
        keys = items[:-1]
        items = [*keys, *(value[k] for k in keys)]
    elif isinstance(value, list):
        items = value
    else:
        items = [value]
    at += 4 + 4 * len(items)
    for v in items:
        if isinstance(v, str):
            at += len(v.encode())
        elif isinstance(v, bool) or v is None or v == ():
            continue
        elif isinstance(v, dict | list):
            at = _aligned(at, "i")
            at += _container(v, at)
        else:
            at = _aligned(at, "i") + 4 + _numeric(v)
    return at - begin


def _vector(value: Any) -> int:
    data = 0
    for lexeme, positions in value:
        data += len(lexeme.encode())
        if positions:
            data = _aligned(data, "s") + 2 + 2 * len(positions)
    return 4 + 4 * len(value) + data
