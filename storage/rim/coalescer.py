"""Background work for the nodes of one process: images, the journal's move to LMDB, and what `node.background` does.

One thread looks a few times a second at how much redo each segment has that is in no image. It works
when there is much of it, or when the fleet is idle; it rests after every page, so that whoever wants
the interpreter gets it. One node materialises, all nodes that have the same redo keep the images;
a node that was behind is served in a later round by its own. At each look one node in turn runs its
errands (gossip, collection, scrubbing), which its peers answer on this thread.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.node.background import Background, Errand
from aurorapy.storage.node.messages import Keep, Reply, Request
from aurorapy.storage.rim.journal import Journal
from aurorapy.storage.rim.worker import Worker

BOXCARS_MAX = 16384  # uncoalesced, before work starts under load: what opening has to look at
BYTES_MAX = 32 << 20
SLICE_BOXCARS = 16384  # the more at once, the fewer images of pages that change often
SLICE_BYTES = 32 << 20
REST_IDLE = 0.25  # times as long as it works, it rests
REST_SECONDS_MIN = 0.0005  # it is woken later than it asked for: shorter rests would come to as much as the work
BACKLOG_BYTES = 256 << 20  # of a segment's redo in no image, above which it rests less and less
BACKLOG_BYTES_MAX = 512 << 20  # above it the nodes take redo more slowly, for a load must not outrun the images for ever:
BRAKED = 4 << 20  # so much a second where the backlog is twice that, twice as much where it is one and a half times that
NUDGE_SECONDS = 0.02  # how long a boxcar may lie with the nodes that were not woken for it
LOOK_NUDGES = 5
ERRANDS_MAX = 16  # of one node at one look


Answerer = Callable[[Request], "Reply | None"]


class Pace(NamedTuple):
    """`idle_looks` without a new boxcar make the fleet idle; before that the coalescer rests `rest` times as long as it works, and `hurried` times
    where the backlog is large. It makes no images for `takeover_seconds` after a writer has fenced the one before."""

    idle_looks: int
    rest: float
    hurried: float
    takeover_seconds: float


EMBEDDED = Pace(5, 2.0, 0.0, 0.0)
# each node makes images for itself, often all on one machine; and a writer that takes over shall find its processors free
NODE = Pace(30, 4.0, 1.0, 1.5)


class Coalescer:
    def __init__(
        self, workers: list[Worker], journal: Journal, names: Sequence[str], peers: Mapping[str, Answerer] | None = None, *, pace: Pace = EMBEDDED
    ) -> None:
        """`names`: all nodes, each at its place in the membership; `peers`: those elsewhere."""
        self._pace = pace
        self._workers = workers
        self._journal = journal
        self._closing = threading.Event()
        self._seen: dict[tuple[int, int], tuple[int, int]] = {}
        self._named: dict[str, Answerer] = dict(peers or {})
        self._named.update({worker.name: worker.background for worker in workers})
        self.backgrounds = [Background(worker.node, names) for worker in workers]
        self._turn = 0
        self._errands: list[deque[Errand]] = [deque() for _ in workers]  # what a look has left to the next one
        self._fences = sum([worker.node.fences for worker in workers])
        self._high = 0  # the sum of all SCLs at the last look
        self._thread = threading.Thread(target=self._run, name="storage-coalescer", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._closing.set()
        self._thread.join()

    def meet(self, names: Sequence[str], peers: Mapping[str, Answerer]) -> None:
        """There are more nodes than before."""
        self._named.update(peers)
        for background in self.backgrounds:
            background.meet(names)

    def _run(self) -> None:
        nudges = 0
        while not self._closing.wait(NUDGE_SECONDS):
            for worker in self._workers:
                worker.nudge()
            nudges += 1
            if self._journal.is_long:
                for worker in self._workers:
                    worker.settle()
            if nudges % LOOK_NUDGES == 0:
                self.look()
                self.run_errands()
            elif len(self._workers) == 1 and (self._errands[0] or self.backgrounds[0].hurries):
                self.run_errands()

    def run_errands(self) -> None:
        """One node's background work, and what follows from the answers."""
        high = sum([segment.scl for worker in self._workers for state in list(worker.node.volumes.values()) for segment in list(state.segments.values())])
        busy, self._high = high != self._high, high
        self._turn = (self._turn + 1) % len(self._workers)
        errands = self._errands[self._turn]
        if self._workers[self._turn].failed:
            errands.clear()
            return
        background = self.backgrounds[self._turn]
        if len(errands) < ERRANDS_MAX:
            errands += background.tick(busy=busy)
        for _ in range(ERRANDS_MAX):
            if not errands or self._closing.is_set():
                return
            errand = errands.popleft()
            errands += background.on_reply(errand.to, errand.request, self._named[errand.to](errand.request))

    def look(self) -> None:
        self._set_brake()
        for worker, background in zip(self._workers, self.backgrounds, strict=True):
            if worker.failed:
                continue
            for volume, state in list(worker.node.volumes.items()):
                if background.keeps_log_only(state):
                    continue  # the full members make the images
                for group in list(state.segments):
                    if self._closing.is_set():
                        return
                    try:
                        self._segment(worker, volume, group)
                    except (KeyError, Damaged):
                        continue  # dropped meanwhile, or a copy that a peer's round will replace

    def _set_brake(self) -> None:
        """Back-pressure: who makes images needs time that only who writes can give."""
        for worker in self._workers:
            backlog = max([segment.log_bytes for state in list(worker.node.volumes.values()) for segment in list(state.segments.values())], default=0)
            worker.brake = 0.0 if worker.failed else max(0.0, backlog / BACKLOG_BYTES_MAX - 1) / BRAKED

    def _segment(self, worker: Worker, volume: int, group: int) -> None:
        state = worker.node.volumes[volume]
        segment = state.segments[group]
        if segment.base >= segment.scl or segment.base >= state.vdl:
            return
        count = segment.uncoalesced()
        if worker is self._workers[0] or (volume, group) not in self._seen:
            scl, looks = self._seen.get((volume, group), (0, 0))
            self._seen[volume, group] = (segment.scl, looks + 1 if scl == segment.scl else 0)
        idle = self._seen[volume, group][1] >= self._pace.idle_looks
        pressed = count >= BOXCARS_MAX or segment.log_bytes >= BYTES_MAX
        if not (pressed or (idle and count)):
            return
        base = segment.base
        holders = [
            other
            for other in self._workers
            if not other.failed
            and (peer := other.node.volumes.get(volume)) is not None
            and (theirs := peer.segments.get(group)) is not None
            and theirs.base == base
        ]
        begun, scl, owed = time.perf_counter(), segment.scl, 0.0
        for keep in worker.node.materialise_in_steps(volume, group, SLICE_BOXCARS, SLICE_BYTES):
            if self._closing.is_set():
                return
            if keep is not None:
                self._spread(keep, holders)
            rest = REST_IDLE if idle and segment.scl == scl else self._rest(segment.log_bytes)
            owed += rest * (time.perf_counter() - begun)
            if owed >= REST_SECONDS_MIN:
                self._closing.wait(owed)
                owed = 0.0
            if self._pace.takeover_seconds:
                self._make_way()
            begun = time.perf_counter()
        self._set_brake()

    def _make_way(self) -> None:
        """Leave the machine to a writer that is recovering."""
        while (fences := sum([worker.node.fences for worker in self._workers])) != self._fences:
            self._fences = fences
            self._closing.wait(self._pace.takeover_seconds)

    def _rest(self, backlog: int) -> float:
        """How long it rests under load, as a multiple of the work done."""
        rest, hurried = self._pace.rest, self._pace.hurried
        return min(rest, max(hurried, rest * (BACKLOG_BYTES_MAX - backlog) / (BACKLOG_BYTES_MAX - BACKLOG_BYTES)))

    def _spread(self, keep: Keep, holders: list[Worker]) -> None:
        """One after the other, so that five are free to acknowledge."""
        for holder in holders:
            holder.background(keep)
