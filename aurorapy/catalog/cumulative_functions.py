"""pg_stat_get_*, pg_stat_reset* and their kin.

Source: PostgreSQL 15 manual, sections 28.2.23 and 9.27.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define
from aurorapy.transaction import usage as u

from . import cumulative

SLRUS = ("CommitTs", "MultiXactMember", "MultiXactOffset", "Notify", "Serial", "Subtrans", "Xact", "other")
_SHARED = ("archiver", "bgwriter", "recovery_prefetch", "wal")


def _stat(name: str, args: str, result: str, impl: Callable[..., Any], **more: Any) -> None:
    define(f"pg_stat_{name}", args, result, lambda ctx, *values: impl(ctx.session, *values), needs_context=True, volatility=more.pop("volatility", "s"), **more)


def _do(name: str, args: str, impl: Callable[..., None], **more: Any) -> None:
    """A function that returns void."""

    def call(s: Any, *values: Any) -> str:
        impl(s, *values)
        return ""

    _stat(name, args, "void", call, volatility="v", **more)


_COUNTS = {"numscans": u.SCANS, "tuples_returned": u.RETURNED, "tuples_fetched": u.FETCHED, "tuples_inserted": u.INSERTED, "tuples_updated": u.UPDATED,
           "tuples_deleted": u.DELETED}


def _count(at: int) -> Callable[[Any, int], int]:
    return lambda s, oid: cumulative.relation(s, oid)[at]


def _own_count(at: int) -> Callable[[Any, int], int]:
    return lambda s, oid: cumulative.own(s, oid)[at]


for _name, _at in _COUNTS.items():
    _stat(f"get_{_name}", "oid", "int8", _count(_at))
    _stat(f"get_xact_{_name}", "oid", "int8", _own_count(_at), volatility="v")


def live_rows(s: Any, oid: int) -> int:
    """Rows of a table."""
    table = s.catalog.tables.get(oid)
    return int(s.database.table_rows(table)) if table is not None and table.root else 0


def since(s: Any, oid: int, event: str, at: int) -> int:
    """What was counted since a table was vacuumed or analyzed."""
    return int(cumulative.relation(s, oid)[at] - cumulative.events(s, oid).get(f"at_{event}", 0))


_stat("get_live_tuples", "oid", "int8", live_rows)
_stat("get_mod_since_analyze", "oid", "int8", lambda s, oid: since(s, oid, "analyze", u.CHANGED))
_stat("get_ins_since_vacuum", "oid", "int8", lambda s, oid: since(s, oid, "vacuum", u.INSERTED))
for _name in ("dead_tuples", "tuples_hot_updated", "blocks_fetched", "blocks_hit"):  # nothing of the kind is here
    _stat(f"get_{_name}", "oid", "int8", lambda s, oid: 0)
for _name in ("tuples_hot_updated", "blocks_fetched", "blocks_hit"):
    _stat(f"get_xact_{_name}", "oid", "int8", lambda s, oid: 0, volatility="v")


def _event(key: str, nothing: Any) -> Callable[[Any, int], Any]:
    return lambda s, oid: cumulative.events(s, oid).get(key, nothing)


for _name in ("vacuum", "analyze", "autovacuum", "autoanalyze"):
    _stat(f"get_{_name}_count", "oid", "int8", _event(f"{_name}_count", 0))
    _stat(f"get_last_{_name}_time", "oid", "timestamptz", _event(f"last_{_name}", None))


# --- functions ---

def called(s: Any, oid: int, at: int) -> Any:
    """What was counted of a function; None when it was not called."""
    counts = cumulative.relation(s, ("f", oid))
    if not counts[0] and not cumulative.has_relation(s, ("f", oid)):
        return None
    return counts[0] if not at else counts[at] / 1000


def called_now(s: Any, oid: int, at: int) -> Any:
    """The same, of the open transaction."""
    counts = cumulative.own(s, ("f", oid))
    return None if not counts[0] else counts[0] if not at else counts[at] / 1000


def _called(at: int, read: Callable[[Any, int, int], Any]) -> Callable[[Any, int], Any]:
    return lambda s, oid: read(s, oid, at)


for _at, (_name, _type) in enumerate((("calls", "int8"), ("total_time", "float8"), ("self_time", "float8"))):
    _stat(f"get_function_{_name}", "oid", _type, _called(_at, called))
    _stat(f"get_xact_function_{_name}", "oid", _type, _called(_at, called_now), volatility="v")


# --- databases ---

def backends(s: Any, oid: int) -> int:
    """Sessions of a database."""
    found = cumulative.database_of(s, oid)
    return len(found.sessions) if found is not None else 0


def _of_database(key: str, nothing: Any) -> Callable[[Any, int], Any]:
    return lambda s, oid: cumulative.database(s, oid).get(key, nothing)


_stat("get_db_numbackends", "oid", "int4", backends)
for _name in ("xact_commit", "xact_rollback", "tuples_returned", "tuples_fetched", "tuples_inserted", "tuples_updated", "tuples_deleted", "deadlocks", "sessions"):
    _stat(f"get_db_{_name}", "oid", "int8", _of_database(_name, 0))
_stat("get_db_stat_reset_time", "oid", "timestamptz", _of_database("stat_reset_time", None))
_stat("get_db_checksum_last_failure", "oid", "timestamptz", lambda s, oid: None)
_stat("get_db_checksum_failures", "oid", "int8", lambda s, oid: None)  # PostgreSQL's answer where data checksums are off
for _name in ("blocks_fetched", "blocks_hit", "conflict_all", "conflict_bufferpin", "conflict_lock", "conflict_snapshot", "conflict_startup_deadlock",
              "conflict_tablespace", "temp_bytes", "temp_files", "sessions_abandoned", "sessions_fatal", "sessions_killed"):
    _stat(f"get_db_{_name}", "oid", "int8", lambda s, oid: 0)
for _name in ("active_time", "blk_read_time", "blk_write_time", "idle_in_transaction_time", "session_time"):
    _stat(f"get_db_{_name}", "oid", "float8", lambda s, oid: 0.0)


# --- the server ---

for _name in ("bgwriter_buf_written_checkpoints", "bgwriter_buf_written_clean", "bgwriter_maxwritten_clean", "bgwriter_requested_checkpoints",
              "bgwriter_timed_checkpoints", "buf_alloc", "buf_fsync_backend", "buf_written_backend"):
    _stat(f"get_{_name}", "", "int8", lambda s: 0)
for _name in ("checkpoint_sync_time", "checkpoint_write_time"):
    _stat(f"get_{_name}", "", "float8", lambda s: 0.0)


def reset_time(s: Any, target: str) -> int:
    """When what all databases share was last reset: else with the server's start."""
    found: int = s.engine.resets.get(target, s.engine.started)
    return found


