"""Which statements have a plan: queries and those that change data."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.parse import tree

PLANNABLE = (tree.Select, tree.Values, tree.SetOperation, tree.InsertStmt, tree.UpdateStmt, tree.DeleteStmt, tree.MergeStmt)


def is_plannable(statement: Any) -> bool:
    """Whether a statement has a plan; SELECT INTO makes a table."""
    return isinstance(statement, PLANNABLE) and not (isinstance(statement, tree.Select) and statement.into is not None)
