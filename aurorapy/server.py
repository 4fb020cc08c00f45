"""The server: an event loop on a thread, connections on it, and the embedding API.

    with aurorapy.Server() as db:
        connection = db.connect()

The loop runs on a thread of its own in the caller's process; each connection's session is a greenlet on that
thread. Nothing here installs signal handlers or touches logging.
"""

from __future__ import annotations

import asyncio
import logging
import os
import random
import shutil
import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import greenlet

from aurorapy import errors, limits
from aurorapy.breaking import Breakable
from aurorapy.planner.parse.grammar.loading import compiled_loaded, load, prepare
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.recovery import QuorumLost
from aurorapy.storage.rim.directory import DirectoryFormat, DirectoryInUse
from aurorapy.wire import build, frontend

log = logging.getLogger("aurorapy")
EPOCH_2000_US = 946_684_800_000_000
CACHE_BYTES = 320 << 20


class _Timer:
    """Microseconds since 2000-01-01 UTC that never go back."""

    def __init__(self) -> None:
        self._base = time.time_ns() // 1000 - EPOCH_2000_US - time.monotonic_ns() // 1000

    def __call__(self) -> int:
        return self._base + time.monotonic_ns() // 1000


_clock = _Timer()


def _bound(host: str, port: int) -> socket.socket:
    """A socket on the address, before anything else is touched."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    s = socket.socket(family, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        s.bind((host, port))
        s.listen(128)
    except OSError as e:
        s.close()
        raise StartupError(f"cannot listen on {host}:{port}: {e.strerror or e}") from None
    return s


def _ssl_context(tls: tuple[str, str | None]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    try:
        context.load_cert_chain(*tls)
    except OSError as e:
        raise StartupError(f'cannot use the certificate "{tls[0]}": {e}') from None
    return context


def _startup_error(e: BaseException) -> BaseException:
    """What the user is told of a failure to start; programming errors stay what they are."""
    if isinstance(e, StartupError) or not isinstance(e, DirectoryInUse | DirectoryFormat | QuorumLost | Damaged | OSError):
        return e
    return StartupError(" ".join(str(e).split()))


class Connection(asyncio.Protocol):
    """One client. It is the session's rim: clock, chance, sending, scheduling."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.reader = frontend.Reader()
        self.transport: Any = None
        self.session: Any = None
        self.greenlet: Any = None
        self.idle = False
        self.paused = False
        self.login_timer: Any = None
        self.closed = False
        self.encrypted = False
        self.secret = int.from_bytes(os.urandom(4), "big")
        self.pid = 0
        self.clock = _clock
        self.random = random.random
        self.random_bytes = os.urandom

    # --- asyncio ---

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.server.connections.add(self)
        self.login_timer = self.later(limits.LOGIN_SECONDS_MAX, transport.abort)
        self.greenlet = greenlet.greenlet(self._main)
        self.greenlet.switch()

    def data_received(self, data: bytes) -> None:
        self.reader.feed(data)
        if self.idle:
            self.greenlet.switch()
        elif not self.paused and len(self.reader.buffer) > limits.UNREAD_BYTES_MAX:
            self.paused = True
            self.transport.pause_reading()

    def connection_lost(self, exc: BaseException | None) -> None:
        self.closed = True
        self.login_timer.cancel()
        self.server.connections.discard(self)
        if self.idle:
            self.greenlet.switch()
        elif self.session is not None:
            self.session.cancelled = errors.ConnectionFailure("connection to client lost")
            if self.session.waiting is not None:
                self.session.waiting()

    # --- what a session asks for ---

    def send(self, data: bytes) -> None:
        if data and not self.closed:
            self.transport.write(data)

    def end(self, error: errors.SQLError) -> None:
        """Tell an idle client why its connection ends, and end it."""
        self.send(build.error(error, severity="FATAL"))
        self.transport.close()

    def crash_server(self) -> None:
        """The fault that a client asked for: its connection is the first that is gone."""
        self.transport.abort()
        self.closed = True
        self.server.loop.call_soon(self.server.begin_crash)

    def soon(self, callback: Callable[[], Any]) -> None:
        self.server.loop.call_soon(callback)

    def later(self, seconds: float, callback: Callable[[], Any]) -> Any:
        return self.server.loop.call_later(seconds, callback)

    def next_message(self) -> tuple[int, bytes]:
        """The next message, waited for; raises ConnectionFailure when the client is gone."""
        while True:
            message = self.reader.next()
            if message is not None:
                return message
            self._idle()

    def _idle(self) -> None:
        if self.closed:
            raise errors.ConnectionFailure("connection to client lost")
        self.idle = True
        if self.paused:
            self.paused = False
            self.transport.resume_reading()
        try:
            self.greenlet.parent.switch()
        finally:
            self.idle = False
        if self.closed:
            raise errors.ConnectionFailure("connection to client lost")

    # --- life of a connection ---

    def _main(self) -> None:
        try:
            parameters = self._startup()
            if parameters is not None:
                self._serve(parameters)
        except errors.SQLError as e:
            self.send(build.error(e, severity="FATAL"))
        except Exception as e:  # nothing may come out: the caller may be the storage, or another session
            log.error("internal error", exc_info=e)
            self.send(build.error(errors.InternalError_(f"internal error: {e}"), severity="FATAL"))
        try:
            self._end()
        except Exception as e:
            log.error("internal error", exc_info=e)
            self.transport.abort()

    def _end(self) -> None:
        session = self.session
        if session is not None:
            self.session = None
            session.cancelled = None
            session.database.sessions.discard(session)
            session.rollback()
            session.close()
        if not self.closed:
            self.transport.close()

    def _startup(self) -> dict[str, str] | None:
        before = 0  # one request of a kind is enough: asked again, it is a version that nobody speaks
        while True:
            while (body := self.reader.next_startup()) is None:
                self._idle()
            code = int.from_bytes(body[:4], "big")
            if code in (frontend.SSL_REQUEST, frontend.GSS_REQUEST) and code != before:
                before = code
                if code == frontend.SSL_REQUEST and self.server.ssl_context is not None and not self.encrypted:
                    self._start_tls()
                else:
                    self.send(b"N")
                continue
            if code == frontend.CANCEL_REQUEST:
                self.server.cancel(int.from_bytes(body[4:8], "big"), int.from_bytes(body[8:12], "big"))
                return None
            if code >> 16 != 3:
                raise errors.FeatureNotSupported(f"unsupported frontend protocol {code >> 16}.{code & 0xFFFF}: server supports 3.0 to 3.0")
            parameters = frontend.startup_parameters(body)
            unknown = [k for k in parameters if k.startswith("_pq_.")]
            if code & 0xFFFF or unknown:
                self.send(build.negotiate_version(frontend.VERSION_3, unknown))
            return parameters

    def _start_tls(self) -> None:
        """Answer SSLRequest with yes, and go on encrypted."""
        if self.reader.pending():
            raise errors.FatalProtocolViolation("received unencrypted data after SSL request")
        self.send(b"S")
        loop, me = self.server.loop, greenlet.getcurrent()
        task = loop.create_task(loop.start_tls(self.transport, self, self.server.ssl_context, server_side=True))
        task.add_done_callback(lambda _: me.switch())
        self.greenlet.parent.switch()
        try:
            self.transport = task.result()
        except OSError as e:  # ssl.SSLError is one
            self.closed = True
            raise errors.ConnectionFailure(f"could not accept SSL connection: {e}") from None
        self.encrypted = True

    def _serve(self, parameters: dict[str, str]) -> None:
        from .session import Session

        user = parameters.get("user")
        if not user:
            raise errors.InvalidAuthorizationSpecification("no PostgreSQL user name specified in startup packet")
        role = self.server.engine.role(user)
        if len(self.server.connections) > limits.CONNECTIONS_MAX:
            raise errors.TooManyConnections("sorry, too many clients already")
        self._authenticate(user, role)
        if self.server.recovering:
            raise errors.CannotConnectNow("the database system is in recovery mode")
        database = self.server.engine.database(parameters.get("database") or user)
        self.pid = self.server.next_pid()
        options = {k: v for k, v in parameters.items() if k not in ("user", "database", "options", "replication")}
        options.update(_command_line(parameters.get("options", "")))
        session = self.session = Session(self.server.engine, database, user, self, self.pid, options)
        session.hub = self.greenlet.parent
        self.login_timer.cancel()
        session.out += [build.AUTHENTICATION_OK]
        session._report_parameters()
        session.out.append(build.backend_key_data(self.pid, self.secret))
        session.ready()
        while True:
            kind, body = self.next_message()
            if kind == 0x58:
                return
            if kind in (0x64, 0x63, 0x66):
                continue  # the rest of a COPY that failed
            session.message(kind, body)
            if self.closed or session.ending:
                return

    def _authenticate(self, user: str, role: Any) -> None:
        verifier = role[2] if role is not None else None
        if self.server.password_required or verifier is not None:
            from .authentication import scram

            scram(self, user, verifier)
        elif role is None:
            raise errors.InvalidAuthorizationSpecification(f'role "{user}" does not exist')
        if role is not None and not role[1]:
            raise errors.InvalidAuthorizationSpecification(f'role "{user}" is not permitted to log in')


