"""CREATE, ALTER, DROP and COMMENT of operators and casts; those of operator classes and families are handed on.

Source: PostgreSQL 15 manual, CREATE OPERATOR and CREATE CAST.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.aggregates import any_operator, items
from aurorapy.planner.parse.statements.defined import (
    alter_class_or_family,
    class_or_family,
    comment_on,
    create_class,
    create_family,
    drop_class_or_family,
)
from aurorapy.planner.parse.statements.drop import cascade, role_name
from aurorapy.planner.parse.statements.routines import routine_name
from aurorapy.planner.parse.tree import (
    AlterOperatorStmt,
    CommentCastStmt,
    CommentOperatorStmt,
    CreateCastStmt,
    CreateOperatorStmt,
    DropCastStmt,
    DropOperatorStmt,
    MoveOperatorStmt,
    OperatorName,
    Statement,
    TypeName,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def create_operator(p: Parser, at: int) -> Statement:
    """Behind CREATE OPERATOR."""
    kind = class_or_family(p)
    if kind is not None:
        return create_class(p, at) if kind == "operator class" else create_family(p, at)
    return CreateOperatorStmt(any_operator(p), items(p), at)


def operator_name(p: Parser) -> OperatorName:
    """operator_with_argtypes."""
    at = p.position()
    names = any_operator(p)
    p.need("(")
    left = _operand(p)
    if p.kinds[p.i] == ")":
        p.refuse("missing argument", p.i, hint="Use NONE to denote the missing argument of a unary operator.")
    p.need(",")
    right = _operand(p)
    if left is None and right is None:
        p.fail(p.i - 1)
    p.need(")")
    return OperatorName(names, left, right, at)


def _operand(p: Parser) -> TypeName | None:
    return None if p.take("none") else p.type_name()


def alter_operator(p: Parser, at: int) -> Statement:
    """Behind ALTER OPERATOR."""
    kind = class_or_family(p)
    if kind is not None:
        return alter_class_or_family(p, kind, at)
    name = operator_name(p)
    if p.take("owner"):
        p.need("to")
        return MoveOperatorStmt(name, "owner", role_name(p), at)
    p.need("set")
    if p.take("schema"):
        return MoveOperatorStmt(name, "schema", p.col_id(), at)
    made = items(p, valued=True)
    return AlterOperatorStmt(name, made, at)


def drop_operators(p: Parser, at: int) -> Statement:
    """Behind DROP OPERATOR."""
    kind = class_or_family(p)
    if kind is not None:
        return drop_class_or_family(p, kind, at)
    exists = p.take_all("if", "exists")
    return DropOperatorStmt(p.csv(lambda: operator_name(p)), exists, cascade(p), at)


def comment_on_operator(p: Parser, at: int) -> Statement:
    """Behind COMMENT ON OPERATOR."""
    kind = class_or_family(p)
    if kind is not None:
        return comment_on(p, kind, at)
    name = operator_name(p)
    p.need("is")
    return CommentOperatorStmt(name, None if p.take("null") else p.string(), at)


# --- casts ---


def _pair(p: Parser) -> tuple[TypeName, TypeName]:
    p.need("(")
    source = p.type_name()
    p.need("as")
    target = p.type_name()
    p.need(")")
    return source, target


def create_cast(p: Parser, at: int) -> CreateCastStmt:
    """Behind CREATE CAST."""
    source, target = _pair(p)
    function = None
    if p.take("without"):
        p.need("function")
        method = "b"
    else:
        p.need("with")
        if p.take("inout"):
            method = "i"
        else:
            p.need("function")
            method, function = "f", routine_name(p)
    context = "e"
    if p.take("as"):
        context = {"implicit": "i", "assignment": "a"}[p.one_of(("implicit", "assignment")) or p.fail()]
    return CreateCastStmt(source, target, method, function, context, at)


def drop_cast(p: Parser, at: int) -> DropCastStmt:
    """Behind DROP CAST."""
    exists = p.take_all("if", "exists")
    source, target = _pair(p)
    return DropCastStmt(source, target, exists, cascade(p), at)


def comment_on_cast(p: Parser, at: int) -> CommentCastStmt:
    """Behind COMMENT ON CAST."""
    source, target = _pair(p)
    p.need("is")
    return CommentCastStmt(source, target, None if p.take("null") else p.string(), at)
