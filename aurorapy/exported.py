"""Snapshots that one transaction exports and others import, so that they see the same rows: pg_dump's parallel jobs do.

A snapshot is an LSN, which stays pinned for as long as the transaction that exported it is there. An importing SERIALIZABLE transaction is refused: its
conflicts would have to be known since before it began.

Source: PostgreSQL 15 manual, section 9.27.5 (pg_export_snapshot) and SET TRANSACTION.
"""

from __future__ import annotations

import re
from itertools import count
from typing import Any
from weakref import WeakValueDictionary, finalize

from . import errors

_exporters: WeakValueDictionary[str, Any] = WeakValueDictionary()  # by identifier, of all databases of this process
_lsns: dict[str, int] = {}
_numbers = count(1)
_IDENTIFIER = re.compile(r"[0-9A-F]+-[0-9A-F]+-\d+\Z")


def export_snapshot(session: Any) -> str:
    """pg_export_snapshot(): the identifier of the statement's snapshot."""
    txn = session.start_transaction()
    if txn.savepoints:
        raise errors.ActiveSqlTransaction("cannot export a snapshot from a subtransaction")
    lsn, volume = txn.begin_statement(), txn.db.volume
    name = f"{session.pid:08X}-{next(_numbers):08X}-1"
    volume.pin(lsn)  # on its own: a READ COMMITTED transaction lets go of its statements' snapshots
    _exporters[name], _lsns[name] = txn, lsn
    finalize(txn, _forget, name, volume).atexit = False
    return name


def _forget(name: str, volume: Any) -> None:
    volume.unpin(_lsns.pop(name))


def has_exported(txn: Any) -> bool:
    """Whether a transaction has exported a snapshot."""
    return any(exporter is txn for exporter in _exporters.values())


def import_snapshot(session: Any, name: str) -> None:
    """SET TRANSACTION SNAPSHOT, in a transaction that has not read yet."""
    txn = session.start_transaction()
    if txn.queried or txn.writes:
        raise errors.ActiveSqlTransaction("SET TRANSACTION SNAPSHOT must be called before any query")
    if txn.isolation == "read committed":
        raise errors.FeatureNotSupported("a snapshot-importing transaction must have isolation level SERIALIZABLE or REPEATABLE READ")
    exporter = _exporters.get(name) if _IDENTIFIER.match(name) else None
    if exporter is None or exporter.session.transaction is not exporter:
        raise errors.InvalidParameterValue(f'invalid snapshot identifier: "{name}"')
    if exporter.db is not txn.db:
        raise errors.FeatureNotSupported("cannot import a snapshot from a different database")
    if txn.isolation == "serializable":
        if exporter.isolation != "serializable":
            raise errors.FeatureNotSupported("a serializable transaction cannot import a snapshot from a non-serializable transaction")
        raise errors.FeatureNotSupported("importing a snapshot into a serializable transaction is not supported")
    txn.snapshot = _lsns[name]
    txn.pin(txn.snapshot)
    txn.queried = True
