"""What the cumulative statistics system counts: scans, rows read and rows written, by relation.

A transaction counts for itself (`Transaction.usage`), once a scan and a batch of rows; what it wrote is read from its undo log when it ends. Then its counts are
added to those of the database (`Counters`). Nothing of this is stored: as in PostgreSQL after a crash, counts begin anew with the process.

Source: PostgreSQL 15 manual, section 28.2.
"""

from __future__ import annotations

from operator import add as plus
from typing import Any

SCANS, RETURNED, FETCHED, INSERTED, UPDATED, DELETED, CHANGED, HITS = range(8)
# CHANGED: rows that commits inserted, updated or deleted. HITS: scans by a unique key that found its row, which are not in SCANS, RETURNED and FETCHED
_MISSING = object()
OUTGROWN_FROM = 50  # rows more than it had, at the least, that make a table another one for the planner
FORGET_FROM = 2000  # relations with counts from which on those that are gone are looked for


class Usage(dict[Any, list[Any]]):
    """Counts by the oid of a table or index; by ("f", oid) the calls of a function and what they took: (calls, total, self) in microseconds."""

    def __missing__(self, oid: Any) -> list[Any]:
        made = self[oid] = [0, 0, 0, 0, 0, 0, 0, 0]
        return made

    def add(self, other: Usage) -> None:
        """Take in what another one has counted."""
        for oid, counts in other.items():
            mine = self.get(oid)
            if mine is None:
                self[oid] = counts
            else:
                mine[:] = map(plus, mine, counts)


class Counters:
    """The counts of a database. `points`: those of point selects outside transactions, each of which is a transaction of its own. `events`: when tables were vacuumed
    and analyzed, and how often, with what had been counted by then."""

    def __init__(self) -> None:
        self.usage = Usage()
        self.points = Usage()
        self.commits = self.rollbacks = self.sessions = 0
        self.events: dict[int, dict[str, Any]] = {}
        self.reset_at: int | None = None
        self.most = FORGET_FROM
        self.left: dict[int, float] = {}  # rows that may yet come to tables before plans that were made for their sizes have had their time

    def take(self, txn: Any, *, committed: bool) -> None:
        """A transaction ends."""
        if committed:
            self.commits += 1
        else:
            self.rollbacks += 1
        usage: Usage = txn.usage
        if txn.undo:
            count_writes(txn, 0, usage, lasting=committed)
        if usage:
            if committed and self.left:
                self._note_growth(txn, usage)
            if txn.session.context.counting:
                self.usage.add(usage)
                if len(self.usage) > self.most:
                    self.forget(txn)
            txn.usage = Usage()
        if txn.noted and committed:
            for oid, event in txn.noted:
                self.note(oid, event, txn.session.rim.clock())

    def watch(self, sizes: dict[int, float]) -> None:
        """A plan was made for tables with so many rows: it has had its time when one of them has twice as many."""
        left = self.left
        for oid, rows in sizes.items():
            more = max(rows, OUTGROWN_FROM)
            if more < left.get(oid, more + 1):
                left[oid] = more

    def _note_growth(self, txn: Any, usage: Usage) -> None:
        left = self.left
        grown = set()
        for oid in left.keys() & usage.keys():
            counts = usage[oid]
            left[oid] -= counts[INSERTED] - counts[DELETED]
            if left[oid] <= 0:
                grown.add(oid)
        if grown:
            for oid in grown:
                del left[oid]
            txn.db.outgrow(grown)
            txn.session.own_plans = None

    def relation(self, oid: Any) -> list[Any]:
        """All that was counted of a relation."""
        return folded(self.usage.get(oid), self.points.get(oid))

    def transactions(self) -> tuple[int, int]:
        """(commits, rollbacks)"""
        return self.commits + sum([c[SCANS] + c[HITS] for c in self.points.values()]), self.rollbacks

    def totals(self) -> list[int]:
        """Rows (returned, fetched, inserted, updated, deleted) of all relations."""
        parts = [folded(c) for u in (self.usage, self.points) for oid, c in u.items() if type(oid) is int]
        return [sum([c[i] for c in parts]) for i in (RETURNED, FETCHED, INSERTED, UPDATED, DELETED)]

    def reset(self, now: int) -> None:
        """Begin anew; what was counted is known to be nothing now."""
        for oid in self.usage:
            self.usage[oid] = [0] * 8
        self.points.clear()
        self.events.clear()
        self.commits = self.rollbacks = self.sessions = 0
        self.reset_at = now

    def reset_one(self, oid: Any, now: int) -> None:
        """Forget one relation's, or function's, counts."""
        for usage in (self.usage, self.points):
            if oid in usage:
                usage[oid] = [0] * 8
        self.events.pop(oid, None)
        self.reset_at = now

    def drop(self, gone: list[Any]) -> None:
        """What relations and functions that were dropped have counted is gone with them."""
        for part in (self.usage, self.points, self.events):
            for oid in gone:
                part.pop(oid, None)

    def forget(self, txn: Any) -> None:
        """Drop the counts of relations and functions that are no more."""
        known: set[Any] = {("f", oid) for oid in txn.db.catalog.routines}
        for t in tables_of(txn):
            known.add(t.oid)
            known.update([i.oid for i in t.indexes])
        for part in (self.usage, self.points, self.events):
            for oid in [oid for oid in part if oid not in known]:
                del part[oid]
        self.most = max(FORGET_FROM, 2 * len(self.usage))

    def note(self, oid: int, event: str, now: int) -> None:
        """A table was vacuumed or analyzed, by command or (`autovacuum`, `autoanalyze`) by a worker."""
        counts = self.relation(oid)
        found = self.events.setdefault(oid, {})
        found[f"last_{event}"] = now
        found[f"{event}_count"] = found.get(f"{event}_count", 0) + 1
        kind = event.removeprefix("auto")
        found[f"at_{kind}"] = counts[CHANGED] if kind == "analyze" else counts[INSERTED]


