"""Row-level security: which policies concern a role, and what they add to a statement.

It is done when a statement is planned, and only if one of its tables has row-level security (`Binder.guarded`). Conditions on rows that are read become the
entry's security conditions (`Entry.security`), which the planner tests before whatever could tell of a row; what new rows must satisfy becomes `Modify.policies`.
A table is read as privileges have it: by the user, or by the owner of the view around it. Plans are kept by role and by row_security (`Context.signature`).

Source: PostgreSQL 15 manual, section 5.8 and CREATE POLICY; its src/backend/rewrite/rowsecurity.c and src/backend/utils/misc/rls.c.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.select import bind_query
from aurorapy.planner.parse import parse_one
from aurorapy.planner.relation import Policy, Table
from aurorapy.planner.substitution import substituted

from .roles import attributes
from .statements import reads_as

SELECT, INSERT, UPDATE, DELETE = "r", "a", "w", "d"
_NEVER = bound.Const(16, False)


def is_active(session: Any, table: Table, role: int, *, quiet: bool = False) -> bool:
    """Whether policies limit what a role sees of a table; 42501 where row_security is off and they would, unless `quiet`."""
    if not table.row_security or table.kind not in "rp":
        return False
    roles = session.roles
    value = roles.values.get(role)
    if roles.is_superuser(role) or (value is not None and attributes(value).get("bypassrls")):
        return False
    owner = roles.has_privileges_of(role, table.owner)
    if owner and not table.force_row_security:
        return False
    if not quiet and session.values["row_security"] == "off":
        raise errors.InsufficientPrivilege(f'query would be affected by row-level security policy for table "{table.name}"', hint=(
            "To disable the policy for the table's owner, use ALTER TABLE NO FORCE ROW LEVEL SECURITY." if owner else None))
    return True


def conceals(session: Any, table: Table) -> bool:
    """Whether errors must not tell the current user what is in a table's rows."""
    return table.row_security and is_active(session, table, session.user_oid, quiet=True)


def apply_policies(session: Any, b: Binder, query: bound.Query | None, modify: bound.Modify | None) -> _Guard:
    """Find the policies for a bound statement. `finish` gives the conditions to its entries: once privileges are looked at, for they need none."""
    guard = _Guard(session, b)
    if modify is not None:
        guard.modify(modify, session.user_oid)
    if query is not None:
        guard.query(query, session.user_oid)
    return guard


def guard_as(session: Any, b: Binder, what: bound.Modify | bound.Query, role: int) -> _Guard:
    """The same of a statement, or a query, that a role runs."""
    guard = _Guard(session, b)
    if isinstance(what, bound.Query):
        guard.query(what, role)
    else:
        guard.modify(what, role)
    return guard


