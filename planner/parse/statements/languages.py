"""CREATE LANGUAGE and ALTER LANGUAGE. Source: PostgreSQL 15 manual, their pages; without a handler the statement is CREATE EXTENSION."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.drop import moved_to
from aurorapy.planner.parse.tree import CreateExtensionStmt, CreateLanguageStmt, Name, Statement

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def create_language(p: Parser, *, trusted: bool, replace: bool, at: int) -> Statement:
    """Behind CREATE [OR REPLACE] [TRUSTED] [PROCEDURAL] LANGUAGE."""
    name = p.non_reserved_word()
    if not p.take("handler"):
        return CreateExtensionStmt(name, replace, (), at)
    handler = p.any_name()
    inline: Name | None = p.any_name() if p.take("inline") else None
    validator: Name | None = None
    if p.take("validator"):
        validator = p.any_name()
    elif p.take("no"):
        p.need("validator")
    return CreateLanguageStmt(name, replace, trusted, handler, inline, validator, at)


def alter_language(p: Parser, at: int) -> Statement:
    """Behind ALTER [PROCEDURAL] LANGUAGE."""
    return moved_to(p, "language", p.col_id(), at) or p.fail()
