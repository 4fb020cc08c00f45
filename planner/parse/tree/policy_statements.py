"""CREATE POLICY and ALTER POLICY."""

from __future__ import annotations

from aurorapy.records import dataclass

from .expressions import Expr
from .queries import RangeTable


@dataclass(frozen=True, slots=True)
class PolicyStmt:
    """CREATE POLICY, or (`alter`) ALTER POLICY, which says only what changes. `command`: 'all', 'select', 'insert', 'update', 'delete'; `roles`: names, 'public'
    and CURRENT_USER's kin as they are written; None where TO is missing."""

    name: str
    table: RangeTable
    alter: bool = False
    permissive: bool = True
    command: str = "all"
    roles: tuple[str, ...] | None = None
    using: Expr | None = None
    check: Expr | None = None
    pos: int | None = None
