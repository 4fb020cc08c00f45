"""The range table, queries, and what changes rows."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy.planner.relation import Table
from aurorapy.records import dataclass

from .base import Expr
from .sets import Aggregate, GroupingCall, WindowSpec


@dataclass(slots=True)
class OutputColumn:
    name: str
    type: int
    typmod: int = -1
    nullable: bool = True
    table: int = 0  # oid and attnum of the column it comes from, for RowDescription
    attnum: int = 0


@dataclass(slots=True)
class Entry:
    """A range-table entry. kind: 'table' 'subquery' 'function' 'values' 'cte' 'join' 'result'."""

    rid: int
    kind: str
    name: str
    columns: list[OutputColumn]
    table: Table | None = None
    query: Query | None = None
    lateral: bool = False
    functions: tuple[Expr, ...] = ()
    function_widths: tuple[int, ...] = ()
    ordinality: bool = False
    rows: list[tuple[Expr, ...]] | None = None
    constants: list[tuple[Any, ...]] | None = None  # in their place data, of an INSERT
    cte: CommonTable | None = None
    marked: bool = False  # an expression asks whether an outer join had a row (PRESENT)
    needs_rowid: bool = False  # the scan appends the rowid as one more element
    slots: tuple[int, ...] = ()  # table: output column -> element of the stored row
    visible: bool = True
    sample: Any = None
    aliases: list[str] | None = None  # names of the columns where an alias gives them
    aliased: bool = False  # an alias was written
    written: list[str] | None = None  # names that an alias gives a relation's columns, by their places in its descriptor; "" none
    view: Table | None = None  # the view whose query this is
    only: bool = False  # ONLY was written
    family: Any = None  # a families.Family: the rows of the table's children come too
    security: list[Expr] = field(default_factory=list)  # what its rows must satisfy before anything else that could tell of them is computed
    barrier: bool = False  # a view with security_barrier
    current: Expr | None = None  # the name of the cursor of WHERE CURRENT OF: its row alone is meant


@dataclass(slots=True)
class JoinNode:
    """kind 'inner' 'left' 'right' 'full' 'semi' 'anti'; leaves are rids."""

    kind: str
    left: JoinTree
    right: JoinTree
    on: Expr | None
    using: tuple[str, ...] = ()
    # of what is stored and shown alone:
    using_alias: str | None = None
    rid: int = 0  # of a join with an alias of its own
    name: str = ""  # that alias
    columns: tuple[tuple[str, str | None], ...] = ()  # (place, name where it was written) of the columns that the alias makes visible: `bind.join_aliases`


JoinTree = JoinNode | int


@dataclass(slots=True)
class CommonTable:
    name: str
    columns: list[OutputColumn]
    query: Query | None = None
    modify: Modify | None = None
    recursive: bool = False
    base: Query | None = None
    step: Query | None = None
    all: bool = False
    ident: int = 0
    references: int = 0
    renamed: bool = False  # names of its columns were written
    materialized: bool | None = None
    hidden: tuple[str, ...] = ()  # columns of SEARCH and CYCLE, which no star in the recursive term stands for
    written: Any = None  # with SEARCH or CYCLE: (the table without them, search, cycle, mark's value, its default)


@dataclass(slots=True)
class LockClause:
    strength: str
    rids: tuple[int, ...]
    wait: str


@dataclass(slots=True)
class TargetEntry:
    expr: Expr
    name: str
    junk: bool = False  # only for ORDER BY
    table: int = 0
    attnum: int = 0


@dataclass(slots=True)
class Query:
    """One SELECT level, VALUES list, or set operation."""

    entries: dict[int, Entry] = field(default_factory=dict)
    from_: list[JoinTree] = field(default_factory=list)
    where: Expr | None = None
    targets: list[TargetEntry] = field(default_factory=list)
    group_by: list[Expr] = field(default_factory=list)
    grouping_sets: list[tuple[int, ...]] | None = None
    grouping_written: list[Any] | None = None  # the same as it was written: places in group_by, (kind, items)
    grouping_distinct: bool = False
    having: Expr | None = None
    aggregated: bool = False
    windows: list[WindowSpec] = field(default_factory=list)
    distinct: bool = False
    distinct_on: list[int] | None = None  # positions in targets
    order_by: list[tuple[int, bool, bool]] = field(default_factory=list)  # (target position, descending, nulls first)
    limit: Expr | None = None
    offset: Expr | None = None
    with_ties: bool = False
    locks: list[LockClause] = field(default_factory=list)
    locked: tuple[tuple[int, str], ...] = ()  # entries that are locked, with the strength; views and subqueries by what is in them
    lock_handed_down: bool = False  # its entries are locked because the query around it says so, not by itself
    ctes: list[CommonTable] = field(default_factory=list)
    set_op: str | None = None  # 'union' 'intersect' 'except'
    set_all: bool = False
    set_left: Query | None = None
    set_right: Query | None = None
    values: list[tuple[Expr, ...]] | None = None
    has_srf: bool = False
    keys_used: list[int] = field(default_factory=list)  # for each of the last entries of group_by the primary key (its oid) that says it depends on the others
    aggregate_rid: int = 0  # rid under which nested queries refer to this level's aggregates
    outer_aggregates: list[Aggregate | GroupingCall] = field(default_factory=list)

    @property
    def columns(self) -> list[OutputColumn]:
        """The result columns."""
        return [OutputColumn(t.name, t.expr.type, t.expr.typmod, True, t.table, t.attnum) for t in self.targets if not t.junk]


@dataclass(slots=True)
class ConflictClause:
    action: str
    indexes: tuple[int, ...] | None  # oids of arbiter indexes; None: all
    sets: list[tuple[int, Expr]] = field(default_factory=list)  # (slot, value) over target row and EXCLUDED
    where: Expr | None = None
    excluded: int = 0  # rid
    target: int = 0  # rid


@dataclass(slots=True)
class MergeAction:
    """A WHEN clause of MERGE: `sets` of an update, the full `row` of an insert."""

    matched: bool
    condition: Expr | None
    action: str
    sets: list[tuple[int, Expr]] = field(default_factory=list)
    row: list[Expr] = field(default_factory=list)


@dataclass(slots=True)
class Merge:
    on: Expr
    actions: list[MergeAction]


@dataclass(slots=True)
class PolicyCheck:
    """What row-level security demands of a row of the changed table: `policy` names a restrictive one; `using`: its USING, of a row as it was; `target`: of
    MERGE's."""

    policy: str | None
    table: str
    condition: Expr
    using: bool = False
    target: bool = False


