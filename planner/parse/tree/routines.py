"""CREATE, ALTER and DROP of functions and procedures, CALL and DO."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.records import dataclass

from .expressions import Expr, FuncCall
from .types import Name, TypeName

if TYPE_CHECKING:
    from .statement import Statement


@dataclass(frozen=True, slots=True)
class RoutineType:
    """A type in a routine's declaration. `column`: it is the type of that column (`table.column%TYPE`), and `type` is None."""

    type: TypeName | None
    column: Name = ()
    setof: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RoutineArg:
    """mode: 'in' 'out' 'inout' 'variadic' 'table' (a column of RETURNS TABLE)."""

    mode: str
    name: str
    type: RoutineType
    default: Expr | None = None
    pos: int | None = None
    given: bool = False  # the mode is written


@dataclass(frozen=True, slots=True)
class RoutineName:
    """A routine as ALTER, DROP and COMMENT name it; `args` None: by its name alone."""

    names: Name
    args: tuple[RoutineArg, ...] | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RoutineBody:
    """BEGIN ATOMIC: statements with their texts; RETURN: one expression."""

    statements: tuple[tuple["Statement", str], ...] = ()
    returned: Expr | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class CreateRoutineStmt:
    """kind 'function' or 'procedure'. options: (name, value, pos) as written: 'as' 'language' 'volatility' 'strict' 'security' 'leakproof' 'cost' 'rows'
    'support' 'set' 'parallel' 'window' 'transform'."""

    kind: str
    name: Name
    args: tuple[RoutineArg, ...]
    returns: RoutineType | None
    options: tuple[tuple[str, object, int], ...]
    body: RoutineBody | None = None
    replace: bool = False
    pos: int | None = None
    source_at: int | None = None  # where the text of a body begins in the statement, if it stands there as it is


@dataclass(frozen=True, slots=True)
class AlterRoutineStmt:
    """ALTER of a routine's options; kind 'function' 'procedure' 'routine'."""

    kind: str
    name: RoutineName
    options: tuple[tuple[str, object, int], ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class MoveRoutineStmt:
    """RENAME TO, OWNER TO, SET SCHEMA: `what` is 'rename', 'owner' or 'schema', `value` the new name."""

    kind: str
    name: RoutineName
    what: str
    value: str
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DropRoutineStmt:
    kind: str
    names: tuple[RoutineName, ...]
    if_exists: bool = False
    cascade: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CommentRoutineStmt:
    kind: str
    name: RoutineName
    text: str | None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CallStmt:
    call: FuncCall
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DoStmt:
    """options: ('as', text) and ('language', name), as written."""

    options: tuple[tuple[str, str], ...]
    pos: int | None = None
    source_at: int | None = None
