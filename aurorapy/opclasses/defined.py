"""What operator classes and families, collations, conversions and access methods have in common: names, owners, schemas, comments.

Source: PostgreSQL 15 manual, ALTER and DROP of these; alter.c and objectaddress.c in its terms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.catalog.state import PG_CATALOG
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.privileges.acl import CREATE
from aurorapy.privileges.granting import role_named
from aurorapy.privileges.holding import Object, denied, held, owns
from aurorapy.privileges.roles import require_member

from .found import method_name

CLASSES = {"operator class": 2616, "operator family": 2753, "collation": 3456, "conversion": 2607, "access method": 2601}  # pg_opclass, ...
Found = tuple[int, str, int, int]  # oid, name, schema, owner


def target_schema(session: Any, names: tuple[str, ...]) -> int:
    """The schema where a new object goes; 3F000, 42501."""
    from aurorapy.catalog.claims import use_schema

    catalog = session.catalog
    name = names[-2] if len(names) > 1 else session.context.current_schema()
    if name is None:
        raise errors.InvalidSchemaName("no schema has been selected to create in")
    schema = int(catalog.schema_oid(name))
    if name.startswith("pg_temp"):
        raise errors.FeatureNotSupported("such objects in temporary schemas are not supported")
    _need_create(session, session.user_oid, schema)
    use_schema(session, schema)
    return schema


def _need_create(session: Any, role: int, schema: int) -> None:
    if not held(session, role, Object("schema", schema), CREATE) or schema == PG_CATALOG:
        raise denied(session, Object("schema", schema))


# --- finding ------------------------------------------------------------------------------------------


def find(session: Any, kind: str, names: tuple[str, ...], method: str = "") -> Found | None:
    """An object by its name; 3F000 for a schema that is not there, 42704 for an access method."""
    from aurorapy.catalog.collations import find_collation
    from aurorapy.catalog.conversions import find_conversion

    from . import naming
    from .access_methods import find_method

    if kind in ("operator class", "operator family"):
        return naming.find(session, kind, names, naming.need_method(session, method))
    return {"collation": find_collation, "conversion": find_conversion, "access method": find_method}[kind](session, names)


def missing(kind: str, names: tuple[str, ...], method: str = "") -> str:
    """What is said where there is none."""
    text = f'{kind} "{".".join(names)}"'
    if kind == "collation":
        return f'{text} for encoding "UTF8" does not exist'
    return f"{text} does not exist" + (f' for access method "{method}"' if method else "")


def need(session: Any, kind: str, names: tuple[str, ...], method: str = "") -> Found:
    """`find`, or 42704."""
    found = find(session, kind, names, method)
    if found is None:
        raise errors.UndefinedObject(missing(kind, names, method))
    return found


def _named(session: Any, kind: str, schema: int, name: str, method: int) -> bool:
    """Whether a schema has such a name already."""
    from aurorapy.catalog.collations import collations
    from aurorapy.catalog.conversions import conversions

    from .naming import objects

    if kind in ("operator class", "operator family"):
        known = objects(session.catalog, kind, method)
    else:
        known = collations(session.catalog) if kind == "collation" else conversions(session.catalog)
    return any(f[1:3] == (name, schema) for f in known)


def _owned(session: Any, kind: str, found: Found) -> bool:
    return bool(session.roles.has_privileges_of(session.user_oid, found[3]))


def _own(session: Any, kind: str, found: Found, shown: str) -> Any:
    """The descriptor of a user's object that the current user owns; 42501, 0A000 for what comes with the server."""
    if not _owned(session, kind, found):
        raise errors.InsufficientPrivilege(f"must be owner of {kind} {shown}")
    defined = session.catalog.operations.get(found[0])
    if defined is None or found[2] == PG_CATALOG:
        raise errors.FeatureNotSupported(f"{kind} {found[1]} does not belong to users, and changes of it are not supported")
    return defined


# --- ALTER --------------------------------------------------------------------------------------------


def alter_defined(session: Any, s: tree.AlterDefinedStmt) -> str:
    """ALTER ... RENAME TO, OWNER TO, SET SCHEMA, REFRESH VERSION."""
    from aurorapy.catalog.claims import use_schema
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    found = need(session, s.object, s.name, s.method)
    tag = f"ALTER {s.object.upper()}"
    if s.what == "refresh":
        from aurorapy.catalog.collations import refresh

        refresh(session, found, s.name)
        return tag
    shown = ".".join(s.name) if s.what == "refresh" else found[1]
    defined = _own(session, s.object, found, shown)
    superuser = session.context.superuser
    method = getattr(defined, "method", 0)
    if s.what == "rename":
        if not superuser:
            _need_create(session, session.user_oid, defined.schema)
        _claim(session, s.object, defined.schema, s.value, method)
        _free(session, s, defined.schema, s.value, method)
        catalog.put_operation(replace(defined, name=s.value))
    elif s.what == "owner":
        role = role_named(session, s.value)
        if not superuser:
            require_member(session, role)
            _need_create(session, role, defined.schema)
        catalog.put_operation(replace(defined, owner=role))
    else:
        schema = int(catalog.schema_oid(s.value))
        if s.value.startswith("pg_temp"):
            raise errors.FeatureNotSupported("cannot move objects into or out of temporary schemas")
        if schema == defined.schema:
            return tag
        if not superuser:
            _need_create(session, session.user_oid, schema)
        use_schema(session, schema)
        _claim(session, s.object, schema, defined.name, method)
        _free(session, s, schema, defined.name, method)
        catalog.put_operation(replace(defined, schema=schema))
    return tag


