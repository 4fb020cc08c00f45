"""Locking and writing many rows at once, where nobody is in the way.

Row by row, each lock is looked for, each unique key is looked up in its tree. Of a batch, the locks are taken together if none of the things is locked at all,
and sorted keys meet each leaf once (`storage.many.has_any`). Whatever else there is, somebody's lock, a key that may be taken, a deferrable constraint, is said by
False, and nothing has been done then: the rows are to be met one by one.

Invariant that lets the own writes go unsearched for a unique key: each key in them is in the tree, or this transaction has its lock.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from aurorapy.planner.relation import Index, Table
from aurorapy.storage.many import has_any

from .locks import EXCLUSIVE, ROW_MODES

Row = tuple[Any, ...]
INSERTED_MIN = 8  # rows: fewer are as soon inserted one by one


class ManyRows:
    """Mixed into Access."""

    __slots__ = ()

    def lock_rows(self: Any, table: Table, ids: list[int], strength: str) -> bool:
        """Lock rows of which each is as it was seen. What the transaction has written needs no lock but for its key, nor that if it is new."""
        txn = self.txn
        writes = txn.writes.get(table.oid)
        if self.strict or self.db.volume.lsn != self.lsn:
            return False
        if writes is not None and not writes.rows.keys().isdisjoint(ids):
            if self.writes is not txn.writes:
                return False  # some may be written by the statement itself
            own, base = writes.rows, writes.base
            if strength == "update" and any(i in own and base[i] is not None for i in ids):
                return False
            ids = [i for i in ids if i not in own]
        oid = table.oid
        return bool(self.db.locks.acquire_many(txn, [("r", oid, i) for i in ids], ROW_MODES.index(strength)))

    def unlock_since(self: Any, position: int) -> None:
        """Let go of what was locked since the transaction had so many locks."""
        self.db.locks.release_since(self.txn, position)

    def insert_rows(self: Any, table: Table, rows: list[Row]) -> bool:
        """`insert` of rows of which the computed keys have been looked at."""
        if len(rows) < INSERTED_MIN:
            return False
        txn, db = self.txn, self.db
        claiming = db.claiming(table)
        if claiming:
            ids = [-1] * len(rows)
            claims = [(i, db.many_keys(table, i)(rows, ids)) for i in claiming if _is_plain(i)]
            if len(claims) < len(claiming) or not _claim(self, claims):
                return False
        txn.table(table).put_new(db.next_rowid(table, len(rows)), rows)
        if table.foreign_keys:
            self._after(table, None, rows)
        return True

    def update_rows(self: Any, table: Table, ids: list[int], olds: list[Row], news: list[Row], changed: tuple[int, ...]) -> bool:
        """Replace rows that `lock_rows` has locked. `changed`: the slots that may have changed."""
        txn, db = self.txn, self.db
        for index in db.computed(table):
            for new in news:
                db.index_key(table, index, new, 0)
        none = [-1] * len(ids)
        claims = []
        for index in db.claiming(table):
            if not _depends(index, changed):
                continue
            if not _is_plain(index):
                return False
            make = db.many_keys(table, index)
            claims.append((index, [b for a, b in zip(make(olds, none), make(news, none), strict=True) if a != b]))
        if claims and not _claim(self, claims):
            return False
        txn.table(table).put_many(ids, olds, news)
        if self.touched is not None:
            self.touched.update([(table.oid, i) for i in ids])
        if table.foreign_keys or table.referenced_by:
            self.checks.append(partial(_check_changed, self, table, olds, news))
        return True

    def delete_rows(self: Any, table: Table, ids: list[int], olds: list[Row]) -> None:
        """Remove rows that `lock_rows` has locked."""
        self.txn.table(table).put_many(ids, olds, [None] * len(ids))
        if table.referenced_by:
            self.checks.append(partial(_check_deleted, self, table, olds))


def _check_changed(access: Any, table: Table, olds: list[Row], news: list[Row]) -> None:
    for old, new in zip(olds, news, strict=True):
        access.db.foreign_keys.check(access, table, old, [new])


def _check_deleted(access: Any, table: Table, olds: list[Row]) -> None:
    for old in olds:
        access.db.foreign_keys.check(access, table, old, [])


def _is_plain(index: Index) -> bool:
    """Whether a key of it is taken or free by its tree alone, as soon as it is locked."""
    return bool(index.unique and not index.deferrable and not index.own_order and not index.exclusion)


def _depends(index: Index, changed: tuple[int, ...]) -> bool:
    """Whether an index may have other keys when these slots have changed."""
    return index.predicate is not None or any(not c.attnum or c.attnum - 1 in changed for c in index.columns)


def _claim(access: Any, claims: list[tuple[Index, list[Any]]]) -> bool:
    """Lock unique keys that nobody has; None and keys with a NULL need no claim."""
    txn, db = access.txn, access.db
    position = len(txn.locks)
    locked = []
    for index, keys in claims:
        if not index.bare:
            width = len(index.columns)
            keys = [k for k in keys if k is not None and len(k) <= width]
        names = dict.fromkeys([("k", index.oid, k) for k in keys])
        if len(names) < len(keys) or not db.locks.acquire_many(txn, names, EXCLUSIVE):
            db.locks.release_since(txn, position)
            return False
        locked.append((index, keys))
    for index, keys in locked:  # only now: a page may have to be waited for
        keys.sort()
        if has_any(db.tree(index.root), db.volume.lsn, keys):
            db.locks.release_since(txn, position)
            return False
    return True
