"""What names mean inside of a routine's body that are no columns: its arguments and variables.

A `Variables` is asked by the binder (`Binder.variables`) for every column reference. An argument or variable that is met becomes a parameter of the
statement; `taken` says which ones, in the order of the parameters, so that whoever runs the statement knows the values to hand over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.coerce import coerce
from aurorapy.planner.bind.resolve import ASSIGNMENT
from aurorapy.planner.bind.rows import row_fields, row_type
from aurorapy.planner.bind.scope import column_ref
from aurorapy.planner.parse import tree


class Variables:
    """`find(names)` gives (what to take, type, typmod, the names that are left: fields) or None. conflict: 'column' (a column comes first, as in SQL functions),
    'variable', or 'error'."""

    def __init__(self, find: Callable[[tuple[str, ...]], tuple[Any, int, int, tuple[str, ...]] | None] | None, conflict: str = "column") -> None:
        self.find, self.conflict = find, conflict
        self.taken: list[Any] = []
        self.context: Any = None  # the settings under which names are looked up, where they are not the session's

    def found(self, names: tuple[str, ...]) -> tuple[Any, int, int, tuple[str, ...]] | None:
        """What `find` gives."""
        return self.find(names) if self.find is not None else None

    def settle(self, b: Any, query: bound.Query) -> None:
        """The statement is bound: its columns may still become what is wanted of them."""

    def meant(self, b: Any, scope: Any, node: tree.ColumnRef) -> bound.Expr | None:
        """What a column reference means if it is a variable; None where it is a column, or nothing."""
        names = node.names
        found = self.found(names)
        if found is None:
            return None
        if self.conflict != "variable":
            try:
                column = column_ref(scope, names, node.pos, b.context.current_database, hinted=False)
            except (errors.UndefinedColumn, errors.UndefinedTable):
                column = None
            if column is not None:
                if self.conflict == "column":
                    return None
                raise errors.AmbiguousColumn(f'column reference "{".".join(names)}" is ambiguous', position=node.pos,
                                             detail="It could refer to either a PL/pgSQL variable or a table column.")
        return self.made(b, found, node)

    def made(self, b: Any, found: tuple[Any, int, int, tuple[str, ...]], node: tree.ColumnRef) -> bound.Expr:
        """A variable, or a field of one, as an expression."""
        key, oid, typmod, rest = found
        expr = self.parameter(b, key, oid, typmod, node.pos)
        for name in rest:
            fields = row_fields(expr)
            field = None if fields is None else next(((t, e, i) for i, (n, t, e) in enumerate(fields) if n == name), None)
            if field is None:
                raise errors.UndefinedColumn(f'column "{name}" not found in data type {_type_name(oid)}', position=node.pos)
            t, made, i = field
            expr = made if made is not None else bound.Field(t, expr, i)
        return expr

    def numbered(self, b: Any, number: int, pos: int | None) -> bound.Expr | None:
        """`$number`, if it is a variable."""
        found = self.found((f"${number}",))
        return None if found is None else self.parameter(b, found[0], found[1], found[2], pos)

    def parameter(self, b: Any, key: Any, oid: int, typmod: int, pos: int | None) -> bound.Expr:
        """A variable as a parameter of the statement."""
        if key in self.taken:
            at = self.taken.index(key)
        else:
            at = len(self.taken)
            self.taken.append(key)
            b.parameters.append(oid)
        return bound.Param(oid, at, typmod, pos)


def _type_name(oid: int) -> str:
    from aurorapy.planner.types import format_type

    return format_type(oid)


class Arguments(Variables):
    """The arguments of a SQL function: parameters already, by number."""

    def __init__(self, function: str, names: tuple[str, ...], types: tuple[int, ...]) -> None:
        super().__init__(None)
        self.function, self.names, self.types = function, names, types
        self.wanted: list[int] = []  # the types of the columns of the last statement

    def settle(self, b: Any, query: bound.Query) -> None:
        targets = [t for t in query.targets if not t.junk]
        if query.set_op is not None or len(targets) != len(self.wanted):
            return
        for t, oid in zip(targets, self.wanted, strict=True):
            if isinstance(t.expr, bound.Row) and t.expr.type == 2249 and row_type(oid) is not None:
                t.expr = coerce(b, t.expr, oid, -1, ASSIGNMENT) or t.expr

    def found(self, names: tuple[str, ...]) -> tuple[Any, int, int, tuple[str, ...]] | None:
        """`argument`, `function.argument`, and fields of either."""
        first = names[0]
        if len(names) > 1 and first == self.function and names[1] and names[1] in self.names:
            first, rest = names[1], names[2:]
        elif first and first in self.names:
            rest = names[1:]
        else:
            return None
        at = self.names.index(first)
        return at, self.types[at], -1, rest

    def parameter(self, b: Any, key: Any, oid: int, typmod: int, pos: int | None) -> bound.Expr:
        return bound.Param(oid, key, typmod, pos)
