"""A session that changes its database: to where the database's name has moved (rewinding.py), or to the past and back (past.py).

    home      the database that the client is connected to        database    the one that statements work on: home, or its past

Between transactions a session moves at once, and its prepared statements, temporary objects, settings and advisory locks come along. A
transaction that is open when the name moves is aborted: its next statement, or its COMMIT, fails with 40001, and after ROLLBACK the session
goes on in the new state. What was committed before stays in the state before, and is answered as if nothing had happened.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.transaction.transaction import Transaction


def _aborted() -> errors.SerializationFailure:
    return errors.SerializationFailure("could not serialize access because the database was rewound", hint="The transaction might succeed if retried.")


class Moving:
    """Mixed into Session."""

    def init_moving(self: Any) -> None:
        self.home = self.database
        self.moving: Any = None  # where it goes as soon as it can
        self.doom: errors.SQLError | None = None  # what the next statement of an aborted block is told

    def leave_for(self: Any, database: Any, *, own: bool) -> None:
        """The name of the session's database means another one from now on. `own`: by the session's own statement."""
        self.moving = database
        self.reporting = True  # so that even the shortest way of a statement ends in `ready`, where it moves
        if not self.running:
            self.arrive()
        elif not own and self.transaction is not None:
            self.cancelled: errors.SQLError | None = _aborted()
            if self.waiting is not None:
                self.waiting()

    def arrive(self: Any) -> None:
        """Move: nothing of the session is under way."""
        new, self.moving = self.moving, None
        old, txn = self.home, self.transaction
        if txn is not None:
            self.database.rollback(txn)
            self.close_portals()
            if not self.failed:
                self.failed, self.doom = True, _aborted()
        held = dict(self.advisory.counts)
        if held:
            old.locks.release_all(self.advisory)
            for key, mode in held:
                new.locks.acquire(self.advisory, key, mode, None)  # nobody can have what conflicts: all come from the same place
        old.sessions.discard(self)
        new.sessions.add(self)
        if self.database is old:
            self.database = new
        self.home = new
        if txn is not None:
            self.transaction: Transaction | None = Transaction(self.database, self, txn.isolation, txn.read_only)

    def refuse_if_moving(self: Any) -> None:
        """Before a commit: what a transaction wrote in the state before must not be said to be in the new one."""
        txn = self.transaction
        if txn.writes or txn.catalog is not None or txn.drops:
            raise _aborted()

    def told_doom(self: Any) -> errors.SQLError | None:
        """The error of an aborted block, once."""
        doom, self.doom = self.doom, None
        return doom  # type: ignore[no-any-return]


def move_sessions(old: Any, new: Any, caller: Any) -> None:
    """All sessions of a database go on in another one. Nothing here waits."""
    for session in list(old.sessions):
        session.leave_for(new, own=session is caller)
