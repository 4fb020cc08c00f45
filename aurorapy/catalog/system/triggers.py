"""pg_trigger, pg_event_trigger, and information_schema's views of triggers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.triggers.describing import EVENTS, action, condition, type_bits
from aurorapy.triggers.internal import all_internal

from .registry import Row, rows_of


@rows_of("pg_trigger", kept="catalog")
def _triggers(s: Any) -> Iterator[Row]:
    for table in s.catalog.tables.values():
        for t in table.triggers:
            yield {"oid": t.oid, "tgrelid": table.oid, "tgparentid": t.parent, "tgname": t.name, "tgfoid": t.function, "tgtype": type_bits(t), "tgenabled": t.enabled,
                   "tgconstrrelid": t.ref_table, "tgconstraint": t.constraint, "tgdeferrable": t.deferrable, "tginitdeferred": t.deferred,
                   "tgnargs": len(t.args), "tgattr": t.columns, "tgargs": b"".join(a.encode() + b"\0" for a in t.args), "tgqual": t.condition,
                   "tgoldtable": t.old_table, "tgnewtable": t.new_table}


    for table, (t, index) in all_internal(s.catalog):
        yield {"oid": t.oid, "tgrelid": table.oid, "tgparentid": t.parent, "tgname": t.name, "tgfoid": t.function, "tgtype": type_bits(t), "tgenabled": t.enabled,
               "tgisinternal": True, "tgconstrrelid": t.ref_table, "tgconstrindid": index, "tgconstraint": t.constraint, "tgdeferrable": t.deferrable,
               "tginitdeferred": t.deferred, "tgnargs": 0, "tgattr": (), "tgargs": b""}


@rows_of("information_schema.triggers", kept="session")
def _triggers_of_standard(s: Any) -> Iterator[Row]:
    for table in s.catalog.tables.values():
        order: dict[tuple[str, bool, str], int] = {}
        for t in table.triggers:
            for event in EVENTS[:3]:
                if event not in t.events:
                    continue
                place = order[event, t.row, t.when] = order.get((event, t.row, t.when), 0) + 1
                yield {"trigger_catalog": s.database.name, "trigger_schema": table.schema_name, "trigger_name": t.name, "event_manipulation": event,
                       "event_object_catalog": s.database.name, "event_object_schema": table.schema_name, "event_object_table": table.name,
                       "action_order": place, "action_condition": condition(s, table, t), "action_statement": action(s, t),
                       "action_orientation": "ROW" if t.row else "STATEMENT", "action_timing": t.when, "action_reference_old_table": t.old_table,
                       "action_reference_new_table": t.new_table}


@rows_of("information_schema.triggered_update_columns", kept="session")
def _columns(s: Any) -> Iterator[Row]:
    for table in s.catalog.tables.values():
        for t in table.triggers:
            for n in t.columns:
                yield {"trigger_catalog": s.database.name, "trigger_schema": table.schema_name, "trigger_name": t.name, "event_object_catalog": s.database.name,
                       "event_object_schema": table.schema_name, "event_object_table": table.name, "event_object_column": table.columns[n - 1].name}


@rows_of("pg_event_trigger", kept="catalog")
def _event_triggers(s: Any) -> Iterator[Row]:
    for t in s.catalog.event_triggers.values():
        yield {"oid": t.oid, "evtname": t.name, "evtevent": t.event, "evtowner": t.owner, "evtfoid": t.function, "evtenabled": t.enabled, "evttags": t.tags or None}
