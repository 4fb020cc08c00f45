"""CREATE SCHEMA, and the objects that it makes: in the new schema, as its owner.

Source: PostgreSQL 15 manual, CREATE SCHEMA. Sequences are made first, then tables, views, indexes and triggers; privileges are granted last.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.privileges import granting, holding
from aurorapy.roles import resolve

_ORDER: dict[type, tuple[int, str]] = {
    tree.CreateSequenceStmt: (0, "sequence"), tree.CreateTableStmt: (1, "table"), tree.CreateViewStmt: (2, "view"), tree.CreateIndexStmt: (3, "table"),
    tree.CreateTriggerStmt: (4, "table"),
}


def create_schema(session: Any, s: tree.CreateSchemaStmt) -> str:
    """CREATE SCHEMA."""
    from .ddl import notice, writable

    name = s.name or (session.context.current_user if s.authorization is None else resolve(session, s.authorization))
    catalog = writable(session)
    if name in catalog.schema_oids:
        if s.if_not_exists:
            notice(session, f'schema "{name}" already exists, skipping', "42P06")
            return "CREATE SCHEMA"
        raise errors.DuplicateSchema(f'schema "{name}" already exists')
    if name.startswith("pg_"):
        raise errors.ReservedName(f'unacceptable schema name "{name}"', detail='The prefix "pg_" is reserved for system schemas.')
    oid = catalog.new_oid()
    catalog.put_schema(oid, name)
    owner = session.user_oid if s.authorization is None else granting.role_named(session, s.authorization)
    if owner != holding.BOOTSTRAP:
        holding.put_owner(session, holding.Object("schema", oid), owner)
    if s.elements:
        _make(session, name, owner, [_placed(e, name) for e in s.elements])
    return "CREATE SCHEMA"


def _placed(element: Any, schema: str) -> Any:
    """An element whose object is in the schema: it may not say another one."""
    _, field = _ORDER.get(type(element), (5, ""))
    if not field:
        return element
    relation = getattr(element, field)
    names = relation.name
    if len(names) > 1 and names[-2] != schema:
        raise errors.InvalidSchemaDefinition(f"CREATE specifies a schema ({names[-2]}) different from the one being created ({schema})")
    return replace(element, **{field: replace(relation, name=(schema, names[-1]))})


def _make(session: Any, schema: str, owner: int, elements: list[Any]) -> None:
    from .ddl import run_part

    context = session.context
    path, user = context.search_path, context.current_user
    context.become(session.roles.names.get(owner, user))
    context.search_path = (schema, *context.search_path)  # the path of its owner
    try:
        for element in sorted(elements, key=lambda e: _ORDER.get(type(e), (5, ""))[0]):
            run_part(session, element)
    finally:
        context.become(user)
        context.search_path = path
