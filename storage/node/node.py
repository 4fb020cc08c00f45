"""A storage node: messages in, answers out; one durable transaction for all that came in together.

    receive -> (1) check epoch, drop duplicates -> (2) hot log, durable, acknowledge with the SCL
    -> (3) chain, find gaps -> (4) gossip fills them -> (5) coalesce into images -> (7) drop what nobody needs

Only 1 and 2 are in the foreground. A node has no vote: it accepts all that carries a current epoch,
and everything it does is idempotent. It does no I/O of its own but through its disk, and knows no
clock, thread or network: the rim (threads in one process, TCP, a simulation) brings the messages.

`handle` belongs to one thread; `read` and `materialise` may run beside it on others: they take what
is in memory under `lock` first and look at the disk afterwards, so that all they miss in memory is in
the images already.

Source: SIGMOD 2017, section 3.3, figure 4; SIGMOD 2018, section 2.3.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from aurorapy.storage.boxcar import Boxcar, Damaged, check, cut_above, pages_of, read_header, records_of
from aurorapy.storage.codec import pack, unpack
from aurorapy.storage.node.disk import (
    LSN_MAX,
    Disk,
    Transaction,
    log_key,
    lsn_of,
    number_of,
    page_key,
    segment_key,
    volume_key,
)
from aurorapy.storage.node.messages import (
    Ack,
    Behind,
    Create,
    Deliver,
    Done,
    Drop,
    Fence,
    Fetch,
    Fetched,
    Inspect,
    Inspection,
    Keep,
    Refused,
    Reply,
    Request,
    Truncate,
    Truncation,
    Unknown,
)
from aurorapy.storage.node.segment import Segment
from aurorapy.storage.page import COMPRESS_BYTES_MIN, FREED_IMAGE, Page, decode, encode
from aurorapy.storage.redo import FORMAT, FREE, Record, apply

PIECE_BYTES = 256 * 1024  # images that go to disk in one message


class Unserved(Exception):
    """This node cannot answer the read, another one may: it is behind, or what was asked for is collected, or the reader is fenced."""


class VolumeState:
    """Invariant: epoch <= fence; a boxcar is taken iff its epoch is both."""

    __slots__ = ("epoch", "fence", "segments", "truncations", "vdl")

    def __init__(self, epoch: int, vdl: int, truncations: tuple[Truncation, ...], fence: int) -> None:
        self.epoch = epoch
        self.fence = fence
        self.vdl = vdl  # the highest that a writer told us
        self.truncations = truncations
        self.segments: dict[int, Segment] = {}

    def segment(self, group: int) -> Segment:
        segment = self.segments.get(group)
        if segment is None:
            segment = self.segments[group] = Segment(group, 0)
        return segment

    def valid(self, data: bytes) -> bytes | None:
        """What of an intact boxcar was not annulled, if anything."""
        header = read_header(data)
        for cut in self.truncations:
            if header.epoch < cut.epoch and header.first <= cut.high and cut.low < header.last:
                kept = cut_above(data, cut.low)
                if kept is None:
                    return None
                data, header = kept, read_header(kept)
        return data


class StorageNode:
    def __init__(self, name: str, az: str, disk: Disk, lock: AbstractContextManager[Any]) -> None:
        self.name = name
        self.az = az
        self.volumes: dict[int, VolumeState] = {}
        self._disk = disk
        self._lock = lock
        self._coalesced_now: list[tuple[Segment, int]] = []
        with disk.read() as txn:
            self._open(txn)

    def _open(self, txn: Transaction) -> None:
        """Build the memory from the disk: keys and headers of the log above the images, nothing else."""
        for key, value in txn.items(volume_key(0), volume_key(0xFFFFFFFF)):
            epoch, vdl, truncations, *fence = unpack(value)
            volume = number_of(key)
            state = VolumeState(epoch, vdl, tuple([Truncation(*t) for t in truncations]), fence[0] if fence else epoch)
            self.volumes[volume] = state
            for segment_row, meta in txn.items(segment_key(volume, 0), segment_key(volume, 0xFFFFFFFF)):
                base, known = unpack(meta)
                group = number_of(segment_row)
                state.segments[group] = Segment(group, base)
                state.vdl = max(state.vdl, known)
            for segment in state.segments.values():
                segment.rechain(self._boxes(txn, volume, state, segment))

    def _boxes(self, txn: Transaction, volume: int, state: VolumeState, segment: Segment) -> list[tuple[int, int]]:
        """(prev, last) of a segment's boxcars, without damaged ones: the hole that they leave is filled as any other."""
        boxes = []
        segment.log_bytes = 0
        for _, data in txn.items(log_key(volume, segment.group, 0), log_key(volume, segment.group, LSN_MAX)):
            try:
                check(data)
            except Damaged:
                continue
            header = read_header(data)
            boxes.append((header.prev, header.last))
            segment.log_bytes += len(data)
            state.vdl = max(state.vdl, header.vdl)
        return boxes

    # -- messages

    def handle(self, messages: Sequence[Boxcar | Request]) -> list[Reply]:
        """One answer a request, in order, and one `Ack` for each segment that took boxcars; all is durable."""
        replies: list[Reply] = []
        touched: dict[tuple[int, int], Segment] = {}
        coalesced = self._coalesced_now = []
        with self._disk.write() as txn:
            for message in messages:
                if isinstance(message, Boxcar):
                    refusal = self._receive(txn, message, touched)
                    if refusal is not None:
                        replies.append(refusal)
                else:
                    replies.append(self._answer(txn, message, touched))
        for segment, upto in coalesced:  # not before the images are there for readers
            with self._lock:
                segment.coalesced(upto)
        for (volume, group), segment in touched.items():
            if volume in self.volumes:
                replies.append(Ack(volume, group, segment.scl, self.volumes[volume].epoch))
        return replies

    def _receive(
        self, txn: Transaction, box: Boxcar, touched: dict[tuple[int, int], Segment]
    ) -> Refused | Behind | Unknown | None:
        state = self.volumes.get(box.volume)
        if state is None:
            return Unknown(box.volume)
        if box.epoch < state.fence:
            return Refused(box.volume, state.fence)
        if box.epoch > state.epoch:
            return Behind(box.volume, state.epoch)
        data = box.data
        assert data is not None
        self._enter(txn, state, box.volume, data, box.group, box.prev, box.last, touched)
        if box.vdl > state.vdl:
            state.vdl = box.vdl
        segment = state.segments[box.group]
        segment.mrpl = box.mrpl
        segment.complete = box.complete
        return None

    def _enter(
        self,
        txn: Transaction,
        state: VolumeState,
        volume: int,
        data: bytes,
        group: int,
        prev: int,
        last: int,
        touched: dict[tuple[int, int], Segment],
    ) -> None:
        segment = state.segments.get(group)
        if segment is None:
            segment = state.segment(group)
            txn.put(segment_key(volume, group), pack((0, 0)))
        touched[volume, group] = segment
        if segment.holds(last):
            return
        txn.put(log_key(volume, group, last), data)
        segment.log_bytes += len(data)
        segment.link(prev, last)

    def _answer(self, txn: Transaction, message: Request, touched: dict[tuple[int, int], Segment]) -> Reply:
        volume = message.volume
        if isinstance(message, Create):
            if volume not in self.volumes:
                self.volumes[volume] = VolumeState(0, 0, (), 0)
                self._save(txn, volume)
            return Done(volume)
        state = self.volumes.get(volume)
        if state is None:
            return Unknown(volume)
        match message:
            case Inspect():
                return self._inspection(volume, state)
            case Fence():
                if message.epoch <= state.fence:
                    return Refused(volume, state.fence)
                state.fence = message.epoch
                self._save(txn, volume)
                return self._inspection(volume, state)
            case Truncate():
                return self._truncate(txn, state, message)
            case Fetch():
                return Fetched(tuple(self._fetch(txn, message)))
            case Deliver():
                for data in message.boxcars:
                    self._accept(txn, state, data, touched)
                return Done(volume)
            case Keep():
                self._keep(txn, state, message)
                return Done(volume)
            case Drop():
                self._drop(txn, volume)
                return Done(volume)
        raise TypeError(message)

    @staticmethod
    def _inspection(volume: int, state: VolumeState) -> Inspection:
        scls = {group: segment.scl for group, segment in state.segments.items()}
        return Inspection(volume, state.epoch, state.vdl, state.truncations, scls, state.fence)

    def _accept(self, txn: Transaction, state: VolumeState, data: bytes, touched: dict[tuple[int, int], Segment]) -> None:
        """A boxcar from a peer: it may be damaged, or annulled in whole or in part, or of an epoch that we do not know yet."""
        try:
            check(data)
        except Damaged:
            return
        kept = state.valid(data)
        if kept is not None and (header := read_header(kept)).epoch <= state.epoch:
            self._enter(txn, state, header.volume, kept, header.group, header.prev, header.last, touched)

    def _save(self, txn: Transaction, volume: int) -> None:
        state = self.volumes[volume]
        ranges = tuple([(t.epoch, t.low, t.high) for t in state.truncations])
        txn.put(volume_key(volume), pack((state.epoch, state.vdl, ranges, state.fence)))

    def _truncate(self, txn: Transaction, state: VolumeState, message: Truncate) -> Reply:
        """Adopt a volume's truncations, and refuse from now on all that carries an epoch older than the newest of them.

        The list replaces ours: what we have and it has not was ordered by a recovery that was overtaken before a quorum knew it; what
        that annulled comes back from peers.
        """
        volume = message.volume
        newest = message.truncations[-1] if message.truncations else Truncation(0, 0, 0)
        if message.by < state.fence:
            return Refused(volume, state.fence)
        if newest.epoch > state.epoch:
            state.epoch = newest.epoch
            state.truncations = message.truncations[-1000:]
            state.vdl = max(state.vdl, newest.low)
            for segment in state.segments.values():
                self._cut(txn, volume, state, segment)
        elif newest.epoch < state.epoch or newest not in state.truncations:
            return Refused(volume, state.epoch)
        state.fence = max(state.fence, message.by, state.epoch)
        self._save(txn, volume)
        return self._inspection(volume, state)

    def _cut(self, txn: Transaction, volume: int, state: VolumeState, segment: Segment) -> None:
        """Remove from a segment's log what is annulled, and what is damaged."""
        low, high = log_key(volume, segment.group, 0), log_key(volume, segment.group, LSN_MAX)
        for key, data in [(key, bytes(data)) for key, data in txn.items(low, high)]:
            try:
                check(data)
                kept = state.valid(data)
            except Damaged:
                kept = None
            if kept is data:
                continue
            txn.delete(key)
            if kept is not None:
                txn.put(log_key(volume, segment.group, read_header(kept).last), kept)
        with self._lock:
            segment.rechain(self._boxes(txn, volume, state, segment))

    def _fetch(self, txn: Transaction, message: Fetch) -> Iterator[bytes]:
        room = message.bytes_max
        low = log_key(message.volume, message.group, message.above + 1)
        for _, data in txn.items(low, log_key(message.volume, message.group, LSN_MAX)):
            try:
                check(data)
            except Damaged:
                return  # the rest is another node's to give
            yield bytes(data)
            room -= len(data)
            if room <= 0:
                return

    def _drop(self, txn: Transaction, volume: int) -> None:
        state = self.volumes.pop(volume)
        for low, high in (
            (page_key(volume, 0, 0), page_key(volume, LSN_MAX, LSN_MAX)),
            (log_key(volume, 0, 0), log_key(volume, 0xFFFFFFFF, LSN_MAX)),
        ):
            for key in [key for key, _ in txn.items(low, high)]:
                txn.delete(key)
        for group in state.segments:
            txn.delete(segment_key(volume, group))
        txn.delete(volume_key(volume))

    # -- images

    def _keep(self, txn: Transaction, state: VolumeState, message: Keep) -> None:
        volume = message.volume
        segment = state.segments.get(message.group)
        if segment is None:
            return  # nothing of this group has come here yet
        if message.upto is not None and message.upto > segment.scl:
            return  # it has not got all of that redo itself: gossip first
        for page, lsn, image in message.images:
            keys = [key for key, _ in txn.items(page_key(volume, page, 0), page_key(volume, page, LSN_MAX))]
            versions = [lsn_of(key) for key in keys]
            if lsn in versions:
                continue
            txn.put(page_key(volume, page, lsn), zlib.crc32(image).to_bytes(4, "big") + image)
            versions = sorted([*versions, lsn])
            # the newest version that the lowest read point can see; all below it is out of sight
            seen = bisect_right(versions, segment.mrpl) - 1
            for old in versions[: max(seen, 0)]:
                txn.delete(page_key(volume, page, old))
        if message.upto is None or message.upto <= segment.base or message.since > segment.base:
            return  # or it would skip what is between our base and theirs
        state.vdl = max(state.vdl, message.vdl)
        txn.put(segment_key(volume, message.group), pack((message.upto, state.vdl)))
        self._coalesced_now.append((segment, message.upto))
        self._shorten_log(txn, volume, segment)

    def _shorten_log(self, txn: Transaction, volume: int, segment: Segment) -> None:
        """Drop log that no reader needs and that is in everybody's hands."""
        floor = min(segment.floor(), segment.complete)
        low = log_key(volume, segment.group, segment.log_floor + 1)
        rows: list[tuple[bytes, int]] = []
        for key, data in txn.items(low, log_key(volume, segment.group, floor)):
            rows.append((key, len(data)))
        for key, size in rows:
            txn.delete(key)
            segment.log_bytes -= size
        segment.log_floor = max(segment.log_floor, floor)

    def read(self, volume: int, group: int, page: int, lsn: int | None, *, epoch: int | None = None, complete: int = 0) -> Page:
        """The page as of `lsn` (None: the newest), if this segment has its group's log up to `complete` and `epoch` is the volume's.

        KeyError if there is no such page; `Unserved` if another node may know more.
        """
        limit = LSN_MAX if lsn is None else lsn
        state = self.volumes[volume]
        if epoch is not None and (epoch != state.epoch or epoch < state.fence):
            raise Unserved(f"epoch {epoch} is not {state.epoch}, or fenced by {state.fence}")
        segment = state.segments.get(group)
        if segment is None or segment.scl < complete:
            raise Unserved(f"group {group} is not complete up to {complete}")
        with self._lock:
            if limit < segment.points[0]:
                raise Unserved(f"{limit} is below what is kept")
            boxes = list(self._indexed(volume, segment).get(page, ()))
        with self._disk.read() as txn:
            result = self._image(txn, volume, page, limit)
            after = result.lsn if result is not None else 0
            for last in boxes[bisect_right(boxes, after) :]:
                data = txn.get(log_key(volume, group, last))
                if data is None:
                    continue  # truncated, or coalesced and dropped since we looked
                check(data)
                for at, record in records_of(bytes(data)):
                    if record[1] == page and after < at <= limit:
                        result = apply(result, at, record)
        if result is None:
            raise KeyError(f"page {page} does not exist as of {lsn}")
        return result

    def _indexed(self, volume: int, segment: Segment) -> dict[int, list[int]]:
        index = segment.index
        if segment.indexed < len(segment.tail):
            with self._disk.read() as txn:
                while segment.indexed < len(segment.tail):
                    last = segment.tail[segment.indexed]
                    data = txn.get(log_key(volume, segment.group, last))
                    if data is None:
                        break  # not committed yet: nobody can have been told of it
                    for page in pages_of(data):
                        index.setdefault(page, []).append(last)
                    segment.indexed += 1
        return index

    @staticmethod
    def _image(txn: Transaction, volume: int, page: int, limit: int) -> Page | None:
        row = txn.last(page_key(volume, page, 0), page_key(volume, page, limit))
        if row is None:
            return None
        data = bytes(row[1])
        if zlib.crc32(memoryview(data)[4:]) != int.from_bytes(data[:4], "big"):
            raise Damaged(f"page {page}")
        return decode(page, lsn_of(row[0]), data[4:])

    def materialise(self, volume: int, group: int, boxcars_max: int, bytes_max: int) -> Iterator[Keep]:
        """Coalesce the oldest part of the tail that is durable: messages for every holder of this segment."""
        state = self.volumes[volume]
        segment = state.segments[group]
        vdl = state.vdl
        with self._lock:
            tail = segment.tail
            since = segment.base
            start = bisect_right(tail, since)
            chosen = tail[start : min(start + boxcars_max, bisect_right(tail, vdl))]
        work: dict[int, list[tuple[int, Record]]] = {}
        upto = None
        with self._disk.read() as txn:
            for last in chosen:
                data = txn.get(log_key(volume, group, last))
                if data is None or bytes_max <= 0:
                    break
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
                result = self._image(txn, volume, page, LSN_MAX)
        for lsn, item in records:
            result = apply(result, lsn, item)
        assert result is not None
        return at, encode(result)
