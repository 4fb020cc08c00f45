"""What a statement that is no query gives its session."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy.planner.bound import OutputColumn
from aurorapy.records import dataclass


@dataclass(slots=True)
class Result:
    """`tag` None: the command sent its own completion. `hold`: LSN that the answer must wait for. `formats`: of the columns in the simple protocol, as Bind has them."""

    tag: str | None
    plan_columns: list[OutputColumn] | None = None
    rows: list[Any] = field(default_factory=list)
    hold: int = 0
    formats: tuple[int, ...] = ()
