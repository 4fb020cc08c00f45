"""Frontend messages: bytes in, messages out, pulled.

    reader.feed(data)
    while (m := reader.next()) is not None: ...

A message is (kind, body). Before the start-up packet has come there is no kind byte; `next_startup` reads such
packets. A length that cannot be is FatalProtocolViolation (of a start-up packet UnreadableStartup, which nobody is told).

Source: PostgreSQL 15 manual, sections 55.2 and 55.7.
"""

from __future__ import annotations

import struct
from collections.abc import Callable

from aurorapy import errors
from aurorapy.limits import MESSAGE_BYTES_MAX, STARTUP_BYTES_MAX
from aurorapy.records import dataclass

SSL_REQUEST, GSS_REQUEST, CANCEL_REQUEST, VERSION_3 = 80877103, 80877104, 80877102, 3 << 16
_I = struct.Struct("!i")
_COUNT = struct.Struct("!H").unpack_from
KINDS = frozenset(b"QPBEDCSHdcfFpX")


class Reader:
    """Cuts the byte stream into messages."""

    def __init__(self) -> None:
        self.buffer = bytearray()
        self.at = 0

    def feed(self, data: bytes) -> None:
        """More bytes from the peer."""
        if self.at:
            del self.buffer[: self.at]
            self.at = 0
        self.buffer += data

    def pending(self) -> bool:
        """Whether bytes are there that no message has taken."""
        return len(self.buffer) > self.at

    def next_startup(self) -> bytes | None:
        """A packet without a kind byte: start-up, SSL, GSS or cancel request."""
        if len(self.buffer) - self.at < 4:
            return None
        (length,) = _I.unpack_from(self.buffer, self.at)
        if not 8 <= length <= STARTUP_BYTES_MAX:
            raise errors.UnreadableStartup("invalid length of startup packet")
        if len(self.buffer) - self.at < length:
            return None
        body = bytes(self.buffer[self.at + 4 : self.at + length])
        self.at += length
        return body

    def copy_data(self, into: list[bytes]) -> int:
        """Move the CopyData messages that are whole and come next into a list: their bytes in all."""
        data = bytes(self.buffer[self.at :])
        at, last, count = 0, len(data) - 5, len(into)
        unpack, add = _I.unpack_from, into.append
        while at <= last and data[at] == 0x64:
            (length,) = unpack(data, at + 1)
            stop = at + 1 + length
            if not 4 <= length <= MESSAGE_BYTES_MAX or stop > last + 5:
                break  # it is not whole, or `next` raises
            add(data[at + 5 : stop])
            at = stop
        self.at += at
        return at - 5 * (len(into) - count)

    def take(self, expected: bytes) -> bool:
        """Whether exactly these bytes are what is left; they are consumed then."""
        if len(self.buffer) - self.at != len(expected) or not self.buffer.endswith(expected):
            return False
        self.buffer.clear()
        self.at = 0
        return True

    def give_back(self, data: bytes) -> None:
        """Undo a `take`."""
        self.buffer[:0] = data

    def next(self) -> tuple[int, bytes] | None:
        """The next whole message, as (kind byte, body)."""
        at = self.at
        available = len(self.buffer) - at
        if available < 5:
            if available and self.buffer[at] not in KINDS:
                raise errors.FatalProtocolViolation(f"invalid frontend message type {self.buffer[at]}")
            return None
        kind = self.buffer[at]
        if kind not in KINDS:
            raise errors.FatalProtocolViolation(f"invalid frontend message type {kind}")
        (length,) = _I.unpack_from(self.buffer, at + 1)
        if not 4 <= length <= MESSAGE_BYTES_MAX:
            raise errors.FatalProtocolViolation("invalid message length")
        if available < length + 1:
            return None
        body = bytes(self.buffer[at + 5 : at + 1 + length])
        self.at = at + 1 + length
        return kind, body


def startup_parameters(body: bytes) -> dict[str, str]:
    """The name/value pairs of a start-up packet (after the version)."""
    at, found = 4, {}
    while at < len(body) and body[at]:
        name, _, rest = body[at:].partition(b"\0")
        if not rest:
            break
        value = rest.partition(b"\0")[0]
        found[name.decode("utf-8", "replace")] = value.decode("utf-8", "replace")
        at += len(name) + len(value) + 2
    if at != len(body) - 1:
        raise errors.FatalProtocolViolation("invalid startup packet layout: expected terminator as last byte")
    return found


