"""Firing: which triggers an event has, and when they are called.

A statement's access (transaction.access) has one `Firing` once it changes a table that has triggers. BEFORE and INSTEAD OF triggers are called at once. AFTER
triggers wait in the access's queue of checks until the statement ends, among the checks and actions of foreign keys, which are triggers to PostgreSQL:
row by row, the triggers of a row by name, then those of the statement. What foreign keys do in that queue brings more events, which come behind
it; the triggers of a table at statement level are called once for all of it, behind the last row (`_Changes`). A constraint trigger may wait for the
end of the transaction (transaction.deferring).

Source: PostgreSQL 15 manual, chapter 39; its src/backend/commands/trigger.c (AfterTriggerSaveEvent, AfterTriggerEndQuery, before_stmt_triggers_fired,
cancel_prior_stmt_triggers).
"""

from __future__ import annotations

from functools import partial
from typing import Any

from aurorapy import errors
from aurorapy.bounded import Bounded
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.relation import Table, Trigger
from aurorapy.transaction.access import full_rows
from aurorapy.transaction.deferring import TriggerConstraint, defer, waits

from .calling import BUILT_IN, call
from .conditions import condition_kernel
from .data import Op, Row, TriggerData

_FOREIGN_KEYS = "RI_ConstraintTrigger_"  # PostgreSQL's names of foreign keys' triggers: a trigger whose name is less comes before them
_MISSING = object()


class _Prepared:
    """A trigger and its condition. `constraint`: None where it never waits."""

    __slots__ = ("trigger", "condition", "constraint", "columns")

    def __init__(self, session: Any, table: Table, trigger: Trigger) -> None:
        self.trigger = trigger
        self.condition: Kernel | None = None if trigger.condition is None else condition_kernel(session, table, trigger.condition)
        self.constraint = TriggerConstraint(trigger.constraint, trigger.deferrable, trigger.deferred) if trigger.constraint else None
        self.columns = frozenset(n - 1 for n in trigger.columns)


class TableTriggers:
    """The triggers of a table as it is now, by (when, for each row, event)."""

    def __init__(self, session: Any, table: Table) -> None:
        self.table = table
        self.sets: dict[tuple[str, bool, str], list[_Prepared]] = {}
        self.transitions: dict[str, tuple[bool, bool]] = {}  # event -> whether old rows, new rows are gathered
        for t in sorted(table.triggers, key=lambda t: t.name):
            prepared = _Prepared(session, table, t)
            for event in t.events:
                self.sets.setdefault((t.when, t.row, event), []).append(prepared)
                if t.old_table or t.new_table:
                    old, new = self.transitions.get(event, (False, False))
                    self.transitions[event] = (old or t.old_table is not None, new or t.new_table is not None)


class Triggers:
    """All prepared triggers of a database."""

    def __init__(self) -> None:
        self._tables: Bounded[int, TableTriggers] = Bounded()

    def of(self, session: Any, table: Table) -> TableTriggers:
        found = self._tables.get(table.oid)
        if found is None or found.table is not table:
            found = self._tables[table.oid] = TableTriggers(session, table)
        return found


class _Changes:
    """What a statement does to a table by one kind of event, until a trigger has seen its transition tables."""

    __slots__ = ("old", "new", "begun", "ended", "closed")

    def __init__(self) -> None:
        self.old: list[Row] = []
        self.new: list[Row] = []
        self.begun = False  # the BEFORE STATEMENT triggers have been called
        self.ended: list[_StatementEvent] = []  # the AFTER STATEMENT triggers that are queued
        self.closed = False


class _StatementEvent:
    """A queued AFTER STATEMENT trigger; one that comes too early is cancelled, and queued again behind what came since."""

    __slots__ = ("fire", "cancelled")

    def __init__(self, fire: Any) -> None:
        self.fire, self.cancelled = fire, False

    def __call__(self) -> None:
        if not self.cancelled:
            self.fire()


