"""Random queries over small tables: valid, typed, and with one answer but for the order of rows.

A seed tells one query. Types are families ("int", "num" and so on); `Queries.value` gives an expression of a family over the
relations in scope. Ordered queries order by all of their columns.
"""

from __future__ import annotations

import random
from collections.abc import Callable

Scope = list[tuple[str, list[tuple[str, str]]]]  # (alias, [(column, family)])

TABLES: dict[str, list[tuple[str, str]]] = {
    "t1": [("id", "int"), ("a", "int"), ("b", "numeric"), ("c", "text"), ("d", "float8")],
    "t2": [("id", "int"), ("a", "smallint"), ("b", "numeric(6,2)"), ("c", "char(5)"), ("e", "date"), ("f", "boolean")],
    "t3": [("id", "int"), ("k", "bigint"), ("a", "int"), ("c", "varchar(4)"), ("ts", "timestamp"), ("iv", "interval"), ("f", "boolean")],
}
FAMILY = {"int": "int", "smallint": "int", "bigint": "int", "numeric": "num", "numeric(6,2)": "num", "text": "text", "char(5)": "text",
          "varchar(4)": "text", "float8": "flt", "date": "date", "boolean": "bool", "timestamp": "ts", "interval": "iv"}
TYPE = {"int": "int", "num": "numeric", "text": "text", "flt": "float8", "date": "date", "bool": "boolean", "ts": "timestamp", "iv": "interval"}
DATA: dict[str, tuple[str, ...]] = {
    "int": ("0", "1", "2", "3", "-1"), "num": ("0", "1.0", "2.50", "NaN", "-1.25"), "text": ("", "a", "ab", "b", "B"),
    "flt": ("0", "-0", "1", "2.5", "NaN", "Infinity"), "date": ("2020-01-01", "2020-02-29", "infinity", "-infinity"), "bool": ("t", "f"),
    "ts": ("2020-01-01 00:00:00", "2020-02-29 12:00:00", "infinity"), "iv": ("1 day", "1 mon", "2 days", "-1 day", "0"),
}  # of intervals that are equal one alone: which of them stands for a group is not defined
FAMILIES = tuple(TYPE)
SET_OPERATIONS = ("UNION", "UNION ALL", "INTERSECT", "EXCEPT", "INTERSECT ALL", "EXCEPT ALL")
EXCLUSIONS = ("", "", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES", " EXCLUDE NO OTHERS")
LIMITS = ("", "", " LIMIT 2", " OFFSET 1", " LIMIT 3 OFFSET 1", " FETCH FIRST 2 ROWS WITH TIES", " LIMIT NULL")


def tables(seed: int) -> list[str]:
    """Statements that make the tables, with NULLs and duplicates, and some indexes."""
    chance = random.Random(seed)
    out = []
    for name, columns in TABLES.items():
        out.append(f"CREATE TABLE {name} ({', '.join(f'{c} {t}' + (' PRIMARY KEY' if c == 'id' else '') for c, t in columns)})")
        rows = []
        for i in range(chance.randrange(3, 10)):
            values = [str(i) if c == "id" else "NULL" if chance.random() < 0.25 else f"'{chance.choice(DATA[FAMILY[t]])}'" for c, t in columns]
            rows.append(f"({', '.join(values)})")
        out.append(f"INSERT INTO {name} VALUES {', '.join(rows)}")
        out += [f"CREATE INDEX ON {name} ({c})" for c, _ in columns if chance.random() < 0.3]
    return out


class Queries:
    """One query's generator. `keys` is None outside of grouped queries, there the expressions that are grouped by."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.aliases = 0
        self.keys: list[tuple[str, str]] | None = None

    def _maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def _families(self, most: int = 3) -> list[str]:
        return [self.chance.choice(FAMILIES) for _ in range(self.chance.randint(1, most))]

    # --- expressions ---

    def constant(self, family: str) -> str:
        text = "NULL" if self._maybe(0.1) else f"'{self.chance.choice(DATA[family])}'"
        return f"{text}::{TYPE[family]}"

    def column(self, family: str, scope: Scope) -> str | None:
        found = [f"{alias}.{c}" for alias, columns in scope for c, f in columns if f == family]
        if self.keys is not None:
            found = [text for text, f in self.keys if f == family]
        return self.chance.choice(found) if found else None

    def value(self, family: str, scope: Scope, depth: int = 2) -> str:
        chance = self.chance
        if depth <= 0 or self._maybe(0.35):
            return (self._maybe(0.85) and self.column(family, scope)) or self.constant(family)
        if self.keys is not None and self._maybe(0.5):
            return self.aggregate(family, scope)

        def v(f: str) -> str:
            return self.value(f, scope, depth - 1)

        def common() -> str:
            kind = chance.randrange(5)
            if kind == 0:
                return f"CASE WHEN {v('bool')} THEN {v(family)} ELSE {v(family)} END"
            if kind == 1 and self.keys is None:
                return f"({self._scalar(family, scope, depth - 1)})"
            return f"{chance.choice(('COALESCE', 'GREATEST', 'LEAST', 'NULLIF'))}({v(family)}, {v(family)})"

        own: dict[str, tuple[Callable[[], str], ...]] = {
            "int": (lambda: f"({v('int')} {chance.choice('+-')} {v('int')})", lambda: f"length({v('text')})", lambda: f"({v('bool')})::int"),
            "num": (lambda: f"({v('num')} {chance.choice('+-*')} {v('int')})", lambda: f"round({v('num')}, 1)", lambda: f"({v('num')} / 2)"),
            "flt": (lambda: f"({v('flt')} + {v('num')})", lambda: f"(-{v('flt')})"),
            "text": (lambda: f"({v('text')} || {v('text')})", lambda: f"upper({v('text')})", lambda: f"substr({v('text')}, 1, 2)"),
            "date": (lambda: f"({v('date')} + 1)", lambda: f"{v('ts')}::date"),
            "ts": (lambda: f"({v('date')} + {v('iv')})", lambda: f"date_trunc('month', {v('ts')})"),
            "iv": (lambda: f"({v('iv')} * 2)", lambda: f"justify_days({v('iv')})"),
            "bool": (lambda: self.test(scope, depth),),
        }
        return common() if self._maybe(0.4) else chance.choice(own[family])()

    def test(self, scope: Scope, depth: int = 2) -> str:
        """A condition."""
        chance = self.chance
        family, other = chance.choice(FAMILIES), chance.choice(FAMILIES)
        compare = chance.choice(("=", "<>", "<", ">="))

        def v(f: str) -> str:
            return self.value(f, scope, depth - 1)

        if depth <= 0:
            return f"{self.value(family, scope, 0)} {compare} {self.constant(family)}"
        plain = (
            lambda: f"{v(family)} {compare} {v(family)}",
            lambda: f"({self.test(scope, depth - 1)} {chance.choice(('AND', 'OR'))} NOT ({self.test(scope, depth - 1)}))",
            lambda: f"{v(family)} IS {chance.choice(('', 'NOT '))}DISTINCT FROM {v(family)}",
            lambda: f"{v(family)} {chance.choice(('IN', 'NOT IN'))} ({v(family)}, {self.constant(family)})",
            lambda: f"{v(family)} BETWEEN {chance.choice(('', 'SYMMETRIC '))}{v(family)} AND {v(family)}",
            lambda: f"({v(family)}, {v(other)}) {compare} ({v(family)}, {v(other)})",
        )
        with_query = (
            lambda: f"{v(family)} {chance.choice(('IN', 'NOT IN'))} ({self.select([family], scope, depth - 1)})",
            lambda: f"{v(family)} {compare} {chance.choice(('ANY', 'ALL'))} ({self.select([family], scope, depth - 1)})",
            lambda: f"{chance.choice(('', 'NOT '))}EXISTS ({self.select([family], scope, depth - 1)})",
            lambda: f"({v(family)}, {v(other)}) NOT IN ({self.select([family, other], scope, depth - 1)})",
        )
        kinds: tuple[Callable[[], str], ...] = plain + with_query if self.keys is None else plain
        return f"({chance.choice(kinds)()})"

    def aggregate(self, family: str, scope: Scope) -> str:
        """An aggregate over columns of the query's own."""
        keys, self.keys = self.keys, None
        try:
            x, c = self.value(family, scope, 1), self.value(family, scope, 0)
            distinct = "DISTINCT " if self._maybe(0.25) else ""
            calls = {
                "int": ("count(*)", f"count({distinct}{x})", f"max({x})", f"sum({distinct}{x})::int"), "num": (f"sum({distinct}{x})", f"avg({x})", f"min({x})"),
                "flt": (f"max({x})", f"sum({distinct}{x})"), "text": (f"max({x})", f"string_agg({distinct}{c}::text, ',' ORDER BY {c}::text)"), "date": (f"max({x})",),
                "bool": (f"bool_or({x})", f"every({x})"), "ts": (f"min({x})",), "iv": (f"max({x})",)}
            call = self.chance.choice(calls[family])
            if self._maybe(0.25) and not call.endswith("::int"):
                call += f" FILTER (WHERE {self.test(scope, 1)})"
            return call
        finally:
            self.keys = keys

    def _scalar(self, family: str, outer: Scope, depth: int) -> str:
        text, scope = self.source(outer, depth - 1)
        return f"SELECT {self.aggregate(family, scope)} FROM {text} WHERE {self.test(scope + outer, 1)}"

    # --- FROM ---

    def _alias(self) -> str:
        self.aliases += 1
        return f"x{self.aliases}"

    def _relation(self, depth: int) -> tuple[str, Scope]:
        alias = self._alias()
        if depth <= 0 or self._maybe(0.7):
            name = self.chance.choice(list(TABLES))
            return f"{name} {alias}", [(alias, [(c, FAMILY[t]) for c, t in TABLES[name]])]
        families = self._families()
        return f"({self.select(families, [], depth - 1)}) {alias}", [(alias, [(f"c{i}", f) for i, f in enumerate(families)])]

    def source(self, outer: Scope, depth: int) -> tuple[str, Scope]:
        """A FROM clause and what it makes visible."""
        chance = self.chance
        text, scope = self._relation(depth)
        near = scope  # what ON may name: the relations since the last comma
        for _ in range(chance.choice((0, 0, 1, 1, 2)) if depth > 0 else 0):
            if self._maybe(0.15):
                families, alias = self._families(2), self._alias()
                text += f" LEFT JOIN LATERAL ({self.select(families, scope + outer, depth - 1)}) {alias} ON true"
                new: Scope = [(alias, [(f"c{i}", f) for i, f in enumerate(families)])]
            else:
                right, new = self._relation(depth - 1)
                family = chance.choice(FAMILIES)
                pair = self.column(family, near), self.column(family, new)
                kind = chance.choice((", ", " JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN "))
                if kind == ", ":
                    text, near = f"{text}, {right}", []
                elif None in pair:
                    text += f" LEFT JOIN {right} ON {self.test(near + new, 1)}"
                else:
                    text += f"{kind}{right} ON {pair[0]} = {pair[1]}" + (f" AND {self.test(near + new, 1)}" if kind != " FULL JOIN " and self._maybe(0.4) else "")
            scope, near = scope + new, near + new
        return text, scope

    # --- queries ---

    def select(self, families: list[str], outer: Scope, depth: int) -> str:
        """A query whose columns c0, c1... are of these families."""
        chance = self.chance
        keys, self.keys = self.keys, None
        try:
            if depth > 0 and self._maybe(0.15):
                return f"({self.select(families, outer, depth - 1)}) {chance.choice(SET_OPERATIONS)} ({self.select(families, outer, depth - 1)})"
            source, scope = self.source(outer, depth)
            where = f" WHERE {self.test(scope + outer, min(depth, 2))}" if self._maybe(0.6) else ""
            group = ""
            if self._maybe(0.25):
                columns = [(f"{alias}.{c}", f) for alias, cs in scope for c, f in cs]
                self.keys = chance.sample(columns, min(len(columns), chance.randint(1, 2)))
                names = ", ".join(text for text, _ in self.keys)
                group = f" GROUP BY {chance.choice(('{}', '{}', 'ROLLUP ({})', 'CUBE ({})', 'GROUPING SETS (({}), ())')).format(names)}"
            items = [self.value(f, scope if group else scope + outer, min(depth, 2)) for f in families]
            if group and self._maybe(0.3):
                group += f" HAVING {self.test(scope, 1)}"
            distinct = "DISTINCT " if self._maybe(0.12) else ""
            return f"SELECT {distinct}{', '.join(f'{e} AS c{i}' for i, e in enumerate(items))} FROM {source}{where}{group}"
        finally:
            self.keys = keys

    def window(self) -> str:
        """A query with window functions, over rows that are in a total order: tables have a unique column."""
        chance = self.chance
        source, scope = self._relation(0)
        if self._maybe(0.4):
            right, new = self._relation(0)
            source, scope = f"{source} JOIN {right} ON {self.test(scope + new, 1)}", scope + new
        columns = [f"{alias}.{c}" for alias, cs in scope for c, _ in cs]
        items = []
        for _ in range(chance.randint(1, 3)):
            mode = chance.choice(("ROWS", "GROUPS", "RANGE"))
            low = chance.choice(("UNBOUNDED PRECEDING", "CURRENT ROW") + (("1 PRECEDING", "1 FOLLOWING") if mode != "RANGE" else ()))
            high = chance.choice(("CURRENT ROW", "UNBOUNDED FOLLOWING") + (("1 PRECEDING", "2 FOLLOWING") if mode != "RANGE" else ()))
            frame = f"{mode} BETWEEN {low} AND {high}{chance.choice(EXCLUSIONS)}"
            functions = [f"sum({self.value('int', scope, 1)})", f"max({self.value('num', scope, 1)})", "rank()", "cume_dist()", f"count({self.value('text', scope, 1)})",
                         f"lag({self.value('int', scope, 1)}, 1, 0)", f"first_value({self.value('date', scope, 1)})", "row_number()", "ntile(2)"]
            part = f"PARTITION BY {self.value(chance.choice(FAMILIES), scope, 1)} " if self._maybe(0.5) else ""
            items.append(f"{chance.choice(functions)} OVER ({part}ORDER BY {', '.join(c + chance.choice(('', ' DESC')) for c in columns)} {frame})")
        return f"SELECT {', '.join(items + columns)} FROM {source}"

    def top(self) -> tuple[str, bool]:
        """A query, and whether it says the order of its rows."""
        chance = self.chance
        kind = chance.randrange(5)
        if kind == 0:
            return self.window(), False
        families = self._families()
        if kind == 1:
            return (f"WITH RECURSIVE w(c0, c1) AS (SELECT c0, 0 FROM ({self.select(['int'], [], 1)}) z UNION SELECT c0 + 1, c1 + 1 FROM w WHERE c1 < 2) "
                    f"SELECT w.c1, q.* FROM w JOIN ({self.select(['int', *families], [], 2)}) q ON q.c0 = w.c0"), False
        text = self.select(families, [], 3)
        if kind == 2:
            return text, False
        keys = [f"{i}{chance.choice(('', ' DESC'))}{chance.choice(('', ' NULLS FIRST'))}" for i in range(1, len(families) + 1)]
        if kind == 3:
            return f"SELECT DISTINCT ON (c0) * FROM ({text}) q ORDER BY {', '.join(keys)}{chance.choice(LIMITS)}", True
        chance.shuffle(keys)
        return f"SELECT * FROM ({text}) q ORDER BY {', '.join(keys)}{chance.choice(LIMITS)}", True
