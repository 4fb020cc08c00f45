"""Arrays of every type, int2vector and oidvector, and records.

An array datum is a tuple, or a Shaped where it has several dimensions or another lower bound than 1 (shaped.py).

Source: PostgreSQL 15 manual, section 8.15.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from aurorapy import errors
from aurorapy.limits import FIELD_BYTES_MAX

from .array_text import parse_array, quote_element, without_nulls, written_bounds
from .base import SPACE, TYPES, SqlType, equality_within, order_within, register
from .quoted import quoted
from .shaped import Shaped, check_dimensions, check_shape, mapped, nested, shape, shaped

BUILT_IN_OIDS = 10_000

_QUOTED = frozenset('"\\(),' + SPACE)  # in a record's text form


class ArrayType(SqlType):
    """An array of `element` data."""

    __slots__ = ()

    def __init__(self, element: SqlType) -> None:
        key, hash_key = element.order_key, element.hash_key

        def order(v: Any) -> Any:
            flagged = tuple([(1,) if x is None else (0, key(x) if key else x) for x in v])
            return flagged if type(v) is tuple else v.like(flagged)

        def equal(v: Any) -> Any:
            keys = tuple([None if x is None else hash_key(x) if hash_key else x for x in v])
            return keys if type(v) is tuple else v.like(keys)

        super().__init__(element.array, "_" + element.name, -1, "A", element=element.oid, collation=element.collation, delimiter=element.delimiter,
                         order_key=order, hash_key=equal if hash_key else None, storage="x",
                         align="d" if element.align == "d" else "i", sql_name=element.sql_name + "[]")

    def _of(self) -> SqlType:
        return TYPES[self.element]

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        inner = self._of()
        parts, lengths, lowers = parse_array(text if ctx.array_nulls else without_nulls(text, self.delimiter), self.delimiter)
        return shaped([None if p is None else inner.input(p, typmod, ctx) for p in parts], lengths, lowers)

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        encode, delimiter = self._of().text_encoder(ctx), self.delimiter

        def out(v: Any) -> str:
            texts = ["NULL" if x is None else quote_element(encode(x), delimiter) for x in v]
            return "{" + delimiter.join(texts) + "}" if type(v) is tuple else _shaped_text(v.like(tuple(texts)), delimiter)

        return out

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        encode, oid = self._of().binary_encoder(ctx), self.element

        def out(v: Any) -> bytes:
            if not v:
                return struct.pack("!iii", 0, 0, oid)
            if type(v) is tuple:
                parts = [struct.pack("!iiiii", 1, int(None in v), oid, len(v), 1)]
            else:
                bounds = [struct.pack("!ii", n, low) for n, low in zip(v.lengths, v.lowers, strict=True)]
                parts = [struct.pack("!iii", len(v.lengths), int(None in v), oid), *bounds]
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
                if dimensions < 0:
                    raise errors.InvalidBinaryRepresentation(f"invalid number of dimensions: {dimensions}")
                check_dimensions(dimensions)
                if flags not in (0, 1):
                    raise errors.InvalidBinaryRepresentation("invalid array flags")
                if element != oid and max(element, oid) < BUILT_IN_OIDS:  # a database's own oids prove nothing, as in PostgreSQL
                    raise errors.DatatypeMismatch(f"binary data has array element type {element} instead of expected {oid}")
                if dimensions == 0:
                    if len(data) != 12:
                        raise ValueError
                    return ()
                bounds = struct.unpack_from(f"!{2 * dimensions}i", data, 12)
                lengths, lowers = bounds[::2], bounds[1::2]
                count = check_shape(lengths, lowers)
                at = 12 + 8 * dimensions
                out: list[Any] = []
                for _ in range(count):
                    (size,) = struct.unpack_from("!i", data, at)
                    at += 4
                    if size == -1:
                        out.append(None)
                    else:
                        if size < 0 or at + size > len(data):
                            raise errors.InvalidBinaryRepresentation("insufficient data left in message")
                        out.append(decode(bytes(data[at : at + size])))
                        at += size
                if at != len(data):
                    raise ValueError
                return shaped(out, lengths, lowers)
            except struct.error:
                raise errors.ProtocolViolation("insufficient data left in message") from None
            except ValueError:
                raise errors.InvalidBinaryRepresentation("incorrect binary data format") from None

        return read

    def typmod_in(self, args: list[str]) -> int:
        return self._of().typmod_in(args)

    def typmod_out(self, typmod: int) -> str:
        return self._of().typmod_out(typmod)

    def coerce_typmod(self, value: Any, typmod: int, explicit: bool) -> Any:
        inner = self._of()
        return mapped(lambda x: inner.coerce_typmod(x, typmod, explicit), value)


def _shaped_text(texts: Shaped, delimiter: str) -> str:
    """The text form of an array whose elements are texts already, with its bounds where they do not begin with 1."""

    def level(part: Any) -> str:
        return part if isinstance(part, str) else "{" + delimiter.join([level(p) for p in part]) + "}"

    lengths, lowers = shape(texts)
    bounds = "" if all(low == 1 for low in lowers) else written_bounds(lengths, lowers) + "="
    return bounds + level(nested(texts))


def _vector(oid: int, name: str, element: int, array: int) -> None:
    def parse(text: str, typmod: int = -1, ctx: Any = None) -> tuple[int, ...]:
        return tuple(TYPES[element].input(p, -1, ctx) for p in text.split())

    def send(v: Any) -> bytes:
        packer = struct.Struct("!ih" if element == 21 else "!iI")
        return struct.pack("!iiiii", 1, 0, element, len(v), 0) + b"".join(packer.pack(packer.size - 4, x) for x in v)

    def receive(data: bytes) -> tuple[int, ...]:
        v = TYPES[array_of_elements].binary_decoder(-1, None)(data)
        lengths, lowers = shape(v) if v else ((), ())
        if len(lengths) != 1 or lowers[0] != 0 or None in v:
            raise errors.InvalidBinaryRepresentation(f"invalid {name} data")
        return tuple(v)

    array_of_elements = 1005 if element == 21 else 1028
    register(SqlType(oid, name, -1, "A", element=element, array=array, input=parse, output=lambda v: " ".join(map(str, v)), send=send, receive=receive))


_vector(22, "int2vector", 21, 1006)
_vector(30, "oidvector", 26, 1013)


class Record(tuple[Any, ...]):
    """A row value that knows its fields' types (oids), and their names where they have other ones than f1, f2...; else a tuple as any."""

    __slots__ = ()
    types: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


