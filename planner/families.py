"""A table with all that inherit from it: a family. Their rows are read and changed as if they were the table's.

A row of a family is in the table's own layout, whatever its leaf's is; where it lies is its place: (oid of the leaf, rowid). Plain tables have no
family, so nothing here concerns them.

Source: PostgreSQL 15 manual, sections 5.10 and 5.11.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.partitions import Partitions
from aurorapy.planner.plan.deparse import Writer, quote_name
from aurorapy.planner.plan.deparse_spellings import is_call
from aurorapy.planner.relation import PartitionColumn, Table
from aurorapy.planner.types import HOME, TYPES
from aurorapy.records import dataclass

Row = tuple[Any, ...]
RECORD, OID = 2249, 26


@dataclass(slots=True, eq=False)
class Branch:
    """A table of a family and those below it; `up`: for each column of the family's table, the slot in this one, None for a dropped one."""

    table: Table
    up: tuple[int | None, ...]
    children: list[Branch] = field(default_factory=list)
    partitions: Partitions | None = None

    @property
    def is_same(self) -> bool:
        """Rows of this table have the layout of the family's."""
        return len(self.up) == len(self.table.columns) and all(at is None or at == i for i, at in enumerate(self.up))


@dataclass(slots=True, eq=False)
class Family:
    """`root` is the table itself; `leaves`: every table with rows, in the order in which they are read."""

    root: Branch
    leaves: list[Branch]
    by_oid: dict[int, Branch]

    @property
    def table(self) -> Table:
        return self.root.table

    def oids(self) -> set[int]:
        """All tables of the family."""
        return set(self.by_oid)


def family_of(catalog: Any, table: Table) -> Family | None:
    """The family of a table; None for one that has no children and is not partitioned."""
    if not table.children and table.kind != "p":
        return None
    by_oid: dict[int, Branch] = {}
    root = _branch(catalog, table, table, by_oid)
    if table.kind != "p" and not root.children:
        return None  # its children are other sessions' temporary tables
    if table.kind == "p":
        leaves = list(_partitions(root))
    else:
        leaves = _breadth_first(root)
    return Family(root, leaves, by_oid)


def _branch(catalog: Any, top: Table, table: Table, by_oid: dict[int, Branch]) -> Branch:
    known = by_oid.get(table.oid)
    if known is not None:
        return known
    if table is top:
        up: tuple[int | None, ...] = tuple(None if c.dropped else i for i, c in enumerate(top.columns))
    else:
        slots = {c.name: i for i, c in enumerate(table.columns) if not c.dropped}
        up = tuple(None if c.dropped else slots.get(c.name) for c in top.columns)
    made = by_oid[table.oid] = Branch(table, up)
    children = [c for c in (_known(catalog, oid) for oid in table.children) if c is not None and not is_leaving(c)]
    if table.partition_key is not None:
        made.partitions = Partitions(table.partition_key, [(c.oid, c.bound) for c in children if c.bound is not None])
        order = {oid: n for n, oid in enumerate(made.partitions.order)}
        children.sort(key=lambda c: order[c.oid])
    else:
        children.sort(key=lambda c: c.oid)
    made.children = [_branch(catalog, top, c, by_oid) for c in children]
    return made


def is_leaving(table: Table) -> bool:
    """Whether a table is no partition any more for the statement at hand, for it is being detached."""
    if not table.detaching:
        return False
    home = HOME.get()
    return home is None or not home.keeps(table)


def _known(catalog: Any, oid: int) -> Table | None:
    """A table, None for another session's temporary one."""
    try:
        return catalog.relation(oid)  # type: ignore[no-any-return]
    except KeyError:
        return None


def _partitions(branch: Branch) -> Iterator[Branch]:
    for child in branch.children:
        if child.table.kind == "p":
            yield from _partitions(child)
        else:
            yield child


def _breadth_first(root: Branch) -> list[Branch]:
    out = [root]
    for branch in out:
        out += [c for c in branch.children if c not in out]
    return out


def place_of(rid: int, table: Table) -> bound.Expr:
    """Where a row of a family lies."""
    return bound.Var(RECORD, rid, len(table.columns), -1, False, None, "")


# --- rows and partitions ---


