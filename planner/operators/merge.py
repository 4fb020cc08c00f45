"""MERGE: each row of the join does what the first WHEN clause that fits says.

A row that another transaction changed meanwhile is looked at again, as READ COMMITTED does it: it may match no longer, or other clauses may fit.

Source: PostgreSQL 15 manual, MERGE, and section 13.2.1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aurorapy import errors
from aurorapy.planner.execution import Batch, ExecState, Row
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.relation import Table

from .base import Node
from .modify import Checks, ModifyNode


@dataclass(slots=True)
class Action:
    """A WHEN clause. Kernels over a row of the join: `condition` keeps it where it holds, `row` makes the new row; `changed`: slots that it sets."""

    matched: bool
    condition: Kernel | None
    kind: str
    row: Kernel | None
    changed: tuple[int, ...]


class Merge(ModifyNode):
    name = "Merge"
    verb = "MERGE"

    def __init__(self, table: Table, source: Node, start: int, on: Kernel, actions: list[Action], checks: Checks) -> None:
        super().__init__(table, source, None, 0)
        self.start, self.on, self.actions, self.checks = start, on, actions, checks

    def run(self, s: ExecState) -> Iterator[Batch]:
        table, access = self.table, s.access
        access.prepare_write(table)
        end = self.start + len(table.columns)
        seen: set[int] = set()
        for row in self.children[0].all_rows(s):
            rowid = row[end]
            s.root.count += self._unmatched(row, s) if rowid is None else self._matched(row, rowid, seen, s)
        return iter(())

    def _fitting(self, row: Row, s: ExecState, *, matched: bool) -> Action | None:
        for action in self.actions:
            if action.matched == matched and (action.condition is None or action.condition([row], s)):
                return action
        return None

    def _unmatched(self, row: Row, s: ExecState) -> int:
        action = self._fitting(row, s, matched=False)
        if action is None or action.row is None:
            return 0
        s.access.insert(self.table, self.checks.apply(action.row([row], s), s))
        return 1

    def _matched(self, row: Row, rowid: int, seen: set[int], s: ExecState) -> int:
        start, end = self.start, self.start + len(self.table.columns)
        action = self._fitting(row, s, matched=True)
        if action is None or action.kind == "nothing":
            return 0
        if rowid in seen:
            raise errors.CardinalityViolation("MERGE command cannot affect row a second time",
                                              hint="Ensure that not more than one source row matches any one target row.")
        fresh = s.access.lock_row(self.table, rowid, row[start:end], "update", "wait")
        if fresh is not True:
            if fresh is None or not self.on([row[:start] + fresh + row[end:]], s):
                return self._unmatched(row[:start] + (None,) * (end + 1 - start) + row[end + 1:], s)
            row = row[:start] + fresh + row[end:]  # and locked now
            action = self._fitting(row, s, matched=True)
            if action is None or action.kind == "nothing":
                return 0
        old = row[start:end]
        seen.add(rowid)
        if action.row is None:
            s.access.delete(self.table, rowid, old)
        else:
            s.access.update(self.table, rowid, old, self.checks.apply(action.row([row], s), s, action.changed)[0])
        return 1
