"""Point selects: a plan that reads at most one row by a unique key and computes nothing that depends on the session.

Outside a transaction such a statement needs none: it reads the newest pages in one go. Its answer must be held only if a
leaf that it read is newer than the volume's durable LSN.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from aurorapy.planner.execution import ExecState
from aurorapy.planner.operators.rows import Project
from aurorapy.planner.operators.scan import IndexScan


class PointState(ExecState):
    """What kernels need: parameters and context."""

    __slots__ = ()

    def __init__(self, p: tuple[Any, ...], x: Any) -> None:
        self.p, self.x = p, x


class Point:
    """`rows(db, p, x)` gives (rows, newest LSN read); None when the table is locked by somebody."""

    __slots__ = ("bounds", "condition", "project", "table", "index", "lock")

    def __init__(self, scan: IndexScan, project: Any) -> None:
        self.bounds, self.condition, self.project = scan.bounds, scan.condition, project
        self.table, self.index = scan.table, scan.index
        self.lock = ("t", scan.table.oid)

    def rows(self, db: Any, p: tuple[Any, ...], x: Any) -> tuple[list[Any], int] | None:
        """The rows as of now."""
        if self.lock in db.locks.locks:
            return None
        s = PointState(p, x)
        key = self.bounds(s)
        if key is None:
            return [], 0
        lsn = db.volume.lsn
        page = db.tree(self.index.root).leaf(key, lsn)
        keys = page.keys
        slot = bisect_left(keys, key)
        if slot == len(keys) or keys[slot] != key:
            return [], page.lsn
        newest = page.lsn
        rowid = page.values[slot]
        page = db.tree(self.table.root).leaf(rowid, lsn)
        keys = page.keys
        rows = [page.values[bisect_left(keys, rowid)]]
        if page.lsn > newest:
            newest = page.lsn
        if self.condition is not None:
            rows = self.condition(rows, s)
        if self.project is not None:
            rows = self.project(rows, s)
        return rows, newest


def point_of(node: Any, subplans: list[Any]) -> Point | None:
    """The point select that a plan is, or None."""
    if subplans:
        return None
    project = None
    if type(node) is Project:
        project, node = node.kernel, node.children[0]
    if type(node) is not IndexScan or not node.unique or node.ids or node.table.short_rows or node.table.rows is not None or node.table.root <= 0:
        return None
    kernels = (node.bounds, node.condition, project)
    if any(k is not None and any(word in k.source for word in ("x.", "(x", " x,", "s.cast", "s.subplan")) for k in kernels):
        return None  # it asks the session for something
    return Point(node, project)
