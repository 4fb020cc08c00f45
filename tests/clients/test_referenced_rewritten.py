"""Foreign keys whose other table is rewritten while a statement waits for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

Connection = psycopg.Connection[Any]
MADE = """CREATE TABLE above (id int PRIMARY KEY, n int);
    INSERT INTO above SELECT g, g FROM generate_series(1, 2000) g;
    CREATE TABLE below (id int PRIMARY KEY, above int REFERENCES above ON DELETE CASCADE, n int);
    INSERT INTO below SELECT g, g, g FROM generate_series(1, 2000) g"""
REWRITES = ["ALTER TABLE {0} ALTER n TYPE bigint", "CLUSTER {0} USING {0}_pkey", "REINDEX TABLE {0}", "CREATE INDEX ON {0} (n)",
            "ALTER TABLE {0} ADD COLUMN more int DEFAULT 7"]


@pytest.fixture
def pair(connecting: Any) -> Iterator[list[Connection]]:
    with connecting(2, MADE, "DROP TABLE below, above") as opened:
        yield opened


def meanwhile(a: Connection, b: Connection, first: str, second: str) -> None:
    """`second` waits for `first`'s transaction."""
    a.execute("BEGIN")
    a.execute(first)
    waiting = threading.Thread(target=b.execute, args=(second,))
    waiting.start()
    time.sleep(0.1)
    assert waiting.is_alive()
    a.execute("COMMIT")
    waiting.join(10)
    assert not waiting.is_alive()


@pytest.mark.parametrize("rewrite", [r for r in REWRITES if "INDEX" not in r])  # the others share it with who looks a row up
def test_the_referenced_table(pair: list[Connection], rewrite: str) -> None:
    a, b = pair
    meanwhile(a, b, rewrite.format("above"), "INSERT INTO below SELECT 3000 + g, g FROM generate_series(1, 2000, 100) g")
    assert b.execute("SELECT count(*) FROM below").fetchone() == (2020,)
    with pytest.raises(psycopg.errors.ForeignKeyViolation):
        b.execute("INSERT INTO below VALUES (9999, 9999)")


@pytest.mark.parametrize("rewrite", REWRITES)
def test_the_referencing_table(pair: list[Connection], rewrite: str) -> None:
    a, b = pair
    meanwhile(a, b, rewrite.format("below"), "DELETE FROM above WHERE id BETWEEN 100 AND 199")
    assert b.execute("SELECT count(*), count(*) FILTER (WHERE above BETWEEN 100 AND 199) FROM below").fetchone() == (1900, 0)
    b.execute("SET enable_seqscan = off")
    assert b.execute("SELECT count(*) FROM below WHERE n BETWEEN 100 AND 199").fetchone() == (0,)
