"""A transaction's changes as a record, when it commits.

The undo log has every version that it has put, those of savepoints that were gone back to taken out again; what stands between them (TRUNCATE, messages, new
definitions) the transaction notes with the log's length (`transaction.marks`). Of an old row is kept what the table's replica identity says: nothing, the key if it
has changed, or the row.

Source: PostgreSQL 15 manual, ALTER TABLE ... REPLICA IDENTITY, sections 49.6.4 and 55.9; heapam.c's ExtractReplicaIdentity.
"""

from __future__ import annotations

from collections import deque
from typing import Any, NamedTuple

from aurorapy.catalog.codec import decode, encode
from aurorapy.catalog.state import PG_CATALOG
from aurorapy.planner.relation import Table
from aurorapy.publications.identity import identity_index
from aurorapy.storage import codec
from aurorapy.transaction.access import full_rows
from aurorapy.transaction.marks import note

Row = tuple[Any, ...]
INSERT, UPDATE, DELETE, TRUNCATE, MESSAGE = range(5)
PART_BYTES = 16_000  # half a page
_PLAIN, _CATALOG = b"p", b"c"  # a record's first byte: whether it has changes of the catalog
_UNSEEN = frozenset(("counter", "statistic", "comment", "grant"))  # kinds of the catalog that no decoding asks for
_MISSING = object()


class Record(NamedTuple):
    """`at`: when it was committed; `catalog`: (kind, oid, old, new) of what it changed in the catalog; `tables`: a descriptor, or None for the one of the catalog as
    of the commit, with its oid; `changes`: (kind, place in `tables`, old row or None, new row or None), or of other kinds (TRUNCATE, oids, cascade, restart) and
    (MESSAGE, transactional, prefix, content)."""

    xid: int
    at: int
    catalog: tuple[tuple[str, Any, Any, Any], ...]
    tables: tuple[tuple[int, Table | None], ...]
    changes: tuple[tuple[Any, ...], ...]


def truncated(session: Any, tables: list[Table], *, cascade: bool, restart: bool) -> None:
    """TRUNCATE has been done, in a database with slots."""
    oids = tuple([t.oid for t in tables if t.persistence == "p" and t.kind in "rp"])
    if oids:
        note(session.transaction, (TRUNCATE, oids, cascade, restart))


def parts_of(record: tuple[Any, ...], *, catalog: bool) -> list[bytes]:
    """A record as values of the tree."""
    data = (_CATALOG if catalog else _PLAIN) + codec.pack(record)
    return [data[i:i + PART_BYTES] for i in range(0, len(data), PART_BYTES)]


def pack(txn: Any, catalog: Any, at: int) -> list[bytes] | None:
    """What a transaction that commits has done; None if there is nothing to tell."""
    before = txn.db.catalog
    changed = () if catalog is None else tuple([
        (kind, oid, encode(before.value(kind, oid)), encode(value)) for (kind, oid), value in catalog.changes.items() if kind not in _UNSEEN])
    tables: dict[int, int] = {}  # id of a descriptor -> its place
    described: list[tuple[int, Any]] = []
    known = (catalog or before).tables
    changes: list[tuple[Any, ...]] = []

    def place(t: Table) -> int:
        found = tables.get(id(t))
        if found is None:
            found = tables[id(t)] = len(described)
            described.append((t.oid, None if known.get(t.oid) is t else encode(t)))
        return found

    marks = deque([m for m in txn.decoded if m.writes is None])
    for i, (table, old, new) in enumerate(_versions(txn)):
        while marks and marks[0].at <= i:
            changes.append(marks.popleft().change)
        if table.schema == PG_CATALOG or table.persistence != "p" or table.kind not in "rm":
            continue
        changes.append(_change(place(table), table, old, new))
    changes += [m.change for m in marks]
    if not changes and not changed:
        return None
    xid = int(txn.db.numbers.of(txn)) & 0xFFFFFFFF
    return parts_of((xid, at, changed, tuple(described), tuple(changes)), catalog=bool(changed))


def pack_message(prefix: str, content: bytes, at: int) -> list[bytes]:
    """A message that belongs to no transaction."""
    return parts_of((0, at, (), (), ((MESSAGE, False, prefix, content),)), catalog=False)


def unpack(parts: list[bytes]) -> Record:
    """A record of its parts."""
    xid, at, catalog, tables, changes = codec.unpack(b"".join(parts)[1:])
    return Record(xid, at, tuple([(kind, oid, decode(old), decode(new)) for kind, oid, old, new in catalog]),
                  tuple([(oid, None if t is None else decode(t)) for oid, t in tables]), changes)


def changes_catalog(first: bytes) -> bool:
    """Whether a record has changes of the catalog, by its first part."""
    return first[:1] == _CATALOG


def _versions(txn: Any) -> list[tuple[Table, Row | None, Row | None]]:
    """Each change of a row: table, old row, new row."""
    later: dict[tuple[int, int], Any] = {}
    out = []
    defined: dict[int, Table] = {}  # by write set, where it had another definition
    redefined = [m for m in txn.decoded if m.writes is not None]
    for i, (w, rowid, before) in zip(range(len(txn.undo) - 1, -1, -1), reversed(txn.undo), strict=True):
        while redefined and redefined[-1].at > i:
            m = redefined.pop()
            defined[id(m.writes)] = m.table
        new = later.get((id(w), rowid), _MISSING)
        if new is _MISSING:
            new = w.rows.get(rowid)
        old = before if before is None or type(before) is tuple else w.base.get(rowid)
        later[id(w), rowid] = old
        out.append((defined.get(id(w), w.table) if defined else w.table, old, new))
    out.reverse()
    return out


def _change(place: int, table: Table, old: Row | None, new: Row | None) -> tuple[Any, ...]:
    old, new = [None if r is None else full_rows(table, [r])[0] for r in (old, new)]
    if old is None:
        return INSERT, place, None, new
    kept = _identity(table, old, new)
    return (DELETE if new is None else UPDATE), place, kept, new


def _identity(table: Table, old: Row, new: Row | None) -> Row | None:
    """What is kept of an old row."""
    if table.identity == "f":
        return old
    index = identity_index(table)
    if index is None:
        return None
    key = {c.attnum - 1 for c in index.columns}
    if new is not None and all(old[i] == new[i] for i in key):
        return None
    return tuple([v if i in key else None for i, v in enumerate(old)])
