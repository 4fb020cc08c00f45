"""lquery and ltxtquery: what is asked of a path, level by level, and of its labels.

A label that is asked for is (text, modifiers), modifiers being those of % @ *. An lquery's datum is a tuple of levels (labels, negated, low, high, counted),
without labels for a star; an ltxtquery's a tree of ("v", text, modifiers), ("!", query), ("&", query, query) and ("|", query, query).

Source: PostgreSQL 15 manual, section F.23.1.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors

from .paths import LABEL_MAX, Path, is_label, too_long

_ANY, _MODIFIERS = 65535, "%@*"
Level = tuple[tuple[tuple[str, str], ...], bool, int, int, bool]
Levels = tuple[Level, ...]


def _wrong(place: int | None = None, detail: str | None = None) -> errors.SQLError:
    return errors.SyntaxError_("lquery syntax error" + (f" at character {place}" if place is not None else ""), detail=detail)


def _ended() -> errors.SQLError:
    return _wrong(detail="Unexpected end of input.")


class _Reader:
    """An lquery's text, character by character."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def levels(self) -> Levels:
        out = [self._level()]
        while self.peek() == ".":
            self.at += 1
            out.append(self._level())
        if self.peek():
            raise _wrong(self.at + 1)
        return tuple(out)

    def _level(self) -> Level:
        c = self.peek()
        if not c:
            raise _ended()
        if c == "*":
            self.at += 1
            low, high, counted = self._count(0, _ANY)
            return (), False, low, high, counted
        negated = c == "!"
        if negated:
            self.at += 1
        elif not is_label(c):
            raise _wrong(self.at + 1)
        labels = [self._label()]
        while self.peek() == "|":
            self.at += 1
            if not self.peek():
                raise _ended()
            if not is_label(self.peek()):
                raise _wrong(self.at + 1)
            labels.append(self._label())
        low, high, counted = self._count(1, 1)
        return tuple(labels), negated, low, high, counted

    def _label(self) -> tuple[str, str]:
        start = self.at
        while self.peek() and is_label(self.peek()):
            self.at += 1
        label, end = self.text[start : self.at], self.at + 1
        given = self.at
        while self.peek() and self.peek() in _MODIFIERS:
            self.at += 1
        if self.peek() and self.peek() not in ".|{":
            raise _wrong(self.at + 1)
        if not label:
            raise _wrong(end, "Empty labels are not allowed.")
        if len(label) > LABEL_MAX:
            raise too_long(len(label), end)
        return label, "".join([m for m in _MODIFIERS if m in self.text[given : self.at]])

    def _number(self, what: str) -> int:
        start = self.at
        while self.peek().isdecimal():
            self.at += 1
        n = int(self.text[start : self.at])
        if n > _ANY:
            raise errors.ProgramLimitExceeded("lquery syntax error", detail=f"{what} limit ({n}) exceeds the maximum allowed ({_ANY}), at character {start + 1}.")
        return n

    def _need(self, allowed: str) -> str:
        c = self.peek()
        if not c:
            raise _ended()
        if not (c in allowed or (c.isdecimal() and "0" in allowed)):
            raise _wrong(self.at + 1)
        return c

    def _count(self, low: int, high: int) -> tuple[int, int, bool]:
        """{n}, {n,}, {,m} or {n,m}, if it is there."""
        c = self.peek()
        if c != "{":
            if c and c != ".":
                raise _wrong(self.at + 1)
            return low, high, False
        self.at += 1
        low, high = 0, _ANY
        if self._need("0,") != ",":
            low = self._number("Low")
            if self._need("},") == "}":
                self.at += 1
                return low, low, self._closed()
        self.at += 1
        if self._need("0}") != "}":
            start = self.at
            high = self._number("High")
            if low > high:
                raise _wrong(detail=f"Low limit ({low}) is greater than high limit ({high}), at character {start + 1}.")
            self._need("}")
        self.at += 1
        return low, high, self._closed()

    def _closed(self) -> bool:
        if self.peek() not in ("", "."):
            raise _wrong(self.at + 1)
        return True


def parse(text: str) -> Levels:
    """The lquery of a text form; 42601, 42622, 54000."""
    return _Reader(text).levels()


def show(v: Levels) -> str:
    """The text form of an lquery."""
    out = []
    for labels, negated, low, high, counted in v:
        text = "!" * negated + "|".join([f"{label}{modifiers}" for label, modifiers in labels]) if labels else "*"
        if counted or not labels:
            if low == high:
                text += f"{{{low}}}"
            elif low or high != _ANY or labels:
                text += f"{{{low or ''},{high if high != _ANY else ''}}}"
        out.append(text)
    return ".".join(out)


