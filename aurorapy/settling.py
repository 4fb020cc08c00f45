"""Statements wait for the tables that others keep from them, before their snapshot is taken.

Who waited may find that a table, or anything else of the catalog, is another one now: then the plan is none any more (StalePlan), and is made anew.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from aurorapy import errors

if TYPE_CHECKING:
    from .execution import Plan


def settle(session: Any, plan: Plan) -> None:
    """Wait for the tables of a plan that others keep from it, before its snapshot is taken; StalePlan when one was changed meanwhile."""
    if must_wait(session, plan):
        settle_tables(session, plan.locks)


def settled(session: Any, make: Callable[[], Plan]) -> Plan:
    """What `make` plans, once nobody keeps its tables from it: planned anew when one was changed meanwhile."""
    while True:
        plan = make()
        with suppress(errors.StalePlan):
            settle(session, plan)
            return plan


def must_wait(session: Any, plan: Plan) -> bool:
    """Whether others keep some table from a plan, or wait for one."""
    known = session.database.locks.locks
    for key, mode in plan.locks:
        lock = known.get(key)
        if lock is not None and (lock.queue or lock.held_by_others(session, lock.excluded[mode])):
            return True
    return False


def settle_tables(session: Any, locks: list[tuple[tuple[str, int], int]]) -> None:
    """The same, of tables."""
    txn = session.transaction
    manager = txn.db.locks
    version = session.catalog.version
    waited = True
    while waited:
        waited = False
        for key, mode in locks:
            if manager.must_wait(txn, key, mode):
                if txn.isolation != "read committed":
                    txn.begin_statement()  # its snapshot is the first statement's, however long that waits
                manager.acquire(txn, key, mode, session.wait)
                waited = True
    refuse_stale(session, version)


def refuse_stale(session: Any, version: Any) -> None:
    """StalePlan where the catalog is not the one of that version any more: others have run since a plan was made for it."""
    if session.catalog.version != version:
        raise errors.StalePlan("could not serialize access due to a concurrent change of a table's definition")


def take_locks(session: Any, plan: Plan) -> None:
    """Let a transaction hold the tables of a plan that it has prepared, as of a snapshot of its own."""
    txn = session.transaction
    if txn.isolation != "read committed":
        txn.begin_statement()
    for key, mode in plan.locks:
        txn.db.locks.acquire(txn, key, mode, session.wait)
