"""INSERT, UPDATE, DELETE and MERGE on families, a leaf at a time.

Source: PostgreSQL 15 manual, section 5.11.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.execution import Batch, ExecState, Row
from aurorapy.planner.families import down, upward
from aurorapy.planner.kernels import Kernel

from .base import Node
from .families import FamilyRun, FamilyWriter
from .family_rows import Place
from .merge import Action, Merge
from .modify import Checks, Conflict, ModifyNode
from .triggered import fires

_AGAIN = "Ensure that no rows proposed for insertion within the same command have duplicate constrained values."


class FamilyInsert(ModifyNode):
    name = "Insert"
    verb = "INSERT"

    def __init__(self, writer: FamilyWriter, source: Node, returning: Kernel | None, width: int, conflict: Conflict | None) -> None:
        super().__init__(writer.family.table, source, returning, width)
        self.writer, self.conflict = writer, conflict

    def run(self, s: ExecState) -> Iterator[Batch]:
        s.access.prepare_write(self.table)
        run = self.writer.begin(s)
        out: Batch = []
        updates = self.conflict is not None and self.conflict.action == "update"
        events: list[tuple[Any, tuple[int, ...]]] = [("INSERT", ()), *([("UPDATE", self.conflict.columns)] if self.conflict is not None and updates else [])]
        source = self.children[0].run(s) if not self.writer.triggered else [self.children[0].all_rows(s)]
        run.before(*events)
        for batch in source:
            done = run.insert(batch) if self.conflict is None else [r for row in batch if (r := self._arbitrate(run, row)) is not None]
            s.root.count += len(done)
            if self.returning is not None:
                out += self.returning(done, s)
        run.after(*reversed(events))
        if out:
            yield out

    def _arbitrate(self, run: FamilyRun, row: Row) -> Row | None:
        """As `Insert._arbitrate`, in the leaf where the row belongs."""
        conflict = self.conflict
        assert conflict is not None
        s, access = run.s, run.access
        branch = run.leaf(row)
        table = branch.table
        made: Row | None = down(branch, row)
        fired = fires(table, "INSERT")
        if fired:
            made = access.firing().before_row(table, "INSERT", None, made)
            if made is None:
                return None
            made = run.bounded(branch).apply([made], s)[0]
        assert made is not None
        proposed = run.finished(branch, made)
        if self.writer.proofs is not None:
            run.seen(branch, proposed, 0)  # what policies demand of it, it must satisfy also where another row is changed instead
        arbiters = self.writer.arbiters_of(branch, conflict.indexes)
        while True:
            found = access.find_conflict(table, proposed, arbiters)
            if found is None:
                first = len(access.checks)
                if access.insert_or_conflict(table, proposed, arbiters):
                    if fired:
                        access.firing().after_row(table, "INSERT", None, proposed, (), first)
                    run.gather("INSERT", branch, None, proposed)
                    return run.placed(branch, run.seen(branch, proposed, 0))
                continue
            if conflict.action == "nothing":
                return None
            rowid, old = found
            if access.written_by_statement(table, rowid):
                raise errors.CardinalityViolation("ON CONFLICT DO UPDATE command cannot affect row a second time", hint=_AGAIN)
            fresh = access.lock_row(table, rowid, old, run.strength(branch, conflict.columns), "arbiter")
            if fresh is None:
                continue
            if fresh is not True:
                if not access.is_in_the_way(table, proposed, arbiters, rowid):
                    continue
                old = fresh
            place = table.oid, rowid
            pair = [(*upward(branch, old), place, *upward(branch, proposed))]
            if conflict.where is not None and not conflict.where(pair, s):
                return None
            assert conflict.update is not None
            new = conflict.update(pair, s)[0]
            if self.writer.key_slots.intersection(conflict.columns) and run.leaf(new) is not branch:
                raise errors.FeatureNotSupported("invalid ON UPDATE specification",
                                                 detail="The result tuple would appear in a different partition than the original tuple.")
            return run.update(place, old, new, conflict.columns)


def _locked(node: FamilyUpdate | FamilyDelete, run: FamilyRun, found: Batch, changed: tuple[int, ...] | None, s: ExecState) -> Iterator[tuple[Row, Place, Row]]:
    """(the source's row, where the family's row lies, that row) of each that is there still and is locked now, as it is now. `changed`: see FamilyRun.lock."""
    start, end = node.start, node.start + len(node.table.columns)
    seen: set[Place] = set()
    for row in found:
        place = row[end]
        if place is None or place in seen:
            continue
        old, fresh = run.lock(place, changed)
        if old is None:
            continue
        if fresh is not True:
            row = row[:start] + fresh + row[end:]
            if node.recheck is not None and not node.recheck([row], s):
                continue
        seen.add(place)
        yield row, place, old


class FamilyUpdate(ModifyNode):
    name = "Update"
    verb = "UPDATE"

    def __init__(self, writer: FamilyWriter, source: Node, start: int, new_rows: Kernel, changed: tuple[int, ...], recheck: Kernel | None,
                 returning: Kernel | None, width: int) -> None:
        super().__init__(writer.family.table, source, returning, width)
        self.writer, self.start, self.new_rows, self.changed, self.recheck = writer, start, new_rows, changed, recheck

    def run(self, s: ExecState) -> Iterator[Batch]:
        s.access.prepare_write(self.table)
        run = self.writer.begin(s)
        start = self.start
        end = start + len(self.table.columns)
        out: Batch = []
        found = self.children[0].all_rows(s)
        run.before(("UPDATE", self.changed))
        for row, place, old in _locked(self, run, found, self.changed, s):
            new = run.update(place, old, self.new_rows([row], s)[0], self.changed)
            if new is None:
                continue
            s.root.count += 1
            if self.returning is not None:
                out.append(row[:start] + new + row[end + 1:])
        run.after(("UPDATE", self.changed))
        if out:
            assert self.returning is not None
            yield self.returning(out, s)


class FamilyDelete(ModifyNode):
    name = "Delete"
    verb = "DELETE"

    def __init__(self, writer: FamilyWriter, source: Node, start: int, recheck: Kernel | None, returning: Kernel | None, width: int) -> None:
        super().__init__(writer.family.table, source, returning, width)
        self.writer, self.start, self.recheck = writer, start, recheck

    def run(self, s: ExecState) -> Iterator[Batch]:
        s.access.prepare_write(self.table)
        run = self.writer.begin(s)
        out: Batch = []
        found = self.children[0].all_rows(s)
        run.before(("DELETE", ()))
        for row, place, old in _locked(self, run, found, None, s):
            if not run.delete(place, old):
                continue
            s.root.count += 1
            if self.returning is not None:
                out.append(row)
        run.after(("DELETE", ()))
        if out:
            assert self.returning is not None
            yield self.returning(out, s)


class FamilyMerge(Merge):
    """MERGE into a family."""

    def __init__(self, writer: FamilyWriter, source: Node, start: int, on: Kernel, actions: list[Action], checks: Checks) -> None:
        super().__init__(writer.family.table, source, start, on, actions, checks)
        self.writer = writer

    def run(self, s: ExecState) -> Iterator[Batch]:
        s.access.prepare_write(self.table)
        run = self.writer.begin(s)
        end = self.start + len(self.table.columns)
        seen: set[Place] = set()
        kinds = {a.kind for a in self.actions}
        changed = tuple({n for a in self.actions for n in a.changed})
        events: list[tuple[Any, tuple[int, ...]]] = [(op, changed if op == "UPDATE" else ()) for op in ("INSERT", "UPDATE", "DELETE") if op.lower() in kinds]
        found = self.children[0].all_rows(s)
        run.before(*events)
        for row in found:
            place = row[end]
            s.root.count += self._unmatched_in(run, row) if place is None else self._matched_in(run, row, place, seen)
        run.after(*reversed(events))
        return iter(())

    def _unmatched_in(self, run: FamilyRun, row: Row) -> int:
        action = self._fitting(row, run.s, matched=False)
        if action is None or action.row is None:
            return 0
        new = action.row([row], run.s)[0]
        return len(run.insert([new]))  # into the table itself where it is not partitioned

    def _matched_in(self, run: FamilyRun, row: Row, place: Place, seen: set[Place]) -> int:
        start, end, s = self.start, self.start + len(self.table.columns), run.s
        action = self._fitting(row, s, matched=True)
        if action is None or action.kind == "nothing":
            return 0
        if place in seen:
            raise errors.CardinalityViolation("MERGE command cannot affect row a second time",
                                              hint="Ensure that not more than one source row matches any one target row.")
        old, fresh = run.lock(place, None)
        if fresh is not True:
            if old is None or not self.on([row[:start] + fresh + row[end:]], s):
                return self._unmatched_in(run, row[:start] + (None,) * (end + 1 - start) + row[end + 1:])
            row = row[:start] + fresh + row[end:]
            action = self._fitting(row, s, matched=True)
            if action is None or action.kind == "nothing":
                return 0
        assert old is not None
        seen.add(place)
        if action.row is None:
            return int(run.delete(place, old))
        return int(run.update(place, old, action.row([row], s)[0], action.changed) is not None)
