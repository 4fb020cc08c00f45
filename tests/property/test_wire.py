"""The wire's reader: however the bytes are cut, the same messages come out; rubbish is an error, never a hang."""

from __future__ import annotations

import struct

from hypothesis import given, settings
from hypothesis import strategies as st

from aurorapy import errors
from aurorapy.wire.frontend import Reader, parse_bind

KINDS = st.sampled_from(b"QPBEDCSHdcfX")
MESSAGES = st.lists(st.tuples(KINDS, st.binary(max_size=60)), max_size=20)


def frame(kind: int, body: bytes) -> bytes:
    return bytes([kind]) + struct.pack("!i", len(body) + 4) + body


def pieces(data: bytes, cuts: list[int]) -> list[bytes]:
    at = sorted({min(c, len(data)) for c in cuts} | {0, len(data)})
    return [data[a:b] for a, b in zip(at, at[1:], strict=False)]


def drain(reader: Reader) -> list[tuple[int, bytes]]:
    out = []
    while (m := reader.next()) is not None:
        out.append(m)
    return out


@given(MESSAGES, st.lists(st.integers(0, 1500), max_size=30))
def test_cuts_do_not_matter(messages: list[tuple[int, bytes]], cuts: list[int]) -> None:
    reader, got = Reader(), []
    for piece in pieces(b"".join(frame(k, b) for k, b in messages), cuts):
        reader.feed(piece)
        got += drain(reader)
    assert got == messages
    assert not reader.pending()


@given(st.lists(st.binary(max_size=40), max_size=30), st.lists(st.integers(0, 1500), max_size=30))
def test_copy_data_in_blocks_is_copy_data_one_by_one(lines: list[bytes], cuts: list[int]) -> None:
    reader, got = Reader(), []
    for piece in pieces(b"".join(frame(0x64, b) for b in lines) + frame(0x63, b""), cuts):
        reader.feed(piece)
        taken: list[bytes] = []
        total = reader.copy_data(taken)
        assert total == sum(map(len, taken))
        got += [bytes(b) for b in taken]
    while (m := reader.next()) is not None:
        if m[0] == 0x64:
            got.append(m[1])
    assert b"".join(got) == b"".join(lines)


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_rubbish_ends_in_messages_a_wait_or_a_protocol_error(data: bytes) -> None:
    reader = Reader()
    reader.feed(data)
    try:
        for _ in range(len(data) + 1):
            if reader.next() is None:
                return
        raise AssertionError("no progress")
    except errors.SQLError as e:
        assert e.sqlstate == "08P01" and e.severity == "FATAL"


@given(st.text("abc", max_size=5), st.text("abc", max_size=5), st.lists(st.none() | st.binary(max_size=20), max_size=6),
       st.lists(st.sampled_from((0, 1)), max_size=3))
def test_bind_round_trip(portal: str, statement: str, values: list[bytes | None], results: list[int]) -> None:
    formats = [0] * len(values)
    body = portal.encode() + b"\0" + statement.encode() + b"\0" + struct.pack(f"!H{len(formats)}h", len(formats), *formats) + struct.pack("!H", len(values))
    for v in values:
        body += struct.pack("!i", -1) if v is None else struct.pack("!i", len(v)) + v
    body += struct.pack(f"!H{len(results)}h", len(results), *results)
    m = parse_bind(body)
    assert (m.portal, m.statement, m.formats, m.values, m.result_formats) == (portal, statement, formats, values, results)
    for end in range(len(body)):
        try:
            parse_bind(body[:end])
            raise AssertionError(end)
        except errors.SQLError as e:
            assert e.sqlstate == "08P01"


@given(st.binary(max_size=120))
def test_bind_rubbish(data: bytes) -> None:
    try:
        parse_bind(data)
    except errors.SQLError as e:
        assert e.sqlstate in ("08P01", "22021", "22023")