class _Guard:
    def __init__(self, session: Any, b: Binder) -> None:
        self.session, self.b = session, b
        self.active: list[int] = []  # tables whose policies' subqueries are being looked at
        self.seen: set[int] = set()
        self.found: list[tuple[bound.Entry, list[bound.Expr]]] = []
        self.added: list[tuple[bound.Query, int]] = []

    def finish(self) -> None:
        """Give the entries their conditions."""
        for entry, conditions in self.found:
            entry.security[:0] = conditions

    # --- ways through the statement ---

    def query(self, query: bound.Query, role: int, skip: int = 0) -> None:
        """A query, read by a role; `skip`: the entry that a statement changes, which is looked at otherwise."""
        if id(query) in self.seen:
            return
        self.seen.add(id(query))
        locked = {rid for clause in query.locks for rid in clause.rids}
        for entry in list(query.entries.values()):
            if entry.rid != skip:
                self._entry(entry, role, (UPDATE, SELECT) if entry.rid in locked else (SELECT,))
        for e in bound.query_exprs(query):
            self._sublinks(e, role)
        for side in (query.set_left, query.set_right):
            if side is not None:
                self.query(side, role)
        self._common(query.ctes, role)

    def _entry(self, entry: bound.Entry, role: int, commands: tuple[str, ...]) -> None:
        if entry.query is not None:
            self.query(entry.query, reads_as(self.session, entry.view, role))
        elif entry.table is not None and entry.kind == "table" and is_active(self.session, entry.table, role):
            self.found.append((entry, [q for c in commands for q in self._conditions(entry.table, entry.rid, role, c)]))

    def _common(self, ctes: list[bound.CommonTable], role: int) -> None:
        for cte in ctes:
            for q in (cte.query, cte.base, cte.step):
                if q is not None:
                    self.query(q, role)
            if cte.modify is not None:
                self.modify(cte.modify, role)

    def _sublinks(self, e: bound.Expr, role: int) -> None:
        for n in bound.walk(e):
            if isinstance(n, bound.SubLink):
                self.query(n.query, role)

    def modify(self, m: bound.Modify, role: int) -> None:
        """INSERT, UPDATE, DELETE or MERGE by a role."""
        if id(m) in self.seen:
            return
        self.seen.add(id(m))
        user = role
        for level in m.through:
            role = reads_as(self.session, level.view, role)
        reads = m.kind == "merge" or _reads(m)
        if m.table.kind in "rp" and is_active(self.session, m.table, role):
            self._target(m, role, reads)
        if m.query is not None:
            self.query(m.query, user, m.rid)
        if m.entry is not None and m.entry.query is not None:
            self.query(m.entry.query, reads_as(self.session, m.entry.view, role))
        for e in bound.own_expressions(m):
            self._sublinks(e, user)
        for x in m.view_checks:
            self._sublinks(x[1], role)
        for e in m.entry.security if m.entry is not None else ():
            self._sublinks(e, role)
        self._common(m.ctes, user)

    def _target(self, m: bound.Modify, role: int, reads: bool) -> None:
        assert m.entry is not None
        table, rid = m.table, m.rid
        if m.kind in ("update", "delete", "merge"):
            commands = {"update": (UPDATE, SELECT), "delete": (DELETE, SELECT), "merge": (SELECT, SELECT)}[m.kind][: 1 + (reads and m.kind != "merge")]
            self.found.append((m.entry, [q for c in commands for q in self._conditions(table, rid, role, c)]))

        def checks(command: str, **how: bool) -> list[bound.PolicyCheck]:
            return list(self._checks(table, rid, role, command, **how))

        policies: dict[str, list[bound.PolicyCheck]] = {}
        if m.kind == "insert":
            policies["insert"] = checks(INSERT) + (checks(SELECT, seen=True) if reads else [])
            policies["update"] = []
            if m.conflict is not None and m.conflict.action == "update":
                policies["conflict"] = checks(UPDATE, using=True) + (checks(SELECT, using=True) if reads else [])
                policies["update"] = checks(UPDATE) + (checks(SELECT, seen=True) if reads else [])
        elif m.kind == "update":
            policies["insert"] = []
            policies["update"] = checks(UPDATE) + (checks(SELECT, seen=True) if reads else [])
        elif m.kind == "merge":
            policies = {"merge update": checks(UPDATE, using=True, target=True), "merge delete": checks(DELETE, using=True, target=True),
                        "update": checks(UPDATE) + checks(SELECT, seen=True), "insert": checks(INSERT)}
        if policies:
            m.policies = policies

    # --- policies ---

    def _policies(self, table: Table, role: int, command: str) -> tuple[list[Policy], list[Policy]]:
        """The permissive and the restrictive policies for what a role does."""
        roles = self.session.roles
        mine = [p for p in table.policies if p.command in ("*", command) and any(r == 0 or roles.has_privileges_of(role, r) for r in p.roles)]
        return [p for p in mine if p.permissive], [p for p in mine if not p.permissive]

    def _conditions(self, table: Table, rid: int, role: int, command: str) -> list[bound.Expr]:
        """What rows must satisfy to be seen by a command."""
        permissive, restrictive = self._policies(table, role, command)
        found = [self._bound(table, rid, role, p.using) for p in permissive if p.using is not None]
        if not found:
            return [_NEVER]
        return [*(self._bound(table, rid, role, p.using) for p in restrictive if p.using is not None), _any(found)]

    def _checks(self, table: Table, rid: int, role: int, command: str, *, using: bool = False, seen: bool = False, target: bool = False
                ) -> Iterator[bound.PolicyCheck]:
        """What rows must satisfy, else it is an error; `using`: USING of rows as they were; `seen`: USING of new rows, which must be visible."""
        permissive, restrictive = self._policies(table, role, command)

        def text(p: Policy) -> str | None:
            return p.using if using or seen or p.check is None else p.check

        found = [self._bound(table, rid, role, t) for p in permissive if (t := text(p)) is not None]
        yield bound.PolicyCheck(None, table.name, _any(found) if found else _NEVER, using, target)
        for p in restrictive if found else ():
            t = text(p)
            if t is not None:
                yield bound.PolicyCheck(p.name, table.name, self._bound(table, rid, role, t), using, target)

    def _bound(self, table: Table, rid: int, role: int, text: str) -> bound.Expr:
        """A stored expression over an entry of the table, with what policies say of the tables in its subqueries."""
        b = self.b
        inner = Binder(b.catalog, b.catalog.view_context(b.context), fixed_parameters=True, next_rid=b.next_rid, next_ident=b.next_ident)
        query = bind_query(inner, Scope(), parse_one(text).statement)
        b.next_rid, b.next_ident = inner.next_rid, inner.next_ident
        b.relations |= inner.relations
        b.volatile = b.volatile or inner.volatile
        b.routines |= inner.routines
        b.members |= inner.members
        own = next(iter(query.entries))

        def change(v: bound.Var) -> bound.Expr | None:
            return bound.Var(v.type, rid, v.column, v.typmod, v.nullable, v.pos, v.name) if v.rid == own else None

        expr = substituted(query.targets[0].expr, change)
        links = [n for n in bound.walk(expr) if isinstance(n, bound.SubLink)]
        if links:
            if table.oid in self.active:
                raise errors.InvalidObjectDefinition(f'infinite recursion detected in policy for relation "{table.name}"')
            self.active.append(table.oid)
            for n in links:
                self.query(n.query, role)
                self.added.append((n.query, role))
            self.active.pop()
        return expr


def _any(conditions: list[bound.Expr]) -> bound.Expr:
    return conditions[0] if len(conditions) == 1 else bound.Bool("or", tuple(conditions))


def _reads(m: bound.Modify) -> bool:
    """Whether a statement reads columns of the table that it changes, so that what it does must be visible."""
    if m.through:
        return bool(m.reads)
    exprs = list(bound.own_expressions(m))
    if m.query is not None and m.kind != "insert":
        exprs += bound.query_exprs(m.query)
    if m.conflict is not None and m.conflict.indexes is not None:
        return True
    return any(isinstance(n, bound.Var) and n.rid == m.rid for e in exprs for n in bound.walk(e)) or any(
        m.rid in bound.free_rids(n.query) for e in exprs for n in bound.walk(e) if isinstance(n, bound.SubLink))
