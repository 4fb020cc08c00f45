"""Autovacuum: tables that have changed enough are analyzed while nobody asks for it.

What VACUUM is for elsewhere (dead rows, frozen transaction numbers) the storage nodes do by themselves. What is left is that the planner's statistics follow the
tables. Every `autovacuum_naptime` the tables of each open database are looked at; one worker at a time goes through those that are due, in a session without a
client, each table in a transaction of its own. A table that is locked is left for the next time. Whoever has to wait for a worker cancels it (`LockManager`): a
worker never keeps anybody waiting, and is nobody's deadlock.

Invariant: the worker's session is among its database's sessions only while it works, and DROP DATABASE waits for it no longer than it takes to cancel it.

Source: PostgreSQL 15 manual, section 25.1.6 (The Autovacuum Daemon), section 20.10.
"""

from __future__ import annotations

import decimal
import logging
from collections.abc import Callable, Iterator
from typing import Any

import greenlet

from aurorapy import errors, quantities
from aurorapy.planner.types import HOME
from aurorapy.planner.types.numbers import bool_in
from aurorapy.planner.types.numeric import EXACT
from aurorapy.privileges.holding import BOOTSTRAP
from aurorapy.transaction.locks import TABLE_MODES
from aurorapy.transaction.usage import CHANGED, INSERTED

from .setting_table import DEFAULTS

log = logging.getLogger("aurorapy")
_MODE = TABLE_MODES.index("share update exclusive")
# What stored settings must not change for a worker (PostgreSQL: AutoVacWorkerMain)
_FORCED = {"search_path": "", "statement_timeout": "0", "lock_timeout": "0", "idle_in_transaction_session_timeout": "0", "default_transaction_isolation":
           "read committed", "default_transaction_read_only": "off", "default_transaction_deferrable": "off"}


class Launcher:
    """Looks, and starts workers. `server` gives the loop, the engine and process numbers; `clock` microseconds since 2000, `random` and `random_bytes` chance."""

    def __init__(self, server: Any, clock: Callable[[], int], random: Callable[[], float], random_bytes: Callable[[int], bytes]) -> None:
        self.server, self.engine, self.clock, self.random, self.random_bytes = server, server.engine, clock, random, random_bytes
        self.worker: Worker | None = None
        self._closed = False
        self._timer = server.loop.call_later(self._naptime(), self._look)

    def close(self) -> None:
        """Stop, and end the worker."""
        self._closed = True
        self._timer.cancel()
        if self.worker is not None:
            self.worker.end()

    def value(self, name: str) -> str:
        """A setting of the server."""
        return str(self.engine.facts.get(name) or DEFAULTS[name])

    def _naptime(self) -> float:
        return float(self.value("autovacuum_naptime"))

    def _look(self) -> None:
        self._timer = self.server.loop.call_later(self._naptime(), self._look)
        if self.worker is None and self.value("autovacuum") == "on":
            self._start([d for d in self.engine.databases.values() if any(self.due(d))])

    def _start(self, databases: list[Any]) -> None:
        """A worker for the first of these, and when it ends for the next."""
        while databases and not self._closed:
            database, *databases = databases
            if self.engine.databases.get(database.name) is not database:
                continue  # it was dropped, or its name means another state now
            self.worker = Worker(self, database, databases)
            self.worker.start()
            return

    def ended(self, others: list[Any]) -> None:
        """The worker has ended, before which `others` were due, too."""
        self.worker = None
        if others and not self._closed:
            self.server.loop.call_soon(self._start, others)

    def due(self, database: Any) -> Iterator[tuple[Any, bool, bool]]:
        """(table, is vacuumed, is analyzed) of the tables whose time has come."""
        counters, catalog = database.counters, database.catalog
        for oid in [oid for oid in counters.usage if type(oid) is int]:
            table = catalog.tables.get(oid)
            if table is None or table.kind not in "rm" or not table.root:
                continue
            options = dict(table.options)
            if not bool_in(options.get("autovacuum_enabled", "on")):
                continue
            counts, events = counters.relation(oid), counters.events.get(oid, {})
            known = catalog.statistics.get(oid)
            rows = 0.0 if known is None else known.rows
            analyzes = counts[CHANGED] - events.get("at_analyze", 0) > self._threshold(options, "analyze", rows)
            inserted = counts[INSERTED] - events.get("at_vacuum", 0)
            vacuums = self._of(options, "vacuum_insert_threshold") >= 0 and inserted > self._threshold(options, "vacuum_insert", rows)
            if analyzes or vacuums:
                yield table, vacuums, analyzes

    def _of(self, options: dict[str, Any], name: str) -> float:
        return quantities.real(options.get(f"autovacuum_{name}") or self.value(f"autovacuum_{name}"), "")

    def _threshold(self, options: dict[str, Any], what: str, rows: float) -> float:
        return self._of(options, f"{what}_threshold") + self._of(options, f"{what}_scale_factor") * rows


