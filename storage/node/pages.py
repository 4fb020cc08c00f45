"""The page side of a storage node: images on disk, log behind them, and reads as of an LSN.

    image @40 ---- redo 41..90 in the log ---- image @90 ---- redo 91..        read as of 70: image @40, redo up to 70

Images are made of durable redo only, out of place; what is older than any reader or the retention window needs is collected
(`Collect`, AURORA.md 20). A segment whose log no peer can complete any more is brought level by a peer's images (copies.py).

The same is so for good where a node keeps the log only (`Rely`): its base is one that all full members have images up to. Its images are not
there, so should it ever become a full member, it copies a peer's before it serves or votes.

`read` and `materialise` may run on other threads than `handle`.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from aurorapy.storage.boxcar import Damaged, check, pages_of, places_of, read_header, records_of
from aurorapy.storage.codec import pack, unpack
from aurorapy.storage.node.copies import is_intact
from aurorapy.storage.node.disk import LSN_MAX, Disk, Transaction, log_key, lsn_of, page_key, segment_key
from aurorapy.storage.node.messages import Collect, Collected, Copied, CopyPage, Keep, Rely, Repair, Reply, Unknown
from aurorapy.storage.node.segment import Segment, VolumeState
from aurorapy.storage.page import COMPRESS_BYTES_MIN, FREED_IMAGE, Page, decode, encode
from aurorapy.storage.redo import FORMAT, FREE, Record, apply

PIECE_BYTES = 1 << 20  # images that go to disk in one message
BOXCARS_AT_ONCE = 16
LARGE_BYTES = 32 * 1024
APART_MAX = 1024  # large boxcars of which is known where the records stand
COLLECT_ROWS = 256  # image rows that one step of collection looks at


class Unserved(Exception):
    """This node cannot answer the read, another one may: it is behind, or what was asked for is collected, or the reader is fenced."""


class Gone(Unserved):
    """What was asked for is below what this node keeps."""


class PageKeeper:
    """Images of all volumes of one disk. Invariant: a segment's images together hold all redo at or below its base, none that is not durable."""

    def __init__(self, disk: Disk, lock: AbstractContextManager[Any]) -> None:
        self.volumes: dict[int, VolumeState] = {}
        self.damaged = 0  # rows whose checksum was found wrong
        self._disk = disk
        self._lock = lock
        self._coalesced_now: list[tuple[Segment, int]] = []
        self._apart: dict[bytes, tuple[bytes, dict[int, list[tuple[int, int, int, int]]]]] = {}  # by row key: checksum; by page: LSN, start, end, crc

    def _keep(self, txn: Transaction, state: VolumeState, message: Keep) -> None:
        volume = message.volume
        segment = state.segments.get(message.group)
        if segment is None:
            return  # nothing of this group has come here yet
        if segment.hydrating or state.copied:
            return  # a peer's images are on their way, or ours are: they must belong together
        highest = max([lsn for _, lsn, _ in message.images], default=0)
        if max(highest, message.upto or 0) > state.vdl:
            return  # the maker may know a VDL of an epoch whose truncations have not come here
        if message.upto is not None and message.upto > segment.scl:
            return  # it has not got all of that redo itself: gossip first
        floor = min(segment.mrpl, state.retain)
        horizon = 0
        for page, lsn, image in message.images:
            keys = [key for key, _ in txn.items(page_key(volume, page, 0), page_key(volume, page, LSN_MAX))]
            versions = [lsn_of(key) for key in keys]
            if lsn in versions:
                continue
            txn.put(page_key(volume, page, lsn), zlib.crc32(image).to_bytes(4, "big") + image)
            versions = sorted([*versions, lsn])
            # the newest version that the lowest read point can see; all below it is out of sight
            for old in versions[: max(bisect_right(versions, floor) - 1, 0)]:
                txn.delete(page_key(volume, page, old))
                horizon = floor
        if horizon > segment.horizon:
            segment.horizon = horizon
            txn.put(segment_key(volume, message.group), pack(segment.meta(state.vdl)))
        if message.upto is None or message.upto <= segment.base or message.since > segment.base:
            return  # or it would skip what is between our base and theirs
        txn.put(segment_key(volume, message.group), pack((message.upto, *segment.meta(state.vdl)[1:])))
        self._count_out(txn, volume, segment, message.upto)
        self._coalesced_now.append((segment, message.upto))
        self._shorten_log(txn, volume, segment, message.upto, state.vdl)

    @staticmethod
    def _count_out(txn: Transaction, volume: int, segment: Segment, upto: int) -> None:
        """The base is about to rise: what is left above it is little, mostly."""
        rows = txn.items(log_key(volume, segment.group, upto + 1), log_key(volume, segment.group, LSN_MAX))
        segment.log_bytes = sum([len(data) for _, data in rows])

    def _shorten_log(self, txn: Transaction, volume: int, segment: Segment, base: int, vdl: int) -> None:
        """Drop log that no reader needs and that is in everybody's hands."""
        with self._lock:  # before the rows are gone: a reader must not look for them
            segment.trim()
        floor = min(segment.floor(), segment.complete, segment.backed)
        low = log_key(volume, segment.group, segment.log_floor + 1)
        rows = [key for key, _ in txn.items(low, log_key(volume, segment.group, floor))]
        for key in rows:
            txn.delete(key)
        segment.log_floor = max(segment.log_floor, floor)
        if rows and segment.points[0] > segment.horizon:  # what is left of the log may begin below that, and a restart would take its beginning for a point
            segment.horizon = segment.points[0]
            txn.put(segment_key(volume, segment.group), pack((base, *segment.meta(vdl)[1:])))

    def read(self, volume: int, group: int, page: int, lsn: int | None, *, epoch: int | None = None, complete: int = 0) -> Page:
        """The page as of `lsn` (None: the newest), if this segment has its group's log up to `complete` and `epoch` is the volume's.

        KeyError if there is no such page; `Unserved` if another node may know more.
        """
        found = self._read(volume, group, page, lsn, epoch, complete)
        return found if isinstance(found, Page) else decode(page, *found)

    def read_image(self, volume: int, group: int, page: int, lsn: int | None, *, epoch: int | None = None, complete: int = 0) -> tuple[int, int, bytes]:
        """`read`, encoded: what `decode` takes. As it is on the disk where no redo has come since."""
        found = self._read(volume, group, page, lsn, epoch, complete)
        return (page, found.lsn, encode(found, compress=False)) if isinstance(found, Page) else (page, *found)

    def _read(self, volume: int, group: int, page: int, lsn: int | None, epoch: int | None, complete: int) -> Page | tuple[int, bytes]:
        """The page, or its image (LSN, data) if that is the page."""
        limit = LSN_MAX if lsn is None else lsn
        state = self.volumes.get(volume)
        if state is None:
            raise Unserved(f"volume {volume} is not here")
        if epoch is not None and (epoch != state.epoch or epoch < state.fence):
            raise Unserved(f"epoch {epoch} is not {state.epoch}, or fenced by {state.fence}")
        segment = state.segments.get(group)
        if segment is None and not complete:
            raise KeyError(f"group {group} was never written")
        if segment is None or segment.hydrating or segment.scl < complete:
            raise Unserved(f"group {group} is not complete up to {complete}")
        with self._lock:
            boxes = None
            if limit >= segment.base:  # in the images is all that is below
                if not segment.serves(limit):
                    raise Gone(f"{limit} is below {segment.oldest()}")
                boxes = list(self._indexed(volume, segment).get(page, ()))
                after = bisect_right(segment.tail, segment.indexed)
                if after < len(segment.tail) and segment.tail[after] <= complete:
                    raise Unserved(f"the log of group {group} lacks the boxcar that ends at {segment.tail[after]}")
        if boxes is None:
            boxes = self._boxes_of_the_past(volume, segment, page, limit)
        with self._disk.read() as txn:
            image = self._image(txn, volume, page, limit)
            result: Page | None = None
            for at, record in self._redo(txn, volume, group, page, boxes, image[0] if image is not None else 0, limit):
                if image is not None:
                    result, image = decode(page, *image), None
                result = apply(result, at, record)
        found = image or result
        if found is None:
            raise KeyError(f"page {page} does not exist as of {lsn}")
        return found

    def _redo(self, txn: Transaction, volume: int, group: int, page: int, boxes: list[int], after: int, limit: int) -> list[tuple[int, Record]]:
        """A page's records above one LSN and up to another, from the last on that says all of its contents."""
        redo: list[tuple[int, Record]] = []
        for last in reversed(boxes[bisect_right(boxes, after) :]):
            key = log_key(volume, group, last)
            data = txn.get(key)
            if data is None:
                continue  # truncated, or coalesced and dropped since we looked
            for entry in reversed(self._records(key, data, page)):
                if after < entry[0] <= limit:
                    redo.append(entry)
                    if entry[1][0] == FORMAT or entry[1][0] == FREE:
                        return redo[::-1]
        return redo[::-1]

    def _records(self, key: bytes, data: bytes, page: int) -> Sequence[tuple[int, Record]]:
        """A page's records in a boxcar. Where they stand in a large one is noted, with their checksums, for the other pages that are in it."""
        if len(data) < LARGE_BYTES:
            check(data)
            return [entry for entry in records_of(bytes(data)) if entry[1][1] == page]
        checksum = bytes(data[:4])
        known = self._apart.get(key)
        if known is None or known[0] != checksum:
            check(data)
            whole = bytes(data)
            places: dict[int, list[tuple[int, int, int, int]]] = {}
            for lsn, id, start, end in places_of(whole):
                places.setdefault(id, []).append((lsn, start, end, zlib.crc32(whole[start:end])))
            if len(self._apart) >= APART_MAX:
                self._apart = {}
            known = self._apart[key] = checksum, places
        return [(lsn, self._record(data[start:end], crc)) for lsn, start, end, crc in known[1].get(page, ())]

    @staticmethod
    def _record(data: bytes, crc: int) -> Record:
        if zlib.crc32(data) != crc:
            raise Damaged("boxcar")
        record: Record = unpack(data)
        return record

    def _indexed(self, volume: int, segment: Segment) -> dict[int, list[int]]:
        if segment.tail and segment.tail[-1] > segment.indexed:
            segment.indexed = self._add(volume, segment, segment.index, segment.tail[bisect_right(segment.tail, segment.indexed) :], segment.indexed)
        return segment.index

    def _add(self, volume: int, segment: Segment, index: dict[int, list[int]], lasts: Iterable[int], reached: int) -> int:
        """Enter boxcars into an index: how far it reaches."""
        with self._disk.read() as txn:
            for last in lasts:
                data = txn.get(log_key(volume, segment.group, last))
                if data is None:
                    break  # not committed yet: nobody can have been told of it
                check(data)
                for page in pages_of(data):
                    index.setdefault(page, []).append(last)
                reached = last
        return reached

    def _boxes_of_the_past(self, volume: int, segment: Segment, page: int, limit: int) -> list[int]:
        """The boxcars with a page's redo, for reads as of an LSN below the base. In bits of work: whoever writes wants the lock, too."""
        while True:
            with self._lock:
                if segment.unread:
                    segment.recall(self._unread(volume, segment))
                if not segment.serves(limit):
                    raise Gone(f"{limit} is below {segment.oldest()}")
                start, end = bisect_right(segment.tail, segment.past_to), bisect_right(segment.tail, segment.base)
                if start >= end:
                    return list(segment.past.get(page, ()))
                chosen = segment.tail[start : min(end, start + BOXCARS_AT_ONCE)]
                reached = self._add(volume, segment, segment.past, chosen, segment.past_to)
                if reached == segment.past_to:
                    raise Unserved(f"the log of group {segment.group} lacks the boxcar that ends at {chosen[0]}")
                segment.past_to = reached

    def _unread(self, volume: int, segment: Segment) -> list[tuple[int, int]]:
        """(prev, last) of the boxcars that nobody has looked at since the node was opened."""
        boxes = []
        with self._disk.read() as txn:
            for _, data in txn.items(log_key(volume, segment.group, segment.points[0] + 1), log_key(volume, segment.group, segment.unread)):
                if is_intact(data):
                    header = read_header(data)
                    boxes.append((header.prev, header.last))
                else:
                    self.damaged += 1
        return boxes

    @staticmethod
    def _image(txn: Transaction, volume: int, page: int, limit: int) -> tuple[int, bytes] | None:
        """The newest one at or below a limit: its LSN, and what is encoded."""
        row = txn.last(page_key(volume, page, 0), page_key(volume, page, limit))
        if row is None:
            return None
        data = bytes(row[1])
        if zlib.crc32(memoryview(data)[4:]) != int.from_bytes(data[:4], "big"):
            raise Damaged(f"page {page}")
        return lsn_of(row[0]), data[4:]

    def materialise(self, volume: int, group: int, boxcars_max: int, bytes_max: int) -> Iterator[Keep]:
        """Coalesce the oldest part of the tail that is durable: messages for every holder of this segment."""
        return (keep for keep in self.materialise_in_steps(volume, group, boxcars_max, bytes_max) if keep is not None)

    def materialise_in_steps(self, volume: int, group: int, boxcars_max: int, bytes_max: int) -> Iterator[Keep | None]:
        """`materialise`, with None after each bit of work, some tenths of a millisecond, so that whoever asks can rest."""
        state = self.volumes[volume]
        segment = state.segments[group]
        vdl = state.vdl
        if segment.hydrating or state.copied:
            return
        with self._lock:
            tail = segment.tail
            since = segment.base
            start = bisect_right(tail, since)
            chosen = tail[start : min(start + boxcars_max, bisect_right(tail, vdl))]
        work: dict[int, list[tuple[int, Record]]] = {}
        upto = None
        with self._disk.read() as txn:
            for number, last in enumerate(chosen, 1):
                data = txn.get(log_key(volume, group, last))
                if data is None or bytes_max <= 0:
                    break
                if not number % BOXCARS_AT_ONCE:
                    yield None
                data = bytes(data)
                check(data)
                bytes_max -= len(data)
                for at, record in records_of(data):
                    if record[0] == FORMAT or record[0] == FREE:
                        work[record[1]] = [(at, record)]
                    else:
                        work.setdefault(record[1], []).append((at, record))
                upto = last
        if upto is None:
            return
        images: list[tuple[int, int, bytes]] = []
        size = 0
        for page, records in work.items():
            at, image = self._coalesced(volume, page, records)
            images.append((page, at, image))
            size += len(image)
            if size >= PIECE_BYTES:
                yield Keep(volume, group, tuple(images), None, vdl, since)
                images, size = [], 0
            else:
                yield None
        yield Keep(volume, group, tuple(images), upto, vdl, since)

    def _coalesced(self, volume: int, page: int, records: list[tuple[int, Record]]) -> tuple[int, bytes]:
        at, record = records[-1]
        if record[0] == FORMAT and (record[2][0] or len(record[2]) < COMPRESS_BYTES_MIN):
            return at, record[2]  # as small as it gets
        if record[0] == FREE:
            return at, FREED_IMAGE
        result = None
        if records[0][1][0] != FORMAT:
            with self._disk.read() as txn:
                image = self._image(txn, volume, page, LSN_MAX)
                result = None if image is None else decode(page, *image)
        for lsn, item in records:
            result = apply(result, lsn, item)
        assert result is not None
        return at, encode(result)

    # -- collection

    def _collect(self, txn: Transaction, state: VolumeState, message: Collect) -> Reply:
        """One step through a group's images; what the newest version at or below the floor hides, goes."""
        volume, segment = message.volume, state.segments.get(message.group)
        if segment is None or segment.hydrating or state.copied:
            return Collected(None, 0)
        floor = min(segment.mrpl, state.retain)
        low, high = state.pages_of(message.group)
        pages: dict[int, list[tuple[bytes, int, bool]]] = {}
        rows, after = 0, None
        for key, value in txn.items(page_key(volume, max(low, message.after + 1), 0), page_key(volume, high, LSN_MAX)):
            page = int.from_bytes(key[5:13], "big")
            if rows >= COLLECT_ROWS and page not in pages:
                break
            rows += 1
            pages.setdefault(page, []).append((key, lsn_of(key), bytes(value[4:5]) == FREED_IMAGE))
        else:
            page = None
        if page is not None and pages:
            after = max(pages)
        dropped = 0
        for versions in pages.values():
            seen = bisect_right([lsn for _, lsn, _ in versions], floor) - 1
            doomed = versions[: max(seen, 0)]
            if seen == len(versions) - 1 and seen >= 0 and versions[seen][2] and versions[seen][1] <= segment.log_floor:
                doomed = versions  # the page is gone, and so is all redo that was before
            for key, _, _ in doomed:
                txn.delete(key)
            dropped += len(doomed)
        if dropped and floor > segment.horizon:
            segment.horizon = floor
            txn.put(segment_key(volume, message.group), pack(segment.meta(state.vdl)))
        if after is None:
            self._shorten_log(txn, volume, segment, segment.base, state.vdl)
        return Collected(after, dropped)

    # -- copies for peers, and from them

    def _copy_page(self, state: VolumeState, message: CopyPage) -> Reply:
        """The page as of the LSN, or as of the oldest that can still be read: no reader is below that one."""
        segment = state.segments.get(message.group)
        if segment is None:
            return Unknown(message.volume)
        at = max(message.lsn, segment.oldest())
        try:
            page = self.read(message.volume, message.group, message.page, at, complete=at)
            image = (page.id, page.lsn, encode(page))
        except KeyError:
            image = (message.page, at, FREED_IMAGE)  # it was there once: so it was freed, and the mark collected
        except (Unserved, Damaged):
            return Unknown(message.volume)
        if image[1] < message.lsn:
            return Unknown(message.volume)
        return Copied((message.page, 0), image[:2], (image,), segment.base, False, state.vdl, state.epoch)

    def _rely(self, txn: Transaction, state: VolumeState, message: Rely) -> bool:
        """Take other nodes' images for granted. True if the log is to be chained anew, because it begins above what was missing."""
        volume, segment = message.volume, state.segment(message.group)
        if message.epoch != state.epoch or message.upto < segment.base:
            return False
        skips = message.gap and message.upto > segment.scl
        chained = bisect_right(segment.tail, message.upto)
        upto = message.upto if skips else max(segment.base, segment.tail[chained - 1] if chained else 0)
        if upto > max(state.vdl, message.vdl):
            return False
        state.vdl = max(state.vdl, message.vdl)
        if upto > segment.base:
            had_images, segment.hydrating = not segment.hydrating, True
            txn.put(segment_key(volume, message.group), pack((upto, *segment.meta(state.vdl)[1:])))  # before any image or log goes
            low, high = state.pages_of(message.group)
            for key in [key for key, _ in txn.items(page_key(volume, low, 0), page_key(volume, high, LSN_MAX))] if had_images else ():
                txn.delete(key)
        if skips:
            segment.base = upto
            for key in [key for key, _ in txn.items(log_key(volume, message.group, 0), log_key(volume, message.group, upto))]:
                txn.delete(key)
            return True
        with self._lock:
            if upto > segment.base:
                self._count_out(txn, volume, segment, upto)
                segment.coalesced(upto)
        self._shorten_log(txn, volume, segment, segment.base, state.vdl)
        return False

    def _repair(self, txn: Transaction, state: VolumeState, message: Repair) -> None:
        """Replace damaged rows, and no others; an image also by a later one that no reader is below."""
        for data in message.boxcars:
            kept = state.valid(data)
            if kept is None:
                continue
            header = read_header(kept)
            key = log_key(header.volume, header.group, header.last)
            row = txn.get(key)
            if row is not None and not is_intact(row):
                txn.put(key, kept)
        for page, lsn, image in message.images:
            key = page_key(message.volume, page, lsn)
            older = [(old, bytes(row)) for old, row in txn.items(page_key(message.volume, page, 0), key)]
            doomed = [old for old, row in older if not is_intact(row)]
            if doomed:  # the new row first: a disk may keep only the beginning of a transaction that a crash cut short
                txn.put(key, zlib.crc32(image).to_bytes(4, "big") + image)
                self._lose_sight(txn, state, message.volume, page, lsn, doomed)
            for old in doomed:
                if old != key:
                    txn.delete(old)

    @staticmethod
    def _lose_sight(txn: Transaction, state: VolumeState, volume: int, page: int, lsn: int, doomed: list[bytes]) -> None:
        """Where a later image has taken a damaged one's place, nothing below it can be read any more."""
        segment = state.segments.get(page // state.pages_per_group)
        if segment is not None and lsn_of(doomed[0]) < lsn and lsn > segment.horizon:
            segment.horizon = lsn
            txn.put(segment_key(volume, segment.group), pack(segment.meta(state.vdl)))

    # -- scrubbing

    def scrub(self, volume: int, after: bytes, rows_max: int) -> tuple[bytes | None, list[bytes]]:
        """Check the checksums of some of a volume's rows behind a key: where to go on (None: all are done), and the damaged ones."""
        bad: list[bytes] = []
        rows = 0
        with self._disk.read() as txn:
            for low, high in (
                (log_key(volume, 0, 0), log_key(volume, 0xFFFFFFFF, LSN_MAX)),
                (page_key(volume, 0, 0), page_key(volume, LSN_MAX, LSN_MAX)),
            ):
                for key, value in txn.items(max(low, after), high):
                    if key == after:
                        continue
                    if not is_intact(value):
                        bad.append(key)
                    rows += 1
                    if rows >= rows_max:
                        return key, bad
        return None, bad