def _claim(session: Any, kind: str, schema: int, name: str, method: int) -> None:
    session.transaction.catalog.claims.take(("n", schema, f"{kind} {name} {method}" if method else f"{kind} {name}"))


def _free(session: Any, s: tree.AlterDefinedStmt, schema: int, name: str, method: int) -> None:
    """42710 where the schema has such a name."""
    if _named(session, s.object, schema, name, method):
        of = f' for access method "{s.method}"' if s.method else ""
        raise errors.DuplicateObject(f'{s.object} "{name}"{of} already exists in schema "{session.catalog.schemas[schema]}"')


# --- DROP, COMMENT --------------------------------------------------------------------------------------


def drop_defined(session: Any, s: tree.DropDefinedStmt) -> str:
    """DROP OPERATOR CLASS, OPERATOR FAMILY, COLLATION, CONVERSION, ACCESS METHOD."""
    from aurorapy.catalog.claims import change_class
    from aurorapy.catalog.ddl import notice, writable
    from aurorapy.catalog.dependencies import drop

    writable(session)
    targets: list[tuple[str, int, Any]] = []
    for names in s.names:
        try:
            found = find(session, s.object, names, s.method)
        except errors.InvalidSchemaName as e:
            if not s.if_exists:
                raise
            notice(session, f"{e.message}, skipping")
            continue
        if found is None:
            if not s.if_exists:
                raise errors.UndefinedObject(missing(s.object, names, s.method))
            text = f'collation "{".".join(names)}" does not exist' if s.object == "collation" else missing(s.object, names, s.method)
            notice(session, f"{text}, skipping")
            continue
        target = (s.object, _to_drop(session, s.object, names, found, s.method), 0)
        if target not in targets:
            targets.append(target)
    for kind, oid, _ in targets:
        if kind in ("operator class", "operator family"):
            for c in [oid] if kind == "operator class" else [c.oid for c in session.catalog.operations.values() if getattr(c, "family", 0) == oid]:
                change_class(session, c)
    if targets:
        drop(session, targets, cascade=s.cascade)
    return f"DROP {s.object.upper()}"


def _listed(names: tuple[str, ...], method: str) -> str:
    """A name as PostgreSQL has it where it lists the access method with it."""
    return ".".join((method, *names) if method else names)


def _to_drop(session: Any, kind: str, names: tuple[str, ...], found: Found, method: str) -> int:
    oid, _, schema, _ = found
    if kind == "access method":
        if not session.context.superuser:
            raise errors.InsufficientPrivilege("must be superuser")
    elif not _owned(session, kind, found) and not owns(session, Object("schema", schema)):
        raise errors.InsufficientPrivilege(f"must be owner of {kind} {_listed(names, method)}")
    if oid not in session.catalog.operations or (kind != "access method" and schema == PG_CATALOG):
        if any(oid in (k.oid, k.family) for x in session.catalog.extensions.values() for k in x.classes):
            x = next(x for x in session.catalog.extensions.values() if any(oid in (k.oid, k.family) for k in x.classes))
            raise errors.DependentObjectsStillExist(f"cannot drop {describe(session, kind, oid)} because extension {x.name} requires it",
                                                    hint=f"You can drop extension {x.name} instead.")
        raise errors.DependentObjectsStillExist(f"cannot drop {describe(session, kind, oid)} because it is required by the database system")
    return oid


def comment_on_defined(session: Any, s: tree.CommentDefinedStmt) -> str:
    """COMMENT ON these objects."""
    from aurorapy.catalog.ddl import writable

    writable(session)
    found = need(session, s.object, s.name, s.method)
    if s.object == "access method":
        if not session.context.superuser:
            raise errors.InsufficientPrivilege("must be superuser")
    elif not _owned(session, s.object, found):
        raise errors.InsufficientPrivilege(f"must be owner of {s.object} {_listed(s.name, s.method)}")
    session.catalog.put_comment((CLASSES[s.object], found[0], 0), s.text or None)
    return "COMMENT"


def describe(session: Any, kind: str, oid: int) -> str:
    """An object as messages name it."""
    from aurorapy.catalog.collations import collations, find_collation
    from aurorapy.catalog.conversions import conversions, find_conversion

    from . import naming

    catalog = session.catalog
    if kind in ("operator class", "operator family"):
        return f"{kind} {naming.shown(session, kind, oid)}"
    if kind == "access method":
        return f"access method {method_name(catalog, oid)}"
    known, look = (collations, find_collation) if kind == "collation" else (conversions, find_conversion)
    _, name, schema, _ = next(f for f in known(catalog) if f[0] == oid)
    first = look(session, (name,))
    prefix = "" if first is not None and first[0] == oid else f"{quote_name(catalog.schemas[schema])}."
    return f"{kind} {prefix}{quote_name(name)}"
