"""Random conditions over indexed tables give what a table without indexes gives."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

import aurorapy

INDEXES = ("gin (j)", "gin (j jsonb_path_ops)", "gin (a, j)", "gist (r)", "spgist (n)", "gist (ip inet_ops)", "hash (r)", "gist (m)")


class Chance:
    """Data and conditions of one seed."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)

    def document(self, depth: int = 0) -> Any:
        k = self.r.random()
        if depth < 3 and k < 0.35:
            return {self.r.choice("abcd"): self.document(depth + 1) for _ in range(self.r.randint(0, 3))}
        if depth < 3 and k < 0.6:
            return [self.document(depth + 1) for _ in range(self.r.randint(0, 3))]
        return self.r.choice([1, 2, 1.0, 2.5, "x", "y", "a", True, False, None])

    def range(self) -> str:
        if self.r.random() < 0.1:
            return "empty"
        low = self.r.randint(0, 60)
        ends = [str(x) if self.r.random() > 0.07 else "" for x in (low, low + self.r.randint(0, 8))]
        return self.r.choice("[(") + ",".join(ends) + self.r.choice(")]")

    def multirange(self) -> str:
        return "{" + ",".join(x for x in (self.range(), self.range()) if x != "empty") + "}"

    def address(self) -> str:
        a, b, c = self.r.randint(0, 2), self.r.randint(0, 3), self.r.randint(0, 3)
        return f"10.{a}.{b}.{c}/{self.r.choice([8, 16, 20, 24, 30, 32])}"

    def array(self) -> list[str | None]:
        return [self.r.choice(["a", "b", "c", "d", None]) for _ in range(self.r.randint(0, 3))]

    def condition_of_path(self, root: str) -> str:
        k = self.r.random()
        literal = self.r.choice(["1", "2", "2.5", '"x"', '"a"', "true", "null"])
        if k < 0.4:
            return f"{root}{self.r.choice(['', '.a', '.b', '[*]', '.a.b'])} {self.r.choice(['==', '==', '!=', '<', '>='])} {literal}"
        if k < 0.5:
            return f"exists({root}.{self.r.choice('ab')})"
        if k < 0.6:
            return f"!({root}.a == {literal})"
        if k < 0.9:
            joined = f"{self.condition_of_path(root)} {self.r.choice(['&&', '||'])} {self.condition_of_path(root)}"
            return f"({joined})"
        return self.r.choice([f'{root}.a starts with "x"', f"{root}.a.size() == 1"])

    def path(self) -> str:
        mode = self.r.choice(["", "strict ", "lax "])
        if self.r.random() < 0.5:
            return mode + self.condition_of_path("$")
        steps = [".a", ".b", ".c", "[*]", "[0]", ".*", ".**", f" ? ({self.condition_of_path('@')})"]
        return mode + "$" + "".join(self.r.choice(steps) for _ in range(self.r.randint(0, 3)))

    def row(self, number: int) -> tuple[Any, ...]:
        j, a = (None if self.r.random() < 0.05 else v for v in (json.dumps(self.document()), self.array()))
        return number, j, a, self.range(), self.range(), self.address(), self.multirange()

    def condition(self) -> tuple[str, Any]:
        choose = self.r.choice
        relation = choose(["&&", "@>", "<@", "<<", ">>", "&<", "&>", "-|-", "="])
        conditions: list[Callable[[], tuple[str, Any]]] = [
            lambda: ("j @> %s::jsonb", json.dumps(self.document())), lambda: ("j ? %s::text", choose("abcdxy")),
            lambda: (f"j {choose(['?|', '?&'])} %s::text[]", self.array()), lambda: (f"j {choose(['@?', '@@'])} %s::jsonpath", self.path()),
            lambda: (f"a {choose(['@>', '<@', '&&', '='])} %s::text[]", self.array()), lambda: (f"r {relation} %s::int4range", self.range()),
            lambda: (f"n {relation} %s::numrange", self.range()), lambda: (f"m {relation} %s::int4multirange", self.multirange()),
            lambda: (f"r {relation.replace('=', '&&')} %s::int4multirange", self.multirange()), lambda: ("%s::int <@ r", self.r.randint(0, 60)),
            lambda: (f"ip {choose(['<<', '<<=', '>>', '>>=', '&&', '=', '<', '>='])} %s::inet", self.address())]
        return choose(conditions)()


@pytest.mark.parametrize("seed", range(3))
def test_indexes_change_no_answer(seed: int) -> None:
    chance = Chance(seed)
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE t (id int PRIMARY KEY, j jsonb, a text[], r int4range, n numrange, ip inet, m int4multirange)")
        if seed % 2:
            _index(c)
        c.cursor().executemany("INSERT INTO t VALUES (%s, %s, %s, %s, %s, %s, %s)", [chance.row(i) for i in range(400)])
        if not seed % 2:
            _index(c)
        c.execute("CREATE TABLE plain AS TABLE t")
        used = 0
        for stage in range(2):
            if stage:
                c.execute("BEGIN")  # own uncommitted rows among the others
            _change(c, chance)
            for _ in range(120):
                where, value = chance.condition()
                answers = [c.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id", (value,)).fetchall() for table in ("t", "plain")]
                assert answers[0] == answers[1], (where, value)
                used += "Seq Scan" not in str(c.execute(f"EXPLAIN SELECT id FROM t WHERE {where}", (value,)).fetchall())
        assert used > 150


def _index(c: psycopg.Connection[Any]) -> None:
    for index in INDEXES:
        c.execute(f"CREATE INDEX ON t USING {index}")


def _change(c: psycopg.Connection[Any], chance: Chance) -> None:
    for i in chance.r.sample(range(400), 40):
        new = chance.row(i)
        for table in ("t", "plain"):
            c.execute(f"UPDATE {table} SET j = %s, a = %s, r = %s, n = %s, ip = %s, m = %s WHERE id = %s", (*new[1:], i))
    for i in chance.r.sample(range(400), 10):
        for table in ("t", "plain"):
            c.execute(f"DELETE FROM {table} WHERE id = %s", (i,))
