"""Expressions by operator precedence, exactly PostgreSQL's (gram.y's %left/%nonassoc table):

    OR < AND < NOT < IS ISNULL NOTNULL < comparison < BETWEEN IN LIKE ILIKE SIMILAR < any other operator
       < + - < * / % < ^ < AT TIME ZONE < COLLATE < unary + - < ::

Comparison, LIKE and IS DISTINCT FROM do not associate: a second one of the same level right behind
the operand is an error. Forms that end in a keyword or a parenthesis (IS NULL, IN (..), = ANY (..))
may follow one another. b_expr, the smaller language of BETWEEN's lower bound, column defaults
and POSITION, knows no NOT, AND, OR, LIKE, IN, BETWEEN, IS NULL, AT TIME ZONE or COLLATE.
"""

from __future__ import annotations

from typing import cast

from aurorapy.planner.parse.keywords import COL_ID
from aurorapy.planner.parse.references import References
from aurorapy.planner.parse.tree import (
    ArrayExpr,
    Between,
    BoolExpr,
    Case,
    Cast,
    Collate,
    Const,
    Distinct,
    Expr,
    FuncCall,
    Grouping,
    InList,
    IsTest,
    Op,
    OpAny,
    Param,
    Query,
    RowExpr,
    SetToDefault,
    SubLink,
)
from aurorapy.planner.parse.typenames import SQL_TYPES

OR, AND, NOT, IS, COMPARE, LIKE, OTHER, ADD, MULTIPLY, POWER, AT, COLLATE, SIGN, CAST = (
    1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 14, 15,
)  # fmt: skip

