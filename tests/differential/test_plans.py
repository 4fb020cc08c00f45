"""Random queries over tables of some thousand rows give the rows that PostgreSQL 15 (AURORAPY_ORACLE) gives.

The tables are large enough for what is decided when a statement runs: ranges, lists, comparisons of rows, IN and EXISTS of queries, joins, OR, min, max, conditions over
subqueries. Half of the queries come before ANALYZE. AURORAPY_SEED and AURORAPY_COUNT say which queries, and how many.
"""

from __future__ import annotations

import os
import random
from typing import Any

import psycopg
import pytest

import aurorapy

ORACLE = os.environ.get("AURORAPY_ORACLE", "")
FIRST = int(os.environ.get("AURORAPY_SEED", "1"))
COUNT = int(os.environ.get("AURORAPY_COUNT", "600"))
pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(300)]

SCHEMA = """
DROP SCHEMA IF EXISTS random_plans CASCADE; CREATE SCHEMA random_plans; SET search_path = random_plans;
CREATE TABLE a (id int PRIMARY KEY, x int, y int NOT NULL, t text, d date);
CREATE TABLE b (id int PRIMARY KEY, a int, x int, t text);
CREATE TABLE c (id bigint, b int, n numeric, t varchar(10));
CREATE INDEX ON a (x); CREATE INDEX ON a (y, x DESC); CREATE INDEX ON a (t); CREATE INDEX ON a (d, id);
CREATE INDEX ON b (a); CREATE INDEX ON b (x, a); CREATE UNIQUE INDEX ON c (id); CREATE INDEX ON c (b) WHERE n > 3; CREATE INDEX ON c (t, b);
INSERT INTO a SELECT g, nullif(g * 7 % 501, 3), g % 40, nullif('t' || g % 90, 't5'), date '2020-01-01' + g % 700 FROM generate_series(1, 3000) g;
INSERT INTO b SELECT g, nullif(g * 11 % 3300, 7), g % 60, 't' || g % 120 FROM generate_series(1, 4000) g;
INSERT INTO c SELECT g, nullif(g * 3 % 4100, 9), g % 25, 't' || g % 33 FROM generate_series(1, 5000) g
"""
COLUMNS = {"a": "id x y t d".split(), "b": "id a x t".split(), "c": "id b n t".split()}
RANGES = {"id": (-5, 5200), "x": (-5, 510), "y": (-2, 42), "a": (-5, 3310), "b": (-5, 4110), "n": (-1, 26), "t": (0, 125), "d": (-5, 710)}
LINKS = (("b", "a", "a", "id"), ("c", "b", "b", "id"), ("a", "x", "b", "x"), ("b", "x", "a", "y"), ("a", "t", "b", "t"), ("a", "t", "c", "t"))
ORDERS = ("<", "<=", ">", ">=")


