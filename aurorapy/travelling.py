"""SQL: branches, rewinds and savepoints of databases, at an LSN, a time or a snapshot.

    aurora_branch(name, source [, at] [, ttl])          the LSN of the branch        `at`: pg_lsn, timestamptz, or text: snapshot, LSN or time
    aurora_rewind(database, at)                         the name under which the state before is kept
    aurora_savepoint(database)                          the same, for a branch of the present
    aurora_return(database, kept)                       back to it; what was since then is dropped
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define

from .databases import branch_database
from .rewinding import give_back, rewind
from .snapshots import find_moment

_AT = (("pg_lsn", "lsn"), ("timestamptz", "time"), ("text", "text"))
_DAY_US = 86_400_000_000


def _expires(ctx: Any, ttl: tuple[int, int, int]) -> int:
    """When a branch goes that lives so long; a month has 30 days here, as where intervals are compared."""
    months, days, microseconds = ttl
    length = (months * 30 + days) * _DAY_US + microseconds
    if length <= 0:
        raise errors.InvalidParameterValue("the time to live must be greater than zero")
    return int(ctx.session.engine.now()) + length


def _branch(ctx: Any, name: str, source: str, at: Any = None, kind: str = "", ttl: Any = None) -> int:
    session = ctx.session
    find = find_moment(session, source, at, kind) if kind else None
    return branch_database(session, name, source, find, None if ttl is None else _expires(ctx, ttl))


def _rewind(ctx: Any, database: str, at: Any, kind: str) -> str:
    return rewind(ctx.session, database, find_moment(ctx.session, database, at, kind))


def _return(ctx: Any, database: str, kept: str) -> str:
    give_back(ctx.session, database, kept)
    return ""


def _define(name: str, args: str, result: str, impl: Any, arg_names: str) -> None:
    define(name, args, result, impl, needs_context=True, volatility="v", arg_names=tuple(arg_names.split()))


_define("aurora_branch", "text text", "pg_lsn", _branch, "name source")
_define("aurora_branch", "text text interval", "pg_lsn", lambda ctx, name, source, ttl: _branch(ctx, name, source, ttl=ttl), "name source ttl")
for _type, _kind in _AT:
    _define("aurora_branch", f"text text {_type}", "pg_lsn", lambda ctx, name, source, at, kind=_kind: _branch(ctx, name, source, at, kind), "name source at")
    _define("aurora_branch", f"text text {_type} interval", "pg_lsn", lambda ctx, name, source, at, ttl, kind=_kind: _branch(
        ctx, name, source, at, kind, ttl), "name source at ttl")
    _define("aurora_rewind", f"text {_type}", "text", lambda ctx, database, at, kind=_kind: _rewind(ctx, database, at, kind), "database at")
_define("aurora_savepoint", "text", "text", lambda ctx, database: rewind(ctx.session, database, None), "database")
_define("aurora_return", "text text", "void", _return, "database kept")
