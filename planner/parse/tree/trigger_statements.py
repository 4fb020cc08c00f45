"""CREATE TRIGGER and what changes triggers."""

from __future__ import annotations

from typing import Literal

from aurorapy.records import dataclass

from .expressions import Expr
from .queries import RangeTable
from .types import Name


@dataclass(frozen=True, slots=True)
class TriggerTransition:
    """An element of REFERENCING: a name for the old or new rows of the statement (`is_table`), or of the one row."""

    name: str
    is_new: bool
    is_table: bool


@dataclass(frozen=True, slots=True)
class CreateTriggerStmt:
    """`events`: (event, columns of UPDATE OF). `deferrable` and `initially_deferred` of a constraint trigger; `ref_table` is its FROM."""

    name: str
    when: Literal["before", "after", "instead of"]
    events: tuple[tuple[str, tuple[str, ...]], ...]
    table: RangeTable
    function: Name
    arguments: tuple[str, ...] = ()
    row: bool = False
    condition: Expr | None = None
    transitions: tuple[TriggerTransition, ...] = ()
    replace: bool = False
    constraint: bool = False
    ref_table: RangeTable | None = None
    deferrable: bool = False
    initially_deferred: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class TriggerDependsStmt:
    """ALTER TRIGGER name ON table [NO] DEPENDS ON EXTENSION extension."""

    name: str
    table: RangeTable
    extension: str
    pos: int | None = None
