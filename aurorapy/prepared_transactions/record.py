"""A prepared transaction as bytes, and back.

What a transaction has read, SERIALIZABLE, is kept by tables, and who conflicted with it not at all: after a restart it counts as one that others conflict with
on both sides, so that some fail who need not, and none commits who must not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from aurorapy.catalog.codec import decode, encode
from aurorapy.catalog.state import PG_CATALOG
from aurorapy.clock import CATALOG_ROOT
from aurorapy.large_objects.pages import tables as large_object_tables
from aurorapy.planner.relation import Table
from aurorapy.storage import codec
from aurorapy.transaction import exclusion
from aurorapy.transaction.locks import EXCLUSIVE, More, modes_of
from aurorapy.transaction.marks import Mark
from aurorapy.transaction.transaction import Transaction
from aurorapy.transaction.write_set import TableWrites, as_written

KIND = "prepared"
PART_BYTES = 16_000  # half a page
ROWS = Table(-1, "prepared transactions", PG_CATALOG, "r", (), CATALOG_ROOT, width=1)  # the records, as the write set takes them: their rowids are the keys
_DATA = ("counter", "statistic")  # kinds of the catalog whose changes are data


class Facts(NamedTuple):
    """What is known of a prepared transaction besides what it does. `number`: its number as transactions have them; `owner`: a role's oid."""

    volume: int
    gid: str
    owner: int
    at: int
    number: int


# --- to bytes -----------------------------------------------------------------------------------


def pack(facts: Facts, txn: Transaction) -> list[bytes]:
    """The parts of a record."""
    catalog = txn.catalog
    lasting = txn.session.catalog.tables
    sxact = txn.sxact
    locks = txn.db.locks.locks
    held = dict.fromkeys(key.key if type(key) is More else key for key in txn.locks)
    announced = [(index, by_txn[txn]) for index, by_txn in txn.db.excluding.items() if txn in by_txn]
    data = codec.pack((
        1, tuple(facts), txn.isolation, txn.read_only,
        () if catalog is None else tuple([(kind, oid, value if kind in _DATA else encode(value)) for (kind, oid), value in catalog.changes.items()]),
        tuple([(oid, w.table.root, tuple([(rowid, row, w.base[rowid]) for rowid, row in w.rows.items()])) for oid, w in txn.writes.items()
               if w.rows and (oid in lasting or w.table.schema == PG_CATALOG)]),
        tuple([(key, bits) for key in held if key in locks and (bits := locks[key].holders.get(txn))]),
        tuple([(index, key, values) for index, rows in announced for key, values in rows.items()]),
        tuple(txn.drops), tuple(txn.created), tuple(txn.moved),
        tuple([(*key, value) for key, value in (txn.shared or {}).items()]),
        None if sxact is None or sxact.is_safe else (tuple({*sxact.reads.tables, *sxact.reads.keys, *sxact.reads.ranges}), tuple(sxact.written)),
        tuple([m.change for m in txn.decoded if m.writes is None])))
    return [data[i:i + PART_BYTES] for i in range(0, len(data), PART_BYTES)]


def keys(number: int, parts: int) -> list[tuple[str, tuple[int, int]]]:
    """Where the parts of a record lie."""
    return [(KIND, (number, part)) for part in range(parts)]


def write(database: Any, number: int, parts: list[bytes], check: Callable[[], None]) -> int:
    """Store a record, and the oids that its transaction has used: the LSN at which it is durable. May wait before it begins; then `check` may raise."""
    tree = database.tree(CATALOG_ROOT)
    counter = "counter", 0

    def touch() -> None:
        for key in (*keys(number, 1), counter):
            tree.leaf(key, database.volume.lsn)

    mtr = database.begin(CATALOG_ROOT, touch)
    try:
        check()
    except BaseException:
        mtr.commit()
        raise
    for key, data in zip(keys(number, len(parts)), parts, strict=True):
        tree.insert(mtr, key, data)
    tree.update(mtr, counter, database.catalog.oids[0])
    return int(mtr.commit())


