"""One-dimensional arrays of every type, int2vector and oidvector, and records.

An array datum is a tuple; its lower bound is 1. Literals of several dimensions or other bounds are 0A000.

Source: PostgreSQL 15 manual, section 8.15.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from aurorapy import errors
from aurorapy.limits import FIELD_BYTES_MAX

from .base import TYPES, SqlType, register

BUILT_IN_OIDS = 10_000
_SPACE = " \t\n\r\v\f"


def _malformed(text: str, detail: str) -> errors.SQLError:
    return errors.InvalidTextRepresentation(f'malformed array literal: "{text}"', detail=detail)


def split_array(text: str, delimiter: str) -> list[str | None]:
    """The element texts of an array literal, None for NULL."""
    t = text.strip(_SPACE)
    if t.startswith("["):
        bounds, _, rest = t.partition("=")
        if bounds.strip() and not bounds.startswith("[1:"):
            raise errors.FeatureNotSupported("arrays with a lower bound other than 1 are not supported")
        t = rest.strip(_SPACE)
    if not t.startswith("{"):
        raise _malformed(text, 'Array value must start with "{" or dimension information.')
    out: list[str | None] = []
    i, n = 1, len(t)
    if t[1:].strip(_SPACE) == "}":
        return out
    while True:
        while i < n and t[i] in _SPACE:
            i += 1
        if i >= n:
            raise _malformed(text, "Unexpected end of input.")
        if t[i] == "{":
            raise errors.FeatureNotSupported("multi-dimensional arrays are not supported")
        quoted = t[i] == '"'
        part: list[str] = []
        if quoted:
            i += 1
            while i < n and t[i] != '"':
                if t[i] == "\\":
                    i += 1
                    if i >= n:
                        raise _malformed(text, "Unexpected end of input.")
                part.append(t[i])
                i += 1
            if i >= n:
                raise _malformed(text, "Unexpected end of input.")
            i += 1
            while i < n and t[i] in _SPACE:
                i += 1
            if i < n and t[i] not in (delimiter, "}"):
                raise _malformed(text, "Incorrectly quoted array element.")
            out.append("".join(part))
        else:
            escaped = False
            while i < n and t[i] not in (delimiter, "}"):
                if t[i] in '"{':
                    raise _malformed(text, f'Unexpected "{t[i]}" character.' if t[i] == "{" else "Incorrectly quoted array element.")
                if t[i] == "\\":
                    i += 1
                    escaped = True
                    if i >= n:
                        raise _malformed(text, "Unexpected end of input.")
                part.append(t[i])
                i += 1
            item = "".join(part).rstrip(_SPACE)
            if not item:
                raise _malformed(text, f'Unexpected "{t[i]}" character.' if i < n else "Unexpected end of input.")
            out.append(None if item.lower() == "null" and not escaped else item)
        if i >= n:
            raise _malformed(text, "Unexpected end of input.")
        if t[i] == "}":
            if t[i + 1 :].strip(_SPACE):
                raise _malformed(text, "Junk after closing right brace.")
            return out
        i += 1


def quote_element(text: str, delimiter: str = ",") -> str:
    """An element as an array's text form shows it."""
    if not text or text.lower() == "null" or any(c in '{}"\\' + delimiter + _SPACE for c in text):
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text


class ArrayType(SqlType):
    """An array of `element` data."""

    __slots__ = ()

    def __init__(self, element: SqlType) -> None:
        key, hash_key = element.order_key, element.hash_key

        def order(v: tuple[Any, ...]) -> Any:
            return tuple([(1,) if x is None else (0, key(x) if key else x) for x in v])

        def equal(v: tuple[Any, ...]) -> Any:
            return tuple([None if x is None else hash_key(x) if hash_key else x for x in v])

        super().__init__(element.array, "_" + element.name, -1, "A", element=element.oid, collation=element.collation, delimiter=element.delimiter,
                         order_key=order, hash_key=equal if hash_key else None, storage="x",
                         align="d" if element.align == "d" else "i", sql_name=element.sql_name + "[]")

    def _of(self) -> SqlType:
        return TYPES[self.element]

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        inner = self._of()
        return tuple([None if p is None else inner.input(p, typmod, ctx) for p in split_array(text, self.delimiter)])

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        encode, delimiter = self._of().text_encoder(ctx), self.delimiter

        def out(v: Any) -> str:
            return "{" + delimiter.join(["NULL" if x is None else quote_element(encode(x), delimiter) for x in v]) + "}"

        return out

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        encode, oid = self._of().binary_encoder(ctx), self.element

        def out(v: Any) -> bytes:
            if not v:
                return struct.pack("!iii", 0, 0, oid)
            parts = [struct.pack("!iiiii", 1, int(None in v), oid, len(v), 1)]
            for x in v:
                if x is None:
                    parts.append(b"\xff\xff\xff\xff")
                else:
                    data = encode(x)
                    parts += (struct.pack("!i", len(data)), data)
            return b"".join(parts)

        return out

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        decode = self._of().binary_decoder(typmod, ctx)
        oid = self.element

        def read(data: bytes) -> Any:
            try:
                dimensions, flags, element = struct.unpack_from("!iiI", data)
                if dimensions > 6:
                    raise errors.ProgramLimitExceeded(f"number of array dimensions ({dimensions}) exceeds the maximum allowed (6)")
                if dimensions < 0:
                    raise errors.InvalidBinaryRepresentation(f"invalid number of dimensions: {dimensions}")
                if flags not in (0, 1):
                    raise errors.InvalidBinaryRepresentation("invalid array flags")
                if element != oid and max(element, oid) < BUILT_IN_OIDS:  # a database's own oids prove nothing, as in PostgreSQL
                    raise errors.DatatypeMismatch(f"binary data has array element type {element} instead of expected {oid}")
                if dimensions == 0:
                    if len(data) != 12:
                        raise ValueError
                    return ()
                if dimensions != 1:
                    raise errors.FeatureNotSupported("multi-dimensional arrays are not supported")
                count, lower = struct.unpack_from("!ii", data, 12)
                if lower != 1:
                    raise errors.FeatureNotSupported("arrays with a lower bound other than 1 are not supported")
                if count < 0:
                    raise errors.ProgramLimitExceeded("array size exceeds the maximum allowed (134217727)")
                at = 20
                out: list[Any] = []
                for _ in range(count):
                    (size,) = struct.unpack_from("!i", data, at)
                    at += 4
                    if size == -1:
                        out.append(None)
                    else:
                        if size < 0 or at + size > len(data):
                            raise ValueError
                        out.append(decode(bytes(data[at : at + size])))
                        at += size
                if at != len(data):
                    raise ValueError
                return tuple(out)
            except (struct.error, ValueError):
                raise errors.InvalidBinaryRepresentation("incorrect binary data format") from None

        return read

    def typmod_in(self, args: list[str]) -> int:
        return self._of().typmod_in(args)

    def typmod_out(self, typmod: int) -> str:
        return self._of().typmod_out(typmod)

    def coerce_typmod(self, value: Any, typmod: int, explicit: bool) -> Any:
        inner = self._of()
        return tuple([None if x is None else inner.coerce_typmod(x, typmod, explicit) for x in value])


