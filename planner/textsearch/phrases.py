"""Lexemes of a text by a configuration some of whose dictionaries look at several tokens.

A dictionary that wants more tokens gets those that follow, as long as they are of types that it is there for. When it has found the longest phrase, all
its tokens are used up; when it has found none, the first token goes to the dictionaries behind it. Tokens are worked on as they come, as PostgreSQL does:
which tokens a headline marks depends on it, and so does what becomes of a phrase that was found before a token of another type.

Source: PostgreSQL 15 manual, section 12.6.4; its src/backend/tsearch/ts_parse.c (LexizeExec).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .configurations import Configuration
from .dictionaries import Filtered, Lexize
from .thesaurus import State, Thesaurus

Found = tuple[str, ...] | None
_END = 0  # the type of the token behind the last


def phrases(config: Configuration, found: Iterable[tuple[int, str]]) -> Iterator[tuple[Found, int, int]]:
    """(lexemes, first token, behind the last) of each place; None for tokens that are passed over or that no dictionary knows."""
    lexing = _Lexing(config)
    for kind, token in [*found, (_END, "")]:
        lexing.add(kind, token)
        while True:
            first = lexing.head
            lexemes = lexing.next()
            behind = min(lexing.head, len(lexing.tokens) - (kind == _END))
            if first < behind:
                yield lexemes, first, behind
            if lexemes is None:
                break


class _Lexing:
    """`head`: the first token that is not used up; `at`: the one that `asking`, a dictionary in the middle of a phrase, is to see next; `step`: which of
    the first token's dictionaries is next; `kept`: a phrase that was found, up to the token `last`, while a longer one was looked for."""

    def __init__(self, config: Configuration) -> None:
        self.chains = config.chains
        self.tokens: list[tuple[int, str]] = []
        self.head = self.at = self.step = 0
        self.asking: Thesaurus | None = None
        self.state: State | None = None
        self.kept: Found = None
        self.last = -1

    def add(self, kind: int, token: str) -> None:
        self.tokens.append((kind, token))
        self.at = len(self.tokens) - 1

    def steps(self, n: int) -> tuple[Lexize, ...]:
        chain = self.chains[self.tokens[n][0]]
        return () if chain is None else chain.steps

    def next(self) -> Found:
        """The next result; None where tokens are wanting."""
        while True:
            if self.asking is None:
                found = self._first()
                if self.asking is None:
                    return found
            go_on, found = self._following()
            if not go_on:
                return found

    def _use_up(self, behind: int) -> None:
        self.head, self.step = behind, 0

    def _first(self) -> Found:
        """One token after the other, each by the dictionaries of its type, until one is known or begins a phrase."""
        while self.head < len(self.tokens):
            steps = self.steps(self.head)
            word = self.tokens[self.head][1]
            found: Found
            for i in range(self.step, len(steps)):
                dictionary = steps[i]
                if isinstance(dictionary, Thesaurus):
                    found, self.state = dictionary.step(word, None)
                    if self.state is not None:
                        self.asking, self.step, self.at = dictionary, i + 1, self.head + 1
                        self._keep(self.head, found)
                        return None
                else:
                    found = dictionary(word)
                if isinstance(found, Filtered):
                    word = found[0]
                elif found is not None:
                    self._use_up(self.head + 1)
                    return found
            self._use_up(self.head + 1)
        return None

    def _keep(self, at: int, found: Found) -> None:
        if found is not None:
            self.kept, self.last = found, at

    def _following(self) -> tuple[bool, Found]:
        """(whether to go on from the first token, result): what the asking dictionary makes of the tokens that follow."""
        assert self.asking is not None
        while self.at < len(self.tokens):
            kind, word = self.tokens[self.at]
            if kind != _END and self.asking not in self.steps(self.at):
                if not self.steps(self.at):
                    self.at += 1
                    continue
                self.asking = None
                return True, None
            found: Found = None
            state: State | None = None
            if kind != _END:
                found, state = self.asking.step(word, self.state)
            self.state = state
            if state is not None:
                self._keep(self.at, found)
                self.at += 1
                continue
            self.asking = None
            if found is None and self.kept is None:
                return True, None
            if found is not None:
                self._use_up(max(self.at + 1, self.head))
            else:
                found = self.kept
                self._use_up(self.last + 1 if self.last >= self.head else len(self.tokens))
            self.at = self.head
            self.kept, self.last = None, -1
            return False, found
        return False, None
