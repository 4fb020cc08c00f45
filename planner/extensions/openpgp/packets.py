"""Packets: a tag, a length in the old or the new format, or chunks of it, and a body. Source: RFC 4880, section 4."""

from __future__ import annotations

from typing import NamedTuple

from .failure import Failure

PUBLIC_SESSION_KEY, SIGNATURE, SYMMETRIC_SESSION_KEY, SECRET_KEY, PUBLIC_KEY, SECRET_SUBKEY = 1, 2, 3, 5, 6, 7
COMPRESSED, ENCRYPTED, MARKER, LITERAL, TRUST, USER_ID, PUBLIC_SUBKEY, USER_ATTRIBUTE, ENCRYPTED_MDC, MDC, PRIVATE = 8, 9, 10, 11, 12, 13, 14, 17, 18, 19, 61
_BODY_MAX = 16 * 1024 * 1024  # of a body, or of a chunk
_CHUNK = 14  # chunks are written in 2 ** 14 bytes


class Source:
    """Bytes read from the front."""

    __slots__ = ("at", "data")

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, n: int) -> bytes:
        """At most so many bytes."""
        found = self.data[self.at:self.at + n]
        self.at += len(found)
        return found

    def exactly(self, n: int) -> bytes:
        """So many bytes."""
        found = self.take(n)
        if len(found) != n:
            raise Failure(reason=f"pullf_read_fixed: need={n} got={len(found)}")
        return found

    def byte(self) -> int:
        """A byte."""
        return self.exactly(1)[0]

    def ended(self) -> bool:
        """Whether all is read."""
        return self.at >= len(self.data)

    def number(self, size: int) -> int:
        """A number of so many bytes."""
        return int.from_bytes(bytes([self.byte() for _ in range(size)]), "big")

    def rest(self) -> bytes:
        """All that is left."""
        return self.take(len(self.data))


class Covered(Source):
    """Bytes with a modification detection code behind them: their end is not to be seen before it."""

    __slots__ = ("checked",)

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.checked = False

    def exactly(self, n: int) -> bytes:
        """So many bytes."""
        if self.at + n > len(self.data):
            raise Failure(reason="mdc_read: unexpected eof")
        return super().exactly(n)

    def ended(self) -> bool:
        """Whether all is read, and the code was found to fit."""
        if not self.checked and super().ended():
            raise Failure(reason="mdc_read: unexpected eof")
        return super().ended()


class Packet(NamedTuple):
    """`length`: what its header says, None for what goes on to the end of what it is in; `cut`: the data end before it does."""

    tag: int
    body: bytes
    length: int | None
    cut: bool = False


def read(source: Source, *, endless: bool = False) -> Packet | None:
    """The next packet, None at the end; a body that is cut off ends where the data do. `endless`: it may be without a length."""
    if source.ended():
        return None
    head = source.byte()
    if not head & 0x80:
        raise Failure(reason="pgp_parse_pkt_hdr: not pkt hdr")
    if head & 0x40:
        length, last = _new_length(source)
        body, wanted = _body(source, length, last=last)
        return Packet(head & 0x3F, body, length, len(body) < wanted)
    kind = head & 3
    if kind == 3:
        if not endless:
            raise Failure()
        return Packet(head >> 2 & 0x0F, source.rest(), None)
    length = _checked(source.number(1 << kind), "parse_old_len")
    body = source.take(length)
    return Packet(head >> 2 & 0x0F, body, length, len(body) < length)


def _body(source: Source, length: int, *, last: bool) -> tuple[bytes, int]:
    """(what there is of a body, its length)."""
    parts, wanted = [source.take(length)], length
    while not last:
        length, last = _new_length(source)
        parts.append(source.take(length))
        wanted += length
    return b"".join(parts), wanted


def _new_length(source: Source) -> tuple[int, bool]:
    """(length, whether no chunk follows)."""
    first = source.byte()
    if first < 192:
        return first, True
    if first < 224:
        return (first - 192 << 8) + 192 + source.byte(), True
    if first == 255:
        return _checked(source.number(4), "parse_new_len"), True
    return _checked(1 << (first & 0x1F), "parse_new_len"), False


def _checked(length: int, where: str) -> int:
    if length > _BODY_MAX:
        raise Failure(reason=f"{where}: weird length")
    return length


def _length(n: int) -> bytes:
    if n < 192:
        return bytes([n])
    if n < 8384:
        return bytes([(n - 192 >> 8) + 192, n - 192 & 255])
    return b"\xff" + n.to_bytes(4, "big")


def write(tag: int, body: bytes) -> bytes:
    """A packet with its length in front."""
    return bytes([0xC0 | tag]) + _length(len(body)) + body


def write_chunks(tag: int, body: bytes) -> bytes:
    """A packet in chunks; the last one is shorter than the others, or empty."""
    size = 1 << _CHUNK
    whole = len(body) // size * size
    parts = [bytes([0xC0 | tag])]
    for at in range(0, whole, size):
        parts += [bytes([0xE0 | _CHUNK]), body[at:at + size]]
    return b"".join([*parts, _length(len(body) - whole), body[whole:]])