def _fits(label: str, wanted: str, modifiers: str) -> bool:
    if "@" in modifiers:
        label, wanted = label.lower(), wanted.lower()
    if "%" in modifiers:
        words = [w for w in label.split("_") if w]
        return all(any(w.startswith(q) if "*" in modifiers else w == q for w in words) for q in wanted.split("_") if q)
    return label.startswith(wanted) if "*" in modifiers else label == wanted


def _takes(level: Level, label: str) -> bool:
    labels, negated = level[:2]
    return not labels or any(_fits(label, *one) for one in labels) is not negated


def matches(path: Path, query: Levels) -> bool:
    """Whether a path is what an lquery asks for: `ends` are the places in the path to where the levels so far may reach."""
    ends = {0}
    for level in query:
        low, high = level[2:4]
        reached: set[int] = set()
        for start in ends:
            n = 0
            while True:
                if n >= low:
                    reached.add(start + n)
                if n == high or start + n == len(path) or not _takes(level, path[start + n]):
                    break
                n += 1
        ends = reached
        if not ends:
            return False
    return len(path) in ends


# --- ltxtquery ---


def parse_words(text: str) -> Any:
    """The ltxtquery of a text form; 42601."""
    tokens: list[tuple[str, ...]] = []
    at, operand, depth = 0, True, 0
    while at < len(text):
        c = text[at]
        if c.isspace():
            at += 1
        elif operand and is_label(c):
            start = at
            while at < len(text) and is_label(text[at]):
                at += 1
            label, given = text[start:at], at
            while at < len(text) and text[at] in _MODIFIERS:
                at += 1
            if at > given and at < len(text) and is_label(text[at]):
                raise errors.SyntaxError_("modifiers syntax error")
            if len(label) > LABEL_MAX:
                raise errors.NameTooLong("word is too long")
            tokens.append(("v", label, "".join([m for m in _MODIFIERS if m in text[given:at]])))
            operand = False
        elif operand and c not in "!(":
            raise errors.SyntaxError_("operand syntax error")
        elif not operand and (c not in "&|)" or (c == ")" and not depth)):
            raise errors.SyntaxError_("syntax error")
        else:
            depth += (c == "(") - (c == ")")
            tokens.append((c,))
            operand = c != ")"
            at += 1
    if operand:
        raise errors.SyntaxError_("operand syntax error")
    if depth:
        raise errors.SyntaxError_("syntax error")
    query, _ = _alternatives(tokens, 0)
    return query


def _alternatives(tokens: list[tuple[str, ...]], at: int) -> tuple[Any, int]:
    return _chain(tokens, at, "|", lambda tokens, at: _chain(tokens, at, "&", _one))


def _chain(tokens: list[tuple[str, ...]], at: int, mark: str, operand: Callable[[list[tuple[str, ...]], int], tuple[Any, int]]) -> tuple[Any, int]:
    """Operands with a binary operator between them, from the left."""
    left, at = operand(tokens, at)
    while at < len(tokens) and tokens[at][0] == mark:
        right, at = operand(tokens, at + 1)
        left = (mark, left, right)
    return left, at


def _one(tokens: list[tuple[str, ...]], at: int) -> tuple[Any, int]:
    if tokens[at][0] == "!":
        query, at = _one(tokens, at + 1)
        return ("!", query), at
    if tokens[at][0] == "(":
        query, at = _alternatives(tokens, at + 1)
        return query, at + 1
    return tokens[at], at + 1


def show_words(q: Any, *, first: bool = True) -> str:
    """The text form of an ltxtquery."""
    kind = q[0]
    if kind == "v":
        return f"{q[1]}{q[2]}"
    if kind == "!":
        inner = show_words(q[1])
        return f"!{inner}" if q[1][0] == "v" else f"!( {inner} )"
    text = f"{show_words(q[1], first=False)} {kind} {show_words(q[2], first=False)}"
    return f"( {text} )" if kind == "|" and not first else text


def has_words(path: Path, q: Any) -> bool:
    """Whether a path is what an ltxtquery asks for."""
    kind = q[0]
    if kind == "v":
        return any(_fits(label, q[1], q[2]) for label in path)
    if kind == "!":
        return not has_words(path, q[1])
    if kind == "&":
        return has_words(path, q[1]) and has_words(path, q[2])
    return has_words(path, q[1]) or has_words(path, q[2])