class Worker:
    """A database's due tables, one after the other. It stands in a connection's place for its session."""

    idle = full = closed = False

    def __init__(self, launcher: Launcher, database: Any, others: list[Any]) -> None:
        self.launcher, self.database, self.others = launcher, database, others
        self.server, self.clock, self.random, self.random_bytes = launcher.server, launcher.clock, launcher.random, launcher.random_bytes
        self.session: Any = None
        self.is_ending = False

    def start(self) -> None:
        """Run, until it must wait for something for the first time."""
        made = greenlet.greenlet(self._main)
        made.connection = self
        made.switch()

    # --- what a session asks of its connection ---

    def soon(self, callback: Callable[[], Any]) -> None:
        self.server.loop.call_soon(callback)

    def later(self, seconds: float, callback: Callable[[], Any]) -> Any:
        return self.server.loop.call_later(seconds, callback)

    def send(self, data: bytes) -> None:
        """Nobody reads it."""

    def wait_for_room(self, session: Any) -> None:
        """There is no client that might be slow."""

    def keep_alive(self, *_: int) -> None:
        """There is no connection that might fall silent."""

    def address(self, *, of_client: bool = True) -> None:
        """None: there is no socket."""

    def end(self, error: errors.SQLError | None = None) -> None:
        """Abandon what it does, and end."""
        self.is_ending = True
        session = self.session
        if session is not None:
            session.cancelled = error or errors.AdminShutdown("terminating autovacuum process due to administrator command")
            if session.waiting is not None:
                session.waiting()

    # --- the work ---

    def _main(self) -> None:
        from .session import Session

        decimal.setcontext(EXACT.copy())  # a greenlet's own
        engine, database = self.launcher.engine, self.database
        try:
            session = self.session = Session(engine, database, engine.role_name(BOOTSTRAP), self, self.server.next_pid(), {})
            session.gives_way = True
            session.hub = greenlet.getcurrent().parent
            session.values.update(_FORCED)
            session.context.refresh()
            HOME.set(session.catalog_view)
            for table, vacuums, analyzes in list(self.launcher.due(database)):
                if self.is_ending or session.ending or session.database is not database or session.moving is not None:
                    break
                self._work_on(table.oid, vacuums, analyzes)
        except Exception as e:  # nothing may come out: the caller is the loop
            log.error("autovacuum", exc_info=e)
        finally:
            self._close()

    def _close(self) -> None:
        session, self.session = self.session, None
        try:
            if session is not None:
                session.cancelled = None
                session.home.sessions.discard(session)
                session.rollback()
                session.close()
        except Exception as e:
            log.error("autovacuum", exc_info=e)
        self.launcher.ended(self.others)

    def _work_on(self, oid: int, vacuums: bool, analyzes: bool) -> None:
        session = self.session
        catalog = session.catalog
        table = catalog.tables.get(oid)
        if table is None:
            return
        name = f"{catalog.schemas[table.schema]}.{table.name}"
        session.context.statement_timestamp = began = self.clock()
        session.asked = f"autovacuum: {'VACUUM ' if vacuums else ''}{'ANALYZE ' if analyzes else ''}{name}"
        session.running = True
        try:
            self._analyze(table, vacuums, analyzes)
        except (errors.LockNotAvailable, errors.UndefinedTable):
            pass  # the next look finds what there is then
        except errors.QueryCanceled:
            log.info("canceling autovacuum task: table %s.%s", self.database.name, name)
        except errors.SQLError as e:
            if not self.is_ending:
                log.warning("autovacuum of table %s.%s: %s", self.database.name, name, e)
        finally:
            session.running = False
            session.cancelled = None
            session.rollback()
            session.pending_notices.clear()
        took, least = (self.clock() - began) / 1000, float(self.launcher.value("log_autovacuum_min_duration"))
        if 0 <= least <= took:
            log.info("automatic %s of table %s.%s: %.0f ms", "analyze" if analyzes else "vacuum", self.database.name, name, took)

    def _analyze(self, table: Any, vacuums: bool, analyzes: bool) -> None:
        from .statistics.analyzing import analyze

        session = self.session
        txn = session.start_transaction()
        session.database.locks.acquire(txn, ("t", table.oid), _MODE, None)
        if analyzes:
            analyze(session, table, ())
            txn.noted.append((table.oid, "autoanalyze"))
        if vacuums:
            txn.noted.append((table.oid, "autovacuum"))
        session.raise_cancelled()
        lsn = session.commit()
        if lsn:
            session.hold(lsn)
