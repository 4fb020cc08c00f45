"""The template thesaurus: phrases become others. Its words are first given to another dictionary, in the file and in documents.

Source: PostgreSQL 15 manual, section 12.6.4; its src/backend/tsearch/dict_thesaurus.c.
"""

from __future__ import annotations

from collections.abc import Iterator

from aurorapy import errors
from aurorapy.records import dataclass

from .dictionaries import Lexize
from .lexemes import Lexemes, variants_of

STOP = None  # in a phrase: any stop word

Entry = tuple[int, int, int]  # rule, place in its phrase, how many lexemes of one variant belong together
State = tuple[int, tuple[int, ...]]  # the place in the phrase, and the rules that may go on


@dataclass(slots=True)
class Rule:
    phrase: list[str]
    words: list[tuple[str, bool]]
    lexemes: Lexemes


def read_rules(name: str, lines: list[str]) -> list[Rule]:
    """The rules `phrase : words` of a file; F0000. A word with an asterisk is not given to the other dictionary."""
    rules = []
    for number, line in enumerate(lines, 1):
        text = line.lstrip()
        if not text or text[0] == "#":
            continue
        try:
            rules.append(_rule(text))
        except errors.SQLError as e:
            e.where = f'line {number} of configuration file "{name}": "{line}\n"'
            raise
    return rules


def _rule(text: str) -> Rule:
    before, colon, behind = text.partition(":")
    phrase = before.split()
    if colon and not phrase:
        raise errors.ConfigFileError("unexpected delimiter")
    words = []
    for word in behind.split():
        as_is = word[0] == "*"
        bare = word[1:] if word[0] in "*\\" else word
        if not bare:
            raise errors.ConfigFileError("unexpected end of line or lexeme")
        words.append((bare, as_is))
    if not words or not phrase:
        raise errors.ConfigFileError("unexpected end of line")
    return Rule(phrase, words, Lexemes.of((), ()))


def _lexemes_by_variant(found: tuple[str, ...]) -> Iterator[list[str]]:
    group: list[str] = []
    last: int | None = None
    for variant, word, _ in variants_of(found):
        if group and variant != last:
            yield group
            group = []
        group.append(word)
        last = variant
    if group:
        yield group


class Thesaurus:
    """`entries`: of each lexeme where it stands in phrases."""

    def __init__(self, rules: list[Rule], subdictionary: Lexize) -> None:
        self.rules, self.sub = rules, subdictionary
        self.entries: dict[str | None, set[Entry]] = {}
        for n, rule in enumerate(rules):
            self._compile_phrase(n, rule)
        for n, rule in enumerate(rules):
            rule.lexemes = self._compiled(n, rule)

    def _compile_phrase(self, n: int, rule: Rule) -> None:
        for place, word in enumerate(rule.phrase):
            if word == "?":
                self.entries.setdefault(STOP, set()).add((n, place, 1))
                continue
            found = self.sub(word)
            if found is None:
                raise errors.ConfigFileError(f'thesaurus sample word "{word}" isn\'t recognized by subdictionary (rule {n + 1})')
            if not found:
                raise errors.ConfigFileError(f'thesaurus sample word "{word}" is a stop word (rule {n + 1})',
                                             hint='Use "?" to represent a stop word within a sample phrase.')
            for group in _lexemes_by_variant(found):
                for lexeme in group:
                    self.entries.setdefault(lexeme, set()).add((n, place, len(group)))

    def _compiled(self, n: int, rule: Rule) -> Lexemes:
        out: list[tuple[int, str, bool]] = []
        added = []
        for word, as_is in rule.words:
            found: tuple[str, ...] | None = (word,) if as_is else self.sub(word)
            if found is None:
                raise errors.ConfigFileError(f'thesaurus substitute word "{word}" isn\'t recognized by subdictionary (rule {n + 1})')
            if not found:
                raise errors.ConfigFileError(f'thesaurus substitute word "{word}" is a stop word (rule {n + 1})')
            if out:
                added.append(len(out))
            out += variants_of(found)
        return Lexemes.of([w for _, w, _ in out], [v for v, _, _ in out], [i for i, (_, _, p) in enumerate(out) if p], added)

    def step(self, token: str, state: State | None) -> tuple[Lexemes | None, State | None]:
        """What is found with one more token, and the state to go on from: None where nothing longer can follow."""
        place = 0 if state is None else state[0] + 1
        found = self.sub(token)
        rules: list[int] = []
        if found is None:
            return None, None
        for group in _lexemes_by_variant(found) if found else ([STOP],):
            where = [{n for n, at, size in self.entries.get(lexeme, ()) if at == place and size == len(group)} for lexeme in group]
            for n in sorted(set.intersection(*where)):
                if n not in rules and (state is None or n in state[1]):
                    rules.insert(0, n)
        if not rules:
            return None, None
        for i, n in enumerate(rules):
            if len(self.rules[n].phrase) - 1 == place:
                return self.rules[n].lexemes, (place, tuple(rules)) if i < len(rules) - 1 else None
        return None, (place, tuple(rules))

    def __call__(self, token: str) -> tuple[str, ...] | None:
        """A token that is a phrase by itself, as ts_lexize asks."""
        return self.step(token, None)[0]
