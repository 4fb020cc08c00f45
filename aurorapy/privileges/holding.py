"""What an object's list of grants says: who owns it, who may do what with it.

An object is (kind, oid, column): kind 'table' (anything with columns), 'sequence', 'column', 'schema', 'function', 'type', 'database', 'large object',
'foreign data wrapper', 'foreign server', 'tablespace', 'parameter'. The catalog keeps
the lists apart from the objects' descriptors (`Catalog.grants`, by (class, oid, column)); a database's is with the database, in the system volume, and so are
those of tablespaces and parameters (`shared`).
The owner of a schema is kept in the same way, under column -1.

Source: PostgreSQL 15 manual, section 5.7; its src/backend/catalog/aclchk.c.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from aurorapy import errors, templates
from aurorapy.catalog.state import INFORMATION_SCHEMA, NAMESPACE_CLASS, PG_CATALOG, PUBLIC, RELATION_CLASS, ROUTINE_CLASS, SERVER_CLASS, TYPE_CLASS, WRAPPER_CLASS
from aurorapy.catalog.system import BY_OID
from aurorapy.large_objects.pages import LARGE_OBJECT_CLASS, View
from aurorapy.planner.types import format_type

from . import acl
from .acl import Acl, Item
from .roles import OWNER_OF_DATABASE
from .shared import put_shared_acl, shared_acl, shared_name

BOOTSTRAP = 10
ROUTINE_WORDS = {"f": "function", "p": "procedure", "a": "aggregate"}
READ_ALL, WRITE_ALL = 6181, 6182  # pg_read_all_data, pg_write_all_data
CLASSES = {"table": RELATION_CLASS, "sequence": RELATION_CLASS, "column": RELATION_CLASS, "schema": NAMESPACE_CLASS, "function": ROUTINE_CLASS,
           "type": TYPE_CLASS, "large object": LARGE_OBJECT_CLASS, "foreign data wrapper": WRAPPER_CLASS, "foreign server": SERVER_CLASS, "language": 2612}
SECRET = frozenset(("pg_authid", "pg_shadow", "pg_subscription", "pg_user_mapping", "pg_statistic", "pg_largeobject", "pg_hba_file_rules", "pg_config",
                    "pg_file_settings", "pg_replication_origin_status", "pg_statistic_ext_data"))  # what PUBLIC may not read


SHARED = ("tablespace", "parameter")


class Object(NamedTuple):
    kind: str
    oid: int
    column: int = 0


def relation(session: Any, oid: int) -> Any:
    """A table, view or sequence by oid, one of the system's too; None when it is gone."""
    catalog = session.catalog
    return catalog.tables.get(oid) or catalog.sequences.get(oid) or BY_OID.get(oid)


def object_of(found: Any) -> Object:
    """The object that a relation's descriptor is."""
    return Object("sequence" if not hasattr(found, "kind") or found.kind == "S" else "table", found.oid)


def owner_of(session: Any, o: Object) -> int:
    """The oid of an object's owner."""
    catalog = session.catalog
    match o.kind:
        case "schema":
            own = catalog.grants.get((NAMESPACE_CLASS, o.oid, -1))
            if own is not None:
                return int(own[0])
            if catalog.schemas.get(o.oid, "").startswith("pg_temp_"):
                return int(session.user_oid)
            return OWNER_OF_DATABASE if o.oid == PUBLIC else BOOTSTRAP
        case "function":
            return int(catalog.routines[o.oid].owner)
        case "type":
            found = catalog.types.get(catalog.type_oids.get(o.oid, 0)) or catalog.tables.get(catalog.type_oids.get(o.oid, 0))
            return BOOTSTRAP if found is None else int(found.owner)
        case "language":
            language = catalog.operations.get(o.oid)
            return BOOTSTRAP if language is None else int(language.owner)
        case "text search":
            return int(catalog.text_searches[o.oid].owner)
        case "database":
            return int(database_value(session, o)[1][2].get("owner", BOOTSTRAP))
        case "large object":
            return View(session).owner(o.oid) or 0
        case "foreign data wrapper" | "foreign server":
            return int(catalog.operations[o.oid].owner)
        case "tablespace" | "parameter":
            return BOOTSTRAP
    found = relation(session, o.oid)
    return BOOTSTRAP if found is None else int(found.owner)


def database_value(session: Any, o: Object) -> tuple[str, Any]:
    """(name, value) of a database."""
    name = session.engine.database_name(o.oid)
    value = templates.value_of(session.engine, name)
    return name, value if len(value) > 2 else (*value, {})


def this_database(session: Any) -> Object:
    """The session's own database."""
    return Object("database", session.database_value[1])


def stored_acl(session: Any, o: Object) -> Acl | None:
    """The object's list; None when nothing was granted or revoked."""
    if o.kind in SHARED:
        return shared_acl(session, o.kind, o.oid)
    found = database_value(session, o)[1][2].get("acl") if o.kind == "database" else session.catalog.grants.get((CLASSES[o.kind], o.oid, o.column))
    return None if found is None else tuple([Item(*i) for i in found])


