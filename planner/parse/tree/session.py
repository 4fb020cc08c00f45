"""Transactions, settings, prepared statements, cursors, COPY and the rest of what a session says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from aurorapy.records import dataclass

from .expressions import Expr
from .queries import Query, RangeTable
from .types import TypeName

if TYPE_CHECKING:
    from .statement import Statement


@dataclass(frozen=True, slots=True)
class TransactionStmt:
    """kind: 'begin' 'start' 'commit' 'rollback' 'savepoint' 'release' 'rollback to' 'prepare' 'commit prepared'
    'rollback prepared'. modes: ('isolation', 'read committed'|...), ('read_only', bool), ('deferrable', bool)."""

    kind: str
    name: str | None = None
    modes: tuple[tuple[str, object], ...] = ()
    chain: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class SetStmt:
    """kind: 'set' (values; None: TO DEFAULT), 'reset', 'reset all', 'transaction' (modes), 'transaction snapshot' (values), 'session characteristics'
    (modes), 'constraints' (values: names or () for ALL; deferred), 'role', 'session authorization'. name lower-cased.
    SET TIME ZONE x -> name 'timezone'; SET NAMES -> client_encoding; SET SCHEMA 's' -> search_path.
    values hold str | int | float(as str) as written; LOCAL/DEFAULT of TIME ZONE is None."""

    kind: str
    name: str | None = None
    values: tuple[object, ...] | None = None
    local: bool = False
    modes: tuple[tuple[str, object], ...] = ()
    deferred: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ShowStmt:
    name: str  # 'all' for SHOW ALL
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class PrepareStmt:
    name: str
    types: tuple[TypeName, ...]
    statement: "Statement"
    text: str  # exact text of the inner statement
    pos: int | None = None
    start: int = 0  # of that text


@dataclass(frozen=True, slots=True)
class ExecuteStmt:
    name: str
    args: tuple[Expr, ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DeallocateStmt:
    name: str | None  # None: ALL
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DeclareCursorStmt:
    name: str
    query: Query
    binary: bool = False
    scroll: bool | None = None
    hold: bool = False
    insensitive: bool = False
    text: str = ""
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class FetchStmt:
    """direction: 'forward' 'backward' (count, None = ALL), 'absolute' 'relative' (count). NEXT = forward 1,
    PRIOR = backward 1, FIRST = absolute 1, LAST = absolute -1."""

    cursor: str
    direction: str
    count: int | None
    move: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CloseStmt:
    name: str | None  # None: ALL
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ExplainStmt:
    """options: 'analyze' 'verbose' 'costs' 'buffers' 'timing' 'summary' -> bool, 'format' -> str."""

    statement: "Statement"
    options: tuple[tuple[str, object], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CopyStmt:
    """table or query; filename None with stdio; options as in PostgreSQL 15 (format, freeze, delimiter, null, header
    (True | False | 'match'), quote, escape, force_quote ('*' or names), force_not_null, force_null, encoding)."""

    table: RangeTable | None
    query: "Statement | None"
    columns: tuple[str, ...]
    is_from: bool
    filename: str | None
    program: bool = False
    options: tuple[tuple[str, object], ...] = ()
    where: Expr | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ListenStmt:
    channel: str
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class UnlistenStmt:
    channel: str | None  # None: *
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class NotifyStmt:
    channel: str
    payload: str = ""
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DiscardStmt:
    what: Literal["all", "plans", "sequences", "temp"]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class LoadStmt:
    file: str
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class LockStmt:
    tables: tuple[RangeTable, ...]
    mode: str = "access exclusive"
    nowait: bool = False
    pos: int | None = None
