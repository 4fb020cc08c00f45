"""Numbers of transactions, for those that ask for one (pg_current_xact_id and its kin): nothing else here goes by them.

A number is the volume's LSN, or the one after the last. Whoever opens a volume begins LSN_AHEAD_MAX above all that was written before (AURORA.md 1.6):
so what was committed under a number before a restart has a lower one than all that come after it. How a transaction ended is remembered of the last
ones only, and forgotten with the process; PostgreSQL forgets too.

Source: PostgreSQL 15 manual, section 9.27.7.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors, limits

_FIRST = 3  # the lowest xid of a transaction


class Numbers:
    """`running` are the numbered transactions that have not ended; `ended` says of the last ones whether they committed."""

    def __init__(self, database: Any) -> None:
        self.database = database
        self.last = self.completed = max(database.volume.lsn, _FIRST)  # the first ones are PostgreSQL's own
        self.running: set[int] = set()
        self.ended: dict[int, bool] = {}

    def of(self, txn: Any) -> int:
        """A transaction's number, given if it has none."""
        if txn.number is None:
            number = max(self.last + 1, self.database.volume.lsn)
            if number & 0xFFFFFFFF < _FIRST:
                number += _FIRST  # as an xid it would be none, or one that means something else
            self.last = txn.number = number
            self.running.add(self.last)
        return int(txn.number)

    def skip(self, count: int) -> int:
        """Give out so many numbers that are no transaction's, as if they had committed: the last one."""
        for _ in range(count):
            self.last = max(self.last + 1, self.database.volume.lsn)
            if self.last & 0xFFFFFFFF < _FIRST:
                self.last += _FIRST
            self.end(self.last, committed=True)
        return int(self.last)

    def end(self, number: int, *, committed: bool) -> None:
        """Its transaction has ended."""
        self.running.discard(number)
        self.completed = max(self.completed, number)
        self.ended[number] = committed
        if len(self.ended) > limits.TRANSACTIONS_REMEMBERED:
            del self.ended[next(iter(self.ended))]

    def snapshot(self, own: int | None) -> tuple[int, int, tuple[int, ...]]:
        """(xmin, xmax, in progress between them) as of now, as another transaction than the own one sees it."""
        xmax = self.completed + 1
        return min([xmax, *self.running]), xmax, tuple(sorted(x for x in self.running if x < xmax and x != own))

    def status(self, number: int) -> str | None:
        """'in progress', 'committed', 'aborted'; None when it is too old to know. Raises 22023 for a number that is not given yet."""
        if number > self.last:
            raise errors.InvalidParameterValue(f"transaction ID {number} is in the future")
        if number in self.running:
            return "in progress"
        if number in (1, 2):
            return "committed"
        ended = self.ended.get(number)
        return None if ended is None else "committed" if ended else "aborted"
