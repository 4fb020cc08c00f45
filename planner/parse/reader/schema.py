"""CREATE TABLE, VIEW and INDEX, and the columns and constraints that ALTER TABLE adds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
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

_DEFERRING = frozenset(("primary", "unique", "exclusion", "foreign"))
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
        parent, of_type = args.get("partition_of"), args.get("of_type")
        return CreateTableStmt(
            self.range_table(schema["this"]),
            (*args.get("elements", ()), *[self.table_element(item) for item in schema["expressions"]]),
            args["temporary"],
            args["unlogged"],
            args["exists"],
            tuple([self.range_table(item) for item in args["inherits"]]),
            args["partition_by"],
            args["options"],
            args["on_commit"],
            args["tablespace"],
            self.position(node),
            None if parent is None else self.range_table(parent),
            args.get("bound"),
            of_type,
            args["method"],
        )

    def table_element(self, node: exp.Expr) -> ColumnDef | Constraint | TableLike:
        if type(node) is nodes.Like:
            return TableLike(self.range_table(node.args["this"]), node.args["parts"])
        return self.column_def(node) if type(node) is exp.ColumnDef else self.constraint(node)

    def column_def(self, node: exp.Expr) -> ColumnDef:
        args = node.args
        rules: list[Constraint] = []
        for rule in args["constraints"]:
            if rule.args["kind"] == "marks":
                self.marked(rules, rule.args["marks"])
            else:
                rules.append(self.constraint(rule))
        kind = args["kind"]  # None: a domain's marks alone
        return ColumnDef(args["this"].args["this"], None if kind is None else self.type_name(kind), tuple(rules), args["collation"], self.position(node),
                         self.source.starts[args["collated"]] - self.source.base if args["collation"] is not None else None, args.get("options", ()),
                         args.get("compression"))

    def marked(self, rules: list[Constraint], marks: list[tuple[str, int]]) -> None:
        """DEFERRABLE and INITIALLY behind a column's constraint, folded into it as transformConstraintAttrs does."""
        refuse = self.source.refuse
        seen_deferrable = seen_initially = False
        for mark, at in marks:
            if not rules or rules[-1].kind not in _DEFERRING:
                refuse(f"misplaced {mark.upper()} clause", at)
            last = rules[-1]
            if "deferrable" in mark:
                if seen_deferrable:
                    refuse("multiple DEFERRABLE/NOT DEFERRABLE clauses not allowed", at)
                seen_deferrable = True
                if mark == "not deferrable" and last.initially_deferred:
                    refuse("constraint declared INITIALLY DEFERRED must be DEFERRABLE", at)
                last = replace(last, deferrable=mark == "deferrable")
            else:
                if seen_initially:
                    refuse("multiple INITIALLY IMMEDIATE/DEFERRED clauses not allowed", at)
                seen_initially = True
                if mark == "initially deferred":
                    if seen_deferrable and not last.deferrable:
                        refuse("constraint declared INITIALLY DEFERRED must be DEFERRABLE", at)
                    last = replace(last, initially_deferred=True, deferrable=True)
            rules[-1] = last

    def constraint(self, node: exp.Expr) -> Constraint:
        args = node.args
        options = args.get("options", ())
        if "elements" in args:
            elements = tuple([(self.index_element(item), item.args["operator"], item.args["schema"]) for item in args["elements"]])
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
            args["with_data"], args["on_commit"], pos=self.position(node), options=args["options"], tablespace=args["tablespace"], method=args["method"],
        )  # fmt: skip

    # --- views ---

    def materialized_view(self, node: exp.Expr) -> CreateTableAsStmt:
        args = node.args
        view, query = self.range_table(args["this"]), self.query(args["expression"])
        at = self.position(node)
        return CreateTableAsStmt(
            view, args["columns"], query, if_not_exists=args["exists"], with_data=args["with_data"], materialized_view=True, pos=at,
            options=args["options"], tablespace=args["tablespace"], method=args["method"],
        )  # fmt: skip

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
