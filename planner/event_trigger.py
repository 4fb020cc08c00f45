"""The descriptor of an event trigger: a row of the catalog, as planner.relation has those of tables. Source: PostgreSQL 15 manual, pg_event_trigger in chapter 53."""

from __future__ import annotations

from aurorapy.records import dataclass


@dataclass(frozen=True, slots=True)
class EventTriggerDef:
    """`enabled`: O origin, D disabled, R replica, A always. `tags`: the commands of WHEN TAG IN, upper case; empty for all."""

    oid: int
    name: str
    event: str
    function: int
    owner: int = 10
    enabled: str = "O"
    tags: tuple[str, ...] = ()
