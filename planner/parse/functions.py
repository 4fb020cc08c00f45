"""Function calls: the plain form with everything that may follow it, and the forms SQL spells with words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, cast

from aurorapy.errors import WindowingError
from aurorapy.planner.parse.cursor import NotLiftable
from aurorapy.planner.parse.keywords import COL_ID, RESERVED, TYPE_FUNCTION_NAME
from aurorapy.planner.parse.tree import (
    Cast,
    Coalesce,
    Const,
    Expr,
    FuncCall,
    LiteralSlot,
    MinMax,
    Name,
    NullIf,
    Op,
    Query,
    SortBy,
    SqlValue,
    TypeName,
    WindowDef,
)
from aurorapy.planner.parse.typenames import TypeNames

_VALUES = frozenset(
    """
    current_date current_user session_user user current_role current_catalog
    current_time current_timestamp localtime localtimestamp
    """.split()
)
_WITH_PRECISION = frozenset(("current_time", "current_timestamp", "localtime", "localtimestamp"))
_EXTRACT_FIELDS = frozenset(("year", "month", "day", "hour", "minute", "second"))
_XML = frozenset("xmlconcat xmlelement xmlexists xmlforest xmlparse xmlpi xmlroot xmlserialize".split())
_NORMAL_FORMS = ("nfc", "nfd", "nfkc", "nfkd")


class Functions(TypeNames):
    # --- f(...) ---

    def call(self, name: Name, start: int, *, windowless: bool = False) -> FuncCall:
        """At '(' behind the function's name."""
        at = self.position(start)
        self.need("(")
        args: list[Expr] = []
        named: list[tuple[str, Expr]] = []
        star = distinct = variadic = False
        order_by: tuple[SortBy, ...] = ()
        if self.take("*"):
            star = True
        elif self.kinds[self.i] != ")":
            quantified = self.one_of(("all", "distinct"))
            distinct = quantified == "distinct"
            while True:
                if quantified is None and self.take("variadic"):
                    variadic = True
                    self._argument(args, named)
                    break
                self._argument(args, named)
                if not self.take(","):
                    break
            if self.kinds[self.i] == "order":
                order_by = self.sort_clause()
        self.need(")")
        if windowless:
            return FuncCall(name, tuple(args), tuple(named), star, distinct, variadic, order_by, pos=at)
        within, filter_, over = self._call_tail(distinct, variadic, bool(order_by))
        return FuncCall(
            name, tuple(args), tuple(named), star, distinct, variadic, order_by, within, filter_, over, pos=at
        )

    def _argument(self, args: list[Expr], named: list[tuple[str, Expr]]) -> None:
        start = self.i
        if self.kinds[start] in TYPE_FUNCTION_NAME and self.kinds[start + 1] in (":=", "=>"):
            self.i += 2
            named.append((cast(str, self.values[start]), self.expr()))
            return
        arg = self.expr()
        if named:
            self.refuse("positional argument cannot follow named argument", start)
        args.append(arg)

    def _call_tail(
        self, distinct: bool, variadic: bool, ordered: bool
    ) -> tuple[tuple[SortBy, ...], Expr | None, WindowDef | None]:
        within: tuple[SortBy, ...] = ()
        filter_: Expr | None = None
        over: WindowDef | None = None
        kind = self.kinds[self.i]
        if kind == "within":
            at = self.i
            self.i += 1
            self.need("group", "(")
            within = self.sort_clause()
            self.need(")")
            if ordered:
                self.refuse("cannot use multiple ORDER BY clauses with WITHIN GROUP", at)
            if distinct:
                self.refuse("cannot use DISTINCT with WITHIN GROUP", at)
            if variadic:
                self.refuse("cannot use VARIADIC with WITHIN GROUP", at)
        if self.take("filter"):
            self.need("(", "where")
            filter_ = self.expr()
            self.need(")")
        if self.kinds[self.i] == "over":
            self.i += 1
            over = self._over()
        return within, filter_, over

    def _over(self) -> WindowDef:
        at = self.position()
        if self.kinds[self.i] != "(":
            return WindowDef(name=self.col_id(), ref_only=True, pos=at)
        return self.window_specification(None)

    def window_specification(self, name: str | None) -> WindowDef:
        at = self.position()
        self.need("(")
        base: str | None = None
        kind = self.kinds[self.i]
        if kind in COL_ID and kind not in ("partition", "range", "rows", "groups"):
            base = self.col_id()
        partition: tuple[Expr, ...] = ()
        if self.take("partition"):
            self.need("by")
            partition = self.csv(self.expr)
        order = self.sort_clause() if self.kinds[self.i] == "order" else ()
        frame = self._frame()
        self.need(")")
        return WindowDef(name, base, False, partition, order, *frame, pos=at)  # type: ignore[arg-type]

    def _frame(
        self,
    ) -> tuple[bool, str, str, Expr | None, str, Expr | None, str | None]:  # fields of WindowDef from frame_given on
        mode = self.one_of(("rows", "range", "groups"))
        if mode is None:
            return False, "range", "unbounded preceding", None, "current row", None, None
        end, end_offset = "current row", None
        between = self.take("between")
        start_at = self.i
        start, start_offset = self._bound()
        if start == "unbounded following":
            self._window_error("frame start cannot be UNBOUNDED FOLLOWING", start_at)
        if between:
            self.need("and")
            end_at = self.i
            end, end_offset = self._bound()
            if end == "unbounded preceding":
                self._window_error("frame end cannot be UNBOUNDED PRECEDING", end_at)
            if start == "current row" and end == "preceding":
                self._window_error("frame starting from current row cannot have preceding rows", end_at)
            if start == "following" and end in ("preceding", "current row"):
                self._window_error("frame starting from following row cannot have preceding rows", end_at)
        elif start == "following":
            self._window_error("frame starting from following row cannot end with current row", start_at)
        exclude: str | None = None
        if self.take("exclude"):
            if self.take("current"):
                self.need("row")
                exclude = "current row"
            elif self.take("no"):
                self.need("others")
            else:
                exclude = self.one_of(("group", "ties")) or self.fail()
        return True, mode, start, start_offset, end, end_offset, exclude

    def _window_error(self, message: str, at: int) -> None:
        raise WindowingError(message, position=self.position(at))

    def _bound(self) -> tuple[str, Expr | None]:
        kind = self.kinds[self.i]
        following = self.peek()
        if kind == "unbounded" and following in ("preceding", "following"):
            self.i += 2
            return f"unbounded {following}", None
        if kind == "current" and following == "row":
            self.i += 2
            return "current row", None
        offset = self.expr()
        direction = self.one_of(("preceding", "following")) or self.fail()
        return direction, offset

    # --- ORDER BY, here because aggregates have it ---

    def sort_clause(self) -> tuple[SortBy, ...]:
        self.need("order", "by")
        return self.csv(self._sort_by)

    def _sort_by(self) -> SortBy:
        start = self.i
        expr = self.ordinal_or_expr()
        descending = False
        using: str | None = None
        if self.take("using"):
            using = self._using_operator()
        else:
            descending = self.one_of(("asc", "desc")) == "desc"
        return SortBy(expr, descending, self.nulls_order(), using, self.position(start))

    def nulls_order(self) -> Literal["first", "last"] | None:
        if self.take_all("nulls", "first"):
            return "first"
        return "last" if self.take_all("nulls", "last") else None

    def ordinal_or_expr(self) -> Expr:
        """An item of ORDER BY, GROUP BY or DISTINCT ON, where a constant is a column's number."""
        expr = self.expr()
        constant = expr.right if isinstance(expr, Op) and expr.left is None else expr
        if isinstance(constant, LiteralSlot):
            raise NotLiftable
        return expr

    def _using_operator(self) -> str:
        if self.take("operator"):
            self.need("(")
            _, name = self.any_operator()
            self.need(")")
            return name
        _, name = self.any_operator()
        return name

    # --- words instead of commas ---

    def special_function(self) -> Expr | None:
        """func_expr_common_subexpr; None when the token starts none of them."""
        kind = self.kinds[self.i]
        if kind in _VALUES:
            return self._sql_value(kind)
        following = self.peek()
        if kind == "current_schema" and following not in ("(", "SCONST"):
            self.i += 1
            return SqlValue(kind, pos=self.position(self.i - 1))
        if kind == "collation" and following == "for":
            at = self.position()
            self.i += 2
            self.need("(")
            arg = self.expr()
            self.need(")")
            return FuncCall(("pg_catalog", "pg_collation_for"), (arg,), form="sql", pos=at)
        parse = _SPECIAL.get(kind)
        if parse is None or following != "(":
            if kind in _XML and following == "(":
                self.unsupported(f"{kind.upper()}()")
            if parse is not None and kind in RESERVED:
                self.fail(self.i + 1)
            return None
        at = self.position()
        self.i += 2
        result = parse(self, at)
        self.need(")")
        return result

    def _sql_value(self, kind: str) -> Expr:
        at = self.position()
        self.i += 1
        precision: int | None = None
        if kind in _WITH_PRECISION and self.take("("):
            precision = self.integer()
            self.need(")")
        return SqlValue(kind, precision, at)

    def _sql_call(self, name: str, args: tuple[Expr, ...], at: int) -> FuncCall:
        return FuncCall(("pg_catalog", name), args, form="sql", pos=at)

    def _extract(self, at: int) -> Expr:
        kind = self.kinds[self.i]
        where = self.position()
        if kind == "SCONST":
            field = self.string()
        elif kind == "IDENT" or kind in _EXTRACT_FIELDS:
            field = cast(str, self.values[self.i])
            self.i += 1
        else:
            self.fail()
        self.need("from")
        return self._sql_call("extract", (Const("str", field, where), self.expr()), at)

    def _position(self, at: int) -> Expr:
        needle = self.b_expr()
        self.need("in")
        return self._sql_call("position", (self.b_expr(), needle), at)

    def _arguments(self, name: str, at: int) -> FuncCall:
        """The plain spelling of OVERLAY or SUBSTRING: the caller takes ')'."""
        args: list[Expr] = []
        named: list[tuple[str, Expr]] = []
        if self.kinds[self.i] != ")":
            self._argument(args, named)
            while self.take(","):
                self._argument(args, named)
        return FuncCall((name,), tuple(args), tuple(named), pos=at)

    def _overlay(self, at: int) -> Expr:
        if self.kinds[self.i] == ")" or self._named_ahead():
            return self._arguments("overlay", at)
        first = self.expr()
        if not self.take("placing"):
            return self._more_arguments("overlay", first, at)
        args = [first, self.expr()]
        self.need("from")
        args.append(self.expr())
        if self.take("for"):
            args.append(self.expr())
        return self._sql_call("overlay", tuple(args), at)

    def _named_ahead(self) -> bool:
        return self.kinds[self.i] in TYPE_FUNCTION_NAME and self.peek() in (":=", "=>")

    def _more_arguments(self, name: str, first: Expr, at: int) -> FuncCall:
        args = [first]
        named: list[tuple[str, Expr]] = []
        while self.take(","):
            self._argument(args, named)
        return FuncCall((name,), tuple(args), tuple(named), pos=at)

    def _substring(self, at: int) -> Expr:
        if self.kinds[self.i] == ")" or self._named_ahead():
            return self._arguments("substring", at)
        text = self.expr()
        if self.take("from"):
            args: tuple[Expr, ...] = (text, self.expr())
            if self.take("for"):
                args += (self.expr(),)
            return self._sql_call("substring", args, at)
        if self.take("for"):
            length = self.expr()
            start: Expr = Const("int", 1)
            if self.take("from"):
                start = self.expr()
            else:  # gram.y casts the length, so that no (text, text) form is chosen
                length = Cast(length, TypeName(("pg_catalog", "int4")), at)
            return self._sql_call("substring", (text, start, length), at)
        if self.take("similar"):
            pattern = self.expr()
            self.need("escape")
            return self._sql_call("substring", (text, pattern, self.expr()), at)
        return self._more_arguments("substring", text, at)

    def _trim(self, at: int) -> Expr:
        side = self.one_of(("both", "leading", "trailing")) or "both"
        name = {"both": "btrim", "leading": "ltrim", "trailing": "rtrim"}[side]
        if self.take("from"):
            return self._sql_call(name, self.csv(self.expr), at)
        first = self.expr()
        if self.take("from"):
            return self._sql_call(name, (*self.csv(self.expr), first), at)
        args = [first]
        while self.take(","):
            args.append(self.expr())
        return self._sql_call(name, tuple(args), at)

    def _normalize(self, at: int) -> Expr:
        text = self.expr()
        if not self.take(","):
            return self._sql_call("normalize", (text,), at)
        form = self.one_of(_NORMAL_FORMS) or self.fail()
        return self._sql_call("normalize", (text, Const("str", form.upper())), at)

    def _treat(self, at: int) -> Expr:
        arg = self.expr()
        self.need("as")
        target = self.type_name()
        return self._sql_call(target.names[-1], (arg,), at)

    def _cast(self, at: int) -> Expr:
        arg = self.expr()
        self.need("as")
        return Cast(arg, self.type_name(), at)

    def _nullif(self, at: int) -> Expr:
        left = self.expr()
        self.need(",")
        return NullIf(left, self.expr(), at)

    def _coalesce(self, at: int) -> Expr:
        return Coalesce(self.csv(self.expr), at)

    def _greatest(self, at: int) -> Expr:
        return MinMax(True, self.csv(self.expr), at)

    def _least(self, at: int) -> Expr:
        return MinMax(False, self.csv(self.expr), at)

    # --- defined by expressions ---

    def b_expr(self, minimum: int = 0) -> Expr:
        raise NotImplementedError

    def any_operator(self) -> tuple[str | None, str]:
        raise NotImplementedError

    def subquery(self) -> Query:
        raise NotImplementedError


_SPECIAL: dict[str, Callable[[Functions, int], Expr]] = {
    "extract": Functions._extract,
    "position": Functions._position,
    "overlay": Functions._overlay,
    "substring": Functions._substring,
    "trim": Functions._trim,
    "normalize": Functions._normalize,
    "treat": Functions._treat,
    "cast": Functions._cast,
    "nullif": Functions._nullif,
    "coalesce": Functions._coalesce,
    "greatest": Functions._greatest,
    "least": Functions._least,
}
SPECIAL_FUNCTIONS = frozenset(_SPECIAL) | _VALUES | _XML | {"current_schema", "collation"}
