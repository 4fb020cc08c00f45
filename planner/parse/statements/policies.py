"""CREATE POLICY and ALTER POLICY."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aurorapy.errors import SyntaxError_
from aurorapy.planner.parse.tree import PolicyStmt, RangeTable, RenameStmt, Statement

from .drop import role_name

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_COMMANDS = ("all", "select", "insert", "update", "delete")


def create_policy(p: Parser, at: int) -> PolicyStmt:
    """Behind CREATE POLICY."""
    name = p.col_id()
    p.need("on")
    table = _relation(p)
    permissive, command = True, "all"
    if p.take("as"):
        word_at = p.position()
        word = p.col_id()
        if word not in ("permissive", "restrictive"):
            raise SyntaxError_(f'unrecognized row security option "{word}"', position=word_at, hint="Only PERMISSIVE or RESTRICTIVE policies are supported currently.")
        permissive = word == "permissive"
    if p.take("for"):
        command = p.one_of(_COMMANDS) or p.fail()
    roles = _roles(p)
    using, check = _expressions(p)
    return PolicyStmt(name, table, False, permissive, command, roles, using, check, at)


def alter_policy(p: Parser, at: int) -> Statement:
    """Behind ALTER POLICY."""
    exists = p.take_all("if", "exists")
    name = p.col_id()
    p.need("on")
    table = _relation(p)
    if exists or p.kinds[p.i] == "rename":
        p.need("rename", "to")
        return RenameStmt("policy", table.name, p.col_id(), name, exists, pos=at)
    roles = _roles(p)
    using, check = _expressions(p)
    return PolicyStmt(name, table, True, roles=roles, using=using, check=check, pos=at)


def _relation(p: Parser) -> RangeTable:
    at = p.position()
    return RangeTable(p.qualified_name(), pos=at)


def _roles(p: Parser) -> tuple[str, ...] | None:
    return p.csv(lambda: role_name(p)) if p.take("to") else None


def _expressions(p: Parser) -> tuple[Any, Any]:
    using = check = None
    if p.take("using"):
        using = _enclosed(p)
    if p.take("with"):
        p.need("check")
        check = _enclosed(p)
    return using, check


def _enclosed(p: Parser) -> Any:
    p.need("(")
    expr = p.expr()
    p.need(")")
    return expr
