"""Random statements over many rows do to tables with keys, checks and foreign keys what PostgreSQL 15 (AURORAPY_ORACLE) does.

In and out of transactions with savepoints; after each statement its tag or its error is compared, and now and then what the tables and their indexes have.
Statements that change rows which are there can be wrong in one way only: in which order these are met is not defined. AURORAPY_SEED and AURORAPY_COUNT say
which sequences of statements, and how many.
"""

from __future__ import annotations

import os
import random
from typing import Any

import psycopg
import pytest
from psycopg import pq

import aurorapy

ORACLE = os.environ.get("AURORAPY_ORACLE", "")
FIRST = int(os.environ.get("AURORAPY_SEED", "1"))
COUNT = int(os.environ.get("AURORAPY_COUNT", "20"))
STEPS = 60
pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(600)]

SCHEMA = f"""
DROP SCHEMA IF EXISTS random_writes_{os.getpid()} CASCADE; CREATE SCHEMA random_writes_{os.getpid()}; SET search_path = random_writes_{os.getpid()};
CREATE TABLE p (id int PRIMARY KEY, u text UNIQUE, g int);
INSERT INTO p SELECT i, 'u' || i, i % 10 FROM generate_series(1, 50) i;
CREATE TABLE t (id int PRIMARY KEY, k int UNIQUE, r int REFERENCES p ON DELETE CASCADE, v int CHECK (v < 900), n numeric(8, 2), s text NOT NULL,
                z int GENERATED ALWAYS AS (id * 2 + v) STORED);
CREATE INDEX ON t (v, s); CREATE INDEX ON t (n DESC NULLS LAST); CREATE UNIQUE INDEX ON t (s) WHERE v > 850; CREATE INDEX ON t (r); CREATE INDEX ON t ((v % 7));
CREATE TABLE f (id int PRIMARY KEY, t int REFERENCES t ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, w text);
CREATE TABLE log (what text, n bigint, total numeric);
CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS
  $$BEGIN INSERT INTO log SELECT tg_op, count(*), sum(v) FROM changed; RETURN NULL; END$$;
CREATE TRIGGER ni AFTER INSERT ON t REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note();
CREATE TRIGGER nd AFTER DELETE ON t REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note();
"""
SHOWN = [
    "SELECT * FROM p ORDER BY id", "SELECT * FROM t ORDER BY id", "SELECT * FROM f ORDER BY id", "SELECT what, n, total FROM log ORDER BY 1, 2, 3",
    "SELECT id FROM t WHERE v BETWEEN 100 AND 300 ORDER BY v, s, id", "SELECT id FROM t WHERE r = 7 ORDER BY id", "SELECT id, n FROM t WHERE n > 50 ORDER BY n DESC, id",
    "SELECT id FROM t WHERE v % 7 = 3 ORDER BY id", "SELECT id FROM t WHERE k BETWEEN 40 AND 400 ORDER BY k",
]


