"""One storage node behind TCP: what `aurorapy node` runs.

    connections (asyncio loop) --boxcars, requests--> worker (driver's thread) --acks, replies--> connections
    reads (two threads)        coalescer (a thread): images, collection, scrubbing, gossip with peers over their own ports

A connection says nothing to the node before both sides have shown that they know the cluster's secret.
"""

from __future__ import annotations

import asyncio
import logging
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, cast

from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.node.background import Background
from aurorapy.storage.node.messages import Ack, Backed, Fetch, Fetched, Reply, Request
from aurorapy.storage.node.node import Gone, Unserved
from aurorapy.storage.rim import protocol
from aurorapy.storage.rim.coalescer import NODE, Coalescer
from aurorapy.storage.rim.directory import DataDirectory
from aurorapy.storage.rim.journal import Journal
from aurorapy.storage.rim.keyring import open_keyring
from aurorapy.storage.rim.link import Link, Links
from aurorapy.storage.rim.protocol import ProtocolError
from aurorapy.storage.rim.sealing import open_backup
from aurorapy.storage.rim.topology import Topology, Watch
from aurorapy.storage.rim.uploader import Backing, Uploader
from aurorapy.storage.rim.worker import HASTE_BYTES_MAX, Driver, Question, Worker

GREETING_SECONDS = 5.0
PEER_SECONDS = 1.0
WATCH_SECONDS = 0.2
WAITING_BYTES_MAX = 64 << 20  # of answers that a client does not take, before it is cut off

log = logging.getLogger("aurorapy.storage")


class _Connection(asyncio.Protocol):
    """One client: the writer, a peer, or a tool."""

    def __init__(self, server: NodeServer) -> None:
        self._server = server
        self._frames = protocol.Frames()
        self._nonce = os.urandom(protocol.NONCE_BYTES)
        self._known = False
        self._timer: asyncio.TimerHandle | None = None
        self.role = "stranger"
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast(asyncio.Transport, transport)  # uvloop's is no subclass of it
        transport = self.transport
        self._timer = self._server.loop.call_later(GREETING_SECONDS, transport.abort)
        transport.write(protocol.frame((protocol.GREETING, protocol.VERSION, self._server.name, self._nonce)))

    def connection_lost(self, error: Exception | None) -> None:
        self.transport = None
        self._server.writers.discard(self)
        if self._timer is not None:
            self._timer.cancel()

    def data_received(self, data: bytes) -> None:
        self._frames.feed(data)
        driver = self._server.driver
        here = driver.held = len(data) < HASTE_BYTES_MAX  # it is served below, on this thread: that saves two hand-overs between threads
        try:
            while self.transport is not None and (frame := self._frames.next()) is not None:
                if self._known:
                    self._message(frame)
                else:
                    self._greet(frame)
            if here:
                driver.serve_here()
        except ProtocolError as error:
            log.warning("node %s refuses %s %s: %s", self._server.name, self.role, self._whence(), error)
            self._close()
        except Exception:
            log.exception("node %s: a frame from %s %s", self._server.name, self.role, self._whence())
            self._close()
        finally:
            if driver.held:
                driver.release()

    def _whence(self) -> Any:
        return self.transport.get_extra_info("peername") if self.transport is not None else None

    def _close(self) -> None:
        if self.transport is not None:
            self.transport.abort()

    def _greet(self, frame: Any) -> None:
        server = self._server
        if len(frame) != 4 or not isinstance(frame[1], str) or not isinstance(frame[2], bytes):
            raise ProtocolError("no greeting")
        version, role, nonce, shown = frame
        if version != protocol.VERSION:
            raise ProtocolError(f"it speaks version {version!r}, we speak {protocol.VERSION}")
        if not protocol.same(shown, protocol.proof(server.secret, "client", self._nonce, nonce, role)):
            raise ProtocolError("it does not know the secret")
        self._known, self.role = True, role
        self._frames.limit = protocol.FRAME_BYTES_MAX
        if self._timer is not None:
            self._timer.cancel()
        self.send(protocol.frame((protocol.proof(server.secret, "server", nonce, self._nonce, server.name),)))

    def _message(self, frame: Any) -> None:
        if len(frame) < 2 or not isinstance(frame[0], int):
            raise ProtocolError("a frame without number and kind")
        number, kind, *values = frame
        worker = self._server.worker
        match kind:
            case protocol.BOXCAR:
                self._server.writers.add(self)
                worker.send(protocol.boxcar(values[0] if values else None))
            case protocol.READ:
                if len(values) != 6:
                    raise ProtocolError("a read without its six values")
                self._server.readers.submit(self._read, number, tuple(values))
            case protocol.STATUS:
                self.send(protocol.frame((number, protocol.STATE, self._server.status())))
            case _:
                request = protocol.decoded(str(kind), tuple(values))
                if isinstance(request, Backed) and self._server.uploader is not None:
                    self._server.uploader.heard(request)
                worker.send(Question(request, lambda reply: self.send_soon(protocol.encoded(number, reply))))

    def _read(self, number: int, values: tuple[Any, ...]) -> None:
        """On a reader's thread."""
        answer: tuple[Any, ...]
        try:
            answer = (protocol.PAGE, *self._server.worker.read_image(*values))
        except Gone as error:
            answer = (protocol.GONE, str(error))
        except Unserved as error:
            answer = (protocol.UNSERVED, str(error))
        except KeyError as error:
            answer = (protocol.MISSING, str(error.args[0]) if error.args else "")
        except Damaged as error:
            answer = (protocol.DAMAGED, str(error))
        except Exception as error:
            log.exception("node %s: a read", self._server.name)
            answer = (protocol.UNSERVED, repr(error))
        self.send_soon(protocol.frame((number, *answer)))

    def send_soon(self, data: bytes) -> None:
        """From any thread."""
        if threading.get_ident() == self._server.thread:
            self.send(data)
            return
        self._server.loop.call_soon_threadsafe(self.send, data)

    def send(self, data: bytes) -> None:
        if self.transport is None:
            return
        self.transport.write(data)
        if self.transport.get_write_buffer_size() > WAITING_BYTES_MAX:
            log.warning("node %s cuts off %s %s: it takes no answers", self._server.name, self.role, self._whence())
            self.transport.abort()


