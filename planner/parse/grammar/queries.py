"""Queries: SELECT, VALUES, TABLE, set operations, WITH, and the clauses that close them.

sqlglot's own: its table of clauses (`QUERY_MODIFIER_PARSERS`). Overridden: what it takes in any order or
half (`SELECT` without FROM's table, `LIMIT` before `WHERE`), set operations (whose last operand takes the clauses of the whole there), WITH (SEARCH and CYCLE
belong to a common table), LIMIT, FETCH, OFFSET, FOR UPDATE and WINDOW.

A query in parentheses is the same node as without: `(SELECT 1) LIMIT 1` is a SELECT with a limit, and a clause given twice is the error that
PostgreSQL words ("multiple LIMIT clauses not allowed"). Rows of VALUES that are literals alone are not parsed one by one: see `_rows`.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any, cast

from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from aurorapy.errors import SyntaxError_
from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.grammar.base import E
from aurorapy.planner.parse.grammar.tables import Tables
from aurorapy.planner.parse.keywords import BARE_COL_LABEL, COL_LABEL
from aurorapy.records import dataclass

_SET_LEVEL = {"union": 1, "except": 1, "intersect": 2}
_SET_OPERATIONS: dict[str, type[exp.SetOperation]] = {"union": exp.Union, "except": exp.Except, "intersect": exp.Intersect}
_TAIL_START = frozenset(("order", "limit", "offset", "fetch", "for"))
_NO_TARGETS = frozenset(
    """
    EOF ; ) into from where group having window union except intersect order limit offset fetch for with
    """.split()
)
_CLAUSES = (TokenType.WHERE, TokenType.GROUP_BY, TokenType.HAVING, TokenType.WINDOW)
_PLAIN_VALUES = frozenset(("ICONST", "FCONST", "SCONST", "PARAM", "null", "default"))


@dataclass(slots=True)
class _Tail:
    """The clauses behind a query's body, before they go into its node."""

    order: exp.Expr | None = None
    order_at: int = 0
    limit: exp.Expr | None = None
    limited: bool = False
    limit_at: int = 0
    offset: exp.Expr | None = None
    offset_at: int = 0
    with_ties: bool = False
    locks: list[exp.Expr] = field(default_factory=list)


