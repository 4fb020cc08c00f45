"""Bound queries as SQL text: what the catalog stores of a view, and pg_get_viewdef in PostgreSQL's layout.

A relation's alias differs from those of the levels around it, so that no name is shadowed; every column is written with
its relation's. `likeness.same_query` proves that a text means what the query means.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.types import HOME

from .deparse import BREAK, STEP, direction, is_simple, laid_out, quote_name, quote_text, uncast
from .deparse_from import CASTING, FromWriter


class QueryWriter(FromWriter):
    """`relation(table)` gives a table's name as it must be written; `pretty`: with few parentheses; `lines` (with
    `pretty`, if not said): laid out in lines; `wrap`: how long a line of a select list or of FROM may become before the next item goes to another one;
    `now(table)` gives the descriptor whose names are written, where they are not those that the query was bound with."""

    # --- queries ---

    def query(self, q: bound.Query, *, named: bool = True, names: list[str] | None = None) -> str:
        """A query of any kind. `named`: its columns' names matter to who reads it; `names`: those that they have there."""
        self.queries.append(q)
        indent, taken = self.indent, self.taken
        try:
            self.name_entries(q)
            text = self._with(q.ctes)
            if q.set_op is not None:
                text += self._set_operation(q, named=named, names=names)
                key = self._result_column
            else:
                text += self._select(q, named=named, names=names)
                key = self._sort_item
            if q.order_by:
                text += self._clause(" ORDER BY ", 1)
                text += ", ".join([key(q, p) + direction(d, n) for p, d, n in q.order_by])
            if q.offset is not None:
                text += self._clause(" OFFSET ") + self._count(q.offset)
            if q.limit is not None:
                if q.with_ties:
                    text += self._clause(" FETCH FIRST ") + f"({self.text(q.limit, implicit=self.stored)}) ROWS WITH TIES"
                else:
                    text += self._clause(" LIMIT ") + self._count(q.limit)
            for lock in q.locks:
                wait = {"wait": "", "nowait": " NOWAIT", "skip locked": " SKIP LOCKED"}[lock.wait]
                for r in lock.rids:
                    text += self._clause(f" FOR {lock.strength.upper()}") + f" OF {quote_name(self.aliases[r])}{wait}"
        finally:
            self.indent, self.taken = indent, taken
            self.queries.pop()
        return text if self.queries else laid_out(text)

    def _clause(self, text: str, plus: int = 0) -> str:
        return self.keyword(text, -STEP, STEP, plus)

    def _count(self, e: bound.Expr) -> str:
        if isinstance(e, bound.Const) and e.value is None and not self.stored:
            return "ALL"  # LIMIT NULL
        return str(e.value) if self.stored and isinstance(e, bound.Const) and isinstance(e.value, int) else self.text(e, implicit=self.stored)

    def _with(self, ctes: list[bound.CommonTable]) -> str:
        if not ctes:
            return ""
        text = ""
        if self.lines:
            self.indent += STEP
            text = " "
        text += "WITH RECURSIVE " if any(c.recursive for c in ctes) else "WITH "
        parts = []
        for common in ctes:
            c = common if common.written is None else common.written[0]
            columns = ", ".join([quote_name(x.name) for x in c.columns])
            how = "" if c.materialized is None else "MATERIALIZED " if c.materialized else "NOT MATERIALIZED "
            part = f"{quote_name(c.name)}{f'({columns})' if c.renamed else ''} AS {how}({self.keyword('')}"
            if c.recursive:
                assert c.base is not None and c.step is not None
                outer = bound.Query(set_op="union", set_all=c.all, set_left=c.base, set_right=c.step)
                part += self.query(outer)
            else:
                assert c.query is not None
                part += self.query(c.query)
            parts.append(f"{part}{self.keyword('')}){'' if common.written is None else self._searched(common)}")
        text += ", ".join(parts)
        if not self.lines:
            return text + " "
        self.indent -= STEP
        return text + self.keyword("")

    def _searched(self, c: bound.CommonTable) -> str:
        """SEARCH and CYCLE of a common table."""
        _, search, cycle, value, default = c.written
        text = ""
        if search is not None:
            text += f" SEARCH {search[0].upper()} FIRST BY {', '.join(map(quote_name, search[1]))} SET {quote_name(search[2])}"
        if cycle is not None:
            marks = ""
            if value is not None and self.stored:
                marks = f" TO {_constant(cycle[2])} DEFAULT {_constant(cycle[3])}"
            elif value is not None:
                marks = f" TO {self.text(value)} DEFAULT {self.text(default)}"
            text += f" CYCLE {', '.join(map(quote_name, cycle[0]))} SET {quote_name(cycle[1])}{marks} USING {quote_name(cycle[4])}"
        return text

    def _select(self, q: bound.Query, *, named: bool, names: list[str] | None) -> str:
        text = ""
        if self.lines:
            self.indent += STEP
            text = " "
        values = self._simple_values(q, names)
        if values is not None:
            return text + self.values(values)
        text += "SELECT"
        if q.distinct_on is not None:
            text += f" DISTINCT ON ({', '.join([self.sorted_by(q.targets[p].expr) for p in q.distinct_on])})"
        elif q.distinct:
            text += " DISTINCT"
        text += self._targets([t for t in q.targets if not t.junk], named=named, names=names, before=text)
        if q.from_:
            text += self._clause(" FROM ", 2)
            text += self.from_items(q, q.from_, before=text)
        if q.where is not None:
            text += self._clause(" WHERE ", 1) + self.text(q.where, implicit=self.stored)
        if q.grouping_sets is not None:
            text += self._clause(" GROUP BY ", 1) + ("DISTINCT " if q.grouping_distinct else "")
            if q.grouping_written is not None:
                text += ", ".join([self._grouped(q, g) for g in q.grouping_written])
            else:
                own = len(q.group_by) - len(q.keys_used)  # behind them are columns that depend on these
                sets = ["(" + ", ".join([self.text(q.group_by[i]) for i in s if i < own]) + ")" for s in q.grouping_sets]
                text += f"GROUPING SETS ({', '.join(sets)})"
        elif q.group_by:
            text += self._clause(" GROUP BY ", 1) + ("DISTINCT " if q.grouping_distinct else "")
            text += ", ".join([self.sorted_by(g) for g in q.group_by[: len(q.group_by) - len(q.keys_used)]])
        if q.having is not None:
            text += self._clause(" HAVING ") + self.text(q.having, implicit=self.stored)
        windows = [w for w in q.windows if w.name]
        if windows:
            text += self._clause(" WINDOW ", 1)
            text += ", ".join([f"{quote_name(w.name)} AS {self.window_text(w)}" for w in windows])
        return text

    def _grouped(self, q: bound.Query, item: Any, *, inner: bool = False) -> str:
        """An item of GROUP BY as it was written."""
        if isinstance(item, int):
            return f"({self.text(q.group_by[item])})" if inner else self.sorted_by(q.group_by[item])
        kind, items = item
        if kind == "simple":
            listed = ", ".join([self.text(q.group_by[i]) for p in items for i in _places(p)])
            return f"({listed})" if len(items) != 1 or inner else listed
        if kind == "empty":
            return "()"
        word = {"rollup": "ROLLUP(", "cube": "CUBE(", "sets": "GROUPING SETS ("}[kind]
        return f"{word}{', '.join([self._grouped(q, i, inner=kind == 'sets') for i in items])})"

    def _simple_values(self, q: bound.Query, names: list[str] | None) -> bound.Entry | None:
        """The VALUES list that a query is, where nothing else is said of it."""
        entry = q.entries[q.from_[0]] if len(q.from_) == 1 and isinstance(q.from_[0], int) else None
        if entry is None or entry.kind != "values" or len(q.entries) != 1 or q.where is not None or q.group_by or q.aggregated or q.distinct or q.windows:
            return None
        targets = [t for t in q.targets if not t.junk]
        if len(targets) != len(entry.columns):
            return None
        for i, t in enumerate(targets):
            shown = t.name if names is None else names[i]
            if not isinstance(t.expr, bound.Var) or t.expr.column != i or (shown != entry.columns[i].name and not self.stored):
                return None
        return entry if entry.name == "*VALUES*" else None

    def values(self, entry: bound.Entry) -> str:
        """VALUES with its rows."""
        rows = [f"({self.row_list(r, implicit=self.stored, comma=',' if self.lines else ', ')})" for r in entry.rows or ()]
        return "VALUES " + ", ".join(rows)

    def _targets(self, targets: list[bound.TargetEntry], *, named: bool, names: list[str] | None, before: str = "") -> str:
        """A select list, an item a line unless lines may be longer; `before` stands in the line already."""
        text = ""
        several = False
        for i, t in enumerate(targets):
            shown = self.target(t, t.name if names is None else names[i], named=named)
            text += self.separated(before + text, shown, several=several) if i else " "
            several = "\n" in shown.removeprefix(BREAK) or BREAK in shown.removeprefix(BREAK)
            text += shown
        return text

    def target(self, t: bound.TargetEntry, name: str, *, named: bool) -> str:
        """An item of a select list."""
        operand = bool(self.operands) and bool(self.queries) and id(self.queries[-1]) in self.operands
        e = uncast(t.expr) if operand else t.expr
        text = self.item(e, implicit=self.stored or not operand)
        shown: str | None = None if named or self.stored else "?column?"
        if isinstance(e, bound.JoinVar | bound.JoinColumn):
            shown = self.columns[e.ident][e.place]
        elif isinstance(e, bound.Var) and e.rid in self.columns:
            shown = self.columns[e.rid][e.column]
        elif text.endswith((".tableoid", ".ctid", ".xmin", ".xmax")):
            shown = text.rpartition(".")[2]
        elif isinstance(e, bound.Coalesce) and self.merged_name(e) is not None:
            shown = self.merged_name(e)
        return text if name == shown else f"{text} AS {quote_name(name)}"

    def _sort_item(self, q: bound.Query, position: int) -> str:
        return self.sorted_by(q.targets[position].expr)

    def _result_column(self, q: bound.Query, position: int) -> str:
        return str(position + 1)

    def _set_operation(self, q: bound.Query, *, named: bool, names: list[str] | None) -> str:
        """Two queries and what is between them; nested ones in parentheses where the operation is another."""
        assert q.set_left is not None and q.set_right is not None
        left, right = self.uncast(q.set_left), self.uncast(q.set_right)
        nested = _is_operation(left) and (left.set_op != q.set_op or left.set_all != q.set_all)
        step = STEP if nested else 0
        text = f"({self.keyword('', step)}" if nested else ""
        text += self._side(left, named=named, names=names)
        text += self.keyword(") " if nested else "" if self.lines else " ", -step)
        text += f"{q.set_op.upper()}{' ALL' if q.set_all else ''} "  # type: ignore[union-attr]
        nested = _is_operation(right)
        step = STEP if nested else 0
        text += f"{'(' if nested else ''}{self.keyword('', step)}"
        text += self._side(right, named=False, names=names)
        if self.lines:
            self.indent -= step
        return text + (self.keyword(")") if nested else "")

    def uncast(self, q: bound.Query) -> bound.Query:
        """A query without the level around it that casts its columns for an operation or a comparison."""
        entry = q.entries[q.from_[0]] if len(q.entries) == 1 and q.from_ and isinstance(q.from_[0], int) else None
        if entry is None or entry.name not in ("", CASTING) or entry.query is None:
            return q
        return q if self.stored and not any(isinstance(t.expr, bound.ToRecord) for t in q.targets) else entry.query

    def _side(self, side: bound.Query, *, named: bool, names: list[str] | None) -> str:
        side = self.uncast(side)
        if _is_operation(side):
            return self._set_operation(side, named=named, names=names)
        operands, self.operands = self.operands, {*self.operands, id(side)}
        text = self.query(side, named=named, names=names)
        self.operands = operands
        return f"({text})" if side.ctes or side.order_by or side.limit is not None or side.offset is not None or side.locks else text

    # --- nodes that need the query ---

    def sublink(self, e: bound.SubLink) -> str:
        inner = self.query(self.uncast(e.query), named=False)
        match e.kind:
            case "exists":
                return f"(EXISTS ({inner}))"
            case "array":
                return f"ARRAY({inner})"
            case "any" | "all":
                test = self.text(e.tests[0]) if len(e.tests) == 1 else f"({self.list(e.tests)})"
                home: Any = HOME.get()
                op = e.op if self.stored or home is None or not e.op.startswith("OPERATOR(") else home.shown_test(e)
                if e.kind == "any" and op == "=" and not self.stored or e.op == "=" and e.kind == "any":
                    return f"({test} IN ({inner}))"
                return f"({test} {op} {e.kind.upper()} ({inner}))"
        return f"({inner})"

    def window(self, e: bound.Window) -> str:
        w = self.queries[-1].windows[e.window]
        return quote_name(w.name) if w.name else self.window_text(w)

    def window_text(self, w: bound.WindowSpec) -> str:
        """A window's definition, without what it has from the one that it is built on."""
        parts = [quote_name(w.refers)] if w.refers else []
        if w.partition_by and not w.refers:
            parts.append("PARTITION BY " + ", ".join([self.sorted_by(e) for e in w.partition_by]))
        if w.order_by and w.ordered:
            parts.append("ORDER BY " + ", ".join([self.sort_key(k) for k in w.order_by]))
        if w.framed:
            start = f"{self.text(w.start_offset, implicit=self.stored)} {w.start.upper()}" if w.start_offset is not None else w.start.upper()
            end = f"{self.text(w.end_offset, implicit=self.stored)} {w.end.upper()}" if w.end_offset is not None else w.end.upper()
            exclude = f" EXCLUDE {w.exclude.upper()}" if w.exclude else ""
            parts.append(f"{w.mode.upper()} BETWEEN {start} AND {end}{exclude}")
        return f"({' '.join(parts)})"

    def other(self, e: bound.Expr) -> str:
        if isinstance(e, bound.GroupingCall):
            return f"GROUPING({self.list(e.args)})"
        return super().other(e)


def _places(item: Any) -> list[int]:
    return [item] if isinstance(item, int) else [i for p in item[1] for i in _places(p)]


def _is_operation(q: bound.Query) -> bool:
    """Whether a side is an operation itself, with nothing that would make it a query of its own."""
    return q.set_op is not None and not (q.ctes or q.order_by or q.limit is not None or q.offset is not None or q.locks)


__all__ = ["STEP", "QueryWriter", "is_simple"]


def _constant(e: Any) -> str:
    """A constant as it was written: what CYCLE takes is no expression."""
    if isinstance(e, tree.Const) and e.kind in ("int", "float", "str", "bool"):
        return quote_text(str(e.value)) if e.kind == "str" else str(e.value).lower()
    if isinstance(e, tree.Cast) and isinstance(e.arg, tree.Const) and e.arg.kind == "str" and not e.type.typmods and not e.type.dims:
        return f"{'.'.join(map(quote_name, e.type.names))} {quote_text(str(e.arg.value))}"
    raise errors.FeatureNotSupported("CYCLE with a mark of this form cannot be stored")
