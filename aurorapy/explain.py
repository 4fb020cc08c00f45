"""EXPLAIN [ANALYZE]: a plan as an indented tree, or as JSON or YAML.

Source: PostgreSQL 15 manual, EXPLAIN.
"""

from __future__ import annotations

import json
import re
from typing import Any

from aurorapy import errors
from aurorapy.planner.bound import OutputColumn
from aurorapy.planner.parse import tree

from .execution import PLANNABLE, execute, make_plan

_FLAGS = frozenset(("analyze", "verbose", "costs", "settings", "buffers", "wal", "timing", "summary"))
_TYPES = {"text": 25, "json": 114, "yaml": 25}
_LABEL = re.compile(r"(.+?)(?: using (.+?))?(?: on (.+))?")
_LISTS = frozenset(("Group Key", "Sort Key"))


def explain_columns(s: tree.ExplainStmt) -> list[OutputColumn]:
    """The one column of the result."""
    return [OutputColumn("QUERY PLAN", _TYPES.get(_options(s)[0], 25))]


def explain_rows(session: Any, s: tree.ExplainStmt) -> list[tuple[str]]:
    """The plan's rows; ANALYZE runs it and adds what it took."""
    form, flags = _options(s)
    statement = s.statement
    if isinstance(statement, tree.CreateTableAsStmt):
        statement = statement.query
    if not isinstance(statement, PLANNABLE):
        raise errors.FeatureNotSupported("EXPLAIN of this statement is not supported")
    plan = make_plan(session, statement, session.argument_types, fixed=True)
    count = elapsed = None
    if flags["analyze"]:
        begin = session.rim.clock()
        count = len(execute(session, plan, session.arguments)[0])
        if flags["summary"] and flags["timing"]:
            elapsed = (session.rim.clock() - begin) / 1000
    if form == "text":
        lines: list[str] = []
        _node(plan.node, 0, lines, flags["costs"])
        if count is not None:
            lines[0] += f" (actual rows={count})"
        if elapsed is not None:
            lines.append(f"Execution Time: {elapsed:.3f} ms")
        return [(line,) for line in lines]
    made = {"Plan": _described(plan.node, flags["costs"])}
    if count is not None:
        made["Plan"]["Actual Rows"] = count
    if elapsed is not None:
        made["Execution Time"] = round(elapsed, 3)
    return [(json.dumps([made], indent=2, ensure_ascii=False) if form == "json" else "\n".join(_yaml([made], 0)),)]


def _options(s: tree.ExplainStmt) -> tuple[str, dict[str, bool]]:
    """The format, and the options that are on or off."""
    form = "text"
    flags = {"costs": True, "timing": True, "summary": True}
    given = {name for name, _ in s.options}
    for name, value in s.options:
        if name == "format":
            form = str(value).lower()
            if form == "xml":
                raise errors.FeatureNotSupported("EXPLAIN in XML is not supported")
            if form not in _TYPES:
                raise errors.InvalidParameterValue(f'unrecognized value for EXPLAIN option "format": "{value}"')
        elif name not in _FLAGS:
            raise errors.SyntaxError_(f'unrecognized EXPLAIN option "{name}"')
        else:
            flags[name] = _flag(name, value)
    for name in ("wal", "timing"):
        if name in given and flags[name] and not flags.get("analyze"):
            raise errors.InvalidParameterValue(f"EXPLAIN option {name.upper()} requires ANALYZE")
    return form, {name: flags.get(name, False) for name in _FLAGS}


def _flag(name: str, value: Any) -> bool:
    if value is None or isinstance(value, bool):
        return value is not False
    known = {"true": True, "on": True, "1": True, "false": False, "off": False, "0": False}.get(str(value).lower())
    if known is None:
        raise errors.SyntaxError_(f"{name} requires a Boolean value")
    return known


def _node(node: Any, depth: int, lines: list[str], costs: bool) -> None:
    prefix = "" if depth == 0 else "  " * (3 * depth - 2) + "->  " if depth else ""
    lines.append(f"{prefix}{node.label()}" + (f"  (rows={round(node.estimate)})" if costs else ""))
    for what, text in node.details:
        lines.append("  " * (3 * depth + 1) + f"{what}: {text() if callable(text) else text}")
    for child in node.children:
        _node(child, depth + 1, lines, costs)


def _described(node: Any, costs: bool) -> dict[str, Any]:
    """A node with PostgreSQL's names for what it is."""
    found = _LABEL.fullmatch(node.label())
    assert found is not None
    made: dict[str, Any] = {"Node Type": found[1]}
    if found[2]:
        made["Index Name"] = found[2]
    if found[3]:
        made["Relation Name"] = found[3]
    if costs:
        made["Plan Rows"] = round(node.estimate)
    for what, text in node.details:
        value = text() if callable(text) else text
        made[what] = _parts(str(value)) if what in _LISTS else value
    if node.children:
        made["Plans"] = [_described(child, costs) for child in node.children]
    return made


def _parts(text: str) -> list[str]:
    """Split at the commas that are in no parentheses and no quotes."""
    parts, start, depth, quote = [], 0, 0, ""
    for i, c in enumerate(text):
        if quote:
            quote = "" if c == quote else quote
        elif c in "'\"":
            quote = c
        elif c in "([":
            depth += 1
        elif c in ")]":
            depth -= 1
        elif c == "," and not depth:
            parts.append(text[start:i])
            start = i + 2
    return [*parts, text[start:]]


def _yaml(value: Any, depth: int) -> list[str]:
    """Lines of a list of mappings or scalars, or of a mapping; strings as JSON writes them, which YAML reads."""
    pad = "  " * depth
    out: list[str] = []
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, dict | list):
                out += [f"{pad}{name}: ", *_yaml(item, depth + 1)]
            else:
                out.append(f"{pad}{name}: {json.dumps(item, ensure_ascii=False)}")
        return out
    for item in value:
        lines = _yaml(item, depth + 1) if isinstance(item, dict) else [f"{pad}  {json.dumps(item, ensure_ascii=False)}"]
        lines[0] = f"{pad}- {lines[0][len(pad) + 2:]}"
        out += lines
    return out
