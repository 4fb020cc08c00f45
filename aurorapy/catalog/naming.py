"""Names of what is new: where it goes, and which name is free."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.names import figure_name
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS
from aurorapy.planner.parse import parse_expression, tree
from aurorapy.planner.relation import Index, KeyConstraint, Table
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.user import array_name

from .claims import use_schema
from .temporary import writable_temporary

_RECORDS = 2287  # record[]


def target_name(session: Any, relation: tree.RangeTable, temporary: bool = False) -> tuple[int, str, str]:
    """(schema oid, name, persistence) for something new, in a catalog that may be changed."""
    from .ddl import writable

    names = relation.name
    if temporary and len(names) >= 2 and not names[-2].startswith("pg_temp"):
        raise errors.InvalidTableDefinition("cannot create temporary relation in non-temporary schema", position=relation.pos)
    found = session.context.current_schema() if len(names) == 1 else None
    if temporary or (len(names) >= 2 and names[-2] == "pg_temp") or (found is not None and found.startswith("pg_temp_")):
        if session.routines.restricted:
            raise errors.InsufficientPrivilege("cannot create temporary table within security-restricted operation")
        return writable_temporary(session).own.schema, names[-1], "t"
    catalog = writable(session)
    if len(names) >= 2:
        schema = catalog.schema_oid(names[-2])
    else:
        if found is None:
            raise errors.InvalidSchemaName("no schema has been selected to create in", position=relation.pos)
        schema = catalog.schema_oid(found)
    use_schema(session, schema)
    if schema not in session.catalog.schemas:
        raise errors.InvalidSchemaName(f'schema "{names[-2] if len(names) >= 2 else found}" does not exist')
    if catalog.schemas[schema] in ("pg_catalog", "information_schema"):
        raise errors.InsufficientPrivilege(f'permission denied to create "{catalog.schemas[schema]}.{names[-1]}"',
                                           detail="System catalog modifications are currently disallowed.")
    return schema, names[-1], "p"


def row_type(session: Any, schema: int, name: str) -> dict[str, Any]:
    """What a new relation's descriptor says of the type of its rows; 42710 where another type has the name."""
    catalog = session.catalog
    try:
        free_type_name(session, schema, name)
    except errors.DuplicateObject as e:
        e.hint = "A relation has an associated type of the same name, so you must use a name that doesn't conflict with any existing type."
        raise
    return {"type_oid": catalog.new_oid(), "array_oid": catalog.new_oid(),
            "array_name": array_name(name, lambda n: n == name or (schema, n) in catalog.type_names)}


def free_type_name(session: Any, schema: int, name: str) -> None:
    """Make sure that no type has a name: an array type in the way gets another one, another type is 42710."""
    catalog = session.catalog
    oid = catalog.type_names.get((schema, name))
    if oid is None:
        return
    owner = catalog.type_oids[oid]
    defined = catalog.types.get(owner) or catalog.tables[owner]
    if defined.array_name != name or defined.name == name:
        raise errors.DuplicateObject(f'type "{name}" already exists')
    moved = replace(defined, array_name=array_name(defined.name, lambda n: n == name or (schema, n) in catalog.type_names))
    if isinstance(moved, Table):
        catalog.put_table(moved)
    else:
        catalog.put_type(moved)


def free_name(catalog: Any, schema: int, first: str, *parts: str, suffix: str, taken: set[str] | None = None) -> str:
    """`first_parts_suffix`, with a number when that is taken, of at most 63 bytes."""
    second, n = "_".join(p for p in parts if p), 0
    while True:
        name = cut_name(first, second, f"{suffix}{n or ''}")
        if (schema, name) not in catalog.names and (taken is None or name not in taken):
            return name
        n += 1


def cut_name(first: str, second: str, label: str) -> str:
    """`first_second_label`, or `first_label`, of at most 63 bytes, the longer of the two cut. Source: makeObjectName."""
    room = 63 - len(label) - (2 if second else 1)
    a, b = first.encode(), second.encode()
    while len(a) + len(b) > room:
        if len(a) > len(b):
            a = a[:-1]
        else:
            b = b[:-1]
    return "_".join(x for x in (a.decode(errors="ignore"), b.decode(errors="ignore"), label) if x)


def refuse_system_name(name: str) -> None:
    """42701 for a column that would be called like one of those that every table has."""
    if name in SYSTEM_COLUMNS:
        raise errors.DuplicateColumn(f'column name "{name}" conflicts with a system column name')


def check_stored(name: str, oid: int) -> None:
    """42P16 for a column of a type that no table can hold."""
    if TYPES[oid].typtype == "p" or oid == _RECORDS:
        raise errors.InvalidTableDefinition(f'column "{name}" has pseudo-type {format_type(oid)}')


def index_suffix(index: Index, key: KeyConstraint | None) -> str:
    """How a made-up name of an index like another one ends; `key`: its constraint."""
    return "pkey" if index.primary else "excl" if index.exclusion else "key" if key is not None else "idx"


def expression_name(text: str) -> str:
    """What an expression that the catalog keeps gives a column of an index as its name."""
    return figured(parse_expression(text))


def figured(raw: tree.Expr) -> str:
    """The same, of an expression as it was written."""
    name = figure_name(raw)
    return "expr" if name == "?column?" else name


def distinct(names: Iterable[str]) -> list[str]:
    """The names of an index's columns: one that is there already gets a number. Source: ChooseIndexColumnNames."""
    out: list[str] = []
    for name in names:
        candidate, n = name, 0
        while candidate in out:
            n += 1
            candidate = f"{name}{n}"
        out.append(candidate)
    return out


def first_named(session: Any, names: tuple[str, ...], objects: Iterable[tuple[int, str, int, int]]) -> tuple[int, str, int, int] | None:
    """The first of some objects, each (oid, name, schema, owner), that has a name, in the schema that it says or along the search path; 3F000."""
    catalog = session.catalog
    if len(names) > 1:
        schemas = [catalog.schema_oid(names[-2])]
    else:
        path = session.context.search_path
        schemas = [catalog.schema_oids[s] for s in (path if "pg_catalog" in path else ("pg_catalog", *path)) if s in catalog.schema_oids]
    known = {f[2]: f for f in objects if f[1] == names[-1]}
    return next((known[s] for s in schemas if s in known), None)