def erase(database: Any, number: int, parts: int) -> int:
    """Forget a record: the LSN at which that is durable."""
    tree = database.tree(CATALOG_ROOT)

    def touch() -> None:
        for key in keys(number, parts):
            tree.leaf(key, database.volume.lsn)

    mtr = database.begin(CATALOG_ROOT, touch)
    for key in keys(number, parts):
        tree.delete(mtr, key)
    return int(mtr.commit())


def add_erasure(txn: Transaction, number: int, parts: int) -> None:
    """Let the transaction's commit forget its record."""
    writes = TableWrites(ROWS, txn.db, [])
    for key in keys(number, parts):
        writes.rows[key] = None  # type: ignore[index]
        writes.base[key] = ()  # type: ignore[index]
    txn.writes[ROWS.oid] = writes


# --- and back -----------------------------------------------------------------------------------


def read(database: Any) -> Iterator[tuple[Facts, int, tuple[Any, ...]]]:
    """The records of a database that were made in its own volume: facts, number of parts, and what `restore` takes."""
    parts: dict[int, list[bytes]] = {}
    for found, values in database.tree(CATALOG_ROOT).scan(database.volume.lsn, (KIND, (0, 0)), (KIND + "\0", (0, 0))):
        for (_, (number, _)), value in zip(found, values, strict=True):
            parts.setdefault(number, []).append(value)
    for some in parts.values():
        _, facts, *rest = codec.unpack(b"".join(some))
        if facts[0] == database.volume.volume_id:
            yield Facts(*facts), len(some), tuple(rest)


def restore(holder: Any, facts: Facts, rest: tuple[Any, ...]) -> Transaction:
    """The transaction of a record, with its locks. Nobody else has any yet, but others that were prepared."""
    isolation, read_only, changes, writes, locks, announced, drops, created, moved, shared, serializable, *more = rest
    db = holder.database
    txn = holder.transaction = Transaction(db, holder, isolation, read_only)
    txn.number = facts.number
    db.numbers.running.add(facts.number)
    if changes:
        txn.catalog = db.catalog.copy()
        txn.catalog.base = db.catalog
        txn.catalog.redo({(kind, oid): value if kind in _DATA else decode(value) for kind, oid, value in changes})
    for oid, root, rows in writes:
        _restore_rows(holder, txn, oid, root, rows)
    for key, bits in locks:
        for mode in modes_of(bits):
            db.locks.acquire(txn, key, mode, None)
    for index, key, values in announced:
        again = exclusion.announced_anew(key)
        db.locks.release(txn, key)
        db.locks.acquire(txn, again, EXCLUSIVE, None)
        db.excluding.setdefault(index, WeakKeyDictionary()).setdefault(txn, {})[again] = values
    txn.drops, txn.created, txn.moved = list(drops), list(created), list(moved)
    if shared:
        txn.shared = {(kind, name): value for kind, name, value in shared}
    if more and more[0]:
        txn.decoded = [Mark(0, change) for change in more[0]]
    if serializable is not None:
        db.conflicts.restore(txn, *serializable)
    return txn


def _restore_rows(holder: Any, txn: Transaction, oid: int, root: int, rows: Any) -> None:
    db = holder.database
    table = holder.catalog.tables.get(oid)
    if table is None:
        table = next(t for t in large_object_tables(holder) or () if t.oid == oid)
    if table.root != root:  # it was written and then given new storage, which has the rows
        return
    w = txn.table(table)
    new = 0
    for rowid, row, base in rows:
        w.rows[rowid], w.base[rowid] = row, base
        txn.undo.append(as_written(w, rowid))
        if base is None:
            new = max(new, rowid)
    if new and table.schema != PG_CATALOG:
        db.rowids[root] = max(db.next_rowid(table, 0), new + 1)
