"""INSERT, UPDATE and DELETE of views with INSTEAD OF triggers: the triggers are given the rows, and nothing else is written."""

from __future__ import annotations

from collections.abc import Iterator

from aurorapy import errors
from aurorapy.planner.execution import Batch, ExecState
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.relation import Table

from .base import Node
from .modify import Checks, ModifyNode


class Instead(ModifyNode):
    """The source's rows are the view's old row (but of an INSERT), its new row (but of a DELETE), and what RETURNING needs of other tables.
    RETURNING is over the new row, or the deleted one, and the rest. `changed`: slots that an update sets; `checks`: of views over this one."""

    def __init__(self, view: Table, event: str, source: Node, changed: tuple[int, ...], checks: Checks, returning: Kernel | None, width: int) -> None:
        super().__init__(view, source, returning, width)
        self.event, self.changed, self.checks = event, changed, checks
        self.name, self.verb = event.capitalize(), event

    def run(self, s: ExecState) -> Iterator[Batch]:
        view, access = self.table, s.access
        if access.txn.read_only:
            raise errors.ReadOnlySqlTransaction("cannot execute this statement in a read-only transaction")
        access.lock_table(view, "row exclusive")
        found = self.children[0].all_rows(s)
        firing = access.firing()
        firing.before_statement(view, self.event, self.changed)
        n = len(view.columns)
        out: Batch = []
        count = 0
        for row in found:
            old = None if self.event == "INSERT" else row[:n]
            new = row[:n] if self.event == "INSERT" else row[n:2 * n] if self.event == "UPDATE" else None
            kept = firing.instead(view, self.event, old, new)
            if kept is not None:
                if new is not None:
                    kept = self.checks.apply([kept], s)[0]
                count += 1
                out.append(kept + row[2 * n if self.event == "UPDATE" else n:])
            access.tick()
        firing.after_statement(view, self.event, self.changed)
        s.root.count += count
        if self.returning is not None and out:
            yield self.returning(out, s)
