"""A text that is not read as standard_conforming_strings = on and backslash_quote = safe_encoding have it.

Its type says so to `lexer.tokenize`, and keeps it apart from the same text read otherwise wherever texts are keys. Parts of it are plain texts.

Source: PostgreSQL 15 manual, sections 4.1.2.2 and 20.13.1.
"""

from __future__ import annotations

from aurorapy.errors import SQLError


class Written(str):
    """`escaping`: backslashes in '..' are escapes, of which `warnings` tell; `refusing`: \\' is an error in any string."""

    __slots__ = ("escaping", "refusing", "warnings")

    escaping: bool
    refusing: bool
    warnings: list[SQLError]

    def __eq__(self, other: object) -> bool:
        return type(other) is Written and str.__eq__(self, other) and (self.escaping, self.refusing) == (other.escaping, other.refusing)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((str.__hash__(self), self.escaping, self.refusing))


def written(text: str, escaping: bool, refusing: bool) -> str:
    """The text as it is to be read; itself where nothing in it is read differently."""
    if "\\" not in text and not (escaping and "&'" in text):
        return text
    made = Written(text)
    made.escaping, made.refusing, made.warnings = escaping, refusing, []
    return made
