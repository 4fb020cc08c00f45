"""The template synonym: a word becomes another one, or a prefix.

Source: PostgreSQL 15 manual, section 12.6.3.
"""

from __future__ import annotations

from .dictionaries import Lexize, lower
from .lexemes import Lexemes


def synonym(lines: list[str], case_sensitive: bool) -> Lexize:
    """A dictionary of pairs of words, a line each; an asterisk behind the second makes it a prefix. Lines of one word are left out."""
    known: dict[str, tuple[str, ...]] = {}
    for line in lines:
        words = line.split(None, 2)[:2]
        if len(words) < 2:
            continue
        word, other = words if case_sensitive else (lower(words[0]), lower(words[1]))
        prefix = len(other) > 1 and other.endswith("*")
        known.setdefault(word, Lexemes.of((other[:-1],), (0,), (0,)) if prefix else (other,))
    return lambda token: known.get(token if case_sensitive else lower(token))