class NodeServer:
    """A node of a topology with its data directory, on an event loop. DirectoryInUse, DirectoryFormat, OSError (its port) say why not."""

    def __init__(self, topology: Topology, name: str, *, fsync: bool = True) -> None:
        node = topology.node(name)
        self.name, self.secret = name, topology.secret
        self.writers: set[_Connection] = set()
        self.loop: Any = None
        self.thread = 0  # the loop's
        self._background: Background | None = None
        self._topology, self._node = topology, node
        self.uploader: Uploader | None = None
        store = open_backup(topology.backup, topology.master_key) if topology.backup is not None else None
        self._directory = DataDirectory(node.data)
        seal_lock = threading.Lock()
        with self._directory.opening() as opened:
            keyring = open_keyring(node.data, topology.master_key, fsync=fsync)
            self._directory.mark(fsync=fsync)
            self._journal = Journal(node.data, 1, fsync=fsync)
            opened.callback(self._journal.close)
            self.driver = Driver(self._journal)
            self.worker = Worker(0, name, node.az, node.data / name, self._journal, fsync, seal_lock, self._on_reply, self._on_ack, self.driver, keyring,
                                 backs_up=store is not None)
            opened.callback(self.worker.disk.close)
            if keyring is not None:
                keyring.keep(self.worker.volume_ids())
        self._backing = None if store is None else Backing(store, topology.identity, {"log_seconds": topology.backup_interval})
        self.readers = ThreadPoolExecutor(2, thread_name_prefix="storage-reader")

    async def run(self, stopping: asyncio.Event, ready: Callable[[], None]) -> None:
        """Serve until `stopping` is set."""
        self.loop = asyncio.get_running_loop()
        self.thread = threading.get_ident()
        tls = self._topology.tls
        try:
            listener = await self.loop.create_server(
                lambda: _Connection(self), self._node.host, self._node.port, ssl=tls.server() if tls is not None else None
            )
            self.driver.start()
            links = Links(self._topology, "peer")
            peers = {peer.name: Link(links, 0, peer) for peer in self._topology.nodes if peer.name != self.name}
            names = [node.name for node in self._topology.nodes]
            coalescer = Coalescer([self.worker], self._journal, names, _answerers(peers), pace=NODE)
            self._background = coalescer.backgrounds[0]
            if self._backing is not None:
                self.uploader = self._upload(self._backing, peers)
            ready()
            watching = self.loop.create_task(self._watch(links, peers, coalescer))
            await stopping.wait()
            watching.cancel()
            listener.close()
            if self.uploader is not None:
                await self.loop.run_in_executor(None, self.uploader.close)
            await self.loop.run_in_executor(None, coalescer.close)
            links.close()
            self.driver.close()
        finally:
            self.readers.shutdown()
            self.worker.disk.close()
            self._journal.close()
            self._directory.close()

    async def _watch(self, links: Links, peers: dict[str, Link], coalescer: Coalescer) -> None:
        """Meet nodes that are added to the topology."""
        watch = Watch(self._topology)
        while True:
            if (changed := watch.look()) is not None:
                for node in changed.nodes:
                    if node.name != self.name and node.name not in peers:
                        peers[node.name] = Link(links, 0, node)
                coalescer.meet([node.name for node in changed.nodes], _answerers(peers))
            await asyncio.sleep(WATCH_SECONDS)

    def _upload(self, backing: Backing, peers: dict[str, Link]) -> Uploader:
        names = [node.name for node in self._topology.nodes]

        def spread(backed: Backed) -> None:
            self.worker.tell(backed)
            for link in peers.values():
                link.tell(backed)

        def rank(volume: int, group: int) -> int:
            state = self.worker.node.volumes.get(volume)
            tails = [at for at in range(len(names)) if state is not None and state.members.is_tail(at)]  # they have no images to put
            others = [at for at in range(len(names)) if at not in tails]
            first = (volume + group) % len(others)
            return [*others[first:], *others[:first], *tails].index(names.index(self.name))

        def ask(fetch: Fetch) -> list[Fetched]:
            replies = [link.call(fetch, seconds=PEER_SECONDS) for link in peers.values()]
            return [reply for reply in replies if isinstance(reply, Fetched)]

        return Uploader(backing, [self.worker], spread, rank, ask)

    def _on_reply(self, position: int, reply: Reply) -> None:
        """On any thread: an acknowledgement or a refusal, for whoever sent boxcars."""
        data = protocol.encoded(0, reply)
        if threading.get_ident() == self.thread:
            self._tell_writers(data)
        else:
            self.loop.call_soon_threadsafe(self._tell_writers, data)

    def _on_ack(self, position: int, *said: int) -> None:
        self._on_reply(position, Ack(*said))

    def _tell_writers(self, data: bytes) -> None:
        for connection in list(self.writers):
            connection.send(data)

    def status(self) -> dict[str, Any]:
        """What `aurorapy cluster status` shows, and the volumes held."""
        held = [(id, epoch, tuple(members)) for id, (epoch, members) in sorted(self.worker.holdings().items())]
        hydrated = self._background.progress() if self._background is not None else 0
        uploader = self.uploader
        backup = {} if uploader is None else {"backup_lag_bytes": uploader.lag_bytes, "backup_error": uploader.error}
        return self.worker.status() | {"pid": os.getpid(), "held": held, "hydrated": hydrated} | backup


def _answerers(peers: dict[str, Link]) -> dict[str, Callable[[Request], Reply | None]]:
    return {name: partial(link.call, seconds=PEER_SECONDS) for name, link in peers.items()}
