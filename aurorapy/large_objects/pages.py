"""Where large objects lie, and how their bytes are read and changed.

Two trees of a database, made with its first large object: one has a row (owner,) by oid, the other the objects' pages, rows (data,) by `oid << 31 | page
number`. A page has 2048 bytes of its object at the most; what no page has, up to the end of the last one, are zeros. To a transaction they are tables whose
rows have these numbers as rowids: its write set, savepoints, row locks and commit are those of all tables, and nothing of it is in the catalog. What was
granted on an object, and its comment, are kept where those of other objects are.

Source: PostgreSQL 15 manual, chapter 35, sections 53.30 and 53.31; its src/backend/storage/large_object/inv_api.c for what is written where.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.catalog.state import PG_CATALOG
from aurorapy.clock import CATALOG_ROOT
from aurorapy.planner.relation import Column, Table
from aurorapy.storage.btree import Tree
from aurorapy.transaction.locks import ROW_MODES

LARGE_OBJECT_CLASS, METADATA_CLASS = 2613, 2995  # pg_largeobject, whose oid addresses have, and pg_largeobject_metadata
PAGE_BYTES = 2048  # LOBLKSIZE
_PAGE_BITS = 31
BYTES_MAX = ((1 << _PAGE_BITS) - 1) * PAGE_BYTES  # MAX_LARGE_OBJECT_SIZE
OID_MAX = (1 << 32) - 1
_KEY = ("large objects", 0)  # of the catalog tree: the roots
_MISSING = object()
_KEY_SHARE, _OWNED, _UPDATE = (ROW_MODES.index(m) for m in ("key share", "no key update", "update"))


def tables(session: Any) -> tuple[Table, Table] | None:
    """(pages, metadata) as what the write set takes for tables; None while the database has had no large object."""
    db = session.database
    if db.large_objects is None:
        roots = db.tree(CATALOG_ROOT).get(_KEY, db.volume.lsn)
        if roots is None:
            return None
        db.large_objects = (Table(LARGE_OBJECT_CLASS, "pg_largeobject", PG_CATALOG, "r", (Column("data", 17, attnum=1),), roots[0], width=1),
                            Table(METADATA_CLASS, "pg_largeobject_metadata", PG_CATALOG, "r", (Column("lomowner", 26, attnum=1),), roots[1], width=1))
    found: tuple[Table, Table] = db.large_objects
    return found


def _made(session: Any) -> tuple[Table, Table]:
    """`tables`, made if they are not there: for good, whatever becomes of the transaction."""
    found = tables(session)
    if found is not None:
        return found
    db = session.database
    catalog = db.tree(CATALOG_ROOT)
    db.volume.bring(lambda: catalog.leaf(_KEY, db.volume.lsn))
    if catalog.get(_KEY, db.volume.lsn) is None:  # others may have run
        mtr = db.volume.begin()
        roots = Tree.create(mtr), Tree.create(mtr)
        catalog.insert(mtr, _KEY, roots)
        born = int(mtr.commit())
        db.born.update(dict.fromkeys(roots, born))
    made = tables(session)
    assert made is not None
    return made


def refuse_in_past(session: Any, what: str) -> None:
    """Raise 25006 where nothing can be written. A read-only transaction may write large objects, as in PostgreSQL 15."""
    if session.database.is_past:
        raise errors.ReadOnlySqlTransaction(f"cannot execute {what} in a read-only transaction")


class View:
    """The large objects of a database as of a snapshot, or (`lsn` None) as they are at each moment. `writes`: the own ones that are seen."""

    __slots__ = ("session", "lsn", "writes", "seen")

    def __init__(self, session: Any, lsn: int | None = None) -> None:
        self.session, self.lsn = session, lsn
        self.writes: dict[int, Any] = session.start_transaction().writes
        self.seen = [0]

    def freeze(self) -> None:
        """Go on seeing the own writes of now."""
        self.writes = {oid: self.writes[oid].copy() for oid in (LARGE_OBJECT_CLASS, METADATA_CLASS) if oid in self.writes}

    def hold(self) -> None:
        """Wait until what was read is durable."""
        self.session.hold(self.seen[0])

    def _as_of(self, table: Table) -> int | None:
        """The LSN to read at; None where the tree is younger."""
        db = self.session.database
        if self.lsn is None:
            return int(db.volume.lsn)
        return self.lsn if db.born.get(table.root, 0) <= self.lsn else None

    def row(self, table: Table, rowid: int) -> Any:
        """One row, None where there is none."""
        own = self.writes.get(table.oid)
        if own is not None and rowid in own.rows:
            return own.rows[rowid]
        lsn = self._as_of(table)
        return None if lsn is None else self.session.database.tree(table.root).find(rowid, lsn, self.seen)

    def rows(self, table: Table, low: int, high: int) -> Iterator[tuple[int, Any]]:
        """(rowid, row) of all rows with `low <= rowid <= high`, in order."""
        own = self.writes.get(table.oid)
        mine: dict[int, Any] = {}
        if own is not None and own.rows:
            wanted = range(low, high + 1) if high - low < len(own.rows) else [i for i in own.rows if low <= i <= high]
            mine = {i: own.rows[i] for i in wanted if i in own.rows}
        rest = sorted(i for i, r in mine.items() if r is not None)
        at = 0
        lsn = self._as_of(table)
        for keys, values in self.session.database.tree(table.root).scan(lsn, low, high, seen=self.seen) if lsn is not None else ():
            for rowid, row in zip(keys, values, strict=True):
                while at < len(rest) and rest[at] < rowid:
                    yield rest[at], mine[rest[at]]
                    at += 1
                if rowid not in mine:
                    yield rowid, row
            self.session.tick()
        for rowid in rest[at:]:
            yield rowid, mine[rowid]

    def last(self, table: Table, low: int, high: int) -> tuple[int, Any] | None:
        """The row with the highest rowid between two."""
        own = self.writes.get(table.oid)
        mine = {i: r for i, r in own.rows.items() if low <= i <= high} if own is not None else {}
        newest = max((i for i, r in mine.items() if r is not None), default=-1)
        lsn = self._as_of(table)
        for keys, values in self.session.database.tree(table.root).scan(lsn, low, high, reverse=True, seen=self.seen) if lsn is not None else ():
            for rowid, row in zip(keys, values, strict=True):
                if rowid < newest:
                    return newest, mine[newest]
                if rowid not in mine:
                    return rowid, row
        return (newest, mine[newest]) if newest >= 0 else None

    # --- objects ---

    def owner(self, oid: int) -> int | None:
        """Whose an object is; None where there is none of that oid."""
        found = tables(self.session)
        row = self.row(found[1], oid) if found is not None else None
        return None if row is None else int(row[0])

    def objects(self) -> Iterator[tuple[int, int]]:
        """(oid, owner) of all objects."""
        found = tables(self.session)
        if found is not None:
            yield from ((oid, row[0]) for oid, row in self.rows(found[1], 0, OID_MAX))

    def pages(self) -> Iterator[tuple[int, int, bytes]]:
        """(oid, page number, data) of all pages."""
        found = tables(self.session)
        if found is not None:
            yield from ((i >> _PAGE_BITS, i & (1 << _PAGE_BITS) - 1, row[0]) for i, row in self.rows(found[0], 0, (OID_MAX + 1 << _PAGE_BITS) - 1))

    def size(self, oid: int) -> int:
        """How long an object is: to the end of its last page."""
        found = tables(self.session)
        last = self.last(found[0], *_span(oid)) if found is not None else None
        return 0 if last is None else (last[0] & (1 << _PAGE_BITS) - 1) * PAGE_BYTES + len(last[1][0])

    def read(self, oid: int, offset: int, count: int) -> bytes:
        """Bytes from an offset, fewer where the object ends."""
        found = tables(self.session)
        if found is None or count <= 0:
            return b""
        out = bytearray()
        stop = offset + count
        first = oid << _PAGE_BITS
        for i, (data,) in self.rows(found[0], first + offset // PAGE_BYTES, first + min((stop - 1) // PAGE_BYTES, (1 << _PAGE_BITS) - 1)):
            at = (i - first) * PAGE_BYTES
            if at > offset + len(out):
                out += bytes(at - offset - len(out))  # a hole
            out += data[offset + len(out) - at : stop - at]
        return bytes(out)


def _span(oid: int) -> tuple[int, int]:
    return oid << _PAGE_BITS, (oid + 1 << _PAGE_BITS) - 1


# --- changing ---


class _Change:
    """Changes of one object: pages are locked and read anew before they are replaced, unless nobody else knows the object yet."""

    __slots__ = ("session", "txn", "oid", "table", "view", "writes", "fresh")

    def __init__(self, session: Any, oid: int) -> None:
        self.session, self.oid = session, oid
        self.txn = session.start_transaction()
        found = tables(session)
        if found is None:
            raise missing(oid)
        self.table = found[0]
        mine = self.txn.table(found[1])
        self.fresh = mine.rows.get(oid) is not None and mine.base[oid] is None
        if not self.fresh:
            session.database.locks.acquire(self.txn, ("r", METADATA_CLASS, oid), _KEY_SHARE, session.wait)
            if View(session).owner(oid) is None:
                raise missing(oid)
        self.view = View(session)
        self.writes = self.txn.table(self.table)

    def old(self, page: int) -> Any:
        """A page's row, locked; raises what PostgreSQL does where another transaction has changed it meanwhile."""
        rowid = (self.oid << _PAGE_BITS) + page
        if self.fresh:
            return self.writes.rows.get(rowid)
        before = self.view.row(self.table, rowid)
        if not self.session.database.locks.acquire(self.txn, ("r", LARGE_OBJECT_CLASS, rowid), _UPDATE, self.session.wait):
            now = self.view.row(self.table, rowid)
            if before is None and now is not None:
                raise _duplicate("pg_largeobject_loid_pn_index", "pg_largeobject", f"(loid, pageno)=({self.oid}, {page})")
            if now != before:
                raise errors.InternalError_("tuple concurrently updated" if now is not None else "tuple concurrently deleted")
        return before

    def put(self, page: int, data: bytes | None, old: Any) -> None:
        self.writes.put((self.oid << _PAGE_BITS) + page, None if data is None else (data,), old)


