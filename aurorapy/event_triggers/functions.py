"""What functions of event triggers ask: pg_event_trigger_ddl_commands and its kin.

Source: PostgreSQL 15 manual, section 9.29.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.catalog.identities import Identity, identify
from aurorapy.catalog.identity_reader import reader_of
from aurorapy.planner.functions.registry import define

from .dropped import schema_and_name


def _misplaced(name: str, event: str) -> errors.SQLError:
    return errors.EventTriggerProtocolViolated(f"{name}() can only be called in {event} event trigger function")


def _commands(session: Any) -> list[tuple[Any, ...]]:
    command = session.command
    if command is None:
        raise _misplaced("pg_event_trigger_ddl_commands", "an")
    reader = reader_of(session)
    out: list[tuple[Any, ...]] = []
    for address, tag, what in command.collected:
        if address is None:
            out.append((None, None, None, tag, what, None, None, False, tag))
            continue
        found = identify(reader, *address)
        if isinstance(found, Identity):  # it may have been dropped since
            schema = schema_and_name(reader, address, found)[0] if address[0] not in (2604, 2620, 3256) else None
            out.append((*address, tag, found.type, schema, found.identity, False, tag))
    return out


def _dropped(session: Any) -> list[tuple[Any, ...]]:
    if session.command is None or session.command.dropped is None:
        raise _misplaced("pg_event_trigger_dropped_objects", "a sql_drop")
    rows: list[tuple[Any, ...]] = session.command.dropped
    return rows


def _rewritten(session: Any, at: int) -> int:
    if session.command is None or session.command.rewritten is None:
        raise _misplaced(f"pg_event_trigger_table_rewrite_{'reason' if at else 'oid'}", "a table_rewrite")
    return int(session.command.rewritten[at])


_PLACE = (("classid", 26), ("objid", 26), ("objsubid", 23))
define("pg_event_trigger_ddl_commands", "", "record", lambda ctx: _commands(ctx.session), needs_context=True, volatility="v", retset=True, out_columns=(
    *_PLACE, ("command_tag", 25), ("object_type", 25), ("schema_name", 25), ("object_identity", 25), ("in_extension", 16), ("command", 32)))
define("pg_event_trigger_dropped_objects", "", "record", lambda ctx: _dropped(ctx.session), needs_context=True, volatility="v", retset=True, out_columns=(
    *_PLACE, ("original", 16), ("normal", 16), ("is_temporary", 16), ("object_type", 25), ("schema_name", 25), ("object_name", 25), ("object_identity", 25),
    ("address_names", 1009), ("address_args", 1009)))
define("pg_event_trigger_table_rewrite_oid", "", "oid", lambda ctx: _rewritten(ctx.session, 0), needs_context=True, volatility="v")
define("pg_event_trigger_table_rewrite_reason", "", "int4", lambda ctx: _rewritten(ctx.session, 1), needs_context=True, volatility="v")

