"""All that a role owns and was granted: REASSIGN OWNED, DROP OWNED, and what keeps a role from being dropped.

It is about the database at hand, and about databases themselves. Source: PostgreSQL 15 manual, section 22.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.catalog.state import PG_CATALOG
from aurorapy.foreign.named import KIND_OF as FOREIGN
from aurorapy.foreign.named import change_owner
from aurorapy.large_objects.pages import View
from aurorapy.large_objects.statements import give
from aurorapy.operations.found import users_operators
from aurorapy.planner.foreign import MappingDef
from aurorapy.planner.operations import KINDS
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Table
from aurorapy.planner.types import format_type

from . import acl
from .acl import Item
from .granting import DEFAULT_ACL, role_named
from .holding import CLASSES, SHARED, Object, language_name, put_acl, relation, stored_acl, this_database
from .shared import lists, shared_name

_DEFAULTS = {"r": "relations", "S": "sequences", "f": "functions", "T": "types", "n": "schemas"}


def owned(session: Any, role: int) -> list[tuple[str, int, int]]:
    """The objects of the database that a role owns, as `catalog.dependencies` names them; not what goes with another object."""
    catalog = session.catalog
    out: list[tuple[str, int, int]] = [("table", t.oid, 0) for t in catalog.tables.values() if t.owner == role]
    out += [("sequence", q.oid, 0) for q in catalog.sequences.values() if q.owner == role and q.owned_by is None]
    out += [("type", x.oid, 0) for x in catalog.types.values() if x.owner == role]
    out += [("routine", r.oid, 0) for r in catalog.routines.values() if r.owner == role]
    out += [("extension", x.oid, 0) for x in catalog.extensions.values() if x.owner == role]
    out += [("operator", o.oid, 0) for o in users_operators(catalog) if o.owner == role]
    out += [(kind, d.oid, 0) for d in catalog.operations.values() if (kind := KINDS.get(type(d), "")) and d.owner == role and d.schema != PG_CATALOG]
    out += [(FOREIGN[type(d)], d.oid, 0) for d in catalog.operations.values() if type(d) in FOREIGN and (d.user if isinstance(d, MappingDef) else d.owner) == role
            and getattr(d, "database", session.database_value[1]) == session.database_value[1]]
    out += [("event trigger", x.oid, 0) for x in catalog.event_triggers.values() if x.owner == role]
    out += [("text search", x.oid, 0) for x in catalog.text_searches.values() if x.owner == role]
    out += [("statistics", x.oid, t.oid) for t in catalog.tables.values() for x in t.statistics if x.owner == role]
    out += [("schema", oid, 0) for oid in catalog.schemas if _schema_owner(catalog, oid) == role]
    out += [("large object", oid, 0) for oid, owner in View(session).objects() if owner == role]
    return sorted(out, key=lambda o: o[1])


def _schema_owner(catalog: Any, oid: int) -> int:
    found = catalog.grants.get((CLASSES["schema"], oid, -1))
    return 0 if found is None else int(found[0])


def _lists(session: Any) -> Iterator[tuple[Object | tuple[int, ...], tuple[Item, ...]]]:
    """Every list of grants in the database, and the database's own; default privileges by their keys."""
    kinds = {CLASSES["schema"]: "schema", CLASSES["function"]: "function", CLASSES["type"]: "type", CLASSES["large object"]: "large object",
             CLASSES["foreign data wrapper"]: "foreign data wrapper", CLASSES["foreign server"]: "foreign server",
             CLASSES["language"]: "language"}
    for key, listed in list(session.catalog.grants.items()):
        if key[0] == DEFAULT_ACL:
            yield key, tuple([Item(*i) for i in listed])
        elif key[2] >= 0:
            kind = kinds.get(key[0]) or ("column" if key[2] else "table" if key[1] in session.catalog.tables or key[1] not in session.catalog.sequences
                                         else "sequence")
            yield Object(kind, key[1], key[2]), tuple([Item(*i) for i in listed])
    found = stored_acl(session, this_database(session))
    if found is not None:
        yield this_database(session), found
    yield from ((Object(kind, oid), listed) for kind, oid, listed in lists(session))


def reasons(session: Any, role: int) -> list[str]:
    """Why a role cannot be dropped, a line each."""
    from aurorapy.catalog.dependencies import describe

    lines: list[tuple[int, str]] = [(o[1], f"owner of {describe(session, o)}") for o in owned(session, role)]
    for n, v in session.engine.names("database"):
        if len(v) > 2 and v[2].get("owner") == role:
            lines.append((v[1], f"owner of database {n}"))
    for o, listed in _lists(session):
        if any(role in (i.grantee, i.grantor) for i in listed) and not (isinstance(o, Object) and _owner(session, o) == role):
            lines.append((o[1], f"privileges for {_described(session, o)}"))
        elif not isinstance(o, Object) and o[1] == role:
            lines.append((o[1], f"owner of {_described(session, o)}"))
    for t in session.catalog.tables.values():
        lines += [(p.oid, f"target of {describe(session, ('policy', t.oid, p.name))}") for p in t.policies if role in p.roles]
    return [line for _, line in sorted(lines, key=lambda x: x[0])]


