"""CREATE and ALTER EXTENSION. Source: PostgreSQL 15 manual, their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.errors import FeatureNotSupported
from aurorapy.planner.parse.statements.unsupported import unsupported
from aurorapy.planner.parse.tree import CreateExtensionStmt, MoveExtensionStmt, Statement, UpdateExtensionStmt

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def create_extension(p: Parser, at: int) -> Statement:
    """Behind CREATE EXTENSION."""
    exists = p.if_not_exists()
    name = p.col_id()
    p.take("with")
    options: list[tuple[str, str, int]] = []
    while p.kinds[p.i] in ("schema", "version", "cascade", "from"):
        start = p.position()
        kind = p.kinds[p.i]
        p.i += 1
        if kind == "from":
            p.word_or_string()
            raise FeatureNotSupported("CREATE EXTENSION ... FROM is no longer supported", position=start)
        options.append((kind, "" if kind == "cascade" else p.col_id() if kind == "schema" else p.word_or_string(), start))
    return CreateExtensionStmt(name, exists, tuple(options), at)


def alter_extension(p: Parser, at: int) -> Statement:
    """Behind ALTER EXTENSION."""
    name = p.col_id()
    if p.take("update"):
        options: list[tuple[str, str, int]] = []
        while p.kinds[p.i] == "to":
            start = p.position()
            p.i += 1
            options.append(("to", p.word_or_string(), start))
        return UpdateExtensionStmt(name, tuple(options), at)
    if p.take("set"):
        p.need("schema")
        return MoveExtensionStmt(name, p.col_id(), at)
    if p.kinds[p.i] not in ("add", "drop"):
        p.fail()
    return unsupported(p, f"ALTER EXTENSION ... {p.kinds[p.i].upper()}", at)
