"""CREATE and ALTER TYPE and DOMAIN."""

from __future__ import annotations

from aurorapy.records import dataclass

from .expressions import Expr
from .operation_statements import DefinitionItem
from .schema import AlterTableAction, ColumnDef, Constraint
from .types import Name, TypeName


@dataclass(frozen=True, slots=True)
class CreateEnumStmt:
    name: Name
    labels: tuple[str, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateRangeStmt:
    """CREATE TYPE name AS RANGE: (attribute, what it says or None for a number, its position)."""

    name: Name
    options: tuple[tuple[str, TypeName | None, int], ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateBaseStmt:
    """CREATE TYPE name; `items` None for a shell type."""

    name: Name
    items: tuple[DefinitionItem, ...] | None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterBaseStmt:
    """ALTER TYPE name SET (...)."""

    name: Name
    items: tuple[DefinitionItem, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterEnumStmt:
    """ADD VALUE `value`, before or after `neighbour` (None: at the end); or, with `new_value`, RENAME VALUE."""

    name: Name
    value: str
    new_value: str | None = None
    neighbour: str | None = None
    before: bool = False
    if_not_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateCompositeStmt:
    name: Name
    columns: tuple[ColumnDef, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterCompositeStmt:
    """Actions are those of ALTER TABLE: 'add column', 'drop column', 'type'; `cascade` of each in its place."""

    name: Name
    actions: tuple[AlterTableAction, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateDomainStmt:
    """`constraints` are 'null', 'not null', 'default' and 'check'."""

    name: Name
    type: TypeName
    constraints: tuple[Constraint, ...] = ()
    collation: Name | None = None
    pos: int | None = None
    collation_pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterDomainStmt:
    """kind: 'set default' (expr), 'drop default', 'set not null', 'drop not null', 'add constraint' (constraint),
    'drop constraint' (sub, cascade, if_exists), 'validate constraint' (sub)."""

    name: Name
    kind: str
    expr: Expr | None = None
    constraint: Constraint | None = None
    sub: str = ""
    cascade: bool = False
    if_exists: bool = False
    pos: int | None = None
