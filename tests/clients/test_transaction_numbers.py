"""Numbers of transactions, seen from several sessions and after a restart."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy


def one(connection: Any, sql: str, *args: Any) -> Any:
    row = connection.execute(sql, args).fetchone()
    assert row is not None
    return row[0]


def test_what_others_see() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as first, psycopg.connect(db.dsn, autocommit=True) as second:
        running = one(first, "SELECT txid_current()")
        assert one(second, "SELECT txid_status(%s)", running) == "in progress"
        later = one(second, "SELECT txid_current()")
        assert later > running and one(second, "SELECT txid_status(%s)", later) == "committed"
        snapshot = one(second, "SELECT txid_current_snapshot()::text")
        assert snapshot == f"{running}:{later + 1}:{running}"
        assert one(second, "SELECT txid_visible_in_snapshot(%s, %s)", later, snapshot) is True
        assert one(second, "SELECT txid_visible_in_snapshot(%s, %s)", running, snapshot) is False
        first.rollback()
        assert one(second, "SELECT txid_status(%s)", running) == "aborted"
        with pytest.raises(psycopg.errors.InvalidParameterValue):
            one(second, "SELECT txid_status(%s)", later + 1_000_000_000_000)
        failing = one(first, "SELECT txid_current()")
        with pytest.raises(psycopg.errors.DivisionByZero):
            first.execute("SELECT 1 / 0")
        assert one(second, "SELECT txid_status(%s)", failing) == "in progress"
        first.commit()
        assert one(second, "SELECT txid_status(%s)", failing) == "aborted"
        one(first, "SELECT pg_current_xact_id()")
        closed = one(first, "SELECT txid_current()")
        first.close()
        assert one(second, "SELECT txid_status(%s)", closed) == "aborted"


def test_a_restart_gives_no_number_twice(tmp_path: Path) -> None:
    numbers = []
    for _ in range(3):
        with aurorapy.Server(data=tmp_path / "data") as db, psycopg.connect(db.dsn) as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS t (n int8)")
            connection.commit()
            for _ in range(3):
                number = one(connection, "SELECT txid_current()")
                connection.execute("INSERT INTO t VALUES (%s)", (number,))
                connection.commit()
                numbers.append(number)
    assert numbers == sorted(set(numbers))
