"""What a storage node needs of its disk: ordered keys, and transactions that are durable when they return.

Keys, all big-endian so that their order is the numbers' order:

    V volume               -> (epoch, vdl, truncations)
    S volume group         -> (base, …): redo at or below `base` is in the images
    L volume group last    -> boxcar, its checksum inside
    P volume page lsn      -> checksum, image
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from struct import Struct
from typing import Protocol

_VOLUME = Struct(">sI")
_SEGMENT = Struct(">sII")
_LOG = Struct(">sIIQ")
_PAGE = Struct(">sIQQ")
LSN_MAX = (1 << 64) - 1


class Transaction(Protocol):
    def get(self, key: bytes) -> bytes | None: ...

    def put(self, key: bytes, value: bytes) -> None: ...

    def delete(self, key: bytes) -> None: ...

    def items(self, low: bytes, high: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Entries with low <= key <= high, ascending. Not to be interleaved with writes."""

    def last(self, low: bytes, high: bytes) -> tuple[bytes, bytes] | None:
        """The greatest entry with low <= key <= high."""


class Disk(Protocol):
    def write(self) -> AbstractContextManager[Transaction]:
        """Durable once the block has been left without an exception."""

    def read(self) -> AbstractContextManager[Transaction]:
        """A consistent view; may be used from any thread."""


def volume_key(volume: int) -> bytes:
    return _VOLUME.pack(b"V", volume)


def segment_key(volume: int, group: int) -> bytes:
    return _SEGMENT.pack(b"S", volume, group)


def log_key(volume: int, group: int, last: int) -> bytes:
    return _LOG.pack(b"L", volume, group, last)


def page_key(volume: int, page: int, lsn: int) -> bytes:
    return _PAGE.pack(b"P", volume, page, lsn)


def lsn_of(key: bytes) -> int:
    """The LSN at the end of a log or page key."""
    return int.from_bytes(key[-8:], "big")


def number_of(key: bytes) -> int:
    """The volume or group at the end of a volume or segment key."""
    return int.from_bytes(key[-4:], "big")
