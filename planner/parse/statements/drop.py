"""DROP of everything, and TRUNCATE."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aurorapy.planner.parse.tree import (
    DropDatabaseStmt,
    DropRoleStmt,
    DropStmt,
    Name,
    OwnerStmt,
    RangeTable,
    RenameStmt,
    Statement,
    TruncateStmt,
    UnsupportedStmt,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

# Objects whose names are a plain list of any_name.
_LISTED: dict[tuple[str, ...], str] = {
    ("table",): "table",
    ("sequence",): "sequence",
    ("view",): "view",
    ("materialized", "view"): "materialized view",
    ("index",): "index",
    ("foreign", "table"): "foreign table",
    ("statistics",): "statistics",
    ("text", "search", "parser"): "text search parser",
    ("text", "search", "dictionary"): "text search dictionary",
    ("text", "search", "template"): "text search template",
    ("text", "search", "configuration"): "text search configuration",
}
_NAMED: dict[tuple[str, ...], str] = {
    ("schema",): "schema",
    ("extension",): "extension",
    ("event", "trigger"): "event trigger",
    ("foreign", "data", "wrapper"): "foreign data wrapper",
    ("publication",): "publication",
    ("server",): "server",
    ("language",): "language",
    ("procedural", "language"): "language",
    ("tablespace",): "tablespace",
    ("subscription",): "subscription",
}
_DEFINED: tuple[tuple[str, ...], ...] = (("access", "method"), ("collation",), ("conversion",))
_ROUTINES = (
    "function",
    "procedure",
    "routine",
    "aggregate",
    "operator",
    "cast",
    "transform",
    "trigger",
    "rule",
    "policy",
)


def drop(p: Parser) -> Statement:
    at = p.position()
    p.need("drop")
    for defined in _DEFINED:
        if p.take_all(*defined):
            from aurorapy.planner.parse.statements.defined import drop_named

            return drop_named(p, " ".join(defined), at)
    for words, kind in _LISTED.items():
        if p.take_all(*words):
            concurrently = kind == "index" and p.take("concurrently")
            exists = p.take_all("if", "exists")
            names = p.csv(p.any_name)
            return DropStmt(kind, names, exists, cascade(p), concurrently, at)
    if p.kinds[p.i] in ("type", "domain"):
        kind = p.kinds[p.i]
        p.i += 1
        exists = p.take_all("if", "exists")
        names = tuple(name.names for name in p.csv(p.type_name))
        return DropStmt(kind, names, exists, cascade(p), False, at)
    for words, kind in _NAMED.items():
        if p.take_all(*words):
            exists = p.take_all("if", "exists")
            single: tuple[Name, ...] = tuple((name,) for name in p.csv(p.col_id))
            return DropStmt(kind, single, exists, cascade(p), False, at)
    if p.take("database"):
        exists = p.take_all("if", "exists")
        name = p.col_id()
        return DropDatabaseStmt(name, exists, _force(p), at)
    if p.kinds[p.i] == "user" and p.peek() == "mapping":
        from aurorapy.planner.parse.statements.foreign import user_mapping

        p.need("user", "mapping")
        return user_mapping(p, "drop", at)
    if p.one_of(("role", "user", "group")):
        exists = p.take_all("if", "exists")
        return DropRoleStmt(p.csv(lambda: role_name(p)), exists, at)
    if p.take("owned"):
        from aurorapy.planner.parse.statements.privileges import drop_owned

        return drop_owned(p, at)
    kind = p.one_of(_ROUTINES) or p.fail_after((*_LISTED, *_NAMED, *_DEFINED))
    if kind in ("operator", "cast"):
        from aurorapy.planner.parse.statements.operations import drop_cast, drop_operators

        return drop_operators(p, at) if kind == "operator" else drop_cast(p, at)
    exists = p.take_all("if", "exists")
    if kind in ("function", "procedure", "routine"):
        from aurorapy.planner.parse.statements.routines import drop_routines

        return drop_routines(p, kind, exists, at)
    if kind == "aggregate":
        from aurorapy.planner.parse.statements.aggregates import drop_aggregates

        return drop_aggregates(p, exists, at)
    if kind in ("trigger", "rule", "policy"):
        name = p.col_id()
        p.need("on")
        table = p.any_name()
        return DropStmt(kind, ((*table, name),), exists, cascade(p), False, at)
    return _rest(p, f"DROP {kind.upper()}", at)


def _rest(p: Parser, tag: str, at: int) -> UnsupportedStmt:
    from aurorapy.planner.parse.statements.unsupported import skip

    skip(p)
    return UnsupportedStmt(tag, at)


def cascade(p: Parser) -> bool:
    return p.one_of(("cascade", "restrict")) == "cascade"


def moved_to(p: Parser, kind: str, name: str, at: int) -> Statement | None:
    """OWNER TO and RENAME TO of what has a name alone; None where neither follows."""
    if p.take("owner"):
        p.need("to")
        return OwnerStmt(kind, (name,), role_name(p), at)
    if p.take("rename"):
        p.need("to")
        return RenameStmt(kind, (name,), p.col_id(), pos=at)
    return None


def role_name(p: Parser) -> str:
    """RoleSpec: CURRENT_USER and so on are handed on under their own words."""
    word = p.one_of(("current_user", "session_user", "current_role"))
    if word is not None:
        return word
    at = p.i
    name = p.non_reserved_word()
    if name == "public" or name == "none":
        if p.kinds[at] == "none" or name == "none":
            from aurorapy.errors import ReservedName

            raise ReservedName(f'role name "{name}" is reserved', position=p.position(at))
    return name


def _force(p: Parser) -> bool:
    p.take("with")
    if p.kinds[p.i] == "(":
        p.wrapped(lambda: p.need("force"))
        return True
    if p.kinds[p.i - 1] == "with":
        p.fail()
    return False


def _truncate(p: Parser) -> TruncateStmt:
    at = p.position()
    p.need("truncate")
    p.take("table")
    tables: tuple[RangeTable, ...] = p.csv(p.relation)
    restart = False
    if p.take("restart"):
        p.need("identity")
        restart = True
    elif p.take("continue"):
        p.need("identity")
    return TruncateStmt(tables, restart, cascade(p), at)


STATEMENTS: dict[str, Callable[[Parser], Statement]] = {"drop": drop, "truncate": _truncate}