@dataclass(slots=True)
class ViewLevel:
    """A view that a statement's table is reached through. `numbers`: for each of its columns the one below that it stands for, from 0;
    `used`: the columns below, from 1, that its query reads."""

    view: Table
    numbers: tuple[int | None, ...]
    used: frozenset[int]

    def below(self, columns: frozenset[int]) -> frozenset[int]:
        """The columns below, from 1, that some of the view's stand for."""
        return frozenset(n + 1 for c in columns if (n := self.numbers[c - 1]) is not None)


@dataclass(slots=True)
class Modify:
    """INSERT, UPDATE, DELETE, MERGE. For insert the query's targets are whole rows in slot order (`row` exprs are applied over
    the query's output). For update and delete `query` yields (old row slots..., rowid, from columns...)."""

    kind: str
    table: Table
    rid: int
    query: Query | None
    sets: list[tuple[int, Expr]] = field(default_factory=list)
    returning: list[TargetEntry] = field(default_factory=list)
    conflict: ConflictClause | None = None
    ctes: list[CommonTable] = field(default_factory=list)
    row: list[Expr] = field(default_factory=list)
    checks: list[tuple[Any, Expr]] = field(default_factory=list)  # (relation.Check, bound over rid)
    generated: list[tuple[int, Expr]] = field(default_factory=list)
    view_checks: list[tuple[str, Expr]] = field(default_factory=list)
    entry: Entry | None = None
    ancestry: list[Any] = field(default_factory=list)  # of a partition: families.ancestry_of
    merge: Merge | None = None
    given: tuple[int, ...] = ()  # slots that an INSERT names values for
    through: tuple[ViewLevel, ...] = ()  # the views by which the table was named, the outermost first
    reads: frozenset[int] = frozenset()  # columns that the statement reads of the view that it names
    sets_view: dict[str, frozenset[int]] = field(default_factory=dict)  # columns of that view that it sets, by 'insert' and 'update'
    marks: bool = False  # RETURNING of an INSERT asks for ctid, or for xmax: who locked the row before ON CONFLICT changed it
    policies: dict[str, list[PolicyCheck]] | None = None  # of 'insert', 'update' new rows; 'conflict', 'merge update', 'merge delete' rows that are to change

    @property
    def columns(self) -> list[OutputColumn]:
        return [OutputColumn(t.name, t.expr.type, t.expr.typmod, True, t.table, t.attnum) for t in self.returning]
