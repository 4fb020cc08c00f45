"""Conditions that no row is needed for: they are looked at once, before anything is read, and what is false reads nothing.

Where at most one row is looked up by its key, a condition on the row is as good, and the look-up stays the shortest way.

Source: create_gating_plan of PostgreSQL 15's createplan.c; relation_excluded_by_constraints in its plancat.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.kernels import filter_kernel
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.scan import OneTimeFilter, Result

from .layout import Layout, Level, is_volatile
from .predicates import rids_of


def nothing(query: bound.Query, conditions: list[bound.Expr]) -> tuple[Node, Layout] | None:
    """What stands for FROM and WHERE where a condition is constant and not true: no rows."""
    if not any(isinstance(c, bound.Const) and c.value is not True for c in conditions):
        return None
    layout = Layout()
    for entry in query.entries.values():
        layout.entries[entry.rid] = len(layout.nulls)
        layout.nulls += [True] * (len(entry.columns) + entry.needs_rowid)
    node = Result(bound.Const(16, False))
    node.width, node.nulls = len(layout.nulls), list(layout.nulls)
    node.details.append(("One-Time Filter", "false"))
    return node, layout


def gates(query: bound.Query, conditions: list[bound.Expr]) -> tuple[list[bound.Expr], list[bound.Expr]]:
    """(conditions that read no row of the query and do not change from one look to the next, the others)."""
    rids = query.entries.keys()
    ours: list[bound.Expr] = []
    rest: list[bound.Expr] = []
    for c in conditions:
        (rest if rids_of(c) & rids or is_volatile(c) else ours).append(c)
    return ours, rest


def gated(planner: Any, level: Level, node: Node, conditions: list[bound.Expr]) -> Node:
    """A node that is run when conditions without rows are true."""
    empty = Layout()
    whole = bound.conjunction([level.resolve(c, empty) for c in conditions])
    assert whole is not None
    out = OneTimeFilter(node, filter_kernel(whole, level.subplans(empty)))
    out.details.append(("One-Time Filter", planner.show(conditions)))
    return out
