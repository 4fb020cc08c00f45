"""REINDEX: indexes built anew from the rows of their tables. Source: PostgreSQL 15 manual, REINDEX."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Index, Table
from aurorapy.planner.types import TYPES

from .inheriting import descendants
from .partition_keys import line
from .rewriting import rebuild_index


def _has_toast(table: Table) -> bool:
    """Whether PostgreSQL would keep long values of the table apart, in a table of its own that has an index."""
    return any(not c.dropped and TYPES[c.type].length == -1 and TYPES[c.type].storage != "p" for c in table.columns)


def _skip(session: Any, table: Table, index: Index, *, alone: bool) -> None:
    """CONCURRENTLY passes over exclusion constraints' indexes; of one `alone` it is 0A000."""
    from aurorapy.commands import warning

    if alone:
        raise errors.FeatureNotSupported("concurrent index creation for exclusion constraints is not supported")
    warning(session, "0A000", f'cannot reindex exclusion constraint index "{table.schema_name}.{index.name}" concurrently, skipping', "WARNING", None)


def _is_catalog(session: Any, name: tuple[str, ...]) -> bool:
    """Whether a name means a system catalog."""
    catalog = session.catalog
    if catalog.system is None or (len(name) > 1 and name[-2] != "pg_catalog") or (
            len(name) == 1 and catalog.find_oid(name, session.context.search_path) is not None):
        return False
    found = catalog.system.find(("pg_catalog", name[-1]))
    return found is not None and found.kind == "r"


def reindex(session: Any, s: tree.ReindexStmt) -> str:
    """REINDEX INDEX, TABLE, SCHEMA, DATABASE or SYSTEM."""
    from aurorapy.commands import warning

    from .ddl import find, lock_table, writable

    concurrently = any(name == "concurrently" and value for name, value in s.options)
    if concurrently:
        session.refuse_in_block("REINDEX CONCURRENTLY")
    if s.object in ("schema", "database", "system"):
        session.refuse_in_block(f"REINDEX {s.object.upper()}")
    name = s.name
    if s.object == "table" and name is not None and _is_catalog(session, name):
        if concurrently:
            raise errors.FeatureNotSupported("cannot reindex system catalogs concurrently")
        if not session.context.superuser:
            raise errors.InsufficientPrivilege(f"must be owner of table {name[-1]}")
        return "REINDEX"  # it has no indexes of its own
    if s.object in ("index", "table"):
        assert name is not None
        try:
            found = find(session, name, "i" if s.object == "index" else "prm", "relation")
        except errors.WrongObjectType:
            raise errors.WrongObjectType(f'"{name[-1]}" is not {"an index" if s.object == "index" else "a table or materialized view"}') from None
        oids = [next(t.oid for t in session.catalog.tables.values() if any(i.oid == found for i in t.indexes))] if s.object == "index" else [found.oid]
    elif s.object == "schema":
        assert name is not None
        schema = session.catalog.schema_oid(name[-1])
        oids = [t.oid for t in session.catalog.tables.values() if t.schema == schema]
    else:
        if name is not None and name[-1] != session.database.name:
            raise errors.FeatureNotSupported("can only reindex the currently open database")
        oids = [t.oid for t in session.catalog.tables.values()] if s.object == "database" else []  # system catalogs have no indexes of their own
    catalog = writable(session)
    if s.object in ("index", "table") and catalog.tables[oids[0]].kind == "p":
        session.refuse_in_block(f"REINDEX {s.object.upper()}")
    for oid in [x for o in oids for x in (o, *(t.oid for t in descendants(catalog, catalog.tables[o]) if catalog.tables[o].kind == "p"))]:
        if oid not in catalog.tables or not catalog.tables[oid].indexes:
            if s.object == "table" and oid in catalog.tables and catalog.tables[oid].kind != "p" and not _has_toast(catalog.tables[oid]):
                warning(session, "00000", f'table "{catalog.tables[oid].name}" has no indexes{" that can be reindexed concurrently" if concurrently else " to reindex"}',
                        severity="NOTICE")
            continue
        try:
            table = lock_table(session, catalog.tables[oid], "share")
        except errors.UndefinedTable:
            if s.object in ("index", "table"):
                raise
            continue  # another has dropped it meanwhile
        for index in table.indexes:
            if concurrently and index.exclusion and (s.object != "index" or found == index.oid):
                _skip(session, table, index, alone=s.object == "index")
                continue
            if index.root and (s.object != "index" or found in line(catalog, index)):
                table = rebuild_index(session, table, index)
    return "REINDEX"
