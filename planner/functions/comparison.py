"""Comparison operators of every type that has an order, and the equality of the others.

Source: PostgreSQL 15 manual, section 9.2.
"""

from __future__ import annotations

import operator as py
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import BY_NAME, TYPES, format_type
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.arrays import Record

from .registry import operator

_OPS = (("=", "==", py.eq, "=", "<>"), ("<>", "!=", py.ne, "<>", "="), ("<", "<", py.lt, ">", ">="), ("<=", "<=", py.le, ">=", ">"),
        (">", ">", py.gt, "<", "<="), (">=", ">=", py.ge, "<=", "<"))


def _pairs() -> list[tuple[str, str]]:
    out = [(a, b) for a in ("int2", "int4", "int8") for b in ("int2", "int4", "int8")]
    out += [(a, b) for a in ("float4", "float8") for b in ("float4", "float8")]
    out += [(t, t) for t in ("bool", "oid", "numeric", "text", "bpchar", "name", "char", "bytea", "date", "time", "timetz", "timestamp", "timestamptz",
                             "interval", "uuid", "jsonb", "oidvector", "tid", "xid", "pg_lsn", "inet", "macaddr", "macaddr8", "bit", "varbit", "xid8", "money")]
    out += [("name", "text"), ("text", "name")]
    return out


def _keyed(compare: Callable[[Any, Any], bool], key: Callable[[Any], Any]) -> Callable[[Any, Any], bool]:
    return lambda a, b: compare(key(a), key(b))


def _float(compare: Callable[[Any, Any], bool], name: str) -> Callable[[float, float], bool]:
    """NaN equals itself and is above all other values."""

    def call(a: float, b: float) -> bool:
        if a != a or b != b:
            return compare(a != a, b != b)
        return compare(a, b)

    return call


for _l, _r in _pairs():
    _t = BY_NAME[_l]
    for _name, _python, _function, _commutator, _negator in _OPS:
        if _t.oid in (28, 29) and _name not in ("=", "<>"):
            continue
        if _l.startswith("float"):
            operator(_name, _l, _r, "bool", _float(_function, _name), commutator=_commutator, negator=_negator, never_null=True)
        elif _l == "numeric":
            operator(_name, _l, _r, "bool", _keyed(_function, _t.order_key), commutator=_commutator, negator=_negator,  # type: ignore[arg-type]
                     never_null=True)
        elif _t.order_key is not None:
            operator(_name, _l, _r, "bool", _keyed(_function, _t.order_key), commutator=_commutator, negator=_negator, never_null=True)
        else:
            operator(_name, _l, _r, "bool", _function, inline=f"({{0}}{_python}{{1}})", commutator=_commutator, negator=_negator)


operator("=", "cid", "cid", "bool", py.eq, inline="({0}=={1})", commutator="=")
for _name, _python, _function, _commutator, _negator in _OPS[:2]:
    operator(_name, "xid", "int4", "bool", lambda a, b, f=_function: f(a, b & 0xFFFFFFFF), negator=_negator)
for _name, _function, _commutator, _negator in (("~<~", py.lt, "~>~", "~>=~"), ("~<=~", py.le, "~>=~", "~>~"), ("~>=~", py.ge, "~<=~", "~<~"),
                                                ("~>~", py.gt, "~<~", "~<=~")):
    operator(_name, "text", "text", "bool", _function, commutator=_commutator, negator=_negator)  # by bytes: the order of code points
    operator(_name, "bpchar", "bpchar", "bool", _keyed(_function, BY_NAME["bpchar"].order_key), commutator=_commutator,  # type: ignore[arg-type]
             negator=_negator)


def plain_array_key(v: Any) -> Any:
    """What orders arrays of data whose own order is SQL's: NULL elements, and NULLs in elements that are rows, last and equal to each other."""
    key = tuple([(1,) if x is None else (0, plain_array_key(x) if type(x) is tuple else x) for x in v])
    return key if type(v) is tuple else v.like(key)


def _row_key(v: tuple[Any, ...]) -> Any:
    if not isinstance(v, Record):
        return tuple([(1,) if x is None else (0, x) for x in v])
    out: list[Any] = []
    for x, oid in zip(v, v.types, strict=True):
        key = TYPES[oid].order_key
        out.append((1,) if x is None else (0, x if key is None else key(x)))
    return tuple(out)


def _records(compare: Callable[[Any, Any], bool]) -> Callable[[Any, Any], bool]:
    def call(a: tuple[Any, ...], b: tuple[Any, ...]) -> bool:
        try:
            x, y = _row_key(a), _row_key(b)
        except errors.UndefinedFunction as e:
            raise errors.UndefinedFunction(e.message.replace("a comparison function", "an equality operator") if compare in (py.eq, py.ne) else e.message) from None
        if isinstance(a, Record) and isinstance(b, Record) and a.types != b.types:
            _refuse_dissimilar(a, b, x, y)
        return compare(x, y)

    return call


def _refuse_dissimilar(a: Record, b: Record, x: tuple[Any, ...], y: tuple[Any, ...]) -> None:
    """Raise 42804 unless the records differ before their types do."""
    for n, (one, other) in enumerate(zip(a.types, b.types, strict=False)):
        if one != other:
            raise errors.DatatypeMismatch(f"cannot compare dissimilar column types {format_type(one)} and {format_type(other)} at record column {n + 1}")
        if x[n] != y[n]:
            return
    if len(a) != len(b):
        raise errors.DatatypeMismatch("cannot compare record types with different numbers of columns")


for _name, _python, _function, _commutator, _negator in _OPS:
    operator(_name, "anyarray", "anyarray", "bool", _keyed(_function, plain_array_key), commutator=_commutator, negator=_negator, never_null=True,
             keyed=lambda key, f=_function: _keyed(f, key))
    operator(_name, "record", "record", "bool", _records(_function), commutator=_commutator, negator=_negator, never_null=True)
for _a, _b in (("date", "timestamp"), ("timestamp", "date")):
    for _name, _python, _function, _commutator, _negator in _OPS:


        def _mixed(f: Callable[[Any, Any], bool] = _function, first: bool = _a == "date") -> Callable[[Any, Any], bool]:
            micros = cal.date_micros
            return (lambda x, y: f(micros(x), y)) if first else (lambda x, y: f(x, micros(y)))

        operator(_name, _a, _b, "bool", _mixed(), commutator=_commutator, negator=_negator, never_null=True)


def _instant(days_or_micros: str) -> Callable[[Any, Any], int]:
    """When a date begins, or a local time is, in a zone."""
    return cal.date_instant if days_or_micros == "date" else cal.local_instant


for _local in ("date", "timestamp"):
    for _a, _b in ((_local, "timestamptz"), ("timestamptz", _local)):
        for _name, _python, _function, _commutator, _negator in _OPS:

            def _zoned(f: Callable[[Any, Any], bool] = _function, first: bool = _a == _local, local: str = _local) -> Callable[[Any, Any, Any], bool]:
                instant = _instant(local)
                return (lambda ctx, x, y: f(instant(x, ctx.timezone), y)) if first else (lambda ctx, x, y: f(x, instant(y, ctx.timezone)))

            operator(_name, _a, _b, "bool", _zoned(), commutator=_commutator, negator=_negator, never_null=True, needs_context=True, volatility="s")
