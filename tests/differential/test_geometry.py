"""Every operator, function and cast that PostgreSQL 15 has of the geometric types and of money, over values that are hard, here and there.

What there is is asked of the PostgreSQL that AURORAPY_ORACLE names, so nothing can be forgotten. AURORAPY_GEOMETRY says how many values are tried with each
(30), AURORAPY_SEEDS where the choice begins.
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
COUNT = int(os.environ.get("AURORAPY_GEOMETRY", "30"))
FIRST = int(os.environ.get("AURORAPY_SEEDS", "0").partition("-")[0])

pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(1200)]

Connection = psycopg.Connection[Any]
TYPES = ("point", "lseg", "path", "box", "polygon", "line", "circle", "money")
NUMBERS = ("0", "0", "1", "2", "3", "-1", "-3", "0.5", "0.0000005", "1.0000001", "0.9999999", "1.000002", "-0", "10", "1e-5", "5.1", "34.5", "1e10", "1e200", "1e308",
           "-1e308", "1e-200", "NaN", "Infinity", "-Infinity")
_WILD = NUMBERS.index("1e10")
MONIES = ("0", "1", "-1", "0.01", "-0.05", "12.345", "$1,234,567.89", "92233720368547758.07", "-92233720368547758.08")
PLAIN = {"int2": ("0", "1", "-1", "3"), "int4": ("0", "1", "-1", "4", "7"), "int8": ("0", "1", "-1", "1000000000000000000"),
         "float4": ("0", "0.5", "-1", "NaN", "Infinity"), "float8": ("0", "0.5", "-1", "1.15", "NaN", "Infinity"), "numeric": ("0", "1.005", "-2.675", "1e30", "NaN")}
NAMES = {"smallint": "int2", "integer": "int4", "bigint": "int8", "real": "float4", "double precision": "float8"}


class Values:
    """Random literals of each type."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.wild = self.chance.random() < 0.25
        self.grid = self.chance.random() < 0.5

    def number(self) -> str:
        if self.grid and self.chance.random() < 0.9:
            return str(self.chance.randint(-1, 3))
        return self.chance.choice(NUMBERS if self.wild else NUMBERS[:_WILD])

    def point(self) -> str:
        return f"({self.number()},{self.number()})"

    def points(self, low: int, high: int) -> str:
        return ",".join(self.point() for _ in range(self.chance.randint(low, high)))

    def literal(self, type_name: str) -> str:
        """A literal; now and then of degenerate or doubtful shape."""
        chance = self.chance
        match type_name:
            case "point":
                text = self.point()
            case "lseg" | "box":
                p = self.point()
                text = f"{p},{p if chance.random() < 0.1 else self.point()}"
                if type_name == "box" and chance.random() < 0.05:
                    return f"box(circle(point '{p}', -1))"
            case "line":
                text = f"{{{self.number()},{self.number()},{self.number()}}}" if chance.random() < 0.6 else f"{self.point()},{self.point()}"
            case "path":
                text = chance.choice(("[{}]", "({})")).format(self.points(1, 5))
            case "polygon":
                text = f"({self.points(1, 6)})"
            case "circle":
                if chance.random() < 0.05:
                    return f"circle(point '{self.point()}', {chance.choice(('-1', '-0.5'))})"
                text = f"<{self.point()},{self.number().lstrip('-')}>"
            case "money":
                text = chance.choice(MONIES)
            case _:
                text = chance.choice(PLAIN[type_name])
        return f"'{text}'::{type_name}"


def _forms(connection: Connection) -> list[tuple[str, tuple[str, ...]]]:
    """What can be called, as text with {} for each argument, and the arguments' types."""
    types = ", ".join(f"'{t}'::regtype" for t in TYPES)
    found = []
    for name, left, right in connection.execute(
            f"SELECT oprname, oprleft::regtype::text, oprright::regtype::text FROM pg_operator"
            f" WHERE oprnamespace = 'pg_catalog'::regnamespace AND (oprleft IN ({types}) OR oprright IN ({types})) ORDER BY oid"):
        found.append((f"{name} {{}}", (right,)) if left == "-" else (f"{{}} {name} {{}}", (left, right)))
    for name, args in connection.execute(
            f"SELECT proname, array(SELECT t::regtype::text FROM unnest(proargtypes) t) FROM pg_proc WHERE prokind = 'f' AND proargtypes::regtype[] && ARRAY[{types}]"
            " AND NOT proargtypes::regtype[] && ARRAY['internal'::regtype, 'cstring'::regtype] AND pronamespace = 'pg_catalog'::regnamespace"
            r" AND proname !~ '_out$|^(gist|spg|hash)' ORDER BY oid"):
        call = f'"{name}"' if name in ("numeric",) else name
        found.append((f"{call}({', '.join(['{}'] * len(args))})", tuple(args)))
    for source, target in connection.execute(
            f"SELECT castsource::regtype::text, casttarget::regtype::text FROM pg_cast WHERE castsource IN ({types}) OR casttarget IN ({types}) ORDER BY oid"):
        found.append((f"{{}}::{target}", (source,)))
    return [(form, tuple(NAMES.get(a, a) for a in args)) for form, args in found]


