"""What row-level security demands of the rows that a statement writes, and of those that ON CONFLICT and MERGE are about to change.

New rows are looked at when BEFORE triggers and generated columns are done with them, before the table's constraints.

Source: PostgreSQL 15 manual, CREATE POLICY; its src/backend/executor/execMain.c (ExecWithCheckOptions).
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.execution import Batch, ExecState
from aurorapy.planner.kernels import Kernel

from .modify import Checks

Proofs = list[tuple[bound.PolicyCheck, Kernel]]  # with the kernel that keeps the rows which violate it


def prove(proofs: Proofs, rows: Batch, s: ExecState) -> None:
    """Raise 42501 for a row that violates a policy."""
    for check, kernel in proofs:
        if kernel(rows, s):
            what = "target row" if check.target else "new row"
            name = f' "{check.policy}"' if check.policy is not None else ""
            using = " (USING expression)" if check.using else ""
            raise errors.InsufficientPrivilege(f'{what} violates row-level security policy{name}{using} for table "{check.table}"')


class GuardedChecks(Checks):
    """What a new row must satisfy: policies first."""

    def __init__(self, plain: Checks, proofs: Proofs) -> None:
        super().__init__(plain.table, plain.checks, plain.generated, plain.belonging)
        self.proofs = proofs

    def apply(self, rows: Batch, s: ExecState, positions: tuple[int, ...] | None = None) -> Batch:
        if self.generated is not None:
            rows = self.generated(rows, s)
        prove(self.proofs, rows, s)
        return super().apply(rows, s, positions)

    def describe(self, row: Any, s: ExecState) -> str | None:
        return None  # who may not see all rows is not told what is in one


def guarded(kernel: Kernel | None, proofs: Proofs) -> Kernel:
    """A kernel over rows that are about to change: the rows that it takes are proven before (`kernel` None: all are taken)."""
    def run(rows: Batch, s: ExecState) -> Batch:
        kept = rows if kernel is None else kernel(rows, s)
        if kept:
            prove(proofs, kept, s)
        return kept

    return run


def proving(kernel: Kernel, proofs: Proofs) -> Kernel:
    """A kernel that makes new rows of rows which are proven first."""
    def run(rows: Batch, s: ExecState) -> Any:
        prove(proofs, rows, s)
        return kernel(rows, s)

    return run