def _command_line(text: str) -> dict[str, str]:
    """`-c name=value` options of a start-up packet."""
    out: dict[str, str] = {}
    words = text.replace("\\ ", "\0").split()
    i = 0
    while i < len(words):
        word = words[i].replace("\0", " ")
        if word == "-c" and i + 1 < len(words):
            i += 1
            word = words[i].replace("\0", " ")
        elif word.startswith("-c"):
            word = word[2:]
        elif word.startswith("--"):
            word = word[2:].replace("-", "_")
        name, _, value = word.partition("=")
        out[name] = value
        i += 1
    return out


class StartupError(Exception):
    """The server cannot start: one line says why, and nothing was touched."""


def _topology(path: Path, data: Any) -> Any:
    from aurorapy.storage.rim.topology import TopologyError, read_topology

    if data is not None:
        raise StartupError("a cluster's writer has no data directory")
    try:
        return read_topology(path)
    except TopologyError as e:
        raise StartupError(str(e)) from e


class Server(Breakable):
    """A server in this process, or with `isolated` in one of its own, as always where sqlglot's compiled build is in this process
    already. `data` None: a temporary directory, removed at the end. `cluster`: the topology file of a cluster, whose writer this is to be.
    `fsync` None: on exactly when `data` is given. `tls`: (certificate chain, key or None), PEM files. Raises StartupError."""

    def __init__(self, data: str | os.PathLike[str] | None = None, *, fsync: bool | None = None, host: str = "127.0.0.1", port: int = 0,
                 database: str = "postgres", user: str = "postgres", password: str | None = None, cache_bytes: int = CACHE_BYTES,
                 tls: tuple[str, str | None] | None = None, isolated: bool = False, cluster: str | os.PathLike[str] | None = None) -> None:
        self._process: Any = None
        self.topology: Any = None
        if cluster is not None:
            self.topology = _topology(Path(cluster), data)
            host, port = (host, port) if port else (self.topology.host, self.topology.port)
        self.host, self.port, self.database, self.user, self.password = host, port, database, user, password
        if isolated or compiled_loaded():
            self._start_process(data, fsync, tls)
            return
        prepare()
        self.ssl_context = _ssl_context(tls) if tls is not None else None
        self._socket = _bound(host, port)
        self.port = self._socket.getsockname()[1]
        self.temporary = data is None and self.topology is None
        self.data = Path(tempfile.mkdtemp(prefix="aurorapy-")) if self.temporary else Path(data or "")
        self.fsync = (not self.temporary) if fsync is None else fsync
        self.cache_bytes = cache_bytes
        self.password_required = password is not None
        self.connections: set[Connection] = set()
        self.loop: Any = None
        self.engine: Any = None
        self.recovering = False  # after a crash, until the storage is open again
        self._pid = 1000
        self._ready = threading.Event()
        self._failure: BaseException | None = None
        self._stopping: Any = None
        self._thread = threading.Thread(target=self._run, name="aurorapy", daemon=True)
        stack = threading.stack_size(limits.STACK_BYTES)
        try:
            self._thread.start()
        finally:
            threading.stack_size(stack)
        self._ready.wait()
        if self._failure is not None:
            self._thread.join()
            self._socket.close()
            raise _startup_error(self._failure) from self._failure
        threading.Thread(target=load, name="aurorapy-grammar", daemon=True).start()  # 0.1 s, off the way to readiness

    def _start_process(self, data: Any, fsync: bool | None, tls: Any) -> None:
        """`aurorapy serve` in a process of its own."""
        import subprocess
        import sys

        options = ["--listen", f"{self.host}:{self.port}", "--database", self.database, "--user", self.user]
        options += ["--data", os.fspath(data)] if data is not None else []
        options += ["--cluster", str(self.topology.path)] if self.topology is not None else []
        options += [] if fsync is None else ["--fsync" if fsync else "--no-fsync"]
        options += ["--tls-cert", tls[0], *(["--tls-key", tls[1]] if tls[1] else [])] if tls is not None else []
        options += ["--password", self.password] if self.password is not None else []
        paths = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])])
        errors_file = tempfile.TemporaryFile("w+")
        self._process = subprocess.Popen([sys.executable, "-m", "aurorapy", "serve", *options], stdout=subprocess.PIPE, stderr=errors_file, text=True,
                                         env={**os.environ, "PYTHONPATH": paths})
        line = self._process.stdout.readline()
        if not line.startswith("ready: "):
            self._process.wait()
            errors_file.seek(0)
            message = errors_file.read().strip().removeprefix("aurorapy: ")
            self._end_process()
            errors_file.close()
            raise StartupError(message or "the server's process ended")
        errors_file.close()
        self.port = int(line.split()[1].rsplit(":", 1)[1].split("/")[0])

    def _end_process(self) -> None:
        process, self._process = self._process, None
        process.terminate()
        process.wait()
        process.stdout.close()

    # --- the thread ---

    def _run(self) -> None:
        import uvloop

        try:
            self.loop = uvloop.new_event_loop()
            self.loop.run_until_complete(self._life())
        except BaseException as e:
            self._failure = e
        finally:
            if self.loop is not None:
                self.loop.close()
            if self.temporary:
                shutil.rmtree(self.data, ignore_errors=True)
            self._ready.set()

    async def _life(self) -> None:
        from .engine import Engine

        def open_engine() -> None:
            self.engine = Engine(self.topology or self.data, fsync=self.fsync, post=self.loop.call_soon_threadsafe, wait=self._storage_wait,
                                 alone=lambda: len(self.connections) == 1, user=self.user, database=self.database, cache_bytes=self.cache_bytes)
            self.engine.fleet.on_fenced = self._fenced

        self._stopping = asyncio.Event()
        self._open_engine = open_engine
        open_engine()
        try:
            if self.password is not None:
                from .authentication import verifier

                self.engine.set_password(self.user, verifier(self.password))
            listener = await self.loop.create_server(lambda: Connection(self), sock=self._socket)
            self._ready.set()
            await self._stopping.wait()
            listener.close()
            await self._drain()
        finally:
            self.engine.close()

    def _fenced(self) -> None:
        """Another writer has taken over: nothing can be committed here any more, so every session ends."""
        for connection in list(self.connections):
            connection.send(build.error(errors.AdminShutdown("terminating connection because another server has taken over the storage")))
            connection.transport.close()
        self._stopping.set()

    def begin_crash(self) -> None:
        """What a crash of the compute side is to clients and storage: connections are cut, whatever was in memory is forgotten, and
        every volume is recovered from what the nodes have."""
        if self.recovering or self._stopping.is_set():
            return
        self.recovering = True
        for connection in list(self.connections):
            connection.transport.abort()
        self.loop.call_later(0.01, self._recover)

    def _recover(self) -> None:
        if self.connections:  # they are on their way out
            self.loop.call_later(0.01, self._recover)
            return
        self.engine.close()
        try:
            self._open_engine()
        except Exception as e:
            log.error("the server cannot recover", exc_info=e)
            self._stopping.set()
        self.recovering = False

    async def _drain(self) -> None:
        """Let open statements finish for a moment, then end every connection."""
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline and any(c.session is not None and c.session.running for c in self.connections):
            await asyncio.sleep(0.01)
        for connection in list(self.connections):
            connection.send(build.error(errors.AdminShutdown("terminating connection due to administrator command")))
            connection.transport.close()
        await asyncio.sleep(0)
        while self.connections and time.monotonic() < deadline + 1:
            await asyncio.sleep(0.005)

    def _storage_wait(self, register: Any) -> Any:
        """Back-pressure of the storage: wait in the session's greenlet, or on the loop when there is none."""
        me = greenlet.getcurrent()
        for connection in self.connections:
            if connection.greenlet is me and connection.session is not None:
                return connection.session.wait(register)
        raise errors.InternalError_("the storage would have to wait outside a session")

    def next_pid(self) -> int:
        self._pid += 1
        return self._pid

    def cancel(self, pid: int, secret: int) -> None:
        """A cancel request."""
        for connection in self.connections:
            if connection.pid == pid and connection.secret == secret and connection.session is not None:
                connection.session.cancel()

    # --- the API ---

    @property
    def is_running(self) -> bool:
        """False once it was stopped, or another server has taken over its storage."""
        return self._process.poll() is None if self._process is not None else self._thread.is_alive()

    def stop(self) -> None:
        """Finish open statements, close the connections, stop the storage. May be called twice."""
        if self._process is not None:
            self._end_process()
            return
        if not hasattr(self, "_thread"):
            return
        if self._thread.is_alive() and self.loop is not None and self._stopping is not None:
            self.loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()

    async def __aenter__(self) -> Server:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await asyncio.get_running_loop().run_in_executor(None, self.stop)
