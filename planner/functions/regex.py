"""PostgreSQL's advanced regular expressions (AREs), translated to Python's.

The syntax differs in details (escapes, brackets, `$`, options). What a match is differs too: PostgreSQL takes the longest of
the leftmost matches (or the shortest, when the expression begins with a non-greedy quantifier), Python the first that its
alternatives give. Where the two can differ — alternatives, or quantifiers of both sorts — the end is searched for.

Source: PostgreSQL 15 manual, section 9.7.3.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from functools import lru_cache

from aurorapy import errors

_CLASSES = {"alpha": r"^\W\d_", "digit": r"\d", "alnum": r"^\W_", "upper": None, "lower": None, "space": r"\s", "blank": r" \t",
            "punct": "!-/:-@\\[-`{-~", "cntrl": r"\x00-\x1f\x7f", "xdigit": "0-9a-fA-F", "graph": r"\x21-\x7e\x80-\U0010ffff",
            "print": r"\x20-\x7e\x80-\U0010ffff", "word": r"\w", "ascii": r"\x00-\x7f"}
_IN_SETS = {"alpha": "a-zA-Z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u1fff\u3041-\ud7ff", "alnum":
            "0-9a-zA-Z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u1fff\u3041-\ud7ff", "upper":
            "A-Z\u00c0-\u00d6\u00d8-\u00de\u0391-\u03a9\u0410-\u042f", "lower": "a-z\u00df-\u00f6\u00f8-\u00ff\u03b1-\u03c9\u0430-\u044f"}
_ESCAPES = {"a": r"\x07", "b": r"\x08", "B": r"\\", "e": r"\x1b", "f": r"\f", "n": r"\n", "r": r"\r", "t": r"\t", "v": r"\v", "0": r"\x00",
            "A": r"\A", "m": r"\b(?=\w)", "M": r"\b(?<=\w)", "y": r"\b", "Y": r"\B", "Z": r"\Z", "d": r"\d", "s": r"\s", "w": r"\w", "D": r"\D",
            "S": r"\S", "W": r"\W"}
_CONSTRAINTS = frozenset("AmMyYZ")


def _bad(what: str) -> errors.SQLError:
    return errors.InvalidRegularExpression(f"invalid regular expression: {what}")


class Options:
    """Parsed flags. `newline_dot`: `.` and [^...] stop at a newline; `newline_anchor`: ^ and $ match at lines."""

    def __init__(self) -> None:
        self.ignore_case = self.newline_dot = self.newline_anchor = self.literal = self.expanded = self.glob = False

    def apply(self, flags: str, *, embedded: bool = False) -> None:
        """Take one letter after the other; raises 22023 (2201B inside an expression)."""
        for c in flags:
            match c:
                case "i":
                    self.ignore_case = True
                case "c":
                    self.ignore_case = False
                case "n" | "m":
                    self.newline_dot = self.newline_anchor = True
                case "s":
                    self.newline_dot = self.newline_anchor = False
                case "p":
                    self.newline_dot, self.newline_anchor = True, False
                case "w":
                    self.newline_dot, self.newline_anchor = False, True
                case "q":
                    self.literal = True
                case "x":
                    self.expanded = True
                case "t":
                    self.expanded = False
                case "e" | "b":
                    pass
                case "g" if not embedded:
                    self.glob = True
                case _:
                    if embedded:
                        raise _bad("invalid embedded option")
                    raise errors.InvalidParameterValue(f'invalid regular expression option: "{c}"')


class _Translator:
    """One pass over the pattern. `lazy` and `greedy`: quantifiers seen; `branches`: there are alternatives. `first_lazy`: what the whole prefers, by the first
    part of it that prefers something; a quantifier of one number leaves its atom's preference, any other one replaces it, alternatives are greedy."""

    def __init__(self, pattern: str, options: Options) -> None:
        self.p, self.i, self.o = pattern, 0, options
        self.branches = self.lazy = self.greedy = False
        self.first_lazy: bool | None = None
        self.before: bool | None = None  # the preference of what stands before the last atom
        self.opened: list[bool | None] = []  # the same of each open group
        self.alternatives = [False]  # whether there are some, in each open group
        self.groups = 0
        self.depth = 0
        self.looking = 0  # the depth of the lookaround constraint that is being read

    def run(self) -> str:
        out: list[str] = []
        p = self.p
        can_repeat = False
        while self.i < len(p):
            c = p[self.i]
            if self.o.expanded and (c.isspace() or c == "#"):
                self._skip(c)
                continue
            if c in "*+?" or (c == "{" and self.i + 1 < len(p) and p[self.i + 1].isdigit()):
                if not can_repeat:
                    raise _bad("quantifier operand invalid")
                out.append(self._quantifier())
                can_repeat = False
                continue
            can_repeat = True
            self.before = self.first_lazy
            match c:
                case "\\":
                    text, can_repeat = self._escape()
                    out.append(text)
                case "[":
                    text, can_repeat = self._bracket()
                    out.append(text)
                case "(":
                    text = self._open()
                    out.append(text)
                    can_repeat = False
                    if text:
                        self.opened.append(self.first_lazy)
                        self.alternatives.append(False)
                case ")":
                    if not self.depth:
                        raise _bad("parentheses () not balanced")
                    self._close()
                    if self.looking == self.depth:
                        self.looking = 0
                    self.depth -= 1
                    self.i += 1
                    out.append(")")
                case "|":
                    self.branches = self.alternatives[-1] = True
                    self.i += 1
                    out.append("|")
                    can_repeat = False
                case ".":
                    self.i += 1
                    out.append("[^\\n]" if self.o.newline_dot else ".")
                case "^":
                    self.i += 1
                    out.append("(?m:^)" if self.o.newline_anchor else "\\A")
                    can_repeat = False
                case "$":
                    self.i += 1
                    out.append("(?m:$)" if self.o.newline_anchor else "\\Z")
                    can_repeat = False
                case _:
                    self.i += 1
                    out.append(re.escape(c))
        if self.depth:
            raise _bad("parentheses () not balanced")
        if self.alternatives[0]:
            self.first_lazy = False
        return "".join(out)

    def _close(self) -> None:
        self.before = self.opened.pop()
        if self.alternatives.pop() and self.before is None:
            self.first_lazy = False
        if self.looking == self.depth:
            self.first_lazy = self.before  # a constraint prefers nothing

    def _skip(self, c: str) -> None:
        if c == "#":
            end = self.p.find("\n", self.i)
            self.i = len(self.p) if end < 0 else end + 1
        else:
            self.i += 1

    def _open(self) -> str:
        self.depth += 1
        rest = self.p[self.i:]
        for form in ("(?:", "(?=", "(?!", "(?<=", "(?<!"):
            if rest.startswith(form):
                self.i += len(form)
                if form != "(?:" and not self.looking:
                    self.looking = self.depth
                return form
        if rest.startswith("(?#"):
            end = self.p.find(")", self.i)
            if end < 0:
                raise _bad("parentheses () not balanced")
            self.i = end + 1
            self.depth -= 1
            return ""
        if rest.startswith("(?"):
            raise _bad("quantifier operand invalid")
        self.i += 1
        if self.looking:  # nothing is captured there
            return "(?:"
        self.groups += 1
        return "("

    def _quantifier(self) -> str:
        p = self.p
        if p[self.i] == "{":
            found = re.compile(r"\{(\d+)(,(\d*))?\}").match(p, self.i)
            if found is None:
                raise _bad("invalid repetition count(s)" if "}" in p[self.i:] else "braces {} not balanced")
            low, high = int(found[1]), int(found[3]) if found[3] else None
            if low > 255 or (high is not None and (high > 255 or high < low)):
                raise _bad("invalid repetition count(s)")
            text = found[0]
            self.i = found.end()
        else:
            text = p[self.i]
            self.i += 1
        lazy = self.i < len(p) and p[self.i] == "?"
        if lazy:
            self.i += 1
            self.lazy = True
            text += "?"
        elif text not in ("{1}", "{0}"):
            self.greedy = True
        if self.before is None and not text.rstrip("?")[1:-1].isdigit():
            self.first_lazy = lazy
        if self.i < len(p) and (p[self.i] in "*+?"):
            raise _bad("quantifier operand invalid")
        return text

    def _number(self, digits: int) -> str:
        text = self.p[self.i : self.i + digits]
        if len(text) < digits or not all(c in "0123456789abcdefABCDEF" for c in text):
            raise _bad("invalid escape \\ sequence")
        self.i += digits
        return re.escape(chr(int(text, 16)))

    def _escape(self, *, in_set: bool = False) -> tuple[str, bool]:
        """(text, may be repeated) of what follows a backslash."""
        p = self.p
        self.i += 1
        if self.i >= len(p):
            raise _bad("invalid escape \\ sequence")
        c = p[self.i]
        self.i += 1
        if c == "u":
            return self._number(4), True
        if c == "U":
            return self._number(8), True
        if c == "x":
            found = re.compile(r"[0-9a-fA-F]+").match(p, self.i)
            if found is None:
                raise _bad("invalid escape \\ sequence")
            self.i = found.end()
            code = int(found[0], 16)
            if code > 0x10FFFF:
                raise _bad("invalid escape \\ sequence")
            return re.escape(chr(code)), True
        if c == "c" and self.i < len(p):
            self.i += 1
            return re.escape(chr(ord(p[self.i - 1]) & 31)), True
        if c.isdigit() and c != "0":
            found = re.compile(r"\d*").match(p, self.i)
            assert found is not None
            number = int(c + found[0])
            if not in_set and (number < 10 or number <= self.groups):
                self.i = found.end()
                if number > self.groups or self.looking:
                    raise _bad("invalid backreference number")
                return f"(?:\\{number})", True
            octal = re.compile(r"[0-7]{1,3}").match(p, self.i - 1)
            if octal is None:
                raise _bad("invalid escape \\ sequence")
            self.i = octal.end()
            return re.escape(chr(int(octal[0], 8))), True
        if c in _ESCAPES:
            if in_set and c in "AmMyYZDSW":
                raise _bad("invalid escape \\ sequence")
            return _ESCAPES[c], c not in _CONSTRAINTS
        if c.isalnum():
            raise _bad("invalid escape \\ sequence")
        return re.escape(c), True

    def _bracket(self) -> tuple[str, bool]:
        p = self.p
        for form, text in (("[[:<:]]", r"\b(?=\w)"), ("[[:>:]]", r"\b(?<=\w)")):
            if p.startswith(form, self.i):
                self.i += len(form)
                return text, False
        self.i += 1
        negated = self.i < len(p) and p[self.i] == "^"
        if negated:
            self.i += 1
        out: list[str] = []
        first = True
        while True:
            if self.i >= len(p):
                raise _bad("brackets [] not balanced")
            c = p[self.i]
            if c == "]" and not first:
                self.i += 1
                break
            first = False
            item, single = self._set_item()
            if single and self.i + 1 < len(p) and p[self.i] == "-" and p[self.i + 1] != "]":
                self.i += 1
                high, ok = self._set_item()
                if not ok or _code(item) > _code(high):
                    raise _bad("invalid character range")
                item = f"{item}-{high}"
            out.append(item)
        body = "".join(out)
        if negated and self.o.newline_dot:
            body += "\\n"
        return f"[{'^' if negated else ''}{body}]", True

    def _set_item(self) -> tuple[str, bool]:
        """(text, is a single character)."""
        p = self.p
        c = p[self.i]
        if c == "[" and self.i + 1 < len(p) and p[self.i + 1] in ":.=":
            kind = p[self.i + 1]
            end = p.find(kind + "]", self.i + 2)
            if end < 0:
                raise _bad("brackets [] not balanced")
            name = p[self.i + 2 : end]
            self.i = end + 2
            if kind == ":":
                if name not in _CLASSES:
                    raise _bad("invalid character class")
                return _IN_SETS.get(name) or str(_CLASSES[name]), False
            if len(name) != 1:
                raise _bad("invalid collating element")
            return _quoted(name), kind == "."
        if c == "\\":
            text, _ = self._escape(in_set=True)
            return text, len(text) < 3 and text[-1] not in "dsw" or text.startswith("\\x")
        self.i += 1
        return _quoted(c), True


