"""Functions that few ask: about the log's files, times of commits, multixacts, places of relations.

There are no multixacts, and commits have no times of their own.

Source: PostgreSQL 15 manual, sections 9.26 and 9.27.
"""

from __future__ import annotations

from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.planner.functions.intervals import interval
from aurorapy.planner.functions.registry import Function, define, own_oid, register

from .server_functions import SEGMENT, walfile
from .system.registry import CATALOGS

_BTREE = 403
_BTREE_PHASES = {1: "initializing", 2: "scanning table", 3: "sorting live tuples", 4: "sorting dead tuples", 5: "loading tuples in tree"}
_INT_MAX = (1 << 31) - 1


def _session(name: str, args: str, result: str, impl: Any, oid: int, volatility: str = "v", **more: Any) -> None:
    define(name, args, result, lambda ctx, *values: impl(ctx.session, *values), needs_context=True, volatility=volatility, oid=oid, **more)


# --- the log ---


def _walfile_place(lsn: int) -> tuple[str, int]:
    return walfile(lsn), lsn % SEGMENT


define("pg_walfile_name_offset", "pg_lsn", "record", _walfile_place, oid=2850, arg_names=("lsn",), out_columns=(("file_name", 25), ("file_offset", 23)))


# --- transactions ---


def _no_times(*_: Any) -> NoReturn:
    raise errors.ObjectNotInPrerequisiteState("could not get commit timestamp data",
                                              hint='Make sure the configuration parameter "track_commit_timestamp" is set.')


def _no_members(number: int) -> NoReturn:
    if number < 1:
        raise errors.InvalidParameterValue(f"invalid MultiXactId: {number}")
    raise errors.InternalError_(f"MultiXactId {number} has not been created yet -- apparent wraparound")


define("pg_xact_commit_timestamp", "xid", "timestamptz", _no_times, oid=3581, volatility="v")
define("pg_xact_commit_timestamp_origin", "xid", "record", _no_times, oid=6168, volatility="v", arg_names=("xid",),
       out_columns=(("timestamp", 1184), ("roident", 26)))
define("pg_last_committed_xact", "", "record", _no_times, oid=3583, volatility="v", out_columns=(("xid", 28), ("timestamp", 1184), ("roident", 26)))
define("pg_get_multixact_members", "xid", "record", _no_members, oid=3819, volatility="v", retset=True, arg_names=("multixid",),
       out_columns=(("xid", 28), ("mode", 25)))
_session("pg_isolation_test_session_is_blocked", "int4 int4[]", "bool",
         lambda s, pid, others: not set(others).isdisjoint(s.database.locks.blocking_pids(pid)), 3378)


# --- relations and indexes ---


define("pg_indexam_progress_phasename", "oid int8", "text", lambda am, phase: _BTREE_PHASES.get(phase) if am == _BTREE else None, oid=676)


def _dump_refused(table: int, condition: str) -> NoReturn:
    raise errors.FeatureNotSupported("pg_extension_config_dump() can only be called from an SQL script executed by CREATE EXTENSION")


define("pg_extension_config_dump", "regclass text", "void", _dump_refused, oid=3086, volatility="v")


def _index_position(s: Any, index: int, attnum: int) -> int | None:
    for t in s.catalog.tables.values():
        for i in t.indexes:
            if i.oid == index:
                return next((n for n, c in enumerate((*(c.attnum for c in i.columns), *i.include), 1) if c == attnum), None)
    return None


define("_pg_index_position", "oid int2", "int4", lambda ctx, index, attnum: _index_position(ctx.session, index, attnum), needs_context=True, volatility="s")


# --- transition functions ---


def _next(n: int) -> int:
    if n >= _INT_MAX:
        raise errors.NumericValueOutOfRange("integer out of range")
    return n + 1


def _pair(state: tuple[Any, ...]) -> tuple[Any, Any]:
    if len(state) != 2 or None in state:
        raise errors.InternalError_("expected 2-element interval array")
    return state


def _summed(a: Any, b: Any, sign: int = 1) -> Any:
    return interval(*[x + sign * y for x, y in zip(a, b, strict=True)])


def _accumulated(state: Any, v: Any, sign: int) -> tuple[Any, Any]:
    total, n = _pair(state)
    return _summed(total, v, sign), (n[0], n[1], n[2] + sign)


def _interval_average(state: Any) -> Any:
    from aurorapy.planner.functions.intervals import interval_div

    total, n = _pair(state)
    return None if n[2] == 0 else interval_div(total, float(n[2]))


define("int4inc", "int4", "int4", _next, oid=766)
define("int2int4_sum", "int8[]", "int8", lambda state: None if state[0] == 0 else state[1], oid=3572)
define("interval_accum", "interval[] interval", "interval[]", lambda state, v: _accumulated(state, v, 1), oid=1843)
define("interval_accum_inv", "interval[] interval", "interval[]", lambda state, v: _accumulated(state, v, -1), oid=3549)
define("interval_combine", "interval[] interval[]", "interval[]", lambda a, b: (_summed(_pair(a)[0], _pair(b)[0]), _summed(_pair(a)[1], _pair(b)[1])), oid=3325)
define("interval_avg", "interval[]", "interval", _interval_average, oid=1844)


# --- information_schema: a column's type is that under its domain ---


def _of_the_domain(own: str, under: str) -> Any:
    """What a row of pg_attribute says, or where the row of its type is a domain's, that one."""
    def pick(attribute: tuple[Any, ...], of: tuple[Any, ...]) -> Any:
        return of[_TYPE[under]] if of[_TYPE["typtype"]] == "d" else attribute[_ATTRIBUTE[own]]

    return pick


_ATTRIBUTE, _TYPE = ({c.name: n for n, c in enumerate(CATALOGS["pg_catalog", name].columns)} for name in ("pg_attribute", "pg_type"))
for _name, _result, _own, _under in (("_pg_truetypid", 26, "atttypid", "typbasetype"), ("_pg_truetypmod", 23, "atttypmod", "typtypmod")):
    register(Function(_name, tuple([CATALOGS["pg_catalog", n].type_oid for n in ("pg_attribute", "pg_type")]), _result, _of_the_domain(_own, _under),
                      own_oid(f"{_name}(pg_attribute,pg_type)")))
