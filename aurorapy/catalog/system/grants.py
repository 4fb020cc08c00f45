"""information_schema's views of privileges and roles.

Source: PostgreSQL 15 manual, chapter 37; the definitions of its views.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy.planner.foreign import ServerDef, WrapperDef
from aurorapy.planner.relation import Table
from aurorapy.planner.types.domains import DomainDef

from .registry import CATALOGS, Row, rows_of

_COLUMN = ("INSERT", "SELECT", "UPDATE", "REFERENCES")
_TABLE = ("INSERT", "SELECT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
Granted = tuple[int, int, str, bool]  # grantor, grantee, privilege, grantable


def may_see(s: Any, t: Table) -> bool:
    """Whether the standard's views show a relation to the user: he owns it, or may do something with it."""
    if s.context.superuser:
        return True
    from aurorapy.privileges.acl import KINDS
    from aurorapy.privileges.holding import Object, held, owns

    o = Object("table", t.oid)
    if owns(s, o) or held(s, s.user_oid, o, KINDS["table"][0]):
        return True
    return any(held(s, s.user_oid, Object("column", t.oid, c.attnum), KINDS["column"][0]) for c in t.columns if (1259, t.oid, c.attnum) in s.catalog.grants)


def _relations(s: Any) -> Iterator[Table]:
    yield from (t for t in s.catalog.tables.values() if t.kind in "rvfp")
    yield from CATALOGS.values()


def _granted(s: Any, kind: str, oid: int, column: int = 0) -> Iterator[Granted]:
    """What an object's list says, a privilege at a time."""
    from aurorapy.privileges.acl import NAMES
    from aurorapy.privileges.holding import Object, acl_of

    for item in acl_of(s, Object(kind, oid, column)):
        for n, name in enumerate(NAMES):
            if item.privileges >> n & 1:
                yield item.grantor, item.grantee, name, bool(item.options >> n & 1)


def _shown(s: Any, granted: Granted, owner: int, *, own: bool) -> Row | None:
    """The columns that all these views have; None for what the user does not see. `own`: only what his roles gave or got."""
    grantor, grantee, privilege, grantable = granted
    roles, me = s.roles, s.user_oid
    mine = roles.has_privileges_of(me, grantor) or (grantee and roles.has_privileges_of(me, grantee))
    if not mine and (own or grantee):
        return None
    return {"grantor": roles.names.get(grantor), "grantee": roles.names.get(grantee) if grantee else "PUBLIC", "privilege_type": privilege,
            "is_grantable": "YES" if grantable or (grantee and roles.has_privileges_of(grantee, owner)) else "NO"}


def _of_table(s: Any, t: Table) -> Row:
    return {"table_catalog": s.database.name, "table_schema": t.schema_name, "table_name": t.name}


def _tables(s: Any, own: bool) -> Iterator[Row]:
    for t in _relations(s):
        for g in _granted(s, "table", t.oid):
            row = _shown(s, g, t.owner, own=own) if g[2] in _TABLE else None
            if row is not None:
                yield _of_table(s, t) | row | {"with_hierarchy": "YES" if g[2] == "SELECT" else "NO"}


def _columns(s: Any, own: bool) -> Iterator[Row]:
    for t in _relations(s):
        whole = [g for g in _granted(s, "table", t.oid) if g[2] in _COLUMN]
        for c in t.columns:
            if c.dropped:
                continue
            of_column = list(_granted(s, "column", t.oid, c.attnum)) if (1259, t.oid, c.attnum) in s.catalog.grants else []
            for g in dict.fromkeys([*whole, *of_column]):
                row = _shown(s, g, t.owner, own=own)
                if row is not None:
                    yield _of_table(s, t) | {"column_name": c.name} | row


def _usages(s: Any, own: bool) -> Iterator[Row]:
    catalog = s.catalog
    found = [("domain", d.oid, d.schema, d.name, d.owner) for d in catalog.types.values() if isinstance(d, DomainDef)]
    found += [("sequence", q.oid, q.schema, q.name, q.owner) for q in catalog.sequences.values() if (1259, q.oid, 0) in catalog.grants]
    words = {WrapperDef: "foreign data wrapper", ServerDef: "foreign server"}
    found += [(words[type(d)], d.oid, 0, d.name, d.owner) for d in catalog.operations.values() if type(d) in words]
    for kind, oid, schema, name, owner in found:
        for g in _granted(s, "type" if kind == "domain" else kind, oid):
            row = _shown(s, g, owner, own=own) if g[2] == "USAGE" else None
            if row is not None:
                yield {"object_catalog": s.database.name, "object_schema": catalog.schemas[schema] if schema else "",
                       "object_name": name, "object_type": kind.upper()} | row


def _routines(s: Any, own: bool) -> Iterator[Row]:
    for r in s.catalog.routines.values():
        schema = s.catalog.schemas[r.schema]
        for g in _granted(s, "function", r.oid):
            row = _shown(s, g, r.owner, own=own)
            if row is not None:
                yield {"specific_catalog": s.database.name, "specific_schema": schema, "specific_name": f"{r.name}_{r.oid}", "routine_catalog": s.database.name,
                       "routine_schema": schema, "routine_name": r.name} | row


def _types(s: Any, own: bool) -> Iterator[Row]:
    found = [(t.type_oid, t.schema, t.name, t.owner) for t in s.catalog.tables.values() if t.kind == "c"]
    for oid, schema, name, owner in found:
        for g in _granted(s, "type", oid):
            row = _shown(s, g, owner, own=own)
            if row is not None:
                yield {"udt_catalog": s.database.name, "udt_schema": s.catalog.schemas[schema], "udt_name": name} | row | {"privilege_type": "TYPE USAGE"}


def _register(every: str, own: str, producer: Callable[[Any, bool], Iterator[Row]]) -> None:
    rows_of(f"information_schema.{every}")(lambda s: producer(s, False))
    rows_of(f"information_schema.{own}")(lambda s: producer(s, True))


_register("table_privileges", "role_table_grants", _tables)
_register("column_privileges", "role_column_grants", _columns)
_register("usage_privileges", "role_usage_grants", _usages)
_register("routine_privileges", "role_routine_grants", _routines)
_register("udt_privileges", "role_udt_grants", _types)


@rows_of("information_schema.enabled_roles")
def _enabled(s: Any) -> Iterator[Row]:
    for oid, name in s.roles.names.items():
        if s.roles.has_privileges_of(s.user_oid, oid):
            yield {"role_name": name}


def _memberships(s: Any) -> Iterator[Row]:
    for oid, value in s.roles.values.items():
        for role, admin, *_ in (value[3] if len(value) > 3 else {}).get("member_of", ()):
            if s.roles.has_privileges_of(s.user_oid, oid) and role in s.roles.names:
                yield {"grantee": s.roles.names[oid], "role_name": s.roles.names[role], "is_grantable": "YES" if admin else "NO"}


rows_of("information_schema.applicable_roles")(_memberships)


@rows_of("information_schema.administrable_role_authorizations")
def _administrable(s: Any) -> Iterator[Row]:
    return (row for row in _memberships(s) if row["is_grantable"] == "YES")
