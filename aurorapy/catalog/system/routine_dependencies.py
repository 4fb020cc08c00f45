"""What functions and procedures depend on, as pg_depend has it: their schema, the users' types of what they take and give, and what a parsed body uses.

Source: PostgreSQL 15 manual, 53.18; its src/backend/catalog/pg_proc.c.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.types.user import FIRST_OID

from ..references import references
from .extensions import PLPGSQL_LANGUAGE

CLASS, TYPE, PROCEDURE, CONSTRAINT, OPERATOR, NAMESPACE, LANGUAGE = 1259, 1247, 1255, 2606, 2617, 2615, 2612


def routine_parts(s: Any) -> Iterator[tuple[int, int, int, int]]:
    """(oid of the routine, class, oid and column of what it depends on)"""
    from aurorapy.routines.dependents import expression

    catalog = s.catalog
    keys = {k.oid for t in catalog.tables.values() for k in t.keys}
    for r in catalog.routines.values():
        if r.language == "c" or r.aggregate is not None:
            continue  # of an extension; aggregates are with the operations
        yield r.oid, NAMESPACE, r.schema, 0
        for oid in sorted({x for x in (*r.args, r.result) if x >= FIRST_OID}):
            yield r.oid, TYPE, oid, 0
        if r.written_in or r.language == "plpgsql":
            yield r.oid, LANGUAGE, r.written_in or PLPGSQL_LANGUAGE, 0
        for text in r.defaults:
            yield from ((r.oid, *ref) for ref in references(expression(None, text)))
        columns = {oid for oid, n in r.depends if n}
        for oid, n in r.depends:
            if n or oid not in columns:
                yield r.oid, _class_of(catalog, oid, keys), oid, n


def _class_of(catalog: Any, oid: int, keys: set[int]) -> int:
    if oid in keys:
        return CONSTRAINT
    return PROCEDURE if oid in catalog.routines else OPERATOR if oid in catalog.operations else CLASS