class Queries:
    """One seed's query."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def value(self, column: str) -> str:
        n = self.chance.randint(*RANGES[column])
        return f"'t{n}'" if column == "t" else f"date '2020-01-01' + {n}" if column == "d" else str(n)

    def some(self, column: str, least: int, most: int) -> str:
        return ", ".join(self.value(column) for _ in range(self.chance.randint(least, most)))

    def condition(self, alias: str, table: str, depth: int = 0) -> str:
        c = self.chance
        name = c.choice(COLUMNS[table])
        column, other, kind = f"{alias}.{name}", c.choice(COLUMNS[table]), c.random()
        if kind < 0.2:
            return f"{column} = {self.value(name)}"
        if kind < 0.45:
            return f"{column} {c.choice(ORDERS)} {self.value(name)}"
        if kind < 0.52:
            return f"{column} BETWEEN {self.value(name)} AND {self.value(name)}"
        if kind < 0.62:
            return f"{column} IN ({self.some(name, 2, 6)}{', NULL' if c.random() < 0.2 else ''})"
        if kind < 0.66:
            return f"{column} = ANY (ARRAY[{self.some(name, 1, 4)}])"
        if kind < 0.70:
            return f"({column} = {self.value(name)} OR {column} = {self.value(name)})"
        if kind < 0.75:
            return f"{column} IS {c.choice(('', 'NOT '))}NULL"
        if kind < 0.80:
            return f"({column}, {alias}.{other}) {c.choice(ORDERS)} ({self.value(name)}, {self.value(other)})"
        if depth > 1:
            return "true"
        if kind < 0.83:
            return f"NOT ({self.condition(alias, table, depth + 1)})"
        if kind < 0.88:
            arms = (" AND ".join(self.condition(alias, table, depth + 1) for _ in range(c.choice((1, 1, 2)))) for _ in range(c.choice((2, 2, 3))))
            return f"({' OR '.join(arms)})"
        mine, own, its, key = c.choice([k for k in LINKS if table in (k[0], k[2])])
        if mine != table:
            own, its, key = key, mine, own
        inner = self.condition(f"{alias}_", its, depth + 1)
        if kind < 0.95:
            return f"{alias}.{own} {c.choice(('', '', '', 'NOT '))}IN (SELECT {alias}_.{key} FROM {its} {alias}_ WHERE {inner})"
        return f"{c.choice(('', '', 'NOT '))}EXISTS (SELECT 1 FROM {its} {alias}_ WHERE {alias}_.{key} = {alias}.{own} AND {inner})"

    def text(self) -> str:
        c = self.chance
        kind, table = c.random(), c.choice("abc")
        name, op = c.choice(COLUMNS[table]), c.choice(("=", *ORDERS))
        if kind < 0.35:
            where = " AND ".join(self.condition("m", table) for _ in range(c.randint(1, 3)))
            order = ", ".join(f"m.{k}{c.choice(('', ' DESC'))}" for k in c.sample(COLUMNS[table], c.randint(1, 2)))
            return f"SELECT * FROM {table} m WHERE {where}" + (f" ORDER BY {order}, m.id LIMIT {c.randint(1, 30)}" if c.random() < 0.3 else "")
        if kind < 0.6:
            mine, own, its, key = c.choice(LINKS)
            on = f" AND {self.condition('q', its)}" if c.random() < 0.4 else ""
            more = f" AND {self.condition('q', its)}" if c.random() < 0.5 else ""
            if c.random() < 0.3:
                on += f" OR p.{own} + {c.randint(1, 9)} = q.{key}" if own != "t" else f" OR q.{key} = 't' || p.id % 90"
            return (f"SELECT p.id, q.id FROM {mine} p {c.choice(('JOIN', 'JOIN', 'LEFT JOIN', 'RIGHT JOIN'))} {its} q ON p.{own} = q.{key}{on}"
                    f" WHERE {self.condition('p', mine)}{more} AND p.id < {c.randint(10, 800)}")
        if kind < 0.72:
            more = f" AND {self.condition('r', 'a')}" if c.random() < 0.4 else ""
            return (f"SELECT p.id, q.id, r.id FROM c p JOIN b q ON p.b = q.id {c.choice(('JOIN', 'LEFT JOIN'))} a r ON q.a = r.id"
                    f" WHERE {self.condition('p', 'c')} AND {self.condition('q', 'b')}{more}")
        if kind < 0.80:
            return f"SELECT max({name}), min({name}) FROM {table} m WHERE {self.condition('m', table)}"
        if kind < 0.86:
            return f"SELECT * FROM (SELECT {name} k, count(*) n, max(id) FROM {table} GROUP BY {name}) s WHERE k {op} {self.value(name)}{c.choice(('', ' AND n > 1'))}"
        if kind < 0.90:
            return (f"SELECT * FROM (SELECT {name} k, id, row_number() OVER (PARTITION BY {name} ORDER BY id) n FROM {table}) s"
                    f" WHERE k {op} {self.value(name)} AND n < 4")
        if kind < 0.94:
            return f"WITH s AS (SELECT * FROM {table} m WHERE {self.condition('m', table)}) SELECT * FROM s WHERE {self.condition('s', table)}"
        of = c.choice(("id", "t"))
        return f"SELECT * FROM (SELECT id, t FROM a UNION {c.choice(('', 'ALL'))} SELECT id, t FROM b UNION ALL SELECT id, t FROM c) s WHERE {of} {op} {self.value(of)}"


def answer(connection: Any, query: str) -> Any:
    try:
        return sorted(map(repr, connection.execute(query).fetchall()))
    except psycopg.Error as e:
        return e.sqlstate


def test_plans() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as ours, psycopg.connect(ORACLE, autocommit=True) as theirs:
        ours.prepare_threshold = None
        for connection in (ours, theirs):
            connection.execute(SCHEMA)
        for seed in range(FIRST, FIRST + COUNT):
            if seed == FIRST + COUNT // 2:
                for connection in (ours, theirs):
                    connection.execute("ANALYZE a, b, c")
            query = Queries(seed).text()
            assert answer(ours, query) == answer(theirs, query), f"AURORAPY_SEED={seed}: {query}"
        theirs.execute("DROP SCHEMA random_plans CASCADE")
