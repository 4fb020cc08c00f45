"""A disk in memory, and what goes wrong with disks.

    honest    what a transaction wrote is there after a crash
    lying     says so, but keeps the last transactions in a cache that a crash loses (`flush` empties it for good)
    torn      the transaction that was under way at the crash is there in part: a prefix of its writes, the last one cut short
    rot       a bit of a row changes by itself

A write of at most SECTOR_BYTES is whole or not there at all, as a sector is: so the small rows of a volume or segment do not tear.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from contextlib import contextmanager

from aurorapy.storage.node.disk import Transaction
from aurorapy.storage.sim.chance import Chance

SECTOR_BYTES = 96


class Rows:
    """Ordered keys, and a transaction over them; `undo` holds what the open transaction has replaced."""

    __slots__ = ("changes", "keys", "rows", "undo")

    def __init__(self) -> None:
        self.rows: dict[bytes, bytes] = {}
        self.keys: list[bytes] = []
        self.undo: dict[bytes, bytes | None] | None = None
        self.changes: list[tuple[bytes, bytes | None]] = []

    def get(self, key: bytes) -> bytes | None:
        return self.rows.get(key)

    def put(self, key: bytes, value: bytes) -> None:
        old = self.rows.get(key)
        if old is None:
            insort(self.keys, key)
        if self.undo is not None:
            self.undo.setdefault(key, old)
            self.changes.append((key, value))
        self.rows[key] = value

    def delete(self, key: bytes) -> None:
        old = self.rows.pop(key, None)
        if old is None:
            return
        del self.keys[bisect_left(self.keys, key)]
        if self.undo is not None:
            self.undo.setdefault(key, old)
            self.changes.append((key, None))

    def items(self, low: bytes, high: bytes) -> Iterator[tuple[bytes, bytes]]:
        keys = self.keys
        for key in keys[bisect_left(keys, low) : bisect_right(keys, high)]:
            yield key, self.rows[key]

    def last(self, low: bytes, high: bytes) -> tuple[bytes, bytes] | None:
        at = bisect_right(self.keys, high)
        if at and (key := self.keys[at - 1]) >= low:
            return key, self.rows[key]
        return None


class SimDisk:
    """`lies`: transactions stay in the journal, to be undone by a crash, until `flush`."""

    def __init__(self, *, lies: bool = False) -> None:
        self.lies = lies
        self._rows = Rows()
        self._journal: list[dict[bytes, bytes | None]] = []

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        rows = self._rows
        rows.undo, rows.changes = {}, []
        try:
            yield rows
        except BaseException:
            undo, rows.undo = rows.undo, None
            self._undo(undo)
            raise
        undo, rows.undo = rows.undo, None
        if self.lies:
            self._journal.append(undo)

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        yield self._rows

    def flush(self) -> None:
        """All that was said to be durable is."""
        self._journal.clear()

    def crash(self) -> bool:
        """Lose what only the cache had. True if that was anything."""
        lost = bool(self._journal)
        while self._journal:
            self._undo(self._journal.pop())
        return lost

    def tear(self, chance: Chance) -> bool:
        """Leave of the transaction that came last only a part. True if a row was cut short."""
        changes = self._rows.changes
        if not changes or not self._journal:
            return False
        self._undo(self._journal.pop())
        count = chance.below(len(changes))
        for key, value in changes[:count]:
            self._set(key, value)
        key, value = changes[count]
        if value is None or len(value) <= SECTOR_BYTES:
            return False
        whole = SECTOR_BYTES * chance.below(len(value) // SECTOR_BYTES + 1)
        self._set(key, value[:whole] + bytes(len(value) - whole) if chance.hit(50) else value[: max(whole, SECTOR_BYTES)])
        return True

    def rot(self, kind: bytes, chance: Chance) -> bytes | None:
        """Flip a bit in a row whose key begins with `kind`: the key, or None if there is none."""
        keys = [key for key in self._rows.keys if key[:1] == kind]
        if not keys:
            return None
        key = chance.pick(keys)
        value = bytearray(self._rows.rows[key])
        value[chance.below(len(value))] ^= 1 << chance.below(8)
        self._rows.rows[key] = bytes(value)
        return key

    def wipe(self) -> None:
        """The disk was replaced by an empty one."""
        self._rows = Rows()
        self._journal.clear()

    def _undo(self, undo: dict[bytes, bytes | None]) -> None:
        for key, value in undo.items():
            self._set(key, value)

    def _set(self, key: bytes, value: bytes | None) -> None:
        if value is None:
            self._rows.delete(key)
        else:
            self._rows.put(key, value)
