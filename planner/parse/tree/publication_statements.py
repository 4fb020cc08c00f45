"""Raw tree: publications and subscriptions."""

from __future__ import annotations

from aurorapy.records import dataclass

from .expressions import Expr
from .operation_statements import DefinitionItem
from .queries import RangeTable


@dataclass(frozen=True, slots=True)
class PublicationObject:
    """kind: 'table' (`table`, `columns` None without a list, `where`), 'schema' (`name`, None for CURRENT_SCHEMA)."""

    kind: str
    table: RangeTable | None = None
    columns: tuple[str, ...] | None = None
    where: Expr | None = None
    name: str | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreatePublicationStmt:
    name: str
    all_tables: bool
    objects: tuple[PublicationObject, ...]
    options: tuple[DefinitionItem, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterPublicationStmt:
    """action: 'options', 'add', 'set' or 'drop'."""

    name: str
    action: str
    objects: tuple[PublicationObject, ...] = ()
    options: tuple[DefinitionItem, ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateSubscriptionStmt:
    name: str
    conninfo: str
    publications: tuple[str, ...]
    options: tuple[DefinitionItem, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterSubscriptionStmt:
    """action: 'options', 'connection', 'refresh', 'add', 'drop', 'set', 'enable', 'disable' or 'skip'."""

    name: str
    action: str
    conninfo: str = ""
    publications: tuple[str, ...] = ()
    options: tuple[DefinitionItem, ...] = ()
    pos: int | None = None
