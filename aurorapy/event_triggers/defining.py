"""CREATE, ALTER, DROP and COMMENT ON EVENT TRIGGER.

Source: PostgreSQL 15 manual, CREATE EVENT TRIGGER; its src/backend/commands/event_trigger.c, for what is checked in which order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.event_trigger import EventTriggerDef
from aurorapy.planner.parse import tree
from aurorapy.privileges.granting import role_named
from aurorapy.routines.naming import named

from .tags import KNOWN, REWRITING, SUPPORTED

EVENT_TRIGGER = 3838  # the type that their functions return
EVENTS = ("ddl_command_start", "ddl_command_end", "sql_drop", "table_rewrite")


def create_event_trigger(session: Any, s: tree.CreateEventTriggerStmt) -> str:
    """CREATE EVENT TRIGGER."""
    from aurorapy.catalog.ddl import writable

    if not session.context.superuser:
        raise errors.InsufficientPrivilege(f'permission denied to create event trigger "{s.name}"', hint="Must be superuser to create an event trigger.")
    if s.event not in EVENTS:
        raise errors.SyntaxError_(f'unrecognized event name "{s.event}"')
    tags: tuple[str, ...] | None = None
    for variable, values in s.filters:
        if variable != "tag":
            raise errors.SyntaxError_(f'unrecognized filter variable "{variable}"')
        if tags is not None:
            raise errors.SyntaxError_(f'filter variable "{variable}" specified more than once')
        tags = values
    for tag in tags or ():
        _check_tag(s.event, tag)
    catalog = writable(session)
    _free(catalog, s.name)
    function = _function(session, s.function)
    made = EventTriggerDef(catalog.new_oid(), s.name, s.event, function, session.user_oid, tags=tuple([t.upper() for t in tags or ()]))
    catalog.put_event_trigger(made)
    return "CREATE EVENT TRIGGER"


def _check_tag(event: str, tag: str) -> None:
    if event == "table_rewrite":
        if tag.upper() not in REWRITING:
            raise errors.FeatureNotSupported(f"event triggers are not supported for {tag}")
        return
    if tag.upper() not in KNOWN:
        raise errors.SyntaxError_(f'filter value "{tag}" not recognized for filter variable "tag"')
    if tag.upper() not in SUPPORTED:
        raise errors.FeatureNotSupported(f"event triggers are not supported for {tag}")


def _free(catalog: Any, name: str) -> None:
    if any(t.name == name for t in catalog.event_triggers.values()):
        raise errors.DuplicateObject(f'event trigger "{name}" already exists')


def _function(session: Any, names: tuple[str, ...]) -> int:
    """The oid of the function of that name; 42883, and 42P17 for one that returns something else."""
    from aurorapy.planner.functions.registry import FUNCTIONS

    shown = ".".join(names)
    found: list[Any] = [f for f in FUNCTIONS.get(names[-1], ()) if not f.args] if len(names) == 1 or names[-2] == "pg_catalog" else []
    found += [r for r in named(session.catalog, names, session.context.search_path) if not r.args]
    if not found:
        raise errors.UndefinedFunction(f"function {shown}() does not exist")
    if found[0].result != EVENT_TRIGGER:
        raise errors.InvalidObjectDefinition(f"function {shown} must return type event_trigger")
    return int(found[0].oid)


def event_trigger_named(session: Any, name: str, *, own: bool = True) -> EventTriggerDef:
    """The event trigger of that name, 42704; with `own` the user must own it, 42501."""
    found: EventTriggerDef | None = next((t for t in session.catalog.event_triggers.values() if t.name == name), None)
    if found is None:
        raise errors.UndefinedObject(f'event trigger "{name}" does not exist')
    if own and not session.roles.has_privileges_of(session.user_oid, found.owner):
        raise errors.InsufficientPrivilege(f"must be owner of event trigger {name}")
    return found


def alter_event_trigger(session: Any, s: tree.AlterEventTriggerStmt) -> str:
    """ALTER EVENT TRIGGER ... ENABLE or DISABLE."""
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    catalog.put_event_trigger(replace(event_trigger_named(session, s.name), enabled=s.enabled))
    return "ALTER EVENT TRIGGER"


def rename_event_trigger(session: Any, s: tree.RenameStmt) -> None:
    """ALTER EVENT TRIGGER ... RENAME TO."""
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    found = event_trigger_named(session, s.name[-1])
    _free(catalog, s.new_name)
    catalog.put_event_trigger(replace(found, name=s.new_name))


def set_event_trigger_owner(session: Any, name: str, role: str) -> str:
    """ALTER EVENT TRIGGER ... OWNER TO."""
    from aurorapy.catalog.ddl import writable

    catalog = writable(session)
    oid = role_named(session, role)
    own(session, event_trigger_named(session, name, own=False), oid)
    assert catalog
    return "ALTER EVENT TRIGGER"


def own(session: Any, found: EventTriggerDef, role: int) -> None:
    """Give an event trigger another owner, who must be a superuser."""
    if found.owner == role:
        return
    event_trigger_named(session, found.name)
    if not session.roles.is_superuser(role):
        raise errors.InsufficientPrivilege(f'permission denied to change owner of event trigger "{found.name}"',
                                           hint="The owner of an event trigger must be a superuser.")
    session.catalog.put_event_trigger(replace(found, owner=role))


def event_triggers_of_routine(catalog: Any, oid: int) -> Iterator[tuple[int, tuple[str, int, int]]]:
    """(oid, object) of the event triggers that call a function."""
    yield from ((t.oid, ("event trigger", t.oid, 0)) for t in catalog.event_triggers.values() if t.function == oid)
