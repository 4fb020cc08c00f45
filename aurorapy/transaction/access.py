"""Tables as a statement sees them: pages as of its snapshot, the transaction's own writes merged in; and writing.

Reads touch the write set only for tables that the transaction wrote. Writes lock rows, check unique keys
(an equal key of another open transaction is waited for) and go into the write set; nothing reaches a page
before commit.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.relation import Index, Table
from aurorapy.planner.types import TYPES

from . import entries, exclusion
from .deferring import defer, key_of, waits
from .locks import EXCLUSIVE, ROW_MODES, SHARE, TABLE_MODES
from .many_rows import ManyRows
from .stamps import Stamped, Stamps
from .write_set import TableWrites

Row = tuple[Any, ...]
MISSING = object()


def full_rows(table: Table, rows: list[Row]) -> list[Row]:
    """Rows of a table as it is now: those that were written before a column was added have what it is for them."""
    n = len(table.columns)
    tail = tuple(c.missing for c in table.columns)
    return [r if len(r) == n else r + tail[len(r):] for r in rows]


class Access(Stamped, ManyRows):
    """One statement's access. `lsn` is its snapshot; `wait` gives the loop to others; `tick` is called once a batch."""

    __slots__ = ("txn", "db", "lsn", "wait", "tick", "touched", "checks", "seen", "writes", "events", "strict", "renewed", "stamps")

    def __init__(self, txn: Any, lsn: int, wait: Any, tick: Callable[[], None]) -> None:
        self.txn, self.db, self.lsn, self.wait, self.tick = txn, txn.db, lsn, wait, tick
        self.touched: set[tuple[int, int]] | None = None
        self.checks: list[Callable[[], None]] = []
        self.events: Any = None  # what `firing` gives
        self.seen = [0]  # the newest LSN of the pages read: what the answer depends on
        self.writes: dict[int, TableWrites] = txn.writes  # the own writes that it sees
        self.renewed: set[tuple[int, int]] | None = None  # rows, by (table, rowid), of which it has locked a newer version than it sees
        self.stamps: dict[int, Stamps] = {}  # of tables whose xmin it was asked for
        self.strict = ""  # what the statement does to rows, which must not be what functions that it calls have changed

    # --- reading ---

    def scan(self, table: Table) -> Iterator[list[Row]]:
        """All rows, in rowid order."""
        writes = self.writes.get(table.oid)
        tick = self.tick
        if writes is None:
            counts = self.txn.usage[table.oid]
            counts[0] += 1
            for _, rows in self.db.tree(table.root).scan(self.lsn, seen=self.seen):
                counts[1] += len(rows)
                yield full_rows(table, rows) if table.short_rows else rows
                tick()
            return
        for batch in self.scan_ids(table):
            yield [r[:-1] for r in batch]

    def scan_ids(self, table: Table) -> Iterator[list[Row]]:
        """All rows with their rowids appended."""
        writes = self.writes.get(table.oid)
        changed: dict[int, Any] | None = dict(writes.rows) if writes is not None else None
        tick = self.tick
        counts = self.txn.usage[table.oid]
        counts[0] += 1
        for ids, rows in self.db.tree(table.root).scan(self.lsn, seen=self.seen):
            if table.short_rows:
                rows = full_rows(table, rows)
            if changed:
                out = []
                for i, r in zip(ids, rows, strict=True):
                    new: Any = changed.pop(i, MISSING)
                    if new is MISSING:
                        out.append((*r, i))
                    elif new is not None:
                        out.append((*self.full(table, new), i))
            else:
                out = [(*r, i) for r, i in zip(rows, ids, strict=True)]
            if out:
                counts[1] += len(out)
                yield out
            tick()
        if changed:
            rest = [(*self.full(table, r), i) for i, r in sorted(changed.items()) if r is not None]
            if rest:
                counts[1] += len(rest)
                yield rest

    def full(self, table: Table, row: Row) -> Row:
        """An own row that may have been written before a column was added."""
        return row if len(row) == len(table.columns) else full_rows(table, [row])[0]

    def row(self, table: Table, rowid: int, lsn: int | None = None) -> Row | None:
        """One row by rowid."""
        writes = self.writes.get(table.oid)
        if writes is not None:
            new: Any = writes.rows.get(rowid, MISSING)
            if new is not MISSING:
                return None if new is None else self.full(table, new)
        r = self.db.tree(table.root).find(rowid, self.lsn if lsn is None else lsn, self.seen)
        if r is not None and table.short_rows and len(r) < len(table.columns):
            return full_rows(table, [r])[0]
        return r  # type: ignore[no-any-return]

    def lookup(self, table: Table, index: Index, key: Any, ids: bool) -> list[Row]:
        """Rows whose whole unique key is `key`."""
        writes = self.writes.get(table.oid)
        rowid = self.db.tree(index.root).find(key, self.lsn, self.seen)
        counts = self.txn.usage[index.oid]
        counts[0] += 1
        if writes is None:
            if rowid is None:
                return []
            counts[1] += 1
            counts[2] += 1
            row = self.db.tree(table.root).find(rowid, self.lsn, self.seen)
            if row is None:
                return []
            if table.short_rows:
                row = full_rows(table, [row])[0]
            return [(*row, rowid)] if ids else [row]
        out = []
        if rowid is not None and rowid not in writes.rows:
            row = self.row(table, rowid)
            if row is not None:
                out.append((*row, rowid) if ids else row)
        for i in writes.find(index, key):
            own = self.row(table, i)
            assert own is not None
            out.append((*own, i) if ids else own)
        counts[1] += len(out)
        counts[2] += len(out)
        return out

    def range(self, table: Table, index: Index, low: Any, high: Any, low_inclusive: bool, high_inclusive: bool, reverse: bool, ids: bool,
              ) -> Iterator[list[Row]]:
        """Rows in index order."""
        writes = self.writes.get(table.oid)
        heap, lsn, tick, seen = self.db.tree(table.root), self.lsn, self.tick, self.seen
        scan = self.db.tree(index.root).scan(lsn, low, high, low_inclusive, high_inclusive, reverse, seen)
        find = heap.find
        counts = self.txn.usage[index.oid]
        counts[0] += 1
        if writes is None:
            for _, rowids in scan:
                rows = [find(i, lsn, seen) for i in rowids]
                counts[1] += len(rows)
                counts[2] += len(rows)
                if table.short_rows:
                    rows = full_rows(table, rows)
                yield [(*r, i) for r, i in zip(rows, rowids, strict=True)] if ids else rows
                tick()
            return
        added = writes.between(index, low, high, low_inclusive, high_inclusive)
        if reverse:
            added.reverse()
        for batch in self._merge(table, writes, scan, added, reverse, ids):
            counts[1] += len(batch)
            counts[2] += len(batch)
            yield batch

    def share(self, table: Table, index: Index, low: Any, high: Any) -> float:
        """About how much of an index lies between two keys (0 to 1); of one that is a single page, all: its table is as soon read."""
        return float(self.db.tree(index.root).share(self.lsn, low, high))

    def entries(self, table: Table, index: Index, queries: list[Any], ids: bool) -> Iterator[list[Row]]:
        """Rows among which are all that fit (column, what it is asked) of a gin index."""
        return entries.fetch(self, table, index, queries, ids)

    def _merge(self, table: Table, writes: TableWrites, scan: Any, added: list[tuple[Any, int]], reverse: bool, ids: bool) -> Iterator[list[Row]]:
        at = 0
        for keys, rowids in scan:
            out: list[Row] = []
            for k, i in zip(keys, rowids, strict=True):
                while at < len(added) and ((added[at][0] > k) if reverse else (added[at][0] < k)):
                    out.append(self._own(table, added[at][1], ids))
                    at += 1
                if i in writes.rows:
                    continue
                row = self.row(table, i)
                if row is not None:
                    out.append((*row, i) if ids else row)
            if out:
                yield out
        rest = [self._own(table, i, ids) for _, i in added[at:]]
        if rest:
            yield rest

    def _own(self, table: Table, rowid: int, ids: bool) -> Row:
        row = self.row(table, rowid)
        assert row is not None
        return (*row, rowid) if ids else row

    # --- locking ---

    def lock_table(self, table: Table, mode: str) -> bool:
        """Take a table lock for the rest of the transaction: whether it was free at once."""
        return bool(self.db.locks.acquire(self.txn, ("t", table.oid), TABLE_MODES.index(mode), self.wait))

    def prepare_write(self, table: Table) -> None:
        """Before a statement changes rows: the transaction must be allowed to."""
        if self.txn.read_only and table.persistence != "t":
            raise errors.ReadOnlySqlTransaction("cannot execute this statement in a read-only transaction")
        self.lock_table(table, "row exclusive")
        self.txn.table(table)

    def lock_row(self, table: Table, rowid: int, old: Row, strength: str, wait: str) -> Any:
        """Lock a row. True: it is as it was seen; None: it is gone; else its newest version (READ COMMITTED only). wait: 'wait', 'nowait',
        'skip locked', or 'arbiter': wait, and a row that has moved to another partition is gone."""
        txn = self.txn
        writes = txn.writes.get(table.oid)
        own = writes is not None and rowid in writes.rows
        if own and self.writes is not txn.writes:
            seen = self.writes.get(table.oid)
            if seen is None or seen.rows.get(rowid, MISSING) is not writes.rows[rowid]:
                self._refuse_changed(table, rowid)
                return None  # changed by the statement itself, or after its cursor was declared: PostgreSQL passes over it
        if own and strength != "update":
            return True  # its own write: no weaker a lock is held already
        key = ("r", table.oid, rowid)
        locks = self.db.locks
        mode = ROW_MODES.index(strength)
        if wait in ("wait", "arbiter"):
            at_once = locks.acquire(txn, key, mode, self.wait)
        else:
            try:
                at_once = locks.acquire(txn, key, mode, None)
            except errors.LockNotAvailable:
                if wait == "skip locked":
                    return None
                raise errors.LockNotAvailable(f'could not obtain lock on row in relation "{table.name}"') from None
        if own or (at_once and self.db.volume.lsn == self.lsn):
            return True
        newest = self.db.tree(table.root).find(rowid, self.db.volume.lsn, self.seen)
        if newest is not None and table.short_rows:
            newest = full_rows(table, [newest])[0]
        if newest is old or newest == old and not self.db.written_after(table.oid, rowid, self.lsn):
            return True
        if newest is None and wait != "arbiter" and self.db.was_moved(table.oid, rowid, self.lsn):
            raise errors.SerializationFailure("tuple to be locked was already moved to another partition due to concurrent update")
        if strength == "key share" and newest is not None and all(newest[i] == old[i] for i in table.key_slots):
            return True  # no change that it excludes
        if txn.isolation != "read committed":
            what = "delete" if newest is None else "update"
            raise errors.SerializationFailure(f"could not serialize access due to concurrent {what}")
        if table.oid in self.db.stamps:
            self.renewed = self.renewed or set()
            self.renewed.add((table.oid, rowid))
        return newest

    # --- writing ---

    def insert(self, table: Table, rows: list[Row]) -> None:
        """Add rows; raises 23505."""
        writes = self.txn.table(table)
        for index in self.db.computed(table):
            for row in rows:
                self.db.index_key(table, index, row, 0)
        if self.insert_rows(table, rows):
            return
        claiming = self.db.claiming(table)
        for row in rows:
            rowid = self.db.next_rowid(table)
            for index in claiming:
                if index.unique:
                    self._claim(table, index, row, rowid)
                else:
                    exclusion.check(self, table, index, row, rowid)
            writes.put(rowid, row, None)
        if table.foreign_keys:
            self._after(table, None, rows)

    def insert_or_conflict(self, table: Table, row: Row, arbiters: tuple[int, ...] | None) -> bool:
        """Insert unless a row with an equal key of an arbiter index is there by now."""
        if self.find_conflict(table, row, arbiters) is not None:
            return False
        try:
            self.insert(table, [row])
        except errors.ExclusionViolation:  # it came while a page was fetched
            if self.find_conflict(table, row, arbiters) is None:
                raise
            return False
        if self.touched is None:
            self.touched = set()
        self.touched.add((table.oid, self.txn.table(table).last))
        return True

    def find_conflict(self, table: Table, row: Row, arbiters: tuple[int, ...] | None) -> tuple[int, Row] | None:
        """(rowid, row) of a row that has an equal unique key, waiting for an open transaction that claims the key."""
        for index in self.db.claiming(table):
            if arbiters is not None and index.oid not in arbiters:
                continue
            if index.deferrable:
                raise errors.ObjectNotInPrerequisiteState("ON CONFLICT does not support deferrable unique constraints/exclusion constraints as arbiters",
                                                          schema=table.schema_name, table=table.name, constraint=index.name)
            if index.exclusion:
                while (in_the_way := exclusion.find_conflict(self, table, index, row)) is not None and self._is_in_doubt(table, in_the_way[0]):
                    self._outwait(table, in_the_way[0])
                found = None if in_the_way is None else in_the_way[0]
            else:
                key = self.db.unique_key(table, index, row)
                if key is None:
                    continue
                found = self._claimed(table, index, key, 0)
            if found is not None:
                old = self._newest_row(table, found)
                if old is not None:
                    if self.txn.isolation != "read committed" and found not in self.txn.table(table).rows and self.db.written_after(table.oid, found, self.lsn):
                        raise errors.SerializationFailure("could not serialize access due to concurrent update")
                    return found, old
        return None

    def _is_in_doubt(self, table: Table, rowid: int) -> bool:
        """Whether an open transaction has changed or deleted a row, not merely locked it."""
        lock = self.db.locks.locks.get(("r", table.oid, rowid))
        return lock is not None and any(owner is not self.txn and (w := owner.writes.get(table.oid)) is not None and rowid in w.rows for owner in lock.holders)

    def _outwait(self, table: Table, rowid: int) -> None:
        """Wait until nobody changes a row."""
        key = ("r", table.oid, rowid)
        self.db.locks.acquire(self.txn, key, SHARE, self.wait)
        self.db.locks.release_mode(self.txn, key, SHARE)

    def _claimed(self, table: Table, index: Index, key: Any, rowid: int) -> int | None:
        """Lock a unique key, and find the row that has it (`rowid` is the one that is to have it). Who deletes that row or changes its key is waited
        for without the key's lock: he may want the key back."""
        name = ("k", index.oid, key)
        locks = self.db.locks
        while True:
            lock = locks.locks.get(name)
            had = lock is not None and self.txn in lock.holders
            locks.acquire(self.txn, name, EXCLUSIVE, self.wait)
            found = self._holder(table, index, key)
            if found is None or found == rowid or not self._is_in_doubt(table, found):
                return found
            if not had:
                locks.release(self.txn, name)
            self._outwait(table, found)

    def is_in_the_way(self, table: Table, row: Row, arbiters: tuple[int, ...] | None, rowid: int) -> bool:
        """Whether a row that has changed still has a unique key of the one that is to come."""
        found = self.find_conflict(table, row, arbiters)
        return found is not None and found[0] == rowid

    def _newest_row(self, table: Table, rowid: int) -> Row | None:
        own: Any = self.txn.table(table).rows.get(rowid, MISSING)
        if own is MISSING:
            own = self.db.tree(table.root).find(rowid, self.db.volume.lsn, self.seen)
        return None if own is None else self.full(table, own)

    def freeze(self) -> None:
        """Go on seeing the own writes of now, whatever comes."""
        self.writes = {oid: w.copy() for oid, w in self.txn.writes.items() if w.rows}

    def _refuse_changed(self, table: Table, rowid: int) -> None:
        """Raise 27000 for a row that a function has changed since the statement began that calls it."""
        if not self.strict or self.written_by_statement(table, rowid):
            return
        seen, now = self.writes.get(table.oid), self.txn.table(table)
        if now.rows.get(rowid, MISSING) is not (MISSING if seen is None else seen.rows.get(rowid, MISSING)):
            raise errors.TriggeredDataChangeViolation(f"tuple to be {self.strict} was already modified by an operation triggered by the current command",
                                                      hint="Consider using an AFTER trigger instead of a BEFORE trigger to propagate changes to other rows.")

    def written_by_statement(self, table: Table, rowid: int) -> bool:
        """Whether the statement has written the row; who asks wants its writes to be noted from now on."""
        if self.touched is None:
            self.touched = set()
        return (table.oid, rowid) in self.touched

    def update(self, table: Table, rowid: int, old: Row, new: Row) -> None:
        """Replace a locked row."""
        writes = self.txn.table(table)
        self._refuse_changed(table, rowid)
        for index in self.db.computed(table):
            self.db.index_key(table, index, new, 0)
        for index in self.db.claiming(table):
            if index.unique:
                key = self.db.unique_key(table, index, new)
                if key is not None and key != self.db.unique_key(table, index, old):
                    self._claim(table, index, new, rowid)
            elif exclusion.is_changed(self, table, index, old, new):
                exclusion.check(self, table, index, new, rowid)
        writes.put(rowid, new, old)
        if self.touched is not None:
            self.touched.add((table.oid, rowid))
        if table.foreign_keys or table.referenced_by:
            self._after(table, old, [new])

    def delete(self, table: Table, rowid: int, old: Row) -> None:
        """Remove a locked row."""
        self._refuse_changed(table, rowid)
        self.txn.table(table).put(rowid, None, old)
        if table.referenced_by:
            self._after(table, old, [])

    def move(self, table: Table, rowid: int, old: Row, target: Table, new: Row, top: Table) -> None:
        """Replace a locked row by one of another partition, both of `top`."""
        self.txn.table(table).put(rowid, None, old)
        writes = self.txn.table(target)
        found = self.db.next_rowid(target)
        for index in self.db.claiming(target):
            if index.unique:
                self._claim(target, index, new, found)
            else:
                exclusion.check(self, target, index, new, found)
        if table.referenced_by:
            self.db.foreign_keys.refuse_moving(self.txn.session, table, top)
        writes.put(found, new, None)
        self.txn.moved.append((table.oid, rowid))
        if table.referenced_by or target.foreign_keys:
            self.checks.append(lambda: self.db.foreign_keys.moved(self, table, old, target, new))

    def checks_of(self, table: Table) -> Any:
        """What new rows of a table must satisfy (operators.modify.Checks), partition bounds aside."""
        return self.db.foreign_keys.checks_of(self.txn.session, table)

    def is_changed(self, table: Table) -> bool:
        """Whether others have changed a table's definition since the plan was made."""
        return self.txn.session.catalog.tables.get(table.oid) is not table

    def bounds_of(self, table: Table) -> Any:
        """What says which rows are a partition's, as it is defined now (operators.modify.Checks)."""
        return self.db.foreign_keys.bounds_of(self.txn.session, table.oid)

    def _after(self, table: Table, old: Row | None, new: list[Row]) -> None:
        self.checks.append(lambda: self.db.foreign_keys.check(self, table, old, new))

    def firing(self) -> Any:
        """The triggers that the statement fires (triggers.firing.Firing); asked for only where a table has some."""
        if self.events is None:
            from aurorapy.triggers.firing import Firing

            self.events = Firing(self)
        return self.events

    def finish(self) -> None:
        """The end of the statement: foreign-key checks and actions, which may queue more."""
        while self.checks:
            checks, self.checks = self.checks, []
            for check in checks:
                check()
        self.events = None

    def _holder(self, table: Table, index: Index, key: Any) -> int | None:
        """The rowid that has a unique key now, in the newest committed state and the own writes."""
        writes = self.txn.table(table)
        rowid = self.db.tree(index.root).get(key, self.db.volume.lsn)
        if rowid is not None and rowid not in writes.rows:
            return rowid  # type: ignore[no-any-return]
        own = writes.find(index, key)
        return own[0] if own else None

    def _claim(self, table: Table, index: Index, row: Row, rowid: int) -> None:
        key = self.db.unique_key(table, index, row)
        if key is None:
            return
        if index.deferrable:
            self.db.locks.acquire(self.txn, ("k", index.oid, key), EXCLUSIVE, self.wait)
            found = self._holder(table, index, key)
        else:
            found = self._claimed(table, index, key, rowid)
        if found is not None and found != rowid:
            if index.deferrable:
                self._claim_late(table, index, key, row)
                return
            if self.txn.isolation == "serializable" and self.db.written_after(table.oid, found, self.lsn):
                raise errors.SerializationFailure("could not serialize access due to read/write dependencies among transactions")
            raise self.duplicate(table, index, row)

    def _claim_late(self, table: Table, index: Index, key: Any, row: Row) -> None:
        """The key must have one row only, by the end of the statement or of the transaction. It is ours: we have its lock."""
        def check(access: Access) -> None:
            writes = access.txn.table(table)
            while (committed := access.db.tree(index.root).get(key, access.db.volume.lsn)) is not None and access._is_in_doubt(table, committed):
                access._outwait(table, committed)
            if len(writes.find(index, key)) + (committed is not None and committed not in writes.rows) > 1:
                raise access.duplicate(table, index, row)

        constraint = key_of(table, index)
        if waits(self.txn, constraint):
            defer(self.txn, constraint, table, check)
        else:
            self.checks.append(lambda: check(self))

    def duplicate(self, table: Table, index: Index, row: Row) -> errors.SQLError:
        """23505 for a row whose key is taken."""
        from aurorapy.privileges.row_security import conceals

        names, values = self.db.key_text(table, index, row, self.txn.context)
        return errors.UniqueViolation(
            f'duplicate key value violates unique constraint "{index.name}"',
            detail=None if conceals(self.txn.session, table) else f"Key ({names})=({values}) already exists.",
            schema=table.schema_name, table=table.name, constraint=index.name)


__all__ = ["TYPES", "Access", "bisect_left", "insort"]
