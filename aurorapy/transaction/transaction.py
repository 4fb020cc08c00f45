"""A transaction: its isolation, snapshot, write set, savepoints and locks."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.relation import Table

from .marks import redefined
from .usage import Usage, count_writes
from .write_set import TableWrites


class Transaction:
    """`snapshot` is kept from the first statement on for REPEATABLE READ and SERIALIZABLE. `catalog` is the transaction's
    own once it changed something. `drops` are trees to give back at commit, `created` at rollback."""

    __slots__ = ("db", "context", "isolation", "read_only", "snapshot", "writes", "undo", "locks", "savepoints", "catalog", "drops", "doomed", "created",
                 "pinned", "also_pinned", "notifications", "shared", "temporary", "sxact", "deferred", "queried", "session", "number", "moved",
                 "usage", "noted", "decoded", "writing", "__weakref__")

    def __init__(self, db: Any, session: Any, isolation: str, read_only: bool) -> None:
        self.db, self.session, self.isolation, self.read_only = db, session, isolation, read_only
        self.context = session.context
        self.snapshot: int | None = None
        self.writes: dict[int, TableWrites] = {}
        self.undo: list[Any] = []
        self.locks: list[Any] = []
        self.savepoints: list[tuple[str, tuple[Any, ...]]] = []
        self.catalog: Any = None
        self.drops: list[int] = []
        self.doomed: dict[int, list[int]] = {}  # the pages of trees that are to be dropped, as far as they were looked up
        self.created: list[int] = []
        self.pinned: int | None = None
        self.also_pinned: list[int] = []  # what a statement reads besides; empty unless `pinned`
        self.notifications: list[tuple[str, str] | tuple[str, str, bool]] = []  # NOTIFY: channel, payload; LISTEN and UNLISTEN: channel ("": all), "", whether it begins
        self.shared: dict[tuple[str, str], Any] | None = None  # changes to what databases share, roles for instance: (kind, name) -> value, None when dropped
        self.temporary: Any = None  # the session's temporary objects, once the transaction changed them
        self.deferred: Any = None  # checks that wait for the end (deferring.Deferred)
        self.moved: list[tuple[int, int]] = []  # rows, by (table, rowid), that went to another partition
        self.sxact: Any = None  # SERIALIZABLE: its conflicts (serializable.Sxact)
        self.number: int | None = None  # once it was asked for (numbers.Numbers)
        self.queried = False  # whether a statement has read: its isolation is settled then
        self.usage = Usage()  # what it counts for the cumulative statistics
        self.noted: list[tuple[int, str]] = []  # tables that it has vacuumed or analyzed
        self.writing: Any = None  # the volume that counts it among those who have written
        self.decoded: Any = ()  # what logical decoding is told besides changes of rows (marks)

    def table(self, table: Table) -> TableWrites:
        """The write set of a table."""
        writes = self.writes.get(table.oid)
        if writes is None:
            writes = self.writes[table.oid] = TableWrites(table, self.db, self.undo)
            if self.writing is None:
                self.writing = self.db.volume.live
                self.writing.writing += 1
        elif writes.table is not table:
            if self.db.decoding is not None:
                redefined(self, writes)
            writes.table = table
            writes.keys, writes.sorted = {}, {}
        return writes

    def begin_statement(self) -> int:
        """The snapshot for a statement."""
        self.queried = True
        if self.isolation == "read committed":
            return int(self.db.volume.lsn)
        if self.snapshot is None:
            self._take_snapshot()
        assert self.snapshot is not None
        return self.snapshot

    def _take_snapshot(self) -> None:
        while True:
            self.snapshot = self.db.volume.lsn
            self.pin(self.snapshot)
            if self.isolation != "serializable":
                return
            self.db.conflicts.begin(self)
            if not self.read_only or self.session.values["transaction_deferrable"] != "on" or self.db.conflicts.await_safety(self):
                return
            self.db.conflicts.end(self)
            self._unpin()

    def pin(self, lsn: int) -> None:
        """Keep page versions as of `lsn` while others may commit."""
        if self.pinned is None:
            self.db.volume.pin(lsn)
            self.pinned = lsn

    def pin_also(self, lsn: int) -> None:
        """Keep page versions as of another `lsn` as long."""
        if self.pinned is None:
            self.pin(lsn)
        elif lsn != self.pinned and lsn not in self.also_pinned:
            self.db.volume.pin(lsn)
            self.also_pinned.append(lsn)

    def _unpin(self) -> None:
        self.db.volume.unpin(self.pinned)
        self.pinned = None
        for lsn in self.also_pinned:
            self.db.volume.unpin(lsn)
        self.also_pinned.clear()

    def let_go(self) -> None:
        """Let go of the snapshot for good: there will be no more statements."""
        self._written()
        if self.pinned is not None:
            self._unpin()
            if self.snapshot is not None and self.snapshot < self.db.marked_lsn:
                self.db.renew_plans()

    def _written(self) -> None:
        if self.writing is not None:
            self.writing.writing -= 1
            self.writing = None

    def end_statement(self) -> None:
        """Let go of a statement's snapshot."""
        if self.pinned is not None and self.isolation == "read committed":
            self._unpin()

    def mark(self) -> tuple[Any, ...]:
        """A position to return to."""
        return self.read_only, len(self.undo), self.catalog.copy() if self.catalog is not None else None, len(self.notifications), self.shared, (
            self.temporary.copy() if self.temporary is not None else None), len(self.drops), len(self.created), dict(self.writes), (
                self.deferred.mark() if self.deferred is not None else None), (
                    self.session.descriptors.opened if self.session.descriptors is not None else 0), len(self.decoded), len(self.locks)

    def rewind(self, mark: tuple[Any, ...]) -> None:
        """Undo everything since the mark, and let go of the locks that were taken since."""
        self.read_only, position, catalog, notifications, shared, self.temporary, drops, created, kept, deferred, opened, decoded, locks = mark
        if shared is not self.shared:
            self.shared = shared
            self.context.renew_role()
        if deferred is not None:
            self.deferred.rewind(deferred)
        else:
            self.deferred = None
        if self.session.descriptors is not None:
            self.session.descriptors.close_since(opened)
        if len(self.undo) > position:
            count_writes(self, position, self.usage, lasting=False)
        while len(self.undo) > position:
            writes, rowid, before = self.undo.pop()
            writes.restore(rowid, before)
        self.catalog = catalog
        del self.notifications[notifications:]
        if self.decoded:
            del self.decoded[decoded:]
        self.drops[drops:] = self.created[created:]  # what was to go stays; what was made since is nobody's
        self.writes.update(kept)  # also those that new storage for a table had put aside
        tables = self.session.catalog.tables
        for w in self.writes.values():
            table = tables.get(w.table.oid, w.table)
            if table is not w.table:
                w.table, w.keys, w.sorted = table, {}, {}
        self.db.locks.release_since(self, locks)

    def fail(self) -> None:
        """A statement failed: only the innermost savepoint can be gone back to, so nobody need wait for what was locked since."""
        self.db.locks.release_since(self, self.savepoints[-1][1][-1] if self.savepoints else 0)

    def end(self) -> None:
        """Release locks and snapshot."""
        self._written()
        if self.pinned is not None:
            self._unpin()
            if self.snapshot is not None and self.snapshot < self.db.marked_lsn:
                self.db.renew_plans()  # its session's plans have partitions that are others' no more
        if self.sxact is not None:
            self.db.conflicts.end(self)
        if self.number is not None:
            self.db.numbers.end(self.number, committed=self.session.transaction is self)  # who rolls back has let go of it
        self.db.locks.release_all(self)
        self.undo.clear()  # each entry names its write set, which names the log: nothing need wait for the garbage collector
