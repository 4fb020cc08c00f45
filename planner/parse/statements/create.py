"""CREATE: tables, indexes, views, schemas and sequences; roles and databases are in databases.py."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from aurorapy.planner.parse.keywords import COL_ID
from aurorapy.planner.parse.statements.databases import create_database, create_role
from aurorapy.planner.parse.statements.prepared import execute
from aurorapy.planner.parse.statements.sequences import create_sequence
from aurorapy.planner.parse.statements.tables import definition, nulls_not_distinct, table_element
from aurorapy.planner.parse.statements.unsupported import unsupported
from aurorapy.planner.parse.tree import (
    ColumnDef,
    Constraint,
    CreateIndexStmt,
    CreateSchemaStmt,
    CreateTableAsStmt,
    CreateTableStmt,
    CreateViewStmt,
    Query,
    RangeTable,
    Statement,
    TableLike,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_OnCommit = Literal["preserve rows", "delete rows", "drop"]
_UNSUPPORTED: tuple[tuple[str, ...], ...] = (
    ("function",), ("procedure",), ("trigger",), ("constraint", "trigger"), ("type",), ("domain",), ("extension",),
    ("aggregate",), ("operator", "class"), ("operator", "family"), ("operator",), ("cast",), ("collation",),
    ("conversion",), ("default", "conversion"), ("event", "trigger"), ("foreign", "data", "wrapper"),
    ("foreign", "table"), ("language",), ("trusted", "language"), ("trusted", "procedural", "language"),
    ("procedural", "language"), ("policy",), ("publication",), ("rule",), ("server",),
    ("statistics",), ("subscription",), ("tablespace",), ("text", "search", "configuration"),
    ("text", "search", "dictionary"), ("text", "search", "parser"), ("text", "search", "template"),
    ("transform",), ("user", "mapping"), ("access", "method"),
)  # fmt: skip
_REPLACEABLE = frozenset(("function", "procedure", "aggregate", "trigger", "rule", "language", "transform", "trusted",
                          "procedural", "constraint"))  # fmt: skip
_SCHEMA_ELEMENTS = frozenset(("table", "index", "unique", "sequence", "view", "temp", "temporary", "unlogged", "or"))


def create(p: Parser) -> Statement:
    at = p.position()
    p.need("create")
    kind = p.kinds[p.i]
    if kind == "or":
        p.need("or", "replace")
        kind = p.kinds[p.i]
        if kind not in _REPLACEABLE and kind not in ("view", "temp", "temporary", "local", "global", "recursive"):
            p.fail()
        if kind not in _REPLACEABLE:
            temporary = _temporary(p)
            return _view(p, at, temporary=temporary, replace=True)
    elif kind in ("table", "unlogged", "temp", "temporary", "local", "global"):
        return _persistent(p, at)
    elif kind == "view" or kind == "recursive":
        return _view(p, at, temporary=False, replace=False)
    elif kind == "index" or kind == "unique":
        return _index(p, at)
    elif kind == "materialized":
        return _materialized_view(p, at)
    elif kind == "sequence":
        return create_sequence(p, temporary=False, at=at)
    elif kind == "schema":
        return _schema(p, at)
    elif kind == "database":
        return create_database(p, at)
    elif kind in ("role", "group") or (kind == "user" and p.peek() != "mapping"):
        return create_role(p, at)
    for words in _UNSUPPORTED:
        if p.take_all(*words):
            return unsupported(p, "CREATE " + " ".join(words).upper(), at)
    p.fail_after(_UNSUPPORTED)


def _temporary(p: Parser) -> bool:
    if p.kinds[p.i] in ("local", "global"):
        p.i += 1
        if p.kinds[p.i] not in ("temp", "temporary"):
            p.fail()
    return p.one_of(("temp", "temporary")) is not None


def _persistent(p: Parser, at: int) -> Statement:
    temporary = _temporary(p)
    if not temporary and p.take("unlogged"):
        if p.kinds[p.i] == "sequence":
            return create_sequence(p, temporary=False, at=at)
        if p.kinds[p.i] == "materialized":
            return _materialized_view(p, at)
        return _table(p, at, temporary=False, unlogged=True)
    if temporary:
        if p.kinds[p.i] == "sequence":
            return create_sequence(p, temporary=True, at=at)
        if p.kinds[p.i] in ("view", "recursive"):
            return _view(p, at, temporary=True, replace=False)
    return _table(p, at, temporary=temporary, unlogged=False)


# --- CREATE TABLE ---


def _table(p: Parser, at: int, *, temporary: bool, unlogged: bool) -> Statement:
    p.need("table")
    exists = p.take_all("if", "not", "exists")
    table_at = p.position()
    table = RangeTable(p.qualified_name(), pos=table_at)
    elements: tuple[ColumnDef | Constraint | TableLike, ...] = ()
    if p.kinds[p.i] == "of":
        p.unsupported("CREATE TABLE OF")
    if p.kinds[p.i] == "partition":
        p.need("partition", "of")
        return unsupported(p, "CREATE TABLE PARTITION OF", at)
    columns: tuple[str, ...] | None = () if p.kinds[p.i] != "(" else None
    if columns is None and p.peek() in COL_ID and p.peek(2) in (",", ")"):
        columns = p.name_list()  # only CREATE TABLE AS has names without types
    if columns is None:
        p.need("(")
        if p.kinds[p.i] != ")":
            elements = p.csv(lambda: table_element(p))
        p.need(")")
    inherits: tuple[RangeTable, ...] = ()
    partition_by: str | None = None
    if columns is None and p.take("inherits"):
        inherits = p.wrapped(lambda: _range(p))
    if columns is None and p.kinds[p.i] == "partition":
        partition_by = _partition_by(p)
    if p.take("using"):
        p.col_id()
    options = _storage(p)
    on_commit = _on_commit(p)
    tablespace = p.col_id() if p.take("tablespace") else None
    if columns is not None:
        p.need("as")
        return _table_as(p, at, table, columns, temporary, unlogged, exists, on_commit)
    return CreateTableStmt(
        table,
        elements,
        temporary,
        unlogged,
        exists,
        inherits,
        partition_by,
        options,
        on_commit,
        tablespace,
        at,
    )


def _range(p: Parser) -> RangeTable:
    at = p.position()
    return RangeTable(p.qualified_name(), pos=at)


def _partition_by(p: Parser) -> str:
    start = p.i
    p.need("partition", "by")
    p.col_id()
    from aurorapy.planner.parse.statements.drop import skip_parens

    if p.kinds[p.i] != "(":
        p.fail()
    skip_parens(p)
    return p.text_between(start + 2, p.i)


def _storage(p: Parser) -> tuple[tuple[str, object], ...]:
    if p.take("with"):
        return definition(p)
    if p.take("without"):
        p.need("oids")
    return ()


def _on_commit(p: Parser) -> _OnCommit | None:
    if not p.take("on"):
        return None
    p.need("commit")
    if p.take("drop"):
        return "drop"
    word = p.one_of(("delete", "preserve")) or p.fail()
    p.need("rows")
    return "delete rows" if word == "delete" else "preserve rows"


def _table_as(
    p: Parser,
    at: int,
    table: RangeTable,
    columns: tuple[str, ...],
    temporary: bool,
    unlogged: bool,
    exists: bool,
    on_commit: _OnCommit | None,
) -> CreateTableAsStmt:
    query: Statement = execute(p) if p.kinds[p.i] == "execute" else p.query()
    return CreateTableAsStmt(
        table,
        columns,
        query,
        temporary,
        unlogged,
        exists,
        _with_data(p),
        on_commit,
        pos=at,
    )


def _with_data(p: Parser) -> bool:
    if not p.take("with"):
        return True
    with_data = not p.take("no")
    p.need("data")
    return with_data


def _materialized_view(p: Parser, at: int) -> CreateTableAsStmt:
    p.need("materialized", "view")
    exists = p.take_all("if", "not", "exists")
    view = _range(p)
    columns = p.name_list() if p.kinds[p.i] == "(" else ()
    if p.take("using"):
        p.col_id()
    _storage(p)
    if p.take("tablespace"):
        p.col_id()
    p.need("as")
    query = p.query()
    return CreateTableAsStmt(
        view, columns, query, if_not_exists=exists, with_data=_with_data(p), materialized_view=True, pos=at
    )


# --- CREATE INDEX, VIEW, SCHEMA ---


def _index(p: Parser, at: int) -> CreateIndexStmt:
    unique = p.take("unique")
    p.need("index")
    concurrently = p.take("concurrently")
    exists = p.take_all("if", "not", "exists")
    name = p.col_id() if exists or p.kinds[p.i] != "on" else None
    p.need("on")
    table = p.relation()
    method = p.col_id() if p.take("using") else "btree"
    elements = p.wrapped(p.index_element)
    include: tuple[str, ...] = p.name_list() if p.take("include") else ()
    distinct = nulls_not_distinct(p)
    options: tuple[tuple[str, object], ...] = ()
    if p.take("with"):
        options = definition(p)
    if p.take("tablespace"):
        p.col_id()
    where, text = None, None
    if p.take("where"):
        start = p.i
        where = p.expr()
        text = p.text_between(start, p.i)
    return CreateIndexStmt(
        name, table, method, elements, unique, include, where, text, concurrently, exists, distinct, options, at
    )


def _view(p: Parser, at: int, *, temporary: bool, replace: bool) -> CreateViewStmt:
    recursive = p.take("recursive")
    p.need("view")
    view = _range(p)
    if recursive and p.kinds[p.i] != "(":
        p.fail()
    columns: tuple[str, ...] = p.name_list() if p.kinds[p.i] == "(" else ()
    options: tuple[tuple[str, object], ...] = ()
    if p.take("with"):
        options = definition(p)
    p.need("as")
    start = p.i
    query: Query = p.query()
    text = p.text_between(start, p.i)
    check: Literal["local", "cascaded"] | None = None
    check_at = p.i
    if p.take("with"):
        check = "local" if p.one_of(("local", "cascaded")) == "local" else "cascaded"
        p.need("check", "option")
        if recursive:
            p.unsupported("WITH CHECK OPTION on recursive views", check_at)
    return CreateViewStmt(
        view,
        columns,
        query,
        text,
        replace,
        temporary,
        recursive,
        check,
        options,
        at,
    )


def _schema(p: Parser, at: int) -> CreateSchemaStmt:
    from aurorapy.planner.parse.statements.drop import role_name

    p.need("schema")
    exists = p.take_all("if", "not", "exists")
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
        p.unsupported("CREATE SCHEMA IF NOT EXISTS with schema elements", start)
    return CreateSchemaStmt(name, exists, authorization, tuple(elements), at)
