"""Random conditions over columns with extensions' operator classes, or those of full-text search, give what a table without indexes gives."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

import aurorapy

EXTENSIONS = ("pg_trgm", "hstore", "citext", "btree_gin", "btree_gist")
COLUMNS = {"s": "text", "v": "tsvector", "h": "hstore", "c": "citext", "i": "int", "n": "numeric", "u": "uuid", "d": "date", "f": "float8", "b": "bpchar(3)",
           "m": "mood", "t": "timestamptz", "q": "tsquery", "e": "interval", "x": "bytea", "p": "inet"}
INDEXES = ("gin (s gin_trgm_ops)", "gin (v)", "gin (h, i)", "gin (n, d, f)", "gin (b, m, s, x)", "gist (i, s)", "gist (u, d)", "gist (t)", "gist (n)", "gist (h)",
           "gist (v)", "gist (q)", "gist (s gist_trgm_ops)", "hash (h)", "btree (h)", "btree (c)", "gin (to_tsvector('english', s))", "gin (c gin_trgm_ops)",
           "gin (e, p)", "gist (m)", "gist (p gist_inet_ops)", "btree (c citext_pattern_ops)", "gist (c)")
LETTERS = "aabbcABé1 -_.sſσς"


class Chance:
    """Data and conditions of one seed."""

    def __init__(self, seed: int) -> None:
        self.r = random.Random(seed)

    def text(self, longest: int = 12) -> str:
        return "".join(self.r.choice(LETTERS) for _ in range(self.r.randint(0, longest)))

    def lexeme(self) -> str:
        return self.r.choice(["a", "ab", "abc", "b", "ba", "é", "z\U0010ffff"])

    def vector(self) -> str:
        return " ".join(f"{self.lexeme()}{self.r.choice(['', ':1', ':2A', ':3B,4'])}" for _ in range(self.r.randint(0, 4)))

    def query(self, depth: int = 0) -> str:
        k = self.r.random()
        if depth > 2 or k < 0.4:
            return f"'{self.lexeme()}'{self.r.choice(['', '', ':*', ':A', ':*B'])}"
        if k < 0.55:
            return f"!({self.query(depth + 1)})"
        return f"({self.query(depth + 1)}) {self.r.choice(['&', '|', '<->', '<2>'])} ({self.query(depth + 1)})"

    def pairs(self) -> str:
        return ",".join(f"{self.r.choice('abc')}=>{self.r.choice(['1', '2', 'NULL', 'a'])}" for _ in range(self.r.randint(0, 3)))

    def like(self) -> str:
        return "".join(self.r.choice([*LETTERS, "%", "%", "_", "\\%", "ab", "abc", "\\_"]) for _ in range(self.r.randint(0, 6)))

    def regex(self, depth: int = 0) -> str:
        out = ""
        for _ in range(self.r.randint(0 if depth else 1, 4)):
            k = self.r.random()
            if k < 0.6:
                atom = self.r.choice(["a", "b", "ab", "abc", "A", "é", " ", "\\.", "-"])
            elif k < 0.8 or depth > 1:
                atom = self.r.choice([".", "[ab]", "[^]a]", "\\w", "\\d", "\\m", "\\M", "^", "$", "[[:alpha:]]", "(?=a)", "(?!b)"])
            else:
                atom = f"({self.r.choice(['', '?:'])}{self.regex(depth + 1)}|{self.regex(depth + 1)})"
            plain = atom[-1:] not in "^$" and atom[:2] not in ("\\m", "\\M", "(?") or atom[:3] == "(?:"
            out += atom + (self.r.choice(["", "", "", "*", "+", "?", "{2}", "{0,1}", "{1,}", "+?"]) if plain else "")
        return out

    def value(self, column: str) -> Any:
        r = self.r
        if r.random() < 0.04:
            return None
        makers: dict[str, Callable[[], Any]] = {
            "s": self.text, "v": self.vector, "h": self.pairs, "c": lambda: self.text(3), "i": lambda: r.randint(-9, 9),
            "n": lambda: r.choice(["1.0", "1", "-2.5", "NaN", "0"]),
            "u": lambda: f"00000000-0000-0000-0000-00000000000{r.randint(0, 9)}", "d": lambda: r.choice(["infinity", "2020-01-01", "2021-05-05", "-infinity"]),
            "f": lambda: r.choice(["NaN", "0", "-0", "1.5", "Infinity"]), "b": lambda: r.choice(["a", "a ", "ab", ""]), "m": lambda: r.choice(["sad", "ok", "happy"]),
            "t": lambda: f"2020-01-0{r.randint(1, 9)} 10:00+0{r.randint(0, 3)}", "q": self.query, "e": lambda: r.choice(["1 day", "24 hours", "1 mon", "30 days"]),
            "x": lambda: r.choice(["\\x00", "\\x0001", "\\x"]), "p": lambda: f"10.0.0.{r.randint(0, 3)}/{r.choice([8, 24, 32])}"}
        return makers[column]()

    def condition(self) -> tuple[str, Any]:
        choose = self.r.choice
        k = self.r.random()
        if k < 0.4:
            column = choose("incudfbmtexpsh")
            names = ["=", "<>"] if column == "h" else ["<", "<=", "=", ">=", ">", "<>"]
            kind = COLUMNS[column]
            return (f"%s::{kind} {choose(names)} {column}" if self.r.random() < 0.2 else f"{column} {choose(names)} %s::{kind}"), self.value(column)
        conditions: list[Callable[[], tuple[str, Any]]] = [
            lambda: (f"{choose(['s', 'c::text'])} {choose(['LIKE', 'ILIKE'])} %s::text", self.like()),
            lambda: (f"{choose(['s', 'c::text'])} {choose(['~', '~*'])} %s::text", self.regex()),
            lambda: (f"s {choose(['%%', '%%>', '%%>>', '='])} %s::text", self.text()), lambda: (f"%s::text {choose(['<%%', '<<%%', '%%', '='])} s", self.text()),
            lambda: (f"v {choose(['@@', '@@@'])} %s::tsquery", self.query()), lambda: ("%s::tsquery @@ v", self.query()),
            lambda: ("to_tsvector('english', s) @@ %s::tsquery", self.query()), lambda: ("h @> %s::hstore", self.pairs()), lambda: ("%s::hstore <@ h", self.pairs()),
            lambda: ("h ? %s::text", choose("abcd")),
            lambda: (f"h {choose(['?|', '?&'])} %s::text[]", [choose(["a", "b", "d", None]) for _ in range(self.r.randint(0, 2))]),
            lambda: (f"q {choose(['@>', '<@', '='])} %s::tsquery", self.query()), lambda: ("c ~<~ %s::citext", self.text(3))]
        return choose(conditions)()


@pytest.mark.parametrize("seed", range(3))
def test_classes_change_no_answer(seed: int) -> None:
    chance = Chance(seed)
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        for name in EXTENSIONS:
            c.execute(f"CREATE EXTENSION {name}")
        c.execute("CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy')")
        c.execute(f"CREATE TABLE t (id int PRIMARY KEY, {', '.join(f'{n} {t}' for n, t in COLUMNS.items())})")
        if seed % 2:
            _index(c)
        rows = [(i, *(chance.value(n) for n in COLUMNS)) for i in range(250)]
        c.cursor().executemany(f"INSERT INTO t VALUES (%s, {', '.join(f'%s::{t}' for t in COLUMNS.values())})", rows)
        if not seed % 2:
            _index(c)
        c.execute("CREATE TABLE plain AS TABLE t")
        used = 0
        for stage in range(2):
            if stage:
                c.execute("SET pg_trgm.similarity_threshold = 0.1")
                c.execute("SET pg_trgm.word_similarity_threshold = 0")
                c.execute("BEGIN")  # own uncommitted rows among the others
            _change(c, chance)
            for _ in range(250):
                where, value = chance.condition()
                answers = [c.execute(f"SELECT id FROM {table} WHERE {where} ORDER BY id", (value,)).fetchall() for table in ("t", "plain")]
                assert answers[0] == answers[1], (where, value)
                used += "Seq Scan" not in str(c.execute(f"EXPLAIN SELECT id FROM t WHERE {where}", (value,)).fetchall())
        assert used > 200


def _index(c: psycopg.Connection[Any]) -> None:
    for index in INDEXES:
        c.execute(f"CREATE INDEX ON t USING {index}")


def _change(c: psycopg.Connection[Any], chance: Chance) -> None:
    for i in chance.r.sample(range(250), 30):
        values = [chance.value(n) for n in COLUMNS]
        for table in ("t", "plain"):
            c.execute(f"UPDATE {table} SET {', '.join(f'{n} = %s::{t}' for n, t in COLUMNS.items())} WHERE id = %s", (*values, i))
    for i in chance.r.sample(range(250), 10):
        for table in ("t", "plain"):
            c.execute(f"DELETE FROM {table} WHERE id = %s", (i,))
