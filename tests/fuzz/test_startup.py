"""Start-up packets: garbage, too large, too small, halves, wrong versions, many requests for encryption. The server closes or answers, and lives."""

from __future__ import annotations

import os
import struct
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

import aurorapy
from tests.fuzz.peer import CANCEL_REQUEST, GSS_REQUEST, SSL_REQUEST, VERSION_3, Peer, no_internal_error, packet, query, sqlstate, startup

EXAMPLES = settings(max_examples=int(os.environ.get("FUZZ_EXAMPLES", "40")), deadline=None)
CODES = st.sampled_from((VERSION_3, VERSION_3 + 2, 0, 2 << 16, 4 << 16, 0x7FFFFFFF, CANCEL_REQUEST, SSL_REQUEST, GSS_REQUEST)) | st.integers(0, 2**31 - 1)
PARAMETERS = st.lists(st.sampled_from((b"user", b"database", b"postgres", b"options", b"client_encoding", b"-c", b"TimeZone", b"_pq_.x", b"replication",
                                       b"-c statement_timeout=x", b"--", b"-c", b"\\ ", b"application_name")) | st.binary(max_size=12), max_size=10)


def ends(server: aurorapy.Server, data: bytes) -> None:
    """Send and stop sending: the server must come to an end. An encryption request's one-byte answers come before messages."""
    with Peer.of(server.dsn) as p:
        p.send(data)
        p.finish()
        first = p.raw()
        p.buffer = first.lstrip(b"N")
        no_internal_error(p.rest() if first else [])


@given(st.binary(max_size=300))
@EXAMPLES
def test_rubbish(target: aurorapy.Server, healthy: Callable[[], None], data: bytes) -> None:
    ends(target, data)
    healthy()


@given(st.integers(-2**31, 2**31 - 1) | st.sampled_from((0, 4, 7, 8, 10_000, 10_001)), CODES, st.binary(max_size=100))
@EXAMPLES
def test_lengths_and_versions(target: aurorapy.Server, healthy: Callable[[], None], length: int, code: int, body: bytes) -> None:
    ends(target, struct.pack("!ii", length, code) + body)
    ends(target, packet(code, body))
    healthy()


@given(PARAMETERS, st.booleans(), st.booleans())
@EXAMPLES
def test_parameters(target: aurorapy.Server, healthy: Callable[[], None], parameters: list[bytes], valid: bool, terminated: bool) -> None:
    head = b"user\0postgres\0database\0postgres\0" if valid else b""
    ends(target, packet(VERSION_3, head + b"\0".join(parameters) + (b"\0\0" if terminated else b"")))
    healthy()


@given(st.integers(0, 60))
@EXAMPLES
def test_half_a_packet(target: aurorapy.Server, healthy: Callable[[], None], size: int) -> None:
    whole = startup()
    ends(target, whole[: min(size, len(whole) - 1)])
    with Peer.of(target.dsn) as p:  # closed without a word
        p.send(whole[:size])
    healthy()


@given(st.lists(st.sampled_from((SSL_REQUEST, GSS_REQUEST)), max_size=6))
@EXAMPLES
def test_requests_for_encryption(target: aurorapy.Server, healthy: Callable[[], None], requests: list[int]) -> None:
    """Each is answered N; the same one again is an unknown version, as in PostgreSQL."""
    with Peer.of(target.dsn) as p:
        for i, code in enumerate(requests):
            p.send(packet(code))
            if requests[i - 1 : i] == [code]:
                p.finish()
                assert [(k, sqlstate(b)) for k, b in p.rest()] == [(b"E", "0A000")]
                break
            assert p.raw() == b"N"
        else:
            assert p.login()[-1] == (b"Z", b"I")
            p.send(query("SELECT 1"))
            assert len(p.until_ready()) == 4
    healthy()


def test_cancel_requests_of_nobody(target: aurorapy.Server, healthy: Callable[[], None]) -> None:
    for body in (b"", b"\0", b"\0" * 4, b"\0" * 8, b"\xff" * 8, b"\0" * 40):
        with Peer.of(target.dsn) as p:
            p.send(packet(CANCEL_REQUEST, body))
            assert p.rest() == []
    healthy()