_stat("get_bgwriter_stat_reset_time", "", "timestamptz", lambda s: reset_time(s, "bgwriter"))
_stat("get_snapshot_timestamp", "", "timestamptz", cumulative.snapshot_time)
_do("clear_snapshot", "", lambda s: cumulative.clear(s))
_do("force_next_flush", "", lambda s: None)  # counts are there when the transaction ends


def _have(s: Any, kind: str, database: int, oid: int) -> bool:
    if kind not in ("database", "relation", "function", "replslot", "subscription", "archiver", "bgwriter", "checkpointer", "slru", "wal"):
        raise errors.InvalidParameterValue(f'invalid statistics kind: "{kind}"')
    here = database == s.engine.database_oid(s.database.name)
    if kind == "database":
        return not oid and (not database or cumulative.database_of(s, database) is not None)
    if kind == "relation":
        return here and cumulative.has_relation(s, oid)
    if kind == "function":
        return here and cumulative.has_relation(s, ("f", oid))
    return kind in ("archiver", "bgwriter", "checkpointer", "slru", "wal")


_stat("have_stats", "text oid oid", "bool", _have, volatility="v")


def _reset(s: Any) -> None:
    cumulative.may_reset(s, "pg_stat_reset")
    s.database.counters.reset(s.rim.clock())
    s.database.locks.deadlocks = 0


def _reset_one(key: Callable[[int], Any], function: str) -> Callable[[Any, int], None]:
    def reset(s: Any, oid: int) -> None:
        cumulative.may_reset(s, function)
        s.database.counters.reset_one(key(oid), s.rim.clock())

    return reset


def _reset_shared(s: Any, target: str) -> None:
    cumulative.may_reset(s, "pg_stat_reset_shared")
    if target not in _SHARED:
        raise errors.InvalidParameterValue(f'unrecognized reset target: "{target}"', hint='Target must be "archiver", "bgwriter", "recovery_prefetch", or "wal".')
    s.engine.resets[target] = s.rim.clock()


def _reset_slru(s: Any, name: str | None) -> None:
    cumulative.may_reset(s, "pg_stat_reset_slru")
    for n in SLRUS if name is None else (name if name in SLRUS else "other",):
        s.engine.resets[n] = s.rim.clock()


_do("reset", "", _reset)
_do("reset_single_table_counters", "oid", _reset_one(lambda oid: oid, "pg_stat_reset_single_table_counters"))
_do("reset_single_function_counters", "oid", _reset_one(lambda oid: ("f", oid), "pg_stat_reset_single_function_counters"))
_do("reset_shared", "text", _reset_shared)
_do("reset_slru", "text", _reset_slru, strict=False)
