"""Classes of btree_gin and btree_gist: plain types by their order.

gin has the value itself as a row's only entry. gist keys are of the type's order, so comparisons narrow them by themselves.

Source: PostgreSQL 15 manual, sections F.7 and F.8.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.types import BY_NAME, SqlType

from .classes import BEHAVIOURS, Behaviour
from .entries import EVERYTHING, Between, Entries, Has, Query, some

_COMPARISONS = tuple([(n, name, 0) for n, name in enumerate(("<", "<=", "=", ">=", ">"), 1)])
_GIN = ("int2 int4 int8 float4 float8 oid timestamp timestamptz time timetz date interval macaddr inet cidr text varchar char bytea bit varbit numeric macaddr8 "
        "uuid name bool bpchar money").split()
_GIST = ("oid int2 int4 int8 float4 float8 timestamp timestamptz time timetz date interval macaddr text bpchar bytea numeric bit inet cidr uuid macaddr8 "
         "bool").split()
_OVER = {"varchar": BY_NAME["text"].oid, "cidr": BY_NAME["inet"].oid}  # types whose operators another type has
# the families that order distances
_SORTING = {"oid": 1989, "float4": 1970, "float8": 1970} | dict.fromkeys(("int2", "int4", "int8", "date"), 1976) | dict.fromkeys(
    ("timestamp", "timestamptz", "time", "interval"), 1982)

_MONEY_ORDER = 2099


def _entries(key: Callable[[Any], Any] | None) -> Entries:
    def keys(value: Any) -> list[Any]:
        return [value if key is None else key(value)]

    def query(strategy: int, value: Any) -> Query:
        at = value if key is None else key(value)
        match strategy:
            case 1:  # <
                return Between(None, at)
            case 2:  # <=
                return some([Between(None, at), Has(at)])
            case 3:  # =
                return Has(at)
            case 4 | 5:  # >= and >
                return Between(at, None)
        return EVERYTHING

    return Entries(keys, query)


def _entries_of(order: Callable[[Any], Any] | None) -> Callable[[SqlType], Entries]:
    made = _entries(order)
    return lambda _: made


def _load() -> None:
    for name in _GIN:
        BEHAVIOURS["gin", f"{name}_ops"] = Behaviour(_COMPARISONS, entries=_entries_of(BY_NAME[name].order_key), over=_OVER.get(name, 0))
    BEHAVIOURS["gin", "enum_ops"] = Behaviour(_COMPARISONS, entries=lambda t: _entries(t.order_key))
    unequal = (*_COMPARISONS, (6, "<>", 0))
    for name in _GIST:
        distance = ((15, "<->", 0, _SORTING[name]),) if name in _SORTING else ()
        BEHAVIOURS["gist", f"gist_{name}_ops"] = Behaviour((*unequal, *distance), over=_OVER.get(name, 0))
    BEHAVIOURS["gist", "gist_cash_ops"] = Behaviour((*unequal, (15, "<->", 0, _MONEY_ORDER)))
    BEHAVIOURS["gist", "gist_vbit_ops"] = BEHAVIOURS["gist", "gist_enum_ops"] = Behaviour(unequal)
    text = BY_NAME["text"].order_key  # of whatever the column's type is: citext can be one
    BEHAVIOURS["gist", "gist_text_ops"] = Behaviour(unequal, part=lambda _: text)


_load()
