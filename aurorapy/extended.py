"""The extended protocol, and what both protocols share: encoders, row descriptions, errors, ReadyForQuery."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from aurorapy import errors, settings
from aurorapy.planner.parse import tree
from aurorapy.planner.types import TYPES, find_type
from aurorapy.planner.types.domains import domain
from aurorapy.planner.types.encodings import Encoding
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.wire import build
from aurorapy.wire.frontend import Fields, parse_bind

from . import commands, cursors
from .answers import describe, format_of
from .bounded import Bounded
from .execution import PLANS_MAX, Plan, find_point, make_plan
from .function_calls import call_function
from .kept_texts import parse_kept
from .notices import tell_cut
from .parameters import SETTING, tell_parameter, tell_parameters
from .plannable import PLANNABLE, is_plannable
from .portals import Portal, Prepared
from .routines.procedures import call_parameters
from .running_portals import Portals
from .settling import must_wait, settle

_PARSED = [build.PARSE_COMPLETE]
_ENCODERS_MAX = 1000  # settings that texts depend on may be changed again and again
log = logging.getLogger("aurorapy")


class Extended(Portals):
    """Mixed into Session."""

    def init_extended(self: Any) -> None:
        self.statements: dict[str, Prepared] = {}
        self.portals: dict[str, Portal] = {}
        self.out: list[bytes] = []
        self.follow_encoding(self.context.encoding)
        self.pending_notices: list[bytes] = []
        self.running = False
        self.skipping = False
        self.ending = False  # the connection closes after this message
        self.last_word = False  # a FATAL error has been sent
        self.held_lsn = 0
        self.argument_types: list[int] = []  # of a utility statement that has a query in it: DECLARE, EXPLAIN, CREATE TABLE AS
        self.arguments: tuple[Any, ...] = ()
        self.given: Any = None  # given.Given: of a routine that runs such a statement
        self.explained: Any = None  # what EXPLAIN ANALYZE does with the plan of a CREATE TABLE AS before it runs
        self.shapes: dict[Any, Any] = {}
        self.several = False  # the message holds more than one statement
        self.pipelining = False  # a command ran since the last Sync
        self.reporting = True  # a reported setting may have changed

    # --- shared ---

    def begin_message(self: Any) -> None:
        """A statement begins: clocks and timeouts."""
        now = self.rim.clock()
        self.running = True
        self.context.statement_timestamp = now
        self.slice_start = now
        timeout = self.values["statement_timeout"]
        self.deadline = now + int(timeout) * 1000 if timeout != "0" else 0
        self.cancelled: errors.SQLError | None = None
        self.statement_lsn = 0

    def fail(self: Any, e: BaseException) -> None:
        """Report an error; an open block becomes failed."""
        if isinstance(e, RecursionError):
            e = errors.StatementTooComplex("stack depth limit exceeded", hint='Increase the configuration parameter "max_stack_depth" (currently 2048kB), '
                                           "after ensuring the platform's stack depth limit is adequate.")
        if not isinstance(e, errors.SQLError):
            log.error("internal error", exc_info=e)
            e = errors.OutOfMemory("out of memory") if isinstance(e, MemoryError) else errors.InternalError_(f"internal error: {type(e).__name__}: {e}")
            if self.database.volume.cache.open_mtrs or self.engine.system.cache.open_mtrs:  # nothing yields within one, so it was ours
                log.critical("a change of pages was left half done: memory is given up, and the storage is recovered")
                self.rim.crash_server()
        self.out.append(build.error(e, encode=self.encode_message))
        if e.severity == "FATAL":
            self.ending = self.last_word = True
            self.rim.send(b"".join(self.out))
            self.out = []
        if self.engine.slots.known:
            self.engine.slots.end_session(self)
        if self.in_block:
            self.failed = True
            if self.transaction is not None:
                self.transaction.fail()

    def ready(self: Any) -> None:
        """ReadyForQuery, after changed parameters and pending notifications."""
        self.running = self.several = False
        self.deadline = 0
        if self.moving is not None:
            self.arrive()
        if self.last_word:
            return
        if self.reporting:
            self._report_parameters()
        if self.pending_notices and not self.in_block:
            self.out += self.pending_notices
            self.pending_notices = []
        if self.ending:  # it was told so too late for the statement to fail; a client that believes itself idle would take the error for a notice
            self.out.append(build.error(errors.AdminShutdown("terminating connection due to administrator command"), severity="FATAL",
                                        encode=self.encode_message))
        else:
            self.out.append(build.READY[b"E" if self.failed else b"T" if self.in_block else b"I"])
        self.rim.send(b"".join(self.out))
        self.out = []

    def _report_parameters(self: Any) -> None:
        self.reporting = False
        for name, shown in settings.REPORTED.items():
            value = self.values[name]
            if self.reported.get(name) != value:
                self.reported[name] = value
                self.out.append(build.parameter_status(shown, value, self.encode_message))

    def encoder(self: Any, oid: int, form: int) -> Callable[[Any], bytes]:
        """A datum's bytes in text (0) or binary (1) format, under the session's settings."""
        key = (oid, form, self.context.signature)
        found = self._encoders.get(key) if oid < FIRST_OID else None  # a user's type may change
        if found is None:
            t = TYPES[oid]
            if form:
                found = t.binary_encoder(self.context)
            else:
                text = t.text_encoder(self.context)
                found = self.encode_text if text is str and oid in (25, 1043, 1042, 19, 114, 705) else _text_bytes(text, self.encode_text)
            if oid < FIRST_OID:
                self._encoders[key] = found
        return found

    def follow_encoding(self: Any, encoding: Encoding) -> None:
        """The client's character set is another one from now on."""
        self.decode_text, self.encode_text, self.encode_message = encoding.decode, encoding.encode, encoding.encode_message
        self._encoders: Bounded[Any, Any] = Bounded(_ENCODERS_MAX)

    def column_encoders(self: Any, columns: list[Any], formats: Any) -> list[Callable[[Any], bytes]]:
        return [self.encoder(c.type, format_of(formats, i)) for i, c in enumerate(columns)]

    def describe_columns(self: Any, columns: list[Any], formats: Any) -> bytes:
        """RowDescription."""
        return describe(columns, [format_of(formats, i) for i in range(len(columns))], self.encode_text)

    # --- messages ---

    def message(self: Any, kind: int, body: bytes) -> None:
        """One message of the extended protocol (or Query)."""
        if kind == 0x51 and not self.skipping:  # Q
            f = Fields(body, self.decode_text)
            try:
                text = f.text()
            except errors.SQLError as e:
                self.fail(e)
                self.ready()
                return
            if "" in self.statements:
                del self.statements[""]
            if "" in self.portals:
                self.drop_portal("")
            self.simple_query(text)
            return
        if kind == 0x53:  # S
            self._sync()
            return
        if self.skipping:
            return
        if kind == 0x46:
            self.begin_message()
            call_function(self, body)
            return
        if kind == 0x42 and not self.failed and (not self.out or self.out == _PARSED) and self._bind_point(body):
            return
        if not self.running:
            self.begin_message()
        try:
            match kind:
                case 0x50:
                    self._parse(body)
                case 0x42:
                    self._bind(body)
                case 0x44:
                    self._describe(body)
                case 0x45:
                    self._execute(body)
                case 0x43:
                    self._close(body)
                case 0x48:
                    if self.held_lsn:
                        self._hold_now()
                    self.rim.send(b"".join(self.out))
                    self.out = []
                case 0x64 | 0x63 | 0x66:
                    return  # COPY data after a failed COPY
                case _:
                    raise errors.FatalProtocolViolation(f"unexpected message type 0x{kind:02X}")
        except Exception as e:
            self.skipping = True
            if kind == 0x45 and self.values[SETTING] != "0":
                tell_parameters(self, body, e)
            self.fail(e)
            self.rim.send(b"".join(self.out))  # at once: the client may wait for it before it sends Sync
            self.out = []

    def _hold_now(self: Any) -> None:
        lsn, self.held_lsn = self.held_lsn, 0
        self.hold(lsn)

    def _sync(self: Any) -> None:
        failed = self.skipping
        self.skipping = self.pipelining = False
        try:
            if self.transaction is not None and not self.in_block:
                if failed:
                    self.rollback()
                else:
                    self.held_lsn = max(self.held_lsn, self.commit())
            if self.held_lsn:
                self._hold_now()
        except Exception as e:
            self.fail(e)
            if self.transaction is not None and not self.in_block:
                self.rollback()
        self.ready()

    def _parse(self: Any, body: bytes) -> None:
        f = Fields(body, self.decode_text)
        name, text = f.text(), f.text()
        oids = [f.number("!I") for _ in range(f.number("!H"))]
        f.end()
        if not name:
            self.statements.pop("", None)
        prepared = self.prepare(text, [o or 705 for o in oids])
        if name in self.statements:
            raise errors.DuplicatePreparedStatement(f'prepared statement "{name}" already exists')
        prepared.made = self.context.statement_timestamp
        self.statements[name] = prepared
        self.out.append(build.PARSE_COMPLETE)

    def _is_settled(self: Any, plan: Plan) -> bool:
        """Wait for the tables of a plan, for what is told of its result must be true when it is run; False when one was changed meanwhile."""
        if not must_wait(self, plan):
            return True
        self.start_transaction()
        try:
            settle(self, plan)
        except errors.StalePlan:
            return False
        return True

    def prepare(self: Any, text: str, types: list[int]) -> Prepared:
        """Parse and plan a statement with the parameter types given so far."""
        for oid in types:
            if oid not in TYPES and find_type(oid) is None:
                raise errors.UndefinedObject(f"type with OID {oid} does not exist")
        key = ("x", text, tuple(types), self.context.signature)
        plans = self.plans
        known = plans.get(key)
        if known is not None and not self.failed and self._is_settled(known[1]):
            statement, plan = known
            return Prepared(text, statement, [25 if t == 705 else t for t in plan.parameters], plan, self.catalog.version, self.context.signature, key=key)
        parsed = parse_kept(text)
        if len(parsed) > 1:
            raise errors.SyntaxError_("cannot insert multiple commands into a prepared statement")
        if not parsed:
            return Prepared(text, None, [25 if t == 705 else t for t in types], None, self.catalog.version, self.context.signature)
        if parsed[0].cut:
            tell_cut(self, parsed[0].cut)
        try:
            return self._prepared(text, parsed[0].statement, types, key)  # type: ignore[no-any-return]
        except errors.SQLError as e:
            e.move(parsed[0].offset)
            raise

    def _prepared(self: Any, text: str, statement: Any, types: list[int], key: Any) -> Prepared:
        """A statement with its plan, if it has one, which is kept."""
        self.check_allowed(statement)
        plans, plan = self.plans, None
        if is_plannable(statement):
            self.start_transaction()
            plan = make_plan(self, statement, types)
            while not self._is_settled(plan):
                plan = make_plan(self, statement, types)
            if self.context.points:
                find_point(plan)
            if len(plans) >= PLANS_MAX:
                plans.clear()
            plans[key] = (statement, plan)
            types = plan.parameters
        elif "$" in text and isinstance(statement, tree.CallStmt):
            types = call_parameters(self, statement, types)
        elif "$" in text and isinstance(statement, tree.DeclareCursorStmt | tree.ExplainStmt | tree.CreateTableAsStmt):
            inner: Any = statement.statement if isinstance(statement, tree.ExplainStmt) else statement.query
            if isinstance(inner, PLANNABLE):
                self.start_transaction()
                types = make_plan(self, inner, types).parameters
        return Prepared(text, statement, [25 if t == 705 else t for t in types], plan, self.catalog.version, self.context.signature, key=key)

    def _statement(self: Any, name: str) -> Prepared:
        found = self.statements.get(name)
        if found is None:
            raise errors.InvalidSqlStatementName(
                f'prepared statement "{name}" does not exist' if name else "unnamed prepared statement does not exist",
                routine="FetchPreparedStatement")
        return found  # type: ignore[no-any-return]

    def current_plan(self: Any, prepared: Prepared) -> Plan | None:
        """The statement's plan, made anew when the catalog or a setting that it depends on changed."""
        if prepared.plan is not None and (prepared.version != self.catalog.version or prepared.signature != self.context.signature):
            known = self.plans.get(prepared.key)
            if known is not None and known[1] is prepared.plan and prepared.signature == self.context.signature:  # the change did not concern it
                prepared.version = self.catalog.version
                return prepared.plan  # type: ignore[no-any-return]
            old = [(c.name, c.type, c.typmod) for c in prepared.plan.columns]
            plan = make_plan(self, prepared.statement, prepared.types)
            if [(c.name, c.type, c.typmod) for c in plan.columns] != old:
                raise errors.FeatureNotSupported("cached plan must not change result type", routine="RevalidateCachedQuery")
            if self.context.points:
                find_point(plan)
            prepared.plan, prepared.version, prepared.signature = plan, self.catalog.version, self.context.signature
        return prepared.plan

    def _bind(self: Any, body: bytes) -> None:
        m = parse_bind(body, self.decode_text)
        prepared = self._statement(m.statement)
        if len(m.values) != len(prepared.types):
            raise errors.ProtocolViolation(
                f'bind message supplies {len(m.values)} parameters, but prepared statement "{m.statement}" requires {len(prepared.types)}')
        if len(m.formats) > 1 and len(m.formats) != len(m.values):
            raise errors.ProtocolViolation(f"bind message has {len(m.formats)} parameter formats but {len(m.values)} parameters")
        self.check_allowed(prepared.statement)
        if self.failed and m.values:
            self.check_allowed(None)
        if m.portal and m.portal in self.portals:
            raise errors.DuplicateCursor(f'cursor "{m.portal}" already exists')
        try:
            values = tuple(self._decode(v, t, format_of(m.formats, i)) for i, (v, t) in enumerate(zip(m.values, prepared.types, strict=True)))
        except KeyError:
            gone = next((t for t in prepared.types if t not in TYPES and find_type(t) is None), None)
            if gone is None:
                raise
            raise errors.InternalError_(f"cache lookup failed for type {gone}") from None
        except errors.SQLError:
            tell_parameter(self, m, prepared.types)
            raise
        columns = prepared.plan.columns if prepared.plan is not None else ()
        if len(m.result_formats) > 1 and prepared.plan is not None and len(m.result_formats) != len(columns):
            raise errors.ProtocolViolation(f"bind message has {len(m.result_formats)} result formats but query has {len(columns)} columns")
        if "" in self.portals and not m.portal:
            self.drop_portal("")
        txn = self.start_transaction()
        self.portals[m.portal] = Portal(prepared, values, m.result_formats, name=m.portal, statement_text=prepared.text,
                                        created=self.context.statement_timestamp, no_scroll=True, depth=len(txn.savepoints))
        self.out.append(build.BIND_COMPLETE)

    def _decode(self: Any, data: bytes | None, oid: int, form: int) -> Any:
        if data is None:
            return None if oid < FIRST_OID or (of := domain(oid)) is None else of.enforce(None, self.context)
        if form:
            return TYPES[oid].binary_decoder(-1, self.context)(data)
        return TYPES[oid].input(self.decode_text(data), -1, self.context)

    def _describe(self: Any, body: bytes) -> None:
        f = Fields(body, self.decode_text)
        kind, name = f.number("!B"), f.text()
        f.end()
        if kind == 0x53:
            prepared = self._statement(name)
            if self.failed and prepared.plan is not None and prepared.plan.returns_rows:
                self.check_allowed(prepared.statement)
            self.out.append(build.parameter_description(prepared.types))
            self._describe_result(prepared, ())
        elif kind == 0x50:
            portal = self.portals.get(name)
            if portal is None:
                raise errors.InvalidCursorName(f'portal "{name}" does not exist')
            self._describe_result(portal.prepared, portal.formats)
        else:
            raise errors.ProtocolViolation(f"invalid DESCRIBE message subtype {kind}")

    def _describe_result(self: Any, prepared: Prepared, formats: Any) -> None:
        if self.failed and prepared.plan is not None and prepared.plan.returns_rows:
            self.check_allowed(prepared.statement)
        if prepared.plan is not None:
            self.out.append(self.shape(prepared.plan, tuple(formats)).description if prepared.plan.returns_rows else build.NO_DATA)
            return
        columns = commands.result_columns(self, prepared.statement)
        self.out.append(self.describe_columns(columns, formats) if columns is not None else build.NO_DATA)

    def _execute(self: Any, body: bytes) -> None:
        f = Fields(body, self.decode_text)
        name, limit = f.text(), f.number("!i")
        f.end()
        portal = self.portals.get(name)
        if portal is None:
            raise errors.InvalidCursorName(f'portal "{name}" does not exist')
        if portal.prepared.statement is None:
            self.out.append(build.EMPTY_QUERY)
            return
        self.asked = portal.prepared
        self.check_allowed(portal.prepared.statement)
        if portal.rows is None and limit <= 0 and self.was_streamed(portal):
            return
        if portal.rows is None:
            self.run_portal(portal, limit > 0)
            self.pipelining = True
        elif portal.columns is None:
            raise errors.ObjectNotInPrerequisiteState(f'portal "{name}" cannot be run')
        columns = portal.columns
        if columns is None:
            self.out.append(build.command_complete(portal.tag))
            return
        rows = self.portal_rows(portal, portal.at + limit if limit > 0 else None)
        end = portal.at + limit if limit > 0 else len(rows)
        chunk = rows[portal.at : end] if not portal.width else cursors.shown(portal, rows[portal.at : end])
        plan = portal.prepared.plan
        if plan is not None and columns is plan.columns:
            self.out.append(self.shape(plan, tuple(portal.formats)).encode(chunk))
        else:
            self.out.append(build.data_rows(chunk, self.column_encoders(columns, portal.formats)))
        portal.at += len(chunk)
        if 0 < limit == len(chunk):  # also after the last row: that there are no more is found by the next Execute
            self.out.append(build.PORTAL_SUSPENDED)
            cursors.forget(portal)
            return
        head, _, count = portal.tag.rpartition(" ")
        self.out.append(build.command_complete(f"{head} {len(chunk)}" if count.isdigit() else portal.tag))

    def _close(self: Any, body: bytes) -> None:
        f = Fields(body, self.decode_text)
        kind, name = f.number("!B"), f.text()
        f.end()
        if kind == 0x53:
            self.statements.pop(name, None)
        elif kind == 0x50:
            self.drop_portal(name)
        else:
            raise errors.ProtocolViolation(f"invalid CLOSE message subtype {kind}")
        self.out.append(build.CLOSE_COMPLETE)


def _text_bytes(text: Callable[[Any], str], encode: Callable[[str], bytes]) -> Callable[[Any], bytes]:
    return lambda v: encode(text(v))
