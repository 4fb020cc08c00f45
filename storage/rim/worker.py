"""Storage nodes on a thread.

The driver is the thread that serves the nodes of this process: it takes all that has queued for each, lets the node
handle it, makes what they all put durable with one write of the journal, and passes the acknowledgements on. While it
writes, more queues: so commits group without a timer. It is woken only when it sleeps, by releasing a lock that it
waits for: the cheapest hand-over that CPython has. One thread, because more would only wait for the interpreter's lock.

What takes long (images, moving the journal to LMDB) is done on the caller's thread under the worker's `busy` lock; the
driver leaves that node out meanwhile, and four of the others are enough.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from aurorapy.storage.boxcar import Boxcar
from aurorapy.storage.membership import Membership
from aurorapy.storage.node.messages import Ack, Reply, Request
from aurorapy.storage.node.node import StorageNode
from aurorapy.storage.page import Page
from aurorapy.storage.rim.journal import Journal
from aurorapy.storage.rim.keyring import Keyring, SealedDisk
from aurorapy.storage.rim.lmdb_disk import LmdbDisk, flush

BATCH_MAX = 512
HASTE_BYTES_MAX = 32 * 1024  # what is written on the thread that brings it, where that is alone
BATCH_BYTES_MAX = 4 << 20  # of redo between two acknowledgements
FOLLOWER_QUEUE_MAX = 16
PAUSE_SECONDS_MAX = 0.25


class Call:
    """A request that somebody waits for."""

    __slots__ = ("_done", "reply", "request")

    def __init__(self, request: Request) -> None:
        self.request = request
        self.reply: Reply | None = None
        self._done = threading.Lock()
        self._done.acquire()

    def finish(self, reply: Reply | None) -> None:
        self.reply = reply
        self._done.release()

    def wait(self) -> Reply | None:
        self._done.acquire()
        return self.reply


class Question(Call):
    """A request whose answer `then` gets, on whatever thread it comes."""

    __slots__ = ("_then",)

    def __init__(self, request: Request, then: Callable[[Reply | None], None]) -> None:
        super().__init__(request)
        self._then = then

    def finish(self, reply: Reply | None) -> None:
        self._then(reply)


def write(journal: Journal, workers: list[Worker]) -> None:
    """Make durable what workers have taken."""
    try:
        flush(journal, [worker.disk for worker in workers])
    except OSError:
        for worker in workers:
            worker.settle_pending()


class Driver:
    """The thread that serves its workers."""

    def __init__(self, journal: Journal) -> None:
        self.workers: list[Worker] = []
        self.held = False  # somebody is about to call `serve_here`
        self._journal = journal
        self._sleeping = False
        self._wake = threading.Lock()
        self._wake.acquire()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="storage", daemon=True)

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def nudge(self) -> None:
        """Wake the thread if it sleeps."""
        if self._sleeping and not self.held:
            self._sleeping = False
            with suppress(RuntimeError):  # somebody else has woken it in this instant
                self._wake.release()

    def close(self) -> None:
        """Serve what has queued, and end."""
        self._closing = True
        self.nudge()
        if self._thread.ident is not None:
            self._thread.join()

    def serve_here(self) -> None:
        """A round on the caller's thread; what it leaves is for the driver's own."""
        due = [worker for worker in self.workers if worker.due and worker.busy.acquire(blocking=False)]
        if due:
            self._serve(due)
        self.release()

    def release(self) -> None:
        """The driver's own thread serves what there is."""
        self.held = False
        if any(worker.due for worker in self.workers):
            self.nudge()

    def _run(self) -> None:
        workers = self.workers
        while True:
            due = [worker for worker in workers if worker.due and worker.busy.acquire(blocking=False)]
            if due:
                self._serve(due)
                pause = max([worker.taken * worker.brake for worker in due])
                if pause and not self._closing:
                    time.sleep(min(pause, PAUSE_SECONDS_MAX))
                continue
            if self._closing:
                for worker in workers:
                    worker.busy.acquire()
                self._serve(workers)
                return
            self._sleeping = True
            if self._closing or not self._sleeping or any(worker.due and not worker.away for worker in workers):
                self._sleeping = False
                continue
            self._wake.acquire()

    def _serve(self, workers: list[Worker]) -> None:
        """One round, for workers whose `busy` is ours."""
        for worker in workers:
            worker.step()
        write(self._journal, workers)
        for worker in workers:
            worker.deliver()
            worker.busy.release()


