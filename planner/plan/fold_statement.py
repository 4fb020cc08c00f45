"""Fold the constant expressions of a whole statement (`folding`), query by query, before it is planned.

A common table that nobody reads is not planned, so nothing of it is computed.

Source: preprocess_expression and its callers in PostgreSQL 15's planner.c.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy.planner import bound

from .folding import Folder


def fold_statement(context: Any, count: int, query: bound.Query | None, modify: bound.Modify | None, removed: list[bound.Expr], *,
                   volatile: bool) -> Folder:
    """Fold everything in a statement with `count` parameters, in place. `removed`: expressions of which only what they raise counts; `volatile`: whether the
    statement calls volatile functions."""
    walker = _Statement(context, count)
    whole = modify.query if modify is not None else query
    if not volatile and (modify is None or modify.kind == "insert") and whole is not None and _is_one_row(whole):
        walker.deriving = False  # each part is computed once anyway, and nothing is done before
    for e in removed:
        walker.fold(e)
    if modify is not None:
        walker.modify(modify)
    elif query is not None:
        walker.query(query)
    return walker


def _is_one_row(q: bound.Query) -> bool:
    """Whether a query is one row of values."""
    return not q.from_ and q.set_op is None and q.where is None and q.having is None and not q.ctes and not any(
        isinstance(n, bound.SubLink) for t in q.targets for n in bound.walk(t.expr))


class _Statement(Folder):
    def __init__(self, context: Any, count: int) -> None:
        super().__init__(context, count)
        self.seen: set[int] = set()

    def query(self, q: bound.Query) -> None:
        """A query and all below it."""
        if id(q) in self.seen:
            return
        self.seen.add(id(q))
        fold = self.fold
        self._ctes(q.ctes)
        if q.grouping_sets is not None:  # a grouping set makes its expressions NULL, which is done by what they look like
            for e in bound.query_exprs(q):
                fold(e)
        else:
            q.group_by = [fold(e) for e in q.group_by]
            q.outer_aggregates = [fold(e) for e in q.outer_aggregates]  # type: ignore[misc]
            for t in q.targets:
                t.expr = fold(t.expr)
            q.having = self.condition(q.having) if q.having is not None and not _decides(q) else q.having
            for w in q.windows:
                w.partition_by = tuple([fold(e) for e in w.partition_by])
                w.order_by = tuple([k.over(fold(k.expr)) for k in w.order_by])
                w.start_offset, w.end_offset = self._maybe(w.start_offset), self._maybe(w.end_offset)
        q.from_ = [self._tree(n) for n in q.from_]
        q.where = self.condition(q.where)
        q.limit, q.offset = self._maybe(q.limit), self._maybe(q.offset)
        for entry in q.entries.values():
            self._entry(entry)
        for side in (q.set_left, q.set_right):
            if side is not None:
                self.query(side)

    def _maybe(self, e: bound.Expr | None) -> bound.Expr | None:
        return None if e is None else self.fold(e)

    def _tree(self, node: bound.JoinTree) -> bound.JoinTree:
        if isinstance(node, int):
            return node
        left, right, on = self._tree(node.left), self._tree(node.right), self._maybe(node.on)
        return node if left is node.left and right is node.right and on is node.on else replace(node, left=left, right=right, on=on)

    def _entry(self, entry: bound.Entry) -> None:
        fold = self.fold
        if entry.security:
            entry.security = [fold(e) for e in entry.security]
        if entry.rows is not None:
            entry.rows = [tuple([fold(e) for e in row]) for row in entry.rows]
        if entry.functions:
            entry.functions = tuple([_call(f, self) for f in entry.functions])
        if entry.query is not None:
            self.query(entry.query)

    def _ctes(self, ctes: list[bound.CommonTable]) -> None:
        for cte in ctes:
            if cte.modify is not None:
                self.modify(cte.modify)
            elif cte.references:
                for q in (cte.query, cte.base, cte.step):
                    if q is not None:
                        self.query(q)

    def modify(self, m: bound.Modify) -> None:
        """A statement that changes rows: what it says itself; what its table demands of rows is computed for each."""
        fold = self.fold
        self._ctes(m.ctes)
        if m.query is not None:
            self.query(m.query)
        m.sets = [(slot, fold(e)) for slot, e in m.sets]
        m.row = [fold(e) for e in m.row]
        for t in m.returning:
            t.expr = fold(t.expr)
        if m.conflict is not None:
            m.conflict.sets = [(slot, fold(e)) for slot, e in m.conflict.sets]
            m.conflict.where = self._maybe(m.conflict.where)
        if m.merge is not None:
            m.merge.on = fold(m.merge.on)
            for a in m.merge.actions:
                a.condition = self._maybe(a.condition)
                a.sets = [(slot, fold(e)) for slot, e in a.sets]
                a.row = [fold(e) for e in a.row]


def _call(call: bound.Expr, folder: Folder) -> bound.Expr:
    """A function in FROM stays a call; its arguments are folded."""
    if not isinstance(call, bound.Func) or isinstance(call, bound.XmlTableCall):
        return call
    parts = [folder.fold(a) for a in call.args]
    return call if all(a is b for a, b in zip(parts, call.args, strict=True)) else call.rebuild(parts)


def _decides(q: bound.Query) -> bool:
    """Whether HAVING alone makes a query one row or none."""
    return not q.group_by and not q.aggregated
