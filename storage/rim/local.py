"""The embedded fleet: six storage nodes in this process, two in each of three zones.

    volumes (compute thread) --boxcars--> workers (the driver's thread) --acks--> volumes (posted)
    coalescer (one thread, low priority) --images--> workers

The compute thread hands each boxcar to the six workers' queues; acknowledgements are written straight
into the group's `scls`, and only one that lets a PGCL rise posts to the compute thread. All six make
durable what they got with one write of a common journal, a copy for each. Images are materialised
once for all six (`apply` is pure), in small pieces, and each node stores its own copy.

Four workers that are up and not busy are woken for each boxcar; the other two find it in their
queue at the next look, some milliseconds later, and write many at once. On a machine whose disks are
one, that saves a third of the work, and the write quorum is the same 4 of 6.

A failed node drops what reaches it until it is healed, then catches up from its peers.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aurorapy.storage.boxcar import Boxcar, Damaged
from aurorapy.storage.node.messages import Ack, Create, Drop, Inspect, Inspection, Refused, Reply
from aurorapy.storage.node.node import Unserved
from aurorapy.storage.page import Page
from aurorapy.storage.quorum import COPIES, WRITE_QUORUM, pgcl
from aurorapy.storage.recovery import QuorumLost, catch_up, recover
from aurorapy.storage.rim.coalescer import Coalescer
from aurorapy.storage.rim.directory import DataDirectory, DirectoryFormat
from aurorapy.storage.rim.journal import Journal
from aurorapy.storage.rim.worker import Driver, Worker
from aurorapy.storage.volume import CACHE_BYTES, PAGES_PER_GROUP, Group, Register, Volume

NODES = (("a1", "a"), ("a2", "a"), ("b1", "b"), ("b2", "b"), ("c1", "c"), ("c2", "c"))
LEAD_ORDER = (0, 2, 4, 1, 3, 5)
BOXCAR_BYTES_MAX = 1 << 20

Post = Callable[[Callable[[], None]], Any]


class LocalFleet:
    """All methods but `post`'s target are for the compute thread.

    `post(function)` must run the function on the compute thread, from any thread; without it, posted
    work is run by `pump`, which blocks: for tests and tools.
    """

    def __init__(
        self,
        directory: Path,
        *,
        fsync: bool = True,
        post: Post | None = None,
        wait: Callable[[Register], Any] | None = None,
        cache_bytes: int = CACHE_BYTES,
        pages_per_group: int = PAGES_PER_GROUP,
    ) -> None:
        self._posted: deque[Callable[[], None]] = deque()
        self._posted_any = threading.Semaphore(0)
        self.post = post if post is not None else self._post_here
        self.volumes: dict[int, Volume] = {}
        self._wait = wait
        self._cache_bytes = cache_bytes
        self._pages_per_group = pages_per_group
        self._directory = DataDirectory(Path(directory))
        self._seal_lock = threading.Lock()
        self.workers: list[Worker] = []
        self._timers: list[threading.Timer] = []
        try:
            self._journal = Journal(self._directory.path, COPIES, fsync=fsync)
            self._driver = Driver(self._journal)
            for i, (name, az) in enumerate(NODES):
                path = self._directory.path / name
                self.workers.append(Worker(i, name, az, path, self._journal, fsync, self._seal_lock, self._on_reply, self._driver))
            self._driver.workers.sort(key=lambda worker: LEAD_ORDER.index(worker.position))
            self._driver.start()
            self._directory.mark(fsync=fsync)
        except BaseException as error:
            if self.workers:
                self._stop_workers()
            self._directory.close()
            if isinstance(error, Damaged) or type(error).__module__ == "lmdb":
                raise DirectoryFormat(f'data directory "{directory}" is damaged: {error}') from error
            raise
        self._lead_order = [self.workers[i] for i in LEAD_ORDER]
        self._coalescer = Coalescer(self.workers, self._journal)

    # -- volumes

    def volume_ids(self) -> list[int]:
        """The volumes that a read quorum knows of."""
        counts: dict[int, int] = {}
        for worker in self.workers:
            for id in list(worker.node.volumes):
                counts[id] = counts.get(id, 0) + 1
        return sorted([id for id, count in counts.items() if count >= COPIES - WRITE_QUORUM + 1])

    def create_volume(self, volume_id: int | None = None) -> Volume:
        known = {id for worker in self.workers for id in worker.node.volumes}
        if volume_id is None:
            volume_id = max(known, default=-1) + 1
        elif volume_id in known:
            raise ValueError(f"volume {volume_id} exists")
        made = [worker.call(Create(volume_id, self._pages_per_group)) is not None for worker in self.workers]
        if sum(made) < WRITE_QUORUM:
            raise QuorumLost(f"{sum(made)} of {COPIES} storage nodes answer, {WRITE_QUORUM} are needed")
        volume = self._open(volume_id)
        volume.format()
        return volume

    def open_volume(self, volume_id: int) -> Volume:
        """Recover the volume, fencing any writer before us."""
        volume = self._open(volume_id)
        try:
            volume.start()
        except KeyError:
            volume.format()  # its creator died before the first page was durable
        return volume

    def _open(self, volume_id: int) -> Volume:
        for worker in self.workers:  # one that has not got it lost its disk, so it has no vote until it has caught up
            if volume_id not in worker.node.volumes and not worker.failed:
                worker.call(Create(volume_id, self._pages_per_group, hydrated=False))
        found = recover(volume_id, self.workers)
        groups = {id: Group(id, max(scls), scls) for id, scls in found.scls.items()}
        volume = Volume(
            volume_id,
            found.epoch,
            found.lsn,
            groups,
            self,
            wait=self._wait,
            cache_bytes=self._cache_bytes,
            pages_per_group=self._pages_per_group,
        )
        self.volumes[volume_id] = volume
        return volume

    def drop_volume(self, volume_id: int) -> None:
        self.volumes.pop(volume_id, None)
        for worker in self.workers:
            worker.call(Drop(volume_id))

    def close(self) -> None:
        """Stop; all that was acknowledged is durable already, so there is nothing to flush."""
        for timer in self._timers:
            timer.cancel()
        self._coalescer.close()
        self._stop_workers()
        self._directory.close()

    def _stop_workers(self) -> None:
        self._driver.close()
        for worker in self.workers:
            worker.disk.close()
        self._journal.close()

    # -- transport

    def submit(self, volume: Volume, group: Group, load: tuple[bytes, int, int, list[int]]) -> None:
        """One boxcar of a group is under way; what comes meanwhile leaves together when a quorum has it. So the nodes
        write in step, and the busier the volume, the more commits share a write."""
        chunk, first, last, pages = load
        with self._seal_lock:
            box = group.box
            if box is None or box.data is not None or box.bytes_waiting > BOXCAR_BYTES_MAX:
                if group.pending is not None:  # it is full
                    self._dispatch(group, group.pending)
                box = group.box = group.pending = Boxcar(volume.volume_id, group.id, volume.epoch, group.last, first)
            box.add(chunk, last, pages, volume.vdl, volume.mrpl, min(group.scls))
            group.last = last
            if group.flight is None and group.pending is not None:
                self._dispatch(group, group.pending)

    def _dispatch(self, group: Group, box: Boxcar) -> None:
        """Hand a boxcar to the nodes, under the seal lock."""
        group.flight, group.pending = box, None
        sent = group.sent
        while sent and sent[0].last <= group.pgcl:
            sent.popleft()
        sent.append(box)
        awake = 0
        for worker in self._lead_order:
            if awake < WRITE_QUORUM and not worker.failed and not worker.away:
                awake += 1
                worker.send(box)
            else:
                worker.put(box)

    def _on_reply(self, position: int, reply: Reply) -> None:
        """On a worker's thread."""
        if not isinstance(reply, Ack):
            if isinstance(reply, Refused):
                fenced = self.volumes.get(reply.volume)
                if fenced is not None and reply.epoch > fenced.epoch:
                    fenced.fenced = True
            return
        volume = self.volumes.get(reply.volume)
        if volume is None or reply.epoch != volume.epoch:
            return
        group = volume.groups.get(reply.group)
        if group is None:
            return
        scls = group.scls
        if reply.scl > scls[position]:
            scls[position] = reply.scl
        flight = group.flight
        if flight is not None and flight.data is not None and pgcl(scls) >= flight.last:
            with self._seal_lock:
                if group.flight is flight:
                    group.flight = None
                    if group.pending is not None:
                        self._dispatch(group, group.pending)
        if not volume.notified and pgcl(scls) > group.pgcl:
            volume.notified = True
            self.post(volume.on_progress)

    def read(self, volume: Volume, group: Group, page: int, lsn: int | None) -> Page:
        """From the first node that has all that the write quorum has; from a peer if its copy is damaged."""
        error: Exception | None = None
        for worker in self.workers:
            if worker.failed or group.scls[worker.position] < group.pgcl:
                continue
            try:
                return worker.node.read(volume.volume_id, group.id, page, lsn, epoch=volume.epoch, complete=group.pgcl)
            except (Damaged, Unserved) as reason:
                error = reason
        raise error or QuorumLost("no storage node can serve reads")

    def _post_here(self, function: Callable[[], None]) -> None:
        self._posted.append(function)
        self._posted_any.release()

    def pump(self, timeout: float | None = None) -> bool:
        """Run what was posted, waiting for something. For use without an event loop."""
        if not self._posted_any.acquire(timeout=timeout):
            return False
        self._posted.popleft()()
        return True

    # -- faults

    def fail_node(self, name: str, seconds: float | None = None) -> None:
        """The node drops all that reaches it, for some seconds or until healed."""
        worker = self._worker(name)
        worker.failed_until = math.inf if seconds is None else time.monotonic() + seconds
        for other in self.workers:
            other.nudge()
        if seconds is not None:
            timer = threading.Timer(seconds + 0.001, self.post, [lambda: self._heal_expired(worker)])
            timer.daemon = True
            timer.start()
            self._timers = [*[old for old in self._timers if old.is_alive()], timer]

    def fail_az(self, az: str, seconds: float | None = None) -> None:
        zone = [worker.name for worker in self.workers if worker.az == az]
        if not zone:
            raise ValueError(f'availability zone "{az}" does not exist')
        for name in zone:
            self.fail_node(name, seconds)

    def heal(self, name: str | None = None) -> None:
        """The node (None: every node) is back, and gets what it missed from its peers."""
        for worker in self.workers if name is None else [self._worker(name)]:
            if worker.failed_until is not None:
                worker.failed_until = None
                self._catch_up(worker)

    def _heal_expired(self, worker: Worker) -> None:
        if worker.failed_until is not None and time.monotonic() >= worker.failed_until:
            worker.failed_until = None
            self._catch_up(worker)

    def _catch_up(self, worker: Worker) -> None:
        for id, volume in list(self.volumes.items()):
            own = worker.call(Inspect(id))
            if own is not None and not isinstance(own, Inspection):
                worker.call(Create(id, volume.pages_per_group, hydrated=False))
            for group in list(volume.groups.values()):
                scl = own.scls.get(group.id, 0) if isinstance(own, Inspection) else 0
                peers = [peer for peer in self.workers if peer is not worker and not peer.failed]
                best = max(peers, key=lambda peer: group.scls[peer.position], default=None)
                if best is not None and group.scls[best.position] > scl:
                    catch_up(id, group.id, worker, scl, best, group.scls[best.position])
                for box in list(group.sent):  # what no quorum has yet may have been dropped by all
                    if box.last > group.pgcl:
                        worker.send(box)

    def _worker(self, name: str) -> Worker:
        for worker in self.workers:
            if worker.name == name:
                return worker
        raise ValueError(f'storage node "{name}" does not exist')

    # -- status

    def node_status(self) -> list[dict[str, Any]]:
        """A row a node: for the view aurora_node_status."""
        rows = []
        for worker in self.workers:
            segments = [segment for state in worker.node.volumes.values() for segment in state.segments.values()]
            rows.append(
                {
                    "node": worker.name,
                    "az": worker.az,
                    "state": "broken" if worker.broken else "failed" if worker.failed else "up",
                    "volumes": len(worker.node.volumes),
                    "segments": len(segments),
                    "scl": max([segment.scl for segment in segments], default=0),
                    "hot_log_bytes": sum([segment.log_bytes for segment in segments]),
                    "uncoalesced": sum([segment.uncoalesced() for segment in segments]),
                    "disk_bytes": worker.disk.bytes_used(),
                }
            )
        return rows

    def volume_status(self) -> list[dict[str, Any]]:
        """A row an open volume: for the view aurora_volume_status."""
        return [
            {
                "volume": volume.volume_id,
                "epoch": volume.epoch,
                "lsn": volume.lsn,
                "vcl": volume.vcl,
                "vdl": volume.vdl,
                "mrpl": volume.mrpl,
                "pages": volume.pages,
                "protection_groups": len(volume.groups),
                "cached_pages": len(volume.cache.pages),
            }
            for volume in self.volumes.values()
        ]
