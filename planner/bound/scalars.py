"""Constants, references, calls and the expressions that choose among values or convert one."""

from __future__ import annotations

from typing import Any

from .base import Expr, copied


class Const(Expr):
    __slots__ = ("value",)

    def __init__(self, type: int, value: Any, typmod: int = -1, pos: int | None = None) -> None:
        self.type, self.value, self.typmod, self.pos, self.collation = type, value, typmod, pos, None

    def key(self) -> Any:
        return ("c", self.type, repr(self.value), self.typmod)


class TableOid(Const):
    """tableoid of a table without children; `rid`: its entry. It is written as the column that it is."""

    __slots__ = ("rid",)

    def __init__(self, oid: int, rid: int) -> None:
        super().__init__(26, oid)
        self.rid = rid


class Param(Expr):
    """Element `index` of the parameter tuple that kernels get."""

    __slots__ = ("index",)

    def __init__(self, type: int, index: int, typmod: int = -1, pos: int | None = None) -> None:
        self.type, self.index, self.typmod, self.pos, self.collation = type, index, typmod, pos, None

    def key(self) -> Any:
        return ("p", self.index, self.type)


class Derived(Param):
    """A parameter that the planner has made of an expression over others (`plan.folding`), which EXPLAIN shows."""

    __slots__ = ("source",)

    def __init__(self, source: Expr, index: int) -> None:
        super().__init__(source.type, index, source.typmod)
        self.collation, self.source = source.collation, source


PRESENT = 1 << 20  # the "column" of an entry that is true in its rows, NULL where an outer join had none


class Var(Expr):
    """Column `column` (0-based position in the entry's output row) of range-table entry `rid`."""

    __slots__ = ("rid", "column", "nullable", "name")

    def __init__(self, type: int, rid: int, column: int, typmod: int = -1, nullable: bool = True,
                 pos: int | None = None, name: str = "") -> None:
        self.type, self.rid, self.column, self.typmod = type, rid, column, typmod
        self.nullable, self.pos, self.name, self.collation = nullable, pos, name, None

    def key(self) -> Any:
        return ("v", self.rid, self.column)


class JoinVar(Var):
    """A column that was named by the alias of a join, whose column `place` it is: only in what is stored or shown, where it is named so again."""

    __slots__ = ("ident", "place")

    def __init__(self, var: Var, ident: int, place: int) -> None:
        super().__init__(var.type, var.rid, var.column, var.typmod, var.nullable, var.pos, var.name)
        self.collation = var.collation
        self.ident, self.place = ident, place


class Slot(Expr):
    """Element `index` of the operator's input row: what a Var becomes when a plan is made."""

    __slots__ = ("index", "nullable")

    def __init__(self, type: int, index: int, typmod: int = -1, nullable: bool = True) -> None:
        self.type, self.index, self.typmod, self.nullable, self.pos, self.collation = type, index, typmod, nullable, None, None

    def key(self) -> Any:
        return ("s", self.index)


class Func(Expr):
    """A call of a scalar or set-returning function or operator. `function` is a functions.Function; operator, where
    it was written as one, is the functions.Operator. `args` are coerced, defaults filled in, variadics made an array.
    `cast`: 'i' an implicit cast, 'e' an explicit one, 's' a call in a spelling of its own (AT TIME ZONE, EXTRACT).
    `row`: in FROM, the composite type, or domain of one, whose attributes `columns` are; 0 for any other call."""

    __slots__ = ("function", "args", "operator", "columns", "cast", "row")

    def __init__(self, function: Any, args: tuple[Expr, ...], type: int, operator: Any = None, typmod: int = -1,
                 pos: int | None = None, columns: tuple[tuple[str, int], ...] | None = None, cast: str = "", row: int = 0) -> None:
        self.function, self.args, self.type, self.operator, self.row = function, args, type, operator, row
        self.typmod, self.pos, self.collation, self.columns, self.cast = typmod, pos, None, columns, cast

    def children(self) -> tuple[Expr, ...]:
        return self.args

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, Func(self.function, tuple(children), self.type, self.operator, self.typmod, self.pos, self.columns, self.cast, self.row))

    def key(self) -> Any:
        return ("f", self.function.oid, self.function.name, self.type, tuple(a.key() for a in self.args))