class Fields:
    """Reads the fields of a message's body; what does not fit is 08P01."""

    def __init__(self, body: bytes, decode: Callable[[bytes], str] = errors.utf8_text) -> None:
        self.body, self.at, self.decode = body, 0, decode

    def _bad(self) -> errors.SQLError:
        return errors.ProtocolViolation("invalid message format")

    def text(self) -> str:
        end = self.body.find(b"\0", self.at)
        if end < 0:
            raise self._bad()
        data = self.body[self.at : end]
        self.at = end + 1
        return self.decode(data)

    def number(self, form: str) -> int:
        try:
            (value,) = struct.unpack_from(form, self.body, self.at)
        except struct.error:
            raise self._bad() from None
        self.at += struct.calcsize(form)
        return int(value)

    def numbers(self, form: str) -> list[int]:
        return [self.number(form) for _ in range(self.number("!H"))]

    def data(self, size: int) -> bytes:
        out = self.body[self.at : self.at + size]
        if len(out) != size:
            raise self._bad()
        self.at += size
        return out

    def values(self) -> list[bytes | None]:
        """Parameter values of a Bind message."""
        out: list[bytes | None] = []
        for _ in range(self.number("!H")):
            size = self.number("!i")
            out.append(None if size == -1 else self.data(size))
        return out

    def end(self) -> None:
        if self.at != len(self.body):
            raise self._bad()


@dataclass(frozen=True, slots=True)
class Bind:
    portal: str
    statement: str
    formats: list[int]
    values: list[bytes | None]
    result_formats: list[int]


@dataclass(frozen=True, slots=True)
class Call:
    """FunctionCall: a function by oid, formats and values of its arguments, and the result's format."""

    function: int
    formats: list[int]
    values: list[bytes | None]
    result_format: int


def parse_call(body: bytes) -> Call:
    """A FunctionCall message."""
    try:
        function, count = struct.unpack_from("!IH", body)
        formats = list(struct.unpack_from(f"!{count}h", body, 6))
        at = 6 + 2 * count
        (count,) = _COUNT(body, at)
        at += 2
        values: list[bytes | None] = []
        for _ in range(count):
            (size,) = _I.unpack_from(body, at)
            at += 4
            if size < -1:
                raise errors.ProtocolViolation(f"invalid argument size {size} in function call message")
            if size == -1:
                values.append(None)
                continue
            if at + size > len(body):
                raise errors.ProtocolViolation("insufficient data left in message")
            values.append(body[at : at + size])
            at += size
        (result,) = struct.unpack_from("!h", body, at)
    except struct.error:
        raise errors.ProtocolViolation("insufficient data left in message") from None
    if at + 2 != len(body):
        raise errors.ProtocolViolation("invalid message format")
    return Call(function, formats, values, result)


def parse_bind(body: bytes, decode: Callable[[bytes], str] = errors.utf8_text) -> Bind:
    """A Bind message."""
    try:
        end = body.index(b"\0")
        portal = decode(body[:end])
        at = body.index(b"\0", end + 1)
        statement = decode(body[end + 1 : at])
        at += 1
        (count,) = _COUNT(body, at)
        formats = list(struct.unpack_from(f"!{count}h", body, at + 2)) if count else []
        at += 2 + 2 * count
        (count,) = _COUNT(body, at)
        at += 2
        values: list[bytes | None] = []
        for _ in range(count):
            (size,) = _I.unpack_from(body, at)
            at += 4
            if size == -1:
                values.append(None)
                continue
            stop = at + size
            if size < 0 or stop > len(body):
                raise errors.ProtocolViolation("invalid message format")
            values.append(body[at:stop])
            at = stop
        (count,) = _COUNT(body, at)
        results = list(struct.unpack_from(f"!{count}h", body, at + 2)) if count else []
        at += 2 + 2 * count
    except (ValueError, struct.error):
        raise errors.ProtocolViolation("invalid message format") from None
    if at != len(body):
        raise errors.ProtocolViolation("invalid message format")
    for code in (*formats, *results):
        if code not in (0, 1):
            raise errors.InvalidParameterValue(f"unsupported format code: {code}")
    return Bind(portal, statement, formats, values, results)
