"""Operators over families: rows of all their leaves, and changes that go to the leaf where a row lies or belongs.

A row is in the layout of the family's table here; what the access layer gets is in the leaf's. A row whose partition key changes moves: it is deleted
where it was and inserted where it belongs now.

Source: PostgreSQL 15 manual, section 5.11, and nodeModifyTable.c (ExecCrossPartitionUpdate) and execPartition.c in its terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.errors import SQLError
from aurorapy.planner import bound
from aurorapy.planner.execution import Batch, ExecState, Row
from aurorapy.planner.families import Branch, Family, Router, down, key_expression, upward
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.types import HOME

from .base import Node
from .family_rows import FamilyRows, Place
from .modify import Checks
from .policies import prove
from .triggered import delete_row, fires, insert_row

Pruner = Callable[[ExecState], list[int]]


class Leaf(Node):
    """A leaf's rows in the family's layout; with `oid`, their places come last."""

    name = "Leaf"
    hidden = True

    def __init__(self, child: Node, oid: int, kernel: Kernel | None, width: int) -> None:
        super().__init__((child,), width, child.estimate)
        self.oid, self.kernel = oid, kernel

    def run(self, s: ExecState) -> Iterator[Batch]:
        oid, kernel = self.oid, self.kernel
        for batch in self.children[0].run(s):
            if not oid:
                assert kernel is not None
                yield kernel(batch, s)
            elif kernel is None:
                yield [(*r[:-1], (oid, r[-1])) for r in batch]
            else:
                yield [(*new, (oid, r[-1])) for new, r in zip(kernel(batch, s), batch, strict=True)]


class FamilyAppend(Node):
    """The rows of the leaves one after the other, of those alone that `pruner` leaves when it runs."""

    name = "Append"

    def __init__(self, children: tuple[Node, ...], nulls: list[bool], pruner: Pruner | None) -> None:
        super().__init__(children, children[0].width, sum(c.estimate for c in children), nulls)
        self.pruner = pruner

    def run(self, s: ExecState) -> Iterator[Batch]:
        chosen = self.children if self.pruner is None else [self.children[n] for n in self.pruner(s)]
        for child in chosen:
            yield from child.run(s)


class FamilyWriter:
    """How one statement changes a family. `views`: check options of the views in front; `belonging`: of a family that is itself a partition."""

    def __init__(self, family: Family, views: Checks | None, belonging: Checks | None, bind_over: Callable[..., bound.Expr],
                 proofs: dict[str, Any] | None = None, refused: dict[int, SQLError] | None = None, *, placed: bool = False) -> None:
        self.refused = refused  # tables whose rows cannot be changed, and why
        self.placed = placed  # RETURNING of an INSERT asks where rows lie
        self.proofs = proofs  # what policies demand of rows that are inserted and updated
        self.family, self.views, self.belonging, self.bind_over = family, views, belonging, bind_over
        self.routers: dict[int, Router] = {}
        self.rows = FamilyRows(family)
        self.arbiters: dict[tuple[int, Any], tuple[int, ...] | None] = {}
        self.triggered = any(b.table.triggers for b in family.by_oid.values())
        self.key_slots = frozenset(_key_slots(family, bind_over))

    def begin(self, s: ExecState) -> FamilyRun:
        """An execution."""
        return FamilyRun(self, s)

    def router(self, branch: Branch) -> Router:
        """What finds the partitions of a branch's rows."""
        found = self.routers.get(branch.table.oid)
        if found is None:
            assert branch.partitions is not None
            found = self.routers[branch.table.oid] = Router(branch.table, branch.partitions, self.bind_over)
        return found

    def arbiters_of(self, branch: Branch, wanted: tuple[int, ...] | None) -> tuple[int, ...] | None:
        """The indexes of a leaf that belong to those of the family's table."""
        key = branch.table.oid, wanted
        if key not in self.arbiters:
            self.arbiters[key] = None if wanted is None else tuple(
                i.oid for i in branch.table.indexes if any(a in wanted for a in self._line(branch, i.oid, i.parent)))
        return self.arbiters[key]

    def _line(self, branch: Branch, oid: int, parent: int) -> list[int]:
        """An index and those that it is a part of."""
        out = [oid]
        indexes = {i.oid: i for b in self.family.by_oid.values() for i in b.table.indexes}
        while parent:
            out.append(parent)
            parent = indexes[parent].parent if parent in indexes else 0
        return out


