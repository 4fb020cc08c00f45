"""A session: one connection's transaction state, statements and portals.

It runs in a greenlet of its own on the server's event loop. What must wait (a lock, durability, the turn of
other sessions) calls `wait`, which switches to the loop and comes back when the awaited callback is called; so
everything below is plain synchronous code.

Answers that may show data which is not durable yet are held until it is: rows that were read under a
snapshot above the volume's durable LSN, and the end of a transaction that wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from aurorapy import errors, settings
from aurorapy.planner.operators.refused import Refused
from aurorapy.planner.parse import parse, tree
from aurorapy.planner.parse.literals import lift
from aurorapy.planner.types import TYPES
from aurorapy.transaction.access import Access
from aurorapy.transaction.deferring import check_waiting
from aurorapy.transaction.transaction import Transaction
from aurorapy.wire import build

from . import commands, rewriting, textsearch, xml_mapping  # noqa: F401 - the last two register functions
from .advisory import SessionLocks
from .catalog.temporary import MergedCatalog, before_commit, drop_all
from .catalog.view import CatalogView
from .current_of import current_row
from .cursors import complete_held, uses
from .execution import Plan, execute, lifted_plan, make_plan
from .extended import Extended
from .fast import Fast
from .idling import Idling
from .kept_texts import PARSED, parse_kept
from .large_objects import functions as _  # noqa: F401 - registers functions
from .moving import Moving
from .notices import tell_cut
from .own_settings import OwnSettings
from .past import Travelling
from .plannable import is_plannable
from .privileges.roles import Roles, role_oid
from .quick import Quick
from .routines.calling import RoutineState
from .sequence_calls import SequenceCalls
from .setting_table import DEFAULTS
from .statements.watching import Watching
from .streaming import LARGE, can_stream, stream
from .waiting import Waiting
from .writing import Writing


class Session(Quick, Fast, Extended, OwnSettings, Moving, Travelling, Waiting, Idling, SequenceCalls, Writing, Watching):
    """`rim` gives clock, chance, sending and scheduling; `engine` the databases and roles."""

    def __init__(self, engine: Any, database: Any, user: str, rim: Any, pid: int, options: dict[str, str]) -> None:
        self.engine, self.database, self.user, self.rim, self.pid = engine, database, user, rim, pid
        self.values = dict(DEFAULTS)
        self.sources: dict[str, str] = {}  # of values that are not the defaults: where they come from
        self.values["session_authorization"] = user
        self.known_roles: tuple[Any, Any, Any] | None = None
        self.transaction: Transaction | None = None
        self.values.update(engine.facts)
        self.sources.update(dict.fromkeys(engine.configured.values, "configuration file"))
        self.sources.update(dict.fromkeys(engine.given, "command line"))
        self.values["aurora.retention"] = engine.retention
        role = engine.role(user)
        is_superuser = role is None or len(role) < 4 or bool(role[3].get("superuser"))
        self.values["is_superuser"] = "on" if is_superuser else "off"
        complaints = self.begin_settings(options, is_superuser)
        self.defaults = dict(self.values)
        self.loaded: set[str] = set()  # prefixes of the settings of libraries that the session has loaded
        self.changes: list[tuple[str, str, str, bool]] = []  # (setting, old, new value, SET LOCAL) of the open transaction
        self.change_marks: list[int] = []  # how many of them there were at each savepoint
        self.init_moving()
        self.init_past()
        self.postpones, self.ended = False, None
        self.in_block = False
        self.failed = False
        self.cancelled: errors.SQLError | None = None
        self.statement_lsn = 0
        self.slice_start = 0
        self.deadline = 0
        self.waiting: Callable[[], None] | None = None
        self.channels: set[str] = set()
        self.listened = False  # has LISTEN been executed, be it undone
        self.init_sequences()
        self.descriptors: Any = None  # of open large objects (large_objects.descriptors)
        self.triggering: list[int] = []  # the tables whose trigger functions are being called
        self.command: Any = None  # the schema change that runs, where event triggers may ask what it does (event_triggers.firing.Command)
        self.random: Callable[[], float] = rim.random  # other numbers after setseed()
        self.told: list[Any] | None = None  # (plan, rows) of queries that rules have made of a statement
        self.text_searches: dict[Any, Any] = {}  # users' dictionaries and configurations, ready to be used
        self.routines = RoutineState()
        self.context = settings.Context(self, self.values)
        self.catalog_view = CatalogView(self)
        self.reported: dict[str, str] = {}
        self.advisory = SessionLocks(self)
        self.temporary: Any = None  # a TemporaryCatalog once there are temporary objects
        self.merged: Any = None
        self.own_plans: Any = None  # (version of the catalog, plans), of a session or transaction that sees a catalog of its own
        self.hub: Any = None
        self.asked: Any = ""  # the newest statement: a text, a Query message as it came, or a Prepared
        self.init_extended()
        self.init_quick()
        self.pending_notices += complaints
        database.sessions.add(self)
        self.began = rim.clock()
        self.statistics_seen: Any = None  # a transaction's view of the cumulative statistics (catalog.cumulative)
        if database.catalog.extensions or self.values["compute_query_id"] != "auto":
            self.context.refresh()  # it may be watched

    def close(self) -> None:
        """The connection ends: what only this session had goes."""
        self.advisory.unlock_all()
        drop_all(self)
        self.release_pasts()
        self.engine.slots.connected.discard(self)
        if self.engine.slots.known:
            self.engine.slots.end_session(self)

    # --- roles ---

    def role(self, name: str) -> Any:
        """A role's value as this transaction sees it, None when there is none."""
        changes = self.transaction.shared if self.transaction is not None else None
        return changes["role", name] if changes and ("role", name) in changes else self.engine.role(name)

    def role_list(self) -> list[tuple[str, Any]]:
        """(name, value) of every role, as this transaction sees them."""
        return self.shared_list("role")

    def shared_list(self, kind: str) -> list[tuple[str, Any]]:
        """(name, value) of what the databases share of one kind, as this transaction sees it."""
        known = dict(self.engine.names(kind))
        if self.transaction is not None and self.transaction.shared:
            known.update({name: value for (of, name), value in self.transaction.shared.items() if of == kind})
        return sorted((n, v) for n, v in known.items() if v is not None)

    def put_role(self, name: str, value: Any) -> None:
        """Change (None: drop) a role when the transaction commits."""
        self.put_shared(("role", name), value)

    def put_shared(self, key: tuple[str, str], value: Any) -> None:
        """The same of anything that the databases share."""
        txn = self.start_transaction()
        if txn.read_only:
            raise errors.ReadOnlySqlTransaction("cannot change what databases share in a read-only transaction")
        txn.shared = {**(txn.shared or {}), key: value}
        self.context.renew_role()

    @property
    def user_oid(self) -> int:
        """The current user's oid, who owns what is created."""
        return role_oid(self, self.context.current_user) or 10

    @property
    def roles(self) -> Roles:
        """All roles, and what follows from who is a member of whom, as this transaction sees it."""
        changes = self.transaction.shared if self.transaction is not None else None
        if self.known_roles is None or self.known_roles[0] != self.engine.roles_version or self.known_roles[1] is not changes:
            self.known_roles = self.engine.roles_version, changes, Roles(self)
        found: Roles = self.known_roles[2]
        return found

    @property
    def database_value(self) -> Any:
        """(volume, oid, attributes) of the session's database."""
        value = self.engine.database_value(self.database.name)
        return value if value is not None and len(value) > 2 else (0, 0, {}) if value is None else (*value, {})

    @property
    def database_owner(self) -> int:
        """The oid of the owner of the session's database."""
        return int(self.database_value[2].get("owner", 10))

    # --- catalog ---

    @property
    def catalog(self) -> Any:
        """The catalog as this session sees it."""
        txn = self.transaction
        base = self.database.catalog
        if txn is not None and txn.catalog is not None:
            if txn.catalog.base is not base:
                txn.catalog.rebase(base)
                if self.merged is not None and self.merged.base is txn.catalog:
                    self.merged.refresh()
            base = txn.catalog
        own = txn.temporary if txn is not None and txn.temporary is not None else self.temporary
        if own is None:
            return base
        merged = self.merged
        if merged is None or merged.base is not base or merged.own is not own:
            merged = self.merged = MergedCatalog(base, own)
        return merged

    @property
    def plans(self) -> dict[Any, Any]:
        """The plan cache. A session with temporary objects, and a transaction that changed the catalog, has one of its own, for that version of the catalog; a
        transaction that sees partitions that are being detached has one for once."""
        txn = self.transaction
        if txn is not None and txn.snapshot is not None and txn.snapshot < self.database.marked_lsn:
            return {}
        if self.temporary is None and (txn is None or (txn.catalog is None and txn.temporary is None)):
            return self.database.plans  # type: ignore[no-any-return]
        version = self.catalog.version
        if self.own_plans is None or self.own_plans[0] != version:
            self.own_plans = (version, {})
        plans: dict[Any, Any] = self.own_plans[1]
        return plans

    # --- transactions ---

    def start_transaction(self) -> Transaction:
        """The open transaction, begun if there is none."""
        if self.transaction is None:
            # a transaction begins with its first statement; one that the server begins by itself, now
            self.context.transaction_timestamp = self.context.statement_timestamp if self.running else self.rim.clock()
            isolation = shown = self.values["default_transaction_isolation"]
            if isolation == "read uncommitted":
                isolation = "read committed"
            self.read_only_now = self.values["default_transaction_read_only"] == "on"
            self.transaction = Transaction(self.database, self, isolation, self.read_only_now or self.database.is_past)
            self.values["transaction_isolation"] = shown
            self.values["transaction_read_only"] = "on" if self.transaction.read_only else "off"
            self.values["transaction_deferrable"] = self.values["default_transaction_deferrable"]
        return self.transaction

    def engine_pins(self, volume: Any) -> bool:
        """Whether any transaction holds a snapshot that a later write must be checked against."""
        return any(s.transaction is not None and s.transaction.snapshot is not None for s in self.database.sessions) or len(
            self.database.sessions) > 1 and bool(self.database.locks.waiting)

    def commit(self) -> int:
        """Commit the open transaction; the LSN to wait for before the client may know."""
        txn = self.transaction
        if txn is None:
            return 0
        try:
            held = complete_held(self) if self.portals else []
            if txn.deferred is not None:
                check_waiting(txn, self.access_now())
            if self.database.volume.faults and (txn.writes or txn.drops or txn.catalog is not None) and not self.database.is_past:
                self.database.bring_pages(txn)
            if self.moving is not None:
                self.refuse_if_moving()
            if txn.shared:
                self.engine.store_shared(txn.shared)
                self.hold_system()
            before_commit(self)
            lsn = self.database.commit(txn)
        except BaseException:
            self.rollback()
            raise
        self.transaction = None
        if txn.shared:
            self.context.renew_role()
        for portal in held:
            portal.kept = True
        self.close_portals()
        if txn.temporary is not None:
            self.temporary, self.own_plans, self.merged = txn.temporary, None, None
            self.temporary.before = None
        self.in_block = self.failed = False
        self.keep_settings()
        if txn.notifications:
            self.database_notify(txn.notifications)
        return int(lsn)

    def is_reading(self, table: int) -> bool:
        """Whether a cursor is in the middle of a table."""
        return bool(self.portals) and uses(self, table)

    def current_row(self, cursor: str | None, table: Any) -> int | None:
        """Where the row lies on which a cursor stands (WHERE CURRENT OF)."""
        return current_row(self, cursor, table)

    def access_now(self) -> Access:
        """The tables as they are now, between statements of the open transaction."""
        return Access(self.transaction, self.database.volume.lsn, self.wait, self.tick)

    def rollback(self) -> None:
        """Abandon the open transaction."""
        txn = self.transaction
        if txn is not None:
            self.transaction = None
            self.database.rollback(txn)
            if txn.shared:
                self.context.renew_role()
        self.close_portals()
        self.in_block = self.failed = False
        self.doom = None
        self.undo_settings(0)
        self.change_marks = []

    # --- notifications ---

    def notify(self, channel: str, payload: str) -> None:
        """NOTIFY: delivered at commit, duplicates once."""
        if not channel:
            raise errors.InvalidParameterValue("channel name cannot be empty")
        if len(channel) >= 64:
            raise errors.InvalidParameterValue("channel name too long")
        if len(payload) >= 8000:
            raise errors.InvalidParameterValue("payload string too long")
        txn = self.start_transaction()
        if (channel, payload) not in txn.notifications:
            txn.notifications.append((channel, payload))

    def database_notify(self, done: list[tuple[str, str] | tuple[str, str, bool]]) -> None:
        """What a committed transaction's LISTEN, UNLISTEN (manual: LISTEN, Notes) and NOTIFY do: its own channels first, then every session of the database is told."""
        notifications: list[tuple[str, str]] = []
        for item in done:
            if len(item) == 2:
                notifications.append(item)
            elif item[2]:
                self.channels.add(item[0])
            elif item[0]:
                self.channels.discard(item[0])
            else:
                self.channels.clear()
        if not notifications:
            return
        for other in self.database.sessions:
            data = b"".join(build.notification(self.pid, c, p, other.encode_message) for c, p in notifications if c in other.channels)
            if data:
                other.deliver(data)

    def deliver(self, data: bytes) -> None:
        """An asynchronous message: at once when idle, else before the next ReadyForQuery."""
        if self.running or self.in_block:
            self.pending_notices.append(data)
        else:
            self.rim.send(data)

    def reg_in(self, kind: str, text: str) -> int:
        return int(self.catalog_view.reg_in(kind, text))

    def reg_out(self, kind: str, oid: int) -> str:
        return str(self.catalog_view.reg_out(kind, oid))

    @property
    def query_text(self) -> str:
        """What is or was run last, as pg_stat_activity shows it."""
        asked = self.asked
        text = self.decode_text(asked[5:-1]) if isinstance(asked, bytes) else asked if isinstance(asked, str) else asked.text
        return str(text)

    @property
    def in_transaction_block(self) -> bool:
        """Whether the transaction goes on behind the statement: in a block, in a message of several statements, and in a routine."""
        return self.in_block or self.several or self.routines.depth > 0

    # --- the simple protocol ---

    def simple_query(self, text: str) -> None:
        """A Query message: its statements one after the other, in one implicit transaction where they open none."""
        self.asked = text
        lifted = lift(text) if text not in PARSED else None
        if lifted is not None and self.transaction is None:
            plan = self.plans.get((lifted[0], self.context.signature))
            if plan is not None and plan.point is not None and self.answer_point(plan, tuple(lifted[1]), (), b"", True):
                self.learn_text(text, lifted[0], plan)
                return
        self.run_message(text, lifted)

    def run_message(self, text: str, lifted: tuple[str, list[Any]] | None, first: Callable[[], None] | None = None) -> None:
        """What a Query message asks for, up to its ReadyForQuery. `lifted`: the text without its literals, and these; `first` is called before it is run."""
        self.begin_message()
        try:
            if first is not None:
                first()
            hold = self._run_fast(text, lifted) if lifted is not None else None
            if hold is None:
                hold = self._run_text(text)
            if self.transaction is not None and not self.in_block:
                hold = max(hold, self._commit_message())
            if hold:
                self.hold(hold)
        except Exception as e:
            self.fail(e)
            if self.transaction is not None and not self.in_block:
                self.rollback()
        self.ready()

    def _commit_message(self) -> int:
        """Commit what a message has done outside a block; if that fails, its last statement has not completed."""
        try:
            return self.commit()
        except Exception:
            if self.out and self.out[-1].startswith(b"C"):
                self.out.pop()
            raise

    def _run_fast(self, text: str, lifted: tuple[str, list[Any]]) -> int | None:
        """A cached plan for a single plannable statement; None when the text must be parsed."""
        if self.failed:
            return None
        if self.transaction is None:
            self.start_transaction()
        found = lifted_plan(self, text, lifted)
        if found is None:
            return None
        plan, values = found
        if self.in_block:
            self.learn_lifted(lifted[0], plan)
        try:
            return self._answer(plan, values)
        except errors.StalePlan:
            return None

    def _answer(self, plan: Plan, values: tuple[Any, ...]) -> int:
        if plan.node.estimate >= LARGE and can_stream(self, plan):
            shape = self.shape(plan, ())
            self.out.append(shape.description)
            tag = f"SELECT {stream(self, plan, values, shape.encode)}"
        else:
            try:
                rows, tag = self.run_plan(plan, values)
            except errors.StalePlan:
                raise
            except errors.SQLError:
                if plan.returns_rows and plan.verb == "SELECT" and not plan.writes and plan.derive is None and not isinstance(plan.node, Refused):
                    with suppress(errors.SQLError):  # of a type that cannot be shown
                        self.out.append(self.shape(plan, ()).description)  # which PostgreSQL sends before the first row is made, and after constants
                raise
            if plan.returns_rows:
                shape = self.shape(plan, ())
                self.out += (shape.description, shape.encode(rows))
        self.out.append(build.command_complete(tag))
        return self.statement_lsn if plan.columns and self.statement_lsn > self.database.volume.vdl else 0

    def run_plan(self, plan: Plan, values: tuple[Any, ...]) -> tuple[list[Any], str]:
        """Execute under a statement mark, so that a failed statement of an open block leaves nothing behind."""
        txn = self.transaction
        assert txn is not None
        try:
            answer = execute(self, plan, values)
            volume = self.database.volume
            if (self.statement_lsn > volume.vdl and not plan.writes and not plan.volatile and not txn.writes and txn.isolation == "read committed"
                    and self.database.catalog_lsn <= volume.vdl and not self.durable_soon(self.statement_lsn)):
                # commits do not get through at present: read what is durable
                txn.end_statement()
                answer = execute(self, plan, values, volume.vdl)
            return answer
        finally:
            txn.end_statement()

    def _run_text(self, text: str) -> int:
        hold = 0
        statements = parse_kept(text)
        if not statements:
            self.out.append(build.EMPTY_QUERY)
            return 0
        self.several = len(statements) > 1
        for parsed in statements:
            if parsed.cut:
                tell_cut(self, parsed.cut)
        for parsed in statements:
            timeout = int(self.values["statement_timeout"])  # an earlier statement of the message may have set it
            if not timeout or not self.deadline:
                self.deadline = self.rim.clock() + timeout * 1000 if timeout else 0
            try:
                hold = max(hold, self.run_statement(parsed.statement, parsed.text))
            except errors.SQLError as e:
                e.move(parsed.offset)
                raise
        return hold

    def run_statement(self, statement: Any, text: str) -> int:
        """One statement of the simple protocol; the LSN that its answer must wait for."""
        self.check_allowed(statement)
        if is_plannable(statement):
            self.start_transaction()
            while True:
                plan = make_plan(self, statement, fixed=True)
                with suppress(errors.StalePlan):
                    if plan.tells_rows:
                        rewriting.answer(self, plan)
                        return self.statement_lsn
                    return self._answer(plan, ())
        result = commands.run(self, statement, text)
        if result.plan_columns is not None:
            self.out.append(self.describe_columns(result.plan_columns, result.formats))
            self.out.append(build.data_rows(result.rows, self.column_encoders(result.plan_columns, result.formats)))
        if result.tag is not None:
            self.out.append(build.command_complete(result.tag))
        return max(result.hold, self.statement_lsn if result.rows and self.statement_lsn > self.database.volume.vdl else 0)

    def refuse_in_block(self, what: str) -> None:
        """Raise 25001 for a command that must be a transaction of its own: inside a block, in a message of several statements, or
        behind another command of a pipeline."""
        if self.in_block or self.several:
            raise errors.ActiveSqlTransaction(f"{what} cannot run inside a transaction block")
        if self.pipelining:
            raise errors.ActiveSqlTransaction(f"{what} cannot be executed within a pipeline")
        if self.routines.depth:
            raise errors.ActiveSqlTransaction(f"{what} cannot be executed from a function")

    def check_allowed(self, statement: Any) -> None:
        """In a failed block only its end is possible."""
        if self.failed and not (isinstance(statement, tree.TransactionStmt) and statement.kind in ("commit", "rollback", "rollback to", "prepare")):
            raise self.told_doom() or errors.InFailedSqlTransaction("current transaction is aborted, commands ignored until end of transaction block")

    def column_default(self, table: Any, column: Any) -> Any:
        """The value of a column's default, for ON DELETE SET DEFAULT."""
        if not column.has_default:
            return None
        parsed = parse(f"SELECT {column.default_expression}")[0]
        plan = make_plan(self, parsed.statement, fixed=True)
        return column.fitted(execute(self, plan, ())[0][0][0])


__all__ = ["TYPES", "Session"]
