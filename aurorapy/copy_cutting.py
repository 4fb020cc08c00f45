"""Where the lines of COPY's text and csv formats end.

The first line tells how all of them end: with \\n, \\r or \\r\\n; another end in what follows is an error. A backslash takes what stands behind it along, be it a
line's end, in text; quotes do so in csv. `\\.` ends the data: anywhere in text, alone on a line in csv.

Source: PostgreSQL 15 manual, COPY, "File Formats"; what is told of it is copyfromparse.c's (CopyReadLineText).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aurorapy import errors

_SPECIAL, _END = re.compile(r"[\\\r\n]"), re.compile(r"[\r\n]")
_NAMES = {"\n": ("newline", "\\n"), "\r": ("carriage return", "\\r")}


class TextCutter:
    """Cuts text that comes in blocks. A block ends with \\n, unless it is the last one: what a \\r or a backslash is followed by is in the same block.

    `number` is that of the line that was given last, and of the one that an error is about.
    """

    def __init__(self) -> None:
        self.end_of_line: str | None = None
        self.ended = False  # by \.
        self.number = 0
        self._begun: list[str] = []  # a line's pieces of former blocks

    @property
    def is_plain(self) -> bool:
        """Whether lines that end with \\n and have neither \\r nor \\. nor a backslash at their ends may be read without this."""
        return not self._begun and not self.ended and self.end_of_line in (None, "\n")

    def passed(self, lines: int) -> None:
        """So many lines that end with \\n have been read without this."""
        self.number += lines
        self.end_of_line = "\n"

    def lines(self, text: str) -> Iterator[str]:
        """The lines that end in a block, without their ends."""
        start = 0
        while start < len(text) and not self.ended:
            if not self._begun:
                self.number += 1
            at = self._stop(text, start)
            if at < 0:
                self._begun.append(text[start:])
                return
            line = text[start:at]
            if not self.ended:
                start = self._passed_end(text, at)
            if self._begun:
                line = "".join(self._begun) + line
                self._begun = []
            if line or not self.ended:
                yield line

    def rest(self) -> Iterator[str]:
        """The line that no line's end follows."""
        if self._begun:
            yield "".join(self._begun)
            self._begun = []

    def _stop(self, text: str, at: int) -> int:
        """The place where a line, or all of the data, ends; -1: not in this block."""
        while (m := _SPECIAL.search(text, at)) is not None:
            if m[0] != "\\":
                return m.start()
            at = m.end() + 1
            if text.startswith(".", m.end()):
                self._prove_marker(text, at)
                self.ended = True
                return m.start()
        return -1

    def _passed_end(self, text: str, at: int) -> int:
        """The place behind a line's end; raises when it is not as the others."""
        c = text[at]
        found = "\r\n" if c == "\r" and self.end_of_line in (None, "\r\n") and text.startswith("\n", at + 1) else c
        if self.end_of_line is None:
            self.end_of_line = found
        elif found != self.end_of_line:
            raise self._other_end(*_NAMES[c])
        return at + len(found)

    def _other_end(self, name: str, escape: str) -> errors.SQLError:
        return errors.BadCopyFileFormat(f"literal {name} found in data", hint=f'Use "{escape}" to represent {name}.')

    def _prove_marker(self, text: str, at: int) -> None:
        """Raise when what stands behind \\. is not a line's end as the others."""
        following = text[at : at + 1]
        if self.end_of_line == "\r\n":
            if following == "\n":
                raise _other_style()
            following = text[at + 1 : at + 2] if following == "\r" else ""
        if following not in ("\r", "\n"):
            raise errors.BadCopyFileFormat("end-of-copy marker corrupt")
        if self.end_of_line is not None and following != self.end_of_line[-1]:
            raise _other_style()


class CsvCutter(TextCutter):
    """Cuts csv text. Lines' ends in quotes count as lines if they are those of the lines before."""

    def __init__(self, quote: str, escape: str) -> None:
        super().__init__()
        self._quote, self._escape = quote, escape
        self._quoted = False
        self._open = re.compile(f"[\r\n{re.escape(quote)}]")
        self._closing = re.compile(f"[{re.escape(quote + escape)}]")

    def _stop(self, text: str, at: int) -> int:
        if not self._begun and text.startswith("\\.", at) and self._is_marker(text, at + 2):
            self.ended = True
            return at
        while True:
            if self._quoted:
                at = self._unquoted(text, at)
            if self._quoted or (m := self._open.search(text, at)) is None:
                return -1
            if m[0] != self._quote:
                return m.start()
            self._quoted, at = True, m.end()

    def _unquoted(self, text: str, at: int) -> int:
        """The place behind the quotes that end what is quoted."""
        begin, n = at, len(text)
        while self._quoted and at < n:
            m = self._closing.search(text, at)
            if m is None:
                at = n
            elif self._escape != self._quote and m[0] == self._escape:
                at = m.end() + (text[m.end() : m.end() + 1] in (self._quote, self._escape))
            else:
                at = m.end()
                self._quoted = False
        self.number += text.count("\n" if self.end_of_line == "\n" else "\r", begin, at)
        return at

    def _other_end(self, name: str, escape: str) -> errors.SQLError:
        return errors.BadCopyFileFormat(f"unquoted {name} found in data", hint=f"Use quoted CSV field to represent {name}.")

    def _is_marker(self, text: str, at: int) -> bool:
        """Whether what stands behind \\. ends the line; raises when it is not as the ends before."""
        following = text[at : at + 1]
        if self.end_of_line == "\r\n":
            if following != "\r":
                return False
            following = text[at + 1 : at + 2]
        if not following or following not in "\r\n":
            return False
        if self.end_of_line is not None and following != self.end_of_line[-1]:
            raise _other_style()
        return True


def _other_style() -> errors.SQLError:
    return errors.BadCopyFileFormat("end-of-copy marker does not match previous newline style")
