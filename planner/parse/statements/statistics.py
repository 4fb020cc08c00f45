"""CREATE STATISTICS and ALTER STATISTICS."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.drop import role_name
from aurorapy.planner.parse.tree import AlterStatisticsStmt, ColumnRef, CreateStatisticsStmt, Expr, OwnerStmt, RenameStmt, SetSchemaStmt, Statement

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def create_statistics(p: Parser, at: int) -> Statement:
    """Behind CREATE STATISTICS."""
    exists = p.if_not_exists()
    name = p.any_name()
    kinds: tuple[str, ...] = ()
    if p.take("("):
        kinds = p.csv(p.col_id)
        p.need(")")
    p.need("on")
    elements = p.csv(lambda: _element(p))
    p.need("from")
    relations = tuple([p.reader.from_item(item) for item in p.ask(lambda grammar: grammar._from_list())])
    return CreateStatisticsStmt(name, kinds, elements, relations, exists, at)


def _element(p: Parser) -> str | Expr:
    """stats_param: a column, a call of a function, or `(expression)`."""
    if p.take("("):
        expr = p.expr()
        p.need(")")
        return expr
    node = p.ask(lambda grammar: grammar._index_key())
    made: Expr = p.reader.expr(node)
    return made.names[0] if isinstance(made, ColumnRef) else made


def alter_statistics(p: Parser, at: int) -> Statement:
    """Behind ALTER STATISTICS."""
    exists = p.take_all("if", "exists")
    name = p.any_name()
    if not exists and p.take("rename"):
        p.need("to")
        return RenameStmt("statistics", name, p.col_id(), pos=at)
    if not exists and p.take("owner"):
        p.need("to")
        return OwnerStmt("statistics", name, role_name(p), at)
    p.need("set")
    if not exists and p.take("schema"):
        return SetSchemaStmt("statistics", name, p.col_id(), pos=at)
    p.need("statistics")
    return AlterStatisticsStmt(name, p.signed_integer(), exists, at)
