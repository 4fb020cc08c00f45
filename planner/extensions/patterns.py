"""What a text must have to match a pattern: its fixed runs of characters.

    LIKE 'a%bcd_'            runs 'a' (from the beginning) and 'bcd'
    ~ '^ab(cd|ef)+g*hi$'     all of 'ab' (from the beginning), any of 'cd' and 'ef', and 'hi' (to the end)

Of regular expressions brackets, classes, what may be missing and what looks around ask for nothing; what is not understood makes the whole ask for nothing.

Source: PostgreSQL 15 manual, sections 9.7.1 and 9.7.3.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

_ASSERTIONS_AND_CLASSES = frozenset("dswDSWmMyYAZ")


class Sequence(NamedTuple):
    """A run of characters; whether it begins, or ends, where a word cannot go on."""

    text: str
    begins: bool
    ends: bool


class _NotUnderstood(Exception):
    pass


def fixed_runs(pattern: str) -> list[Sequence]:
    """The runs of a LIKE pattern; none where it ends with the escape character, for that is an error which each row has to find."""
    out: list[Sequence] = []
    run: list[str] = []
    begins = True
    characters = iter(pattern)
    for c in characters:
        if c in "%_":
            out.append(Sequence("".join(run), begins, False))
            run, begins = [], False
        elif c == "\\":
            escaped = next(characters, None)
            if escaped is None:
                return []
            run.append(escaped)
        else:
            run.append(c)
    return [*out, Sequence("".join(run), begins, True)]


@lru_cache(256)
def regex_needs(pattern: str) -> Any:
    """A tree of ("all", parts) and ("any", parts) over runs."""
    try:
        parser = _Parser(pattern)
        found = parser.alternatives()
        if parser.at < len(pattern):
            raise _NotUnderstood
    except (_NotUnderstood, RecursionError):
        return ("all", ())
    return found


class _Parser:
    """Of an advanced regular expression. A run is collected in `run` until something ends it."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def take(self) -> str:
        c = self.peek()
        if not c:
            raise _NotUnderstood
        self.at += 1
        return c

    def alternatives(self) -> Any:
        branches = [self.branch()]
        while self.peek() == "|":
            self.at += 1
            branches.append(self.branch())
        return ("any", tuple(branches))

    def branch(self) -> Any:
        parts: list[Any] = []
        run: list[str] = []
        begins = False

        def end(*, ends: bool = False) -> None:
            nonlocal begins
            parts.append(Sequence("".join(run), begins, ends))
            run.clear()
            begins = False

        while (c := self.peek()) and c not in "|)":
            self.at += 1
            if c in "*+?{":
                raise _NotUnderstood
            if c in "^$":
                end(ends=c == "$")
                begins = c == "^"
                if self.quantifier():
                    raise _NotUnderstood
                continue
            literal = self.escaped() if c == "\\" else None if c in ".[(" else c
            if literal is None:
                end()
                inner = self.group() if c == "(" else self.bracket() if c == "[" else None
                if self.quantifier() != "optional" and inner is not None:
                    parts.append(inner)
                continue
            many = self.quantifier()
            if many == "optional":
                end()
                continue
            run.append(literal)
            if many == "many":
                end()
                run.append(literal)
        end()
        return ("all", tuple(parts))

    def escaped(self) -> str | None:
        c = self.take()
        if c.isalnum() or c == "_":
            if c not in _ASSERTIONS_AND_CLASSES:
                raise _NotUnderstood
            return None
        return c

    def group(self) -> Any:
        """What a group needs; None for one that looks around."""
        around = False
        if self.peek() == "?":
            self.at += 1
            kind = self.take()
            if kind == "<":
                kind = self.take()
            if kind not in ":=!":
                raise _NotUnderstood
            around = kind != ":"
        inner = self.alternatives()
        if self.take() != ")":
            raise _NotUnderstood
        return None if around else inner

    def bracket(self) -> Any:
        """Read up to the end of a bracket expression, which needs nothing."""
        if self.peek() == "^":
            self.at += 1
        first = True
        while (c := self.take()) != "]" or first:
            first = False
            if c == "\\":
                self.take()
            elif c == "[" and self.peek() in (":", ".", "="):
                end = self.pattern.find(self.take() + "]", self.at)
                if end < 0:
                    raise _NotUnderstood
                self.at = end + 2
        return None

    def quantifier(self) -> str:
        """'optional' when what stands before may be missing, 'many' when it may be repeated, '' when it is there once."""
        c = self.peek()
        if not c or c not in "*+?{":
            return ""
        self.at += 1
        kind = "many" if c == "+" else "optional"
        if c == "{":
            end = self.pattern.find("}", self.at)
            bounds = self.pattern[self.at : max(end, self.at)].split(",")
            if not all(b.isascii() and (b.isdigit() or (n and not b)) for n, b in enumerate(bounds)):
                raise _NotUnderstood
            self.at = end + 1
            kind = "many" if int(bounds[0]) else "optional"
        if self.peek() == "?":
            self.at += 1
        if self.peek() and self.peek() in "*+?{":
            raise _NotUnderstood
        return kind
