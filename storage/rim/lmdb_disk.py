"""A node's disk: one LMDB environment, synchronous commits where durability is on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import lmdb

from aurorapy.storage.node.disk import Transaction

MAP_BYTES = 1 << 40  # address space, not disk: the file grows as it is written
READERS_MAX = 64


class _Transaction:
    """Values are views of the map, good until the transaction ends or writes: `bytes()` what must last."""

    __slots__ = ("_txn",)

    def __init__(self, txn: lmdb.Transaction) -> None:
        self._txn = txn

    def put(self, key: bytes, value: bytes) -> None:
        self._txn.put(key, value)

    def delete(self, key: bytes) -> None:
        self._txn.delete(key)

    def get(self, key: bytes) -> bytes | None:
        return cast("bytes | None", self._txn.get(key))

    def items(self, low: bytes, high: bytes) -> Iterator[tuple[bytes, bytes]]:
        with self._txn.cursor() as cursor:
            if not cursor.set_range(low):
                return
            for key, value in cursor:
                key = bytes(key)
                if key > high:
                    return
                yield key, cast(bytes, value)

    def last(self, low: bytes, high: bytes) -> tuple[bytes, bytes] | None:
        with self._txn.cursor() as cursor:
            if cursor.set_range(high):
                if bytes(cursor.key()) != high and not cursor.prev():
                    return None
            elif not cursor.last():
                return None
            key = bytes(cursor.key())
            return (key, cast(bytes, cursor.value())) if low <= key else None


class LmdbDisk:
    def __init__(self, directory: Path, *, fsync: bool) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._env = lmdb.open(
            str(directory),
            map_size=MAP_BYTES,
            sync=fsync,
            metasync=fsync,
            subdir=True,
            lock=True,  # readers on other threads hold their pages against the writer
            readahead=False,
            max_spare_txns=8,
        )

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        with self._env.begin(write=True, buffers=True) as txn:
            yield _Transaction(txn)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        with self._env.begin(buffers=True) as txn:
            yield _Transaction(txn)

    def bytes_used(self) -> int:
        info, stat = self._env.info(), self._env.stat()
        return int((info["last_pgno"] + 1) * stat["psize"])

    def close(self) -> None:
        self._env.close()
