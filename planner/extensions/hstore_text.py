"""hstore's datum, its text and binary forms, and its order.

A datum is a tuple of (key, value) pairs, ordered by the length of the key in bytes and then by its bytes; a value is a text or None. Each key is there once.

Source: PostgreSQL 15 manual, section F.18.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.encodings import encoding_of
from aurorapy.planner.types.user_bases import BaseDef, Subscripted

Pairs = tuple[tuple[str, str | None], ...]
_SPACE = " \t\n\v\f\r"


def _rank(pair: tuple[str, str | None]) -> tuple[int, bytes]:
    data = pair[0].encode()
    return len(data), data


def made(pairs: Iterable[tuple[str, str | None]]) -> Pairs:
    """The datum of some pairs: of those with the same key the first counts."""
    first: dict[str, str | None] = {}
    for key, value in pairs:
        first.setdefault(key, value)
    return tuple(sorted(first.items(), key=_rank))


def updated(v: Pairs, more: Iterable[tuple[str, str | None]]) -> Pairs:
    """The datum with other pairs put into it."""
    return tuple(sorted((dict(v) | dict(more)).items(), key=_rank))


class _Reader:
    """The text form, character by character: key => value, separated by commas."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _ended(self) -> errors.SQLError:
        return errors.InternalError_("Unexpected end of string")

    def _wrong(self) -> errors.SQLError:
        return errors.InternalError_(f'Syntax error near "{self._peek()}" at position {len(self.text[: self.at].encode())}')

    def _blanks(self) -> None:
        while self._peek() and self._peek() in _SPACE:
            self.at += 1

    def word(self, *, key: bool) -> tuple[str, bool] | None:
        """(a key or value, whether it was quoted); None at the end."""
        self._blanks()
        c = self._peek()
        if not c:
            return None
        if c == '"':
            self.at += 1
            return self._quoted(), True
        if c == "=" and key:
            raise self._wrong()
        out: list[str] = []
        stop = "=" if key else ","
        while (c := self._peek()) and (not out or (c != stop and c not in _SPACE)):
            out.append(self._escaped() if c == "\\" else c)
            self.at += 1
        return "".join(out), False

    def _escaped(self) -> str:
        self.at += 1
        if not self._peek():
            raise self._ended()
        return self._peek()

    def _quoted(self) -> str:
        out: list[str] = []
        while (c := self._peek()) != '"':
            if not c:
                raise self._ended()
            out.append(self._escaped() if c == "\\" else c)
            self.at += 1
        self.at += 1
        return "".join(out)

    def pairs(self) -> list[tuple[str, str | None]]:
        """All of the text."""
        out: list[tuple[str, str | None]] = []
        while (word := self.word(key=True)) is not None:
            self._blanks()
            for c in "=>":
                if not self._peek():
                    raise self._ended()
                if self._peek() != c:
                    raise self._wrong()
                self.at += 1
            found = self.word(key=False)
            if found is None:
                raise self._ended()
            value, quoted = found
            out.append((word[0], None if not quoted and value.lower() == "null" else value))
            self._blanks()
            if not self._peek():
                break
            if self._peek() != ",":
                raise self._wrong()
            self.at += 1
        return out


def read(text: str) -> Pairs:
    """The datum of a text form."""
    return made(_Reader(text).pairs())


def _quote(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(v: Pairs) -> str:
    """The text form of a datum."""
    return ", ".join([f"{_quote(key)}=>{'NULL' if value is None else _quote(value)}" for key, value in v])


def _entries(v: Pairs) -> tuple[bytes, list[tuple[int, bool]]]:
    """The keys and values one behind another, and where each ends and whether it is NULL."""
    pool = b""
    entries = []
    for pair in v:
        for part in pair:
            pool += b"" if part is None else part.encode()
            entries.append((len(pool), part is None))
    return pool, entries


def order_key(v: Pairs) -> Any:
    """What orders data: the texts one behind another first."""
    pool, entries = _entries(v)
    return (bool(v), pool, len(v), tuple(entries))


def image(v: Pairs) -> bytes:
    """The datum as PostgreSQL keeps it in memory, of which it makes hashes."""
    pool, entries = _entries(v)
    flags = [end | null << 30 | (not i) << 31 for i, (end, null) in enumerate(entries)]
    return struct.pack(f"={1 + len(flags)}I", len(v) | 1 << 31, *flags) + pool


class Hstore(Subscripted):
    """The type."""

    __slots__ = ()

    def __init__(self, defined: BaseDef) -> None:
        super().__init__(defined, defined.oid, -1, "U", array=defined.array, order_key=order_key, storage="x",
                         input=lambda text, typmod=-1, ctx=None: read(text), output=write)

    def fetch(self, value: Any, key: Any) -> Any:
        return dict(value).get(key) if value is not None else None

    def store(self, value: Any, key: Any, new: Any) -> Any:
        if key is None:
            raise errors.NullValueNotAllowed("hstore subscript in assignment must not be null")
        return updated(value or (), ((key, new),))

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        encode = encoding_of(ctx).encode

        def send(v: Pairs) -> bytes:
            out = [struct.pack("!i", len(v))]
            for pair in v:
                for part in pair:
                    data = b"" if part is None else encode(part)
                    out.append(struct.pack("!i", -1 if part is None else len(data)) + data)
            return b"".join(out)

        return send

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        decode = encoding_of(ctx).decode

        def receive(data: bytes) -> Pairs:
            try:
                return _received(data, decode)
            except (struct.error, IndexError):
                raise errors.ProtocolViolation("insufficient data left in message") from None

        return receive


def _received(data: bytes, decode: Callable[[bytes], str]) -> Pairs:
    (count,) = struct.unpack_from("!i", data)
    at = 4
    parts: list[str | None] = []
    for i in range(2 * count):
        (size,) = struct.unpack_from("!i", data, at)
        at += 4
        if size < 0 and i % 2 == 0:
            raise errors.NullValueNotAllowed("null value not allowed for hstore key")
        if size >= 0 and at + size > len(data):
            raise errors.ProtocolViolation("insufficient data left in message")
        parts.append(None if size < 0 else decode(data[at : at + size]))
        at += max(size, 0)
    if at != len(data):
        raise errors.InvalidBinaryRepresentation("incorrect binary data format")
    return made(zip(parts[::2], parts[1::2], strict=True))  # type: ignore[arg-type]
