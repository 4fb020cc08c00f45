"""Expressions that make, test or take apart arrays and rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .base import Expr, copied, keys_of, put_back, there


class WholeRow(Expr):
    """A row value of entry `rid`, made of the given columns. `present`: the Var that tells a row from what an outer join put in its place,
    where there is such a join."""

    __slots__ = ("rid", "columns", "names", "present")

    def __init__(self, rid: int, columns: tuple[Expr, ...], names: tuple[str, ...], type: int = 2249, present: Expr | None = None) -> None:
        self.type, self.rid, self.columns, self.names, self.present = type, rid, columns, names, present
        self.typmod, self.pos, self.collation = -1, None, None

    def children(self) -> tuple[Expr, ...]:
        return self.columns if self.present is None else (*self.columns, self.present)

    def rebuild(self, children: list[Expr]) -> Expr:
        present = None if self.present is None else children.pop()
        return copied(self, WholeRow(self.rid, tuple(children), self.names, self.type, present))

    def key(self) -> Any:
        return ("w", self.rid, self.type, tuple(c.key() for c in self.children()))


class Array(Expr):
    """ARRAY[...] of elements of one type; nested: the items are arrays themselves."""

    __slots__ = ("items", "nested")

    def __init__(self, type: int, items: tuple[Expr, ...], nested: bool = False) -> None:
        self.type, self.typmod, self.pos, self.collation, self.items, self.nested = type, -1, None, None, items, nested

    def children(self) -> tuple[Expr, ...]:
        return self.items

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, Array(self.type, tuple(children), self.nested))

    def key(self) -> Any:
        return ("array", self.type, tuple(a.key() for a in self.items))


class Row(Expr):
    """ROW(...), of type record or a composite type, whose attributes the items are then. The last `added` of them are NULL for attributes that the type
    did not have when the expression was stored: IS NULL does not look at these."""

    __slots__ = ("items", "names", "given", "added")

    def __init__(self, items: tuple[Expr, ...], names: tuple[str, ...] = (), type: int = 2249, given: tuple[Expr, ...] | None = None) -> None:
        self.type, self.typmod, self.pos, self.collation, self.items = type, -1, None, None, items
        self.given = given  # the items before their unknown literals became text, while the row is being bound
        self.names = names or tuple(f"f{i + 1}" for i in range(len(items)))
        self.added = 0

    def children(self) -> tuple[Expr, ...]:
        return self.items

    def rebuild(self, children: list[Expr]) -> Expr:
        made = Row(tuple(children), self.names, self.type)
        made.added = self.added
        return copied(self, made)

    def key(self) -> Any:
        return ("row", self.type, tuple(a.key() for a in self.items))


class ListArray(Array):
    """The array of IN with a list whose items are cast for the operator, in what is stored and shown: `listed` are the items in the type that they
    and the left side have in common, as an array that is shown with a cast."""

    __slots__ = ("listed",)

    def __init__(self, array: Array, listed: Array) -> None:
        super().__init__(array.type, array.items)
        self.listed = listed

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, ListArray(Array(self.type, tuple(children)), self.listed))


class ArrayCoerce(Expr):
    """Cast of each element: `element` is an expression over CaseTest(ident)."""

    __slots__ = ("arg", "element", "ident")

    def __init__(self, arg: Expr, element: Expr, ident: int, type: int, typmod: int = -1) -> None:
        self.type, self.typmod, self.pos, self.collation = type, typmod, arg.pos, None
        self.arg, self.element, self.ident = arg, element, ident

    def children(self) -> tuple[Expr, ...]:
        return (self.arg, self.element)

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, ArrayCoerce(children[0], children[1], self.ident, self.type, self.typmod))

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
        return copied(self, ArrayTest(self.function, children[0], children[1], self.all, self.operator))

    def key(self) -> Any:
        return ("any", self.all, self.function.oid, self.function.name, self.left.key(), self.right.key())


class Subscript(Expr):
    """arg[i][j].. of an array; a slice arg[l:u].. has `lowers` too. None is an end of a slice that is left out."""

    __slots__ = ("arg", "uppers", "lowers")

    def __init__(self, type: int, arg: Expr, uppers: tuple[Expr | None, ...], lowers: tuple[Expr | None, ...] | None = None) -> None:
        self.type, self.typmod, self.pos, self.collation = type, -1, None, None
        self.arg, self.uppers, self.lowers = arg, uppers, lowers

    def children(self) -> tuple[Expr, ...]:
        return (self.arg, *there(self.uppers), *there(self.lowers))

    def rebuild(self, children: list[Expr]) -> Expr:
        it: Iterator[Expr] = iter(children)
        arg = next(it)
        return copied(self, Subscript(self.type, arg, put_back(self.uppers, it), None if self.lowers is None else put_back(self.lowers, it)))

    def key(self) -> Any:
        return ("sub", self.arg.key(), keys_of(self.uppers), None if self.lowers is None else keys_of(self.lowers))


class SubscriptSet(Expr):
    """The array or jsonb `arg` after arg[i][j].. = value, or a slice's assignment (`lowers`)."""

    __slots__ = ("arg", "value", "uppers", "lowers")

    def __init__(self, arg: Expr, value: Expr, uppers: tuple[Expr | None, ...], lowers: tuple[Expr | None, ...] | None = None) -> None:
        self.type, self.typmod, self.pos, self.collation = arg.type, arg.typmod, value.pos, None
        self.arg, self.value, self.uppers, self.lowers = arg, value, uppers, lowers

    def children(self) -> tuple[Expr, ...]:
        return (self.arg, self.value, *there(self.uppers), *there(self.lowers))

    def rebuild(self, children: list[Expr]) -> Expr:
        it: Iterator[Expr] = iter(children)
        arg, value = next(it), next(it)
        return copied(self, SubscriptSet(arg, value, put_back(self.uppers, it), None if self.lowers is None else put_back(self.lowers, it)))

    def key(self) -> Any:
        return ("subset", self.arg.key(), self.value.key(), keys_of(self.uppers), None if self.lowers is None else keys_of(self.lowers))


class Field(Expr):
    """Field `index` of a row value."""

    __slots__ = ("arg", "index")

    def __init__(self, type: int, arg: Expr, index: int, typmod: int = -1) -> None:
        self.type, self.typmod, self.pos, self.collation, self.arg, self.index = type, typmod, None, None, arg, index

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, Field(self.type, children[0], self.index, self.typmod))

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
        return copied(self, ToRecord(children[0]))

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
        return copied(self, FieldStore(children[0], self.slot, children[1]))

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
        return copied(self, RowCompare(self.op, tuple(children[:n]), tuple(children[n:]), self.equals, self.less))

    def key(self) -> Any:
        return ("rowcmp", self.op, tuple(c.key() for c in self.children()))
