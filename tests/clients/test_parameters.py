"""Errors that have to do with parameters, as drivers see them: which one could not be read, what all were, and types that cannot be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg.pq import DiagnosticField, ExecStatus

import aurorapy


@pytest.fixture
def c(server: aurorapy.Server) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(server.dsn, autocommit=True) as connection:
        yield connection


def said(c: psycopg.Connection[Any], sql: str, values: list[bytes | None], formats: list[int] | None = None) -> tuple[str, str | None]:
    """(SQLSTATE, context) of an error."""
    result = c.pgconn.exec_params(sql.encode(), values, param_formats=formats)
    assert result.status == ExecStatus.FATAL_ERROR
    code, where = (result.error_field(f) for f in (DiagnosticField.SQLSTATE, DiagnosticField.CONTEXT))
    return (code or b"").decode(), None if where is None else where.decode()


def test_a_value_that_cannot_be_read(c: psycopg.Connection[Any]) -> None:
    assert said(c, "SELECT $1::int, $2::date", [b"1", b"x'y"]) == ("22007", "unnamed portal parameter $2 = '...'")
    assert said(c, "SELECT $1::int", [b"abc"], [1]) == ("08P01", "unnamed portal parameter $1")
    c.execute("SET log_parameter_max_length_on_error = 5")
    assert said(c, "SELECT $1::int", [b"abcdefgh"]) == ("22P02", "unnamed portal parameter $1 = 'abcde...'")
    c.execute("SET log_parameter_max_length_on_error = -1")
    assert said(c, "SELECT $1::int", [b"it's long"]) == ("22P02", "unnamed portal parameter $1 = 'it''s long'")


def test_what_all_of_them_were(c: psycopg.Connection[Any]) -> None:
    values = [b"0", b"some text", None]
    assert said(c, "SELECT 1/$1::int, $2::text, $3::text", values) == ("22012", None)
    c.execute("SET log_parameter_max_length_on_error = 4")
    assert said(c, "SELECT 1/$1::int, $2::text, $3::text", values) == ("22012", "unnamed portal with parameters: $1 = '0', $2 = 'some...', $3 = NULL")
    assert said(c, "SELECT 1/$1::int", [b"\0\0\0\0"], [1]) == ("22012", "unnamed portal with parameters: $1 = '0'")


@pytest.mark.parametrize("sql", ["SELECT $1 IS NULL", "SELECT pg_typeof($1)", "SELECT format('%s', $1)", "SELECT json_build_array($1)", "SELECT count($1)",
                                 "SELECT $2::int", "SELECT $1 IS DISTINCT FROM NULL"])
def test_types_that_cannot_be_told(c: psycopg.Connection[Any], sql: str) -> None:
    result = c.pgconn.prepare(b"", sql.encode())
    assert result.error_field(DiagnosticField.SQLSTATE) == b"42P18"
    assert result.error_field(DiagnosticField.MESSAGE_PRIMARY) == b"could not determine data type of parameter $1"


@pytest.mark.parametrize("sql", ["SELECT $1", "VALUES ($1), ($2)", "SELECT * FROM (SELECT $1) x",
                                 "SELECT $1 UNION SELECT $2", "SELECT coalesce($1, 'x')", "SELECT ARRAY[$1]",
                                 "SELECT $1 IS NOT DISTINCT FROM $2", "SELECT DISTINCT $1 ORDER BY 1", "SELECT EXISTS (SELECT $1)"])
def test_texts_where_nothing_else_is_said(c: psycopg.Connection[Any], sql: str) -> None:
    assert c.pgconn.prepare(b"", sql.encode()).status == ExecStatus.COMMAND_OK
    assert c.execute("SELECT parameter_types::text FROM pg_prepared_statements").fetchall() == []  # the unnamed one is not listed
