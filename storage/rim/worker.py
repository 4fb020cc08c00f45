"""Storage nodes on threads.

A driver is a thread that serves one node or several, in turn: it takes all that has queued for a node, gives it to
the node as one durable transaction, and passes the acknowledgements on. While it writes, more queues: so commits group
without a timer. It is woken only when it sleeps, by releasing a lock that it waits for: the cheapest hand-over that
CPython has. There are about as many drivers as processors: more would only wait for the interpreter's lock.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from aurorapy.storage.boxcar import Boxcar
from aurorapy.storage.node.messages import Ack, Reply, Request
from aurorapy.storage.node.node import StorageNode
from aurorapy.storage.rim.lmdb_disk import LmdbDisk

BATCH_MAX = 512
FOLLOWER_QUEUE_MAX = 16


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


class Driver:
    """A thread that serves its workers."""

    def __init__(self, name: str) -> None:
        self.workers: list[Worker] = []
        self._sleeping = False
        self._wake = threading.Lock()
        self._wake.acquire()
        self._closing = False
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self) -> None:
        """Begin to serve."""
        self._thread.start()

    def nudge(self) -> None:
        """Wake the thread if it sleeps."""
        if self._sleeping:
            self._sleeping = False
            with suppress(RuntimeError):  # somebody else has woken it in this instant
                self._wake.release()

    def close(self) -> None:
        """Serve what has queued, and end."""
        self._closing = True
        self.nudge()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        workers = self.workers
        while True:
            busy = False
            for worker in workers:
                if worker.due:
                    busy = True
                    worker.serve()
            if busy:
                continue
            if self._closing:
                for worker in workers:
                    worker.serve()
                return
            self._sleeping = True
            if any(worker.due for worker in workers) or self._closing or not self._sleeping:
                self._sleeping = False
                continue
            self._wake.acquire()


class Worker:
    """A node's queue. `due`: what has queued must not wait any longer."""

    def __init__(
        self,
        position: int,
        name: str,
        az: str,
        directory: Path,
        fsync: bool,
        seal_lock: threading.Lock,
        on_reply: Callable[[int, Reply], None],
        driver: Driver,
    ) -> None:
        self.driver = driver
        self.due = False
        self.position = position
        self.name = name
        self.az = az
        self.failed_until: float | None = None  # monotonic; infinity: until healed
        self.broken: Exception | None = None  # the disk failed: out of service until the next start
        self.disk = LmdbDisk(directory, fsync=fsync)
        self.node = StorageNode(name, az, self.disk, threading.Lock())
        self._seal_lock = seal_lock
        self._on_reply = on_reply
        self._queue: deque[Boxcar | Call | Request] = deque()
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

    def serve(self) -> None:
        """On the driver's thread: all that has queued, in one transaction."""
        self.due = False
        queue = self._queue
        if not queue:
            return
        batch = [queue.popleft() for _ in range(min(len(queue), BATCH_MAX))]
        if queue:
            self.due = True
        try:
            self._step(batch)
        except Exception as error:
            self.broken = error
            for item in batch:
                if isinstance(item, Call):
                    item.finish(None)

    def _step(self, batch: list[Boxcar | Call | Request]) -> None:
        if self.failed:
            for item in batch:
                if isinstance(item, Call):
                    item.finish(None)
            return
        messages: list[Boxcar | Request] = []
        calls: list[Call] = []
        for item in batch:
            if type(item) is Boxcar:
                if item.data is None:
                    with self._seal_lock:
                        item.seal()
                messages.append(item)
            elif isinstance(item, Call):
                calls.append(item)
            else:
                messages.append(item)
        if not messages and not calls:
            return
        replies = self.node.handle([*messages, *[call.request for call in calls]])
        acks = [reply for reply in replies if type(reply) is Ack]
        others = replies[: len(replies) - len(acks)]
        if calls:
            for call, reply in zip(calls, others[-len(calls) :], strict=True):
                call.finish(reply)
            others = others[: -len(calls)]
        for reply in [*others, *acks]:
            self._on_reply(self.position, reply)
