"""What leaves a node for the backup: its durable log, and its newest images. Reads only, on any thread.

Images are taken without stopping whoever makes new ones: each piece is a consistent view of the disk, and says up to where all redo was
in the images then (`base`). A page that was taken early may be older than one that was taken late; redo above the first piece's base
levels them, since applying what a page already holds changes nothing.

Older images leave as of an LSN that the segment still serves (`Reach`): what branches and snapshots need of the time before a backup began.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from aurorapy.records import dataclass
from aurorapy.storage.boxcar import Damaged, check, read_header
from aurorapy.storage.codec import unpack
from aurorapy.storage.node.disk import LSN_MAX, Disk, log_key, lsn_of, page_key, segment_key
from aurorapy.storage.node.segment import VolumeState


@dataclass(frozen=True, slots=True)
class Piece:
    """Newest images of some pages; pages above `last` are still to come (None: there are none)."""

    base: int
    images: tuple[tuple[int, int, bytes], ...]
    last: int | None


@dataclass(frozen=True, slots=True)
class Reach:
    """What of the past a segment's images still say: `exact` LSNs, ascending; and, with the redo above `low`, everything from `high` on.
    `base`: up to where all redo is in the newest ones."""

    exact: tuple[int, ...]
    low: int
    high: int
    base: int


def reach_of(state: VolumeState, group: int) -> Reach | None:
    """None where the segment has no images, or not all."""
    segment = state.segments.get(group)
    if segment is None or segment.hydrating:
        return None
    low, horizon = segment.points[0], segment.horizon
    return Reach(tuple([lsn for lsn in segment.exact if horizon <= lsn < low]), low, max(low, horizon), segment.base)


def durable_end(state: VolumeState, group: int) -> int:
    """The end of a segment's last boxcar that is chained and durable."""
    segment = state.segments.get(group)
    if segment is None:
        return 0
    tail, vdl = list(segment.tail), state.vdl
    count = bisect_right(tail, vdl)
    return tail[count - 1] if count else min(segment.base, vdl)


def log_above(disk: Disk, volume: int, group: int, above: int, upto: int, bytes_max: int) -> list[bytes] | None:
    """The boxcars that follow `above` and end at or below `upto`, as many as fit, without a gap; None if the first of them is not there, or damaged."""
    found: list[bytes] = []
    position = above
    with disk.read() as txn:
        for _, row in txn.items(log_key(volume, group, above + 1), log_key(volume, group, upto)):
            data = bytes(row)
            try:
                check(data)
            except Damaged:
                break
            header = read_header(data)
            if header.prev > position:
                break
            found.append(data)
            position = header.last
            bytes_max -= len(data)
            if bytes_max <= 0:
                break
    return found or None


def durable_of(state: VolumeState, boxcars: Iterable[bytes], above: int, upto: int) -> list[bytes]:
    """Of a peer's boxcars those that follow `above` and are durable by what a node here knows. A peer that missed a recovery still has what that
    annulled, below LSNs that are durable by now."""
    found: list[bytes] = []
    for data in boxcars:
        header = read_header(data)
        if header.prev > above or header.last > upto or state.valid(data) is not data:
            break
        found.append(data)
        above = header.last
    return found


def log_bytes(disk: Disk, volume: int, group: int, above: int, upto: int) -> int:
    """How much log a segment has in (above, upto]."""
    with disk.read() as txn:
        return sum([len(row) for _, row in txn.items(log_key(volume, group, above + 1), log_key(volume, group, upto))])


def images_after(
    disk: Disk, volume: int, group: int, pages_per_group: int, after: int, since: int, bytes_max: int, rows_max: int, as_of: int | None = None
) -> Piece | None:
    """A piece of a group's newest images, or of those as of an LSN: pages above `after`, of those that changed above the LSN `since`. None where
    they are not in order, or not all there any more."""
    first, end = group * pages_per_group, (group + 1) * pages_per_group - 1
    with disk.read() as txn:
        meta = txn.get(segment_key(volume, group))
        if meta is None:
            return None
        known = (*unpack(bytes(meta)), False, 0)
        base: int = known[0]
        if known[2] or (as_of is not None and known[3] > as_of):
            return None
        images: list[tuple[int, int, bytes]] = []
        rows = 0
        last = after
        for page, lsn, row in _newest(txn.items(page_key(volume, max(first, after + 1), 0), page_key(volume, end, LSN_MAX)), LSN_MAX if as_of is None else as_of):
            rows += 1
            if lsn > since:
                data = bytes(row)
                if zlib.crc32(memoryview(data)[4:]) != int.from_bytes(data[:4], "big"):
                    return None
                images.append((page, lsn, data[4:]))
                bytes_max -= len(data)
            last = page
            if bytes_max <= 0 or rows >= rows_max:
                return Piece(base, tuple(images), last)
    return Piece(base, tuple(images), None)


def _newest(rows: Iterator[tuple[bytes, bytes]], as_of: int) -> Iterator[tuple[int, int, bytes]]:
    """(page, LSN, row) of each page's newest version at or below an LSN. A row is good until the next is asked for."""
    held: tuple[int, int, bytes] | None = None
    for key, row in rows:
        if lsn_of(key) > as_of:
            continue
        page = int.from_bytes(key[5:13], "big")
        if held is not None and held[0] != page:
            yield held
        held = (page, lsn_of(key), row)
    if held is not None:
        yield held
