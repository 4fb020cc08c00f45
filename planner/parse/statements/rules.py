"""CREATE RULE and ALTER RULE."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aurorapy.planner.parse.tree import (
    CreateRuleStmt,
    DeleteStmt,
    InsertStmt,
    NotifyStmt,
    RangeTable,
    RenameStmt,
    Select,
    SetOperation,
    UpdateStmt,
    Values,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_EVENTS = ("select", "insert", "update", "delete")
_ACTIONS = (Select, Values, SetOperation, InsertStmt, UpdateStmt, DeleteStmt, NotifyStmt)


def create_rule(p: Parser, replace: bool, at: int) -> CreateRuleStmt:
    """Behind CREATE RULE."""
    name = p.col_id()
    p.need("as", "on")
    event = p.one_of(_EVENTS) or p.fail()
    p.need("to")
    table_at = p.position()
    table = RangeTable(p.qualified_name(), pos=table_at)
    condition = p.expr() if p.take("where") else None
    p.need("do")
    instead = p.one_of(("instead", "also")) == "instead"
    actions: list[Any] = []
    if p.take("nothing"):
        pass
    elif p.take("("):
        while not p.take(")"):
            if not p.take(";"):
                actions.append(_action(p))
                if p.kinds[p.i] != ")":
                    p.need(";")
    else:
        actions.append(_action(p))
    return CreateRuleStmt(name, table, event, instead, condition, tuple(actions), replace, at)


def _action(p: Parser) -> Any:
    start = p.i
    statement = p.statement()
    if not isinstance(statement, _ACTIONS):
        p.i = start
        p.fail()
    return statement


def alter_rule(p: Parser, at: int) -> RenameStmt:
    """Behind ALTER RULE."""
    name = p.col_id()
    p.need("on")
    table = p.qualified_name()
    p.need("rename", "to")
    return RenameStmt("rule", table, p.col_id(), name, pos=at)
