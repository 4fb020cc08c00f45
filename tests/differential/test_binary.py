"""Binary forms of random values of every type: sent as PostgreSQL 15 (AURORAPY_ORACLE) sends them, read back as it reads them, damaged ones refused."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from random import Random

import psycopg
import pytest
from psycopg import pq

import aurorapy

ORACLE = os.environ.get("AURORAPY_ORACLE", "")
COUNT = 60

pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(300)]

Maker = Callable[[Random], str]


def digits(r: Random, most: int = 45) -> str:
    return "".join(r.choice("0123456789") for _ in range(r.randint(1, most)))


def numeric(r: Random) -> str:
    if r.random() < 0.15:
        return r.choice("NaN Infinity -Infinity 0 0.00 -0.000 1e-20 1e30 -1e100 10000 0.0001 0.00010000".split())
    return r.choice(["", "-"]) + digits(r) + ("." + digits(r) if r.random() < 0.7 else "")


def integer(bits: int) -> Maker:
    return lambda r: str(r.choice([0, 1, -1, 2 ** (bits - 1) - 1, -(2 ** (bits - 1)), r.randint(-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)]))


def float8(r: Random) -> str:
    return r.choice(["NaN", "inf", "-inf", "0", "-0", "1e-300", "1.5", repr(r.gauss(0, 1e10)), repr(r.random())])


def date(r: Random) -> str:
    known = ["infinity", "-infinity", "2000-01-01", "0001-01-01 BC", "4713-01-01 BC"]
    return r.choice([*known, *[f"{r.randint(1, 9999):04}-{r.randint(1, 12):02}-{r.randint(1, 28):02}"] * 3])


def time_(r: Random) -> str:
    return f"{r.randint(0, 23):02}:{r.randint(0, 59):02}:{r.randint(0, 59):02}.{r.randint(0, 999999):06}"


def timestamp(r: Random) -> str:
    day = date(r)
    return day if "inf" in day or "BC" in day else f"{day} {time_(r)}"


def interval(r: Random) -> str:
    return r.choice(["0", "1 year", "-1 day", f"{r.randint(-500, 500)} mons {r.randint(-500, 500)} days {r.randint(-50, 50)} hours 0.{r.randint(0, 999999):06} s"])


def text(r: Random) -> str:
    return "".join(r.choice("ab é中\n\"\\'{},") for _ in range(r.randint(0, 12)))


def octets(r: Random) -> str:
    return "\\x" + r.randbytes(r.randint(0, 9)).hex()


def json(r: Random) -> str:
    return r.choice(['{"b": 1, "a": [1, 2, {"c": null}], "n": 12345678901234567890123456789012345.60}', "[]", '"x"', "null", "-0.0", "1e5"])


def one_of(*values: str) -> Maker:
    return lambda r: r.choice(values)


def array(of: Maker) -> Maker:
    def make(r: Random) -> str:
        items = ["NULL" if r.random() < 0.2 else '"' + of(r).replace("\\", "\\\\").replace('"', '\\"') + '"' for _ in range(r.randint(0, 4))]
        body = "{" + ",".join(items) + "}"
        return r.choice([body, body, f"{{{body},{body}}}" if items else body, f"[3:{2 + len(items)}]={body}" if items else body])

    return make


def between(of: Maker) -> Maker:
    return lambda r: r.choice(["empty", *[r.choice("[(") + r.choice(['"' + of(r) + '"', ""]) + "," + r.choice(['"' + of(r) + '"', ""]) + r.choice("])")] * 5])


def several(of: Maker) -> Maker:
    return lambda r: "{" + ",".join(of(r) for _ in range(r.randint(0, 3))) + "}"


SMALL = one_of(*map(str, range(-5, 10)))
TYPES: dict[str, Maker] = {
    "int2": integer(16), "int4": integer(32), "int8": integer(64), "numeric": numeric, "float4": one_of("NaN", "inf", "1.5", "-0", "3.4e38", "1e-40"),
    "float8": float8, "bool": one_of("t", "f"), "text": text, "varchar": text, "bpchar": text, "name": text, '"char"': one_of("a", "", "\\200"), "bytea": octets,
    "date": date, "time": time_, "timetz": lambda r: time_(r) + r.choice(["+00", "-05:30", "-15:59:59"]), "timestamp": timestamp, "timestamptz": timestamp,
    "interval": interval, "uuid": lambda r: f"{r.getrandbits(128):032x}", "json": json, "jsonb": json, "oid": lambda r: str(r.getrandbits(32)),
    "inet": one_of("1.2.3.4", "10.0.0.0/8", "::1", "fe80::1/64"), "cidr": one_of("10.0.0.0/8", "::/0"), "macaddr": one_of("08:00:2b:01:02:03"),
    "macaddr8": one_of("08:00:2b:01:02:03:04:05"), "bit": one_of("0", "1"), "varbit": one_of("", "1", "101010101010101"),
    "pg_lsn": lambda r: f"{r.getrandbits(32):X}/{r.getrandbits(32):X}", "tid": one_of("(1,2)", "(4294967295,65535)"), "money": one_of("1.50", "-92233720368547758.08"),
    "point": lambda r: f"({float8(r)},{float8(r)})", "path": one_of("[(1,2),(3,4)]", "((1,2),(3,4.5))"), "polygon": one_of("((1,2),(3,4),(5,6.5))"),
    "tsvector": one_of("a:1A,3B fat:2 'c d':5C", ""), "jsonpath": one_of("$.a[*] ? (@ > 1)", "strict $.b.size()"),
    "int4range": between(SMALL), "numrange": between(numeric), "daterange": between(date), "tsrange": between(timestamp), "tstzrange": between(timestamp),
    "int4multirange": several(between(SMALL)), "nummultirange": several(between(numeric)), "oidvector": one_of("1 2 3", "7"), "int2vector": one_of("1 2", "-1"),
    "int4[]": array(integer(32)), "numeric[]": array(numeric), "text[]": array(text), "timestamp[]": array(timestamp), "jsonb[]": array(json), "bytea[]": array(octets),
}
REFUSED_OTHERWISE = {"tsvector", "int4multirange", "nummultirange"}  # another SQLSTATE for the same damage


@pytest.fixture(scope="module")
def pair() -> Iterator[tuple[pq.abc.PGconn, pq.abc.PGconn]]:
    with aurorapy.Server(isolated=True) as db, psycopg.connect(ORACLE) as theirs, psycopg.connect(db.dsn) as ours:
        for c in (theirs, ours):
            c.autocommit = True
            c.execute("SET TimeZone = 'UTC'")
        yield theirs.pgconn, ours.pgconn


def answer(c: pq.abc.PGconn, sql: str, value: bytes, form: int, wanted: int) -> tuple[str, bytes | None]:
    """('row', the datum) or ('error', SQLSTATE)."""
    found = c.exec_params(sql.encode(), [value], None, [form], wanted)
    if found.status == pq.ExecStatus.TUPLES_OK:
        return "row", found.get_value(0, 0)
    return "error", found.error_field(pq.DiagnosticField.SQLSTATE)


def damaged(r: Random, data: bytes) -> bytes:
    where = r.randrange(len(data)) if data else 0
    return r.choice([data[:-1], data + b"\0", data[:where] + r.randbytes(1) + data[where + 1 :]])


@pytest.mark.parametrize("name", TYPES)
def test_binary_forms(pair: tuple[pq.abc.PGconn, pq.abc.PGconn], name: str) -> None:
    theirs, ours = pair
    r = Random(name)
    sql = f"SELECT $1::{name}"
    for _ in range(COUNT):
        value = TYPES[name](r).encode()
        sent = answer(theirs, sql, value, 0, 1)
        assert answer(ours, sql, value, 0, 1) == sent, value
        if sent[0] == "row":
            assert sent[1] is not None
            assert answer(ours, sql, sent[1], 1, 0) == answer(theirs, sql, sent[1], 1, 0), value
            bad = damaged(r, sent[1])
            got, want = answer(ours, sql, bad, 1, 0), answer(theirs, sql, bad, 1, 0)
            assert got == want or (name in REFUSED_OTHERWISE and got[0] == want[0] == "error"), bad
