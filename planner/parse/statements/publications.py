"""CREATE and ALTER of publications and subscriptions.

Source: PostgreSQL 15 manual, the pages of these statements; pub_obj_list and preprocess_pubobj_list of its grammar.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from aurorapy import errors
from aurorapy.planner.parse.statements.aggregates import items
from aurorapy.planner.parse.statements.drop import moved_to
from aurorapy.planner.parse.tree import (
    AlterPublicationStmt,
    AlterSubscriptionStmt,
    CreatePublicationStmt,
    CreateSubscriptionStmt,
    Expr,
    PublicationObject,
    Statement,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def _with(p: Parser) -> tuple[Any, ...]:
    return items(p) if p.take("with") else ()


# --- publications ---------------------------------------------------------------------------------


def create_publication(p: Parser, at: int) -> CreatePublicationStmt:
    """Behind CREATE PUBLICATION."""
    name = p.col_id()
    objects: tuple[PublicationObject, ...] = ()
    everything = False
    if p.take("for"):
        everything = p.take_all("all", "tables")
        if not everything:
            objects = _objects(p)
    return CreatePublicationStmt(name, everything, objects, _with(p), at)


def alter_publication(p: Parser, at: int) -> Statement:
    """Behind ALTER PUBLICATION."""
    name = p.col_id()
    moved = moved_to(p, "publication", name, at)
    if moved is not None:
        return moved
    action = p.one_of(("add", "set", "drop")) or p.fail()
    if action == "set" and p.kinds[p.i] == "(":
        return AlterPublicationStmt(name, "options", options=items(p), pos=at)
    return AlterPublicationStmt(name, action, _objects(p), pos=at)


def _objects(p: Parser) -> tuple[PublicationObject, ...]:
    """A list in which what has no TABLE or TABLES IN SCHEMA before it goes on with what the one before it was."""
    given = p.csv(lambda: _object(p))
    if given[0].kind == "more":
        raise errors.SyntaxError_("invalid publication object list", position=given[0].pos,
                                  detail="One of TABLE or TABLES IN SCHEMA must be specified before a standalone table or schema name.")
    out: list[PublicationObject] = []
    for o in given:
        if o.kind == "more":
            o = _more_tables(o) if out[-1].kind == "table" else _more_schemas(o)
        out.append(o)
    return tuple(out)


def _more_tables(o: PublicationObject) -> PublicationObject:
    if o.table is None:
        raise errors.SyntaxError_("invalid table name", position=o.pos)
    return replace(o, kind="table")


def _more_schemas(o: PublicationObject) -> PublicationObject:
    if o.table is None:
        return PublicationObject("schema", pos=o.pos)
    if o.where is not None:
        raise errors.SyntaxError_("WHERE clause not allowed for schema", position=o.pos)
    if o.columns is not None:
        raise errors.SyntaxError_("column specification not allowed for schema", position=o.pos)
    if len(o.table.name) > 1 or o.table.only:
        raise errors.SyntaxError_("invalid schema name", position=o.pos)
    return PublicationObject("schema", name=o.table.name[0], pos=o.pos)


def _object(p: Parser) -> PublicationObject:
    at = p.position()
    if p.kinds[p.i] == "tables" and p.peek() == "in":
        p.need("tables", "in", "schema")
        at = p.position()
        return PublicationObject("schema", name=None if p.take("current_schema") else p.col_id(), pos=at)
    if p.take("current_schema"):
        return PublicationObject("more", pos=at)
    kind = "table" if p.take("table") else "more"
    table = p.relation()
    columns = p.name_list() if p.kinds[p.i] == "(" else None
    where: Expr | None = None
    if p.take("where"):
        p.need("(")
        where = p.expr()
        p.need(")")
    return PublicationObject(kind, table, columns, where, pos=at)


# --- subscriptions --------------------------------------------------------------------------------


def create_subscription(p: Parser, at: int) -> CreateSubscriptionStmt:
    """Behind CREATE SUBSCRIPTION."""
    name = p.col_id()
    p.need("connection")
    conninfo = p.string()
    p.need("publication")
    publications = p.csv(p.col_id)
    return CreateSubscriptionStmt(name, conninfo, publications, _with(p), at)


def alter_subscription(p: Parser, at: int) -> Statement:
    """Behind ALTER SUBSCRIPTION."""
    name = p.col_id()
    moved = moved_to(p, "subscription", name, at)
    if moved is not None:
        return moved
    if p.take("connection"):
        return AlterSubscriptionStmt(name, "connection", p.string(), pos=at)
    if p.take("refresh"):
        p.need("publication")
        return AlterSubscriptionStmt(name, "refresh", options=_with(p), pos=at)
    word = p.one_of(("enable", "disable"))
    if word is not None:
        return AlterSubscriptionStmt(name, word, pos=at)
    if p.take("skip"):
        return AlterSubscriptionStmt(name, "skip", options=items(p), pos=at)
    action = p.one_of(("add", "drop", "set")) or p.fail()
    if action == "set" and p.kinds[p.i] == "(":
        return AlterSubscriptionStmt(name, "options", options=items(p), pos=at)
    p.need("publication")
    names = p.csv(p.col_id)
    return AlterSubscriptionStmt(name, action, publications=names, options=_with(p), pos=at)
