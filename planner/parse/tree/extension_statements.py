"""CREATE and ALTER EXTENSION."""

from __future__ import annotations

from aurorapy.records import dataclass


@dataclass(frozen=True, slots=True)
class CreateExtensionStmt:
    """`options`: ('schema' | 'version' | 'cascade', value, position), as often as they were written."""

    name: str
    if_not_exists: bool = False
    options: tuple[tuple[str, str, int], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class UpdateExtensionStmt:
    """ALTER EXTENSION name UPDATE [TO version]."""

    name: str
    options: tuple[tuple[str, str, int], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class MoveExtensionStmt:
    """ALTER EXTENSION name SET SCHEMA."""

    name: str
    schema: str
    pos: int | None = None
