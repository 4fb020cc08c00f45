"""What a replication connection (replication=database) is asked: replication commands, and SQL in the simple protocol.

Source: PostgreSQL 15 manual, section 55.4; walsender.c for what is checked and answered.
"""

from __future__ import annotations

from typing import Any

from aurorapy import commands, errors
from aurorapy.decoding.plugin import boolean, shown
from aurorapy.decoding.slots import may_replicate, release
from aurorapy.exported import export_snapshot
from aurorapy.planner.bound import OutputColumn
from aurorapy.planner.parse import tree
from aurorapy.wire import build
from aurorapy.wire.frontend import Fields

from .parsing import Command, is_command, parse
from .streaming import Sender

TIMELINE = 1
_TEXT, _INT4, _INT8 = 25, 23, 20
_QUERY, _SYNC, _COPY = 0x51, 0x53, (0x64, 0x63, 0x66)
_BACKSTOP = "extended query protocol not supported in a replication connection"


def mode(value: str) -> bool:
    """Whether the start-up parameter `replication` asks for a connection to stream from; errors for what cannot be."""
    if value.lower() == "database":
        return True
    meant = boolean(value)
    if meant is None:
        raise errors.FatalInvalidParameterValue('invalid value for parameter "replication": "' + value + '"', hint='Valid values are: "false", 0, "true", 1, "database".')
    if meant:
        raise errors.FatalFeatureNotSupported("physical replication connections are not supported", hint="Connect with replication=database for logical replication.")
    return False


