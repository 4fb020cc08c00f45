"""Values of every type from outside: random and damaged bytes as binary parameters, as text parameters, and inside COPY's binary format.
Each is refused with a typed error or taken; what was taken comes out in a form that means the same.

With FUZZ_POSTGRES (a DSN) a real PostgreSQL must take and refuse the same values, and print them equally.
"""

from __future__ import annotations

import os
import random
import struct
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aurorapy
from tests.fuzz.peer import SYNC, TERMINATE, Message, Peer, bind, execute, frame, no_internal_error, parse, query, sqlstate

EXAMPLES = settings(max_examples=int(os.environ.get("FUZZ_EXAMPLES", "15")), deadline=None)
REFUSALS = ("22", "08", "0A", "42", "54", "XX")  # 0A, 54: arrays of more dimensions; 42: of other elements; XX: another jsonb, as in PostgreSQL
POSTGRES = os.environ.get("FUZZ_POSTGRES", "")

SAMPLES: dict[str, tuple[str, ...]] = {
    "bool": ("t", "false", "on"),
    "int2": ("-32768", " 17 "),
    "int4": ("2147483647", "-1"),
    "int8": ("-9223372036854775808", "12"),
    "float4": ("1.5", "NaN", "-Infinity", "1e30"),
    "float8": ("0.1", "1e308", "-0", "Infinity"),
    "numeric": ("12345.67890", "-0.00001", "NaN", "1e100", "Infinity", "0"),
    "text": ("höllo", "", "a'b\\c"),
    "varchar": ("x", "ü" * 10),
    "bpchar": ("x ", ""),
    "name": ("some_name", "y" * 70),
    "bytea": ("\\x00ff", "abc\\000", "\\\\"),
    "date": ("2024-02-29", "infinity", "0044-03-15 BC", "5874897-12-31"),
    "time": ("23:59:59.999999", "24:00", "04:05 PM"),
    "timetz": ("12:00+02", "23:59:60-15:59"),
    "timestamp": ("2024-02-29 12:34:56.789", "-infinity", "4714-11-24 00:00:00 BC"),
    "timestamptz": ("2024-02-29 12:34:56+01", "infinity", "294276-12-31 23:59:59.999999+00"),
    "interval": ("1 year 2 months 3 days 04:05:06.7", "-1 day", "P1Y2M3DT4H5M6S", "178000000 years"),
    "uuid": ("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11", "{a0eebc999c0b4ef8bb6d6bb9bd380a11}"),
    "json": ('{"a": [1, 2.5, null, "x\\u00e9"]}', " 1 "),
    "jsonb": ('{"b": 1, "a": [true, -1.50, {"c": ""}]}', '"x"', "1e3"),
    "oid": ("4294967295", "0"),
    "inet": ("10.1/16", "192.168.1.5", "::ffff:1.2.3.4/96", "2001:db8::1"),
    "cidr": ("10", "0xc0a80", "2001:db8::/32"),
    "macaddr": ("08:00:2b:1:2:3", "0800.2b01.0203"),
    "macaddr8": ("08002b010203", "08-00-2b-01-02-03-04-05"),
    "point": ("(1.5,-2e3)", "1,2"),
    "lseg": ("[(1,2),(3,4)]", "1,2,3,4"),
    "box": ("(3,4),(1,2)", "((1,2),(3,4))"),
    "line": ("{1,-1,0.5}", "[(0,0),(1,1)]"),
    "path": ("((1,2),(3,4))", "[(1,2),(3,4),(5,6)]"),
    "polygon": ("((0,0),(1,1),(1,0))", "(1,2),(3,4)"),
    "circle": ("<(1,2),3>", "1,2,3"),
    "money": ("$1,234.56", "(12.345)", "($5)"),
    "_box": ("{(3,4),(1,2);(1,1),(0,0)}",),
    "_int4": ("{1,2,NULL}", "{}", "{-1}"),
    "_text": ('{a,"b c",NULL,"null","\\"\\\\"}', "{}"),
    "_numeric": ("{1.5,NaN}",),
    "int4range": ("[1,5)", "(,3]", "empty", " ( 1 , \"7\" ] "),
    "numrange": ("[1.50,NaN)", "(-Infinity,2]"),
    "daterange": ("[2024-02-29,infinity]", "(,)"),
    "tstzrange": ("[2024-02-29 12:34:56+01,)",),
    "int8multirange": ("{[1,2),[2,9),empty}", "{}"),
    "tsmultirange": ('{["2024-02-29 12:00","2024-03-01"]}',),
    "_int4range": ('{"[1,5)",empty,NULL}',),
    "_timestamptz": ('{"2024-02-29 12:34:56+01"}',),
}


