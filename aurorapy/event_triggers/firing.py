"""Event triggers are fired: around a command, for what it has dropped, and before a table is rewritten.

`Command` is what is known of a command while it runs; the session has the innermost one (`session.command`). It is made only where some event trigger will ask.

Source: PostgreSQL 15 manual, section 40.1; its src/backend/commands/event_trigger.c.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.routines.calling import Caller, run_code

from .defining import EVENT_TRIGGER
from .tags import command_tag


class Command:
    """`before`: the catalog as the command found it. `drops`: deletions, as `dropped` wants them. `dropped`: rows for sql_drop triggers, while they run;
    `rewritten`: (table, reasons) for table_rewrite triggers, while they run; `told`: tables of which they know, with the reasons.
    `collected`: what the command has done."""

    __slots__ = ("before", "tag", "drops", "dropped", "rewritten", "told", "collected", "resolved", "statement", "mixed")

    def __init__(self, session: Any, statement: Any, tag: str) -> None:
        self.before = session.catalog.copy()
        self.statement, self.tag = statement, tag
        self.drops: list[Any] = []
        self.dropped: list[Any] | None = None
        self.rewritten: tuple[int, int] | None = None
        self.told: dict[int, int] = {}
        actions = statement.actions if isinstance(statement, tree.AlterTableStmt) else ()
        kinds = {a.kind for a in actions} & {"type", "add column", "set logged", "set unlogged"}
        self.mixed = len(kinds) > 1  # a table may be rewritten for several reasons, which are known when all is done
        self.collected: list[Any] = []
        self.resolved: list[Any] = []  # addresses of what the command is about, looked up before it ran

    def rewriting(self, session: Any, table: int, reasons: int) -> None:
        """Before a table is rewritten; where the reasons are not all known yet, they are told behind it (`tell_mixed`)."""
        known = self.told.get(table)
        self.told[table] = (known or 0) | reasons
        if known is None and not self.mixed:
            self._tell(session, table, reasons)

    def tell_mixed(self, session: Any) -> None:
        """What could not be told before."""
        for table, reasons in self.told.items() if self.mixed else ():
            self._tell(session, table, reasons)

    def _tell(self, session: Any, table: int, reasons: int) -> None:
        self.rewritten = table, reasons
        try:
            fire(session, "table_rewrite", self.tag)
        finally:
            self.rewritten = None


def run_with_triggers(session: Any, statement: Any, run: Callable[[Any, Any], str]) -> str:
    """Run a schema change in a database that has event triggers."""
    from .collecting import collected, resolved

    tag = command_tag(session, statement)
    if tag is None:
        return run(session, statement)
    fire(session, "ddl_command_start", tag)
    if not any(t.event != "ddl_command_start" and t.enabled != "D" for t in session.catalog.event_triggers.values()):
        return run(session, statement)
    command, outer = Command(session, statement, tag), session.command
    command.resolved = resolved(session, statement)
    session.command = command
    try:
        answer = run(session, statement)
        command.tell_mixed(session)
        command.collected = collected(session, command)
        _fire_dropped(session, command)
        fire(session, "ddl_command_end", tag)
        return answer
    finally:
        session.command = outer


def _fire_dropped(session: Any, command: Command) -> None:
    if not any(t.event == "sql_drop" and t.enabled != "D" for t in session.catalog.event_triggers.values()):
        return
    from .dropped import dropped_objects

    command.dropped = dropped_objects(session, command.before, command.drops)
    try:
        if command.dropped:
            fire(session, "sql_drop", command.tag)
    finally:
        command.dropped = None


def fire(session: Any, event: str, tag: str) -> None:
    """Call the functions of an event's triggers, by name."""
    enabled = "RA" if session.values["session_replication_role"] == "replica" else "OA"
    for t in sorted(session.catalog.event_triggers.values(), key=lambda t: t.name.encode()):
        if t.event == event and t.enabled in enabled and (not t.tags or tag in t.tags):
            _call(session, t.function, event, tag)


def _call(session: Any, function: int, event: str, tag: str) -> None:
    routine = session.catalog.routines.get(function)
    if routine is None:
        raise errors.UndefinedFunction(f"function with OID {function} does not exist")
    key = ("event trigger", routine.oid, session.context.signature)
    codes = session.routines.code
    code = codes.get(key)
    if code is None or code.routine is not routine or not code.is_current(session):
        from aurorapy.routines.plpgsql.code import EVENT_TRIGGER_NAMES, PlCode

        code = codes[key] = PlCode(session, Caller(routine, (), EVENT_TRIGGER, ()), None, EVENT_TRIGGER_NAMES)
    run_code(session, code, (event, tag))
