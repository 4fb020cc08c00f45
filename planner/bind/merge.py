"""Bind MERGE: the source joined to the target, and what each WHEN clause does with a row of the join. Source: PostgreSQL 15 manual, MERGE."""

from __future__ import annotations

from dataclasses import replace

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table

from .binder import Binder
from .coerce import to_boolean
from .common_tables import bind_with
from .expressions import bind, bind_boolean
from .from_ import bind_item, find_table, visible_with
from .modify import (
    bind_assignments,
    finish_modify,
    full_row,
    inserted_columns,
    inserted_value,
    refuse_explicit,
    refuse_part_default,
    target_entry,
    target_table,
)
from .scope import Item, Scope


def bind_merge(b: Binder, scope: Scope, node: tree.MergeStmt) -> bound.Modify:
    """MERGE INTO target USING source ON condition WHEN ..."""
    if node.with_ is not None and node.with_.recursive:
        raise errors.SyntaxError_("WITH RECURSIVE is not supported for MERGE statement")
    ctes: list[bound.CommonTable] = []
    bind_with(b, scope, node.with_, ctes, top=scope.parent is None)
    found = find_table(b, node.table.name, node.table.pos)
    if found.kind in "vmf" and found.rows is None:
        what = {"v": "views", "m": "materialized views", "f": "foreign tables"}[found.kind]
        raise errors.FeatureNotSupported(f'cannot execute MERGE on relation "{found.name}"', detail=f"This operation is not supported for {what}.")
    table, _ = target_table(b, node.table, "update")
    query = scope.query
    assert query is not None
    source, items = bind_item(b, scope, node.source, [])
    entry, target = target_entry(b, scope, node.table, table)
    query.from_.clear()
    if any(i.name == target.name and i.table_visible for i in items):
        raise errors.DuplicateAlias(f'name "{target.name}" specified more than once',
                                    detail="The name is used both as MERGE target table and data source.", position=node.table.pos)
    with_source, with_both = visible_with(scope, items), visible_with(scope, [target, *items])
    on = bind_boolean(b, with_both, node.on, "JOIN conditions")
    kind = "inner" if all(w.matched for w in node.whens) else "left"
    query.from_ = [bound.JoinNode(kind, source, entry.rid, on)]
    modify = bound.Modify("merge", table, entry.rid, query, ctes=ctes, entry=entry)
    actions = []
    unconditional: set[bool] = set()
    for when in node.whens:
        if when.matched in unconditional:
            raise errors.SyntaxError_("unreachable WHEN clause specified after unconditional WHEN clause")
        if when.condition is None:
            unconditional.add(when.matched)
        actions.append(_action(b, with_both if when.matched else with_source, table, target, when))
    modify.merge = bound.Merge(on, actions)
    modify.given = tuple({c.attnum - 1 for w in node.whens if w.action == "insert" for c in (inserted_columns(table, w.columns) if w.columns else table.live)})
    finish_modify(b, scope, modify, target, (), [target])
    return modify


def _action(b: Binder, scope: Scope, table: Table, target: Item, when: tree.MergeWhen) -> bound.MergeAction:
    condition = None
    if when.condition is not None:
        inner = visible_with(scope, [replace(i, merging=True) for i in scope.items])
        condition = to_boolean(b, bind(b, inner, when.condition, "MERGE WHEN conditions"), "WHEN")
    action = bound.MergeAction(when.matched, condition, when.action)
    if when.action == "update":
        action.sets = bind_assignments(b, scope, table, when.assignments, target)
    elif when.action == "insert":
        action.row = _inserted(b, scope, table, when)
    return action


def _inserted(b: Binder, scope: Scope, table: Table, when: tree.MergeWhen) -> list[bound.Expr]:
    if when.values is None:
        return full_row(b, table, {})
    columns = inserted_columns(table, when.columns) if when.columns else list(table.live)
    if len(when.values) > len(columns):
        raise errors.SyntaxError_("INSERT has more expressions than target columns", position=getattr(when.values[len(columns)], "pos", None))
    if when.columns and len(when.values) < len(columns):
        raise errors.SyntaxError_("INSERT has more target columns than expressions", position=when.columns[len(when.values)].pos)
    given: dict[int, bound.Expr] = {}
    for column, value, target in zip(columns, when.values, when.columns or (None,) * len(columns), strict=False):
        if isinstance(value, tree.SetToDefault):
            refuse_part_default(target)
        if isinstance(value, tree.SetToDefault) or (when.overriding == "user" and column.identity):
            continue
        refuse_explicit(column, when.overriding, getattr(value, "pos", None))
        given[column.attnum] = inserted_value(b, scope, column, target, given.get(column.attnum), bind(b, scope, value, "VALUES"))
    return full_row(b, table, given)



