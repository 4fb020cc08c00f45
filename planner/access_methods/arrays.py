"""gin's array_ops: an entry for each element. Source: PostgreSQL 15 manual, section 70.2; ginarrayproc.c."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.types import TYPES, SqlType
from aurorapy.planner.types.domains import base_type

from .classes import extend
from .entries import EMPTY, EVERYTHING, NOTHING, Entries, Has, Query, every, some

OVERLAPS, CONTAINS, CONTAINED, EQUAL = 1, 2, 3, 4


def _entries(array: SqlType) -> Entries:
    order = TYPES[base_type(array.element)].order_key

    def keys(value: Any) -> list[Any]:
        return [None if v is None else v if order is None else order(v) for v in value]

    def query(strategy: int, value: Any) -> Query:
        wanted = keys(value)
        parts = [Has(k) for k in wanted if k is not None]
        if strategy == OVERLAPS:
            return some(parts)
        if strategy == CONTAINS:
            return NOTHING if None in wanted else every(parts)
        if strategy == CONTAINED:
            return some([*parts, EMPTY])
        if strategy == EQUAL:
            return every([Has(k) for k in wanted]) if wanted else EMPTY
        return EVERYTHING

    return Entries(keys, query)


extend("gin", "array_ops", entries=_entries)
