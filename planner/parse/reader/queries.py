"""Queries and what stands in FROM."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from sqlglot import exp

from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.reader.functions import Functions
from aurorapy.planner.parse.tree import (
    Alias,
    ColumnDefinition,
    CommonTable,
    Const,
    Expr,
    FromItem,
    GroupingSet,
    Join,
    Locking,
    Name,
    Param,
    Query,
    RangeFunction,
    RangeSubquery,
    RangeTable,
    RangeXmlTable,
    RowExpr,
    Select,
    SetOperation,
    SetToDefault,
    Statement,
    TableSample,
    Target,
    Values,
    With,
    XmlColumn,
)

_SET_NAMES: dict[type[exp.Expr], str] = {exp.Union: "union", exp.Except: "except", exp.Intersect: "intersect"}
_PLAIN = {"ICONST": "int", "FCONST": "float", "SCONST": "str"}
_GROUPS = {exp.Rollup: "rollup", exp.Cube: "cube", exp.GroupingSets: "sets"}


class Queries(Functions):
    def query(self, node: exp.Expr) -> Query:
        if type(node) is exp.Select:
            return self.select(node)
        if type(node) is exp.Values:
            return self.values(node)
        return self.set_operation(node)

    def select(self, node: exp.Expr) -> Select:
        args = node.args
        group = args.get("group")
        into = args["into"]
        where, having = args.get("where"), args.get("having")
        return Select(
            self.targets(args["expressions"]),
            tuple([self.from_item(item) for item in args["from_"]]),
            None if where is None else self.expr(where.args["this"]),
            args["distinct"],
            tuple([self.ordinal(item) for item in args["distinct_on"]]),
            () if group is None else tuple([self.group_item(item) for item in group.args["expressions"]]),
            group is not None and not group.args["all"],
            None if having is None else self.expr(having.args["this"]),
            tuple([self.window(item) for item in args.get("windows", ())]),
            self.order(args.get("order")),
            self.maybe(args.get("limit")),
            self.maybe(args.get("offset")),
            args.get("with_ties", False),
            self.locks(args),
            self.with_clause(args.get("with_")),
            None if into is None else self.range_table(into.args["this"]),
            into is not None and into.args["temporary"],
            self.position(node),
        )

    def set_operation(self, node: exp.Expr) -> SetOperation:
        """A chain of UNIONs is as deep as it is long: its left side is read in a loop."""
        chain = []
        first = node
        while isinstance(first, exp.SetOperation):
            chain.append(first)
            first = first.args["this"]
        left: Query = self.query(first)
        for link in reversed(chain):
            args = link.args
            left = SetOperation(
                _SET_NAMES[type(link)],  # type: ignore[arg-type]
                not args["distinct"],
                left,
                self.query(args["expression"]),
                self.order(args.get("order")),
                self.maybe(args.get("limit")),
                self.maybe(args.get("offset")),
                args.get("with_ties", False),
                self.locks(args),
                self.with_clause(args.get("with_")),
                self.position(link),
            )
        assert isinstance(left, SetOperation)
        return left

    def locks(self, args: dict[str, Any]) -> tuple[Locking, ...]:
        return tuple([Locking(lock.args["strength"], lock.args["tables"], lock.args["wait"], self.position(lock)) for lock in args.get("locks", ())])

    def targets(self, items: list[exp.Expr]) -> tuple[Target, ...]:
        return tuple([self.target(item) for item in items])

    def target(self, node: exp.Expr) -> Target:
        at = self.position(node)
        if type(node) is exp.Column:  # a bare star
            return Target(self.column(node), None, at)
        return Target(self.expr(node.args["this"]), node.args["alias"], at)

    def group_item(self, node: exp.Expr) -> Expr | GroupingSet:
        kind = type(node)
        if kind is exp.Tuple:
            return GroupingSet("empty", (), self.position(node))
        if kind in _GROUPS:
            read = self.set_member if kind is exp.GroupingSets else self.simple_member
            items = tuple([read(item) for item in node.args["expressions"]])
            return GroupingSet(_GROUPS[kind], items, self.position(node))  # type: ignore[arg-type]
        return self.ordinal(node)

    def set_member(self, node: exp.Expr) -> Expr | GroupingSet:
        return _simple(self.group_item(node))

    def simple_member(self, node: exp.Expr) -> Expr | GroupingSet:
        return _simple(self.expr(node))

    # --- VALUES ---

    def values(self, node: exp.Expr) -> Values:
        args = node.args
        rows = [self.exprs(row.args["expressions"]) if isinstance(row, exp.Tuple) else self.plain_row(row) for row in args["expressions"]]
        order = self.order(args.get("order"))
        limit, offset = self.maybe(args.get("limit")), self.maybe(args.get("offset"))
        return Values(tuple(rows), order, limit, offset, self.with_clause(args.get("with_")), self.position(node))

    def plain_row(self, at: int) -> tuple[Expr, ...]:
        """A row of literals that the grammar left alone, from its first literal's token."""
        source = self.source
        kinds, values, starts, slots, base = source.kinds, source.values, source.starts, source.slots, source.base
        row: list[Expr] = []
        while True:
            kind, start = kinds[at], starts[at]
            if kind in _PLAIN:
                slot = slots.get(start) if slots else None
                row.append(Const(_PLAIN[kind], values[at], start - base) if slot is None else slot)  # type: ignore[arg-type]
            elif kind == "PARAM":
                number = cast(int, values[at])
                source.parameters = max(source.parameters, number)
                row.append(Param(number, start - base))
            elif kind == "null":
                row.append(Const("null", None, start - base))
            else:
                row.append(SetToDefault(start - base))
            if kinds[at + 1] == ")":
                return tuple(row)
            at += 2

    # --- WITH ---

    def with_clause(self, node: exp.Expr | None) -> With | None:
        if node is None:
            return None
        tables = tuple([self.common_table(item) for item in node.args["expressions"]])
        return With(tables, node.args["recursive"], self.position(node))

    def common_table(self, node: exp.Expr) -> CommonTable:
        args = node.args
        alias = args["alias"].args
        query = self.statement(args["this"])
        search = cycle = None
        if args["search"] is not None:
            parts = args["search"].args
            search = (parts["kind"], parts["columns"], parts["target"])
        if args["cycle"] is not None:
            parts = args["cycle"].args
            cycle = (parts["columns"], parts["mark"], self.maybe(parts["value"]), self.maybe(parts["default"]), parts["path"])
        return CommonTable(alias["this"].args["this"], query, alias["names"], args["materialized"], search, cycle, self.position(node))

    # --- FROM ---

    def from_item(self, node: exp.Expr) -> FromItem:
        """An item with the joins that follow it, the first innermost."""
        item: FromItem
        if type(node) is exp.Table:
            item = self.function_item(node) if "functions" in node.args else self.range_table(node)
        elif type(node) is nodes.XmlTable:
            item = self.xml_table(node)
        elif type(node) is exp.Subquery:
            query = self.query(node.args["this"])
            item = RangeSubquery(query, self.alias(node.args["alias"]), node.args["lateral"], self.position(node))
        else:
            item = self.from_item(node.args["this"])
            alias = self.alias(node.args["alias"])
            if alias is not None:
                item = replace(item, alias=alias)
        for join in node.args.get("joins", ()):
            item = self.join(item, join)
        return item

    def join(self, left: FromItem, node: exp.Expr) -> Join:
        args = node.args
        right = self.from_item(args["this"])
        at = self.position(node)
        if "kind" in args:
            return Join("cross", left, right, pos=at)
        on = self.maybe(args.get("on"))
        return Join(args["side"], left, right, "method" in args, args.get("using", ()), args.get("using_alias"), on, pos=at)

    def table_name(self, node: exp.Expr) -> Name:
        args = node.args
        return tuple([args[part].args["this"] for part in ("catalog", "db", "this") if part in args])

    def range_table(self, node: exp.Expr) -> RangeTable:
        args = node.args
        sample = args.get("sample")
        if sample is not None:
            parts = sample.args
            sample = TableSample(parts["method"].args["this"], self.exprs(parts["expressions"]), self.maybe(parts["seed"]))
        return RangeTable(self.table_name(node), self.alias(args.get("alias")), args["only"], sample, self.position(node))

    def function_item(self, node: exp.Expr) -> RangeFunction:
        args = node.args
        alias: Alias | None = None
        definitions: tuple[ColumnDefinition, ...] = ()
        functions = self.exprs(args["functions"])
        if args["alias"] is not None:
            parts = args["alias"].args
            if "this" in parts:
                alias = self.alias(args["alias"])
            definitions = tuple([self.column_definition(item) for item in parts.get("definitions", ())])
        each = tuple(tuple(self.column_definition(item) for item in items) for items in args["definitions"])
        return RangeFunction(functions, args["rows_from"], args["ordinality"], alias, definitions, args["lateral"], self.position(node), each)

    def xml_table(self, node: exp.Expr) -> RangeXmlTable:
        args = node.args
        columns = tuple([self.xml_column(item) for item in args["columns"]])
        namespaces = tuple([(name, self.expr(uri)) for name, uri in args["namespaces"]])
        rows, document = self.expr(args["this"]), self.expr(args["document"])
        return RangeXmlTable(rows, document, columns, namespaces, self.alias(args["alias"]), args["lateral"], self.position(node))

    def xml_column(self, node: exp.Expr) -> XmlColumn:
        args = node.args
        kind = None if args["kind"] is None else self.type_name(args["kind"])
        return XmlColumn(args["this"], kind, self.maybe(args["path"]), self.maybe(args["default"]), args["not_null"], self.position(node))

    def column_definition(self, node: exp.Expr) -> ColumnDefinition:
        return ColumnDefinition(node.args["this"].args["this"], self.type_name(node.args["kind"]), node.args["collation"], self.position(node))

    def alias(self, node: exp.Expr | None) -> Alias | None:
        return None if node is None else Alias(node.args["this"].args["this"], node.args.get("names", ()))

    # --- defined by writes ---

    def statement(self, node: exp.Expr) -> Statement:
        raise NotImplementedError


def _simple(item: Expr | GroupingSet) -> Expr | GroupingSet:
    if isinstance(item, RowExpr) and not item.explicit:
        return GroupingSet("simple", item.items, item.pos)
    return item
