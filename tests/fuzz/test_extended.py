"""Random sequences of valid messages of the extended protocol, held against its rules: every Sync and Query is answered by exactly one
ReadyForQuery, every message by its own kind of answer in order, and after an error nothing more up to Sync.

With FUZZ_POSTGRES (a DSN) every sequence is also given to a real PostgreSQL, and the answers must be equal.

Source: PostgreSQL 15 manual, section 55.2.3.
"""

from __future__ import annotations

import os
import random
import re
from collections.abc import Callable
from itertools import zip_longest
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import aurorapy
from tests.fuzz.peer import FLUSH, SYNC, TERMINATE, Message, Peer, bind, close, describe, execute, frame, no_internal_error, parse, query, sqlstate, text

EXAMPLES = settings(max_examples=int(os.environ.get("FUZZ_EXAMPLES", "60")), deadline=None)
POSTGRES = os.environ.get("FUZZ_POSTGRES", "")

STATEMENTS = (
    ("SELECT 1", 0), ("SELECT $1::int + n FROM generate_series(1, 1) AS n", 1), ("SELECT n, n * 2 FROM generate_series(1, 5) AS n", 0), ("", 0),
    ("SELECT n/$1::int FROM generate_series(1, 1) AS n", 1), ("BEGIN", 0),
    ("COMMIT", 0), ("ROLLBACK", 0), ("INSERT INTO sequence_of VALUES (1, 'x')", 0), ("INSERT INTO sequence_of VALUES ($1, $2) RETURNING a, b", 2),
    ("UPDATE sequence_of SET b = $1 WHERE a = $2 RETURNING a", 2), ("SELECT * FROM sequence_of WHERE a = $1", 1), ("DELETE FROM sequence_of", 0),
    ("SELEC", 0), ("SELECT nosuch", 0), ("SELECT 1; SELECT 2", 0), ("SHOW server_encoding", 0), ("SET application_name = 'f'", 0), ("SAVEPOINT s", 0),
    ("ROLLBACK TO s", 0), ("DECLARE c CURSOR FOR SELECT generate_series(1, 3)", 0), ("FETCH 2 FROM c", 0), ("CLOSE c", 0), ("VALUES (1), (2), (3)", 0),
    ("SELECT $1", 1), ("SELECT $1 || $2", 2), ("SELECT FROM generate_series(1, 2)", 0), ("DEALLOCATE ALL", 0),
)
SIMPLE = ("SELECT 1", "SELECT 1; SELECT 1/0; SELECT 3", "BEGIN", "COMMIT", "ROLLBACK", "", ";", "INSERT INTO sequence_of VALUES (9, 'q'); SELECT 1",
          "COPY sequence_of TO STDOUT", "BEGIN; INSERT INTO sequence_of VALUES (8, 'q'); ROLLBACK", "SELEC", "FETCH 1 FROM c")
NAMES = ("", "one", "two")
VALUES = (None, b"1", b"0", b"2", b"x", b"", b"2147483647")
Step = tuple[str, bytes]


def steps(chance: random.Random) -> list[Step]:
    """(kind, bytes) of some messages, a Sync the last."""
    out: list[Step] = []
    wanted: dict[str, int] = {}
    for _ in range(chance.randrange(1, 25)):
        name, portal = chance.choice(NAMES), chance.choice(NAMES)
        match chance.choices("PBDEdCScQHT", (6, 7, 2, 8, 2, 1, 4, 1, 1, 1, 6))[0]:
            case "P":
                sql, count = chance.choice(STATEMENTS)
                wanted[name] = count
                out.append(("P", parse(name, sql)))
            case "B":
                count = wanted.get(name, 0) if chance.random() < 0.95 else chance.randrange(3)
                out.append(("B", bind(portal, name, tuple(chance.choice(VALUES) for _ in range(count)))))
            case "D":
                out.append(("DS", describe(b"S", name)))
            case "d":
                out.append(("DP", describe(b"P", portal)))
            case "E":
                out.append(("E", execute(portal, chance.choice((0, 0, 1, 2, 3)))))
            case "C":
                out.append(("C", close(b"S", name)))
            case "c":
                out.append(("C", close(b"P", portal)))
            case "S":
                out.append(("S", SYNC))
            case "Q":
                out.append(("Q", query(chance.choice(SIMPLE))))
            case "H":
                out.append(("H", FLUSH))
            case _:  # what drivers send
                sql, count = chance.choice(STATEMENTS)
                limit = chance.choice((0, 1, 2))
                out += [("P", parse("", sql)), ("B", bind("", "", tuple(chance.choice(VALUES) for _ in range(count)))), ("DP", describe(b"P", "")),
                        ("E", execute("", limit))]
                if chance.random() < 0.8:
                    out.append(("S", SYNC))
                wanted[""] = count
    return [*out, ("S", SYNC)]


ALLOWED = {"P": re.compile("1|E"), "B": re.compile("2|E"), "DS": re.compile("t[Tn]|t?E"), "DP": re.compile("[Tn]|E"), "E": re.compile("D*[CIsE]"),
           "C": re.compile("3|E"), "S": re.compile("E?Z"), "Q": re.compile("((TD*C)|(Hd*cC)|C|I)*((T?D*)?E)?Z"), "H": re.compile("")}


