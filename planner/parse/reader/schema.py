"""CREATE TABLE, VIEW and INDEX, and the columns and constraints that ALTER TABLE adds."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from sqlglot import exp

from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.reader.writes import STATEMENTS, Writes
from aurorapy.planner.parse.tree import (
    ColumnDef,
    Constraint,
    CreateIndexStmt,
    CreateTableAsStmt,
    CreateTableStmt,
    CreateViewStmt,
    Statement,
    TableLike,
)

_PLAIN = (
    "columns", "include", "ref_columns", "match", "on_delete", "on_update", "on_delete_columns", "deferrable", "initially_deferred",
    "not_valid", "no_inherit", "nulls_not_distinct", "always", "index_name",
)  # fmt: skip


class Reader(Writes):
    def create(self, node: exp.Expr) -> Statement:
        return _CREATES[node.args["kind"]](self, node)

    # --- tables ---

    def table(self, node: exp.Expr) -> CreateTableStmt:
        args = node.args
        schema = args["this"].args
        return CreateTableStmt(
            self.range_table(schema["this"]),
            tuple([self.table_element(item) for item in schema["expressions"]]),
            args["temporary"],
            args["unlogged"],
            args["exists"],
            tuple([self.range_table(item) for item in args["inherits"]]),
            args["partition_by"],
            args["options"],
            args["on_commit"],
            args["tablespace"],
            self.position(node),
        )

    def table_element(self, node: exp.Expr) -> ColumnDef | Constraint | TableLike:
        if type(node) is nodes.Like:
            return TableLike(self.range_table(node.args["this"]), node.args["parts"])
        return self.column_def(node) if type(node) is exp.ColumnDef else self.constraint(node)

    def column_def(self, node: exp.Expr) -> ColumnDef:
        args = node.args
        rules = tuple([self.constraint(rule) for rule in args["constraints"]])
        return ColumnDef(args["this"].args["this"], self.type_name(args["kind"]), rules, args["collation"], self.position(node))

    def constraint(self, node: exp.Expr) -> Constraint:
        args = node.args
        options = args.get("options", ())
        if "elements" in args:
            elements = tuple([(self.index_element(item), item.args["operator"]) for item in args["elements"]])
            options = (("method", args["method"]), ("elements", elements), *options)
        table = args.get("ref_table")
        plain = {name: args[name] for name in _PLAIN if name in args}
        expr = self.maybe(args.get("expr"))
        ref_table = None if table is None else self.range_table(table)
        return Constraint(args["kind"], args["name"], expr, ref_table=ref_table, options=options, pos=self.position(node), **plain)

    def table_as(self, node: exp.Expr) -> CreateTableAsStmt:
        args = node.args
        query = cast(Statement, args["tree"]) if args["expression"] is None else self.query(args["expression"])
        return CreateTableAsStmt(
            self.range_table(args["this"]), args["columns"], query, args["temporary"], args["unlogged"], args["exists"],
            args["with_data"], args["on_commit"], pos=self.position(node),
        )  # fmt: skip

    # --- views ---

    def materialized_view(self, node: exp.Expr) -> CreateTableAsStmt:
        args = node.args
        view, query = self.range_table(args["this"]), self.query(args["expression"])
        at = self.position(node)
        return CreateTableAsStmt(view, args["columns"], query, if_not_exists=args["exists"], with_data=args["with_data"], materialized_view=True, pos=at)

    def view(self, node: exp.Expr) -> CreateViewStmt:
        args = node.args
        return CreateViewStmt(
            self.range_table(args["this"]), args["columns"], self.query(args["expression"]), args["text"], args["replace"], args["temporary"],
            args["recursive"], args["check"], args["options"], self.position(node),
        )  # fmt: skip

    # --- indexes ---

    def index(self, node: exp.Expr) -> CreateIndexStmt:
        args = node.args
        index = args["this"].args
        params = index["params"].args
        elements = tuple([self.index_element(item) for item in params["columns"]])
        return CreateIndexStmt(
            index["this"], self.range_table(index["table"]), params["using"], elements, index["unique"], params["include"], self.maybe(params["where"]),
            args["text"], args["concurrently"], args["exists"], args["nulls_not_distinct"], params["with_storage"], self.position(node),
        )  # fmt: skip

    def carried(self, node: exp.Expr) -> Statement:
        """A statement that a small parser read."""
        return cast(Statement, node.args["tree"])


_CREATES: dict[str, Callable[[Reader, exp.Expr], Statement]] = {
    "TABLE": Reader.table,
    "TABLE AS": Reader.table_as,
    "MATERIALIZED VIEW": Reader.materialized_view,
    "VIEW": Reader.view,
    "INDEX": Reader.index,
    "UNSUPPORTED": Reader.carried,
}
STATEMENTS[exp.Create] = Reader.create
