"""The lock manager: tables in eight modes, rows in four, unique keys and advisory locks as exclusive ones.

A lock is held by a transaction until it ends. A request that conflicts waits in its queue; before it waits,
the wait-for graph is searched, and a cycle is a deadlock (40P01). An owner is a transaction, or what a session holds beyond its transactions; `owner.session` never
conflicts with itself. Waiting itself is the session's business: `wait(register)` gives the loop to others until `register`'s callback is called.

Source: PostgreSQL 15 manual, section 13.3.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors

TABLE_MODES = ("access share", "row share", "row exclusive", "share update exclusive", "share", "share row exclusive", "exclusive", "access exclusive")
_TABLE_CONFLICTS = {0: {7}, 1: {6, 7}, 2: {4, 5, 6, 7}, 3: {3, 4, 5, 6, 7}, 4: {2, 3, 5, 6, 7}, 5: {2, 3, 4, 5, 6, 7}, 6: {1, 2, 3, 4, 5, 6, 7},
                    7: {0, 1, 2, 3, 4, 5, 6, 7}}
ROW_MODES = ("key share", "share", "no key update", "update")
_ROW_CONFLICTS = {0: {3}, 1: {2, 3}, 2: {1, 2, 3}, 3: {0, 1, 2, 3}}
EXCLUSIVE = 9  # modes of keys and advisory locks: exclusive and shared
SHARED = 8


def conflicts(a: int, b: int, row: bool) -> bool:
    """Whether two modes exclude each other."""
    if a >= SHARED:
        return a == EXCLUSIVE or b == EXCLUSIVE
    return b in (_ROW_CONFLICTS if row else _TABLE_CONFLICTS)[a]


class Lock:
    """One locked thing: holders with the modes they have, and those who wait, in order."""

    __slots__ = ("holders", "queue")

    def __init__(self) -> None:
        self.holders: dict[Any, set[int]] = {}
        self.queue: list[Waiter] = []


class Waiter:
    __slots__ = ("owner", "mode", "key", "wake", "granted")

    def __init__(self, owner: Any, mode: int, key: Any) -> None:
        self.owner, self.mode, self.key = owner, mode, key
        self.wake: Callable[[], None] | None = None
        self.granted = False


class LockManager:
    """Keys: ('t', oid) tables, ('r', oid, rowid) rows, ('k', index oid, key) unique keys, ('a', ...) advisory."""

    def __init__(self) -> None:
        self.locks: dict[Any, Lock] = {}
        self.waiting: dict[Any, Waiter] = {}

    def acquire(self, owner: Any, key: Any, mode: int, wait: Callable[[Callable[[Callable[[], None]], None], Any], None] | None) -> bool:
        """Take a lock. True when it was free at once; waits by `wait` and gives False when it was not. With wait None it
        returns without the lock: raises LockNotAvailable."""
        lock = self.locks.get(key)
        if lock is None:
            lock = self.locks[key] = Lock()
            lock.holders[owner] = {mode}
            owner.locks.append(key)
            return True
        mine = lock.holders.get(owner)
        if mine is not None and mode in mine:
            return True
        row = key[0] == "r"
        if not self._blocked(lock, owner, mode, row, queue=mine is None):
            self._grant(lock, owner, key, mode)
            return True
        if wait is None:
            raise errors.LockNotAvailable("could not obtain lock")
        waiter = Waiter(owner, mode, key)
        lock.queue.append(waiter)
        self.waiting[owner.session] = waiter
        try:
            if self._deadlocked(owner):
                raise errors.DeadlockDetected("deadlock detected", hint="See server log for query details.",
                                              detail="Process waits for a lock that is held by a process which waits for this one.")
            while not waiter.granted:

                def register(callback: Callable[[], None]) -> None:
                    waiter.wake = callback

                wait(register, key)
        finally:
            self.waiting.pop(owner.session, None)
            if not waiter.granted:
                lock.queue.remove(waiter)
                self._serve(key, lock)
        return False

    def _blocked(self, lock: Lock, owner: Any, mode: int, row: bool, queue: bool) -> bool:
        for holder, modes in lock.holders.items():
            if holder.session is not owner.session and any(conflicts(mode, m, row) for m in modes):
                return True
        return queue and any(w.owner.session is not owner.session and conflicts(mode, w.mode, row) for w in lock.queue)

    @staticmethod
    def _grant(lock: Lock, owner: Any, key: Any, mode: int) -> None:
        modes = lock.holders.get(owner)
        if modes is None:
            lock.holders[owner] = {mode}
            owner.locks.append(key)
        else:
            modes.add(mode)

    def _blockers(self, waiter: Waiter) -> list[Any]:
        lock = self.locks[waiter.key]
        row = waiter.key[0] == "r"
        me = waiter.owner.session
        out = [h.session for h, modes in lock.holders.items() if h.session is not me and any(conflicts(waiter.mode, m, row) for m in modes)]
        for w in lock.queue:
            if w is waiter:
                break
            if w.owner.session is not me and conflicts(waiter.mode, w.mode, row):
                out.append(w.owner.session)
        return out

    def _deadlocked(self, owner: Any) -> bool:
        seen: set[int] = set()
        stack = self._blockers(self.waiting[owner.session])
        while stack:
            at = stack.pop()
            if at is owner.session:
                return True
            if id(at) in seen:
                continue
            seen.add(id(at))
            waiter = self.waiting.get(at)
            if waiter is not None:
                stack += self._blockers(waiter)
        return False

    def blocking_pids(self, pid: int) -> tuple[int, ...]:
        """Backends that a backend waits for."""
        for session, waiter in self.waiting.items():
            if session.pid == pid:
                return tuple(dict.fromkeys(s.pid for s in self._blockers(waiter)))
        return ()

    def release_all(self, owner: Any) -> None:
        """The transaction ends: free what it holds and wake who can go on."""
        for key in owner.locks:
            lock = self.locks.get(key)
            if lock is None:
                continue
            lock.holders.pop(owner, None)
            self._serve(key, lock)
        owner.locks = []

    def release(self, owner: Any, key: Any) -> bool:
        """Free one lock (session-level advisory locks)."""
        lock = self.locks.get(key)
        if lock is None or owner not in lock.holders:
            return False
        del lock.holders[owner]
        owner.locks.remove(key)
        self._serve(key, lock)
        return True

    def release_mode(self, owner: Any, key: Any, mode: int) -> None:
        """Free one mode of a lock that may be held in several."""
        lock = self.locks[key]
        modes = lock.holders[owner]
        modes.discard(mode)
        if not modes:
            self.release(owner, key)
        else:
            self._serve(key, lock)

    def _serve(self, key: Any, lock: Lock) -> None:
        row = key[0] == "r"
        ahead: list[Waiter] = []
        for waiter in list(lock.queue):
            free = not any(h.session is not waiter.owner.session and any(conflicts(waiter.mode, m, row) for m in modes) for h, modes in lock.holders.items())
            if free and not any(conflicts(waiter.mode, w.mode, row) for w in ahead):
                lock.queue.remove(waiter)
                self._grant(lock, waiter.owner, key, waiter.mode)
                waiter.granted = True
                self.waiting.pop(waiter.owner.session, None)  # it waits no more, though it has not run again yet
                if waiter.wake is not None:
                    waiter.wake()
            else:
                ahead.append(waiter)
        if not lock.holders and not lock.queue:
            self.locks.pop(key, None)
