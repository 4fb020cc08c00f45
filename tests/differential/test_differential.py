"""The same random queries here and on a PostgreSQL 15, named by AURORAPY_ORACLE (a DSN of a database to make schemas in).

Rows are compared, with the columns' types, and the SQLSTATE and message of errors. AURORAPY_SEEDS runs another range of seeds: 1000-2000.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import pq

import aurorapy

from .queries import Queries, tables

ORACLE = os.environ.get("AURORAPY_ORACLE", "")
FIRST, _, LAST = os.environ.get("AURORAPY_SEEDS", "0-200").partition("-")
SCHEMA = f"aurorapy_differential_{os.getpid()}"  # tests may run side by side
ROWS_MAX = 20_000  # what yields more says nothing new, and takes long
SECONDS_MAX = 0.5

pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(600)]

Connection = psycopg.Connection[Any]
Answer = tuple[Any, ...]


@pytest.fixture(scope="module")
def pair() -> Iterator[tuple[Connection, Connection]]:
    """Connections to the oracle and to a server of this test's own."""
    with aurorapy.Server() as db, psycopg.connect(ORACLE, autocommit=True) as theirs, psycopg.connect(db.dsn, autocommit=True) as ours:
        for c in (theirs, ours):
            c.execute("SET TimeZone = 'UTC'")
        theirs.execute(f"SET statement_timeout = {int(SECONDS_MAX * 1000)}")
        yield theirs, ours
        theirs.execute(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")


def prepare(connection: Connection, seed: int) -> None:
    """The tables of a seed, in a schema that is made anew."""
    connection.execute("SET client_min_messages = error")
    for statement in (f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE", f"CREATE SCHEMA {SCHEMA}", f"SET search_path = {SCHEMA}", *tables(seed)):
        connection.execute(statement)


def answer(connection: Connection, sql: str) -> Answer:
    """('error', SQLSTATE, message), or ('rows', types, rows)."""
    result = connection.pgconn.exec_(sql.encode())
    if result.status == pq.ExecStatus.FATAL_ERROR:
        return ("error", *((result.error_field(f) or b"").decode() for f in (pq.DiagnosticField.SQLSTATE, pq.DiagnosticField.MESSAGE_PRIMARY)))
    rows = [tuple(_equal(result.get_value(i, j)) for j in range(result.nfields)) for i in range(result.ntuples)]
    return "rows", [result.ftype(j) for j in range(result.nfields)], rows


def _equal(field: bytes | None) -> str | None:
    """The field such that equal values are alike: which of 1.0 and 1.00 stands for a group is not defined."""
    if field is None:
        return None
    text = field.decode().rstrip(" ")
    try:
        return f"{float(text) + 0.0:.10g}"
    except ValueError:
        return text


def same(theirs: Answer, ours: Answer, *, ordered: bool) -> bool:
    """Whether two answers agree. Which of two errors of evaluation comes first is not defined."""
    if theirs[0] != ours[0] or theirs[0] == "error":
        return theirs == ours or (theirs[0] == ours[0] and theirs[1][:2] == ours[1][:2] == "22")
    if ordered:
        return theirs == ours
    return theirs[1] == ours[1] and sorted(map(repr, theirs[2])) == sorted(map(repr, ours[2]))


@pytest.mark.parametrize("first", range(int(FIRST), int(LAST), 100))
def test_same_answers(pair: tuple[Connection, Connection], first: int) -> None:
    theirs, ours = pair
    for c in pair:
        prepare(c, first)
    compared = 0
    for seed in range(first, min(first + 100, int(LAST))):
        sql, ordered = Queries(f"query {seed}").top()
        want = answer(theirs, sql)
        if (want[0] == "error" and want[1] in ("57014", "54001")) or (want[0] == "rows" and len(want[2]) > ROWS_MAX):
            continue
        got = answer(ours, sql)
        assert same(want, got, ordered=ordered), f"seed {seed}\n{sql}\nPostgreSQL: {str(want)[:2000]}\nhere:       {str(got)[:2000]}"
        compared += want[0] == "rows"
    assert compared >= 50
