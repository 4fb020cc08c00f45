"""Raw tree: operator classes and families, access methods, collations, conversions."""

from __future__ import annotations

from aurorapy.records import dataclass

from .operation_statements import DefinitionItem
from .routines import RoutineName
from .types import Name, TypeName


@dataclass(frozen=True, slots=True)
class ClassItem:
    """opclass_item. kind: 'operator', 'function' or 'storage'. `types`: an operator's operands, or what a function is associated with; of STORAGE the type.
    `sorting`: FOR ORDER BY family."""

    kind: str
    number: int = 0
    names: Name = ()
    types: tuple[TypeName | None, ...] = ()
    sorting: Name | None = None
    function: RoutineName | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateClassStmt:
    name: Name
    default: bool
    type: TypeName
    method: str
    family: Name | None
    items: tuple[ClassItem, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateFamilyStmt:
    name: Name
    method: str
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterFamilyStmt:
    """ADD, or DROP, of which the items have a number and types."""

    name: Name
    method: str
    drop: bool
    items: tuple[ClassItem, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateAccessMethodStmt:
    """kind: 'i' INDEX, 't' TABLE."""

    name: str
    kind: str
    handler: Name
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateCollationStmt:
    """`source`: FROM existing_collation, outside of parentheses."""

    name: Name
    items: tuple[DefinitionItem, ...]
    source: Name | None = None
    if_not_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateConversionStmt:
    name: Name
    default: bool
    source: str
    target: str
    function: Name
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterDefinedStmt:
    """ALTER object RENAME TO, OWNER TO, SET SCHEMA, REFRESH VERSION. object: 'operator class', 'operator family', 'collation' or 'conversion'; `method`:
    USING. what: 'rename', 'owner', 'schema' or 'refresh'."""

    object: str
    name: Name
    method: str
    what: str
    value: str = ""
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DropDefinedStmt:
    """`object` may be 'access method', too."""

    object: str
    names: tuple[Name, ...]
    method: str = ""
    if_exists: bool = False
    cascade: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CommentDefinedStmt:
    object: str
    name: Name
    method: str
    text: str | None
    pos: int | None = None
