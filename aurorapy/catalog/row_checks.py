"""What new rows of a table must satisfy, for those that write them without a plan: COPY, and what foreign keys do."""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.families import Belonging, ancestry_of
from aurorapy.planner.kernels import filter_kernel
from aurorapy.planner.operators.modify import Checks
from aurorapy.planner.relation import Table

from .expressions import slots
from .generated import generated_kernel


def row_checks(session: Any, table: Table, *, bounded: bool = False) -> Checks:
    """NOT NULL, CHECK and generated columns of whole rows; of a partition, if `bounded`, its bounds, too."""
    bind_over = session.database.bind_over
    checks = [(c, filter_kernel(bound.IsTest("false", slots(bind_over(table, 1, c.expression)), False))) for c in sorted(table.checks, key=lambda c: c.name)]
    belonging = Belonging(table, ancestry_of(session.catalog, table), bind_over) if bounded and table.bound is not None else None
    return Checks(table, checks, generated_kernel(session, table), belonging)
