"""Dictionaries: a token becomes lexemes, none where it is a stop word, or is not known.

The templates simple (lower case) and snowball (stems) are here; those that read files are ispell, synonyms and thesaurus.

The stems are those of Snowball 2, as PostgreSQL 15's: snowballstemmer 3 has other algorithms for some languages. A stemmer keeps what it works on,
so each word gets one of its own; what it finds is kept by the configurations' caches.

Source: PostgreSQL 15 manual, section 12.6.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable

from .stop_words import has_list, stop_words


class Filtered(tuple[str, ...]):
    """What a filtering dictionary makes of a token: the next dictionary is given that instead."""

    __slots__ = ()


Lexize = Callable[[str], tuple[str, ...] | None]

LANGUAGES = ("arabic armenian basque catalan danish dutch english finnish french german greek hindi hungarian indonesian irish italian lithuanian "
             "nepali norwegian portuguese romanian russian serbian spanish swedish tamil turkish yiddish").split()
STEMMERS = frozenset((*LANGUAGES, "porter"))
STEMMED_MAX = 1000  # longer words, in bytes, are none of a language


def lower(text: str) -> str:
    """Lower case, a character for a character, as the C library has it."""
    return text.lower() if text.isascii() else "".join([x if len(x := c.lower()) == 1 else c for c in text])


@functools.cache
def simple(words: frozenset[str] = frozenset(), accept: bool = True) -> Lexize:
    """The template simple: lower case, but for stop words; without `accept` what is none is left to the next dictionary."""

    def lexize(token: str) -> tuple[str, ...] | None:
        word = lower(token)
        return () if not word or word in words else (word,) if accept else None

    return lexize


@functools.cache
def snowball(language: str, words: frozenset[str] = frozenset()) -> Lexize:
    """The template snowball: stems, but for stop words."""
    make = getattr(importlib.import_module(f"snowballstemmer.{language}_stemmer"), f"{language.capitalize()}Stemmer")

    def lexize(token: str) -> tuple[str, ...] | None:
        word = lower(token)
        if len(word) * 4 > STEMMED_MAX and len(word.encode()) > STEMMED_MAX:
            return (word,)
        return () if not word or word in words else (make().stemWord(word) or word,)

    return lexize


def built_in(name: str) -> Lexize:
    """A dictionary that every database has."""
    if name == "simple":
        return simple()
    language = name.removesuffix("_stem")
    return snowball(language, stop_words(language) if has_list(language) else frozenset())
