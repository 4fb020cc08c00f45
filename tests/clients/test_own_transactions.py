"""Commands that must be a transaction of their own: 25001 in a message of several statements and in a pipeline.

The cases and their answers are PostgreSQL 15's (PreventInTransactionBlock in xact.c).
"""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

import aurorapy


@pytest.fixture(scope="module")
def connection() -> Iterator[psycopg.Connection]:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as made:
        yield made


@pytest.mark.parametrize("message", ["SELECT 1; VACUUM", "VACUUM; SELECT 1", "BEGIN; COMMIT; VACUUM", "SELECT 1; DISCARD ALL", "SELECT 1; CREATE DATABASE other",
                                     "CREATE INDEX CONCURRENTLY ON nosuch (a); SELECT 1"])
def test_several_statements(connection: psycopg.Connection, message: str) -> None:
    with pytest.raises(psycopg.errors.ActiveSqlTransaction, match="cannot run inside a transaction block"):
        connection.execute(message)
    connection.execute("VACUUM;")  # alone, and the refusal has left nothing behind


@pytest.mark.parametrize("second", ["VACUUM", "DISCARD ALL", "CREATE DATABASE other"])
def test_behind_another_in_a_pipeline(connection: psycopg.Connection, second: str) -> None:
    with pytest.raises(psycopg.errors.ActiveSqlTransaction, match="cannot be executed within a pipeline"), connection.pipeline():
        connection.execute("SELECT 1")
        connection.execute(second)


def test_first_in_a_pipeline(connection: psycopg.Connection) -> None:
    with connection.pipeline():
        connection.execute("VACUUM")
        value = connection.execute("SELECT 1").fetchone()
    assert value == (1,)


def test_within_a_block(connection: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.ActiveSqlTransaction, match="cannot run inside a transaction block"), connection.transaction():
        connection.execute("VACUUM")


def test_several_that_may(connection: psycopg.Connection) -> None:
    connection.execute("SELECT 1; ANALYZE")
