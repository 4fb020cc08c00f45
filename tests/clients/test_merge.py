"""MERGE beside transactions that change the same rows."""

from __future__ import annotations

import threading
import time
from typing import Any

import psycopg
import pytest

import aurorapy

MERGE = """MERGE INTO t USING (VALUES (1, 5), (2, 6)) s(id, v) ON t.id = s.id
           WHEN MATCHED AND t.v > 100 THEN DELETE
           WHEN MATCHED THEN UPDATE SET v = t.v + s.v
           WHEN NOT MATCHED THEN INSERT VALUES (s.id, -s.v)"""


@pytest.mark.parametrize(("change", "want"), [
    ("UPDATE t SET v = 50 WHERE id = 1", [(1, 55), (2, 26)]),
    ("UPDATE t SET v = 500 WHERE id = 1", [(2, 26)]),
    ("DELETE FROM t WHERE id = 1", [(1, -5), (2, 26)]),
    ("UPDATE t SET id = 7 WHERE id = 1", [(1, -5), (2, 26), (7, 10)]),
])
def test_a_row_that_changed_meanwhile_is_looked_at_again(change: str, want: list[Any]) -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as a, psycopg.connect(db.dsn) as b:
        a.execute("CREATE TABLE t (id int PRIMARY KEY, v int)")
        a.execute("INSERT INTO t VALUES (1, 10), (2, 20)")
        a.commit()
        a.execute(change)
        done: list[str | None] = []

        def merge() -> None:
            done.append(b.execute(MERGE).statusmessage)
            b.commit()

        thread = threading.Thread(target=merge)
        thread.start()
        deadline = time.monotonic() + 10
        while a.execute("SELECT count(*) FROM pg_locks WHERE NOT granted").fetchone() == (0,):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        a.commit()
        thread.join(20)
        assert done == ["MERGE 2"]
        assert a.execute("SELECT * FROM t ORDER BY 1").fetchall() == want
