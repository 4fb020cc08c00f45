"""Actions and conditions of rules as SQL text: what the catalog stores of them, and pg_get_ruledef in PostgreSQL's layout.

Values are written without the assignment casts that their columns give them.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table

from .deparse import BREAK, laid_out, quote_name, quote_text
from .deparse_query import STEP, QueryWriter


class RuleWriter(QueryWriter):
    """Writes over `old` and `new`, which are entries `rids` of a relation."""

    kept_in = "rules"  # what messages call that in which the statement is stored
    naming = -1  # how deep the target list is whose every name is written
    feeding = 0  # how deep the query is whose rows an INSERT stores

    def over(self, table: Table, rids: dict[str, int]) -> RuleWriter:
        """Say what `old` and `new` are."""
        names = [c.name for c in self.now(table).columns]
        for name, rid in rids.items():
            self.aliases[rid], self.columns[rid] = name, names
            self.taken.add(name)
        return self

    def target(self, t: bound.TargetEntry, name: str, *, named: bool) -> str:
        """What an INSERT selects needs no names; what PostgreSQL left untyped there is shown so."""
        if not self.feeding or any(q.set_op is None for q in self.queries[self.feeding - 1 : -1]) or len(self.queries) < self.feeding:
            text = super().target(t, name, named=named)
            return text if isinstance(t.expr, bound.Var) or len(self.queries) != self.naming else f"{self.text(t.expr)} AS {quote_name(name)}"
        if self.stored and not isinstance(t.expr, bound.Var):
            return self.text(t.expr)
        if isinstance(t.expr, bound.Const) and t.expr.type == 25 and isinstance(t.expr.value, str):
            return quote_text(t.expr.value)
        return super().target(t, name, named=named)

    def action(self, action: Any, raw: Any) -> str:
        """An action; `raw` is what it was bound from."""
        return laid_out(self._action(action, raw))

    def _action(self, action: Any, raw: Any) -> str:
        if isinstance(action, tree.NotifyStmt):
            text = f"NOTIFY {quote_name(action.channel)}" + (f", {quote_text(action.payload)}" if action.payload else "")
            return f"\n {text}" if self.lines else text
        if isinstance(action, bound.Query):
            self.naming = 1
            return self.query(action)
        assert action.query is not None
        if any(c.modify is not None for c in action.ctes):
            raise errors.FeatureNotSupported(f"{self.kept_in} with data-modifying statements in WITH are not supported")
        indent = self.indent
        self._name_action(action, raw)
        text = self._with(action.ctes)
        if self.lines:
            text += " "
            self.indent += STEP
        try:
            if action.kind == "insert":
                return text + self._insert(action, raw)
            return text + (self._update(action, raw) if action.kind == "update" else self._delete(action, raw))
        finally:
            self.indent = indent

    def _name_action(self, m: bound.Modify, raw: Any) -> None:
        """Name what an action reads and writes, before the queries of its WITH are named."""
        assert m.query is not None
        if m.kind != "insert":
            self.name_entries(m.query)
            return
        assert m.entry is not None
        m.entry.name = raw.table.alias.name if raw.table.alias is not None else m.table.name
        self._name(m.entry)
        self._name_columns(m.entry, {}, set())

    def _target_name(self, m: bound.Modify, *, alias: str) -> str:
        table = self.now(m.table)
        name = self.relation(table)
        shown = quote_name(self.aliases[m.rid])
        return name if shown == quote_name(table.name) else f"{name}{alias}{shown}"

    def _insert(self, m: bound.Modify, raw: tree.InsertStmt) -> str:
        if any(c.steps for c in raw.columns):
            raise errors.FeatureNotSupported(f"{self.kept_in} that assign to parts of columns are not supported")
        query = m.query
        assert query is not None
        names = [c.name for c in self.now(m.table).columns]
        entry = query.entries[query.from_[0]] if len(query.from_) == 1 and isinstance(query.from_[0], int) else None
        source = ""
        given = m.given
        if raw.source is None:
            given, source = (), "DEFAULT VALUES"
        elif entry is not None and entry.kind == "subquery" and entry.query is not None:
            given = given[: len(entry.query.columns)]
            self.feeding = len(self.queries) + 1
            source = ("" if self.lines else " ") + self.query(entry.query, named=False)
            self.feeding = 0
        elif entry is not None and entry.rows is not None:
            assert isinstance(raw.source, tree.Values)
            lists = [self._written(m, row) for row in raw.source.rows]
            given = given[: len(lists[0])]
            rows = []
            for row, written in zip(entry.rows, lists, strict=True):
                rows.append("(" + ("," if self.lines else ", ").join(self._value(row[i], w) for i, w in zip(given, written, strict=True)) + ")")
            source = f"{'' if self.lines else ' '}VALUES {', '.join(rows)}"
        else:
            assert isinstance(raw.source, tree.Values | tree.Select)
            written = self._written(m, raw.source.rows[0]) if isinstance(raw.source, tree.Values) else []
            given = given[: len(written)]
            values = ", ".join(self._value(query.targets[i].expr, w) for i, w in zip(given, written, strict=True))
            source = (self.keyword("VALUES (", -STEP, STEP, 2) if self.lines else " VALUES (") + values + ")"
        columns = f"({', '.join(quote_name(names[i]) for i in given)})" if given else ""
        how = f" OVERRIDING {raw.overriding.upper()} VALUE" if raw.overriding else ""
        text = f"INSERT INTO {self._target_name(m, alias=' AS ')} {columns}{how}{' ' if self.lines and (columns or how) and not source.startswith(BREAK) else ''}{source}"
        return text + self._conflict(m, raw) + self._returned(m)

    def _written(self, m: bound.Modify, row: tuple[Any, ...]) -> list[Any]:
        """A row of VALUES as it was written, `old.*` and `new.*` as so many items."""
        out: list[Any] = []
        for w in row:
            if isinstance(w, tree.ColumnRef) and w.star:
                rid = next(rid for rid, name in self.aliases.items() if name == w.names[0])
                out += [None] * sum(not n.startswith("........pg.dropped") for n in self.columns[rid])
            else:
                out.append(w)
        return out

    def _value(self, e: bound.Expr, written: Any) -> str:
        return "DEFAULT" if isinstance(written, tree.SetToDefault) else self.text(stripped(e))

    def _conflict(self, m: bound.Modify, raw: tree.InsertStmt) -> str:
        clause, written = m.conflict, raw.on_conflict
        if clause is None or written is None:
            return ""
        text = " ON CONFLICT"
        names = [c.name for c in self.now(m.table).columns]
        if written.constraint is not None:
            text += f" ON CONSTRAINT {quote_name(written.constraint)}"
        elif written.elements:
            if written.where is not None or not all(isinstance(e.expr, tree.ColumnRef) for e in written.elements):
                raise errors.FeatureNotSupported(f"{self.kept_in} with ON CONFLICT on expressions or with a predicate are not supported")
            index = next(i for i in m.table.indexes if clause.indexes is not None and i.oid in clause.indexes)
            text += f"({', '.join(quote_name(names[c.attnum - 1]) for c in index.columns)})"
        if clause.action == "nothing":
            return text + " DO NOTHING"
        self.aliases[clause.excluded], self.columns[clause.excluded] = "excluded", names
        text += f" DO UPDATE SET {self._sets(m, clause.sets, written.assignments)}"
        return text if clause.where is None else text + self._clause(" WHERE ", 1) + self.text(clause.where)

    def _update(self, m: bound.Modify, raw: tree.UpdateStmt) -> str:
        query = m.query
        assert query is not None
        text = f"UPDATE {'ONLY ' if raw.table.only else ''}{self._target_name(m, alias=' ')} SET {self._sets(m, m.sets, raw.assignments)}"
        return text + self._rest(m, query, self._clause(" FROM ", 2))

    def _delete(self, m: bound.Modify, raw: tree.DeleteStmt) -> str:
        query = m.query
        assert query is not None
        text = f"DELETE FROM {'ONLY ' if raw.table.only else ''}{self._target_name(m, alias=' ')}"
        return text + self._rest(m, query, self._clause(" USING ", 2))

    def _sets(self, m: bound.Modify, sets: list[tuple[int, bound.Expr]], assignments: tuple[tree.Assignment, ...]) -> str:
        if any(a.multiple or a.columns[0].steps for a in assignments):
            raise errors.FeatureNotSupported(f"{self.kept_in} that assign to several columns at once, or to parts of columns, are not supported")
        names = [c.name for c in self.now(m.table).columns]
        return ", ".join(f"{quote_name(names[i])} = {self._value(e, a.expr)}" for (i, e), a in zip(sets, assignments, strict=True))

    def _rest(self, m: bound.Modify, query: bound.Query, word: str) -> str:
        self.queries.append(query)
        others = [j for j in query.from_ if j != m.rid]
        text = word + self.from_items(query, others) if others else ""
        if query.where is not None:
            text += self._clause(" WHERE ", 1) + self.text(query.where)
        self.queries.pop()
        return text + self._returned(m)

    def _returned(self, m: bound.Modify) -> str:
        if not m.returning:
            return ""
        self.naming = len(self.queries)
        return self._clause(" RETURNING ", 1) + self._targets(m.returning, named=False, names=None).removeprefix(" ")


def stripped(e: bound.Expr) -> bound.Expr:
    """A value without the casts that an assignment adds."""
    while True:
        if isinstance(e, bound.CoerceTypmod | bound.CoerceIO) and not e.explicit or isinstance(e, bound.CoerceDomain):
            e = e.arg
        elif isinstance(e, bound.Func) and e.cast == "i":
            e = e.args[0]
        else:
            return e
