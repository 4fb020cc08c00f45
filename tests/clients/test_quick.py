"""Requests that come again and again are answered from their bytes: the answers are those of the messages read one by one."""

from __future__ import annotations

import random
import socket
import struct
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import aurorapy
from aurorapy import connection
from aurorapy import quick as quick_module
from aurorapy.quick import Quick, text_integer

pytestmark = pytest.mark.timeout(60)


@pytest.mark.parametrize("data", [b"0", b"7", b"999999999", b"-1", b"-4999", b"-99999999"])
def test_integers_of_few_digits_need_no_input_function(data: bytes) -> None:
    assert text_integer(data) == int(data)


@pytest.mark.parametrize("data", [b"", b"-", b"--1", b"- 1", b" 1", b"1_0", b"+1", b"2147483648", b"-999999999", b"\xd9\xa3", b"1.0"])
def test_others_are_left_to_it(data: bytes) -> None:
    with pytest.raises((ValueError, IndexError)):
        text_integer(data)


class Raw:
    """Bytes in, bytes out."""

    def __init__(self, db: aurorapy.Server) -> None:
        self.socket = socket.create_connection((db.host, db.port), 20)
        body = b"\0\x03\0\0user\0postgres\0database\0postgres\0\0"
        self.socket.sendall(struct.pack("!i", len(body) + 4) + body)
        self.buffer = b""
        self.answer()

    def __enter__(self) -> Raw:
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def answer(self) -> bytes:
        """Everything up to the next ReadyForQuery."""
        at = 0
        while True:
            while len(self.buffer) - at < 5 or len(self.buffer) - at < 1 + int.from_bytes(self.buffer[at + 1 : at + 5], "big"):
                more = self.socket.recv(65536)
                assert more, "the server has closed the connection"
                self.buffer += more
            end = at + 1 + int.from_bytes(self.buffer[at + 1 : at + 5], "big")
            if self.buffer[at : at + 1] == b"Z":
                found, self.buffer = self.buffer[:end], self.buffer[end:]
                return found
            at = end

    def ask(self, request: bytes) -> bytes:
        self.socket.sendall(request)
        return self.answer()


