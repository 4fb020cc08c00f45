"""System catalogs: relations whose rows are computed from the catalog's state when they are read.

Source: PostgreSQL 15 manual, chapters 53 and 54, and chapter 37 for information_schema.
"""

from __future__ import annotations

from . import (
    access_methods,
    aggregates,
    depends,
    extended_statistics,
    extensions,
    foreign,
    grants,
    information,
    large_objects,
    listings,
    operations,
    policies,
    ranges,
    relations,
    replication,
    routines,
    schema_usage,
    shared,
    statistics,
    text_search,
    triggers,
    types,
)
from .registry import BY_OID, CATALOGS, System, find_lookups

find_lookups()

__all__ = [
    "BY_OID", "CATALOGS", "System", "access_methods", "aggregates", "depends", "extended_statistics", "extensions", "foreign", "grants",
    "information", "large_objects", "listings", "operations", "policies", "ranges", "relations", "replication", "routines", "schema_usage", "shared",
    "statistics", "text_search", "triggers", "types",
]
