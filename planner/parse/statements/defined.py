"""CREATE, ALTER, DROP and COMMENT of operator classes and families, access methods, collations and conversions.

Source: PostgreSQL 15 manual, the pages of these statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.aggregates import any_operator, items
from aurorapy.planner.parse.statements.drop import cascade, role_name
from aurorapy.planner.parse.statements.routines import routine_name
from aurorapy.planner.parse.tree import (
    AlterDefinedStmt,
    AlterFamilyStmt,
    ClassItem,
    CommentDefinedStmt,
    CreateAccessMethodStmt,
    CreateClassStmt,
    CreateCollationStmt,
    CreateConversionStmt,
    CreateFamilyStmt,
    DropDefinedStmt,
    Statement,
    TypeName,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def class_or_family(p: Parser) -> str | None:
    """CLASS or FAMILY behind OPERATOR, where they are no schema's name."""
    if p.peek() == ".":
        return None
    word = p.one_of(("class", "family"))
    return None if word is None else f"operator {word}"


def _using(p: Parser) -> str:
    p.need("using")
    return p.col_id()


# --- operator classes and families ---


def create_class(p: Parser, at: int) -> CreateClassStmt:
    """Behind CREATE OPERATOR CLASS."""
    name = p.any_name()
    default = p.take("default")
    p.need("for", "type")
    kind = p.type_name()
    method = _using(p)
    family = p.any_name() if p.take("family") else None
    p.need("as")
    return CreateClassStmt(name, default, kind, method, family, p.csv(lambda: _item(p)), at)


def create_family(p: Parser, at: int) -> CreateFamilyStmt:
    """Behind CREATE OPERATOR FAMILY."""
    name = p.any_name()
    return CreateFamilyStmt(name, _using(p), at)


def _item(p: Parser) -> ClassItem:
    at = p.position()
    if p.take("storage"):
        return ClassItem("storage", types=(p.type_name(),), pos=at)
    if p.take("operator"):
        number = p.integer()
        names = any_operator(p)
        types: tuple[TypeName | None, ...] = ()
        if p.kinds[p.i] == "(":
            p.i += 1
            left = _operand(p)
            if p.kinds[p.i] == ")":
                p.refuse("missing argument", p.i, hint="Use NONE to denote the missing argument of a unary operator.")
            p.need(",")
            types = (left, _operand(p))
            p.need(")")
        sorting = None
        if p.take("for"):
            if p.take("order"):
                p.need("by")
                sorting = p.any_name()
            else:
                p.need("search")
        p.take("recheck")
        return ClassItem("operator", number, names, types, sorting, pos=at)
    p.need("function")
    number = p.integer()
    associated: tuple[TypeName, ...] = p.wrapped(p.type_name) if p.kinds[p.i] == "(" else ()
    return ClassItem("function", number, types=associated, function=routine_name(p), pos=at)


def _operand(p: Parser) -> TypeName | None:
    return None if p.take("none") else p.type_name()


def _drop_item(p: Parser) -> ClassItem:
    at = p.position()
    kind = p.one_of(("operator", "function")) or p.fail()
    number = p.integer()
    return ClassItem(kind, number, types=p.wrapped(p.type_name), pos=at)


def alter_class_or_family(p: Parser, kind: str, at: int) -> Statement:
    """Behind ALTER OPERATOR CLASS or FAMILY."""
    name = p.any_name()
    method = _using(p)
    if kind == "operator family":
        if p.take("add"):
            return AlterFamilyStmt(name, method, False, p.csv(lambda: _item(p)), at)
        if p.take("drop"):
            return AlterFamilyStmt(name, method, True, p.csv(lambda: _drop_item(p)), at)
    return _change(p, kind, name, method, at)


def _change(p: Parser, kind: str, name: tuple[str, ...], method: str, at: int) -> AlterDefinedStmt:
    if p.take("rename"):
        p.need("to")
        return AlterDefinedStmt(kind, name, method, "rename", p.col_id(), at)
    if p.take("owner"):
        p.need("to")
        return AlterDefinedStmt(kind, name, method, "owner", role_name(p), at)
    p.need("set", "schema")
    return AlterDefinedStmt(kind, name, method, "schema", p.col_id(), at)


def drop_class_or_family(p: Parser, kind: str, at: int) -> DropDefinedStmt:
    """Behind DROP OPERATOR CLASS or FAMILY."""
    exists = p.take_all("if", "exists")
    name = p.any_name()
    method = _using(p)
    return DropDefinedStmt(kind, (name,), method, exists, cascade(p), at)


def comment_on(p: Parser, kind: str, at: int) -> CommentDefinedStmt:
    """Behind COMMENT ON and the words of the kind."""
    name = (p.col_id(),) if kind == "access method" else p.any_name()
    method = _using(p) if kind.startswith("operator") else ""
    p.need("is")
    return CommentDefinedStmt(kind, name, method, None if p.take("null") else p.string(), at)


# --- access methods ---


def create_access_method(p: Parser, at: int) -> CreateAccessMethodStmt:
    """Behind CREATE ACCESS METHOD."""
    name = p.col_id()
    p.need("type")
    kind = {"index": "i", "table": "t"}[p.one_of(("index", "table")) or p.fail()]
    p.need("handler")
    return CreateAccessMethodStmt(name, kind, p.any_name(), at)


# --- collations and conversions ---


def create_collation(p: Parser, at: int) -> CreateCollationStmt:
    """Behind CREATE COLLATION."""
    exists = p.if_not_exists()
    name = p.any_name()
    if p.take("from"):
        return CreateCollationStmt(name, (), p.any_name(), exists, at)
    return CreateCollationStmt(name, items(p), None, exists, at)


def create_conversion(p: Parser, default: bool, at: int) -> CreateConversionStmt:
    """Behind CREATE [DEFAULT] CONVERSION."""
    name = p.any_name()
    p.need("for")
    source = p.string()
    p.need("to")
    target = p.string()
    p.need("from")
    return CreateConversionStmt(name, default, source, target, p.any_name(), at)


def alter_named(p: Parser, kind: str, at: int) -> AlterDefinedStmt:
    """Behind ALTER COLLATION or CONVERSION."""
    name = p.any_name()
    if kind == "collation" and p.take("refresh"):
        p.need("version")
        return AlterDefinedStmt(kind, name, "", "refresh", pos=at)
    return _change(p, kind, name, "", at)


def drop_named(p: Parser, kind: str, at: int) -> DropDefinedStmt:
    """Behind DROP ACCESS METHOD, COLLATION or CONVERSION."""
    exists = p.take_all("if", "exists")
    names = p.csv(lambda: (p.col_id(),)) if kind == "access method" else p.csv(p.any_name)
    return DropDefinedStmt(kind, names, "", exists, cascade(p), at)
