"""The bound tree: expressions and queries whose every name has been looked up and whose every type is known.

The binder makes it from the raw parse tree; the planner rewrites it; the compiler turns its expressions
into Python source. A range-table entry has a number (`rid`) that is unique in the whole statement, so a
`Var` needs no level: a Var whose rid is not among a query's own entries is a reference to an outer query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aurorapy.planner.relation import Table


class Expr:
    """Base of bound expressions. `type` is a type's oid, `typmod` its modifier (-1: none)."""

    __slots__ = ("type", "typmod", "pos", "collation")
    type: int
    typmod: int
    pos: int | None
    collation: str | None

    def children(self) -> tuple[Expr, ...]:
        return ()

    def rebuild(self, children: list[Expr]) -> Expr:
        """The same node over other children."""
        return self

    def key(self) -> Any:
        """A hashable value, equal for expressions that are structurally equal."""
        raise NotImplementedError(type(self).__name__)


def _copy(node: Expr, new: Expr) -> Expr:
    new.typmod = node.typmod
    new.pos = node.pos
    new.collation = node.collation
    return new


class Const(Expr):
    __slots__ = ("value",)

    def __init__(self, type: int, value: Any, typmod: int = -1, pos: int | None = None) -> None:
        self.type, self.value, self.typmod, self.pos, self.collation = type, value, typmod, pos, None

    def key(self) -> Any:
        return ("c", self.type, repr(self.value), self.typmod)


class Param(Expr):
    """Element `index` of the parameter tuple that kernels get."""

    __slots__ = ("index",)

    def __init__(self, type: int, index: int, typmod: int = -1, pos: int | None = None) -> None:
        self.type, self.index, self.typmod, self.pos, self.collation = type, index, typmod, pos, None

    def key(self) -> Any:
        return ("p", self.index, self.type)


class Var(Expr):
    """Column `column` (0-based position in the entry's output row) of range-table entry `rid`."""

    __slots__ = ("rid", "column", "nullable", "name")

    def __init__(self, type: int, rid: int, column: int, typmod: int = -1, nullable: bool = True,
                 pos: int | None = None, name: str = "") -> None:
        self.type, self.rid, self.column, self.typmod = type, rid, column, typmod
        self.nullable, self.pos, self.name, self.collation = nullable, pos, name, None

    def key(self) -> Any:
        return ("v", self.rid, self.column)


class Slot(Expr):
    """Element `index` of the operator's input row: what a Var becomes when a plan is made."""

    __slots__ = ("index", "nullable")

    def __init__(self, type: int, index: int, typmod: int = -1, nullable: bool = True) -> None:
        self.type, self.index, self.typmod, self.nullable, self.pos, self.collation = type, index, typmod, nullable, None, None

    def key(self) -> Any:
        return ("s", self.index)


class WholeRow(Expr):
    """A row value of entry `rid`, made of the given columns."""

    __slots__ = ("rid", "columns", "names")

    def __init__(self, rid: int, columns: tuple[Expr, ...], names: tuple[str, ...], type: int = 2249) -> None:
        self.type, self.rid, self.columns, self.names = type, rid, columns, names
        self.typmod, self.pos, self.collation = -1, None, None

    def children(self) -> tuple[Expr, ...]:
        return self.columns

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, WholeRow(self.rid, tuple(children), self.names, self.type))

    def key(self) -> Any:
        return ("w", self.rid, self.type, tuple(c.key() for c in self.columns))


class Func(Expr):
    """A call of a scalar or set-returning function or operator. `function` is a functions.Function; operator, where
    it was written as one, is the functions.Operator. `args` are coerced, defaults filled in, variadics made an array."""

    __slots__ = ("function", "args", "operator", "columns", "cast")

    def __init__(self, function: Any, args: tuple[Expr, ...], type: int, operator: Any = None, typmod: int = -1,
                 pos: int | None = None, columns: tuple[tuple[str, int], ...] | None = None, cast: str = "") -> None:
        self.function, self.args, self.type, self.operator = function, args, type, operator
        self.typmod, self.pos, self.collation, self.columns, self.cast = typmod, pos, None, columns, cast

    def children(self) -> tuple[Expr, ...]:
        return self.args

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, Func(self.function, tuple(children), self.type, self.operator, self.typmod, self.pos, self.columns, self.cast))

    def key(self) -> Any:
        return ("f", self.function.oid, self.function.name, self.type, tuple(a.key() for a in self.args))


