"""LIKE and ILIKE.

Source: PostgreSQL 15 manual, section 9.7.1.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from aurorapy import errors

from .registry import NAMESPACE, define, operator


@lru_cache(maxsize=1000)
def like_regex(pattern: str, ignore_case: bool = False, escape: str = "\\") -> Any:
    """A compiled matcher of a LIKE pattern."""
    out: list[str] = []
    i = 0
    while i < len(pattern):
        c = pattern[i]
        if escape and c == escape:
            i += 1
            if i >= len(pattern):
                return _dangling("".join(out), ignore_case)
            out.append(re.escape(pattern[i]))
        elif c == "%":
            out.append(".*")
        elif c == "_":
            out.append(".")
        else:
            out.append(re.escape(c))
        i += 1
    return re.compile("".join(out), re.DOTALL | (re.IGNORECASE if ignore_case else 0)).fullmatch


def _dangling(before: str, ignore_case: bool) -> Any:
    """A pattern that ends with the escape character: an error for texts that get so far, no match for others."""
    longer = re.compile(before + ".+", re.DOTALL | (re.IGNORECASE if ignore_case else 0)).fullmatch

    def match(text: str) -> None:
        if longer(text) is not None:
            raise errors.InvalidEscapeSequence("LIKE pattern must not end with escape character")

    return match


NAMESPACE["like_regex"] = like_regex


def like_escape(pattern: str, escape: str) -> str:
    if len(escape) > 1:
        raise errors.InvalidEscapeSequence("invalid escape string", hint="Escape string must be empty or one character.")
    if escape == "\\":
        return pattern
    out, i = [], 0
    while i < len(pattern):
        c = pattern[i]
        if escape and c == escape:
            i += 1
            if i >= len(pattern):
                raise errors.InvalidEscapeSequence("LIKE pattern must not end with escape character")
            out.append("\\" + pattern[i])
        elif c == "\\":
            out.append("\\\\")
        else:
            out.append(c)
        i += 1
    return "".join(out)


define("like_escape", "text text", "text", like_escape)
for _t in ("text", "name", "bpchar"):
    operator("~~", _t, "text", "bool", lambda s, p: like_regex(p)(s) is not None, inline="(like_regex({1})({0}) is not None)", negator="!~~")
    operator("!~~", _t, "text", "bool", lambda s, p: like_regex(p)(s) is None, inline="(like_regex({1})({0}) is None)", negator="~~")
    operator("~~*", _t, "text", "bool", lambda s, p: like_regex(p, True)(s) is not None, inline="(like_regex({1},True)({0}) is not None)", negator="!~~*")
    operator("!~~*", _t, "text", "bool", lambda s, p: like_regex(p, True)(s) is None, inline="(like_regex({1},True)({0}) is None)", negator="~~*")
define("like", "text text", "bool", lambda s, p: like_regex(p)(s) is not None)
