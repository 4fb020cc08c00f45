"""What the planner is told of tables."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.relation import Table
from aurorapy.planner.table_statistics import TableStatistics


class StatisticsReader:
    """For the planner: (expected rows of a table, what ANALYZE found). `sizes`: the rows that were told of, by table."""

    def __init__(self, session: Any) -> None:
        self._database, self._known = session.database, session.catalog.statistics
        self._writes = session.transaction.writes if session.transaction is not None else {}
        self.sizes: dict[int, float] = {}

    def __call__(self, table: Table) -> tuple[float, TableStatistics | None]:
        rows = self._database.table_rows(table) if table.root else 0.0
        own = self._writes.get(table.oid)
        if own is not None and len(own.rows) > rows:  # nothing of it lies in the tree yet
            rows = float(len(own.rows))
        self.sizes[table.oid] = rows
        found = self._known.get(table.oid)
        if found is None or found.rows < 0:
            return rows, found
        return (rows * found.rows / found.estimate if found.estimate else max(rows, found.rows)), found
