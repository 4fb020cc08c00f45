"""Volumes from the store of a backup: complete images as of an LSN, an empty log, on the disks of six nodes.

    for each group, on a thread:   newest set of images at or below the LSN -> rows        then the log above it, a batch at a time:
                                   the rows' pages are brought forward, as a node does it

So whoever opens the directory replays nothing. A volume with branches is wanted as of several LSNs: the images as of each of them stay, and the
segment says that exactly those can be read (`Segment.exact`). One node's disk is written and synced; the other five are copies of its file.
"""

from __future__ import annotations

import os
import shutil
import threading
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lmdb

from aurorapy.storage.archive import GroupObjects, ImageSet, Log, unseal
from aurorapy.storage.boxcar import Damaged, check, chunks_of, read_header
from aurorapy.storage.codec import pack
from aurorapy.storage.node.disk import LSN_MAX, lsn_of, page_key, segment_key, volume_key
from aurorapy.storage.node.segment import Segment, VolumeState
from aurorapy.storage.page import FREED_IMAGE, Page, decode, encode
from aurorapy.storage.redo import FORMAT, FREE, Record, apply
from aurorapy.storage.rim.directory import DataDirectory
from aurorapy.storage.rim.lmdb_disk import MAP_BYTES
from aurorapy.storage.rim.store import Store, StoreError

BATCH_BYTES = 32 << 20  # of log in memory, for each thread
AHEAD = 4  # objects of a group that are fetched ahead
THREADS = 4


class NotRestorable(Exception):
    """The restore cannot be exact: one line says why."""


@dataclass(frozen=True, slots=True)
class Target:
    """As of this LSN; `ends`: by group, a record up to which the log must be there, where that is known. `check`: it must be shown to be a
    consistency point."""

    lsn: int
    ends: tuple[tuple[int, int], ...] = ()
    check: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A volume, as of LSNs that ascend: the last one is where it goes on."""

    volume: int
    pages_per_group: int
    targets: tuple[Target, ...]


class Building:
    """The first node's disk, while it is written: one thread at a time puts rows. `progress` is told of bytes."""

    def __init__(self, store: Store, path: Path, progress: Callable[[int], None]) -> None:
        self.store, self.progress = store, progress
        self._path = path
        path.mkdir(parents=True)
        self.env: Any = lmdb.open(str(path), map_size=MAP_BYTES, sync=False, metasync=False, subdir=True, readahead=False)
        self._lock = threading.Lock()
        self._fetchers = ThreadPoolExecutor(THREADS * AHEAD, thread_name_prefix="restore-fetch")

    def fetched(self, kind: str, objects: Iterable[tuple[str, int]]) -> Iterator[Any]:
        """The values of objects, (name, bytes), in order; some are fetched ahead. NotRestorable names what is damaged or missing."""
        waiting: list[Any] = []
        for name, size in objects:
            waiting.append((size, self._fetchers.submit(self._fetch, kind, name)))
            if len(waiting) > AHEAD:
                yield self._taken(*waiting.pop(0))
        for size, one in waiting:
            yield self._taken(size, one)

    def _taken(self, size: int, future: Any) -> Any:
        value = future.result()
        self.progress(size)
        return value

    def _fetch(self, kind: str, name: str) -> Any:
        try:
            return unseal(kind, name, self.store.get(name))
        except KeyError:
            raise NotRestorable(f'object "{name}" of the backup is missing') from None
        except Damaged as damage:
            raise NotRestorable(str(damage)) from None

    def put(self, rows: Iterable[tuple[bytes, bytes | None]]) -> None:
        """Rows, or None for such as go."""
        with self._lock, self.env.begin(write=True) as txn:
            for key, value in rows:
                if value is None:
                    txn.delete(key)
                else:
                    txn.put(key, value)

    def newest(self, volume: int, page: int) -> tuple[int, bytes] | None:
        """(LSN, image) of a page."""
        with self.env.begin() as txn, txn.cursor() as cursor:
            high = page_key(volume, page, LSN_MAX)
            if cursor.set_range(high):
                if bytes(cursor.key()) != high and not cursor.prev():
                    return None
            elif not cursor.last():
                return None
            key = bytes(cursor.key())
            return (lsn_of(key), bytes(cursor.value())[4:]) if key >= page_key(volume, page, 0) else None

    def discard(self) -> None:
        """Give it up."""
        self._fetchers.shutdown(cancel_futures=True)
        self.env.close()
        shutil.rmtree(self._path, ignore_errors=True)

    def close(self) -> None:
        """Make it durable."""
        self._fetchers.shutdown(cancel_futures=True)
        self.env.sync(True)
        self.env.close()


