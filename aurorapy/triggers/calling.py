"""Trigger functions: the one that PostgreSQL brings along, how they are found, and calling them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.extensions.members import call_of as member_call
from aurorapy.planner.functions.registry import FUNCTIONS, define
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Table
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import HOME
from aurorapy.routines.dependents import mentions_call, uses_routine
from aurorapy.routines.functions import shown_name
from aurorapy.routines.naming import named
from aurorapy.storage.codec import pack

from .conditions import bound_condition
from .data import Row, TriggerData
from .internal import NAMES

TRIGGER = 2279  # the type that trigger functions return


def _suppress_redundant(data: TriggerData) -> Row | None:
    """Skip an update that changes nothing."""
    name = "suppress_redundant_updates_trigger"
    if data.op != "UPDATE":
        raise errors.TriggerProtocolViolated(f"{name}: must be called on update")
    if data.when != "BEFORE":
        raise errors.TriggerProtocolViolated(f"{name}: must be called before update")
    if data.level != "ROW":
        raise errors.TriggerProtocolViolated(f"{name}: must be called for each row")
    return None if pack(data.old) == pack(data.new) else data.new  # 1.0 and 1.00 are equal, and still two values


def _not_called_as_trigger() -> None:
    raise errors.TriggerProtocolViolated("suppress_redundant_updates_trigger: must be called as trigger")


define("suppress_redundant_updates_trigger", "", "trigger", _not_called_as_trigger, volatility="v", oid=1291)
BUILT_IN: dict[int, tuple[str, Callable[[TriggerData], Row | None]]] = {1291: ("suppress_redundant_updates_trigger", _suppress_redundant)}


def find_function(session: Any, names: tuple[str, ...]) -> int:
    """The oid of the trigger function of that name; 42883, and 42P17 for one that returns something else."""
    shown = ".".join(names)
    found: list[Any] = [f for f in FUNCTIONS.get(names[-1], ()) if not f.args] if len(names) == 1 or names[-2] == "pg_catalog" else []
    found += [r for r in named(session.catalog, names, session.context.search_path) if not r.args]
    if not found:
        raise errors.UndefinedFunction(f"function {shown}() does not exist")
    if found[0].result != TRIGGER:
        raise errors.InvalidObjectDefinition(f"function {shown} must return type trigger")
    if found[0].oid in NAMES:
        raise errors.FeatureNotSupported(f"triggers that call {shown} are not supported")
    return int(found[0].oid)


def function_name(session: Any, oid: int) -> str:
    """A trigger function's name as SQL, with its schema where the search path does not find it."""
    if oid in BUILT_IN:
        return BUILT_IN[oid][0]
    if oid in NAMES:
        return quote_name(NAMES[oid])
    routine = session.catalog.routines[oid]
    schema = session.catalog.schemas[routine.schema]
    return f"pg_temp.{quote_name(routine.name)}" if schema.startswith("pg_temp_") else shown_name(session, routine, False)


def call(session: Any, oid: int, data: TriggerData) -> Row | None:
    """Call a trigger function: the row to go on with, None to skip."""
    session.triggering.append(data.table.oid)
    try:
        if oid in BUILT_IN:
            return BUILT_IN[oid][1](data)
        routine = session.catalog.routines[oid]
        if routine.library:
            return member_call(routine.library, routine.source).impl(data)  # type: ignore[no-any-return]
        from aurorapy.routines.trigger_call import call_trigger

        return call_trigger(session, routine, data)
    finally:
        session.triggering.pop()


def triggers_of_routine(catalog: Any, oid: int) -> Iterator[tuple[int, tuple[str, int, Any]]]:
    """(oid, object) of the triggers that call a function, or whose WHEN does."""
    calls = calls_by_text(catalog, catalog.routines[oid])
    for table in catalog.tables.values():
        yield from ((t.oid, ("trigger", table.oid, t.name)) for t in table.triggers if t.function == oid or calls(table, t.condition))


def calls_by_text(catalog: Any, routine: Routine) -> Callable[[Table, str | None], bool]:
    """Whether a stored WHEN of a table's trigger calls a routine."""
    may = mentions_call(catalog, routine)

    def calls(table: Table, text: str | None) -> bool:
        home: Any = HOME.get()
        return text is not None and may(text) and uses_routine(bound_condition(home.session, table, text, folding=False), routine.oid)

    return calls
