"""What a query or a statement that changes rows needs: looked at when it is planned, for users that are no superusers.

A relation is looked at for the role that reads it: the user, or the owner of the view around it. Privileges on columns do where those on the table are
missing. The plan cache keeps plans by user (`settings.Context.signature`), and GRANT makes a new catalog, so a plan that is found has been looked at.

Source: PostgreSQL 15 manual, section 5.7 and CREATE VIEW; its src/backend/executor/execMain.c (ExecCheckRTEPerms).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.relation import Table

from .acl import DELETE, EXECUTE, INSERT, SELECT, TRUNCATE, UPDATE
from .holding import Object, denied, held, require


def check_added(session: Any, added: list[tuple[bound.Query, int]]) -> None:
    """Raise 42501 for what policies read and a role may not."""
    if session.context.superuser:
        return
    for query, role in added:
        _Check(session).query(query, role)


def check_statement(session: Any, b: Any, query: bound.Query | None, modify: bound.Modify | None) -> None:
    """Raise 42501 for a statement that the current user may not run."""
    if session.context.superuser:
        return
    check = _Check(session)
    if modify is not None:
        check.modify(modify, session.user_oid)
    if query is not None:
        check.query(query, session.user_oid)
    check_routines(session, b)


def check_routines(session: Any, b: Any) -> None:
    """Raise 42501 for a function that the current user may not call."""
    if session.context.superuser:
        return
    for oid in sorted(b.routines | b.members):
        if oid in session.catalog.routines:
            require(session, Object("function", oid), EXECUTE)


def check_as(session: Any, what: bound.Modify | bound.Query, role: int) -> None:
    """Raise 42501 for a statement, or a query, that a role may not run."""
    if session.roles.is_superuser(role):
        return
    if isinstance(what, bound.Query):
        _Check(session).query(what, role)
    else:
        _Check(session).modify(what, role)


class _Check:
    """Gathers which columns a statement reads, then looks at each relation."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.used: dict[int, set[int]] = {}
        self.gathered: set[int] = set()

    # --- what is read ---

    def _gather(self, query: bound.Query) -> None:
        if id(query) in self.gathered:
            return
        self.gathered.add(id(query))
        for e in bound.query_exprs(query):
            self._expression(e)
        for sub in bound.subqueries(query):
            self._gather(sub)
        for cte in query.ctes:
            if cte.modify is not None:
                self._gather_modify(cte.modify)

    def _gather_modify(self, m: bound.Modify) -> None:
        if m.query is not None:
            self._gather(m.query)
        for e in bound.own_expressions(m):
            self._expression(e)
        for cte in m.ctes:
            if cte.modify is not None:
                self._gather_modify(cte.modify)
            for q in (cte.query, cte.base, cte.step):
                if q is not None:
                    self._gather(q)

    def _expression(self, e: bound.Expr) -> None:
        for n in bound.walk(e):
            if isinstance(n, bound.Var) and n.column != bound.PRESENT:
                self.used.setdefault(n.rid, set()).add(n.column + 1)
            elif isinstance(n, bound.SubLink):
                self._gather(n.query)

    # --- who may ---

    def query(self, query: bound.Query, role: int, skip: int = 0) -> None:
        """A query, read by a role; `skip`: the entry that a statement changes, which is looked at otherwise."""
        self._gather(query)
        self._level(query, role, skip)

    def _level(self, query: bound.Query, role: int, skip: int = 0) -> None:
        locked = {rid for rid, _ in query.locked}
        for entry in query.entries.values():
            relation = entry.table or entry.view
            if relation is not None and entry.rid != skip:
                self.relation(relation, role, SELECT, self.used.get(entry.rid, set()))
                if entry.rid in locked:
                    self.relation(relation, role, UPDATE, set())
            if entry.query is not None and entry.rid != skip:
                self._level(entry.query, reads_as(self.session, entry.view, role))
        for e in bound.query_exprs(query):
            self._sublinks(e, role)
        for side in (query.set_left, query.set_right):
            if side is not None:
                self._level(side, role)
        self._common(query.ctes, role)

    def _common(self, ctes: list[bound.CommonTable], role: int) -> None:
        for cte in ctes:
            for q in (cte.query, cte.base, cte.step):
                if q is not None:
                    self._level(q, role)
            if cte.modify is not None:
                self._modify(cte.modify, role)

    def _sublinks(self, e: bound.Expr, role: int) -> None:
        for n in bound.walk(e):
            if isinstance(n, bound.SubLink):
                self._level(n.query, role)

    def modify(self, m: bound.Modify, role: int) -> None:
        """INSERT, UPDATE, DELETE or MERGE by a role."""
        self._gather_modify(m)
        self._modify(m, role)

    def _modify(self, m: bound.Modify, role: int) -> None:
        reads = self.used.get(m.rid, set()) | (self.used.get(m.conflict.excluded, set()) if m.conflict is not None and m.conflict.excluded else set())
        needs = list(_needs(m))
        if m.through:
            role = self._through(m, [mask for mask, _ in needs], role)
        else:
            for mask, columns in needs:
                self.relation(m.table, role, mask, columns)
            if reads or m.kind == "merge":
                self.relation(m.table, role, SELECT, reads)
        outer = role if not m.through else self.session.user_oid
        if m.query is not None:
            self._level(m.query, outer, m.rid)
            if m.entry is not None and m.entry.view is not None and m.entry.query is not None:
                if used := self.used.get(m.rid):
                    self.relation(m.entry.view, role, SELECT, used)
                self._level(m.entry.query, reads_as(self.session, m.entry.view, role))
        for e in bound.own_expressions(m):
            self._sublinks(e, outer)
        self._common(m.ctes, outer)

    def _through(self, m: bound.Modify, masks: list[int], role: int) -> int:
        """A statement on views: each relation for the role that reads it, from the outside in, for the columns that correspond to those of the view."""
        words = {INSERT: m.sets_view.get("insert", frozenset()), UPDATE: m.sets_view.get("update", frozenset())}
        reads = m.reads
        for relation in [*m.through, None]:
            table = m.table if relation is None else relation.view
            needed: list[tuple[int, frozenset[int]]] = [(SELECT, reads)] if m.reads else []
            needed += [(mask, words.get(mask, frozenset())) for mask in masks]
            for mask, columns in sorted(needed, key=lambda n: (INSERT, SELECT, UPDATE, DELETE).index(n[0])):
                self.relation(table, role, mask, set(columns))
            if relation is not None:
                words = {mask: relation.below(columns) for mask, columns in words.items()}
                reads = relation.used
                role = reads_as(self.session, relation.view, role)
        return role

    def relation(self, table: Table, role: int, mask: int, columns: set[int]) -> None:
        """Raise 42501 unless the role has a privilege on a relation, or on those columns of it (on any, where none is named)."""
        session = self.session
        o = Object("sequence" if table.kind == "S" else "table", table.oid)
        if held(session, role, o, mask) == mask:
            return
        if mask != DELETE and table.kind != "S":
            chosen = sorted(columns) or [c.attnum for c in table.columns if not c.dropped]
            granted = [held(session, role, Object("column", table.oid, n), mask) == mask for n in chosen]
            if granted and (all(granted) if columns else any(granted)):
                return
        raise denied(session, o)


