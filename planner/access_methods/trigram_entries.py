"""pg_trgm's classes: gin has an entry for each trigram of a text; gist orders texts by their hashes, so that equality alone narrows it.

Texts that are alike have a trigram in common. One that matches a pattern has the trigrams of the pattern's fixed runs of characters; where a run ends at a wildcard,
the word may go on there, so that its end is in no trigram.

Source: PostgreSQL 15 manual, section F.35.4; contrib/pg_trgm's trgm_gin.c.
"""

from __future__ import annotations

import functools
from itertools import product
from typing import Any

from aurorapy.planner.extensions.patterns import Sequence, fixed_runs, regex_needs
from aurorapy.planner.extensions.trigrams import distinct, needed_trigrams, packed
from aurorapy.planner.types import BY_NAME
from aurorapy.planner.types.base import HOME

from .classes import BEHAVIOURS, Behaviour
from .entries import EVERYTHING, NOTHING, Entries, Has, Query, every, some
from .jsonb import digest

ALIKE, LIKE, ILIKE, REGEX, REGEX_I, WORD_ALIKE, STRICT_ALIKE, EQUAL = 1, 3, 4, 5, 6, 7, 9, 11
_THRESHOLDS = {ALIKE: "pg_trgm.similarity_threshold", WORD_ALIKE: "pg_trgm.word_similarity_threshold", STRICT_ALIKE: "pg_trgm.strict_word_similarity_threshold"}
_OPERATORS = ((ALIKE, "%", 0), (LIKE, "~~", 0), (ILIKE, "~~*", 0), (REGEX, "~", 0), (REGEX_I, "~*", 0), (WORD_ALIKE, "%>", 0), (STRICT_ALIKE, "%>>", 0),
              (EQUAL, "=", 0))
_FLOATS = 1970  # the family that orders distances


def _keys(text: str) -> list[bytes]:
    return sorted(distinct(text))


def _alike(strategy: int, text: str) -> Query:
    """What has a trigram of a text, which is all that is alike unless nothing in common is enough."""
    from aurorapy.planner.extensions.pg_trgm import threshold

    home: Any = HOME.get()
    if home is None or threshold(home.session.context, _THRESHOLDS[strategy]) <= 0:
        return EVERYTHING
    return some([Has(t) for t in _keys(text)])


@functools.cache
def _twins() -> dict[str, str]:
    """Small letters that have a capital in common, as i and dotless i have: where case does not count, one matches the other."""
    groups: dict[str, str] = {}
    for c in map(chr, range(128, 0x10000)):
        if c.islower() and (capital := c.upper()) != c and len(capital) == 1 and c not in (small := groups.setdefault(capital, capital.lower()[0])):
            groups[capital] = small + c
    return {c: group for group in groups.values() if len(group) > 1 for c in group}


def _run(run: Sequence, any_case: bool) -> Query:
    found = needed_trigrams(run.text, opened=not run.begins, going_on=not run.ends)
    if not any_case:
        return every([Has(packed(t)) for t in found])
    twins = _twins()
    return every([some([Has(packed("".join(t))) for t in product(*[twins.get(c, c) for c in trigram])]) for trigram in found])


def _query(strategy: int, value: str) -> Query:
    if strategy in _THRESHOLDS:
        return _alike(strategy, value)
    if strategy == EQUAL:
        return every([Has(t) for t in _keys(value)])
    if strategy in (LIKE, ILIKE):
        return every([_run(run, strategy == ILIKE) for run in fixed_runs(value)])
    if strategy in (REGEX, REGEX_I):
        return _needs(regex_needs(value), strategy == REGEX_I)
    return EVERYTHING


def _needs(node: Any, any_case: bool) -> Query:
    """A tree of ("all" or "any", parts) over runs."""
    if isinstance(node, Sequence):
        return _run(node, any_case)
    return (every if node[0] == "all" else some)([_needs(part, any_case) for part in node[1]]) if node[1] or node[0] == "all" else NOTHING


_ENTRIES = Entries(_keys, _query)
BEHAVIOURS["gin", "gin_trgm_ops"] = Behaviour(_OPERATORS, entries=lambda _: _ENTRIES)
BEHAVIOURS["gist", "gist_trgm_ops"] = Behaviour(
    (*_OPERATORS, (2, "<->", 0, _FLOATS), (8, "<->>", 0, _FLOATS), (10, "<->>>", 0, _FLOATS)), part=lambda _: digest)
assert BY_NAME["text"].order_key is None  # equal texts are the same, so that their hashes are
