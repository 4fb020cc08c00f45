"""How relevant a document is to a query: by the frequency of lexemes (ts_rank), and by how close they are together (ts_rank_cd).

Results of the first are single precision at each step, as PostgreSQL computes them.

Source: PostgreSQL 15 manual, section 12.3.3; Clarke, Cormack, Tudhope, "Relevance Ranking for One to Three Term Queries" (1999).
"""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence, Set
from dataclasses import field

from aurorapy import errors
from aurorapy.records import dataclass

from .matching import NO, YES, entries, execute
from .queries import AND, PHRASE, Query, is_value, values
from .vectors import Vector
from .words import POSITION_MAX

LOG_LENGTH, LENGTH, EXTENT_DISTANCE, UNIQUE, LOG_UNIQUE, DIVIDED = 1, 2, 4, 8, 16, 32
_F = struct.Struct("f")
_NO_POSITIONS = (POSITION_MAX << 2,)
_ZETA_2 = 1.64493406685  # the sum of 1/n², as far as PostgreSQL has it


def _single(x: float) -> float:
    return float(_F.unpack(_F.pack(x))[0])


DEFAULT_WEIGHTS = tuple(map(_single, (0.1, 0.2, 0.4, 1.0)))


def checked_weights(weights: Sequence[float | None] | None) -> tuple[float, ...]:
    """Weights of D, C, B and A; those below 0 stand for the default ones."""
    if weights is None:
        return DEFAULT_WEIGHTS
    if len(weights) < 4:
        raise errors.ArraySubscriptError("array of weight is too short")
    given = [w for w in weights if w is not None]
    if len(given) < len(weights):
        raise errors.NullValueNotAllowed("array of weight must not contain nulls")
    out = tuple([d if w < 0 else w for w, d in zip(given, DEFAULT_WEIGHTS, strict=False)])
    if any(w > 1.0 for w in out):
        raise errors.InvalidParameterValue("weight out of range")
    return out


def _length(v: Vector) -> int:
    return sum([len(positions) or 1 for _, positions in v])


def _words(query: Query) -> list[Query]:
    """The lexemes of a query, each text once, in order."""
    return [node for _, node in sorted({n[0]: n for n in reversed(list(values(query)))}.items())]


def rank(weights: tuple[float, ...], v: Vector, query: Query, normalization: int) -> float:
    """ts_rank."""
    if not v or not query:
        return 0.0
    words = _words(query)
    together = not is_value(query) and query[0] in (AND, PHRASE) and len(words) > 1
    result = _all_words(weights, v, words) if together else _any_word(weights, v, words)
    if result < 0:
        result = _single(1e-20)
    if normalization & LOG_LENGTH:
        result = _single(result / (math.log(_length(v) + 1) / math.log(2.0)))
    if normalization & LENGTH:
        result = _single(result / _length(v))
    if normalization & UNIQUE:
        result = _single(result / len(v))
    if normalization & LOG_UNIQUE:
        result = _single(result / (math.log(len(v) + 1) / math.log(2.0)))
    if normalization & DIVIDED:
        result = _single(result / _single(result + 1))
    return result


def _near(distance: int) -> float:
    return _single(1e-30) if distance > 100 else _single(1.0 / (1.005 + 0.05 * math.exp(distance / 1.5 - 2)))


def _all_words(weights: tuple[float, ...], v: Vector, words: list[Query]) -> float:
    result = -1.0
    seen: list[tuple[int, ...]] = []
    for i, node in enumerate(words):
        seen.append(())
        for _, positions in entries(v, node):
            mine = seen[i] = positions or _NO_POSITIONS
            for other in seen[:i]:
                for p in mine:
                    for q in other:
                        distance = abs((p >> 2) - (q >> 2))
                        if distance or mine is _NO_POSITIONS or other is _NO_POSITIONS:
                            product = _single(_single(weights[p & 3] * weights[q & 3]) * _near(distance or POSITION_MAX + 1))
                            near = _single(math.sqrt(product))
                            result = near if result < 0 else _single(1.0 - (1.0 - result) * (1.0 - near))
    return result


