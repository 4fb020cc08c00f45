"""An error of ours in the middle of a change of pages: nobody may see half of it, so memory is given up and the storage recovered."""

from __future__ import annotations

import time
from typing import Any

import psycopg
import pytest

import aurorapy
from aurorapy.storage.btree import Tree


def test_half_of_a_commit_is_never_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    with aurorapy.Server() as db:
        with psycopg.connect(db.dsn, autocommit=True) as one:
            one.execute("CREATE TABLE t (id int PRIMARY KEY, n int)")
            one.execute("INSERT INTO t SELECT g, 0 FROM generate_series(1, 100) g")
            before = Tree.insert

            def insert(self: Tree, mtr: Any, key: Any, value: Any) -> None:
                if key == 1000:
                    raise ZeroDivisionError
                before(self, mtr, key, value)

            monkeypatch.setattr(Tree, "insert", insert)
            with pytest.raises(psycopg.Error):
                with one.transaction():
                    one.execute("UPDATE t SET n = 1 WHERE id < 50")
                    one.execute("INSERT INTO t VALUES (1000, 1)")
        deadline = time.monotonic() + 10
        while True:
            try:
                with psycopg.connect(db.dsn, autocommit=True) as other:
                    assert other.execute("SELECT count(*), sum(n), max(id) FROM t").fetchone() == (100, 0, 100)
                    assert other.execute("UPDATE t SET n = n + 1").rowcount == 100
                    assert other.execute("SELECT sum(n) FROM t").fetchone() == (100,)
                    break
            except psycopg.OperationalError:
                assert time.monotonic() < deadline
                time.sleep(0.02)
