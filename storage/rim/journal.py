"""The journal of the nodes of one process: their small writes, made durable by one write to the device.

    write  = entry*        one for each node that has something, the whole padded to a block
    entry  = crc | node | seq | span | count | (key length, value length, key, value)*    padded to `span`, a sector

Each node keeps a copy of its own, with its own checksum; what they share is the flush, because they share the disk. A
commit to LMDB flushes twice for each node; a write here returns when the device has it (O_DSYNC, past the page cache
where the file system allows that), in blocks that exist already, so that no metadata follows.

What is in the journal moves to each node's LMDB from time to time, together with the seq of the node's last entry
(`settled`); a file all of whose entries have moved is written again from its start. So entries of earlier rounds stand
behind the fresh ones; they mean nothing because their seqs are settled. An entry that is torn has a wrong checksum:
nobody has been told of it, because nothing is acknowledged before the write has returned.
"""

from __future__ import annotations

import mmap
import os
import threading
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from struct import Struct

from aurorapy.storage.rim.directory import sync_names

_HEAD = Struct(">IBQII")
_ITEM = Struct(">HI")
_SECTOR = 512
_BLOCK = 4096
_STEP_BYTES = 256 * 1024  # a file grows by doubling, from this
FILE_BYTES_MAX = 16 << 20
ENTRY_BYTES_MAX = 256 * 1024

Items = list[tuple[bytes, bytes]]


class _File:
    """One file: `at` is where the next write goes, `end` how far it has been written ever, `tops` each node's last seq."""

    __slots__ = ("at", "end", "handle", "tops")

    def __init__(self, path: Path, nodes: int, *, fsync: bool) -> None:
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | (os.O_DSYNC if fsync else 0)
        try:
            self.handle = os.open(path, flags | (getattr(os, "O_DIRECT", 0) if fsync else 0), 0o600)
        except OSError:  # a file system in memory has no direct writes
            self.handle = os.open(path, flags, 0o600)
        self.at = 0
        self.end = os.fstat(self.handle).st_size // _BLOCK * _BLOCK
        self.tops = [0] * nodes


class Journal:
    """`append` is called under `lock`; `settle` may come from any thread."""

    def __init__(self, directory: Path, nodes: int, *, fsync: bool) -> None:
        self.lock = threading.Lock()  # for `append`
        self._directory = directory
        self._fsync = fsync
        self.seqs = [0] * nodes  # of each node's last entry
        self._settled = [0] * nodes
        self._buffer = mmap.mmap(-1, nodes * (ENTRY_BYTES_MAX + _BLOCK))  # aligned, as direct writes want it
        self._view = memoryview(self._buffer)
        self._files: list[_File] = []
        self._found: list[dict[int, tuple[bytes, int, int]]] = [{} for _ in range(nodes)]  # seq: data, place, count
        while (path := directory / f"journal.{len(self._files)}").exists():
            self._files.append(_File(path, nodes, fsync=fsync))
            self._scan(path, self._files[-1])
        self._file: _File | None = None

    def _scan(self, path: Path, file: _File) -> None:
        """Every whole entry, at whatever sector: a damaged one hides no other."""
        data = path.read_bytes()
        at = 0
        while at + _HEAD.size <= len(data):
            crc, node, seq, span, count = _HEAD.unpack_from(data, at)
            if not (_HEAD.size <= span <= len(data) - at and node < len(self.seqs)) or zlib.crc32(memoryview(data)[at + 4 : at + span]) != crc:
                at += _SECTOR
                continue
            self._found[node][seq] = (data, at + _HEAD.size, count)
            file.tops[node] = max(file.tops[node], seq)
            at += span

    def load(self, node: int, settled: int) -> list[tuple[bytes, bytes]]:
        """What the node's entries after `settled` hold, oldest first."""
        found = self._found[node]
        fresh = sorted([seq for seq in found if seq > settled])
        items = [item for seq in fresh for item in _items(*found[seq])]
        found.clear()
        self.seqs[node] = fresh[-1] if fresh else settled
        self._settled[node] = settled
        return items

    @property
    def is_empty(self) -> bool:
        """Nothing was ever written."""
        return not self._files

    @property
    def is_long(self) -> bool:
        """A file is full, and waits for its entries to be settled."""
        return any(file is not self._file and not self._is_free(file) for file in self._files)

    def _is_free(self, file: _File) -> bool:
        return all(top <= settled for top, settled in zip(file.tops, self._settled, strict=True))

    def append(self, batch: Sequence[tuple[int, Items]]) -> None:
        """(node, its puts) for several nodes: durable when it returns. OSError if the disk does not take it."""
        pieces: list[bytes] = []
        at = 0
        last: Items = []
        body = b""
        for node, items in batch:
            if items != last:  # nearly always all nodes get the same
                last = items
                parts: list[bytes] = []
                for key, value in items:
                    parts += (_ITEM.pack(len(key), len(value)), key, value)
                body = b"".join(parts)
                span = (_HEAD.size + len(body) + _SECTOR - 1) // _SECTOR * _SECTOR
                body += bytes(span - _HEAD.size - len(body))
            span = _HEAD.size + len(body)
            head = _HEAD.pack(0, node, self.seqs[node] + 1, span, len(items))[4:]
            pieces += (zlib.crc32(body, zlib.crc32(head)).to_bytes(4, "big"), head, body)
            at += span
        size = (at + _BLOCK - 1) // _BLOCK * _BLOCK
        pieces.append(bytes(size - at))
        view = self._view
        view[:size] = b"".join(pieces)
        file = self._file
        if file is None or file.at + size > FILE_BYTES_MAX:
            file = self._file = self._next()
        if file.at + size > file.end:
            file.end = self._grown(file, file.at + size, view[:size])
        elif os.pwrite(file.handle, view[:size], file.at) != size:
            raise OSError("short write to the journal")
        file.at += size
        for node, _ in batch:
            file.tops[node] = self.seqs[node] = self.seqs[node] + 1

    def _next(self) -> _File:
        for file in self._files:
            if self._is_free(file):
                file.at = 0
                return file
        file = _File(self._directory / f"journal.{len(self._files)}", len(self.seqs), fsync=self._fsync)
        self._files.append(file)
        if self._fsync:
            sync_names(self._directory)
        return file

    @staticmethod
    def _grown(file: _File, needed: int, data: memoryview) -> int:
        """Write the data with zeros behind it, because blocks that were only reserved cost a metadata write when they are used."""
        end = min(max(needed, 2 * file.end, _STEP_BYTES), FILE_BYTES_MAX)
        with mmap.mmap(-1, end - file.at) as buffer:
            buffer[: len(data)] = data
            if os.pwrite(file.handle, buffer, file.at) != end - file.at:
                raise OSError("short write to the journal")
        return end

    def settle(self, node: int, seq: int) -> None:
        """The node's LMDB has all up to its entry `seq`, durably."""
        self._settled[node] = seq

    def bytes_used(self) -> int:
        return sum([file.end for file in self._files])

    def close(self) -> None:
        self._view.release()
        self._buffer.close()
        for file in self._files:
            os.close(file.handle)


def _items(data: bytes, at: int, count: int) -> Iterator[tuple[bytes, bytes]]:
    for _ in range(count):
        key, value = _ITEM.unpack_from(data, at)
        at += _ITEM.size
        yield data[at : at + key], data[at + key : at + key + value]
        at += key + value
