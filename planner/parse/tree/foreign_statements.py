"""Raw tree: foreign-data wrappers, servers, user mappings, foreign tables."""

from __future__ import annotations

from aurorapy.records import dataclass

from .schema import CreateTableStmt
from .types import Name


@dataclass(frozen=True, slots=True)
class Option:
    """One of OPTIONS (..). action: '' as it stands, 'add', 'set' or 'drop' (without a value)."""

    action: str
    name: str
    value: str | None = None
    pos: int | None = None


Options = tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class WrapperStmt:
    """CREATE or (`alter`) ALTER FOREIGN DATA WRAPPER. `functions`: ('handler' or 'validator', its name or None for NO, position), in the order written."""

    alter: bool
    name: str
    functions: tuple[tuple[str, Name | None, int | None], ...]
    options: Options
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateServerStmt:
    name: str
    wrapper: str
    type: str | None
    version: str | None
    options: Options
    if_not_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterServerStmt:
    """`has_version`: VERSION was written, `version` may be NULL."""

    name: str
    has_version: bool
    version: str | None
    options: Options
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class UserMappingStmt:
    """action: 'create', 'alter' or 'drop'; `exists`: IF [NOT] EXISTS."""

    action: str
    user: str
    server: str
    options: Options = ()
    exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateForeignTableStmt:
    table: CreateTableStmt
    server: str
    options: Options
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ImportSchemaStmt:
    """IMPORT FOREIGN SCHEMA. which: 'all', 'limit' or 'except'."""

    remote: str
    which: str
    tables: tuple[Name, ...]
    server: str
    schema: str
    options: Options
    pos: int | None = None
