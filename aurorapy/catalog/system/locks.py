"""pg_locks: what transactions hold and wait for.

As in PostgreSQL a row's lock is none of these, but who waits for one waits for the transaction that holds it; the same of one who waits for the end of the
transaction that has put in a unique key. Rows of indexes and of the system's catalogs, which nobody locks here, are missing.

Source: PostgreSQL 15 manual, section 54.12.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.functions.system import place
from aurorapy.transaction.locks import EXCLUSIVE, TABLE_MODES, Lock, modes_of

from .registry import CATALOGS, Row, rows_of

_EMPTY: Row = dict.fromkeys(("database", "relation", "page", "tuple", "virtualxid", "transactionid", "classid", "objid", "objsubid"))
_NAMES = ["".join(p.capitalize() for p in mode.split()) + "Lock" for mode in TABLE_MODES]
_WEAK = 3  # so many of the modes are taken the fast way
_OBJECTS = {"s": 2615, "y": 1247, "c": 2616}  # schemas, types and operator classes that something is made of: the catalogs by the kind of a lock's key
_WAIT_EVENTS = {"t": "relation", "a": "advisory", "v": "virtualxid", **dict.fromkeys(_OBJECTS, "object")}


def wait_event(key: Any) -> str:
    """What is waited for: who holds anything else than these holds it until its transaction ends."""
    return _WAIT_EVENTS.get(key[0], "transactionid")


def number_of(txn: Any) -> int | None:
    """A transaction's number, if it has changed something."""
    if txn.number is None and not txn.undo and txn.catalog is None and txn.temporary is None and txn.shared is None:
        return None
    return int(txn.db.numbers.of(txn)) & 0xFFFFFFFF


def virtual_id(session: Any) -> str:
    """The virtual transaction id of a session's transaction."""
    return f"{session.pid}/{0 if session.transaction is None else id(session.transaction) & 0x7FFFFFFF}"


def _row(session: Any, mode: str, granted: bool, **more: Any) -> Row:
    if not session.pid:  # it was prepared
        return {**_EMPTY, "virtualtransaction": session.virtual or f"-1/{session.transaction.number & 0xFFFFFFFF}", "mode": mode, "granted": granted, **more,
                "fastpath": False, "pid": None}
    return {**_EMPTY, "virtualtransaction": virtual_id(session), "pid": session.pid, "mode": mode, "granted": granted,
            "fastpath": False, **more}


@rows_of("pg_locks")
def _locks(s: Any) -> Iterator[Row]:
    yield _row(s, "AccessShareLock", True, locktype="relation", database=s.engine.database_oid(s.database.name), relation=CATALOGS["pg_catalog", "pg_locks"].oid,
               fastpath=True)  # who reads it
    for database in s.engine.databases.values():
        oid = s.engine.database_oid(database.name)
        for session in database.sessions:
            txn = session.transaction
            if txn is not None:
                own = _row(session, "ExclusiveLock", True, locktype="virtualxid", fastpath=True)
                yield own | {"virtualxid": own["virtualtransaction"]}
                if (number := number_of(txn)) is not None:
                    yield _row(session, "ExclusiveLock", True, locktype="transactionid", transactionid=number)
        for p in s.engine.prepared.of_volume(database.volume.volume_id):
            if p.txn is not None:
                yield _row(p.txn.session, "ExclusiveLock", True, locktype="transactionid", transactionid=p.facts.number & 0xFFFFFFFF)
        for waiter in database.locks.outliving:
            for other in waiter.others or ():
                yield _row(waiter.owner.session, "ShareLock", False, locktype="virtualxid", virtualxid=_row(other.session, "", True)["virtualtransaction"])
                break  # they are waited for one by one
        for key, lock in list(database.locks.locks.items()):
            if key[0] == "t":
                yield from _of_table(oid, key, lock)
            elif key[0] == "a":
                yield from _others(lock, ("ShareLock", "ExclusiveLock"), locktype="advisory", database=oid, classid=key[1], objid=key[2], objsubid=key[3])
            elif key[0] in _OBJECTS:
                yield from _others(lock, ("AccessShareLock", "AccessExclusiveLock"), locktype="object", database=oid, classid=_OBJECTS[key[0]], objid=key[1], objsubid=0)
            else:
                yield from _of_transaction(oid, key, lock)


def _of_table(database: int, key: Any, lock: Lock) -> Iterator[Row]:
    shared: dict[str, Any] = {"locktype": "relation", "database": database, "relation": key[1]}
    for owner, held in lock.holders.items():
        for mode in modes_of(held):
            yield _row(owner.session, _NAMES[mode], True, fastpath=mode < _WEAK and not lock.queue, **shared)
    for w in lock.queue:
        yield _row(w.owner.session, _NAMES[w.mode], False, **shared)


def _others(lock: Lock, names: tuple[str, str], **shared: Any) -> Iterator[Row]:
    """Of what has two modes, which are shown by these names."""
    for granted, found in ((True, lock.holders.items()), (False, [(w.owner, 1 << w.mode) for w in lock.queue])):
        for owner, held in found:
            for mode in modes_of(held):
                yield _row(owner.session, names[mode == EXCLUSIVE], granted, **shared)


def _of_transaction(database: int, key: Any, lock: Lock) -> Iterator[Row]:
    """Who waits for a row, a key or a name; the first one has a row's place in the queue."""
    for n, w in enumerate(lock.queue):
        holder = next((o for o in lock.holders if o.session is not w.owner.session and hasattr(o, "number")), None)
        if holder is not None:
            yield _row(w.owner.session, "ShareLock", False, locktype="transactionid", transactionid=int(holder.db.numbers.of(holder)) & 0xFFFFFFFF)
        if key[0] == "r":
            page, line = place(key[2])
            yield _row(w.owner.session, "ExclusiveLock", not n, locktype="tuple", database=database, relation=key[1], page=page, tuple=line)