class Bool(Expr):
    """op: 'and', 'or', 'not'."""

    __slots__ = ("op", "args")

    def __init__(self, op: str, args: tuple[Expr, ...], pos: int | None = None) -> None:
        self.type, self.typmod, self.op, self.args, self.pos, self.collation = 16, -1, op, args, pos, None

    def children(self) -> tuple[Expr, ...]:
        return self.args

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, Bool(self.op, tuple(children), self.pos))

    def key(self) -> Any:
        return (self.op, tuple(a.key() for a in self.args))


class IsTest(Expr):
    """what: 'null', 'true', 'false', 'unknown'; row: arg is a row value (IS NULL is true when all fields are)."""

    __slots__ = ("what", "arg", "negated", "row")

    def __init__(self, what: str, arg: Expr, negated: bool, row: bool = False) -> None:
        self.type, self.typmod, self.pos, self.collation = 16, -1, None, None
        self.what, self.arg, self.negated, self.row = what, arg, negated, row

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, IsTest(self.what, children[0], self.negated, self.row))

    def key(self) -> Any:
        return ("is", self.what, self.negated, self.arg.key())


class DistinctFrom(Expr):
    """left IS [NOT] DISTINCT FROM right, by the equality function given."""

    __slots__ = ("function", "left", "right", "negated")

    def __init__(self, function: Any, left: Expr, right: Expr, negated: bool) -> None:
        self.type, self.typmod, self.pos, self.collation = 16, -1, None, None
        self.function, self.left, self.right, self.negated = function, left, right, negated

    def children(self) -> tuple[Expr, ...]:
        return (self.left, self.right)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, DistinctFrom(self.function, children[0], children[1], self.negated))

    def key(self) -> Any:
        return ("df", self.negated, self.left.key(), self.right.key())


class Case(Expr):
    """Searched CASE: conditions are boolean (a simple CASE's test is bound once, into `let`, and read by CaseTest)."""

    __slots__ = ("whens", "default", "let")

    def __init__(self, type: int, whens: tuple[tuple[Expr, Expr], ...], default: Expr | None, let: Expr | None = None,
                 typmod: int = -1) -> None:
        self.type, self.typmod, self.pos, self.collation = type, typmod, None, None
        self.whens, self.default, self.let = whens, default, let

    def children(self) -> tuple[Expr, ...]:
        out = [e for pair in self.whens for e in pair]
        if self.default is not None:
            out.append(self.default)
        if self.let is not None:
            out.append(self.let)
        return tuple(out)

    def rebuild(self, children: list[Expr]) -> Expr:
        n = len(self.whens)
        whens = tuple((children[2 * i], children[2 * i + 1]) for i in range(n))
        rest = children[2 * n :]
        default = rest.pop(0) if self.default is not None else None
        let = rest.pop(0) if self.let is not None else None
        return _copy(self, Case(self.type, whens, default, let, self.typmod))

    def key(self) -> Any:
        return ("case", self.type, tuple(c.key() for c in self.children()), self.default is None, self.let is None)


class CaseTest(Expr):
    """The value of the nearest enclosing Case's `let`."""

    __slots__ = ("ident",)

    def __init__(self, type: int, ident: int) -> None:
        self.type, self.typmod, self.pos, self.collation, self.ident = type, -1, None, None, ident

    def key(self) -> Any:
        return ("ct", self.ident)


class Coalesce(Expr):
    __slots__ = ("args",)

    def __init__(self, type: int, args: tuple[Expr, ...], typmod: int = -1) -> None:
        self.type, self.typmod, self.pos, self.collation, self.args = type, typmod, None, None, args

    def children(self) -> tuple[Expr, ...]:
        return self.args

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, Coalesce(self.type, tuple(children), self.typmod))

    def key(self) -> Any:
        return ("coalesce", tuple(a.key() for a in self.args))