def _any_word(weights: tuple[float, ...], v: Vector, words: list[Query]) -> float:
    result = 0.0
    for node in words:
        for _, positions in entries(v, node):
            total, best, best_at = 0.0, -1.0, 0
            for j, p in enumerate(positions or _NO_POSITIONS):
                w = weights[p & 3]
                total = _single(total + _single(w / ((j + 1) * (j + 1))))
                if w > best:
                    best, best_at = w, j
            share = _single(_single(best + total) - _single(best / ((best_at + 1) * (best_at + 1))))
            result = _single(result + share / _ZETA_2)
    return _single(result / len(words)) if words else result


# --- cover density ------------------------------------------------------------------------------


@dataclass(slots=True)
class _Place:
    """A lexeme of the document at a place, and the lexemes of the query that it is."""

    position: int
    nodes: list[int] = field(default_factory=list)


def _places(v: Vector, query: Query) -> list[_Place]:
    found: dict[tuple[int, str], _Place] = {}
    for number, node in enumerate(values(query)):
        for lexeme, positions in entries(v, node):
            for p in positions:
                if not node[1] or node[1] >> (p & 3) & 1:
                    found.setdefault((p, lexeme), _Place(p)).nodes.append(number)
    return [place for _, place in sorted(found.items(), key=lambda f: f[0])]


def numbered(query: Query, counter: list[int]) -> Query:
    """The query with the numbers of its lexemes in the place of their texts."""
    if is_value(query):
        counter[0] += 1
        return str(counter[0] - 1), 0, False
    parts = [numbered(part, counter) for part in query[2:0:-1]]
    return query[0], *reversed(parts), *query[3:]


def rank_cd(weights: tuple[float, ...], v: Vector, query: Query, normalization: int) -> float:
    """ts_rank_cd."""
    if not v or not query:
        return 0.0
    places = _places(v, query)
    if not places:
        return 0.0
    by_number = numbered(query, [0])
    total = gaps = last = 0.0
    count = 0
    at = 0
    while (cover := _cover(places, by_number, at)) is not None:
        begin, end, at = cover
        p, q = places[begin].position >> 2, places[end].position >> 2
        inverse = sum([1.0 / weights[x.position & 3] if weights[x.position & 3] else math.inf for x in places[begin : end + 1]])
        noise = (q - p) - (end - begin)
        if noise < 0:
            noise = (end - begin) // 2
        total += ((end - begin + 1) / inverse) / (1 + noise)
        middle = (q + p) / 2.0
        if count > 0 and middle > last:
            gaps += 1.0 / (middle - last)
        last = middle
        count += 1
    if normalization & LOG_LENGTH:
        total /= math.log(_length(v) + 1)
    if normalization & LENGTH:
        total /= _length(v)
    if normalization & EXTENT_DISTANCE and count > 0 and gaps > 0:
        total /= count / gaps
    if normalization & UNIQUE:
        total /= len(v)
    if normalization & LOG_UNIQUE:
        total /= math.log(len(v) + 1) / math.log(2.0)
    if normalization & DIVIDED:
        total /= total + 1
    return _single(total)


def _cover(places: list[_Place], query: Query, at: int) -> tuple[int, int, int] | None:
    """The next shortest stretch of the document that matches: its first and last place, and where to go on."""
    while True:
        known: dict[str, set[int]] = {}

        def check(node: Query, phrase: bool, known: dict[str, set[int]] = known) -> tuple[int, Set[int]]:
            found = known.get(node[0])
            return (NO, frozenset()) if found is None else (YES, found)

        def add(place: _Place, known: dict[str, set[int]] = known) -> None:
            for n in place.nodes:
                known.setdefault(str(n), set()).add(place.position >> 2)

        end = -1
        for i in range(at, len(places)):
            add(places[i])
            if execute(query, check) != NO:
                end = i
                break
        if end < 0:
            return None
        known.clear()
        begin = -1
        for i in range(end, at - 1, -1):
            add(places[i])
            if execute(query, check) != NO:
                begin = i
                break
        if begin >= 0:
            return begin, end, begin + 1
        at += 1
