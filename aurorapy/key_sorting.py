"""Entries of an index in the order of their keys.

A key is a tuple of parts, of which those that may be NULL are tuples in turn: Python compares these slowly. So entries are sorted by one part after the other, the
last one first, as numbers and strings where there is no NULL among them: Python's sort is stable, and knows how to compare these at once.

    ((0, 7), 1)  ((0, 3), 2)  ((0, 7), 3)      by 1 2 3, which they are already, then by 7 3 7
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

Entry = tuple[Any, int]  # (key, rowid)
_FEW = 200


def in_key_order(entries: list[Entry]) -> list[Entry]:
    """The entries of a B-tree, sorted; no two have the same key, or it is seen afterwards."""
    if len(entries) < _FEW or type(entries[0][0]) is not tuple or len(set(map(len, map(itemgetter(0), entries)))) > 1:
        return sorted(entries)
    order = list(range(len(entries)))
    for parts in reversed(list(zip(*map(itemgetter(0), entries), strict=True))):
        order.sort(key=_plain(parts).__getitem__)
    return [entries[i] for i in order]


def _plain(parts: tuple[Any, ...]) -> tuple[Any, ...]:
    """Parts that compare as these do: of pairs that begin alike, what is behind."""
    first = parts[0]
    if type(first) is not tuple or len(first) != 2 or set(map(type, parts)) != {tuple} or set(map(len, parts)) != {2}:
        return parts
    flag = first[0]
    return tuple([p[1] for p in parts]) if type(flag) is int and all([p[0] == flag for p in parts]) else parts
