"""Renaming: tables, views, columns, indexes, sequences, constraints, schemas.

Text that the catalog keeps (views, CHECKs, index expressions) is written anew with the new names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import databases, errors, roles
from aurorapy.event_triggers.defining import rename_event_trigger
from aurorapy.foreign import named as foreign
from aurorapy.operations.found import users_operators
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Table
from aurorapy.planner.types.user import array_name
from aurorapy.routines.dependents import CallRewriting
from aurorapy.triggers.defining import rename_trigger

from .claims import change_schema
from .composites import rename_attribute
from .constraints import constraint_names
from .domains import rename_domain_constraint
from .field_readers import using_tables
from .inheriting import descendants
from .naming import free_type_name, refuse_system_name
from .policies import rename_policy
from .rules import rename_rule
from .statistics_objects import rename as rename_statistics
from .text_rewriting import Rewriting
from .text_search_statements import rename as rename_text_search
from .type_uses import type_oids
from .user_types import rename_type


def rename(session: Any, s: tree.RenameStmt) -> str:
    """ALTER ... RENAME."""
    from .ddl import find, lock_table, notice, writable

    tag = f"ALTER {(s.of if s.object in ('column', 'constraint') else s.object).upper()}"
    if s.object == "role":
        roles.rename_role(session, s.name[-1], s.new_name)
        return tag
    if s.object == "database":
        databases.rename_database(session, s.name[-1], s.new_name)
        return tag
    if s.object in ("type", "domain"):
        return rename_type(session, s)
    if s.object.startswith("text search "):
        return rename_text_search(session, s)
    if s.object == "statistics":
        return rename_statistics(session, s)
    if s.object in foreign.KINDS:
        foreign.rename(session, s)
        return tag
    if s.object == "attribute":
        return rename_attribute(session, s)
    if s.object == "domain constraint":
        return rename_domain_constraint(session, s)
    catalog = writable(session)
    if s.object == "trigger":
        rename_trigger(session, s)
        return tag
    if s.object == "event trigger":
        rename_event_trigger(session, s)
        return tag
    if s.object == "policy":
        rename_policy(session, s)
        return tag
    if s.object == "rule":
        rename_rule(session, s)
        return tag
    if s.object == "schema":
        _rename_schema(session, s)
        return tag
    if s.object not in ("table", "view", "materialized view", "index", "sequence", "column", "constraint", "foreign table"):
        raise errors.FeatureNotSupported(f"ALTER {s.object.upper()} ... RENAME is not supported")
    kinds = {"index": "iprvmf", "sequence": "S", "view": "v", "materialized view": "m", "column": "prvmf", "constraint": "rpf", "table": "prvmiSf",
             "foreign table": "f"}[s.object]
    what = s.object if "view" in s.object else "foreign table" if kinds == "f" else "relation"
    found = find(session, s.name, kinds, what, missing_ok=s.if_exists)
    if found is None:
        notice(session, f'relation "{s.name[-1]}" does not exist, skipping')
        return tag
    if s.object == "column":
        _rename_column(session, lock_table(session, found), s)
        return tag
    if s.object == "constraint":
        return _rename_constraint(session, lock_table(session, found), s)
    schema = found.schema if hasattr(found, "schema") else next(k[0] for k, v in catalog.names.items() if v == found)
    if (schema, s.new_name) in catalog.names:
        raise errors.DuplicateTable(f'relation "{s.new_name}" already exists')
    if isinstance(found, int):
        table = next(t for t in catalog.tables.values() if any(i.oid == found for i in t.indexes))
        _rename_index(session, lock_table(session, table), found, s.new_name)
    elif isinstance(found, Table):
        found = lock_table(session, found)
        text = Rewriting(session, [found], type_oids(catalog, found.oid))
        free_type_name(session, schema, s.new_name)
        array = array_name(s.new_name, lambda n: n == s.new_name or catalog.type_names.get((schema, n), found.array_oid) != found.array_oid)
        catalog.put_table(replace(catalog.tables[found.oid], name=s.new_name, array_name=array))
        text.finish()
    else:
        found = lock_table(session, found)
        catalog.put_sequence(replace(found, name=s.new_name))
    return tag


def _rename_schema(session: Any, s: tree.RenameStmt) -> None:
    catalog = session.catalog
    oid = catalog.schema_oid(s.name[-1])
    if s.new_name in catalog.schema_oids:
        raise errors.DuplicateSchema(f'schema "{s.new_name}" already exists')
    if s.new_name.startswith("pg_"):
        raise errors.ReservedName(f'unacceptable schema name "{s.new_name}"', detail='The prefix "pg_" is reserved for system schemas.')
    change_schema(session, oid)
    members = [t for t in catalog.tables.values() if t.schema == oid]
    types = [x for x in catalog.types.values() if x.schema == oid]
    text = Rewriting(session, members, {o for x in (*types, *members) for o in type_oids(catalog, x.oid)}, s.name[-1])
    inside = f"{quote_name(s.name[-1])}."
    called = {x.oid for x in (*catalog.routines.values(), *users_operators(catalog)) if x.schema == oid}
    routines = CallRewriting(session, called, lambda t: t is not None and inside in t, only_routines=True) if called else None
    catalog.drop_schema(oid)
    catalog.put_schema(oid, s.new_name)
    for t in members:
        catalog.put_table(t)
    if routines is not None:
        routines.finish()
    text.finish()


def _rename_column(session: Any, table: Table, s: tree.RenameStmt) -> None:
    """Rename a column in a table and in what inherits it."""
    from .ddl import lock_table

    catalog = session.catalog
    column = table.column(s.sub or "")
    if table.of_type:
        raise errors.WrongObjectType("cannot rename column of typed table")
    if column is not None and s.only and table.children:
        raise errors.InvalidTableDefinition(f'inherited column "{s.sub}" must be renamed in child tables too')
    family = [table, *(lock_table(session, t) for t in descendants(catalog, table))]
    if column is None and s.sub in SYSTEM_COLUMNS and table.kind in "rpmf":
        raise errors.FeatureNotSupported(f'cannot rename system column "{s.sub}"')
    if column is None:
        raise errors.UndefinedColumn(f'column "{s.sub}" does not exist')
    if table.kind in "rpmf":
        refuse_system_name(s.new_name)
    known = {t.oid for t in family}
    for t in family:
        mine = t.column(s.sub or "")
        if mine is not None and mine.inherited > sum(p in known for p in t.parents):
            raise errors.InvalidTableDefinition(f'cannot rename inherited column "{s.sub}"')
        if t.column(s.new_name) is not None:
            raise errors.DuplicateColumn(f'column "{s.new_name}" of relation "{t.name}" already exists')
    text = Rewriting(session, [*family, *(t for t in using_tables(session.catalog, table) if t.oid not in known)])
    for t in family:
        columns = tuple(replace(c, name=s.new_name) if c.name == column.name and not c.dropped else c for c in t.columns)
        catalog.put_table(replace(t, columns=columns))
    text.finish()


def _rename_index(session: Any, table: Table, oid: int, name: str) -> None:
    session.catalog.put_table(replace(
        table, indexes=tuple(replace(i, name=name) if i.oid == oid else i for i in table.indexes),
        keys=tuple(replace(k, name=name) if k.index == oid else k for k in table.keys)))


def _rename_constraint(session: Any, table: Table, s: tree.RenameStmt) -> str:
    from .ddl import lock_table

    key = next((k for k in table.keys if k.name == s.sub), None)
    if key is not None:
        if (table.schema, s.new_name) in session.catalog.names:
            raise errors.DuplicateTable(f'relation "{s.new_name}" already exists')
        _rename_index(session, table, key.index, s.new_name)
        return "ALTER TABLE"
    if s.sub not in constraint_names(table):
        raise errors.UndefinedObject(f'constraint "{s.sub}" for table "{table.name}" does not exist')
    check = next((c for c in table.checks if c.name == s.sub), None)
    goes_on = check is not None and not check.no_inherit
    if goes_on and s.only and table.children:
        raise errors.InvalidTableDefinition(f'inherited constraint "{s.sub}" must be renamed in child tables too')
    family = [table, *(lock_table(session, t) for t in descendants(session.catalog, table) if goes_on)]
    known = {t.oid for t in family}
    for t in family:
        mine = next((c for c in t.checks if c.name == s.sub), None)
        if mine is not None and mine.inherited > sum(p in known for p in t.parents):
            raise errors.InvalidTableDefinition(f'cannot rename inherited constraint "{s.sub}"')
        if s.new_name in constraint_names(t):
            raise errors.DuplicateObject(f'constraint "{s.new_name}" for relation "{t.name}" already exists')
    for t in family:
        session.catalog.put_table(replace(
            t, checks=tuple(replace(c, name=s.new_name) if c.name == s.sub else c for c in t.checks),
            foreign_keys=tuple(replace(c, name=s.new_name) if c.name == s.sub else c for c in t.foreign_keys)))
    return "ALTER TABLE"
