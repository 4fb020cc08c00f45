"""The statements about operators and casts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.planner.parse import tree

from .casts import comment_on_cast, create_cast, drop_cast
from .operators import alter_operator, comment_on_operator, create_operator, drop_operators, move_operator

HANDLERS: dict[type, Callable[[Any, Any], str]] = {
    tree.CreateOperatorStmt: create_operator, tree.AlterOperatorStmt: alter_operator, tree.MoveOperatorStmt: move_operator,
    tree.DropOperatorStmt: drop_operators, tree.CommentOperatorStmt: comment_on_operator, tree.CreateCastStmt: create_cast,
    tree.DropCastStmt: drop_cast, tree.CommentCastStmt: comment_on_cast,
}
