"""Connections to storage nodes elsewhere: one thread with an event loop for all of a process.

    compute thread --send, call, read--> outbox --loop--> sockets --loop--> waiting calls, `on_reply`

A link connects, shows that it knows the secret, has the node show the same, and does it again when the connection
is lost. What was under way then is answered with None; who sends boxcars has to send them again (`on_up`).
"""

from __future__ import annotations

import asyncio
import os
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import Any, cast

import uvloop

from aurorapy.storage.boxcar import Boxcar, Damaged
from aurorapy.storage.membership import Membership
from aurorapy.storage.node.messages import Reply, Request
from aurorapy.storage.node.node import Gone, Unserved
from aurorapy.storage.page import Page, decode
from aurorapy.storage.rim import protocol
from aurorapy.storage.rim.protocol import ProtocolError
from aurorapy.storage.rim.topology import NodeAddress, Topology

CALL_SECONDS = 5.0
CONNECT_SECONDS = 2.0
RETRY_SECONDS = (0.02, 0.05, 0.1, 0.2, 0.5)
BACKLOG_BYTES_MAX = 64 << 20  # of what a node does not take, before the link is cut: it catches up from its peers
LATENCY_SHARE = 0.2  # of a new measurement in the running mean


def held(status: Mapping[str, Any]) -> dict[int, tuple[int, Membership]]:
    """The volumes of a node's status: epoch and members by id."""
    return {id: (epoch, Membership(*members)) for id, epoch, members in status.get("held", ())}


class Waiting:
    """An answer that somebody waits for."""

    __slots__ = ("_done", "_then", "answer", "done")

    def __init__(self, then: Callable[[Waiting], None] | None = None) -> None:
        self.answer: tuple[Any, ...] | None = None
        self.done = False
        self._then = then
        self._done = threading.Lock()
        self._done.acquire()

    def finish(self, answer: tuple[Any, ...] | None) -> None:
        self.answer = answer
        self.done = True
        self._done.release()
        if self._then is not None:
            self._then(self)

    def wait(self, seconds: float) -> bool:
        return self._done.acquire(timeout=seconds)


