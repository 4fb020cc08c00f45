"""Whether a vector matches a query.

Within phrases an operand has a set of places, the ends of what it matches, a width, and perhaps says that it matches everywhere else (`negated`).
Where a lexeme has no positions nothing certain can be said of a phrase (MAYBE), and it does not match.

Source: PostgreSQL 15 manual, sections 9.13 and 12.3.2.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Callable, Set
from typing import Any

from .queries import AND, NOT, OR, PHRASE, Query, is_value, values
from .vectors import Vector

NO, YES, MAYBE = 0, 1, 2
# what a lexeme of a query matches: (result, places); places are asked for within phrases only
Check = Callable[[Query, bool], tuple[int, Set[int]]]
_NOWHERE: frozenset[int] = frozenset()
Found = tuple[int, Set[int], int, bool]  # result, places, width, negated


def execute(node: Query, check: Check) -> int:
    """The result of a query."""
    head = node[0]
    if type(head) is str:
        return check(node, False)[0]
    if head == AND:
        left = execute(node[1], check)
        if left == NO:
            return NO
        right = execute(node[2], check)
        return left if right == YES else right
    if head == OR:
        left = execute(node[1], check)
        if left == YES:
            return YES
        right = execute(node[2], check)
        return right if left == NO else YES if right == YES else MAYBE
    if head == NOT:
        return {NO: YES, YES: NO, MAYBE: MAYBE}[execute(node[1], check)]
    return YES if _phrase(node, check)[0] == YES else NO


def _phrase(node: Query, check: Check) -> Found:
    """A query within a phrase."""
    head = node[0]
    if type(head) is str:
        result, places = check(node, True)
        return result, places, 0, False
    if head == NOT:
        result, places, width, negated = _phrase(node[1], check)
        if result == NO:
            return YES, _NOWHERE, width, True
        if result == MAYBE:
            return MAYBE, _NOWHERE, width, False
        return (YES, places, width, not negated) if places else (NO, _NOWHERE, width, False)
    left = _phrase(node[1], check)
    if left[0] == NO and head != OR:
        return NO, _NOWHERE, 0, False
    right = _phrase(node[2], check)
    if right[0] == NO and (head != OR or left[0] == NO):
        return NO, _NOWHERE, 0, False
    if left[0] == MAYBE or right[0] == MAYBE:
        return MAYBE, _NOWHERE, 0, False
    left_width, right_width = left[2] if left[0] else 0, right[2] if right[0] else 0
    if head == PHRASE:
        left_by, right_by, width = node[3] + right_width, 0, node[3] + left_width + right_width
    else:
        width = max(left_width, right_width)
        left_by, right_by = width - left_width, width - right_width
    a = {p + left_by for p in left[1]} if left_by else left[1]
    b = {p + right_by for p in right[1]} if right_by else right[1]
    places, negated = _combined(a, b, left[3], right[3], head == OR)
    return (YES if places or negated else NO), places, width, negated


def _combined(a: Set[int], b: Set[int], not_a: bool, not_b: bool, either: bool) -> tuple[Set[int], bool]:
    """The places of both, or of either; and whether it is the places where they do not match."""
    if either:
        if not_a and not_b:
            return a & b, True
        return (a - b, True) if not_a else (b - a, True) if not_b else (a | b, False)
    if not_a and not_b:
        return a | b, True
    return (b - a, False) if not_a else (a - b, False) if not_b else (a & b, False)


def entries(v: Vector, node: Query) -> Vector:
    """The lexemes of a vector that a lexeme of a query, perhaps a prefix, names."""
    word = node[0]
    first = bisect_left(v, (word,))
    if not node[2]:
        return v[first : first + 1] if first < len(v) and v[first][0] == word else ()
    last = first
    while last < len(v) and v[last][0].startswith(word):
        last += 1
    return v[first:last]


def check_vector(v: Vector) -> Check:
    """What lexemes of queries match in a vector."""
    def check(node: Query, phrase: bool) -> tuple[int, Set[int]]:
        weights = node[1]
        places: set[int] = set()
        result = NO
        for _, positions in entries(v, node):
            if not positions or not (weights or phrase):
                if phrase:
                    return MAYBE, _NOWHERE
                return YES, _NOWHERE
            for p in positions:
                if not weights or weights >> (p & 3) & 1:
                    result = YES
                    places.add(p >> 2)
            if result == YES and not phrase:
                return YES, _NOWHERE
        return result, places

    return check


def matches(v: Vector, query: Query) -> bool:
    """tsvector @@ tsquery; an empty query matches nothing."""
    return _test(query)(v)


@functools.lru_cache(256)
def _test(query: Query) -> Callable[[Vector], bool]:
    """`matches` for one query. Where it asks for no positions, a test of each lexeme is enough."""
    if not query:
        return lambda v: False
    if needs_recheck(query):
        return lambda v: execute(query, check_vector(v)) != NO
    return _plain_test(query)


def _plain_test(node: Query) -> Callable[[Vector], bool]:
    head = node[0]
    if head == NOT:
        inner = _plain_test(node[1])
        return lambda v: not inner(v)
    if type(head) is not str:
        left, right = _plain_test(node[1]), _plain_test(node[2])
        return (lambda v: left(v) and right(v)) if head == AND else lambda v: left(v) or right(v)
    word, sought = head, (head,)
    if node[2]:
        return lambda v: (i := bisect_left(v, sought)) < len(v) and v[i][0].startswith(word)
    return lambda v: (i := bisect_left(v, sought)) < len(v) and v[i][0] == word


# --- for an index -------------------------------------------------------------------------------


def vector_keys(v: Vector) -> list[str]:
    """The keys of a vector in an inverted index: its lexemes."""
    return [lexeme for lexeme, _ in v]


def query_keys(query: Query) -> list[tuple[str, bool]]:
    """The keys that tell about a query: (lexeme, whether it is a prefix), each once."""
    return list(dict.fromkeys([(n[0], n[2]) for n in values(query)]))


def needs_recheck(query: Query) -> bool:
    """Whether keys alone do not tell if a vector matches: weights and phrases need positions."""
    if not query:
        return False
    if is_value(query):
        return bool(query[1])
    return query[0] == PHRASE or any(map(needs_recheck, query[1:3]))


def needs_full_scan(query: Query) -> bool:
    """Whether a vector may match without any key of the query."""
    if not query:
        return False
    return execute(query, lambda node, phrase: (NO, _NOWHERE)) != NO


def may_match(query: Query, present: Callable[[tuple[str, bool]], bool]) -> int:
    """NO, YES, or MAYBE where the vector has to be looked at, by which of a query's keys a vector has."""
    def visit(node: Any) -> int:
        if is_value(node):
            found = present((node[0], node[2]))
            return NO if not found else MAYBE if node[1] else YES
        if node[0] == NOT:
            return {NO: YES, YES: NO, MAYBE: MAYBE}[visit(node[1])]
        left, right = visit(node[1]), visit(node[2])
        if node[0] == OR:
            return max(left, right, key=(NO, MAYBE, YES).index)
        both = min(left, right, key=(NO, MAYBE, YES).index)
        return MAYBE if node[0] == PHRASE and (both != NO or _has_not(node)) else both

    return visit(query) if query else NO


def _has_not(node: Query) -> bool:
    return not is_value(node) and (node[0] == NOT or any(map(_has_not, node[1:3])))


__all__ = ["MAYBE", "NO", "YES", "check_vector", "entries", "execute", "matches", "may_match", "needs_full_scan", "needs_recheck", "query_keys", "vector_keys"]
