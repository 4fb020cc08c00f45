"""State of binding one statement, and what the binder asks of the catalog.

A `Binder` lives for one statement: it numbers range-table entries, collects the types of parameters as
contexts decide them, and remembers which relations the statement depends on. Everything else is plain
functions of `(binder, scope, node)` in this package's other modules.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any, Protocol

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions.keyed import for_type
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.planner.types import BY_NAME, TYPES
from aurorapy.planner.types.defined_bases import is_shell
from aurorapy.records import dataclass

from .resolve import UNKNOWN


class NotLiftable(Exception):
    """A lifted literal stands where its value decides the meaning: bind the plain text instead."""


class Catalog(Protocol):
    """What the binder looks up."""

    def find_relation(self, names: tuple[str, ...], search_path: Any) -> Table | None:
        """The relation of that (possibly qualified) name; raises 3F000 for an explicit unknown schema."""
        ...

    def relation(self, oid: int) -> Table:
        """The relation with that oid."""
        ...

    def find_type(self, names: tuple[str, ...], search_path: Any) -> int | None:
        """A user-defined type's oid, or None."""
        ...

    def transition(self, name: str) -> Table | None:
        """The transition table of that name, while a trigger's function runs that has one."""
        ...

    def functions(self, name: str, schema: str | None, context: Any) -> list[Any]:
        """User-defined functions of that name, in the schema or along the context's search path."""
        ...


@dataclass(slots=True)
class Binder:
    """`parameters` holds the types of $1.. (UNKNOWN until a context decides); `slots` the same for lifted literals."""

    catalog: Any
    context: Any  # planner.types.Context: for constants whose meaning depends on settings
    parameters: list[int] = field(default_factory=list)
    fixed_parameters: bool = False  # types given by the caller: no more parameters may appear
    slot_types: dict[int, tuple[int, int]] = field(default_factory=dict)
    lifted: bool = False
    relations: set[int] = field(default_factory=set)
    next_rid: int = 1
    next_ident: int = 1
    volatile: bool = False
    routines: set[int] = field(default_factory=set)  # oids of users' functions that it calls
    guarded: bool = False  # a table with row-level security is among the relations
    members: set[int] = field(default_factory=set)  # oids of extensions' functions that it calls, which run no queries
    variables: Any = None  # what names mean that are no columns: arguments of SQL functions, variables of PL/pgSQL (routines.variables)
    collated: bool = False  # collations may differ: COLLATE, or a column of a collation that is not the usual one
    passed: frozenset[int] = frozenset()  # relations whose rules have been applied already
    whole_views: bool = False  # a view that a statement changes is not looked into: the statement is to be stored
    runs: bool = False  # the statement is made to be run, not to be stored
    folding: bool = True  # calls over constants are computed; not in what is stored and shown again as it was written

    def rid(self) -> int:
        """A fresh range-table number."""
        self.next_rid += 1
        return self.next_rid

    def use(self, f: Any, types: list[int], result: int) -> Any:
        """A function behind an operator or cast, as it is called with arguments of these types."""
        if f.routine is None:
            return f if f.keyed is None else for_type(f, types[0])
        if f.routine.language == "c":
            self.members.add(f.oid)
            return f
        self.routines.add(f.oid)
        self.volatile = self.volatile or f.volatility == "v"
        return self.catalog.called(f, types, result)[0]

    def ident(self) -> int:
        """A fresh number for CaseTest and common tables."""
        self.next_ident += 1
        return self.next_ident

    def parameter(self, number: int, pos: int | None) -> bound.Param:
        """`$number`."""
        if self.variables is not None:
            known = self.variables.numbered(self, number, pos)
            if known is not None:
                return known  # type: ignore[no-any-return]
        if number < 1:
            raise errors.UndefinedParameter(f"there is no parameter ${number}", position=pos)
        while len(self.parameters) < number:
            if self.fixed_parameters:
                raise errors.UndefinedParameter(f"there is no parameter ${number}", position=pos)
            self.parameters.append(UNKNOWN)
        return bound.Param(self.parameters[number - 1], number - 1, -1, pos)

    def slot(self, node: tree.LiteralSlot) -> bound.Param:
        """A lifted literal: a parameter whose type is the literal's."""
        self.lifted = True
        if node.kind == "str":
            oid = UNKNOWN
        elif node.kind == "float":
            oid = 1700
        else:
            oid = integer_type(node.value)
        self.slot_types.setdefault(node.index, (oid, -1))
        return bound.Param(oid, node.index, -1, node.pos)

    def set_parameter_type(self, param: bound.Param, oid: int, typmod: int = -1) -> bound.Param:
        """A context decides that an unknown parameter has type `oid`."""
        if param.index in self.slot_types and self.lifted:
            known = self.slot_types[param.index][0]
            if known not in (UNKNOWN, oid):
                raise NotLiftable
            self.slot_types[param.index] = (oid, typmod)
        else:
            known = self.parameters[param.index]
            if known not in (UNKNOWN, oid):
                raise errors.AmbiguousParameter(
                    f"inconsistent types deduced for parameter ${param.index + 1}", position=param.pos,
                    detail=f"{_name(known)} versus {_name(oid)}")
            self.parameters[param.index] = oid
        return bound.Param(oid, param.index, -1, param.pos)

    def type_name(self, name: tree.TypeName) -> tuple[int, int]:
        """(oid, typmod) of a written type name; raises 42704."""
        oid = lookup_type(self, name)
        if name.dims:
            array = TYPES[oid].array
            if not array:
                raise errors.UndefinedObject(f"could not find array type for data type {_name(oid)}", position=name.pos)
            return array, type_modifier(oid, name)
        return oid, type_modifier(oid, name)