_LEVELS = {
    "or": OR, "and": AND, "is": IS, "isnull": IS, "notnull": IS,
    "<": COMPARE, ">": COMPARE, "=": COMPARE, "<=": COMPARE, ">=": COMPARE, "<>": COMPARE,
    "between": LIKE, "in": LIKE, "like": LIKE, "ilike": LIKE, "similar": LIKE,
    "OP": OTHER, "operator": OTHER, "+": ADD, "-": ADD, "*": MULTIPLY, "/": MULTIPLY, "%": MULTIPLY,
    "^": POWER, "at": AT, "collate": COLLATE, "::": CAST,
}  # fmt: skip
_LIKE_WORDS = frozenset(("between", "in", "like", "ilike", "similar"))
_B_EXPR = frozenset(("is", "<", ">", "=", "<=", ">=", "<>", "OP", "operator", "+", "-", "*", "/", "%", "^", "::"))
_SYMBOLS = frozenset(("+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "OP"))
_MATCH = {("like", False): "~~", ("like", True): "!~~", ("ilike", False): "~~*", ("ilike", True): "!~~*"}
_TRUTH = ("null", "true", "false", "unknown")
_NORMAL_FORMS = ("nfc", "nfd", "nfkc", "nfkd")
QUERY_START = frozenset(("select", "values", "with", "table"))
_CONST_KINDS = {"ICONST": "int", "FCONST": "float", "SCONST": "str", "BCONST": "bit", "XCONST": "hex"}
_LITERALS = frozenset(_CONST_KINDS)


class Expressions(References):
    def expr(self, minimum: int = 0) -> Expr:
        return self.more(self._prefix(), minimum)

    def b_expr(self, minimum: int = 0) -> Expr:
        return self.more(self._prefix(b=True), minimum, b=True)

    def more(self, left: Expr, minimum: int, *, b: bool = False) -> Expr:
        """The operators that follow `left`, down to level `minimum`."""
        kinds = self.kinds
        while True:
            kind = kinds[self.i]
            negated = kind == "not" and kinds[self.i + 1] in _LIKE_WORDS
            level = LIKE if negated else _LEVELS.get(kind, -1)
            if level < minimum or level < 0 or (b and (negated or kind not in _B_EXPR)):
                return left
            at = self.i
            if kind == "similar" and kinds[at + 1] != "to":  # SUBSTRING(x SIMILAR p ESCAPE e)
                return left
            if level == AND or level == OR:
                left = self._connective(left, kind, level)
            elif level == LIKE:
                self.i += negated
                left = self._like(left, at, negated)
            elif level == IS:
                if b and not self._distinct_ahead():
                    return left
                left = self._is(left, b)
            elif level == AT:
                self.need("at", "time", "zone")
                zone = self.expr(AT + 1)
                left = FuncCall(("pg_catalog", "timezone"), (zone, left), form="sql", pos=self.position(at))
            elif level == COLLATE:
                self.i += 1
                left = Collate(left, self.any_name(), self.position(at))
            elif level == CAST:
                self.i += 1
                left = Cast(left, self.type_name(), self.position(at))
            else:
                left = self._binary(left, level, b)

    def _connective(self, left: Expr, kind: str, level: int) -> Expr:
        at = self.position()
        args = list(left.args) if isinstance(left, BoolExpr) and left.op == kind else [left]
        while self.take(kind):
            args.append(self.expr(level + 1))
        return BoolExpr("and" if kind == "and" else "or", tuple(args), at)

    def _binary(self, left: Expr, level: int, b: bool) -> Expr:
        at = self.position()
        schema, name = self._operator()
        quantifier = None if b else self.kinds[self.i]
        if quantifier in ("any", "some", "all"):
            return self._quantified(left, name, at)
        right = self.b_expr(level + 1) if b else self.expr(level + 1)
        if level == COMPARE:
            self._no_chain(COMPARE, b)
        return Op(name, left, right, schema, at)

    def _no_chain(self, level: int, b: bool = False) -> None:
        kind = self.kinds[self.i]
        if _LEVELS.get(kind) == level and not (b and kind not in _B_EXPR):
            self.fail()
        if level == LIKE and kind == "not" and self.peek() in _LIKE_WORDS:
            self.i += 1
            self.fail(self.i - 1)

    def _operator(self) -> tuple[str | None, str]:
        """qual_Op: an operator, or OPERATOR(schema.op)."""
        if self.take("operator"):
            self.need("(")
            result = self.any_operator()
            self.need(")")
            return result
        self.i += 1
        return None, cast(str, self.values[self.i - 1])

    def any_operator(self) -> tuple[str | None, str]:
        schema: str | None = None
        while self.kinds[self.i] in COL_ID:
            schema = self.col_id()
            self.need(".")
        if self.kinds[self.i] not in _SYMBOLS:
            self.fail()
        self.i += 1
        return schema, cast(str, self.values[self.i - 1])

    def _quantified(self, left: Expr, name: str, at: int) -> Expr:
        every = self.kinds[self.i] == "all"
        self.i += 1
        inner = self.parenthesised()
        if isinstance(inner, tuple):
            return SubLink("all" if every else "any", inner[0], left, name, at)
        return OpAny(name, left, inner, every, at)

    def query_ahead(self, ahead: int = 0) -> bool:
        """A query starts here; VALUES without a parenthesis is a column's name."""
        kind = self.kinds[self.i + ahead]
        return kind in QUERY_START and (kind != "values" or self.kinds[self.i + ahead + 1] == "(")

    def parenthesised(self) -> Expr | tuple[Query]:
        """`( expr )`, or `( query )` as a tuple of the query."""
        start = self.i
        self.need("(")
        if self.query_ahead():
            query: Query = self.query()
            self.need(")")
            return (query,)
        if self.kinds[self.i] == "(":
            inner = self.parenthesised_start()
            if isinstance(inner, tuple):
                query = self.query_tail(inner[0])
                if self.kinds[self.i] == ")" or query is not inner[0]:
                    self.need(")")
                    return (query,)
                left: Expr = SubLink("expr", query, pos=self.position(start + 1))
                left = self.indirection(left, paren=True)
            else:
                left = inner
            result = self.more(left, 0)
        else:
            result = self.expr()
        self.need(")")
        return result

    def parenthesised_start(self) -> Expr | tuple[Query]:
        """At '(' : a query in parentheses as a tuple, or a primary expression that starts with '('."""
        start = self.i
        self.i += 1
        kind = self.kinds[self.i]
        if self.query_ahead():
            query: Query = self.query()
            self.need(")")
            return (query,)
        if kind == "(":
            inner = self.parenthesised_start()
            if isinstance(inner, tuple):
                query = self.query_tail(inner[0])
                if self.kinds[self.i] == ")" or query is not inner[0]:
                    self.need(")")
                    return (query,)
                inner = self.indirection(SubLink("expr", query, pos=self.position(start + 1)), paren=True)
            return self._paren_rest(self.more(inner, 0), start)
        return self._paren_rest(self.expr(), start)

    def _paren_rest(self, first: Expr, start: int) -> Expr:
        """After the first expression in parentheses: `)` or the rest of an implicit row."""
        if self.take(")"):
            return self.indirection(first, paren=True)
        self.need(",")
        items = (first, *self.csv(self.expr))
        self.need(")")
        return self._overlaps(RowExpr(items, False, self.position(start)))

    def _overlaps(self, row: RowExpr) -> Expr:
        if self.kinds[self.i] != "overlaps":
            return row
        at = self.i
        self.i += 1
        right = self.row()
        for side, operand in (("left", row), ("right", right)):
            if len(operand.items) != 2:
                self.refuse(f"wrong number of parameters on {side} side of OVERLAPS expression", at)
        return FuncCall(("pg_catalog", "overlaps"), row.items + right.items, form="sql", pos=self.position(at))

    def row(self) -> RowExpr:
        """ROW(..) or (a, b, ..)."""
        at = self.position()
        if self.take("row"):
            self.need("(")
            items = () if self.kinds[self.i] == ")" else self.csv(self.expr)
            self.need(")")
            return RowExpr(items, True, at)
        self.need("(")
        items = (self.expr(),)
        self.need(",")
        items += self.csv(self.expr)
        self.need(")")
        return RowExpr(items, False, at)

    # --- IS, LIKE, BETWEEN, IN ---

    def _distinct_ahead(self) -> bool:
        ahead = 2 if self.peek() == "not" else 1
        return self.kinds[self.i] == "is" and self.peek(ahead) == "distinct"

    def _is(self, left: Expr, b: bool) -> Expr:
        at = self.position()
        kind = self.kinds[self.i]
        self.i += 1
        if kind != "is":
            return IsTest("null", left, kind == "notnull", at)
        negated = self.take("not")
        what = self.kinds[self.i]
        if what in _TRUTH:
            self.i += 1
            return IsTest(what, left, negated, at)  # type: ignore[arg-type]
        if self.take("distinct"):
            self.need("from")
            right = self.b_expr(IS + 1) if b else self.expr(IS + 1)
            self._no_chain(IS, b)
            return Distinct(left, right, negated, at)
        if what == "document":
            self.unsupported("IS DOCUMENT")
        form = self.one_of(_NORMAL_FORMS)
        self.need("normalized")
        args: tuple[Expr, ...] = (left,) if form is None else (left, Const("str", form.upper()))
        call = FuncCall(("pg_catalog", "is_normalized"), args, form="sql", pos=at)
        return BoolExpr("not", (call,), at) if negated else call

    def _like(self, left: Expr, start: int, negated: bool) -> Expr:
        at = self.position(start)
        kind = self.kinds[self.i]
        self.i += 1
        if kind == "between":
            return self._between(left, at, negated)
        if kind == "in":
            return self._in(left, at, negated)
        if kind == "similar":
            self.need("to")
            right = self._escaped("similar_to_escape", self.expr(LIKE + 1), always=True)
            self._no_chain(LIKE)
            return Op("!~" if negated else "~", left, right, pos=at)
        name = _MATCH[kind, negated]
        if self.kinds[self.i] in ("any", "some", "all"):
            return self._quantified(left, name, at)
        right = self._escaped("like_escape", self.expr(LIKE + 1), always=False)
        self._no_chain(LIKE)
        return Op(name, left, right, pos=at)

    def _escaped(self, function: str, pattern: Expr, *, always: bool) -> Expr:
        at = self.position()
        if self.take("escape"):
            args: tuple[Expr, ...] = (pattern, self.expr(LIKE + 1))
        elif always:
            args = (pattern,)
        else:
            return pattern
        return FuncCall(("pg_catalog", function), args, form="call", pos=at)

    def _between(self, left: Expr, at: int, negated: bool) -> Expr:
        symmetric = self.take("symmetric")
        if not symmetric:
            self.take("asymmetric")
        low = self.b_expr()
        self.need("and")
        high = self.expr(LIKE + 1)
        self._no_chain(LIKE)
        return Between(left, low, high, negated, symmetric, at)

    def _in(self, left: Expr, at: int, negated: bool) -> Expr:
        if self.kinds[self.i] != "(":
            self.fail()
        if self.query_ahead(1) or self.peek() == "(":
            # `((select ..), 2)` is a list, `((select ..))` a query
            start = self.i
            self.i += 1
            if self.kinds[self.i] == "(":
                inner = self.parenthesised_start()
            else:
                inner = (self.query(),)
            if isinstance(inner, tuple):
                query = self.query_tail(inner[0]) if self.kinds[start + 1] == "(" else inner[0]
                if query is not inner[0] or self.kinds[self.i] == ")" or self.kinds[start + 1] != "(":
                    self.need(")")
                    link = SubLink("any", query, left, "=", at)
                    return BoolExpr("not", (link,), at) if negated else link
                inner = self.indirection(SubLink("expr", query, pos=self.position(start + 1)), paren=True)
            items = [self.more(inner, 0)]
        else:
            self.i += 1
            items = [self.expr()]
        while self.take(","):
            items.append(self.expr())
        self.need(")")
        return InList(left, tuple(items), negated, at)

    # --- what an expression starts with ---

    def _prefix(self, *, b: bool = False) -> Expr:
        i = self.i
        kind = self.kinds[i]
        if kind in _LITERALS:
            self.i = i + 1
            return self._literal(i, kind)
        if kind == "IDENT":
            return self.name_expr()
        if kind == "-" or kind == "+":
            self.i = i + 1
            operand = self.b_expr(SIGN) if b else self.expr(SIGN)
            return Op(kind, None, operand, pos=self.position(i))
        if kind == "OP" or kind == "operator":
            if kind == "OP" or self.peek() == "(":
                schema, name = self._operator()
                operand = self.b_expr(OTHER + 1) if b else self.expr(OTHER + 1)
                return Op(name, None, operand, schema, self.position(i))
        elif kind == "not" and not b:
            self.i = i + 1
            operand = self.expr(NOT)
            return BoolExpr("not", (operand,), self.position(i))
        elif kind == "default" and not b:
            self.i = i + 1
            return SetToDefault(self.position(i))
        return self.primary()

    def primary(self) -> Expr:
        """c_expr."""
        i = self.i
        kind = self.kinds[i]
        if kind in _LITERALS:
            self.i = i + 1
            return self._literal(i, kind)
        if kind == "(":
            inner = self.parenthesised_start()
            if isinstance(inner, tuple):
                return self.indirection(SubLink("expr", inner[0], pos=self.position(i)), paren=True)
            return inner
        if kind == "PARAM":
            number = cast(int, self.values[i])
            self.i = i + 1
            self.parameters = max(self.parameters, number)
            return self.indirection(Param(number, self.position(i)))
        if kind in ("true", "false"):
            self.i = i + 1
            return Const("bool", kind == "true", self.position(i))
        if kind == "null":
            self.i = i + 1
            return Const("null", None, self.position(i))
        if kind == "case":
            return self._case()
        if kind == "exists" and self.peek() == "(":
            self.i = i + 1
            return SubLink("exists", self.subquery(), pos=self.position(i))
        if kind == "array":
            return self._array()
        if kind == "row" and self.peek() == "(":
            return self._overlaps(self.row())
        if kind == "grouping" and self.peek() == "(":
            self.i = i + 1
            return Grouping(self.wrapped(self.expr), self.position(i))
        special = self.special_function()
        if special is not None:
            return special
        if kind in SQL_TYPES:
            return self.typed_literal()
        return self.name_expr()

    def subquery(self) -> Query:
        """select_with_parens."""
        start = self.i
        inner = self.parenthesised()
        if not isinstance(inner, tuple):
            self.fail(start + 1)
        return inner[0]

    def _literal(self, i: int, kind: str) -> Expr:
        at = self.starts[i]
        if self.slots:
            slot = self.slots.get(at)
            if slot is not None:
                return slot
        return Const(_CONST_KINDS[kind], self.values[i], at - self.base)  # type: ignore[arg-type]

    def _array(self) -> Expr:
        at = self.position()
        self.i += 1
        if self.kinds[self.i] == "(":
            return SubLink("array", self.subquery(), pos=at)
        return self._array_items(at)

    def _array_items(self, at: int) -> ArrayExpr:
        self.need("[")
        items: tuple[Expr, ...] = ()
        if self.kinds[self.i] == "[":
            items = self.csv(lambda: self._array_items(self.position()))
        elif self.kinds[self.i] != "]":
            items = self.csv(self.expr)
        self.need("]")
        return ArrayExpr(items, at)

    def _case(self) -> Expr:
        at = self.position()
        self.i += 1
        arg = None if self.kinds[self.i] == "when" else self.expr()
        whens: list[tuple[Expr, Expr]] = []
        self.need("when")
        while True:
            condition = self.expr()
            self.need("then")
            whens.append((condition, self.expr()))
            if not self.take("when"):
                break
        default = self.expr() if self.take("else") else None
        self.need("end")
        return Case(arg, tuple(whens), default, at)

    def query_tail(self, left: Query) -> Query:
        raise NotImplementedError
