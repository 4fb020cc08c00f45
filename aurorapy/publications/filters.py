"""Row filters of publications: bound over their table, simple enough to be evaluated while changes are decoded, and kept as text.

Source: PostgreSQL 15 manual, section 31.3.1; check_simple_rowfilter_expr of publicationcmds.c.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.catalog.expressions import binder, scope_of, text_of
from aurorapy.planner import bound
from aurorapy.planner.bind.coerce import to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.scope import SYSTEM_COLUMNS
from aurorapy.planner.foreign import PublicationDef, PublishedTable
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import Writer, quote_name
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import DefaultContext
from aurorapy.planner.types.user import FIRST_OID

from .published import publications

_OTHER = (bound.CoerceIO, bound.ArrayCoerce, bound.SubLink, bound.CoerceDomain, bound.Subscript, bound.Field, bound.FieldStore, bound.Param)
_TYPES = {"ctid": 27, "xmin": 28, "cmin": 29, "xmax": 28, "cmax": 29, "tableoid": 26}
_NOT_SIMPLE = "Only columns, constants, built-in operators, built-in data types, built-in collations, and immutable built-in functions are allowed."


def filter_text(session: Any, table: Table, raw: tree.Expr) -> tuple[str, tuple[int, ...]]:
    """The text of a WHERE clause as the catalog keeps it, and the attnums that it reads; 0A000 for one that is not simple."""
    b = binder(session)
    made = to_boolean(b, bind(b, _scope(table), raw, "WHERE"), "PUBLICATION WHERE")
    _check_all(table, made)
    return text_of(session, made, table.name), tuple(sorted({n.column + 1 for n in bound.walk(made) if isinstance(n, bound.Var)}))


def _scope(table: Table) -> Any:
    """A scope with the system columns, too, which are found to be refused."""
    scope = scope_of(table.name, table.columns, table=table)
    scope.items[0].columns.extend((name, bound.Var(_TYPES[name], 1, -1, -1, False, None, name)) for name in SYSTEM_COLUMNS)
    return scope


def refuse_filtered(session: Any, table: Table, column: Column) -> None:
    """0A000 for another type of a column that a row filter reads, or a column list names."""
    from aurorapy.catalog.dependencies import describe

    for p in publications(session.catalog):
        for x in p.tables:
            if x.table == table.oid and column.attnum in (*x.reads, *x.columns):
                described = describe(session, ("publication relation", x.oid, p.oid))
                raise errors.FeatureNotSupported("cannot alter type of a column used by a publication WHERE clause",
                                                 detail=f'{described} depends on column "{column.name}"')


class FilterRewriting:
    """The row filters of tables whose columns are about to be renamed: bound before, written again after."""

    def __init__(self, session: Any, tables: set[int]) -> None:
        self.session = session
        self.bound = {(p.oid, x.oid): session.catalog_view.bind_over(session.catalog.tables[x.table], 1, x.where, folding=False)
                      for p in publications(session.catalog) for x in p.tables if x.table in tables and x.where is not None}

    def finish(self) -> None:
        catalog = self.session.catalog
        for oid in dict.fromkeys(p for p, _ in self.bound):
            p: PublicationDef = catalog.operations[oid]
            tables = [self._written(p.oid, x, catalog.tables[x.table]) for x in p.tables]
            catalog.put_operation(replace(p, tables=tuple(tables)))

    def _written(self, publication: int, x: PublishedTable, table: Table) -> PublishedTable:
        made = self.bound.get((publication, x.oid))
        if made is None:
            return x
        writer = Writer(lambda v: quote_name(table.columns[v.column].name), DefaultContext(), stored=True, row=table.name)
        return replace(x, where=writer(made))


def _refuse(n: Any, detail: str) -> errors.SQLError:
    places = [p for x in bound.walk(n) if (p := getattr(x, "pos", None)) is not None]
    return errors.FeatureNotSupported("invalid publication WHERE expression", detail=detail, position=min(places, default=None))


def _check_all(table: Table, n: bound.Expr) -> None:
    """Check an expression and its parts, as they were written."""
    _check(table, n)
    for child in n.children():
        _check_all(table, child)


def _check(table: Table, n: bound.Expr) -> None:
    """What may stand in a row filter: columns, constants, and operators and immutable functions that are built in."""
    if isinstance(n, bound.Var) and n.column < 0:
        raise _refuse(n, "System columns are not allowed.")
    if isinstance(n, bound.Func):
        f = n.function
        if f.routine is not None:
            raise _refuse(n, "User-defined operators are not allowed." if n.operator is not None else "User-defined or built-in mutable functions are not allowed.")
        if any(isinstance(a, bound.Collate) and a.oid >= FIRST_OID for a in n.args):
            raise _refuse(n, "User-defined collations are not allowed.")
        if f.volatility != "i":
            raise _refuse(n, "User-defined or built-in mutable functions are not allowed.")
    elif isinstance(n, bound.SqlValue) or (isinstance(n, _OTHER) and not getattr(n, "relabel", False)):
        raise _refuse(n, _NOT_SIMPLE)
    if getattr(n, "type", 0) >= FIRST_OID:
        raise _refuse(n, "User-defined types are not allowed.")
    if (isinstance(n, bound.Collate) and n.oid >= FIRST_OID) or (isinstance(n, bound.Var) and n.column >= 0 and table.columns[n.column].collation >= FIRST_OID):
        raise _refuse(n, "User-defined collations are not allowed.")
