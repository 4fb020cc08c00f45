"""WHERE CURRENT OF: the row on which a cursor stands, in place of a scan.

Source: PostgreSQL 15 manual, UPDATE and DELETE.
"""

from __future__ import annotations

from collections.abc import Iterator

from aurorapy.planner.execution import Batch, ExecState
from aurorapy.planner.families import Family, upward
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.relation import Table

from .base import Node


class CurrentScan(Node):
    """`cursor(s)` gives the cursor's name. The row is the one that the statement sees now, whoever changed it since; none when it is gone."""

    name = "Tid Scan"

    def __init__(self, table: Table, family: Family | None, cursor: Kernel, nulls: list[bool]) -> None:
        super().__init__((), len(nulls), 1.0, nulls)
        self.table, self.family, self.cursor = table, family, cursor

    def run(self, s: ExecState) -> Iterator[Batch]:
        name = self.cursor(s)[0]
        current, access = s.x.session.current_row, s.access
        if self.family is None:
            rowid = current(name, self.table)
            row = None if rowid is None else access.row(self.table, rowid)
            if row is not None:
                yield [(*row, rowid)]
            return
        for leaf in self.family.leaves:
            rowid = current(name, leaf.table)
            row = None if rowid is None else access.row(leaf.table, rowid)
            if row is not None:
                yield [(*upward(leaf, row), (leaf.table.oid, rowid))]

    def label(self) -> str:
        return f"Tid Scan on {self.table.name}"
