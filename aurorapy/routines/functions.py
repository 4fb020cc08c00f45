"""Users' functions as the binder knows functions: by name, along the search path, and as calls with known types."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.operations.aggregating import aggregate_of
from aurorapy.planner import bound
from aurorapy.planner.bind.resolve import ANYARRAY, POLYMORPHIC, resolve_polymorphic
from aurorapy.planner.extensions.members import function_of as member_function
from aurorapy.planner.functions import functions_named
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.routine import Routine

from .calling import Caller
from .constructors import internal_function

RECORD = 2249


def called_path(path: tuple[str, ...]) -> tuple[str, ...]:
    """Where functions and operators are found that are called without a schema: never among temporary objects."""
    return tuple([p for p in path if not p.startswith("pg_temp")]) if any(p.startswith("pg_temp") for p in path) else path


def functions_of(catalog: Any, name: str, path: tuple[str, ...]) -> list[Function]:
    """The users' functions of a name in the schemas, first found first: one of the same arguments as another before it is hidden."""
    out: list[Function] = []
    seen = {tuple(f.args) for f in functions_named(name)} if len(path) != 1 else set()
    for schema in path:
        for oid in catalog.routine_names.get((catalog.schema_oids.get(schema, 0), name), ()):
            routine = catalog.routines[oid]
            if routine.args not in seen:
                seen.add(routine.args)
                out.append(function_of(routine))
    return out


def function_of(routine: Routine) -> Function:
    """A routine as the binder calls it."""
    columns = routine.out_columns
    if routine.aggregate is not None:
        return aggregate_of(routine)
    if routine.language == "internal":
        return internal_function(routine)
    if routine.language == "c":
        return member_function(routine)
    return Function(routine.name, routine.args, routine.result, Caller(routine, routine.args, routine.result, columns), routine.oid, routine.kind,
                    strict=routine.strict, volatility=routine.volatility, retset=routine.retset, variadic=routine.variadic, defaults=routine.defaults,
                    arg_names=routine.input_names, out_columns=columns, needs_context=True, routine=routine)


def specialised(f: Function, types: list[int], result: int) -> tuple[Function, tuple[tuple[str, int], ...] | None]:
    """A function called with arguments of these types, and its result's columns; what is polymorphic gets the types of the call."""
    declared, columns = f.args, f.out_columns
    if POLYMORPHIC.isdisjoint(declared) or f.routine.language == "c":
        return f, columns or None
    concrete = tuple(resolve_polymorphic(declared, types, result, f.name)[0])
    if result == ANYARRAY and f.routine.language == "sql":
        raise errors.InvalidFunctionDefinition("return type anyarray is not supported for SQL functions")
    columns = tuple([(n, resolve_polymorphic(declared, types, t, f.name)[1] if t in POLYMORPHIC else t) for n, t in columns])
    if len(columns) == 1:
        result = columns[0][1]
    made = replace(f, impl=Caller(f.routine, concrete, result, columns), out_columns=columns)
    return made, columns or None


def defined(f: Function, columns: tuple[tuple[str, int, int], ...]) -> Function:
    """A function that returns records, called where it is said what they are: a SQL function makes its rows so."""
    if f.routine.language != "sql":
        return f
    return replace(f, impl=Caller(f.routine, f.impl.args, f.routine.result, columns))  # type: ignore[union-attr]


def default_argument(b: Any, oid: int, text: str) -> bound.Expr:
    """The bound default of an argument."""
    from aurorapy.planner.bind.binder import Binder
    from aurorapy.planner.bind.coerce import coerce_or_fail
    from aurorapy.planner.bind.expressions import bind
    from aurorapy.planner.bind.resolve import ASSIGNMENT
    from aurorapy.planner.bind.scope import Scope
    from aurorapy.planner.parse import parse_stored

    inner = Binder(b.catalog, b.catalog.view_context(b.context), fixed_parameters=True, next_rid=b.next_rid, next_ident=b.next_ident, folding=b.folding)
    made = bind(inner, Scope(), parse_stored(text), "DEFAULT expressions")
    if oid not in POLYMORPHIC:
        made = coerce_or_fail(inner, made, oid, -1, ASSIGNMENT)
    b.next_rid, b.next_ident = inner.next_rid, inner.next_ident
    b.volatile = b.volatile or inner.volatile
    b.routines |= inner.routines
    b.members |= inner.members
    return made


def shown_name(session: Any, routine: Routine, qualified: bool) -> str:
    """A routine's name; with its schema where an unqualified call of its arguments' types would mean another one."""
    catalog = session.catalog
    name = quote_name(routine.name)
    if not qualified and is_visible(catalog, routine, session.context.search_path):
        return name
    return f"{quote_name(catalog.schemas[routine.schema])}.{name}"


def is_visible(catalog: Any, routine: Routine, path: tuple[str, ...]) -> bool:
    """Whether the search path finds a routine by its name and arguments."""
    if any(tuple(f.args) == routine.args for f in functions_named(routine.name)):
        return False
    for schema in called_path(path):
        for oid in catalog.routine_names.get((catalog.schema_oids.get(schema, 0), routine.name), ()):
            if catalog.routines[oid].args == routine.args:
                return bool(oid == routine.oid)
    return False
