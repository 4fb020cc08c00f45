"""CREATE: schemas and sequences here, roles and databases in databases.py; tables, views and indexes are the grammar's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aurorapy.errors import FeatureNotSupported
from aurorapy.planner.parse.statements.aggregates import create_aggregate
from aurorapy.planner.parse.statements.databases import create_database, create_role
from aurorapy.planner.parse.statements.defined import create_access_method, create_collation, create_conversion
from aurorapy.planner.parse.statements.event_triggers import create_event_trigger
from aurorapy.planner.parse.statements.extensions import create_extension
from aurorapy.planner.parse.statements.foreign import create_foreign_table, create_server, create_wrapper, user_mapping
from aurorapy.planner.parse.statements.languages import create_language
from aurorapy.planner.parse.statements.operations import create_cast, create_operator
from aurorapy.planner.parse.statements.policies import create_policy
from aurorapy.planner.parse.statements.publications import create_publication, create_subscription
from aurorapy.planner.parse.statements.routines import create_routine
from aurorapy.planner.parse.statements.rules import create_rule
from aurorapy.planner.parse.statements.sequences import create_sequence
from aurorapy.planner.parse.statements.statistics import create_statistics
from aurorapy.planner.parse.statements.text_search import create_text_search
from aurorapy.planner.parse.statements.triggers import create_trigger
from aurorapy.planner.parse.statements.types import create_domain, create_type
from aurorapy.planner.parse.statements.unsupported import unsupported
from aurorapy.planner.parse.tree import CreateSchemaStmt, Statement

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_UNSUPPORTED: tuple[tuple[str, ...], ...] = (
    ("tablespace",), ("transform",),
)  # fmt: skip
_LANGUAGE: tuple[tuple[str, ...], ...] = (("language",), ("procedural", "language"), ("trusted", "language"), ("trusted", "procedural", "language"))
_FOREIGN: dict[tuple[str, ...], Callable[[Parser, int], Statement]] = {
    ("foreign", "data", "wrapper"): create_wrapper, ("foreign", "table"): create_foreign_table, ("server",): create_server,
    ("user", "mapping"): lambda p, at: user_mapping(p, "create", at), ("publication",): create_publication, ("subscription",): create_subscription,
}  # fmt: skip
_REPLACEABLE = frozenset(("function", "procedure", "aggregate", "trigger", "rule", "language", "transform", "trusted",
                          "procedural", "constraint"))  # fmt: skip
_TEMPORARY = frozenset(("unlogged", "temp", "temporary", "local", "global"))
_SCHEMA_ELEMENTS = frozenset(("table", "index", "unique", "sequence", "view", "temp", "temporary", "unlogged", "or"))


def create(p: Parser) -> Statement:
    at = p.position()
    if _by_grammar(p):
        return p.created()
    p.need("create")
    kind = p.kinds[p.i]
    if kind == "or":
        p.need("or", "replace")
        if p.kinds[p.i] not in _REPLACEABLE:
            p.fail()
        if p.kinds[p.i] in ("trigger", "constraint"):
            return create_trigger(p, at, replace=True)
        if p.take("rule"):
            return create_rule(p, True, at)
    elif kind in ("trigger", "constraint"):
        return create_trigger(p, at, replace=False)
    elif kind == "rule":
        p.i += 1
        return create_rule(p, False, at)
    elif kind == "policy":
        p.i += 1
        return create_policy(p, at)
    elif kind in _TEMPORARY or kind == "sequence":
        temporary = p.one_of(("unlogged", "sequence")) is None
        if temporary:
            p.one_of(("local", "global"))
            p.need("temp") if p.kinds[p.i] == "temp" else p.need("temporary")
        elif p.kinds[p.i - 1] == "sequence":
            p.i -= 1
        return create_sequence(p, temporary=temporary, at=at)
    elif kind == "schema":
        return _schema(p, at)
    elif kind == "database":
        return create_database(p, at)
    elif kind in ("role", "group") or (kind == "user" and p.peek() != "mapping"):
        return create_role(p, at)
    elif kind in ("type", "domain"):
        p.i += 1
        return create_type(p, at) if kind == "type" else create_domain(p, at)
    if p.take_all("text", "search"):
        return create_text_search(p, at)
    if p.take("statistics"):
        return create_statistics(p, at)
    routine = p.one_of(("function", "procedure"))
    if routine is not None:
        return create_routine(p, routine, kind == "or", at)
    if p.take("aggregate"):
        return create_aggregate(p, kind == "or", at)
    if kind == "operator":
        p.i += 1
        return create_operator(p, at)
    if kind == "cast":
        p.i += 1
        return create_cast(p, at)
    if p.take("extension"):
        return create_extension(p, at)
    if p.take_all("access", "method"):
        return create_access_method(p, at)
    if p.take("collation"):
        return create_collation(p, at)
    default = p.take_all("default", "conversion")
    if default or p.take("conversion"):
        return create_conversion(p, default, at)
    if p.take_all("event", "trigger"):
        return create_event_trigger(p, at)
    for words in _LANGUAGE:
        if p.take_all(*words):
            return create_language(p, trusted=words[0] == "trusted", replace=kind == "or", at=at)
    for words, parse in _FOREIGN.items():
        if p.take_all(*words):
            return parse(p, at)
    for words in _UNSUPPORTED:
        if p.take_all(*words):
            return unsupported(p, "CREATE " + " ".join(words).upper(), at)
    kinds = "aggregate operator cast extension type domain trigger rule policy function procedure".split()
    more = (("access", "method"), ("collation",), ("conversion",), ("default", "conversion"))
    p.fail_after((*_UNSUPPORTED, *_LANGUAGE, *_FOREIGN, *more, ("text", "search"), ("statistics",), ("event", "trigger"), *((word,) for word in kinds)))


def _by_grammar(p: Parser) -> bool:
    """Whether a table, a view or an index is created: everything that starts as they do but a sequence."""
    kind = p.peek()
    if kind == "or":
        return p.peek(2) == "replace" and p.peek(3) in ("view", "recursive", "temp", "temporary", "local", "global")
    ahead = 1
    while p.peek(ahead) in _TEMPORARY:
        ahead += 1
    return kind in ("table", "view", "recursive", "index", "unique", "materialized") or (kind in _TEMPORARY and p.peek(ahead) != "sequence")


def _schema(p: Parser, at: int) -> CreateSchemaStmt:
    from aurorapy.planner.parse.statements.drop import role_name

    p.need("schema")
    exists = p.if_not_exists()
    name: str | None = None
    authorization: str | None = None
    if p.kinds[p.i] != "authorization":
        name = p.col_id()
    if p.take("authorization"):
        authorization = role_name(p)
    elements: list[Statement] = []
    start = p.i
    while p.kinds[p.i] in ("create", "grant"):
        if p.kinds[p.i] == "create" and p.peek() not in _SCHEMA_ELEMENTS:
            if p.peek() != "trigger" and p.peek() != "constraint":
                p.fail(p.i + 1)
        elements.append(p.statement())
    if exists and elements:
        raise FeatureNotSupported("CREATE SCHEMA IF NOT EXISTS cannot include schema elements", position=p.position(start))
    return CreateSchemaStmt(name, exists, authorization, tuple(elements), at)
