"""Calls with their windows, casts and type names."""

from __future__ import annotations

from typing import cast

from sqlglot import exp

from aurorapy.planner.parse.cursor import NotLiftable
from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.reader.expressions import READ, Expressions
from aurorapy.planner.parse.tree import Cast, Const, Expr, FuncCall, LiteralSlot, Op, SortBy, SqlValue, TypeName, WindowDef, XmlExpr


class Functions(Expressions):
    # --- calls ---

    def call(self, node: exp.Expr) -> Expr:
        """A call with what stands around it: OVER outermost, then FILTER, then WITHIN GROUP."""
        over: WindowDef | None = None
        filter_: Expr | None = None
        within: tuple[SortBy, ...] = ()
        window = filtered = grouped = None
        if type(node) is exp.Window:
            window, node = node, node.args["this"]
        if type(node) is exp.Filter:
            filtered, node = node.args["expression"], node.args["this"]
        if type(node) is exp.WithinGroup:
            grouped, node = node.args["expression"], node.args["this"]
        args = node.args
        arguments = self.exprs(args["expressions"])
        named = tuple([(item.args["this"].args["this"], self.expr(item.args["expression"])) for item in args["named"]])
        order_by = self.order(args["order"])
        if grouped is not None:
            within = self.order(grouped)
        if filtered is not None:
            filter_ = self.expr(filtered)
        if window is not None:
            over = self.window(window)
        return FuncCall(
            args["this"], arguments, named, args["star"], args["distinct"], args["variadic"], order_by, within, filter_, over, pos=self.position(node)
        )

    def spelled(self, node: exp.Expr) -> Expr:
        return FuncCall(("pg_catalog", node.args["this"]), self.exprs(node.args["expressions"]), form="sql", pos=self.position(node))

    def extract(self, node: exp.Expr) -> Expr:
        field = node.args["this"]
        args = (Const("str", field.args["this"], self.position(field)), self.expr(node.args["expression"]))
        return FuncCall(("pg_catalog", "extract"), args, form="sql", pos=self.position(node))

    def at_time_zone(self, node: exp.Expr) -> Expr:
        args = (self.expr(node.args["zone"]), self.expr(node.args["this"]))
        return FuncCall(("pg_catalog", "timezone"), args, form="sql", pos=self.position(node))

    def session(self, node: exp.Expr) -> Expr:
        return SqlValue(node.args["this"], node.args.get("precision"), self.position(node))

    def window(self, node: exp.Expr) -> WindowDef:
        args = node.args
        at = self.position(node)
        if args["ref_only"]:
            return WindowDef(name=args["alias"], ref_only=True, pos=at)
        partition = self.exprs(args["partition_by"])
        order = self.order(args["order"])
        frame = args["spec"]
        if frame is None:
            return WindowDef(args["alias"], args["base"], False, partition, order, pos=at)
        parts = frame.args
        start, end = self.maybe(parts["start_offset"]), self.maybe(parts["end_offset"])
        return WindowDef(
            args["alias"], args["base"], False, partition, order, True, parts["kind"], parts["start"], start, parts["end"], end, parts["exclude"], at
        )

    def xml(self, node: exp.Expr) -> Expr:
        args = node.args
        source = self.source
        named = tuple([(name, self.expr(value), source.starts[at] - source.base) for name, value, at in args["named"]])
        target = None if args["target"] is None else self.type_name(args["target"])
        return XmlExpr(args["this"], self.exprs(args["expressions"]), args["name"], named, args["option"], target, self.position(node))

    # --- ORDER BY ---

    def order(self, node: exp.Expr | None) -> tuple[SortBy, ...]:
        return () if node is None else tuple([self.sort(item) for item in node.args["expressions"]])

    def sort(self, node: exp.Expr) -> SortBy:
        args = node.args
        return SortBy(self.ordinal(args["this"]), args["desc"], args["nulls"], args["using"], self.position(node))

    def ordinal(self, node: exp.Expr) -> Expr:
        """An item of ORDER BY, GROUP BY or DISTINCT ON, where a constant is a column's number."""
        expr = self.expr(node)
        constant = expr.right if isinstance(expr, Op) and expr.left is None else expr
        if isinstance(constant, LiteralSlot):
            raise NotLiftable
        return expr

    # --- types ---

    def cast(self, node: exp.Expr) -> Expr:
        return Cast(self.expr(node.args["this"]), self.type_name(node.args["to"]), self.position(node))

    def type_name(self, node: exp.Expr) -> TypeName:
        args = node.args
        if node._meta is None:  # one that gram.y adds
            return TypeName(args["names"])
        mods = self.exprs(cast(list[exp.Expr], args["expressions"]))
        return TypeName(args["names"], mods, args["dims"], args["setof"], self.position(node))


READ.update(
    {
        nodes.Call: Functions.call, exp.Window: Functions.call, exp.Filter: Functions.call, exp.WithinGroup: Functions.call,
        nodes.Spelled: Functions.spelled, exp.Extract: Functions.extract, exp.AtTimeZone: Functions.at_time_zone,
        nodes.Session: Functions.session, exp.Cast: Functions.cast, nodes.Xml: Functions.xml, nodes.TypeName: Functions.type_name,
    }
)  # fmt: skip
