"""What of a partition depends on its like in the partitioned table (P), and on the partition itself (S): rows of pg_depend.

pg_dump writes the partitioned table's part before those of the partitions for that. Source: PostgreSQL 15 manual, section 53.18,
DEPENDENCY_PARTITION_PRI and DEPENDENCY_PARTITION_SEC.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

CLASS, CONSTRAINT, TRIGGER = 1259, 2606, 2620


def depends(c: Any) -> Iterator[tuple[int, int, int, int, int, int, str]]:
    """(classid, objid, objsubid, refclassid, refobjid, refobjsubid, deptype) of every part that has a parent."""
    keys = {k.index: k.oid for t in c.tables.values() for k in t.keys}
    for t in c.tables.values():
        parts = [(CLASS, i.oid, i.parent) for i in t.indexes]
        parts += [(CONSTRAINT, keys[i.oid], keys[i.parent]) for i in t.indexes if i.oid in keys and i.parent in keys]
        parts += [(CONSTRAINT, f.oid, f.parent) for f in t.foreign_keys]
        parts += [(TRIGGER, g.oid, g.parent) for g in t.triggers]
        for classid, oid, parent in parts:
            if parent:
                yield classid, oid, 0, classid, parent, 0, "P"
                yield classid, oid, 0, CLASS, t.oid, 0, "S"
