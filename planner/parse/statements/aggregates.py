"""CREATE, ALTER, DROP and COMMENT of aggregates, and the definitions `(name = value, ..)` that aggregates and operators are made of.

Source: PostgreSQL 15 manual, CREATE AGGREGATE; DefineStmt, aggr_args and def_arg of its grammar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aurorapy.errors import FeatureNotSupported
from aurorapy.planner.parse.keywords import RESERVED
from aurorapy.planner.parse.statements.drop import cascade, role_name
from aurorapy.planner.parse.statements.routines import argument
from aurorapy.planner.parse.tree import (
    CommentRoutineStmt,
    CreateAggregateStmt,
    DefinitionItem,
    DefinitionValue,
    DropRoutineStmt,
    MoveRoutineStmt,
    Name,
    RoutineArg,
    RoutineName,
    Statement,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

SYMBOLS = frozenset(("+", "-", "*", "/", "%", "^", "<", ">", "=", "<=", ">=", "<>", "OP"))


def any_operator(p: Parser) -> Name:
    """An operator, perhaps with its schema."""
    names: list[str] = []
    while p.kinds[p.i] not in SYMBOLS:
        names.append(p.col_id())
        p.need(".")
    p.i += 1
    return (*names, cast(str, p.values[p.i - 1]))


def items(p: Parser, *, valued: bool = False) -> tuple[DefinitionItem, ...]:
    """definition: `(name = value, ..)`; `valued`: each must have a value."""
    return p.wrapped(lambda: _item(p, valued))


def _item(p: Parser, valued: bool) -> DefinitionItem:
    at = p.position()
    name = p.col_label()
    if valued and p.kinds[p.i] != "=":
        p.fail()
    return DefinitionItem(name, value(p) if p.take("=") else None, at)


def value(p: Parser) -> DefinitionValue:
    """def_arg."""
    kind = p.kinds[p.i]
    if kind == "SCONST":
        text = p.string()
        return DefinitionValue("string", text)
    if kind in ("+", "-") and p.peek() in ("ICONST", "FCONST"):
        p.i += 1
        p.no_slot()
        p.i += 1
        return DefinitionValue("number", ("-" if kind == "-" else "") + str(p.values[p.i - 1]))
    if kind in ("ICONST", "FCONST"):
        p.no_slot()
        p.i += 1
        return DefinitionValue("number", str(p.values[p.i - 1]))
    if kind == "operator" and p.peek() == "(":
        p.i += 1
        names = p.wrapped(lambda: any_operator(p))[0]
        return DefinitionValue("operator", ".".join(names), names=names)
    if kind in SYMBOLS:
        names = any_operator(p)
        return DefinitionValue("operator", names[0], names=names)
    if kind in RESERVED or kind == "none":
        p.i += 1
        return DefinitionValue("word", str(p.values[p.i - 1]))
    setof = p.take("setof")
    first = p.i
    made = p.type_name()
    text = p.text_between(first, p.i) if made.typmods or made.dims else ".".join(made.names[1:] if made.names[0] == "pg_catalog" else made.names)
    if setof:
        from dataclasses import replace

        made = replace(made, setof=True)
    return DefinitionValue("type", text, made)


# --- aggregates ---


def create_aggregate(p: Parser, replace: bool, at: int) -> CreateAggregateStmt:
    """Behind CREATE [OR REPLACE] AGGREGATE."""
    name = _name(p)
    if p.kinds[p.i] == "(" and p.peek() == "IDENT" and p.peek(2) == "=":
        return CreateAggregateStmt(name, None, -1, p.wrapped(lambda: _old_item(p)), replace, at)
    args, direct = _args(p)
    return CreateAggregateStmt(name, args, direct, items(p), replace, at)


def _name(p: Parser) -> Name:
    return p.any_name() if p.peek() == "." else (p.type_function_name(),)


def _old_item(p: Parser) -> DefinitionItem:
    at = p.position()
    if p.kinds[p.i] != "IDENT":
        p.fail()
    name = p.col_id()
    p.need("=")
    return DefinitionItem(name, value(p), at)


def _args(p: Parser) -> tuple[tuple[RoutineArg, ...], int]:
    """aggr_args: the arguments, direct ones first, and the number of these, -1 where there is no ORDER BY."""
    p.need("(")
    if p.take("*"):
        p.need(")")
        return (), -1
    direct: tuple[RoutineArg, ...] = ()
    if p.kinds[p.i] != "order":
        direct = p.csv(lambda: _arg(p))
    if not p.take("order"):
        p.need(")")
        return direct, -1
    p.need("by")
    ordered = p.csv(lambda: _arg(p))
    p.need(")")
    if direct and direct[-1].mode == "variadic":
        one = ordered[0]
        if len(ordered) != 1 or one.mode != "variadic" or one.type.type is None or direct[-1].type.type is None or (
                one.type.type.names, one.type.type.dims) != (direct[-1].type.type.names, direct[-1].type.type.dims):
            raise FeatureNotSupported("an ordered-set aggregate with a VARIADIC direct argument must have one VARIADIC aggregated argument of the same data type",
                                      position=one.type.pos)
        return direct, len(direct)
    return (*direct, *ordered), len(direct)


def _arg(p: Parser) -> RoutineArg:
    at = p.position()
    made = argument(p)
    if made.mode not in ("in", "variadic"):
        raise FeatureNotSupported("aggregates cannot have output arguments", position=at)
    return made


def aggregate_name(p: Parser) -> RoutineName:
    """aggregate_with_argtypes."""
    at = p.position()
    return RoutineName(_name(p), _args(p)[0], at)


def alter_aggregate(p: Parser, at: int) -> Statement:
    """Behind ALTER AGGREGATE."""
    name = aggregate_name(p)
    if p.take("rename"):
        p.need("to")
        return MoveRoutineStmt("aggregate", name, "rename", p.col_id(), at)
    if p.take("owner"):
        p.need("to")
        return MoveRoutineStmt("aggregate", name, "owner", role_name(p), at)
    p.need("set", "schema")
    return MoveRoutineStmt("aggregate", name, "schema", p.col_id(), at)


def drop_aggregates(p: Parser, exists: bool, at: int) -> DropRoutineStmt:
    """Behind DROP AGGREGATE [IF EXISTS]."""
    return DropRoutineStmt("aggregate", p.csv(lambda: aggregate_name(p)), exists, cascade(p), at)


def comment_on_aggregate(p: Parser, at: int) -> CommentRoutineStmt:
    """Behind COMMENT ON AGGREGATE."""
    name = aggregate_name(p)
    p.need("is")
    return CommentRoutineStmt("aggregate", name, None if p.take("null") else p.string(), at)