def missing(oid: int) -> errors.SQLError:
    return errors.UndefinedObject(f"large object {oid} does not exist")


def _duplicate(index: str, table: str, key: str) -> errors.SQLError:
    return errors.UniqueViolation(f'duplicate key value violates unique constraint "{index}"', detail=f"Key {key} already exists.",
                                  schema="pg_catalog", table=table, constraint=index)


def create(session: Any, oid: int) -> int:
    """Make an empty object, of a fresh oid if that is 0."""
    refuse_in_past(session, "lo_create()")
    table = _made(session)[1]
    txn = session.start_transaction()
    view = View(session)
    if not oid:
        while not oid or view.owner(oid) is not None:
            oid = session.catalog.new_oid()
    session.database.locks.acquire(txn, ("r", METADATA_CLASS, oid), _UPDATE, session.wait)
    if view.owner(oid) is not None:
        raise _duplicate("pg_largeobject_metadata_oid_index", "pg_largeobject_metadata", f"(oid)=({oid})")
    txn.table(table).put(oid, (session.user_oid,), None)
    return oid


def write(session: Any, oid: int, offset: int, data: bytes) -> None:
    """Replace bytes from an offset on."""
    if not data:
        return
    if offset + len(data) > BYTES_MAX:
        raise errors.InvalidParameterValue(f"invalid large object write request size: {len(data)}")
    refuse_in_past(session, "lowrite()")
    change = _Change(session, oid)
    at = 0
    while at < len(data):
        page, start = divmod(offset + at, PAGE_BYTES)
        part = data[at : at + PAGE_BYTES - start]
        old = change.old(page)
        have = b"" if old is None else old[0]
        change.put(page, have[:start].ljust(start, b"\0") + part + have[start + len(part) :], old)
        at += len(part)
        session.tick()


