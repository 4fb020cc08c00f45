"""The type descriptor: catalog facts, input and output, order and hash keys.

A family module makes instances and registers them; an array type is made from its element's. Input takes
text and a typmod, raises 22P02 and its kin in PostgreSQL's words; output gives text. Encoders and decoders
are made once for the session's settings and then called per value.

Source: PostgreSQL 15 manual, chapters 8 and 53.64 (pg_type).
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, Protocol

from aurorapy import errors

from .encodings import encoding_of

Key = Callable[[Any], Any]
SPACE = " \t\n\r\v\f"  # what C calls space, in text forms


_TEXT_FROM = {25: 0, 1043: 0, 1042: 0, 19: 0, 705: 0, 2275: 0, 114: 0, 142: 0, 3802: 1, 4072: 1}  # types whose binary form is text from that byte on


class SqlType:
    """`order_key` / `hash_key`: None where Python's own `<` / hash of the datum is SQL's."""

    __slots__ = ("oid", "name", "length", "category", "preferred", "typtype", "element", "array", "collation", "delimiter", "order_key",
                 "hash_key", "byval", "align", "storage", "_input", "_output", "_send", "_receive", "_typmod_in", "_typmod_out",
                 "_coerce", "_encoder", "sql_name")

    def __init__(self, oid: int, name: str, length: int, category: str, *, preferred: bool = False, typtype: str = "b", element: int = 0,
                 array: int = 0, collation: int = 0, delimiter: str = ",", order_key: Key | None = None, hash_key: Key | None = None,
                 input: Callable[..., Any] | None = None, output: Callable[..., str] | None = None, send: Callable[..., bytes] | None = None,
                 receive: Callable[..., Any] | None = None, typmod_in: Callable[[list[str]], int] | None = None,
                 typmod_out: Callable[[int], str] | None = None, coerce: Callable[[Any, int, bool], Any] | None = None,
                 encoder: Callable[[Any], Callable[[Any], str]] | None = None, align: str = "i", storage: str = "p", sql_name: str = "") -> None:
        self.oid, self.name, self.length, self.category, self.preferred = oid, name, length, category, preferred
        self.typtype, self.element, self.array, self.collation, self.delimiter = typtype, element, array, collation, delimiter
        self.order_key, self.hash_key = order_key, hash_key
        self.byval = 0 < length <= 8 and name not in ("name", "tid", "macaddr", "macaddr8")
        self.align, self.storage = align, storage
        self._input, self._output, self._send, self._receive = input, output, send, receive
        self._typmod_in, self._typmod_out, self._coerce, self._encoder = typmod_in, typmod_out, coerce, encoder
        self.sql_name = sql_name or name

    @property
    def has_modifier(self) -> bool:
        """Whether a modifier changes or checks data."""
        return self._coerce is not None

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        """The datum that a text form means."""
        if self._input is None:
            raise errors.FeatureNotSupported(f"cannot accept a value of type {self.sql_name}")
        return self._input(text, typmod, ctx)

    def output(self, value: Any, ctx: Any) -> str:
        """The text form of a datum."""
        return self.text_encoder(ctx)(value)

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        """`output` under fixed settings."""
        if self._encoder is not None:
            return self._encoder(ctx)
        return self._output or self._refuse_display

    def _refuse_display(self, value: Any) -> str:
        raise errors.FeatureNotSupported(f"cannot display a value of type {self.sql_name}")

    def text_decoder(self, typmod: int, ctx: Any) -> Callable[[str], Any]:
        """`input` under fixed settings."""
        return lambda text: self.input(text, typmod, ctx)

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        """Binary form, as typsend."""
        send = self._send
        if send is None:
            raise errors.UndefinedFunction(f"no binary output function available for type {self.sql_name}")
        encoding, start = encoding_of(ctx), _TEXT_FROM.get(self.oid)
        if encoding.is_ours or start is None:
            return send

        def encode(value: Any) -> bytes:
            data = send(value)
            return data[:start] + encoding.encode(data[start:].decode())

        return encode

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        """Datum of a binary form, as typreceive; raises 22P03 or 08P01."""
        receive = self._receive
        if receive is None:
            raise errors.UndefinedFunction(f"no binary input function available for type {self.sql_name}")
        coerce, length = self._coerce, self.length
        encoding, start = encoding_of(ctx), _TEXT_FROM.get(self.oid)
        if not encoding.is_ours and start is not None:
            plain = receive

            def receive(data: bytes) -> Any:
                return plain(data[:start] + encoding.decode(data[start:]).encode())

        def decode(data: bytes) -> Any:
            try:
                value = receive(data)
            except (ValueError, IndexError, struct.error):
                if len(data) < length or not data:
                    raise errors.ProtocolViolation("insufficient data left in message") from None
                raise errors.InvalidBinaryRepresentation("incorrect binary data format") from None
            return coerce(value, typmod, False) if coerce is not None and typmod >= 0 else value

        return decode

    def typmod_in(self, args: list[str]) -> int:
        """The typmod of written modifiers."""
        if self._typmod_in is None:
            raise errors.SyntaxError_(f'type modifier is not allowed for type "{self.sql_name}"')
        return self._typmod_in(args)

    def typmod_out(self, typmod: int) -> str:
        """The written form of a typmod, parentheses included."""
        if typmod < 0 or self._typmod_out is None:
            return ""
        return self._typmod_out(typmod)

    def coerce_typmod(self, value: Any, typmod: int, explicit: bool) -> Any:
        """The datum under a length or precision."""
        if typmod < 0 or self._coerce is None:
            return value
        return self._coerce(value, typmod, explicit)


class Home(Protocol):
    """The types of the database at hand, as its session sees them."""

    def user_type(self, oid: int) -> SqlType | None:
        """A type that users defined, None where there is none of that oid."""
        ...

    def shown_type(self, schema: int, name: str, qualified: bool) -> str:
        """A user's type by its name; with its schema if `qualified`, or where the search path does not find it."""
        ...

    def schema_name(self, oid: int) -> str:
        """The name of a schema."""
        ...

    def keeps(self, table: Any) -> bool:
        """Whether a partition that is being detached is still one."""
        ...

    def operators(self, name: str, schema: str | None, context: Any) -> Any:
        """The operators of a name that extensions have, in a schema or along a search path."""
        ...

    @property
    def has_own_operators(self) -> bool:
        """Whether the database has operators or casts beside the built-in ones."""
        ...

    def cast(self, source: int, target: int) -> Any:
        """An extension's cast, None where there is none."""
        ...

    def role_name(self, oid: int) -> str | None:
        """The name of a role."""
        ...

    def role_oid(self, name: str) -> int | None:
        """The oid of a role."""
        ...

    def notice(self, message: str, sqlstate: str, detail: str | None) -> None:
        """Tell the client."""
        ...

    def text_search(self, kind: str, oid: int) -> Any:
        """A text search configuration or dictionary that users defined, to be used; 42704 where there is none."""
        ...


