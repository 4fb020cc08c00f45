"""btree_gist: operator classes that let GiST indexes and exclusion constraints have columns of plain types, and distances of such types.

The classes are there for the access method to find; the types of its keys (gbtreekey4 and so on) are left out, for they are nothing that SQL can hold.

Source: PostgreSQL 15 manual, section F.8.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions import functions_named, operators_named
from aurorapy.planner.types import BY_NAME, TYPES
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.money import MAX

from .declaration import Declared

_CLASSES = {"vbit": "varbit", "cash": "money"} | {t: t for t in (
    "oid int2 int4 int8 float4 float8 timestamp timestamptz time timetz date interval macaddr text bpchar bytea numeric bit inet cidr uuid macaddr8 bool").split()}
_FOREVER = (2**31 - 1, 2**31 - 1, 2**63 - 1)  # between a moment and an infinite one: months, days, microseconds
_MOMENTS = frozenset((1114, 1184))
INTERVAL, MONEY = 1186, 790
INFINITIES = frozenset((cal.INFINITY, cal.MINUS_INFINITY))


def _impl(name: str, left: int, right: int) -> Callable[..., Any]:
    found = next(o.function.impl for o in operators_named(name) if (o.left, o.right) == (left, right))
    assert found is not None
    return found


def _negated(oid: int) -> Callable[[Any], Any]:
    return _impl("-", 0, oid)


def _distance(name: str) -> Callable[[Any, Any], Any]:
    """How far apart two values of a type are, which overflows as subtraction does."""
    oid = BY_NAME[name].oid
    subtract = _impl("-", oid, oid)
    result = next(o.result for o in operators_named("-") if (o.left, o.right) == (oid, oid))
    if result == INTERVAL:
        return _span(subtract, infinite=oid in _MOMENTS)
    absolute = next(f.impl for f in functions_named("abs") if f.args == (result,))
    assert absolute is not None
    return lambda a, b: absolute(subtract(a, b))


def _span(subtract: Callable[[Any, Any], Any], *, infinite: bool) -> Callable[[Any, Any], Any]:
    key, negate = TYPES[INTERVAL].order_key, _negated(INTERVAL)
    assert key is not None

    def distance(a: Any, b: Any) -> Any:
        if infinite and not {a, b}.isdisjoint(INFINITIES):
            return _FOREVER
        found = subtract(a, b)
        return negate(found) if key(found) < key((0, 0, 0)) else found

    return distance


def _cash_distance(a: int, b: int) -> int:
    found = abs(_impl("-", MONEY, MONEY)(a, b))
    if found > MAX:
        raise errors.NumericValueOutOfRange("money out of range")
    return int(found)


_NAMED = {"date": "date_dist", "float4": "float4_dist", "float8": "float8_dist", "int2": "int2_dist", "int4": "int4_dist", "int8": "int8_dist",
          "interval": "interval_dist", "time": "time_dist", "timestamp": "ts_dist", "timestamptz": "tstz_dist"}

_calls: dict[str, Any] = {function: _distance(t) for t, function in _NAMED.items()}
DECLARED = Declared("""
cash_dist(money, money) money i strict
date_dist(date, date) int4 i strict
float4_dist(float4, float4) float4 i strict
float8_dist(float8, float8) float8 i strict
int2_dist(int2, int2) int2 i strict
int4_dist(int4, int4) int4 i strict
int8_dist(int8, int8) int8 i strict
interval_dist(interval, interval) interval i strict
oid_dist(oid, oid) oid i strict
time_dist(time, time) interval i strict
ts_dist(timestamp, timestamp) interval i strict
tstz_dist(timestamptz, timestamptz) interval i strict
""", _calls | {"cash_dist": _cash_distance, "oid_dist": lambda a, b: abs(a - b)}, operators="""
<-> date date int4 date_dist <->
<-> float4 float4 float4 float4_dist <->
<-> float8 float8 float8 float8_dist <->
<-> int2 int2 int2 int2_dist <->
<-> int4 int4 int4 int4_dist <->
<-> int8 int8 int8 int8_dist <->
<-> interval interval interval interval_dist <->
<-> money money money cash_dist <->
<-> oid oid oid oid_dist <->
<-> time time interval time_dist <->
<-> timestamp timestamp interval ts_dist <->
<-> timestamptz timestamptz interval tstz_dist <->
""", classes="\n".join([f"gist gist_{name}_ops {t} default" for name, t in _CLASSES.items()] + ["gist gist_enum_ops anyenum default"]))