def _needs(m: bound.Modify) -> Iterator[tuple[int, set[int]]]:
    """(privilege, columns) that a statement needs on its table."""
    if m.kind == "insert":
        yield INSERT, {n + 1 for n in m.given}
        if m.conflict is not None and m.conflict.action == "update":
            yield UPDATE, {n + 1 for n, _ in m.conflict.sets}
    elif m.kind == "update":
        yield UPDATE, {n + 1 for n, _ in m.sets}
    elif m.kind == "delete":
        yield DELETE, set()
    elif m.merge is not None:
        for a in m.merge.actions:
            if a.action == "insert":
                yield INSERT, {n + 1 for n in m.given}
            elif a.action == "update":
                yield UPDATE, {n + 1 for n, _ in a.sets}
            elif a.action == "delete":
                yield DELETE, set()


def reads_as(session: Any, view: Table | None, role: int) -> int:
    """As whom the relations inside a view, or a subquery, are read: with security_invoker as the current user, however the view was reached."""
    if view is None:
        return role
    return session.user_oid if dict(view.options).get("security_invoker") in ("true", "on", "1", "yes") else view.owner


def may_lock(session: Any, table: Table, mode: str, role: int) -> None:
    """LOCK TABLE by a role: reading lets one keep others from changing the table's definition, writing all else."""
    mask = SELECT if mode == "access share" else UPDATE | DELETE | TRUNCATE | (INSERT if mode == "row exclusive" else 0)
    if not held(session, role, Object("table", table.oid), mask):
        raise denied(session, Object("table", table.oid))


def may_insert(session: Any, table: Table, columns: set[int]) -> None:
    """COPY FROM: rows with values for those columns."""
    _Check(session).relation(table, session.user_oid, INSERT, columns)
