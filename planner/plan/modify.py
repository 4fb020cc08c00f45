"""Plan INSERT, UPDATE and DELETE: the rows to change come from a query plan, the new rows from generated kernels."""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.bind.binder import NotLiftable
from aurorapy.planner.families import Belonging
from aurorapy.planner.kernels import Kernel, filter_kernel, project_kernel
from aurorapy.planner.operators.families import FamilyWriter
from aurorapy.planner.operators.family_changes import FamilyDelete, FamilyInsert, FamilyUpdate
from aurorapy.planner.operators.instead import Instead
from aurorapy.planner.operators.modify import Checks, Conflict, Delete, Insert, MarkedInsert, ModifyNode, Update, ViewCheck
from aurorapy.planner.operators.policies import GuardedChecks, Proofs, proving
from aurorapy.planner.operators.triggered import MarkedTriggeredInsert, TriggeredDelete, TriggeredInsert, TriggeredUpdate, fires
from aurorapy.planner.types import HOME

from .families import constant_leaves
from .gating import nothing
from .joins import JoinPlanner, level_rids
from .layout import Layout, Level, is_volatile
from .pullup import pull_up


def plan_modify(planner: Any, m: bound.Modify) -> ModifyNode:
    """The operator of a data-modifying statement; it yields the RETURNING rows."""
    level = Level(planner, None)
    for cte in m.ctes:
        if cte.modify is not None:
            plan = plan_modify(planner, cte.modify)
            planner.cte_plans[cte.ident] = plan
            planner.modifying.append((cte.ident, plan))
    if m.table.kind == "v":
        return _instead(planner, level, m)
    if m.kind != "insert" or m.table.kind == "f":
        planner.refused = HOME.get().check_changed(m, lambda: constant_leaves(planner, m))  # type: ignore[union-attr]
        if planner.refused and planner.lifted:
            raise NotLiftable
    if m.kind == "insert":
        return _insert(planner, level, m)
    if m.kind == "merge":
        from .merge import plan_merge

        return plan_merge(planner, level, m, checks_of(planner, level, m), None if m.entry is None or m.entry.family is None else _writer(planner, level, m))
    return _update_or_delete(planner, level, m)


def _row_layout(m: bound.Modify, base: int = 0) -> Layout:
    placed = m.entry is not None and m.entry.family is not None
    return Layout({m.rid: base}, {}, [True] * (base + len(m.table.columns) + (1 if placed else 2 if m.marks else 0)))


def _writer(planner: Any, level: Level, m: bound.Modify) -> FamilyWriter:
    """What changes the rows of a family."""
    assert m.entry is not None
    views = Checks(m.table, _view_checks(level, m), None) if m.view_checks else None
    if views is not None:
        views.required = []
    belonging = None
    if m.ancestry:
        belonging = Checks(m.table, [], None, Belonging(m.table, m.ancestry, planner.bind_over))
        belonging.required = []
    proofs = None if m.policies is None else {k: policy_proofs(level, m, k, _row_layout(m)) for k in ("insert", "update")}
    return FamilyWriter(m.entry.family, views, belonging, planner.bind_over, proofs, planner.refused if m.kind != "insert" else None,
                        placed=m.marks)


def policy_proofs(level: Level, m: bound.Modify, event: str, layout: Layout) -> Proofs:
    """What row-level security demands of rows in a layout."""
    if m.policies is None:
        return []
    return [(c, filter_kernel(bound.IsTest("true", level.resolve(c.condition, layout), True), level.subplans(layout))) for c in m.policies.get(event, ())]


def checks_of(planner: Any, level: Level, m: bound.Modify, event: str = "insert") -> Checks:
    """What a finished row must satisfy that comes of an insert or an update."""
    plain = _checks(planner, level, m)
    return plain if m.policies is None else GuardedChecks(plain, policy_proofs(level, m, event, _row_layout(m)))


def _view_checks(level: Level, m: bound.Modify) -> list[tuple[Any, Kernel]]:
    layout = _row_layout(m)
    return [(ViewCheck(name), filter_kernel(bound.IsTest("true", level.resolve(e, layout), True), level.subplans(layout))) for name, e in m.view_checks]


def _checks(planner: Any, level: Level, m: bound.Modify) -> Checks:
    """NOT NULL, CHECK and generated columns over a finished row."""
    layout = _row_layout(m)
    checks: list[tuple[Any, Kernel]] = [(c, filter_kernel(bound.IsTest("false", level.resolve(e, layout), False), level.subplans(layout))) for c, e in m.checks]
    checks += _view_checks(level, m)
    generated: Kernel | None = None
    if m.generated:
        values = dict(m.generated)
        exprs = [level.resolve(values[i], layout) if i in values else bound.Slot(c.type, i) for i, c in enumerate(m.table.columns)]
        generated = project_kernel(exprs, level.subplans(layout))
    return Checks(m.table, checks, generated, Belonging(m.table, m.ancestry, planner.bind_over) if m.ancestry else None)


def _returning(level: Level, m: bound.Modify, layout: Layout) -> Kernel | None:
    if not m.returning:
        return None
    return project_kernel([level.resolve(t.expr, layout) for t in m.returning], level.subplans(layout))


