"""Types that users define, as objects: found by name, renamed, moved, given away, dropped, commented."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.bind.binder import lookup_type
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.planner.types import format_type
from aurorapy.planner.types.domains import DomainDef
from aurorapy.planner.types.user import array_name
from aurorapy.planner.types.user_ranges import MultirangeDef
from aurorapy.privileges.granting import role_named
from aurorapy.privileges.holding import Object, put_owner

from .claims import use_schema
from .naming import free_type_name
from .sql_types import TypeDef
from .text_rewriting import Rewriting
from .type_uses import type_oids

TYPE_CLASS, CONSTRAINT_CLASS = 1247, 2606


def type_oid(session: Any, names: tuple[str, ...], *, shells: bool = False) -> int:
    """The oid of a type by its name; 42704, 3F000."""
    from .ddl import binder

    return lookup_type(binder(session), tree.TypeName(names), shells=shells)


def defined_type(session: Any, names: tuple[str, ...], what: str = "type", *, shells: bool = False) -> TypeDef | Table:
    """The descriptor of a user's type (a composite type's relation), to change; 42809 where it is another kind of type than what ALTER says."""
    from .ddl import lock_table, writable

    oid = type_oid(session, names, shells=shells)
    catalog = writable(session)
    owner = catalog.type_oids.get(oid)
    found: TypeDef | None = catalog.types.get(owner)
    if what == "domain" and not (isinstance(found, DomainDef) and oid == owner):
        raise errors.WrongObjectType(f"{format_type(oid)} is not a domain")
    if found is not None and oid == owner:
        return found
    if owner is None:
        raise errors.InsufficientPrivilege(f"must be owner of type {format_type(oid)}")
    if found is None and catalog.tables[owner].kind == "c" and oid == catalog.tables[owner].type_oid:
        return lock_table(session, catalog.tables[owner])  # type: ignore[no-any-return]
    if found is not None or oid != catalog.tables[owner].type_oid:
        element = format_type(owner if found is not None else catalog.tables[owner].type_oid)
        raise errors.WrongObjectType(f"cannot alter array type {element}[]", hint=f"You can alter type {element}, which will alter the array type as well.")
    raise errors.WrongObjectType(f"{format_type(oid)} is a table's row type", hint="Use ALTER TABLE instead.")


def new_names(session: Any, schema: int, name: str) -> dict[str, Any]:
    """What a new type's descriptor says of its name and array type; 42710 where there is such a type."""
    catalog = session.catalog
    free_type_name(session, schema, name)
    oid = catalog.new_oid()
    return {"oid": oid, "name": name, "schema": schema, "array": catalog.new_oid(), "owner": session.user_oid,
            "array_name": array_name(name, lambda n: n == name or (schema, n) in catalog.type_names)}


def moved(session: Any, found: TypeDef | Table, schema: int, name: str) -> None:
    """Give a type another name or schema; text that mentions it is written anew."""
    catalog = session.catalog
    text = Rewriting(session, [], type_oids(catalog, found.oid))
    own = found.array_oid if isinstance(found, Table) else found.array
    array = array_name(name, lambda n: n == name or catalog.type_names.get((schema, n), own) != own)
    _put(session, replace(found, name=name, schema=schema, array_name=array))
    text.finish()


def _put(session: Any, defined: TypeDef | Table) -> None:
    if isinstance(defined, Table):
        session.catalog.put_table(defined)
    else:
        session.catalog.put_type(defined)


def rename_type(session: Any, s: tree.RenameStmt) -> str:
    """ALTER TYPE or DOMAIN ... RENAME TO."""
    found = defined_type(session, s.name, s.object)
    free_type_name(session, found.schema, s.new_name)
    if isinstance(found, Table) and (found.schema, s.new_name) in session.catalog.names:
        raise errors.DuplicateTable(f'relation "{s.new_name}" already exists')
    moved(session, found, found.schema, s.new_name)
    return f"ALTER {s.object.upper()}"


def set_type_schema(session: Any, s: tree.SetSchemaStmt) -> str:
    """ALTER TYPE or DOMAIN ... SET SCHEMA."""
    found = defined_type(session, s.name, s.object)
    catalog = session.catalog
    schema = catalog.schema_oid(s.new_schema)
    if schema != found.schema:
        use_schema(session, schema)
        if (schema, found.name) in catalog.type_names:
            raise errors.DuplicateObject(f'type "{found.name}" already exists in schema "{s.new_schema}"')
        moved(session, found, schema, found.name)
    return f"ALTER {s.object.upper()}"


def set_type_owner(session: Any, s: tree.OwnerStmt) -> str:
    """ALTER TYPE or DOMAIN ... OWNER TO."""
    found = defined_type(session, s.name, s.object, shells=True)
    oid = role_named(session, s.role)
    put_owner(session, Object("type", found.oid), oid)
    _put(session, replace(found, owner=oid))
    return f"ALTER {s.object.upper()}"


def type_to_drop(session: Any, names: tuple[str, ...], what: str) -> tuple[str, int, int]:
    """The object that DROP TYPE or DOMAIN names; 2BP01 for what only goes with another."""
    oid = type_oid(session, names, shells=True)
    catalog = session.catalog
    owner = catalog.type_oids.get(oid)
    if what == "domain":
        _need_domain(session, names, oid)
    if owner is None:
        raise errors.DependentObjectsStillExist(f"cannot drop type {format_type(oid)} because it is required by the database system")
    if owner in catalog.types:
        found = catalog.types[owner]
        if isinstance(found, MultirangeDef):
            raise errors.DependentObjectsStillExist(f"cannot drop type {format_type(oid)} because type {format_type(found.range)} requires it",
                                                    hint=f"You can drop type {format_type(found.range)} instead.")
        if oid != owner:
            raise errors.DependentObjectsStillExist(f"cannot drop type {format_type(oid)} because type {format_type(owner)} requires it",
                                                    hint=f"You can drop type {format_type(owner)} instead.")
        return ("type", oid, 0)
    table: Table = catalog.tables[owner]
    if table.kind == "c" and oid == table.type_oid:
        return ("table", owner, 0)
    from .dependencies import describe

    whole = describe(session, ("table", owner, 0)) if oid == table.type_oid else f"type {format_type(table.type_oid)}"
    raise errors.DependentObjectsStillExist(f"cannot drop type {format_type(oid)} because {whole} requires it", hint=f"You can drop {whole} instead.")


def type_comment_key(session: Any, names: tuple[str, ...], what: str) -> tuple[int, int, int]:
    """The key of a comment on a type."""
    oid = type_oid(session, names, shells=True)
    if what == "domain":
        _need_domain(session, names, oid)
    return (TYPE_CLASS, oid, 0)


def _need_domain(session: Any, names: tuple[str, ...], oid: int) -> DomainDef:
    found = session.catalog.types.get(oid)
    if not isinstance(found, DomainDef):
        raise errors.WrongObjectType(f'"{".".join(names)}" is not a domain')
    return found


def domain_constraint_key(session: Any, names: tuple[str, ...], name: str) -> tuple[int, int, int]:
    """The key of a comment on a domain's constraint."""
    found = _need_domain(session, names, type_oid(session, names))
    check = next((c for c in found.checks if c.name == name), None)
    if check is None:
        raise errors.UndefinedObject(f'constraint "{name}" for domain {format_type(found.oid)} does not exist')
    return (CONSTRAINT_CLASS, check.oid, 0)
