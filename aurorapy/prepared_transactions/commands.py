"""PREPARE TRANSACTION, COMMIT PREPARED and ROLLBACK PREPARED.

As with COMMIT the locks of a transaction are its database's, and what is answered waits for the volume's durable LSN. The write set is applied when COMMIT
PREPARED says so; nobody can have changed what it was made over, for its locks are held, and what others have done to the catalog meanwhile is taken in
as at any commit.

Left out: using a temporary sequence does not keep a transaction from being prepared, as it would in PostgreSQL.

Source: PostgreSQL 15 manual, PREPARE TRANSACTION, COMMIT PREPARED, ROLLBACK PREPARED; xact.c's PrepareTransaction for what is refused, and in which order.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.catalog.system.locks import virtual_id
from aurorapy.exported import has_exported
from aurorapy.notices import warning
from aurorapy.results import Result
from aurorapy.transaction.deferring import check_waiting
from aurorapy.transaction.locks import More

from . import record
from .holder import Holder
from .registry import Prepared


def prepare(session: Any, gid: str) -> Result:
    """PREPARE TRANSACTION. Whatever it raises, the transaction is over."""
    if not session.in_block:
        warning(session, "25P01", "there is no transaction in progress")
        return Result("ROLLBACK")
    if session.failed:
        doom = session.told_doom()
        session.rollback()
        if doom is not None:
            raise doom
        return Result("ROLLBACK")
    txn, registry = session.transaction, session.engine.prepared
    prepared = None
    try:
        if txn.deferred is not None:
            check_waiting(txn, session.access_now())
        _refuse_what_cannot_be(session, txn)
        facts = record.Facts(txn.db.volume.volume_id, gid, session.user_oid, session.rim.clock(), txn.db.numbers.of(txn))
        reserved = Prepared(txn.db, facts)
        registry.reserve(reserved)
        prepared = reserved
        _refuse_what_was_done(session, txn)
        registry.enter(prepared)
        session.hold_system()
        parts = record.pack(facts, txn)

        def check() -> None:
            if session.moving is not None:
                session.refuse_if_moving()
            if txn.sxact is not None:
                txn.db.conflicts.check_commit(txn)

        lsn = record.write(txn.db, facts.number, parts, check)
    except BaseException:
        session.rollback()
        if prepared is not None:
            registry.forget(prepared)
        raise
    _hand_over(session, txn)
    prepared.parts, prepared.txn = len(parts), txn
    return Result("PREPARE TRANSACTION", hold=lsn)


def _refuse_what_cannot_be(session: Any, txn: Any) -> None:
    """Raise 0A000 for a transaction with what is a session's."""
    if any(p.hold and not p.kept for p in session.portals.values()):
        raise errors.FeatureNotSupported("cannot PREPARE a transaction that has created a cursor WITH HOLD")
    if txn.db.is_past:
        raise errors.FeatureNotSupported("cannot PREPARE a transaction that reads the past")
    own = txn.temporary if txn.temporary is not None else session.temporary
    if own is not None and ((own is txn.temporary and own.version != own.before.version)  # any definition makes a copy of its own
                            or any(type(k) is tuple and k[0] == "t" and any(
                                k[1] in x.tables or k[1] in x.sequences for x in (own, own.before) if x is not None) for k in txn.locks)
                            or any(w.table.persistence == "t" for w in txn.writes.values())):
        raise errors.FeatureNotSupported("cannot PREPARE a transaction that has operated on temporary objects")
    if has_exported(txn):
        raise errors.FeatureNotSupported("cannot PREPARE a transaction that has exported snapshots")


def _refuse_what_was_done(session: Any, txn: Any) -> None:
    """Raise 0A000 for what PostgreSQL looks at once it has the identifier."""
    if txn.notifications:
        raise errors.FeatureNotSupported("cannot PREPARE a transaction that has executed LISTEN, UNLISTEN, or NOTIFY")
    of_session = set(session.advisory.locks)
    if of_session and any((k.key if type(k) is More else k) in of_session for k in txn.locks):
        raise errors.FeatureNotSupported("cannot PREPARE while holding both session-level and transaction-level locks on the same object")


def _hand_over(session: Any, txn: Any) -> None:
    """The transaction is prepared: it is the session's no more."""
    holder = Holder(session.engine, txn.db, virtual_id(session), counting=session.context.counting)
    holder.transaction, txn.session, txn.context = txn, holder, holder.context
    if txn.catalog is not None:
        txn.catalog.claims = None
    txn.savepoints.clear()
    txn.deferred = txn.temporary = None
    if txn.pinned is not None:
        txn.let_go()
    if txn.sxact is not None:
        txn.db.conflicts.note_prepared(txn)
    session.transaction = None
    session.close_portals()
    session.in_block = session.failed = False
    session.change_marks = []
    session.keep_settings()
    if txn.shared:
        session.context.renew_role()


def finish(session: Any, kind: str, gid: str) -> Result:
    """COMMIT PREPARED and ROLLBACK PREPARED, as `kind` says."""
    session.refuse_in_block(kind.upper())
    registry = session.engine.prepared
    prepared = registry.known.get(gid)
    if prepared is None or (prepared.txn is None and not prepared.busy):
        raise errors.UndefinedObject(f'prepared transaction with identifier "{gid}" does not exist')
    if prepared.busy:
        raise errors.ObjectNotInPrerequisiteState(f'prepared transaction with identifier "{gid}" is busy')
    if prepared.facts.owner != session.user_oid and not session.context.superuser:
        raise errors.InsufficientPrivilege("permission denied to finish prepared transaction",
                                           hint="Must be superuser or the user that prepared the transaction.")
    if prepared.database is not session.home:
        raise errors.FeatureNotSupported("prepared transaction belongs to another database",
                                         hint="Connect to the database where the transaction was prepared to finish it.")
    prepared.busy = True
    try:
        lsn = _commit(session, prepared) if kind == "commit prepared" else _roll_back(prepared)
    except BaseException:
        prepared.busy = False
        raise
    prepared.txn = None
    try:
        session.hold_volume(prepared.database.volume, lsn)  # the session may be reading the past
    except BaseException:
        registry.forget_when_durable(prepared, lsn)
        raise
    registry.forget(prepared)
    return Result(kind.upper())


def _commit(session: Any, prepared: Prepared) -> int:
    txn, database = prepared.txn, prepared.database
    if txn.shared:  # first: should we die here, the record is there still, and this is done again
        session.engine.store_shared(txn.shared)
        session.hold_system()
    record.add_erasure(txn, prepared.facts.number, prepared.parts)
    try:
        if database.volume.faults:
            database.bring_pages(txn)
        return int(database.commit(txn))
    except BaseException:
        txn.writes.pop(record.ROWS.oid, None)
        raise


def _roll_back(prepared: Prepared) -> int:
    lsn = record.erase(prepared.database, prepared.facts.number, prepared.parts)
    prepared.txn.session.transaction = None
    prepared.database.rollback(prepared.txn)
    return lsn
