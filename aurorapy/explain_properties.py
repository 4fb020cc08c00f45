"""EXPLAIN in JSON, XML and YAML: a plan's nodes as PostgreSQL's properties.

Programs read these, so the names and the shape are PostgreSQL's even where our operators are cut otherwise: a projection and a filter of their own are no
nodes there, but what their child gives and tests. Costs are left out, for our plans have none: they are chosen by rows.

Source: PostgreSQL 15 manual, EXPLAIN and section 14.1.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.sax.saxutils import escape

from aurorapy.planner.operators.aggregate import Aggregate
from aurorapy.planner.operators.families import FamilyAppend
from aurorapy.planner.operators.join import HashJoin, NestedLoop
from aurorapy.planner.operators.modify import ModifyNode
from aurorapy.planner.operators.or_scan import OrScan
from aurorapy.planner.operators.rows import Append, Filter, Project, SetOperation
from aurorapy.planner.operators.scan import CteScan, FunctionScan, IndexScan, SubqueryScan, WorkTableScan

_LISTS = frozenset(("Group Key", "Sort Key"))
_NO_NAME = re.compile(r"[^A-Za-z0-9_.-]")
_JOINS = HashJoin | NestedLoop
_ROWS_OF_SEVERAL = Append | FamilyAppend | SetOperation


def described(node: Any, flags: dict[str, bool], width: Callable[[Any], int], schema_name: Callable[[int], str], relationship: str = "") -> dict[str, Any]:
    """A node's properties, and those of the nodes below it in "Plans". `width(node)`: average bytes of a row."""
    top, output, tests = node, None, []
    while node.hidden or isinstance(node, Project) or (isinstance(node, Filter) and _may_filter(node)):
        if isinstance(node, Project):
            output = output or node.output
        elif isinstance(node, Filter):
            tests += node.details
        node = node.shown[0]
    made = {**_kind(node), **({"Parent Relationship": relationship} if relationship else {}), "Parallel Aware": False, "Async Capable": False}
    made |= _target(node, flags, schema_name)
    if isinstance(node, _JOINS):
        made["Join Type"] = node.kind.capitalize()
    if flags["costs"]:
        made["Plan Rows"] = round(top.estimate)
        made["Plan Width"] = width(top)
    if hasattr(top, "measured"):
        made |= top.measured.fields(timing=flags["timing"])
    if flags["verbose"]:
        shown = _output(node) if output is None else output()
        if shown is not None:
            made["Output"] = shown
    for what, text in (*node.details, *tests):
        value = text() if callable(text) else text
        made[what] = _parts(str(value)) if what in _LISTS else value
    below = [described(child, flags, width, schema_name, _relationship(node, n)) for n, child in enumerate(node.shown)]
    if below:
        made["Plans"] = below
    return made


def json_text(value: Any, depth: int = 0) -> str:
    """JSON laid out as EXPLAIN does: a property a line, lists of scalars in one."""
    pad = "  " * (depth + 1)
    if isinstance(value, dict):
        return "{\n" + ",\n".join([f"{pad}{json.dumps(k, ensure_ascii=False)}: {json_text(v, depth + 1)}" for k, v in value.items()]) + "\n" + pad[2:] + "}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join([pad + json_text(v, depth + 1) for v in value]) + "\n" + pad[2:] + "]"
    return json.dumps(value, ensure_ascii=False)


def xml_text(queries: list[dict[str, Any]]) -> str:
    """XML as EXPLAIN writes it: an element a property, its name without spaces; <Item> for a text of a list."""
    lines = ['<explain xmlns="http://www.postgresql.org/2009/explain">']
    for query in queries:
        _xml("Query", query, 1, lines)
    return "\n".join([*lines, "</explain>"])


def _xml(name: str, value: Any, depth: int, lines: list[str]) -> None:
    pad, tag = "  " * depth, _NO_NAME.sub("-", name)
    if isinstance(value, dict):
        inner = list(value.items())
    elif isinstance(value, list):
        inner = [("Plan" if isinstance(v, dict) else "Item", v) for v in value]
    else:
        lines.append(f"{pad}<{tag}>{str(value).lower() if isinstance(value, bool) else escape(str(value))}</{tag}>")
        return
    lines.append(f"{pad}<{tag}>")
    for key, item in inner:
        _xml(key, item, depth + 1, lines)
    lines.append(f"{pad}</{tag}>")


def _may_filter(node: Filter) -> bool:
    """Whether what is below tests rows in PostgreSQL, and has no test of its own yet."""
    below = node.children[0]
    while below.hidden or isinstance(below, Project):
        below = below.shown[0]
    tests = isinstance(below, _JOINS | Aggregate) or below.name.endswith("Scan") or below.name == "Result"
    return tests and not isinstance(below, Filter) and all(what != "Filter" for what, _ in below.details)


def _kind(node: Any) -> dict[str, Any]:
    """What PostgreSQL calls the node."""
    if isinstance(node, ModifyNode):
        return {"Node Type": "ModifyTable", "Operation": node.verb.capitalize() or node.name}
    if isinstance(node, Aggregate):
        strategy = "Hashed" if node.groups else "Plain"
        return {"Node Type": "Aggregate", "Strategy": strategy, "Partial Mode": "Simple"}
    if isinstance(node, SetOperation):
        return {"Node Type": "SetOp", "Strategy": "Hashed", "Command": f"{node.op.capitalize()}{' All' if node.all else ''}"}
    if isinstance(node, HashJoin):
        return {"Node Type": "Hash Join"}
    if isinstance(node, NestedLoop):
        return {"Node Type": "Nested Loop"}
    if isinstance(node, Filter):
        return {"Node Type": "Result"}
    if isinstance(node, FunctionScan | CteScan | WorkTableScan | SubqueryScan | IndexScan):
        return {"Node Type": "Index Scan" if node.label().startswith("Index Scan") else "Bitmap Index Scan" if isinstance(node, IndexScan) and node.is_arm else node.name}
    return {"Node Type": node.label().partition(" on ")[0]}


def _target(node: Any, flags: dict[str, bool], schema_name: Callable[[int], str]) -> dict[str, Any]:
    """What a node scans or changes."""
    made: dict[str, Any] = {}
    if isinstance(node, IndexScan):
        if node.label().startswith("Index Scan"):
            made["Scan Direction"] = "Backward" if node.reverse else "Forward"
        if not isinstance(node, OrScan):
            made["Index Name"] = node.index.name
    table = None if isinstance(node, IndexScan) and node.is_arm else getattr(node, "table", None)
    if table is not None:
        made["Relation Name"] = table.name
        if flags["verbose"]:
            made["Schema"] = schema_name(table.schema)
        made["Alias"] = getattr(node, "alias", table.name)
    elif isinstance(node, CteScan | WorkTableScan):
        made["CTE Name"] = made["Alias"] = node.cte_name
    elif isinstance(node, FunctionScan):
        made["Function Name" if node.name == "Function Scan" else "Table Function Name"] = ", ".join(node.function_names).strip('"')
    elif isinstance(node, SubqueryScan) and node.alias:
        made["Alias"] = node.alias
    return made


def _output(node: Any) -> list[str] | None:
    """A scan gives the columns of its table."""
    if node.output is not None:
        return list(node.output())
    if isinstance(node, ModifyNode) or not hasattr(node, "table"):
        return None
    return [c.name for c in node.table.columns if not c.dropped]


def _relationship(node: Any, place: int) -> str:
    if isinstance(node, _ROWS_OF_SEVERAL):
        return "Member"
    if isinstance(node, SubqueryScan):
        return "Subquery"
    return "Inner" if place else "Outer"


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
