"""Queries: SELECT, VALUES, TABLE, set operations, WITH, and the clauses that close them.

A query in parentheses is the same node as without: `(SELECT 1) LIMIT 1` is a SELECT with a limit,
and a clause given twice is the error that PostgreSQL words ("multiple LIMIT clauses not allowed").
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

from aurorapy.errors import SyntaxError_
from aurorapy.planner.parse.keywords import BARE_COL_LABEL
from aurorapy.planner.parse.tables import Tables
from aurorapy.planner.parse.tree import (
    ColumnRef,
    CommonTable,
    Const,
    Expr,
    FromItem,
    GroupingSet,
    LiteralSlot,
    Locking,
    Name,
    Op,
    Param,
    Query,
    RangeTable,
    RowExpr,
    Select,
    SetOperation,
    SetToDefault,
    SortBy,
    Target,
    Values,
    WindowDef,
    With,
)

_SET_LEVEL = {"union": 1, "except": 1, "intersect": 2}
_TAIL_START = frozenset(("order", "limit", "offset", "fetch", "for"))
_NO_TARGETS = frozenset(
    """
    EOF ; ) into from where group having window union except intersect order limit offset fetch for
    """.split()
)
_SIMPLE_VALUES = {"ICONST": "int", "FCONST": "float", "SCONST": "str"}


@dataclass(slots=True)
class _Tail:
    """The clauses behind a query's body, before they go into its node."""

    order_by: tuple[SortBy, ...] = ()
    order_at: int = 0
    limit: Expr | None = None
    limited: bool = False
    limit_at: int = 0
    offset: Expr | None = None
    offset_at: int = 0
    with_ties: bool = False
    locking: tuple[Locking, ...] = ()


