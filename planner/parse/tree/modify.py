"""INSERT, UPDATE, DELETE and MERGE."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Union

from aurorapy.records import dataclass

from .expressions import Expr, FieldStep, Subscript
from .queries import FromItem, Query, RangeTable, Target, With

if TYPE_CHECKING:
    from .schema import IndexElement


@dataclass(frozen=True, slots=True)
class InsertColumn:
    name: str
    steps: tuple[Union[FieldStep, Subscript], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """`a = expr`; `(a, b) = source` has several columns (source a RowExpr or SubLink 'expr')."""

    columns: tuple[InsertColumn, ...]
    expr: Expr
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class OnConflict:
    """target: index expressions with their optional WHERE, or a constraint's name, or neither."""

    action: Literal["nothing", "update"]
    elements: tuple["IndexElement", ...] = ()
    where: Expr | None = None
    constraint: str | None = None
    assignments: tuple[Assignment, ...] = ()
    update_where: Expr | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class InsertStmt:
    """source None is DEFAULT VALUES."""

    table: RangeTable
    columns: tuple[InsertColumn, ...] = ()
    source: Query | None = None
    on_conflict: OnConflict | None = None
    returning: tuple[Target, ...] = ()
    overriding: Literal["user", "system"] | None = None
    with_: With | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class UpdateStmt:
    table: RangeTable
    assignments: tuple[Assignment, ...]
    from_: tuple[FromItem, ...] = ()
    where: Expr | None = None
    returning: tuple[Target, ...] = ()
    with_: With | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DeleteStmt:
    table: RangeTable
    using: tuple[FromItem, ...] = ()
    where: Expr | None = None
    returning: tuple[Target, ...] = ()
    with_: With | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class MergeWhen:
    matched: bool
    condition: Expr | None
    action: Literal["update", "delete", "insert", "nothing"]
    assignments: tuple[Assignment, ...] = ()
    columns: tuple[InsertColumn, ...] = ()
    values: tuple[Expr, ...] | None = None  # None with insert: DEFAULT VALUES
    overriding: Literal["user", "system"] | None = None


@dataclass(frozen=True, slots=True)
class MergeStmt:
    table: RangeTable
    source: FromItem
    on: Expr
    whens: tuple[MergeWhen, ...]
    with_: With | None = None
    pos: int | None = None