def dropped(before: Any, changes: dict[tuple[str, int], Any]) -> list[Any]:
    """What a transaction has dropped that may have counts, by the catalog before it and what it changed there."""
    gone: list[Any] = []
    for (kind, oid), value in changes.items():
        if kind == "routine" and value is None:
            gone.append(("f", oid))
        elif kind == "table" and (old := before.tables.get(oid)) is not None:
            kept = () if value is None else [i.oid for i in value.indexes]
            gone += [i.oid for i in old.indexes if i.oid not in kept]
            if value is None:
                gone.append(oid)
    return gone


def folded(*parts: list[Any] | None) -> list[Any]:
    """The sum of counts, HITS in their places."""
    out: list[Any] = [0] * 8
    for part in parts:
        for i, n in enumerate(part or ()):
            out[i] += n
    for i in (SCANS, RETURNED, FETCHED):
        out[i] += out[HITS]
    return out


def tables_of(txn: Any) -> list[Any]:
    """The committed tables of a transaction's database, and all sessions' temporary ones."""
    sessions = {txn.session, *txn.db.sessions}
    catalogs = [txn.db.catalog, *(o.temporary for o in sessions if o.temporary is not None)]
    return [t for c in catalogs for t in c.tables.values()]


def count_writes(txn: Any, start: int, usage: Usage, *, lasting: bool) -> None:
    """Count what the undo log says was written since it had `start` entries. A transaction that wrote no row twice is counted by its write set alone."""
    undo = txn.undo
    if not start and len(undo) == sum([len(w.rows) for w in txn.writes.values()]):
        for w in txn.writes.values():
            n = len(w.rows)
            if n == 1:
                (rowid,) = w.rows
                counts = usage[w.table.oid]
                counts[INSERTED if w.base[rowid] is None else DELETED if w.rows[rowid] is None else UPDATED] += 1
                if lasting:
                    counts[CHANGED] += 1
            elif n:
                counts = usage[w.table.oid]
                inserted = [*w.base.values()].count(None)
                if inserted < n:
                    deleted = [*w.rows.values()].count(None)
                    counts[DELETED] += deleted
                    counts[UPDATED] += n - inserted - deleted
                counts[INSERTED] += inserted
                if lasting:
                    counts[CHANGED] += n
        return
    later: dict[tuple[int, int], Any] = {}
    for w, rowid, before in reversed(undo[start:]):
        oid = w.table.oid
        new = later.get((oid, rowid), _MISSING)
        if new is _MISSING:
            new = w.rows.get(rowid)
        old = before if before is None or type(before) is tuple else w.base.get(rowid)
        counts = usage[oid]
        counts[DELETED if new is None else INSERTED if old is None else UPDATED] += 1
        if lasting:
            counts[CHANGED] += 1
        later[oid, rowid] = old
