"""What a trigger function is told of the event that it is called for. Source: PostgreSQL 15 manual, sections 39.2 and 43.10.1."""

from __future__ import annotations

from typing import Any, Literal

from aurorapy.planner.relation import Table
from aurorapy.records import dataclass

Row = tuple[Any, ...]
When = Literal["BEFORE", "AFTER", "INSTEAD OF"]
Op = Literal["INSERT", "UPDATE", "DELETE", "TRUNCATE"]


@dataclass(slots=True)
class TriggerData:
    """One call of a trigger function. Rows are in the table's stored column order, dropped columns included; `old` and `new` are None where the event
    has no such row, and at statement level. `old_table` and `new_table`: (name, rows) of the transition tables that the trigger asks for."""

    name: str
    when: When
    level: Literal["ROW", "STATEMENT"]
    op: Op
    table: Table
    schema: str
    table_name: str
    old: Row | None = None
    new: Row | None = None
    args: tuple[str, ...] = ()
    old_table: tuple[str, list[Row]] | None = None
    new_table: tuple[str, list[Row]] | None = None
