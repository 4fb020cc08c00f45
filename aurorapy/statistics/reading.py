"""What the planner is told of tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.relation import Table
from aurorapy.planner.table_statistics import TableStatistics


def statistics_reader(session: Any) -> Callable[[Table], tuple[float, TableStatistics | None]]:
    """For the planner: (expected rows of a table, what ANALYZE found)."""
    database, known = session.database, session.catalog.statistics

    def read(table: Table) -> tuple[float, TableStatistics | None]:
        rows = database.table_rows(table) if table.root else 0.0
        found = known.get(table.oid)
        if found is None or found.rows < 0:
            return rows, found
        return (rows * found.rows / found.estimate if found.estimate else max(rows, found.rows)), found

    return read
