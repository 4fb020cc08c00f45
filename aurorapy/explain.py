"""EXPLAIN [ANALYZE]: a plan as an indented tree."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree

from .execution import PLANNABLE, execute, make_plan


def explain_lines(session: Any, s: tree.ExplainStmt) -> list[str]:
    """The lines of the plan; ANALYZE runs it and adds what it took."""
    options = dict(s.options)
    if str(options.get("format", "text")).lower() != "text":
        raise errors.FeatureNotSupported("EXPLAIN formats other than TEXT are not supported")
    statement = s.statement
    if isinstance(statement, tree.CreateTableAsStmt):
        statement = statement.query
    if not isinstance(statement, PLANNABLE):
        raise errors.FeatureNotSupported("EXPLAIN of this statement is not supported")
    plan = make_plan(session, statement, session.argument_types, fixed=True)
    lines: list[str] = []
    _node(plan.node, 0, lines, bool(options.get("costs", True)))
    if options.get("analyze"):
        begin = session.rim.clock()
        rows, _ = execute(session, plan, session.arguments)
        lines[0] += f" (actual rows={len(rows)})"
        if options.get("summary", True) and options.get("timing", True):
            lines.append(f"Execution Time: {(session.rim.clock() - begin) / 1000:.3f} ms")
    return lines


def _node(node: Any, depth: int, lines: list[str], costs: bool) -> None:
    prefix = "" if depth == 0 else "  " * (3 * depth - 2) + "->  " if depth else ""
    lines.append(f"{prefix}{node.label()}" + (f"  (rows={round(node.estimate)})" if costs else ""))
    for what, text in node.details:
        lines.append("  " * (3 * depth + 1) + f"{what}: {text() if callable(text) else text}")
    for child in node.children:
        _node(child, depth + 1, lines, costs)
