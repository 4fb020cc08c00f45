"""The options of VACUUM and ANALYZE, and the locks that they take of the tables which they name. Most of the options mean nothing to storage that collects
its garbage itself; what is wrong with them is told all the same.

Source: PostgreSQL 15 manual, VACUUM and ANALYZE; ExecVacuum in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.transaction.locks import TABLE_MODES

_BOTH = frozenset(("verbose", "skip_locked"))
_OF_VACUUM = _BOTH | {"analyze", "freeze", "full", "disable_page_skipping", "process_toast", "truncate", "index_cleanup", "parallel"}
WORKERS_MAX = 1024


def check(s: tree.VacuumStmt) -> None:
    """Raise what is wrong with a statement's options."""
    known, what = (_BOTH, "ANALYZE") if s.analyze_only else (_OF_VACUUM, "VACUUM")
    chosen: dict[str, Any] = {}
    for (name, value), (place, given) in zip(s.options, s.places, strict=True):
        if name not in known:
            raise errors.SyntaxError_(f'unrecognized {what} option "{name}"', position=place)
        chosen[name] = _workers(value, given, place) if name == "parallel" else value if name == "index_cleanup" and value == "auto" else _truth(name, value)
    if chosen.get("full"):
        if chosen.get("parallel"):
            raise errors.FeatureNotSupported("VACUUM FULL cannot be performed in parallel")
        if chosen.get("disable_page_skipping"):
            raise errors.FeatureNotSupported("VACUUM option DISABLE_PAGE_SKIPPING cannot be used with FULL")
        if not chosen.get("process_toast", True):
            raise errors.FeatureNotSupported("PROCESS_TOAST required with VACUUM FULL")


def lock_named(session: Any, s: tree.VacuumStmt, table: Any, passed: set[int]) -> bool:
    """Lock a table that the statement names; False, with a warning, for one that is gone by then, or that SKIP_LOCKED passes over; `passed` are those."""
    from .commands import warning

    if not s.tables:
        return True
    if table.oid in passed:
        return False
    mode = TABLE_MODES.index("access exclusive" if s.full else "share update exclusive")
    what = "analyze" if s.analyze_only else "vacuum"
    skip = any(name == "skip_locked" and value for name, value in s.options)
    try:
        session.database.locks.acquire(session.transaction, ("t", table.oid), mode, None if skip else session.wait)
    except errors.LockNotAvailable:
        if not skip:
            raise
        passed.add(table.oid)
        warning(session, errors.LockNotAvailable.sqlstate, f'skipping {what} of "{table.name}" --- lock not available')
        return False
    if table.oid not in session.catalog.tables:
        passed.add(table.oid)
        warning(session, errors.UndefinedTable.sqlstate, f'skipping {what} of "{table.name}" --- relation no longer exists')
        return False
    return True


def _truth(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise errors.SyntaxError_(f"{name} requires a Boolean value")
    return value


def _workers(value: Any, given: bool, place: int) -> int:
    if not given:
        raise errors.SyntaxError_(f"parallel option requires a value between 0 and {WORKERS_MAX}", position=place)
    if not isinstance(value, int):
        raise errors.SyntaxError_("parallel requires an integer value")
    if not 0 <= value <= WORKERS_MAX:
        raise errors.SyntaxError_(f"parallel workers for vacuum must be between 0 and {WORKERS_MAX}", position=place)
    return int(value)
