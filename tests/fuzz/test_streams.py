"""Recorded conversations, mutated: bytes changed, cut, repeated, swapped. The server answers in whole messages and closes; it never hangs."""

from __future__ import annotations

import base64
import os
import random
import struct
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aurorapy
from tests.fuzz.peer import (
    FLUSH,
    SYNC,
    TERMINATE,
    Peer,
    answers_select_1,
    bind,
    close,
    describe,
    execute,
    frame,
    no_connection_left,
    no_internal_error,
    parse,
    query,
    startup,
    text,
)

EXAMPLES = settings(max_examples=int(os.environ.get("FUZZ_EXAMPLES", "40")), deadline=None)

BINARY = b"PGCOPY\n\xff\r\n\0" + bytes(8) + struct.pack("!hii", 2, 4, 7) + struct.pack("!i", 3) + b"abc" + b"\xff\xff"
CONVERSATIONS: dict[str, list[bytes]] = {
    "simple": [query("SELECT 1, 'x', NULL"), query("BEGIN; CREATE TEMP TABLE f (a int PRIMARY KEY); INSERT INTO f VALUES (1), (2)"),
               query("INSERT INTO f VALUES (1)"), query("ROLLBACK"), query(""), query("SELECT 1/0; SELECT 2"), query("SET application_name = 'f'"), TERMINATE],
    "extended": [parse("s", "SELECT $1::int + 1, $2::text", (23, 25)), describe(b"S", "s"), bind("", "s", (b"\0\0\0\5", b"x"), (1, 0), (1,)),
                 describe(b"P", ""), execute(""), SYNC, bind("p", "s", (b"12", None)), execute("p", 1), FLUSH, close(b"P", "p"), close(b"S", "s"), SYNC,
                 parse("", "INSERT INTO fuzzed VALUES ($1, $2) RETURNING a"), bind("", "", (b"3", b"three")), execute(""), SYNC,
                 parse("", "SELECT * FROM generate_series(1, 10)"), bind("", ""), execute("", 3), execute("", 3), SYNC, TERMINATE],
    "copy text": [query("COPY fuzzed FROM STDIN"), frame(b"d", "1\tö\\n\\\\\n".encode()), frame(b"d", b"2\t\\N\n3\t\\x41\\101\n"), frame(b"c"),
                  query("COPY fuzzed TO STDOUT"), TERMINATE],
    "copy csv": [query("COPY fuzzed FROM STDIN (FORMAT csv, HEADER)"), frame(b"d", b'a,b\n1,"x ""y"" \n z"\n'), frame(b"d", b'2,\n3,""\n'), frame(b"c"),
                 query("COPY fuzzed TO STDOUT (FORMAT csv)"), TERMINATE],
    "copy binary": [query("COPY fuzzed FROM STDIN (FORMAT binary)"), frame(b"d", BINARY), frame(b"c"), query("COPY fuzzed TO STDOUT (FORMAT binary)"),
                    query("COPY fuzzed FROM STDIN (FORMAT binary)"), frame(b"d", BINARY[:20]), frame(b"f", text("no more")), TERMINATE],
    "copy extended": [parse("", "COPY fuzzed FROM STDIN"), bind("", ""), execute(""), SYNC, frame(b"d", b"1\tx\n"), frame(b"c"), SYNC, query("SELECT 1"),
                      TERMINATE],
}


@pytest.fixture(scope="module", autouse=True)
def fuzzed(target: aurorapy.Server) -> None:
    """The table that the conversations write."""
    with Peer.of(target.dsn) as p:
        p.login()
        p.send(query("CREATE TABLE fuzzed (a int, b text)"))
        assert p.until_ready()[-1] == (b"Z", b"I")


def mutated(chance: random.Random, messages: list[bytes]) -> bytes:
    """A conversation with some accidents, among whole messages and among bytes."""
    messages = list(messages)
    for _ in range(chance.randrange(3)):
        i, j = chance.randrange(len(messages)), chance.randrange(len(messages))
        match chance.randrange(4):
            case 0:
                messages[i], messages[j] = messages[j], messages[i]
            case 1:
                messages.insert(i, messages[j])
            case 2 if len(messages) > 1:
                del messages[i]
            case _:
                kind = chance.choice(b"QPBEDCSHdcfFpXz")
                messages[i] = bytes([kind]) + messages[i][1:]
    for _ in range(chance.randrange(3)):  # the inside of a message: its frame stays right
        i = chance.randrange(len(messages))
        body = accident(chance, messages[i][5:])
        messages[i] = frame(messages[i][:1], body)
    data = b"".join(messages)
    for _ in range(chance.choice((0, 0, 1, 2))):
        data = accident(chance, data)
    return data


