"""A client that is alone is answered without the event loop; nobody may notice but by the clock."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator

import psycopg
import pytest

import aurorapy
from aurorapy import attention


@pytest.fixture(scope="module")
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server:
        yield server


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of what was read without the loop. The client has all the time it needs."""
    lengths: list[int] = []
    before = attention.Attention.next_bytes

    def counted(self: attention.Attention) -> bytes:
        data = before(self)
        lengths.append(len(data))
        return data

    monkeypatch.setattr(attention.Attention, "next_bytes", counted)
    monkeypatch.setattr(attention, "PATIENCE_SECONDS", 0.05)
    return lengths


def test_who_is_alone_is_waited_for(db: aurorapy.Server, taken: list[int]) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as one:
        assert [one.execute("SELECT %s::int", (i,)).fetchone() for i in range(200)] == [(i,) for i in range(200)]
    assert sum(1 for n in taken if n) > 20
    assert 0 in taken  # after TURN_SECONDS the loop has its turn


def test_two_that_take_turns_are_left_to_the_loop(db: aurorapy.Server, taken: list[int]) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as one, psycopg.connect(db.dsn, autocommit=True) as two:
        taken.clear()
        for _ in range(20):
            one.execute("SELECT 1")
            two.execute("SELECT 1")
    assert not taken


def test_nobody_waits_long_for_who_is_alone(db: aurorapy.Server, taken: list[int]) -> None:
    stop = threading.Event()

    def work() -> None:
        with psycopg.connect(db.dsn, autocommit=True) as one:
            while not stop.is_set():
                one.execute("SELECT 1")

    worker = threading.Thread(target=work)
    worker.start()
    try:
        with psycopg.connect(db.dsn, autocommit=True) as other:
            for _ in range(20):
                time.sleep(0.01)
                assert other.execute("SELECT 2").fetchone() == (2,)
    finally:
        stop.set()
        worker.join()
    assert any(taken)


def test_what_the_socket_does_not_take_comes_in_order(db: aurorapy.Server, taken: list[int]) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as one:
        for _ in range(8):
            one.execute("SELECT 1")
        rows = one.execute("SELECT g, repeat('x', 200) FROM generate_series(1, 100000) g").fetchall()
        assert [r[0] for r in rows] == list(range(1, 100001))
        with one.pipeline():
            cursors = [one.execute("SELECT repeat(%s, 300000)", (c,)) for c in "abcdefghijkl"]
            assert ["".join(sorted(set(c.fetchone()[0]))) for c in cursors] == list("abcdefghijkl")  # type: ignore[index]
    assert any(taken)


def test_who_goes_away_while_it_is_waited_for(db: aurorapy.Server, taken: list[int]) -> None:
    host, port = db.host, db.port
    for end in ("close", "reset"):
        with socket.create_connection((host, port)) as s:
            body = struct.pack("!i", 196608) + b"user\0postgres\0database\0postgres\0\0"
            s.sendall(struct.pack("!i", len(body) + 4) + body)
            query = b"Q" + struct.pack("!i", 4 + 9) + b"SELECT 1\0"
            answered = b""
            for _ in range(12):
                s.sendall(query)
                while not answered.endswith(b"Z\0\0\0\x05I"):
                    answered += s.recv(65536)
                answered = b""
            if end == "reset":
                s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            s.sendall(query[:3])
    with psycopg.connect(db.dsn, autocommit=True) as other:
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            row = other.execute("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'").fetchone()
            if row == (1,):
                break
            time.sleep(0.01)
        assert row == (1,)
