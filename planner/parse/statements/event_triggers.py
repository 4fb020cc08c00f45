"""CREATE EVENT TRIGGER and ALTER EVENT TRIGGER."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.drop import moved_to
from aurorapy.planner.parse.tree import AlterEventTriggerStmt, CreateEventTriggerStmt, Statement

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def create_event_trigger(p: Parser, at: int) -> CreateEventTriggerStmt:
    """Behind CREATE EVENT TRIGGER."""
    name = p.col_id()
    p.need("on")
    event = p.col_label()
    filters: list[tuple[str, tuple[str, ...]]] = []
    if p.take("when"):
        filters.append(_filter(p))
        while p.take("and"):
            filters.append(_filter(p))
    p.need("execute")
    if not p.take("procedure"):
        p.need("function")
    function = p.any_name() if p.peek() == "." else (p.type_function_name(),)
    p.need("(", ")")
    return CreateEventTriggerStmt(name, event, tuple(filters), function, at)


def _filter(p: Parser) -> tuple[str, tuple[str, ...]]:
    variable = p.col_id()
    p.need("in", "(")
    values = p.csv(p.string)
    p.need(")")
    return variable, values


def alter_event_trigger(p: Parser, at: int) -> Statement:
    """Behind ALTER EVENT TRIGGER."""
    name = p.col_id()
    moved = moved_to(p, "event trigger", name, at)
    if moved is not None:
        return moved
    if p.take("disable"):
        return AlterEventTriggerStmt(name, "D", at)
    p.need("enable")
    return AlterEventTriggerStmt(name, {"replica": "R", "always": "A"}.get(p.one_of(("replica", "always")) or "", "O"), at)
