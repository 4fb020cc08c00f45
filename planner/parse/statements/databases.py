"""Databases and roles, and COMMENT."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aurorapy import errors
from aurorapy.planner.parse.statements.settings import reset_rest, set_rest
from aurorapy.planner.parse.tree import (
    AlterDatabaseStmt,
    CommentStmt,
    CreateDatabaseStmt,
    Name,
    RoleStmt,
    SecurityLabelStmt,
    SetStmt,
    Statement,
    UnsupportedStmt,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_DATABASE_WORDS = ("encoding", "location", "owner", "tablespace", "template")
_FLAGS = frozenset("superuser createdb createrole inherit login replication bypassrls".split())


def create_database(p: Parser, at: int) -> CreateDatabaseStmt:
    p.need("database")
    name = p.col_id()
    p.take("with")
    return CreateDatabaseStmt(name, database_options(p), at)


def database_options(p: Parser) -> tuple[tuple[str, object], ...]:
    options: list[tuple[str, object]] = []
    while p.kinds[p.i] not in ("EOF", ";"):
        if p.take("connection"):
            p.need("limit")
            name = "connection_limit"
        elif p.kinds[p.i] == "IDENT":
            name = cast(str, p.values[p.i])
            p.i += 1
        else:
            name = p.one_of(_DATABASE_WORDS) or p.fail()
        p.take("=")
        options.append((name, _database_value(p)))
    return tuple(options)


def _database_value(p: Parser) -> object:
    kind = p.kinds[p.i]
    if kind in ("ICONST", "+", "-"):
        return p.signed_integer()
    if p.take("default"):
        return None
    if kind in ("true", "false", "on"):
        p.i += 1
        return kind
    return p.word_or_string()


def alter_database(p: Parser, at: int) -> Statement:
    from aurorapy.planner.parse.statements.drop import role_name
    from aurorapy.planner.parse.tree import OwnerStmt, RenameStmt

    p.need("database")
    name = p.col_id()
    if p.take("rename"):
        p.need("to")
        return RenameStmt("database", (name,), p.col_id(), pos=at)
    if p.kinds[p.i] == "owner" and p.peek() == "to":
        p.i += 2
        return OwnerStmt("database", (name,), role_name(p), at)
    if p.kinds[p.i] == "refresh":
        p.need("refresh", "collation", "version")
        return UnsupportedStmt("ALTER DATABASE", at)
    if p.take_all("set", "tablespace"):
        return AlterDatabaseStmt(name, (("tablespace", p.col_id()),), pos=at)
    change = set_or_reset(p)
    if change is not None:
        return AlterDatabaseStmt(name, set=change, pos=at)
    p.take("with")
    return AlterDatabaseStmt(name, database_options(p), pos=at)


def set_or_reset(p: Parser) -> SetStmt | None:
    if p.take("set"):
        return set_rest(p)
    if p.take("reset"):
        return reset_rest(p)
    return None


# --- roles ---


def create_role(p: Parser, at: int) -> RoleStmt:
    from aurorapy.planner.parse.statements.drop import role_name

    kind = p.one_of(("role", "user", "group"))
    name = role_name(p)
    p.take("with")
    options = _role_options(p, creating=True)
    if kind == "user" and not any(option == "login" for option, _ in options):
        options = (("login", True), *options)
    return RoleStmt("create", name, options, pos=at)


def alter_role(p: Parser, at: int) -> Statement:
    from aurorapy.planner.parse.statements.drop import role_name
    from aurorapy.planner.parse.tree import RenameStmt

    kind = p.one_of(("role", "user", "group"))
    if kind != "group" and p.take("all"):
        return RoleStmt("alter", None, database=_in_database(p), set=set_or_reset(p) or p.fail(), pos=at)
    name = role_name(p)
    if p.take("rename"):
        p.need("to")
        return RenameStmt("role", (name,), role_name(p), pos=at)
    if kind == "group":
        word = p.one_of(("add", "drop")) or p.fail()
        p.need("user")
        members = p.csv(lambda: role_name(p))
        return RoleStmt("alter", name, (("role" if word == "add" else "drop_role", members),), pos=at)
    database = _in_database(p)
    change = set_or_reset(p)
    if change is not None or database is not None:
        return RoleStmt("alter", name, set=change or p.fail(), database=database, pos=at)
    p.take("with")
    return RoleStmt("alter", name, _role_options(p, creating=False), pos=at)


def _in_database(p: Parser) -> str | None:
    if not p.take("in"):
        return None
    p.need("database")
    return p.col_id()


def _role_options(p: Parser, *, creating: bool) -> tuple[tuple[str, object], ...]:
    options: list[tuple[str, object]] = []
    while p.kinds[p.i] not in ("EOF", ";"):
        options.append(_role_option(p, creating))
    return tuple(options)


def _role_option(p: Parser, creating: bool) -> tuple[str, object]:
    from aurorapy.planner.parse.statements.drop import role_name

    at = p.i
    if p.kinds[at] == "IDENT":
        word = cast(str, p.values[at])
        p.i += 1
        if word in _FLAGS:
            return word, True
        if word.startswith("no") and word[2:] in _FLAGS:
            return word[2:], False
        p.refuse(f'unrecognized role option "{word}"', at)
    if p.take("inherit"):
        return "inherit", True
    if p.kinds[p.i] == "unencrypted" and p.peek() == "password":
        raise errors.FeatureNotSupported("UNENCRYPTED PASSWORD is no longer supported", position=p.position(),
                                         hint="Remove UNENCRYPTED to store the password in encrypted form instead.")
    p.take("encrypted")
    if p.take("password"):
        if p.kinds[p.i - 2] != "encrypted" and p.take("null"):
            return "password", None
        return "password", p.string()
    if p.take("connection"):
        p.need("limit")
        return "connection_limit", p.signed_integer()
    if p.take("valid"):
        p.need("until")
        return "valid_until", p.string()
    if p.take("user") or p.take("role"):
        if p.kinds[at] == "role" and not creating:
            p.fail(at)
        return "role", p.csv(lambda: role_name(p))
    if creating:
        if p.take("sysid"):
            return "sysid", p.integer()
        if p.take("admin"):
            return "admin", p.csv(lambda: role_name(p))
        if p.take("in"):
            if not p.take("role"):
                p.need("group")
            return "in_role", p.csv(lambda: role_name(p))
    p.fail()


# --- COMMENT ---

_NAMED = ("table", "sequence", "view", "index", "statistics")
_SIMPLE = ("schema", "database", "role", "extension", "tablespace", "publication", "server", "subscription", "language")


def comment(p: Parser) -> Statement:
    at = p.position()
    p.need("comment", "on")
    return _commented(p, at)


_LABELLED = frozenset("trigger policy rule constraint operator cast access transform".split())  # what has comments and no security labels


def security_label(p: Parser) -> SecurityLabelStmt:
    """SECURITY LABEL [FOR provider] ON object IS label."""
    at = p.position()
    p.need("security", "label")
    provider = None
    if p.take("for"):
        provider = p.string() if p.kinds[p.i] == "SCONST" else p.non_reserved_word()
    p.need("on")
    if p.kinds[p.i] in _LABELLED:
        p.fail()
    return SecurityLabelStmt(provider, _commented(p, at), at)


def _commented(p: Parser, at: int) -> Statement:
    """An object, and the text behind IS."""
    sub: str | None = None
    name: Name
    if p.take_all("materialized", "view"):
        kind, name = "materialized view", p.any_name()
    elif p.take_all("foreign", "table"):
        kind, name = "foreign table", p.any_name()
    elif p.take_all("foreign", "data", "wrapper"):
        kind, name = "foreign data wrapper", (p.col_id(),)
    elif p.take("column"):
        kind, name = "column", p.any_name()
    elif p.take_all("text", "search"):
        kind = f"text search {p.one_of(('configuration', 'dictionary', 'parser', 'template')) or p.fail()}"
        name = p.any_name()
    elif p.kinds[p.i] == "large":
        p.need("large", "object")
        kind, name = "large object", (p.numeric_text(),)
    elif p.take_all("event", "trigger"):
        kind, name = "event trigger", (p.col_id(),)
    elif p.kinds[p.i] in _NAMED:
        kind = p.one_of(_NAMED) or p.fail()
        name = p.any_name()
    elif p.take_all("procedural", "language"):
        kind, name = "language", (p.col_id(),)
    elif p.kinds[p.i] in _SIMPLE:
        kind = p.one_of(_SIMPLE) or p.fail()
        name = (p.col_id(),)
    elif p.kinds[p.i] in ("type", "domain"):
        kind = p.kinds[p.i]
        p.i += 1
        name = p.type_name().names
    elif p.kinds[p.i] in ("trigger", "policy", "rule"):
        kind = p.kinds[p.i]
        p.i += 1
        sub = p.col_id()
        p.need("on")
        name = p.any_name()
    elif p.take("constraint"):
        sub = p.col_id()
        p.need("on")
        kind = "domain constraint" if p.take("domain") else "constraint"
        name = p.any_name()
    elif p.kinds[p.i] in ("function", "procedure", "routine"):
        from aurorapy.planner.parse.statements.routines import comment_on_routine

        p.i += 1
        return comment_on_routine(p, p.kinds[p.i - 1], at)
    elif p.take("aggregate"):
        from aurorapy.planner.parse.statements.aggregates import comment_on_aggregate

        return comment_on_aggregate(p, at)
    elif p.kinds[p.i] in ("collation", "conversion", "access"):
        from aurorapy.planner.parse.statements.defined import comment_on

        kind = p.one_of(("collation", "conversion")) or ""
        if not kind:
            p.need("access", "method")
        return comment_on(p, kind or "access method", at)
    elif p.kinds[p.i] in ("operator", "cast"):
        from aurorapy.planner.parse.statements.operations import comment_on_cast, comment_on_operator

        p.i += 1
        return comment_on_operator(p, at) if p.kinds[p.i - 1] == "operator" else comment_on_cast(p, at)
    else:
        return _other(p, at)
    p.need("is")
    text = None if p.take("null") else p.string()
    return CommentStmt(kind, name, text, sub, at)


_OTHER = frozenset(
    "foreign procedural rule transform".split()
)


def _other(p: Parser, at: int) -> UnsupportedStmt:
    from aurorapy.planner.parse.statements.unsupported import unsupported

    if p.kinds[p.i] not in _OTHER:
        p.fail()
    return unsupported(p, "COMMENT", at)