def message(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("!i", len(body) + 4) + body


def query(text: str) -> bytes:
    return message(b"Q", text.encode() + b"\0")


def parse(name: str, text: str, *types: int) -> bytes:
    return message(b"P", f"{name}\0{text}\0".encode() + struct.pack(f"!h{len(types)}I", len(types), *types)) + message(b"S", b"")


def bind(name: str, *values: bytes | None, formats: tuple[int, ...] = (), results: tuple[int, ...] = (), describe: bool = True, extra: int = 0) -> bytes:
    """Bind, Describe, Execute, Sync. `extra`: what the Bind message's length is wrong by."""
    body = b"\0" + name.encode() + b"\0" + struct.pack(f"!h{len(formats)}hh", len(formats), *formats, len(values))
    for v in values:
        body += struct.pack("!i", -1) if v is None else struct.pack("!i", len(v)) + v
    body += struct.pack(f"!h{len(results)}h", len(results), *results)
    sent = b"B" + struct.pack("!i", len(body) + 4 + extra) + body
    return sent + (message(b"D", b"P\0") if describe else b"") + message(b"E", b"\0\0\0\0\0") + message(b"S", b"")


SETUP = [
    "CREATE TABLE t (id int PRIMARY KEY, n int, s text)", "INSERT INTO t SELECT g, g * 10, 'row ' || g FROM generate_series(1, 1000) g WHERE g % 7 <> 0",
    "CREATE TABLE named (k text PRIMARY KEY, b bigint)", "INSERT INTO named VALUES ('a', 1), ('it''s', 9000000000), ('', -1)",
    "CREATE TABLE sparse (id bigint PRIMARY KEY, n int)", "INSERT INTO sparse SELECT g * g * g, g FROM generate_series(-300, 300) g",
    "UPDATE t SET n = NULL WHERE id % 50 = 3", "CREATE TABLE notes (id int NOT NULL CHECK (id < 900), note varchar(5), at timestamptz)",
    "CREATE SCHEMA other", "CREATE TABLE other.t (id int PRIMARY KEY, n int, s text)", "INSERT INTO other.t VALUES (1, -1, 'elsewhere')",
]
PREPARED = [parse("p", "SELECT n, s FROM t WHERE id = $1"), parse("k", "SELECT b FROM named WHERE k = $1"), parse("s", "SELECT n FROM sparse WHERE id = $1"),
            parse("n", "SELECT n FROM t WHERE id = $1"),
            parse("two", "SELECT s FROM t WHERE id = $1 AND n > $2"), parse("u", "UPDATE t SET n = n + $1 WHERE id = $2"),
            parse("i", "INSERT INTO named VALUES ($1, $2)"), parse("begin", "BEGIN"), parse("commit", "COMMIT"), parse("rollback", "ROLLBACK")]


def text_of_one_row(chance: random.Random, id: str) -> str:
    """A text whose literals change: of the usual kinds, and of others that are no integers, fail, or do not end the text."""
    n, word = chance.randint(-5, 5), chance.choice(["a", "it''s", "", "none", "caf\u00e9", "new 7", "\\x", "--", "a;b"])
    match chance.randint(0, 9):
        case 0 | 1:
            return f"UPDATE t SET n = n + {n}, s = '{word}' WHERE id = {id};"
        case 2 | 3:
            return f"UPDATE t SET n = n + {n} WHERE id = {id}"
        case 4:
            return f"SELECT s, b FROM (SELECT 1) x, named WHERE k = '{word}'" if n > 3 else f"SELECT b FROM named WHERE k = '{word}'"
        case 5:
            return f"INSERT INTO named VALUES ('{word} {n}', {chance.choice(['1', '-7', '3000000000', '1.5', 'NULL', '99999999999999999999'])})"
        case 6:
            return f"INSERT INTO notes (id, note) VALUES ({id}, '{word}');"
        case 7:
            return f"UPDATE t SET n = {n} / {chance.choice([0, 1])} WHERE id = {id}"
        case 8:
            return f"SELECT n, \"s\" FROM t WHERE id = {id} AND n > {n}{chance.choice(['', '; SELECT 1', ' -- ' + word])}"
        case _:
            return f"UPDATE t SET s = {chance.choice(['E', ''])}'{word}' WHERE id = {id}"


def requests(chance: random.Random) -> Iterator[bytes]:
    """What a client may send."""
    number = chance.choice
    for at in range(800):
        if not at % 20:
            yield query("ROLLBACK")
            yield message(b"C", b"Sp\0") + message(b"S", b"")
            yield PREPARED[0]
        id = str(chance.randint(-3, 1005)).encode()
        match chance.randint(0, 21 if chance.random() < 0.3 else 12):
            case 0 | 1 | 2:
                yield bind(number(["p", "n"]), id, describe=chance.random() < 0.7)
            case 3:
                yield bind("p", struct.pack("!i", chance.randint(-3, 1005)), formats=(1,), results=number([(), (1,), (0, 1)]))
                yield bind("n", struct.pack("!i", chance.randint(-3, 1005)), formats=(1,), results=number([(), (1,), (0,)]))
            case 4:
                yield bind("p", number([None, b"", b"x", b" 5 ", b"+5", b"5.0", b"99999999999", b"2147483647", b"\xd9\xa3", b"007"]))
            case 5:
                yield bind("k", number([b"a", b"it's", b"", b"none", None, b"\xff"]))
            case 6:
                yield bind("s", str(chance.randint(-300, 300) ** 3 + number([0, 0, 1])).encode())
            case 7:
                yield bind("two", id, number([b"50", b"5000", None]))
            case 8:
                yield bind("u", number([b"1", b"-1", b"-40", b"-0", b"-", b"--1", b"- 1", b"-99999999", b"-2147483648", b"-2147483649"]), id)
            case 9:
                yield bind("i", b"new %d" % chance.randint(0, 50), b"5")
            case 10 | 11:
                yield bind(number(["begin", "commit", "commit", "rollback"]), describe=chance.random() < 0.5)
            case 12 | 13 if chance.random() < 0.7:
                yield query(number(["BEGIN", "BEGIN;", "BEGIN;", "COMMIT;", "END;", "END", "ROLLBACK", "SAVEPOINT a", "ROLLBACK TO a", "RELEASE a", "COMMIT AND CHAIN"]))
                for _ in range(number([1, 4, 8])):
                    yield query(text_of_one_row(chance, number([id.decode(), "5", "6", "'5'"])))
            case 12 | 13:
                for _ in range(number([1, 4])):
                    yield query(f"SELECT n FROM t WHERE id = {chance.randint(0, 1005)}{number(['', ';', ' ; '])}")
            case 14:
                yield query(f"SELECT n FROM t WHERE id = 5 LIMIT {chance.randint(0, 3)}")
                yield query(f"SELECT n FROM t WHERE id = -{chance.randint(1, 9)}")
                yield query(f"SELECT {chance.randint(1, 9)}, n FROM t WHERE id = 3")
            case 15:
                yield query(f"SELECT n FROM t WHERE id = {number(['2147483648', '00012', '1e2', '12.0', '5--7', '5/*', '5; SELECT 6', '$1', '1_0'])}")
                yield query(f"SELECT 'a' || n FROM t WHERE s = 'row 5' AND id = {chance.randint(4, 6)}")
            case 16:
                yield query(number(["SET search_path = other, public", "RESET search_path", "SET extra_float_digits = 0", "SET client_encoding = 'LATIN1'",
                                    "RESET client_encoding", "SET DateStyle = 'German'"]))
            case 17:
                yield query(number(["ALTER TABLE t ADD COLUMN IF NOT EXISTS z int DEFAULT 4", "ALTER TABLE t DROP COLUMN IF EXISTS z",
                                    "CREATE TEMP TABLE t AS TABLE t" if at > 700 else "SELECT 2", "DROP TABLE IF EXISTS pg_temp.t", "DEALLOCATE p", "SELECT 1/0",
                                    "BEGIN READ ONLY", "BEGIN ISOLATION LEVEL REPEATABLE READ", "COMMIT", "ROLLBACK", "BEGIN; CREATE TABLE mine (id int)"]))
            case 18:
                yield message(b"C", b"Sp\0") + message(b"S", b"")
                yield parse("p", number(["SELECT n, s FROM t WHERE id = $1", "SELECT s FROM t WHERE n = $1", "SELECT id, s FROM t WHERE id = $1", "SELECT 1"]))
            case 19:
                yield bind("p", id) + bind("two", id, b"1")
                yield bind("nobody", id)
                yield parse("", "SELECT n FROM t WHERE id = $1")[:-5] + bind("", id)
            case 20:
                yield bind("p", id, b"2")
                yield bind("p", id, formats=(0, 0))
                yield bind("p", id, results=(0, 0, 0))
                yield bind("p", id, formats=(7,))
            case 21:
                yield bind("p", id)[:-15] + message(b"E", b"\0\0\0\0\x01") + message(b"S", b"")
    yield query("ROLLBACK")
    yield query("SELECT sum(n), count(*) FROM public.t")
    yield query("SELECT * FROM named ORDER BY k")
    yield query("SELECT * FROM notes ORDER BY id, note")
    yield query("SELECT * FROM public.t ORDER BY id")


def answers(seed: int) -> list[tuple[bytes, bytes]]:
    found: list[tuple[bytes, bytes]] = []
    with aurorapy.Server() as db, Raw(db) as client:
        for request in [*map(query, SETUP), *PREPARED, *requests(random.Random(seed))]:
            answer = client.ask(request)
            for _ in range(request.count(b"S\0\0\0\x04") - 1):
                answer += client.answer()
            found.append((request, answer))
    return found


@pytest.mark.parametrize(("seed", "alone"), [(1, True), (2, True), (3, False), (4, False)])
def test_answers_are_the_same_as_those_of_the_long_way(seed: int, alone: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bool] = []
    if not alone:  # each request is brought by the loop, as where several clients are busy
        monkeypatch.setattr(connection, "ALONE_MIN", 1_000_000)
    made: list[Callable[[bytes], bytes | None]] = []

    def counted(function: Callable[..., Any]) -> Callable[..., Any]:
        def make(*args: Any) -> Callable[[bytes], bytes | None]:
            immediate = function(*args)

            def answer(data: bytes) -> bytes | None:
                found: bytes | None = immediate(data)
                if found is not None:
                    made.append(immediate)
                return found

            return answer

        return make

    for name in ("of_bind", "of_query"):
        monkeypatch.setattr(quick_module, name, counted(getattr(quick_module, name)))
    quick = Quick.answer_at_once

    def noted(self: Quick, data: bytes) -> bool:
        taken.append(quick(self, data))
        return taken[-1]

    monkeypatch.setattr(Quick, "answer_at_once", noted)
    short = answers(seed)
    assert taken.count(True) > 50 and len(made) >= 20
    monkeypatch.setattr(quick_module, "is_simple", lambda plan, types, code: False)
    monkeypatch.setattr(Quick, "answer_at_once", lambda self, data: False)
    for (request, ours), (_, expected) in zip(short, answers(seed), strict=True):
        assert ours == expected, request


def test_a_length_that_is_wrong_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with aurorapy.Server() as db, Raw(db) as client:
        for request in [*map(query, SETUP), *PREPARED]:
            client.ask(request)
        right = [client.ask(bind("p", b"5")) for _ in range(3)]
        assert right[0] == right[1] == right[2] and b"row 5" in right[0]
        client.socket.sendall(bind("p", b"5", extra=-2))
        assert b"08P01" in client.socket.recv(65536)


def test_who_sends_on_while_a_statement_waits_is_answered_in_turn() -> None:
    with aurorapy.Server() as db, Raw(db) as one, Raw(db) as two:
        for request in [*map(query, SETUP), *PREPARED]:
            one.ask(request)
        for request in PREPARED:
            two.ask(request)
        for client in (one, two):
            for request in (bind("begin"), bind("u", b"1", b"5"), bind("commit")) * 2:
                client.ask(request)
        one.ask(bind("begin"))
        one.ask(bind("u", b"100", b"5"))
        two.ask(bind("begin"))
        two.socket.sendall(bind("u", b"1", b"5"))
        two.socket.sendall(bind("p", b"5") + bind("commit"))
        one.ask(bind("commit"))
        assert b"UPDATE 1" in two.answer()
        assert b"155" in two.answer() and b"COMMIT" in two.answer()
