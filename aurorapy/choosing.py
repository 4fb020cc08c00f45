"""Which moment a restore goes to: what the marks of a backup say of times, LSNs and snapshots."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from aurorapy.storage.archive import MARKS, SNAPSHOTS, GroupObjects, Moment, Point, sorted_objects, unsealed_moment
from aurorapy.storage.marks import moments_of, start_of
from aurorapy.storage.rebuild import NotRestorable
from aurorapy.storage.rim.store import Store


def shown(time: int) -> str:
    """Microseconds since 1970, for people."""
    return f"{datetime.fromtimestamp(time / 1e6, UTC):%Y-%m-%d %H:%M:%S.%f}+00"


class Choice:
    """`names`: what the store lists, with bytes. All methods raise NotRestorable where the backup does not show what was then."""

    def __init__(self, store: Store, names: Mapping[str, int]) -> None:
        self._store = store
        self.objects = sorted_objects(names.items())
        self._marks = sorted([name for name in names if name.startswith(MARKS)])
        if not self._marks and not any(name.startswith(SNAPSHOTS) for name in names):
            raise NotRestorable(f"{store.url} holds no backup, or one without any moment yet")

    def _moments(self, name: str) -> tuple[int, list[Moment]]:
        try:
            until, moments = moments_of(name, self._store.get(name))
        except KeyError:
            raise NotRestorable(f'object "{name}" of the backup is missing') from None
        return until, list(moments)

    def _all(self) -> Iterator[Moment]:
        for name in self._marks:
            yield from self._moments(name)[1]

    def snapshot(self, name: str) -> Moment:
        """What was kept by this name."""
        try:
            return unsealed_moment(SNAPSHOTS + name, self._store.get(SNAPSHOTS + name))
        except KeyError:
            raise NotRestorable(f'snapshot "{name}" does not exist in the backup') from None

    def latest(self) -> Moment:
        """The last moment of which the store has everything."""
        for name in reversed(self._marks):
            for moment in reversed(self._moments(name)[1]):
                if all(self._is_there(id, point) for id, point in moment.volumes.items()):
                    return moment
        raise NotRestorable(f"{self._store.url} holds no moment whose log and images are all there")

    def _is_there(self, volume: int, point: Point) -> bool:
        return all(self.objects.get((volume, group), GroupObjects(volume, group)).covers(point.lsn, end) for group, end in point.ends)

    def at(self, time: int) -> tuple[Moment, Moment | None]:
        """The last moment at or before a time, and the one after it; None: nothing has happened in between."""
        early = [name for name in self._marks if start_of(name) <= time]
        if not early:
            first = f"; it begins at {shown(start_of(self._marks[0]))}" if self._marks else ""
            raise NotRestorable(f"the backup does not go back to {shown(time)}{first}")
        until, moments = self._moments(early[-1])
        later = [one for one in moments if one.time > time]
        if not later and time > until:
            rest = self._marks[len(early) :]
            if not rest:
                raise NotRestorable(f"the backup does not reach {shown(time)}: it ends at {shown(until)}")
            later = self._moments(rest[0])[1]
        return [one for one in moments if one.time <= time][-1], later[0] if later else None

    def around(self, lsn: int) -> dict[int, tuple[Moment, Moment]]:
        """By volume that had this LSN: the last moment with it at or below, and the first with it at or above."""
        below: dict[int, Moment] = {}
        found: dict[int, tuple[Moment, Moment]] = {}
        for moment in self._all():
            for id, point in moment.volumes.items():
                if id in found:
                    continue
                if point.lsn <= lsn:
                    below[id] = moment
                if point.lsn >= lsn and id in below:
                    found[id] = below[id], moment
        return found

    def why_not(self, volume: int, lsn: int) -> NotRestorable:
        """What keeps a volume from being restored as of an LSN that it did not have."""
        seen = [point.lsn for moment in self._all() if (point := moment.volumes.get(volume)) is not None]
        if seen and seen[0] > lsn:
            return NotRestorable(f"the backup does not go back to LSN {lsn} of volume {volume}; it begins at {seen[0]}")
        return NotRestorable(f"the backup does not reach LSN {lsn} of volume {volume}" + (f"; it ends at {seen[-1]}" if seen else ""))
