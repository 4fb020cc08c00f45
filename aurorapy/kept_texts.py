"""Texts of BEGIN, COMMIT and the like, which are not parsed again."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.parse import parse, tree

PARSED_MAX, PARSED_LENGTH_MAX = 200, 60  # texts of BEGIN, COMMIT and the like whose trees are kept
PARSED: dict[str, Any] = {}
CONTROLS: dict[bytes, Any] = {}  # the same by the Query messages that are these texts


def parse_kept(text: str) -> Any:
    """`parse`, which remembers the statements that control transactions."""
    statements = PARSED.get(text)
    if statements is None:
        statements = parse(text)
        if len(text) <= PARSED_LENGTH_MAX and len(statements) == 1 and isinstance(statements[0].statement, tree.TransactionStmt):
            if len(PARSED) >= PARSED_MAX:
                PARSED.clear()
                CONTROLS.clear()
            PARSED[text] = statements
            if text.isascii():
                CONTROLS[b"Q%b%b\0" % ((len(text) + 5).to_bytes(4, "big"), text.encode())] = statements[0]
    return statements
