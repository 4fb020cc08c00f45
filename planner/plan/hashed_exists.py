"""EXISTS by a set of keys: a query that is tied to the rows around it by equalities alone is read once, when it has been asked for many rows.

    EXISTS (SELECT ... FROM i WHERE i.o = o.id AND i.n = 3)    ->    o.id is among (SELECT i.o FROM i WHERE i.n = 3)

PostgreSQL makes semi- and antijoins of such queries where they stand in WHERE. Here each of them has both plans, and the number of rows decides when it runs.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.execution import HashedExists
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.operators.alternatives import AlternativeScans
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.scan import SeqScan
from aurorapy.planner.types import TYPES

from . import predicates
from .layout import Level, is_volatile, volatile_query

CALL_ROWS = 60  # rows of a table are read and put into a set in the time of one look at the query
CALLS_MIN = 50


def hashed_exists(planner: Any, level: Level, query: bound.Query, arguments: list[bound.Expr], called: Node) -> HashedExists | None:
    """The set's query, planned on a level below `level`, or None where there can be none. `arguments`: the Vars of the rows around it, in the order of the
    subplan's arguments; `called`: the plan of one look at the query."""
    if query.from_ == [] or query.where is None or query.aggregated or query.group_by or query.having is not None or query.windows or query.has_srf or (
            query.limit is not None or query.offset is not None or query.set_op is not None or query.values is not None or query.ctes or query.locks):
        return None
    if query.distinct_on is not None or volatile_query(query) or any(e.kind != "table" or e.table is None or e.table.rows is not None for e in query.entries.values()):
        return None
    own = set(query.entries)
    places = {e.key(): i for i, e in enumerate(arguments)}
    keys: list[tuple[bound.Expr, bound.Expr]] = []
    rest: list[bound.Expr] = []
    for c in bound.conjuncts(query.where):
        outside = {v.rid for v in predicates.vars_of(c)} - own
        if not outside:
            rest.append(c)
            continue
        pair = predicates.equi_join(c, own, outside)
        if pair is None or is_volatile(pair[0]) or is_volatile(pair[1]) or any(v.key() not in places for v in predicates.vars_of(pair[1])) or any(
                isinstance(n, bound.SubLink) for n in bound.walk(pair[1])):
            return None
        keys.append(pair)
    hashed = replace(query, where=bound.conjunction(rest), targets=[bound.TargetEntry(e, "") for e, _ in keys], distinct=False, order_by=[])
    if not keys or any(True for _ in bound.free_vars(hashed)):
        return None
    rows = sum([planner.entry_rows(e) for e in query.entries.values()])
    below = Level(planner, level)
    node = planner.plan_query(hashed, below)

    def over_arguments(n: bound.Expr) -> bound.Expr | None:
        return bound.Slot(n.type, places[n.key()], n.typmod) if isinstance(n, bound.Var) else None

    outer = [bound.transform(e, over_arguments) for _, e in keys]
    plain = tuple([e.index for e in outer if isinstance(e, bound.Slot)])
    values = None if len(plain) == len(outer) else project_kernel(outer)
    return HashedExists(node, tuple([TYPES[e.type].hash_key for e, _ in keys]), tuple([TYPES[e.type].hash_key for e in outer]), plain, values,
                        1 if _reads_whole(called) else max(CALLS_MIN, int(rows / CALL_ROWS)))


def _reads_whole(node: Node) -> bool:
    """Whether each look at a query may read a table from end to end."""
    return isinstance(node, SeqScan) or (not isinstance(node, AlternativeScans) and any(map(_reads_whole, node.children)))
