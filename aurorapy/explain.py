"""EXPLAIN [ANALYZE]: a plan as an indented tree, or as JSON, XML or YAML.

Source: PostgreSQL 15 manual, EXPLAIN.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.bound import OutputColumn
from aurorapy.planner.operators.join import HashJoin, NestedLoop
from aurorapy.planner.operators.refused import Refused
from aurorapy.planner.operators.rewritten import Rewritten
from aurorapy.planner.parse import tree

from .execution import Plan, execute, make_plan
from .explain_properties import described, json_text, xml_text
from .given import plan_of, values_of
from .measuring import measure
from .option_values import boolean
from .plannable import PLANNABLE
from .prepared import prepared_plan
from .settling import settled
from .statements.identifying import of_query

_FLAGS = frozenset(("analyze", "verbose", "costs", "settings", "buffers", "wal", "timing", "summary"))
_TYPES = {"text": 25, "json": 114, "xml": 142, "yaml": 25}


def explain_columns(s: tree.ExplainStmt) -> list[OutputColumn]:
    """The one column of the result."""
    return [OutputColumn("QUERY PLAN", _TYPES.get(_options(s)[0], 25))]


def explain_rows(session: Any, s: tree.ExplainStmt) -> list[tuple[str]]:
    """The plan's rows; ANALYZE runs it and adds what it took."""
    form, flags = _options(s)
    statement = s.statement
    clock = session.rim.clock
    begin = clock()
    if isinstance(statement, tree.Select) and statement.into is not None:
        statement = tree.CreateTableAsStmt(statement.into, (), replace(statement, into=None), temporary=statement.into_temporary, select_into=True)
    creating = statement if isinstance(statement, tree.CreateTableAsStmt) else None
    if creating is not None and _is_there(session, creating):
        return []
    types: list[int] | None = None
    values: tuple[Any, ...] | None = None
    if isinstance(statement, tree.CreateTableAsStmt | tree.DeclareCursorStmt):
        statement = statement.query
    if isinstance(statement, tree.ExecuteStmt):
        known, values = prepared_plan(session, statement)
        if known is None:
            raise errors.FeatureNotSupported("EXPLAIN EXECUTE of a statement that has no plan is not supported")
        prepared = session.statements[statement.name]
        statement, types = prepared.statement, prepared.types
    if not isinstance(statement, PLANNABLE):
        raise errors.FeatureNotSupported("EXPLAIN of this statement is not supported")

    def planned_now() -> Plan:
        return plan_of(session, statement) if types is None else make_plan(session, statement, types, fixed=True)

    plan = settled(session, planned_now) if flags["analyze"] and creating is None else planned_now()
    if isinstance(plan.node, Refused):
        plan.node.refuse()
    planned = clock()
    times: dict[str, float] = {"Planning Time": (planned - begin) / 1000} if flags["summary"] else {}
    if creating is not None and flags["analyze"]:
        plan = _created(session, creating, clock) or plan
        if flags["summary"]:
            times["Execution Time"] = (clock() - planned) / 1000
    number = of_query(session, statement, "").id if flags["verbose"] and session.watches and session.values["compute_query_id"] != "regress" else None
    plans = [plan] if not isinstance(plan.node, Rewritten) else [s.plan for s in plan.node.parts if s.plan is not None]
    if flags["analyze"] and creating is None:
        for part in plans:
            _measure(part, clock)
        execute(session, plan, values_of(session) if values is None else values)
        if flags["summary"]:
            times["Execution Time"] = (clock() - planned) / 1000
    if form == "text":
        lines: list[str] = [] if plans else ["Query rewrites to nothing"]
        for n, part in enumerate(plans):
            lines += [""] if n else []
            _node(part.node, 0, lines, flags)
        lines += [f"Query Identifier: {number}"] if number is not None else []
        return [(line,) for line in (*lines, *(f"{name}: {ms:.3f} ms" for name, ms in times.items()))]
    more: dict[str, Any] = {"Query Identifier": number} if number is not None else {}
    more |= {name: round(ms, 3) for name, ms in times.items()}
    made = [{"Plan": described(part.node, flags, _width, session.catalog_view.schema_name), **more} for part in plans]
    if form == "xml":
        return [(xml_text(made),)]
    return [(json_text(made) if form == "json" else "\n".join(_yaml(made, 0)),)]


def _measure(plan: Plan, clock: Any) -> None:
    for node in (plan.node, *(node for _, node in plan.modifying), *(p.plan for p in plan.subplans)):
        measure(node, clock)


def _is_there(session: Any, s: tree.CreateTableAsStmt) -> bool:
    """Whether IF NOT EXISTS finds the table of a CREATE TABLE AS; 42P07 without it."""
    from .catalog.ddl import notice
    from .catalog.naming import target_name

    schema, name, _ = target_name(session, s.table, s.temporary)
    if (schema, name) not in session.catalog.names:
        return False
    if not s.if_not_exists:
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    notice(session, f'relation "{name}" already exists, skipping', "42P07")
    return True


def _created(session: Any, s: tree.CreateTableAsStmt, clock: Any) -> Plan | None:
    """Run a CREATE TABLE AS; the plan that has made the rows, measured, if there were to be any."""
    from . import commands

    ran: list[Plan] = []

    def measured(plan: Plan) -> None:
        session.explained = None  # not what its functions run
        if not isinstance(s.query, tree.ExecuteStmt):  # that plan will run again
            _measure(plan, clock)
        ran.append(plan)

    session.explained = measured
    try:
        commands.run(session, s, "")
    finally:
        session.explained = None
    return ran[0] if ran else None


def _options(s: tree.ExplainStmt) -> tuple[str, dict[str, bool]]:
    """The format, and the options that are on or off."""
    form = "text"
    flags = {"costs": True, "timing": True}
    given = {name for name, _ in s.options}
    for name, value in s.options:
        if name == "format":
            form = str(value).lower()
            if form not in _TYPES:
                raise errors.InvalidParameterValue(f'unrecognized value for EXPLAIN option "format": "{value}"')
        elif name not in _FLAGS:
            raise errors.SyntaxError_(f'unrecognized EXPLAIN option "{name}"')
        else:
            flags[name] = boolean(name, value)
    for name in ("wal", "timing"):
        if name in given and flags[name] and not flags.get("analyze"):
            raise errors.InvalidParameterValue(f"EXPLAIN option {name.upper()} requires ANALYZE")
    flags.setdefault("summary", flags.get("analyze", False))
    return form, {name: flags.get(name, False) for name in _FLAGS}


def _node(node: Any, depth: int, lines: list[str], flags: dict[str, bool]) -> None:
    while node.hidden:
        node = node.shown[0]
    prefix = "" if depth == 0 else "  " * (3 * depth - 2) + "->  " if depth else ""
    line = f"{prefix}{node.label()}" + (f"  (rows={round(node.estimate)} width={_width(node)})" if flags["costs"] else "")
    lines.append(f"{line} {node.measured.text(timing=flags['timing'])}" if hasattr(node, "measured") else line)
    for what, text in node.details:
        lines.append("  " * (3 * depth + 1) + f"{what}: {text() if callable(text) else text}")
    for child in node.shown:
        _node(child, depth + 1, lines, flags)


def _width(node: Any) -> int:
    """Average bytes of a row."""
    if node.output_width is not None:
        return int(node.output_width())
    children = node.children if isinstance(node, HashJoin | NestedLoop) else node.children[:1]
    return sum([_width(c) for c in children])


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
