"""Materialized views: a view's query, kept as its text, and a table of its rows as of the last refresh.

REFRESH puts the rows of the query into new storage, so that a rollback leaves the old ones. CONCURRENTLY asks for what PostgreSQL
asks for, and then does the same: readers wait for it.

Source: PostgreSQL 15 manual, CREATE and REFRESH MATERIALIZED VIEW.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.measuring import run_shown
from aurorapy.opclasses.access_methods import table_method
from aurorapy.planner.bind.collations import result_collations
from aurorapy.planner.parse import parse_one, tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import TYPES
from aurorapy.privileges.restricted import as_owner

from .claims import use_type
from .indexes import fill_index
from .naming import check_stored, row_type, target_name
from .rewriting import fill_heap, new_storage
from .storage_parameters import check_place, table_options
from .views import bind_view, dependencies, view_text


def create_materialized(session: Any, s: tree.CreateTableAsStmt) -> str:
    """CREATE MATERIALIZED VIEW."""
    from .ddl import lock_table, notice

    query, _ = bind_view(session, s.query)
    shown = query.columns
    if len(s.columns) > len(shown):
        raise errors.SyntaxError_("too many column names were specified")
    names = [*s.columns, *(c.name for c in shown[len(s.columns):])]
    for n, c in zip(names, shown, strict=True):
        if names.count(n) > 1:
            raise errors.DuplicateColumn(f'column "{n}" specified more than once')
        check_stored(n, c.type)
    for t, n in zip([t for t in query.targets if not t.junk], names, strict=True):
        t.name = n
    collations = result_collations(query, "table")
    columns = tuple(Column(n, c.type, c.typmod, i, collation=o) for i, (n, c, o) in enumerate(zip(names, shown, collations, strict=True), 1))
    for k in columns:
        use_type(session, k.type)
    depends = dependencies(query)
    if any(o in session.catalog.tables and session.catalog.tables[o].persistence == "t" for o, _ in depends):
        raise errors.FeatureNotSupported("materialized views must not use temporary tables or views")
    schema, name, _ = target_name(session, s.table)
    catalog = session.catalog
    if (schema, name) in catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE MATERIALIZED VIEW"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    check_place(s.tablespace)
    access = table_method(session, s.method)
    options = table_options("m", s.options)
    version = session.catalog.version
    for o in {o for o, _ in depends}:
        if o in session.catalog.tables:
            lock_table(session, session.catalog.tables[o], "access share")
    if session.catalog.version != version:
        return create_materialized(session, s)  # the query means something else, perhaps
    table = catalog.put_table(Table(
        catalog.new_oid(), name, schema, "m", columns, owner=session.user_oid, width=len(columns), root=session.database.new_tree(session.transaction),
        view=view_text(session, query), view_depends=depends, populated=False, options=options, access=access, **row_type(session, schema, name)))
    if not s.with_data:
        return "CREATE MATERIALIZED VIEW"
    return f"SELECT {_fill(session, table)}"


def refresh(session: Any, s: tree.RefreshStmt) -> str:
    """REFRESH MATERIALIZED VIEW."""
    from .ddl import find, lock_table, writable

    found = find(session, s.view.name, "rvmSi", "relation")
    if not isinstance(found, Table) or found.kind not in "rm":
        raise errors.WrongObjectType(f'"{s.view.name[-1]}" is not a table or materialized view')
    if found.kind != "m":
        raise errors.FeatureNotSupported(f'"{found.name}" is not a materialized view')
    writable(session)
    table = lock_table(session, found)
    if s.concurrently:
        if not table.populated:
            raise errors.FeatureNotSupported("CONCURRENTLY cannot be used when the materialized view is not populated")
        if not s.with_data:
            raise errors.SyntaxError_("CONCURRENTLY and WITH NO DATA options cannot be used together")
        if not any(i.unique and i.predicate is None and all(c.attnum for c in i.columns) for i in table.indexes):
            raise errors.ObjectNotInPrerequisiteState(
                f'cannot refresh materialized view "{quote_name(table.schema_name)}.{quote_name(table.name)}" concurrently',
                hint="Create a unique index with no WHERE clause on one or more columns of the materialized view.")
    if s.with_data:
        _fill(session, table, concurrently=s.concurrently)
    else:
        new_storage(session, replace(table, populated=False))
    return "REFRESH MATERIALIZED VIEW"


def _refuse_duplicates(session: Any, table: Table, rows: list[Any]) -> None:
    seen: set[Any] = set()
    for row in rows:
        if None in row:
            continue
        key = tuple([TYPES[c.type].output(v, session.context) for v, c in zip(row, table.columns, strict=False)])  # equal ones look the same
        if key in seen:
            shown = ",".join(key)
            raise errors.CardinalityViolation(f'new data for materialized view "{table.name}" contains duplicate rows without any null columns', detail=f"Row: ({shown})")
        seen.add(key)


def _fill(session: Any, table: Table, *, concurrently: bool = False) -> int:
    """Run the query and keep its rows; how many there are. 21000 for equal ones without NULLs that come `concurrently`."""
    from aurorapy.execution import make_plan
    from aurorapy.settling import settled

    assert table.view is not None
    with as_owner(session, table.owner):  # the query is the owner's, whoever asks for its rows
        statement = parse_one(table.view).statement
        rows, _ = run_shown(session, settled(session, lambda: make_plan(session, statement, fixed=True)), ())
    if concurrently:
        _refuse_duplicates(session, table, rows)
    table = new_storage(session, replace(table, populated=True))
    fill_heap(session.database, table, iter([list(enumerate(rows, 1))]))
    for index in table.indexes:
        fill_index(session, table, index)
    return len(rows)