def names_of(v: Record) -> tuple[str, ...]:
    """The names of a row value's fields."""
    return v.names or tuple([f"f{i}" for i in range(1, len(v) + 1)])


@lru_cache(10_000)
def record_of(types: tuple[int, ...], names: tuple[str, ...] = ()) -> type[Record]:
    """The class of row values with fields of these types and names."""
    return type("Record", (Record,), {"__slots__": (), "types": types, "names": names})


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
    return quoted(s, _QUOTED)


def _record_in(text: str, typmod: int = -1, ctx: Any = None) -> Any:
    raise errors.FeatureNotSupported("input of anonymous composite types is not implemented")


def _record_order(v: tuple[Any, ...]) -> Any:
    keys = _keys(v, order_within)
    if not isinstance(v, Record):
        return tuple([(1,) if x is None else (0, key(x) if key else x) for x, key in zip(v, keys, strict=True)])
    return (*[(mark, 1) if x is None else (mark, 0, key(x) if key else x) for x, key, mark in zip(v, keys, _marks(v.types), strict=True)], _END)


class _FieldMark:
    """Stands before a field of a record's key: equal for fields of one type, while no others can be ordered (42804)."""

    __slots__ = ("oid", "column")

    def __init__(self, oid: int, column: int) -> None:
        self.oid, self.column = oid, column

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _FieldMark) and other.oid == self.oid

    def __hash__(self) -> int:
        return hash(self.oid)

    def _refuse(self, other: Any) -> bool:
        if not isinstance(other, _FieldMark) or not other.oid or not self.oid:
            raise errors.DatatypeMismatch("cannot compare record types with different numbers of columns")
        raise errors.DatatypeMismatch(f"cannot compare dissimilar column types {TYPES[other.oid].sql_name} and {TYPES[self.oid].sql_name} "
                                      f"at record column {self.column}")  # a sort asks whether the later one is less

    __lt__ = __gt__ = __le__ = __ge__ = _refuse


_END = _FieldMark(0, 0)  # behind the last field


@lru_cache(10_000)
def _marks(types: tuple[int, ...]) -> tuple[_FieldMark, ...]:
    return tuple([_FieldMark(oid, n) for n, oid in enumerate(types, 1)])


def _record_equal(v: tuple[Any, ...]) -> Any:
    keys = _keys(v, equality_within)
    return tuple([None if x is None else key(x) if key else x for x, key in zip(v, keys, strict=True)])


def _keys(v: tuple[Any, ...], within: Any) -> tuple[Any, ...]:
    """The keys of a row value's fields."""
    if not isinstance(v, Record):
        return (None,) * len(v)
    return _built_in_keys(v.types, within) if max(v.types, default=0) < BUILT_IN_OIDS else tuple([within(TYPES[t]) for t in v.types])


@lru_cache(1000)
def _built_in_keys(types: tuple[int, ...], within: Any) -> tuple[Any, ...]:
    return tuple([within(TYPES[t]) for t in types])


register(_RecordType(2249, "record", -1, "P", typtype="p", array=2287, input=_record_in, encoder=_record_encoder, order_key=_record_order,
                     hash_key=_record_equal, align="d", storage="x"))


def register_arrays() -> None:
    """Make the array type of every type that names one."""
    for t in list(TYPES.values()):
        if t.array and t.array not in TYPES:
            register(ArrayType(t))
