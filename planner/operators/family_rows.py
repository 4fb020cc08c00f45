"""Locks on rows of families, by their places."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.execution import Row
from aurorapy.planner.families import Family, upward

Place = tuple[int, int]


class FamilyRows:
    """Locks rows by their places."""

    def __init__(self, family: Family) -> None:
        self.family = family
        self.name = family.table.name
        self.tables = [b.table for b in family.by_oid.values()]

    def lock(self, access: Any, place: Place, strength: str, wait: str) -> tuple[Row | None, Any]:
        """(the leaf's row as it is now, None if it has gone; what `Access.lock_row` says, a new row in the family's layout)."""
        branch = self.family.by_oid[place[0]]
        old = access.row(branch.table, place[1])
        if old is None:
            return None, None
        fresh = access.lock_row(branch.table, place[1], old, strength, wait)
        if fresh is True:
            return old, True
        return fresh, None if fresh is None else upward(branch, fresh)
