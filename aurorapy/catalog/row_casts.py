"""A row of a child table is one of its parents', too, without the columns that they have not.

Source: PostgreSQL 15 manual, section 5.10; ConvertRowtypeExpr in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.functions.registry import Cast, Function
from aurorapy.planner.relation import Table

from .inheriting import ancestors


def row_cast(catalog: Any, source: int, target: int) -> Cast | None:
    """The implicit cast of a table's row type to an ancestor's; None where it is none. Its function has an oid that no other has, so that two of the same are
    known as such."""
    tables = catalog.tables
    child, parent = tables.get(catalog.type_oids.get(source)), tables.get(catalog.type_oids.get(target))
    if child is None or parent is None or child.type_oid != source or parent.type_oid != target or not child.parents:
        return None
    if all(t.oid != parent.oid for t in ancestors(catalog, child)):
        return None
    return Cast(source, target, Function(f"row of {parent.name}", (source,), target, _narrowed(child, parent), oid=-(source << 32 | target)), "i")


def _narrowed(child: Table, parent: Table) -> Any:
    slots = {c.name: c.attnum - 1 for c in child.live}
    taken = [slots.get(c.name, -1) if not c.dropped else -1 for c in parent.columns]

    def narrow(row: tuple[Any, ...]) -> tuple[Any, ...]:
        width = len(row)
        return tuple([row[i] if 0 <= i < width else None for i in taken])

    return narrow
