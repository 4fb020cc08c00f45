"""What may stand in FROM: tables, subqueries, functions, and joins of them."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from aurorapy.planner.parse.expressions import Expressions
from aurorapy.planner.parse.functions import SPECIAL_FUNCTIONS
from aurorapy.planner.parse.keywords import COL_ID, TYPE_FUNC, TYPE_FUNCTION_NAME
from aurorapy.planner.parse.tree import (
    Alias,
    ColumnDefinition,
    Expr,
    FromItem,
    Join,
    Query,
    RangeFunction,
    RangeSubquery,
    RangeTable,
    TableSample,
    Values,
)

_JOIN_START = frozenset(("join", "inner", "left", "right", "full", "cross", "natural"))


class Tables(Expressions):
    def from_list(self) -> tuple[FromItem, ...]:
        return self.csv(self.table_ref)

    def table_ref(self) -> FromItem:
        return self._joins(self._table_primary())

    def relation(self) -> RangeTable:
        """relation_expr: `t`, `t *`, `ONLY t`, `ONLY (t)`."""
        start = self.i
        if self.take("only"):
            if self.take("("):
                name = self.qualified_name()
                self.need(")")
            else:
                name = self.qualified_name()
            return RangeTable(name, only=True, pos=self.position(start))
        name = self.qualified_name()
        self.take("*")
        return RangeTable(name, pos=self.position(start))

    # --- joins ---

    def _joins(self, left: FromItem) -> FromItem:
        while self.kinds[self.i] in _JOIN_START:
            left = self._join(left)
        return left

    def _join(self, left: FromItem) -> FromItem:
        at = self.position()
        if self.take("cross"):
            self.need("join")
            return Join("cross", left, self._table_primary(), pos=at)
        if self.take("natural"):
            kind = self._join_kind()
            return Join(kind, left, self._table_primary(), natural=True, pos=at)  # type: ignore[arg-type]
        kind = self._join_kind()
        right = self._table_primary()
        while self.kinds[self.i] in _JOIN_START:  # `a JOIN b JOIN c ON .. ON ..`
            right = self._join(right)
        if self.take("on"):
            return Join(kind, left, right, on=self.expr(), pos=at)  # type: ignore[arg-type]
        self.need("using")
        using = self.name_list()
        alias = self.col_id() if self.take("as") else None
        return Join(kind, left, right, using=using, using_alias=alias, pos=at)  # type: ignore[arg-type]

    def _join_kind(self) -> str:
        kind = self.one_of(("inner", "left", "right", "full")) or "inner"
        if kind != "inner":
            self.take("outer")
        self.need("join")
        return kind

    # --- one item ---

    def _table_primary(self) -> FromItem:
        start = self.i
        kind = self.kinds[start]
        if kind == "(":
            return self._parenthesised_item()
        lateral = self.take("lateral")
        if lateral and self.kinds[self.i] == "(":
            query = self.subquery()
            return self._subquery_item(query, start, lateral=True)
        if self.kinds[self.i] == "xmltable" and self.peek() == "(":
            self.unsupported("XMLTABLE")
        if self.kinds[self.i] == "rows" and self.peek() == "from" and self.peek(2) == "(":
            return self._rows_from(start, lateral=lateral)
        if lateral or self._function_ahead():
            return self._function_item(start, lateral=lateral)
        if kind in TYPE_FUNC:  # could have been a function's name
            self.fail(start + 1)
        table = self.relation()
        alias = self._alias()
        sample = self._sample() if self.kinds[self.i] == "tablesample" else None
        if alias is not None or sample is not None:
            table = replace(table, alias=alias, sample=sample)
        return table

    def _function_ahead(self) -> bool:
        i = self.i
        kind = self.kinds[i]
        if kind in SPECIAL_FUNCTIONS and (kind not in COL_ID or self.peek() == "("):
            return True
        if self.kinds[i + 1] == "(":
            return kind in TYPE_FUNCTION_NAME
        while self.kinds[i] in COL_ID and self.kinds[i + 1] == ".":
            i += 2
            if self.kinds[i + 1] == "(":
                return True
        return False

    def _function(self) -> Expr:
        """func_expr_windowless."""
        special = self.special_function()
        if special is not None:
            return special
        start = self.i
        if self.peek() == "(":
            if self.kinds[start] not in TYPE_FUNCTION_NAME:
                self.fail()
            self.i += 1
            return self.call((cast(str, self.values[start]),), start, windowless=True)
        names = self.any_name()
        if self.kinds[self.i] != "(" or len(names) < 2:
            self.fail()
        return self.call(names, start, windowless=True)

    def _function_item(self, start: int, *, lateral: bool) -> FromItem:
        function = self._function()
        ordinality = self._ordinality()
        alias, definitions = self._function_alias()
        return RangeFunction((function,), False, ordinality, alias, definitions, lateral, self.position(start))

    def _ordinality(self) -> bool:
        return self.take_all("with", "ordinality")

    def _rows_from(self, start: int, *, lateral: bool) -> FromItem:
        self.need("rows", "from", "(")
        functions = [self._function()]
        if self.kinds[self.i] == "as":
            self.unsupported("a column definition list inside ROWS FROM")
        while self.take(","):
            functions.append(self._function())
            if self.kinds[self.i] == "as":
                self.unsupported("a column definition list inside ROWS FROM")
        self.need(")")
        ordinality = self._ordinality()
        alias, definitions = self._function_alias()
        return RangeFunction(tuple(functions), True, ordinality, alias, definitions, lateral, self.position(start))

    def _function_alias(self) -> tuple[Alias | None, tuple[ColumnDefinition, ...]]:
        given = self.take("as")
        name = ""
        if given and self.kinds[self.i] == "(":
            return None, self.wrapped(self._column_definition)
        if given or self.kinds[self.i] in COL_ID:
            name = self.col_id()
        else:
            return None, ()
        if self.kinds[self.i] != "(":
            return Alias(name), ()
        if self.peek(2) in (",", ")"):
            return Alias(name, self.name_list()), ()
        return Alias(name), self.wrapped(self._column_definition)

    def _column_definition(self) -> ColumnDefinition:
        name = self.col_id()
        type_name = self.type_name()
        collation = self.any_name() if self.take("collate") else None
        return ColumnDefinition(name, type_name, collation)

    def _alias(self) -> Alias | None:
        if not self.take("as") and self.kinds[self.i] not in COL_ID:
            return None
        name = self.col_id()
        if self.kinds[self.i] == "(":
            return Alias(name, self.name_list())
        return Alias(name)

    def _sample(self) -> TableSample:
        self.need("tablesample")
        start = self.i
        if self.kinds[start] in TYPE_FUNCTION_NAME and self.peek() == "(":
            self.i += 1
            method = cast(str, self.values[start])
        else:
            method = ".".join(self.any_name())
        args = self.wrapped(self.expr)
        repeatable: Expr | None = None
        if self.take("repeatable"):
            self.need("(")
            repeatable = self.expr()
            self.need(")")
        return TableSample(method, args, repeatable)

    def _subquery_item(self, query: Query, start: int, *, lateral: bool = False) -> FromItem:
        alias = self._alias()
        if alias is None:
            if isinstance(query, Values):
                self.refuse(
                    "VALUES in FROM must have an alias",
                    start + lateral,
                    hint="For example, FROM (VALUES ...) [AS] foo.",
                )
            self.refuse(
                "subquery in FROM must have an alias", start + lateral, hint="For example, FROM (SELECT ...) [AS] foo."
            )
        return RangeSubquery(query, alias, lateral, self.position(start))

    def _parenthesised_item(self) -> FromItem:
        start = self.i
        inner = self._from_parens()
        if isinstance(inner, tuple):
            return self._subquery_item(inner[0], start)
        alias = self._alias()
        return replace(inner, alias=alias) if alias is not None else inner

    def _from_parens(self) -> Join | tuple[Query]:
        """`( query )` as a tuple of the query, or `( join )`."""
        self.need("(")
        start = self.i
        if self.query_ahead():
            query = self.query()
            self.need(")")
            return (query,)
        if self.kinds[start] == "(":
            inner = self._from_parens()
            if isinstance(inner, tuple):
                query = self.query_tail(inner[0])
                if self.kinds[self.i] == ")" or query is not inner[0]:
                    self.need(")")
                    return (query,)
                item = self._subquery_item(query, start)
            else:
                if self.take(")"):
                    return inner
                alias = self._alias()
                item = replace(inner, alias=alias) if alias is not None else inner
        else:
            item = self._table_primary()
        if self.kinds[self.i] not in _JOIN_START:
            self.fail()
        item = self._joins(item)
        self.need(")")
        assert isinstance(item, Join)
        return item
