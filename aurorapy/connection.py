"""One client's connection: the session's rim. Clock, chance, sending, scheduling; start-up, TLS and login."""

from __future__ import annotations

import asyncio
import decimal
import logging
import os
import random
import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import greenlet

from aurorapy import errors, limits, templates
from aurorapy.attention import ALONE_MIN, Attention
from aurorapy.keeping import CONTROL
from aurorapy.planner.types import HOME
from aurorapy.planner.types.numeric import EXACT
from aurorapy.wire import build, frontend

if TYPE_CHECKING:
    from .server import Server

log = logging.getLogger("aurorapy")
EPOCH_2000_US = 946_684_800_000_000


class _Timer:
    """Microseconds since 2000-01-01 UTC that never go back."""

    def __init__(self) -> None:
        self._base = time.time_ns() // 1000 - EPOCH_2000_US - time.monotonic_ns() // 1000

    def __call__(self) -> int:
        return self._base + time.monotonic_ns() // 1000


clock = _Timer()


class Connection(Attention, asyncio.Protocol):
    """One client. It is the session's rim: clock, chance, sending, scheduling."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.reader = frontend.Reader()
        self.transport: Any = None
        self.session: Any = None
        self.greenlet: Any = None
        self.idle = False
        self.paused = False
        self.rousable = False  # it waits for its client, or for something to send
        self.login_timer: Any = None
        self.closed = False
        self.full = False  # the client does not read as fast as it is written to
        self.on_room: list[Callable[[], None]] = []
        self.encrypted = False
        self.is_control = False
        self.init_attention()
        self.secret = int.from_bytes(os.urandom(4), "big")
        self.pid = 0
        self.tcp_defaults: dict[str, int] = {}  # by option, once a session has changed any
        self.clock = clock
        self.random = random.random
        self.random_bytes = os.urandom

    # --- asyncio ---

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self.server.connections.add(self)
        self.login_timer = self.later(limits.LOGIN_SECONDS_MAX, transport.abort)
        self.greenlet = greenlet.greenlet(self._main)
        self.greenlet.connection = self
        self.greenlet.switch()

    def data_received(self, data: bytes) -> None:
        self.notice()
        if self.idle:
            session = self.session
            if session is not None and session.immediates and self.alone < ALONE_MIN:
                # other clients are busy, too: the session's greenlet need not run for an answer that nothing is asked for
                answer = session.immediates.get(data[5 : data.find(b"\0", 6) + 1] if data[0] == 0x42 else b"")
                if answer is not None and session.idle_limits is None and not self.reader.pending() and (found := answer(data)) is not None:
                    self.send(found)
                    return
            self.greenlet.switch(data)
            return
        self.reader.feed(data)
        if not self.paused and len(self.reader.buffer) > limits.UNREAD_BYTES_MAX:
            self.paused = True
            self.transport.pause_reading()

    def pause_writing(self) -> None:
        self.full = True

    def resume_writing(self) -> None:
        self.full = False
        waiting, self.on_room = self.on_room, []
        for callback in waiting:
            callback()

    def connection_lost(self, exc: BaseException | None) -> None:
        self.closed = True
        self.login_timer.cancel()
        self.server.connections.discard(self)
        if self.server.busy is self:
            self.server.busy = None
        self.server.controls -= self.is_control
        self.is_control = False
        if self.idle:
            self.greenlet.switch(b"")
        elif self.session is not None:
            self.session.cancelled = errors.ConnectionFailure("connection to client lost")
            if self.session.waiting is not None:
                self.session.waiting()

    # --- what a session asks for ---

    def send(self, data: bytes) -> None:
        """Past the loop's buffers where nobody else wants the interpreter's lock, which a system call of ours gives away: the storage does
        while something is to be written."""
        if data and not self.closed:
            if self.descriptor >= 0 and (self.alone >= ALONE_MIN or self.session is not None and self.session.database.is_durable):
                data = self.at_once(data)
            if data:
                self.transport.write(data)

    def wait_for_room(self, session: Any) -> None:
        """Let a session wait until its client has read most of what was sent."""
        while self.full and not self.closed:
            session.wait(self.on_room.append)

    def wake(self) -> None:
        """Let the session, which waits for its client, look why it is to end."""
        self.soon(lambda: self.greenlet.switch(b"") if self.idle else None)

    def end(self, error: errors.SQLError) -> None:
        """Tell an idle client why its connection ends, and end it."""
        self.send(build.error(error, severity="FATAL"))
        self.transport.close()

    def keep_alive(self, idle: int, interval: int, count: int, user_timeout: int) -> None:
        """When a silent peer is probed and given up: seconds, seconds, probes, milliseconds; 0: as the system has it."""
        found = self.transport.get_extra_info("socket")
        if found is None or found.family not in (socket.AF_INET, socket.AF_INET6):
            return
        found.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        for name, value in (("TCP_KEEPIDLE", idle), ("TCP_KEEPINTVL", interval), ("TCP_KEEPCNT", count), ("TCP_USER_TIMEOUT", user_timeout)):
            option = getattr(socket, name, None)
            if option is not None:
                before = self.tcp_defaults.setdefault(name, found.getsockopt(socket.IPPROTO_TCP, option))
                try:
                    found.setsockopt(socket.IPPROTO_TCP, option, value or before)
                except OSError as e:
                    raise errors.InvalidParameterValue(f"setsockopt({name}) failed: {e.strerror}") from None

    def crash_server(self) -> None:
        """The fault that a client asked for: its connection is the first that is gone."""
        self.transport.abort()
        self.closed = True
        self.server.loop.call_soon(self.server.begin_crash)

    def address(self, *, of_client: bool) -> tuple[str, int] | None:
        """Host, without an IPv6 scope, and port of the client's or the server's end; None where the connection has none."""
        found = self.transport.get_extra_info("peername" if of_client else "sockname")
        return (str(found[0]).partition("%")[0], int(found[1])) if isinstance(found, tuple) else None

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
            self.reader.feed(self._idle())
            if self.session is not None and self.session.ending:
                self.session.raise_cancelled()

    def _idle(self) -> bytes:
        """What the client sends next."""
        if self.closed:
            raise errors.ConnectionFailure("connection to client lost")
        if self.alone >= ALONE_MIN and self.descriptor >= 0 and (more := self.next_bytes()):
            return more
        self.idle = True
        if self.paused:
            self.paused = False
            self.transport.resume_reading()
        timer = self.session.idle_timer() if self.session is not None and self.session.idle_limits is not None else None
        try:
            data: bytes = self.greenlet.parent.switch()
        finally:
            self.idle = False
            if timer is not None:
                timer.cancel()
        if self.closed:
            raise errors.ConnectionFailure("connection to client lost")
        return data

    def rouser(self) -> Callable[[], None]:
        """What ends `next_or_roused`, while one waits there."""
        return lambda: self.soon(self._rouse)

    def _rouse(self) -> None:
        if self.idle and self.rousable:
            self.greenlet.switch(b"")

    def next_or_roused(self, seconds: float) -> tuple[int, bytes] | None:
        """The client's next message; None when none has come before the time is over, or who waits was roused."""
        message = self.reader.next()
        if message is not None:
            return message
        if self.closed:
            raise errors.ConnectionFailure("connection to client lost")
        timer = self.later(seconds, self._rouse)
        self.rousable = self.idle = True
        if self.paused:
            self.paused = False
            self.transport.resume_reading()
        try:
            data: bytes = self.greenlet.parent.switch()
        finally:
            self.rousable = self.idle = False
            timer.cancel()
        if self.closed:
            raise errors.ConnectionFailure("connection to client lost")
        self.reader.feed(data)
        return self.reader.next()

    # --- life of a connection ---

    def _main(self) -> None:
        decimal.setcontext(EXACT.copy())  # a greenlet's own
        try:
            parameters = self._startup()
            if parameters is not None:
                self._serve(parameters)
        except errors.UnreadableStartup:
            pass
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
            session.home.sessions.discard(session)
            session.rollback()
            session.close()
        if not self.closed:
            self.transport.close()

    def _startup(self) -> dict[str, str] | None:
        before = 0  # one request of a kind is enough: asked again, it is a version that nobody speaks
        while True:
            while (body := self.reader.next_startup()) is None:
                self.reader.feed(self._idle())
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

    def tls(self) -> Any:
        """What encrypts the connection (an ssl.SSLObject); None when nothing does."""
        return self.transport.get_extra_info("ssl_object") if self.encrypted and self.transport is not None else None

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
        from .privileges.acl import CONNECT
        from .privileges.holding import held, this_database
        from .session import Session
        from .walsender.commands import WalSender
        from .walsender.commands import mode as replication_mode

        user = parameters.get("user")
        if not user:
            raise errors.InvalidAuthorizationSpecification("no PostgreSQL user name specified in startup packet")
        role = self.server.engine.role(user)
        if len(self.server.connections) > limits.CONNECTIONS_MAX:
            raise errors.TooManyConnections("sorry, too many clients already")
        self._authenticate(user, role)
        if self.server.recovering:
            raise errors.CannotConnectNow("the database system is in recovery mode")
        is_sender = "replication" in parameters and replication_mode(parameters["replication"])
        database = self._database(parameters.get("database") or user, user, role)
        self.pid = self.server.next_pid()
        options = _command_line(parameters.get("options", ""))  # what the packet says itself counts more
        options.update((k, v) for k, v in parameters.items() if k not in ("user", "database", "options", "replication") and not k.startswith("_pq_."))
        session = self.session = Session(self.server.engine, database, user, self, self.pid, options)
        session.hub = self.greenlet.parent
        database.counters.sessions += 1
        talker = WalSender(session, role) if is_sender else session
        HOME.set(session.catalog_view)
        if not session.context.superuser and not held(session, session.user_oid, this_database(session), CONNECT):
            raise errors.FatalInsufficientPrivilege(f'permission denied for database "{database.name}"', detail="User does not have CONNECT privilege.")
        if parameters.get("application_name") == CONTROL:
            self.is_control = True
            self.server.controls += 1
        self.login_timer.cancel()
        if not self.encrypted:
            self.descriptor = self.transport.get_extra_info("socket").fileno()
        session.out += [build.AUTHENTICATION_OK]
        session._report_parameters()
        session.out.append(build.backend_key_data(self.pid, self.secret))
        session.ready()
        reader = self.reader
        while True:
            message = reader.next()
            if message is None:
                data = self._idle()
                if not reader.pending():
                    while not is_sender and session.answer_at_once(data):
                        if session.ending:
                            return
                        if reader.at < len(reader.buffer):  # it has waited for something, and the client has not
                            data = b""
                            break
                        data = self._idle()
                reader.feed(data)
                continue
            kind, body = message
            if kind == 0x58:
                return
            if kind in (0x64, 0x63, 0x66):
                continue  # the rest of a COPY that failed
            talker.message(kind, body)
            if self.closed or session.ending:
                return

    def _database(self, name: str, user: str, role: Any) -> Any:
        """The database that the client asks for, if it may have one more session."""
        engine = self.server.engine
        known = engine.databases.get(name)
        of_role = sum(s.user == user for d in engine.databases.values() for s in d.sessions) if role is not None and len(role) > 3 and role[3].get(
            "connection_limit", -1) >= 0 else 0
        templates.admit(engine, name, (user, role), 0 if known is None else sum(not s.gives_way for s in known.sessions), of_role)
        if name == "template1":
            templates.found(engine)
        return engine.database(name)

    def _authenticate(self, user: str, role: Any) -> None:
        verifier = role[2] if role is not None else None
        if self.server.password_required or verifier is not None:
            from .authentication import authenticate

            authenticate(self, user, verifier)
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