def _quoted(c: str) -> str:
    return "\\" + c if c in "\\[]^-&|~" else c


def _code(text: str) -> int:
    if text.startswith("\\x"):
        return int(text[2:], 16)
    plain = {"\\n": 10, "\\t": 9, "\\r": 13, "\\f": 12, "\\v": 11}
    return plain.get(text, ord(text[-1]))


class Regex:
    """A compiled ARE. `extent`: '' Python's match is PostgreSQL's; 'longest' or 'shortest': the end is searched for."""

    __slots__ = ("compiled", "extent", "groups", "glob")

    def __init__(self, compiled: re.Pattern[str], extent: str, glob: bool) -> None:
        self.compiled, self.extent, self.groups, self.glob = compiled, extent, compiled.groups, glob

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """The leftmost match at or after `start`, of the length that PostgreSQL prefers."""
        found = self.compiled.search(text, start)
        if found is None or not self.extent:
            return found
        begin = found.start()
        ends = range(len(text), found.end(), -1) if self.extent == "longest" else range(begin, found.end())
        for end in ends:
            better = self.compiled.fullmatch(text, begin, end)
            if better is not None and _still_there(self.compiled, text, begin, end):
                return better
        return found

    def matches(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """All matches; an empty one moves on by a character."""
        at = start
        while at <= len(text):
            found = self.search(text, at)
            if found is None:
                return
            yield found
            at = found.end() if found.end() > at else at + 1
            if found.end() == found.start() and at <= found.end():
                at = found.end() + 1


def _still_there(compiled: re.Pattern[str], text: str, begin: int, end: int) -> bool:
    """A match that was made to end at `end` must not owe that to an anchor or look-ahead which saw the text's end there."""
    return end == len(text) or not any(mark in compiled.pattern for mark in ("\\Z", "\\b", "(?=", "(?!", "(?m:$)"))


@lru_cache(maxsize=1000)
def compiled(pattern: str, flags: str = "") -> Regex:
    """The expression, translated; raises 2201B, and 22023 for unknown flags."""
    options = Options()
    options.apply(flags)
    if pattern.startswith("***="):
        options.literal, pattern = True, pattern[4:]
    elif pattern.startswith("***:"):
        pattern = pattern[4:]
    elif pattern.startswith("***"):
        raise _bad("quantifier operand invalid")
    elif not options.literal:
        found = re.match(r"\(\?([a-z]+)\)", pattern)
        if found is not None:
            options.apply(found[1], embedded=True)
            pattern = pattern[found.end():]
    extent = ""
    if options.literal:
        text = re.escape(pattern)
    else:
        t = _Translator(pattern, options)
        text = t.run()
        if t.branches or (t.lazy and t.greedy):
            extent = "shortest" if t.first_lazy else "longest"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = re.compile(text, re.DOTALL | (re.IGNORECASE if options.ignore_case else 0))
    except re.error as e:
        if "look-behind" in str(e):
            raise errors.FeatureNotSupported("a look-behind constraint of variable width is not supported") from None
        raise _bad(str(e)) from None
    except OverflowError:
        raise _bad("regular expression is too complex") from None
    return Regex(made, extent, options.glob)
