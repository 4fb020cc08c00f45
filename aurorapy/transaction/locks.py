"""The lock manager: tables in eight modes, rows in four, unique keys and advisory locks as exclusive ones.

A lock is held by a transaction until it ends. A request that conflicts waits in its queue; before it waits, the
wait-for graph is searched, and a cycle is a deadlock (40P01). An owner is a transaction, or what a session holds beyond
its transactions; `owner.session` never conflicts with itself. Waiting itself is the session's business:
`wait(register)` gives the loop to others until `register`'s callback is called.

Source: PostgreSQL 15 manual, section 13.3.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from aurorapy import errors

TABLE_MODES = ("access share", "row share", "row exclusive", "share update exclusive", "share", "share row exclusive", "exclusive", "access exclusive")
ROW_MODES = ("key share", "share", "no key update", "update")
SHARE = ROW_MODES.index("share")
ACCESS_SHARE = TABLE_MODES.index("access share")
ROW_EXCLUSIVE = TABLE_MODES.index("row exclusive")
SHARED = 8  # modes of keys and advisory locks: shared and exclusive
EXCLUSIVE = 9
# Sets of modes are bits; what a mode excludes, by the kind of the thing.
_TABLE = [0x80, 0xC0, 0xF0, 0xF8, 0xEC, 0xFC, 0xFE, 0xFF]
_ROW = [0x8, 0xC, 0xE, 0xF]
_OTHER = [0] * 8 + [0x200, 0x300]
_EXCLUDED = {"t": _TABLE, "r": _ROW}


def modes_of(bits: int) -> list[int]:
    """The modes in a set."""
    return [mode for mode in range(EXCLUSIVE + 1) if bits >> mode & 1]


class Lock:
    """One locked thing: holders with the set of modes they have, and those who wait, in order. `modes` is what the
    holders have together; it may have too much, never too little."""

    __slots__ = ("excluded", "holders", "modes", "queue")

    def __init__(self, key: Any) -> None:
        self.excluded = _EXCLUDED.get(key[0], _OTHER)
        self.holders: dict[Any, int] = {}
        self.modes = 0
        self.queue: Sequence[Waiter] = ()

    @property
    def is_row(self) -> bool:
        return self.excluded is _ROW

    def held_by_others(self, session: Any, excluded: int) -> bool:
        """Whether another session has one of the excluded modes."""
        if not self.modes & excluded:
            return False
        holders = self.holders
        modes = 0
        found = False
        for holder, held in holders.items():
            modes |= held
            if held & excluded and holder.session is not session:
                found = True
        self.modes = modes
        return found


class SoleLock(Lock):
    """What one transaction, and nobody else, has of many things in one mode: they share it, until somebody asks for one of them, which gets a lock of its own then."""

    __slots__ = ()


class More:
    """A mode that a transaction took of what it had locked already: a rollback to a savepoint gives it back."""

    __slots__ = ("bit", "key")

    def __init__(self, key: Any, bit: int) -> None:
        self.key, self.bit = key, bit


class Waiter:
    """Who waits for a lock, or for the end of transactions: `others`, which have not ended yet."""

    __slots__ = ("owner", "mode", "key", "wake", "granted", "others")

    def __init__(self, owner: Any, mode: int, key: Any, others: set[Any] | None = None) -> None:
        self.owner, self.mode, self.key, self.others = owner, mode, key, others
        self.wake: Callable[[], None] | None = None
        self.granted = False


class LockManager:
    """Keys: ('t', oid) tables, ('r', oid, rowid) rows, ('k', index oid, key) unique keys, ('a', ...) advisory."""

    def __init__(self) -> None:
        self.locks: dict[Any, Lock] = {}
        self.waiting: dict[Any, Waiter] = {}
        self.outliving: list[Waiter] = []  # those of them who wait for the end of transactions
        self.deadlocks = 0

    def acquire(self, owner: Any, key: Any, mode: int, wait: Callable[[Callable[[Callable[[], None]], None], Any], None] | None) -> bool:
        """Take a lock. True when it was free at once; waits by `wait` and gives False when it was not. With wait None it
        returns without the lock: raises LockNotAvailable."""
        lock = self.locks.get(key)
        bit = 1 << mode
        if lock is None:
            lock = self.locks[key] = Lock(key)
            lock.holders[owner] = lock.modes = bit
            owner.locks.append(key)
            return True
        mine = lock.holders.get(owner, 0)
        if mine & bit:
            return True
        excluded = lock.excluded[mode]
        if not self._is_kept(lock, owner, mine, excluded):
            self._grant(lock, owner, key, bit)
            return True
        if wait is None:
            raise errors.LockNotAvailable("could not obtain lock")
        lock = self._apart(lock, key)
        waiter = Waiter(owner, mode, key)
        lock.queue = [*lock.queue, waiter]
        self.waiting[owner.session] = waiter
        try:
            self._wait(waiter, wait)
        finally:
            self.waiting.pop(owner.session, None)
            if not waiter.granted:
                lock.queue = [w for w in lock.queue if w is not waiter]
                self._serve(key, lock)
        return False

    def acquire_many(self, owner: Any, keys: Collection[Any], mode: int) -> bool:
        """Take locks of one kind, no two the same, if nobody has or wants one of them, the owner included; else none."""
        locks = self.locks
        if not locks.keys().isdisjoint(keys):
            return False
        lock = SoleLock(next(iter(keys), ("",)))
        lock.holders[owner] = lock.modes = 1 << mode
        locks.update(dict.fromkeys(keys, lock))
        owner.locks += keys
        return True

    def _apart(self, lock: Lock, key: Any) -> Lock:
        """A lock that may be changed, for it is of one thing."""
        if type(lock) is SoleLock:
            own = self.locks[key] = Lock(key)
            own.holders, own.modes = dict(lock.holders), lock.modes
            return own
        return lock

    def _wait(self, waiter: Waiter, wait: Callable[[Callable[[Callable[[], None]], None], Any], None]) -> None:
        for session in self._blockers(waiter):
            if session.gives_way:
                session.give_way()
        if self._deadlocked(waiter.owner):
            self.deadlocks += 1
            raise errors.DeadlockDetected("deadlock detected", hint="See server log for query details.",
                                          detail="Process waits for a lock that is held by a process which waits for this one.")
        while not waiter.granted:

            def register(callback: Callable[[], None]) -> None:
                waiter.wake = callback

            wait(register, waiter.key)

    def outlive(self, owner: Any, others: set[Any], wait: Callable[[Callable[[Callable[[], None]], None], Any], None]) -> None:
        """Wait until each of these transactions has ended. Source: WaitForLockersMultiple in its terms."""
        if not others:
            return
        waiter = self.waiting[owner.session] = Waiter(owner, 0, ("v",), set(others))
        self.outliving.append(waiter)
        try:
            self._wait(waiter, wait)
        finally:
            self.waiting.pop(owner.session, None)
            self.outliving.remove(waiter)

    def holders_of(self, key: Any) -> set[Any]:
        """Who holds a lock."""
        lock = self.locks.get(key)
        return set() if lock is None else {owner for owner, held in lock.holders.items() if held}

    def pass_on(self, source: Any, owner: Any, key: Any) -> None:
        """Let another owner of the same session have what `source` holds of a lock."""
        lock = self.locks[key]
        for mode in modes_of(lock.holders[source] & ~lock.holders.get(owner, 0)):
            self._grant(lock, owner, key, 1 << mode)

    def must_wait(self, owner: Any, key: Any, mode: int) -> bool:
        """Whether `acquire` would."""
        lock = self.locks.get(key)
        if lock is None:
            return False
        mine = lock.holders.get(owner, 0)
        if mine >> mode & 1:
            return False
        return self._is_kept(lock, owner, mine, lock.excluded[mode])

    def _is_kept(self, lock: Lock, owner: Any, mine: int, excluded: int) -> bool:
        """Whether others hold what excludes an owner, who holds the modes `mine`, or came before him."""
        return lock.held_by_others(owner.session, excluded) or bool(not mine and lock.queue and self._overtakes(lock, owner, excluded))

    @staticmethod
    def _overtakes(lock: Lock, owner: Any, excluded: int) -> bool:
        """Whether others wait for what a new owner would keep from them. For rows it does not matter: in PostgreSQL a share of a row is had at once."""
        return not lock.is_row and any(excluded >> w.mode & 1 and w.owner.session is not owner.session for w in lock.queue)

    def _grant(self, lock: Lock, owner: Any, key: Any, bit: int) -> None:
        lock = self._apart(lock, key)
        held = lock.holders.get(owner, 0)
        owner.locks.append(More(key, bit) if held else key)
        lock.holders[owner] = held | bit
        lock.modes |= bit

    def _blockers(self, waiter: Waiter) -> list[Any]:
        if waiter.others is not None:
            return [t.session for t in waiter.others]
        lock = self.locks[waiter.key]
        excluded = lock.excluded[waiter.mode]
        me = waiter.owner.session
        out = [h.session for h, held in lock.holders.items() if held & excluded and h.session is not me]
        for w in lock.queue:
            if w is waiter or lock.is_row:
                break
            if excluded >> w.mode & 1 and w.owner.session is not me:
                out.append(w.owner.session)
        return out

    def _deadlocked(self, owner: Any) -> bool:
        seen: set[int] = set()
        stack = self._blockers(self.waiting[owner.session])
        while stack:
            at = stack.pop()
            if at is owner.session:
                return True
            if id(at) in seen or at.gives_way:
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
        self.release_since(owner, 0)
        if self.outliving:
            for waiter in self.outliving:
                self._ended(waiter, owner)

    def _ended(self, waiter: Waiter, owner: Any) -> None:
        assert waiter.others is not None
        if owner in waiter.others:
            waiter.others.remove(owner)
            if not waiter.others:
                waiter.granted = True
                self.waiting.pop(waiter.owner.session, None)
                if waiter.wake is not None:
                    waiter.wake()

    def release_since(self, owner: Any, position: int) -> None:
        """Free what a transaction has locked since it had `position` locks."""
        locks = self.locks
        taken = owner.locks[position:]
        del owner.locks[position:]
        for key in taken:
            lock = locks.get(key)
            if type(lock) is SoleLock:
                del locks[key]
                continue
            more = 0
            if type(key) is More:
                key, more = key.key, key.bit
                lock = locks.get(key)
            if lock is None:
                continue
            if more and owner in lock.holders:
                lock.holders[owner] &= ~more
            else:
                lock.holders.pop(owner, None)
            if lock.queue:
                self._serve(key, lock)
            elif not lock.holders:
                del locks[key]

    def release(self, owner: Any, key: Any) -> bool:
        """Free one lock (session-level advisory locks)."""
        lock = self.locks.get(key)
        if lock is None or owner not in lock.holders:
            return False
        lock = self._apart(lock, key)
        del lock.holders[owner]
        owner.locks.remove(key)
        self._serve(key, lock)
        return True

    def release_mode(self, owner: Any, key: Any, mode: int) -> None:
        """Free one mode of a lock that may be held in several."""
        lock = self.locks[key]
        held = lock.holders[owner] & ~(1 << mode)
        if not held:
            self.release(owner, key)
        else:
            lock = self._apart(lock, key)
            lock.holders[owner] = held
            self._serve(key, lock)

    def _serve(self, key: Any, lock: Lock) -> None:
        """Grant what those who wait ask for, in order; but for rows, nobody overtakes one whom he would exclude."""
        ahead = 0  # the modes of those who go on waiting
        for waiter in list(lock.queue):
            excluded = lock.excluded[waiter.mode]
            if (excluded & ahead and not lock.is_row) or lock.held_by_others(waiter.owner.session, excluded):
                ahead |= 1 << waiter.mode
                continue
            lock.queue = [w for w in lock.queue if w is not waiter]
            self._grant(lock, waiter.owner, key, 1 << waiter.mode)
            waiter.granted = True
            self.waiting.pop(waiter.owner.session, None)  # it waits no more, though it has not run again yet
            if waiter.wake is not None:
                waiter.wake()
        if not lock.holders and not lock.queue:
            self.locks.pop(key, None)
