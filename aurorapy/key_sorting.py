"""Entries of an index in the order of their keys: many of them part by part (`planner.types.keys`)."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from aurorapy.planner.types.keys import sort_by_parts

Entry = tuple[Any, int]  # (key, rowid)
_FEW = 200


def in_key_order(entries: list[Entry]) -> list[Entry]:
    """The entries of a B-tree, sorted; no two have the same key, or it is seen afterwards."""
    if len(entries) < _FEW or type(entries[0][0]) is not tuple or len(set(map(len, map(itemgetter(0), entries)))) > 1:
        return sorted(entries)
    order = list(range(len(entries)))
    sort_by_parts(order, list(zip(*map(itemgetter(0), entries), strict=True)))
    return [entries[i] for i in order]
