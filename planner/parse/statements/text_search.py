"""CREATE and ALTER TEXT SEARCH DICTIONARY, CONFIGURATION, PARSER and TEMPLATE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.definitions import definition
from aurorapy.planner.parse.statements.drop import role_name
from aurorapy.planner.parse.tree import (
    AlterDictionaryStmt,
    AlterMappingStmt,
    CreateTextSearchStmt,
    Name,
    OwnerStmt,
    RenameStmt,
    SetSchemaStmt,
    Statement,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

KINDS = ("configuration", "dictionary", "parser", "template")


def create_text_search(p: Parser, at: int) -> Statement:
    """Behind CREATE TEXT SEARCH."""
    kind = p.one_of(KINDS) or p.fail()
    return CreateTextSearchStmt(kind, p.any_name(), definition(p), at)


def alter_text_search(p: Parser, at: int) -> Statement:
    """Behind ALTER TEXT SEARCH."""
    kind = p.one_of(KINDS) or p.fail()
    name = p.any_name()
    what = f"text search {kind}"
    if p.take("rename"):
        p.need("to")
        return RenameStmt(what, name, p.col_id(), pos=at)
    if p.take("set"):
        p.need("schema")
        return SetSchemaStmt(what, name, p.col_id(), pos=at)
    if kind in ("configuration", "dictionary") and p.take("owner"):
        p.need("to")
        return OwnerStmt(what, name, role_name(p), at)
    if kind == "dictionary":
        return AlterDictionaryStmt(name, definition(p), at)
    if kind != "configuration":
        p.fail()
    return _mapping(p, name, at)


def _mapping(p: Parser, name: Name, at: int) -> Statement:
    action = p.one_of(("add", "alter", "drop")) or p.fail()
    p.need("mapping")
    if action == "drop":
        exists = p.take_all("if", "exists")
        p.need("for")
        return AlterMappingStmt(name, action, p.csv(p.col_id), (), exists, at)
    types: tuple[str, ...] = ()
    if action == "add" or p.kinds[p.i] == "for":
        p.need("for")
        types = p.csv(p.col_id)
    if action == "alter" and (not types or p.kinds[p.i] == "replace"):
        p.need("replace")
        old = p.any_name()
        p.need("with")
        return AlterMappingStmt(name, "replace", types, (old, p.any_name()), pos=at)
    p.need("with")
    return AlterMappingStmt(name, action, types, p.csv(p.any_name), pos=at)