class MinMax(Expr):
    """GREATEST / LEAST: nulls are ignored."""

    __slots__ = ("greatest", "args")

    def __init__(self, type: int, greatest: bool, args: tuple[Expr, ...], typmod: int = -1) -> None:
        self.type, self.typmod, self.pos, self.collation = type, typmod, None, None
        self.greatest, self.args = greatest, args

    def children(self) -> tuple[Expr, ...]:
        return self.args

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, MinMax(self.type, self.greatest, tuple(children), self.typmod))

    def key(self) -> Any:
        return ("minmax", self.greatest, tuple(a.key() for a in self.args))


class NullIf(Expr):
    """`function` is the equality; both sides are coerced for it, and so is what is returned."""

    __slots__ = ("function", "left", "right")

    def __init__(self, function: Any, left: Expr, right: Expr) -> None:
        self.type, self.typmod, self.pos, self.collation = left.type, left.typmod, None, None
        self.function, self.left, self.right = function, left, right

    def children(self) -> tuple[Expr, ...]:
        return (self.left, self.right)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, NullIf(self.function, children[0], children[1]))

    def key(self) -> Any:
        return ("nullif", self.left.key(), self.right.key())


class Array(Expr):
    """ARRAY[...] of elements of one type; nested: the items are arrays themselves."""

    __slots__ = ("items", "nested")

    def __init__(self, type: int, items: tuple[Expr, ...], nested: bool = False) -> None:
        self.type, self.typmod, self.pos, self.collation, self.items, self.nested = type, -1, None, None, items, nested

    def children(self) -> tuple[Expr, ...]:
        return self.items

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, Array(self.type, tuple(children), self.nested))

    def key(self) -> Any:
        return ("array", self.type, tuple(a.key() for a in self.items))


class Row(Expr):
    """ROW(...), of type record or a composite type, whose attributes the items are then."""

    __slots__ = ("items", "names", "given")

    def __init__(self, items: tuple[Expr, ...], names: tuple[str, ...] = (), type: int = 2249, given: tuple[Expr, ...] | None = None) -> None:
        self.type, self.typmod, self.pos, self.collation, self.items = type, -1, None, None, items
        self.given = given  # the items before their unknown literals became text, while the row is being bound
        self.names = names or tuple(f"f{i + 1}" for i in range(len(items)))

    def children(self) -> tuple[Expr, ...]:
        return self.items

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, Row(tuple(children), self.names, self.type))

    def key(self) -> Any:
        return ("row", self.type, tuple(a.key() for a in self.items))


class CoerceIO(Expr):
    """A cast by output and input functions. `relabel` is True where the datum stays as it is (binary coercible)."""

    __slots__ = ("arg", "relabel", "explicit")

    def __init__(self, arg: Expr, type: int, typmod: int = -1, relabel: bool = False, explicit: bool = True) -> None:
        self.type, self.typmod, self.pos, self.collation = type, typmod, arg.pos, None
        self.arg, self.relabel, self.explicit = arg, relabel, explicit

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, CoerceIO(children[0], self.type, self.typmod, self.relabel, self.explicit))

    def key(self) -> Any:
        return ("io", self.type, self.typmod, self.arg.key())


class CoerceTypmod(Expr):
    """Apply a type modifier (length, precision) to a datum of the same type."""

    __slots__ = ("arg", "explicit")

    def __init__(self, arg: Expr, typmod: int, explicit: bool) -> None:
        self.type, self.typmod, self.pos, self.collation = arg.type, typmod, arg.pos, None
        self.arg, self.explicit = arg, explicit

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, CoerceTypmod(children[0], self.typmod, self.explicit))

    def key(self) -> Any:
        return ("typmod", self.typmod, self.explicit, self.arg.key())


