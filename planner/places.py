"""Where the row of a cursor lies: what WHERE CURRENT OF changes.

A cursor's query gets one more output column for each table of which it may be asked, with the row's place in it (a rowid; in a family (leaf, rowid)).
These are the tables whose rows it locks or, where it locks none, the one table that it reads. Whether a query that locks nothing is simply updatable
follows from its plan, as in PostgreSQL: rows that were sorted, grouped or joined have no place.

Source: PostgreSQL 15 manual, DECLARE; its src/backend/executor/execCurrent.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.families import place_of
from aurorapy.planner.operators.alternatives import AlternativeScans
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.current import CurrentScan
from aurorapy.planner.operators.families import FamilyAppend, Leaf
from aurorapy.planner.operators.rows import Append, Filter, Limit, Materialize, OneByOne, Project
from aurorapy.planner.operators.scan import CteScan, FunctionScan, IndexScan, OneTimeFilter, SeqScan, SubqueryScan, ValuesScan, VirtualScan, WorkTableScan
from aurorapy.planner.operators.sort import Sort
from aurorapy.records import dataclass

_PASSING = (Project, Limit, Filter, OneTimeFilter, SubqueryScan, Leaf)


@dataclass(frozen=True, slots=True)
class Mark:
    """A table of a cursor's query: its leaves (oids), and the element of the rows that says where each lies. `locked`: by FOR UPDATE or its kin."""

    tables: frozenset[int]
    at: int
    family: bool
    locked: bool


def add_places(query: bound.Query) -> tuple[Mark, ...]:
    """Make a cursor's query give the places of its rows."""
    locking = _is_locking(query)
    marks = []
    at = len(query.columns)
    for entry, expr in _places(query, locking):
        query.targets.append(bound.TargetEntry(expr, ""))
        assert entry.table is not None
        tables = frozenset((entry.table.oid,)) if entry.family is None else frozenset(leaf.table.oid for leaf in entry.family.leaves)
        marks.append(Mark(tables, at, entry.family is not None, locking))
        at += 1
    return tuple(marks)


def _is_locking(query: bound.Query) -> bool:
    return bool(query.locks) or any(e.query is not None and _is_locking(e.query) for e in query.entries.values())


def _places(query: bound.Query, locking: bool) -> list[tuple[bound.Entry, bound.Expr]]:
    """(a table's entry, the place of its rows as an expression of the query) of each table that counts."""
    if (query.set_op is not None or query.aggregated or query.group_by or query.grouping_sets is not None or query.distinct or query.distinct_on is not None
            or query.windows or query.has_srf or not locking and (len(query.from_) != 1 or not isinstance(query.from_[0], int))):
        return []
    locked = {rid for lock in query.locks for rid in lock.rids}
    out: list[tuple[bound.Entry, bound.Expr]] = []
    for entry in query.entries.values():
        if entry.kind == "table" and entry.table is not None and entry.table.rows is None and entry.table.kind in "rpm":
            if not locking or entry.rid in locked:
                entry.needs_rowid = True
                width = len(entry.table.columns)
                out.append((entry, bound.Var(20, entry.rid, width, -1, True, None, "") if entry.family is None else place_of(entry.rid, entry.table)))
        elif entry.kind == "subquery" and entry.query is not None:
            for found, expr in _places(entry.query, locking):
                entry.query.targets.append(bound.TargetEntry(expr, ""))
                entry.columns.append(bound.OutputColumn("", expr.type))
                out.append((found, bound.Var(expr.type, entry.rid, len(entry.columns) - 1, -1, True, None, "")))
    return out


def is_simple(node: Any) -> bool:
    """Whether a plan gives the rows of one scan as they come."""
    while isinstance(node, _PASSING):
        node = node.children[0]
    return isinstance(node, SeqScan | IndexScan | AlternativeScans) or (isinstance(node, FamilyAppend) and all(is_simple(c) for c in node.children))


_BACKWARD = (SeqScan, IndexScan, AlternativeScans, VirtualScan, CteScan, FunctionScan, ValuesScan, WorkTableScan, CurrentScan, Materialize, Sort)
_AS_BELOW = (Project, Filter, SubqueryScan, Limit, Append, FamilyAppend, Leaf, OneByOne)


def scrolls_back(node: Node) -> bool:
    """Whether a cursor over a plan may go back without having been declared so: over scans, what is sorted, and their chains.

    Source: PostgreSQL 15 manual, DECLARE (SCROLL)."""
    if isinstance(node, _AS_BELOW):
        return all(scrolls_back(c) for c in node.children)
    return isinstance(node, _BACKWARD)
