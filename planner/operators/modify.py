"""INSERT, UPDATE and DELETE: finish and check the new rows, hand them to the table access, yield RETURNING rows.

The rows to change are found before anything is changed, so that a statement never meets its own writes.
The access layer locks rows, enforces keys, maintains indexes and queues foreign-key checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.execution import Batch, ExecState, Row
from aurorapy.planner.kernels import Kernel
from aurorapy.planner.relation import Table
from aurorapy.planner.types import TYPES
from aurorapy.records import dataclass

from .base import Node
from .together import OF_A_ROW, batches, delete_together, distinct_rows, update_together


@dataclass(frozen=True, slots=True)
class ViewCheck:
    """WITH CHECK OPTION of a view."""

    view: str


class Checks:
    """What a new row must satisfy. `checks` are (Check or ViewCheck, kernel that keeps the rows which violate it)."""

    def __init__(self, table: Table, checks: list[tuple[Any, Kernel]], generated: Kernel | None, belonging: Any = None) -> None:
        """`belonging`: of a partition, what says which rows are its own (families.Belonging)."""
        self.table, self.checks, self.generated, self.belonging = table, checks, generated, belonging
        self.required = [c for c in table.columns if c.not_null and not c.dropped]

    def apply(self, rows: Batch, s: ExecState, positions: tuple[int, ...] | None = None) -> Batch:
        """The rows with generated columns filled in; raises 23502 or 23514. `positions`: slots that an update changed."""
        if self.generated is not None:
            rows = self.generated(rows, s)
        for column in self.required:
            at = column.attnum - 1
            if positions is not None and at not in positions:
                continue
            for row in rows:
                if row[at] is None:
                    raise errors.NotNullViolation(
                        f'null value in column "{column.name}" of relation "{self.table.name}" violates not-null constraint',
                        detail=self._failing(row, s), schema=self.table.schema_name, table=self.table.name,
                        column=column.name)
        for check, kernel in self.checks:
            bad = kernel(rows, s)
            if bad:
                if isinstance(check, ViewCheck):
                    raise errors.WithCheckOptionViolation(f'new row violates check option for view "{check.view}"',
                                                          detail=self._failing(bad[0], s))
                raise errors.CheckViolation(
                    f'new row for relation "{self.table.name}" violates check constraint "{check.name}"',
                    detail=self._failing(bad[0], s), schema=self.table.schema_name, table=self.table.name,
                    constraint=check.name)
        if self.belonging is not None:
            stranger = self.belonging.strange(rows, s)
            if stranger is not None:
                raise errors.CheckViolation(f'new row for relation "{self.table.name}" violates partition constraint', schema=self.table.schema_name,
                                            table=self.table.name, detail=self._failing(stranger, s))
        return rows

    def _failing(self, row: Row, s: ExecState) -> str | None:
        shown = self.describe(row, s)
        return None if shown is None else f"Failing row contains {shown}."

    def describe(self, row: Row, s: ExecState) -> str | None:
        """`(1, x, null)`, long values cut as PostgreSQL does."""
        parts = []
        for c in self.table.columns:
            if c.dropped:
                continue
            v = row[c.attnum - 1]
            text = "null" if v is None else TYPES[c.type].output(v, s.x)
            parts.append(text if len(text) <= 64 else text[:64] + "...")
        return f"({', '.join(parts)})"


@dataclass(slots=True)
class Conflict:
    """ON CONFLICT: `update(rows)` makes new rows of (old row + excluded row); `indexes` are the arbiters, None for all."""

    action: str
    indexes: tuple[int, ...] | None
    update: Kernel | None
    where: Kernel | None
    columns: tuple[int, ...]
    checks: Checks | None = None  # of the row that comes of an update, where it must satisfy something else than an inserted one


class ModifyNode(Node):
    """`count` of the last run is in the state: rows inserted, updated or deleted."""

    verb = ""

    def __init__(self, table: Table, source: Node, returning: Kernel | None, width: int) -> None:
        super().__init__((source,), width, source.estimate)
        self.table, self.returning = table, returning

    def label(self) -> str:
        return f"{self.name} on {self.table.name}"


class Insert(ModifyNode):
    name = "Insert"
    verb = "INSERT"

    def __init__(self, table: Table, source: Node, checks: Checks, returning: Kernel | None, width: int, conflict: Conflict | None) -> None:
        super().__init__(table, source, returning, width)
        self.checks, self.conflict = checks, conflict

    def run(self, s: ExecState) -> Iterator[Batch]:
        table, access = self.table, s.access
        access.prepare_write(table)
        if self.conflict is not None and access.touched is None:
            access.touched = set()
        count = 0
        out: Batch = []
        for batch in self.children[0].run(s):
            try:
                rows = self.checks.apply(batch, s)
            except errors.SQLError as e:
                if len(batch) == 1 or e.sqlstate[:2] not in OF_A_ROW:
                    raise
                done = [r for row in batch for r in self._taken(self.checks.apply([row], s), s)]  # the first row with which anything is wrong is the error
            else:
                done = self._taken(rows, s)
            count += len(done)
            if self.returning is not None:
                out += self.returning(done, s)
        s.root.count += count
        if out:
            yield out

    def _taken(self, rows: Batch, s: ExecState) -> Batch:
        """Insert finished rows, or do what ON CONFLICT says: those that came of them."""
        if self.conflict is None:
            return self._inserted(rows, s)
        return [r for row in rows if (r := self._arbitrate(row, s)) is not None]

    def _inserted(self, rows: Batch, s: ExecState) -> Batch:
        """Insert finished rows: what RETURNING sees of them."""
        s.access.insert(self.table, rows)
        return rows

    def _arbitrate(self, row: Row, s: ExecState) -> Row | None:
        """Insert the row, or do what ON CONFLICT says; None when nothing came of it."""
        conflict = self.conflict
        assert conflict is not None
        access = s.access
        while True:
            found = access.find_conflict(self.table, row, conflict.indexes)
            if found is None:
                if self._insert_free(row, s):
                    return row
                continue
            if conflict.action == "nothing":
                return None
            rowid, old = found
            if access.written_by_statement(self.table, rowid):
                raise errors.CardinalityViolation(
                    "ON CONFLICT DO UPDATE command cannot affect row a second time",
                    hint="Ensure that no rows proposed for insertion within the same command have duplicate constrained values.")
            fresh = access.lock_row(self.table, rowid, old, "update", "arbiter")
            if fresh is None:
                continue
            if fresh is not True:
                if not access.is_in_the_way(self.table, row, conflict.indexes, rowid):
                    continue  # it has left the key
                old = fresh
            pair = [old + row]
            if conflict.where is not None and not conflict.where(pair, s):
                return None
            assert conflict.update is not None
            return self._update_found(rowid, old, conflict.update(pair, s)[0], s)

    def _insert_free(self, row: Row, s: ExecState) -> bool:
        """Insert a row that was in nobody's way a moment ago; False when it is now."""
        assert self.conflict is not None
        return bool(s.access.insert_or_conflict(self.table, row, self.conflict.indexes))

    def _update_found(self, rowid: int, old: Row, new: Row, s: ExecState) -> Row | None:
        """Change the row that was in the way; the row that came of it."""
        assert self.conflict is not None
        row: Row = (self.conflict.checks or self.checks).apply([new], s, self.conflict.columns)[0]
        s.access.update(self.table, rowid, old, row)
        return row


