"""FROM clauses as SQL text, and the names that a query's relations and columns have in it.

An alias that a level around has gets a number. A column that USING merges has one name on both sides: where the columns were renamed since, they get
that name by an alias. In stored text USING is a condition and the names beside it (`bind.from_.MERGING`).

Source: PostgreSQL 15 manual, 7.2.1; the names that ruleutils chooses.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.bind.from_ import MERGING, USING_ALIAS
from aurorapy.planner.bind.rows import target_behind
from aurorapy.planner.functions.json_records import RECORD_MAKERS
from aurorapy.planner.relation import Table

from .deparse import BREAK, JOIN, STEP, VARIABLE, Writer, quote_name, quote_text
from .deparse_joins import JoinNames, column_key, unique_name

CASTING = "*CAST*"  # the alias of a query in stored text, around which a level casts


class FromWriter(Writer):
    """What a query's FROM needs; `query` and `values` are the query writer's."""

    def __init__(self, relation: Callable[[Table], str], context: Any = None, pretty: bool = False, now: Callable[[Table], Table] | None = None,
                 stored: bool = False, lines: bool | None = None, wrap: int = 0) -> None:
        super().__init__(self.column, context, pretty, stored, pretty if lines is None else lines)
        self.relation = relation
        self.now = now or (lambda t: t)
        self.line_max = wrap
        self.aliases: dict[int, str] = {}
        self.columns: dict[int, list[str]] = {}
        self.renamed: set[int] = set()  # entries that show the names of their columns
        self.using: dict[int, list[str]] = {}  # the names that a join merges by
        self.merged: dict[Any, str] = {}  # columns of full joins
        self.join_columns: dict[int, list[str]] = {}  # the names that an aliased join shows
        self.taken: set[str] = set()
        self.queries: list[bound.Query] = []
        self.operands: set[int] = set()  # queries of set operations, by id(): casts to the types of the result are not shown

    def query(self, q: bound.Query, *, named: bool = True, names: list[str] | None = None) -> str:
        raise NotImplementedError

    def values(self, entry: bound.Entry) -> str:
        raise NotImplementedError

    # --- names ---

    def name_entries(self, q: bound.Query) -> None:
        """Choose names for a level's relations and their columns."""
        if self.stored:  # the text shows aliases again, so it has others than were written only where a name would be hidden
            used = bound.free_rids(q)
            used |= {rid for above in self.queries[:-1] if above.aggregate_rid in used for rid in above.entries}
            self.taken = {self.aliases[rid] for rid in used if rid in self.aliases}
        else:
            self.taken = set(self.taken)
        for entry in q.entries.values():
            self._name(entry)
        joins = [j for j in q.from_ if isinstance(j, bound.JoinNode)]
        names = JoinNames([] if self.stored else joins)
        for entry in q.entries.values():
            self._name_columns(entry, names.wanted.get(entry.rid, {}), names.forbidden(entry.rid))
        for j in joins:
            self._name_joins(j)
            if not self.stored:
                names.rise(j, lambda rid: self._live(q.entries[rid]))
        self.using.update(names.using)
        self.merged.update(names.merged)
        self.columns.update(names.columns)
        self.join_columns.update(names.shown)

    def _name_joins(self, j: bound.JoinTree) -> None:
        """Names for the joins that have an alias; in stored text their columns are called by their places."""
        if isinstance(j, int):
            return
        self._name_joins(j.left)
        self._name_joins(j.right)
        if j.rid:
            self.aliases[j.rid] = self._free(j.name)
            if self.stored:
                self.columns[j.rid] = [place for place, _ in j.columns]

    def _live(self, entry: bound.Entry) -> list[tuple[int, str]]:
        """(column, name) of an entry's columns."""
        source = entry.table or entry.view
        return [(i, n) for i, n in enumerate(self.columns[entry.rid]) if source is None or not source.columns[i].dropped]

    def _name(self, entry: bound.Entry) -> None:
        """An alias that no level around has."""
        base = entry.name or CASTING
        source = entry.table or entry.view or (entry.sample[0].table if entry.sample is not None else None)
        if source is not None and entry.name == source.name and not entry.aliased:
            base = self.now(source).name
        self.aliases[entry.rid] = self._free(base)

    def _free(self, base: str) -> str:
        name = unique_name(base, self.taken)
        self.taken.add(name)
        return name

    def _name_columns(self, entry: bound.Entry, wanted: dict[int, str], forbidden: set[str]) -> None:
        """Names that no two columns of an entry share."""
        source = entry.table or entry.view
        if entry.cte is not None:
            real = [c.name for c in entry.cte.columns]
            real[: len(entry.aliases or ())] = entry.aliases or ()
        elif entry.sample is not None:
            real = [c.name for c in self.now(entry.sample[0].table).columns if not c.dropped]
        elif source is not None:
            real = [c.name for c in self.now(source).columns]
        else:
            real = [c.name for c in entry.columns]
            if entry.aliases is not None:
                real[: len(entry.aliases)] = entry.aliases
        live = [i for i in range(len(real)) if source is None or not source.columns[i].dropped]
        names = list(real)
        if self.stored and (entry.cte is not None or source is not None):
            self.columns[entry.rid] = names
            if entry.cte is not None and entry.aliases:
                self.renamed.add(entry.rid)
            return
        for i in live if entry.written is not None else ():
            if i < len(entry.written) and entry.written[i]:  # type: ignore[arg-type, index]
                names[i] = entry.written[i]  # type: ignore[index]
        used = {*wanted.values(), *forbidden}
        for i in live:
            if i in wanted:
                names[i] = wanted[i]
                continue
            names[i] = unique_name(names[i], used)
            used.add(names[i])
        self.columns[entry.rid] = names
        if entry.kind == "function" or (entry.aliases is not None and source is None and entry.sample is None) or any(names[i] != real[i] for i in live):
            self.renamed.add(entry.rid)

    def column(self, v: bound.Var) -> str:
        """A column with its relation's alias."""
        for q in reversed(self.queries):
            if v.rid == q.aggregate_rid and q.aggregate_rid:
                return self.text(q.outer_aggregates[v.column])
        if isinstance(v, bound.JoinVar):
            return self._through(v)
        return f"{quote_name(self.aliases[v.rid])}.{quote_name(self.columns[v.rid][v.column])}"

    def _through(self, e: bound.JoinVar | bound.JoinColumn) -> str:
        """A column as an aliased join calls it."""
        return f"{quote_name(self.aliases[e.ident])}.{quote_name(self.columns[e.ident][e.place])}"

    def merged_name(self, e: bound.Coalesce) -> str | None:
        """The name of the column of a full join that an expression is."""
        return self.merged.get(column_key(e)) if self.merged else None

    def text(self, e: bound.Expr, *, implicit: bool = True) -> str:
        if isinstance(e, bound.Coalesce) and self.merged and (name := self.merged_name(e)) is not None:
            return quote_name(name)
        if isinstance(e, bound.JoinColumn):
            return self._through(e)
        return super().text(e, implicit=implicit)

    def field_names(self, e: bound.Expr) -> tuple[str, ...]:
        if isinstance(e, bound.Var) and e.type == 2249:
            for q in reversed(self.queries):
                if e.rid in q.entries:
                    return tuple([n for n, _, _ in target_behind(q, e) or ()]) or super().field_names(e)
        return super().field_names(e)

    def whole_row(self, e: bound.WholeRow) -> str:
        return f"{quote_name(self.aliases[e.rid])}.*::{self.type_name(e.type, -1)}" if e.rid in self.aliases else super().whole_row(e)

    def bare_row(self, e: bound.Expr) -> str:
        return f"{quote_name(self.aliases[e.rid])}.*" if isinstance(e, bound.WholeRow) and e.rid in self.aliases else self.text(e)

    def row_reference(self, e: bound.WholeRow) -> str:
        return f"{quote_name(self.aliases[e.rid])}.*" if e.rid in self.aliases and not self.stored else self.whole_row(e)

    def system_column(self, rid: int, name: str) -> str:
        return f"{quote_name(self.aliases[rid])}.{name}"

    def all_columns(self, rid: int) -> str | None:
        return f"{quote_name(self.aliases[rid])}.*" if rid in self.aliases else None

    def table_oid(self, rid: int) -> str:
        return f"{quote_name(self.aliases[rid])}.tableoid"

    # --- FROM ---

    def separated(self, before: str, item: str, *, several: bool = False) -> str:
        """What comes between two items of a list: a new line where the item would not fit in this one, or the last one had several."""
        if not self.lines or self.line_max < 0 or item.startswith(BREAK):
            return ", "
        line = before.rpartition(BREAK)[2].rpartition("\n")[2]
        if len(line) + len(item) + 2 > self.line_max or several:
            return ", " + self.keyword("", -STEP, STEP, VARIABLE)
        return ", "

    def from_items(self, q: bound.Query, items: list[bound.JoinTree], before: str = "") -> str:
        """The items of a FROM list."""
        text = ""
        for i, j in enumerate(items):
            shown = self._from(q, j)
            text += (self.separated(before + text, shown) if i else "") + shown
        return text

    def _from(self, q: bound.Query, j: bound.JoinTree) -> str:
        if isinstance(j, int):
            return self._entry(q.entries[j])
        text = self._from(q, j.left)
        word = {"inner": "JOIN", "left": "LEFT JOIN", "right": "RIGHT JOIN", "full": "FULL JOIN"}[j.kind]
        if j.on is None and j.kind == "inner":
            word = "CROSS JOIN"
        text += self.keyword(f" {word} ", -STEP, STEP, JOIN)
        right = self._from(q, j.right)
        text += f"({right})" if self.pretty and not isinstance(j.right, int) and not j.right.rid else right
        if j.using and id(j) in self.using:
            text += f" USING ({', '.join([quote_name(n) for n in self.using[id(j)]])})" + (f" AS {quote_name(j.using_alias)}" if j.using_alias else "")
        elif j.on is not None:
            condition = self.text(j.on, implicit=self.stored)
            if j.using:
                names = [*j.using, *([USING_ALIAS + j.using_alias] if j.using_alias else [])]
                condition = f"{quote_name(MERGING)}({condition}, {', '.join([quote_text(n) for n in names])})"
            text += f" ON {self.wrap(condition)}" if not self.stored else f" ON {condition}"
        elif j.kind != "inner":
            text += " ON TRUE"
        if not j.rid:
            return self.wrap(text)
        names = [n for place, name in j.columns for n in ((place,) if name is None else (f"{place}=", name))] if self.stored else self.join_columns.get(j.rid, [])
        return f"({text}) {quote_name(self.aliases[j.rid])}" + (f"({', '.join([quote_name(n) for n in names])})" if names else "")

    def _names(self, e: bound.Entry) -> str:
        """The names of an entry's columns, where they are shown."""
        source = e.table or e.view
        shown = [n for i, n in enumerate(self.columns[e.rid]) if source is None or not source.columns[i].dropped]
        return f"({', '.join([quote_name(n) for n in shown])})"

    def _entry(self, e: bound.Entry) -> str:
        alias = quote_name(self.aliases[e.rid])
        names = self._names(e) if e.rid in self.renamed else ""
        source = e.view or e.table
        if self.stored and e.written and source is not None:
            names = f"({', '.join([quote_name(n or source.columns[i].name) for i, n in enumerate(e.written)])})"
        if e.sample is not None:
            return self._sample(e, alias, names)
        if source is not None:
            source = self.now(source)
            text = ("ONLY " if e.only else "") + self._relation(source)
            return text if quote_name(source.name) == alias and not e.aliased and not names else f"{text} {alias}{names}"
        if e.kind == "cte":
            assert e.cte is not None
            name = quote_name(e.cte.name)
            return name if name == alias and not e.aliased and not names else f"{name} {alias}{names}"
        if e.kind == "function":
            return self._functions(e, alias)
        if e.kind == "values":
            return f"({self.values(e)}) {alias}{names}"
        assert e.query is not None
        lateral = "LATERAL " if e.lateral else ""
        if self.stored and not names and [c.name for c in e.query.columns] != self.columns[e.rid]:
            names = self._names(e)
        return f"{lateral}({self.query(e.query)}) {alias}{names}"

    def _sample(self, e: bound.Entry, alias: str, names: str) -> str:
        """A table of which a sample is read."""
        entry, method, percent, seed = e.sample
        table = self.now(entry.table)
        text = ("ONLY " if entry.only else "") + self._relation(table)
        text += "" if quote_name(table.name) == alias and not e.aliased and not names else f" {alias}{names}"
        text += f" TABLESAMPLE {method} ({self.text(percent, implicit=self.stored)})"
        return text if seed is None else f"{text} REPEATABLE ({self.text(seed, implicit=self.stored)})"

    def _relation(self, table: Table) -> str:
        """A relation's name: with its schema where a common table hides it."""
        name = self.relation(table)
        if not self.stored and any(c.name == table.name for q in self.queries for c in q.ctes) and name == quote_name(table.name):
            return f"{quote_name(table.schema_name)}.{name}"
        return name

    def _functions(self, e: bound.Entry, alias: str) -> str:
        lateral = "LATERAL " if any(self._outer(f) for f in e.functions) else ""
        calls = [self._call(f) for f in e.functions]
        if isinstance(e.functions[0], bound.XmlTableCall):
            return lateral + self._xml_table(e, calls[0], alias)
        shapes = [self._definitions(f) for f in e.functions]
        if len(calls) == 1 and shapes[0] and not e.ordinality and [n for n, _ in shapes[0]] == list(self.columns[e.rid]):
            names = ", ".join([f"{quote_name(n)} {t}" for n, t in shapes[0]])
            return f"{lateral}{calls[0]} {alias}({names})"
        if len(calls) == 1 and not shapes[0]:
            text = calls[0]
        elif not any(shapes) and all(isinstance(f, bound.Func) and f.function.name == "unnest" and f.function.routine is None for f in e.functions):
            text = f"UNNEST({', '.join([self.text(f.args[0]) for f in e.functions])})"  # type: ignore[attr-defined]
        else:
            calls = [c if not shape else f"{c} AS ({', '.join([f'{quote_name(n)} {t}' for n, t in shape])})" for c, shape in zip(calls, shapes, strict=True)]
            text = f"ROWS FROM({', '.join(calls)})"
        return f"{lateral}{text}{' WITH ORDINALITY' if e.ordinality else ''} {alias}{self._names(e)}"

    def _call(self, f: bound.Expr) -> str:
        """A function of FROM; what is no call is written as a cast, which the grammar takes there."""
        text = self.text(f)
        call = isinstance(f, bound.Coalesce | bound.MinMax | bound.NullIf | bound.SqlValue | bound.XmlCall | bound.XmlTableCall) or (
            isinstance(f, bound.Func) and f.operator is None and f.cast not in ("i", "e"))
        return text if call else f"CAST({text} AS {self.type_name(f.type, f.typmod)})"

    def _xml_table(self, e: bound.Entry, text: str, alias: str) -> str:
        """XMLTABLE: it names its columns itself, so an alias has them only where they differ."""
        names = list(self.columns[e.rid])
        if names != [c.name for c in e.columns]:
            alias += f"({', '.join([quote_name(n) for n in names])})"
        elif self.aliases[e.rid] == "xmltable" and not self.stored:
            alias = ""
        return f"{text}{' ' if alias else ''}{alias}"

    def _outer(self, f: bound.Expr) -> bool:
        return any(isinstance(n, bound.Var) for n in bound.walk(f))

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
