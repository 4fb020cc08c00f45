"""Cursors: DECLARE, FETCH, MOVE and CLOSE, and portals that are executed in parts. Their rows are made as they are asked for.

A query in the middle of its rows goes on seeing what it saw when it began: pages as of its snapshot, which it keeps (`Volume.pin`), and a copy
of what the transaction had written by then. The tables stay as they are: the query holds ACCESS SHARE on them, and its own session may not change
them either (`uses`).

Source: PostgreSQL 15 manual, DECLARE, FETCH; section 55.2.3 for portals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.execution import ExecState
from aurorapy.planner.operators.refused import Refused
from aurorapy.planner.operators.rows import Project
from aurorapy.planner.parse import tree
from aurorapy.planner.places import scrolls_back
from aurorapy.transaction.young_trees import access_of

from .execution import Plan, refuse_writing
from .given import plan_of, values_of
from .portals import Portal, Prepared
from .privileges.restricted import refuse_restricted
from .results import Result
from .routines.calling import OwnWrites
from .settling import settle

_NO_MORE: list[Any] = []


class Running:
    """A query under way. `rows`: those made so far, and not forgotten; `batches` None: there are no more. A target list is evaluated only for rows
    that are asked for: `project` over `found`."""

    __slots__ = ("session", "plan", "rows", "lsn", "access", "batches", "volume", "state", "project", "found")

    def __init__(self, session: Any, plan: Plan, values: tuple[Any, ...]) -> None:
        txn = session.transaction
        self.session, self.plan = session, plan
        if plan.writes and txn.read_only:
            refuse_writing(session, plan)
        self.rows: list[Any] = []
        self.lsn: int = txn.begin_statement()
        view = None
        if session.routines.fixed and session.statement_lsn:  # in a function that sees what the statement around it sees
            self.lsn = session.statement_lsn
            view = session.routines.own.seen(txn) if session.routines.own is not None else None
        access = self.access = access_of(txn, self.lsn, session.wait, session.tick)
        if view is None:
            access.freeze()
        else:
            access.writes = view
        self.volume = session.database.volume
        self.volume.pin(self.lsn)
        self.state = ExecState(values, session.context, access, plan.subplans)
        if plan.derive is not None:
            self.state.p = plan.derive(self.state)
        self.project = plan.node.kernel if type(plan.node) is Project else None
        self.found: list[Any] = []
        node = plan.node if self.project is None else plan.node.children[0]
        self.batches: Iterator[list[Any]] | None = node.run(self.state)

    def fill(self, count: int | None) -> None:
        """Make rows until there are `count`, or all."""
        session, rows = self.session, self.rows
        outer = session.routines.own
        session.statement_lsn = self.lsn
        if self.plan.routines:
            session.routines.own = OwnWrites(0, self.access.writes)
        try:
            while self.batches is not None and (count is None or len(rows) < count):
                batch = self.found or next(self.batches, _NO_MORE)
                if batch is _NO_MORE:
                    self.close()
                elif self.project is None:
                    rows += batch
                else:
                    need = len(batch) if count is None else count - len(rows)
                    self.found = batch[need:]
                    rows += self.project(batch[:need], self.state)
        except BaseException:
            self.close()
            raise
        finally:
            session.routines.own = outer
        session.statement_lsn = max(self.access.seen[0], session.database.catalog_lsn)

    def close(self) -> None:
        """Let go of the snapshot."""
        if self.batches is not None:
            self.batches = None
            self.volume.unpin(self.lsn)


def start(session: Any, portal: Portal, plan: Plan, values: tuple[Any, ...]) -> None:
    """Run a portal's query: in parts where it is one that only reads, or locks rows, else to its end."""
    if plan.verb != "SELECT" or plan.modifying:
        portal.rows, portal.tag = session.run_plan(plan, values)
    else:
        try:
            running = portal.running = Running(session, plan, values)
        finally:
            session.transaction.end_statement()
        portal.rows, portal.tag, portal.reads = running.rows, "SELECT 0", plan.relations
    portal.columns = plan.columns if plan.returns_rows else None


