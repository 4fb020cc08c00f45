"""From the last moment before a time to the last commit before it.

    moment M            T                 moment N              moments are some hundredths of a second apart; between them the log tells
       |    c1  c2   c3 |  c4                |                  each commit's order, and the times that a volume's clock noted (clock.py)
            ^           ^ clock entries

A commit is in if it is known to have been before T: by its own entry, by that of a later commit, or since it has none though one was due. So no
commit from after T is in; one from before is out only if it has no entry, and the next entry is from after T: that is less than `clock.TICK_US`
before T, in a volume that commits faster than that. (PostgreSQL's recovery_target_time goes by the time in each commit's record, which it takes a
little before the commit can be seen.) The system volume's clock has an entry behind each change, in a mini-transaction of its own.

A volume that only one of the two moments knows was made, or dropped, between them.

An entry is known in the log by its shape: a key that is a time, and a value that begins with the LSN before its mini-transaction.
"""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

from aurorapy.records import dataclass
from aurorapy.storage.archive import GroupObjects, Moment, Point
from aurorapy.storage.boxcar import check, chunks_of, read_header
from aurorapy.storage.page import decode
from aurorapy.storage.rebuild import NotRestorable, Rows
from aurorapy.storage.redo import FORMAT, INSERT

from .clock import TICK_US
from .connection import EPOCH_2000_US

SYSTEM_VOLUME = 0
_TIMES_FROM = 10**14  # microseconds since 2000: no rowid is as large


@dataclass(frozen=True, slots=True)
class Between:
    """Two moments, and a time between them; microseconds since 1970."""

    before: Moment
    after: Moment
    time: int


def refined(rows: Rows, objects: dict[tuple[int, int], GroupObjects], volume: int, between: Between) -> Point | None:
    """Where a volume stood at the time; None: it was not there yet. NotRestorable if the log between is not there."""
    before, after = between.before.volumes.get(volume), between.after.volumes.get(volume)
    if before is not None and after is not None and before.lsn == after.lsn:
        return before
    start = before.lsn if before is not None else 0
    if after is None:  # it was dropped: not before the store had all of its log
        ends = {group: found.chain_end(start) for (of, group), found in objects.items() if of == volume}
        known = before or between.before.volumes[SYSTEM_VOLUME]
        after = Point(max(ends.values(), default=start), known.pages_per_group, None, tuple(ends.items()))
    points: list[int] = []
    noted: list[tuple[int, int, int]] = []  # LSN of the record, time, LSN before
    for group, end in after.ends:
        if end > start:
            _read(rows, objects.get((volume, group), GroupObjects(volume, group)), (start, min(end, after.lsn)), points, noted)
    points.sort()
    times: dict[int, int] = {}
    for lsn, at, previous in noted:
        place = bisect_left(points, lsn)
        if place < len(points) and previous == (points[place - 1] if place else start):
            times[points[place]] = at + EPOCH_2000_US
    tick = sys.maxsize if volume == SYSTEM_VOLUME else TICK_US
    found = _last_before(points, times, (start, between.before.time), between.time, tick)
    return Point(found, after.pages_per_group, after.parent, after.ends) if found else None


def _last_before(points: list[int], times: dict[int, int], start: tuple[int, int], time: int, tick: int = TICK_US) -> int:
    """The last consistency point that is known to be from before a time. `tick`: so long after an entry, another one is due."""
    found, last = start
    for place, point in enumerate(points):
        own = times.get(point)
        if own is None:
            following = next((times[one] for one in points[place:] if one in times), last + tick)
            latest = min(following, last + tick)
        else:
            latest = last = own
        if latest > time:
            break
        found = point
    return found


def _read(rows: Rows, found: GroupObjects, between: tuple[int, int], points: list[int], noted: list[tuple[int, int, int]]) -> None:
    """The consistency points of a group's log in (from, to], and what looks like a clock's entry."""
    low, high = between
    logs = [log for log in found.logs if log.last > low and log.prev < high]
    position: int | None = None
    for _, _, boxcars in rows.fetched("log", [(log.name, log.size) for log in logs]):
        for data in boxcars:
            check(data)
            header = read_header(data)
            if position is not None and header.last <= position:
                continue
            if header.prev > (low if position is None else position):
                break
            position = header.last
            for chunk in chunks_of(data):
                if low < chunk.last <= high:
                    if chunk.is_cpl:
                        points.append(chunk.last)
                    for lsn, record in chunk.records():
                        noted += [(lsn, key, value[0]) for key, value in _entries(record) if _is_entry(key, value)]
    if position is None or position < high:
        raise NotRestorable(f"the log of volume {found.volume}, group {found.group}, is missing in the backup above LSN {position or low}")


def _entries(record: Any) -> Iterator[tuple[Any, Any]]:
    if record[0] == INSERT:
        yield record[3], record[4]
    elif record[0] == FORMAT:
        page = decode(record[1], 0, record[2])
        if page.level == 0:
            yield from zip(page.keys, page.values, strict=True)


def _is_entry(key: Any, value: Any) -> bool:
    return type(key) is int and key > _TIMES_FROM and isinstance(value, tuple | list) and len(value) == 2 and type(value[0]) is int