def _owner(session: Any, o: Object) -> int:
    from .holding import owner_of

    return owner_of(session, o)


def _described(session: Any, o: Any) -> str:
    from aurorapy.catalog.dependencies import describe

    if not isinstance(o, Object):
        _, owner, schema, kind = o
        inside = f" in schema {quote_name(session.catalog.schemas[schema])}" if schema else ""
        return f"default privileges on new {_DEFAULTS[chr(kind)]} belonging to role {quote_name(session.roles.names[owner])}{inside}"
    match o.kind:
        case "column":
            table: Table = relation(session, o.oid)
            return f"column {quote_name(table.columns[o.column - 1].name)} of {describe(session, ('table', o.oid, 0))}"
        case "function":
            return describe(session, ("routine", o.oid, 0))
        case "type":
            return f"type {format_type(o.oid)}"
        case "database":
            return f"database {session.engine.database_name(o.oid)}"
        case kind if kind in SHARED:
            return f"{kind} {shared_name(session, kind, o.oid)}"
        case "language":
            return f"language {language_name(session.catalog, o.oid)}"
    return describe(session, (o.kind.removeprefix("foreign ") if o.kind == "foreign server" else o.kind, o.oid, 0))


def owned_statement(session: Any, s: tree.OwnedStmt) -> str:
    """REASSIGN OWNED and DROP OWNED."""
    from aurorapy.catalog.ddl import writable

    writable(session)
    roles = [role_named(session, r) for r in s.roles]
    for role in roles:
        if role == 10:
            name = session.roles.names[role]
            what = "reassign ownership of" if s.to is not None else "drop"
            tail = " in this database" if s.to is not None else ""
            raise errors.DependentObjectsStillExist(f"cannot {what} objects owned by role {name} because they are required by the database system{tail}".replace(
                " in this database", ""))
        if not session.roles.has_privileges_of(session.user_oid, role):
            raise errors.InsufficientPrivilege(f'permission denied to {"reassign" if s.to is not None else "drop"} objects')
    if s.to is not None:
        if not session.roles.has_privileges_of(session.user_oid, role_named(session, s.to)):
            raise errors.InsufficientPrivilege("permission denied to reassign objects")
        for role in roles:
            _reassign(session, role, s.to)
        return "REASSIGN OWNED"
    _drop_owned(session, list(dict.fromkeys(roles)), cascade=s.cascade)
    return "DROP OWNED"


def _reassign(session: Any, role: int, to: str) -> None:
    from dataclasses import replace

    from aurorapy.catalog.comments import set_owner
    from aurorapy.event_triggers.defining import own

    from .holding import put_owner

    catalog = session.catalog
    new = role_named(session, to)
    for kind, oid, sub in owned(session, role):
        if kind == "statistics":
            table = catalog.tables[sub]
            catalog.put_table(replace(table, statistics=tuple(replace(x, owner=new) if x.oid == oid else x for x in table.statistics)))
        elif kind in ("table", "sequence"):
            set_owner(session, catalog.tables.get(oid) or catalog.sequences[oid], to)
        elif kind == "type":
            put_owner(session, Object("type", oid), new)
            catalog.put_type(replace(catalog.types[oid], owner=new))
        elif kind == "text search":
            catalog.put_text_search(replace(catalog.text_searches[oid], owner=new))
        elif kind == "event trigger":
            own(session, catalog.event_triggers[oid], new)
        elif kind == "routine":
            put_owner(session, Object("function", oid), new)
            catalog.put_routine(replace(catalog.routines[oid], owner=new))
        elif kind == "operator" or kind in KINDS.values():
            catalog.put_operation(replace(catalog.operations[oid], owner=new))
        elif kind in FOREIGN.values():
            if kind != "user mapping":  # it goes on being for the same role
                change_owner(session, catalog.operations[oid], new)
        elif kind == "large object":
            give(session, oid, new)
        elif kind == "extension":
            catalog.put_extension(replace(catalog.extensions[oid], owner=new))
        else:
            put_owner(session, Object("schema", oid), new)
    for name, value in session.engine.names("database"):
        if len(value) > 2 and value[2].get("owner") == role:
            put_owner(session, Object("database", value[1]), new)
            value = session.engine.database_value(name)
            session.engine.put_database(name, (*value[:2], value[2] | {"owner": new}))
            session.hold_system()


def _drop_owned(session: Any, roles: list[int], *, cascade: bool) -> None:
    from aurorapy.catalog.dependencies import drop
    from aurorapy.catalog.policies import without_role

    catalog = session.catalog
    for role in roles:
        without_role(session, role)
        for o, listed in _lists(session):
            if not isinstance(o, Object):
                if o[1] == role:
                    catalog.put_grant(o, None)
                elif any(i.grantee == role for i in listed):
                    catalog.put_grant(o, acl.without_role(listed, role))
            elif any(role in (i.grantee, i.grantor) for i in listed) and _owner(session, o) != role:
                put_acl(session, o, tuple([i for i in listed if role not in (i.grantee, i.grantor)]))
    targets = [o for role in roles for o in owned(session, role)]
    targets.sort(key=lambda o: o[0] == "schema")  # what lies in them goes before them
    if targets:
        drop(session, targets, cascade=cascade)
