"""Definitions of catalog objects as SQL text: what pg_get_indexdef, pg_get_constraintdef, pg_get_expr and psql show."""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import class_of, default_class
from aurorapy.planner.bind.collations import expression_collation
from aurorapy.planner.bind.resolve import ASSIGNMENT, pathway
from aurorapy.planner.plan.deparse import Writer, is_simple, quote_name
from aurorapy.planner.plan.deparse_spellings import is_call
from aurorapy.planner.relation import Check, Column, Index, KeyConstraint, Table
from aurorapy.planner.types.domains import DomainCheck, DomainDef

from .collations import shown_collation
from .dependencies import relation_name
from .domain_checks import check_text, stored_check
from .index_options import options_text
from .members import operator_with


def expression(s: Any, table: Table, text: str, pretty: bool = False) -> str:
    """A stored expression as it reads now: relations by name."""
    return Writer(context=s.context, pretty=pretty, lines=True, row=table.name)(s.catalog_view.bind_over(table, 1, text, folding=False))


def default_expression(s: Any, table: Table, column: Column, text: str) -> str:
    """A column's default as psql shows it: an operator has parentheses for each cast that nobody wrote around it. Of two of them, the function that
    applies the length has none of its own around the function that makes the type."""
    expr = s.catalog_view.bind_over(table, 1, text, folding=False)
    shown = Writer(context=s.context, pretty=True, lines=True)(expr)
    if not isinstance(expr, bound.Func) or expr.operator is None:
        return shown
    with_length = column.typmod >= 0 and column.typmod != expr.typmod
    found = pathway(expr.type, column.type, ASSIGNMENT) if expr.type != column.type else None
    casts = (expr.type != column.type) + (with_length and (found is None or found[0] != "function"))
    return "(" * casts + shown + ")" * casts


def index_column(s: Any, table: Table, index: Index, n: int, pretty: bool) -> str:
    """Column `n` (0-based) of an index, without its ordering."""
    if n >= len(index.columns):
        return quote_name(table.columns[index.include[n - len(index.columns)] - 1].name)
    c = index.columns[n]
    if c.attnum:
        return quote_name(table.columns[c.attnum - 1].name)
    made = s.catalog_view.bind_over(table, 1, c.expression or "", folding=False)
    text = Writer(context=s.context, pretty=pretty, lines=True, row=table.name)(made)
    return text if is_call(made) else f"({text})"


def shown_method(s: Any, index: Index) -> str:
    """The name of an index's access method."""
    return quote_name(s.catalog.operations[index.access].name if index.access else index.method)


def _key_column(s: Any, table: Table, index: Index, n: int, pretty: bool) -> str:
    """A key column with its collation, operator class and order."""
    c, method = index.columns[n], s.catalog.operations[index.access].name if index.access else index.method
    text = index_column(s, table, index, n, pretty)
    own = table.columns[c.attnum - 1].collation if c.attnum or not c.collation else expression_collation(
        s.catalog_view.bind_over(table, 1, c.expression or "", folding=False), table)
    if c.collation and c.collation != own:
        text += f" COLLATE {shown_collation(s, c.collation)}"
    found = class_of(index.method, c.type, c.opclass)
    if found is not None and (c.options or found is not default_class(method, c.type)):
        hidden = found.schema != "pg_catalog" and found.schema not in s.context.search_path
        text += f" {quote_name(found.schema)}.{quote_name(found.name)}" if hidden else f" {quote_name(found.name)}"
    if c.options:
        text += f" ({options_text(c.options)})"
    if c.descending:
        text += " DESC" + ("" if c.nulls_first else " NULLS LAST")
    elif c.nulls_first:
        text += " NULLS FIRST"
    return text


def _behind_columns(s: Any, table: Table, index: Index, pretty: bool, *, constraint: bool = False) -> str:
    """What stands behind the columns of an index or of an exclusion constraint."""
    out = ""
    if index.include:
        out += f" INCLUDE ({', '.join(quote_name(table.columns[a - 1].name) for a in index.include)})"
    if index.nulls_not_distinct:
        out += " NULLS NOT DISTINCT"
    if index.options:
        out += f" WITH ({options_text(index.options)})"
    if index.predicate is not None:
        text = expression(s, table, index.predicate, pretty)
        out += f" WHERE ({text})" if constraint else f" WHERE {text}"
    return out


