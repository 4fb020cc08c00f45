"""The objects that GRANT and REVOKE name."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.large_objects.statements import large_object
from aurorapy.planner.bind.binder import Binder, lookup_type
from aurorapy.planner.functions import functions_named
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Sequence, Table
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.domains import domain
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.routines.naming import find_routine
from aurorapy.templates import to_alter

from .holding import Object, language_name, relation
from .shared import parameter, shared_name, tablespace


def objects(session: Any, s: tree.GrantStmt) -> list[Object]:
    """What a GRANT or REVOKE is about."""
    if s.in_schemas:
        return [o for (name,) in s.names for o in _of_schema(session, session.catalog.schema_oid(name), s.kind)]  # type: ignore[misc]
    match s.kind:
        case "table" | "sequence":
            return [_relation(session, n, s.kind) for n in s.names]
        case "schema":
            return [Object("schema", session.catalog.schema_oid(n[0])) for n in s.names]  # type: ignore[index]
        case "database":
            return [_database(session, n[0]) for n in s.names]  # type: ignore[index]
        case "function" | "procedure" | "routine":
            return [_routine(session, n, s.kind) for n in s.names]
        case "type" | "domain":
            return [_type(session, n, s.kind) for n in s.names]
        case "large object":
            return [large_object(session, n[0]) for n in s.names]  # type: ignore[index]
        case "language":
            return [_language(session, n[0]) for n in s.names]  # type: ignore[index]
        case "foreign data wrapper" | "foreign server":
            from aurorapy.foreign.named import need

            return [Object(s.kind, need(session, s.kind.removeprefix("foreign ") if s.kind == "foreign server" else s.kind, n[0]).oid) for n in s.names]  # type: ignore[index]
        case "tablespace":
            return [Object("tablespace", tablespace(n[0])) for n in s.names]  # type: ignore[index]
        case "parameter":
            found = (parameter(session, ".".join(n), make=not s.revoke) for n in s.names)  # type: ignore[arg-type]
            return [Object("parameter", oid) for oid in found if oid is not None]
    raise AssertionError(s.kind)


def _of_schema(session: Any, schema: int, kind: str) -> list[Object]:
    catalog = session.catalog
    if kind == "table":
        return [Object("table", t.oid) for t in catalog.tables.values() if t.schema == schema and t.kind in "rvmpf"]
    if kind == "sequence":
        return [Object("sequence", q.oid) for q in catalog.sequences.values() if q.schema == schema]
    kinds = {"function": "f", "procedure": "p", "routine": "fp"}[kind]
    return [Object("function", r.oid) for r in catalog.routines.values() if r.schema == schema and r.kind in kinds]


def _relation(session: Any, names: Any, kind: str) -> Object:
    catalog = session.catalog
    shown = ".".join(names)
    if len(names) == 3:
        names = names[1:]
    system = catalog.system.find(names) if len(names) == 1 or names[0] in ("pg_catalog", "information_schema") else None
    oid = system.oid if system is not None else catalog.find_oid(names, session.context.search_path)
    if oid is None:
        raise errors.UndefinedTable(f'relation "{shown}" does not exist')
    found = relation(session, oid)
    if found is None:
        raise errors.WrongObjectType(f'"{names[-1]}" is an index')
    if isinstance(found, Table) and found.kind == "c":
        raise errors.WrongObjectType(f'"{names[-1]}" is a composite type')
    if kind == "sequence" and not isinstance(found, Sequence):
        raise errors.WrongObjectType(f'"{names[-1]}" is not a sequence')
    return Object("sequence" if isinstance(found, Sequence) else "table", oid)


def _database(session: Any, name: str) -> Object:
    value = to_alter(session, name)
    if value is None:
        raise errors.InvalidCatalogName(f'database "{name}" does not exist')
    return Object("database", value[1])


def _language(session: Any, name: str) -> Object:
    from aurorapy.routines.languages import check_language

    found = check_language(session, name)
    if not found.trusted:
        raise errors.WrongObjectType(f'language "{name}" is not trusted', detail="GRANT and REVOKE are not allowed on untrusted languages, because only "
                                                                               "superusers can use untrusted languages.")
    return Object("language", found.oid)


def _routine(session: Any, name: Any, kind: str) -> Object:
    if (len(name.names) == 1 or name.names[-2] == "pg_catalog") and functions_named(name.names[-1]) and not any(
            k[1] == name.names[-1] for k in session.catalog.routine_names):
        raise errors.FeatureNotSupported("privileges of built-in functions are not supported")
    return Object("function", find_routine(session, name, kind).oid)


def _type(session: Any, names: Any, kind: str) -> Object:
    oid = lookup_type(Binder(session.catalog_view, session.context), tree.TypeName(names))
    if kind == "domain" and domain(oid) is None:
        raise errors.WrongObjectType(f'"{".".join(names)}" is not a domain')
    if TYPES[oid].category == "A" and TYPES[oid].element:
        raise errors.InvalidGrantOperation("cannot set privileges of array types", hint="Set the privileges of the element type instead.")
    if oid < FIRST_OID:
        raise errors.FeatureNotSupported("privileges of built-in types are not supported")
    return Object("type", oid)


def name_of(session: Any, o: Object) -> str:
    """An object's bare name, for messages."""
    catalog = session.catalog
    match o.kind:
        case "schema":
            return str(catalog.schemas[o.oid])
        case "function":
            return str(catalog.routines[o.oid].name)
        case "type":
            return format_type(o.oid)
        case "database":
            return str(session.engine.database_name(o.oid))
        case "large object":
            return f"large object {o.oid}"
        case "language":
            return language_name(catalog, o.oid)
        case "tablespace" | "parameter":
            return shared_name(session, o.kind, o.oid)
        case "foreign data wrapper" | "foreign server":
            return str(catalog.operations[o.oid].name)
        case "column":
            return str(relation(session, o.oid).columns[o.column - 1].name)
    return str(relation(session, o.oid).name)
