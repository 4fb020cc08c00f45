"""The same random paths over documents, and the same random statements about arrays, here and on the PostgreSQL 15 that AURORAPY_ORACLE names.

Rows, or SQLSTATE and message of the error, must be equal. AURORAPY_SEEDS runs another range of seeds: 1000-9000.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import pq

import aurorapy

from . import arrays, paths

ORACLE = os.environ.get("AURORAPY_ORACLE", "")
FIRST, _, LAST = os.environ.get("AURORAPY_SEEDS", "0-1000").partition("-")
STEP = 500

pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def pair() -> Iterator[tuple[psycopg.Connection[Any], psycopg.Connection[Any]]]:
    with aurorapy.Server() as db, psycopg.connect(ORACLE, autocommit=True) as theirs, psycopg.connect(db.dsn, autocommit=True) as ours:
        for c in (theirs, ours):
            c.execute("SET TimeZone = '+3'")
            c.execute("SET client_min_messages = error")
            c.execute("CREATE TEMP TABLE assigned (x int[])")
        yield theirs, ours


def answer(connection: psycopg.Connection[Any], sql: str) -> tuple[Any, ...]:
    """('error', SQLSTATE, message) or ('rows', rows)."""
    result = connection.pgconn.exec_(sql.encode())
    if result.status == pq.ExecStatus.FATAL_ERROR:
        return ("error", *((result.error_field(f) or b"").decode() for f in (pq.DiagnosticField.SQLSTATE, pq.DiagnosticField.MESSAGE_PRIMARY)))
    return "rows", [result.get_value(i, 0) for i in range(result.ntuples)]


@pytest.mark.parametrize("first", range(int(FIRST), int(LAST), STEP))
@pytest.mark.parametrize("about", [paths, arrays], ids=["paths", "arrays"])
def test_same_answers(pair: tuple[psycopg.Connection[Any], psycopg.Connection[Any]], about: Any, first: int) -> None:
    theirs, ours = pair
    found = 0
    for seed in range(first, min(first + STEP, int(LAST))):
        for sql in about.statements(f"{about.__name__} {seed}"):
            want, got = answer(theirs, sql), answer(ours, sql)
            assert got == want, f"seed {seed}\n{sql}\nPostgreSQL: {want}\nhere:       {got}"
            found += want[0] == "rows" and want[1] not in ([], [None], [b"[]"])
    assert found > STEP // 3
