"""CREATE, ALTER and DROP of foreign-data wrappers, servers, user mappings and foreign tables; IMPORT FOREIGN SCHEMA; OPTIONS (..).

Source: PostgreSQL 15 manual, the pages of these statements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.drop import moved_to, role_name
from aurorapy.planner.parse.statements.partitions import bound_spec, typed_elements
from aurorapy.planner.parse.tree import (
    AlterServerStmt,
    BoundSpec,
    ColumnDef,
    Constraint,
    CreateForeignTableStmt,
    CreateServerStmt,
    CreateTableStmt,
    ImportSchemaStmt,
    Name,
    Option,
    RangeTable,
    Statement,
    TableLike,
    UserMappingStmt,
    WrapperStmt,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def generic_options(p: Parser) -> tuple[Option, ...]:
    """OPTIONS (name 'value', ..), which may be missing."""
    return p.wrapped(lambda: _option(p, "")) if p.take("options") else ()


def _option(p: Parser, action: str) -> Option:
    at = p.position()
    name = p.col_label()
    return Option(action, name, None if action == "drop" else p.string(), at)


def altered_options(p: Parser) -> tuple[Option, ...]:
    """OPTIONS ([ADD | SET | DROP] name ['value'], ..)"""
    p.need("options")
    return p.wrapped(lambda: _altered(p))


def _altered(p: Parser) -> Option:
    action = p.kinds[p.i]
    if action in ("add", "set", "drop") and p.peek() != "SCONST":
        p.i += 1
        return _option(p, action)
    return _option(p, "")


# --- wrappers and servers -------------------------------------------------------------------------


def _functions(p: Parser) -> tuple[tuple[str, Name | None, int | None], ...]:
    out: list[tuple[str, Name | None, int | None]] = []
    while p.kinds[p.i] in ("handler", "validator") or (p.kinds[p.i] == "no" and p.peek() in ("handler", "validator")):
        at = p.position()
        none = p.take("no")
        kind = p.one_of(("handler", "validator")) or p.fail()
        out.append((kind, None if none else p.any_name(), at))
    return tuple(out)


def create_wrapper(p: Parser, at: int) -> WrapperStmt:
    """Behind CREATE FOREIGN DATA WRAPPER."""
    name = p.col_id()
    return WrapperStmt(False, name, _functions(p), generic_options(p), at)


def alter_wrapper(p: Parser, at: int) -> Statement:
    """Behind ALTER FOREIGN DATA WRAPPER."""
    name = p.col_id()
    moved = moved_to(p, "foreign data wrapper", name, at)
    if moved is not None:
        return moved
    functions = _functions(p)
    options = altered_options(p) if not functions or p.kinds[p.i] == "options" else ()
    return WrapperStmt(True, name, functions, options, at)


def create_server(p: Parser, at: int) -> CreateServerStmt:
    """Behind CREATE SERVER."""
    exists = p.if_not_exists()
    name = p.col_id()
    kind = p.string() if p.take("type") else None
    version = _version(p) if p.take("version") else None
    p.need("foreign", "data", "wrapper")
    return CreateServerStmt(name, p.col_id(), kind, version, generic_options(p), exists, at)


def _version(p: Parser) -> str | None:
    return None if p.take("null") else p.string()


def alter_server(p: Parser, at: int) -> Statement:
    """Behind ALTER SERVER."""
    name = p.col_id()
    moved = moved_to(p, "server", name, at)
    if moved is not None:
        return moved
    has_version = p.take("version")
    version = _version(p) if has_version else None
    options = altered_options(p) if not has_version or p.kinds[p.i] == "options" else ()
    return AlterServerStmt(name, has_version, version, options, at)


# --- user mappings --------------------------------------------------------------------------------


def user_mapping(p: Parser, action: str, at: int) -> UserMappingStmt:
    """Behind CREATE, ALTER or DROP USER MAPPING."""
    exists = p.if_not_exists() if action == "create" else action == "drop" and p.take_all("if", "exists")
    p.need("for")
    user = "current_user" if p.take("user") else role_name(p)
    p.need("server")
    server = p.col_id()
    options = generic_options(p) if action == "create" else altered_options(p) if action == "alter" else ()
    return UserMappingStmt(action, user, server, options, exists, at)


# --- foreign tables -------------------------------------------------------------------------------


def _relation(p: Parser) -> RangeTable:
    at = p.position()
    return RangeTable(p.qualified_name(), pos=at)


def create_foreign_table(p: Parser, at: int) -> CreateForeignTableStmt:
    """Behind CREATE FOREIGN TABLE."""
    exists = p.if_not_exists()
    table = _relation(p)
    parent: RangeTable | None = None
    bound: BoundSpec | None = None
    inherits: tuple[RangeTable, ...] = ()
    if p.take("partition"):
        p.need("of")
        parent = _relation(p)
        elements: tuple[ColumnDef | Constraint | TableLike, ...] = typed_elements(p)
        bound = bound_spec(p)
    else:
        schema = p.ask(lambda grammar: grammar._parse_schema())
        elements = tuple([p.reader.table_element(x) for x in schema.args["expressions"]])
        inherits = p.wrapped(lambda: _relation(p)) if p.take("inherits") else ()
    p.need("server")
    server = p.col_id()
    made = CreateTableStmt(table, elements, if_not_exists=exists, inherits=inherits, partition_of=parent, bound=bound, pos=at)
    return CreateForeignTableStmt(made, server, generic_options(p), at)


def import_schema(p: Parser) -> ImportSchemaStmt:
    """IMPORT FOREIGN SCHEMA."""
    at = p.position()
    p.need("import", "foreign", "schema")
    remote = p.col_id()
    which = "all"
    tables: tuple[Name, ...] = ()
    if p.take("limit"):
        p.need("to")
        which, tables = "limit", p.wrapped(p.qualified_name)
    elif p.take("except"):
        which, tables = "except", p.wrapped(p.qualified_name)
    p.need("from", "server")
    server = p.col_id()
    p.need("into")
    schema = p.col_id()
    return ImportSchemaStmt(remote, which, tables, server, schema, generic_options(p), at)
