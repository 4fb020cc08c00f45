"""Copies of a segment from a peer: where no peer's log goes back to what a segment has, or its disk was lost.

    Copy ->   page 1 @40 @90   page 2 @85   ...   then the log from the peer's oldest point to its base         -> Adopt
              all versions of all pages            (what the backup has not got yet goes along)

All versions, and the log between them: a branch, a snapshot or the retention window may read as of any LSN down to the PGMRPL, and when all six nodes
have been replaced, one after the other, nobody else has those. Who has adopted a copy can read what the peer could, and refuses what is below
(`Segment.horizon`); a copy of a peer that has the log in pieces only reaches down to its base.

While a copy goes on the receiver serves no read, but still gives its log and counts with it; and the giver's images and log stay where they are.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from aurorapy.storage.boxcar import Damaged, check, read_header
from aurorapy.storage.codec import pack
from aurorapy.storage.node.disk import LSN_MAX, Transaction, log_key, lsn_of, page_key, segment_key
from aurorapy.storage.node.messages import BEGIN, Adopt, Copied, Copy, Place, Reply, Unknown
from aurorapy.storage.node.segment import Segment, VolumeState

COPY_LOOKS = 50  # looks after which a copy that was not gone on with is given up


def is_intact(row: bytes) -> bool:
    """Boxcars and images both begin with the checksum of the rest."""
    return len(row) > 4 and zlib.crc32(memoryview(row)[4:]) == int.from_bytes(row[:4], "big")


def copied(txn: Transaction, state: VolumeState, message: Copy) -> Reply:
    """A piece of a group's images and log; they stay as they are while a peer goes on asking."""
    segment = state.segments.get(message.group)
    if segment is None or segment.hydrating:
        return Unknown(message.volume)
    state.copied = COPY_LOOKS
    end = state.pages_of(message.group)[1]
    if message.after[0] <= end and message.after != (end, LSN_MAX):
        return _images(txn, state, segment, message)
    return _log(txn, state, segment, message)


def _reach(segment: Segment) -> tuple[int, int, tuple[int, ...]]:
    return segment.points[0], segment.horizon, segment.exact


def _images(txn: Transaction, state: VolumeState, segment: Segment, message: Copy) -> Reply:
    first, end = state.pages_of(message.group)
    low, high = _behind(message.volume, first, message.after), page_key(message.volume, end, LSN_MAX)
    images: list[tuple[int, int, bytes]] = []
    room = message.bytes_max
    upto: Place = (end, LSN_MAX)
    for key, value in txn.items(low, high):
        if room <= 0:
            upto = images[-1][:2]
            break
        data = bytes(value)
        if not is_intact(data):
            return Unknown(message.volume)
        images.append((int.from_bytes(key[5:13], "big"), lsn_of(key), data[4:]))
        room -= len(data)
    row = txn.last(low, high)
    last = int.from_bytes(row[0][5:13], "big") if row is not None else end
    done = upto == (end, LSN_MAX) and _log_begins(segment) >= segment.base
    return Copied(message.after, upto, tuple(images), segment.base, done, state.vdl, state.epoch, last, (), _reach(segment))


def _log_begins(segment: Segment) -> int:
    """The log at or below is needed by no reader, and the backup has it."""
    return min(segment.points[0], segment.backed)


def _log(txn: Transaction, state: VolumeState, segment: Segment, message: Copy) -> Reply:
    end = state.pages_of(message.group)[1]
    above = message.after[1] if message.after[0] > end else _log_begins(segment)
    boxcars: list[bytes] = []
    room = message.bytes_max
    done = True
    for _, value in txn.items(log_key(message.volume, message.group, above + 1), log_key(message.volume, message.group, segment.base)):
        if room <= 0:
            done = False
            break
        data = bytes(value)
        try:
            check(data)
        except Damaged:
            return Unknown(message.volume)
        boxcars.append(data)
        room -= len(data)
    upto = (end + 1, read_header(boxcars[-1]).last if boxcars else segment.base)
    return Copied(message.after, upto, (), segment.base, done, state.vdl, state.epoch, end, tuple(boxcars), _reach(segment))


def _behind(volume: int, first: int, place: Place) -> bytes:
    """The lowest key of an image behind a place."""
    if place[0] < first:
        return page_key(volume, first, 0)
    return page_key(volume, place[0] + 1, 0) if place[1] == LSN_MAX else page_key(volume, place[0], place[1] + 1)


def adopt(txn: Transaction, state: VolumeState, message: Adopt) -> bool:
    """Replace images and log by a peer's. True if they are complete now, and the log is to be chained anew.

    Pieces belong together if they have one base and follow each other; a peer that was restarted, or another one, may have moved on.
    """
    volume, group = message.volume, message.group
    segment = state.segment(group)
    if message.epoch != state.epoch or message.base < segment.base:
        return False
    oldest, horizon, exact = message.reach
    if message.after != BEGIN:
        known = segment.copying
        if known is None or known[:2] != (message.base, message.after):
            return False
        oldest, horizon = max(oldest, known[2]), max(horizon, segment.horizon)
    segment.copying = None if message.done else (message.base, message.upto, oldest)
    segment.hydrating = True  # on disk as well, before any image goes
    segment.horizon = horizon
    txn.put(segment_key(volume, group), pack(segment.meta(state.vdl)))
    first, end = state.pages_of(group)
    if message.upto[0] <= end:
        _replace_images(txn, volume, _behind(volume, first, message.after), page_key(volume, *message.upto), message.images)
    else:
        for data in message.boxcars:
            if (kept := state.valid(data)) is not None:
                txn.put(log_key(volume, group, read_header(kept).last), kept)
    if not message.done:
        return False
    begin = _unbroken(txn, volume, group, message.base)
    if begin < oldest:
        segment.horizon = max(horizon, oldest)
    elif begin > oldest:
        begin = message.base  # no redo for reads between the images: the base is the oldest point
    segment.hydrating = False
    segment.exact = exact
    segment.base = message.base
    state.vdl = max(state.vdl, message.vdl)
    txn.put(segment_key(volume, group), pack(segment.meta(state.vdl)))
    for key in [key for key, _ in txn.items(log_key(volume, group, 0), log_key(volume, group, begin))]:
        txn.delete(key)
    return True


def _replace_images(txn: Transaction, volume: int, low: bytes, high: bytes, images: Iterable[tuple[int, int, bytes]]) -> None:
    for key in [key for key, _ in txn.items(low, high)]:
        txn.delete(key)
    for page, lsn, image in images:
        txn.put(page_key(volume, page, lsn), zlib.crc32(image).to_bytes(4, "big") + image)


def _unbroken(txn: Transaction, volume: int, group: int, base: int) -> int:
    """Where the undamaged boxcars begin that lead to the base without a gap."""
    begins: dict[int, int] = {}
    for _, data in txn.items(log_key(volume, group, 0), log_key(volume, group, base)):
        if is_intact(bytes(data)):
            header = read_header(data)
            begins[header.last] = header.prev
    begin = base
    while (before := begins.pop(begin, None)) is not None:
        begin = before
    return begin
