"""Which transaction last wrote a row: xmin, of tables of which somebody has asked for it.

Rows have no room for it: a page as of an LSN is what tells versions apart here. So it is remembered in memory from the moment on in which a table's xmin is
first asked for. All rows of before have one number then, which is given out for that; who changes a row later leaves its own. Nobody can tell the difference, for
nobody has seen another xmin of those rows. A restart, a rewind or a branch begins anew, with higher numbers than were ever given.

Invariant, for those who keep an xmin to see whether a row has changed since: two versions of a row have never the same one. Where what is remembered does not
reach back to a reader's snapshot, it gets a number that no row has otherwise.

Source: PostgreSQL 15 manual, section 5.5 (System Columns).
"""

from __future__ import annotations

from typing import Any

from .usage import tables_of

MASK = 0xFFFFFFFF  # an xid is the lower half of a number
ROWS_MAX = 500_000  # that are remembered of a table before it begins anew
TABLES_FROM = 1000  # tables from which on those that are gone are looked for

Stamp = tuple[int, int, Any]  # LSN of the commit, number of the transaction, what was before if a snapshot may still see it


class Stamps:
    """Those of a table. `since`: the number of rows that were there at `lsn`; `older`: that of versions of which nothing is known."""

    __slots__ = ("root", "lsn", "older", "since", "changed")

    def __init__(self, root: int, lsn: int, older: int, since: int) -> None:
        self.root, self.lsn, self.older, self.since = root, lsn, older, since
        self.changed: dict[int, Stamp] = {}

    def at(self, rowid: int, lsn: int) -> int:
        """The number of the version that a snapshot sees."""
        stamp = self.changed.get(rowid)
        if stamp is None:
            return self.since if lsn >= self.lsn else self.older
        while stamp[0] > lsn:
            stamp = stamp[2]
            if stamp is None:
                return self.older
        return stamp[1]

    def newest(self, rowid: int) -> int:
        """The number of the newest version."""
        stamp = self.changed.get(rowid)
        return self.since if stamp is None else stamp[1]

    def note(self, rows: dict[int, Any], lsn: int, number: int, *, remember: bool) -> None:
        """A transaction has written these rows (None: deleted them). `remember`: somebody's snapshot may see what was before."""
        changed = self.changed
        for rowid, row in rows.items():
            if remember:
                changed[rowid] = lsn, number, changed.get(rowid, (self.lsn, self.since, None))
            elif row is None:
                changed.pop(rowid, None)
            else:
                changed[rowid] = lsn, number, None


class Stamped:
    """Mixed into Access: the system columns that tell of transactions."""

    __slots__ = ()

    def xmin(self: Any, oid: int, rowid: int) -> int:
        """The transaction that has written a row, as an xid."""
        stamps = self.stamps.get(oid)
        if stamps is None:
            stamps = self.stamps[oid] = self.db.stamps.of(self.txn, oid)
        writes = self.txn.writes.get(oid)
        if writes is not None and writes.rows.get(rowid) is not None:
            return int(self.own_xid())
        if self.renewed is not None and (oid, rowid) in self.renewed:
            return int(stamps.newest(rowid) & MASK)
        return int(stamps.at(rowid, self.lsn) & MASK)

    def xmax(self: Any, oid: int, rowid: int) -> int:
        """The transaction that has a row locked, as an xid; 0 when nobody has."""
        writes = self.txn.writes.get(oid)
        if writes is not None and writes.rows.get(rowid) is not None:
            return 0
        holders = self.db.locks.holders_of(("r", oid, rowid))
        return max([self.db.numbers.of(owner) for owner in holders], default=0) & MASK

    def own_xid(self: Any, *tables: int) -> int:
        """The own transaction's xid, which is xmin of what it writes to these tables."""
        for oid in tables:
            self.db.stamps.of(self.txn, oid)
        return int(self.db.numbers.of(self.txn)) & MASK


class Ending:
    """What a transaction that is about to commit has written to such tables."""

    def __init__(self, number: int, rows: list[tuple[Stamps, dict[int, Any]]]) -> None:
        self.number, self.rows = number, rows

    def settle(self, lsn: int, *, remember: bool) -> None:
        """It has committed."""
        for stamps, rows in self.rows:
            stamps.note(rows, lsn, self.number, remember=remember)


class TableStamps(dict[int, Stamps]):
    """A database's, by the oid of the table; empty until somebody asks. `given`: LSN, number and parents of the one that was begun last."""

    def __init__(self) -> None:
        super().__init__()
        self.given: tuple[int, int, tuple[int, ...]] = 0, 0, ()
        self.most = TABLES_FROM

    def of(self, txn: Any, oid: int) -> Stamps:
        """A table's, begun if need be."""
        db = txn.db
        table = txn.session.catalog.tables.get(oid)
        root = 0 if table is None else table.root
        found = self.get(oid)
        if found is None or found.root != root or len(found.changed) > ROWS_MAX:
            if root in txn.created:
                since = db.numbers.of(txn)
            elif found is None and table is not None and table.parents and self.given == (db.volume.lsn, db.numbers.last, table.parents):
                since = self.given[1]  # nothing has happened since: partitions of a table begin with one number
            else:
                since = db.numbers.skip(2)
                self.given = db.volume.lsn, since, () if table is None else table.parents
            if len(self) >= self.most:
                self._forget(txn)
            found = self[oid] = Stamps(root, db.volume.lsn, since - 1, since)
        return found

    def _forget(self, txn: Any) -> None:
        """Drop those of tables that are no more."""
        known = {*txn.created, *(t.root for t in tables_of(txn))}
        for oid in [oid for oid, stamps in self.items() if stamps.root not in known]:
            del self[oid]
        self.most = max(TABLES_FROM, 2 * len(self))

    def ending(self, txn: Any, writes: list[Any]) -> Ending | None:
        """Before a transaction with these writes commits; None where they concern no such table."""
        rows = [(found, w.rows) for w in writes if (found := self.get(w.table.oid)) is not None]
        return Ending(txn.db.numbers.of(txn), rows) if rows else None

    def changed_after(self, oid: int, rowid: int, lsn: int) -> bool:
        """Whether a row of one of these tables was committed anew after `lsn`."""
        found = self.get(oid)
        stamp = None if found is None else found.changed.get(rowid)
        return stamp is not None and stamp[0] > lsn
