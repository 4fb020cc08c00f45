"""Which routine a name and a list of argument types mean, and how messages name one."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import Binder, lookup_type
from aurorapy.planner.functions import functions_named
from aurorapy.planner.parse import tree
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import format_type

from .functions import called_path, shown_name

_KINDS = {"function": "fa", "procedure": "p", "routine": "fpa", "aggregate": "a"}


def signature(session: Any, routine: Routine) -> str:
    """`name(types)`, as regprocedure shows it."""
    return f"{shown_name(session, routine, False)}({','.join(map(format_type, routine.args))})"


def kind_word(routine: Routine) -> str:
    """What messages call it."""
    return "procedure" if routine.kind == "p" else "function"


def type_of(session: Any, t: tree.RoutineType, *, shells: bool = True) -> int:
    """The oid of a type in a routine's declaration, shells among them; NOTICE for a column's."""
    from aurorapy.catalog.ddl import notice
    from aurorapy.planner.bind.from_ import find_table

    b = Binder(session.catalog_view, session.context)
    if t.column:
        *table, name = t.column
        found = find_table(b, tuple(table), t.pos)
        column = found.column(name)
        if column is None:
            raise errors.UndefinedColumn(f'column "{name}" of relation "{found.name}" does not exist', position=t.pos)
        notice(session, f"type reference {'.'.join(t.column)}%TYPE converted to {format_type(column.type)}")
        return int(column.type)
    assert t.type is not None
    if t.type.dims or t.type.typmods or not shells:
        return b.type_name(t.type)[0]
    return lookup_type(b, t.type, shells=True)


def argument_type(session: Any, t: tree.RoutineType) -> int:
    """`type_of` an argument that is declared, whose type PostgreSQL does not point at when there is none."""
    try:
        return type_of(session, t)
    except errors.UndefinedObject as e:
        if t.type is None or not e.message.startswith('type "'):
            raise
        raise errors.UndefinedObject(f"type {'.'.join(t.type.names)}{'[]' * bool(t.type.dims)} does not exist") from None


def named(catalog: Any, names: tuple[str, ...], path: tuple[str, ...]) -> list[Routine]:
    """The routines of a name, in its schema or along the search path: of those with the same arguments the first."""
    schemas = (names[-2],) if len(names) > 1 else called_path(path)
    if len(names) > 1:
        catalog.schema_oid(names[-2])
    out: list[Routine] = []
    for schema in schemas:
        for oid in catalog.routine_names.get((catalog.schema_oids.get(schema, 0), names[-1]), ()):
            routine = catalog.routines[oid]
            if all(r.args != routine.args for r in out):
                out.append(routine)
    return out


def find_routine(session: Any, name: tree.RoutineName, kind: str) -> Routine:
    """The routine that ALTER, DROP or COMMENT names; 42883, 42725, 42809."""
    catalog = session.catalog
    found = named(catalog, name.names, session.context.search_path)
    shown = ".".join(name.names)
    if name.args is None:
        fitting = [r for r in found if r.kind in _KINDS[kind]]
        if len(fitting) > 1:
            raise errors.AmbiguousFunction(f'{kind} name "{shown}" is not unique', hint=f"Specify the argument list to select the {kind} unambiguously.")
        if not fitting:
            if found:
                raise errors.WrongObjectType(f"{shown} is not a {kind}")
            raise errors.UndefinedFunction(f'could not find a {kind} named "{shown}"')
        return fitting[0]
    try:
        types = [(a.mode, type_of(session, a.type)) for a in name.args]
    except errors.UndefinedObject as e:  # where a routine is only named, nothing is pointed at
        raise errors.UndefinedObject(e.message) from None
    inputs = tuple([t for m, t in types if m != "out"])
    every = tuple([t for _, t in types])
    match = next((r for r in found if r.args == inputs), None)
    if match is not None and len(name.names) == 1 and "pg_catalog" not in session.context.search_path and _built_in(name.names, inputs):
        match = None  # the built-in one comes first
    if kind != "function" and not any(a.given for a in name.args):  # the arguments that a CALL gives may be meant
        by_all = next((r for r in found if r.kind == "p" and r.all_types == every), None)
        if by_all is not None and match is not None and by_all is not match:
            raise errors.AmbiguousFunction(f'{kind} name "{shown}" is not unique')
        match = match or by_all
    if match is None:
        if kind == "aggregate" and any(tuple(f.args) == inputs and f.kind != "a" for f in functions_named(name.names[-1])) and _built_in(name.names, inputs):
            raise errors.WrongObjectType(f"function {text_of(name.names, inputs)} is not an aggregate")
        if _built_in(name.names, inputs):
            raise errors.DependentObjectsStillExist(f"cannot drop function {text_of(name.names[-1:], inputs)} because it is required by the database system")
        if kind == "aggregate" and not inputs:
            raise errors.UndefinedFunction(f"aggregate {shown}(*) does not exist")
        raise errors.UndefinedFunction(f"{kind} {text_of(name.names, inputs)} does not exist")
    if match.kind not in _KINDS[kind]:
        raise errors.WrongObjectType(f"{text_of(name.names, inputs)} is not a {kind}" if kind != "aggregate" else
                                     f"function {text_of(name.names, inputs)} is not an aggregate")
    return match


def _built_in(names: tuple[str, ...], types: tuple[int, ...]) -> bool:
    return (len(names) == 1 or names[-2] == "pg_catalog") and any(tuple(f.args) == types for f in functions_named(names[-1]))


def text_of(names: tuple[str, ...], types: tuple[int, ...]) -> str:
    """`f(integer, text)`, for messages."""
    return f"{'.'.join(names)}({', '.join(map(format_type, types))})"


def written(name: tree.RoutineName) -> str:
    """A routine as DROP IF EXISTS says that there is none: with its types as they were written."""
    def one(a: tree.RoutineArg) -> str:
        if a.type.type is None:
            return ".".join(a.type.column) + "%TYPE"
        return ".".join(a.type.type.names) + "[]" * bool(a.type.type.dims)

    return f"{'.'.join(name.names)}({','.join([one(a) for a in name.args or () if a.mode != 'out'])})"
