"""Prepared BEGIN, COMMIT and ROLLBACK, which are answered the short way: as the long way answers them."""

from __future__ import annotations

from collections.abc import Iterator

import psycopg
import pytest

import aurorapy
from aurorapy.fast import Fast
from aurorapy.quick import Quick


@pytest.fixture(scope="module")
def db() -> Iterator[aurorapy.Server]:
    with aurorapy.Server() as server, psycopg.connect(server.dsn, autocommit=True) as one:
        one.execute("CREATE TABLE skew (id int PRIMARY KEY, n int)")
        one.execute("INSERT INTO skew VALUES (1, 0), (2, 0)")
        yield server


@pytest.fixture(params=["short", "long"])
def said(db: aurorapy.Server, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[psycopg.Connection, list[str]]]:
    """A connection, and the notices it gets; both ways must answer alike."""
    if request.param == "long":
        monkeypatch.setattr(Fast, "_bind_point", lambda self, body: False)
        monkeypatch.setattr(Quick, "answer_at_once", lambda self, data: False)
    with psycopg.connect(db.dsn, autocommit=True) as connection:
        notices: list[str] = []
        connection.add_notice_handler(lambda d: notices.append(f"{d.sqlstate} {d.message_primary}"))
        yield connection, notices


def run(connection: psycopg.Connection, text: str) -> str:
    return connection.execute(text.encode(), prepare=True).statusmessage or ""


def test_blocks(said: tuple[psycopg.Connection, list[str]]) -> None:
    connection, notices = said
    for _ in range(2):
        assert [run(connection, text) for text in ("BEGIN", "BEGIN", "ROLLBACK", "ROLLBACK", "COMMIT", "START TRANSACTION READ ONLY")] == [
            "BEGIN", "BEGIN", "ROLLBACK", "ROLLBACK", "COMMIT", "START TRANSACTION"]
        assert connection.execute("SHOW transaction_read_only").fetchone() == ("on",)
        assert run(connection, "COMMIT AND CHAIN") == "COMMIT"
        assert connection.execute("SHOW transaction_read_only").fetchone() == ("on",)
        assert run(connection, "COMMIT") == "COMMIT"
        assert connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
    assert notices == 2 * ["25001 there is already a transaction in progress", "25P01 there is no transaction in progress",
                           "25P01 there is no transaction in progress"]


def test_a_failed_block_and_a_commit_that_fails(db: aurorapy.Server, said: tuple[psycopg.Connection, list[str]]) -> None:
    connection, _ = said
    for _ in range(2):
        run(connection, "BEGIN")
        with pytest.raises(psycopg.errors.DivisionByZero):
            connection.execute("SELECT 1 / 0")
        with pytest.raises(psycopg.errors.InFailedSqlTransaction):
            run(connection, "BEGIN")
        assert run(connection, "COMMIT") == "ROLLBACK"
        with psycopg.connect(db.dsn, autocommit=True) as other:
            for one, read, written in ((connection, 1, 2), (other, 2, 1)):
                one.execute("BEGIN ISOLATION LEVEL SERIALIZABLE")
                one.execute("SELECT n FROM skew WHERE id = %s", (read,))
                one.execute("UPDATE skew SET n = n + 1 WHERE id = %s", (written,))
            other.execute("COMMIT")
        with pytest.raises(psycopg.errors.SerializationFailure):
            run(connection, "COMMIT")
        assert connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
        with pytest.raises(psycopg.errors.NoActiveSqlTransaction):
            run(connection, "COMMIT AND CHAIN")


def test_values_of_every_kind(db: aurorapy.Server) -> None:
    with psycopg.connect(db.dsn, autocommit=True) as one:
        one.execute("CREATE TABLE kinds (id int PRIMARY KEY, n int, t text)")
        with one.transaction():
            for i, n, t in ((1, -5, "x"), (2, None, None), (3, 2_000_000_000, "")):
                one.execute("INSERT INTO kinds VALUES (%t::int, %t::int, %t)", (i, n, t), prepare=True)
            with pytest.raises(psycopg.errors.NumericValueOutOfRange), one.transaction():
                one.execute("INSERT INTO kinds VALUES (%t::int, %t::int, %t)", ("4", "2147483648", ""), prepare=True)
        assert one.execute("SELECT * FROM kinds ORDER BY id").fetchall() == [(1, -5, "x"), (2, None, None), (3, 2_000_000_000, "")]