def _insert(planner: Any, level: Level, m: bound.Modify) -> ModifyNode:
    assert m.query is not None
    source = planner.plan_query(m.query, level)
    conflict = None
    if m.conflict is not None:
        conflict = _conflict(level, m)
        if m.policies is not None and conflict.update is not None:
            layout = _row_layout(m)
            layout.nulls = [True] * (2 * len(layout.nulls))
            conflict.update = proving(conflict.update, policy_proofs(level, m, "conflict", layout))
            conflict.checks = checks_of(planner, level, m, "update")
    if m.entry is not None and m.entry.family is not None:
        return FamilyInsert(_writer(planner, level, m), source, _returning(level, m, _row_layout(m)), len(m.returning), conflict)
    events = ("INSERT", "UPDATE") if conflict is not None and conflict.action == "update" else ("INSERT",)
    make = TriggeredInsert if fires(m.table, *events) else Insert
    if m.marks:
        make = MarkedInsert if make is Insert else MarkedTriggeredInsert
    return make(m.table, source, checks_of(planner, level, m), _returning(level, m, _row_layout(m)), len(m.returning), conflict)


def _instead(planner: Any, level: Level, m: bound.Modify) -> ModifyNode:
    """A statement about a view with INSTEAD OF triggers: its query is made to yield the old rows, the new ones, and the other tables' for RETURNING. A view has no
    unique keys, so nothing is ever in conflict."""
    query = m.query
    assert query is not None
    layout = _row_layout(m)
    if m.kind != "insert":
        sets = dict(m.sets)
        old = [bound.Var(c.type, m.rid, i, c.typmod, True, None, c.name) for i, c in enumerate(m.table.columns)]
        values = [*old, *([sets.get(i, v) for i, v in enumerate(old)] if m.kind == "update" else [])]
        for entry in query.entries.values() if m.returning else ():
            if entry.rid != m.rid:
                layout.entries[entry.rid] = len(layout.nulls)
                layout.nulls += [True] * len(entry.columns)
                values += [bound.Var(c.type, entry.rid, i, c.typmod, True, None, c.name) for i, c in enumerate(entry.columns)]
        query.targets = [bound.TargetEntry(e, f"c{i}") for i, e in enumerate(values)]
    source = planner.plan_query(query, level)
    return Instead(m.table, m.kind.upper(), source, tuple(i for i, _ in m.sets), _checks(planner, level, m), _returning(level, m, layout), len(m.returning))


def _conflict(level: Level, m: bound.Modify) -> Conflict:
    clause = m.conflict
    assert clause is not None
    n = len(m.table.columns)
    placed = m.entry is not None and m.entry.family is not None
    layout = Layout({m.rid: 0, clause.excluded: n + placed}, {}, [True] * (2 * n + placed))
    update: Kernel | None = None
    where: Kernel | None = None
    columns: tuple[int, ...] = ()
    if clause.action == "update":
        sets = dict(clause.sets)
        exprs = [level.resolve(sets[i], layout) if i in sets else bound.Slot(c.type, i) for i, c in enumerate(m.table.columns)]
        update = project_kernel(exprs, level.subplans(layout))
        columns = tuple(sets) if placed else tuple(sets) + tuple(i for i, _ in m.generated)
        if clause.where is not None:
            where = filter_kernel(level.resolve(clause.where, layout), level.subplans(layout))
    return Conflict(clause.action, clause.indexes, update, where, columns)


def _update_or_delete(planner: Any, level: Level, m: bound.Modify) -> ModifyNode:
    query = m.query
    assert query is not None
    conditions_query = query
    keep = query.entries[m.rid]
    change = pull_up(query)
    query.entries[m.rid] = keep
    m.sets = [(i, change(e)) for i, e in m.sets]
    for t in m.returning:
        t.expr = change(t.expr)
    level_rids.push(set(query.entries))
    try:
        conditions = bound.conjuncts(conditions_query.where)
        source, layout = (None if m.entry is not None and m.entry.family is not None else nothing(query, conditions)) or JoinPlanner(
            planner, level, query, None, None).plan(conditions)[:2]
    finally:
        level_rids.pop()
    start = layout.entries[m.rid]
    width = len(m.table.columns)
    recheck: Kernel | None = None
    conditions = [*(q for e in query.entries.values() for q in e.security), *conditions]
    if conditions:
        whole = bound.conjunction([level.resolve(c, layout) for c in conditions])
        assert whole is not None
        recheck = filter_kernel(whole, level.subplans(layout))
    several = len(query.entries) > 1
    placed = m.entry is not None and m.entry.family is not None
    if m.kind == "delete":
        returning = _returning(level, m, layout)
        if placed:
            return FamilyDelete(_writer(planner, level, m), source, start, recheck, returning, len(m.returning))
        return (TriggeredDelete if fires(m.table, "DELETE") else Delete)(m.table, source, start, recheck, returning, len(m.returning), several)
    sets = dict(m.sets)
    exprs: list[Any] = []
    for i, c in enumerate(m.table.columns):
        exprs.append(level.resolve(sets[i], layout) if i in sets else bound.Slot(c.type, start + i))
    new_rows = project_kernel(exprs, level.subplans(layout))
    after = Layout(dict(layout.entries), dict(layout.exprs), [True] * len(layout.nulls))
    returning = _returning(level, m, after)
    changed = tuple(sets) + tuple(i for i, _ in m.generated)
    assert width == len(exprs)
    if placed:
        return FamilyUpdate(_writer(planner, level, m), source, start, new_rows, tuple(sets), recheck, returning, len(m.returning))
    make = TriggeredUpdate if fires(m.table, "UPDATE") else Update
    update = make(m.table, source, start, new_rows, changed, checks_of(planner, level, m, "update"), recheck, returning, len(m.returning), several)
    update.volatile = any(map(is_volatile, [*sets.values(), *(e for _, e in [*m.checks, *m.view_checks, *m.generated])])) or m.policies is not None
    return update