class Worker:
    """A node's queue. `due`: what has queued must not wait any longer."""

    def __init__(
        self,
        position: int,
        name: str,
        az: str,
        directory: Path,
        journal: Journal,
        fsync: bool,
        seal_lock: threading.Lock,
        on_reply: Callable[[int, Reply], None],
        on_ack: Callable[[int, int, int, int, int, int], None],
        driver: Driver,
        keyring: Keyring | None = None,
        *,
        backs_up: bool = False,
    ) -> None:
        self.driver = driver
        self.due = False
        self.taken = 0  # bytes of redo in the last step
        self.brake = 0.0  # seconds that the driver pauses for each of them: back-pressure, where images lag far behind
        self.away = False  # somebody lets it do what takes long
        self.position = position
        self.name = name
        self.az = az
        self.failed_until: float | None = None  # monotonic; infinity: until healed
        self.broken: Exception | None = None  # the disk failed: out of service until the next start
        self.busy = threading.Lock()  # held by whoever lets the node or its disk work
        self.disk = LmdbDisk(directory, journal, position, fsync=fsync)
        self.rows = self.disk if keyring is None else SealedDisk(self.disk, keyring)
        self.node = StorageNode(name, az, self.rows, threading.Lock())
        if backs_up:
            self.node.back_up()
        self._seal_lock = seal_lock
        self._on_reply, self._on_ack = on_reply, on_ack
        self._queue: deque[Boxcar | Call | Request] = deque()
        self._calls: list[Call] = []
        self._replies: list[Reply] = []
        self._ack: tuple[int, int, int, int, int] | None = None  # what the node has to say of the one boxcar that it took
        self._takes = keyring is None
        driver.workers.append(self)

    @property
    def failed(self) -> bool:
        if self.broken is not None:
            return True
        return self.failed_until is not None and time.monotonic() < self.failed_until

    def send(self, message: Boxcar | Call | Request) -> None:
        self._queue.append(message)
        self.due = True
        self.driver.nudge()

    def put(self, box: Boxcar) -> None:
        """Queue a boxcar without waking the thread, unless enough has come together."""
        self._queue.append(box)
        if len(self._queue) >= FOLLOWER_QUEUE_MAX:
            self.nudge()

    def tell(self, request: Request) -> None:
        """Queue a request that nobody waits for; the coalescer's next nudge has it served."""
        self._queue.append(request)

    def nudge(self) -> None:
        """Have served what has queued."""
        if self._queue:
            self.due = True
            self.driver.nudge()

    def call(self, request: Request) -> Reply | None:
        """The answer; None if the node is out of service."""
        if self.failed:
            return None
        call = Call(request)
        self.send(call)
        return call.wait()

    def question(self, request: Request, then: Callable[[Reply | None], None]) -> None:
        """See `talking.Askable`: the answer comes on the driver's thread."""
        if self.failed:
            then(None)
        else:
            self.send(Question(request, then))

    @contextmanager
    def _held(self) -> Iterator[None]:
        self.away = True
        with self.busy:
            yield
        self.away = False
        self.driver.nudge()  # it may have left us out

    def background(self, request: Request) -> Reply | None:
        """The answer to what takes long, worked out on this thread; None if the node is out of service."""
        with self._held():
            try:
                if self.failed:
                    return None
                reply, *acks = self.node.handle([request])
                if self.disk.pending:  # no round of the driver's will make it durable
                    self.disk.settle_pending()
            except Exception as error:
                self.broken = error
                return None
        for ack in acks:  # what gossip brought counts as what the writer sent
            self._on_reply(self.position, ack)
        return reply

    def settle(self) -> None:
        """Move the node's part of the journal to its LMDB, on this thread."""
        with self._held():
            try:
                if self.broken is None:
                    self.disk.settle()
            except Exception as error:
                self.broken = error

    def read(self, volume: int, group: int, page: int, lsn: int | None, epoch: int, complete: int) -> Page:
        """On any thread."""
        return self.node.read(volume, group, page, lsn, epoch=epoch, complete=complete)

    def read_image(self, volume: int, group: int, page: int, lsn: int | None, epoch: int, complete: int) -> tuple[int, int, bytes]:
        """The same, encoded."""
        return self.node.read_image(volume, group, page, lsn, epoch=epoch, complete=complete)

    def volume_ids(self) -> set[int]:
        return set(self.node.volumes)

    def holdings(self) -> dict[int, tuple[int, Membership]]:
        return {id: (state.epoch, state.members) for id, state in list(self.node.volumes.items())}

    def status(self) -> dict[str, Any]:
        segments = [segment for state in list(self.node.volumes.values()) for segment in list(state.segments.values())]
        return {
            "node": self.name,
            "az": self.az,
            "state": "broken" if self.broken else "failed" if self.failed else "up",
            "volumes": len(self.node.volumes),
            "segments": len(segments),
            "scl": max([segment.scl for segment in segments], default=0),
            "hot_log_bytes": sum([segment.log_bytes for segment in segments]),
            "uncoalesced": sum([segment.uncoalesced() for segment in segments]),
            "disk_bytes": self.disk.bytes_used(),
        }

    def step(self) -> None:
        """On the driver's thread: let the node handle all that has queued. Nothing is durable yet."""
        self.due = False
        self.taken = 0
        queue = self._queue
        if not queue:
            return
        if len(queue) == 1 and type(box := queue[0]) is Boxcar and box.bytes_waiting < HASTE_BYTES_MAX and self._takes and not self.failed:
            self._calls = []
            self._ack = self.take(box)
            if self._ack is not None or self.broken is not None:
                queue.popleft()
                self.taken = box.bytes_waiting
                return
        batch: list[Boxcar | Call | Request] = []
        size = 0
        while queue and len(batch) < BATCH_MAX and size < BATCH_BYTES_MAX:
            batch.append(item := queue.popleft())
            if type(item) is Boxcar:
                size += item.bytes_waiting
        self.taken = size
        if queue:
            self.due = True
        self._calls = [item for item in batch if isinstance(item, Call)]
        if self.failed:
            return
        try:
            self._handle(batch)
        except Exception as error:
            self._break(error)

    def claim(self) -> bool:
        """Whether it could take a boxcar at once: `busy` is the caller's then."""
        return not self._queue and self._takes and not self.failed and self.busy.acquire(blocking=False)

    def take(self, box: Boxcar) -> tuple[int, int, int, int, int] | None:
        """Let the node take a boxcar that nothing is queued before: what its `Ack` will say. None: it takes more than that, or has broken."""
        try:
            if box.data is None:
                with self._seal_lock:
                    box.seal()
            return self.node.take(box, self.disk.pend)
        except Exception as error:
            self._break(error)
            return None

    def _break(self, error: Exception) -> None:
        self.broken = error
        self._replies = []
        self._ack = None
        self.disk.pending = []

    def _handle(self, batch: list[Boxcar | Call | Request]) -> None:
        messages: list[Boxcar | Request] = []
        for item in batch:
            if type(item) is Boxcar:
                if item.data is None:
                    with self._seal_lock:
                        item.seal()
                messages.append(item)
            elif not isinstance(item, Call):
                messages.append(item)
        messages += [call.request for call in self._calls]
        if messages:
            self._replies = self.node.handle(messages)

    def settle_pending(self) -> None:
        """The journal did not take it: into LMDB, or the node is broken."""
        try:
            if self.disk.pending:
                self.disk.settle_pending()
        except Exception as error:
            self._break(error)

    def deliver(self) -> None:
        """What the node answered is durable: pass it on."""
        ack = self._ack
        if ack is not None:
            self._ack = None
            self._on_ack(self.position, *ack)
            return
        replies, calls = self._replies, self._calls
        if not replies and not calls:
            return
        self._replies, self._calls = [], []
        if not replies:
            for call in calls:
                call.finish(None)
            return
        acks = [reply for reply in replies if type(reply) is Ack]
        others = replies[: len(replies) - len(acks)]
        if calls:
            for call, reply in zip(calls, others[-len(calls) :], strict=True):
                call.finish(reply)
            others = others[: -len(calls)]
        for reply in [*others, *acks]:
            self._on_reply(self.position, reply)
