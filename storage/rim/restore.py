"""Volumes from the store of a backup: complete images as of an LSN, an empty log, on the disks of six nodes.

    for each group, on a thread:   newest set of images at or below the LSN -> rows        then the log above it, a batch at a time:
                                   the rows' pages are brought forward, as a node does it

So whoever opens the directory replays nothing. A volume with branches is wanted as of several LSNs: the images as of each of them stay, and the
segment says that exactly those can be read (`Segment.exact`). One node's disk is written and synced; the other five are copies of its file, or,
where they are to be tails, of that file without its images.
"""

from __future__ import annotations

import gc
import os
import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lmdb

from aurorapy.storage.archive import GroupObjects, unseal
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.codec import pack, unpack
from aurorapy.storage.membership import PLAIN
from aurorapy.storage.node.disk import LSN_MAX, lsn_of, page_key, segment_key, volume_key
from aurorapy.storage.node.segment import Segment, VolumeState
from aurorapy.storage.page import decode
from aurorapy.storage.rebuild import GroupRestore, NotRestorable, Wanted
from aurorapy.storage.rim.directory import DataDirectory, replace_file
from aurorapy.storage.rim.keyring import KEYS_FILE, Keyring
from aurorapy.storage.rim.lmdb_disk import MAP_BYTES, last_row
from aurorapy.storage.rim.store import Store

AHEAD = 4  # objects of a group that are fetched ahead
THREADS = 4
GARBAGE_OBJECTS = 1_000_000
_PAGE = b"P"  # how the key of an image begins


class Building:
    """The first node's disk, while it is written: one thread at a time puts rows. `progress` is told of bytes. `keyring`: what encrypts it."""

    def __init__(self, store: Store, path: Path, progress: Callable[[int], None], keyring: Keyring | None = None) -> None:
        self.store, self.progress = store, progress
        self._keyring = keyring
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
                    txn.put(key, value if self._keyring is None or key[:1] != _PAGE else self._keyring.seal(key, value))

    def newest(self, volume: int, page: int) -> tuple[int, bytes] | None:
        """(LSN, image) of a page."""
        with self.env.begin() as txn:
            found = last_row(txn, page_key(volume, page, 0), page_key(volume, page, LSN_MAX))
            if found is None:
                return None
            key, row = found
            return lsn_of(key), (row if self._keyring is None else self._keyring.open(key, row))[4:]

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


def restore_volumes(building: Building, objects: dict[tuple[int, int], GroupObjects], wanted: Sequence[Wanted]) -> None:
    """Volumes, their groups side by side. NotRestorable says what is missing, damaged or inexact; StoreError that the store is away."""
    with _few_collections():
        _restore_volumes(building, objects, wanted)


@contextmanager
def _few_collections() -> Iterator[None]:
    """Records are tuples without cycles, a million at a time: looking for cycles among them takes a fifth of a restore."""
    before = gc.get_threshold()
    gc.set_threshold(GARBAGE_OBJECTS, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _restore_volumes(building: Building, objects: dict[tuple[int, int], GroupObjects], wanted: Sequence[Wanted]) -> None:
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
    return sorted(found | {group for target in one.targets for group, end in target.ends or () if end})


def _restore_group(building: Building, found: GroupObjects, one: Wanted) -> bool:
    work = GroupRestore(building, found)
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


def write_nodes(first: Path, names: Sequence[tuple[str, Path]], tails: Sequence[int] = ()) -> None:
    """Nodes' data directories from the file of the first node: (node, directory of its process), by slot. `first` goes. The data keys beside it,
    where there are any, become those of each directory. `tails`: the slots that keep the log only."""
    bare = _without_images(first, tuple(tails)) if tails else first
    keys = first.with_name(KEYS_FILE)
    for process in dict.fromkeys([process for _, process in names]):
        data = DataDirectory(process)
        if keys.exists():
            replace_file(process / KEYS_FILE, keys.read_text(), fsync=True)
        data.mark(fsync=True)
        data.close()
    for at, (name, process) in enumerate(names):
        (process / name).mkdir()
        target = process / name / "data.mdb"
        shutil.copyfile((bare if at in tails else first) / "data.mdb", target)
        with open(target, "rb") as file:
            os.fsync(file.fileno())
    for directory in {first, bare}:
        shutil.rmtree(directory)


def _without_images(first: Path, tails: tuple[int, ...]) -> Path:
    """Note who is to be a tail in the volumes of `first`, and make what such a one has: segments whose images are not there (`Rely`)."""
    bare = first.with_name("tail")
    bare.mkdir()
    with lmdb.open(str(first), map_size=MAP_BYTES) as source, lmdb.open(str(bare), map_size=MAP_BYTES) as target:
        with source.begin(write=True) as full, target.begin(write=True) as copy, full.cursor() as cursor:
            volumes = [(bytes(key), unpack(value)) for key, value in _starting_with(cursor, volume_key(0)[:1])]
            for key, meta in volumes:
                row = pack((*meta[: -len(PLAIN)], *PLAIN.remodel(tails, ())))
                full.put(key, row)
                copy.put(key, row)
            for key, value in _starting_with(cursor, segment_key(0, 0)[:1]):
                base, vdl, _, *rest = unpack(value)
                copy.put(key, pack((base, vdl, True, *rest)))
    return bare


def _starting_with(cursor: Any, kind: bytes) -> Iterator[tuple[bytes, bytes]]:
    if cursor.set_range(kind):
        for key, value in cursor:
            if key[:1] != kind:
                return
            yield key, value


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
