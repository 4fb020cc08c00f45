"""The page cache: newest pages, older versions behind them, and the clock that evicts.

    pages[id] -> newest version -> older -> older …        each version holds for [its lsn, the next one's lsn)

A snapshot is an LSN that somebody has pinned. A change copies the page first iff a pinned snapshot
may still read the present version (page.lsn <= newest pin); else it happens in place. A version that
no pin falls on is unlinked when its page is copied next, or when pins go; so a chain is never much
longer than the number of different pins.

A page may leave the cache only when its LSN is at or below the VDL (else storage could not give it
back), when no version behind it is needed, and when no mini-transaction is under way. Page 0 stays: every mini-transaction that allocates reads it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from sys import getsizeof
from typing import Protocol

from aurorapy.storage.page import DECODED_FACTOR, Page

SAMPLE_PAGES = 16  # every so many pages one is looked at
SAMPLE_PACKED = 256 * 1024  # weight of the assumption before any page was seen
CHAINS_MAX = 512  # pages with older versions before a release of pins looks them through


def decoded_bytes(value: object) -> int:
    """About how much memory a datum takes."""
    if value is None or isinstance(value, bool) or (isinstance(value, int) and -6 < value < 257):
        return 0
    size = getsizeof(value)
    if isinstance(value, tuple | list):
        size += sum(map(decoded_bytes, value))
    elif isinstance(value, dict):
        size += sum(decoded_bytes(k) + decoded_bytes(v) for k, v in value.items())
    return size


class Source(Protocol):
    """Where pages come from that the cache does not hold."""

    vdl: int

    def load(self, id: int, lsn: int | None, reader: int | None = None) -> Page:
        """`reader`: who asks for the newest version goes on as of this LSN, should others run before it is here."""


class Cache:
    def __init__(self, source: Source, bytes_max: int) -> None:
        self.pages: dict[int, Page] = {}
        self.newest_pin = -1
        self.size_used = 0  # packed bytes of the pages in it
        self.size_max = bytes_max // DECODED_FACTOR
        self._bytes_max = bytes_max
        self._added = 0
        self._sampled = [SAMPLE_PACKED, SAMPLE_PACKED * DECODED_FACTOR]  # packed bytes, and what they take in memory
        self.open_mtrs = 0
        self.evicted = 0
        self._source = source
        self._pins: dict[int, int] = {}
        self._chained: dict[int, Page] = {}
        self._ring: list[int] = []
        self.coming: set[int] = set()  # pages that are on their way: if they are there before, they stay
        self.ahead: Callable[[Sequence[int]], None] | None = None  # where pages are far: has some brought that a scan comes to next
        self._hand = 0
        self._old_reads: dict[tuple[int, int], Page] = {}

    def at(self, id: int, lsn: int) -> Page:
        """The page as of `lsn`: the slow path of a read, when the newest version does not do."""
        page = self.pages.get(id)
        if page is None:
            page = self.newest(id, lsn)
        version: Page | None = page
        while version is not None:
            if version.lsn <= lsn:
                return version
            version = version.older
        found = self._old_reads.get((id, lsn))
        if found is None:
            found = self._source.load(id, lsn)
            if lsn in self._pins:
                self._old_reads[id, lsn] = found
        return found

    def newest(self, id: int, reader: int | None = None) -> Page:
        """The newest version; `reader` as for `Source.load`."""
        page = self.pages.get(id)
        if page is None:
            loaded = self._source.load(id, None, reader)
            page = self.pages.get(id)  # others may have run: it is here, and may have been changed since
            if page is None:
                page = loaded
                self.add(page)
                if self.size_used > self.size_max and not self.open_mtrs:
                    self.evict()
        page.used = True
        return page

    @property
    def has_room(self) -> bool:
        """For pages that nobody has asked for yet."""
        return self.size_used < self.size_max * 3 // 4

    def add(self, page: Page) -> None:
        self.pages[page.id] = page
        self._ring.append(page.id)
        self.size_used += page.size
        page.charged = page.size
        self._added += 1
        if self._added % SAMPLE_PAGES == 0 and len(page.keys) > 8 and page.level == 0:
            self._sample(page)

    def _sample(self, page: Page) -> None:
        """Learn how much memory a packed byte takes when decoded: it depends on the rows."""
        count, middle = len(page.keys), len(page.keys) // 2
        sampled = self._sampled
        sampled[0] += page.size
        sampled[1] += count * (decoded_bytes(page.keys[middle]) + decoded_bytes(page.values[middle]) + 16)
        if sampled[0] > 64 * SAMPLE_PACKED:  # the past counts less and less
            sampled[:] = [sampled[0] // 2, sampled[1] // 2]
        self.size_max = self._bytes_max * sampled[0] // sampled[1]

    def clone(self, page: Page) -> Page:
        """Put a copy in front of the newest version, for a change that a snapshot must not see."""
        older = page.older
        if older is not None and not self._needed(older.lsn, page.lsn):
            page.older = older.older
        fresh = page.copy()
        fresh.older = page
        fresh.charged = page.charged
        self.pages[page.id] = fresh
        self._chained[page.id] = fresh
        return fresh

    # -- snapshots

    def pin(self, lsn: int) -> None:
        pins = self._pins
        pins[lsn] = pins.get(lsn, 0) + 1
        if lsn > self.newest_pin:
            self.newest_pin = lsn

    def unpin(self, lsn: int) -> None:
        pins = self._pins
        count = pins[lsn] - 1
        if count:
            pins[lsn] = count
            return
        del pins[lsn]
        if lsn == self.newest_pin:
            self.newest_pin = max(pins, default=-1)
        if self._old_reads:
            self._old_reads = {key: page for key, page in self._old_reads.items() if key[1] != lsn}
        if self._chained and (not pins or len(self._chained) > CHAINS_MAX):
            self._trim()

    def take_pins(self, other: Cache) -> None:
        """In place of another cache, whose pins will be let go here."""
        self._pins, self.newest_pin = other._pins, other.newest_pin

    def oldest_pin(self, default: int) -> int:
        return min(self._pins, default=default)

    def _needed(self, low: int, high: int) -> bool:
        """Is there a pin in [low, high)?"""
        return any(low <= pin < high for pin in self._pins)

    def _trim(self) -> None:
        if not self._pins:
            for page in self._chained.values():
                page.older = None
            self._chained = {}
            return
        kept = {}
        for id, page in self._chained.items():
            version = page
            while (older := version.older) is not None:
                if self._needed(older.lsn, version.lsn):
                    version = older
                else:
                    version.older = older.older
            if page.older is not None:
                kept[id] = page
        self._chained = kept

    # -- eviction

    def evict(self) -> None:
        """Let the clock run until the budget is met again, or it has come round."""
        ring, pages = self._ring, self.pages
        vdl = self._source.vdl
        goal = self.size_max - self.size_max // 16
        for _ in range(2 * len(ring)):
            if self.size_used <= goal or not ring:
                return
            if self._hand >= len(ring):
                self._hand = 0
            id = ring[self._hand]
            page = pages.get(id)
            if page is not None and (not id or page.used or page.lsn > vdl or page.older is not None or id in self.coming):
                page.used = False
                self._hand += 1
                continue
            last = ring.pop()
            if self._hand < len(ring):
                ring[self._hand] = last
            if page is not None:
                del pages[id]
                self.size_used -= page.charged
                self.evicted += 1
