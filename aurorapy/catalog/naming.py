"""Names of what is new: where it goes, and which name is free."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree

from .temporary import writable_temporary


def target_name(session: Any, relation: tree.RangeTable, temporary: bool = False) -> tuple[int, str, str]:
    """(schema oid, name, persistence) for something new, in a catalog that may be changed."""
    from .ddl import writable

    names = relation.name
    if temporary and len(names) >= 2 and not names[-2].startswith("pg_temp"):
        raise errors.InvalidTableDefinition("cannot create temporary relation in non-temporary schema", position=relation.pos)
    if temporary or (len(names) >= 2 and names[-2] == "pg_temp"):
        return writable_temporary(session).own.schema, names[-1], "t"
    catalog = writable(session)
    if len(names) >= 2:
        schema = catalog.schema_oid(names[-2])
    else:
        found = session.context.current_schema()
        if found is None:
            raise errors.InvalidSchemaName("no schema has been selected to create in", position=relation.pos)
        schema = catalog.schema_oid(found)
    if catalog.schemas[schema] in ("pg_catalog", "information_schema"):
        raise errors.InsufficientPrivilege(f'permission denied to create "{catalog.schemas[schema]}.{names[-1]}"',
                                           detail="System catalog modifications are currently disallowed.")
    return schema, names[-1], "p"


def free_name(catalog: Any, schema: int, *parts: str, suffix: str, taken: set[str] | None = None) -> str:
    """`table_column_suffix`, with a number when that is taken, cut to 63 bytes."""
    base = "_".join(p for p in parts if p)
    n = 0
    while True:
        tail = f"_{suffix}{n or ''}"
        name = base[: 63 - len(tail)] + tail
        if (schema, name) not in catalog.names and (taken is None or name not in taken):
            return name
        n += 1
