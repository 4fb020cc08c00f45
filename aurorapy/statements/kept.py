"""The statistics of statements, in memory: an entry for each user, database and statement. They begin anew with the server.

Source: PostgreSQL 15 manual, section F.32.1.
"""

from __future__ import annotations

from math import sqrt
from typing import Any
from weakref import WeakKeyDictionary

from aurorapy.privileges.reserved import READ_ALL_STATS

EXTENSION = "pg_stat_statements"
ENTRIES_MAX = 5000  # pg_stat_statements.max
_EVICTED = 0.05  # the share of the entries that goes when there is no room: those that are used least
_FADING = 0.99  # of an entry's usage, each time that happens


class Times:
    """How often something was done, and the milliseconds that it took."""

    __slots__ = ("count", "total", "least", "most", "_mean", "_squares")

    def __init__(self) -> None:
        self.count, self.total, self.least, self.most, self._mean, self._squares = 0, 0.0, 0.0, 0.0, 0.0, 0.0

    def add(self, ms: float) -> None:
        """One more."""
        self.count += 1
        self.total += ms
        if self.count == 1:
            self.least = self.most = self._mean = ms
            return
        before = self._mean
        self._mean += (ms - before) / self.count
        self._squares += (ms - before) * (ms - self._mean)
        self.least, self.most = min(self.least, ms), max(self.most, ms)

    @property
    def shown(self) -> tuple[float, float, float, float, float]:
        """Total, least, most, mean and standard deviation."""
        return self.total, self.least, self.most, self._mean, sqrt(self._squares / self.count) if self.count > 1 else 0.0


class Entry:
    """The statistics of a statement."""

    __slots__ = ("text", "plans", "calls", "rows", "usage")

    def __init__(self, text: str) -> None:
        self.text, self.plans, self.calls, self.rows, self.usage = text, Times(), Times(), 0, 1.0


class Kept:
    """Those of a server. Keys: user, database, statement."""

    def __init__(self, now: int) -> None:
        self.entries: dict[tuple[int, int, int], Entry] = {}
        self.evictions, self.since = 0, now

    def entry(self, key: tuple[int, int, int], text: str) -> Entry:
        """A statement's entry, a new one if there is none."""
        found = self.entries.get(key)
        if found is None:
            if len(self.entries) >= ENTRIES_MAX:
                self._evict()
            found = self.entries[key] = Entry(text)
        return found

    def _evict(self) -> None:
        ordered = sorted(self.entries, key=lambda k: self.entries[k].usage)
        for key in ordered[: max(10, int(len(ordered) * _EVICTED))]:
            del self.entries[key]
        for entry in self.entries.values():
            entry.usage *= _FADING
        self.evictions += 1

    def forget(self, user: int, database: int, statement: int, now: int) -> None:
        """Entries go: those of a user, a database and a statement, 0 for all."""
        if not (user or database or statement):
            self.entries.clear()
            self.evictions, self.since = 0, now
            return
        for key in [k for k in self.entries if all(wanted in (0, one) for wanted, one in zip((user, database, statement), k, strict=True))]:
            del self.entries[key]


_OF_ENGINE: WeakKeyDictionary[Any, Kept] = WeakKeyDictionary()


def kept_of(session: Any) -> Kept:
    """The statistics of the session's server."""
    found = _OF_ENGINE.get(session.engine)
    if found is None:
        found = _OF_ENGINE[session.engine] = Kept(session.rim.clock())
    return found


_ZEROS = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.0, 0.0, 0.0, 0.0, 0, 0)
_NO_JIT = (0, 0.0, 0, 0.0, 0, 0.0, 0, 0.0)


def rows(session: Any, with_texts: bool) -> list[tuple[Any, ...]]:
    """What the function pg_stat_statements gives. Blocks, log and code generation are not counted."""
    from decimal import Decimal

    out: list[tuple[Any, ...]] = []
    everything = session.context.superuser or session.roles.has_privileges_of(session.user_oid, READ_ALL_STATS)
    for (user, database, statement), e in list(kept_of(session).entries.items()):
        allowed = everything or user == session.user_oid
        text = None if not with_texts else e.text if allowed else "<insufficient privilege>"
        out.append((user, database, True, statement if allowed else None, text, e.plans.count, *e.plans.shown, e.calls.count, *e.calls.shown, e.rows,
                    *_ZEROS, Decimal(0), *_NO_JIT))
    return out

