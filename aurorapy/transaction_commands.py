"""BEGIN, COMMIT, ROLLBACK, savepoints and the characteristics of transactions.

Source: PostgreSQL 15 manual, BEGIN, SET TRANSACTION, SAVEPOINT; section 13.2.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree

from . import cursors
from .notices import warning
from .results import Result


def transaction(session: Any, s: tree.TransactionStmt, text: str) -> Result:
    """Run a statement that controls transactions."""
    match s.kind:
        case "begin" | "start":
            if session.in_block:
                warning(session, "25001", "there is already a transaction in progress")
            else:
                session.start_transaction()
                session.in_block = True
            set_modes(session, s.modes)
            return Result("BEGIN" if s.kind == "begin" else "START TRANSACTION")
        case "commit":
            return _commit(session, s)
        case "rollback":
            if not session.in_block:
                if s.chain:
                    raise errors.NoActiveSqlTransaction("ROLLBACK AND CHAIN can only be used in transaction blocks")
                warning(session, "25P01", "there is no transaction in progress")
            modes = _chain_modes(session) if s.chain else None
            session.rollback()
            _chain(session, modes)
            return Result("ROLLBACK")
        case "savepoint" | "release" | "rollback to":
            return _savepoint(session, s)
    from .prepared_transactions import commands as prepared

    gid = s.name or ""
    return prepared.prepare(session, gid) if s.kind == "prepare" else prepared.finish(session, s.kind, gid)


def _commit(session: Any, s: tree.TransactionStmt) -> Result:
    if not session.in_block:
        if s.chain:
            raise errors.NoActiveSqlTransaction("COMMIT AND CHAIN can only be used in transaction blocks")
        warning(session, "25P01", "there is no transaction in progress")
        return Result("COMMIT", hold=session.commit())  # what the message's statements before it did, is done
    modes = _chain_modes(session) if s.chain else None
    if session.failed:
        doom = session.told_doom()
        session.rollback()
        _chain(session, modes)
        if doom is not None:  # the client has not heard of it yet
            raise doom
        return Result("ROLLBACK")
    lsn = session.commit()
    _chain(session, modes)
    return Result("COMMIT", hold=lsn)


def _chain_modes(session: Any) -> tuple[str, bool, str]:
    txn = session.transaction
    if not session.in_block or txn is None:
        raise errors.NoActiveSqlTransaction("COMMIT AND CHAIN can only be used in transaction blocks")
    return txn.isolation, txn.read_only, session.values["transaction_deferrable"]


def _chain(session: Any, modes: tuple[str, bool, str] | None) -> None:
    if modes is not None:
        txn = session.start_transaction()
        txn.isolation, _, session.values["transaction_deferrable"] = modes
        session.values["transaction_isolation"] = modes[0]
        _set_read_only(session, modes[1])
        session.in_block = True


def set_modes(session: Any, modes: tuple[tuple[str, object], ...]) -> None:
    """SET TRANSACTION's modes; raises 25001 where it is too late for one."""
    txn = session.transaction
    for name, value in modes:
        if name == "isolation":
            level = "read committed" if value == "read uncommitted" else str(value)
            if (txn.queried or txn.writes) and level != txn.isolation:
                raise errors.ActiveSqlTransaction("SET TRANSACTION ISOLATION LEVEL must be called before any query")
            txn.isolation = level
            session.values["transaction_isolation"] = str(value)
        elif name == "read_only":
            if txn.read_only and not value and txn.savepoints:
                raise errors.ActiveSqlTransaction("cannot set transaction read-write mode inside a read-only transaction")
            if txn.read_only and not value and (txn.queried or txn.writes):
                raise errors.ActiveSqlTransaction("transaction read-write mode must be set before any query")
            if txn.db.is_past and not value:
                raise errors.ActiveSqlTransaction("cannot set transaction read-write mode while the session reads the past")
            _set_read_only(session, bool(value))
        elif name == "deferrable":
            session.values["transaction_deferrable"] = "on" if value else "off"


def _set_read_only(session: Any, value: bool) -> None:
    session.transaction.read_only = value
    session.values["transaction_read_only"] = "on" if value else "off"


def set_of_transaction(session: Any, name: str, value: str) -> None:
    """SET transaction_isolation and its kin: value as `settings.check` gives it."""
    session.start_transaction()
    set_modes(session, (("isolation", value) if name == "transaction_isolation" else (name.removeprefix("transaction_"), value == "on"),))


def _savepoint(session: Any, s: tree.TransactionStmt) -> Result:
    tags = {"savepoint": "SAVEPOINT", "release": "RELEASE", "rollback to": "ROLLBACK"}
    words = {"savepoint": "SAVEPOINT", "release": "RELEASE SAVEPOINT", "rollback to": "ROLLBACK TO SAVEPOINT"}
    if not session.in_block:
        raise errors.NoActiveSqlTransaction(f"{words[s.kind]} can only be used in transaction blocks")
    txn = session.transaction
    if s.kind == "savepoint":
        txn.savepoints.append((s.name, txn.mark()))
        session.change_marks.append(len(session.changes))
        return Result("SAVEPOINT")
    at = next((i for i in range(len(txn.savepoints) - 1, -1, -1) if txn.savepoints[i][0] == s.name), None)
    if at is None:
        raise errors.InvalidSavepointSpecification(f'savepoint "{s.name}" does not exist')
    settings_mark = session.change_marks[at]
    del session.change_marks[at:]
    _set_read_only(session, txn.savepoints[at][1][0])
    if s.kind == "release":
        del txn.savepoints[at:]
        cursors.after_release(session, at)
    else:
        name, mark = txn.savepoints[at]
        cursors.after_rollback_to(session, at)
        txn.rewind(mark)
        del txn.savepoints[at:]
        txn.savepoints.append((name, txn.mark()))
        session.undo_settings(settings_mark)
        session.change_marks.append(settings_mark)
        session.failed = False
    return Result(tags[s.kind])