def integer_type(value: object) -> int:
    """The type of an integer literal: int4, int8 or numeric by its size."""
    n = int(str(value))
    return 23 if -(1 << 31) <= n < 1 << 31 else 20 if -(1 << 63) <= n < 1 << 63 else 1700


def _name(oid: int) -> str:
    from aurorapy.planner.types import format_type

    return format_type(oid, -1)


def within_database(b: Binder, names: tuple[str, ...], pos: int | None = None) -> tuple[str, ...]:
    """The name of a function or type without that of the database, which is the one at hand; 0A000, 42601."""
    if len(names) > 3:
        raise errors.SyntaxError_(f"improper qualified name (too many dotted names): {'.'.join(names)}", position=pos)
    if names[0] != b.context.current_database:
        raise errors.FeatureNotSupported(f"cross-database references are not implemented: {'.'.join(names)}", position=pos)
    return names[1:]


def lookup_type(b: Binder, name: tree.TypeName, *, shells: bool = False) -> int:
    """The oid of a type name without its array brackets; `shells`: of one that is only a shell, too."""
    names = name.names
    plain = names[-1]
    if len(names) > 2:
        names = within_database(b, names)
    if len(names) == 1 or names[0] == "pg_catalog":
        found = BY_NAME.get(plain)
        if found is not None:
            return int(found.oid)
    if len(names) == 2 and names[0] == "information_schema":
        domain = {"sql_identifier": 19, "cardinal_number": 23, "character_data": 1043, "yes_or_no": 1043, "time_stamp": 1184}.get(plain)
        if domain is not None:
            return domain
    user = b.catalog.find_type(names, b.context.search_path)
    if user is not None:
        if not shells and is_shell(user):
            raise errors.UndefinedObject(f'type "{".".join(names)}" is only a shell', position=name.pos)
        return int(user)
    raise errors.UndefinedObject(f'type "{".".join(names)}" does not exist', position=name.pos)


def type_modifier(oid: int, name: tree.TypeName) -> int:
    """The typmod that the written modifiers make."""
    if not name.typmods:
        return -1
    args = []
    for m in name.typmods:
        if isinstance(m, tree.LiteralSlot):
            raise NotLiftable
        if isinstance(m, tree.Const):
            args.append(str(m.value))
        elif isinstance(m, tree.ColumnRef) and len(m.names) == 1:
            args.append(m.names[0])
        elif isinstance(m, tree.Op) and m.left is None and m.name == "-" and isinstance(m.right, tree.Const):
            args.append("-" + str(m.right.value))
        else:
            raise errors.SyntaxError_("type modifiers must be simple constants or identifiers", position=name.pos)
    try:
        return int(TYPES[oid].typmod_in(args))
    except errors.SQLError as e:
        raise e.at(name.pos) from None
