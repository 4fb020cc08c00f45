"""Random expressions over ranges and multiranges here and on a PostgreSQL 15, as test_differential.py: values, types, and SQLSTATE and words of errors.

AURORAPY_RANGES says how many (3,000), AURORAPY_SEEDS where to begin.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import pq

import aurorapy

ORACLE = os.environ.get("AURORAPY_ORACLE", "")
COUNT = int(os.environ.get("AURORAPY_RANGES", "3000"))
FIRST = int(os.environ.get("AURORAPY_SEEDS", "0").partition("-")[0])

pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(300)]

Connection = psycopg.Connection[Any]

ELEMENTS: dict[str, tuple[str, tuple[str, ...]]] = {  # a type and values of it, in order
    "int4": ("int4", ("-4", "0", "1", "2", "3", "5", "2147483647")),
    "int8": ("int8", ("-9223372036854775808", "0", "1", "2", "7", "9223372036854775807")),
    "num": ("numeric", ("-Infinity", "-3", "0", "1", "1.0", "1.50", "2", "Infinity", "NaN")),
    "date": ("date", ("-infinity", "2020-01-01", "2020-01-02", "2020-01-03", "2020-02-01", "infinity")),
    "ts": ("timestamp", ("-infinity", "2020-01-01", "2020-01-01 00:00:00.000001", "2020-01-02 12:00", "infinity")),
    "tstz": ("timestamptz", ("2020-01-01", "2020-01-01 12:00+02", "2020-07-02 10:00Z", "infinity")),
}
RELATIONS = ("=", "<>", "<", "<=", ">", ">=", "&&", "@>", "<@", "<<", ">>", "&<", "&>", "-|-")
SETS = ("+", "-", "*")
FUNCTIONS = ("lower", "upper", "isempty", "lower_inc", "upper_inc", "lower_inf", "upper_inf")


class Expressions:
    """One seed's expressions."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.family = self.chance.choice(tuple(ELEMENTS))
        self.type, self.values = ELEMENTS[self.family]

    def element(self) -> str:
        return f"'{self.chance.choice(self.values)}'::{self.type}"

    def bounds(self) -> tuple[str, str]:
        """Two bounds, empty for infinity, the wrong way round now and then."""
        chance = self.chance
        low, high = (chance.randrange(len(self.values)) for _ in range(2))
        if low > high and chance.random() > 0.02:
            low, high = high, low
        return chance.choice(("", *[self.values[low]] * 5)), chance.choice(("", *[self.values[high]] * 5))

    def literal(self) -> str:
        """The text of a range, nearly always one that is valid."""
        chance = self.chance
        if chance.random() < 0.06:
            return "empty"
        low, high = self.bounds()
        quote = chance.choice(("", "", '"')) if low and high else ""
        text = f"{chance.choice('[(')}{quote}{low}{quote},{quote}{high}{quote}{chance.choice('))]')}"
        if chance.random() < 0.02 and self.type in ("int4", "int8", "numeric"):
            at = chance.randrange(len(text))
            text = text[:at] + chance.choice(('"', "\\", " ", "[", "]", ",", "{", "")) + text[at + chance.randint(0, 1) :]
        return text

    def range(self, depth: int = 2) -> str:
        chance = self.chance
        roll = chance.random()
        if depth and roll < 0.25:
            return f"({self.range(depth - 1)} {chance.choice(SETS)} {self.range(depth - 1)})"
        if depth and roll < 0.3:
            return f"range_merge({self.range(depth - 1)}, {self.range(depth - 1)})"
        if depth and roll < 0.35:
            return f"range_merge({self.multirange(depth - 1)})"
        if roll < 0.7:
            ends = [f"'{v}'" if v else "NULL" for v in self.bounds()]
            flags = chance.choice(("", "", ", '[]'", ", '()'", ", '(]'", ", '[)'"))
            return f"{self.family}range({ends[0]}, {ends[1]}{flags})"
        return f"'{self.literal()}'::{self.family}range"

    def multirange(self, depth: int = 2) -> str:
        chance = self.chance
        roll = chance.random()
        if depth and roll < 0.35:
            return f"({self.multirange(depth - 1)} {chance.choice(SETS)} {self.multirange(depth - 1)})"
        if roll < 0.7:
            return f"{self.family}multirange({', '.join(self.range(max(depth - 1, 0)) for _ in range(chance.randint(0, 4)))})"
        if depth and roll < 0.75:
            return f"multirange({self.range(depth - 1)})"
        space = chance.choice(("", " "))
        return f"'{{{space}{f',{space}'.join(self.literal() for _ in range(chance.randint(0, 4)))}}}'::{self.family}multirange"

    def query(self) -> str:
        chance = self.chance
        roll = chance.random()
        one, other = (chance.choice((self.range, self.multirange)) for _ in range(2))
        if roll < 0.45:
            return f"SELECT {one()} {chance.choice(RELATIONS)} {other()}"
        if roll < 0.55:
            left, right, op = one(), self.element(), "@>"
            return f"SELECT {left} {op} {right}" if chance.random() < 0.5 else f"SELECT {right} <@ {left}"
        if roll < 0.7:
            return f"SELECT {chance.choice(FUNCTIONS)}({one()})"
        if roll < 0.85:
            return f"SELECT {one()}"
        values = ", ".join(f"({one()})" for _ in range(chance.randint(1, 5)))
        if roll < 0.93:
            return f"SELECT {chance.choice(('range_agg', 'range_intersect_agg'))}(v) FROM (VALUES {values}) t(v)"
        if roll < 0.97:
            return f"SELECT v, dense_rank() OVER (ORDER BY v), count(*) OVER (PARTITION BY v) FROM (VALUES {values}) t(v) ORDER BY v, v::text"
        return f"SELECT unnest({self.multirange()})"


@pytest.fixture(scope="module")
def pair() -> Iterator[tuple[Connection, Connection]]:
    """Connections to the oracle and to a server of this test's own."""
    with aurorapy.Server() as db, psycopg.connect(ORACLE, autocommit=True) as theirs, psycopg.connect(db.dsn, autocommit=True) as ours:
        for c in (theirs, ours):
            c.execute("SET TimeZone = 'Europe/Berlin'")
        yield theirs, ours


def answer(connection: Connection, sql: str) -> tuple[Any, ...]:
    """('error', SQLSTATE, message), or ('rows', types, rows)."""
    result = connection.pgconn.exec_(sql.encode())
    if result.status == pq.ExecStatus.FATAL_ERROR:
        return ("error", *((result.error_field(f) or b"").decode() for f in (pq.DiagnosticField.SQLSTATE, pq.DiagnosticField.MESSAGE_PRIMARY)))
    rows = [tuple(result.get_value(i, j) for j in range(result.nfields)) for i in range(result.ntuples)]
    return "rows", [result.ftype(j) for j in range(result.nfields)], rows


def test_same_answers(pair: tuple[Connection, Connection]) -> None:
    theirs, ours = pair
    rows = 0
    for seed in range(FIRST, FIRST + COUNT):
        sql = Expressions(f"range {seed}").query()
        want, got = answer(theirs, sql), answer(ours, sql)
        rows += want[0] == "rows"
        if want[0] == got[0] == "error" and want[1][:2] == got[1][:2] == "22":
            continue  # which of two wrong values is looked at first is not defined
        assert got == want, f"seed {seed}\n{sql}"
    assert rows > COUNT // 2