def held_against_the_rules(sent: list[Step], answer: list[Message]) -> None:
    """Asserts that the answer is one that the protocol allows."""
    kinds = "".join(k.decode() for k, _ in answer if k not in b"SNAK")
    skipping, at = False, 0
    for kind, _ in sent:
        if skipping and kind not in ("S", "Q"):
            continue
        if skipping and kind == "Q":
            continue  # a Query is skipped too
        found = ALLOWED[kind].match(kinds, at)
        assert found is not None, (kind, kinds[at:], kinds)
        skipping = kind not in ("S", "Q") and kinds[at : found.end()].endswith("E")
        at = found.end()
    assert at == len(kinds), (kinds, at)


def ask(dsn: str, sent: list[Step], pieces: random.Random) -> list[Message]:
    """What a server says to the messages, each Sync's answer awaited or not."""
    url = urlsplit(dsn)
    with Peer.of(dsn) as p:
        assert p.login(url.username or "postgres", url.path.strip("/") or "postgres")[-1] == (b"Z", b"I")
        p.send(query("CREATE TEMP TABLE sequence_of (a int PRIMARY KEY, b text)"))
        p.until_ready()
        out: list[Message] = []
        waiting = b""
        for kind, data in sent:
            waiting += data
            if kind == "S" and pieces.random() < 0.5:
                p.send(waiting)
                waiting = b""
                out += p.until_ready()
        p.send(waiting + TERMINATE)
        return out + p.rest()


def columns(body: bytes) -> list[tuple[bytes, bytes]]:
    """(name, everything but the table's oid) of a RowDescription's columns."""
    out, at = [], 2
    for _ in range(int.from_bytes(body[:2], "big")):
        end = body.index(b"\0", at)
        out.append((body[at:end], body[end + 5 : end + 19]))
        at = end + 19
    return out


def compared(answer: list[Message]) -> list[object]:
    """What must be equal between servers: kinds, rows, tags, SQLSTATEs. Tables' oids may differ."""
    out: list[object] = []
    for kind, body in answer:
        if kind in b"SNAK":
            continue
        if kind == b"E":
            out.append(("E", sqlstate(body)))
        elif kind == b"T":
            out.append(("T", columns(body)))
        else:
            out.append((kind.decode(), body))
    return out


@given(seed=st.integers(0, 2**63))
@EXAMPLES
def test_sequences(target: aurorapy.Server, healthy: Callable[[], None], seed: int) -> None:
    chance = random.Random(seed)
    sent = steps(chance)
    answer = ask(target.dsn, sent, chance)
    no_internal_error(answer)
    held_against_the_rules(sent, answer)
    if POSTGRES:
        for ours, theirs in zip_longest(compared(answer), compared(ask(POSTGRES, sent, chance))):
            assert ours == theirs, [d for _, d in sent]
    healthy()


@pytest.mark.parametrize("tail", [b"", frame(b"d", b"1\tx\n"), frame(b"c"), frame(b"d", b"1\n"), frame(b"f", text("enough")), SYNC + FLUSH + frame(b"c")])
def test_copy_in_the_extended_protocol(target: aurorapy.Server, healthy: Callable[[], None], tail: bytes) -> None:
    """COPY FROM STDIN by Execute: CopyInResponse, then CommandComplete or an error, one ReadyForQuery for the Sync that follows."""
    with Peer.of(target.dsn) as p:
        p.login()
        p.send(query("CREATE TEMP TABLE copied (a int, b text)"))
        p.until_ready()
        p.send(parse("", "COPY copied FROM STDIN") + bind("", "") + describe(b"P", "") + execute("") + FLUSH)
        assert [p.read() for _ in range(3)] == [(b"1", b""), (b"2", b""), (b"n", b"")]
        opened = p.read()
        assert opened is not None and opened[0] == b"G"
        ended = tail.startswith((b"c", b"f", b"S"))
        p.send(tail + (b"" if ended else frame(b"c")) + SYNC)
        answer = p.until_ready()
        no_internal_error(answer)
        bad = tail in (frame(b"d", b"1\n"), frame(b"f", text("enough")))
        assert [k for k, _ in answer] == [b"E" if bad else b"C", b"Z"], answer
        p.send(query("SELECT 1") + TERMINATE)
        assert [k for k, _ in p.rest()] == [b"T", b"D", b"C", b"Z"]
    healthy()


def test_commit_outside_a_block(target: aurorapy.Server, healthy: Callable[[], None]) -> None:
    """COMMIT between the statements of a message or of a pipeline ends the implicit transaction: what came before it stays."""
    def one(sql: str) -> bytes:
        return parse("", sql) + bind("", "") + execute("")

    with Peer.of(target.dsn) as p:
        p.login()
        p.send(query("CREATE TEMP TABLE implicit (a int); INSERT INTO implicit VALUES (1); COMMIT; INSERT INTO implicit VALUES (2); SELECT 1/0"))
        assert p.until_ready()[-1] == (b"Z", b"I")
        p.send(one("INSERT INTO implicit VALUES (3)") + one("COMMIT") + one("INSERT INTO implicit VALUES (4)") + one("SELECT 1/0") + SYNC)
        assert p.until_ready()[-1] == (b"Z", b"I")
        p.send(query("SELECT a FROM implicit ORDER BY a") + TERMINATE)
        assert [body[6:] for kind, body in p.rest() if kind == b"D"] == [b"1", b"3"]
    healthy()
