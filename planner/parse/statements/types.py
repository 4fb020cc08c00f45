"""CREATE and ALTER of types and domains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.aggregates import items
from aurorapy.planner.parse.statements.definitions import definition_value
from aurorapy.planner.parse.statements.drop import cascade, role_name
from aurorapy.planner.parse.tree import (
    AlterBaseStmt,
    AlterCompositeStmt,
    AlterDomainStmt,
    AlterEnumStmt,
    AlterTableAction,
    ColumnDef,
    CreateBaseStmt,
    CreateCompositeStmt,
    CreateDomainStmt,
    CreateEnumStmt,
    CreateRangeStmt,
    Name,
    OwnerStmt,
    RenameStmt,
    SetSchemaStmt,
    Statement,
    TypeName,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_ACTIONS = ("add", "drop", "alter")


def create_type(p: Parser, at: int) -> Statement:
    """Behind CREATE TYPE."""
    name = p.any_name()
    kind = p.kinds[p.i]
    if kind in ("EOF", ";", "("):
        return CreateBaseStmt(name, items(p) if kind == "(" else None, at)
    p.need("as")
    if p.take("enum"):
        p.need("(")
        labels = p.csv(p.string) if p.kinds[p.i] != ")" else ()
        p.need(")")
        return CreateEnumStmt(name, labels, at)
    if p.take("range"):
        p.need("(")
        options = p.csv(lambda: _range_option(p))
        p.need(")")
        return CreateRangeStmt(name, options, at)
    p.need("(")
    columns = p.csv(lambda: _attribute(p)) if p.kinds[p.i] != ")" else ()
    p.need(")")
    return CreateCompositeStmt(name, columns, at)


def _range_option(p: Parser) -> tuple[str, TypeName | None, int]:
    """One of a range type's definitions: attribute = type, operator class, collation or function."""
    at = p.position()
    name = p.col_label()
    p.need("=")
    if p.kinds[p.i] in ("SCONST", "ICONST", "FCONST", "+", "-"):
        value = definition_value(p)
        return name, TypeName((value,)) if isinstance(value, str) else None, at
    return name, p.type_name(), at


def _attribute(p: Parser) -> ColumnDef:
    """TableFuncElement: a name, a type, a collation."""
    at = p.position()
    name = p.col_id()
    kind = p.type_name()
    place = p.position()
    return ColumnDef(name, kind, (), p.any_name() if p.take("collate") else None, at, place)


def create_domain(p: Parser, at: int) -> Statement:
    """Behind CREATE DOMAIN."""
    name = p.any_name()
    p.take("as")
    kind = p.type_name()
    rules, collation, collated = p.column_marks(name[-1])
    return CreateDomainStmt(name, kind, rules, collation, at, collated)


def alter_type(p: Parser, at: int) -> Statement:
    """Behind ALTER TYPE."""
    name = p.any_name()
    kind = p.kinds[p.i]
    if kind in ("owner", "set") or (kind == "rename" and p.peek() == "to"):
        return _common(p, "type", name, at)
    if kind == "rename":
        p.i += 1
        return _rename_part(p, name, at)
    if kind == "add" and p.peek() == "value":
        p.i += 2
        return _add_value(p, name, at)
    if kind not in _ACTIONS:
        p.fail()
    return AlterCompositeStmt(name, p.csv(lambda: _action(p)), at)


def _common(p: Parser, what: str, name: Name, at: int) -> Statement:
    """What types and domains share: OWNER TO, SET SCHEMA, RENAME TO."""
    if p.take("owner"):
        p.need("to")
        return OwnerStmt(what, name, role_name(p), at)
    if p.take("rename"):
        p.need("to")
        return RenameStmt(what, name, p.col_id(), pos=at)
    p.need("set")
    if p.kinds[p.i] == "(" and what == "type":
        return AlterBaseStmt(name, items(p, valued=True), at)
    p.need("schema")
    return SetSchemaStmt(what, name, p.col_id(), pos=at)


def _rename_part(p: Parser, name: Name, at: int) -> Statement:
    if p.take("value"):
        old = p.string()
        p.need("to")
        return AlterEnumStmt(name, old, p.string(), pos=at)
    p.need("attribute")
    old = p.col_id()
    p.need("to")
    new = p.col_id()
    return RenameStmt("attribute", name, new, old, pos=at, cascade=cascade(p))


def _add_value(p: Parser, name: Name, at: int) -> Statement:
    exists = p.if_not_exists()
    value = p.string()
    side = p.one_of(("before", "after"))
    return AlterEnumStmt(name, value, None, p.string() if side else None, side == "before", exists, at)


def _action(p: Parser) -> AlterTableAction:
    """ADD, DROP or ALTER ATTRIBUTE. CASCADE concerns typed tables, which there are none of."""
    at = p.position()
    word = p.one_of(_ACTIONS) or p.fail()
    p.need("attribute")
    if word == "add":
        column = _attribute(p)
        return AlterTableAction("add column", column.name, column=column, cascade=cascade(p), pos=at)
    if word == "drop":
        exists = p.take_all("if", "exists")
        name = p.col_id()
        return AlterTableAction("drop column", name, cascade=cascade(p), if_exists=exists, pos=at)
    name = p.col_id()
    if p.take("set"):
        p.need("data")
    p.need("type")
    kind = p.type_name()
    place = p.position()
    collation = p.any_name() if p.take("collate") else None
    return AlterTableAction("type", name, column=ColumnDef(name, kind, (), collation, at, place), cascade=cascade(p), pos=at)


def alter_domain(p: Parser, at: int) -> Statement:
    """Behind ALTER DOMAIN."""
    name = p.any_name()
    kind, ahead = p.kinds[p.i], p.peek()
    if kind == "owner" or (kind, ahead) in (("set", "schema"), ("rename", "to")):
        return _common(p, "domain", name, at)
    if p.take_all("rename", "constraint"):
        old = p.col_id()
        p.need("to")
        return RenameStmt("domain constraint", name, p.col_id(), old, pos=at)
    if p.take("set"):
        if p.take("default"):
            return AlterDomainStmt(name, "set default", p.expr(), pos=at)
        p.need("not", "null")
        return AlterDomainStmt(name, "set not null", pos=at)
    if p.take("drop"):
        return _alter_domain_drop(p, name, at)
    if p.take("add"):
        return AlterDomainStmt(name, "add constraint", constraint=p.table_constraint(), pos=at)
    p.need("validate", "constraint")
    return AlterDomainStmt(name, "validate constraint", sub=p.col_id(), pos=at)


def _alter_domain_drop(p: Parser, name: Name, at: int) -> Statement:
    if p.take("default"):
        return AlterDomainStmt(name, "drop default", pos=at)
    if p.take("not"):
        p.need("null")
        return AlterDomainStmt(name, "drop not null", pos=at)
    p.need("constraint")
    exists = p.take_all("if", "exists")
    sub = p.col_id()
    return AlterDomainStmt(name, "drop constraint", sub=sub, cascade=cascade(p), if_exists=exists, pos=at)
