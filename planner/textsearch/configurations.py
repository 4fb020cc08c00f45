"""Configurations: which dictionaries a token is given to, by its type; and those that every database has, with PostgreSQL's oids.

Source: PostgreSQL 15 manual, section 12.7.
"""

from __future__ import annotations

import functools

from . import dictionaries, parser
from .dictionaries import LANGUAGES, Filtered, Lexize

PARSER = 3722
SIMPLE_DICTIONARY, SIMPLE = 3765, 3748
DICTIONARIES = {SIMPLE_DICTIONARY: "simple"} | {13151 + 2 * i: f"{language}_stem" for i, language in enumerate(LANGUAGES)}
CONFIGURATIONS = {SIMPLE: "simple"} | {13152 + 2 * i: language for i, language in enumerate(LANGUAGES)}
TEMPLATES = {3727: ("simple", "dsimple"), 3730: ("synonym", "dsynonym"), 3733: ("ispell", "dispell"), 3742: ("thesaurus", "thesaurus"), 13150: ("snowball", "dsnowball")}

_ASCII_WORDS = (parser.ASCIIWORD, parser.HWORD_ASCIIPART, parser.ASCIIHWORD)
_WORDS = (parser.WORD, parser.HWORD_PART, parser.HWORD)
_UNMAPPED = (parser.BLANK, parser.TAG, parser.PROTOCOL, parser.ENTITY)
_OF_ENGLISH = ("hindi", "russian")  # languages whose words of ASCII are taken for English ones
KEPT_MAX = 100_000  # tokens whose lexemes a chain of dictionaries remembers

Mapping = dict[int, tuple[int, ...]]


class Chain(dict[str, "tuple[str, ...] | None"]):
    """What dictionaries, one after the other, make of a token: the first that knows it says so. Results are remembered."""

    def __init__(self, steps: tuple[Lexize, ...]) -> None:
        super().__init__()
        self.steps = steps

    def __missing__(self, token: str) -> tuple[str, ...] | None:
        found = None
        word = token
        for step in self.steps:
            found = step(word)
            if type(found) is Filtered:
                word, found = found[0], None
            elif found is not None:
                break
        if len(self) >= KEPT_MAX:
            self.clear()
        if len(token) < 100:
            self[token] = found
        return found


class Configuration:
    """`chains`: by token type, None for types that are left out. `phrases`: whether a dictionary looks at several tokens."""

    __slots__ = ("oid", "mapping", "chains", "phrases", "headline")

    def __init__(self, oid: int, mapping: Mapping, lexize: dict[int, Lexize]) -> None:
        self.oid, self.mapping = oid, mapping
        made = {chain: Chain(tuple([lexize[d] for d in chain])) for chain in set(mapping.values())}
        self.chains = [made[mapping[kind]] if kind in mapping else None for kind in range(len(parser.TOKEN_TYPES) + 1)]
        self.headline = True  # whether the parser makes headlines
        self.phrases = any(getattr(step, "step", None) is not None for step in lexize.values())


def built_in_mapping(oid: int) -> Mapping:
    """Token types and the oids of their dictionaries, of a configuration that every database has."""
    name = CONFIGURATIONS[oid]
    out: Mapping = {}
    for kind in parser.TOKEN_TYPES:
        if kind in _UNMAPPED:
            continue
        stem = name != "simple" and kind in (*_ASCII_WORDS, *_WORDS)
        language = "english" if name in _OF_ENGLISH and kind in _ASCII_WORDS else name
        out[kind] = (13151 + 2 * LANGUAGES.index(language) if stem else SIMPLE_DICTIONARY,)
    return out


def built_in_lexize(oid: int) -> Lexize:
    """A dictionary that every database has, by its oid."""
    return dictionaries.built_in(DICTIONARIES[oid])


@functools.cache
def built_in(oid: int) -> Configuration:
    """A configuration that every database has."""
    mapping = built_in_mapping(oid)
    return Configuration(oid, mapping, {d: built_in_lexize(d) for chain in mapping.values() for d in chain})