class MarkedInsert(Insert):
    """An INSERT whose RETURNING asks for ctid or xmax: two more elements in the rows that it sees, where a row lies, and who has locked it to change it."""

    def _inserted(self, rows: Batch, s: ExecState) -> Batch:
        return [self._marked(row, s) for one in rows for row in super(MarkedInsert, self)._inserted([one], s)]

    def _arbitrate(self, row: Row, s: ExecState) -> Row | None:
        done = super()._arbitrate(row, s)
        return None if done is None else self._marked(row, s) if done is row else done

    def _marked(self, row: Row, s: ExecState) -> Row:
        """The row that was inserted last."""
        return (*row, s.access.txn.table(self.table).last, 0)

    def _update_found(self, rowid: int, old: Row, new: Row, s: ExecState) -> Row | None:
        done = super()._update_found(rowid, old, new, s)
        txn = s.access.txn
        return None if done is None else (*done, rowid, txn.db.numbers.of(txn) & 0xFFFFFFFF)


class Update(ModifyNode):
    name = "Update"
    verb = "UPDATE"

    def __init__(self, table: Table, source: Node, start: int, new_rows: Kernel, changed: tuple[int, ...], checks: Checks,
                 recheck: Kernel | None, returning: Kernel | None, width: int, several: bool) -> None:
        super().__init__(table, source, returning, width)
        self.start, self.new_rows, self.changed, self.checks = start, new_rows, changed, checks
        self.recheck, self.several = recheck, several
        self.keys = table.key_slots & set(changed)
        self.strength = "update" if self.keys else "no key update"
        self.volatile = True  # whether what is evaluated for a row may not be evaluated twice

    def run(self, s: ExecState) -> Iterator[Batch]:
        s.access.prepare_write(self.table)
        start, end = self.start, self.start + len(self.table.columns)
        found = self.children[0].all_rows(s)
        out: Batch = []
        count = 0
        seen: set[int] = set()
        for rows in batches(found):
            distinct = distinct_rows(rows, end, seen) if self.several else rows
            news = None if self.volatile else update_together(self, distinct, s)
            if news is not None:
                done: Any = zip(distinct, news, strict=True) if self.returning is not None else ()
                count += len(news)
                if self.several:
                    seen.update([row[end] for row in distinct])
            else:
                done = self._one_by_one(rows, seen, s)
                count += len(done)
            if self.returning is not None:
                out += [row[:start] + new + row[end:] for row, new in done]
        s.root.count += count
        if out:
            assert self.returning is not None
            yield self.returning(out, s)

    def _one_by_one(self, rows: Batch, seen: set[int], s: ExecState) -> list[tuple[Row, Row]]:
        """Each row as it was found, or is now, with the new one."""
        table, access = self.table, s.access
        start, end = self.start, self.start + len(self.table.columns)
        done = []
        for row in rows:
            rowid = row[end]
            if self.several:
                if rowid in seen or rowid is None:
                    continue
            old = row[start:end]
            new = self._new_row(row, s) if self.keys else None
            strength = self.strength if new is None or self._changes_key(old, new) else "no key update"
            fresh = access.lock_row(table, rowid, old, strength, "wait")
            if fresh is None:
                continue
            if fresh is not True:
                old, new = fresh, None
                row = row[:start] + fresh + row[end:]
                if self.recheck is not None and not self.recheck([row], s):
                    continue
            if self.several:
                seen.add(rowid)
            if new is None:
                new = self._new_row(row, s)
                if strength != self.strength and self._changes_key(old, new):
                    access.lock_row(table, rowid, old, self.strength, "wait")  # nobody has changed it since: it is ours
            access.update(table, rowid, old, new)
            done.append((row, new))
        return done

    def _new_row(self, row: Row, s: ExecState) -> Row:
        new: Row = self.checks.apply(self.new_rows([row], s), s, self.changed)[0]
        return new

    def _changes_key(self, old: Row, new: Row) -> bool:
        """Whether those who refer to the row must be waited for: not when a key is set to what it is."""
        return any(old[i] != new[i] for i in self.keys)


