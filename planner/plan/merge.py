"""Plan MERGE: a join of the source with the target's rows and their rowids, and kernels over its rows for each WHEN clause."""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.kernels import filter_kernel, project_kernel
from aurorapy.planner.operators.families import FamilyWriter
from aurorapy.planner.operators.family_changes import FamilyMerge
from aurorapy.planner.operators.merge import Action, Merge
from aurorapy.planner.operators.modify import Checks
from aurorapy.planner.operators.policies import guarded
from aurorapy.planner.operators.triggered import TriggeredMerge, fires

from .joins import JoinPlanner, level_rids
from .layout import Level
from .pullup import pull_up


def plan_merge(planner: Any, level: Level, m: bound.Modify, checks: Checks, writer: FamilyWriter | None) -> Merge:
    """The operator of a MERGE."""
    from .modify import checks_of

    query, merge = m.query, m.merge
    assert query is not None and merge is not None
    keep = query.entries[m.rid]
    change = pull_up(query)
    query.entries[m.rid] = keep
    level_rids.push(set(query.entries))
    try:
        source, layout, _ = JoinPlanner(planner, level, query, None, None).plan(bound.conjuncts(query.where))  # the condition of a source that was pulled up
    finally:
        level_rids.pop()
    start = layout.entries[m.rid]

    def resolved(e: bound.Expr) -> bound.Expr:
        return level.resolve(change(e), layout)

    actions = []
    for a in merge.actions:
        condition = None if a.condition is None else filter_kernel(resolved(a.condition), level.subplans(layout))
        if m.policies is not None and a.action in ("update", "delete"):
            from .modify import policy_proofs

            condition = guarded(condition, policy_proofs(level, m, f"merge {a.action}", layout))
        row = None
        changed: tuple[int, ...] = ()
        if a.action == "update":
            sets = dict(a.sets)
            changed = tuple(sets) if writer is not None else (*sets, *(i for i, _ in m.generated))
            row = project_kernel([resolved(sets[i]) if i in sets else bound.Slot(c.type, start + i) for i, c in enumerate(m.table.columns)],
                                 level.subplans(layout))
        elif a.action == "insert":
            row = project_kernel([resolved(e) for e in a.row], level.subplans(layout))
        actions.append(Action(a.matched, condition, a.action, row, changed))
    guards = query.entries[m.rid].security
    on = filter_kernel(bound.conjunction([*(level.resolve(g, layout) for g in guards), resolved(merge.on)]), level.subplans(layout))  # type: ignore[arg-type]
    if writer is not None:
        return FamilyMerge(writer, source, start, on, actions, checks)
    make = TriggeredMerge if fires(m.table, *(a.action.upper() for a in merge.actions)) else Merge
    return make(m.table, source, start, on, actions, checks, None if m.policies is None else checks_of(planner, level, m, "update"))
