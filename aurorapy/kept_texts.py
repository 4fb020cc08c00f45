"""Texts that are not parsed again: BEGIN, COMMIT and the like, and statements that are planned, for whoever plans one again finds its tree.

A plan ends when the catalog changes under it, while a text means the same tree for good: tests that make their schema anew each time say the same again. Trees are
never changed.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.parse import parse, parse_one, tree
from aurorapy.planner.parse.literals import literal_slots

from .plannable import PLANNABLE

PARSED_MAX, PARSED_LENGTH_MAX = 200, 60  # texts of BEGIN, COMMIT and the like whose trees are kept
PARSED: dict[str, Any] = {}
_TREES_MAX, _TREES_LENGTH_MAX = 512, 4000  # texts of other statements whose trees are kept
_trees: dict[str, Any] = {}
_lifted: dict[str, Any] = {}
CONTROLS: dict[bytes, Any] = {}  # the same by the Query messages that are these texts


def parse_kept(text: str) -> Any:
    """`parse`, which remembers statements."""
    statements = PARSED.get(text)
    if statements is None and type(text) is str:  # one with escapes means something else
        statements = _trees.get(text)
    if statements is None:
        statements = parse(text)
        if len(statements) == 1 and isinstance(statements[0].statement, PLANNABLE):
            _keep(_trees, text, statements)
        if len(text) <= PARSED_LENGTH_MAX and len(statements) == 1 and isinstance(statements[0].statement, tree.TransactionStmt):
            if len(PARSED) >= PARSED_MAX:
                PARSED.clear()
                CONTROLS.clear()
            PARSED[text] = statements
            if text.isascii():
                CONTROLS[b"Q%b%b\0" % ((len(text) + 5).to_bytes(4, "big"), text.encode())] = statements[0]
    return statements


def parse_lifted(text: str, key: str) -> Any:
    """`parse_one` of a text for which `lift` gave `key`, with its literals lifted out."""
    found = _lifted.get(text) if type(text) is str else None
    if found is None:
        found = parse_one(text, slots=literal_slots(text, key))
        _keep(_lifted, text, found)
    return found


def _keep(trees: dict[str, Any], text: str, parsed: Any) -> None:
    if type(text) is str and len(text) <= _TREES_LENGTH_MAX:
        if len(trees) >= _TREES_MAX:
            trees.clear()
        trees[text] = parsed
