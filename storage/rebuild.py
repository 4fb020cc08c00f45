"""A group as of an LSN, from its images and its log: the part of a restore that is neither store nor disk.

    rows <- newest set of images at or below the LSN <- log above it, a batch at a time: pages are brought forward, as a node does it

A set of images may lack a page that was freed while the set was taken; then redo of that page has nothing to begin with, and the log must show
that it was freed.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol

from aurorapy.records import dataclass
from aurorapy.storage.archive import GroupObjects, ImageSet, Log
from aurorapy.storage.boxcar import check, chunks_of, read_header
from aurorapy.storage.node.disk import page_key
from aurorapy.storage.page import COMPRESS_BYTES_MIN, FREED_IMAGE, Page, decode, encode
from aurorapy.storage.redo import FORMAT, FREE, Record, apply

BATCH_BYTES = 32 << 20  # of log in memory, for each group under way


class NotRestorable(Exception):
    """The restore cannot be exact: one line says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """As of this LSN; `ends`: by group, the last record at or below, or a later one, where that is known; a group that is not among them has
    none. None: whoever asks knows that the log is there. `check`: it must be shown to be a consistency point."""

    lsn: int
    ends: tuple[tuple[int, int], ...] | None = None
    check: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A volume, as of LSNs that ascend: the last one is where it goes on."""

    volume: int
    pages_per_group: int
    targets: tuple[Target, ...]


class Rows(Protocol):
    """Where it is built."""

    def fetched(self, kind: str, objects: Iterable[tuple[str, int]]) -> Iterator[Any]:
        """The values of objects, (name, bytes), in order. NotRestorable names what is damaged or missing."""

    def put(self, rows: Iterable[tuple[bytes, bytes | None]]) -> None:
        """Rows as a node's disk has them; None for such as go."""

    def newest(self, volume: int, page: int) -> tuple[int, bytes] | None:
        """(LSN, image) of a page."""


class GroupRestore:
    """One group, brought from target to target."""

    def __init__(self, rows: Rows, found: GroupObjects) -> None:
        self._rows = rows
        self._found = found
        self._volume = found.volume
        self._position = 0  # all at or below is in the rows
        self._kept = 0  # versions at or below stay: an earlier target reads them
        self._broken: set[int] = set()  # pages whose beginning is missing: they must turn out to have been freed
        self._cpls: set[int] = set()

    def bring(self, target: Target) -> bool:
        """To the target. Whether its LSN was seen to be a consistency point."""
        found, start = self._found, self._position
        sets = found.base_of(target.lsn, start)
        if sets is None:
            raise NotRestorable(f"the backup of volume {self._volume}, group {found.group}, begins after LSN {target.lsn}")
        for one in sets:
            self._take_images(one)
        if sets:
            self._position = sets[-1].low
        self._replay(target)
        if not self._has_all(target):
            raise NotRestorable(f"the log of volume {self._volume}, group {found.group}, is missing in the backup above LSN {self._position}")
        if self._broken:
            raise NotRestorable(f"volume {self._volume}, page {min(self._broken)}: the backup has no image to begin with")
        self._kept = target.lsn
        return target.lsn in self._cpls

    def _has_all(self, target: Target) -> bool:
        """No record at or below the target can be missing: it was reached, or the log goes on behind it, or nothing is known to have followed."""
        if target.ends is None or self._position >= target.lsn or any(log.prev <= self._position < log.last for log in self._found.logs):
            return True
        return self._position >= min(dict(target.ends).get(self._found.group, 0), target.lsn)

    def _take_images(self, one: ImageSet) -> None:
        building = self._rows
        for value in building.fetched("set", [(one.name, one.size)]):
            pieces = value[5]
        for images in building.fetched("pages", pieces):
            rows: list[tuple[bytes, bytes | None]] = []
            for page, lsn, image in images:
                rows += self._version(page, lsn, image)
            building.put(rows)

    def _version(self, page: int, lsn: int, image: bytes) -> list[tuple[bytes, bytes | None]]:
        """Rows that make this a page's newest version."""
        known = self._rows.newest(self._volume, page)
        if known is not None and known[0] >= lsn:
            return []
        rows: list[tuple[bytes, bytes | None]] = []
        if known is not None and known[0] > self._kept:
            rows.append((page_key(self._volume, page, known[0]), None))
            known = None
        if image != FREED_IMAGE or self._kept:
            rows.append((page_key(self._volume, page, lsn), zlib.crc32(image).to_bytes(4, "big") + image))
        return rows

    def _replay(self, target: Target) -> None:
        work: defaultdict[int, list[tuple[int, Record]]] = defaultdict(list)
        size = 0
        logs = [log for log in self._found.logs if log.last > self._position and log.prev < target.lsn]
        for _, _, boxcars in self._rows.fetched("log", [(log.name, log.size) for log in self._connected(logs)]):
            for data in boxcars:
                check(data)
                header = read_header(data)
                if header.last <= self._position or header.first > target.lsn:
                    continue
                if header.prev > self._position:
                    raise NotRestorable(f"the log of volume {self._volume}, group {header.group}, is missing in the backup above LSN {self._position}")
                for chunk in chunks_of(data):
                    if chunk.last > target.lsn:
                        continue
                    if chunk.is_cpl:
                        self._cpls.add(chunk.last)
                    for lsn, record in chunk.records():
                        if record[0] == FORMAT or record[0] == FREE:
                            work[record[1]] = [(lsn, record)]  # what was before is of no use
                        else:
                            work[record[1]].append((lsn, record))
                self._position = min(header.last, target.lsn)
                size += len(data)
                if size >= BATCH_BYTES:
                    self._apply(work)
                    work, size = defaultdict(list), 0
        self._apply(work)

    def _connected(self, logs: Sequence[Log]) -> list[Log]:
        """Without a gap from where we are."""
        found: list[Log] = []
        position = self._position
        for log in logs:
            if log.prev > position:
                break
            if log.last > position:
                found.append(log)
                position = log.last
        return found

    def _apply(self, work: dict[int, list[tuple[int, Record]]]) -> None:
        rows: list[tuple[bytes, bytes | None]] = []
        size = 0
        for id, records in work.items():
            version = self._changed(id, records)
            if version is not None:
                rows += self._version(id, *version)
                size += len(version[1])
            if size > 4 << 20:
                self._rows.put(rows)
                rows, size = [], 0
        self._rows.put(rows)

    def _changed(self, id: int, records: list[tuple[int, Record]]) -> tuple[int, bytes] | None:
        known = self._rows.newest(self._volume, id)
        first, is_whole = records[0][0], records[0][1][0] in (FORMAT, FREE)
        page: Page | None = None
        if is_whole:
            self._broken.discard(id)
        if known is not None and known[0] >= records[-1][0]:
            return None  # the image has them all
        if is_whole and len(records) == 1 and (image := _as_it_is(records[0][1])) is not None:
            return first, image
        if known is not None and (known[0] >= first or not is_whole):
            page = decode(id, *known)
        try:
            for lsn, record in records:
                page = apply(page, lsn, record)
        except (ValueError, IndexError):
            self._broken.add(id)  # an image set may lack a page that was freed while it was taken
            return None
        assert page is not None
        return page.lsn, encode(page)


def _as_it_is(record: Record) -> bytes | None:
    """The image that a record alone makes, where it need not be packed anew."""
    if record[0] == FREE:
        return FREED_IMAGE
    image: bytes = record[2]
    return image if image[0] or len(image) < COMPRESS_BYTES_MIN else None
