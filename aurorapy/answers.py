"""Answers as bytes: DataRow encoders generated for a result's columns, and RowDescriptions, kept with the plan.

One encoder handles a whole batch: it has the columns' number and encoders built in, so that a row costs one join.

Source: PostgreSQL 15 manual, section 55.7, DataRow and RowDescription.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_and_typmod
from aurorapy.wire import build

_I = struct.Struct("!i").pack
CODES_KEPT = 256  # forms of rows whose encoders' code is kept
LENGTHS = [_I(n) for n in range(2048)]  # packing a small length is a list access
WIDE = 5  # columns of which the encoder's code is compiled for their types when there are many rows
MANY_ROWS = 200
_INTEGERS = frozenset((20, 21, 23, 26))
_INTEGER_TEXT = b"%d".__mod__
_STRINGS = frozenset((25, 1043, 1042, 19, 114, 705))

Encoder = Callable[[Any], bytes]
RowsEncoder = Callable[[list[Any]], bytes]


class Shape:
    """How a result goes out: its RowDescription, and the encoder of its rows."""

    __slots__ = ("description", "encode")

    def __init__(self, description: bytes, encode: RowsEncoder) -> None:
        self.description, self.encode = description, encode


def format_of(formats: Any, i: int) -> int:
    """The format code of column or parameter `i`: none given means text, one given means all."""
    if not formats:
        return 0
    return int(formats[0] if len(formats) == 1 else formats[i])


def shape_of(columns: list[Any], formats: Any, context: Any) -> Shape:
    """The shape of a result with these columns under the session's settings."""
    forms = [format_of(formats, i) for i in range(len(columns))]
    description = describe(columns, forms, context.encoding.encode)
    return Shape(description, rows_encoder([(c.type, f) for c, f in zip(columns, forms, strict=True)], context))


def describe(columns: list[Any], forms: list[int], encode: Callable[[str], bytes]) -> bytes:
    """RowDescription of columns in these formats."""
    fields = []
    for c, f in zip(columns, forms, strict=True):
        oid, typmod = base_and_typmod(c.type, c.typmod)
        fields.append((c.name, c.table, c.attnum, oid, TYPES[oid].length, typmod, f))
    return build.row_description(fields, encode)


def datum_encoder(oid: int, form: int, context: Any) -> Encoder:
    """A datum's bytes in text (0) or binary (1) format."""
    t = TYPES[oid]
    if form:
        return t.binary_encoder(context)
    text = t.text_encoder(context)
    encode = context.encoding.encode
    return encode if text is str and oid in _STRINGS else lambda v: encode(text(v))


@lru_cache(CODES_KEPT)
def _encoder_code(integers: tuple[bool, ...]) -> Any:
    """The code of an encoder, which differs by which columns are sent as integers in text format."""
    lines = ["def encode(rows):", "    out = []", "    add = out.append", f"    for {''.join(f'v{i}, ' for i in range(len(integers)))} in rows:"]
    total, parts = [], []
    for i, is_integer in enumerate(integers):
        encoded = f"b'%d' % v{i}" if is_integer else f"e{i}(v{i})"
        lines.append(f"        if v{i} is None: d{i} = b''; n{i} = 0; l{i} = NULL")
        lines.append(f"        else: d{i} = {encoded}; n{i} = len(d{i}); l{i} = L[n{i}] if n{i} < {len(LENGTHS)} else pack(n{i})")
        total.append(f"n{i}")
        parts.append(f"l{i}, d{i}")
    lines.append(f"        n = {' + '.join(total)} + {6 + 4 * len(integers)}")
    lines.append(f"        add(join((b'D', L[n] if n < {len(LENGTHS)} else pack(n), H, {', '.join(parts)})))")
    lines.append("    return join(out)")
    return compile("\n".join(lines), "<encode>", "exec")


def rows_encoder(columns: list[tuple[int, int]], context: Any) -> RowsEncoder:
    """A function from rows to their DataRow messages."""
    count = len(columns)
    if not count:
        empty = b"D\0\0\0\x06\0\0"
        return lambda rows: empty * len(rows)
    integers = tuple([form == 0 and oid in _INTEGERS for oid, form in columns])
    names: dict[str, Any] = {"L": LENGTHS, "pack": _I, "NULL": build.NULL, "join": b"".join, "H": struct.pack("!h", count)}
    for i, (oid, form) in enumerate(columns):
        names[f"e{i}"] = _INTEGER_TEXT if integers[i] else datum_encoder(oid, form, context)
    return _made(integers, names) if count < WIDE or not any(integers) else _wide(integers, names)


def _made(integers: tuple[bool, ...], names: dict[str, Any]) -> RowsEncoder:
    exec(_encoder_code(integers), names)
    return names.pop("encode")  # type: ignore[no-any-return]


def _wide(integers: tuple[bool, ...], names: dict[str, Any]) -> RowsEncoder:
    """Compiling the code for a wide row takes a millisecond, so that few rows make do with what is there for all rows of as many columns."""
    few, many = _made((False,) * len(integers), names), None

    def encode(rows: list[Any]) -> bytes:
        nonlocal many
        if len(rows) < MANY_ROWS:
            return few(rows)
        if many is None:
            many = _made(integers, names)
        return many(rows)

    return encode