def truncate(session: Any, oid: int, length: int) -> None:
    """Make an object so long: cut off what is behind, or add zeros."""
    if not 0 <= length <= BYTES_MAX:
        raise errors.InvalidParameterValue(f"invalid large object truncation target: {length}")
    refuse_in_past(session, "lo_truncate()")
    change = _Change(session, oid)
    page, end = divmod(length, PAGE_BYTES)
    first = oid << _PAGE_BITS
    for i, _ in list(change.view.rows(change.table, first + page + 1, _span(oid)[1])):
        old = change.old(i - first)
        change.put(i - first, None, old)
    old = change.old(page)
    change.put(page, (b"" if old is None else old[0])[:end].ljust(end, b"\0"), old)


def unlink(session: Any, oid: int) -> None:
    """Remove an object, and what is said of it."""
    refuse_in_past(session, "lo_unlink()")
    found = tables(session)
    txn = session.start_transaction()
    view = View(session)
    if found is not None:
        session.database.locks.acquire(txn, ("r", METADATA_CLASS, oid), _UPDATE, session.wait)
    old = view.row(found[1], oid) if found is not None else None
    if found is None or old is None:
        raise missing(oid)
    pages = txn.table(found[0])
    for rowid, row in list(view.rows(found[0], *_span(oid))):
        pages.put(rowid, None, row)
    txn.table(found[1]).put(oid, None, old)
    catalog = session.catalog
    if (LARGE_OBJECT_CLASS, oid, 0) in catalog.comments or (LARGE_OBJECT_CLASS, oid, 0) in catalog.grants:
        from aurorapy.catalog.ddl import writable

        catalog = writable(session)
        catalog.put_comment((LARGE_OBJECT_CLASS, oid, 0), None)
        catalog.put_grant((LARGE_OBJECT_CLASS, oid, 0), None)


def set_owner(session: Any, oid: int, owner: int) -> None:
    """Give an object to another role."""
    found = tables(session)
    txn = session.start_transaction()
    if found is None:
        raise missing(oid)
    session.database.locks.acquire(txn, ("r", METADATA_CLASS, oid), _OWNED, session.wait)
    old = View(session).row(found[1], oid)
    if old is None:
        raise missing(oid)
    txn.table(found[1]).put(oid, (owner,), old)