def _key_slots(family: Family, bind_over: Callable[..., bound.Expr]) -> Iterator[int]:
    """The columns of the family's table that its partition keys are made of."""
    for branch in family.by_oid.values():
        if branch.partitions is None:
            continue
        slots = {at: i for i, at in enumerate(branch.up) if at is not None}
        for n in range(len(branch.partitions.key.columns)):
            for v in bound.walk(key_expression(branch.table, n, 1, bind_over)):
                if isinstance(v, bound.Var):
                    yield slots[v.column]


class FamilyRun:
    """One execution of a FamilyWriter."""

    def __init__(self, writer: FamilyWriter, s: ExecState) -> None:
        self.writer, self.s, self.access = writer, s, s.access
        self.prepared: set[int] = set()
        self.changed_meanwhile = False
        self.at = 0  # which of the rows that are inserted a trigger looks at
        self.after_triggers: dict[int, Checks] = {}

    def ready(self, branch: Branch, *, changed: bool = False) -> Branch:
        """Before the rows of a leaf change."""
        if branch.table.oid not in self.prepared:
            self.prepared.add(branch.table.oid)
            if changed and self.writer.refused and branch.table.oid in self.writer.refused:
                raise self.writer.refused[branch.table.oid]
            if branch.table.kind == "f":
                HOME.get().refuse_foreign(branch.table)  # type: ignore[union-attr]
            self.access.prepare_write(branch.table)
            line: Branch | None = branch
            while line is not None:
                self.changed_meanwhile = self.changed_meanwhile or self.access.is_changed(line.table)
                line = next((self.writer.family.by_oid[o] for o in line.table.parents if o in self.writer.family.by_oid), None)
        return branch

    def _pass_by(self, branch: Branch, row: Row) -> None:
        """A new row goes into a partition: others may have been attached beside it while its lock was waited for."""
        if branch.table.oid not in self.prepared:
            self.ready(branch)
        if self.changed_meanwhile:
            mine = row if branch.is_same else down(branch, row)
            self.access.bounds_of(branch.table).apply([mine], self.s)

    def leaf(self, row: Row) -> Branch:
        """Where a new row belongs; 23514."""
        return self.leaves([row])[0]

    def leaves(self, rows: Batch) -> list[Branch]:
        """Where new rows belong, each in its leaf; 23514."""
        w, s = self.writer, self.s
        if w.belonging is not None:
            w.belonging.apply(rows, s)
        root = w.family.root
        if root.partitions is None:
            return [self.ready(root)] * len(rows)
        out = []
        by_oid = w.family.by_oid
        for row, oid in zip(rows, w.router(root).locate_all(rows, s), strict=True):
            branch = by_oid[oid]
            self._pass_by(branch, row)
            while branch.partitions is not None:
                mine = row if branch.is_same else down(branch, row)
                branch = by_oid[w.router(branch).locate_all([mine], s)[0]]
                self._pass_by(branch, row)
            out.append(branch)
        return out

    def finished(self, branch: Branch, row: Row) -> Row:
        """A leaf's new row, with what is generated, proven."""
        out: Row = self.access.checks_of(branch.table).apply([row], self.s)[0]
        return out

    def seen(self, branch: Branch, row: Row, rowid: int, event: str = "insert") -> Row:
        """A leaf's row as the statement sees it, with its place."""
        out = row if branch.is_same else upward(branch, row)
        if self.writer.proofs is not None:
            prove(self.writer.proofs[event], [out], self.s)
        if self.writer.views is not None:
            self.writer.views.apply([out], self.s)
        return (*out, (branch.table.oid, rowid))

    def placed(self, branch: Branch, seen: Row) -> Row:
        """The row that was inserted last, with its place."""
        return (*seen[:-1], (branch.table.oid, self.access.txn.table(branch.table).last))

    # --- triggers: those of rows are the leaves', those of statements the table's ---

    def before(self, *events: tuple[Any, tuple[int, ...]]) -> None:
        """BEFORE STATEMENT triggers of (event, slots that it sets)."""
        table = self.writer.family.table
        if table.triggers:
            for op, columns in events:
                self.access.firing().before_statement(table, op, columns)

    def after(self, *events: tuple[Any, tuple[int, ...]]) -> None:
        """AFTER STATEMENT triggers."""
        table = self.writer.family.table
        if table.triggers:
            for op, columns in events:
                self.access.firing().after_statement(table, op, columns)

    def gather(self, op: Any, branch: Branch, old: Row | None, new: Row | None) -> None:
        """Note a change of a leaf's row for the table's transition tables."""
        table = self.writer.family.table
        if table.triggers and branch.table.oid != table.oid:
            self.access.firing().gather(table, op, None if old is None else upward(branch, old), None if new is None else upward(branch, new))

    def bounded(self, branch: Branch) -> Checks:
        """What a row of a leaf must satisfy after triggers have seen it."""
        found = self.after_triggers.get(branch.table.oid)
        if found is None:
            plain = self.access.checks_of(branch.table)
            bounds = self.access.bounds_of(branch.table).belonging if branch.table.bound is not None else None
            found = self.after_triggers[branch.table.oid] = Checks(branch.table, plain.checks, plain.generated, bounds)
        return found

    def _insert_fired(self, branch: Branch, row: Row) -> Row | None:
        """Insert a leaf's row with its triggers; None when one of them said to skip it."""
        return insert_row(branch.table, self.bounded(branch), row, self.s)

    def insert(self, rows: Batch) -> Batch:
        """Insert rows, a leaf at a time; what RETURNING sees, in the order in which they came, without those that triggers said to skip."""
        groups: dict[int, list[int]] = {}
        out: Batch
        try:
            branches = self.leaves(rows)
        except errors.CheckViolation:
            if len(rows) == 1:
                raise
            out = []
            for n, row in enumerate(rows):  # what is wrong with a row before that one is told first
                try:
                    out += self.insert([row])
                except errors.SQLError:
                    self.at = n
                    raise
            return out
        if self.writer.triggered or self.writer.placed:
            out = []
            for n, (branch, row) in enumerate(zip(branches, rows, strict=True)):
                self.at = n
                if (seen := self._insert_one(branch, row)) is not None:
                    out.append(seen)
            return out
        for n, branch in enumerate(branches):
            groups.setdefault(branch.table.oid, []).append(n)
        out = [()] * len(rows)
        for places in groups.values():
            branch = branches[places[0]]
            mine = [rows[n] for n in places] if branch.is_same else [down(branch, rows[n]) for n in places]
            new = self.access.checks_of(branch.table).apply(mine, self.s)
            for n, row in zip(places, new, strict=True):
                out[n] = self.seen(branch, row, 0)
            self.access.insert(branch.table, new)
        return out

    def prove(self, row: Row) -> None:
        """Raise what is wrong with a new row that no trigger looks at."""
        branch = self.leaf(row)
        self.finished(branch, row if branch.is_same else down(branch, row))

    def _insert_one(self, branch: Branch, row: Row) -> Row | None:
        mine = row if branch.is_same else down(branch, row)
        if fires(branch.table, "INSERT"):
            new = self._insert_fired(branch, mine)
            if new is None:
                return None
            seen = self.seen(branch, new, 0)
        else:
            new = self.finished(branch, mine)
            seen = self.seen(branch, new, 0)
            self.access.insert(branch.table, [new])
        self.gather("INSERT", branch, None, new)
        return self.placed(branch, seen)

    def lock(self, place: Place, changed: tuple[int, ...] | None) -> tuple[Row | None, Any]:
        """Lock a row to change columns of it (None: to delete it), as `FamilyRows.lock`."""
        branch = self.ready(self.writer.family.by_oid[place[0]], changed=True)
        return self.writer.rows.lock(self.access, place, "update" if changed is None else self.strength(branch, changed), "wait")

    def strength(self, branch: Branch, changed: tuple[int, ...]) -> str:
        """Of the lock on a row of which these columns change."""
        keys = {c.attnum - 1 for i in branch.table.indexes if i.unique and i.predicate is None for c in i.columns}
        moves = branch.table.bound is not None and self.writer.key_slots.intersection(changed)
        return "update" if moves or keys & {branch.up[n] for n in changed} else "no key update"

    def update(self, place: Place, old: Row, new: Row, changed: tuple[int, ...]) -> Row | None:
        """Replace a locked row, `old` in its leaf's layout, by `new` in the family's; what RETURNING sees, None when a trigger said to skip it."""
        branch = self.writer.family.by_oid[place[0]]
        made = list(old)
        for n in changed:
            at = branch.up[n]
            assert at is not None
            made[at] = new[n]
        fired = fires(branch.table, "UPDATE")
        slots = tuple(at for n in changed if (at := branch.up[n]) is not None)
        if fired:
            firing = self.access.firing()
            if firing.has_row_triggers(branch.table, "BEFORE", "UPDATE", slots):
                before = firing.before_row(branch.table, "UPDATE", old, tuple(made), slots)
                if before is None:
                    return None
                firing.refuse_changed(branch.table, place[1], old, "updated")
                made = list(before)
                new = upward(branch, before)
        if self.writer.belonging is not None:
            self.writer.belonging.apply([new], self.s)
        if branch.table.bound is not None and (fired or self.writer.key_slots.intersection(changed)):
            target = self.leaf(new)
            if target is not branch:
                return self._move(branch, place[1], old, target, tuple(made))
        row = self.finished(branch, tuple(made))
        seen = self.seen(branch, row, place[1], "update")
        first = len(self.access.checks)
        self.access.update(branch.table, place[1], old, row)
        if fired:
            self.access.firing().after_row(branch.table, "UPDATE", old, row, slots, first)
        self.gather("UPDATE", branch, old, row)
        return seen

    def _move(self, branch: Branch, rowid: int, old: Row, target: Branch, new: Row) -> Row | None:
        moved: Row | None = down(target, upward(branch, new))
        firing = self.access.firing() if fires(branch.table, "DELETE") or fires(target.table, "INSERT") else None
        if firing is not None and firing.before_row(branch.table, "DELETE", old, None) is None:
            return None
        if firing is not None:
            moved = firing.before_row(target.table, "INSERT", None, moved)
            if moved is None:  # the row is gone then, as in PostgreSQL
                self.access.delete(branch.table, rowid, old)
                return None
        assert moved is not None
        row = moved if firing is None else self.bounded(target).apply([moved], self.s)[0]
        row = self.finished(target, row)
        seen = self.seen(target, row, 0, "update")
        first = len(self.access.checks)
        self.access.move(branch.table, rowid, old, target.table, row, self.writer.family.table)
        if firing is not None:
            firing.after_row(branch.table, "DELETE", old, None, (), first)
            firing.after_row(target.table, "INSERT", None, row, (), first)
        table = self.writer.family.table
        if table.triggers:
            self.access.firing().gather(table, "UPDATE", upward(branch, old), upward(target, row))
        return self.placed(target, seen)

    def delete(self, place: Place, old: Row) -> bool:
        """Remove a locked row; False when a trigger said to skip it."""
        branch = self.writer.family.by_oid[place[0]]
        if fires(branch.table, "DELETE"):
            if not delete_row(branch.table, place[1], old, self.s):
                return False
        else:
            self.access.delete(branch.table, place[1], old)
        self.gather("DELETE", branch, old, None)
        return True