class CoerceDomain(Expr):
    """A datum of the base type becomes one of a domain, whose constraints it must fulfil."""

    __slots__ = ("arg",)

    def __init__(self, arg: Expr, type: int) -> None:
        self.type, self.typmod, self.pos, self.collation, self.arg = type, -1, arg.pos, None, arg

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, CoerceDomain(children[0], self.type))

    def key(self) -> Any:
        return ("domain", self.type, self.arg.key())


class ArrayCoerce(Expr):
    """Cast of each element: `element` is an expression over CaseTest(ident)."""

    __slots__ = ("arg", "element", "ident")

    def __init__(self, arg: Expr, element: Expr, ident: int, type: int, typmod: int = -1) -> None:
        self.type, self.typmod, self.pos, self.collation = type, typmod, arg.pos, None
        self.arg, self.element, self.ident = arg, element, ident

    def children(self) -> tuple[Expr, ...]:
        return (self.arg, self.element)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, ArrayCoerce(children[0], children[1], self.ident, self.type, self.typmod))

    def key(self) -> Any:
        return ("acoerce", self.type, self.arg.key())


class ArrayTest(Expr):
    """left op ANY/ALL (array). `function` is the operator's."""

    __slots__ = ("function", "left", "right", "all", "operator")

    def __init__(self, function: Any, left: Expr, right: Expr, all: bool, operator: Any = None) -> None:
        self.type, self.typmod, self.pos, self.collation = 16, -1, None, None
        self.function, self.left, self.right, self.all, self.operator = function, left, right, all, operator

    def children(self) -> tuple[Expr, ...]:
        return (self.left, self.right)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, ArrayTest(self.function, children[0], children[1], self.all, self.operator))

    def key(self) -> Any:
        return ("any", self.all, self.function.oid, self.function.name, self.left.key(), self.right.key())


class Subscript(Expr):
    """arg[i][j].. of an array; a slice arg[l:u].. has `lowers` too. None is an end of a slice that is left out."""

    __slots__ = ("arg", "uppers", "lowers")

    def __init__(self, type: int, arg: Expr, uppers: tuple[Expr | None, ...], lowers: tuple[Expr | None, ...] | None = None) -> None:
        self.type, self.typmod, self.pos, self.collation = type, -1, None, None
        self.arg, self.uppers, self.lowers = arg, uppers, lowers

    def children(self) -> tuple[Expr, ...]:
        return (self.arg, *_there(self.uppers), *_there(self.lowers))

    def rebuild(self, children: list[Expr]) -> Expr:
        it: Iterator[Expr] = iter(children)
        arg = next(it)
        return _copy(self, Subscript(self.type, arg, _put_back(self.uppers, it), None if self.lowers is None else _put_back(self.lowers, it)))

    def key(self) -> Any:
        return ("sub", self.arg.key(), _keys(self.uppers), None if self.lowers is None else _keys(self.lowers))


class SubscriptSet(Expr):
    """The array or jsonb `arg` after arg[i][j].. = value, or a slice's assignment (`lowers`)."""

    __slots__ = ("arg", "value", "uppers", "lowers")

    def __init__(self, arg: Expr, value: Expr, uppers: tuple[Expr | None, ...], lowers: tuple[Expr | None, ...] | None = None) -> None:
        self.type, self.typmod, self.pos, self.collation = arg.type, arg.typmod, value.pos, None
        self.arg, self.value, self.uppers, self.lowers = arg, value, uppers, lowers

    def children(self) -> tuple[Expr, ...]:
        return (self.arg, self.value, *_there(self.uppers), *_there(self.lowers))

    def rebuild(self, children: list[Expr]) -> Expr:
        it: Iterator[Expr] = iter(children)
        arg, value = next(it), next(it)
        return _copy(self, SubscriptSet(arg, value, _put_back(self.uppers, it), None if self.lowers is None else _put_back(self.lowers, it)))

    def key(self) -> Any:
        return ("subset", self.arg.key(), self.value.key(), _keys(self.uppers), None if self.lowers is None else _keys(self.lowers))


def _there(parts: tuple[Expr | None, ...] | None) -> tuple[Expr, ...]:
    return tuple([e for e in parts or () if e is not None])


