"""Statements on relations with rules: their plans, and how these are run.

Source: PostgreSQL 15 manual, chapter 41.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.rules import Action, Part, Rewriter
from aurorapy.planner.execution import ExecState
from aurorapy.planner.operators.rewritten import Rewritten
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Table
from aurorapy.privileges.row_security import guard_as
from aurorapy.privileges.statements import check_added, check_as
from aurorapy.records import dataclass
from aurorapy.wire import build


@dataclass(slots=True, eq=False)
class Step:
    """One of the statements: its plan, or a notification. `tells`: its number of rows is the whole statement's; `returns`: so are its rows."""

    plan: Any
    notify: tree.NotifyStmt | None = None
    tells: bool = False
    returns: bool = False


def checker(session: Any, b: Binder) -> Callable[[Action, int | None], None]:
    """Looks at privileges and policies of the statements that others are made of: what a rule does, its relation's owner does."""

    def check(what: Action, role: int | None) -> None:
        user = session.user_oid if role is None else role
        if b.guarded:
            guard = guard_as(session, b, what, user)
            check_as(session, what, user)
            guard.finish()
            check_added(session, guard.added)
        else:
            check_as(session, what, user)

    return check


def check_in_with(session: Any, b: Binder) -> tuple[Callable[[Action, int | None], None], Callable[[], None]]:
    """The same in WITH, whose parts are looked at with the whole statement: as the user, so rules of others' tables are refused, at the end."""
    others: list[int] = []

    def check(what: Action, role: int | None) -> None:
        if b.guarded or role is not None and role != session.user_oid and not session.context.superuser:
            others.append(role or 0)

    def finish() -> None:
        if others:
            raise errors.FeatureNotSupported("rules of other users' tables, or with row-level security, are not supported for statements in WITH")

    return check, finish


def steps_of(session: Any, b: Binder, statement: Any, kind: str, make: Callable[[Action], Any]) -> list[Step]:
    """The steps of a rewritten statement; `make` plans one."""
    parts = Rewriter(b, checker(session, b)).statement(statement)
    telling = _telling(parts, kind)
    out = []
    for p in parts:
        if isinstance(p.action, tree.NotifyStmt):
            out.append(Step(None, p.action))
        else:
            returns = isinstance(p.action, bound.Modify) and bool(p.action.returning)
            out.append(Step(make(p.action), None, p is telling, returns))
    return out


def _telling(parts: list[Part], kind: str) -> Part | None:
    """Whose number of rows the client is told: the original's, else that of the last INSTEAD action of the same kind."""
    original = next((p for p in parts if p.source == "original"), None)
    if original is not None:
        return original
    same = [p for p in parts if p.source in ("instead", "qualified") and isinstance(p.action, bound.Modify) and p.action.kind == kind]
    return same[-1] if same else None


def rewritten(table: Table, steps: list[Step], width: int) -> Rewritten:
    """The operator that takes the steps."""

    def run(s: ExecState) -> tuple[int, list[Any]]:
        from .execution import execute

        session = s.x.session
        count, rows = 0, []
        for step in steps:
            if step.notify is not None:
                session.notify(step.notify.channel, step.notify.payload)
                continue
            found, tag = execute(session, step.plan, s.p, s.access.lsn)
            s.access.seen[0] = max(s.access.seen[0], session.statement_lsn)
            if step.tells:
                count = int(tag.rpartition(" ")[2])
            if step.returns:
                rows = found
            elif step.plan.verb == "SELECT" and session.told is not None:
                session.told.append((step.plan, found))
        return count, rows

    return Rewritten(table, steps, run, width)


def answer(session: Any, plan: Any) -> None:
    """Send the answer of the simple protocol, in which the rows of rules' queries come before what the client is told."""
    session.told = []
    try:
        _, tag = session.run_plan(plan, ())
        for query, rows in session.told:
            shape = session.shape(query, ())
            session.out += (shape.description, shape.encode(rows))
        session.out.append(build.command_complete(tag))
    finally:
        session.told = None
