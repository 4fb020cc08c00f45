"""SERIALIZABLE: snapshot isolation that notices dangerous structures.

A transaction depends on another by a *rw-conflict* when it read what the other one, running at the same time, wrote: it must come before it in
any serial order. Every anomaly of snapshot isolation holds two such edges in a row, T0 -> pivot -> T2, where T2 is the first of the three that
commits. Where that comes about one of them fails with 40001: the pivot if it can still fail. What was read is kept as whole tables, keys
and ranges of indexes (SIREAD locks), until nobody runs any more who ran at the same time. A READ ONLY transaction whose snapshot turns out to be
safe (nobody who ran then can become such a pivot) is tracked no longer; a DEFERRABLE one waits for such a snapshot.

Invariants: `a in b.ins` if and only if `b in a.outs`; what is committed is ordered by `Conflicts.clock`, and a snapshot sees exactly what was
committed up to its `began`.

Sources: PostgreSQL 15 manual, section 13.2.3; Cahill, Roehm, Fekete: Serializable Isolation for Snapshot Databases, 2008; Ports, Grittner:
Serializable Snapshot Isolation in PostgreSQL, 2012.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.relation import Index, Table

from .access import Access, Row

Range = tuple[Any, Any, bool, bool]
KEYS_MAX = 10_000  # keys of an index that are kept one by one; who reads more has read the table
RANGES_MAX = 64  # ranges likewise: each write looks through them


class ReadSet:
    """What a transaction read. `tables`: in full; `keys` and `ranges`: table oid -> index oid -> unique keys, ranges of keys (None: open end)."""

    __slots__ = ("tables", "keys", "ranges")

    def __init__(self) -> None:
        self.tables: set[int] = set()
        self.keys: dict[int, dict[int, set[Any]]] = {}
        self.ranges: dict[int, dict[int, list[Range]]] = {}

    def add_table(self, table: int) -> None:
        self.tables.add(table)
        self.keys.pop(table, None)
        self.ranges.pop(table, None)

    def add_key(self, table: int, index: int, key: Any) -> None:
        if table not in self.tables:
            known = self.keys.setdefault(table, {}).setdefault(index, set())
            known.add(key)
            if len(known) > KEYS_MAX:
                self.add_table(table)

    def add_range(self, table: int, index: int, found: Range) -> None:
        if table not in self.tables:
            known = self.ranges.setdefault(table, {}).setdefault(index, [])
            if found not in known:
                known.append(found)
                if len(known) > RANGES_MAX:
                    self.add_table(table)

    def has_any(self, table: int) -> bool:
        """Whether anything of a table was read."""
        return table in self.tables or table in self.keys or table in self.ranges

    def covers(self, table: int, written: dict[int, list[Any]]) -> bool:
        """Whether a row was read, or would have been, that has one of the keys: `written` is index oid -> keys."""
        if table in self.tables:
            return True
        keys, ranges = self.keys.get(table), self.ranges.get(table)
        if keys is not None and any(i not in written or not known.isdisjoint(written[i]) for i, known in keys.items()):
            return True
        return ranges is not None and any(i not in written or any(_within(k, r) for k in written[i] for r in known) for i, known in ranges.items())


class Sxact:
    """A serializable transaction as others see it. `began` and `committed` are positions of `Conflicts.clock` (`committed` 0: it runs).
    `written`: table oid -> index oid -> keys of the rows before and after. `ins`: who read what this one wrote; `outs`: whose writes this
    one did not see. `first_out`: when the first of its outs committed, known at its own commit (0: none had). `watched`: those on whom it
    depends whether the snapshot of this READ ONLY transaction is safe; `watchers` is the other end. `is_prepared`: it cannot fail any more, and `committed`
    is when it was prepared, until it commits."""

    __slots__ = ("snapshot", "began", "committed", "read_only", "is_doomed", "is_safe", "is_unsafe", "reads", "written", "ins", "outs", "first_out", "watched",
                 "watchers", "wake", "is_prepared")

    def __init__(self, txn: Any, began: int) -> None:
        self.snapshot, self.began, self.read_only = txn.snapshot, began, txn.read_only
        self.committed = self.first_out = 0
        self.is_doomed = self.is_safe = self.is_unsafe = self.is_prepared = False
        self.reads = ReadSet()
        self.written: dict[int, dict[int, set[Any]]] = {}
        self.ins: set[Sxact] = set()
        self.outs: set[Sxact] = set()
        self.watched: set[Sxact] = set()
        self.watchers: set[Sxact] = set()
        self.wake: Callable[[], None] | None = None


class SerializableAccess(Access):
    """Notes what is read and written."""

    __slots__ = ()

    def scan(self, table: Table) -> Iterator[list[Row]]:
        self.db.conflicts.read_table(self.txn.sxact, table)
        return super().scan(table)

    def scan_ids(self, table: Table) -> Iterator[list[Row]]:
        self.db.conflicts.read_table(self.txn.sxact, table)
        return super().scan_ids(table)

    def lookup(self, table: Table, index: Index, key: Any, ids: bool) -> list[Row]:
        self.db.conflicts.read_key(self.txn.sxact, table, index, key)
        return super().lookup(table, index, key, ids)

    def range(self, table: Table, index: Index, low: Any, high: Any, low_inclusive: bool, high_inclusive: bool, reverse: bool, ids: bool,
              ) -> Iterator[list[Row]]:
        self.db.conflicts.read_range(self.txn.sxact, table, index, (low, high, low_inclusive, high_inclusive))
        return super().range(table, index, low, high, low_inclusive, high_inclusive, reverse, ids)

    def entries(self, table: Table, index: Index, queries: list[Any], ids: bool) -> Iterator[list[Row]]:
        self.db.conflicts.read_table(self.txn.sxact, table)
        return super().entries(table, index, queries, ids)

    def insert(self, table: Table, rows: list[Row]) -> None:
        self.db.conflicts.write(self.txn.sxact, table, 0, None, rows)
        super().insert(table, rows)

    def update(self, table: Table, rowid: int, old: Row, new: Row) -> None:
        self.db.conflicts.write(self.txn.sxact, table, rowid, old, (new,))
        super().update(table, rowid, old, new)

    def delete(self, table: Table, rowid: int, old: Row) -> None:
        self.db.conflicts.write(self.txn.sxact, table, rowid, old, ())
        super().delete(table, rowid, old)

    def update_rows(self, table: Table, ids: list[int], olds: list[Row], news: list[Row], changed: tuple[int, ...]) -> bool:
        if not super().update_rows(table, ids, olds, news, changed):
            return False
        for rowid, old, new in zip(ids, olds, news, strict=True):
            self.db.conflicts.write(self.txn.sxact, table, rowid, old, (new,))
        return True

    def delete_rows(self, table: Table, ids: list[int], olds: list[Row]) -> None:
        super().delete_rows(table, ids, olds)
        for rowid, old in zip(ids, olds, strict=True):
            self.db.conflicts.write(self.txn.sxact, table, rowid, old, ())

    def move(self, table: Table, rowid: int, old: Row, target: Table, new: Row, top: Table) -> None:
        self.db.conflicts.write(self.txn.sxact, table, rowid, old, ())
        self.db.conflicts.write(self.txn.sxact, target, 0, None, (new,))
        super().move(table, rowid, old, target, new, top)


class Conflicts:
    """A database's serializable transactions: those that run, and those that committed while one of them ran."""

    def __init__(self, database: Any) -> None:
        self.database = database
        self.clock = 0  # commits so far
        self.active: set[Sxact] = set()
        self.finished: list[Sxact] = []

    # --- from beginning to end ---

    def begin(self, txn: Any) -> None:
        """The transaction has its snapshot. One that only reads while nobody writes is tracked not at all."""
        writers = {s for s in self.active if not s.read_only}
        if txn.read_only and not writers:
            return
        sxact = txn.sxact = Sxact(txn, self.clock)
        self.active.add(sxact)
        if txn.read_only:
            sxact.watched = writers
            for w in writers:
                w.watchers.add(sxact)

    def await_safety(self, txn: Any) -> bool:
        """For DEFERRABLE: wait until it is known whether the snapshot is safe."""
        sxact = txn.sxact
        while sxact is not None and not sxact.is_safe and not sxact.is_unsafe:

            def register(resume: Callable[[], None]) -> None:
                sxact.wake = resume

            txn.session.wait(register)
        return sxact is None or bool(sxact.is_safe)

    def check_commit(self, txn: Any) -> None:
        """Before the commit: 40001 if others decided that the transaction must fail. It commits first of three, now, where somebody read what it
        wrote and a third one read what that one wrote: that pivot must fail then."""
        me = txn.sxact
        if me is None or me.is_safe or me.is_prepared:
            return
        self._fail_if_doomed(me, "commit attempt")
        for pivot in me.ins:
            if (not pivot.committed or pivot.is_prepared) and not pivot.is_doomed and any(
                    far is me or not (far.committed or far.read_only or far.is_doomed) for far in pivot.ins):
                if pivot.is_prepared:
                    raise _failure("commit attempt with conflict in from prepared pivot")
                pivot.is_doomed = True

    def note_prepared(self, txn: Any) -> None:
        """The transaction is prepared: nothing runs between `check_commit` and this. To the others it is as good as committed, but that those who commit
        before it really does are before it in the order, too."""
        me = txn.sxact
        if me is None or me.is_safe:
            return
        self._note_end(me, prepared=True)

    def _note_end(self, me: Sxact, *, prepared: bool) -> None:
        self.clock += 1
        me.committed, me.is_prepared = self.clock, prepared
        if not me.written:
            me.read_only = True
        if not me.read_only:
            me.first_out = min((w.committed for w in me.outs if w.committed), default=0)

    def restore(self, txn: Any, read: Iterable[int], written: Iterable[int]) -> None:
        """A transaction that was prepared before a restart: of its conflicts nothing is known, so it has some on either side, which are the worst."""
        txn.snapshot = self.database.volume.lsn
        self.clock = max(self.clock, 1)
        me = txn.sxact = Sxact(txn, self.clock)
        before, after = Sxact(txn, self.clock), Sxact(txn, self.clock)
        after.committed = me.first_out = 1
        me.committed, me.is_prepared = self.clock, True
        for reader, writer in ((before, me), (me, after)):
            reader.outs.add(writer)
            writer.ins.add(reader)
        me.reads.tables.update(read)
        me.written = {oid: {} for oid in written}
        self.active.add(me)

    def note_commit(self, txn: Any) -> None:
        """The transaction is committed: nothing runs between `check_commit` and this."""
        me = txn.sxact
        if me is None or me.is_safe:
            return
        self._note_end(me, prepared=False)
        for w in [w for w in me.outs if w.committed]:  # these edges have told what they can
            self._unlink(me, w)
        for r in [r for r in me.ins if r.committed or r.read_only]:
            self._unlink(r, me)
        self.finished.append(me)

    def end(self, txn: Any) -> None:
        """The transaction is over, by whatever way."""
        me = txn.sxact
        txn.sxact = None
        self.active.discard(me)
        if not me.committed:
            self._forget(me)
        for reader in me.watchers:
            reader.watched.discard(me)
            if me.first_out and me.first_out <= reader.began:
                reader.is_unsafe = True
            elif not reader.watched and not reader.is_unsafe:
                reader.is_safe = True
                self.active.discard(reader)
                self._forget(reader)
            if reader.wake is not None and (reader.is_safe or reader.is_unsafe):
                reader.wake()
        me.watchers.clear()
        for w in me.watched:
            w.watchers.discard(me)
        me.watched.clear()
        if self.finished:
            oldest = min((s.began for s in self.active), default=self.clock)
            self.finished = [s for s in self.finished if s.committed > oldest]

    def _forget(self, sxact: Sxact) -> None:
        for r in list(sxact.ins):
            self._unlink(r, sxact)
        for w in list(sxact.outs):
            self._unlink(sxact, w)

    @staticmethod
    def _unlink(reader: Sxact, writer: Sxact) -> None:
        reader.outs.discard(writer)
        writer.ins.discard(reader)

    # --- reading and writing ---

    def read_table(self, me: Sxact | None, table: Table) -> None:
        """All rows are read."""
        if me is not None and not me.is_safe:
            me.reads.add_table(table.oid)
            self._check_reading(me, table.oid, lambda written: True)

    def read_key(self, me: Sxact | None, table: Table, index: Index, key: Any) -> None:
        """The row with a unique key is read, if there is one."""
        if me is not None and not me.is_safe:
            me.reads.add_key(table.oid, index.oid, key)
            self._check_reading(me, table.oid, lambda written: index.oid not in written or key in written[index.oid])

    def read_range(self, me: Sxact | None, table: Table, index: Index, found: Range) -> None:
        """The rows in a range of an index are read."""
        if me is not None and not me.is_safe:
            me.reads.add_range(table.oid, index.oid, found)
            self._check_reading(me, table.oid, lambda written: index.oid not in written or any(_within(k, found) for k in written[index.oid]))

    def _check_reading(self, me: Sxact, table: int, hits: Callable[[dict[int, set[Any]]], bool]) -> None:
        self._fail_if_doomed(me, "conflict out checking")
        for w in self._others(me):
            written = w.written.get(table)
            if written is None or w in me.outs or not hits(written):
                continue
            if me.read_only and w.committed and not (w.first_out and w.first_out <= me.began):
                continue  # who only reads can come before it, unless another one did already whom the reader sees
            self._conflict(me, w, me)

    def write(self, me: Sxact | None, table: Table, rowid: int, old: Row | None, new: Iterable[Row]) -> None:
        """New rows, or a row that another version replaces, or none."""
        if me is None or me.is_safe:
            return
        self._fail_if_doomed(me, "conflict in checking")
        key_of, oid = self.database.index_key, table.oid
        gone = {i.oid: key_of(table, i, old, -1) if old is not None else None for i in table.indexes}
        come = {i.oid: [k for row in new if (k := key_of(table, i, row, -1)) is not None and k != gone[i.oid]] for i in table.indexes}
        keys = {i: some if gone[i] is None else [gone[i], *some] for i, some in come.items()}
        for r in self._others(me):
            if me in r.outs or not r.reads.covers(oid, keys):
                continue
            if old is not None and self.database.written_after(oid, rowid, r.snapshot) and not r.reads.covers(oid, come):
                continue  # it has read an older version: before the one who replaced that it must come, and so before us anyway
            self._conflict(r, me, me)
        written = me.written.setdefault(oid, {})
        for index, some in keys.items():
            written.setdefault(index, set()).update(some)

    def write_table(self, me: Sxact | None, table: Table) -> None:
        """All rows go at once."""
        if me is not None and not me.is_safe:
            self._fail_if_doomed(me, "conflict in checking")
            for r in self._others(me):
                if me not in r.outs and r.reads.has_any(table.oid):
                    self._conflict(r, me, me)
            me.written.setdefault(table.oid, {})

    def _others(self, me: Sxact) -> list[Sxact]:
        """Those who run or ran at the same time."""
        return [s for s in self.active if s is not me and not s.is_doomed] + [s for s in self.finished if s.committed > me.began]

    def _conflict(self, reader: Sxact, writer: Sxact, me: Sxact) -> None:
        """A new edge between `me` and another: who must fail if it completes a dangerous structure is `me`, or the writer where it can."""
        if self._is_dangerous(reader, writer):
            if me is writer:
                raise _failure("identification as a pivot, during write")
            if writer.committed:
                raise _failure("conflict out to pivot, during read")
            writer.is_doomed = True
        reader.outs.add(writer)
        writer.ins.add(reader)

    @staticmethod
    def _is_dangerous(reader: Sxact, writer: Sxact) -> bool:
        """Whether the edge makes the writer a pivot whose own out committed first of the three, or the reader one whose out, the writer, did."""
        if writer.committed and writer.first_out:
            return True
        for first in writer.outs:
            if first.committed and (not reader.committed or reader.is_prepared or first.committed <= reader.committed) and (
                    not writer.committed or writer.is_prepared or first.committed <= writer.committed) and (not reader.read_only or first.committed <= reader.began):
                return True
        return bool(writer.committed) and not reader.read_only and any(
            not far.is_doomed and (not far.committed or far.committed >= writer.committed) and (not far.read_only or far.began >= writer.committed)
            for far in reader.ins)

    @staticmethod
    def _fail_if_doomed(me: Sxact, during: str) -> None:
        if me.is_doomed:
            raise _failure(f"identification as a pivot, during {during}")


def _failure(reason: str) -> errors.SQLError:
    return errors.SerializationFailure("could not serialize access due to read/write dependencies among transactions",
                                       detail=f"Reason code: Canceled on {reason}.", hint="The transaction might succeed if retried.")


def _within(key: Any, r: Range) -> bool:
    low, high, low_inclusive, high_inclusive = r
    try:
        if low is not None and (key < low or (key == low and not low_inclusive)):
            return isinstance(key, tuple) and isinstance(low, tuple) and key[: len(low)] == low[: len(key)] and low_inclusive
        if high is not None and (key > high or (key == high and not high_inclusive)):
            return isinstance(key, tuple) and isinstance(high, tuple) and key[: len(high)] == high[: len(key)] and high_inclusive
    except TypeError:
        return True  # keys that cannot be compared (bounds with open ends): assume a conflict
    return True
