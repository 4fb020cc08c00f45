"""Expressions over many rows: subqueries, aggregates and window functions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aurorapy.records import dataclass

from .base import Expr, copied

if TYPE_CHECKING:
    from .queries import Query


@dataclass(slots=True)
class SortKey:
    expr: Expr
    descending: bool = False
    nulls_first: bool = False

    def over(self, expr: Expr) -> SortKey:
        return SortKey(expr, self.descending, self.nulls_first)


@dataclass(slots=True)
class WindowSpec:
    partition_by: tuple[Expr, ...]
    order_by: tuple[SortKey, ...]
    mode: str = "range"
    start: str = "unbounded preceding"
    start_offset: Expr | None = None
    end: str = "current row"
    end_offset: Expr | None = None
    exclude: str | None = None
    start_in_range: Any = None  # functions for RANGE offsets: (subtract, add) of the order column's type
    framed: bool = False
    name: str = ""  # that a WINDOW clause gives it
    refers: str = ""  # the window that it is built on
    ordered: bool = True  # its order is its own, not that window's


class SubLink(Expr):
    """A subquery in an expression. kind 'exists' 'expr' 'array' 'any' 'all' 'row' (several columns, for UPDATE (a,b) = (..)).
    For any/all, `tests` compare: test expressions (over outer rows) with the query's columns by `functions`."""

    __slots__ = ("kind", "query", "tests", "functions", "op", "index")

    def __init__(self, kind: str, query: Query, type: int, tests: tuple[Expr, ...] = (), functions: tuple[Any, ...] = (),
                 op: str = "=", typmod: int = -1) -> None:
        self.type, self.typmod, self.pos, self.collation = type, typmod, None, None
        self.kind, self.query, self.tests, self.functions, self.op = kind, query, tests, functions, op

    def children(self) -> tuple[Expr, ...]:
        return self.tests

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, SubLink(self.kind, self.query, self.type, tuple(children), self.functions, self.op, self.typmod))

    def key(self) -> Any:
        return ("sublink", id(self.query))


class Aggregate(Expr):
    """An aggregate call. order_by sorts the input; within_group is true for ordered-set aggregates (direct args first)."""

    __slots__ = ("function", "args", "distinct", "order_by", "filter", "star", "direct")

    def __init__(self, function: Any, args: tuple[Expr, ...], type: int, distinct: bool = False, order_by: tuple[SortKey, ...] = (),
                 filter: Expr | None = None, star: bool = False, direct: tuple[Expr, ...] = (), pos: int | None = None) -> None:
        self.type, self.typmod, self.pos, self.collation = type, -1, pos, None
        self.function, self.args, self.distinct, self.order_by = function, args, distinct, order_by
        self.filter, self.star, self.direct = filter, star, direct

    def children(self) -> tuple[Expr, ...]:
        out = [*self.args, *(k.expr for k in self.order_by), *self.direct]
        if self.filter is not None:
            out.append(self.filter)
        return tuple(out)

    def rebuild(self, children: list[Expr]) -> Expr:
        n, m, d = len(self.args), len(self.order_by), len(self.direct)
        order = tuple(k.over(e) for k, e in zip(self.order_by, children[n : n + m], strict=True))
        filter = children[n + m + d] if self.filter is not None else None
        return copied(self, Aggregate(self.function, tuple(children[:n]), self.type, self.distinct, order, filter, self.star,
                                     tuple(children[n + m : n + m + d]), self.pos))

    def key(self) -> Any:
        return ("agg", self.function.oid, self.function.name, self.distinct, self.star, tuple(c.key() for c in self.children()),
                tuple((k.descending, k.nulls_first) for k in self.order_by), self.filter is None)


class Window(Expr):
    """A window function call; `window` is the number of its WindowSpec in the query."""

    __slots__ = ("function", "args", "window", "filter", "star")

    def __init__(self, function: Any, args: tuple[Expr, ...], type: int, window: int, filter: Expr | None = None, star: bool = False) -> None:
        self.type, self.typmod, self.pos, self.collation = type, -1, None, None
        self.function, self.args, self.window, self.filter, self.star = function, args, window, filter, star

    def children(self) -> tuple[Expr, ...]:
        return self.args if self.filter is None else (*self.args, self.filter)

    def rebuild(self, children: list[Expr]) -> Expr:
        n = len(self.args)
        return copied(self, Window(self.function, tuple(children[:n]), self.type, self.window,
                                  children[n] if self.filter is not None else None, self.star))

    def key(self) -> Any:
        return ("win", self.function.oid, self.function.name, self.window, tuple(c.key() for c in self.children()), self.star)


class GroupingCall(Expr):
    """GROUPING(...): its arguments are grouping expressions of the query."""

    __slots__ = ("args",)

    def __init__(self, args: tuple[Expr, ...], pos: int | None = None) -> None:
        self.type, self.typmod, self.pos, self.collation, self.args = 23, -1, pos, None, args

    def children(self) -> tuple[Expr, ...]:
        return self.args

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, GroupingCall(tuple(children), self.pos))

    def key(self) -> Any:
        return ("grouping", tuple(a.key() for a in self.args))
