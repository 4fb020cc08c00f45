"""CREATE TABLE and CREATE TABLE AS."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table
from aurorapy.transaction.access import Access

from .claims import use_type
from .constraints import add_constraint
from .generated import generate
from .like import Like
from .materialized import create_materialized
from .naming import row_type, target_name
from .new_columns import NewColumn, attach_sequence, make_column, output_collation


def create_table(session: Any, s: tree.CreateTableStmt) -> str:
    from .ddl import notice

    for given, what in ((s.inherits, "inheritance"), (s.partition_by, "partitioning")):
        if given:
            raise errors.FeatureNotSupported(f"{what} is not supported")
    schema, name, persistence = target_name(session, s.table, s.temporary)
    if s.on_commit and persistence != "t":
        raise errors.InvalidTableDefinition("ON COMMIT can only be used on temporary tables")
    catalog = session.catalog
    if (schema, name) in catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE TABLE"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    oid = catalog.new_oid()
    made: list[NewColumn] = []
    likes: list[Like] = []
    pending: list[tree.Constraint] = []
    for element in s.elements:
        if isinstance(element, tree.TableLike):
            likes.append(Like(session, element, name, len(made)))
            made += likes[-1].columns(schema, name)
        elif isinstance(element, tree.Constraint):
            pending.append(element)
        else:
            made.append(make_column(session, schema, name, element, len(made) + 1))
            pending += made[-1].constraints
    seen: set[str] = set()
    for m in made:
        if m.column.name in seen:
            raise errors.DuplicateColumn(f'column "{m.column.name}" specified more than once')
        seen.add(m.column.name)
    columns = tuple(m.column for m in made)
    columns = tuple(c if m.generation is None else generate(session, name, columns, c, m.generation) for c, m in zip(columns, made, strict=True))
    table = Table(oid, name, schema, "r", columns, owner=session.user_oid, width=len(columns), **row_type(session, schema, name),
                  root=session.database.new_tree(session.transaction, persistence == "t"), persistence=persistence, on_commit=s.on_commit)
    with_sequences = {m.column.attnum: attach_sequence(session, table, m) for m in made if m.sequence is not None}
    table = replace(table, columns=tuple(with_sequences.get(c.attnum, c) for c in columns))
    catalog.put_table(table)
    for constraint in sorted(pending, key=lambda c: {"primary": 0, "unique": 1, "check": 2}.get(c.kind, 3)):
        add_constraint(session, catalog.tables[oid], constraint, fresh=True)
    for like in likes:
        like.finish(oid)
    return "CREATE TABLE"


def create_table_as(session: Any, s: tree.CreateTableAsStmt) -> str:
    from aurorapy.execution import make_plan

    from .ddl import notice

    if s.materialized_view:
        return create_materialized(session, s)
    schema, name, persistence = target_name(session, s.table, s.temporary)
    if s.on_commit and persistence != "t":
        raise errors.InvalidTableDefinition("ON COMMIT can only be used on temporary tables")
    catalog = session.catalog
    if (schema, name) in catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE TABLE AS"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    arguments = session.arguments
    if isinstance(s.query, tree.ExecuteStmt):
        from aurorapy.prepared import prepared_plan

        plan, arguments = prepared_plan(session, s.query)
        if plan is None or not plan.returns_rows or plan.writes:
            raise errors.WrongObjectType("prepared statement is not a SELECT")
    else:
        plan = make_plan(session, s.query, session.argument_types, fixed=True)
    if len(s.columns) > len(plan.columns):
        raise errors.SyntaxError_("too many column names were specified")
    names = [*s.columns, *(c.name for c in plan.columns[len(s.columns):])]
    if len(set(names)) != len(names):
        raise errors.DuplicateColumn(f'column "{next(n for n in names if names.count(n) > 1)}" specified more than once')
    columns = tuple(Column(n, c.type if c.type != 705 else 25, c.typmod, i + 1, collation=output_collation(session.catalog, c))
                    for i, (n, c) in enumerate(zip(names, plan.columns, strict=True)))
    for k in columns:
        use_type(session, k.type)
    table = catalog.put_table(Table(catalog.new_oid(), name, schema, "r", columns, owner=session.user_oid, width=len(columns),
                                    root=session.database.new_tree(session.transaction, persistence == "t"), persistence=persistence,
                                    on_commit=s.on_commit, **row_type(session, schema, name)))
    if not s.with_data:
        return "CREATE TABLE AS" if not isinstance(s.query, tree.ExecuteStmt) else "SELECT 0"
    rows, _ = session.run_plan(plan, arguments)
    txn = session.transaction
    Access(txn, txn.begin_statement(), session.wait, session.tick).insert(table, rows)
    return f"SELECT {len(rows)}"
