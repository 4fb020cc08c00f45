"""The composite types of the rows of system catalogs and views: every relation is a type, and so is the array of its rows.

They are made when they are first asked for. An oid says which relation; a name is looked for as one of a built-in type is, before the search path.

Source: PostgreSQL 15 manual, sections 8.16 and 53.64.
"""

from __future__ import annotations

from aurorapy.planner.types import TYPES, SqlType
from aurorapy.planner.types.composites import Attribute, RowType
from aurorapy.planner.types.user import UserArray

from .registry import CATALOGS, ROW_TYPES

_PLACES = ("pg_catalog", "information_schema")
_made: dict[int, SqlType] = {}


def row_type(oid: int) -> SqlType | None:
    """The type of that oid, if it is a system relation's or the array of one."""
    found = _made.get(oid)
    table = ROW_TYPES.get(oid) if found is None else None
    if table is None:
        return found
    made = RowType(table, tuple([Attribute(c.name, TYPES[c.type], c.typmod, c.attnum - 1) for c in table.columns]))
    _made[made.oid] = made
    _made[made.array] = UserArray(made, table.array_name)
    return _made[oid]


def named(names: tuple[str, ...], search_path: tuple[str, ...]) -> int | None:
    """The oid of the type of that name; without a schema, one of pg_catalog, or of information_schema where the search path leads there."""
    if len(names) > 1:
        return _oid(names[-2], names[-1]) if names[-2] in _PLACES else None
    return _oid("pg_catalog", names[0]) or (_oid("information_schema", names[0]) if "information_schema" in search_path else None)


def _oid(schema: str, name: str) -> int | None:
    table = CATALOGS.get((schema, name))
    if table is not None:
        return table.type_oid or None
    table = CATALOGS.get((schema, name[1:])) if name[:1] == "_" else None
    return None if table is None else table.array_oid or None
