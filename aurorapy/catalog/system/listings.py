"""The system views that list a database's objects in readable form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .registry import CATALOGS, Row, rows_of


@rows_of("pg_tables", kept="session")
def _tables(s: Any) -> Iterator[Row]:
    for t in s.catalog.tables.values():
        if t.kind in "rp":
            yield {"schemaname": t.schema_name, "tablename": t.name, "tableowner": s.roles.names.get(t.owner), "hasindexes": bool(t.indexes),
                   "hastriggers": bool(t.foreign_keys or t.referenced_by or t.triggers), "rowsecurity": t.row_security}
    for t in CATALOGS.values():
        if t.kind == "r":
            yield {"schemaname": t.schema_name, "tablename": t.name, "tableowner": s.roles.names.get(t.owner), "hasindexes": True}


@rows_of("pg_views", kept="session")
def _views(s: Any) -> Iterator[Row]:
    from ..views import definition

    for t in s.catalog.tables.values():
        if t.kind == "v":
            yield {"schemaname": t.schema_name, "viewname": t.name, "viewowner": s.roles.names.get(t.owner), "definition": definition(s, t, False)}


@rows_of("pg_matviews", kept="session")
def _materialized(s: Any) -> Iterator[Row]:
    from ..views import definition

    for t in s.catalog.tables.values():
        if t.kind == "m":
            yield {"schemaname": t.schema_name, "matviewname": t.name, "matviewowner": s.roles.names.get(t.owner), "hasindexes": bool(t.indexes),
                   "ispopulated": t.populated, "definition": definition(s, t, False)}


@rows_of("pg_rules", kept="session")
def _rules(s: Any) -> Iterator[Row]:
    from ..rules import all_rules, definition  # those of views themselves are not listed

    for t, r in all_rules(s.catalog):
        yield {"schemaname": t.schema_name, "tablename": t.name, "rulename": r.name, "definition": definition(s, t, r, False)}


@rows_of("pg_indexes", kept="session")
def _indexes(s: Any) -> Iterator[Row]:
    from ..definitions import index_definition

    for t in s.catalog.tables.values():
        for i in t.indexes:
            yield {"schemaname": t.schema_name, "tablename": t.name, "indexname": i.name, "indexdef": index_definition(s, t, i)}


@rows_of("pg_sequences")
def _sequences(s: Any) -> Iterator[Row]:
    for q in s.catalog.sequences.values():
        last, called = s.database.sequence_state(q)[:2]
        yield {"schemaname": s.catalog.schemas[q.schema], "sequencename": q.name, "sequenceowner": s.roles.names.get(q.owner), "data_type": q.type,
               "start_value": q.start, "min_value": q.minimum, "max_value": q.maximum, "increment_by": q.increment, "cycle": q.cycle, "cache_size": q.cache,
               "last_value": last if called else None}