def answer(connection: Connection, sql: str) -> tuple[Any, ...]:
    """('error', SQLSTATE, message), or ('rows', type, value)."""
    result = connection.pgconn.exec_(sql.encode())
    if result.status == pq.ExecStatus.FATAL_ERROR:
        return ("error", *((result.error_field(f) or b"").decode() for f in (pq.DiagnosticField.SQLSTATE, pq.DiagnosticField.MESSAGE_PRIMARY)))
    return "rows", result.ftype(0), result.get_value(0, 0)


@pytest.fixture(scope="module")
def pair() -> Iterator[tuple[Connection, Connection]]:
    """Connections to the oracle and to a server of this test's own."""
    with aurorapy.Server() as db, psycopg.connect(ORACLE, autocommit=True) as theirs, psycopg.connect(db.dsn, autocommit=True) as ours:
        yield theirs, ours


def test_same_answers(pair: tuple[Connection, Connection]) -> None:
    theirs, ours = pair
    forms = _forms(theirs)
    assert len(forms) > 280
    rows, wrong = 0, []
    for form, args in forms:
        for seed in range(FIRST, FIRST + COUNT):
            values = Values(f"{form} {seed}")
            sql = "SELECT " + form.format(*[values.literal(a) for a in args])
            want, got = answer(theirs, sql), answer(ours, sql)
            rows += want[0] == "rows"
            if want[0] == got[0] == "error" and want[1] == got[1] == "22003":
                continue  # which of two operations fails first is left to the compiler of C
            if got != want:
                wrong.append(f"{sql}\nPostgreSQL: {want}\nhere:       {got}")
    assert not wrong, f"{len(wrong)} answers differ\n" + "\n".join(wrong[:40])
    assert rows > len(forms) * COUNT // 2


MARKS = ("(", ")", "[", "]", "<", ">", "{", "}", ",", " ", ".", "-", "1", "x", "e5", "$", "inf", "")


def test_same_reading(pair: tuple[Connection, Connection]) -> None:
    """Literals with something put in, left out or written otherwise."""
    theirs, ours = pair
    bases = {"point": ("(1,2)", "1,2"), "lseg": ("[(1,2),(3,4)]", "((1,2),(3,4))", "(1,2),(3,4)", "1,2,3,4"), "box": ("(1,2),(3,4)", "((1,2),(3,4))", "(1,2,3,4)"),
             "line": ("{1,2,3}", "[(1,2),(3,4)]", "1,2,3,4"), "path": ("[(1,2),(3,4)]", "((1,2),(3,4))", "(1,2),(3,4)", "(1,2,3,4)", "1,2,3,4"),
             "polygon": ("((1,2),(3,4))", "(1,2),(3,4)", "(1,2,3,4)"), "circle": ("<(1,2),3>", "((1,2),3)", "(1,2),3", "1,2,3"), "money": ("$1,234.567", "-12", "(5.1)")}
    chance = random.Random(f"reading {FIRST}")
    wrong = []
    for type_name, texts in bases.items():
        for _ in range(COUNT * 20):
            text = chance.choice(texts)
            for _ in range(chance.randint(1, 3)):
                at = chance.randrange(len(text) + 1)
                text = text[:at] + chance.choice(MARKS) + text[at + chance.randint(0, 1) :]
            sql = f"SELECT '{text}'::{type_name}"
            want, got = answer(theirs, sql), answer(ours, sql)
            if got != want:
                wrong.append(f"{sql}\nPostgreSQL: {want}\nhere:       {got}")
    assert not wrong, f"{len(wrong)} answers differ\n" + "\n".join(wrong[:40])
