"""The cumulative statistics as a session sees them: stats_fetch_consistency.

What a transaction has looked at stays for it as it was ('cache'), everything does ('snapshot'), or nothing ('none').

Source: PostgreSQL 15 manual, section 28.2.2.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.transaction.usage import Usage, count_writes, folded


class Seen:
    """What a transaction has seen. `taken`: when everything was kept, for 'snapshot'."""

    def __init__(self, txn: Any) -> None:
        self.txn = txn
        self.taken: int | None = None
        self.known: dict[Any, Any] = {}


def database_of(s: Any, oid: int | None = None) -> Any:
    """A database by oid (None: the session's) if it is open, else None."""
    if oid is None:
        return s.database
    return next((d for d in s.engine.databases.values() if s.engine.database_oid(d.name) == oid), None)


def _seen(s: Any) -> Seen | None:
    mode = s.values["stats_fetch_consistency"]
    txn = s.transaction
    if mode == "none" or txn is None:
        return None
    seen = s.statistics_seen
    if seen is None or seen.txn is not txn:
        seen = s.statistics_seen = Seen(txn)
    if mode == "snapshot" and seen.taken is None:
        seen.taken = s.rim.clock()
        counters = s.database.counters
        for oid in {*counters.usage, *counters.points}:
            seen.known.setdefault((s.database, oid), counters.relation(oid))
        for oid, events in counters.events.items():
            seen.known.setdefault((s.database, "events", oid), dict(events))
        for d in s.engine.databases.values():
            seen.known.setdefault((d, "database"), _totals(d))
    return seen  # type: ignore[no-any-return]


def _kept(s: Any, key: tuple[Any, ...], make: Any, nothing: Any) -> Any:
    seen = _seen(s)
    if seen is None:
        return make()
    found = seen.known.get(key)
    if found is None:
        found = seen.known[key] = nothing if seen.taken is not None else make()
    return found


def relation(s: Any, oid: Any) -> list[Any]:
    """The counts of a table, an index or ("f", oid of a function) of the session's database."""
    d = s.database
    return _kept(s, (d, oid), lambda: [0] * 8 if _is_gone(d, oid) else d.counters.relation(oid), [0] * 8)  # type: ignore[no-any-return]


def _is_gone(d: Any, oid: Any) -> bool:
    """A function that was dropped while somebody who had called it went on: what he counts comes too late."""
    return type(oid) is tuple and oid[1] not in d.catalog.routines


def events(s: Any, oid: int) -> dict[str, Any]:
    """When a table was vacuumed and analyzed."""
    d = s.database
    return _kept(s, (d, "events", oid), lambda: dict(d.counters.events.get(oid, ())), {})  # type: ignore[no-any-return]


def _totals(d: Any) -> dict[str, Any]:
    counters = d.counters
    commits, rollbacks = counters.transactions()
    returned, fetched, inserted, updated, deleted = counters.totals()
    return {"xact_commit": commits, "xact_rollback": rollbacks, "tuples_returned": returned, "tuples_fetched": fetched, "tuples_inserted": inserted,
            "tuples_updated": updated, "tuples_deleted": deleted, "deadlocks": d.locks.deadlocks, "sessions": counters.sessions, "stat_reset_time": counters.reset_at}


def database(s: Any, oid: int) -> dict[str, Any]:
    """The counts of a database."""
    d = database_of(s, oid)
    return {} if d is None else _kept(s, (d, "database"), lambda: _totals(d), {})


def own(s: Any, oid: Any) -> list[Any]:
    """The counts of the open transaction (pg_stat_get_xact_*)."""
    txn = s.transaction
    if txn is None:
        return [0] * 8
    counts = Usage()
    if txn.undo:
        count_writes(txn, 0, counts, lasting=False)
    return folded(txn.usage.get(oid), counts.get(oid))


def clear(s: Any) -> None:
    """pg_stat_clear_snapshot"""
    s.statistics_seen = None


def snapshot_time(s: Any) -> int | None:
    """pg_stat_get_snapshot_timestamp"""
    seen = s.statistics_seen
    return seen.taken if seen is not None and seen.txn is s.transaction else None


def may_reset(s: Any, function: str) -> None:
    """Raise 42501 unless the user may reset statistics."""
    if not s.context.superuser:
        raise errors.InsufficientPrivilege(f"permission denied for function {function}")


def has_relation(s: Any, oid: Any) -> bool:
    """Whether a relation, or ("f", oid of a function), of the session's database has counts."""
    counters = s.database.counters
    return not _is_gone(s.database, oid) and (oid in counters.usage or oid in counters.points or oid in counters.events)