def locked_plan(session: Any, plan: Plan, again: Callable[[], Plan]) -> Plan:
    """The plan, or what `again()` makes of it if its tables were changed before they could be locked."""
    while True:
        try:
            hold_tables(session, plan)
            return plan
        except errors.StalePlan:
            plan = again()


def hold_tables(session: Any, plan: Plan) -> None:
    """Keep others from changing the tables of a plan, until the transaction's end. StalePlan as `settle`."""
    settle(session, plan)
    access = session.access_now()
    for oid in plan.relations:
        table = session.catalog.tables.get(oid)
        if table is not None and table.kind in "rm":
            access.lock_table(table, "access share")


def filled(session: Any, portal: Portal, count: int | None) -> list[Any]:
    """The portal's rows: `count` of them at least, if there are so many."""
    if portal.failed:
        raise errors.ObjectNotInPrerequisiteState(f'portal "{portal.name}" cannot be run')
    running = portal.running
    if running is not None:
        try:
            running.fill(count)
        except BaseException:
            portal.failed = True
            raise
        finally:
            session.transaction.end_statement()
            if running.batches is None:
                portal.running = None
    assert portal.rows is not None
    return portal.rows


def shown(portal: Portal, rows: list[Any]) -> list[Any]:
    """Rows without what says where they lie."""
    plan = portal.prepared.plan
    return rows if plan is None or not plan.marks else [r[: portal.width] for r in rows]


def forget(portal: Portal) -> None:
    """Rows that cannot be asked for again."""
    if portal.no_scroll and portal.at > 1 and portal.rows:
        gone = portal.at - 1
        del portal.rows[:gone]
        portal.at -= gone
        portal.forgotten += gone


def uses(session: Any, table: int) -> bool:
    """Whether a query of the session that runs in parts, and is not closed, reads a table."""
    return any(table in p.reads for p in session.portals.values() if not p.kept)


def declare(session: Any, s: tree.DeclareCursorStmt, text: str) -> Result:
    """DECLARE."""
    if s.hold and session.routines.restricted:
        raise errors.InsufficientPrivilege("cannot create a cursor WITH HOLD within security-restricted operation")
    _refuse_locking(s)
    if isinstance(s.query, tree.Select) and s.query.into is not None:
        raise errors.SyntaxError_("SELECT ... INTO is not allowed here", position=s.query.into.pos)
    txn = session.start_transaction()

    def plan_it() -> Plan:
        return plan_of(session, s.query, marked=True)

    plan = plan_it()
    if not session.in_transaction_block and not s.hold:
        raise errors.NoActiveSqlTransaction("DECLARE CURSOR can only be used in transaction blocks")
    plan = locked_plan(session, plan, plan_it)
    if s.name in session.portals:
        raise errors.DuplicateCursor(f'cursor "{s.name}" already exists')
    if isinstance(plan.node, Refused):
        plan.node.refuse()
    prepared = Prepared(text, s.query, [], plan, session.catalog.version, session.context.signature)
    scroll = s.scroll if s.scroll is not None else not plan.locking and scrolls_back(plan.node)
    portal = Portal(prepared, (), [1] if s.binary else [], hold=s.hold, scroll=scroll, name=s.name,
                    statement_text=session.query_text if text in session.query_text else text, created=session.context.statement_timestamp, binary=s.binary,
                    no_scroll=not scroll, depth=len(txn.savepoints), width=len(plan.columns))
    start(session, portal, plan, values_of(session))
    session.portals[s.name] = portal
    return Result("DECLARE CURSOR")


def _refuse_locking(s: tree.DeclareCursorStmt) -> None:
    """Rows are locked where they are fetched, and once: 0A000, 42P11 for cursors that would have to do it otherwise."""
    if isinstance(s.query, tree.Select) and s.query.locking:
        strength = "FOR " + s.query.locking[0].strength.upper()
        for given, kind, what, error in (
                (s.hold, "DECLARE CURSOR WITH HOLD ... {} is not supported", "Holdable", errors.FeatureNotSupported),
                (s.scroll is True, "DECLARE SCROLL CURSOR ... {} is not supported", "Scrollable", errors.FeatureNotSupported),
                (s.insensitive, "DECLARE INSENSITIVE CURSOR ... {} is not valid", "Insensitive", errors.InvalidCursorDefinition)):
            if given:
                raise error(kind.format(strength), detail=f"{what} cursors must be READ ONLY.")


