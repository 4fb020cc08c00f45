"""The thread that brings durable log and images of this process's nodes into the store of the backup.

It drives `storage.node.backup`, a machine for each group, and reads from whichever node here has what is asked for; a node of a cluster asks its
peers as well. In a cluster each node has such a thread, and one of them works for a group: the first of the nodes, beginning with one that the
group's number names. The others hear of every object that it puts (`Backed`); when they have had log for a while that nobody puts, the next in
turn goes on. Two at a time do no harm, since objects are named by what is in them.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any

from aurorapy.records import dataclass
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.node import outlet
from aurorapy.storage.node.backup import LOG_BYTES_MAX, LOG_SECONDS, PIECE_BYTES, PIECE_ROWS, GroupBackup, List, Patience, Put, ReadImages, ReadLog, ReadReach, Step
from aurorapy.storage.node.messages import Backed, Fetch, Fetched
from aurorapy.storage.node.segment import VolumeState
from aurorapy.storage.rim.claiming import claim
from aurorapy.storage.rim.store import Store, StoreError
from aurorapy.storage.rim.worker import Worker

LOOK_SECONDS = 0.25
LOOKS = 4  # in the time after which log goes out, if that is short
STEPS_AT_ONCE = 16  # of one group, before the others have their turn
TAKEOVER = 5  # times as long as log may wait: silence, for each node that would come before
LAST_SECONDS = 0.06
FLUSH_SECONDS = 2.0  # for what is left at the end
LAG_SECONDS = 1.0  # between two looks at how much is not in the store

log = logging.getLogger("aurorapy.storage")


@dataclass(frozen=True, slots=True)
class Backing:
    """Where the backup of a system goes. `options`: those of `GroupBackup`."""

    store: Store
    identity: str
    options: dict[str, Any] = field(default_factory=dict)


class Uploader:
    """`spread` tells all nodes what is in the store; `rank` is 0 for who is to work for a group, 1 for the next in turn, and so on; `ask`
    asks nodes elsewhere for log. `lag_bytes`: log of these nodes that is not in the store, as of the last look."""

    def __init__(
        self,
        backing: Backing,
        workers: Sequence[Worker],
        spread: Callable[[Backed], None],
        rank: Callable[[int, int], int] = lambda volume, group: 0,
        ask: Callable[[Fetch], Sequence[Fetched]] = lambda fetch: (),
    ) -> None:
        self.lag_bytes = 0
        self.error: str | None = None
        self._store, self._identity, self._options, self._workers = backing.store, backing.identity, backing.options, workers
        self._spread, self._rank, self._ask = spread, rank, ask
        log_seconds: float = self._options.get("log_seconds", LOG_SECONDS)
        self._look_seconds, self._takeover_seconds = min(LOOK_SECONDS, log_seconds / LOOKS), TAKEOVER * log_seconds
        self._machines: dict[tuple[int, int], GroupBackup] = {}
        self._waiting: dict[tuple[int, int], float] = {}  # since when a group has log that somebody else should put
        self._reached: dict[tuple[int, int], Worker] = {}  # whose images of the past a new chain begins with
        self._heard: dict[tuple[int, int], float] = {}  # when somebody else has last put something
        self._patience = Patience()
        self._measure_at = 0.0
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="storage-backup", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Put what there is, if the store takes it at once, and end."""
        self._closing.set()
        self._thread.join()

    def heard(self, backed: Backed) -> None:
        """Another node has put something: it works for the group. From any thread."""
        self._heard[backed.volume, backed.group] = time.monotonic()

    def _run(self) -> None:
        while not self._closing.wait(self._look_seconds):
            try:
                self._look()
            except Exception:
                log.exception("backup: a look at the nodes")
                self._patience.failed(time.monotonic())
        if self.error is None:
            self._flush(time.monotonic() + FLUSH_SECONDS)

    def _flush(self, end: float) -> None:
        time.sleep(LAST_SECONDS)  # the nodes are just being told the last VDL
        for place, machine in sorted(self._machines.items()):
            machine.hurry()
            while time.monotonic() < end and self._step(*place, machine):
                pass

    def _look(self) -> None:
        groups = {
            (volume, group)
            for worker in self._workers
            if not worker.failed
            for volume, state in list(worker.node.volumes.items())
            for group in list(state.segments)
        }
        for gone in self._machines.keys() - groups:
            del self._machines[gone]
            self._reached.pop(gone, None)
        if time.monotonic() >= self._patience.until:
            for volume, group in sorted(groups):
                if self._closing.is_set() or time.monotonic() < self._patience.until:
                    break
                self._serve(volume, group)
        begun = time.monotonic()
        if begun >= self._measure_at:
            self._measure(groups)
            self._measure_at = begun + max(LAG_SECONDS, 20 * (time.monotonic() - begun))  # there may be much, while the store is away

    def _serve(self, volume: int, group: int) -> None:
        place = (volume, group)
        rank = self._rank(volume, group)
        machine = self._machines.get(place)
        if rank and not self._is_our_turn(volume, group, rank):
            self._machines.pop(place, None)  # when it is our turn again, the store says what is there
            return
        if machine is None:
            machine = self._machines[place] = GroupBackup(volume, group, **self._options)
        for _ in range(STEPS_AT_ONCE):
            if self._closing.is_set() or not self._step(volume, group, machine):
                return

    def _step(self, volume: int, group: int, machine: GroupBackup) -> bool:
        """Do the next thing; False if there is none, or it failed."""
        ends = [end for worker in self._workers if not worker.failed and (end := self._end(worker, volume, group)) is not None]
        step = machine.next(time.monotonic(), max(ends, default=0))
        if step is None:
            return False
        before = machine.position
        try:
            self._do(machine, step)
            self.error = None
            self._patience.succeeded()
        except StoreError as error:
            if self.error is None:
                log.warning("backup: %s", error)
            self.error = str(error)
            machine.failed(time.monotonic())
            self._patience.failed(time.monotonic())
            return False
        if machine.position is not None and machine.position != before:
            self._spread(Backed(volume, group, machine.position))
        return True

    def _is_our_turn(self, volume: int, group: int, rank: int) -> bool:
        """There has been log for so long that none of those who come before has put."""
        place, now = (volume, group), time.monotonic()
        if self._behind(volume, group) is None:
            self._waiting.pop(place, None)
            return False
        since = self._waiting.setdefault(place, now)
        return now - max(since, self._heard.get(place, since)) >= rank * self._takeover_seconds

    def _behind(self, volume: int, group: int) -> tuple[Worker, int, int] | None:
        """A node here with durable log that is not in the store, and the LSNs between which that is."""
        machine = self._machines.get((volume, group))
        for worker in self._workers:
            state = worker.node.volumes.get(volume)
            segment = state.segments.get(group) if state is not None else None
            if state is None or segment is None or worker.failed:
                continue
            end = outlet.durable_end(state, group)
            backed = max(segment.backed, (machine.position or 0) if machine is not None else 0)
            if backed < end:
                return worker, backed, end
        return None

    @staticmethod
    def _end(worker: Worker, volume: int, group: int) -> int | None:
        state = worker.node.volumes.get(volume)
        return None if state is None else outlet.durable_end(state, group)

    def _do(self, machine: GroupBackup, step: Step) -> None:
        """StoreError: the store does not do it now."""
        match step:
            case List():
                claim(self._store, self._identity, create=False)
                machine.listed(list(self._store.list(step.prefix)))
            case Put():
                self._store.put(step.name, step.data)
                machine.stored()
            case ReadLog():
                machine.logged(self._log(step), time.monotonic())
            case ReadImages():
                machine.imaged(self._images(step), time.monotonic())
            case ReadReach():
                machine.reached(self._reach(step), time.monotonic())

    def _log(self, step: ReadLog) -> list[bytes] | None:
        """From a node here as far as that one itself knows it to be durable: one that missed a recovery has what that annulled. Else from a peer."""
        newest: VolumeState | None = None
        for worker in self._workers:
            state = worker.node.volumes.get(step.volume)
            if worker.failed or state is None:
                continue
            upto = min(step.upto, outlet.durable_end(state, step.group))
            found = outlet.log_above(worker.rows, step.volume, step.group, step.above, upto, LOG_BYTES_MAX)
            if found is not None:
                return found
            if newest is None or state.epoch > newest.epoch:
                newest = state
        if newest is None:
            return None
        for reply in self._ask(Fetch(step.volume, step.group, step.above)):
            if found := outlet.durable_of(newest, reply.boxcars, step.above, step.upto):
                return found
        return None

    def _reach(self, step: ReadReach) -> outlet.Reach | None:
        for worker in self._workers:
            state = worker.node.volumes.get(step.volume)
            if state is not None and not worker.failed and (found := outlet.reach_of(state, step.group)) is not None:
                self._reached[step.volume, step.group] = worker
                return found
        return None

    def _images(self, step: ReadImages) -> outlet.Piece | None:
        for worker in self._workers if step.as_of is None else [self._reached[step.volume, step.group]]:
            state = worker.node.volumes.get(step.volume)
            if worker.failed or state is None:
                continue
            try:
                piece = outlet.images_after(
                    worker.rows, step.volume, step.group, state.pages_per_group, step.after, step.since, PIECE_BYTES, PIECE_ROWS, step.as_of
                )
            except (Damaged, KeyError):
                continue
            if piece is not None:
                return piece
        return None

    def _measure(self, groups: set[tuple[int, int]]) -> None:
        """How much log the nodes have that is not in the store."""
        total = 0
        for volume, group in groups:
            behind = self._behind(volume, group)
            if behind is not None:
                worker, backed, end = behind
                total += outlet.log_bytes(worker.rows, volume, group, backed, end)
        self.lag_bytes = total