def _put_back(parts: tuple[Expr | None, ...], children: Iterator[Expr]) -> tuple[Expr | None, ...]:
    return tuple([None if e is None else next(children) for e in parts])


def _keys(parts: tuple[Expr | None, ...]) -> tuple[Any, ...]:
    return tuple([None if e is None else e.key() for e in parts])


class Field(Expr):
    """Field `index` of a row value."""

    __slots__ = ("arg", "index")

    def __init__(self, type: int, arg: Expr, index: int, typmod: int = -1) -> None:
        self.type, self.typmod, self.pos, self.collation, self.arg, self.index = type, typmod, None, None, arg, index

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, Field(self.type, children[0], self.index, self.typmod))

    def key(self) -> Any:
        return ("field", self.index, self.arg.key())


class ToRecord(Expr):
    """A value of a composite type as one of type record."""

    __slots__ = ("arg",)

    def __init__(self, arg: Expr) -> None:
        self.type, self.typmod, self.pos, self.collation, self.arg = 2249, -1, arg.pos, None, arg

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, ToRecord(children[0]))

    def key(self) -> Any:
        return ("record", self.arg.key())


class FieldStore(Expr):
    """A composite value (NULL: one of NULLs) with `value` at place `slot`."""

    __slots__ = ("arg", "slot", "value")

    def __init__(self, arg: Expr, slot: int, value: Expr) -> None:
        self.type, self.typmod, self.pos, self.collation, self.arg, self.slot, self.value = arg.type, -1, arg.pos, None, arg, slot, value

    def children(self) -> tuple[Expr, ...]:
        return (self.arg, self.value)

    def rebuild(self, children: list[Expr]) -> Expr:
        return _copy(self, FieldStore(children[0], self.slot, children[1]))

    def key(self) -> Any:
        return ("store", self.slot, self.arg.key(), self.value.key())


