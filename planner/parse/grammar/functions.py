"""Function calls: the plain form with everything that may follow it, and the forms that SQL spells with words.

sqlglot's tables of functions are empty here: they rename (`now` to CURRENT_TIMESTAMP), reorder arguments, and merge functions that PostgreSQL tells apart, so
that a column's name, overloads and users' own functions would be lost. A call is a `Call` under the name that was written; FILTER, WITHIN GROUP and OVER are
sqlglot's nodes around it. The spelled forms become the call of pg_catalog's function that gram.y makes of them.
"""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from aurorapy.errors import WindowingError
from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.grammar.xml import XML_FUNCTIONS, Xml
from aurorapy.planner.parse.keywords import COL_ID, RESERVED, TYPE_FUNC, TYPE_FUNCTION_NAME

_VALUES = frozenset(
    """
    current_date current_user session_user user current_role current_catalog
    current_time current_timestamp localtime localtimestamp
    """.split()
)
_WITH_PRECISION = frozenset(("current_time", "current_timestamp", "localtime", "localtimestamp"))
_EXTRACT_FIELDS = frozenset(("year", "month", "day", "hour", "minute", "second"))
_NORMAL_FORMS = ("nfc", "nfd", "nfkc", "nfkd")
_TRIMS = {"both": "btrim", "leading": "ltrim", "trailing": "rtrim"}