class Router:
    """Finds the partition of rows that are laid out as those of a partitioned table. `bind_over(table, rid, text)` binds what the catalog keeps
    as text."""

    def __init__(self, table: Table, partitions: Partitions, bind_over: Callable[..., bound.Expr]) -> None:
        assert table.partition_key is not None
        self.table, self.partitions = table, partitions
        self.bind_over = bind_over
        exprs = [key_expression(table, n, 1, bind_over) for n in range(len(table.partition_key.columns))]
        self.kernel = project_kernel([_slots(e) for e in exprs])

    def values(self, row: Row, s: Any) -> tuple[Any, ...]:
        """The row's partition key."""
        return self.kernel([row], s)[0]  # type: ignore[no-any-return]

    def locate_all(self, rows: list[Row], s: Any) -> list[int]:
        """The oids of the rows' partitions; 23514 when there is none."""
        locate = self.partitions.locate
        out = []
        for values in self.kernel(rows, s):
            found = locate(values)
            if found is None:
                raise self._nowhere(values, s)
            out.append(found)
        return out

    def _nowhere(self, values: tuple[Any, ...], s: Any) -> errors.SQLError:
        assert self.table.partition_key is not None
        names = ", ".join([self._name(c, s) for c in self.table.partition_key.columns])
        shown = ", ".join("null" if v is None else TYPES[c.type].output(v, s.x)
                          for v, c in zip(values, self.table.partition_key.columns, strict=True))
        return errors.CheckViolation(f'no partition of relation "{self.table.name}" found for row', schema=self.table.schema_name,
                                    table=self.table.name, detail=f"Partition key of the failing row contains ({names}) = ({shown}).")

    def _name(self, c: PartitionColumn, s: Any) -> str:
        """A column of the key as messages show it."""
        if c.attnum:
            return quote_name(self.table.columns[c.attnum - 1].name)
        made = self.bind_over(self.table, 1, c.expression or "", folding=False)
        text = Writer(context=s.x, pretty=True)(made)
        return text if is_call(made) else f"({text})"


def key_expression(table: Table, n: int, rid: int, bind_over: Callable[..., bound.Expr]) -> bound.Expr:
    """Column `n` of a partition key, over entry `rid`."""
    assert table.partition_key is not None
    c = table.partition_key.columns[n]
    if c.attnum:
        column = table.columns[c.attnum - 1]
        return bound.Var(column.type, rid, c.attnum - 1, column.typmod)
    return bind_over(table, rid, c.expression or "")


class Belonging:
    """Whether rows of a partition belong to it, and to the partitions that it is in. `ancestry`: (table, its partitions), the nearest first."""

    def __init__(self, table: Table, ancestry: list[tuple[Table, Partitions]], bind_over: Callable[..., bound.Expr]) -> None:
        self.table = table
        self.steps: list[tuple[tuple[int | None, ...], Router, int]] = []
        below = table.oid
        for parent, partitions in ancestry:
            slots = {c.name: i for i, c in enumerate(table.columns) if not c.dropped}
            up = tuple(None if c.dropped else slots[c.name] for c in parent.columns)
            self.steps.append((up, Router(parent, partitions, bind_over), below))
            below = parent.oid

    def strange(self, rows: list[Row], s: Any) -> Row | None:
        """The first row that does not belong. Others may have changed the bounds since the plan was made, while it waited for a lock."""
        access = getattr(s, "access", None)  # a statement about one row has none: it has not waited
        if access is not None and any(access.is_changed(router.table) for _, router, _ in self.steps):
            fresh: Row | None = access.bounds_of(self.table).belonging.strange(rows, s)
            return fresh
        for row in rows:
            for up, router, below in self.steps:
                above = tuple([None if at is None else row[at] for at in up])
                if router.partitions.locate(router.values(above, s)) != below:
                    return row
        return None


def ancestry_of(catalog: Any, table: Table) -> list[tuple[Table, Partitions]]:
    """The partitioned tables above a partition with their partitions, the nearest first."""
    out = []
    while table.bound is not None and table.parents:
        parent: Table = catalog.relation(table.parents[0])
        assert parent.partition_key is not None
        children = [catalog.relation(o) for o in parent.children]
        out.append((parent, Partitions(parent.partition_key, [(c.oid, c.bound) for c in children if c.bound is not None and (c.oid == table.oid or not is_leaving(c))])))
        table = parent
    return out


def down(branch: Branch, row: Row) -> Row:
    """A row of the family's table as one of the branch's, whose other columns are NULL."""
    out: list[Any] = [None] * len(branch.table.columns)
    for value, at in zip(row, branch.up, strict=True):
        if at is not None:
            out[at] = value
    return tuple(out)


def upward(branch: Branch, row: Row) -> Row:
    """The inverse of `down`."""
    return tuple([None if at is None else row[at] for at in branch.up])


def _slots(expr: bound.Expr) -> bound.Expr:
    return bound.transform(expr, lambda n: bound.Slot(n.type, n.column, n.typmod) if isinstance(n, bound.Var) else None)