class Statements:
    """Statements by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def one(self) -> str:
        c = self.chance
        make = c.choice([self.insert, self.insert, self.insert_literals, self.update, self.update, self.delete, self.parents, self.followers])
        return make()

    def some(self) -> str:
        """A condition on rows of t."""
        c = self.chance
        m = c.choice([2, 3, 5, 11])
        low = c.randrange(1200)
        return c.choice([f"id % {m} = {c.randrange(m)}", f"id BETWEEN {low} AND {low + c.choice([3, 60, 500])}", f"v % 7 = {c.randrange(7)}",
                         f"r = {c.randrange(50)}", "true", f"id IN (SELECT t FROM f WHERE id % {m} = 0)"])

    def insert(self) -> str:
        c = self.chance
        first, count = c.randrange(1500), c.choice([3, 20, 150, 400])
        key = c.choice(["NULL", "i", "i * 2", f"NULLIF(i, {first + 5}) + 3000", f"i % {c.choice([7, 1000])}"])
        parent = c.choice(["i % 50 + 1", "NULL", "NULLIF(i % 60, 0)", f"CASE WHEN i = {first + c.randrange(count)} THEN 99 ELSE i % 40 + 1 END"])
        value = c.choice(["i % 900", "i % 850", f"i % 850 + {c.choice([0, 5, 60])}", "NULL"])
        text = c.choice(["'s' || i", "'s' || i % 20", f"CASE WHEN i <> {first + c.randrange(count)} THEN 'x' || i END"])
        conflict = c.choice(["", "", "", "", " ON CONFLICT DO NOTHING", " ON CONFLICT (id) DO UPDATE SET s = excluded.s || '!'"])
        return (f"INSERT INTO t (id, k, r, v, n, s) SELECT i, {key}, {parent}, {value}, i / 7.0, {text} FROM generate_series({first}, {first + count - 1}) i "
                f"{'ORDER BY i DESC' if c.random() < 0.2 else ''}{conflict}")

    def insert_literals(self) -> str:
        c = self.chance
        first = c.randrange(1500)
        wrong = c.randrange(first, first + 80)
        what = c.choice(["", "", "id", "v", "s", "n"])
        rows = [f"({wrong - 1 if i == wrong and what == 'id' else i}, {950 if i == wrong and what == 'v' else i % 800}, "
                f"{10 ** 7 if i == wrong and what == 'n' else i}.125, {'NULL' if i == wrong and what == 's' else f'{chr(39)}l{i}{chr(39)}'})"
                for i in range(first, first + c.choice([2, 30, 60]))]
        return f"INSERT INTO t (id, v, n, s) VALUES {', '.join(rows)}"

    def update(self) -> str:
        c = self.chance
        sets = c.choice(["s = s || 'u'", "n = n + 1", "v = v % 800", "v = v % 800 + 40", "v = v + 900", "v = (v + 13) % 850, n = -n", "r = r % 50 + 1", "r = id % 55 + 1",
                         "id = id + 10000",
                         "k = k + 20000", "k = NULL", "s = CASE WHEN id % 97 > 0 THEN s END", "v = 800 / (id % 100)", "id = id, k = k", "n = NULL, s = 'same' || id"])
        source = c.choice(["", "", " FROM p"]) if "id" not in sets else ""
        return f"UPDATE t SET {sets}{source} WHERE {'t.r = p.id AND p.g = 3' if source else self.some()}"

    def delete(self) -> str:
        c = self.chance
        return c.choice([f"DELETE FROM t WHERE {self.some()}", "DELETE FROM t USING p WHERE t.r = p.id AND p.g < 3", f"DELETE FROM f WHERE id % {c.choice([2, 3])} = 0"])

    def parents(self) -> str:
        c = self.chance
        first = c.randrange(60)
        return c.choice([f"DELETE FROM p WHERE g = {c.randrange(10)}",
                         f"INSERT INTO p SELECT i, 'u' || i, i % 10 FROM generate_series({first}, {first + 30}) i ON CONFLICT DO NOTHING",
                         f"INSERT INTO p SELECT i, 'u' || i % 70, i % 10 FROM generate_series({first}, {first + 12}) i", "UPDATE p SET g = (g + 1) % 10"])

    def followers(self) -> str:
        c = self.chance
        first = c.randrange(400)
        followed = c.choice(["NULL", "(SELECT min(id) FROM t) + i % 3", "i"])
        return f"INSERT INTO f SELECT i, {followed}, 'w' FROM generate_series({first}, {first + 40}) i ON CONFLICT DO NOTHING"


def told(connection: psycopg.Connection[Any], sql: str) -> tuple[Any, ...]:
    """An error, a tag, or rows."""
    result = connection.pgconn.exec_(sql.encode())
    if result.status == pq.ExecStatus.FATAL_ERROR:
        return "error", *((result.error_field(f) or b"").decode() for f in (pq.DiagnosticField.SQLSTATE, pq.DiagnosticField.MESSAGE_PRIMARY))
    return result.command_status, [tuple(result.get_value(i, j) for j in range(result.nfields)) for i in range(result.ntuples)]


def follow(pair: tuple[psycopg.Connection[Any], psycopg.Connection[Any]], seed: int) -> None:
    """One sequence of statements on both servers."""
    theirs = pair[0]
    statements = Statements(seed)
    chance = statements.chance
    for c in pair:
        c.execute("ROLLBACK")
        c.execute(SCHEMA)
    done = []
    marked = False
    for step in range(STEPS):
        state = theirs.info.transaction_status
        if state == pq.TransactionStatus.INERROR:
            sql = "ROLLBACK TO here" if marked and chance.random() < 0.7 else "ROLLBACK"
        elif state == pq.TransactionStatus.INTRANS and chance.random() < 0.25:
            sql = chance.choice(["COMMIT", "ROLLBACK", "SAVEPOINT here", *(["ROLLBACK TO here"] if marked else ())])
        elif state == pq.TransactionStatus.IDLE and chance.random() < 0.2:
            sql = "BEGIN"
        else:
            sql = statements.one()
        marked = sql == "SAVEPOINT here" or (marked and sql not in ("COMMIT", "ROLLBACK", "BEGIN"))
        done.append(sql)
        for one in [sql, *(SHOWN if step % 6 == 5 and theirs.info.transaction_status != pq.TransactionStatus.INERROR else ())]:
            want, got = told(theirs, one), told(pair[1], one)
            assert got == want, f"seed {seed}, {one!r} after\n" + ";\n".join(done)


def test_same_tables() -> None:
    with aurorapy.Server() as db, psycopg.connect(ORACLE, autocommit=True) as theirs, psycopg.connect(db.dsn, autocommit=True) as ours:
        for c in (theirs, ours):
            c.execute("SET client_min_messages = error")
        try:
            for seed in range(FIRST, FIRST + COUNT):
                follow((theirs, ours), seed)
        finally:
            theirs.execute("ROLLBACK")
            theirs.execute(SCHEMA.split(";")[0])
