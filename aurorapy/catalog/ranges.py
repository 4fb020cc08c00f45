"""CREATE TYPE ... AS RANGE.

A range type comes with its multirange type and the constructors of both, and they go with it.

Source: PostgreSQL 15 manual, CREATE TYPE.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.resolve import find_function
from aurorapy.planner.functions import functions_named
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.collations import collation_oid
from aurorapy.planner.types.user_ranges import MultirangeDef, RangeDef
from aurorapy.routines.constructors import constructors_of, own_routines

from .claims import use_type
from .naming import free_type_name, target_name
from .system.access_methods import class_named, operator_class
from .user_types import new_names

_OPTIONS = frozenset(("subtype", "subtype_opclass", "collation", "canonical", "subtype_diff", "multirange_type_name"))


def create_range(session: Any, s: tree.CreateRangeStmt) -> str:
    """CREATE TYPE name AS RANGE (...)."""
    from .ddl import writable

    schema, name, _ = target_name(session, tree.RangeTable(s.name))
    writable(session)
    catalog = session.catalog
    given = _given(s)
    if (schema, name) in catalog.type_names:
        free_type_name(session, schema, name)
    subtype = _subtype(session, given)
    names = new_names(session, schema, name)
    use_type(session, subtype)
    difference = _difference(session, given["subtype_diff"].names, subtype) if "subtype_diff" in given else 0
    of_set = _multirange_name(session, given, schema, name)
    made = RangeDef(**names, subtype=subtype, multirange=0, collation=_collation(given, subtype), difference=difference)
    catalog.put_type(made)
    set_names = new_names(session, *of_set)
    multirange = MultirangeDef(**set_names, range=made.oid)
    made = RangeDef(**names, subtype=subtype, multirange=multirange.oid, collation=made.collation, difference=difference)
    catalog.put_type(made)
    catalog.put_type(multirange)
    for routine in constructors_of(catalog.new_oid, made, multirange):
        catalog.put_routine(routine)
    return "CREATE TYPE"


def drop_with_range(session: Any, oid: int) -> None:
    """What goes with a range type: its multirange type and the constructors."""
    found = session.catalog.types.get(oid)
    if isinstance(found, RangeDef):
        for routine in own_routines(session.catalog, found):
            session.catalog.drop_routine(routine.oid)
        session.catalog.drop_type(found.multirange)


def _given(s: tree.CreateRangeStmt) -> dict[str, tree.TypeName]:
    given: dict[str, tree.TypeName] = {}
    for name, value, pos in s.options:
        if name not in _OPTIONS:
            raise errors.SyntaxError_(f'type attribute "{name}" not recognized')
        if name in given:
            raise errors.SyntaxError_("conflicting or redundant options", position=pos)
        if value is None:
            raise errors.SyntaxError_(f"argument of {name} must be a type name")
        given[name] = value
    if "canonical" in given:
        raise errors.InvalidObjectDefinition(
            "cannot specify a canonical function without a pre-created shell type",
            hint="Create the type as a shell type, then create its canonicalization function, then do a full CREATE TYPE.")
    return given


def _subtype(session: Any, given: dict[str, tree.TypeName]) -> int:
    from .ddl import binder

    if "subtype" not in given:
        raise errors.SyntaxError_('type attribute "subtype" is required')
    oid = int(binder(session).type_name(tree.TypeName(given["subtype"].names, given["subtype"].typmods, given["subtype"].dims))[0])
    t = TYPES[oid]
    if t.typtype == "p":
        raise errors.DatatypeMismatch(f"range subtype cannot be {format_type(oid)}")
    if "subtype_opclass" in given:
        if class_named(given["subtype_opclass"].names, oid).startswith("#"):
            raise errors.FeatureNotSupported("range types over operator classes of users are not supported")
    elif not operator_class(oid):
        raise errors.UndefinedObject(
            f'data type {format_type(oid)} has no default operator class for access method "btree"',
            hint="You must specify an operator class for the range type or define a default operator class for the subtype.")
    return oid


def _collation(given: dict[str, tree.TypeName], subtype: int) -> int:
    collation = TYPES[subtype].collation
    if "collation" in given:
        if not collation:
            raise errors.WrongObjectType("range collation specified but subtype does not support collation")
        collation = collation_oid(given["collation"].names, None)
    return collation


def _difference(session: Any, names: tuple[str, ...], subtype: int) -> int:
    """The function that tells how far apart two elements are: (subtype, subtype) returns double precision, immutable."""
    shown = ".".join(names)
    found = [f for f in functions_named(names[-1]) if tuple(f.args) == (subtype, subtype)] if len(names) == 1 or names[0] == "pg_catalog" else []
    if not found:
        candidate = find_function(names[-1], [subtype, subtype], [], False, session.catalog_view.functions(
            names[-1], names[-2] if len(names) > 1 else None, session.context))
        found = [candidate.function] if candidate is not None and tuple(candidate.function.args) == (subtype, subtype) else []
    if not found:
        raise errors.UndefinedFunction(f"function {shown}({format_type(subtype)}, {format_type(subtype)}) does not exist")
    if found[0].result != 701:
        raise errors.InvalidObjectDefinition(f"range subtype diff function {shown} must return type double precision")
    if found[0].volatility != "i":
        raise errors.InvalidObjectDefinition(f"range subtype diff function {shown} must be immutable")
    return int(found[0].oid)


def _multirange_name(session: Any, given: dict[str, tree.TypeName], schema: int, name: str) -> tuple[int, str]:
    """The schema and name of the type of sets: as given, or made of the range type's."""
    if "multirange_type_name" in given:
        own_schema, own, _ = target_name(session, tree.RangeTable(given["multirange_type_name"].names))
    else:
        own_schema = schema
        own = name.replace("range", "multirange", 1) if "range" in name else name.encode()[:52].decode(errors="ignore") + "_multirange"
    if own == name and own_schema == schema:
        raise errors.DuplicateObject(f'type "{own}" already exists')
    return own_schema, own
