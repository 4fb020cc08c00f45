"""Boxcars: how redo travels to a protection group's six segments, and how they keep it.

    boxcar = header | page ids (u64 each) | chunks          one protection group, the same bytes for six
    chunk  = first lsn, record count, cpl flag, byte length | packed records, one after the other

A chunk is the part of one mini-transaction that lies in one group; its records have consecutive
LSNs. The flag marks the chunk that ends its mini-transaction, so its last record is a consistency
point (CPL). `prev` is the last LSN of the group's boxcar before this one: the segment chain by which
a segment knows its own gaps. A boxcar also tells what the writer knew when it left: the VDL, the
lowest read point (PGMRPL), and the LSN that all six segments hold, below which log may go.

No timer fills a boxcar: the first chunk submits it, and it takes more until a node picks it up.

Source: "Amazon Aurora: On Avoiding Distributed Consensus …" (SIGMOD 2018), section 2.2.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterator
from struct import Struct
from typing import NamedTuple

from aurorapy.storage.codec import unpacker
from aurorapy.storage.redo import Record

_HEADER = Struct(">IIIQQQQQQQII")  # crc, volume, group, epoch, prev, first, last, vdl, mrpl, complete, pages, chunks
_SUMMARY = Struct(">QQQQ")  # of the header, from prev on
_CHUNK = Struct(">QIBI")
HEADER_BYTES = _HEADER.size


class Damaged(Exception):
    """Bytes whose checksum is wrong."""


class Header(NamedTuple):
    volume: int
    group: int
    epoch: int
    prev: int
    first: int
    last: int
    vdl: int
    mrpl: int
    complete: int
    pages: int
    chunks: int


class Chunk(NamedTuple):
    first: int
    size: int  # in records
    is_cpl: bool
    data: bytes

    @property
    def last(self) -> int:
        return self.first + self.size - 1

    def records(self) -> Iterator[tuple[int, Record]]:
        return enumerate(unpacker(self.data), self.first)


def pack_chunk(first: int, count: int, is_cpl: bool, data: bytes) -> bytes:
    return _CHUNK.pack(first, count, is_cpl, len(data)) + data


class Boxcar:
    """A boxcar while it fills, and as a message to a node once `seal` has frozen it."""

    __slots__ = ("bytes_waiting", "chunks", "complete", "data", "epoch", "first", "group", "last", "mrpl", "pages",
                 "prev", "vdl", "volume")  # fmt: skip

    def __init__(self, volume: int, group: int, epoch: int, prev: int, first: int) -> None:
        self.volume = volume
        self.group = group
        self.epoch = epoch
        self.prev = prev
        self.first = first
        self.last = prev
        self.vdl = self.mrpl = self.complete = 0
        self.pages: list[int] = []
        self.chunks: list[bytes] = []
        self.bytes_waiting = 0
        self.data: bytes | None = None

    def add(self, chunk: bytes, last: int, pages: list[int], vdl: int, mrpl: int, complete: int) -> None:
        self.chunks.append(chunk)
        self.bytes_waiting += len(chunk)
        self.pages += pages
        self.last = last
        self.vdl = vdl
        self.mrpl = mrpl
        self.complete = complete

    def seal(self) -> bytes:
        if self.data is None:
            pages = array("Q", sorted(set(self.pages)))
            header = _HEADER.pack(
                0, self.volume, self.group, self.epoch, self.prev, self.first, self.last,
                self.vdl, self.mrpl, self.complete, len(pages), len(self.chunks),
            )  # fmt: skip
            body = b"".join([header[4:], pages.tobytes(), *self.chunks])
            self.data = zlib.crc32(body).to_bytes(4, "big") + body
            self.chunks = []
        return self.data


def read_header(data: bytes | memoryview) -> Header:
    return Header(*_HEADER.unpack_from(data)[1:])


def ends_and_vdl(data: bytes) -> tuple[int, int, int]:
    """(prev, last, vdl) as a boxcar says that is not checked; zeros where there is no header."""
    if len(data) < HEADER_BYTES:
        return 0, 0, 0
    prev, _, last, vdl = _SUMMARY.unpack_from(data, 20)
    return prev, last, vdl


def ends(data: bytes) -> tuple[int, int]:
    """(prev, last) as a boxcar says that is not checked; (0, 0) where there is no header."""
    if len(data) < HEADER_BYTES:
        return 0, 0
    prev, _, last, _ = _SUMMARY.unpack_from(data, 20)
    return prev, last


def check(data: bytes) -> None:
    if len(data) < HEADER_BYTES or zlib.crc32(memoryview(data)[4:]) != int.from_bytes(data[:4], "big"):
        raise Damaged("boxcar")


def pages_of(data: bytes) -> list[int]:
    header = read_header(data)
    pages = array("Q")
    pages.frombytes(data[HEADER_BYTES : HEADER_BYTES + 8 * header.pages])
    return pages.tolist()


def chunks_of(data: bytes) -> Iterator[Chunk]:
    header = read_header(data)
    at = HEADER_BYTES + 8 * header.pages
    for _ in range(header.chunks):
        first, count, is_cpl, length = _CHUNK.unpack_from(data, at)
        at += _CHUNK.size
        yield Chunk(first, count, bool(is_cpl), data[at : at + length])
        at += length


def records_of(data: bytes) -> Iterator[tuple[int, Record]]:
    for chunk in chunks_of(data):
        yield from chunk.records()


def places_of(data: bytes) -> Iterator[tuple[int, int, int, int]]:
    """(LSN, page, start, end) of each record's bytes."""
    at = HEADER_BYTES + 8 * read_header(data).pages
    for chunk in chunks_of(data):
        at += _CHUNK.size
        records = unpacker(chunk.data)
        start = 0
        for lsn in range(chunk.first, chunk.last + 1):
            page = records.unpack()[1]
            end = records.tell()
            yield lsn, page, at + start, at + end
            start = end
        at += len(chunk.data)


def cut_above(data: bytes, lsn: int) -> bytes | None:
    """The boxcar without the chunks above `lsn` (None if nothing is left): what truncation keeps."""
    header = read_header(data)
    box = Boxcar(header.volume, header.group, header.epoch, header.prev, header.first)
    for chunk in chunks_of(data):
        if chunk.last <= lsn:
            pages = [record[1] for _, record in chunk.records()]
            packed = pack_chunk(chunk.first, chunk.size, chunk.is_cpl, chunk.data)
            box.add(packed, chunk.last, pages, header.vdl, header.mrpl, header.complete)
    return box.seal() if box.chunks else None