class Asking:
    """A connection that asks the same of one type again and again."""

    def __init__(self, dsn: str) -> None:
        url = urlsplit(dsn)
        self.peer = Peer.of(dsn)
        assert self.peer.login(url.username or "postgres", url.path.strip("/") or "postgres")[-1] == (b"Z", b"I")
        self.ask(query("SET timezone = 'UTC'"))

    def ask(self, data: bytes) -> list[Message]:
        """The answer up to ReadyForQuery, which must come."""
        self.peer.send(data)
        answer = self.peer.until_ready()
        assert answer and answer[-1][0] == b"Z", answer
        no_internal_error(answer)
        return answer

    def value(self, type_name: str, data: bytes, form: int, result: int) -> bytes | str | None:
        """What the server makes of a value, in a format; a str is the SQLSTATE of its refusal."""
        answer = self.ask(parse("", f"SELECT $1::{type_name}") + bind("", "", (data,), (form,), (result,)) + execute("") + SYNC)
        for kind, body in answer:
            if kind == b"E":
                return sqlstate(body)
            if kind == b"D":
                size = struct.unpack_from("!i", body, 2)[0]
                return None if size < 0 else body[6:]
        raise AssertionError(answer)

    def __enter__(self) -> Asking:
        return self

    def __exit__(self, failure: object, *exc: object) -> None:
        with self.peer:
            self.peer.send(TERMINATE)
            if failure is None:
                assert self.peer.rest() == []


def damaged(chance: random.Random, data: bytes) -> bytes:
    """A value with an accident, or something else altogether."""
    at = chance.randrange(len(data) + 1)
    match chance.randrange(6):
        case 0:
            return chance.randbytes(chance.choice((0, 1, 2, 4, 8, 12, 16, 20, 33)))
        case 1:
            return data[:at]
        case 2:
            return data[:at] + chance.randbytes(1) + data[at + 1 :]
        case 3:
            return data + chance.randbytes(chance.randrange(1, 5))
        case 4:
            return data[:at] + chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\0\0\0")) + data[at + 4 :]
        case _:
            return data


def damaged_text(chance: random.Random, text: str) -> bytes:
    """A text form with an accident."""
    at = chance.randrange(len(text) + 1)
    match chance.randrange(4):
        case 0:
            changed = text[:at] + chance.choice("0123456789 .-+:,{}\"'\\eEnNTZ/_\t") + text[at + chance.randrange(2) :]
        case 1:
            changed = text[:at] + text[at + 1 :]
        case 2:
            changed = text[:at] + text
        case _:
            return text.encode()[:at] + chance.randbytes(chance.randrange(1, 3)) + text.encode()[at:]
    return changed.encode()


@pytest.mark.parametrize("name", list(SAMPLES))
@given(seed=st.integers(0, 2**63))
@EXAMPLES
def test_binary_parameters(target: aurorapy.Server, healthy: Callable[[], None], name: str, seed: int) -> None:
    """What is accepted is given back in binary, and that is accepted as the same value."""
    chance = random.Random(seed)
    with Asking(target.dsn) as ours:
        binary_parameters(ours, chance, name)
    healthy()


