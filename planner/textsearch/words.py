"""Reading the words of a text form, quoted or not: shared by tsvector, whose words have positions, and the queries.

Source: PostgreSQL 15 manual, sections 8.11.1 and 8.11.2.
"""

from __future__ import annotations

import functools
import re
from typing import Literal, NoReturn

from aurorapy import errors

Mode = Literal["tsvector", "tsquery", "web"]

_QUOTED = r"(?s)'((?:[^'\\]|''|\\.)*+)'"
_ESCAPE = r"(?s)\\(.)|''"
_BARE: dict[Mode, str] = {  # a word without quotes; the first character may be one that ends others
    "tsvector": r"(?s)(?:\\.|[^\s'\\])(?:\\.|[^\s:\\])*+",
    "tsquery": r"(?s)(?:\\.|[^\s'\\!&|()<])(?:\\.|[^\s:\\!&|()<])*+",
    "web": r"[^\s!&|()<][^\s:\"!&|()<]*+",
}
_POSITIONS = r":[0-9]+[dD0-9]*(?:[*a-cA-C][0-9]*)?(?>(?:,[0-9]+[dD0-9]*(?:[*a-cA-C][0-9]*)?)*)(?=\s|\Z)"
_ZERO = r":(?:[0-9]+[*a-dA-D]?,)*0+(?![0-9])"
_POSITION = r"([0-9]+)[dD0-9]*([*a-cA-C]?)"
_BLANKS = r"\s*"
_WEIGHTS = {"": 0, "c": 1, "b": 2, "a": 3, "*": 3}
POSITION_MAX = 16383


@functools.cache
def pattern(text: str) -> re.Pattern[str]:
    """A regular expression, compiled when it is first used: a server that nobody searches starts without."""
    return re.compile(text)


def bad_text(mode: Mode, text: str) -> NoReturn:
    """42601 for a text that is none."""
    raise errors.SyntaxError_(f'syntax error in {"tsvector" if mode == "tsvector" else "tsquery"}: "{text}"')


def read_word(text: str, at: int, mode: Mode) -> tuple[str, int] | None:
    """The word that begins at or behind `at` and where it ends; None at the end of the text."""
    at = pattern(_BLANKS).match(text, at).end()  # type: ignore[union-attr]
    if at == len(text):
        return None
    if text[at] == "'" and mode != "web":
        m = pattern(_QUOTED).match(text, at)
        if m is None:
            if re.search(r"(?<!\\)(?:\\\\)*\\\Z", text):
                raise errors.SyntaxError_(f'there is no escaped character: "{text}"')
            bad_text(mode, text)
        found = m[1]
        if not found:
            bad_text(mode, text)
        return (pattern(_ESCAPE).sub(lambda e: e[1] or "'", found) if "\\" in found or "''" in found else found), m.end()
    m = pattern(_BARE[mode]).match(text, at)
    if m is None or (m.end() < len(text) and text[m.end()] == "\\" and mode != "web"):
        if text.endswith("\\") and mode != "web":
            raise errors.SyntaxError_(f'there is no escaped character: "{text}"')
        bad_text(mode, text)
    found = m.group()
    return (re.sub(r"\\(.)", r"\1", found, flags=re.S) if "\\" in found and mode != "web" else found), m.end()


def read_positions(text: str, at: int) -> tuple[list[int], int]:
    """The positions behind a word's colon, as data of tsvector have them, and where they end."""
    m = pattern(_POSITIONS).match(text, at)
    if m is None:
        if pattern(_ZERO).match(text, at):
            raise errors.SyntaxError_(f'wrong position info in tsvector: "{text}"')
        bad_text("tsvector", text)
    out: list[int] = []
    for part in m.group()[1:].split(","):
        found = pattern(_POSITION).match(part)
        assert found is not None  # of the pattern above
        place = min(int(found[1]), POSITION_MAX)
        if place == 0:
            raise errors.SyntaxError_(f'wrong position info in tsvector: "{text}"')
        out.append(place << 2 | _WEIGHTS[found[2].lower()])
    return out, m.end()
