"""Raw tree: extended statistics objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.records import dataclass

from .types import Name

if TYPE_CHECKING:
    from .expressions import Expr
    from .queries import FromItem


@dataclass(frozen=True, slots=True)
class CreateStatisticsStmt:
    """`kinds` as they were written; `elements`: names of columns, or expressions."""

    name: Name
    kinds: tuple[str, ...]
    elements: tuple["str | Expr", ...]
    relations: tuple["FromItem", ...]
    if_not_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterStatisticsStmt:
    """ALTER STATISTICS ... SET STATISTICS."""

    name: Name
    target: int
    if_exists: bool = False
    pos: int | None = None