class Queries(Tables):
    def query(self) -> Query:
        """SelectStmt, up to the token behind it."""
        with_ = self.with_clause() if self.kinds[self.i] == "with" else None
        return self._finish(self._operations(self._operand(), 1), with_)

    def query_tail(self, left: Query) -> Query:
        """What may follow a query in parentheses: set operations and closing clauses."""
        kind = self.kinds[self.i]
        if kind in _SET_LEVEL or kind in _TAIL_START:
            return self._finish(self._operations(left, 1), None)
        return left

    def _operations(self, left: Query, minimum: int) -> Query:
        while True:
            kind = self.kinds[self.i]
            level = _SET_LEVEL.get(kind, 0)
            if level < minimum or level == 0:
                return left
            at = self.position()
            self.i += 1
            every = self.one_of(("all", "distinct")) == "all"
            right = self._operations(self._operand(), level + 1)
            left = SetOperation(kind, every, left, right, pos=at)  # type: ignore[arg-type]

    def _operand(self) -> Query:
        """simple_select or a query in parentheses."""
        kind = self.kinds[self.i]
        if kind == "select":
            return self._select()
        if kind == "values":
            return self._values()
        if kind == "(":
            return self.query_in_parens()
        if kind != "table":
            self.fail()
        start = self.i
        self.i += 1
        table = self.relation()
        target = Target(ColumnRef(("*",), True, self.position(start)), pos=self.position(start))
        return Select((target,), (table,), pos=self.position(start))

    def query_in_parens(self) -> Query:
        self.need("(")
        query = self.query()
        self.need(")")
        return query

    # --- SELECT ---

    def _select(self) -> Select:
        at = self.position()
        self.i += 1
        distinct = False
        distinct_on: tuple[Expr, ...] = ()
        if self.take("distinct"):
            distinct = True
            if self.take("on"):
                distinct_on = self.wrapped(self.ordinal_or_expr)
            targets = self.csv(self.target)
        else:
            self.take("all")
            targets = () if self.kinds[self.i] in _NO_TARGETS else self.csv(self.target)
        into, temporary = self._into() if self.kinds[self.i] == "into" else (None, False)
        from_: tuple[FromItem, ...] = self.from_list() if self.take("from") else ()
        where = self.expr() if self.take("where") else None
        group_by: tuple[Expr | GroupingSet, ...] = ()
        group_distinct = False
        if self.take("group"):
            self.need("by")
            group_distinct = self.one_of(("all", "distinct")) == "distinct"
            group_by = self.csv(self._group_item)
        having = self.expr() if self.take("having") else None
        windows: tuple[WindowDef, ...] = self.csv(self._window) if self.take("window") else ()
        return Select(
            targets, from_, where, distinct, distinct_on, group_by, group_distinct, having, windows,
            into=into, into_temporary=temporary, pos=at,
        )  # fmt: skip

    def target(self) -> Target:
        """target_el: `*`, `expr [AS] label`."""
        i = self.i
        at = self.starts[i] - self.base
        if self.kinds[i] == "*":
            self.i = i + 1
            return Target(ColumnRef(("*",), True, at), None, at)
        expr = self.expr()
        kind = self.kinds[self.i]
        if kind == "," or kind == "from":
            return Target(expr, None, at)
        if kind == "as":
            self.i += 1
            return Target(expr, self.col_label(), at)
        if kind in BARE_COL_LABEL:
            self.i += 1
            return Target(expr, cast(str, self.values[self.i - 1]), at)
        return Target(expr, None, at)

    def _into(self) -> tuple[RangeTable, bool]:
        self.need("into")
        temporary = False
        if self.kinds[self.i] in ("local", "global") and self.peek() in ("temp", "temporary"):
            self.i += 1
        if self.one_of(("temp", "temporary")):
            temporary = True
        else:
            self.take("unlogged")
        self.take("table")
        at = self.position()
        return RangeTable(self.qualified_name(), pos=at), temporary

    def _group_item(self) -> Expr | GroupingSet:
        start = self.i
        kind = self.kinds[start]
        at = self.position()
        if kind == "(" and self.peek() == ")":
            self.i += 2
            return GroupingSet("empty", (), at)
        if kind in ("rollup", "cube") and self.peek() == "(":
            self.i += 1
            items = tuple(self._simple_set(item) for item in self.wrapped(self.expr))
            return GroupingSet(kind, items, at)  # type: ignore[arg-type]
        if kind == "grouping" and self.peek() == "sets":
            self.i += 2
            members = self.wrapped(self._group_item)
            return GroupingSet("sets", tuple(self._simple_set(item) for item in members), at)
        return self.ordinal_or_expr()

    def _simple_set(self, item: Expr | GroupingSet) -> Expr | GroupingSet:
        if isinstance(item, RowExpr) and not item.explicit:
            return GroupingSet("simple", item.items, item.pos)
        return item

    def _window(self) -> WindowDef:
        name = self.col_id()
        self.need("as")
        return self.window_specification(name)

    # --- VALUES ---

    def _values(self) -> Values:
        at = self.position()
        self.i += 1
        rows = [self.values_row()]
        while self.take(","):
            rows.append(self.values_row())
        return Values(tuple(rows), pos=at)

    def values_row(self) -> tuple[Expr, ...]:
        """`(a, b, ..)`; literals take a short way, since bulk INSERTs are made of them."""
        self.need("(")
        kinds, values, starts = self.kinds, self.values, self.starts
        base = self.base
        slots = self.slots
        row: list[Expr] = []
        i = self.i
        while True:
            kind = kinds[i]
            following = kinds[i + 1] if kind != "EOF" else ""
            if following == "," or following == ")":
                name = _SIMPLE_VALUES.get(kind)
                if name is not None:
                    slot: LiteralSlot | None = slots.get(starts[i]) if slots else None
                    row.append(slot if slot is not None else Const(name, values[i], starts[i] - base))  # type: ignore[arg-type]
                elif kind == "PARAM":
                    number = cast(int, values[i])
                    if number > self.parameters:
                        self.parameters = number
                    row.append(Param(number, starts[i] - base))
                elif kind == "null":
                    row.append(Const("null", None, starts[i] - base))
                elif kind == "default":
                    row.append(SetToDefault(starts[i] - base))
                else:
                    self.i = i
                    row.append(self.expr())
                    i = self.i - 1
            else:
                self.i = i
                row.append(self.expr())
                i = self.i - 1
            i += 1
            if kinds[i] == ",":
                i += 1
                continue
            self.i = i
            self.need(")")
            return tuple(row)

    # --- WITH ---

    def with_clause(self) -> With:
        at = self.position()
        self.need("with")
        recursive = self.take("recursive")
        return With(self.csv(self._common_table), recursive, at)

    def _common_table(self) -> CommonTable:
        at = self.position()
        name = self.col_id()
        columns = self.name_list() if self.kinds[self.i] == "(" else ()
        self.need("as")
        materialized: bool | None = None
        if self.take("not"):
            self.need("materialized")
            materialized = False
        elif self.take("materialized"):
            materialized = True
        self.need("(")
        query = self.preparable()
        self.need(")")
        search = self._search() if self.kinds[self.i] == "search" else None
        cycle = self._cycle() if self.kinds[self.i] == "cycle" else None
        return CommonTable(name, query, columns, materialized, search, cycle, at)

    def _search(self) -> tuple[str, tuple[str, ...], str]:
        self.need("search")
        order = self.one_of(("depth", "breadth")) or self.fail()
        self.need("first", "by")
        columns = self.csv(self.col_id)
        self.need("set")
        return order, columns, self.col_id()

    def _cycle(self) -> tuple[tuple[str, ...], str, Expr | None, Expr | None, str]:
        self.need("cycle")
        columns = self.csv(self.col_id)
        self.need("set")
        mark = self.col_id()
        value: Expr | None = None
        default: Expr | None = None
        if self.take("to"):
            value = self.primary()
            self.need("default")
            default = self.primary()
        self.need("using")
        return columns, mark, value, default, self.col_id()

    # --- closing clauses ---

    def _finish(self, query: Query, with_: With | None) -> Query:
        kind = self.kinds[self.i]
        if kind not in _TAIL_START and with_ is None:
            return query
        tail = _Tail()
        if kind == "order":
            tail.order_at = self.i
            tail.order_by = self.sort_clause()
        if self.kinds[self.i] == "for":
            tail.locking = self._locking()
            self._limits(tail)
        else:
            self._limits(tail)
            if self.kinds[self.i] == "for":
                tail.locking = self._locking()
        return self._attach(query, tail, with_)

    def _attach(self, query: Query, tail: _Tail, with_: With | None) -> Query:
        if tail.order_by and query.order_by:
            self.refuse("multiple ORDER BY clauses not allowed", tail.order_at + 2)
        if tail.offset is not None and query.offset is not None:
            self.refuse("multiple OFFSET clauses not allowed", tail.offset_at)
        if tail.limited and query.limit is not None:
            self.refuse("multiple LIMIT clauses not allowed", tail.limit_at)
        order_by = tail.order_by or query.order_by
        if tail.with_ties:
            if not order_by:
                raise SyntaxError_("WITH TIES cannot be specified without ORDER BY clause")
            if any(lock.wait == "skip locked" for lock in tail.locking):
                raise SyntaxError_("SKIP LOCKED and WITH TIES options cannot be used together")
        if with_ is not None and query.with_ is not None:
            raise SyntaxError_("multiple WITH clauses not allowed", position=with_.pos)
        limit = tail.limit if tail.limited else query.limit
        offset = tail.offset if tail.offset is not None else query.offset
        chosen = with_ if with_ is not None else query.with_
        if isinstance(query, Values):
            if tail.locking:
                self.unsupported(f"FOR {tail.locking[0].strength.upper()} with VALUES")
            if tail.with_ties:
                self.unsupported("WITH TIES with VALUES")
            return replace(query, order_by=order_by, limit=limit, offset=offset, with_=chosen)
        return replace(
            query, order_by=order_by, limit=limit, offset=offset, with_=chosen,
            with_ties=tail.with_ties or query.with_ties, locking=query.locking + tail.locking,
        )  # fmt: skip

    def _limits(self, tail: _Tail) -> None:
        while True:
            kind = self.kinds[self.i]
            if kind == "offset" and tail.offset is None:
                self.i += 1
                tail.offset_at = self.i
                tail.offset = self._offset()
            elif kind in ("limit", "fetch") and not tail.limited:
                self.i += 1
                tail.limited = True
                tail.limit_at = self.i
                if kind == "limit":
                    tail.limit = self._limit()
                else:
                    tail.limit_at = self.i - 1
                    tail.limit, tail.with_ties = self._fetch()
            else:
                return

    def _limit(self) -> Expr | None:
        at = self.i
        limit = None if self.take("all") else self.expr()
        if self.kinds[self.i] == ",":
            self.i += 1
            self.expr()
            self.refuse("LIMIT #,# syntax is not supported", at - 1, hint="Use separate LIMIT and OFFSET clauses.")
        return limit

    def _offset(self) -> Expr:
        offset = self.expr()
        self.one_of(("row", "rows"))
        return offset

    def _fetch(self) -> tuple[Expr, bool]:
        if not self.take("first"):
            self.need("next")
        count: Expr = Const("int", 1)
        if self.kinds[self.i] not in ("row", "rows"):
            sign = self.one_of(("+", "-"))
            at = self.position()
            if sign is not None:
                if self.kinds[self.i] not in ("ICONST", "FCONST"):
                    self.fail()
                count = Op(sign, None, self.primary(), pos=at)
            else:
                count = self.primary()
        if not self.take("rows"):
            self.need("row")
        if self.take("only"):
            return count, False
        self.need("with", "ties")
        return count, True

    def _locking(self) -> tuple[Locking, ...]:
        locks: list[Locking] = []
        while self.kinds[self.i] == "for":
            at = self.position()
            self.i += 1
            if self.take("read"):
                self.need("only")
                return tuple(locks)
            strength = self._strength()
            tables: tuple[Name, ...] = self.csv(self.qualified_name) if self.take("of") else ()
            wait = "wait"
            if self.take("nowait"):
                wait = "nowait"
            elif self.take("skip"):
                self.need("locked")
                wait = "skip locked"
            locks.append(Locking(strength, tables, wait, at))  # type: ignore[arg-type]
        return tuple(locks)

    def _strength(self) -> str:
        if self.take("no"):
            self.need("key", "update")
            return "no key update"
        if self.take("key"):
            self.need("share")
            return "key share"
        return self.one_of(("update", "share")) or self.fail()

    def preparable(self) -> Query:
        raise NotImplementedError