class Links:
    """The thread. `on_reply(position, reply)` gets what nodes say unasked; `on_up(link)` is called when one is connected. Both on the thread."""

    def __init__(
        self,
        topology: Topology,
        role: str,
        on_reply: Callable[[int, Reply], None] | None = None,
        on_up: Callable[[Link], None] | None = None,
        seal_lock: threading.Lock | None = None,
    ) -> None:
        self.topology, self.role = topology, role
        self.on_reply, self.on_up = on_reply, on_up
        self.seal_lock = seal_lock or threading.Lock()
        self.ssl = topology.tls.client() if topology.tls is not None else None
        self.loop = uvloop.new_event_loop()
        self.links: list[Link] = []
        self._outbox: deque[tuple[Link, Boxcar | bytes]] = deque()
        self._scheduled = False
        self._thread = threading.Thread(target=self._run, name="storage-links", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()
        self.loop.close()

    def add(self, link: Link) -> None:
        self.links.append(link)
        self.loop.call_soon_threadsafe(link.start)

    def push(self, link: Link, what: Boxcar | bytes) -> None:
        """From any thread: have it sent."""
        self._outbox.append((link, what))
        if not self._scheduled:
            self._scheduled = True
            self.loop.call_soon_threadsafe(self._flush)

    def _flush(self) -> None:
        self._scheduled = False
        last: Boxcar | None = None
        data = b""
        while self._outbox:
            link, what = self._outbox.popleft()
            if isinstance(what, Boxcar):
                if what is not last:  # nearly always the same one for six nodes
                    if what.data is None:
                        with self.seal_lock:
                            what.seal()
                    last, data = what, protocol.boxcar_frame(what)
                link.write(data)
            else:
                link.write(what)

    def close(self) -> None:
        """Cut all connections and end the thread."""
        for link in self.links:
            link.closing = True

        def stop() -> None:
            for link in self.links:
                link.stop()
            self.loop.call_soon(self.loop.stop)

        self.loop.call_soon_threadsafe(stop)
        self._thread.join()


class Link(asyncio.Protocol):
    """One node elsewhere: a member of a fleet, or a peer."""

    def __init__(self, links: Links, position: int, node: NodeAddress) -> None:
        self.position, self.name, self.az = position, node.name, node.az
        self.away = False
        self.failed_until: float | None = None
        self.latency = 0.0  # seconds that a read takes, as of late
        self.reads = 0  # that are under way
        self.up = threading.Event()
        self.closing = False
        self.refused = ""  # why the node was not taken
        self._links, self._node = links, node
        self._transport: asyncio.Transport | None = None
        self._frames = protocol.Frames()
        self._nonce = os.urandom(protocol.NONCE_BYTES)
        self._expected: bytes | None = None
        self._number = 0
        self._waiting: dict[int, Waiting] = {}
        self._retries = 0
        self._task: asyncio.Task[None] | None = None
        links.add(self)

    # -- on the links' thread

    def start(self) -> None:
        if not self.closing:
            self._task = self._links.loop.create_task(self._connect())

    def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
        if self._transport is not None:
            self._transport.abort()

    async def _connect(self) -> None:
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                await self._links.loop.create_connection(lambda: self, self._node.host, self._node.port, ssl=self._links.ssl)
        except (OSError, TimeoutError) as error:
            self.refused = str(error)
            self._again()

    def _again(self) -> None:
        if not self.closing:
            pause = RETRY_SECONDS[min(self._retries, len(RETRY_SECONDS) - 1)]
            self._retries += 1
            self._links.loop.call_later(pause, self.start)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)  # uvloop's is no subclass of it
        transport = self._transport
        self._frames = protocol.Frames()
        self._nonce = os.urandom(protocol.NONCE_BYTES)
        self._expected = None
        if self.closing:
            transport.abort()

    def connection_lost(self, error: Exception | None) -> None:
        self.up.clear()
        self._transport = None
        waiting, self._waiting = self._waiting, {}
        for one in waiting.values():
            one.finish(None)
        self._again()

    def data_received(self, data: bytes) -> None:
        self._frames.feed(data)
        try:
            while self._transport is not None and (frame := self._frames.next()) is not None:
                if self.up.is_set():
                    self._answer(frame)
                else:
                    self._greet(frame)
        except Exception as error:
            self.refused = str(error)
            if self._transport is not None:
                self._transport.abort()

    def _greet(self, frame: Any) -> None:
        secret, role = self._links.topology.secret, self._links.role
        assert self._transport is not None
        if self._expected is None:
            if len(frame) != 4 or frame[0] != protocol.GREETING or not isinstance(frame[3], bytes):
                raise ProtocolError("it is no storage node")
            if frame[1] != protocol.VERSION:
                raise ProtocolError(f"it speaks version {frame[1]!r}, we speak {protocol.VERSION}")
            if frame[2] != self.name:
                raise ProtocolError(f'it is node "{frame[2]}", not "{self.name}"')
            self._expected = protocol.proof(secret, "server", self._nonce, frame[3], self.name)
            shown = protocol.proof(secret, "client", frame[3], self._nonce, role)
            self._transport.write(protocol.frame((protocol.VERSION, role, self._nonce, shown)))
            return
        if not protocol.same(frame[0], self._expected):
            raise ProtocolError("it does not know the secret")
        self._frames.limit = protocol.FRAME_BYTES_MAX
        self._retries = 0
        self.refused = ""
        self.up.set()
        if self._links.on_up is not None:
            self._links.on_up(self)

    def _answer(self, frame: Any) -> None:
        if len(frame) < 2:
            raise ProtocolError("a frame without number and kind")
        number = frame[0]
        if number:
            waiting = self._waiting.pop(number, None)
            if waiting is not None:
                waiting.finish(tuple(frame[1:]))
        elif self._links.on_reply is not None and not self.failed:
            self._links.on_reply(self.position, protocol.decoded(frame[1], tuple(frame[2:])))

    def write(self, data: bytes) -> None:
        transport = self._transport
        if transport is None or not self.up.is_set():
            return
        transport.write(data)
        if transport.get_write_buffer_size() > BACKLOG_BYTES_MAX:
            transport.abort()

    @property
    def bytes_ahead(self) -> int:
        """What the node has not taken yet."""
        return self._transport.get_write_buffer_size() if self._transport is not None else 0

    def _ask(self, waiting: Waiting, message: Callable[[int], bytes]) -> None:
        if not self.up.is_set():
            waiting.finish(None)
            return
        self._number += 1
        self._waiting[self._number] = waiting
        self.write(message(self._number))

    @property
    def loop(self) -> asyncio.AbstractEventLoop:
        """Of the links' thread."""
        return self._links.loop

    # -- on any thread

    @property
    def failed(self) -> bool:
        return not self.up.is_set() or (self.failed_until is not None and time.monotonic() < self.failed_until)

    def send(self, message: Boxcar) -> None:
        if not self.failed:
            self._links.push(self, message)

    put = send

    def nudge(self) -> None:
        """Nothing waits here."""

    def ask(self, message: Callable[[int], bytes], then: Callable[[Waiting], None] | None = None) -> Waiting:
        """Send the frame for a number; the answer comes to the result, which `then` gets on the links' thread."""
        waiting = Waiting(then)
        self._links.loop.call_soon_threadsafe(self._ask, waiting, message)
        return waiting

    def tell(self, request: Request) -> None:
        """Send a request that nobody waits for."""
        self.ask(lambda number: protocol.encoded(number, request))

    def question(self, request: Request, then: Callable[[Reply | None], None]) -> None:
        """See `talking.Askable`: the answer comes on the links' thread."""
        if self.failed:
            then(None)
            return

        def answered(waiting: Waiting) -> None:
            then(None if waiting.answer is None else protocol.decoded(waiting.answer[0], waiting.answer[1:]))

        self.ask(lambda number: protocol.encoded(number, request), answered)

    def call(self, request: Request, seconds: float = CALL_SECONDS) -> Reply | None:
        """The answer; None if the node is out of service, or does not answer in time."""
        if self.failed:
            return None
        waiting = self.ask(lambda number: protocol.encoded(number, request))
        if not waiting.wait(seconds) or waiting.answer is None:
            return None
        reply: Reply | None = protocol.decoded(waiting.answer[0], waiting.answer[1:])
        return reply

    def start_read(self, volume: int, group: int, page: int, lsn: int | None, epoch: int, complete: int, then: Callable[[Waiting], None]) -> None:
        """On the links' thread: ask for a page; `then` gets the answer there (`page_of`)."""
        self._ask(Waiting(then), lambda number: protocol.frame((number, protocol.READ, volume, group, page, lsn, epoch, complete)))

    def page_of(self, waiting: Waiting, page: int) -> Page:
        """The page of a read that is done, or what the node said instead."""
        answer = waiting.answer
        if answer is None:
            raise Unserved(f"node {self.name} does not answer")
        match answer[0]:
            case protocol.PAGE:
                return decode(*answer[1:])
            case protocol.MISSING:
                raise KeyError(answer[1])
            case protocol.GONE:
                raise Gone(answer[1])
            case protocol.DAMAGED:
                raise Damaged(answer[1])
        raise Unserved(answer[1] if len(answer) > 1 else f"node {self.name} refuses to read page {page}")

    def read(self, volume: int, group: int, page: int, lsn: int | None, epoch: int, complete: int) -> Page:
        waiting = self.ask(lambda number: protocol.frame((number, protocol.READ, volume, group, page, lsn, epoch, complete)))
        if not waiting.wait(CALL_SECONDS):
            raise Unserved(f"node {self.name} does not answer")
        return self.page_of(waiting, page)

    def measured(self, seconds: float) -> None:
        """A read took so long."""
        self.latency += LATENCY_SHARE * (seconds - self.latency) if self.latency else seconds

    def volume_ids(self) -> set[int]:
        return set(self.holdings())

    def holdings(self) -> dict[int, tuple[int, Membership]]:
        return held(self.status())

    def status(self) -> dict[str, Any]:
        """What the node says of itself; its state is "down" when it says nothing."""
        waiting = self.ask_status()
        waiting.wait(CALL_SECONDS)
        return self.status_of(waiting)

    def ask_status(self, then: Callable[[Waiting], None] | None = None) -> Waiting:
        """Begin to ask for what `status_of` reads; at once done if the node seems away."""
        if not self.failed:
            return self.ask(lambda number: protocol.frame((number, protocol.STATUS)), then)
        waiting = Waiting(then)
        waiting.finish(None)
        return waiting

    def status_of(self, waiting: Waiting) -> dict[str, Any]:
        """See `status`."""
        if waiting.answer is not None:
            return dict(waiting.answer[1])
        state = "failed" if self.up.is_set() else "down"
        zeros: dict[str, Any] = dict.fromkeys(("volumes", "segments", "scl", "hot_log_bytes", "uncoalesced", "disk_bytes"), 0) | {"hydrated": None}
        return {"node": self.name, "az": self.az, "state": state, **zeros}
