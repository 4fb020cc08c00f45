"""Composite types: those of CREATE TYPE AS, and of the rows of tables and views.

A datum is a plain tuple with an element for each attribute there ever was, at its attnum - 1, as a table's stored row: a dropped attribute leaves its
place behind, and a datum made before an attribute was added is shorter. So a change of the type changes no datum. As a value of type record
it becomes a `Record` of the attributes that there are.

Source: PostgreSQL 15 manual, section 8.16; rowtypes.c in its terms.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from aurorapy import errors

from .arrays import BUILT_IN_OIDS, Record, quote_field, record_of
from .base import SPACE, SqlType, equality_within, order_within
from .quoted import quoted_part
from .user import UserType


class Attribute(NamedTuple):
    """`slot` is its place in a datum."""

    name: str
    type: SqlType
    typmod: int
    slot: int


class RowType(UserType):
    """`defined` is the descriptor of a relation."""

    __slots__ = ("attributes", "width", "slots")

    def __init__(self, defined: Any, attributes: tuple[Attribute, ...]) -> None:
        self.attributes, self.width = attributes, len(defined.columns)
        self.slots = tuple(a.slot for a in attributes)
        keys = [(a.slot, order_within(a.type)) for a in attributes]
        hashes = [(a.slot, equality_within(a.type)) for a in attributes]

        def order(v: tuple[Any, ...]) -> Any:
            n = len(v)
            return tuple([(1,) if at >= n or v[at] is None else (0, key(v[at]) if key else v[at]) for at, key in keys])

        def equal(v: tuple[Any, ...]) -> Any:
            n = len(v)
            return tuple([None if at >= n or v[at] is None else key(v[at]) if key else v[at] for at, key in hashes])

        super().__init__(defined, defined.type_oid, -1, "C", typtype="c", array=defined.array_oid, order_key=order, hash_key=equal, align="d", storage="x")

    def live(self, value: tuple[Any, ...]) -> tuple[Any, ...]:
        """The attributes that there are."""
        n = len(value)
        return tuple([value[at] if at < n else None for at in self.slots])

    def stored(self, values: Any) -> tuple[Any, ...]:
        """The datum of the attributes' values."""
        if self.width == len(self.slots):
            return tuple(values)
        out: list[Any] = [None] * self.width
        for at, v in zip(self.slots, values, strict=True):
            out[at] = v
        return tuple(out)

    def get(self, value: tuple[Any, ...], slot: int) -> Any:
        """The attribute at a place."""
        return value[slot] if slot < len(value) else None

    def record(self, value: tuple[Any, ...]) -> Record:
        """The datum as one of type record."""
        return record_of(tuple([a.type.oid for a in self.attributes]), tuple([a.name for a in self.attributes]))(self.live(value))

    # --- text ---

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        parts = split_row(text, len(self.attributes))  # looked at one after the other: the first mistake is told
        return self.stored([_field(a, a.type.input(p, a.typmod, ctx) if p is not None else None, ctx) for p, a in zip(parts, self.attributes, strict=True)])

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        encoders = [a.type.text_encoder(ctx) for a in self.attributes]

        def out(v: Any) -> str:
            return "(" + ",".join(["" if x is None else quote_field(encode(x)) for x, encode in zip(self.live(v), encoders, strict=True)]) + ")"

        return out

    # --- binary: the number of attributes, and of each its type's oid, its length and its bytes ---

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        encoders = [(struct.pack("!I", a.type.oid), a.type.binary_encoder(ctx)) for a in self.attributes]
        head = struct.pack("!i", len(encoders))

        def out(v: Any) -> bytes:
            parts = [head]
            for x, (oid, encode) in zip(self.live(v), encoders, strict=True):
                data = b"" if x is None else encode(x)
                parts += (oid, b"\xff\xff\xff\xff") if x is None else (oid, struct.pack("!i", len(data)), data)
            return b"".join(parts)

        return out

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        decoders = [a.type.binary_decoder(a.typmod, ctx) for a in self.attributes]

        def read(data: bytes) -> Any:
            try:
                (count,) = struct.unpack_from("!i", data)
                if count != len(decoders):
                    raise errors.DatatypeMismatch(f"wrong number of columns: {count}, expected {len(decoders)}")
                at, values = 4, []
                for n, (a, decode) in enumerate(zip(self.attributes, decoders, strict=True), 1):
                    oid, size = struct.unpack_from("!Ii", data, at)
                    at += 8
                    if oid != a.type.oid and max(oid, a.type.oid) < BUILT_IN_OIDS:
                        raise errors.DatatypeMismatch(f"binary data has type {oid} instead of expected {a.type.oid} in record column {n}")
                    if size < -1 or at + max(size, 0) > len(data):
                        raise errors.InvalidBinaryRepresentation("insufficient data left in message")
                    values.append(_field(a, None if size < 0 else decode(bytes(data[at : at + size])), ctx))
                    at += max(size, 0)
                if at != len(data):
                    raise errors.InvalidBinaryRepresentation("improper binary format in record")
            except struct.error:
                raise errors.ProtocolViolation("insufficient data left in message") from None
            return self.stored(values)

        return read


def _field(a: Attribute, value: Any, ctx: Any) -> Any:
    """An attribute's datum at its length; a domain may refuse a NULL."""
    if value is None:
        return a.type.enforce(None, ctx) if a.type.typtype == "d" else None  # type: ignore[attr-defined]
    return a.type.coerce_typmod(value, a.typmod, False) if a.typmod >= 0 else value


def _malformed(text: str, detail: str) -> errors.SQLError:
    return errors.InvalidTextRepresentation(f'malformed record literal: "{text}"', detail=detail)


def split_row(text: str, count: int) -> Iterator[str | None]:
    """The texts of a row literal's attributes, None for NULL; 22P02 unless there are `count`."""
    n = len(text)
    i = 0
    while i < n and text[i] in SPACE:
        i += 1
    if i >= n or text[i] != "(":
        raise _malformed(text, "Missing left parenthesis.")
    i += 1
    for number in range(count):
        if number:
            if i >= n or text[i] != ",":
                raise _malformed(text, "Too few columns.")
            i += 1
        part, i = quoted_part(text, i, ",)", _malformed)
        yield part
    if i >= n or text[i] != ")":
        raise _malformed(text, "Too many columns.")
    if text[i + 1 :].strip(SPACE):
        raise _malformed(text, "Junk after right parenthesis.")
