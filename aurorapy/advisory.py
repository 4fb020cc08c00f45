"""Advisory locks: application-defined, held to the session's or the transaction's end.

A key is one bigint or two integers, as pg_locks shows them: (classid, objid, objsubid). Locks of a session count: each
needs its own unlock.

Source: PostgreSQL 15 manual, sections 9.27.10 and 13.3.5.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define
from aurorapy.transaction.locks import EXCLUSIVE, SHARED


class SessionLocks:
    """Owner of what a session holds beyond its transactions."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.locks: list[Any] = []
        self.counts: dict[tuple[Any, int], int] = {}

    def unlock(self, key: Any, mode: int) -> bool:
        """Give back one lock; False when it was not held."""
        from .commands import warning

        count = self.counts.get((key, mode), 0)
        if not count:
            warning(self.session, "01000", f"you don't own a lock of type {'ExclusiveLock' if mode == EXCLUSIVE else 'ShareLock'}")
            return False
        if count > 1:
            self.counts[key, mode] = count - 1
            return True
        del self.counts[key, mode]
        self.session.home.locks.release_mode(self, key, mode)
        return True

    def unlock_all(self) -> None:
        """Give back everything."""
        self.counts.clear()
        if self.locks:
            self.session.home.locks.release_all(self)


def _key(args: tuple[int, ...]) -> Any:
    if len(args) == 1:
        return "a", args[0] >> 32 & 0xFFFFFFFF, args[0] & 0xFFFFFFFF, 1
    return "a", args[0] & 0xFFFFFFFF, args[1] & 0xFFFFFFFF, 2


def _lock(session: Any, args: tuple[int, ...], mode: int, *, transaction: bool, wait: bool) -> bool:
    key, locks = _key(args), session.transaction.db.locks if transaction else session.home.locks
    owner = session.transaction if transaction else session.advisory
    try:
        locks.acquire(owner, key, mode, session.wait if wait else None)
    except errors.LockNotAvailable:
        if wait:
            raise
        return False
    if not transaction:
        owner.counts[key, mode] = owner.counts.get((key, mode), 0) + 1
    return True


def _define(name: str, mode: int, *, transaction: bool, wait: bool) -> None:
    def call(ctx: Any, *args: int) -> Any:
        done = _lock(ctx.session, args, mode, transaction=transaction, wait=wait)
        return "" if wait else done

    for args in ("int8", "int4 int4"):
        define(name, args, "void" if wait else "bool", call, needs_context=True, volatility="v")


for _shared, _mode in (("", EXCLUSIVE), ("_shared", SHARED)):
    for _level, _transaction in (("", False), ("_xact", True)):
        _define(f"pg_advisory{_level}_lock{_shared}", _mode, transaction=_transaction, wait=True)
        _define(f"pg_try_advisory{_level}_lock{_shared}", _mode, transaction=_transaction, wait=False)
    for _args in ("int8", "int4 int4"):
        define(f"pg_advisory_unlock{_shared}", _args, "bool", lambda ctx, *args, mode=_mode: ctx.session.advisory.unlock(_key(args), mode), needs_context=True,
               volatility="v")
define("pg_advisory_unlock_all", "", "void", lambda ctx: ctx.session.advisory.unlock_all() or "", needs_context=True, volatility="v")