def accident(chance: random.Random, data: bytes) -> bytes:
    """One change of a byte string."""
    at, size = chance.randrange(len(data) + 1), chance.randrange(1, 9)
    match chance.randrange(5):
        case 0:
            return data[:at] + chance.randbytes(size) + data[at:]
        case 1:
            return data[:at] + data[at + size :]
        case 2:
            return data[:at] + chance.randbytes(size) + data[at + size :]
        case 3:
            return data[:at] + data[at : at + size] * 2 + data[at + size :]
        case _:
            return data[:at]


@pytest.mark.parametrize("name", list(CONVERSATIONS))
def test_recorded_conversations(target: aurorapy.Server, healthy: Callable[[], None], name: str) -> None:
    """As recorded they run to their end: what is mutated below does reach the server."""
    with Peer.of(target.dsn) as p:
        assert p.login()[-1] == (b"Z", b"I")
        p.send(b"".join(CONVERSATIONS[name]))
        answer = p.rest()
    no_internal_error(answer)
    waits = 1 + sum(m[:1] in (b"Q", b"S") for m in CONVERSATIONS[name]) - (2 if name == "copy extended" else 1)
    assert sum(k == b"Z" for k, _ in answer) == waits
    healthy()


@pytest.mark.parametrize("name", list(CONVERSATIONS))
@given(seed=st.integers(0, 2**63))
@EXAMPLES
def test_mutated_conversations(target: aurorapy.Server, healthy: Callable[[], None], name: str, seed: int) -> None:
    chance = random.Random(seed)
    data = startup() + mutated(chance, CONVERSATIONS[name])
    with Peer.of(target.dsn) as p:
        at = 0
        while at < len(data):  # in pieces, or all at once
            size = chance.choice((1, 7, 100, len(data)))
            p.send(data[at : at + size])
            at += size
        p.finish()
        no_internal_error(p.rest())
    healthy()


# --- SASL ---


@pytest.fixture(scope="module")
def guarded() -> Iterator[aurorapy.Server]:
    """A server with a password."""
    with aurorapy.Server(password="secret") as db:
        yield db


def sasl(server: aurorapy.Server, change: Callable[[int, bytes], bytes]) -> list[tuple[bytes, bytes]]:
    """Log in with the right password, each message's body changed; the messages that came."""
    from scramp import ScramClient

    client = ScramClient(["SCRAM-SHA-256"], "postgres", "secret")
    with Peer.of(server.dsn) as p:
        p.send(startup())
        got = [p.read()]
        assert got[0] is not None and got[0][0] == b"R"
        first = client.get_client_first().encode()
        p.send(frame(b"p", change(0, b"SCRAM-SHA-256\0" + struct.pack("!i", len(first)) + first)))
        answer = p.read()
        got.append(answer)
        if answer is not None and answer[0] == b"R":
            try:
                client.set_server_first(answer[1][4:].decode())
                final = client.get_client_final().encode()
            except Exception:  # the changed nonce: the client would stop here
                final = b"c=biws,r=x,p=" + base64.b64encode(b"x" * 32)
            p.send(frame(b"p", change(1, final)))
        p.send(TERMINATE)
        p.finish()
        return [m for m in got if m is not None] + p.rest()


@given(seed=st.integers(0, 2**63))
@EXAMPLES
def test_sasl(guarded: aurorapy.Server, seed: int) -> None:
    """Whatever is changed, nobody gets in without the password, and with it everybody does."""
    chance = random.Random(seed)
    target = chance.randrange(2)
    changed = False

    def change(step: int, body: bytes) -> bytes:
        nonlocal changed
        out = accident(chance, body) if step == target else body
        changed = changed or out != body
        return out

    answer = sasl(guarded, change)
    no_internal_error(answer)
    admitted = (b"Z", b"I") in answer
    assert admitted or answer[-1][0] == b"E"
    if not changed:
        assert admitted
    if target == 1 and changed:
        assert not admitted
    assert (b"Z", b"I") in sasl(guarded, lambda _, body: body)
    no_connection_left(guarded)


def test_without_a_password(guarded: aurorapy.Server) -> None:
    with pytest.raises(AssertionError):
        answers_select_1(guarded.dsn)
    no_connection_left(guarded)
