"""What an expression starts with (c_expr): literals, names, parentheses, CASE, ARRAY, ROW, subqueries, `type 'literal'`.

sqlglot's own: its table of primary parsers, which reads the literals. Overridden: what it tries after them (`_parse_type` guesses among intervals, types and
columns, and reads INTERVAL '..' into parts; here the next tokens decide), `_parse_paren`, `_parse_case`, and its slices.
"""

from __future__ import annotations

from typing import Any, cast

from sqlglot import exp

from aurorapy.errors import FeatureNotSupported
from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.grammar.functions import Functions
from aurorapy.planner.parse.grammar.types import INTERVAL_FULL_RANGE, SQL_TYPES
from aurorapy.planner.parse.keywords import COL_ID, TYPE_FUNCTION_NAME

LITERALS = frozenset(("ICONST", "FCONST", "SCONST", "BCONST", "XCONST"))
_CONSTANTS = LITERALS | {"true", "false", "null"}
QUERY_START = frozenset(("select", "values", "with", "table"))
_COLUMN_TOKENS_MAX = 7  # of catalog.schema.table.column
QUERIES = (exp.Select, exp.SetOperation, exp.Values)


class Operands(Functions):
    def _parse_type(self, parse_interval: bool = True, fallback_to_identifier: bool = False) -> exp.Expr:
        """c_expr, and DEFAULT."""
        at = self._index
        kind = self._kinds[at]
        if kind in _CONSTANTS:
            token = self._curr
            read: Any = self.PRIMARY_PARSERS[token.token_type]
            self._advance()
            return self._stamp(read(self, token), at)
        if kind == "IDENT":
            return self._named()
        if kind == "default" and not self._small_language:
            self._advance()
            return self._node(nodes.Default, at)
        if kind == "unique" and not self._small_language:
            self._unique_predicate(at)
        return self._primary()

    def _primary(self) -> exp.Expr:
        """c_expr."""
        at = self._index
        kind = self._kinds[at]
        if kind == "(":
            return self._parse_paren()
        if kind in _CONSTANTS:
            return self._parse_type()
        if kind == "PARAM":
            self._advance()
            return self._indirection(self._node(exp.Parameter, at, this=self.source.values[at]))
        if kind == "case":
            self._advance()
            return self._parse_case()
        if kind == "exists" and self._peek() == "(":
            self._advance()
            return self._node(exp.Exists, at, this=self._subquery())
        if kind == "array":
            return self._array()
        if kind == "row" and self._peek() == "(":
            return self._overlaps(self._row())
        if kind == "grouping" and self._peek() == "(":
            self._advance()
            return self._node(nodes.GroupingCall, at, expressions=self._parse_wrapped_csv(self._parse_disjunction))
        special = self._special_function()
        if special is not None:
            return special
        if kind in SQL_TYPES:
            return self._typed_literal()
        return self._named()

    # --- operands that are one constant, parameter or column ---

    def _plain(self, following: frozenset[str]) -> exp.Expr | None:
        """Such an operand where none of `following` comes behind it, which saves a climb through all levels; None where something else stands."""
        kinds = self._kinds
        at = self._index
        kind = kinds[at]
        if kind == "IDENT":
            end = at + 1
            while kinds[end] == "." and kinds[end + 1] == "IDENT":
                end += 2
            if kinds[end] in following or end - at > _COLUMN_TOKENS_MAX:
                return None
            values = self.source.values
            if end == at + 1:
                self._advance()
                return self._node(exp.Column, at, this=self._identifier(values[at]))
            column = self._column([self._identifier(values[i]) for i in range(at, end, 2)], at)
            self._advance(end - at)
            return column
        if kind in LITERALS:
            return None if kinds[at + 1] in following else self._parse_type()
        if kind == "PARAM" and kinds[at + 1] not in following:
            self._advance()
            return self._node(exp.Parameter, at, this=self.source.values[at])
        return None

    # --- names ---

    def _named(self) -> exp.Expr:
        """A column, a function call, or `type 'literal'`."""
        at = self._index
        kind = self._kinds[at]
        following = self._kinds[at + 1]
        if kind in TYPE_FUNCTION_NAME:
            if following == "(":
                name = (cast(str, self.source.values[at]),)
                self._advance()
                return self._call_or_literal(name, at)
            if following == "SCONST":
                name = (cast(str, self.source.values[at]),)
                self._advance()
                return self._node(exp.Cast, at, this=self._text(), to=self._type_node(name, at))
        if kind not in COL_ID:
            self._fail(at + 1 if kind in TYPE_FUNCTION_NAME else at)
        first = self._parse_id_var()
        if following != "." and following != "[":
            return self._node(exp.Column, at, this=first)
        parts: list[exp.Expr] = [first]
        while self._kinds[self._index] == ".":
            self._advance()
            if self._take("*"):
                if self._kinds[self._index] in (".", "["):
                    self._improper_star()
                return self._column([*parts, exp.Star()], at)
            parts.append(self._identifier(self._col_label()))
        if len(parts) > 1 and self._kinds[self._index] in ("(", "SCONST"):
            names = tuple(cast(str, part.this) for part in parts)
            if self._kinds[self._index] == "(":
                return self._call_or_literal(names, at)
            return self._node(exp.Cast, at, this=self._text(), to=self._type_node(names, at))
        return self._indirection(self._column(parts, at))

    def _column(self, parts: list[exp.Expr], at: int) -> exp.Expr:
        """sqlglot's shape of a qualified name: up to four parts in a Column, more as Dots around it."""
        named = dict(zip(("this", "table", "db", "catalog"), reversed(parts[:4]), strict=False))
        column: exp.Expr = self._node(exp.Column, at, **named)
        for part in parts[4:]:
            column = self._node(exp.Dot, at, this=column, expression=part, part=True)
        return column

    def _call_or_literal(self, name: tuple[str, ...], start: int) -> exp.Expr:
        """`f(..)`, or a literal of a type with modifiers: `numeric(10,2) '1'`."""
        call = self._call(name, start)
        if self._kinds[self._index] != "SCONST":
            return call
        args = call.args if isinstance(call, nodes.Call) else None
        if args is None:
            self._fail()
        if args["named"]:
            self._refuse("type modifier cannot have parameter name", start)
        if args["order"]:
            self._refuse("type modifier cannot have ORDER BY", start)
        if args["star"] or args["distinct"] or args["variadic"] or not args["expressions"]:
            self._fail()
        self._no_slots(start)
        target = self._type_node(name, start, call.expressions)
        return self._node(exp.Cast, start, this=self._text(), to=target)

    def _improper_star(self) -> None:
        source, at = self.source, self._index
        self._refuse(f'improper use of "*" at or near "{source.sql[source.starts[at] : source.ends[at]]}"')

    def _text(self) -> exp.Expr:
        """The string of `type '..'`."""
        if self._kinds[self._index] != "SCONST":
            self._fail()
        self.source.i = self._index
        self.source.no_slot()
        return self._parse_type()

    # --- what is taken from an operand ---

    def _indirection(self, this: exp.Expr) -> exp.Expr:
        """`.field`, `.*`, `[i]`, `[i:j]`; every step knows where the first one stands."""
        first = self._index
        while True:
            if self._take("."):
                if self._take("*"):
                    step: exp.Expr = exp.Star()
                    if self._kinds[self._index] in (".", "["):
                        self._improper_star()
                else:
                    step = exp.Identifier(this=self._col_label())
                this = self._node(exp.Dot, first, this=this, expression=step)
            elif self._take("["):
                this = self._node(exp.Bracket, first, this=this, expressions=[self._subscript()])
            else:
                return this

    def _qualified_name(self) -> tuple[str, ...]:
        """A relation's name: at most catalog.schema.name. gram.y lets `.*` and subscripts pass and refuses them when the name is complete."""
        start = self._index
        names = [self._col_id()]
        plain = True
        while self._kinds[self._index] in (".", "["):
            if self._take("["):
                plain = False
                self._subscript()
                continue
            self._advance()
            if self._take("*"):
                plain = False
                if self._kinds[self._index] in (".", "["):
                    self._improper_star()
            else:
                names.append(self._col_label())
        if not plain:
            self._fail()
        if len(names) > 3:
            self._refuse(f"improper qualified name (too many dotted names): {'.'.join(names)}", start)
        return tuple(names)

    def _subscript(self) -> exp.Expr:
        lower: exp.Expr | None = None
        if self._kinds[self._index] != ":":
            lower = self._parse_disjunction()
            if self._take("]"):
                return lower
        self._need(":")
        upper = None if self._kinds[self._index] == "]" else self._parse_disjunction()
        self._need("]")
        return self._bare(exp.Slice, this=lower, expression=upper)

    # --- parentheses ---

    def _query_ahead(self, ahead: int = 0) -> bool:
        """A query starts here; VALUES without a parenthesis is a column's name."""
        kind = self._kinds[self._index + ahead]
        return kind in QUERY_START and (kind != "values" or self._kinds[self._index + ahead + 1] == "(")

    def _subquery(self) -> exp.Expr:
        """select_with_parens."""
        self._need("(")
        query = self._query()
        self._need(")")
        return query

    def _parse_paren(self) -> exp.Expr:
        """An operand that starts with '(': an expression, a row, or a scalar subquery."""
        at = self._index
        inner = self._paren_start()
        if isinstance(inner, QUERIES):
            return self._indirection(self._node(exp.Subquery, at, this=inner))
        return inner

    def _parse_paren_or_query(self) -> exp.Expr:
        """`( expr )` or `( query )`."""
        start = self._index
        self._need("(")
        first = self._opened(start)
        if isinstance(first, QUERIES):
            return first
        result = self._climb(first)
        self._need(")")
        return result

    def _parse_paren_list(self) -> exp.Expr | list[exp.Expr]:
        """What follows IN: `((select ..), 2)` is a list, `((select ..))` a query."""
        start = self._index
        if self._kinds[start] != "(":
            self._fail()
        self._advance()
        first = self._opened(start)
        if isinstance(first, QUERIES):
            return first
        items = [self._climb(first)]
        while self._take(","):
            items.append(self._parse_disjunction())
        self._need(")")
        return items

    def _climb(self, first: exp.Expr | None) -> exp.Expr:
        """The whole expression whose first operand is at hand; None: it is not."""
        if first is not None:
            self._pending = first
        return self._parse_disjunction()

    def _paren_start(self) -> exp.Expr:
        """At '(' : a query in parentheses as the query's node, or an operand that starts with '('."""
        start = self._index
        self._advance()
        first = self._opened(start)
        return first if isinstance(first, QUERIES) else self._paren_rest(self._climb(first), start)

    def _opened(self, start: int) -> exp.Expr | None:
        """Behind the '(' at `start`: a query, its ')' taken; or the operand that an expression begins with, if that stands in parentheses, too."""
        if self._query_ahead():
            query = self._query()
            self._need(")")
            return query
        if self._kinds[self._index] != "(":
            return None
        outer, self._small_language = self._small_language, False  # inside other parentheses the whole language is spoken
        inner = self._paren_start()
        self._small_language = outer
        if not isinstance(inner, QUERIES):
            return inner
        query, closed = self._closed_query(inner)
        return query if closed else self._indirection(self._node(exp.Subquery, start + 1, this=query))

    def _closed_query(self, inner: exp.Expr) -> tuple[exp.Expr, bool]:
        """A query whose parentheses stand in parentheses: what it is part of, and whether it ends the outer ones, with their ')' taken. If
        not, it is the operand of an expression, or an item of FROM."""
        behind = self._index
        query = self._query_tail(inner)
        closed = self._kinds[self._index] == ")" or self._index != behind
        if closed:
            self._need(")")
        return query, closed

    def _paren_rest(self, first: exp.Expr, start: int) -> exp.Expr:
        """Behind the first expression in parentheses: `)` or the rest of an implicit row."""
        if self._take(")"):
            return self._indirection(self._node(exp.Paren, start, this=first))
        self._need(",")
        items = [first, *self._parse_csv(self._parse_disjunction)]
        self._need(")")
        return self._overlaps(self._node(nodes.Row, start, expressions=items, explicit=False))

    def _overlaps(self, row: nodes.Row) -> exp.Expr:
        at = self._index
        if self._kinds[at] != "overlaps" or self._small_language:
            return row
        self._advance()
        right = self._row()
        for side, operand in (("left", row), ("right", right)):
            if len(operand.expressions) != 2:
                self._refuse(f"wrong number of parameters on {side} side of OVERLAPS expression", at)
        return self._node(nodes.Spelled, at, this="overlaps", expressions=[*row.expressions, *right.expressions])

    def _row(self) -> nodes.Row:
        """ROW(..) or (a, b, ..)."""
        at = self._index
        if self._take("row"):
            self._need("(")
            items = [] if self._kinds[self._index] == ")" else self._parse_csv(self._parse_disjunction)
            self._need(")")
            return self._node(nodes.Row, at, expressions=items, explicit=True)
        self._need("(")
        items = [self._parse_disjunction()]
        self._need(",")
        items += self._parse_csv(self._parse_disjunction)
        self._need(")")
        return self._node(nodes.Row, at, expressions=items, explicit=False)

    def _unique_predicate(self, at: int) -> None:
        """gram.y knows it and does nothing with it."""
        self._advance()
        if self._take("nulls"):
            self._take("not")
            self._need("distinct")
        self._subquery()
        raise FeatureNotSupported("UNIQUE predicate is not yet implemented", position=self._position(at))

    # --- ARRAY, CASE ---

    def _array(self) -> exp.Expr:
        at = self._index
        self._advance()
        if self._kinds[self._index] == "(":
            return self._node(nodes.ArrayQuery, at, this=self._subquery())
        return self._array_items(at)

    def _array_items(self, at: int) -> exp.Expr:
        self._need("[")
        items: list[exp.Expr] = []
        if self._kinds[self._index] == "[":
            items = self._parse_csv(lambda: self._array_items(self._index))
        elif self._kinds[self._index] != "]":
            items = self._parse_csv(self._parse_disjunction)
        self._need("]")
        return self._node(exp.Array, at, expressions=items)

    def _parse_case(self) -> exp.Expr:
        at = self._index - 1
        operand = None if self._kinds[self._index] == "when" else self._parse_disjunction()
        whens: list[exp.Expr] = []
        self._need("when")
        while True:
            condition = self._parse_disjunction()
            self._need("then")
            whens.append(self._bare(exp.If, this=condition, true=self._parse_disjunction()))
            if not self._take("when"):
                break
        default = self._parse_disjunction() if self._take("else") else None
        self._need("end")
        return self._node(exp.Case, at, this=operand, ifs=whens, default=default)

    # --- `timestamp '..'` ---

    def _typed_literal(self) -> exp.Expr:
        """`timestamp '..'`, `interval '..' day`; the word alone is a column's name."""
        at = self._index
        kind = self._kinds[at]
        following = self._peek()
        if kind == "double" and following != "precision":
            return self._named()
        if kind == "interval":
            return self._interval_literal(at, following)
        starts_type = following in ("SCONST", "(", "varying", "character", "char", "precision") or (
            kind in ("time", "timestamp") and (following == "without" or (following == "with" and self._peek(2) == "time"))
        )
        if not starts_type:
            return self._named()
        target = self._sql_type(literal=True)
        return self._node(exp.Cast, at, this=self._text(), to=target)

    def _interval_literal(self, at: int, following: str) -> exp.Expr:
        """The text stays as it was written; sqlglot would take it apart."""
        if following == "(":
            self._advance(2)
            mods = [exp.Literal.number(INTERVAL_FULL_RANGE), self._size()]
            self._need(")")
            text = self._text()
        elif following == "SCONST":
            self._advance()
            text = self._text()
            mods = self._interval_fields()
        else:
            return self._named()
        return self._node(exp.Cast, at, this=text, to=self._type_node(("pg_catalog", "interval"), at, mods))

    # --- defined by queries ---

    def _query(self) -> exp.Expr:
        raise NotImplementedError

    def _query_tail(self, left: exp.Expr) -> exp.Expr:
        raise NotImplementedError
