"""Operators, names, literals, rows and subqueries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from sqlglot import exp

from aurorapy.planner.parse.cursor import Cursor
from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.tree import (
    ArrayExpr,
    Between,
    BoolExpr,
    Case,
    Coalesce,
    Collate,
    ColumnRef,
    Const,
    CurrentOf,
    Distinct,
    Expr,
    FieldStep,
    FuncCall,
    Grouping,
    Indirection,
    InList,
    IsTest,
    MinMax,
    NullIf,
    Op,
    OpAny,
    Param,
    Query,
    RowExpr,
    SetToDefault,
    SubLink,
    Subscript,
)

_CONST_KINDS = {"ICONST": "int", "FCONST": "float", "SCONST": "str", "BCONST": "bit", "XCONST": "hex"}
_OPERATORS: dict[type[exp.Expr], str] = {
    exp.Add: "+", exp.Sub: "-", exp.Mul: "*", exp.Div: "/", exp.Mod: "%", exp.Pow: "^",
    exp.EQ: "=", exp.NEQ: "<>", exp.LT: "<", exp.GT: ">", exp.LTE: "<=", exp.GTE: ">=",
}  # fmt: skip
_BINARY = frozenset(_OPERATORS) | {nodes.Infix}
_LIKES: dict[tuple[type[exp.Expr], bool], str] = {
    (exp.Like, False): "~~", (exp.Like, True): "!~~", (exp.ILike, False): "~~*", (exp.ILike, True): "!~~*",
    (exp.SimilarTo, False): "~", (exp.SimilarTo, True): "!~",
}  # fmt: skip


class Expressions:
    """Reads what the grammar made of the cursor's tokens. `parameters` of the cursor is the highest $n met."""

    def __init__(self, source: Cursor) -> None:
        self.source = source

    def position(self, node: exp.Expr) -> int:
        source = self.source
        return source.starts[cast(dict[str, int], node._meta)["at"]] - source.base

    def expr(self, node: exp.Expr) -> Expr:
        return cast(Expr, READ[type(node)](self, node))

    def maybe(self, node: exp.Expr | None) -> Expr | None:
        return None if node is None else cast(Expr, READ[type(node)](self, node))

    def exprs(self, items: list[exp.Expr]) -> tuple[Expr, ...]:
        return tuple([cast(Expr, READ[type(item)](self, item)) for item in items])

    # --- constants and names ---

    def constant(self, node: exp.Expr) -> Expr:
        if node._meta is None or "at" not in node._meta:  # one that nobody wrote: gram.y adds it
            value = node.args["this"]
            return Const("str", value) if node.args["is_string"] else Const("int", int(value))
        source = self.source
        at = node._meta["at"]
        start = source.starts[at]
        if source.slots:
            slot = source.slots.get(start)
            if slot is not None:
                return slot
        return Const(_CONST_KINDS[source.kinds[at]], source.values[at], start - source.base)  # type: ignore[arg-type]

    def boolean(self, node: exp.Expr) -> Expr:
        return Const("bool", node.args["this"], self.position(node))

    def null(self, node: exp.Expr) -> Expr:
        return Const("null", None, self.position(node))

    def default(self, node: exp.Expr) -> Expr:
        return SetToDefault(self.position(node))

    def parameter(self, node: exp.Expr) -> Expr:
        number = cast(int, node.args["this"])
        if number > self.source.parameters:
            self.source.parameters = number
        return Param(number, self.position(node))

    def column(self, node: exp.Expr) -> ColumnRef:
        args = node.args
        last = args["this"]
        if len(args) == 1:
            name = last.args.get("this", "*")
            return ColumnRef((name,), type(last) is exp.Star, self.position(node))
        names = [args[part].args.get("this", "*") for part in ("catalog", "db", "table", "this") if part in args]
        return ColumnRef(tuple(names), type(last) is exp.Star, self.position(node))

    def indirection(self, node: exp.Expr) -> Expr:
        """A chain of Dots and Brackets: one node with its steps."""
        steps: list[FieldStep | Subscript] = []
        first = node
        while type(first) in (exp.Dot, exp.Bracket) and "part" not in first.args:
            steps.append(self.step(first))
            first = first.args["this"]
        if not steps:  # a name of more than four parts
            return self.long_name(node)
        arg = self.expr(first)
        return Indirection(arg, tuple(reversed(steps)), self.position(node))

    def step(self, node: exp.Expr) -> FieldStep | Subscript:
        if type(node) is exp.Dot:
            return FieldStep(node.args["expression"].args.get("this", "*"))
        index = node.args["expressions"][0]
        if type(index) is exp.Slice:
            return Subscript(self.maybe(index.args["this"]), self.maybe(index.args["expression"]), True)
        return Subscript(None, self.expr(index))

    def long_name(self, node: exp.Expr) -> ColumnRef:
        names: list[str] = []
        star = False
        while type(node) is exp.Dot:
            part = node.args["expression"]
            star = star or type(part) is exp.Star
            names.append(part.args.get("this", "*"))
            node = node.args["this"]
        return ColumnRef(self.column(node).names + tuple(reversed(names)), star, self.position(node))

    # --- operators ---

    def binary(self, node: exp.Expr) -> Expr:
        """Left operands are read in a loop: a chain of operators is as deep as it is long."""
        chain = [node]
        left = node.args["this"]
        while type(left) in _BINARY:
            chain.append(left)
            left = left.args["this"]
        result = self.expr(left)
        for link in reversed(chain):
            args = link.args
            name = _OPERATORS.get(type(link)) or args["operator"]
            result = self._operation(name, args.get("schema"), result, link)
        return result

    def _operation(self, name: str, schema: str | None, left: Expr, node: exp.Expr) -> Expr:
        right = node.args["expression"]
        if type(right) in (exp.Any, exp.All):
            return self._quantified(name, left, right, self.position(node), schema)
        return Op(name, left, self.expr(right), schema, self.position(node))

    def _quantified(self, name: str, left: Expr, right: exp.Expr, at: int, schema: str | None = None) -> Expr:
        every = type(right) is exp.All
        inner = right.args["this"]
        if isinstance(inner, QUERIES):
            return SubLink("all" if every else "any", self.query(inner), left, name, at, schema)
        return OpAny(name, left, self.expr(inner), every, at, schema)

    def prefix(self, node: exp.Expr) -> Expr:
        return Op(node.args["operator"], None, self.expr(node.args["this"]), node.args["schema"], self.position(node))

    def negative(self, node: exp.Expr) -> Expr:
        return Op("-", None, self.expr(node.args["this"]), pos=self.position(node))

    def connective(self, node: exp.Expr) -> Expr:
        """AND and OR, flat: `a AND b AND c` is one node at its first AND."""
        kind = type(node)
        rights: list[exp.Expr] = []
        first = node
        while type(node) is kind:
            first = node
            rights.append(node.args["expression"])
            node = node.args["this"]
        left = self.expr(node)
        op = "and" if kind is exp.And else "or"
        args = list(left.args) if isinstance(left, BoolExpr) and left.op == op else [left]
        args += [self.expr(right) for right in reversed(rights)]
        return BoolExpr(op, tuple(args), self.position(first))  # type: ignore[arg-type]

    def negation(self, node: exp.Expr) -> Expr:
        return BoolExpr("not", (self.expr(node.args["this"]),), self.position(node))

    def paren(self, node: exp.Expr) -> Expr:
        return self.expr(node.args["this"])

    # --- tests ---

    def is_test(self, node: exp.Expr) -> Expr:
        what = node.args["expression"]
        name: Any = "null" if type(what) is exp.Null else what.args["this"]
        return IsTest(name, self.expr(node.args["this"]), node.args["negate"], self.position(node))

    def distinct(self, node: exp.Expr) -> Expr:
        left, right = self.expr(node.args["this"]), self.expr(node.args["expression"])
        return Distinct(left, right, type(node) is exp.NullSafeEQ, self.position(node))

    def normalized(self, node: exp.Expr) -> Expr:
        at = self.position(node)
        args: tuple[Expr, ...] = (self.expr(node.args["this"]),)
        if node.args["form"] is not None:
            args += (Const("str", node.args["form"].upper()),)
        call = FuncCall(("pg_catalog", "is_normalized"), args, form="sql", pos=at)
        return BoolExpr("not", (call,), at) if node.args["negate"] else call

    def like(self, node: exp.Expr) -> Expr:
        name = _LIKES[type(node), node.args["negate"]]
        left = self.expr(node.args["this"])
        at = self.position(node)
        pattern = node.args["expression"]
        if type(pattern) in (exp.Any, exp.All):
            return self._quantified(name, left, pattern, at)
        right = self.expr(pattern)
        if type(node) is exp.SimilarTo:
            source = self.source
            right = FuncCall(("pg_catalog", "similar_to_escape"), (right,), pos=source.starts[node.args["end"]] - source.base)
        return Op(name, left, right, pos=at)

    def escape(self, node: exp.Expr) -> Expr:
        test = node.args["this"]
        function = "similar_to_escape" if type(test) is exp.SimilarTo else "like_escape"
        left = self.expr(test.args["this"])
        args = (self.expr(test.args["expression"]), self.expr(node.args["expression"]))
        right = FuncCall(("pg_catalog", function), args, pos=self.position(node))
        return Op(_LIKES[type(test), test.args["negate"]], left, right, pos=self.position(test))

    def between(self, node: exp.Expr) -> Expr:
        args = node.args
        parts = (self.expr(args["this"]), self.expr(args["low"]), self.expr(args["high"]))
        return Between(*parts, args["negate"], args["symmetric"], self.position(node))

    def is_in(self, node: exp.Expr) -> Expr:
        args = node.args
        left = self.expr(args["this"])
        at = self.position(node)
        if "query" not in args:
            return InList(left, self.exprs(args["expressions"]), args["negate"], at)
        link = SubLink("any", self.query(args["query"]), left, "=", at)
        return BoolExpr("not", (link,), at) if args["negate"] else link

    # --- composites ---

    def collate(self, node: exp.Expr) -> Expr:
        return Collate(self.expr(node.args["this"]), node.args["expression"].args["this"], self.position(node))

    def case(self, node: exp.Expr) -> Expr:
        args = node.args
        operand = self.maybe(args["this"])
        whens = tuple([(self.expr(when.args["this"]), self.expr(when.args["true"])) for when in args["ifs"]])
        return Case(operand, whens, self.maybe(args["default"]), self.position(node))

    def coalesce(self, node: exp.Expr) -> Expr:
        return Coalesce(self.exprs([node.args["this"], *node.args["expressions"]]), self.position(node))

    def extreme(self, node: exp.Expr) -> Expr:
        args = self.exprs([node.args["this"], *node.args["expressions"]])
        return MinMax(type(node) is exp.Greatest, args, self.position(node))

    def null_if(self, node: exp.Expr) -> Expr:
        return NullIf(self.expr(node.args["this"]), self.expr(node.args["expression"]), self.position(node))

    def array(self, node: exp.Expr) -> Expr:
        return ArrayExpr(self.exprs(node.args["expressions"]), self.position(node))

    def row(self, node: exp.Expr) -> Expr:
        return RowExpr(self.exprs(node.args["expressions"]), node.args["explicit"], self.position(node))

    def grouping(self, node: exp.Expr) -> Expr:
        return Grouping(self.exprs(node.args["expressions"]), self.position(node))

    def subquery(self, node: exp.Expr) -> Expr:
        kind = _SUBLINKS[type(node)]
        return SubLink(kind, self.query(node.args["this"]), pos=self.position(node))  # type: ignore[arg-type]

    def current_of(self, node: exp.Expr) -> Expr:
        return CurrentOf(node.args["this"], self.position(node))

    # --- defined by queries ---

    def query(self, node: exp.Expr) -> Query:
        raise NotImplementedError