class _GroupRestore:
    """One group, brought from target to target."""

    def __init__(self, building: Building, found: GroupObjects) -> None:
        self._building = building
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
        end = dict(target.ends).get(found.group, 0)
        if self._position < min(end, target.lsn):
            raise NotRestorable(f"the log of volume {self._volume}, group {found.group}, is missing in the backup above LSN {self._position}")
        if self._broken:
            raise NotRestorable(f"volume {self._volume}, page {min(self._broken)}: the backup has no image to begin with")
        self._kept = target.lsn
        return target.lsn in self._cpls

    def _take_images(self, one: ImageSet) -> None:
        building = self._building
        for value in building.fetched("set", [(one.name, one.size)]):
            pieces = value[5]
        for images in building.fetched("pages", pieces):
            rows: list[tuple[bytes, bytes | None]] = []
            for page, lsn, image in images:
                rows += self._version(page, lsn, image)
            building.put(rows)

    def _version(self, page: int, lsn: int, image: bytes) -> list[tuple[bytes, bytes | None]]:
        """Rows that make this a page's newest version."""
        known = self._building.newest(self._volume, page)
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
        work: dict[int, list[tuple[int, Record]]] = {}
        size = 0
        logs = [log for log in self._found.logs if log.last > self._position and log.prev < target.lsn]
        for _, _, boxcars in self._building.fetched("log", [(log.name, log.size) for log in self._connected(logs)]):
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
                        work.setdefault(record[1], []).append((lsn, record))
                self._position = min(header.last, target.lsn)
                size += len(data)
                if size >= BATCH_BYTES:
                    self._apply(work)
                    work, size = {}, 0
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
                self._building.put(rows)
                rows, size = [], 0
        self._building.put(rows)

    def _changed(self, id: int, records: list[tuple[int, Record]]) -> tuple[int, bytes] | None:
        start = max([at for at, (_, record) in enumerate(records) if record[0] in (FORMAT, FREE)], default=0)
        known = self._building.newest(self._volume, id)
        page: Page | None = None
        if records[start][1][0] in (FORMAT, FREE):
            self._broken.discard(id)
            if known is not None and known[0] >= records[start][0]:
                page = decode(id, *known)
        elif known is not None:
            page = decode(id, *known)
        try:
            for lsn, record in records[start:]:
                page = apply(page, lsn, record)
        except (ValueError, IndexError):
            self._broken.add(id)  # an image set may lack a page that was freed while it was taken
            return None
        assert page is not None
        return None if known is not None and page.lsn == known[0] else (page.lsn, encode(page))


def restore_volumes(building: Building, objects: dict[tuple[int, int], GroupObjects], wanted: Sequence[Wanted]) -> None:
    """Volumes, their groups side by side. NotRestorable says what is missing, damaged or inexact; StoreError that the store is away."""
    tasks = [(one, group) for one in wanted for group in _groups(objects, one)]
    seen: dict[int, bool] = {}
    with ThreadPoolExecutor(THREADS, thread_name_prefix="restore") as pool:
        running = [(one, pool.submit(_restore_group, building, objects.get((one.volume, group)) or GroupObjects(one.volume, group), one)) for one, group in tasks]
        try:
            for one, future in running:
                seen[one.volume] = future.result() or seen.get(one.volume, False)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    for one in wanted:
        if one.targets[-1].check and not seen.get(one.volume, False):
            raise NotRestorable(f"LSN {one.targets[-1].lsn} is no consistency point of volume {one.volume}")
        building.put([(volume_key(one.volume), pack(_meta(one)))])


def _groups(objects: dict[tuple[int, int], GroupObjects], one: Wanted) -> list[int]:
    """Those that have objects, or ought to."""
    found = {group for volume, group in objects if volume == one.volume}
    return sorted(found | {group for target in one.targets for group, end in target.ends if end})


def _restore_group(building: Building, found: GroupObjects, one: Wanted) -> bool:
    work = _GroupRestore(building, found)
    is_cpl = False
    for target in one.targets:
        is_cpl = work.bring(target)
    segment = Segment(found.group, one.targets[-1].lsn)
    segment.exact = tuple([target.lsn for target in one.targets[:-1]])
    segment.horizon = one.targets[0].lsn
    building.put([(segment_key(one.volume, found.group), pack(segment.meta(one.targets[-1].lsn)))])
    return is_cpl


def _meta(one: Wanted) -> tuple[object, ...]:
    state = VolumeState(one.pages_per_group)
    state.vdl = one.targets[-1].lsn
    return state.meta()


def tree_rows(building: Building, volume: int, root: int) -> Iterator[tuple[Any, Any]]:
    """The entries of a B-tree of a volume that has been restored."""
    row = building.newest(volume, root)
    if row is None:
        raise NotRestorable(f"volume {volume} has no page {root} in the backup")
    page = decode(root, *row)
    if page.level == 0:
        yield from zip(page.keys, page.values, strict=True)
    else:
        for child in page.values:
            yield from tree_rows(building, volume, child)


def write_nodes(first: Path, names: Sequence[tuple[str, Path]]) -> None:
    """Nodes' data directories from the file of the first node: (node, directory of its process). `first` goes."""
    for process in dict.fromkeys([process for _, process in names]):
        data = DataDirectory(process)
        data.mark(fsync=True)
        data.close()
    for name, process in names:
        (process / name).mkdir()
        target = process / name / "data.mdb"
        shutil.copyfile(first / "data.mdb", target)
        with open(target, "rb") as file:
            os.fsync(file.fileno())
    shutil.rmtree(first)


def all_bytes(objects: dict[tuple[int, int], GroupObjects], wanted: Sequence[Wanted]) -> int:
    """About what a restore will fetch, for a progress bar."""
    total = 0
    for one in wanted:
        for (volume, _), found in objects.items():
            if volume != one.volume:
                continue
            position = 0
            for target in one.targets:
                sets = found.base_of(target.lsn, position) or []
                lows = {one.low for one in sets}
                total += sum([size for low, _, size in found.pieces if low in lows]) + sum([one.size for one in sets])
                position = sets[-1].low if sets else position
                total += sum([log.size for log in found.logs if log.last > position and log.prev < target.lsn])
                position = target.lsn
    return total


__all__ = ["Building", "NotRestorable", "StoreError", "Target", "Wanted", "all_bytes", "restore_volumes", "tree_rows", "write_nodes"]
