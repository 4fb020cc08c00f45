"""Operator classes and families by their names; 42704, 3F000.

Source: PostgreSQL 15, get_opclass_oid and get_opfamily_oid of opclasscmds.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.access_methods import classes
from aurorapy.planner.access_methods.methods import WORKINGS
from aurorapy.planner.operations import ClassDef, FamilyDef
from aurorapy.planner.plan.deparse import quote_name

from .found import index_methods, method_name, method_oid

Found = tuple[int, str, int, int]  # oid, name, schema, owner
BOOTSTRAP, PG_CATALOG = 10, 11


def need_method(session: Any, name: str) -> int:
    """The oid of an access method of indexes; 42704, 55000."""
    oid = method_oid(session.catalog, name)
    if oid is None:
        raise errors.UndefinedObject(f'access method "{name}" does not exist')
    found = session.catalog.operations.get(oid)
    if oid == 2 or (found is not None and found.kind == "t"):
        raise errors.ObjectNotInPrerequisiteState(f'access method "{name}" is not of type INDEX')
    return oid


def objects(catalog: Any, kind: str, method: int) -> list[Found]:
    """The classes or families (`kind`) of an access method: built-in ones, those of extensions, users'."""
    name = method_name(catalog, method)
    out: dict[int, Found] = {}
    if name in WORKINGS:
        for c in classes.classes_of(name):
            oid, own = (c.oid, c.name) if kind == "operator class" else (c.family.oid, c.family.name)
            out[oid] = oid, own, catalog.schema_oids.get(c.schema if kind == "operator class" else c.family.schema, PG_CATALOG), BOOTSTRAP
        if kind == "operator family":
            out |= {f.oid: (f.oid, f.name, PG_CATALOG, BOOTSTRAP) for f in classes.FAMILIES.values() if f.method == name}
        for x in catalog.extensions.values():
            for k in x.classes:
                oid = k.oid if kind == "operator class" else k.family
                if oid in out:
                    out[oid] = (*out[oid][:3], x.owner)
    wanted = ClassDef if kind == "operator class" else FamilyDef
    out |= {d.oid: (d.oid, d.name, d.schema, d.owner) for d in catalog.operations.values() if isinstance(d, wanted) and d.method == method}
    return list(out.values())


def find(session: Any, kind: str, names: tuple[str, ...], method: int) -> Found | None:
    """A class or family by its name, along the search path where it is not qualified; 3F000."""
    catalog = session.catalog
    if len(names) > 1:
        schemas: list[int] = [catalog.schema_oid(names[-2])]
    else:
        path = session.context.search_path
        schemas = [catalog.schema_oids[s] for s in (path if "pg_catalog" in path else ("pg_catalog", *path)) if s in catalog.schema_oids]
    known = {f[2]: f for f in objects(catalog, kind, method) if f[1] == names[-1]}
    return next((known[s] for s in schemas if s in known), None)


def need(session: Any, kind: str, names: tuple[str, ...], method: int) -> Found:
    """`find`, or 42704."""
    found = find(session, kind, names, method)
    if found is None:
        raise errors.UndefinedObject(f'{kind} "{".".join(names)}" does not exist for access method "{method_name(session.catalog, method)}"')
    return found


def by_oid(catalog: Any, kind: str, oid: int) -> tuple[int, Found] | None:
    """(access method, class or family) of an oid; None where there is none."""
    defined = catalog.operations.get(oid)
    methods = [defined.method] if isinstance(defined, ClassDef | FamilyDef) else list(index_methods(catalog).values())
    return next(((m, f) for m in methods for f in objects(catalog, kind, m) if f[0] == oid), None)


def is_visible(session: Any, kind: str, oid: int) -> bool | None:
    """Whether the search path finds a class or family by its name alone; None where there is none of that oid."""
    found = by_oid(session.catalog, kind, oid)
    if found is None:
        return None
    method, (_, name, _, _) = found
    first = find(session, kind, (name,), method)
    return first is not None and first[0] == oid


def shown(session: Any, kind: str, oid: int) -> str:
    """`name for access method m`, with the schema where the search path does not find it."""
    found = by_oid(session.catalog, kind, oid)
    assert found is not None
    method, (_, name, schema, _) = found
    prefix = "" if is_visible(session, kind, oid) else f"{quote_name(session.catalog.schemas[schema])}."
    return f"{prefix}{quote_name(name)} for access method {method_name(session.catalog, method)}"
