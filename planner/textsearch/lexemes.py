"""Lexemes that are more than a list of words: variants of one token, prefixes, phrases that take several places.

Source: PostgreSQL 15, TSLexeme (src/include/tsearch/ts_public.h).
"""

from __future__ import annotations

from collections.abc import Iterable


class Lexemes(tuple[str, ...]):
    """`variants`: of each lexeme the variant that it belongs to, those of one are found together; `prefixes`: which stand for all words that begin with
    them; `added`: which take a place of their own behind the one before."""

    variants: tuple[int, ...]
    prefixes: frozenset[int]
    added: frozenset[int]

    @classmethod
    def of(cls, words: Iterable[str], variants: Iterable[int], prefixes: Iterable[int] = (), added: Iterable[int] = ()) -> Lexemes:
        made = cls(words)
        made.variants, made.prefixes, made.added = tuple(variants), frozenset(prefixes), frozenset(added)
        return made


def variants_of(found: tuple[str, ...]) -> list[tuple[int, str, bool]]:
    """(variant, lexeme, whether it is a prefix) of what a dictionary found."""
    if isinstance(found, Lexemes):
        return [(v, w, i in found.prefixes) for i, (w, v) in enumerate(zip(found, found.variants, strict=True))]
    return [(0, w, False) for w in found]
