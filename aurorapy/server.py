"""The server: an event loop on a thread, connections on it, and the embedding API.

    with aurorapy.Server() as db:
        connection = db.connect()

The loop runs on a thread of its own in the caller's process; each connection's session is a greenlet on that
thread. Nothing here installs signal handlers or touches logging.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import random
import shutil
import socket
import ssl
import tempfile
import threading
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import greenlet

from aurorapy import errors, leaving, limits
from aurorapy.keeping import Keeping
from aurorapy.planner.parse.grammar.loading import compiled_loaded, load, prepare
from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.recovery import QuorumLost
from aurorapy.storage.rim.directory import DirectoryFormat, DirectoryInUse
from aurorapy.storage.rim.store import StoreError
from aurorapy.wire import build

from .backups import SAMPLE_SECONDS
from .connection import EPOCH_2000_US, Connection, clock

log = logging.getLogger("aurorapy")
CACHE_BYTES = 320 << 20
RETENTION_SECONDS = 0.0
TELL_SECONDS = 0.25
LEAVE_SECONDS = 10.0  # a statement gives way long before that


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


def _settings(given: Mapping[str, object]) -> dict[str, str]:
    """Settings in their canonical form, or StartupError."""
    from .server_settings import checked

    try:
        return checked(given)
    except errors.SQLError as e:
        raise StartupError(e.message) from None


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
    if isinstance(e, StartupError) or not isinstance(e, DirectoryInUse | DirectoryFormat | QuorumLost | Damaged | StoreError | OSError):
        return e
    return StartupError(" ".join(str(e).split()))


class StartupError(Exception):
    """The server cannot start: one line says why, and nothing was touched."""


def _backup_options(backup: str | os.PathLike[str] | None, retention: str | None, interval: float | None, topology: Any, master_key: str | None) -> Any:
    from .backups import BackupOptions, duration

    if topology is not None:
        if backup is not None or retention is not None or interval is not None:
            raise StartupError("a cluster's backup is in its topology")
        backup, retention, interval, master_key = topology.backup, topology.backup_retention, topology.backup_interval, topology.master_key
    if backup is None:
        if retention is not None or (interval is not None and topology is None):
            raise StartupError("a retention or an interval of the backup is of no use without a backup")
        return None
    if interval is not None and interval <= 0:
        raise StartupError("the backup's interval is a number of seconds above 0")
    try:
        options = BackupOptions(os.fspath(backup), None if retention is None else duration(retention), master_key)
        return options if interval is None else replace(options, interval=interval)
    except ValueError as e:
        raise StartupError(str(e)) from None


def _topology(path: Path, data: Any) -> Any:
    from aurorapy.storage.rim.topology import TopologyError, read_topology

    if data is not None:
        raise StartupError("a cluster's writer has no data directory")
    try:
        return read_topology(path)
    except TopologyError as e:
        raise StartupError(str(e)) from e


def _running_session() -> Any:
    """The session whose greenlet runs; None on the loop, and before a connection has one."""
    connection = getattr(greenlet.getcurrent(), "connection", None)
    return None if connection is None else connection.session


class Server(Keeping):
    """A server in this process, or with `isolated` in one of its own, as always where sqlglot's compiled build is in this process
    already. `data` None: a temporary directory, removed at the end. `cluster`: the topology file of a cluster, whose writer this is to be.
    `fsync` None: on exactly when `data` is given. `retention`: for so many seconds every state can be read, branched and rewound to.
    `tls`: (certificate chain, key or None), PEM files. `backup`: a store to back up to all the time, a directory or s3://bucket/prefix (a
    cluster's is in its topology); `backup_retention`: how long one can go back, as "7d"; None: for ever; `backup_interval`: seconds after
    which log is in the store, at the latest, while that works (default 2). `master_key`: what encrypts the data at rest and seals the backup
    (file:PATH, env:NAME, aws-kms:KEY). `tsearch_data`: the directory of text search dictionaries' files; None: tsearch_data in the data
    directory. `max_prepared_transactions`: how many there may be at a time, 0 for none; nothing is set aside for them, so by default there may be as many
    as PostgreSQL has sessions by default. `settings`: what every session begins with, and autovacuum's (`{"work_mem": "64MB", "autovacuum": False}`).
    Raises StartupError."""

    def __init__(self, data: str | os.PathLike[str] | None = None, *, fsync: bool | None = None, host: str = "127.0.0.1", port: int = 0,
                 database: str = "postgres", user: str = "postgres", password: str | None = None, cache_bytes: int = CACHE_BYTES,
                 tls: tuple[str, str | None] | None = None, isolated: bool = False, cluster: str | os.PathLike[str] | None = None,
                 backup: str | os.PathLike[str] | None = None, backup_retention: str | None = None, backup_interval: float | None = None,
                 master_key: str | None = None, retention: float | None = None, tsearch_data: str | os.PathLike[str] | None = None,
                 max_prepared_transactions: int | None = None, settings: Mapping[str, object] | None = None) -> None:
        self._process: Any = None
        self.init_keeping()
        self.retention = RETENTION_SECONDS if retention is None else retention
        self.topology: Any = None
        if cluster is not None:
            if master_key is not None:
                raise StartupError("a cluster's topology says what its master key is")
            self.topology = _topology(Path(cluster), data)
            host, port = (host, port) if port else (self.topology.host, self.topology.port)
        self.host, self.port, self.database, self.user, self.password, self.master_key = host, port, database, user, password, master_key
        if max_prepared_transactions is None:
            kept = None if self.topology is None else self.topology.max_prepared_transactions
            max_prepared_transactions = limits.PREPARED_TRANSACTIONS if kept is None else kept
        if not 0 <= max_prepared_transactions <= limits.PREPARED_TRANSACTIONS_MAX:
            raise StartupError(f"max_prepared_transactions is a number from 0 to {limits.PREPARED_TRANSACTIONS_MAX}")
        self.max_prepared_transactions = max_prepared_transactions
        self.settings = _settings(settings) if settings else {}
        self.tsearch_data = None if tsearch_data is None else os.path.abspath(tsearch_data)
        self.backup = _backup_options(backup, backup_retention, backup_interval, self.topology, master_key)
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
        self.busy: Connection | None = None  # who has sent the last message
        self.connections: set[Connection] = set()
        self.controls = 0  # of the connections: those of `Keeping`
        self.loop: Any = None
        self.engine: Any = None
        self.leaving = False  # the interpreter exits
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
        leaving.enter(self)
        threading.Thread(target=load, name="aurorapy-grammar", daemon=True).start()  # 0.1 s, off the way to readiness

    def _start_process(self, data: Any, fsync: bool | None, tls: Any) -> None:
        """`aurorapy serve` in a process of its own."""
        import subprocess
        import sys

        options = ["--listen", f"{self.host}:{self.port}", "--database", self.database, "--user", self.user, "--until-eof"]
        options += ["--data", os.fspath(data)] if data is not None else []
        options += ["--cluster", str(self.topology.path)] if self.topology is not None else []
        if self.backup is not None and self.topology is None:
            options += ["--backup", self.backup.store, "--backup-interval", f"{self.backup.interval}"]
            options += [] if self.backup.retention is None else ["--backup-retention", f"{self.backup.retention}s"]
        options += [] if fsync is None else ["--fsync" if fsync else "--no-fsync"]
        options += ["--tls-cert", tls[0], *(["--tls-key", tls[1]] if tls[1] else [])] if tls is not None else []
        options += ["--retention", f"{self.retention}s"]
        options += ["--master-key", self.master_key] if self.master_key is not None else []
        options += ["--tsearch-data", self.tsearch_data] if self.tsearch_data is not None else []
        options += ["--max-prepared-transactions", str(self.max_prepared_transactions)]
        options += [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        options += ["--password", self.password] if self.password is not None else []
        paths = os.pathsep.join([str(Path(__file__).parents[1]), *filter(None, [os.environ.get("PYTHONPATH")])])
        errors_file = tempfile.TemporaryFile("w+")
        self._process = subprocess.Popen([sys.executable, "-m", "aurorapy", "serve", *options], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                         stderr=errors_file, text=True, env={**os.environ, "PYTHONPATH": paths})
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
        leaving.enter(self)

    def _end_process(self) -> None:
        process, self._process = self._process, None
        process.terminate()
        process.wait()
        process.stdin.close()
        process.stdout.close()
        leaving.left(self)

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
        from .autovacuum import Launcher
        from .engine import Engine
        from .system_settings import NAME as CONFIGURATION
        from .system_settings import start
        from .upkeep import Upkeep

        def open_engine() -> None:
            self.engine = Engine(self.topology or self.data, fsync=self.fsync, post=self.loop.call_soon_threadsafe, wait=self._storage_wait, patience=self._patience,
                                 alone=lambda: len(self.connections) - self.controls == 1, later=self.loop.call_later, user=self.user,
                                 database=self.database, cache_bytes=self.cache_bytes, now=clock,
                                 retention_us=round(self.retention * 1e6), master_key=self.master_key, backup=self.backup)
            self.engine.facts |= {"port": str(self.port), "listen_addresses": self.host, "ssl": "off" if self.ssl_context is None else "on"}
            self.engine.facts["max_prepared_transactions"] = str(self.max_prepared_transactions)
            self.engine.prepared.most = self.max_prepared_transactions
            self.engine.facts |= self.settings
            self.engine.given = frozenset(self.settings)
            try:
                start(self.engine)
            except errors.SQLError as e:
                self.engine.close()
                raise StartupError(f'configuration file "{CONFIGURATION}" contains errors: {e.message}') from None
            self.engine.prepared.most = int(self.engine.facts["max_prepared_transactions"])
            self.engine.tsearch_data = self.tsearch_data or os.path.join(self.data if self.topology is None else self.topology.path.parent, "tsearch_data")
            if self.engine.backups is not None:
                self.engine.backups.begin(self.engine, os.urandom(4).hex())
            self.engine.fleet.on_fenced = self._fenced
            self.upkeep, self.autovacuum = Upkeep(self.engine, self.loop.call_later), Launcher(self, clock, random.random, os.urandom)

        self._stopping = asyncio.Event()
        self._open_engine = open_engine
        if self.backup is not None:
            self.backup.check()
        open_engine()
        self.loop.call_later(TELL_SECONDS, self._tell)
        try:
            if self.password is not None:
                from .authentication import verifier

                self.engine.set_password(self.user, verifier(self.password))
            listener = await self.loop.create_server(lambda: Connection(self), sock=self._socket)
            self._ready.set()
            if self.backup is not None:
                self._sample()
            await self._stopping.wait()
            listener.close()
            if self.leaving:
                leaving.keep_open([connection.transport.get_extra_info("socket").fileno() for connection in self.connections])
            else:
                await self._drain()
            if self.backup is not None:
                self.engine.backups.tick(clock() + EPOCH_2000_US)
                self.engine.fleet.tell()
        finally:
            self.upkeep.close()
            self.autovacuum.close()
            self.engine.close()

    def _sample(self) -> None:
        """Now and then, note where all databases stand, for restores."""
        if self._stopping.is_set():
            return
        if not self.recovering:
            try:
                self.engine.backups.tick(clock() + EPOCH_2000_US)
            except Exception:
                log.exception("the backup cannot note where the databases stand")
        self.loop.call_later(SAMPLE_SECONDS, self._sample)

    def _tell(self) -> None:
        if not self.recovering:
            self.engine.fleet.tell()
        self.loop.call_later(TELL_SECONDS, self._tell)

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
        self.upkeep.close()
        self.autovacuum.close()
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
        session = _running_session()
        if session is not None:
            return session.wait(register)
        current: Any = greenlet.getcurrent()
        if getattr(current, "connection", None) is None or current.parent is None:
            raise errors.InternalError_("the storage would have to wait outside a session")
        return self._wait_before_session(current, register)

    def _wait_before_session(self, current: Any, register: Any) -> None:
        """Wait in the greenlet of a connection that has no session yet: it gets one in a database that is being made."""
        called = waits = False

        def resume(*_: Any) -> None:
            nonlocal called
            if not called and waits:
                self.loop.call_soon(current.switch)
            called = True

        register(resume)
        if not called:
            waits = True
            current.parent.switch()

    def _patience(self, volume: Any, lsn: int | None) -> Any:
        """For a page from afar: see `Waiting.patience`."""
        session = _running_session()
        return None if session is None else session.patience(volume, lsn)

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
        self.close_keeping()
        if self._process is not None:
            self._end_process()
            return
        if not hasattr(self, "_thread"):
            return
        if self._thread.is_alive() and self.loop is not None and self._stopping is not None:
            self.loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join()
        leaving.left(self)

    def leave(self) -> None:
        """End the thread without a word to anybody: see `leaving`. A process of its own ends when it sees that this one has."""
        self.is_left = True
        if self._process is not None:
            if self._process.poll() is None:
                self._process.returncode = 0  # or it would be reported as forgotten
            return
        self.leaving = True
        with contextlib.suppress(RuntimeError):  # it has ended in this instant
            self.loop.call_soon_threadsafe(self._stopping.set)
        self._thread.join(LEAVE_SECONDS)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()

    async def __aenter__(self) -> Server:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await asyncio.get_running_loop().run_in_executor(None, self.stop)
