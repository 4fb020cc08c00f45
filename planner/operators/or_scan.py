"""Rows by several indexes, or parts of one, at a time: those that satisfy one condition or another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.execution import Batch, ExecState
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.relation import Table

from .scan import IndexScan, aliased


class OrScan(IndexScan):
    """What its arms find, each row once, as far as it passes the condition. The arms' rows have rowids, the scan's only with `ids`."""

    name = "Bitmap Heap Scan"

    def __init__(self, table: Table, arms: tuple[IndexScan, ...], condition: Kernel | None, ids: bool, estimate: float, nulls: list[bool]) -> None:
        super().__init__(table, arms[0].index, self._bounds, False, False, condition, ids, estimate, nulls)
        self.children = self.arms = arms
        for arm in arms:
            arm.is_arm = True

    def _bounds(self, s: ExecState) -> list[Any] | None:
        """Of each arm what it looks for; None where no arm can find anything."""
        found = [arm.bounds(s) for arm in self.arms]
        return None if all(f is None for f in found) else found

    def share(self, s: ExecState, found: list[Any]) -> float:
        return sum([arm.share(s, f) for arm, f in zip(self.arms, found, strict=True) if f is not None])

    def run(self, s: ExecState) -> Iterator[Batch]:
        seen: set[int] = set()
        condition, ids = self.condition, self.ids
        for arm in self.arms:
            for batch in arm.run(s):
                new = [r for r in batch if r[-1] not in seen]
                seen.update([r[-1] for r in new])
                kept = new if condition is None or not new else condition(new, s)
                if kept:
                    yield kept if ids else [r[:-1] for r in kept]

    def label(self) -> str:
        return f"Bitmap Heap Scan on {aliased(self.table, self.alias)}"
