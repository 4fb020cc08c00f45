"""Maintenance, databases and roles, and what there is not."""

from __future__ import annotations

from typing import Any, Literal

from aurorapy.records import dataclass

from .queries import RangeTable
from .session import SetStmt
from .types import Name


@dataclass(frozen=True, slots=True)
class VacuumStmt:
    analyze_only: bool = False  # ANALYZE
    analyze: bool = False  # VACUUM ANALYZE
    full: bool = False
    tables: tuple[tuple[RangeTable, tuple[str, ...]], ...] = ()
    options: tuple[tuple[str, object], ...] = ()
    pos: int | None = None
    places: tuple[tuple[int, bool], ...] = ()  # of the options: where each is written, and whether with a value


@dataclass(frozen=True, slots=True)
class CheckpointStmt:
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RefreshStmt:
    """REFRESH MATERIALIZED VIEW."""

    view: RangeTable
    concurrently: bool = False
    with_data: bool = True
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ReindexStmt:
    object: str
    name: Name | None
    options: tuple[tuple[str, Any], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ClusterStmt:
    """CLUSTER [table [USING index]]; no table: all that have been clustered."""

    table: RangeTable | None
    index: str | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateDatabaseStmt:
    """options: ('owner', str) ('template', str) ('encoding', str) ('connection_limit', int) ..."""

    name: str
    options: tuple[tuple[str, object], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterDatabaseStmt:
    """options as in CREATE; set for ALTER DATABASE .. SET/RESET."""

    name: str
    options: tuple[tuple[str, object], ...] = ()
    set: SetStmt | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterSystemStmt:
    """set: 'set' (values None: TO DEFAULT), 'reset' or 'reset all'."""

    set: SetStmt
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DropDatabaseStmt:
    name: str
    if_exists: bool = False
    force: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RoleStmt:
    """action: 'create' or 'alter'; options: ('login', bool) ('superuser', bool) ('createdb', bool) ('createrole', bool)
    ('inherit', bool) ('replication', bool) ('bypassrls', bool) ('connection_limit', int) ('password', str|None)
    ('valid_until', str) ('in_role', names) ('role', names) ('admin', names). CREATE USER implies login.
    set for ALTER ROLE .. SET/RESET (with optional database), where the name may be None, for ALL."""

    action: Literal["create", "alter"]
    name: str | None
    options: tuple[tuple[str, object], ...] = ()
    set: SetStmt | None = None
    database: str | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DropRoleStmt:
    names: tuple[str, ...]
    if_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class UnsupportedStmt:
    """A statement that PostgreSQL has and we do not: the session raises 0A000 naming `tag` (e.g. 'GRANT')."""

    tag: str
    pos: int | None = None