class WalSender:
    """A session's commands. `exporting`: it holds a snapshot that CREATE_REPLICATION_SLOT has exported, up to the next command."""

    def __init__(self, session: Any, role: Any) -> None:
        if not session.context.superuser and not may_replicate(role):
            raise errors.FatalInsufficientPrivilege("must be superuser or replication role to start walsender")
        connected, most = session.engine.slots.connected, session.values["max_wal_senders"]
        if len(connected) >= int(most):
            raise errors.TooManyConnections(f"number of requested standby connections exceeds max_wal_senders (currently {most})")
        connected.add(session)
        self.session = session
        self.exporting = self.skipping = False

    def message(self, kind: int, body: bytes) -> None:
        """One message of the client."""
        session = self.session
        if kind == _QUERY:
            self._query(kind, body)
        elif kind == _SYNC:
            self.skipping = False
            session.ready()
        elif kind not in _COPY and not self.skipping:
            self.skipping = True
            session.fail(errors.ProtocolViolation(_BACKSTOP))
            session.rim.send(b"".join(session.out))
            session.out = []

    def _query(self, kind: int, body: bytes) -> None:
        session = self.session
        if self.exporting:
            self.exporting = False
            session.rollback()
        try:
            text = Fields(body, session.decode_text).text()
        except errors.SQLError as e:
            session.fail(e)
            session.ready()
            return
        if not is_command(text):
            session.message(kind, body)
            return
        session.asked = text
        session.begin_message()
        try:
            if session.failed:
                raise errors.InFailedSqlTransaction("current transaction is aborted, commands ignored until end of transaction block")
            self._run(parse(text))
            if session.transaction is not None and not session.in_block and not self.exporting:
                session.hold(session.commit())
        except Exception as e:
            self.exporting = False
            session.fail(e)
            if session.transaction is not None and not session.in_block:
                session.rollback()
        session.ready()

    # --- commands ------------------------------------------------------------------------------

    def _run(self, c: Command) -> None:
        session = self.session
        match c.kind:
            case "IDENTIFY_SYSTEM":
                session.hold(session.database.volume.lsn)
                self._row((("systemid", _TEXT), ("timeline", _INT4), ("xlogpos", _TEXT), ("dbname", _TEXT)),
                          (str(session.engine.system_identifier()), TIMELINE, shown(session.database.volume.vdl), session.database.name))
            case "SHOW":
                shown_result = commands.run(session, tree.ShowStmt(c.name), "")
                assert shown_result.plan_columns is not None
                session.out.append(session.describe_columns(shown_result.plan_columns, ()))
                session.out.append(build.data_rows(shown_result.rows, session.column_encoders(shown_result.plan_columns, ())))
            case "READ_REPLICATION_SLOT":
                if c.slot in session.engine.slots.known:
                    raise errors.FeatureNotSupported("cannot use READ_REPLICATION_SLOT with a logical replication slot")
                self._row((("slot_type", _TEXT), ("restart_lsn", _TEXT), ("restart_tli", _INT8)), (None, None, None))
            case "CREATE_REPLICATION_SLOT":
                self._create(c)
            case "DROP_REPLICATION_SLOT":
                slots = session.engine.slots
                slot = slots.acquire(session, c.slot or "", wait=c.wait)
                session.hold_volume(slot.database.volume, slots.drop(slot))
            case "START_REPLICATION" if c.logical:
                if session.in_block:
                    raise errors.ActiveSqlTransaction("START_REPLICATION cannot run inside a transaction block")
                if c.slot is None:
                    raise errors.SyntaxError_("syntax error")
                Sender(session, c).run()
                session.out.append(build.command_complete("COPY 0"))
            case _:
                raise errors.FeatureNotSupported(f"{c.kind} is not supported: there is no physical replication")
        session.out.append(build.command_complete(c.kind))

    def _row(self, columns: tuple[tuple[str, int], ...], row: tuple[Any, ...]) -> None:
        session = self.session
        described = [OutputColumn(name, oid) for name, oid in columns]
        session.out.append(session.describe_columns(described, ()))
        session.out.append(build.data_rows([row], session.column_encoders(described, ())))

    def _create(self, c: Command) -> None:
        session = self.session
        if not c.logical:
            raise errors.FeatureNotSupported("physical replication slots are not supported")
        how = _snapshot_of(c)
        if how == "export":
            if session.in_block:
                raise errors.InternalError_("CREATE_REPLICATION_SLOT ... (SNAPSHOT 'export') must not be called inside a transaction")
        elif how == "use":
            _check_use(session)
        slot = session.engine.slots.create(session, c.slot or "", c.plugin, temporary=c.temporary)
        release(slot)
        name = None
        if how != "nothing":
            txn = session.start_transaction()
            if how == "export":
                txn.isolation = "repeatable read"
            txn.queried, txn.snapshot = True, slot.confirmed
            txn.pin(txn.snapshot)
            if how == "export":
                name = export_snapshot(session)
                self.exporting = True
        self._row((("slot_name", _TEXT), ("consistent_point", _TEXT), ("snapshot_name", _TEXT), ("output_plugin", _TEXT)),
                  (slot.name, shown(slot.confirmed), name, slot.plugin))


def _snapshot_of(c: Command) -> str:
    """What CREATE_REPLICATION_SLOT does with the snapshot."""
    how: str | None = None
    seen: set[str] = set()
    for name, value in c.options:
        if name in seen:
            raise errors.SyntaxError_("conflicting or redundant options")
        seen.add(name)
        if name == "snapshot":
            how = value or ""
            if how not in ("export", "use", "nothing"):
                raise errors.InvalidParameterValue(f'unrecognized value for CREATE_REPLICATION_SLOT option "snapshot": "{how}"')
        elif name == "two_phase":
            if value is None or boolean(value):
                raise errors.FeatureNotSupported("decoding of prepared transactions is not supported")
        else:
            raise errors.InternalError_(f"unrecognized option: {name}")
    return how or "export"


def _check_use(session: Any) -> None:
    what = "CREATE_REPLICATION_SLOT ... (SNAPSHOT 'use')"
    txn = session.transaction
    if not session.in_block or txn is None:
        raise errors.InternalError_(f"{what} must be called inside a transaction")
    if txn.isolation != "repeatable read":
        raise errors.InternalError_(f"{what} must be called in REPEATABLE READ isolation mode transaction")
    if txn.queried:
        raise errors.InternalError_(f"{what} must be called before any query")
    if txn.savepoints:
        raise errors.InternalError_(f"{what} must not be called in a subtransaction")
