"""Raw tree: aggregates, operators and casts."""

from __future__ import annotations

from aurorapy.records import dataclass

from .routines import RoutineArg, RoutineName
from .types import Name, TypeName


@dataclass(frozen=True, slots=True)
class DefinitionValue:
    """def_arg. kind: 'type' (`type` has it), 'operator' (`names`: schema and symbol), 'word', 'string', 'number'; `text` is what it reads."""

    kind: str
    text: str
    type: TypeName | None = None
    names: Name = ()


@dataclass(frozen=True, slots=True)
class DefinitionItem:
    name: str
    value: DefinitionValue | None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateAggregateStmt:
    """`direct`: how many of the arguments are direct ones, -1 for a normal aggregate; `args` None: the old style, where `basetype` says them."""

    name: Name
    args: tuple[RoutineArg, ...] | None
    direct: int
    items: tuple[DefinitionItem, ...]
    replace: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class OperatorName:
    """An operator as ALTER, DROP and COMMENT name it; None: NONE."""

    names: Name
    left: TypeName | None
    right: TypeName | None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateOperatorStmt:
    name: Name
    items: tuple[DefinitionItem, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterOperatorStmt:
    operator: OperatorName
    items: tuple[DefinitionItem, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class MoveOperatorStmt:
    """OWNER TO, SET SCHEMA: `what` is 'owner' or 'schema'."""

    operator: OperatorName
    what: str
    value: str
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DropOperatorStmt:
    names: tuple[OperatorName, ...]
    if_exists: bool = False
    cascade: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CommentOperatorStmt:
    operator: OperatorName
    text: str | None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateCastStmt:
    """method 'f', 'b', 'i'; context 'i', 'a', 'e'."""

    source: TypeName
    target: TypeName
    method: str
    function: RoutineName | None
    context: str
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DropCastStmt:
    source: TypeName
    target: TypeName
    if_exists: bool = False
    cascade: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CommentCastStmt:
    source: TypeName
    target: TypeName
    text: str | None
    pos: int | None = None