QUERIES = (exp.Select, exp.SetOperation, exp.Values)
_SUBLINKS: dict[type[exp.Expr], str] = {exp.Subquery: "expr", exp.Exists: "exists", nodes.ArrayQuery: "array"}

# The families add theirs; Any, because each method takes its own class of reader.
READ: dict[type[exp.Expr], Callable[[Any, Any], object]] = {
    exp.Literal: Expressions.constant, exp.BitString: Expressions.constant, exp.HexString: Expressions.constant,
    exp.Boolean: Expressions.boolean, exp.Null: Expressions.null, nodes.Default: Expressions.default,
    exp.Parameter: Expressions.parameter, exp.Column: Expressions.column, exp.Dot: Expressions.indirection,
    exp.Bracket: Expressions.indirection, nodes.Prefix: Expressions.prefix, exp.Neg: Expressions.negative,
    exp.And: Expressions.connective, exp.Or: Expressions.connective, exp.Not: Expressions.negation, exp.Paren: Expressions.paren,
    exp.Is: Expressions.is_test, exp.NullSafeEQ: Expressions.distinct, exp.NullSafeNEQ: Expressions.distinct,
    nodes.Normalized: Expressions.normalized, exp.Like: Expressions.like, exp.ILike: Expressions.like, exp.SimilarTo: Expressions.like,
    exp.Escape: Expressions.escape, exp.Between: Expressions.between, exp.In: Expressions.is_in, exp.Collate: Expressions.collate,
    exp.Case: Expressions.case, exp.Coalesce: Expressions.coalesce, exp.Greatest: Expressions.extreme, exp.Least: Expressions.extreme,
    exp.Nullif: Expressions.null_if, exp.Array: Expressions.array, nodes.Row: Expressions.row, nodes.GroupingCall: Expressions.grouping,
    exp.Subquery: Expressions.subquery, exp.Exists: Expressions.subquery, nodes.ArrayQuery: Expressions.subquery,
    nodes.CurrentOf: Expressions.current_of, **dict.fromkeys(_BINARY, Expressions.binary),
}  # fmt: skip
