"""SQL functions over the storage fleet: what state it is in, and breaking it on command.

    SELECT * FROM aurora_node_status();      SELECT aurora_fail('a', 2.5);                 -- a zone, or a node; for so many seconds
    SELECT * FROM aurora_volume_status();    SELECT aurora_slow('a1', 10, 50, 200);        -- for ten seconds, 50 to 200 ms longer
                                             SELECT aurora_heal();                         -- also of one node or zone
    SELECT * FROM aurora_membership();       -- of each volume: its six members, "a1>a3" while one replaces another, and those of a lost zone

And those of Aurora PostgreSQL, with its names and arguments. There a disk has logical blocks of 10 GB, here protection groups: with
`is_disk` the index counts them, with one copy on each of six nodes, so that group 0 is 0 to 5, group 1 is 6 to 11; without, it
counts the nodes, 0 to 5 for a1 to c2. Source: "Testing Amazon Aurora PostgreSQL by using fault injection queries".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define, oid_of

from .roles import superuser_only

_NODE = (("node", "text"), ("az", "text"), ("state", "text"), ("volumes", "int4"), ("segments", "int4"), ("scl", "int8"), ("hot_log_bytes", "int8"),
         ("uncoalesced", "int8"), ("disk_bytes", "int8"), ("role", "text"), ("hydrated", "int4"))
_VOLUME = (("volume", "int4"), ("database", "text"), ("epoch", "int8"), ("lsn", "int8"), ("vcl", "int8"), ("vdl", "int8"), ("mrpl", "int8"), ("pages", "int8"),
           ("protection_groups", "int4"), ("cached_pages", "int8"), ("stalls", "int8"))

_MEMBERSHIP = (("volume", "int4"), ("step", "int8"), ("members", "text"), ("lost", "text"))


def _node_status(ctx: Any) -> Iterator[tuple[Any, ...]]:
    for row in ctx.session.engine.fleet.node_status():
        yield tuple(row[n] for n, _ in _NODE)


def _volume_status(ctx: Any) -> Iterator[tuple[Any, ...]]:
    engine = ctx.session.engine
    names = {value[0]: name for name, value in engine.names("database")}
    for row in engine.fleet.volume_status():
        yield tuple(names.get(row["volume"]) if n == "database" else row[n] for n, _ in _VOLUME)


def _membership(ctx: Any) -> Iterator[tuple[Any, ...]]:
    for row in ctx.session.engine.fleet.membership_status():
        yield tuple(row[n] for n, _ in _MEMBERSHIP)


def _seconds(seconds: float | None) -> float | None:
    if seconds is not None and not seconds > 0:
        raise errors.InvalidParameterValue("the number of seconds must be greater than zero")
    return seconds


def _do(ctx: Any, what: str, *values: Any) -> str:
    """One of the fleet's faults; 22023 for a name that is none."""
    try:
        getattr(ctx.session.engine.fleet, what)(*values)
    except ValueError as e:
        raise errors.InvalidParameterValue(str(e)) from None
    return ""


def _failing(what: str) -> Callable[..., str]:
    return lambda ctx, name, seconds=None: _do(ctx, what, name, _seconds(seconds))


def _delay(least: float, most: float) -> tuple[float, float]:
    """In seconds."""
    if not 0 <= least <= most:
        raise errors.InvalidParameterValue("the minimum delay must not be negative, nor above the maximum")
    return least / 1000, most / 1000


def _slow(ctx: Any, name: str, seconds: float, least: float, most: float) -> str:
    return _do(ctx, "slow", name, _seconds(seconds), *_delay(least, most))


def _heal(ctx: Any, name: str | None = None) -> str:
    return _do(ctx, "heal", name)


def _place(ctx: Any, percentage: int, index: int, is_disk: bool, seconds: int) -> tuple[int, int | None]:
    """(node, protection group or None for all) of an index."""
    if not 0 <= percentage <= 100:
        raise errors.InvalidParameterValue("the percentage of failure must be between 0 and 100")
    _seconds(seconds)
    groups = len(ctx.session.database.volume.groups) if is_disk else 1
    if not 0 <= index < 6 * groups:
        raise errors.InvalidParameterValue(f"the index must be between 0 and {6 * groups - 1}")
    return index % 6, index // 6 if is_disk else None


def _disk_failure(ctx: Any, percentage: int, index: int, is_disk: bool, seconds: int) -> str:
    node, group = _place(ctx, percentage, index, is_disk, seconds)
    ctx.session.engine.fleet.make_trouble(node, group, seconds, share=percentage)
    return ""


def _disk_congestion(ctx: Any, percentage: int, index: int, is_disk: bool, seconds: int, least: float, most: float) -> str:
    node, group = _place(ctx, percentage, index, is_disk, seconds)
    ctx.session.engine.fleet.make_trouble(node, group, seconds, share=percentage, delay=_delay(least, most))
    return ""


def _crash(ctx: Any, what: str) -> str:
    if what.lower() not in ("instance", "dispatcher", "node"):
        raise errors.InvalidParameterValue(f'crash type "{what}" does not exist', hint="It is instance, dispatcher or node.")
    ctx.session.rim.crash_server()
    return ""


def _replica_failure(ctx: Any, percentage: int, seconds: int, name: str) -> str:
    raise errors.FeatureNotSupported("there are no replicas yet")


def _define(name: str, args: str, impl: Callable[..., str]) -> None:
    """A fault: for superusers, as everybody's commits suffer."""
    def call(ctx: Any, *values: Any) -> str:
        superuser_only(ctx, name)
        return impl(ctx, *values)

    define(name, args, "void", call, needs_context=True, volatility="v")


_define("aurora_inject_crash", "text", _crash)
_define("aurora_inject_disk_failure", "int4 int4 bool int4", _disk_failure)
_define("aurora_inject_disk_congestion", "int4 int4 bool int4 float8 float8", _disk_congestion)
_define("aurora_inject_replica_failure", "int4 int4 text", _replica_failure)
define("aurora_node_status", "", "record", _node_status, needs_context=True, volatility="v", retset=True, out_columns=tuple((n, oid_of(t)) for n, t in _NODE))
define("aurora_volume_status", "", "record", _volume_status, needs_context=True, volatility="v", retset=True,
       out_columns=tuple((n, oid_of(t)) for n, t in _VOLUME))
define("aurora_membership", "", "record", _membership, needs_context=True, volatility="v", retset=True,
       out_columns=tuple((n, oid_of(t)) for n, t in _MEMBERSHIP))
for _what in ("fail", "fail_node", "fail_az"):
    _define(f"aurora_{_what}", "text", _failing(_what))
    _define(f"aurora_{_what}", "text float8", _failing(_what))
_define("aurora_slow", "text float8 float8 float8", _slow)
_define("aurora_heal", "", _heal)
_define("aurora_heal", "text", _heal)
