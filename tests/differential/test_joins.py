"""Random joins of small tables give the rows that PostgreSQL 15 (AURORAPY_ORACLE) gives.

Tables are joined in every way, on conditions from which others follow: columns that are equal to one another and to constants, ORs whose arms say
something of one table each. AURORAPY_SEED and AURORAPY_COUNT say which queries, and how many.
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
COUNT = int(os.environ.get("AURORAPY_COUNT", "300"))
pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(300)]

SCHEMA = """
DROP SCHEMA IF EXISTS random_joins CASCADE; CREATE SCHEMA random_joins; SET search_path = random_joins;
CREATE TABLE a (x int, y int, s text, d date); CREATE TABLE b (x int, y bigint, s varchar(5), d timestamp);
CREATE TABLE c (x int PRIMARY KEY, y int, s text, d date); CREATE TABLE e (x int, y numeric, s char(3), d date);
"""
SIZES = {"a": 60, "b": 25, "c": 40, "e": 10}


def rows(chance: random.Random) -> list[str]:
    made = []
    for table, size in SIZES.items():
        for i in range(size):
            x = i if table == "c" else chance.choice(["NULL", *range(12)])
            y = chance.choice(["NULL", *range(8)])
            s = chance.choice(["NULL", "'p'", "'q'", "'r'", "'s'"])
            d = chance.choice(["NULL", "'2020-01-01'", "'2020-01-02'", "'2020-02-01'"])
            made.append(f"INSERT INTO {table} VALUES ({x}, {y}, {s}, {d})")
    return [*made, "CREATE INDEX ON a (x)", "CREATE INDEX ON b (y)", "ANALYZE a, b, c, e"]


class Joins:
    """One seed's query."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.names: list[str] = []

    def name(self) -> str:
        return self.chance.choice(self.names)

    def part(self) -> str:
        c = self.chance
        return c.choice((f"{self.name()}.x = {c.randint(0, 9)}", f"{self.name()}.s = '{c.choice('pqr')}'", f"{self.name()}.x = {self.name()}.x",
                         f"{self.name()}.y < {c.randint(1, 9)}", f"{self.name()}.y + 1 = {self.name()}.x"))

    def condition(self) -> str:
        c = self.chance
        kind = c.random()
        if kind < 0.45:
            column = c.choice("xxxyyysd")
            return f"{self.name()}.{column} = {self.name()}.{column}" if c.random() < 0.8 or column in "sd" else f"{self.name()}.x = {self.name()}.y"
        if kind < 0.6:
            return f"{self.name()}.x {c.choice(('=', '<', '>='))} {c.randint(0, 9)}"
        if kind < 0.8:
            return c.choice((f"{self.name()}.s = '{c.choice('pqr')}'", f"{self.name()}.d = date '2020-01-02'", f"{self.name()}.x IS NOT NULL"))
        arms = (" AND ".join(self.part() for _ in range(c.randint(1, 3))) for _ in range(c.randint(2, 3)))
        return f"({' OR '.join(f'({arm})' for arm in arms)})"

    def text(self) -> str:
        c = self.chance
        source = ""
        for n, table in enumerate(c.sample(sorted(SIZES), c.randint(2, 4))):
            before = list(self.names)
            self.names.append(f"t{n}")
            if not source:
                source = f"{table} t{n}"
                continue
            match c.choice(("cross", "join", "join", "left", "right", "full")):
                case "cross":
                    source += f" CROSS JOIN {table} t{n}"
                case "full":
                    source += f" FULL JOIN {table} t{n} ON t{n}.x = {c.choice(before)}.x"
                case kind:
                    on = " AND ".join(self.condition() for _ in range(c.randint(1, 2)))
                    source += f" {kind.upper() if kind != 'join' else ''} JOIN {table} t{n} ON {on}"
        where = " AND ".join(self.condition() for _ in range(c.randint(0, 4)))
        return f"SELECT {', '.join(f'{name}.x, {name}.y' for name in self.names)} FROM {source}" + (f" WHERE {where}" if where else "")


def _answer(connection: psycopg.Connection[Any], sql: str) -> list[str] | str | None:
    try:
        return sorted(map(str, connection.execute(sql).fetchall()))
    except psycopg.Error as e:
        return e.sqlstate


def test_random_joins_have_postgresqls_rows() -> None:
    different = []
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as ours, psycopg.connect(ORACLE, autocommit=True) as theirs:
        filled = rows(random.Random(FIRST))
        for connection in (ours, theirs):
            connection.execute(SCHEMA)
            for statement in filled:
                connection.execute(statement)
        for n in range(COUNT):
            sql = Joins(FIRST + n).text()
            if _answer(ours, sql) != _answer(theirs, sql):
                different.append((FIRST + n, sql))
        theirs.execute("DROP SCHEMA random_joins CASCADE")
    assert different == []
