"""What lies in the store of a backup: names, and the bytes behind them.

    identity                                   whose backup it is
    vVOLUME/gGROUP/log/PREV-LAST               boxcars of a group, chained, all of its durable redo in (PREV, LAST]
    vVOLUME/gGROUP/pages/LOW-NUMBER-CRC        images of some pages
    vVOLUME/gGROUP/sets/HIGH-LOW-SINCE         which of those belong together: with the redo above LOW they are the group as of HIGH or later;
                                               SINCE 0: all pages; else only those that changed after the set whose LOW that is
    marks/START-INSTANCE                       moments: the LSN of every volume at one instant (`storage.marks`)
    snapshots/NAME                             a moment that is kept

Numbers are hexadecimal and padded, so names order as they do. A log object is named by its contents, so two who put the same do no harm, and
two who cut it differently neither: a reader takes boxcars in order and skips what it has. Nothing above the VDL ever goes out, so nothing here
is annulled by a recovery. Names say all that planning needs; that an object is missing shows as a gap.

    object = crc32 of the rest | compressed or not | msgpack (kind, value)
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

import msgpack

from aurorapy.records import dataclass
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.codec import unpack

IDENTITY = "identity"
MARKS, SNAPSHOTS = "marks/", "snapshots/"
_RAW, _ZLIB = b"\0", b"\1"


def seal(kind: str, value: Any, *, compress: bool = True) -> bytes:
    """The bytes of an object."""
    data = msgpack.packb((kind, value), unicode_errors="surrogatepass")
    body = _ZLIB + zlib.compress(data, 1) if compress else _RAW + data
    return zlib.crc32(body).to_bytes(4, "big") + body


def unseal(kind: str, name: str, data: bytes) -> Any:
    """The value of an object; Damaged, with its name, if it is not what was put there."""
    if len(data) < 5 or zlib.crc32(memoryview(data)[4:]) != int.from_bytes(data[:4], "big"):
        raise Damaged(f'object "{name}" of the backup is damaged')
    found, value = unpack(zlib.decompress(data[5:]) if data[4:5] == _ZLIB else data[5:])
    if found != kind:
        raise Damaged(f'object "{name}" of the backup is damaged: it is of kind {found}')
    return value


def volume_prefix(volume: int) -> str:
    return f"v{volume:08x}/"


def group_prefix(volume: int, group: int) -> str:
    return f"{volume_prefix(volume)}g{group:08x}/"


def log_name(volume: int, group: int, prev: int, last: int) -> str:
    return f"{group_prefix(volume, group)}log/{prev:016x}-{last:016x}"


def piece_name(volume: int, group: int, low: int, number: int, data: bytes) -> str:
    return f"{group_prefix(volume, group)}pages/{low:016x}-{number:08x}-{data[:4].hex()}"


def set_name(volume: int, group: int, low: int, high: int, since: int) -> str:
    return f"{group_prefix(volume, group)}sets/{high:016x}-{low:016x}-{since:016x}"


@dataclass(frozen=True, slots=True, order=True)
class Log:
    prev: int
    last: int
    name: str
    size: int


@dataclass(frozen=True, slots=True, order=True)
class ImageSet:
    high: int
    low: int
    since: int
    name: str
    size: int  # of the object that lists its pieces


@dataclass(slots=True)
class GroupObjects:
    """A group's objects, by their names; `logs` in order."""

    volume: int
    group: int
    logs: list[Log] = field(default_factory=list)
    sets: list[ImageSet] = field(default_factory=list)
    pieces: list[tuple[int, str, int]] = field(default_factory=list)  # low, name, bytes

    def chain_end(self, position: int) -> int:
        """How far the log goes without a gap from `position`."""
        for log in self.logs:
            if log.prev > position:
                break
            position = max(position, log.last)
        return position

    def chains(self) -> list[tuple[int, int]]:
        """The unbroken stretches of log, (from, to], ascending."""
        found: list[tuple[int, int]] = []
        for log in self.logs:
            if found and log.prev <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], log.last))
            else:
                found.append((log.prev, log.last))
        return found

    def base_of(self, lsn: int, start: int = 0) -> list[ImageSet] | None:
        """The images to begin with for the group as of `lsn`, oldest first; none if its log is there from the beginning, None if there is no beginning.

        `start`: as of which the caller has the group already.
        """
        usable = [one for one in sorted(self.sets, key=lambda one: one.low, reverse=True) if one.high <= lsn]
        for newest in usable:
            if start and newest.low <= start:
                return []
            found = [newest]
            while found[-1].since > start:
                under = next((one for one in usable if one.low == found[-1].since), None)
                if under is None:
                    break
                found.append(under)
            else:
                return found[::-1]
        return [] if start or self._begins() else None

    def _begins(self) -> bool:
        """Its log is there from the first record on; or there never was anything, of which images would tell."""
        return self.logs[0].prev == 0 if self.logs else not self.sets

    def covers(self, lsn: int, end: int) -> bool:
        """All of the group as of `lsn` is there; `end` is its last record at or below."""
        sets = self.base_of(lsn)
        return sets is not None and self.chain_end(sets[-1].low if sets else 0) >= end

    def leads_to(self, lsn: int, end: int) -> bool:
        """Nothing is missing between the images that a restore as of `lsn` begins with and that LSN, if there are such; `end` as above."""
        sets = self.base_of(lsn)
        return sets is None or self.chain_end(sets[-1].low if sets else 0) >= min(lsn, end)


def sorted_objects(names: Iterable[tuple[str, int]]) -> dict[tuple[int, int], GroupObjects]:
    """(name, bytes) of a listing, by volume and group; what is not a group's is left out."""
    found: dict[tuple[int, int], GroupObjects] = {}
    for name, size in names:
        parts = name.split("/")
        if len(parts) != 4 or parts[0][:1] != "v" or parts[1][:1] != "g":
            continue
        try:
            place = (int(parts[0][1:], 16), int(parts[1][1:], 16))
            numbers = [int(number, 16) for number in parts[3].split("-")]
        except ValueError:
            continue  # something under way, or a stranger's
        group = found.setdefault(place, GroupObjects(*place))
        match parts[2], numbers:
            case "log", [prev, last]:
                group.logs.append(Log(prev, last, name, size))
            case "sets", [high, low, since]:
                group.sets.append(ImageSet(high, low, since, name, size))
            case "pages", [low, _, _]:
                group.pieces.append((low, name, size))
    for group in found.values():
        group.logs.sort()
    return found


@dataclass(frozen=True, slots=True)
class Point:
    """A volume at one moment. `ends`: by group, the last record at or below `lsn`. `parent`: volume and LSN, of a branch."""

    lsn: int
    pages_per_group: int
    parent: tuple[int, int] | None
    ends: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """Every volume at one instant, `time` in microseconds since 1970."""

    time: int
    volumes: Mapping[int, Point]


def pack_point(point: Point) -> tuple[Any, ...]:
    return (point.lsn, point.pages_per_group, point.parent, point.ends)


def unpack_point(values: Sequence[Any]) -> Point:
    return Point(values[0], values[1], values[2], values[3])


def sealed_moment(moment: Moment) -> bytes:
    return seal("moment", (moment.time, tuple([(volume, pack_point(point)) for volume, point in moment.volumes.items()])))


def unsealed_moment(name: str, data: bytes) -> Moment:
    time, volumes = unseal("moment", name, data)
    return Moment(time, {volume: unpack_point(values) for volume, values in volumes})