HOME: ContextVar[Home | None] = ContextVar("home", default=None)  # each session's greenlet has its own


class _Types(dict[int, SqlType]):
    """The built-in types by oid; others are looked up in the session's catalog, as an oid means something in one database only."""

    def __missing__(self, oid: int) -> SqlType:
        home = HOME.get()
        found = home.user_type(oid) if home is not None else None
        if found is None:
            raise KeyError(oid)
        return found


TYPES = _Types()
BY_NAME: dict[str, SqlType] = {}


def find_type(oid: int) -> SqlType | None:
    """The type of an oid, built in or not; None where there is none."""
    try:
        return TYPES[oid]
    except KeyError:
        return None


def register(t: SqlType) -> SqlType:
    """Make a type known."""
    TYPES[t.oid] = t
    BY_NAME[t.name] = t
    return t


def bad_input(name: str, text: str) -> errors.SQLError:
    """22P02 for a text that is no value of the type."""
    return errors.InvalidTextRepresentation(f'invalid input syntax for type {name}: "{text}"')


# types of which no operator class says what is equal: json, xml, jsonpath, snapshots, and the geometric ones, whose = (of areas, lengths, ..) is no equivalence
NO_EQUALITY = frozenset((114, 142, 4072, 2970, 5038, 600, 601, 602, 603, 604, 628, 718))
UNORDERED = NO_EQUALITY | {28, 29, 1033}  # types without an order: xid, cid and aclitem, too


def order_within(t: SqlType) -> Key | None:
    """The order key of a row's field of a type; where the type has no order, one that raises 42883."""
    if t.oid not in UNORDERED and t.element not in UNORDERED:
        return t.order_key

    def refuse(value: Any) -> Any:
        raise errors.UndefinedFunction(f"could not identify a comparison function for type {t.sql_name}")

    return refuse


def equality_within(t: SqlType) -> Key | None:
    """The hash key of a row's field of a type; where nothing says what is equal, comparing raises 42883."""
    return (lambda value: _Incomparable(t)) if t.oid in NO_EQUALITY or t.element in NO_EQUALITY else t.hash_key


class _Incomparable:
    """The key of a datum that nothing can be told equal to: a lone one may be grouped."""

    __slots__ = ("type",)

    def __init__(self, t: SqlType) -> None:
        self.type = t

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        raise errors.UndefinedFunction(f"could not identify an equality operator for type {self.type.sql_name}")


_ALIKE = (frozenset((20, 21, 23, 26)), frozenset((700, 701)), frozenset((19, 25, 1043)))  # types whose data are equal just as Python has it


def equal_in_python(left: int, right: int) -> bool:
    """Whether data of two types are equal if and only if their hash keys are: not a date and a timestamp."""
    return (left == right and left not in NO_EQUALITY) or any(left in alike and right in alike for alike in _ALIKE)
