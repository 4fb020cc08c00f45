r"""Where statements end in the lines that are typed, as psql finds it (src/fe_utils/psqlscan.l).

A semicolon ends a statement outside of quotations, comments and parentheses, and outside of BEGIN ATOMIC ... END of
CREATE FUNCTION and CREATE PROCEDURE. Nothing here judges: what is no valid token goes to the server, which says so.
Each line is looked at once, however long the statement is.

Left out: variables (`:name`), backslash commands behind a statement on its line, standard_conforming_strings = off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_START = re.compile(
    r"""(?P<escape>[eE]')|(?P<quote>')|(?P<name>")|(?P<comment>/\*)|(?P<line>--[^\n]*)|(?P<open>[(\[])
    |(?P<close>[)\]])|(?P<end>;)|(?P<word>[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_$\x80-\U0010ffff]*)|(?P<number>[0-9][A-Za-z0-9_.$\x80-\U0010ffff]*)
    |(?P<dollar>\$(?:[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*)?\$)|(?P<space>\s+)|(?P<other>.)""",
    re.VERBOSE,
)
# What ends a quotation, or opens and closes one level of a comment; a doubled quote ends one and opens the next at once.
_STOP = {"'": re.compile("'"), "E": re.compile(r"\\.|'", re.DOTALL), '"': re.compile('"'), "*": re.compile(r"/\*|\*/")}


class Splitter:
    """Takes lines, gives whole statements. `open` is what a prompt shows: `=` nothing is pending, `-` a statement, else the
    quotation (`'`, `"`, `$`), comment (`*`) or parenthesis (`(`) that is open."""

    def __init__(self) -> None:
        self._clear()

    def _clear(self) -> None:
        self._parts: list[str] = []
        self._inside = ""  # a key of _STOP, or the whole tag of a dollar quotation
        self._depth = 0  # of parentheses
        self._comment = 0  # comments nest
        self._words: list[str] = []  # the first ones, which say whether a body may come
        self._bodies = 0  # BEGIN and CASE that wait for their END
        self._any = False  # more than blanks and comments

    @property
    def open(self) -> str:
        if self._inside:
            return "'" if self._inside == "E" else self._inside[0]
        return "(" if self._depth else "-" if self._any else "="

    @property
    def empty(self) -> bool:
        """Nothing but blanks is pending: a backslash command may come."""
        return not self._inside and not any(map(str.strip, self._parts))

    def rest(self) -> str:
        """What is pending, at the end of the input; "" where it is only comments."""
        text = "".join(self._parts).strip() if self._any or self._inside else ""
        self._clear()
        return text

    def feed(self, line: str) -> Iterator[str]:
        """The statements that end in a line (which has its line break), without their semicolons."""
        at = begin = 0
        while at < len(line):
            if self._inside:
                at = self._skip(line, at)
                continue
            found = _START.match(line, at)
            assert found is not None  # `other` and `space` take everything
            kind, at = found.lastgroup, found.end()
            if kind == "end" and not self._depth and not self._bodies:
                statement = ("".join(self._parts) + line[begin : at - 1]).strip()
                wanted = self._any
                self._clear()
                begin = at
                if wanted:
                    yield statement
            elif kind not in ("space", "line"):
                self._see(kind or "", found.group())
        self._parts.append(line[begin:])

    def _see(self, kind: str, text: str) -> None:
        if kind == "comment":
            self._inside, self._comment = "*", 1
            return
        self._any = True
        match kind:
            case "escape":
                self._inside = "E"
            case "quote" | "name" | "dollar":
                self._inside = text
            case "open":
                self._depth += 1
            case "close":
                self._depth = max(self._depth - 1, 0)
            case "word":
                self._word(text.lower())

    def _word(self, word: str) -> None:
        if len(self._words) < 4:
            self._words.append(word)
        first = self._words[0] == "create" and any(w in ("function", "procedure") for w in self._words[1:])
        if not first or self._depth:
            return
        if word == "begin" or (word == "case" and self._bodies):
            self._bodies += 1
        elif word == "end" and self._bodies:
            self._bodies -= 1

    def _skip(self, line: str, at: int) -> int:
        """Go on inside a quotation or comment: the place behind its end, or the line's end."""
        inside = self._inside
        if inside[0] == "$":
            close = line.find(inside, at)
            if close < 0:
                return len(line)
            self._inside = ""
            return close + len(inside)
        found = _STOP[inside].search(line, at)
        if found is None:
            return len(line)
        if inside == "*":
            self._comment += 1 if found.group() == "/*" else -1
            if self._comment:
                return found.end()
        elif found.group()[0] == "\\":
            return found.end()
        self._inside = ""
        if inside == "E" and line.startswith("'", found.end()):
            self._inside = "E"  # a doubled quote: backslashes still escape
            return found.end() + 1
        return found.end()