class Functions(Xml):
    # --- f(...) ---

    def _call(self, name: tuple[str, ...], start: int, *, windowless: bool = False) -> exp.Expr:
        """At '(' behind the function's name."""
        self._need("(")
        args: list[exp.Expr] = []
        named: list[exp.Expr] = []
        star = distinct = variadic = False
        order: exp.Expr | None = None
        if self._take("*"):
            star = True
        elif self._kinds[self._index] != ")":
            quantified = self._one_of(("all", "distinct"))
            distinct = quantified == "distinct"
            while True:
                variadic = quantified is None and self._take("variadic")
                self._argument(args, named)
                if variadic or not self._take(","):
                    break
            if self._kinds[self._index] == "order":
                order = self._parse_order()
        self._need(")")
        call = self._node(
            nodes.Call, start, this=name, expressions=args, named=named, star=star, distinct=distinct, variadic=variadic, order=order
        )
        return call if windowless else self._call_tail(call)

    def _argument(self, args: list[exp.Expr], named: list[exp.Expr]) -> None:
        start = self._index
        if self._named_ahead():
            name = self._word(TYPE_FUNCTION_NAME)
            self._advance()
            named.append(self._bare(exp.Kwarg, this=exp.Var(this=name), expression=self._parse_disjunction()))
            return
        arg = self._parse_disjunction()
        if named:
            self._refuse("positional argument cannot follow named argument", start)
        args.append(arg)

    def _named_ahead(self) -> bool:
        return self._kinds[self._index] in TYPE_FUNCTION_NAME and self._peek() in (":=", "=>")

    def _call_tail(self, this: exp.Expr) -> exp.Expr:
        """WITHIN GROUP, FILTER and OVER behind a call."""
        at = self._index
        call = this
        kind = self._kinds[at]
        if kind == "within":
            self._advance()
            self._need("group", "(")
            this = self._node(exp.WithinGroup, at, this=this, expression=self._parse_order())
            self._need(")")
            for clause, what in (("order", "multiple ORDER BY clauses"), ("distinct", "DISTINCT"), ("variadic", "VARIADIC")):
                if call.args[clause]:
                    self._refuse(f"cannot use {what} with WITHIN GROUP", at)
            kind = self._kinds[self._index]
        if kind == "filter":
            self._advance()
            self._need("(", "where")
            this = self._node(exp.Filter, at, this=this, expression=self._parse_disjunction())
            self._need(")")
            kind = self._kinds[self._index]
        if kind != "over":
            return this
        self._advance()
        at = self._index
        if self._kinds[at] != "(":
            return self._node(exp.Window, at, this=this, alias=self._col_id(), ref_only=True)
        return self._window_specification(this)

    def _window_specification(self, this: exp.Expr | None, name: str | None = None) -> exp.Window:
        """At '(' of OVER (..) or of WINDOW name AS (..)."""
        at = self._index
        self._need("(")
        base: str | None = None
        kind = self._kinds[self._index]
        if kind in COL_ID and kind not in ("partition", "range", "rows", "groups"):
            base = self._col_id()
        partition: list[exp.Expr] = []
        if self._take("partition"):
            self._need("by")
            partition = self._parse_csv(self._parse_disjunction)
        order = self._parse_order() if self._kinds[self._index] == "order" else None
        frame = self._frame()
        self._need(")")
        return self._node(exp.Window, at, this=this, alias=name, base=base, partition_by=partition, order=order, spec=frame, ref_only=False)

    def _frame(self) -> exp.Expr | None:
        mode = self._one_of(("rows", "range", "groups"))
        if mode is None:
            return None
        end, end_offset = "current row", None
        between = self._take("between")
        start_at = self._index
        start, start_offset = self._bound()
        if start == "unbounded following":
            self._window_error("frame start cannot be UNBOUNDED FOLLOWING", start_at)
        if between:
            self._need("and")
            end_at = self._index
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
        if self._take("exclude"):
            if self._take("current"):
                self._need("row")
                exclude = "current row"
            elif self._take("no"):
                self._need("others")
            else:
                exclude = self._one_of(("group", "ties")) or self._fail()
        return self._bare(nodes.Frame, kind=mode, start=start, start_offset=start_offset, end=end, end_offset=end_offset, exclude=exclude)

    def _window_error(self, message: str, at: int) -> None:
        raise WindowingError(message, position=self._position(at))

    def _bound(self) -> tuple[str, exp.Expr | None]:
        kind = self._kinds[self._index]
        following = self._peek()
        if kind == "unbounded" and following in ("preceding", "following"):
            self._advance(2)
            return f"unbounded {following}", None
        if kind == "current" and following == "row":
            self._advance(2)
            return "current row", None
        offset = self._parse_disjunction()
        direction = self._one_of(("preceding", "following")) or self._fail()
        return direction, offset

    # --- ORDER BY, here because aggregates have it ---

    def _parse_order(self, this: exp.Expr | None = None, skip_order_token: bool = False) -> exp.Order:
        self._need("order", "by")
        return self._bare(exp.Order, expressions=self._parse_csv(self._parse_ordered))

    def _parse_ordered(self, parse_method: Callable[[], exp.Expr | None] | None = None) -> nodes.Sort:
        at = self._index
        this = self._parse_disjunction()
        desc = False
        using: str | None = None
        if self._take("using"):
            using = self._using_operator()
        else:
            desc = self._one_of(("asc", "desc")) == "desc"
        return self._node(nodes.Sort, at, this=this, desc=desc, nulls=self._nulls_order(), using=using)

    def _nulls_order(self) -> str | None:
        if self._take_all("nulls", "first"):
            return "first"
        return "last" if self._take_all("nulls", "last") else None

    def _using_operator(self) -> str:
        return self._operator_named()[1]

    def _operator_named(self) -> tuple[str | None, str]:
        """An operator where no operands are: (schema or None, name)."""
        if self._take("operator"):
            self._need("(")
            found = self._any_operator()
            self._need(")")
            return found
        return self._any_operator()

    # --- words instead of commas ---

    def _special_function(self) -> exp.Expr | None:
        """func_expr_common_subexpr; None when the token starts none of them."""
        at = self._index
        kind = self._kinds[at]
        if kind in _VALUES:
            return self._session_value(kind)
        following = self._peek()
        if kind == "current_schema" and following not in ("(", "SCONST"):
            self._advance()
            return self._node(nodes.Session, at, this=kind)
        if kind == "collation" and following == "for":
            self._advance(2)
            self._need("(")
            arg = self._parse_disjunction()
            self._need(")")
            return self._spelled("pg_collation_for", [arg], at)
        parse = _SPECIAL.get(kind)
        if parse is None or following != "(":
            if parse is not None and kind in RESERVED:
                self._fail(at + 1)
            return None
        self._advance(2)
        result = parse(self, at)
        self._need(")")
        return result

    def _session_value(self, kind: str) -> exp.Expr:
        at = self._index
        self._advance()
        precision: int | None = None
        if kind in _WITH_PRECISION and self._take("("):
            precision = self._integer()
            self._need(")")
        return self._node(nodes.Session, at, this=kind, precision=precision)

    def _spelled(self, name: str, args: list[exp.Expr], at: int) -> exp.Expr:
        return self._node(nodes.Spelled, at, this=name, expressions=args)

    def _extract(self, at: int) -> exp.Expr:
        where = self._index
        kind = self._kinds[where]
        if kind == "SCONST":
            self.source.i = where
            self.source.no_slot()
        elif kind != "IDENT" and kind not in _EXTRACT_FIELDS:
            self._fail()
        self._advance()
        self._need("from")
        field = self._node(exp.Var, where, this=self.source.values[where])
        return self._node(exp.Extract, at, this=field, expression=self._parse_disjunction())

    def _position_in(self, at: int) -> exp.Expr:
        needle = self._b_expr()
        self._need("in")
        return self._spelled("position", [self._b_expr(), needle], at)

    def _more_arguments(self, name: str, args: list[exp.Expr], at: int) -> exp.Expr:
        """The plain spelling of OVERLAY or SUBSTRING: the caller takes ')'."""
        named: list[exp.Expr] = []
        if not args and self._kinds[self._index] != ")":
            self._argument(args, named)
        while self._take(","):
            self._argument(args, named)
        return self._node(nodes.Call, at, this=(name,), expressions=args, named=named, star=False, distinct=False, variadic=False, order=None)

    def _overlay(self, at: int) -> exp.Expr:
        if self._kinds[self._index] == ")" or self._named_ahead():
            return self._more_arguments("overlay", [], at)
        first = self._parse_disjunction()
        if not self._take("placing"):
            return self._more_arguments("overlay", [first], at)
        args = [first, self._parse_disjunction()]
        self._need("from")
        args.append(self._parse_disjunction())
        if self._take("for"):
            args.append(self._parse_disjunction())
        return self._spelled("overlay", args, at)

    def _substring(self, at: int) -> exp.Expr:
        if self._kinds[self._index] == ")" or self._named_ahead():
            return self._more_arguments("substring", [], at)
        self._substring_at = self._index
        text = self._parse_disjunction()
        if self._take("from"):
            args = [text, self._parse_disjunction()]
            if self._take("for"):
                args.append(self._parse_disjunction())
            return self._spelled("substring", args, at)
        if self._take("for"):
            length = self._parse_disjunction()
            start: exp.Expr = exp.Literal.number(1)
            if self._take("from"):
                start = self._parse_disjunction()
            else:  # gram.y casts the length, so that no (text, text) form is chosen
                target = self._bare(nodes.TypeName, this=exp.DType.USERDEFINED, names=("pg_catalog", "int4"))
                length = self._node(exp.Cast, at, this=length, to=target)
            return self._spelled("substring", [text, start, length], at)
        if self._take("similar"):
            pattern = self._parse_disjunction()
            self._need("escape")
            return self._spelled("substring", [text, pattern, self._parse_disjunction()], at)
        return self._more_arguments("substring", [text], at)

    def _trim(self, at: int) -> exp.Expr:
        name = _TRIMS[self._one_of(tuple(_TRIMS)) or "both"]
        if self._take("from"):
            return self._spelled(name, self._parse_csv(self._parse_disjunction), at)
        first = self._parse_disjunction()
        if self._take("from"):
            return self._spelled(name, [*self._parse_csv(self._parse_disjunction), first], at)
        args = [first]
        while self._take(","):
            args.append(self._parse_disjunction())
        return self._spelled(name, args, at)

    def _normalize(self, at: int) -> exp.Expr:
        text = self._parse_disjunction()
        if not self._take(","):
            return self._spelled("normalize", [text], at)
        form = self._one_of(_NORMAL_FORMS) or self._fail()
        return self._spelled("normalize", [text, exp.Literal.string(form.upper())], at)

    def _treat(self, at: int) -> exp.Expr:
        arg = self._parse_disjunction()
        self._need("as")
        return self._spelled(self._names_of(self._parse_types())[-1], [arg], at)

    def _cast(self, at: int) -> exp.Expr:
        arg = self._parse_disjunction()
        self._need("as")
        return self._node(exp.Cast, at, this=arg, to=self._parse_types())

    def _nullif(self, at: int) -> exp.Expr:
        left = self._parse_disjunction()
        self._need(",")
        return self._node(exp.Nullif, at, this=left, expression=self._parse_disjunction())

    def _coalesce(self, at: int) -> exp.Expr:
        first, *rest = self._parse_csv(self._parse_disjunction)
        return self._node(exp.Coalesce, at, this=first, expressions=rest)

    def _greatest(self, at: int) -> exp.Expr:
        first, *rest = self._parse_csv(self._parse_disjunction)
        return self._node(exp.Greatest, at, this=first, expressions=rest, ignore_nulls=True)

    def _least(self, at: int) -> exp.Expr:
        first, *rest = self._parse_csv(self._parse_disjunction)
        return self._node(exp.Least, at, this=first, expressions=rest, ignore_nulls=True)

    def _windowless(self) -> exp.Expr:
        """func_expr_windowless: what FROM and an index take."""
        special = self._special_function()
        if special is not None:
            return special
        start = self._index
        if self._peek() == "(" and self._kinds[start] != "xmltable":  # which is no function
            name = self._word(TYPE_FUNCTION_NAME)
            return self._call((name,), start, windowless=True)
        if self._kinds[start] in TYPE_FUNC:
            self._fail(start + 1)
        names = self._any_name()
        if self._kinds[self._index] != "(" or len(names) < 2:
            self._fail()
        return self._call(names, start, windowless=True)

    def _function_ahead(self) -> bool:
        at = self._index
        kind = self._kinds[at]
        if kind in SPECIAL_FUNCTIONS and (kind not in COL_ID or self._peek() == "("):
            return True
        if self._kinds[at + 1] == "(":
            return kind in TYPE_FUNCTION_NAME
        while self._kinds[at] in COL_ID and self._kinds[at + 1] == ".":
            at += 2
            if self._kinds[at + 1] == "(":
                return True
        return False


_SPECIAL: dict[str, Callable[[Functions, int], exp.Expr]] = {
    "extract": Functions._extract,
    "position": Functions._position_in,
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
    **dict.fromkeys(XML_FUNCTIONS, Functions._xml_function),
}
SPECIAL_FUNCTIONS = frozenset(_SPECIAL) | _VALUES | {"current_schema", "collation"}
