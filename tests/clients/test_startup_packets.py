"""What is said about start-up packets that cannot be read, as PostgreSQL 15 says it: nothing to who may speak another protocol."""

from __future__ import annotations

import pytest

import aurorapy
from tests.fuzz.peer import VERSION_3, Peer, packet


@pytest.mark.parametrize(("data", "message"), [
    (b"\x16\x03\x01\x02\x00\x01\x00\x01", None),  # TLS without being asked to
    (b"GET / HTTP/1.1\r\n\r\n", None),
    (b"\0\0\0\x04", None),
    (packet(9 << 16, b""), b"unsupported frontend protocol 9.0: server supports 3.0 to 3.0"),
    (packet(VERSION_3, b"user"), b"invalid startup packet layout: expected terminator as last byte"),
    (packet(VERSION_3, b"user\0"), b"invalid startup packet layout: expected terminator as last byte"),
    (packet(VERSION_3, b"\0\0"), b"invalid startup packet layout: expected terminator as last byte"),
    (packet(VERSION_3, b"user\0postgres\0\0x"), b"invalid startup packet layout: expected terminator as last byte"),
    (packet(VERSION_3, b"\0"), b"no PostgreSQL user name specified in startup packet"),
])
def test_unreadable_packets(server: aurorapy.Server, data: bytes, message: bytes | None) -> None:
    with Peer.of(server.dsn) as p:
        p.send(data)
        p.finish()
        answer = p.raw()
        if message is None:
            assert answer == b""
        else:
            assert message in answer
