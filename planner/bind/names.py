"""Names of result columns: what PostgreSQL calls an expression that has no alias (FigureColname)."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.parse import tree


def figure_name(node: Any) -> str:
    """The column name for an expression; `?column?` when nothing suggests one."""
    return _figure(node)[0] or "?column?"


def _figure(node: Any) -> tuple[str | None, int]:
    """(name, strength): 2 is a good name, 1 a weak one that a better inner name beats."""
    match node:
        case tree.ColumnRef():
            names = [n for n in node.names if n != "*"]
            return (names[-1], 2) if names else (None, 0)
        case tree.Indirection():
            for step in reversed(node.steps):
                if isinstance(step, tree.FieldStep) and step.name != "*":
                    return step.name, 2
            return _figure(node.arg)
        case tree.FuncCall():
            return node.name[-1], 2
        case tree.SqlValue():
            return node.name, 2
        case tree.Cast():
            name, strength = _figure(node.arg)
            if strength <= 1:
                return node.type.names[-1], 1
            return name, strength
        case tree.Collate():
            return _figure(node.arg)
        case tree.Case():
            name, strength = _figure(node.default) if node.default is not None else (None, 0)
            return (name, strength) if strength > 1 else ("case", 1)
        case tree.Coalesce():
            return "coalesce", 2
        case tree.MinMax():
            return ("greatest" if node.greatest else "least"), 2
        case tree.NullIf():
            return "nullif", 2
        case tree.ArrayExpr():
            return "array", 2
        case tree.RowExpr():
            return ("row", 2)
        case tree.Grouping():
            return "grouping", 2
        case tree.XmlExpr() if node.op != "document":
            return node.op, 2
        case tree.Const() if node.kind == "bool":
            return "bool", 1
        case tree.SubLink():
            if node.kind == "exists":
                return "exists", 2
            if node.kind == "array":
                return "array", 2
            if node.kind == "expr":
                return _query_name(node.query)
            return None, 0
    return None, 0


def _query_name(query: Any) -> tuple[str | None, int]:
    while isinstance(query, tree.SetOperation):
        query = query.left
    if isinstance(query, tree.Values):
        return "column1", 2
    if isinstance(query, tree.Select) and query.targets:
        first = query.targets[0]
        if first.alias is not None:
            return first.alias, 2
        return _figure(first.expr)
    return None, 0
