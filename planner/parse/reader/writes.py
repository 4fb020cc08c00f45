"""INSERT, UPDATE, DELETE, MERGE, and the choice of a statement's method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlglot import exp

from aurorapy.planner.parse.reader.queries import Queries
from aurorapy.planner.parse.tree import (
    Assignment,
    DeleteStmt,
    FieldStep,
    IndexElement,
    InsertColumn,
    InsertStmt,
    MergeStmt,
    MergeWhen,
    OnConflict,
    Statement,
    Subscript,
    Target,
    UpdateStmt,
)


class Writes(Queries):
    def statement(self, node: exp.Expr) -> Statement:
        read = STATEMENTS.get(type(node))
        return self.query(node) if read is None else read(self, node)

    # --- INSERT ---

    def insert(self, node: exp.Expr) -> InsertStmt:
        args = node.args
        with_ = self.with_clause(args.get("with_"))
        source = args["expression"]
        conflict = args["conflict"]
        return InsertStmt(
            self.range_table(args["this"]),
            self.insert_columns(args["columns"]),
            None if source is None else self.query(source),
            None if conflict is None else self.on_conflict(conflict),
            self.returning(args["returning"]),
            args["overriding"],
            with_,
            self.position(node),
        )

    def insert_columns(self, items: list[exp.Expr]) -> tuple[InsertColumn, ...]:
        return tuple([self.insert_column(item) for item in items])

    def insert_column(self, node: exp.Expr) -> InsertColumn:
        steps: list[FieldStep | Subscript] = []
        target = node.args["this"]
        while type(target) is not exp.Column:
            steps.append(self.step(target))
            target = target.args["this"]
        return InsertColumn(target.args["this"].args["this"], tuple(reversed(steps)), self.position(node))

    def on_conflict(self, node: exp.Expr) -> OnConflict:
        args = node.args
        elements = tuple([self.index_element(item) for item in args["conflict_keys"]])
        where = self.maybe(args["index_predicate"])
        assignments = self.assignments(args["expressions"])
        return OnConflict(args["action"], elements, where, args["constraint"], assignments, self.maybe(args["where"]), self.position(node))

    def index_element(self, node: exp.Expr) -> IndexElement:
        args = node.args
        return IndexElement(self.expr(args["this"]), args["collation"], args["opclass"], args["desc"], args["nulls"], args["ordered"], args["options"])

    def returning(self, node: exp.Expr | None) -> tuple[Target, ...]:
        return () if node is None else self.targets(node.args["expressions"])

    # --- UPDATE, DELETE ---

    def assignments(self, items: list[exp.Expr]) -> tuple[Assignment, ...]:
        return tuple([Assignment(self.insert_columns(item.args["expressions"]), self.expr(item.args["this"]), item.args["multiple"]) for item in items])

    def update(self, node: exp.Expr) -> UpdateStmt:
        args = node.args
        with_ = self.with_clause(args.get("with_"))
        return UpdateStmt(
            self.range_table(args["this"]),
            self.assignments(args["expressions"]),
            tuple([self.from_item(item) for item in args["from_"]]),
            self.maybe(args["where"]),
            self.returning(args["returning"]),
            with_,
            self.position(node),
        )

    def delete(self, node: exp.Expr) -> DeleteStmt:
        args = node.args
        with_ = self.with_clause(args.get("with_"))
        using = tuple([self.from_item(item) for item in args["using"]])
        return DeleteStmt(self.range_table(args["this"]), using, self.maybe(args["where"]), self.returning(args["returning"]), with_, self.position(node))

    # --- MERGE ---

    def merge(self, node: exp.Expr) -> MergeStmt:
        args = node.args
        with_ = self.with_clause(args.get("with_"))
        whens = tuple([self.merge_when(item) for item in args["whens"]])
        return MergeStmt(self.range_table(args["this"]), self.from_item(args["using"]), self.expr(args["on"]), whens, with_, self.position(node))

    def merge_when(self, node: exp.Expr) -> MergeWhen:
        args = node.args
        values = args.get("values")
        return MergeWhen(
            args["matched"],
            self.maybe(args["condition"]),
            args["then"],
            self.assignments(args.get("assignments", [])),
            self.insert_columns(args.get("columns", [])),
            None if values is None else self.exprs(values),
            args.get("overriding"),
        )


STATEMENTS: dict[type[exp.Expr], Callable[[Any, exp.Expr], Statement]] = {
    exp.Insert: Writes.insert,
    exp.Update: Writes.update,
    exp.Delete: Writes.delete,
    exp.Merge: Writes.merge,
}