def fetch(session: Any, s: tree.FetchStmt, text: str) -> Result:
    """FETCH and MOVE."""
    portal = session.portals.get(s.cursor)
    if portal is None:
        raise errors.InvalidCursorName(f'cursor "{s.cursor}" does not exist')
    try:
        if portal.rows is None and not portal.failed:  # a portal of the protocol that was bound and not yet executed
            if portal.prepared.plan is None or not portal.prepared.plan.returns_rows:
                raise errors.FeatureNotSupported(f'FETCH from portal "{s.cursor}" is not supported: its statement is no query')
            session.run_portal(portal, True)
        picked = _move(session, portal, s.direction, s.count)
    except BaseException:
        portal.failed = True
        raise
    forget(portal)
    if s.move:
        return Result(f"MOVE {len(picked)}")
    formats = (1,) if portal.binary else ()
    return Result(f"FETCH {len(picked)}", portal.columns, picked, formats=formats)  # on their way out only as much of them is looked at as there are columns


def _move(session: Any, portal: Portal, direction: str, count: int | None) -> list[Any]:
    """The rows on the way to where the cursor stands then, on row `at` (1-based; 0 before the first)."""
    at = portal.at
    if direction in ("forward", "backward") and count is not None and count < 0:
        direction, count = ("backward" if direction == "forward" else "forward"), -count
    if direction == "absolute" and count is not None and count > 0:
        count -= portal.forgotten
    if portal.no_scroll and (direction == "backward" or (count == 0 and direction in ("forward", "relative") and at) or (
            direction == "relative" and (count or 0) < 0) or (
            direction == "absolute" and (count is None or not count > at))):
        raise errors.ObjectNotInPrerequisiteState("cursor can only scan forward", hint="Declare it with SCROLL option to enable backward scan.")
    if direction == "forward" and count != 0:
        rows = filled(session, portal, None if count is None else at + count)
        n = len(rows)
        end = n if count is None else min(at + count, n)
        portal.at = n + 1 if count is None or at + count > n else end
        return rows[at:end]
    if direction in ("forward", "backward") and count == 0:
        rows = filled(session, portal, at)
        return rows[at - 1 : at] if 1 <= at <= len(rows) else []
    if direction == "backward":
        rows = filled(session, portal, at)
        first = 1 if count is None else max(at - count, 1)
        portal.at = 0 if count is None or at - count < 1 else first
        return rows[first - 1 : max(at - 1, 0)][::-1]
    target = (count or 0) if direction == "absolute" else at + (count or 0)
    rows = filled(session, portal, None if target < 0 else target)
    n = len(rows)
    if direction == "absolute" and target < 0:
        target = n + 1 + target
    portal.at = min(max(target, 0), n + 1)
    return rows[portal.at - 1 : portal.at] if 1 <= portal.at <= n else []


def close(session: Any, s: tree.CloseStmt, text: str) -> Result:
    """CLOSE."""
    refuse_restricted(session, "CLOSE")
    if s.name is None:
        session.drop_portals()
        return Result("CLOSE CURSOR ALL")
    if not session.drop_portal(s.name):
        raise errors.InvalidCursorName(f'cursor "{s.name}" does not exist')
    return Result("CLOSE CURSOR")


def complete_held(session: Any) -> list[Portal]:
    """The transaction is about to commit: its cursors WITH HOLD run to their end; they stay."""
    held = [p for p in session.portals.values() if p.hold and not p.kept]
    for portal in held:
        filled(session, portal, None)
    return held


def after_rollback_to(session: Any, depth: int) -> None:
    """The transaction is where it was at its savepoint number `depth`: cursors that were opened since are closed."""
    for name in [n for n, p in session.portals.items() if p.depth > depth and not p.kept]:
        session.drop_portal(name)


def after_release(session: Any, depth: int) -> None:
    """Savepoints from number `depth` on are no more: cursors opened since belong to what is around them."""
    for portal in session.portals.values():
        portal.depth = min(portal.depth, depth)
