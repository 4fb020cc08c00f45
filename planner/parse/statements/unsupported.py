"""Statements that PostgreSQL 15 has and we do not: their first words are known to the caller, the rest is skipped.

Only the first words are checked; the session answers 0A000 whatever follows, so a mistake further
on is not reported. A word that starts no statement of PostgreSQL is a syntax error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.tree import UnsupportedStmt

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def skip(p: Parser) -> None:
    """To the statement's end: a semicolon outside parentheses and outside BEGIN ATOMIC .. END."""
    depth = 0
    body = 0
    while True:
        kind = p.kinds[p.i]
        if kind == "ERROR":
            p.fail()
        if kind == "EOF" or (kind == ";" and depth <= 0 and body == 0):
            return
        if kind == "(":
            depth += 1
        elif kind == ")":
            depth -= 1
        elif kind == "atomic" and p.kinds[p.i - 1] == "begin":
            body = 1
        elif body and kind == "case":
            body += 1
        elif body and kind == "end":
            body -= 1
        p.i += 1


def unsupported(p: Parser, tag: str, at: int) -> UnsupportedStmt:
    if p.kinds[p.i] in ("EOF", ";"):
        p.fail()
    skip(p)
    return UnsupportedStmt(tag, at)
