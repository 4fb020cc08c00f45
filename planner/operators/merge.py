"""MERGE: each row of the join does what the first WHEN clause that fits says.

A row that another transaction changed meanwhile is looked at again, as READ COMMITTED does it: it may match no longer, or other clauses may fit.

Source: PostgreSQL 15 manual, MERGE, and section 13.2.1.
"""

from __future__ import annotations

from collections.abc import Iterator

from aurorapy import errors
from aurorapy.planner.execution import Batch, ExecState, Row
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.relation import Table
from aurorapy.records import dataclass

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

    def __init__(self, table: Table, source: Node, start: int, on: Kernel, actions: list[Action], checks: Checks,
                 update_checks: Checks | None = None) -> None:
        super().__init__(table, source, None, 0)
        self.start, self.on, self.actions, self.checks = start, on, actions, checks
        self.update_checks = update_checks or checks

    def run(self, s: ExecState) -> Iterator[Batch]:
        self.begin(s)
        self.go(self.children[0].all_rows(s), s)
        return iter(())

    def begin(self, s: ExecState) -> None:
        """Before anything is read."""
        s.access.prepare_write(self.table)

    def go(self, found: Batch, s: ExecState) -> None:
        """Do what the clauses say with the rows of the join."""
        end = self.start + len(self.table.columns)
        seen: set[int] = set()
        for row in found:
            rowid = row[end]
            s.root.count += self._unmatched(row, s) if rowid is None else self._matched(row, rowid, seen, s)

    def insert(self, row: Row, s: ExecState) -> int:
        """Insert a row; the number that came of it."""
        s.access.insert(self.table, self.checks.apply([row], s))
        return 1

    def change(self, action: Action, row: Row, rowid: int, old: Row, s: ExecState) -> int:
        """Change or delete a locked row, as the action says; the number of rows changed."""
        if action.row is None:
            s.access.delete(self.table, rowid, old)
        else:
            s.access.update(self.table, rowid, old, self.update_checks.apply(action.row([row], s), s, action.changed)[0])
        return 1

    def _fitting(self, row: Row, s: ExecState, *, matched: bool) -> Action | None:
        for action in self.actions:
            if action.matched == matched and (action.condition is None or action.condition([row], s)):
                return action
        return None

    def _unmatched(self, row: Row, s: ExecState) -> int:
        action = self._fitting(row, s, matched=False)
        if action is None or action.row is None:
            return 0
        return self.insert(action.row([row], s)[0], s)

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
        seen.add(rowid)
        return self.change(action, row, rowid, row[start:end], s)
