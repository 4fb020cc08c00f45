"""Estimates of LIKE: the fixed prefix of a pattern is a range, the rest is guessed by its length.

Source: PostgreSQL 15's src/backend/utils/adt/like_support.c.
"""

from __future__ import annotations

from collections.abc import Callable

from aurorapy.planner.table_statistics import HISTOGRAM

from .scalars import comparison, equal_to, histogram_share
from .variables import Variable, clamped

MATCH = 0.005
_FIXED, _ANY, _WILDCARD = 0.20, 0.9, 5.0
_TEXT = 25


def like(v: Variable, pattern: str | None, *, folded: bool = False, negate: bool = False) -> float:
    """variable LIKE pattern; `folded`: ILIKE."""
    share = 0.0 if pattern is None else _like(v, pattern, folded)
    return clamped(1.0 - share - v.nulls) if negate and pattern is not None else share


def _like(v: Variable, pattern: str, folded: bool) -> float:
    from aurorapy.planner.functions.like import like_regex  # which needs the types

    prefix, rest = ("", pattern) if folded else _prefix(pattern)
    if not folded and not rest:
        return equal_to(v, prefix, _TEXT)
    look = like_regex(pattern, folded)

    def matches(text: str) -> bool:
        return look(text) is not None

    slot = v.stats.slot(HISTOGRAM) if v.stats is not None else None
    size = len(slot.values) if slot is not None else 0
    guess = (_prefix_share(v, prefix) if prefix else 1.0) * _rest_share(rest)
    if size >= 100 and slot is not None:
        share = _matching(slot.values, matches)
    elif size >= 10 and slot is not None:
        weight = size / 100.0
        share = _matching(slot.values, matches) * weight + guess * (1.0 - weight)
    else:
        share = guess
    share = min(max(share, 0.0001), 0.9999)
    values, numbers = v.common
    share *= 1.0 - v.nulls - sum(numbers)
    return clamped(share + sum([n for d, n in zip(values, numbers, strict=True) if matches(d)]))


def _matching(values: tuple[str, ...], matches: Callable[[str], bool]) -> float:
    inner = values[1:-1]
    return sum(1 for d in inner if matches(d)) / len(inner)


def _prefix(pattern: str) -> tuple[str, str]:
    """(what a matching text begins with, the rest of the pattern)"""
    out, i = [], 0
    while i < len(pattern) and pattern[i] not in "%_":
        if pattern[i] == "\\":
            i += 1
            if i >= len(pattern):
                break
        out.append(pattern[i])
        i += 1
    return "".join(out), pattern[i:]


def _prefix_share(v: Variable, prefix: str) -> float:
    """The share of texts that begin so: a range, as far as the histogram knows it."""
    from_ = comparison(v, ">=", prefix, _TEXT)
    share = histogram_share(v, ">=", prefix, _TEXT, from_) if v.stats is not None and from_ is not None else None
    if share is None:
        return MATCH
    last = prefix[:-1] + chr(ord(prefix[-1]) + 1)
    to = comparison(v, "<", last, _TEXT)
    top = histogram_share(v, "<", last, _TEXT, to) if to is not None else None
    if top is not None:
        share = top + share - 1.0
    return max(share, equal_to(v, prefix, _TEXT))


def _rest_share(rest: str) -> float:
    share, i = 1.0, 0
    while i < len(rest) and rest[i] in "%_":
        i += 1
    while i < len(rest):
        if rest[i] == "%":
            share *= _WILDCARD
        elif rest[i] == "_":
            share *= _ANY
        else:
            if rest[i] == "\\":
                i += 1
                if i >= len(rest):
                    break
            share *= _FIXED
        i += 1
    return min(share, 1.0)
