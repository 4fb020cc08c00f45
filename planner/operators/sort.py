"""Sorting: whole input, or the first rows of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.execution import BATCH_ROWS, Batch, ExecState
from aurorapy.planner.kernels import sort_kernels, sort_rows, values_kernel

from .base import Node, chunks

TOP_ROWS_MAX = 10_000  # above this a full sort is as good as a heap


class Sort(Node):
    """Stable sort by the keys; with `limit` (and `offset`) only the first rows are kept when they are few."""

    def __init__(self, child: Node, keys: list[bound.SortKey], limit: bound.Expr | None = None, offset: bound.Expr | None = None,
                 subplans: Any = None) -> None:
        super().__init__((child,), child.width, child.estimate, child.nulls)
        self.kernels = sort_kernels(keys, subplans)
        null = bound.Const(20, 0)
        self.bounds = values_kernel([limit, offset or null], subplans) if limit is not None else None

    def label(self) -> str:
        return "Sort"

    def run(self, s: ExecState) -> Iterator[Batch]:
        top = None
        if self.bounds is not None:
            limit, offset = self.bounds(s)
            if limit is not None and limit >= 0 and (offset is None or offset >= 0):
                top = limit + (offset or 0)
        if top is not None and top <= TOP_ROWS_MAX:
            rows = self._top(s, top)
        else:
            rows = self.children[0].all_rows(s)
            sort_rows(rows, self.kernels, s)
        yield from chunks(rows, BATCH_ROWS)

    def _top(self, s: ExecState, n: int) -> Batch:
        """The first `n` rows: once there are so many, those whose first keys are behind the last one's are passed over."""
        kernel, reverse, _ = self.kernels[0]
        key = kernel(s)
        alone = len(self.kernels) == 1  # then of equal rows the first ones stay
        kept: Batch = []
        full = False
        last: Any = None
        for batch in self.children[0].run(s):
            if not full:
                kept += batch
            elif alone:
                kept += [r for r in batch if (last < key(r) if reverse else key(r) < last)]
            else:
                kept += [r for r in batch if not (key(r) < last if reverse else last < key(r))]
            if len(kept) > 4 * n + 1000 or (full and len(kept) > 2 * n + 100):
                sort_rows(kept, self.kernels, s)
                del kept[n:]
                full, last = n > 0, key(kept[-1]) if n else None
        sort_rows(kept, self.kernels, s)
        del kept[n:]
        return kept
