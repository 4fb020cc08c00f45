"""SELECT, VALUES, set operations, and what stands in FROM."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Union

from aurorapy.records import dataclass

from .expressions import Expr, SortBy, WindowDef
from .types import Name, TypeName

if TYPE_CHECKING:
    from .statement import Statement


@dataclass(frozen=True, slots=True)
class Target:
    """One entry of a SELECT list or RETURNING; alias None when not given."""

    expr: Expr
    alias: str | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    name: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnDefinition:
    """`AS t(a int, b text)` of a function in FROM."""

    name: str
    type: TypeName
    collation: Name | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RangeTable:
    name: Name
    alias: Alias | None = None
    only: bool = False
    sample: "TableSample | None" = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class TableSample:
    method: str
    args: tuple[Expr, ...]
    repeatable: Expr | None = None


@dataclass(frozen=True, slots=True)
class RangeSubquery:
    query: "Query"
    alias: Alias | None = None
    lateral: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RangeFunction:
    """`f(..) [WITH ORDINALITY] [AS a(cols)]`, `ROWS FROM (f(), g() AS (a int))` (rows_from). column_defs belong to the
    (single) function, each_defs to those of ROWS FROM, one by one."""

    functions: tuple[Expr, ...]
    rows_from: bool = False
    ordinality: bool = False
    alias: Alias | None = None
    column_defs: tuple[ColumnDefinition, ...] = ()
    lateral: bool = False
    pos: int | None = None
    each_defs: tuple[tuple[ColumnDefinition, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class XmlColumn:
    """A column of XMLTABLE; type None: FOR ORDINALITY."""

    name: str
    type: TypeName | None
    path: Expr | None = None
    default: Expr | None = None
    not_null: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RangeXmlTable:
    """`XMLTABLE ([XMLNAMESPACES (..),] rows PASSING document COLUMNS ..)`; a namespace's prefix None: DEFAULT."""

    rows: Expr
    document: Expr
    columns: tuple[XmlColumn, ...]
    namespaces: tuple[tuple[str | None, Expr], ...] = ()
    alias: Alias | None = None
    lateral: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Join:
    kind: Literal["inner", "left", "right", "full", "cross"]
    left: "FromItem"
    right: "FromItem"
    natural: bool = False
    using: tuple[str, ...] = ()
    using_alias: str | None = None
    on: Expr | None = None
    alias: Alias | None = None  # (a JOIN b ...) AS j
    pos: int | None = None


FromItem = Union[RangeTable, RangeSubquery, RangeFunction, RangeXmlTable, Join]


@dataclass(frozen=True, slots=True)
class GroupingSet:
    """kind: 'empty' for (), 'simple' for a parenthesised list inside GROUPING SETS, 'rollup', 'cube', 'sets'."""

    kind: Literal["empty", "simple", "rollup", "cube", "sets"]
    items: tuple[Union[Expr, "GroupingSet"], ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Locking:
    """FOR UPDATE and so on; tables () for all."""

    strength: Literal["update", "no key update", "share", "key share"]
    tables: tuple[Name, ...] = ()
    wait: Literal["wait", "nowait", "skip locked"] = "wait"
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CommonTable:
    name: str
    query: "Statement"  # a Query, or InsertStmt/UpdateStmt/DeleteStmt
    columns: tuple[str, ...] = ()
    materialized: bool | None = None
    search: tuple[str, tuple[str, ...], str] | None = None  # ("depth"|"breadth", columns, set column)
    cycle: tuple[tuple[str, ...], str, Expr | None, Expr | None, str] | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class With:
    tables: tuple[CommonTable, ...]
    recursive: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Select:
    targets: tuple[Target, ...]
    from_: tuple[FromItem, ...] = ()
    where: Expr | None = None
    distinct: bool = False
    distinct_on: tuple[Expr, ...] = ()
    group_by: tuple[Union[Expr, GroupingSet], ...] = ()
    group_distinct: bool = False
    having: Expr | None = None
    windows: tuple[WindowDef, ...] = ()
    order_by: tuple[SortBy, ...] = ()
    limit: Expr | None = None
    offset: Expr | None = None
    with_ties: bool = False
    locking: tuple[Locking, ...] = ()
    with_: With | None = None
    into: RangeTable | None = None  # SELECT INTO
    into_temporary: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Values:
    rows: tuple[tuple[Expr, ...], ...]
    order_by: tuple[SortBy, ...] = ()
    limit: Expr | None = None
    offset: Expr | None = None
    with_: With | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class SetOperation:
    op: Literal["union", "intersect", "except"]
    all: bool
    left: "Query"
    right: "Query"
    order_by: tuple[SortBy, ...] = ()
    limit: Expr | None = None
    offset: Expr | None = None
    with_ties: bool = False
    locking: tuple[Locking, ...] = ()
    with_: With | None = None
    pos: int | None = None


Query = Union[Select, Values, SetOperation]  # `TABLE t` is Select(* FROM t)
