"""Moments: where every volume stood at one instant, so that several can be restored as of the same one.

    sample   on the writer's thread, between mini-transactions, so each volume's LSN is a consistency point
    confirm  a moment counts when all that it names is durable: then no recovery can annul it
    take     confirmed moments, as the object that goes into the store; it is put again and again while it grows, then the next begins

What a client was told to be committed before the instant is in; so a restore to a time is exact to the distance of two samples. While nothing
changes no moment is added, only `until` moves on: up to there, the last moment is how things were.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from aurorapy.storage.archive import MARKS, Moment, Point, pack_point, seal, unpack_point, unseal
from aurorapy.storage.volume import Volume

ENTRIES_MAX = 2000  # of one object
SECONDS_MAX = 300  # of one object
PENDING_MAX = 64  # moments that are not durable yet

_Entry = tuple[int, tuple[tuple[int, "Point | None"], ...]]  # time, what has changed; None: the volume is gone


def point_of(volume: Volume) -> Point:
    """Where a volume stands between two mini-transactions."""
    parent = None if volume.parent is None else (volume.parent.volume.volume_id, volume.parent.lsn)
    return Point(volume.lsn, volume.pages_per_group, parent, tuple([(group.id, group.last) for group in volume.groups.values()]))


class Marker:
    """All methods but `take` are for the writer's thread. `instance` tells this writer's objects from every other's."""

    def __init__(self, instance: str) -> None:
        self.confirmed: Moment | None = None
        self.checked = 0  # the time of the last sample all of which was durable
        self._instance = instance
        self._volumes: Mapping[int, Volume] = {}
        self._sampled: dict[int, Point] = {}
        self._lsns: dict[int, int] = {}
        self._pending: deque[tuple[_Entry, tuple[Volume, ...]]] = deque()
        self._entries: list[_Entry] = []  # of the object that grows
        self._start = 0
        self._known: dict[int, Point] = {}  # as of the last confirmed moment

    def sample(self, now: int, volumes: Mapping[int, Volume]) -> None:
        """Look where the volumes stand; `now` in microseconds."""
        self._confirm(volumes)
        self._volumes = volumes
        changed: list[tuple[int, Point | None]] = []
        touched = []
        for id, volume in volumes.items():
            if self._lsns.get(id) != volume.lsn:
                self._lsns[id] = volume.lsn
                point = self._sampled[id] = point_of(volume)
                changed.append((id, point))
                touched.append(volume)
        if len(self._lsns) != len(volumes):
            for id in [id for id in self._lsns if id not in volumes]:
                del self._lsns[id], self._sampled[id]
                changed.append((id, None))
        if changed and len(self._pending) < PENDING_MAX:
            self._pending.append(((now, tuple(changed)), tuple(touched)))
        elif changed:  # the storage is behind: into the moment that waits already, as of now
            (_, before), waiting = self._pending.pop()
            self._pending.append(((now, tuple((dict(before) | dict(changed)).items())), (*waiting, *touched)))
        self._confirm(volumes)
        if not self._pending:
            self.checked = now

    def _confirm(self, volumes: Mapping[int, Volume]) -> None:
        while self._pending:
            (time, changed), touched = self._pending[0]
            points = dict(changed)
            if any(volumes.get(volume.volume_id) is not volume for volume in touched):  # dropped before that was durable: nobody can go back there
                self._pending.popleft()
                rest = tuple([(id, point) for id, point in changed if id in volumes or point is None])
                if self._pending:
                    (after, more), others = self._pending.popleft()
                    self._pending.appendleft(((after, tuple((dict(rest) | dict(more)).items())), (*[v for v in touched if v.volume_id in volumes], *others)))
                else:
                    for id, _ in rest:
                        self._lsns.pop(id, None)  # so that the next sample has it
                continue
            for volume in touched:
                point = points[volume.volume_id]
                if point is not None and volume.vdl < point.lsn:
                    return
            self._pending.popleft()
            for id, point in changed:
                if point is None:
                    self._known.pop(id, None)
                else:
                    self._known[id] = point
            self._entries.append((time, changed))
            self.confirmed = Moment(time, dict(self._known))
            self.checked = max(self.checked, time)

    def held(self) -> dict[int, list[int]]:
        """LSNs that branches and snapshots of the server hold, by volume. From any thread."""
        return {id: list(volume.held) for id, volume in list(self._volumes.items())}

    def moment(self, now: int) -> Moment:
        """Where the volumes stood at the last sample, which may not be durable yet."""
        return Moment(now, dict(self._sampled))

    def take(self) -> tuple[str, bytes] | None:
        """The object to put now. From one other thread."""
        checked = self.checked  # before the moments: what is checked after them may be behind one that these lack
        entries = self._entries[:]
        count = len(entries)
        if not count:
            return None
        start, until = entries[0][0], max(checked, entries[-1][0])
        full = count >= ENTRIES_MAX or until - start > SECONDS_MAX * 1_000_000
        data = seal("marks", (until, tuple([(time, tuple([(id, None if point is None else pack_point(point)) for id, point in changed]))
                                            for time, changed in entries])))
        if full:  # the next object begins with all that is known there
            known = dict(entries[0][1])
            for _, changed in entries[1:]:
                known.update(changed)
            self._entries[:count] = [(entries[-1][0], tuple([(id, point) for id, point in known.items() if point is not None]))]
        return f"{MARKS}{start:016x}-{self._instance}", data


def start_of(name: str) -> int:
    """When the first moment of a marks object was."""
    return int(name.removeprefix(MARKS).partition("-")[0], 16)


def moments_of(name: str, data: bytes) -> tuple[int, Iterator[Moment]]:
    """Up to when a marks object knows that nothing else happened, and its moments; Damaged if it is."""
    until, entries = unseal("marks", name, data)
    return until, _moments(entries)


def _moments(entries: Iterable[Any]) -> Iterator[Moment]:
    known: dict[int, Point] = {}
    for time, changed in entries:
        known = dict(known)
        for id, values in changed:
            if values is None:
                known.pop(id, None)
            else:
                known[id] = unpack_point(values)
        yield Moment(time, known)
