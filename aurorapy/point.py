"""Statements about one row, without operators: select and update by a unique key, insert of one row of values.

A point select outside a transaction needs none: it reads the newest pages in one go. Its answer must be held only if a
leaf that it read is newer than the volume's durable LSN. Inside a READ COMMITTED transaction all three work on the write set
directly. What they cannot do (a key that changes, foreign keys, a row that changed under a lock) is left to the operators.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from aurorapy.planner.execution import ExecState
from aurorapy.planner.operators.modify import Insert, Update
from aurorapy.planner.operators.policies import GuardedChecks
from aurorapy.planner.operators.rows import Project
from aurorapy.planner.operators.scan import IndexScan, Result
from aurorapy.planner.operators.triggered import TriggeredInsert, TriggeredUpdate
from aurorapy.planner.relation import claiming_indexes, computed_indexes
from aurorapy.transaction.locks import ROW_MODES, TABLE_MODES


class PointState(ExecState):
    """What kernels need: parameters and context."""

    __slots__ = ()

    def __init__(self, p: tuple[Any, ...], x: Any) -> None:
        self.p, self.x = p, x


class KeyLookup:
    """Finds the row of a unique key."""

    __slots__ = ("bounds", "condition", "table", "index", "oid", "lock", "single")

    def __init__(self, scan: IndexScan) -> None:
        self.bounds, self.condition, self.table, self.index = scan.bounds, scan.condition, scan.table, scan.index
        self.oid = scan.index.oid
        self.lock = ("t", scan.table.oid)

    def committed(self, db: Any, key: Any, lsn: int) -> tuple[int | None, Any, int]:
        """(rowid, row, newest LSN read) as of `lsn`; rowid None when there is none. PageFault where storage is far."""
        volume = db.volume
        if volume.faults:
            volume.faulting = True
            try:
                return self._found(db, key, lsn)
            finally:
                volume.faulting = False
        return self._found(db, key, lsn)

    def _found(self, db: Any, key: Any, lsn: int) -> tuple[int | None, Any, int]:
        """Integers often have no gaps between them: where a key would be then is looked at first, for each key that is looked at lies elsewhere
        in memory."""
        page, newest = db.tree(self.index.root).leaf(key, lsn)
        keys = page.keys
        slot = -1
        if type(key) is int and keys and type(first := keys[0]) is int:
            slot = key - first
        if not 0 <= slot < len(keys) or keys[slot] != key:
            slot = bisect_left(keys, key)
            if slot == len(keys) or keys[slot] != key:
                return None, None, newest
        rowid = page.values[slot]
        page, other = db.tree(self.table.root).leaf(rowid, lsn)
        if other > newest:
            newest = other
        keys = page.keys
        slot = rowid - keys[0]
        if slot >= len(keys) or keys[slot] != rowid:
            slot = bisect_left(keys, rowid)
        return rowid, page.values[slot], newest

    def own(self, db: Any, writes: Any, key: Any) -> tuple[int, Any] | None:
        """A row of the write set that has the key."""
        make = db.key_maker(self.table, self.index)
        for rowid, row in writes.rows.items():
            if row is not None and make(row, rowid) == key:
                return rowid, row
        return None


class Point(KeyLookup):
    """SELECT by a unique key."""

    __slots__ = ("project",)

    def __init__(self, scan: IndexScan, project: Any) -> None:
        super().__init__(scan)
        self.project = project

    def rows(self, db: Any, p: tuple[Any, ...], x: Any, usage: Any, writes: Any = None) -> tuple[list[Any], int] | None:
        """(rows, newest LSN read) as of now; None when somebody has locked the table. `usage`: where it is counted."""
        lock = db.locks.locks.get(self.lock)
        if lock is not None and writes is None and (lock.queue or lock.modes & EXCLUSIVE):
            return None
        s = PointState(p, x)
        key = self.bounds(s)
        if key is None:
            usage[self.oid][0] += 1
            return [], 0
        rowid, row, newest = self.committed(db, key, db.volume.lsn)
        if writes is not None and writes.rows:
            if len(writes.rows) > OWN_ROWS_MAX:
                return None
            mine = self.own(db, writes, key)
            if mine is not None:
                row = mine[1]
            elif rowid in writes.rows:
                row = None
        if row is None:
            usage[self.oid][0] += 1
            return [], newest
        usage[self.oid][7] += 1
        rows = [row]
        if self.condition is not None:
            rows = self.condition(rows, s)
        if self.project is not None:
            rows = self.project(rows, s)
        return rows, newest if newest > db.catalog_lsn else db.catalog_lsn


_UPDATE, _ROW_EXCLUSIVE = ROW_MODES.index("update"), TABLE_MODES.index("row exclusive")


def _first_write(session: Any, txn: Any, table: Any) -> Any:
    """The write set of a table that a transaction has not changed yet, and may change."""
    txn.db.locks.acquire(txn, ("t", table.oid), _ROW_EXCLUSIVE, session.wait)
    return txn.table(table)


class PointUpdate(KeyLookup):
    """UPDATE of one row by a unique key that stays as it is."""

    __slots__ = ("node", "mode", "checks", "unchecked")

    def __init__(self, node: Update, scan: IndexScan) -> None:
        super().__init__(scan)
        self.node, self.mode, self.checks = node, ROW_MODES.index(node.strength), node.checks
        self.unchecked = not node.checks.checks and node.checks.generated is None and not any(
            c.attnum - 1 in node.changed for c in node.checks.required)

    def run(self, session: Any, p: tuple[Any, ...]) -> int:
        """The number of rows changed: 0 or 1; -1 when the operators must do it."""
        txn, db = session.transaction, session.database
        writes = txn.writes.get(self.table.oid)
        if writes is None:
            writes = _first_write(session, txn, self.table)
        elif len(writes.rows) > OWN_ROWS_MAX or writes.table is not self.table:
            return -1
        s = PointState(p, session.context)
        key = self.bounds(s)
        if key is None:
            return 0
        lsn = session.statement_lsn = db.volume.lsn
        rowid, row, _ = self.committed(db, key, lsn)
        mine = self.own(db, writes, key) if writes.rows else None
        if mine is not None:
            rowid, row = mine
        elif rowid is None or rowid in writes.rows:
            txn.usage[self.oid][0] += 1
            return 0
        txn.usage[self.oid][7] += 1
        found = (*row, rowid)
        if self.condition is not None and not self.condition([found], s):
            return 0
        if mine is not None:
            if self.mode == _UPDATE:  # it may have a weaker lock
                db.locks.acquire(txn, ("r", self.table.oid, rowid), _UPDATE, session.wait)
        elif not (db.locks.acquire(txn, ("r", self.table.oid, rowid), self.mode, session.wait) and db.volume.lsn == lsn):
            newest = db.tree(self.table.root).get(rowid, db.volume.lsn)
            if newest is not row and (newest != row or db.written_after(self.table.oid, rowid, lsn)):
                if newest is None:
                    return 0
                found = (*newest, rowid)
                if self.node.recheck is not None and not self.node.recheck([found], s):
                    return 0
                row = newest
        new = self.node.new_rows([found], s)
        if not self.unchecked:
            new = self.checks.apply(new, s, self.node.changed)
        writes.put(rowid, new[0], row)
        return 1


class PointInsert:
    """INSERT of one row of values into a table without unique indexes or foreign keys."""

    __slots__ = ("table", "kernel", "checks")

    def __init__(self, node: Insert, kernel: Any) -> None:
        self.table, self.kernel, self.checks = node.table, kernel, node.checks

    def run(self, session: Any, p: tuple[Any, ...]) -> int:
        """1, the number of rows inserted; -1 when the operators must do it."""
        txn = session.transaction
        writes = txn.writes.get(self.table.oid)
        if writes is None:
            writes = _first_write(session, txn, self.table)
        elif writes.table is not self.table:
            return -1
        s = PointState(p, session.context)
        rows = self.checks.apply(self.kernel([()], s), s)
        writes.put(session.database.next_rowid(self.table), rows[0], None)
        return 1


EXCLUSIVE = 1 << TABLE_MODES.index("access exclusive")  # the one mode that keeps readers out
OWN_ROWS_MAX = 16  # rows of the write set that are looked through one by one


def _plain(table: Any) -> bool:
    return not table.short_rows and table.rows is None and table.root > 0


class DerivedPoint(Point):
    """One with parameters that are computed first."""

    __slots__ = ("derive",)

    def __init__(self, scan: IndexScan, project: Any, derive: Any) -> None:
        super().__init__(scan, project)
        self.derive = derive

    def rows(self, db: Any, p: tuple[Any, ...], x: Any, usage: Any, writes: Any = None) -> tuple[list[Any], int] | None:
        return super().rows(db, self.derive(PointState(p, x)), x, usage, writes)


class DerivedUpdate(PointUpdate):
    """One with parameters that are computed first."""

    __slots__ = ("derive",)

    def __init__(self, node: Update, scan: IndexScan, derive: Any) -> None:
        super().__init__(node, scan)
        self.derive = derive

    def run(self, session: Any, p: tuple[Any, ...]) -> int:
        return super().run(session, self.derive(PointState(p, session.context)))


class DerivedInsert(PointInsert):
    """One with parameters that are computed first."""

    __slots__ = ("derive",)

    def __init__(self, node: Insert, kernel: Any, derive: Any) -> None:
        super().__init__(node, kernel)
        self.derive = derive

    def run(self, session: Any, p: tuple[Any, ...]) -> int:
        return super().run(session, self.derive(PointState(p, session.context)))


_ASKING = ("x.", "(x", " x,", "s.cast", "s.subplan")


def point_of(node: Any, subplans: list[Any], derive: Any = None) -> Point | None:
    """The point select that a plan is, or None. `derive`: what computes more parameters first."""
    if subplans:
        return None
    project = None
    if type(node) is Project:
        project, node = node.kernel, node.children[0]
    if type(node) is not IndexScan or not node.unique or node.index.deferrable or node.ids or not _plain(node.table):
        return None
    kernels: tuple[Any, ...] = (node.bounds, node.condition, project, derive and derive.kernel)
    if any(k is not None and any(word in k.source for word in _ASKING) for k in kernels):
        return None  # it asks the session for something
    return Point(node, project) if derive is None else DerivedPoint(node, project, derive)


def point_write_of(node: Any, subplans: list[Any], derive: Any = None) -> PointUpdate | PointInsert | None:
    """The write of one row that a plan is, or None."""
    if subplans or not isinstance(node, Update | Insert) or node.returning is not None or not _plain(node.table) or computed_indexes(node.table) or (
            isinstance(node, TriggeredInsert | TriggeredUpdate) or isinstance(node.checks, GuardedChecks)):
        return None
    source, table = node.children[0], node.table
    if isinstance(node, Insert):
        if node.conflict is None and not table.foreign_keys and not claiming_indexes(table) and type(source) is Project and type(
                source.children[0]) is Result and source.children[0].condition is None:
            return PointInsert(node, source.kernel) if derive is None else DerivedInsert(node, source.kernel, derive)
        return None
    if node.several or node.start or type(source) is not IndexScan or not source.unique or source.index.deferrable or not source.ids or node.strength == "update":
        return None
    if any("s.access" in getattr(k, "source", "") for k in (source.bounds, source.condition, node.new_rows, derive and derive.kernel)):
        return None  # xmin
    changed = set(node.changed)
    if any(a - 1 in changed for k in table.foreign_keys for a in k.columns):
        return None
    for index in table.indexes:  # a unique key may depend on a changed column only through the index's columns
        if (index.unique or index.exclusion) and (index.predicate is not None or any(not c.attnum or c.attnum - 1 in changed for c in index.columns)):
            return None
    return PointUpdate(node, source) if derive is None else DerivedUpdate(node, source, derive)
