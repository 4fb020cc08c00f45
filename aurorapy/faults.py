"""SQL functions over the storage fleet: what state it is in, and breaking it on command.

    SELECT * FROM aurora_node_status();      SELECT aurora_fail_az('a', 2.5);
    SELECT * FROM aurora_volume_status();    SELECT aurora_heal();
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define, oid_of

_NODE = (("node", "text"), ("az", "text"), ("state", "text"), ("volumes", "int4"), ("segments", "int4"), ("scl", "int8"), ("hot_log_bytes", "int8"),
         ("uncoalesced", "int8"), ("disk_bytes", "int8"))
_VOLUME = (("volume", "int4"), ("database", "text"), ("epoch", "int8"), ("lsn", "int8"), ("vcl", "int8"), ("vdl", "int8"), ("mrpl", "int8"), ("pages", "int8"),
           ("protection_groups", "int4"), ("cached_pages", "int8"))


def _node_status(ctx: Any) -> Iterator[tuple[Any, ...]]:
    for row in ctx.session.engine.fleet.node_status():
        yield tuple(row[n] for n, _ in _NODE)


def _volume_status(ctx: Any) -> Iterator[tuple[Any, ...]]:
    engine = ctx.session.engine
    names = {value[0]: name for name, value in engine.names("database")}
    for row in engine.fleet.volume_status():
        yield tuple(names.get(row["volume"]) if n == "database" else row[n] for n, _ in _VOLUME)


def _seconds(seconds: float | None) -> float | None:
    if seconds is not None and not seconds > 0:
        raise errors.InvalidParameterValue("the number of seconds must be greater than zero")
    return seconds


def _fail_node(ctx: Any, name: str, seconds: float | None = None) -> str:
    try:
        ctx.session.engine.fleet.fail_node(name, _seconds(seconds))
    except ValueError as e:
        raise errors.InvalidParameterValue(str(e)) from None
    return ""


def _fail_az(ctx: Any, name: str, seconds: float | None = None) -> str:
    try:
        ctx.session.engine.fleet.fail_az(name, _seconds(seconds))
    except ValueError as e:
        raise errors.InvalidParameterValue(str(e)) from None
    return ""


def _heal(ctx: Any, name: str | None = None) -> str:
    try:
        ctx.session.engine.fleet.heal(name)
    except ValueError as e:
        raise errors.InvalidParameterValue(str(e)) from None
    return ""


define("aurora_node_status", "", "record", _node_status, needs_context=True, volatility="v", retset=True, out_columns=tuple((n, oid_of(t)) for n, t in _NODE))
define("aurora_volume_status", "", "record", _volume_status, needs_context=True, volatility="v", retset=True,
       out_columns=tuple((n, oid_of(t)) for n, t in _VOLUME))
for _name, _impl in (("aurora_fail_node", _fail_node), ("aurora_fail_az", _fail_az)):
    define(_name, "text", "void", _impl, needs_context=True, volatility="v")
    define(_name, "text float8", "void", _impl, needs_context=True, volatility="v")
define("aurora_heal", "", "void", _heal, needs_context=True, volatility="v")
define("aurora_heal", "text", "void", _heal, needs_context=True, volatility="v")
