"""What ANALYZE found, kept true to what there is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from aurorapy.planner.relation import Table


def forget_columns(catalog: Any, table: Table, attnums: Iterable[int]) -> None:
    """What ANALYZE found for columns goes when they do, or have other values."""
    found = catalog.statistics.get(table.oid)
    if found is None:
        return
    gone = set(attnums)
    kept = {x.oid for x in catalog.tables[table.oid].statistics}
    indexes = {i.oid for i in table.indexes if all(c.attnum for c in i.columns)}
    catalog.put_statistics(table.oid, replace(found, columns={k: c for k, c in found.columns.items() if k[0] not in gone},
                                              indexes={k: c for k, c in found.indexes.items() if k[0] in indexes},
                                              objects={k: o for k, o in found.objects.items() if k[0] in kept}))
