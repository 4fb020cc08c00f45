"""How a session waits: it gives the loop to others until something calls it back, and notices then that it was cancelled.

Locks, durability, pages from afar, pg_sleep and the turn of other sessions all come here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import greenlet

from aurorapy import errors
from aurorapy.storage.reading import PageFault, awaited

from .memory import Watch

SOON_US = 100_000  # reads that would have to wait longer for others' commits see what is durable instead
SLICE_US = 5_000  # a statement gives the loop to others after so long


class Waiting:
    """Mixed into Session."""

    cancelled: errors.SQLError | None  # what is raised when the session goes on
    waiting: Callable[[], None] | None  # makes it go on
    telling: tuple[list[bytes], int] | None = None  # how much of `out` goes when all that it may show is durable
    gives_way = False  # whoever would have to wait for it cancels it
    memory: Watch | None = None  # of the statement that has taken more than a slice of time

    def wait(self: Any, register: Callable[[Callable[..., None]], None], key: Any = None) -> None:
        """Give the loop to others until the callback handed to `register` is called; raises what cancels the statement."""
        me = greenlet.getcurrent()
        state = [False, False]  # called, switched away

        def resume(*_: Any) -> None:
            if not state[0]:
                state[0] = True
                if state[1]:
                    if greenlet.getcurrent() is self.hub:
                        me.switch()
                    else:
                        self.rim.soon(lambda: me.switch() if not me.dead else None)

        register(resume)
        if state[0]:
            return
        txn = self.transaction
        if txn is not None and self.statement_lsn:
            txn.pin_also(self.statement_lsn)
        timer = self._lock_timer(resume) if key is not None else None
        statement_timer = self._statement_timer(resume)
        self.waiting = resume
        state[1] = True
        self.engine.waiting += 1
        try:
            self.hub.switch()
        finally:
            self.engine.waiting -= 1
            self.waiting = None
            for t in (timer, statement_timer):
                if t is not None:
                    t.cancel()
        self.raise_cancelled()

    def _lock_timer(self: Any, resume: Callable[[], None]) -> Any:
        timeout = int(self.values["lock_timeout"])
        if not timeout:
            return None

        def expire() -> None:
            self.cancelled = errors.LockNotAvailable("canceling statement due to lock timeout")
            resume()

        return self.rim.later(timeout / 1000, expire)

    def _statement_timer(self: Any, resume: Callable[[], None]) -> Any:
        if not self.deadline:
            return None

        def expire() -> None:
            self.cancelled = errors.QueryCanceled("canceling statement due to statement timeout")
            resume()

        return self.rim.later(max(0.0, (self.deadline - self.rim.clock()) / 1e6), expire)

    def raise_cancelled(self: Any) -> None:
        if self.cancelled is not None:
            error, self.cancelled = self.cancelled, None
            raise error

    def cancel(self: Any) -> None:
        """A cancel request from another connection."""
        if self.running:
            self.cancelled = errors.QueryCanceled("canceling statement due to user request")
            if self.waiting is not None:
                self.waiting()

    def give_way(self: Any) -> None:
        """Somebody waits for a lock of this session, which does nothing that anybody has asked for."""
        self.cancelled = errors.QueryCanceled("canceling autovacuum task")
        if self.waiting is not None:
            self.waiting()

    def tick(self: Any) -> None:
        """Called once a batch: let others run after a while, and notice cancellation and that memory runs out."""
        now = self.rim.clock()
        if self.deadline and now > self.deadline:
            raise errors.QueryCanceled("canceling statement due to statement timeout")
        if now - self.slice_start > SLICE_US:
            self.wait(lambda resume: self.rim.soon(resume))
            self.slice_start = now = self.rim.clock()
            watch, since = self.memory, self.context.statement_timestamp
            if watch is None or watch.since != since:
                watch = self.memory = Watch(since)
            watch.look(now)

    def sleep(self: Any, seconds: float) -> None:
        """pg_sleep."""
        if seconds > 0:
            self.wait(lambda resume: self.rim.later(seconds, resume))

    def hold(self: Any, lsn: int) -> None:
        """Wait until `lsn` of the database's volume is durable."""
        if self.database.volume.vdl < lsn:
            self._hold(self.database.volume, lsn)

    def tell_at_once(self: Any) -> None:
        """Send what there is, a notice at its end, in the middle of a statement: who reads it may want to cancel. What may show commits that are
        not durable goes later."""
        volume = self.database.volume
        if volume.lsn <= volume.vdl:
            self.rim.send(b"".join(self.out))
            self.out: list[bytes] = []
        elif self.telling is None:
            self.telling = self.out, len(self.out)
            volume.when_durable(volume.lsn, self._told)

    def _told(self: Any, *_: Any) -> None:
        begun, count = self.telling
        self.telling = None
        if begun is self.out and self.waiting is not None:
            self.rim.send(b"".join(begun[:count]))
            del begun[:count]
            if begun:
                self.tell_at_once()

    def hold_volume(self: Any, volume: Any, lsn: int) -> None:
        """The same of a volume that need not be the one that the session's statements work on."""
        if volume.vdl < lsn:
            self._hold(volume, lsn)

    def bring(self: Any, fault: PageFault) -> None:
        """Let others run until a page is in the cache."""
        awaited(self.wait, lambda then: fault.volume.fetch(fault.page, then))

    def patience(self: Any, volume: Any, lsn: int | None) -> Any:
        """See `storage.reading.Patience`: in the middle of a statement about the session's own database everybody else may run, but while
        the system volume is being changed."""
        txn = self.transaction
        if not self.running or txn is None or self.database.volume.live is not volume or self.engine.system.cache.open_mtrs:
            return None
        if self.statement_lsn:
            txn.pin(self.statement_lsn)
        if lsn is not None:
            txn.pin_also(lsn)
        return self.wait

    def durable_soon(self: Any, lsn: int) -> bool:
        """Wait for a moment until `lsn` is durable; False when it takes longer."""
        volume = self.database.volume
        end = self.rim.clock() + SOON_US

        def register(resume: Callable[..., None]) -> None:
            volume.when_durable(lsn, resume)
            self.rim.later(SOON_US / 1e6, resume)

        while volume.vdl < lsn and self.rim.clock() < end:
            self.wait(register)
        return bool(volume.vdl >= lsn)

    def hold_system(self: Any) -> None:
        """Wait until everything written to the system volume, just now, is durable."""
        if self.engine.backups is not None:
            self.engine.backups.note()
        self._hold(self.engine.system, self.engine.system.lsn)

    def _hold(self: Any, volume: Any, lsn: int) -> None:
        self.flush_nothing = True
        deadline, self.deadline = self.deadline, 0
        try:
            while volume.vdl < lsn:
                try:
                    self.wait(lambda resume: volume.when_durable(lsn, resume))
                except errors.QueryCanceled:
                    continue  # the commit is decided: only its answer is late
        finally:
            self.deadline = deadline

    def wait_until(self: Any, condition: Callable[[], bool], seconds: float = float("inf")) -> None:
        """Wait for something that gives no notice, so long at the most."""
        end = self.rim.clock() + seconds * 1e6
        while not condition() and self.rim.clock() < end:
            self.wait(lambda resume: self.rim.later(0.005, resume))

    def terminate(self: Any) -> None:
        """pg_terminate_backend and DROP DATABASE ... (FORCE): the session ends with 57P01."""
        self.ending = True
        if self.running:
            self.cancelled = errors.AdminShutdown("terminating connection due to administrator command")
            if self.waiting is not None:
                self.waiting()
            elif self.rim.idle:  # in the middle of COPY FROM STDIN
                self.rim.wake()
        else:
            self.rim.end(errors.AdminShutdown("terminating connection due to administrator command"))