def binary_parameters(ours: Asking, chance: random.Random, name: str) -> None:
    """Damaged forms of one type."""
    sample = ours.value(name, chance.choice(SAMPLES[name]).encode(), 0, 1)
    assert isinstance(sample, bytes)
    for _ in range(20):
        data = damaged(chance, sample)
        got = ours.value(name, data, 1, 0)
        if isinstance(got, bytes):
            back = ours.value(name, data, 1, 1)
            assert isinstance(back, bytes)
            assert ours.value(name, back, 1, 0) == got, (data, back)
        else:
            assert got is None or got[:2] in REFUSALS, (data, got)
        if POSTGRES:
            agrees(name, data, 1, got)


@pytest.mark.parametrize("name", list(SAMPLES))
@given(seed=st.integers(0, 2**63))
@EXAMPLES
def test_text_parameters(target: aurorapy.Server, healthy: Callable[[], None], name: str, seed: int) -> None:
    """What is accepted is printed, and what is printed is accepted as the same value."""
    chance = random.Random(seed)
    with Asking(target.dsn) as ours:
        text_parameters(ours, chance, name)
    healthy()


def text_parameters(ours: Asking, chance: random.Random, name: str) -> None:
    """Damaged text forms of one type."""
    for _ in range(20):
        data = damaged_text(chance, chance.choice(SAMPLES[name]))
        got = ours.value(name, data, 0, 0)
        if isinstance(got, bytes):
            assert ours.value(name, got, 0, 0) == got, data
        else:
            assert got is not None and got[:2] in REFUSALS, (data, got)
        if POSTGRES:
            agrees(name, data, 0, got)


def agrees(name: str, data: bytes, form: int, got: bytes | str | None) -> None:
    """Asserts that a real PostgreSQL says the same."""
    with Asking(POSTGRES) as theirs:
        want = theirs.value(name, data, form, 0)
    assert got == want, (name, data)


COPIED = ("int4", "text", "numeric", "timestamptz", "_int4", "jsonb")


@given(seed=st.integers(0, 2**63))
@EXAMPLES
def test_binary_copy(target: aurorapy.Server, healthy: Callable[[], None], seed: int) -> None:
    """Tuples with damaged fields and damaged lengths: all rows or none, and one answer."""
    chance = random.Random(seed)
    with Asking(target.dsn) as ours:
        binary_copy(ours, chance)
    healthy()


def binary_copy(ours: Asking, chance: random.Random) -> None:
    """Some files into one table."""
    samples = [ours.value(name, SAMPLES[name][0].encode(), 0, 1) for name in COPIED]
    ours.ask(query("CREATE TEMP TABLE filled (" + ", ".join(f"c{i} {name}" for i, name in enumerate(COPIED)) + ")"))
    for _ in range(10):
        rows = chance.randrange(1, 4)
        data = b"PGCOPY\n\xff\r\n\0" + bytes(8)
        for _ in range(rows):
            data += struct.pack("!h", len(COPIED))
            for s in samples:
                assert isinstance(s, bytes)
                field = damaged(chance, s) if chance.random() < 0.1 else s
                data += struct.pack("!i", len(field)) + field
        data += b"\xff\xff"
        if chance.random() < 0.3:
            data = damaged(chance, data)
        cut = chance.randrange(len(data) + 1)
        ours.ask(query("TRUNCATE filled"))
        answer = ours.ask(query("COPY filled FROM STDIN (FORMAT binary)") + frame(b"d", data[:cut]) + frame(b"d", data[cut:]) + frame(b"c"))
        tags = [body for kind, body in answer if kind == b"C"]
        answer = ours.ask(query("SELECT count(*) FROM filled"))
        copied = next(body[6:] for kind, body in answer if kind == b"D")
        assert tags == ([b"COPY " + copied + b"\0"] if tags else []) and (tags or copied == b"0")
        ours.ask(query("SELECT * FROM filled"))