def index_definition(s: Any, table: Table, index: Index, pretty: bool = False) -> str:
    """CREATE INDEX ... of an index; `pretty` leaves out the schema where the search path finds the table."""
    parts = [_key_column(s, table, index, n, pretty) for n in range(len(index.columns))]
    on = relation_name(s, table) if pretty else f"{quote_name(table.schema_name)}.{quote_name(table.name)}"
    only = "ONLY " if table.kind == "p" else ""
    out = f"CREATE {'UNIQUE ' if index.unique else ''}INDEX {quote_name(index.name)} ON {only}{on} USING {shown_method(s, index)} ({', '.join(parts)})"
    return out + _behind_columns(s, table, index, pretty)


def _shown_operator(s: Any, index: Index, n: int) -> str:
    """The operator of a column of an exclusion constraint, an extension's with its schema where the search path does not find it."""
    from .system.access_methods import operator_oid  # which needs the relations' definitions

    found = operator_with(s.catalog, operator_oid(index, n)) if s.catalog.extensions else None
    return index.exclusion[n] if found is None else str(s.catalog_view.shown_operator(found))


def _exclusion(s: Any, table: Table, index: Index, pretty: bool) -> str:
    parts = [f"{_key_column(s, table, index, n, pretty)} WITH {_shown_operator(s, index, n)}" for n in range(len(index.exclusion))]
    return f"EXCLUDE USING {shown_method(s, index)} ({', '.join(parts)})" + _behind_columns(s, table, index, pretty, constraint=True)


def _names(table: Table, columns: tuple[int, ...]) -> str:
    return ", ".join(quote_name(table.columns[a - 1].name) for a in columns)


def deferral(c: Any) -> str:
    """DEFERRABLE and INITIALLY DEFERRED, as far as they hold."""
    return (" DEFERRABLE" if c.deferrable else "") + (" INITIALLY DEFERRED" if c.deferred else "")


def constraint_definition(s: Any, table: Table, c: Any, pretty: bool = False) -> str:
    """A constraint as ALTER TABLE ... ADD CONSTRAINT would take it."""
    if isinstance(c, KeyConstraint):
        index = next(i for i in table.indexes if i.oid == c.index)
        if c.kind == "x":
            return _exclusion(s, table, index, pretty) + deferral(c)
        nulls = " NULLS NOT DISTINCT" if index.nulls_not_distinct else ""
        include = f" INCLUDE ({_names(table, index.include)})" if index.include else ""
        return f"{'PRIMARY KEY' if c.kind == 'p' else 'UNIQUE'}{nulls} ({_names(table, c.columns)}){include}{deferral(c)}"
    if isinstance(c, Check):
        text = expression(s, table, c.expression, pretty)
        return f"CHECK ({text})" + (" NO INHERIT" if c.no_inherit else "") + ("" if c.validated else " NOT VALID")
    parent = s.catalog.tables[c.ref_table]
    out = f"FOREIGN KEY ({_names(table, c.columns)}) REFERENCES {relation_name(s, parent)}({_names(parent, c.ref_columns)})"
    if c.match == "full":
        out += " MATCH FULL"
    if c.on_update != "no action":
        out += f" ON UPDATE {c.on_update.upper()}"
    if c.on_delete != "no action":
        out += f" ON DELETE {c.on_delete.upper()}"
        if c.on_delete_columns:
            out += f" ({_names(table, c.on_delete_columns)})"
    return out + deferral(c) + ("" if c.validated else " NOT VALID")


def domain_constraint_definition(s: Any, defined: DomainDef, c: DomainCheck, pretty: bool = False) -> str:
    """A domain's constraint as ALTER DOMAIN ... ADD CONSTRAINT would take it."""
    text = check_text(stored_check(s.catalog_view, defined, c.expression, folding=False), s.context, pretty=pretty)
    return f"CHECK ({text})" + ("" if c.validated else " NOT VALID")


__all__ = ["constraint_definition", "domain_constraint_definition", "expression", "index_column", "index_definition", "is_simple"]
