"""INSERT, UPDATE, DELETE, MERGE."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

from aurorapy.planner.parse.keywords import COL_ID
from aurorapy.planner.parse.queries import Queries
from aurorapy.planner.parse.tree import (
    Alias,
    Assignment,
    ColumnRef,
    CurrentOf,
    DeleteStmt,
    Expr,
    FromItem,
    IndexElement,
    InsertColumn,
    InsertStmt,
    MergeStmt,
    MergeWhen,
    Name,
    OnConflict,
    Query,
    RangeTable,
    Statement,
    Target,
    UpdateStmt,
    With,
)

_Overriding = Literal["user", "system"]


class Writes(Queries):
    def preparable(self) -> Query:
        """PreparableStmt: a query or a data-modifying statement, each with or without WITH."""
        return self.plannable()  # type: ignore[return-value]

    def plannable(self) -> Statement:
        kind = self.kinds[self.i]
        if kind == "with":
            with_ = self.with_clause()
            kind = self.kinds[self.i]
            if kind in _WRITES:
                return _WRITES[kind](self, with_)
            return self._finish(self._operations(self._operand(), 1), with_)
        if kind in _WRITES:
            return _WRITES[kind](self, None)
        return self.query()

    # --- INSERT ---

    def insert(self, with_: With | None) -> InsertStmt:
        at = self.position()
        self.need("insert", "into")
        table_at = self.position()
        table = RangeTable(self.qualified_name(), pos=table_at)
        if self.take("as"):
            table = replace(table, alias=Alias(self.col_id()))
        if self.take("default"):
            self.need("values")
            return self._insert_rest(table, (), None, None, with_, at)
        columns: tuple[InsertColumn, ...] = ()
        if self.kinds[self.i] == "(" and not self.query_in_parens_ahead():
            columns = self.wrapped(self.insert_column)
        overriding = self._overriding()
        return self._insert_rest(table, columns, self.query(), overriding, with_, at)

    def query_in_parens_ahead(self) -> bool:
        i = self.i
        while self.kinds[i] == "(":
            i += 1
        return self.kinds[i] in ("select", "with", "table") or (self.kinds[i] == "values" and self.kinds[i + 1] == "(")

    def _overriding(self) -> _Overriding | None:
        if not self.take("overriding"):
            return None
        which = self.one_of(("user", "system")) or self.fail()
        self.need("value")
        return "user" if which == "user" else "system"

    def _insert_rest(
        self,
        table: RangeTable,
        columns: tuple[InsertColumn, ...],
        source: Query | None,
        overriding: _Overriding | None,
        with_: With | None,
        at: int,
    ) -> InsertStmt:
        conflict = self._on_conflict() if self.kinds[self.i] == "on" else None
        returning = self.returning()
        return InsertStmt(table, columns, source, conflict, returning, overriding, with_, at)

    def insert_column(self) -> InsertColumn:
        at = self.position()
        return InsertColumn(self.col_id(), self.steps(), at)

    def _on_conflict(self) -> OnConflict:
        at = self.position()
        self.need("on", "conflict")
        elements: tuple[IndexElement, ...] = ()
        where: Expr | None = None
        constraint: str | None = None
        if self.kinds[self.i] == "(":
            elements = self.wrapped(self.index_element)
            where = self.expr() if self.take("where") else None
        elif self.take("on"):
            self.need("constraint")
            constraint = self.col_id()
        self.need("do")
        if self.take("nothing"):
            return OnConflict("nothing", elements, where, constraint, pos=at)
        self.need("update", "set")
        assignments = self.assignments()
        update_where = self.expr() if self.take("where") else None
        return OnConflict("update", elements, where, constraint, assignments, update_where, at)

    def index_element(self) -> IndexElement:
        """index_elem: a column, a function call or `(expression)`, and how it is ordered."""
        at = self.position()
        kind = self.kinds[self.i]
        expr: Expr
        if kind == "(":
            self.i += 1
            expr = self.expr()
            self.need(")")
        elif self._function_ahead():
            expr = self._function()
        else:
            expr = ColumnRef((self.col_id(),), False, at)
        collation: Name | None = self.any_name() if self.take("collate") else None
        opclass: Name | None = None
        if self.kinds[self.i] in COL_ID and not (self.kinds[self.i] == "nulls" and self.peek() in ("first", "last")):
            if self.kinds[self.i] not in ("include",) or self.peek() == "(":
                opclass = self.any_name()
                if self.kinds[self.i] == "(":
                    self.unsupported("an operator class with parameters")
        descending = self.one_of(("asc", "desc")) == "desc"
        return IndexElement(expr, collation, opclass, descending, self.nulls_order())

    def returning(self) -> tuple[Target, ...]:
        return self.csv(self.target) if self.take("returning") else ()

    # --- UPDATE ---

    def update(self, with_: With | None) -> UpdateStmt:
        at = self.position()
        self.need("update")
        table = self._target_table()
        self.need("set")
        assignments = self.assignments()
        from_: tuple[FromItem, ...] = self.from_list() if self.take("from") else ()
        return UpdateStmt(table, assignments, from_, self._where_or_current(), self.returning(), with_, at)

    def _target_table(self) -> RangeTable:
        """relation_expr_opt_alias: SET is no alias without AS."""
        table = self.relation()
        if self.take("as") or (self.kinds[self.i] in COL_ID and self.kinds[self.i] != "set"):
            return replace(table, alias=Alias(self.col_id()))
        return table

    def assignments(self) -> tuple[Assignment, ...]:
        return self.csv(self._assignment)

    def _assignment(self) -> Assignment:
        if self.kinds[self.i] == "(":
            columns = self.wrapped(self.insert_column)
            self.need("=")
            return Assignment(columns, self.expr(), True)
        column = self.insert_column()
        self.need("=")
        return Assignment((column,), self.expr())

    def _where_or_current(self) -> Expr | None:
        if not self.take("where"):
            return None
        at = self.position()
        if self.kinds[self.i] == "current" and self.peek() == "of":
            self.i += 2
            return CurrentOf(self.col_id(), at)
        return self.expr()

    # --- DELETE ---

    def delete(self, with_: With | None) -> DeleteStmt:
        at = self.position()
        self.need("delete", "from")
        table = self._target_table()
        using: tuple[FromItem, ...] = self.from_list() if self.take("using") else ()
        return DeleteStmt(table, using, self._where_or_current(), self.returning(), with_, at)

    # --- MERGE ---

    def merge(self, with_: With | None) -> MergeStmt:
        at = self.position()
        self.need("merge", "into")
        table = self._target_table()
        self.need("using")
        source = self.table_ref()
        self.need("on")
        on = self.expr()
        whens = [self._merge_when()]
        while self.kinds[self.i] == "when":
            whens.append(self._merge_when())
        return MergeStmt(table, source, on, tuple(whens), with_, at)

    def _merge_when(self) -> MergeWhen:
        self.need("when")
        matched = not self.take("not")
        self.need("matched")
        condition = self.expr() if self.take("and") else None
        self.need("then")
        if self.take("do"):
            self.need("nothing")
            return MergeWhen(matched, condition, "nothing")
        if matched:
            if self.take("delete"):
                return MergeWhen(True, condition, "delete")
            self.need("update", "set")
            return MergeWhen(True, condition, "update", self.assignments())
        self.need("insert")
        columns: tuple[InsertColumn, ...] = ()
        if self.kinds[self.i] == "(":
            columns = self.wrapped(self.insert_column)
        overriding = self._overriding()
        if overriding is None and self.take("default"):
            self.need("values")
            return MergeWhen(False, condition, "insert", (), columns, None)
        self.need("values")
        values = self.wrapped(self.expr)
        return MergeWhen(False, condition, "insert", (), columns, values, overriding)


_WRITES: dict[str, Callable[[Writes, With | None], Statement]] = {
    "insert": Writes.insert,
    "update": Writes.update,
    "delete": Writes.delete,
    "merge": Writes.merge,
}
