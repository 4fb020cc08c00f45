"""All that a role owns and was granted: REASSIGN OWNED, DROP OWNED, and what keeps a role from being dropped.

It is about the database at hand, and about databases themselves. Source: PostgreSQL 15 manual, section 22.4.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.foreign.named import KIND_OF as FOREIGN
from aurorapy.foreign.named import change_owner
from aurorapy.large_objects.statements import give
from aurorapy.planner.operations import KINDS
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Table
from aurorapy.planner.types import format_type

from . import acl
from .dependents import counts_elsewhere, database_lists, granted, lists, owners
from .granting import role_named
from .holding import SHARED, Object, language_name, owner_of, put_acl, relation, stored_acl, this_database
from .shared import lists as shared_lists
from .shared import shared_name

_DEFAULTS = {"r": "relations", "S": "sequences", "f": "functions", "T": "types", "n": "schemas"}


def owned(session: Any, role: int) -> list[tuple[str, int, int]]:
    """The objects of the database that a role owns, as `catalog.dependencies` names them; not what goes with another object."""
    sequences = session.catalog.sequences
    return sorted([o for o, owner in owners(session) if owner == role and (o[0] != "sequence" or sequences[o[1]].owned_by is None)], key=lambda o: o[1])


def reasons(session: Any, role: int) -> list[str]:
    """Why a role cannot be dropped, a line each."""
    from aurorapy.catalog.dependencies import describe

    first: list[str] = []
    for name, _, owner, listed in database_lists(session):
        first += [f"owner of database {name}"] * (owner == role) + [f"privileges for database {name}"] * (role in granted(listed, owner))
    first += [f"privileges for {_described(session, Object(kind, oid))}" for kind, oid, listed in shared_lists(session) if role in granted(listed, 0)]
    lines = [((o[1], 0), f"owner of {describe(session, o)}") for o, owner in owners(session) if owner == role]
    last: list[str] = []
    for o, listed in lists(session):
        if isinstance(o, Object):
            if role in granted(listed, owner_of(session, o)):
                lines.append(((o.oid, o.column), f"privileges for {_described(session, o)}"))
        elif o[1] == role:
            last.append(f"owner of {_described(session, o)}")
        elif role in granted(listed, o[1]):
            last.append(f"privileges for {_described(session, o)}")
    for t in session.catalog.tables.values():
        lines += [((p.oid, 0), f"target of {describe(session, ('policy', t.oid, p.name))}") for p in t.policies if role in p.roles]
    return [*first, *[line for _, line in sorted(lines, key=lambda x: x[0])], *last, *counts_elsewhere(session, role)]


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
        mine = stored_acl(session, this_database(session))
        shared = [(Object(kind, oid), listed) for kind, oid, listed in shared_lists(session)]
        for o, listed in [*lists(session), *([] if mine is None else [(this_database(session), mine)]), *shared]:
            if not isinstance(o, Object):
                if o[1] == role:
                    catalog.put_grant(o, None)
                elif any(i.grantee == role for i in listed):
                    catalog.put_grant(o, acl.without_role(listed, role))
            elif any(role in (i.grantee, i.grantor) for i in listed) and owner_of(session, o) != role:
                put_acl(session, o, tuple([i for i in listed if role not in (i.grantee, i.grantor)]))
    targets = [o for role in roles for o in owned(session, role)]
    targets.sort(key=lambda o: o[0] == "schema")  # what lies in them goes before them
    if targets:
        drop(session, targets, cascade=cascade)