class Queries(Tables):
    QUERY_MODIFIER_PARSERS = {
        TokenType.WHERE: lambda self: ("where", self._condition(exp.Where)),
        TokenType.GROUP_BY: lambda self: ("group", self._parse_group()),
        TokenType.HAVING: lambda self: ("having", self._condition(exp.Having)),
        TokenType.WINDOW: lambda self: ("windows", self._parse_window_clause()),
    }

    def _query(self) -> exp.Expr:
        """SelectStmt, up to the token behind it."""
        with_ = self._parse_with() if self._kinds[self._index] == "with" else None
        return self._finish(self._operations(self._operand(), 1), with_)

    def _query_tail(self, left: exp.Expr) -> exp.Expr:
        """What may follow a query in parentheses: set operations and closing clauses."""
        kind = self._kinds[self._index]
        if kind in _SET_LEVEL or kind in _TAIL_START:
            return self._finish(self._operations(left, 1), None)
        return left

    def _operations(self, left: exp.Expr, minimum: int) -> exp.Expr:
        while True:
            at = self._index
            kind = self._kinds[at]
            level = _SET_LEVEL.get(kind, 0)
            if level < minimum or level == 0:
                return left
            self._advance()
            every = self._one_of(("all", "distinct")) == "all"
            right = self._operations(self._operand(), level + 1)
            left = self._node(_SET_OPERATIONS[kind], at, this=left, expression=right, distinct=not every)

    def _operand(self) -> exp.Expr:
        """simple_select or a query in parentheses."""
        at = self._index
        kind = self._kinds[at]
        if kind == "select":
            self._advance()
            return self._parse_select()
        if kind == "values":
            self._advance()
            return self._node(exp.Values, at, expressions=self._rows())
        if kind == "(":
            return self._subquery()
        if kind != "table":
            self._fail()
        self._advance()
        table = self._relation()
        star = self._node(exp.Column, at, this=exp.Star())
        return self._node(exp.Select, at, distinct=False, distinct_on=[], expressions=[star], into=None, from_=[table])

    # --- SELECT ---

    def _parse_select(self, *_: object, **__: object) -> exp.Select:
        """Behind SELECT."""
        at = self._index - 1
        distinct = False
        on: list[exp.Expr] = []
        if self._take("distinct"):
            distinct = True
            if self._take("on"):
                on = self._parse_wrapped_csv(self._parse_disjunction)
            targets = self._parse_expressions()
        else:
            self._take("all")
            targets = [] if self._kinds[self._index] in _NO_TARGETS else self._parse_expressions()
        into = self._parse_into() if self._kinds[self._index] == "into" else None
        from_ = self._from_list() if self._take("from") else []
        select = self._node(exp.Select, at, distinct=distinct, distinct_on=on, expressions=targets, into=into, from_=from_)
        for clause in _CLAUSES:
            if self._curr.token_type == clause:
                parse: Any = self.QUERY_MODIFIER_PARSERS[clause]
                key, node = parse(self)
                select.args[key] = node
        return select

    def _parse_expression(self) -> exp.Expr:
        """target_el: `*`, `expr [AS] label`."""
        at = self._index
        if self._kinds[at] == "*":
            self._advance()
            return self._node(exp.Column, at, this=exp.Star())
        this = self._target()
        kind = self._kinds[self._index]
        if kind == "," or kind == "from":
            return self._node(exp.Alias, at, this=this, alias=None)
        if kind == "as":
            self._advance()
            return self._node(exp.Alias, at, this=this, alias=self._word(COL_LABEL))
        if kind in BARE_COL_LABEL:
            return self._node(exp.Alias, at, this=this, alias=self._word(BARE_COL_LABEL))
        return self._node(exp.Alias, at, this=this, alias=None)

    def _parse_into(self) -> exp.Into:
        self._need("into")
        temporary = False
        if self._kinds[self._index] in ("local", "global") and self._peek() in ("temp", "temporary"):
            self._advance()
        if self._one_of(("temp", "temporary")):
            temporary = True
        else:
            self._take("unlogged")
        self._take("table")
        return self._bare(exp.Into, this=self._named_table(), temporary=temporary)

    def _condition(self, kind: type[E]) -> E:
        self._advance()
        return self._bare(kind, this=self._parse_disjunction())

    def _parse_group(self, skip_group_by_token: bool = False) -> exp.Group:
        self._need("group", "by")
        distinct = self._one_of(("all", "distinct")) == "distinct"
        return self._bare(exp.Group, expressions=self._parse_csv(self._parse_grouping_set), all=not distinct)

    def _parse_grouping_set(self) -> exp.Expr:
        at = self._index
        kind = self._kinds[at]
        if kind == "(" and self._peek() == ")":
            self._advance(2)
            return self._node(exp.Tuple, at, expressions=[])
        if kind in ("rollup", "cube") and self._peek() == "(":
            self._advance()
            items = self._parse_wrapped_csv(self._parse_disjunction)
            return self._node(exp.Rollup if kind == "rollup" else exp.Cube, at, expressions=items)
        if kind == "grouping" and self._peek() == "sets":
            self._advance(2)
            return self._node(exp.GroupingSets, at, expressions=self._parse_wrapped_csv(self._parse_grouping_set))
        return self._parse_disjunction()

    def _parse_window_clause(self) -> list[exp.Expr]:
        self._need("window")
        return self._parse_csv(self._parse_named_window)

    def _parse_named_window(self) -> exp.Expr:
        name = self._col_id()
        self._need("as")
        return self._window_specification(None, name)

    # --- VALUES ---

    def _rows(self) -> list[exp.Expr | int]:
        """The rows behind VALUES. From the second on, a row of literals alone is only found to be one: the index of its first token
        stands for it, and the reader takes its values from our lexer's list. A bulk INSERT is parsed by its first row."""
        rows: list[exp.Expr | int] = [self._parse_value()]
        while self._take(","):
            end = self._plain_row(self._index)
            if end:
                rows.append(self._index + 1)
                self._seek(end)
            else:
                rows.append(self._parse_value())
        return rows

    def _plain_row(self, at: int) -> int:
        """The index behind a row of literals that starts here; 0 for any other row."""
        kinds = self._kinds
        if kinds[at] != "(":
            return 0
        while kinds[at + 1] in _PLAIN_VALUES:
            following = kinds[at + 2]
            if following == ")":
                return at + 3
            if following != ",":
                return 0
            at += 2
        return 0

    def _parse_value(self, values: bool = True) -> exp.Tuple:
        """`(a, b, ..)`."""
        self._need("(")
        items = self._parse_csv(self._parse_disjunction)
        self._need(")")
        return self._bare(exp.Tuple, expressions=items)

    # --- WITH ---

    def _parse_with(self, skip_with_token: bool = False) -> exp.With:
        at = self._index
        self._need("with")
        recursive = self._take("recursive")
        return self._node(exp.With, at, expressions=self._parse_csv(self._parse_cte), recursive=recursive)

    def _parse_cte(self) -> exp.CTE:
        at = self._index
        name = self._parse_id_var()
        columns = self._name_list() if self._kinds[self._index] == "(" else ()
        self._need("as")
        materialized: bool | None = None
        if self._take("not"):
            self._need("materialized")
            materialized = False
        elif self._take("materialized"):
            materialized = True
        self._need("(")
        query = self._parse_statement()
        self._need(")")
        search = self._search() if self._kinds[self._index] == "search" else None
        cycle = self._cycle() if self._kinds[self._index] == "cycle" else None
        alias = self._bare(exp.TableAlias, this=name, names=columns)
        return self._node(exp.CTE, at, this=query, alias=alias, materialized=materialized, search=search, cycle=cycle)

    def _search(self) -> nodes.Search:
        self._need("search")
        kind = self._one_of(("depth", "breadth")) or self._fail()
        self._need("first", "by")
        columns = tuple(self._parse_csv(self._col_id))
        self._need("set")
        return self._bare(nodes.Search, kind=kind, columns=columns, target=self._col_id())

    def _cycle(self) -> nodes.Cycle:
        self._need("cycle")
        columns = tuple(self._parse_csv(self._col_id))
        self._need("set")
        mark = self._col_id()
        value: exp.Expr | None = None
        default: exp.Expr | None = None
        if self._take("to"):
            value = self._primary()
            self._need("default")
            default = self._primary()
        self._need("using")
        return self._bare(nodes.Cycle, columns=columns, mark=mark, value=value, default=default, path=self._col_id())

    # --- closing clauses ---

    def _finish(self, query: exp.Expr, with_: exp.With | None) -> exp.Expr:
        kind = self._kinds[self._index]
        if kind not in _TAIL_START and with_ is None:
            return query
        tail = _Tail()
        if kind == "order":
            tail.order_at = self._index
            tail.order = self._parse_order()
        if self._kinds[self._index] == "for":
            tail.locks = self._parse_locks()
            self._limits(tail)
        else:
            self._limits(tail)
            if self._kinds[self._index] == "for":
                tail.locks = self._parse_locks()
        self._check_tail(query.args, tail, with_)
        self._attach(query, tail, with_)
        return query

    def _check_tail(self, args: dict[str, object], tail: _Tail, with_: exp.With | None) -> None:
        """A clause that the query in parentheses has already, and clauses that do not go together."""
        if tail.order is not None and args.get("order"):
            self._refuse("multiple ORDER BY clauses not allowed", tail.order_at + 2)
        if tail.offset is not None and args.get("offset") is not None:
            self._refuse("multiple OFFSET clauses not allowed", tail.offset_at)
        if tail.limited and args.get("limit") is not None:
            self._refuse("multiple LIMIT clauses not allowed", tail.limit_at)
        if tail.with_ties:
            if tail.order is None and not args.get("order"):
                raise SyntaxError_("WITH TIES cannot be specified without ORDER BY clause")
            if any(lock.args["wait"] == "skip locked" for lock in tail.locks):
                raise SyntaxError_("SKIP LOCKED and WITH TIES options cannot be used together")
        if with_ is not None and args.get("with_") is not None:
            raise SyntaxError_("multiple WITH clauses not allowed", position=self._position(cast(dict[str, int], with_._meta)["at"]))

    def _attach(self, query: exp.Expr, tail: _Tail, with_: exp.With | None) -> None:
        if isinstance(query, exp.Values):
            if tail.locks:
                self._unsupported(f"FOR {tail.locks[0].args['strength'].upper()} with VALUES")
            if tail.with_ties:
                self._unsupported("WITH TIES with VALUES")
        args = query.args
        if tail.order is not None:
            args["order"] = tail.order
        if tail.limited:
            args["limit"] = tail.limit
        if tail.offset is not None:
            args["offset"] = tail.offset
        if with_ is not None:
            args["with_"] = with_
        if tail.with_ties:
            args["with_ties"] = True
        if tail.locks:
            args["locks"] = [*args.get("locks", []), *tail.locks]

    def _limits(self, tail: _Tail) -> None:
        while True:
            kind = self._kinds[self._index]
            if kind == "offset" and tail.offset is None:
                self._advance()
                tail.offset_at = self._index
                tail.offset = self._parse_offset()
            elif kind in ("limit", "fetch") and not tail.limited:
                self._advance()
                tail.limited = True
                tail.limit_at = self._index
                if kind == "limit":
                    tail.limit = self._parse_limit()
                else:
                    tail.limit_at = self._index - 1
                    tail.limit, tail.with_ties = self._fetch()
            else:
                return

    def _parse_limit(self, *_: object, **__: object) -> exp.Expr | None:
        """Behind LIMIT; None for ALL."""
        at = self._index
        limit = None if self._take("all") else self._parse_disjunction()
        if self._take(","):
            self._parse_disjunction()
            self._refuse("LIMIT #,# syntax is not supported", at - 1, hint="Use separate LIMIT and OFFSET clauses.")
        return limit

    def _parse_offset(self, this: exp.Expr | None = None) -> exp.Expr:
        offset = self._parse_disjunction()
        self._one_of(("row", "rows"))
        return offset

    def _fetch(self) -> tuple[exp.Expr, bool]:
        if not self._take("first"):
            self._need("next")
        count: exp.Expr = exp.Literal.number(1)
        if self._kinds[self._index] not in ("row", "rows"):
            sign = self._one_of(("+", "-"))
            at = self._index
            if sign is not None:
                if self._kinds[at] not in ("ICONST", "FCONST"):
                    self._fail()
                count = self._node(nodes.Prefix, at, this=self._primary(), operator=sign, schema=None)
            else:
                count = self._primary()
        if not self._take("rows"):
            self._need("row")
        if self._take("only"):
            return count, False
        self._need("with", "ties")
        return count, True

    def _parse_locks(self) -> list[exp.Expr]:  # type: ignore[override]
        locks: list[exp.Expr] = []
        while self._kinds[self._index] == "for":
            at = self._index
            self._advance()
            if self._take("read"):
                self._need("only")
                return locks
            strength = self._strength()
            tables = self._parse_csv(self._qualified_name) if self._take("of") else []
            wait = "wait"
            if self._take("nowait"):
                wait = "nowait"
            elif self._take("skip"):
                self._need("locked")
                wait = "skip locked"
            locks.append(self._node(exp.Lock, at, update=strength, strength=strength, tables=tuple(tables), wait=wait))
        return locks

    def _strength(self) -> str:
        if self._take("no"):
            self._need("key", "update")
            return "no key update"
        if self._take("key"):
            self._need("share")
            return "key share"
        return self._one_of(("update", "share")) or self._fail()

    # --- defined by writes ---

    def _parse_statement(self) -> exp.Expr:
        raise NotImplementedError