class Firing:
    """The triggers that one statement fires. `columns` are the slots that an update sets."""

    __slots__ = ("access", "session", "state", "changes", "mine")

    def __init__(self, access: Any) -> None:
        self.access, self.session = access, access.txn.session
        self.state = ExecState((), access.txn.context, access, [])
        self.changes: dict[tuple[int, str], _Changes] = {}
        self.mine: set[tuple[int, int]] = set()

    # --- which ---

    def _prepared(self, table: Table) -> TableTriggers:
        return access_triggers(self.access, self.session, table)

    def _active(self, table: Table, when: str, row: bool, op: Op, columns: Any) -> list[_Prepared]:
        found = self._prepared(table).sets.get((when, row, op))
        if not found:
            return []
        enabled = "RA" if self.session.values["session_replication_role"] == "replica" else "OA"
        return [p for p in found if p.trigger.enabled in enabled and (op != "UPDATE" or not p.columns or not p.columns.isdisjoint(columns))]

    def has_row_triggers(self, table: Table, when: str, op: Op, columns: Any = ()) -> bool:
        """Whether single rows have triggers at that time."""
        return bool(self._active(table, when, True, op, columns))

    def _wanted(self, p: _Prepared, table: Table, old: Row | None, new: Row | None) -> bool:
        if p.condition is None:
            return True
        nothing = (None,) * len(table.columns)
        return bool(p.condition([(old or nothing) + (new or nothing)], self.state))

    def _call(self, p: _Prepared, table: Table, op: Op, old: Row | None, new: Row | None, **more: Any) -> Row | None:
        t = p.trigger
        data = TriggerData(t.name, t.when, "ROW" if t.row else "STATEMENT", op, table, table.schema_name, table.name, old, new, t.args, **more)  # type: ignore[arg-type]
        row = call(self.session, t.function, data)
        seen = self.access.seen
        seen[0] = max(seen[0], self.session.statement_lsn)  # the answer may depend on what the function has read
        return row

    # --- before ---

    def comes_between(self, table: Table, op: Op, columns: Any = ()) -> bool:
        """Whether triggers, or other parts of the statement, may do something between two rows that an update or a delete changes."""
        return self.access.writes is not self.access.txn.writes or any(self._active(table, when, True, op, columns) for when in ("BEFORE", "AFTER"))

    def before_statement(self, table: Table, op: Op, columns: Any = ()) -> None:
        """BEFORE STATEMENT triggers, once a statement."""
        changes = self._changes(table, op)
        if changes.begun:
            return
        changes.begun = True
        for p in self._active(table, "BEFORE", False, op, columns):
            if self._wanted(p, table, None, None):
                self._call(p, table, op, None, None)

    def before_row(self, table: Table, op: Op, old: Row | None, new: Row | None, columns: Any = (),
                   belonging: Any = None) -> Row | None:
        """The row that BEFORE ROW triggers leave (of a DELETE: the old one); None when one of them says to skip it. `belonging`: of a partition, what says
        which rows are its own; 0A000 for a row that a trigger of the partitioned table moves away."""
        for p in self._active(table, "BEFORE", True, op, columns):
            if not self._wanted(p, table, old, new):
                continue
            if new is not None and p.trigger.function not in BUILT_IN:
                new = _uncomputed(table, new)
            row = self._call(p, table, op, old, new)
            if row is None:
                return None
            if new is not None:
                if p.trigger.parent and belonging is not None and row != new and belonging.strange([row], self.state) is not None:
                    raise errors.FeatureNotSupported(
                        "moving row to another partition during a BEFORE FOR EACH ROW trigger is not supported",
                        detail=f'Before executing trigger "{p.trigger.name}", the row was to be in partition "{table.schema_name}.{table.name}".')
                new = row
        return old if new is None else new

    def instead(self, view: Table, op: Op, old: Row | None, new: Row | None) -> Row | None:
        """INSTEAD OF triggers: the row that they leave, None when one of them did nothing."""
        for p in self._active(view, "INSTEAD OF", True, op, ()):
            row = self._call(p, view, op, old, new)
            if row is None:
                return None
            if new is not None:
                new = row
        return old if new is None else new

    def refuse_changed(self, table: Table, rowid: int, old: Row, doing: str) -> None:
        """Raise 27000 when the transaction has changed the row since the statement found it: a trigger did."""
        access = self.access
        now: Any = access.txn.table(table).rows.get(rowid, _MISSING)
        if now is not _MISSING and (now is None or full_rows(table, [now])[0] != old) and (table.oid, rowid) not in self.mine:
            raise errors.TriggeredDataChangeViolation(f"tuple to be {doing} was already modified by an operation triggered by the current command",
                                                      hint="Consider using an AFTER trigger instead of a BEFORE trigger to propagate changes to other rows.")

    def note_own(self, table: Table, rowid: int) -> None:
        """The statement itself changes a row. Another part of it that has found the same row passes over it (`Access.lock_row`)."""
        if self.access.writes is not self.access.txn.writes:  # it has several parts
            self.mine.add((table.oid, rowid))

    # --- after ---

    def after_row(self, table: Table, op: Op, old: Row | None, new: Row | None, columns: Any = (), first: int | None = None) -> None:
        """Queue the AFTER ROW triggers of a row that has changed. The queue was `first` long before the change."""
        prepared = self._prepared(table)
        if ("AFTER", True, op) not in prepared.sets and op not in prepared.transitions:
            return
        changes = self.gather(table, op, old, new)
        for p in self._active(table, "AFTER", True, op, columns):
            if self._wanted(p, table, old, new):
                queued = partial(self._fire_row, p, table, op, old, new, changes)
                if first is not None and p.trigger.name < _FOREIGN_KEYS:
                    self.access.checks.insert(first, queued)
                    first += 1
                else:
                    self.access.checks.append(queued)

    def gather(self, table: Table, op: Op, old: Row | None, new: Row | None) -> _Changes:
        """Note a row for the transition tables that the table's triggers have."""
        changes = self._changes(table, op)
        gathered = self._prepared(table).transitions.get(op)
        if gathered is not None:
            if gathered[0] and old is not None:
                changes.old.append(old)
            if gathered[1] and new is not None:
                changes.new.append(new)
        return changes

    def gather_many(self, table: Table, op: Op, old: list[Row], new: list[Row]) -> None:
        """`gather` of rows that have no triggers of their own."""
        changes = self._changes(table, op)
        wants_old, wants_new = self._prepared(table).transitions.get(op, (False, False))
        changes.old += old if wants_old else ()
        changes.new += new if wants_new else ()

    def after_statement(self, table: Table, op: Op, columns: Any = ()) -> None:
        """Queue the AFTER STATEMENT triggers, in place of those that the statement has queued for the same before."""
        changes = self._changes(table, op)
        for event in changes.ended:
            event.cancelled = True
        changes.ended = [_StatementEvent(partial(self._fire_statement, p, table, op, changes)) for p in self._active(table, "AFTER", False, op, columns)
                         if self._wanted(p, table, None, None)]
        self.access.checks += changes.ended

    def _fire_row(self, p: _Prepared, table: Table, op: Op, old: Row | None, new: Row | None, changes: _Changes) -> None:
        if p.constraint is not None and waits(self.access.txn, p.constraint):
            if self.session.routines.restricted:
                raise errors.InsufficientPrivilege("cannot fire deferred trigger within security-restricted operation")
            defer(self.access.txn, p.constraint, table, partial(_fire_late, table=table, op=op, old=old, new=new, trigger=p.trigger))
        else:
            self._call(p, table, op, old, new, **self._tables(p, changes))

    def _fire_statement(self, p: _Prepared, table: Table, op: Op, changes: _Changes) -> None:
        self._call(p, table, op, None, None, **self._tables(p, changes))

    def _tables(self, p: _Prepared, changes: _Changes) -> dict[str, Any]:
        t = p.trigger
        if t.old_table is None and t.new_table is None:
            return {}
        changes.closed = True
        return {"old_table": None if t.old_table is None else (t.old_table, changes.old), "new_table": None if t.new_table is None else (t.new_table, changes.new)}

    def _changes(self, table: Table, op: Op) -> _Changes:
        found = self.changes.get((table.oid, op))
        if found is None or found.closed:
            found = self.changes[table.oid, op] = _Changes()
        return found


def access_triggers(access: Any, session: Any, table: Table) -> TableTriggers:
    """The prepared triggers of a table."""
    return access.db.triggers.of(session, table)  # type: ignore[no-any-return]


def _fire_late(access: Any, table: Table, op: Op, old: Row | None, new: Row | None, trigger: Trigger) -> None:
    """A constraint trigger whose event has waited; it may be known under another name by now, or be gone."""
    session = access.txn.session
    now = session.catalog.tables.get(table.oid)
    found = next((t for t in now.triggers if t.oid == trigger.oid), None) if now is not None else None
    if found is None:
        return
    firing = access.firing()
    prepared = next(p for p in firing._prepared(now).sets["AFTER", True, op] if p.trigger.oid == trigger.oid)
    firing._call(prepared, now, op, old, new)


def _uncomputed(table: Table, row: Row) -> Row:
    """A new row before its generated columns are computed: they are NULL."""
    if all(c.generated is None for c in table.columns):
        return row
    return tuple([None if c.generated is not None else v for c, v in zip(table.columns, row, strict=True)])


__all__ = ["Firing", "TableTriggers", "Triggers"]
