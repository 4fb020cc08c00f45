"""Operators, on sqlglot's ladder with PostgreSQL's levels (gram.y's %left/%nonassoc table):

    OR < AND < NOT < IS ISNULL NOTNULL < comparison < BETWEEN IN LIKE ILIKE SIMILAR < any other operator
       < + - < * / % < ^ < AT TIME ZONE < COLLATE < unary + - < ::

sqlglot's own: `_parse_disjunction`, `_parse_conjunction`, `_parse_term`, `_parse_factor`, `_parse_exponent`, their tables and `_parse_unary`'s table of
prefixes. Overridden: equality (PostgreSQL has IS there), comparison (which does not associate, and has = and <> too), range, bitwise (one level for every
operator without its own), unary. A table's entry is not the class alone: looking it up remembers the operator's token.

A form that ends in a keyword or a parenthesis (IS NULL, IN (..), = ANY (..)) may be the left operand of any operator, tighter ones too: `a IS NULL::text`
is a cast of the test. The ladder is then climbed again with the finished node as its first operand (`_resume`).

Words among the operators (AND, IS, LIKE, ..) may also be labels without AS: `SELECT a is, b like FROM t`. They are, where the whole target stands in front of
them and what follows ends a target.

b_expr, the smaller language of BETWEEN's lower bound, column defaults and POSITION, knows no NOT, AND, OR, LIKE, IN, BETWEEN, IS NULL, AT TIME ZONE or COLLATE.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from aurorapy.planner.parse.cursor import Cursor
from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.grammar.base import Base
from aurorapy.planner.parse.keywords import COL_ID

_COMPARISON = {"<": exp.LT, ">": exp.GT, "=": exp.EQ, "<=": exp.LTE, ">=": exp.GTE, "<>": exp.NEQ}
_IS = frozenset(("is", "isnull", "notnull"))
_MATCHES = frozenset(("between", "in", "like", "ilike", "similar"))
_SYMBOLS = frozenset(("+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "OP"))
# What may follow a finished test as an operator that binds tighter than it.
_FOLLOWS = _SYMBOLS | _MATCHES | {"operator", "not", "at", "collate", "::"}
_POSTFIX = frozenset(("at", "collate", "::"))
# What makes more of a constant, parameter or column in front of it, at the levels above comparison and at any level
_BINDS = (_SYMBOLS - frozenset(_COMPARISON)) | _POSTFIX | {"operator", "(", "[", ".", "SCONST"}
_GOES_ON = _BINDS | frozenset(_COMPARISON) | _IS | _MATCHES | {"not", "and", "or"}
_LABELS = _MATCHES | {"and", "or", "is", "at", "collate", "operator"}
_TARGET_ENDS = frozenset(
    """
    , ; ) EOF from into where group having window union except intersect order limit offset fetch for with on returning
    """.split()
)
_TRUTH = ("null", "true", "false", "unknown")
_NORMAL_FORMS = ("nfc", "nfd", "nfkc", "nfkd")
_QUANTIFIERS = {"any": exp.Any, "some": exp.Any, "all": exp.All}


class _Level(dict[TokenType, Any]):
    """One level's operators: an entry, when looked up, is a builder that knows its operator's token."""

    def __init__(self, grammar: Levels, classes: dict[TokenType, type[exp.Expr]], tighter: str | None = None) -> None:
        super().__init__(classes)
        self._grammar = grammar
        self._tighter = tighter

    def __contains__(self, kind: object) -> bool:
        grammar = self._grammar
        return dict.__contains__(self, kind) and grammar._closed_at != grammar._index and (self._tighter is not None or not grammar._is_label())

    def __getitem__(self, kind: TokenType) -> Callable[..., exp.Expr]:
        grammar = self._grammar
        at = grammar._index - 1
        operator = dict.__getitem__(self, kind)
        if self._tighter is not None:
            grammar._operand_at = at + 1
        target = grammar._target_at
        if target >= 0:
            grammar._target_at = -1

        def build(this: exp.Expr, expression: exp.Expr) -> exp.Expr:
            grammar._target_at = target
            node = grammar._node(operator, at, this=this, expression=expression)
            return grammar._after(node, expression, self._tighter)

        return build


class Levels(Base):
    UNARY_PARSERS = {
        TokenType.NOT: lambda self: self._not(),
        TokenType.PLUS: lambda self: self._sign(),
        TokenType.DASH: lambda self: self._sign(),
        TokenType.OPERATOR: lambda self: self._prefix_operator(),
    }
    RANGE_PARSERS = {
        TokenType.BETWEEN: lambda self, this: self._parse_between(this),
        TokenType.IN: lambda self, this: self._parse_in(this),
        TokenType.LIKE: lambda self, this: self._match_pattern(this, exp.Like),
        TokenType.ILIKE: lambda self, this: self._match_pattern(this, exp.ILike),
        TokenType.SIMILAR_TO: lambda self, this: self._similar(this),
    }

    def __init__(self, source: Cursor) -> None:
        super().__init__(source)
        self._small_language = False  # inside a b_expr
        self._pending: exp.Expr | None = None  # a finished node that is the next operand
        self._operand_at = -1  # where an operator's right operand starts: ANY and ALL stand nowhere else
        self._target_at = -1  # where a target starts that has no operator in front of the operand at hand
        self._substring_at = -1  # where the first argument of SUBSTRING (x SIMILAR p ESCAPE e) starts
        self._closed_at = -1  # behind `op ANY (..)`, to which no operator may be joined before it is an operand itself
        vars(self).update(  # sqlglot's tables are its class's; these know their parser
            DISJUNCTION=_Level(self, {TokenType.OR: exp.Or}),
            CONJUNCTION=_Level(self, {TokenType.AND: exp.And}),
            TERM=_Level(self, {TokenType.PLUS: exp.Add, TokenType.DASH: exp.Sub}, "_parse_factor"),
            FACTOR=_Level(self, {TokenType.STAR: exp.Mul, TokenType.SLASH: exp.Div, TokenType.MOD: exp.Mod}, "_parse_exponent"),
            EXPONENT=_Level(self, {TokenType.CARET: exp.Pow}, "_parse_unary"),
        )

    # --- the two languages ---

    def _parse_disjunction(self) -> exp.Expr:
        """a_expr."""
        if self._pending is None and (plain := self._plain(_GOES_ON)) is not None:
            return plain
        target = self._target_at
        if not self._small_language and (target < 0 or target == self._index):
            return cast(exp.Expr, super()._parse_disjunction())
        small, self._small_language, self._target_at = self._small_language, False, -1
        result = cast(exp.Expr, super()._parse_disjunction())
        self._small_language, self._target_at = small, target
        return result

    def _target(self) -> exp.Expr:
        """The a_expr of a target, behind which a label may stand."""
        outer, self._target_at = self._target_at, self._index
        result = self._parse_disjunction()
        self._target_at = outer
        return result

    def _is_label(self, start: int | None = None) -> bool:
        """Whether the word at hand is the label of the target that starts at `start`."""
        target = self._target_at
        if target < 0 or (start is not None and start != target):
            return False
        return self._kinds[self._index] in _LABELS and self._peek() in _TARGET_ENDS

    def _b_expr(self) -> exp.Expr:
        outer, self._small_language = self._small_language, True
        result = self._parse_equality()
        self._small_language = outer
        return result

    # --- finished forms as operands ---

    def _resume(self, this: exp.Expr, method: Callable[[], exp.Expr]) -> exp.Expr:
        """The ladder from `method` up, with `this` as its first operand."""
        kind = self._kinds[self._index]
        if kind not in _FOLLOWS or (self._small_language and kind in ("not", "at", "collate")):
            return this
        self._pending = this
        return method()

    def _after(self, node: exp.Expr, right: exp.Expr, tighter: str | None) -> exp.Expr:
        """The node; climbed on when its right side was ANY (..) or ALL (..)."""
        if tighter is None or not isinstance(right, (exp.Any, exp.All)):
            return node
        self._closed_at = -1
        return self._resume(node, getattr(self, tighter))

    def _quantified(self) -> exp.Expr:
        at = self._index
        quantifier = _QUANTIFIERS[self._kinds[at]]
        self._advance()
        result = self._node(quantifier, at, this=self._parse_paren_or_query())
        self._closed_at = self._index
        return result

    # --- IS ---

    def _parse_equality(self, parse_is: bool = True) -> exp.Expr:
        """IS, ISNULL and NOTNULL, below which sqlglot has equality."""
        start = self._index
        this = self._parse_comparison()
        while True:
            at = self._index
            kind = self._kinds[at]
            if kind not in _IS or (self._small_language and kind != "is") or self._is_label(start):
                return this
            self._advance()
            if kind != "is":
                this = self._node(exp.Is, at, this=this, expression=exp.Null(), negate=kind == "notnull")
            else:
                this = self._parse_is(this)
            this = self._resume(this, self._parse_comparison)

    def _parse_is(self, this: exp.Expr) -> exp.Expr:  # type: ignore[override]
        at = self._index - 1
        negate = self._take("not")
        what = self._kinds[self._index]
        if self._small_language and what not in ("distinct", "document"):
            self._fail()
        if what in _TRUTH:
            self._advance()
            test: exp.Expr = exp.Null() if what == "null" else exp.Var(this=what)
            return self._node(exp.Is, at, this=this, expression=test, negate=negate)
        if self._take("distinct"):
            self._need("from")
            right = self._parse_comparison()
            kind = self._kinds[self._index]
            if kind in _IS and not (self._small_language and kind != "is"):
                self._fail()
            return self._node(exp.NullSafeEQ if negate else exp.NullSafeNEQ, at, this=this, expression=right)
        if self._take("document"):
            test = self._node(nodes.Xml, at, this="document", expressions=[this], name=None, named=[], option=None, target=None)
            return self._node(exp.Not, at, this=test) if negate else test
        form = self._one_of(_NORMAL_FORMS)
        self._need("normalized")
        return self._node(nodes.Normalized, at, this=this, form=form, negate=negate)

    # --- comparison ---

    def _parse_comparison(self, this: exp.Expr | None = None) -> exp.Expr:
        left = self._parse_range()
        while (kind := self._kinds[self._index]) in _COMPARISON and self._closed_at != self._index:
            at = self._index
            self._advance()
            self._operand_at = at + 1
            right = self._parse_range()
            left = self._node(_COMPARISON[kind], at, this=left, expression=right)
            if isinstance(right, (exp.Any, exp.All)):
                left = self._after(left, right, "_parse_range")
            elif self._kinds[self._index] in _COMPARISON:
                self._fail()  # a < b < c
        return left

    # --- BETWEEN, IN, LIKE, SIMILAR TO ---

    def _parse_range(self, this: exp.Expr | None = None, parse_is: bool = False) -> exp.Expr:
        start = self._index
        left = self._parse_bitwise()
        while not self._small_language and self._closed_at != self._index:
            at = self._index
            kind = self._kinds[at]
            negate = kind == "not" and self._peek() in _MATCHES
            if not negate and (kind not in _MATCHES or self._is_label(start)):
                return left
            if kind == "similar" and self._peek() != "to":
                if start != self._substring_at:
                    self._fail(at + 1)
                return left
            self._advance(2 if negate else 1)
            left = self.RANGE_PARSERS[self._prev.token_type](self, left)
            test = left.this if isinstance(left, exp.Escape) else left
            test._meta = {"at": at}
            test.args["negate"] = negate
            if isinstance(left, exp.In) or isinstance(left.args.get("expression"), (exp.Any, exp.All)):
                self._closed_at = -1
                left = self._resume(left, self._parse_bitwise)
            else:
                self._no_chain()
        return left

    def _no_chain(self) -> None:
        """These do not associate: `a LIKE b LIKE c`."""
        kind = self._kinds[self._index]
        if kind in _MATCHES or (kind == "not" and self._peek() in _MATCHES):
            self._fail()

    def _match_pattern(self, this: exp.Expr, kind: type[exp.Like | exp.ILike]) -> exp.Expr:
        self._operand_at = self._index
        pattern = self._parse_bitwise()
        like = self._bare(kind, this=this, expression=pattern)
        return like if isinstance(pattern, (exp.Any, exp.All)) else self._parse_escape(like)

    def _similar(self, this: exp.Expr) -> exp.Expr:
        self._need("to")
        similar = self._bare(exp.SimilarTo, this=this, expression=self._parse_bitwise())
        similar.args["end"] = self._index  # PostgreSQL points behind the pattern when it adds the missing ESCAPE
        return self._parse_escape(similar)

    def _parse_escape(self, this: exp.Expr) -> exp.Expr:  # type: ignore[override]
        """ESCAPE with any operand, where sqlglot takes a string."""
        at = self._index
        if not self._take("escape"):
            return this
        return self._node(exp.Escape, at, this=this, expression=self._parse_bitwise())

    def _parse_between(self, this: exp.Expr) -> exp.Between:  # type: ignore[override]
        symmetric = self._take("symmetric")
        if not symmetric:
            self._take("asymmetric")
        low = self._b_expr()
        self._need("and")
        return self._bare(exp.Between, this=this, low=low, high=self._parse_bitwise(), symmetric=symmetric)

    def _parse_in(self, this: exp.Expr, alias: bool = False) -> exp.In:  # type: ignore[override]
        inner = self._parse_paren_list()
        if isinstance(inner, list):
            return self._bare(exp.In, this=this, expressions=inner)
        return self._bare(exp.In, this=this, query=inner)

    # --- every other operator ---

    def _parse_bitwise(self) -> exp.Expr:
        if self._pending is None and (plain := self._plain(_BINDS)) is not None:
            return plain
        start = self._index
        left = cast(exp.Expr, self._parse_term())
        while self._kinds[self._index] in ("OP", "operator") and self._closed_at != self._index and not self._is_label(start):
            at = self._index
            schema, name = self._operator()
            self._operand_at = self._index
            right = cast(exp.Expr, self._parse_term())
            left = self._node(nodes.Infix, at, this=left, expression=right, operator=name, schema=schema)
            left = self._after(left, right, "_parse_term")
        return left

    def _operator(self) -> tuple[str | None, str]:
        """qual_Op: an operator, or OPERATOR(schema.op)."""
        if self._take("operator"):
            self._need("(")
            result = self._any_operator()
            self._need(")")
            return result
        self._advance()
        return None, cast(str, self.source.values[self._index - 1])

    def _any_operator(self) -> tuple[str | None, str]:
        schema: str | None = None
        while self._kinds[self._index] in COL_ID:
            schema = self._col_id()
            self._need(".")
        if self._kinds[self._index] not in _SYMBOLS:
            self._fail()
        self._advance()
        return schema, cast(str, self.source.values[self._index - 1])

    # --- prefixes and postfixes ---

    def _parse_at_time_zone(self, this: exp.Expr | None) -> exp.Expr | None:
        """sqlglot has AT TIME ZONE here, looser than `^`; PostgreSQL's is a postfix (`_postfixed`)."""
        return this

    def _parse_unary(self) -> exp.Expr:
        start = self._index
        this = self._pending
        if this is not None:
            self._pending = None
        else:
            this = self._prefixed()
        if self._kinds[self._index] in _POSTFIX and not self._is_label(start):
            return self._postfixed(this, _POSTFIX, start)
        return this

    def _prefixed(self) -> exp.Expr:
        """An operand with the operators in front of it, and none behind."""
        kind = self._kinds[self._index]
        if kind in _QUANTIFIERS and self._operand_at == self._index and not self._small_language:
            return self._quantified()
        if kind == "operator" and self._peek() != "(":
            return cast(exp.Expr, self._parse_type())
        if kind == "not" and self._small_language:
            self._fail()
        return cast(exp.Expr, super()._parse_unary())

    def _postfixed(self, this: exp.Expr, allowed: frozenset[str], start: int = -1) -> exp.Expr:
        """`::`, COLLATE and AT TIME ZONE behind an operand, as far as they bind tighter than what is in front of it."""
        while (kind := self._kinds[self._index]) in allowed and self._closed_at != self._index:
            at = self._index
            if kind != "::" and (self._small_language or self._is_label(start)):
                return this
            self._advance()
            if kind == "::":
                this = self._node(exp.Cast, at, this=this, to=self._parse_types())
            elif kind == "collate":
                this = self._node(exp.Collate, at, this=this, expression=exp.Var(this=self._any_name()))
            else:
                self._need("time", "zone")
                zone = self._postfixed(self._prefixed(), frozenset(("collate", "::")))
                this = self._node(exp.AtTimeZone, at, this=this, zone=zone)
        return this

    def _not(self) -> exp.Expr:
        at = self._index - 1
        return self._node(exp.Not, at, this=self._parse_equality())

    def _sign(self) -> exp.Expr:
        at = self._index - 1
        kind = self._kinds[at]
        operand = self._postfixed(self._prefixed(), frozenset(("::",)))
        if kind == "-":
            return self._node(exp.Neg, at, this=operand)
        return self._node(nodes.Prefix, at, this=operand, operator="+", schema=None)

    def _prefix_operator(self) -> exp.Expr:
        self._advance(-1)
        at = self._index
        schema, name = self._operator()
        return self._node(nodes.Prefix, at, this=self._parse_term(), operator=name, schema=schema)

    # --- defined by operands ---

    def _plain(self, following: frozenset[str]) -> exp.Expr | None:
        raise NotImplementedError

    def _parse_paren_or_query(self) -> exp.Expr:
        raise NotImplementedError

    def _parse_paren_list(self) -> exp.Expr | list[exp.Expr]:
        raise NotImplementedError