def initial_acl(session: Any, o: Object) -> Acl:
    """What the object's list is before anything was granted or revoked."""
    owner = owner_of(session, o)
    base = acl.default_acl(o.kind, owner)
    if o.kind == "schema" and o.oid in (PG_CATALOG, INFORMATION_SCHEMA, PUBLIC):
        return (*base, Item(acl.PUBLIC, owner, acl.USAGE))
    if o.kind == "table" and o.oid in BY_OID and BY_OID[o.oid].name not in SECRET:
        return (*base, Item(acl.PUBLIC, owner, acl.SELECT))
    if o.kind == "column" and o.oid in BY_OID and BY_OID[o.oid].name == "pg_subscription" and BY_OID[o.oid].columns[o.column - 1].name != "subconninfo":
        return (*base, Item(acl.PUBLIC, owner, acl.SELECT))  # pg_dump looks there
    return base


def acl_of(session: Any, o: Object) -> Acl:
    """The object's list as it is in force."""
    found = stored_acl(session, o)
    return initial_acl(session, o) if found is None else found


def put_acl(session: Any, o: Object, new: Acl | None) -> None:
    """Give an object a list."""
    if o.kind == "database":
        name, value = database_value(session, o)
        session.engine.put_database(name, (*value[:2], value[2] | {"acl": new}))
        session.hold_system()
        return
    if o.kind in SHARED:
        put_shared_acl(session, o.kind, o.oid, new)
        return
    kept = None if new is None or (o.kind == "column" and not new) else new
    session.catalog.put_grant((CLASSES[o.kind], o.oid, o.column), kept)


def put_owner(session: Any, o: Object, owner: int) -> None:
    """An object has another owner now (its descriptor, but for a schema's, says so already): what was granted by and to the old one follows.
    Call it before the descriptor changes."""
    old, found = owner_of(session, o), stored_acl(session, o)
    if found is not None:
        put_acl(session, o, acl.of_new_owner(found, old, owner))
    if o.kind == "schema":
        session.catalog.put_grant((NAMESPACE_CLASS, o.oid, -1), (owner,))


def held(session: Any, role: int, o: Object, mask: int) -> int:
    """Which of the privileges a role has. Those of a column are the column's own and its table's."""
    roles = session.roles
    if roles.is_superuser(role):
        return mask
    mine = roles.of(role)
    owner = owner_of(session, o)
    found = acl.held(acl_of(session, o), owner, mine, mask, o.kind)
    if o.kind in ("table", "sequence", "column"):
        if READ_ALL in mine:
            found |= mask & acl.SELECT
        if WRITE_ALL in mine and o.kind != "sequence":
            found |= mask & (acl.INSERT | acl.UPDATE | acl.DELETE)
    elif o.kind == "schema" and (READ_ALL in mine or WRITE_ALL in mine):
        found |= mask & acl.USAGE
    if o.kind == "column" and found != mask:
        found |= held(session, role, Object("table", o.oid), mask)
    return found


def options_held(session: Any, role: int, o: Object, mask: int) -> int:
    """Which of the privileges a role may grant."""
    roles = session.roles
    if roles.is_superuser(role):
        return mask
    found = acl.options_held(acl_of(session, o), owner_of(session, o), roles.of(role), mask, o.kind)
    return found | options_held(session, role, Object("table", o.oid), mask) if o.kind == "column" and found != mask else found


def owns(session: Any, o: Object) -> bool:
    """Whether the current user has an owner's rights."""
    return bool(session.roles.has_privileges_of(session.user_oid, owner_of(session, o)))


def described(session: Any, o: Object) -> str:
    """An object as permission errors name it: `table t`."""
    catalog = session.catalog
    match o.kind:
        case "schema":
            return f"schema {catalog.schemas[o.oid]}"
        case "function":
            return f"{ROUTINE_WORDS[catalog.routines[o.oid].kind]} {catalog.routines[o.oid].name}"
        case "type":
            return f"type {format_type(o.oid)}"
        case "database":
            return f"database {session.engine.database_name(o.oid)}"
        case "large object":
            return f"large object {o.oid}"
        case "language":
            return f"language {language_name(catalog, o.oid)}"
        case "foreign data wrapper":
            return f"foreign-data wrapper {catalog.operations[o.oid].name}"
        case "foreign server":
            return f"foreign server {catalog.operations[o.oid].name}"
        case "tablespace" | "parameter":
            return f"{o.kind} {shared_name(session, o.kind, o.oid)}"
    found = relation(session, o.oid)
    return f"{relation_word(found)} {found.name}"


def language_name(catalog: Any, oid: int) -> str:
    """The name of a language."""
    from aurorapy.routines.languages import language_at

    found = language_at(catalog, oid)
    assert found is not None, oid
    return found.name


def relation_word(found: Any) -> str:
    """What a relation is called in permission errors."""
    return {"v": "view", "m": "materialized view", "S": "sequence", "c": "type", "f": "foreign table"}.get(getattr(found, "kind", "S"), "table")


def denied(session: Any, o: Object) -> errors.SQLError:
    return errors.InsufficientPrivilege(f"permission denied for {described(session, o)}")


def require(session: Any, o: Object, mask: int) -> None:
    """Raise 42501 unless the current user has all these privileges."""
    if held(session, session.user_oid, o, mask) != mask:
        raise denied(session, o)


def require_owner(session: Any, o: Object) -> None:
    """Raise 42501 unless the current user owns the object."""
    if not owns(session, o):
        raise errors.InsufficientPrivilege(f"must be owner of {described(session, o)}")
