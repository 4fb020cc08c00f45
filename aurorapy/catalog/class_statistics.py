"""UPDATE of pg_class's reltuples and relpages by a superuser: the only change of a catalog that is taken from a statement.

The rows are found by a query of pg_class; what they get is put into the statistics of their tables (`TableStatistics`), from which the planner estimates, as ANALYZE's
is: in the transaction, through the log. Every other change of a catalog is 42501.

Source: PostgreSQL 15 manual, section 53.11.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import assign
from aurorapy.planner.bind.from_ import find_table
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.select import bind_query
from aurorapy.planner.execution import Batch, ExecState
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.modify import ModifyNode
from aurorapy.planner.parse import tree
from aurorapy.planner.table_statistics import TableStatistics

from .system.registry import CATALOGS

PAGE_BYTES = 8192
_COLUMNS = {"reltuples": "float4", "relpages": "int4"}
_FLOAT4 = struct.Struct("f")


def class_query(b: Binder, s: tree.UpdateStmt, superuser: bool) -> bound.Query | None:
    """(oid, a value for each assignment) of the rows that the statement changes; None if it is none of this kind."""
    table = CATALOGS["pg_catalog", "pg_class"]
    if not superuser or s.returning or find_table(b, s.table.name, s.table.pos) is not table:
        return None
    names = _columns(s)
    if any(n not in _COLUMNS for n in names) or any(a.multiple or a.columns[0].steps for a in s.assignments):
        return None
    for n in names:
        if names.count(n) > 1:
            raise errors.SyntaxError_(f'multiple assignments to same column "{n}"')
    name = s.table.alias.name if s.table.alias is not None else s.table.name[-1]
    targets = (tree.Target(tree.ColumnRef((name, "oid"))), *(tree.Target(_typed(a)) for a in s.assignments))
    query = bind_query(b, Scope(), tree.Select(targets, (s.table, *s.from_), s.where, with_=s.with_))
    for t, n in zip(query.targets[1:], names, strict=True):
        t.expr = assign(b, t.expr, table.column(n))
    return query


def _typed(a: tree.Assignment) -> tree.Expr:
    """A value; what has no type of its own gets the column's, before a query would make it text."""
    if not isinstance(a.expr, tree.Const | tree.Param | tree.LiteralSlot):
        return a.expr
    return tree.Cast(a.expr, tree.TypeName(("pg_catalog", _COLUMNS[a.columns[0].name])))


def _columns(s: tree.UpdateStmt) -> list[str]:
    return [a.columns[0].name for a in s.assignments]


class UpdateClass(ModifyNode):
    """Takes rows of (oid, values of `names`)."""

    name = "Update"
    verb = "UPDATE"

    def __init__(self, source: Node, s: tree.UpdateStmt) -> None:
        super().__init__(CATALOGS["pg_catalog", "pg_class"], source, None, 0)
        self.names = _columns(s)

    def run(self, s: ExecState) -> Iterator[Batch]:
        session = s.access.txn.session
        if session.transaction.read_only:
            raise errors.ReadOnlySqlTransaction("cannot execute UPDATE in a read-only transaction")
        found: dict[int, dict[str, Any]] = {}
        for batch in self.children[0].run(s):
            for oid, *values in batch:
                found.setdefault(oid, dict(zip(self.names, values, strict=True)))
        for oid, new in found.items():
            _store(session, oid, new)
        s.root.count += len(found)
        yield from ()


def _store(session: Any, oid: int, new: dict[str, Any]) -> None:
    from .ddl import writable

    catalog = session.catalog
    table = catalog.tables.get(oid)
    if table is None or table.kind not in "rmp":
        raise errors.InsufficientPrivilege("permission denied for table pg_class",
                                           detail="Only reltuples and relpages of tables and materialized views can be changed.")
    for name, value in new.items():
        if value is None:
            raise errors.NotNullViolation(f'null value in column "{name}" of relation "pg_class" violates not-null constraint', schema="pg_catalog",
                                          table="pg_class", column=name)
    rows = session.database.table_rows(table) if table.root else 0.0
    known = catalog.statistics.get(oid) or TableStatistics(-1.0, rows)
    tuples = new.get("reltuples", known.rows)
    pages = new.get("relpages", known.pages)
    estimate = rows
    if pages and table.root:
        now = session.database.tree(table.root).estimate(session.database.volume.lsn)[0] if rows else 0
        estimate = rows * pages / now if now else 0.0  # the rows are thought to lie as densely as they did on so many pages
    writable(session).put_statistics(oid, replace(known, rows=_FLOAT4.unpack(_FLOAT4.pack(tuples))[0], estimate=estimate, pages=pages))
