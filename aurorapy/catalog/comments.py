"""COMMENT ON, and owners of objects."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors, roles
from aurorapy.event_triggers.defining import event_trigger_named, set_event_trigger_owner
from aurorapy.foreign import named as foreign
from aurorapy.large_objects.pages import LARGE_OBJECT_CLASS
from aurorapy.large_objects.statements import owned_large_object, set_large_object_owner
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.privileges.granting import role_named
from aurorapy.privileges.holding import Object, object_of, put_owner
from aurorapy.templates import to_alter
from aurorapy.triggers.defining import trigger_of

from . import statistics_objects, text_search_statements
from .claims import use_schema
from .dependencies import TRIGGER_CLASS
from .extensions import found_extension
from .policies import POLICY_CLASS, policy_of
from .rules import RETURN, RULE_CLASS, rule_of
from .state import EVENT_TRIGGER_CLASS, EXTENSION_CLASS
from .system.relations import rule_oid
from .text_rewriting import Rewriting
from .type_uses import type_oids
from .user_types import domain_constraint_key, set_type_owner, set_type_schema, type_comment_key

_CLASS, _CONSTRAINT, _NAMESPACE = 1259, 2606, 2615
_RELATIONS = {"table": "rp", "view": "v", "index": "i", "sequence": "S", "materialized view": "m", "foreign table": "f"}


def comment(session: Any, s: tree.CommentStmt) -> str:
    """COMMENT ON object IS text."""
    from .ddl import writable

    if s.object in ("database", "role"):
        _shared(session, s)
        return "COMMENT"
    key = comment_key(session, s)
    writable(session).put_comment(key, s.text or None)
    return "COMMENT"


def comment_key(session: Any, s: tree.CommentStmt) -> tuple[int, int, int]:
    """The address of what COMMENT names: (class, oid, column)."""
    from .ddl import find

    key: tuple[int, int, int]
    if s.object in _RELATIONS:
        try:
            found = find(session, s.name, _RELATIONS[s.object], s.object if "view" in s.object or "foreign" in s.object else "relation")
        except errors.WrongObjectType:
            raise errors.WrongObjectType(f'"{s.name[-1]}" is not {"an" if s.object == "index" else "a"} {s.object}') from None
        key = (_CLASS, found if isinstance(found, int) else found.oid, 0)
    elif s.object == "column":
        table = find(session, s.name[:-1], "prvmcf", "relation")
        column = table.column(s.name[-1])
        if column is None:
            raise errors.UndefinedColumn(f'column "{s.name[-1]}" of relation "{table.name}" does not exist')
        key = (_CLASS, table.oid, column.attnum)
    elif s.object == "constraint":
        table = find(session, s.name, "rpf", "relation")
        c = next((c for c in (*table.keys, *table.checks, *table.foreign_keys) if c.name == s.sub), None)
        if c is None:
            raise errors.UndefinedObject(f'constraint "{s.sub}" for table "{table.name}" does not exist')
        key = (_CONSTRAINT, c.oid, 0)
    elif s.object == "trigger":
        table = find(session, s.name, "rpvf", "relation")
        key = (TRIGGER_CLASS, trigger_of(table, s.sub or "").oid, 0)
    elif s.object == "policy":
        table = find(session, s.name, "rp", "relation")
        key = (POLICY_CLASS, policy_of(table, s.sub or "").oid, 0)
    elif s.object == "rule":
        table = find(session, s.name, "rpv", "relation")
        key = (RULE_CLASS, rule_oid(table.oid) if s.sub == RETURN and table.kind == "v" else rule_of(table, s.sub or "").oid, 0)
    elif s.object in ("type", "domain"):
        key = type_comment_key(session, s.name, s.object)
    elif s.object == "domain constraint":
        key = domain_constraint_key(session, s.name, s.sub or "")
    elif s.object == "extension":
        key = (EXTENSION_CLASS, found_extension(session, s.name[-1]).oid, 0)
    elif s.object.startswith("text search "):
        key = text_search_statements.comment_key(session, s.object, s.name)
    elif s.object == "statistics":
        key = statistics_objects.comment_key(session, s.name)
    elif s.object == "event trigger":
        key = (EVENT_TRIGGER_CLASS, event_trigger_named(session, s.name[-1]).oid, 0)
    elif s.object == "large object":
        key = (LARGE_OBJECT_CLASS, owned_large_object(session, s.name[0]), 0)
    elif s.object in foreign.KINDS:
        key = foreign.comment_key(session, s)
    elif s.object == "schema":
        key = (_NAMESPACE, session.catalog.schema_oid(s.name[-1]), 0)
    else:
        raise errors.FeatureNotSupported(f"COMMENT ON {s.object.upper()} is not supported")
    return key


def security_label(session: Any, s: tree.SecurityLabelStmt) -> str:
    """SECURITY LABEL: labels are for providers, which are loaded as libraries; there are none."""
    if s.provider is None:
        raise errors.InvalidParameterValue("no security label providers have been loaded")
    raise errors.InvalidParameterValue(f'security label provider "{s.provider}" is not loaded')


def _shared(session: Any, s: tree.CommentStmt) -> None:
    name = s.name[-1]
    if s.object == "role":
        oid, login, verifier, more = roles.value_of(session, name)
        session.put_role(name, (oid, login, verifier, more | {"comment": s.text}))
        return
    value = to_alter(session, name)
    if value is None:
        raise errors.InvalidCatalogName(f'database "{name}" does not exist')
    session.engine.put_database(name, (*value[:2], (value[2] if len(value) > 2 else {}) | {"comment": s.text}))
    session.hold_system()


def set_owner(session: Any, found: Any, role: str) -> None:
    """ALTER ... OWNER TO for a relation or sequence."""
    from .ddl import lock_table, writable

    oid = role_named(session, role)
    catalog = writable(session)
    if not isinstance(found, int):
        found = lock_table(session, found)
        put_owner(session, object_of(found), oid)
        for c in found.columns if isinstance(found, Table) else ():
            put_owner(session, Object("column", found.oid, c.attnum), oid)
    if isinstance(found, Table):
        catalog.put_table(replace(catalog.tables[found.oid], owner=oid))
        for q in list(catalog.sequences.values()):
            if q.owned_by is not None and q.owned_by[0] == found.oid:
                put_owner(session, object_of(q), oid)
                catalog.put_sequence(replace(q, owner=oid))
    elif not isinstance(found, int):
        catalog.put_sequence(replace(catalog.sequences[found.oid], owner=oid))


def owner_statement(session: Any, s: tree.OwnerStmt) -> str:
    """ALTER SCHEMA or DATABASE ... OWNER TO."""
    from aurorapy.databases import owner_only

    from .ddl import writable

    if s.object in ("type", "domain"):
        return set_type_owner(session, s)
    if s.object.startswith("text search "):
        return text_search_statements.set_owner(session, s)
    if s.object == "statistics":
        return statistics_objects.set_owner(session, s)
    if s.object == "large object":
        return set_large_object_owner(session, s)
    if s.object == "event trigger":
        return set_event_trigger_owner(session, s.name[-1], s.role)
    if s.object in foreign.KINDS:
        return foreign.set_owner(session, s)
    oid = role_named(session, s.role)
    name = s.name[-1]
    if s.object == "schema":
        writable(session)
        put_owner(session, Object("schema", session.catalog.schema_oid(name)), oid)
    elif s.object == "database":
        value = to_alter(session, name)
        if value is None:
            raise errors.InvalidCatalogName(f'database "{name}" does not exist')
        owner_only(session, value, name)
        put_owner(session, Object("database", value[1]), oid)
        value = session.engine.database_value(name)
        session.engine.put_database(name, (*value[:2], (value[2] if len(value) > 2 else {}) | {"owner": oid}))
        session.hold_system()
    else:
        raise errors.FeatureNotSupported(f"ALTER {s.object.upper()} ... OWNER TO is not supported")
    return f"ALTER {s.object.upper()}"


def set_schema(session: Any, s: tree.SetSchemaStmt) -> str:
    """ALTER TABLE, VIEW or SEQUENCE ... SET SCHEMA."""
    from .ddl import find, lock_table, notice, writable

    if s.object in ("type", "domain"):
        return set_type_schema(session, s)
    if s.object.startswith("text search "):
        return text_search_statements.set_schema(session, s)
    if s.object == "statistics":
        return statistics_objects.set_schema(session, s)
    tag = f"ALTER {s.object.upper()}"
    if s.object not in ("table", "view", "materialized view", "sequence", "foreign table"):
        raise errors.FeatureNotSupported(f"{tag} ... SET SCHEMA is not supported")
    found = find(session, s.name, {"table": "prvmSf", "view": "v", "materialized view": "m", "sequence": "S", "foreign table": "f"}[s.object],
                 s.object if s.object == "foreign table" else "relation", missing_ok=s.if_exists)
    if found is None:
        notice(session, f'relation "{s.name[-1]}" does not exist, skipping')
        return tag
    catalog = writable(session)
    schema = catalog.schema_oid(s.new_schema)
    if schema == found.schema:
        return tag
    use_schema(session, schema)
    found = lock_table(session, found)
    if (schema, found.name) in catalog.names:
        raise errors.DuplicateTable(f'relation "{found.name}" already exists in schema "{s.new_schema}"')
    if not isinstance(found, Table):
        if found.owned_by is not None:
            raise errors.FeatureNotSupported("cannot move an owned sequence into another schema",
                                             detail=f'Sequence "{found.name}" is linked to table "{catalog.tables[found.owned_by[0]].name}".')
        catalog.put_sequence(replace(found, schema=schema))
        return tag
    table = found
    if (schema, table.name) in catalog.type_names:
        raise errors.DuplicateObject(f'type "{table.name}" already exists in schema "{s.new_schema}"')
    text = Rewriting(session, [table], type_oids(catalog, table.oid))
    catalog.put_table(replace(table, schema=schema, indexes=tuple(replace(i, schema=schema) for i in table.indexes)))
    text.finish()
    for q in list(catalog.sequences.values()):
        if q.owned_by is not None and q.owned_by[0] == table.oid:
            catalog.put_sequence(replace(q, schema=schema))
    return tag
