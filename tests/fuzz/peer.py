"""A client of bare bytes: it frames messages, reads answers under a time limit, and knows which answers PostgreSQL's protocol allows.

Source: PostgreSQL 15 manual, sections 55.2 and 55.7.
"""

from __future__ import annotations

import socket
import struct
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

SECONDS = 10.0  # for one read: an answer that takes longer is a hang
SYNC, FLUSH, TERMINATE = b"S\0\0\0\x04", b"H\0\0\0\x04", b"X\0\0\0\x04"
SSL_REQUEST, GSS_REQUEST, CANCEL_REQUEST, VERSION_3 = 80877103, 80877104, 80877102, 196608
Message = tuple[bytes, bytes]


class Hang(AssertionError):
    """The server neither answered nor closed in time."""


def frame(kind: bytes, body: bytes = b"") -> bytes:
    """A frontend message."""
    return kind + struct.pack("!i", len(body) + 4) + body


def packet(code: int, body: bytes = b"") -> bytes:
    """A packet without a kind byte."""
    return struct.pack("!ii", len(body) + 8, code) + body


def startup(user: str = "postgres", database: str = "postgres", **options: str) -> bytes:
    """A start-up packet."""
    pairs = {"user": user, "database": database, **options}
    return packet(VERSION_3, b"".join(k.encode() + b"\0" + v.encode() + b"\0" for k, v in pairs.items()) + b"\0")


def text(value: str) -> bytes:
    """A zero-ended string."""
    return value.encode() + b"\0"


def query(sql: str) -> bytes:
    return frame(b"Q", text(sql))


def parse(name: str, sql: str, types: tuple[int, ...] = ()) -> bytes:
    return frame(b"P", text(name) + text(sql) + struct.pack(f"!H{len(types)}I", len(types), *types))


def bind(portal: str, statement: str, values: tuple[bytes | None, ...] = (), formats: tuple[int, ...] = (), results: tuple[int, ...] = ()) -> bytes:
    body = text(portal) + text(statement) + struct.pack(f"!H{len(formats)}h", len(formats), *formats) + struct.pack("!H", len(values))
    for v in values:
        body += struct.pack("!i", -1) if v is None else struct.pack("!i", len(v)) + v
    return frame(b"B", body + struct.pack(f"!H{len(results)}h", len(results), *results))


def describe(kind: bytes, name: str) -> bytes:
    return frame(b"D", kind + text(name))


def execute(portal: str, limit: int = 0) -> bytes:
    return frame(b"E", text(portal) + struct.pack("!i", limit))


def close(kind: bytes, name: str) -> bytes:
    return frame(b"C", kind + text(name))


def sqlstate(body: bytes) -> str:
    """The SQLSTATE of an ErrorResponse's body."""
    for part in body.split(b"\0"):
        if part[:1] == b"C":
            return part[1:].decode()
    raise AssertionError(f"an error without SQLSTATE: {body!r}")


@dataclass
class Peer:
    """One connection. `read` gives None at the end of the stream."""

    host: str
    port: int
    sock: socket.socket = field(init=False)
    buffer: bytes = field(init=False, default=b"")

    def __post_init__(self) -> None:
        self.sock = socket.create_connection((self.host, self.port), timeout=SECONDS)

    @classmethod
    def of(cls, dsn: str) -> Peer:
        """A connection to a DSN's host and port; nothing is sent yet."""
        url = urlsplit(dsn)
        return cls(url.hostname or "127.0.0.1", url.port or 5432)

    def __enter__(self) -> Peer:
        return self

    def __exit__(self, *exc: object) -> None:
        self.sock.close()

    def send(self, data: bytes) -> None:
        """Send; a server that has closed already is no error here, the read tells."""
        try:
            self.sock.sendall(data)
        except (BrokenPipeError, ConnectionResetError):
            pass
        except TimeoutError:
            raise Hang("the server does not read") from None

    def finish(self) -> None:
        """No more will be sent."""
        try:
            self.sock.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the server was first

    def raw(self) -> bytes:
        """What comes next; empty at the end."""
        try:
            return self.sock.recv(1 << 16)
        except ConnectionResetError:
            return b""
        except TimeoutError:
            raise Hang(f"no answer in {SECONDS} s") from None

    def read(self) -> Message | None:
        """The next message; asserts that the stream is framed."""
        while True:
            if len(self.buffer) >= 5:
                (length,) = struct.unpack_from("!i", self.buffer, 1)
                assert 4 <= length < 1 << 24, self.buffer[:20]
                assert self.buffer[:1] in b"RSKZTDCENAInstGHWcd123v", self.buffer[:20]
                if len(self.buffer) > length:
                    kind, body = self.buffer[:1], self.buffer[5 : length + 1]
                    self.buffer = self.buffer[length + 1 :]
                    return kind, body
            more = self.raw()
            if not more:
                assert not self.buffer, f"the stream ends inside a message: {self.buffer[:20]!r}"
                return None
            self.buffer += more

    def until_ready(self) -> list[Message]:
        """Messages up to ReadyForQuery (with it), or the end."""
        out: list[Message] = []
        while (m := self.read()) is not None:
            out.append(m)
            if m[0] == b"Z":
                break
        return out

    def rest(self) -> list[Message]:
        """Every message until the server closes."""
        out: list[Message] = []
        while (m := self.read()) is not None:
            out.append(m)
        return out

    def login(self, user: str = "postgres", database: str = "postgres") -> list[Message]:
        """Send the start-up packet, read up to ReadyForQuery."""
        self.send(startup(user, database))
        return self.until_ready()


def no_internal_error(messages: list[Message]) -> None:
    """Every error carries a SQLSTATE, and none says that the server met a bug."""
    for kind, body in messages:
        if kind == b"E":
            assert sqlstate(body) and b"Minternal error" not in body, body


def answers_select_1(dsn: str) -> None:
    """A new connection is served."""
    with Peer.of(dsn) as p:
        assert p.login()[-1] == (b"Z", b"I")
        p.send(query("SELECT 1"))
        answer = p.until_ready()
        assert [k for k, _ in answer] == [b"T", b"D", b"C", b"Z"], answer
        p.send(TERMINATE)
        assert p.rest() == []


def no_connection_left(server: object) -> None:
    """Every connection's end was noticed."""
    deadline = time.monotonic() + 5
    while left := len(server.connections):  # type: ignore[attr-defined]
        assert time.monotonic() < deadline, f"{left} connections leaked"
        time.sleep(0.001)
