"""Hypothetical-set aggregates: the row of the direct arguments is sorted with the others, once before its peers and once behind them."""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import sort_rows
from aurorapy.planner.types import TYPES

from .aggregate import Call


class HypotheticalCall(Call):
    def __init__(self, e: bound.Aggregate, subplans: Any = None) -> None:
        super().__init__(e, subplans)
        self.keys = [TYPES[k.expr.type].hash_key for k in e.order_by]

    def result(self, state: Any, s: ExecState, first: Any = None) -> Any:
        assert self.direct is not None
        values = self.direct([first if first is not None else ()], s)[0]
        mine = (*values, *values)  # arguments and sort keys are the same here
        rows = [mine, *state]
        sort_rows(rows, self.sort, s)  # a stable sort: before its peers
        before = next(i for i, r in enumerate(rows) if r is mine)
        different = len({tuple([v if k is None or v is None else k(v) for v, k in zip(r, self.keys, strict=False)]) for r in rows[:before]})
        rows = [*state, mine]
        sort_rows(rows, self.sort, s)
        upto = next(i for i, r in enumerate(rows) if r is mine)
        return self.aggregate.final(before, upto, different, len(state))