class RowCompare(Expr):
    """(a, b) < (c, d) and so on: `pairs` are (left, right, equality function, less-than function)."""

    __slots__ = ("op", "left", "right", "equals", "less")

    def __init__(self, op: str, left: tuple[Expr, ...], right: tuple[Expr, ...], equals: tuple[Any, ...], less: tuple[Any, ...]) -> None:
        self.type, self.typmod, self.pos, self.collation = 16, -1, None, None
        self.op, self.left, self.right, self.equals, self.less = op, left, right, equals, less

    def children(self) -> tuple[Expr, ...]:
        return self.left + self.right

    def rebuild(self, children: list[Expr]) -> Expr:
        n = len(self.left)
        return _copy(self, RowCompare(self.op, tuple(children[:n]), tuple(children[n:]), self.equals, self.less))

    def key(self) -> Any:
        return ("rowcmp", self.op, tuple(c.key() for c in self.children()))


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
        return _copy(self, SubLink(self.kind, self.query, self.type, tuple(children), self.functions, self.op, self.typmod))

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
        return _copy(self, Aggregate(self.function, tuple(children[:n]), self.type, self.distinct, order, filter, self.star,
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
        return _copy(self, Window(self.function, tuple(children[:n]), self.type, self.window,
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
        return _copy(self, GroupingCall(tuple(children), self.pos))

    def key(self) -> Any:
        return ("grouping", tuple(a.key() for a in self.args))


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


# --- range table --------------------------------------------------------------------------------


@dataclass(slots=True)
class OutputColumn:
    name: str
    type: int
    typmod: int = -1
    nullable: bool = True
    table: int = 0  # oid and attnum of the column it comes from, for RowDescription
    attnum: int = 0


@dataclass(slots=True)
class Entry:
    """A range-table entry. kind: 'table' 'subquery' 'function' 'values' 'cte' 'join' 'result'."""

    rid: int
    kind: str
    name: str
    columns: list[OutputColumn]
    table: Table | None = None
    query: Query | None = None
    lateral: bool = False
    functions: tuple[Expr, ...] = ()
    function_widths: tuple[int, ...] = ()
    ordinality: bool = False
    rows: list[tuple[Expr, ...]] | None = None
    cte: CommonTable | None = None
    needs_rowid: bool = False  # the scan appends the rowid as one more element
    slots: tuple[int, ...] = ()  # table: output column -> element of the stored row
    visible: bool = True
    sample: Any = None
    aliases: list[str] | None = None  # names of the columns where an alias gives them
    view: Table | None = None  # the view whose query this is


@dataclass(slots=True)
class JoinNode:
    """kind 'inner' 'left' 'right' 'full' 'semi' 'anti'; leaves are rids."""

    kind: str
    left: JoinTree
    right: JoinTree
    on: Expr | None
    using: tuple[str, ...] = ()


JoinTree = JoinNode | int


@dataclass(slots=True)
class CommonTable:
    name: str
    columns: list[OutputColumn]
    query: Query | None = None
    modify: Modify | None = None
    recursive: bool = False
    base: Query | None = None
    step: Query | None = None
    all: bool = False
    ident: int = 0
    references: int = 0
    materialized: bool | None = None


@dataclass(slots=True)
class LockClause:
    strength: str
    rids: tuple[int, ...]
    wait: str


@dataclass(slots=True)
class TargetEntry:
    expr: Expr
    name: str
    junk: bool = False  # only for ORDER BY
    table: int = 0
    attnum: int = 0


@dataclass(slots=True)
class Query:
    """One SELECT level, VALUES list, or set operation."""

    entries: dict[int, Entry] = field(default_factory=dict)
    from_: list[JoinTree] = field(default_factory=list)
    where: Expr | None = None
    targets: list[TargetEntry] = field(default_factory=list)
    group_by: list[Expr] = field(default_factory=list)
    grouping_sets: list[tuple[int, ...]] | None = None
    having: Expr | None = None
    aggregated: bool = False
    windows: list[WindowSpec] = field(default_factory=list)
    distinct: bool = False
    distinct_on: list[int] | None = None  # positions in targets
    order_by: list[tuple[int, bool, bool]] = field(default_factory=list)  # (target position, descending, nulls first)
    limit: Expr | None = None
    offset: Expr | None = None
    with_ties: bool = False
    locks: list[LockClause] = field(default_factory=list)
    ctes: list[CommonTable] = field(default_factory=list)
    set_op: str | None = None  # 'union' 'intersect' 'except'
    set_all: bool = False
    set_left: Query | None = None
    set_right: Query | None = None
    values: list[tuple[Expr, ...]] | None = None
    has_srf: bool = False
    keys_used: list[int] = field(default_factory=list)  # for each of the last entries of group_by the primary key (its oid) that says it depends on the others
    aggregate_rid: int = 0  # rid under which nested queries refer to this level's aggregates
    outer_aggregates: list[Aggregate | GroupingCall] = field(default_factory=list)

    @property
    def columns(self) -> list[OutputColumn]:
        """The result columns."""
        return [OutputColumn(t.name, t.expr.type, t.expr.typmod, True, t.table, t.attnum) for t in self.targets if not t.junk]


@dataclass(slots=True)
class ConflictClause:
    action: str
    indexes: tuple[int, ...] | None  # oids of arbiter indexes; None: all
    sets: list[tuple[int, Expr]] = field(default_factory=list)  # (slot, value) over target row and EXCLUDED
    where: Expr | None = None
    excluded: int = 0  # rid
    target: int = 0  # rid


@dataclass(slots=True)
class MergeAction:
    """A WHEN clause of MERGE: `sets` of an update, the full `row` of an insert."""

    matched: bool
    condition: Expr | None
    action: str
    sets: list[tuple[int, Expr]] = field(default_factory=list)
    row: list[Expr] = field(default_factory=list)


@dataclass(slots=True)
class Merge:
    on: Expr
    actions: list[MergeAction]


@dataclass(slots=True)
class Modify:
    """INSERT, UPDATE, DELETE, MERGE. For insert the query's targets are whole rows in slot order (`row` exprs are applied over
    the query's output). For update and delete `query` yields (old row slots..., rowid, from columns...)."""

    kind: str
    table: Table
    rid: int
    query: Query | None
    sets: list[tuple[int, Expr]] = field(default_factory=list)
    returning: list[TargetEntry] = field(default_factory=list)
    conflict: ConflictClause | None = None
    ctes: list[CommonTable] = field(default_factory=list)
    row: list[Expr] = field(default_factory=list)
    checks: list[tuple[Any, Expr]] = field(default_factory=list)  # (relation.Check, bound over rid)
    generated: list[tuple[int, Expr]] = field(default_factory=list)
    view_checks: list[tuple[str, Expr]] = field(default_factory=list)
    entry: Entry | None = None
    merge: Merge | None = None

    @property
    def columns(self) -> list[OutputColumn]:
        return [OutputColumn(t.name, t.expr.type, t.expr.typmod, True, t.table, t.attnum) for t in self.returning]


# --- walking ------------------------------------------------------------------------------------


def walk(expr: Expr) -> Iterator[Expr]:
    """The expression and everything in it, but not the queries of sublinks."""
    stack = [expr]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(node.children())


def transform(expr: Expr, change: Callable[[Expr], Expr | None]) -> Expr:
    """Rebuild bottom-down: where `change` gives a node, it replaces the whole subtree."""
    new = change(expr)
    if new is not None:
        return new
    children = expr.children()
    if not children:
        return expr
    rebuilt = [transform(c, change) for c in children]
    if all(a is b for a, b in zip(rebuilt, children, strict=True)):
        return expr
    return expr.rebuild(rebuilt)


def conjuncts(expr: Expr | None) -> list[Expr]:
    """The arguments of nested ANDs."""
    if expr is None:
        return []
    if isinstance(expr, Bool) and expr.op == "and":
        return [c for a in expr.args for c in conjuncts(a)]
    return [expr]


def conjunction(parts: list[Expr]) -> Expr | None:
    """The AND of the parts; None for none."""
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else Bool("and", tuple(parts))


def query_exprs(query: Query) -> Iterator[Expr]:
    """Every expression that stands directly in a query level (not those of nested queries)."""
    for t in query.targets:
        yield t.expr
    for e in (query.where, query.having, query.limit, query.offset):
        if e is not None:
            yield e
    yield from query.group_by
    for w in query.windows:
        yield from w.partition_by
        for k in w.order_by:
            yield k.expr
        for e in (w.start_offset, w.end_offset):
            if e is not None:
                yield e
    for row in query.values or ():
        yield from row
    stack = list(query.from_)
    while stack:
        node = stack.pop()
        if isinstance(node, JoinNode):
            if node.on is not None:
                yield node.on
            stack += [node.left, node.right]
    for entry in query.entries.values():
        yield from entry.functions
        for row in entry.rows or ():
            yield from row


def subqueries(query: Query) -> Iterator[Query]:
    """The queries nested directly below a query level."""
    for expr in query_exprs(query):
        for node in walk(expr):
            if isinstance(node, SubLink):
                yield node.query
    for entry in query.entries.values():
        if entry.query is not None:
            yield entry.query
    for side in (query.set_left, query.set_right):
        if side is not None:
            yield side
    for cte in query.ctes:
        for q in (cte.query, cte.base, cte.step):
            if q is not None:
                yield q


def free_rids(query: Query, bound: frozenset[int] = frozenset()) -> set[int]:
    """rids that the query and everything below it uses but does not define: its outer references."""
    return {node.rid for node in free_vars(query, bound)}


def free_vars(query: Query, bound: frozenset[int] = frozenset()) -> Iterator[Var]:
    """The outer references of a query, as Vars (with repetitions)."""
    known = bound | query.entries.keys()
    for expr in query_exprs(query):
        for node in walk(expr):
            if isinstance(node, Var) and node.rid not in known:
                yield node
    for sub in subqueries(query):
        yield from free_vars(sub, known)
    for cte in query.ctes:
        if cte.modify is not None and cte.modify.query is not None:
            yield from free_vars(cte.modify.query, known | {cte.modify.rid})
