"""CREATE and ALTER EVENT TRIGGER; renaming, owners, comments and DROP have the nodes that all objects share."""

from __future__ import annotations

from aurorapy.records import dataclass

from .types import Name


@dataclass(frozen=True, slots=True)
class CreateEventTriggerStmt:
    """`filters`: (variable, values) of WHEN, in the order written."""

    name: str
    event: str
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    function: Name
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterEventTriggerStmt:
    """`enabled`: O ENABLE, D DISABLE, R ENABLE REPLICA, A ENABLE ALWAYS."""

    name: str
    enabled: str
    pos: int | None = None