def _vector(oid: int, name: str, element: int, array: int) -> None:
    def parse(text: str, typmod: int = -1, ctx: Any = None) -> tuple[int, ...]:
        return tuple(TYPES[element].input(p, -1, ctx) for p in text.split())

    def send(v: Any) -> bytes:
        packer = struct.Struct("!ih" if element == 21 else "!iI")
        return struct.pack("!iiiii", 1, 0, element, len(v), 0) + b"".join(packer.pack(packer.size - 4, x) for x in v)

    register(SqlType(oid, name, -1, "A", element=element, array=array, input=parse, output=lambda v: " ".join(map(str, v)), send=send))


_vector(22, "int2vector", 21, 1006)
_vector(30, "oidvector", 26, 1013)


class Record(tuple[Any, ...]):
    """A row value that knows its fields' types (oids); else a tuple as any."""

    __slots__ = ()
    types: tuple[int, ...] = ()


@lru_cache(10_000)
def record_of(types: tuple[int, ...]) -> type[Record]:
    """The class of row values with fields of these types."""
    return type("Record", (Record,), {"__slots__": (), "types": types})


def _record_binary(ctx: Any) -> Callable[[Any], bytes]:
    def encode(v: Any) -> bytes:
        if not isinstance(v, Record):
            raise errors.UndefinedFunction("no binary output function available for a record of unknown fields")
        parts = [struct.pack("!i", len(v))]
        for oid, x in zip(v.types, v, strict=True):
            data = None if x is None else TYPES[oid].binary_encoder(ctx)(x)
            parts.append(struct.pack("!Ii", oid, -1) if data is None else struct.pack("!Ii", oid, len(data)) + data)
        return b"".join(parts)

    return encode


class _RecordType(SqlType):
    __slots__ = ()

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        return _record_binary(ctx)


def _record_encoder(ctx: Any) -> Callable[[Any], str]:
    def text(v: Any) -> str:
        if v is None:
            return ""
        if isinstance(v, bool):
            s = "t" if v else "f"
        elif isinstance(v, tuple):
            s = encode(v)
        elif isinstance(v, bytes):
            s = TYPES[17].text_encoder(ctx)(v)
        else:
            from .json_types import jsonb_out

            s = jsonb_out(v) if isinstance(v, dict | list) else TYPES[701].text_encoder(ctx)(v) if isinstance(v, float) else format(
                v, "f") if hasattr(v, "as_tuple") else str(v)
        return quote_field(s)

    def encode(v: Any) -> str:
        if isinstance(v, Record):
            fields = ["" if x is None else quote_field(TYPES[t].text_encoder(ctx)(x)) for t, x in zip(v.types, v, strict=True)]
            return "(" + ",".join(fields) + ")"
        return "(" + ",".join([text(x) for x in v]) + ")"

    return encode


def quote_field(s: str) -> str:
    """A field of a record's text form."""
    if len(s) > FIELD_BYTES_MAX // 4:  # quotes double with each record around: refuse before the next texts fill the memory
        raise errors.ProgramLimitExceeded("out of memory", detail="Cannot enlarge string buffer by the text of a record.")
    if not s or any(c in '"\\(),' + _SPACE for c in s):
        return '"' + s.replace("\\", "\\\\").replace('"', '""') + '"'
    return s


def _record_in(text: str, typmod: int = -1, ctx: Any = None) -> Any:
    raise errors.FeatureNotSupported("input of anonymous composite types is not implemented")


def _record_key(v: tuple[Any, ...]) -> Any:
    return tuple([(1,) if x is None else (0, x) for x in v])


register(_RecordType(2249, "record", -1, "P", typtype="p", array=2287, input=_record_in, encoder=_record_encoder, order_key=_record_key, align="d", storage="x"))


def register_arrays() -> None:
    """Make the array type of every type that names one."""
    for t in list(TYPES.values()):
        if t.array and t.array not in TYPES:
            register(ArrayType(t))
