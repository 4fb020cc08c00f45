"""The writer's part of the backup: moments, snapshots, what is restorable, and what may go from the store. A thread; the store is slow, or away.

    compute thread   sample() every SAMPLE_SECONDS; ask(job, then)        this thread   puts marks, runs jobs, collects

What is collected: objects that no moment of the retention window and no snapshot needs. Order makes it safe: marks go first, then sets, then
pieces and log, so that what is left is always whole; a volume that was never marked is too new to be judged.
"""

from __future__ import annotations

import functools
import logging
import queue
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

from aurorapy.records import dataclass
from aurorapy.storage.archive import MARKS, SNAPSHOTS, GroupObjects, Moment, Point, sealed_moment, sorted_objects, unsealed_moment, volume_prefix
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.marks import Marker, moments_of, start_of
from aurorapy.storage.node.backup import Patience
from aurorapy.storage.rim.claiming import claim
from aurorapy.storage.rim.store import Store, StoreError

IDLE_PUTS = 2.5  # so many times the interval between two puts while nothing changes
COLLECT_SECONDS = 60.0
LOOK_SECONDS = 0.25
LOOKS = 4  # in an interval, if that is short

log = logging.getLogger("aurorapy.storage")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the backup stands. Times in microseconds since 1970; `moment`: the last one that can be restored; `until`: it was so up to then."""

    store: str
    moment: Moment | None
    until: int | None
    first: int | None  # the first moment that is there
    bytes_stored: int
    objects: int


class Keeper:
    """`retention`: seconds that one can go back; None: for ever. `interval`: seconds between two puts of moments, and twice as long, or more, while
    nothing changes. `create`: the store may be new."""

    def __init__(
        self, store: Store, identity: str, marker: Marker, retention: float | None, interval: float, *, create: bool, claimed: Callable[[], None]
    ) -> None:
        self._put_seconds, self._idle_seconds, self._look_seconds = interval, IDLE_PUTS * interval, min(LOOK_SECONDS, interval / LOOKS)
        self.store, self.marker = store, marker
        self.error: str | None = None
        self.coming: list[Moment] = []  # of snapshots that wait for the store to have everything: it is not to be collected meanwhile
        self._identity, self._retention, self._create, self._on_claim = identity, retention, create, claimed
        self._claimed = False
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._put: tuple[str, bytes] | None = None
        self._put_at = self._collected_at = 0.0
        self._last: bytes = b""
        self._patience = Patience()
        self._seen: dict[str, dict[int, tuple[int, int] | None]] = {}  # by marks object that is complete: volumes, with parents
        self._thread = threading.Thread(target=self._run, name="backup-keeper", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Put the last moments, if the store takes them at once, and end."""
        self._jobs.put(None)
        self._thread.join()

    def ask(self, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Run a job on this thread; its result, or the StoreError or Damaged that it raised, goes to `then` there."""

        def run() -> None:
            try:
                self._claim()
                result = job()
            except (StoreError, Damaged, KeyError) as error:
                result = error
            then(result)

        self._jobs.put(run)

    def _run(self) -> None:
        due = 0.0
        while True:
            try:
                job = self._jobs.get(timeout=max(0.0, due - time.monotonic()))
            except queue.Empty:
                job = _nothing
            if job is None:
                self._work(time.monotonic(), last=True)
                return
            job()
            if time.monotonic() >= due:  # also when somebody asks all the time
                self._work(time.monotonic())
                due = time.monotonic() + self._look_seconds

    def _work(self, now: float, *, last: bool = False) -> None:
        if now < self._patience.until:
            return
        try:
            self._claim()
            if last or now - self._put_at >= self._put_seconds:
                self._put_marks(now, last=last)
            if self._retention is not None and not last and now - self._collected_at >= min(COLLECT_SECONDS, max(1.0, self._retention / 4)):
                self._collected_at = now
                self.collect()
            self.error = None
            self._patience.succeeded()
        except (StoreError, Damaged) as error:
            if self.error is None:
                log.warning("backup: %s", error)
            self.error = str(error)
            self._patience.failed(now)
        except Exception:
            log.exception("backup: the keeper")
            self._patience.failed(now)

    def _claim(self) -> None:
        if not self._claimed:
            claim(self.store, self._identity, create=self._create)
            self._claimed = True
            self._on_claim()

    def _put_marks(self, now: float, *, last: bool) -> None:
        if self._put is None:
            self._put = self.marker.take()
        if self._put is None:
            return
        name, data = self._put
        fresh = self.marker.confirmed
        if last or fresh is None or now - self._put_at >= self._idle_seconds or data != self._last:
            self.store.put(name, data)
            self._last = data
        self._put, self._put_at = None, now

    # -- what is there

    def standing(self) -> Standing:
        """Look what the store has, and as of when all of it is there."""
        names = list(self.store.list())
        groups = sorted_objects(names)
        none = GroupObjects(0, 0)

        @functools.cache
        def is_there(volume: int, lsn: int, ends: tuple[tuple[int, int], ...]) -> bool:
            return all(groups.get((volume, group), none).covers(lsn, end) for group, end in ends)

        moment, until = None, None
        marks = sorted([name for name, _ in names if name.startswith(MARKS)], reverse=True)
        for name in marks:
            last, moments = moments_of(name, self.store.get(name))
            after: int | None = None
            for one in reversed(list(moments)):
                if all(is_there(id, point.lsn, point.ends) for id, point in one.volumes.items()):
                    moment, until = one, (last if after is None else one.time)  # what came before the next moment is not there, or not all of it
                    break
                after = one.time
            if moment is not None:
                break
        return Standing(self.store.url, moment, until, start_of(marks[-1]) if marks else None, sum([size for _, size in names]), len(names))

    # -- snapshots

    def has(self, moment: Moment) -> bool:
        """All of a moment is in the store."""
        groups, none = sorted_objects(self.store.list()), GroupObjects(0, 0)
        return all(
            groups.get((id, group), none).covers(point.lsn, end) for id, point in moment.volumes.items() for group, end in point.ends
        )

    def has_volume(self, volume: int, point: Point) -> bool:
        """All of a volume is in the store, as of a point."""
        groups, none = sorted_objects(self.store.list(volume_prefix(volume))), GroupObjects(0, 0)
        return all(groups.get((volume, group), none).covers(point.lsn, end) for group, end in point.ends)

    def put_snapshot(self, name: str, moment: Moment) -> bool:
        """False if there is one of that name."""
        if any(known == SNAPSHOTS + name for known, _ in self.store.list(SNAPSHOTS)):
            return False
        self.store.put(SNAPSHOTS + name, sealed_moment(moment))
        return True

    def snapshots(self) -> list[tuple[str, Moment]]:
        names = sorted([name for name, _ in self.store.list(SNAPSHOTS)])
        return [(name.removeprefix(SNAPSHOTS), unsealed_moment(name, self.store.get(name))) for name in names]

    def drop_snapshot(self, name: str) -> bool:
        """False if there is none."""
        if any(known == SNAPSHOTS + name for known, _ in self.store.list(SNAPSHOTS)):
            self.store.delete(SNAPSHOTS + name)
            return True
        return False

    # -- collection

    def collect(self) -> int:
        """Delete what neither the window nor a snapshot needs; how many objects."""
        assert self._retention is not None
        if self.marker.confirmed is None:
            return 0
        names = list(self.store.list())
        marks = sorted([name for name, _ in names if name.startswith(MARKS)])
        if not marks:
            return 0
        cutoff = int((time.time() - self._retention) * 1_000_000)
        early = [name for name in marks if start_of(name) <= cutoff]
        kept = marks[len(early) - 1 :] if early else marks
        first = None
        for one in moments_of(kept[0], self.store.get(kept[0]))[1]:
            if first is None or one.time <= cutoff:
                first = one
        assert first is not None
        window = {id: point.lsn for id, point in first.volumes.items()}
        exact: dict[int, set[int]] = {}
        lines: dict[int, tuple[int, int] | None] = {}
        for name in kept:
            lines.update(self._volumes_of(name, complete=name != kept[-1]))
        for moment in (*self.coming, *[moment for _, moment in self.snapshots()]):
            for id, point in moment.volumes.items():
                exact.setdefault(id, set()).add(point.lsn)
                lines[id] = point.parent
        for line in list(lines.values()):
            if line is not None:
                exact.setdefault(line[0], set()).add(line[1])
        for id, held in self.marker.held().items():  # by snapshots of the server, too, which a restore brings back
            exact.setdefault(id, set()).update(held)
        needed = lines.keys() | exact.keys() | self.marker.moment(0).volumes.keys()
        doomed = [name for name in marks if name not in kept]
        late: list[str] = []
        for (volume, _), found in sorted_objects(names).items():
            if volume not in needed:
                if volume <= max(lines, default=0):
                    doomed += [one.name for one in found.sets]
                    late += [one.name for one in found.logs] + [name for _, name, _ in found.pieces]
                continue
            is_in_window = volume in lines and volume not in window  # it was made since: all of it is needed
            sets, rest = unneeded(found, 0 if is_in_window else window.get(volume), exact.get(volume, ()))
            doomed += sets
            late += rest
        for name in (*doomed, *late):
            self.store.delete(name)
            self._seen.pop(name, None)
        return len(doomed) + len(late)

    def _volumes_of(self, name: str, *, complete: bool) -> dict[int, tuple[int, int] | None]:
        known = self._seen.get(name)
        if known is None:
            known = {id: point.parent for one in moments_of(name, self.store.get(name))[1] for id, point in one.volumes.items()}
            if complete:
                self._seen[name] = known
        return known


def _nothing() -> None:
    """No job."""


def unneeded(found: GroupObjects, window: int | None, exact: Iterable[int]) -> tuple[list[str], list[str]]:
    """A group's sets, and its pieces and log, that no restore needs: to `window` or any later LSN (None: to none), or to one of the `exact` LSNs."""
    wanted = sorted({*exact, *(() if window is None else (window,))})
    kept_lows: set[int] = set()
    ranges: list[tuple[int, int | None]] = []  # of log: above, and up to where (None: everything)
    newest = max([one.low for one in found.sets], default=0)
    for lsn in wanted:
        sets = found.base_of(lsn)
        if sets is None:
            return [], []  # it cannot be restored, but what is newer can
        low = sets[-1].low if sets else 0
        kept_lows.update([one.low for one in sets])
        ranges.append((low, None if lsn == window else lsn))
    from_window = ranges[wanted.index(window)][0] if window is not None else None
    sets_gone = [one for one in found.sets if one.low not in kept_lows and (from_window is None or one.low < from_window)]
    lows_gone = {one.low for one in sets_gone}
    pieces = [name for low, name, _ in found.pieces if low in lows_gone or (low not in kept_lows and low < newest and (from_window is None or low < from_window))]
    logs = [log.name for log in found.logs if not any(log.last > low and (upto is None or log.prev < upto) for low, upto in ranges)]
    return [one.name for one in sets_gone], [*pieces, *logs]
