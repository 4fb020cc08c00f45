"""CREATE RULE."""

from __future__ import annotations

from typing import Any

from aurorapy.records import dataclass

from .expressions import Expr
from .queries import RangeTable


@dataclass(frozen=True, slots=True)
class CreateRuleStmt:
    """`event`: 'select', 'insert', 'update', 'delete'; `actions`: statements, none for NOTHING."""

    name: str
    table: RangeTable
    event: str
    instead: bool
    condition: Expr | None
    actions: tuple[Any, ...]
    replace: bool = False
    pos: int | None = None
