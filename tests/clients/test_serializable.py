"""Which serializable transactions fail, and which need not: as PostgreSQL 15 has it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

Connection = psycopg.Connection[Any]
BEGIN = "BEGIN ISOLATION LEVEL SERIALIZABLE"
SETUP = """
CREATE TABLE doctors (id int PRIMARY KEY, on_call bool NOT NULL);
INSERT INTO doctors SELECT i, true FROM generate_series(1, 4) i;
CREATE TABLE batch (day int NOT NULL);
INSERT INTO batch VALUES (1);
CREATE TABLE receipts (id int PRIMARY KEY, day int NOT NULL)
"""
FAILURE = "could not serialize access due to read/write dependencies among transactions"


@pytest.fixture
def three(connecting: Any) -> Iterator[list[Connection]]:
    """Three connections; doctors on call, and the batches of a shop with their receipts."""
    with connecting(3, SETUP, "DROP TABLE doctors, batch, receipts") as opened:
        yield opened


def fails(connection: Connection, sql: str) -> psycopg.errors.Diagnostic:
    with pytest.raises(psycopg.errors.SerializationFailure, match=FAILURE) as raised:
        connection.execute(sql)
    return raised.value.diag


def test_write_skew_over_whole_tables(three: list[Connection]) -> None:
    a, b, _ = three
    for c, id in ((a, 1), (b, 2)):
        c.execute(BEGIN)
        assert c.execute("SELECT count(*) FROM doctors WHERE on_call").fetchone() == (4,)
        c.execute(f"UPDATE doctors SET on_call = false WHERE id = {id}")
    a.execute("COMMIT")
    told = fails(b, "COMMIT")
    assert told.message_detail == "Reason code: Canceled on identification as a pivot, during commit attempt."
    assert told.message_hint == "The transaction might succeed if retried."


def test_the_one_that_cannot_succeed_any_more_fails_at_its_write(three: list[Connection]) -> None:
    a, b, _ = three
    for c in (a, b):
        c.execute(BEGIN)
        c.execute("SELECT count(*) FROM doctors WHERE on_call")
    a.execute("UPDATE doctors SET on_call = false WHERE id = 1")
    a.execute("COMMIT")
    assert fails(b, "UPDATE doctors SET on_call = false WHERE id = 2").message_detail == (
        "Reason code: Canceled on identification as a pivot, during write.")


def test_who_only_overlaps_in_one_direction_commits(three: list[Connection]) -> None:
    a, b, _ = three
    for c in (a, b):
        c.execute(BEGIN)
    a.execute("SELECT count(*) FROM doctors")
    b.execute("UPDATE doctors SET on_call = false WHERE id = 2")
    b.execute("COMMIT")
    a.execute("UPDATE batch SET day = 2")  # a comes before b, though it commits later
    a.execute("COMMIT")
    assert a.execute("SELECT day FROM batch").fetchone() == (2,)


def test_a_report_between_makes_the_difference(three: list[Connection]) -> None:
    """A receipt with the day's number, the day is closed, and a report of the closed day that has not seen the receipt."""
    for reported in (False, True):
        receipt, close, report = three
        receipt.execute(BEGIN)
        receipt.execute(f"INSERT INTO receipts SELECT {2 + reported}, day FROM batch")
        close.execute(BEGIN)
        close.execute("UPDATE batch SET day = day + 1")
        close.execute("COMMIT")
        if reported:
            report.execute(BEGIN)
            report.execute("SELECT day FROM batch")
            report.execute("SELECT * FROM receipts")
            report.execute("COMMIT")
            fails(receipt, "COMMIT")
        else:
            receipt.execute("COMMIT")


def test_a_row_that_nobody_read_is_no_conflict(three: list[Connection]) -> None:
    a, b, _ = three
    for c, read, write in ((a, 1, 2), (b, 3, 4)):
        c.execute(BEGIN)
        c.execute("SET LOCAL enable_seqscan = off")
        c.execute(f"SELECT on_call FROM doctors WHERE id = {read}")
        c.execute(f"UPDATE doctors SET on_call = false WHERE id = {write}")
    a.execute("COMMIT")
    b.execute("COMMIT")


def test_copy_reads(three: list[Connection]) -> None:
    a, b, _ = three
    for c, id in ((a, 1), (b, 2)):
        c.execute(BEGIN)
        with c.cursor().copy("COPY doctors TO STDOUT") as out:
            assert len(list(out)) == 4
        c.execute(f"UPDATE doctors SET on_call = false WHERE id = {id}")
    a.execute("COMMIT")
    fails(b, "COMMIT")


def test_copy_writes(three: list[Connection]) -> None:
    a, b, _ = three
    for c, id in ((a, 11), (b, 12)):
        c.execute(BEGIN)
        c.execute("SELECT count(*) FROM doctors")
        with c.cursor().copy("COPY doctors FROM STDIN") as into:
            into.write(f"{id}\tt\n")
    a.execute("COMMIT")
    fails(b, "COMMIT")


def test_who_rolled_back_counts_no_more(three: list[Connection]) -> None:
    a, b, _ = three
    for c, id in ((a, 1), (b, 2)):
        c.execute(BEGIN)
        c.execute("SELECT count(*) FROM doctors")
        c.execute(f"UPDATE doctors SET on_call = false WHERE id = {id}")
    a.execute("ROLLBACK")
    b.execute("COMMIT")


def test_a_truncate_is_a_write_of_all(three: list[Connection]) -> None:
    a, b, _ = three
    for c in (a, b):
        c.execute(BEGIN)
        c.execute("SELECT count(*) FROM doctors")
    a.execute("SELECT count(*) FROM batch")
    b.execute("UPDATE batch SET day = 7")
    a.execute("COMMIT")  # it would wait for a's lock on the table
    b.execute("TRUNCATE doctors")
    b.execute("COMMIT")


def test_a_deferrable_transaction_waits_for_a_safe_snapshot(three: list[Connection]) -> None:
    a, b, report = three
    a.execute(BEGIN)
    a.execute("INSERT INTO receipts SELECT 1, day FROM batch")
    b.execute(BEGIN)
    b.execute("UPDATE batch SET day = 2")
    b.execute("COMMIT")  # a comes before b: whoever sees b but not a sees what never was
    report.execute("BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE")
    rows: list[Any] = []
    waiting = threading.Thread(target=lambda: rows.extend(report.execute("SELECT day, (SELECT count(*) FROM receipts) FROM batch").fetchall()))
    waiting.start()
    waiting.join(0.3)
    assert waiting.is_alive()
    a.execute("COMMIT")
    waiting.join(10)
    assert rows == [(2, 1)]
    report.execute("COMMIT")


def test_a_deferrable_transaction_does_not_wait_when_nobody_writes(three: list[Connection]) -> None:
    a, b, _ = three
    a.execute("BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY")
    a.execute("SELECT count(*) FROM doctors")
    b.execute("SET statement_timeout = '5s'")
    b.execute("BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE")
    assert b.execute("SELECT count(*) FROM doctors").fetchone() == (4,)
    b.execute("COMMIT")
    b.execute("RESET statement_timeout")
