"""A node's disk: an LMDB environment behind the process's journal; durable where durability is on.

    a transaction that only puts a little  -> `pending`, then the journal, then `recent` in memory   (each boxcar)
    any other one, and `settle`            -> LMDB, with all that is in `recent`       (images, truncation, large loads)

The first kind is not durable when its block is left, but when `flush` has returned: one write for all nodes of the
process. Whoever drives the nodes passes on no answer before.

A reader sees `recent` over LMDB. `recent` is taken before LMDB's snapshot is: what moves in between is seen twice,
never not at all; for the same reason it is replaced, never cleared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import lmdb

from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.rim.journal import ENTRY_BYTES_MAX, Items, Journal

MAP_BYTES = 1 << 40  # address space, not disk: the file grows as it is written
_ENTRY_ROOM = ENTRY_BYTES_MAX - 1024  # of keys and values in one entry
_SETTLED = b"J"  # the last entry of the journal that LMDB holds


class _Recent(dict[bytes, bytes]):
    """Rows that are in the journal and not in LMDB, and the kinds (first bytes) of their keys: nearly always there is log only."""

    def __init__(self, items: Iterable[tuple[bytes, bytes]] = ()) -> None:
        super().__init__(items)
        self.kinds = {key[0] for key in self}

    def between(self, low: bytes, high: bytes) -> list[bytes]:
        """The keys in a range, in no order."""
        if low[0] == high[0] and low[0] not in self.kinds:
            return []
        return [key for key in list(self) if low <= key <= high]


class _Read:
    """Values are bytes or views of the map, good until the transaction ends: `bytes()` what must last."""

    __slots__ = ("_env", "_recent", "_txn")

    def __init__(self, env: lmdb.Environment, recent: _Recent) -> None:
        self._env = env
        self._recent = recent
        self._txn: Any = None

    def __enter__(self) -> Self:
        self._txn = self._env.begin(buffers=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._txn.abort()

    def put(self, key: bytes, value: bytes) -> None:
        raise TypeError("a transaction that only reads")

    def delete(self, key: bytes) -> None:
        raise TypeError("a transaction that only reads")

    def get(self, key: bytes) -> bytes | None:
        value = self._recent.get(key)
        return value if value is not None else cast("bytes | None", self._txn.get(key))

    def items(self, low: bytes, high: bytes) -> Iterator[tuple[bytes, bytes]]:
        recent = self._recent
        fresh = sorted(recent.between(low, high))
        at = 0
        for key, value in _items(self._txn, low, high):
            while at < len(fresh) and fresh[at] < key:
                yield fresh[at], recent[fresh[at]]
                at += 1
            if at < len(fresh) and fresh[at] == key:
                continue
            yield key, value
        for key in fresh[at:]:
            yield key, recent[key]

    def last(self, low: bytes, high: bytes) -> tuple[bytes, bytes] | None:
        found = last_row(self._txn, low, high)
        fresh = max(self._recent.between(low, high), default=None)
        return found if fresh is None or (found is not None and found[0] > fresh) else (fresh, self._recent[fresh])


class _Write:
    """Puts are collected; whatever else is asked for opens a transaction of LMDB, which gets all of `recent` first."""

    __slots__ = ("_disk", "_puts", "_size", "_txn")

    def __init__(self, disk: LmdbDisk) -> None:
        self._disk = disk
        self._puts: list[tuple[bytes, bytes]] = []
        self._size = 0
        self._txn: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if kind is not None:
            if self._txn is not None:
                self._txn.abort()
        elif self._txn is not None or self._size > _ENTRY_ROOM:
            self._disk._commit(self._direct())
        else:
            self._disk.pending = self._puts

    def _direct(self) -> Any:
        txn = self._txn
        if txn is None:
            txn = self._txn = self._disk._env.begin(write=True, buffers=True)
            for key, value in sorted(self._disk._recent.items()):
                txn.put(key, value)
            for key, value in self._puts:
                txn.put(key, value)
        return txn

    def put(self, key: bytes, value: bytes) -> None:
        if self._txn is not None:
            self._txn.put(key, value)
        else:
            self._puts.append((key, value))
            self._size += len(key) + len(value) + 6

    def delete(self, key: bytes) -> None:
        self._direct().delete(key)

    def get(self, key: bytes) -> bytes | None:
        return cast("bytes | None", self._direct().get(key))

    def items(self, low: bytes, high: bytes) -> Iterator[tuple[bytes, bytes]]:
        return _items(self._direct(), low, high)

    def last(self, low: bytes, high: bytes) -> tuple[bytes, bytes] | None:
        return last_row(self._direct(), low, high)


def _items(txn: Any, low: bytes, high: bytes) -> Iterator[tuple[bytes, bytes]]:
    with txn.cursor() as cursor:
        if not cursor.set_range(low):
            return
        for view, value in cursor:
            key = bytes(view)
            if key > high:
                return
            yield key, value


def last_row(txn: Any, low: bytes, high: bytes) -> tuple[bytes, bytes] | None:
    """The greatest entry of a transaction of LMDB with low <= key <= high."""
    with txn.cursor() as cursor:
        if cursor.set_range(high):
            if bytes(cursor.key()) != high and not cursor.prev():
                return None
        elif not cursor.last():
            return None
        key = bytes(cursor.key())
        return (key, cast(bytes, cursor.value())) if low <= key else None


class LmdbDisk:
    """One thread at a time writes, flushes or settles; any thread reads."""

    def __init__(self, directory: Path, journal: Journal, position: int, *, fsync: bool) -> None:
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
        self.position = position
        self.pending: Items = []  # what `flush` has to make durable
        self._journal = journal
        with self._env.begin() as txn:
            settled = int.from_bytes(txn.get(_SETTLED, b""), "big")
        if settled and journal.is_empty:
            self._env.close()
            raise Damaged("the journal is missing")
        self._recent = _Recent(journal.load(position, settled))

    def write(self) -> _Write:
        return _Write(self)

    def read(self) -> _Read:
        return _Read(self._env, self._recent)

    def pend(self, key: bytes, value: bytes) -> None:
        """`write` of one row that is not long, and of nothing else."""
        self.pending = [(key, value)]

    def settle(self) -> None:
        """Move what is in the journal to LMDB."""
        if self._recent:
            with self.write() as txn:
                txn._direct()

    def settle_pending(self) -> None:
        """Write what is pending to LMDB: the journal does not take it."""
        puts, self.pending = self.pending, []
        with self.write() as txn:
            txn._direct()
            for key, value in puts:
                txn.put(key, value)

    def _commit(self, txn: Any) -> None:
        """Commit a transaction of LMDB that has all of `recent`."""
        moved = bool(self._recent)
        seq = self._journal.seqs[self.position]
        if moved:
            txn.put(_SETTLED, seq.to_bytes(8, "big"))
        txn.commit()
        if moved:
            self._recent = _Recent()
            self._journal.settle(self.position, seq)

    def bytes_used(self) -> int:
        info, stat = self._env.info(), self._env.stat()
        return int((info["last_pgno"] + 1) * stat["psize"])

    def close(self) -> None:
        self._env.close()


def flush(journal: Journal, disks: Sequence[LmdbDisk]) -> None:
    """Make durable what is pending on the disks of one journal. OSError if it cannot be."""
    batch = [(disk.position, disk.pending) for disk in disks if disk.pending]
    if not batch:
        return
    with journal.lock:
        journal.append(batch)
    for disk in disks:
        if disk.pending:
            disk._recent.kinds.update([key[0] for key, _ in disk.pending])  # before a reader can look for them
            disk._recent.update(disk.pending)
            disk.pending = []
