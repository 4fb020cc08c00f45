"""Bound queries as SQL text: what the catalog stores of a view, and pg_get_viewdef in PostgreSQL's layout.

Every relation of a statement gets an alias of its own, so that no name is shadowed; every column is written with
its relation's. `likeness.same_query` proves that a text means what the query means.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.functions.json_records import RECORD_MAKERS
from aurorapy.planner.relation import Table
from aurorapy.planner.types import HOME

from .deparse import Writer, direction, is_simple, quote_name

STEP = 8  # PostgreSQL's PRETTYINDENT_STD


class QueryWriter(Writer):
    """`relation(table)` gives a table's name as it must be written; with `pretty` the text has few parentheses, with `lines` (with
    `pretty`, if not said) it is laid out in lines; `now(table)`
    gives the descriptor whose names are written, where they are not those that the query was bound with."""

    def __init__(self, relation: Callable[[Table], str], context: Any = None, pretty: bool = False, now: Callable[[Table], Table] | None = None,
                 stored: bool = False, lines: bool | None = None) -> None:
        super().__init__(self._column, context, pretty, stored)
        self.lines = pretty if lines is None else lines
        self.relation = relation
        self.now = now or (lambda t: t)
        self.indent = 0
        self.aliases: dict[int, str] = {}
        self.columns: dict[int, list[str]] = {}
        self.taken: set[str] = set()
        self.queries: list[bound.Query] = []
        self.ctes: dict[int, str] = {}

    # --- layout ---

    def _keyword(self, text: str, plus: int = 0, step: int = STEP) -> str:
        """A keyword on a line of its own, `step` to the left."""
        return "\n" + " " * (max(self.indent - step, 0) + plus) + text if self.lines else " " + text.strip() + " "

    # --- names ---

    def whole_row(self, e: bound.WholeRow) -> str:
        return f"{quote_name(self.aliases[e.rid])}.*::{self.type_name(e.type, -1)}" if e.rid in self.aliases else super().whole_row(e)

    def system_column(self, rid: int, name: str) -> str:
        return f"{quote_name(self.aliases[rid])}.{name}"

    def all_columns(self, rid: int) -> str | None:
        return f"{quote_name(self.aliases[rid])}.*" if rid in self.aliases else None

    def table_oid(self, rid: int) -> str:
        return f"{quote_name(self.aliases[rid])}.tableoid"

    def _column(self, v: bound.Var) -> str:
        for q in reversed(self.queries):
            if v.rid == q.aggregate_rid and q.aggregate_rid:
                return self.text(q.outer_aggregates[v.column])
        name = self.columns[v.rid][v.column]
        return f"{quote_name(self.aliases[v.rid])}.{quote_name(name)}"

    def _name(self, entry: bound.Entry) -> None:
        source = entry.table or entry.view
        if source is not None:
            source = self.now(source)
        base = entry.name or "unnamed"
        if source is not None and entry.name == (entry.table or entry.view).name:  # type: ignore[union-attr]
            base = source.name
        name, n = base, 0
        while name in self.taken:
            n += 1
            name = f"{base[:60]}_{n}"
        self.taken.add(name)
        self.aliases[entry.rid] = name
        names = [c.name for c in entry.columns]
        if entry.kind in ("table", "cte"):
            names = [c.name for c in entry.cte.columns] if entry.cte is not None else [c.name for c in source.columns]  # type: ignore[union-attr]
        elif source is not None:
            names = [c.name for c in source.columns]
        elif entry.aliases is not None:
            names[: len(entry.aliases)] = entry.aliases
        if entry.kind not in ("table", "cte") and entry.view is None:
            seen: set[str] = set()
            for i, x in enumerate(names):
                k, n = x, 0
                while k in seen:
                    n += 1
                    k = f"{x}_{n}"
                seen.add(k)
                names[i] = k
        self.columns[entry.rid] = names

    # --- queries ---

    def query(self, q: bound.Query) -> str:
        """A query of any kind."""
        self.queries.append(q)
        indent = self.indent
        try:
            for entry in q.entries.values():
                self._name(entry)
            text = self._with(q.ctes)
            if q.set_op is not None:
                text += self._set_operation(q)
                key = self._result_column
            else:
                text += self._select(q)
                key = self._sort_item
            if q.order_by:
                text += self._keyword(" ORDER BY ", 1, 0 if q.set_op else STEP)
                text += ", ".join(key(q, p) + direction(d, n) for p, d, n in q.order_by)
            step = 0 if q.set_op else STEP
            if q.offset is not None:
                text += self._keyword(" OFFSET ", 0, step) + self._count(q.offset)
            if q.limit is not None:
                if q.with_ties:
                    text += self._keyword(" FETCH FIRST ", 0, step) + f"({self.text(q.limit)}) ROWS WITH TIES"
                else:
                    text += self._keyword(" LIMIT ", 0, step) + self._count(q.limit)
            for lock in q.locks:
                names = ", ".join(quote_name(self.aliases[r]) for r in lock.rids)
                wait = {"wait": "", "nowait": " NOWAIT", "skip locked": " SKIP LOCKED"}[lock.wait]
                text += self._keyword(f" FOR {lock.strength.upper()} OF {names}{wait}", 0, step)
            return text
        finally:
            self.indent = indent
            self.queries.pop()

    def _count(self, e: bound.Expr) -> str:
        return str(e.value) if isinstance(e, bound.Const) and isinstance(e.value, int) else self.text(e)

    def _with(self, ctes: list[bound.CommonTable]) -> str:
        if not ctes:
            return ""
        text = " WITH RECURSIVE " if any(c.recursive for c in ctes) else " WITH "
        parts = []
        indent = self.indent
        for c in ctes:
            self.ctes[c.ident] = c.name
            columns = ", ".join(quote_name(x.name) for x in c.columns)
            self.indent = indent + (STEP if self.lines else 0)
            if c.recursive:
                assert c.base is not None and c.step is not None
                body = f"{self.query(c.base)}{self._keyword('UNION ALL' if c.all else 'UNION', 0, 0)}{self._line()}{self.query(c.step)}"
            else:
                assert c.query is not None
                body = self.query(c.query)
            self.indent = indent
            how = "" if c.materialized is None else "MATERIALIZED " if c.materialized else "NOT MATERIALIZED "
            plain = not self.stored and c.query is not None and [x.name for x in c.query.columns] == [x.name for x in c.columns]
            head = f"{quote_name(c.name)}{'' if plain else f'({columns})'} AS {how}("
            parts.append(head + (f"\n{' ' * (indent + STEP)}{body}\n{' ' * (indent + STEP)})" if self.lines else f"{body})"))
        return text + ", ".join(parts) + ("\n" + " " * indent if self.lines else " ")

    def _line(self) -> str:
        return "\n" + " " * self.indent if self.lines else " "

    def _select(self, q: bound.Query) -> str:
        entry = q.entries[q.from_[0]] if len(q.from_) == 1 and isinstance(q.from_[0], int) else None
        if entry is not None and entry.kind == "values" and entry.name == "*VALUES*" and len(q.entries) == 1:
            return self._values(entry)
        if self.lines:
            self.indent += STEP
        text = " SELECT" if self.lines else "SELECT"
        if q.distinct_on is not None:
            text += f" DISTINCT ON ({', '.join(self.text(q.targets[p].expr) for p in q.distinct_on)})"
        elif q.distinct:
            text += " DISTINCT"
        shown = [self._target(t) for t in q.targets if not t.junk]
        text += (" " + (f",\n{' ' * (self.indent - STEP + 4)}" if self.lines else ", ").join(shown)) if shown else ""
        if q.from_:
            text += self._keyword(" FROM ", 2)
            text += (f",\n{' ' * (self.indent - STEP + 4)}" if self.lines else ", ").join(self._from(q, j, True) for j in q.from_)
        if q.where is not None:
            text += self._keyword(" WHERE ", 1) + self.text(q.where)
        if q.grouping_sets is not None:
            sets = ", ".join("(" + ", ".join(self.text(q.group_by[i]) for i in s) + ")" for s in q.grouping_sets)
            text += self._keyword(" GROUP BY ", 1) + f"GROUPING SETS ({sets})"
        elif q.group_by:
            text += self._keyword(" GROUP BY ", 1) + ", ".join(self._grouped(g) for g in q.group_by[: len(q.group_by) - len(q.keys_used)])
        if q.having is not None:
            text += self._keyword(" HAVING ", 0) + self.text(q.having)
        return text

    def _grouped(self, e: bound.Expr) -> str:
        text = self.text(e)
        return f"({text})" if isinstance(e, bound.Const) or (self.pretty and not isinstance(e, bound.Var)) and not text.startswith("(") else text

    def _values(self, entry: bound.Entry) -> str:
        rows = ["(" + ("," if self.lines else ", ").join(self.text(e) for e in r) + ")" for r in entry.rows or ()]
        return (" VALUES " if self.lines else "VALUES ") + ", ".join(rows)

    def _target(self, t: bound.TargetEntry) -> str:
        text = self.text(t.expr)
        shown = self.columns[t.expr.rid][t.expr.column] if isinstance(t.expr, bound.Var) and t.expr.rid in self.columns else "?column?"
        if text.endswith(".tableoid"):
            shown = "tableoid"
        return text if t.name == shown else f"{text} AS {quote_name(t.name)}"

    def _sort_item(self, q: bound.Query, position: int) -> str:
        t = q.targets[position]
        text = self.text(t.expr)
        return f"({text})" if isinstance(t.expr, bound.Const) or (not isinstance(t.expr, bound.Var) and self.pretty and not text.startswith("(")) else text

    def _result_column(self, q: bound.Query, position: int) -> str:
        return str(position + 1) if not self.lines else quote_name(q.targets[position].name)

    def _set_operation(self, q: bound.Query) -> str:
        assert q.set_left is not None and q.set_right is not None
        word = q.set_op.upper() + (" ALL" if q.set_all else "")  # type: ignore[union-attr]
        return f"{self._side(q, q.set_left, True)}{self._keyword(word, 0, 0)}{self._line()}{self._side(q, q.set_right, False)}"

    def _side(self, q: bound.Query, side: bound.Query, left: bool) -> str:
        plain = not (side.ctes or side.order_by or side.limit is not None or side.offset is not None or side.locks)
        if plain and side.set_op is None or (left and plain and side.set_op == q.set_op and side.set_all == q.set_all):
            return self.query(side)
        return f"({self.query(side)})"

    # --- FROM ---

    def _from(self, q: bound.Query, j: bound.JoinTree, top: bool) -> str:
        if isinstance(j, int):
            return self._entry(q.entries[j])
        left = self._from(q, j.left, False)
        right = self._from(q, j.right, False)
        if self.pretty and not isinstance(j.right, int):
            right = f"({right})"
        word = {"inner": "JOIN", "left": "LEFT JOIN", "right": "RIGHT JOIN", "full": "FULL JOIN"}[j.kind]
        on = f" ON {self._condition(j.on)}" if j.on is not None else ""
        if j.using and self._names_agree(q, j):
            on = f" USING ({', '.join(quote_name(n) for n in j.using)})"
        elif j.on is None:
            word = "CROSS JOIN" if j.kind == "inner" else word
            on = "" if j.kind == "inner" else " ON true"
        text = f"{left}{self._keyword(f' {word} ', 4)}{right}{on}"
        return text if self.pretty else f"({text})"

    def _condition(self, e: bound.Expr) -> str:
        return self.text(e)

    def _names_agree(self, q: bound.Query, j: bound.JoinNode) -> bool:
        """Whether USING can be written: the columns still have the name that the join was written with."""
        assert j.on is not None
        for part, name in zip(bound.conjuncts(j.on), j.using, strict=True):
            for n in bound.walk(part):
                if isinstance(n, bound.Var) and self.columns[n.rid][n.column] != name:
                    return False
        return True

    def _entry(self, e: bound.Entry) -> str:
        alias = quote_name(self.aliases[e.rid])
        lateral = "LATERAL " if e.lateral else ""
        source = e.view or e.table
        if source is not None:
            source = self.now(source)
            text = ("ONLY " if e.only else "") + self.relation(source)
            return text if quote_name(source.name) == alias else f"{text} {alias}"
        if e.kind == "cte":
            assert e.cte is not None
            name = quote_name(e.cte.name)
            return name if name == alias else f"{name} {alias}"
        if e.kind == "function":
            calls = [self.text(f) for f in e.functions]
            shapes = [self._definitions(f) for f in e.functions]
            if len(calls) == 1 and shapes[0] and not e.ordinality and [n for n, _ in shapes[0]] == list(self.columns[e.rid]):
                names = ", ".join(f"{quote_name(n)} {t}" for n, t in shapes[0])
                return f"{lateral if self._outer(e.functions[0]) else ''}{calls[0]} {alias}({names})"
            calls = [c if not shape else f"{c} AS ({', '.join(f'{quote_name(n)} {t}' for n, t in shape)})" for c, shape in zip(calls, shapes, strict=True)]
            text = calls[0] if len(calls) == 1 and not shapes[0] else f"ROWS FROM({', '.join(calls)})"
            if isinstance(e.functions[0], bound.XmlTableCall):
                return self._xml_table(e, calls[0], alias)
            names = ", ".join(quote_name(n) for n in self.columns[e.rid])
            return f"{lateral if any(self._outer(f) for f in e.functions) else ''}{text}{' WITH ORDINALITY' if e.ordinality else ''} {alias}({names})"
        names = ", ".join(quote_name(n) for n in self.columns[e.rid])
        if e.kind == "values":
            return f"({self._values(e)}) {alias}({names})"
        assert e.query is not None
        inner = [c.name for c in e.query.columns]
        columns = "" if inner == self.columns[e.rid] else f"({names})"
        return f"{lateral}({self.query(e.query)}) {alias}{columns}"

    def _xml_table(self, e: bound.Entry, text: str, alias: str) -> str:
        """XMLTABLE: it names its columns itself, so an alias has them only where they differ."""
        names = list(self.columns[e.rid])
        if names != [c.name for c in e.columns]:
            alias += f"({', '.join(quote_name(n) for n in names)})"
        elif self.aliases[e.rid] == "xmltable" and not self.stored:
            alias = ""
        return f"{'LATERAL ' if self._outer(e.functions[0]) else ''}{text}{' ' if alias else ''}{alias}"

    def _outer(self, f: bound.Expr) -> bool:
        return any(isinstance(n, bound.Var) for n in bound.walk(f))

    # --- nodes that need the query ---

    def sublink(self, e: bound.SubLink) -> str:
        self.indent, indent = self.indent + (STEP if self.lines else 0), self.indent
        inner = self.query(e.query)
        self.indent = indent
        match e.kind:
            case "exists":
                return f"(EXISTS ({inner}))"
            case "array":
                return f"ARRAY({inner})"
            case "any" | "all":
                test = self.arg(e.tests[0], e) if len(e.tests) == 1 else f"ROW({self.list(e.tests)})"
                home: Any = HOME.get()
                op = e.op if self.stored or home is None or not e.op.startswith("OPERATOR(") else home.shown_test(e)
                if e.kind == "any" and op == "=":
                    return f"({test} IN ({inner}))"
                return f"({test} {op} {e.kind.upper()} ({inner}))"
        return f"({inner})"

    def window(self, e: bound.Window) -> str:
        w = self.queries[-1].windows[e.window]
        parts = []
        if w.partition_by:
            parts.append(f"PARTITION BY {self.list(w.partition_by)}")
        if w.order_by:
            parts.append("ORDER BY " + ", ".join(self.sort_key(k) for k in w.order_by))
        if w.framed:
            start = f"{self.text(w.start_offset)} {w.start.upper()}" if w.start_offset is not None else w.start.upper()
            end = f"{self.text(w.end_offset)} {w.end.upper()}" if w.end_offset is not None else w.end.upper()
            exclude = f" EXCLUDE {w.exclude.upper()}" if w.exclude else ""
            parts.append(f"{w.mode.upper()} BETWEEN {start} AND {end}{exclude}")
        return f"({' '.join(parts)})"

    def _definitions(self, call: bound.Expr) -> list[tuple[str, str]]:
        """(name, type) of a column definition list."""
        if isinstance(call, bound.Func) and RECORD_MAKERS.get(call.function.name) is call.function:
            shape = call.args[-1]
            assert isinstance(shape, bound.Const)
            return [(name, self.type_name(oid, typmod)) for name, oid, typmod in shape.value]
        if isinstance(call, bound.Func) and call.function.routine is not None and call.type == 2249 and call.function.routine.result == 2249 and not (
                call.function.out_columns):
            return [(name, self.type_name(oid, -1)) for name, oid in call.columns or ()]
        return []

    def other(self, e: bound.Expr) -> str:
        if isinstance(e, bound.GroupingCall):
            return f"GROUPING({self.list(e.args)})"
        return super().other(e)


__all__ = ["QueryWriter", "is_simple"]
