"""hstore's classes: gin has an entry for each key and one for each value, NULL too; which value belongs to which key is seen when a row is looked at again.

Source: PostgreSQL 15 manual, section F.18.4; contrib/hstore's hstore_gin.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.types import BY_NAME

from .classes import BEHAVIOURS, Behaviour
from .entries import EVERYTHING, Entries, Has, Query, every, some

CONTAINS, EXISTS, EXISTS_ANY, EXISTS_ALL = 7, 9, 10, 11
_TEXT = BY_NAME["text"]
_ASKED = ((CONTAINS, "@>", 0), (EXISTS, "?", _TEXT.oid), (EXISTS_ANY, "?|", _TEXT.array), (EXISTS_ALL, "?&", _TEXT.array))


def _keys(pairs: Any) -> list[tuple[str, str]]:
    return [entry for key, value in pairs for entry in (("K", key), ("N", "") if value is None else ("V", value))]


def _query(strategy: int, value: Any) -> Query:
    if strategy == CONTAINS:
        return every([Has(k) for k in _keys(value)])
    if strategy == EXISTS:
        return Has(("K", value))
    if strategy in (EXISTS_ANY, EXISTS_ALL):
        wanted = [Has(("K", k)) for k in value if k is not None]
        return (some if strategy == EXISTS_ANY else every)(wanted)
    return EVERYTHING


_ENTRIES = Entries(_keys, _query)
BEHAVIOURS["gin", "gin_hstore_ops"] = Behaviour(_ASKED, entries=lambda _: _ENTRIES)
BEHAVIOURS["gist", "gist_hstore_ops"] = Behaviour(_ASKED, part=lambda _: lambda v: 0)
BEHAVIOURS["btree", "btree_hstore_ops"] = Behaviour(((1, "#<#", 0), (2, "#<=#", 0), (3, "=", 0), (4, "#>=#", 0), (5, "#>#", 0)))
BEHAVIOURS["btree", "citext_pattern_ops"] = Behaviour(((1, "~<~", 0), (2, "~<=~", 0), (3, "=", 0), (4, "~>=~", 0), (5, "~>~", 0)))