class CallAsGiven(Func):
    """A call in what is stored and shown, where arguments had names or were left to their defaults. `given`: (place in `args`, name or "")."""

    __slots__ = ("given",)

    def __init__(self, call: Func, given: tuple[tuple[int, str], ...]) -> None:
        super().__init__(call.function, call.args, call.type, call.operator, call.typmod, call.pos, call.columns, call.cast, call.row)
        self.collation, self.given = call.collation, given

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, CallAsGiven(super().rebuild(children), self.given))  # type: ignore[arg-type]


class Bool(Expr):
    """op: 'and', 'or', 'not'."""

    __slots__ = ("op", "args")

    def __init__(self, op: str, args: tuple[Expr, ...], pos: int | None = None) -> None:
        self.type, self.typmod, self.op, self.args, self.pos, self.collation = 16, -1, op, args, pos, None

    def children(self) -> tuple[Expr, ...]:
        return self.args

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, Bool(self.op, tuple(children), self.pos))

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
        return copied(self, IsTest(self.what, children[0], self.negated, self.row))

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
        return copied(self, DistinctFrom(self.function, children[0], children[1], self.negated))

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
        return copied(self, Case(self.type, whens, default, let, self.typmod))

    def key(self) -> Any:
        keys = tuple(c.key() for c in self.children())
        return ("case", self.type, keys if self.let is None else _without_test(keys), self.default is None, self.let is None)


def _without_test(key: Any) -> Any:
    """The key of a part of CASE, without the number that its test value has: the same expression, bound twice, is the same."""
    if not isinstance(key, tuple):
        return key
    return ("ct",) if len(key) == 2 and key[0] == "ct" else tuple([_without_test(k) for k in key])


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
        return copied(self, Coalesce(self.type, tuple(children), self.typmod))

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
        return copied(self, MinMax(self.type, self.greatest, tuple(children), self.typmod))

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
        return copied(self, NullIf(self.function, children[0], children[1]))

    def key(self) -> Any:
        return ("nullif", self.left.key(), self.right.key())


class CoerceIO(Expr):
    """A cast by output and input functions. `relabel` is True where the datum stays as it is (binary coercible)."""

    __slots__ = ("arg", "relabel", "explicit")

    def __init__(self, arg: Expr, type: int, typmod: int = -1, relabel: bool = False, explicit: bool = True) -> None:
        self.type, self.typmod, self.pos, self.collation = type, typmod, arg.pos, None
        self.arg, self.relabel, self.explicit = arg, relabel, explicit

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, CoerceIO(children[0], self.type, self.typmod, self.relabel, self.explicit))

    def key(self) -> Any:
        return ("io", self.type, self.typmod, self.arg.key())


class Collate(CoerceIO):
    """A value with a collation of its own, by its oid: only in what is stored or shown, for all collations order alike."""

    __slots__ = ("oid",)

    def __init__(self, arg: Expr, oid: int) -> None:
        super().__init__(arg, arg.type, arg.typmod, relabel=True)
        self.oid = oid

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, Collate(children[0], self.oid))

    def key(self) -> Any:
        return self.arg.key()


class JoinColumn(CoerceIO):
    """What `JoinVar` is to a column, to one that a join has merged of both sides."""

    __slots__ = ("ident", "place")

    def __init__(self, arg: Expr, ident: int, place: int) -> None:
        super().__init__(arg, arg.type, arg.typmod, relabel=True)
        self.ident, self.place = ident, place

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, JoinColumn(children[0], self.ident, self.place))

    def key(self) -> Any:
        return self.arg.key()


class SqlValue(CoerceIO):
    """CURRENT_DATE and its kin in what is stored and shown: `word` is how it is written, `arg` what it means."""

    __slots__ = ("word",)

    def __init__(self, arg: Expr, word: str) -> None:
        super().__init__(arg, arg.type, arg.typmod, relabel=True)
        self.word = word

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, SqlValue(children[0], self.word))

    def key(self) -> Any:
        return self.arg.key()


class CoerceTypmod(Expr):
    """Apply a type modifier (length, precision) to a datum of the same type."""

    __slots__ = ("arg", "explicit")

    def __init__(self, arg: Expr, typmod: int, explicit: bool) -> None:
        self.type, self.typmod, self.pos, self.collation = arg.type, typmod, arg.pos, None
        self.arg, self.explicit = arg, explicit

    def children(self) -> tuple[Expr, ...]:
        return (self.arg,)

    def rebuild(self, children: list[Expr]) -> Expr:
        return copied(self, CoerceTypmod(children[0], self.typmod, self.explicit))

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
        return copied(self, CoerceDomain(children[0], self.type))

    def key(self) -> Any:
        return ("domain", self.type, self.arg.key())
