"""Statistics of the elements of arrays and of the lexemes of tsvectors: which are the most common, and how many different ones a value has.

Elements are counted by lossy counting (Manku and Motwani, 2002), as PostgreSQL does, so that a long list of rare ones takes no memory.

Source: PostgreSQL 15 manual, section 54.27 (pg_stats, most_common_elems); array_typanalyze.c and ts_typanalyze.c.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any

from aurorapy.planner.table_statistics import DECHIST, MCELEM, Slot
from aurorapy.planner.types import TYPES

_TEXT = 25
_FLOAT = struct.Struct("f")


def _single(value: float) -> float:
    return float(_FLOAT.unpack(_FLOAT.pack(value))[0])


class _Counting:
    """How often elements occur. `counted`: elements met."""

    def __init__(self, width: int) -> None:
        self.width = width
        self.counts: dict[Any, tuple[int, int]] = {}  # key -> (frequency, what it may have been counted too low by)
        self.counted = 0
        self.bucket = 1

    def add(self, key: Any) -> None:
        found = self.counts.get(key)
        self.counts[key] = (1, self.bucket - 1) if found is None else (found[0] + 1, found[1])
        self.counted += 1
        if self.counted % self.width == 0:
            self.counts = {k: c for k, c in self.counts.items() if c[0] + c[1] > self.bucket}
            self.bucket += 1

    def common(self, most: int) -> list[tuple[Any, int]]:
        """(key, frequency) of what is frequent for certain, `most` of them at the most."""
        least = 9 * self.counted // self.width
        found = [(k, c[0]) for k, c in self.counts.items() if c[0] > least]
        if len(found) > most:
            found = sorted(found, key=lambda f: -f[1])[:most]
        return found


def array_slots(present: list[Any], element: int, target: int) -> tuple[Slot, ...]:
    """The elements of arrays that are not NULL, most of them once an array, and a histogram of the number of different ones."""
    key = TYPES[element].order_key
    most = target * 10
    counting = _Counting(most * 1000 // 7)
    values: dict[Any, Any] = {}
    lengths: dict[int, int] = {}
    with_null = 0
    for array in present:
        seen = set()
        null = False
        for v in array:
            if v is None:
                null = True
                continue
            k = v if key is None else key(v)
            if k not in seen:
                seen.add(k)
                values.setdefault(k, v)
                counting.add(k)
        with_null += null
        lengths[len(seen)] = lengths.get(len(seen), 0) + 1
    n = len(present)
    slots = []
    found = sorted(counting.common(most))
    if found:
        frequencies = [c for _, c in found]
        least = min(frequencies)
        numbers = [*(c / n for c in frequencies), least / n, max(frequencies) / n, with_null / n]
        slots.append(Slot(MCELEM, "=", TYPES[element].collation, tuple(map(_single, numbers)), tuple([values[k] for k, _ in found]), element))
    slots.append(_lengths(lengths, n, counting.counted, target))
    return tuple(slots)


def _lengths(lengths: dict[int, int], n: int, elements: int, target: int) -> Slot:
    bins = max(target, 2)
    counts = sorted(lengths.items())
    delta = n - 1
    at = 0
    left = counts[0][1] * (bins - 1)
    out = []
    for _ in range(bins):
        while left <= 0:
            at += 1
            left += counts[at][1] * (bins - 1)
        out.append(float(counts[at][0]))
        left -= delta
    return Slot(DECHIST, "=", 0, (*map(_single, out), _single(elements / n)))


def vector_slots(present: Iterable[Any], target: int) -> tuple[Slot, ...]:
    """The lexemes of tsvectors that are not NULL."""
    most = target * 10
    counting = _Counting((most + 10) * 1000 // 7)
    n = 0
    for vector in present:
        n += 1
        for lexeme, _ in vector:
            counting.add(lexeme)
    found = sorted(counting.common(most), key=lambda f: (len(f[0].encode()), f[0].encode()))
    if not found:
        return ()
    frequencies = [c for _, c in found]
    numbers = [*(c / n for c in frequencies), min(frequencies) / n, max(frequencies) / n]
    return (Slot(MCELEM, "=", 100, tuple(map(_single, numbers)), tuple([lexeme for lexeme, _ in found]), _TEXT),)
