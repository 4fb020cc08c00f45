"""What rules have made of a statement: several, one after the other, each of which sees what those before it did.

Source: PostgreSQL 15 manual, section 41.6, for which of them tells how many rows there were.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy.planner.execution import Batch, ExecState
from aurorapy.planner.relation import Table

from .base import Node
from .modify import ModifyNode


class Rewritten(ModifyNode):
    """`run_parts(state)` runs the statements: (how many rows the one that tells was about, the rows that RETURNING gives)."""

    name = "Rewritten"

    def __init__(self, table: Table, parts: list[Any], run_parts: Callable[[ExecState], tuple[int, Batch]], width: int) -> None:
        Node.__init__(self, (), width, 1.0)
        self.table, self.returning = table, None
        self.parts, self.run_parts = parts, run_parts

    def run(self, s: ExecState) -> Iterator[Batch]:
        count, rows = self.run_parts(s)
        s.root.count += count
        if rows:
            yield rows
