"""REINDEX: indexes built anew from the rows of their tables. Source: PostgreSQL 15 manual, REINDEX."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree

from .rewriting import rebuild_index


def reindex(session: Any, s: tree.ReindexStmt) -> str:
    """REINDEX INDEX, TABLE, SCHEMA, DATABASE or SYSTEM."""
    from .ddl import find, lock_table, writable

    if any(name == "concurrently" and value for name, value in s.options):
        session.refuse_in_block("REINDEX CONCURRENTLY")
    if s.object in ("schema", "database", "system"):
        session.refuse_in_block(f"REINDEX {s.object.upper()}")
    name = s.name
    if s.object in ("index", "table"):
        assert name is not None
        found = find(session, name, "i" if s.object == "index" else "rm", "relation")
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
    for oid in oids:
        if not catalog.tables[oid].indexes:
            continue
        table = lock_table(session, catalog.tables[oid], "share")
        for index in table.indexes:
            if s.object != "index" or index.oid == found:
                table = rebuild_index(session, table, index)
    return "REINDEX"
