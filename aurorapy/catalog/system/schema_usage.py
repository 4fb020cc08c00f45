"""information_schema: who uses which column, type and routine, users' structured types, and collations.

The views of foreign data and of transforms, of which no database here has any, have columns and no rows.

Source: PostgreSQL 15 manual, chapter 37; the definitions of its views.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.relation import Table
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type
from aurorapy.routines.dependents import dependents_of_routine

from ..type_uses import columns_read
from .information import type_schema
from .registry import CATALOGS, Row, rows_of, rows_shown

_TABLES = "rvfp"


def _mine(s: Any, owner: int) -> bool:
    """pg_has_role(owner, 'USAGE')"""
    return bool(s.context.superuser or s.roles.has_privileges_of(s.user_oid, owner))


def _table(s: Any, t: Table) -> Row:
    return {"table_catalog": s.database.name, "table_schema": t.schema_name, "table_name": t.name}


def _specific(s: Any, r: Routine) -> Row:
    return {"specific_catalog": s.database.name, "specific_schema": s.catalog.schemas[r.schema], "specific_name": f"{r.name}_{r.oid}"}


@rows_of("information_schema.column_column_usage", kept="session")
def _generated_from(s: Any) -> Iterator[Row]:
    for t in s.catalog.tables.values():
        for c in t.live if _mine(s, t.owner) else ():
            for n in sorted(columns_read(t, [c.generated])) if c.generated is not None else ():
                if n > 0:
                    yield _table(s, t) | {"column_name": t.columns[n - 1].name, "dependent_column": c.name}


@rows_of("information_schema.column_udt_usage", kept="session")
def _types_of_columns(s: Any) -> Iterator[Row]:
    from aurorapy.privileges.holding import Object, owner_of

    for t in (*s.catalog.tables.values(), *CATALOGS.values()):
        if t.kind not in _TABLES:
            continue
        for c in t.columns:
            oid = base_type(c.type)
            if not c.dropped and _mine(s, owner_of(s, Object("type", oid))):
                yield {"udt_catalog": s.database.name, "udt_schema": type_schema(s, oid), "udt_name": TYPES[oid].name, **_table(s, t), "column_name": c.name}


@rows_of("information_schema.data_type_privileges")
def _described(s: Any) -> Iterator[Row]:
    for view, prefix, name, kind in (("attributes", "udt", "udt_name", "USER-DEFINED TYPE"), ("columns", "table", "table_name", "TABLE"),
                                     ("domains", "domain", "domain_name", "DOMAIN"), ("parameters", "specific", "specific_name", "ROUTINE"),
                                     ("routines", "specific", "specific_name", "ROUTINE")):
        for row in rows_shown("information_schema", view, s):
            yield {"object_catalog": s.database.name, "object_schema": row[f"{prefix}_schema"], "object_name": row[name], "object_type": kind,
                   "dtd_identifier": row["dtd_identifier"]}


@rows_of("information_schema.user_defined_types", kept="session")
def _structured(s: Any) -> Iterator[Row]:
    from aurorapy.privileges.acl import USAGE
    from aurorapy.privileges.holding import Object, held

    for t in s.catalog.tables.values():
        if t.kind == "c" and (_mine(s, t.owner) or held(s, s.user_oid, Object("type", t.type_oid), USAGE)):
            yield {"user_defined_type_catalog": s.database.name, "user_defined_type_schema": t.schema_name, "user_defined_type_name": t.name,
                   "user_defined_type_category": "STRUCTURED", "is_instantiable": "YES"}


# --- who calls and reads what ---


def _callers(s: Any, kind: str) -> Iterator[tuple[Routine, int, Any]]:
    """(routine, oid, sub) of what calls the user's routines."""
    for r in s.catalog.routines.values():
        if _mine(s, r.owner):
            yield from dict.fromkeys((r, obj[1], obj[2]) for _, obj in dependents_of_routine(s.catalog, r.oid) if obj[0] == kind)


@rows_of("information_schema.view_routine_usage")
def _called_by_views(s: Any) -> Iterator[Row]:
    for r, oid, _ in _callers(s, "table"):
        if s.catalog.tables[oid].kind == "v":
            yield _table(s, s.catalog.tables[oid]) | _specific(s, r)


@rows_of("information_schema.check_constraint_routine_usage")
def _called_by_checks(s: Any) -> Iterator[Row]:
    for r, oid, name in _callers(s, "constraint"):
        t = s.catalog.tables[oid]
        if any(c.name == name for c in t.checks):
            yield {"constraint_catalog": s.database.name, "constraint_schema": t.schema_name, "constraint_name": name} | _specific(s, r)


@rows_of("information_schema.routine_routine_usage")
def _called_by_routines(s: Any) -> Iterator[Row]:
    for r, oid, _ in _callers(s, "routine"):
        caller = s.catalog.routines[oid]
        if r.kind in "fp" and caller.kind in "fp":
            yield _specific(s, caller) | {"routine_catalog": s.database.name, "routine_schema": s.catalog.schemas[r.schema], "routine_name": f"{r.name}_{r.oid}"}


def _read_by_routines(s: Any) -> Iterator[tuple[Row, int, int]]:
    """(columns of a routine, oid, column) of what routines' bodies read."""
    for r in s.catalog.routines.values():
        head = _specific(s, r) | {"routine_catalog": s.database.name, "routine_schema": s.catalog.schemas[r.schema], "routine_name": r.name}
        yield from ((head, oid, n) for oid, n in dict.fromkeys(r.depends))


@rows_of("information_schema.routine_table_usage")
def _tables_of_routines(s: Any) -> Iterator[Row]:
    found = {(tuple(head.items()), oid) for head, oid, _ in _read_by_routines(s)}
    for head, oid in sorted(found, key=str):
        t = s.catalog.tables.get(oid)
        if t is not None and t.kind in _TABLES and _mine(s, t.owner):
            yield dict(head) | _table(s, t)


@rows_of("information_schema.routine_column_usage")
def _columns_of_routines(s: Any) -> Iterator[Row]:
    for head, oid, n in _read_by_routines(s):
        t = s.catalog.tables.get(oid)
        if t is not None and n > 0 and t.kind in _TABLES and _mine(s, t.owner):
            yield head | _table(s, t) | {"column_name": t.columns[n - 1].name}


@rows_of("information_schema.routine_sequence_usage")
def _sequences_of_routines(s: Any) -> Iterator[Row]:
    for head, oid, _ in _read_by_routines(s):
        q = s.catalog.sequences.get(oid)
        if q is not None and _mine(s, q.owner):
            yield head | {"sequence_catalog": s.database.name, "sequence_schema": s.catalog.schemas[q.schema], "sequence_name": q.name}


# --- collations ---


def _collations(s: Any) -> Iterator[Row]:
    for row in rows_shown("pg_catalog", "pg_collation", s):
        if row["collencoding"] in (-1, 6):
            yield {"collation_catalog": s.database.name, "collation_schema": s.catalog.schemas[row["collnamespace"]], "collation_name": row["collname"]}


@rows_of("information_schema.collations", kept="session")
def _all_collations(s: Any) -> Iterator[Row]:
    return (row | {"pad_attribute": "NO PAD"} for row in _collations(s))


@rows_of("information_schema.collation_character_set_applicability")
def _character_sets(s: Any) -> Iterator[Row]:
    return (row | {"character_set_name": "UTF8"} for row in _collations(s))
