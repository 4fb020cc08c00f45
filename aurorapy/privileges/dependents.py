"""What depends on roles, in all databases: their owners, who was granted something on them, whom policies name. pg_shdepend, and DROP ROLE's reasons.

Nothing is kept for it: it is read from the catalogs, of which those of other databases are opened for it. Of the bootstrap superuser there is nothing, who
cannot be dropped. Source: PostgreSQL 15 manual, section 53.50.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from aurorapy import templates
from aurorapy.catalog.inventory import address_of
from aurorapy.catalog.state import PG_CATALOG
from aurorapy.foreign.named import KIND_OF as FOREIGN
from aurorapy.large_objects.pages import LARGE_OBJECT_CLASS, View
from aurorapy.operations.found import users_operators
from aurorapy.planner.foreign import MappingDef
from aurorapy.planner.operations import KINDS

from .acl import Item
from .granting import DEFAULT_ACL
from .holding import BOOTSTRAP, CLASSES, Object, owner_of
from .shared import PARAMETER_CLASS, TABLESPACE_CLASS
from .shared import lists as shared_lists

DATABASE_CLASS, POLICY_CLASS = 1262, 3256
Obj = tuple[str, int, int]  # an object as `catalog.dependencies` names it


class Dependent(NamedTuple):
    """An object's address, the role that it depends on, and how: (o)wner, (a)cl, (r) target of a policy."""

    classid: int
    oid: int
    column: int
    role: int
    type: str


class Elsewhere:
    """Another database, as far as a session is asked for its own."""

    def __init__(self, session: Any, database: Any, value: Any) -> None:
        self.engine, self.roles, self.user_oid = session.engine, session.roles, session.user_oid
        self.database, self.catalog, self.database_value = database, database.catalog, value
        self.tick = session.tick
        self.writes: dict[int, Any] = {}

    def start_transaction(self) -> Elsewhere:
        """Who has written nothing."""
        return self


def elsewhere(session: Any) -> Iterator[tuple[str, Elsewhere]]:
    """(name, database) of every other database that has anything in it."""
    for name, value in templates.entries(session.engine):
        if value[1] != session.database_value[1] and not templates.is_empty(session.engine, name):
            yield name, Elsewhere(session, session.engine.database(name), value)


def owners(session: Any) -> Iterator[tuple[Obj, int]]:
    """The objects of the database with who owns them; not what goes with another object, but sequences."""
    catalog = session.catalog
    yield from ((("table", t.oid, 0), t.owner) for t in catalog.tables.values())
    yield from ((("sequence", q.oid, 0), q.owner) for q in catalog.sequences.values())
    yield from ((("type", x.oid, 0), x.owner) for x in catalog.types.values())
    yield from ((("routine", r.oid, 0), r.owner) for r in catalog.routines.values())
    yield from ((("extension", x.oid, 0), x.owner) for x in catalog.extensions.values())
    yield from ((("operator", o.oid, 0), o.owner) for o in users_operators(catalog))
    for d in catalog.operations.values():
        if (kind := KINDS.get(type(d), "")) and d.schema != PG_CATALOG:
            yield (kind, d.oid, 0), d.owner
        elif type(d) in FOREIGN and getattr(d, "database", session.database_value[1]) == session.database_value[1]:
            yield (FOREIGN[type(d)], d.oid, 0), d.user if isinstance(d, MappingDef) else d.owner
    yield from ((("event trigger", x.oid, 0), x.owner) for x in catalog.event_triggers.values())
    yield from ((("text search", x.oid, 0), x.owner) for x in catalog.text_searches.values())
    yield from ((("statistics", x.oid, t.oid), x.owner) for t in catalog.tables.values() for x in t.statistics)
    for oid in catalog.schemas:
        found = catalog.grants.get((CLASSES["schema"], oid, -1))
        if found is not None:
            yield ("schema", oid, 0), int(found[0])
    yield from ((("large object", oid, 0), owner) for oid, owner in View(session).objects())


def lists(session: Any) -> Iterator[tuple[Object | tuple[int, ...], tuple[Item, ...]]]:
    """Every list of grants in the database; default privileges by their keys."""
    kinds = {CLASSES[kind]: kind for kind in ("schema", "function", "type", "large object", "foreign data wrapper", "foreign server", "language")}
    for key, listed in list(session.catalog.grants.items()):
        if key[0] == DEFAULT_ACL:
            yield key, tuple([Item(*i) for i in listed])
        elif key[2] >= 0:
            kind = kinds.get(key[0]) or ("column" if key[2] else "table" if key[1] in session.catalog.tables or key[1] not in session.catalog.sequences
                                         else "sequence")
            yield Object(kind, key[1], key[2]), tuple([Item(*i) for i in listed])


def database_lists(session: Any) -> Iterator[tuple[str, int, int, tuple[Item, ...]]]:
    """(name, oid, owner, what was granted) of every database."""
    for name, value in session.engine.names("database"):
        more = value[2] if len(value) > 2 else {}
        yield name, value[1], int(more.get("owner", BOOTSTRAP)), tuple([Item(*i) for i in more.get("acl") or ()])


def granted(listed: tuple[Item, ...], owner: int) -> set[int]:
    """The roles that a list of grants depends on."""
    return {role for i in listed for role in (i.grantee, i.grantor)} - {0, BOOTSTRAP, owner}


def dependents(session: Any) -> Iterator[Dependent]:
    """What depends on roles in the database."""
    from aurorapy.catalog.system.relations import default_acl_oid

    catalog = session.catalog
    for obj, owner in owners(session):
        address = (LARGE_OBJECT_CLASS, obj[1], 0) if obj[0] == "large object" else address_of(catalog, obj)
        if owner != BOOTSTRAP and address is not None:
            yield Dependent(*address, owner, "o")
    for o, listed in lists(session):
        if isinstance(o, Object):
            yield from (Dependent(CLASSES[o.kind], o.oid, o.column, role, "a") for role in granted(listed, owner_of(session, o)))
            continue
        if o[1] != BOOTSTRAP:
            yield Dependent(DEFAULT_ACL, default_acl_oid(o), 0, o[1], "o")
        yield from (Dependent(DEFAULT_ACL, default_acl_oid(o), 0, role, "a") for role in granted(listed, o[1]))
    for t in catalog.tables.values():
        for p in t.policies:
            yield from (Dependent(POLICY_CLASS, p.oid, 0, role, "r") for role in set(p.roles) - {0, BOOTSTRAP})


def of_databases(session: Any) -> Iterator[Dependent]:
    """What depends on roles and is no database's own: databases themselves, tablespaces, parameters."""
    classes = {"tablespace": TABLESPACE_CLASS, "parameter": PARAMETER_CLASS}
    for kind, oid, listed in shared_lists(session):
        yield from (Dependent(classes[kind], oid, 0, role, "a") for role in granted(listed, 0))
    for _, oid, owner, listed in database_lists(session):
        if owner != BOOTSTRAP:
            yield Dependent(DATABASE_CLASS, oid, 0, owner, "o")
        yield from (Dependent(DATABASE_CLASS, oid, 0, role, "a") for role in granted(listed, owner))


def counts_elsewhere(session: Any, role: int) -> list[str]:
    """What depends on a role in other databases, a line for each of them."""
    lines = []
    for name, there in elsewhere(session):
        count = sum([d.role == role for d in dependents(there)])
        if count:
            lines.append(f"{count} object{'' if count == 1 else 's'} in database {name}")
    return lines
