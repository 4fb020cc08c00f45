"""INSERT, UPDATE, DELETE and MERGE of tables with triggers.

The plan of a statement has these operators only where its table has triggers for what it does. What is to be written is computed before any trigger is
called, so that the statement does not see what triggers do; BEFORE ROW triggers see what it has done to the rows before, as PostgreSQL has it.

`s.access.firing()` is aurorapy.triggers.firing.Firing, which knows which triggers there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.execution import Batch, ExecState, Row
from aurorapy.planner.relation import Table

from .merge import Action, Merge
from .modify import Checks, Delete, Insert, MarkedInsert, Update
from .together import OF_A_ROW, batches, delete_together, update_together


def fires(table: Table, *events: str) -> bool:
    """Whether a table has triggers for any of these events."""
    return any(e in t.events for t in table.triggers for e in events)


def insert_row(table: Table, checks: Checks, row: Row, s: ExecState) -> Row | None:
    """Insert a row with its triggers: the row that came of it, None when a trigger said to skip it."""
    access = s.access
    firing = access.firing()
    before = firing.before_row(table, "INSERT", None, row, (), checks.belonging)
    if before is None:
        return None
    new = checks.apply([before], s)[0]
    first = len(access.checks)
    access.insert(table, [new])
    firing.after_row(table, "INSERT", None, new, (), first)
    return new


def update_row(table: Table, checks: Checks, rowid: int, old: Row, new: Row, changed: tuple[int, ...], s: ExecState,
               doing: str = "updated") -> Row | None:
    """Change a locked row with its triggers: the row that came of it, None when a trigger said to skip it. `doing`: what 27000 says of the row."""
    access = s.access
    firing = access.firing()
    if firing.has_row_triggers(table, "BEFORE", "UPDATE", changed):
        before = firing.before_row(table, "UPDATE", old, new, changed)
        if before is None:
            return None
        firing.refuse_changed(table, rowid, old, doing)
        new = before
        keys = {c.attnum - 1 for i in table.indexes if i.unique and i.predicate is None for c in i.columns}
        if any(old[k] != new[k] for k in keys):
            access.lock_row(table, rowid, old, "update", "wait")  # a trigger may have changed a key
    new = checks.apply([new], s)[0]
    first = len(access.checks)
    firing.note_own(table, rowid)
    access.update(table, rowid, old, new)
    firing.after_row(table, "UPDATE", old, new, changed, first)
    return new


def delete_row(table: Table, rowid: int, old: Row, s: ExecState, doing: str = "deleted") -> bool:
    """Delete a locked row with its triggers; False when a trigger said to skip it."""
    access = s.access
    firing = access.firing()
    if firing.has_row_triggers(table, "BEFORE", "DELETE"):
        if firing.before_row(table, "DELETE", old, None) is None:
            return False
        firing.refuse_changed(table, rowid, old, doing)
    first = len(access.checks)
    firing.note_own(table, rowid)
    access.delete(table, rowid, old)
    firing.after_row(table, "DELETE", old, None, (), first)
    return True


class TriggeredInsert(Insert):
    def run(self, s: ExecState) -> Iterator[Batch]:
        table, access, conflict = self.table, s.access, self.conflict
        access.prepare_write(table)
        found = self.children[0].all_rows(s)
        firing = access.firing()
        firing.before_statement(table, "INSERT")
        updates = conflict is not None and conflict.action == "update"
        if conflict is not None and updates:
            firing.before_statement(table, "UPDATE", conflict.columns)
        done: Batch = []
        together = conflict is None and self._inserts_together(firing)
        for rows in batches(found):
            done += self._insert_together(rows, s) if together else [
                new for row in rows for new in (self._inserted([row], s) if conflict is None else self._proposed(row, s))]
            access.tick()
        if conflict is not None and updates:
            firing.after_statement(table, "UPDATE", conflict.columns)
        firing.after_statement(table, "INSERT")
        s.root.count += len(done)
        if self.returning is not None and done:
            yield self.returning(done, s)

    def _inserted(self, rows: Batch, s: ExecState) -> Batch:
        return [new for row in rows if (new := insert_row(self.table, self.checks, row, s)) is not None]

    def _inserts_together(self, firing: Any) -> bool:
        """Whether no trigger comes between two rows."""
        table = self.table
        if type(self) is not TriggeredInsert or firing.has_row_triggers(table, "BEFORE", "INSERT"):
            return False
        return not (table.foreign_keys and firing.has_row_triggers(table, "AFTER", "INSERT"))

    def _insert_together(self, rows: Batch, s: ExecState) -> Batch:
        """Insert rows that no BEFORE trigger sees."""
        firing = s.access.firing()
        fired = firing.has_row_triggers(self.table, "AFTER", "INSERT")
        try:
            rows = self.checks.apply(rows, s)
        except errors.SQLError as e:
            if len(rows) == 1 or e.sqlstate[:2] not in OF_A_ROW:
                raise
            return [new for row in rows for new in self._insert_together([row], s)]  # the first row with which anything is wrong is the error
        new = Insert._inserted(self, rows, s)
        if fired:
            for row in rows:
                firing.after_row(self.table, "INSERT", None, row)
        else:
            firing.gather_many(self.table, "INSERT", [], rows)
        return new

    def _proposed(self, row: Row, s: ExecState) -> Batch:
        before = s.access.firing().before_row(self.table, "INSERT", None, row)
        done = None if before is None else self._arbitrate(self.checks.apply([before], s)[0], s)
        return [] if done is None else [done]

    def _insert_free(self, row: Row, s: ExecState) -> bool:
        first = len(s.access.checks)
        if not super()._insert_free(row, s):
            return False
        s.access.firing().after_row(self.table, "INSERT", None, row, (), first)
        return True

    def _update_found(self, rowid: int, old: Row, new: Row, s: ExecState) -> Row | None:
        assert self.conflict is not None
        s.access.firing().refuse_changed(self.table, rowid, old, "updated")
        return update_row(self.table, self.conflict.checks or self.checks, rowid, old, new, self.conflict.columns, s)


class MarkedTriggeredInsert(MarkedInsert, TriggeredInsert):
    """An INSERT whose RETURNING asks where the rows lie."""


class TriggeredUpdate(Update):
    def run(self, s: ExecState) -> Iterator[Batch]:
        table, access = self.table, s.access
        access.prepare_write(table)
        found = self.children[0].all_rows(s)
        firing = access.firing()
        firing.before_statement(table, "UPDATE", self.changed)
        start, end = self.start, self.start + len(table.columns)
        out: Batch = []
        count = 0
        seen: set[int] = set()
        together = not self.volatile and not self.several and not firing.comes_between(table, "UPDATE", self.changed)
        for rows in batches(found):
            news = update_together(self, rows, s) if together else None
            if news is not None:
                firing.gather_many(table, "UPDATE", [row[start:end] for row in rows], news)
                done: Any = zip(rows, news, strict=True)
                count += len(news)
            else:
                done = []
                for row, rowid, old in locked_rows(self, rows, self.strength, "updated", seen, s):
                    new = update_row(table, self.checks, rowid, old, self.new_rows([row], s)[0], self.changed, s)
                    if new is not None:
                        done.append((row, new))
                count += len(done)
            if self.returning is not None:
                out += [row[:start] + new + row[end:] for row, new in done]
        firing.after_statement(table, "UPDATE", self.changed)
        s.root.count += count
        if out:
            assert self.returning is not None
            yield self.returning(out, s)


class TriggeredDelete(Delete):
    def run(self, s: ExecState) -> Iterator[Batch]:
        table, access = self.table, s.access
        access.prepare_write(table)
        found = self.children[0].all_rows(s)
        firing = access.firing()
        firing.before_statement(table, "DELETE")
        out: Batch = []
        count = 0
        seen: set[int] = set()
        start, end = self.start, self.start + len(table.columns)
        together = not self.several and not firing.comes_between(table, "DELETE")
        for rows in batches(found):
            if together and delete_together(self, rows, s):
                firing.gather_many(table, "DELETE", [row[start:end] for row in rows], [])
                done = rows
            else:
                done = [row for row, rowid, old in locked_rows(self, rows, "update", "deleted", seen, s) if delete_row(table, rowid, old, s)]
            count += len(done)
            if self.returning is not None:
                out += done
        firing.after_statement(table, "DELETE")
        s.root.count += count
        if out:
            assert self.returning is not None
            yield self.returning(out, s)


def locked_rows(node: Update | Delete, found: Batch, strength: str, doing: str, seen: set[int], s: ExecState) -> Iterator[tuple[Row, int, Row]]:
    """(the source's row, rowid, the table's row) of each row that is there still and is locked now, as it is now. `seen`: rows that have been given."""
    table, access = node.table, s.access
    start, end = node.start, node.start + len(table.columns)
    if doing == "deleted" and access.firing().has_row_triggers(table, "BEFORE", "DELETE"):
        doing = "updated"  # rows with such triggers are locked as for an update
    for row in found:
        rowid = row[end]
        if node.several and (rowid in seen or rowid is None):
            continue
        old = row[start:end]
        access.firing().refuse_changed(table, rowid, old, doing)
        fresh = access.lock_row(table, rowid, old, strength, "wait")
        if fresh is None:
            continue
        if fresh is not True:
            old = fresh
            row = row[:start] + fresh + row[end:]
            if node.recheck is not None and not node.recheck([row], s):
                continue
        seen.add(rowid)
        yield row, rowid, old
        access.tick()


class TriggeredMerge(Merge):
    def run(self, s: ExecState) -> Iterator[Batch]:
        firing = s.access.firing()
        kinds = {a.kind: a for a in self.actions}
        changed = tuple({n for a in self.actions for n in a.changed})
        events: list[tuple[Any, tuple[int, ...]]] = [(op, changed if op == "UPDATE" else ()) for op in ("INSERT", "UPDATE", "DELETE") if op.lower() in kinds]
        self.begin(s)
        found = self.children[0].all_rows(s)
        for op, columns in events:
            firing.before_statement(self.table, op, columns)
        self.go(found, s)
        for op, columns in reversed(events):
            firing.after_statement(self.table, op, columns)
        return iter(())

    def insert(self, row: Row, s: ExecState) -> int:
        return int(insert_row(self.table, self.checks, row, s) is not None)

    def change(self, action: Action, row: Row, rowid: int, old: Row, s: ExecState) -> int:
        firing = s.access.firing()
        either = "updated or deleted"
        fired = firing.has_row_triggers(self.table, "BEFORE", "DELETE" if action.row is None else "UPDATE", action.changed)
        firing.refuse_changed(self.table, rowid, old, "updated" if fired else either)
        if action.row is None:
            return int(delete_row(self.table, rowid, old, s, either))
        return int(update_row(self.table, self.update_checks, rowid, old, action.row([row], s)[0], action.changed, s, either) is not None)


__all__ = ["TriggeredDelete", "TriggeredInsert", "TriggeredMerge", "TriggeredUpdate", "delete_row", "fires", "insert_row", "update_row"]
