"""ALTER of tables, indexes, views, sequences, schemas, databases and roles; the rest is recognised only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from aurorapy import errors
from aurorapy.planner.parse.statements.aggregates import alter_aggregate
from aurorapy.planner.parse.statements.databases import alter_database, alter_role
from aurorapy.planner.parse.statements.defined import alter_named
from aurorapy.planner.parse.statements.definitions import definition
from aurorapy.planner.parse.statements.drop import cascade, role_name
from aurorapy.planner.parse.statements.event_triggers import alter_event_trigger
from aurorapy.planner.parse.statements.extensions import alter_extension
from aurorapy.planner.parse.statements.foreign import alter_server, alter_wrapper, altered_options, user_mapping
from aurorapy.planner.parse.statements.languages import alter_language
from aurorapy.planner.parse.statements.operations import alter_operator
from aurorapy.planner.parse.statements.partitions import attach_or_detach
from aurorapy.planner.parse.statements.policies import alter_policy
from aurorapy.planner.parse.statements.privileges import default_privileges
from aurorapy.planner.parse.statements.publications import alter_publication, alter_subscription
from aurorapy.planner.parse.statements.routines import alter_routine
from aurorapy.planner.parse.statements.rules import alter_rule
from aurorapy.planner.parse.statements.sequences import sequence_option, sequence_options
from aurorapy.planner.parse.statements.settings import system_rest
from aurorapy.planner.parse.statements.statistics import alter_statistics
from aurorapy.planner.parse.statements.text_search import alter_text_search
from aurorapy.planner.parse.statements.triggers import alter_trigger
from aurorapy.planner.parse.statements.types import alter_domain, alter_type
from aurorapy.planner.parse.statements.unsupported import unsupported
from aurorapy.planner.parse.tree import (
    AlterSequenceStmt,
    AlterSystemStmt,
    AlterTableAction,
    AlterTableStmt,
    ColumnDef,
    Constraint,
    OwnerStmt,
    RangeTable,
    RenameStmt,
    SetSchemaStmt,
    Statement,
    UnsupportedStmt,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_RELATIONS: dict[tuple[str, ...], str] = {
    ("table",): "table",
    ("index",): "index",
    ("sequence",): "sequence",
    ("view",): "view",
    ("materialized", "view"): "materialized view",
    ("foreign", "table"): "foreign table",
}
_FOREIGN: dict[tuple[str, ...], Callable[[Parser, int], Statement]] = {
    ("foreign", "data", "wrapper"): alter_wrapper, ("server",): alter_server,
    ("user", "mapping"): lambda p, at: user_mapping(p, "alter", at), ("publication",): alter_publication, ("subscription",): alter_subscription,
}  # fmt: skip
_UNSUPPORTED: tuple[tuple[str, ...], ...] = (
    ("tablespace",),
)  # fmt: skip


_NUMBER_MAX = 32_767  # columns by number


def alter(p: Parser) -> Statement:
    at = p.position()
    p.need("alter")
    kind = p.kinds[p.i]
    for words, relation in _RELATIONS.items():
        if p.take_all(*words):
            return _relation(p, relation, at)
    if kind == "schema":
        p.i += 1
        name = p.col_id()
        if p.take("rename"):
            p.need("to")
            return RenameStmt("schema", (name,), p.col_id(), pos=at)
        p.need("owner", "to")
        return OwnerStmt("schema", (name,), role_name(p), at)
    if kind == "database":
        return alter_database(p, at)
    if p.take("system"):
        return AlterSystemStmt(system_rest(p), at)
    if kind in ("role", "group") or (kind == "user" and p.peek() != "mapping"):
        return alter_role(p, at)
    if kind in ("type", "domain"):
        p.i += 1
        return alter_type(p, at) if kind == "type" else alter_domain(p, at)
    if p.take("aggregate"):
        return alter_aggregate(p, at)
    if p.take("operator"):
        return alter_operator(p, at)
    if kind in ("collation", "conversion"):
        p.i += 1
        return alter_named(p, kind, at)
    if p.take("extension"):
        return alter_extension(p, at)
    if p.take("trigger"):
        return alter_trigger(p, at)
    if p.take("policy"):
        return alter_policy(p, at)
    if p.take("rule"):
        return alter_rule(p, at)
    if p.take_all("default", "privileges"):
        return default_privileges(p, at)
    if p.take_all("text", "search"):
        return alter_text_search(p, at)
    if p.take("statistics"):
        return alter_statistics(p, at)
    if p.take_all("event", "trigger"):
        return alter_event_trigger(p, at)
    if p.take_all("large", "object"):
        number = p.numeric_text()
        p.need("owner", "to")
        return OwnerStmt("large object", (number,), role_name(p), at)
    routine = p.one_of(("function", "procedure", "routine"))
    if routine is not None:
        return alter_routine(p, routine, at)
    if p.take("language") or p.take_all("procedural", "language"):
        return alter_language(p, at)
    for words, parse in _FOREIGN.items():
        if p.take_all(*words):
            return parse(p, at)
    for words in _UNSUPPORTED:
        if p.take_all(*words):
            return unsupported(p, "ALTER " + " ".join(words).upper(), at)
    words = ("aggregate", "statistics", "operator", "collation", "conversion", "trigger", "rule", "policy")
    p.fail_after((*_RELATIONS, *_FOREIGN, *_UNSUPPORTED, *((word,) for word in words),
                  ("language",), ("procedural", "language"), ("large", "object"), ("text", "search"), ("event", "trigger"), ("default", "privileges")))


def _relation(p: Parser, kind: str, at: int) -> Statement:
    if p.kinds[p.i] == "all" and p.peek() == "in" and kind in ("table", "index", "materialized view"):
        return unsupported(p, f"ALTER {kind.upper()} ALL IN TABLESPACE", at)
    exists = p.take_all("if", "exists")
    if kind in ("table", "foreign table"):
        table = p.relation()
    else:
        table_at = p.position()
        table = RangeTable(p.qualified_name(), pos=table_at)
    if p.kinds[p.i] == "rename":
        return _rename(p, kind, table, exists, at)
    if p.kinds[p.i] == "set" and p.peek() == "schema":
        p.i += 2
        return SetSchemaStmt(kind, table.name, p.col_id(), exists, at)
    if kind == "sequence" and p.kinds[p.i] not in ("owner", "set"):
        return AlterSequenceStmt(table, sequence_options(p, need_one=True), exists, at)
    if p.kinds[p.i] in ("attach", "detach") and kind in ("table", "index"):
        return AlterTableStmt(kind, table, (attach_or_detach(p, kind, at),), exists, at)
    if kind not in ("table", "foreign table") and p.kinds[p.i] in ("no", "depends"):
        return unsupported(p, f"ALTER {kind.upper()}", at)
    return AlterTableStmt(kind, table, p.csv(lambda: _action(p)), exists, at)


def _rename(p: Parser, kind: str, table: RangeTable, exists: bool, at: int) -> RenameStmt:
    p.need("rename")
    if p.take("to"):
        return RenameStmt(kind, table.name, p.col_id(), None, exists, at)
    if kind == "table" and p.take("constraint"):
        what = "constraint"
    else:
        if kind in ("index", "sequence"):
            p.fail()
        p.take("column")
        what = "column"
    sub = p.col_id()
    p.need("to")
    return RenameStmt(what, table.name, p.col_id(), sub, exists, at, table.only, of=kind)


def _action(p: Parser) -> AlterTableAction:
    parse = _ACTIONS.get(p.kinds[p.i])
    if parse is None:
        p.fail()
    at = p.position()
    p.i += 1
    return parse(p, at)


def _add(p: Parser, at: int) -> AlterTableAction:
    kind = p.kinds[p.i]
    if kind in ("constraint", "check", "unique", "primary", "foreign") or (
        kind == "exclude" and p.peek() in ("using", "(")
    ):
        return AlterTableAction("add constraint", constraint=p.table_constraint(), pos=at)
    p.take("column")
    exists = p.if_not_exists()
    return AlterTableAction("add column", column=p.column_def(), if_not_exists=exists, pos=at)


def _drop(p: Parser, at: int) -> AlterTableAction:
    if p.take("constraint"):
        kind = "drop constraint"
    else:
        kind = "drop column"
        p.take("column")
    exists = p.take_all("if", "exists")
    name = p.col_id()
    return AlterTableAction(kind, name, cascade=cascade(p), if_exists=exists, pos=at)


def _alter(p: Parser, at: int) -> AlterTableAction:
    if p.take("constraint"):
        constraint = replace(p.altered_constraint(), pos=at)
        return AlterTableAction("alter constraint", constraint.name, constraint=constraint, pos=at)
    p.take("column")
    if p.kinds[p.i] == "ICONST":  # a column of an index, by number
        number = p.integer()
        if not 1 <= number <= _NUMBER_MAX:
            raise errors.InvalidParameterValue(f"column number must be in range from 1 to {_NUMBER_MAX}", position=p.position(p.i - 1))
        p.need("set", "statistics")
        return AlterTableAction("set statistics", None, value=p.signed_integer(), number=number, pos=at)
    name = p.col_id()
    if p.take("drop"):
        return _alter_drop(p, name, at)
    if p.take("add"):
        p.need("generated")
        always = p.take("always")
        if not always:
            p.need("by", "default")
        p.need("as", "identity")
        options: tuple[tuple[str, object], ...] = ()
        if p.take("("):
            options = sequence_options(p, need_one=True)
            p.need(")")
        return AlterTableAction(
            "add identity", name, constraint=Constraint("identity", always=always, options=options, pos=at), pos=at
        )
    if p.kinds[p.i] == "restart" or (p.kinds[p.i] == "set" and p.peek() in _IDENTITY_AHEAD):
        return AlterTableAction("set identity", name, options=_identity_options(p), pos=at)
    if p.take("type"):
        return _type(p, name, at)
    if p.take("reset"):
        return AlterTableAction("reset options", name, options=definition(p), pos=at)
    if p.kinds[p.i] == "options":
        return AlterTableAction("column options", name, value=altered_options(p), pos=at)
    p.need("set")
    return _alter_set(p, name, at)


_IDENTITY_AHEAD = frozenset(
    "generated as cache cycle no increment maxvalue minvalue owned sequence start restart logged".split()
)


def _identity_options(p: Parser) -> tuple[tuple[str, object], ...]:
    options: list[tuple[str, object]] = []
    while p.kinds[p.i] in ("set", "restart"):
        if p.kinds[p.i] == "restart":
            options.append(sequence_option(p))
            continue
        p.i += 1
        if p.take("generated"):
            always = p.take("always")
            if not always:
                p.need("by", "default")
            options.append(("always", always))
        else:
            options.append(sequence_option(p))
    return tuple(options)


def _alter_drop(p: Parser, name: str, at: int) -> AlterTableAction:
    if p.take("default"):
        return AlterTableAction("drop default", name, pos=at)
    if p.take("not"):
        p.need("null")
        return AlterTableAction("drop not null", name, pos=at)
    what = p.one_of(("identity", "expression")) or p.fail()
    return AlterTableAction(f"drop {what}", name, if_exists=p.take_all("if", "exists"), pos=at)


def _alter_set(p: Parser, name: str, at: int) -> AlterTableAction:
    if p.take("default"):
        return AlterTableAction("set default", name, expr=p.expr(), pos=at)
    if p.take("not"):
        p.need("null")
        return AlterTableAction("set not null", name, pos=at)
    if p.take("data"):
        p.need("type")
        return _type(p, name, at)
    if p.take("statistics"):
        return AlterTableAction("set statistics", name, value=p.signed_integer(), pos=at)
    if p.take("storage"):
        return AlterTableAction("set storage", name, value=p.col_id(), pos=at)
    if p.take("compression"):
        value = "default" if p.take("default") else p.col_id()
        return AlterTableAction("set compression", name, value=value, pos=at)
    return AlterTableAction("set options", name, options=definition(p), pos=at)


def _type(p: Parser, name: str, at: int) -> AlterTableAction:
    type_name = p.type_name()
    place = p.position()
    collation = p.any_name() if p.take("collate") else None
    using = p.expr() if p.take("using") else None
    column = ColumnDef(name, type_name, (), collation, at, place)
    return AlterTableAction("type", name, column=column, expr=using, pos=at)


def _set(p: Parser, at: int) -> AlterTableAction:
    word = p.one_of(("logged", "unlogged"))
    if word is not None:
        return AlterTableAction(f"set {word}", pos=at)
    if p.take("without"):
        word = p.one_of(("cluster", "oids")) or p.fail()
        return AlterTableAction(f"set without {word}", pos=at)
    if p.take("tablespace"):
        return AlterTableAction("set tablespace", value=p.col_id(), pos=at)
    if p.take("access"):
        p.need("method")
        return AlterTableAction("set access method", value=p.col_id(), pos=at)
    return AlterTableAction("set options", options=definition(p), pos=at)


def _reset(p: Parser, at: int) -> AlterTableAction:
    return AlterTableAction("reset options", options=definition(p), pos=at)


def _validate(p: Parser, at: int) -> AlterTableAction:
    p.need("constraint")
    return AlterTableAction("validate constraint", p.col_id(), pos=at)


def _owner(p: Parser, at: int) -> AlterTableAction:
    p.need("to")
    return AlterTableAction("owner", value=role_name(p), pos=at)


def _cluster(p: Parser, at: int) -> AlterTableAction:
    p.need("on")
    return AlterTableAction("cluster", p.col_id(), pos=at)


def _toggle(p: Parser, at: int) -> AlterTableAction:
    word = p.kinds[p.i - 1]
    if p.take("row"):
        p.need("level", "security")
        return AlterTableAction("row security", value=word, pos=at)
    mode = p.one_of(("always", "replica")) if word == "enable" else None
    what = p.one_of(("trigger", "rule")) or p.fail()
    which = p.one_of(("all", "user")) if mode is None and what == "trigger" else None
    if which is not None:
        return AlterTableAction(f"{word} {what}", value=which, pos=at)
    return AlterTableAction(f"{word} {what}", p.col_id(), value=mode, pos=at)


def _force(p: Parser, at: int) -> AlterTableAction:
    word = p.kinds[p.i - 1]
    if word == "no" and p.take("inherit"):
        return AlterTableAction("no inherit", value=p.qualified_name(), pos=at)
    if word == "no":
        p.need("force")
    p.need("row", "level", "security")
    return AlterTableAction("row security", value="force" if word == "force" else "no force", pos=at)


def _inherit(p: Parser, at: int) -> AlterTableAction:
    return AlterTableAction("inherit", value=p.qualified_name(), pos=at)


def _replica(p: Parser, at: int) -> AlterTableAction:
    p.need("identity")
    if p.take("using"):
        p.need("index")
        return AlterTableAction("replica identity", p.col_id(), value="index", pos=at)
    word = p.one_of(("nothing", "full", "default")) or p.fail()
    return AlterTableAction("replica identity", value=word, pos=at)


def _options(p: Parser, at: int) -> AlterTableAction:
    p.i -= 1
    return AlterTableAction("foreign options", value=altered_options(p), pos=at)


def _of(p: Parser, at: int) -> AlterTableAction:
    if p.kinds[p.i - 1] == "not":
        p.need("of")
        return AlterTableAction("not of", pos=at)
    return AlterTableAction("of", value=p.any_name(), pos=at)


_ACTIONS: dict[str, Callable[[Parser, int], AlterTableAction]] = {
    "add": _add,
    "drop": _drop,
    "alter": _alter,
    "set": _set,
    "reset": _reset,
    "validate": _validate,
    "owner": _owner,
    "cluster": _cluster,
    "enable": _toggle,
    "disable": _toggle,
    "force": _force,
    "no": _force,
    "inherit": _inherit,
    "replica": _replica,
    "of": _of,
    "options": _options,
    "not": _of,
}
__all__ = ["UnsupportedStmt", "alter"]