class Delete(ModifyNode):
    name = "Delete"
    verb = "DELETE"

    def __init__(self, table: Table, source: Node, start: int, recheck: Kernel | None, returning: Kernel | None, width: int, several: bool) -> None:
        super().__init__(table, source, returning, width)
        self.start, self.recheck, self.several = start, recheck, several

    def run(self, s: ExecState) -> Iterator[Batch]:
        s.access.prepare_write(self.table)
        end = self.start + len(self.table.columns)
        found = self.children[0].all_rows(s)
        out: Batch = []
        seen: set[int] = set()
        count = 0
        for rows in batches(found):
            distinct = distinct_rows(rows, end, seen) if self.several else rows
            if delete_together(self, distinct, s):
                done = distinct
                if self.several:
                    seen.update([row[end] for row in distinct])
            else:
                done = self._one_by_one(rows, seen, s)
            count += len(done)
            if self.returning is not None:
                out += done
        s.root.count += count
        if out:
            assert self.returning is not None
            yield self.returning(out, s)

    def _one_by_one(self, rows: Batch, seen: set[int], s: ExecState) -> Batch:
        """Each row that was deleted, as it was found, or is now."""
        table, access = self.table, s.access
        start, end = self.start, self.start + len(self.table.columns)
        done = []
        for row in rows:
            rowid = row[end]
            if self.several and (rowid in seen or rowid is None):
                continue
            old = row[start:end]
            fresh = access.lock_row(table, rowid, old, "update", "wait")
            if fresh is None:
                continue
            if fresh is not True:
                old = fresh
                row = row[:start] + fresh + row[end:]
                if self.recheck is not None and not self.recheck([row], s):
                    continue
            seen.add(rowid)
            access.delete(table, rowid, old)
            done.append(row)
        return done
