"""Positions of errors count from the beginning of what the client sent."""

from __future__ import annotations

import psycopg
import pytest

import aurorapy

LATER = ["   SELECT nosuch(1)", "/* x */ SELECT nosuch(1)", "SELECT 1; SELECT nosuch(1)", "\n\n SELECT 1; \n SELECT nosuch(1)",
         "PREPARE x AS SELECT nosuch($1)", "SELECT 1; PREPARE x AS  SELECT nosuch($1)", "SELECT 1; CREATE VIEW v AS SELECT nosuch(1)",
         "SELECT 1; EXPLAIN SELECT nosuch(1)", "SELECT 1; SELECT 1 + ) AS nosuch"]
FIRST = ["  SELECT nosuch(1)", "\n /* x */ SELECT nosuch(1), %s::int", "  PREPARE x AS SELECT nosuch(1)",
         "\n\tEXPLAIN SELECT nosuch(1)", " CREATE VIEW v AS SELECT nosuch(1)"]


def _position(connection: psycopg.Connection, sql: str, *values: tuple[int, ...]) -> str | None:
    with pytest.raises(psycopg.Error) as e:
        connection.execute(sql.encode(), *values)
    return e.value.diag.statement_position


def test_positions() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        for sql in LATER:
            assert _position(c, sql) == str(sql.index(")" if ")" in sql and "+" in sql else "nosuch") + 1), sql
        for sql in FIRST:
            values = (1,) if "%s" in sql else ()
            assert _position(c, sql, values) == str(sql.index("nosuch") + 1), sql
