"""CREATE TABLE and CREATE TABLE AS."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.foreign.tables import refuse_unique, server_and_options
from aurorapy.measuring import run_shown
from aurorapy.opclasses.access_methods import table_method
from aurorapy.planner.bind.collations import result_collations
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column, Table
from aurorapy.transaction.young_trees import access_of

from .attaching import check_default
from .claims import use_type
from .constraints import add_constraint
from .generated import generate
from .inheriting import inherited_checks, inherited_columns, link, merged_columns, parents_named, refuse_generation, renumbered
from .like import Like
from .materialized import create_materialized
from .naming import check_stored, refuse_system_name, row_type, target_name
from .new_columns import NewColumn, attach_sequence, make_column, output_collation, settle_late
from .partition_keys import take_keys
from .partitioning import check_bound, partition_bound, partition_key
from .redundant import without_redundant
from .storage_parameters import check_place, table_options
from .typed import typed_by


def create_table(session: Any, s: tree.CreateTableStmt, *, foreign: tree.CreateForeignTableStmt | None = None) -> str:
    """CREATE TABLE; `foreign`: CREATE FOREIGN TABLE, of which it is a part."""
    from .ddl import notice

    try:
        schema, name, persistence = target_name(session, s.table, s.temporary)
    except errors.InvalidSchemaName as e:
        raise e.at(s.table.pos) from None
    if s.on_commit and persistence != "t":
        raise errors.InvalidTableDefinition("ON COMMIT can only be used on temporary tables")
    catalog = session.catalog
    if (schema, name) in catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE TABLE" if foreign is None else "CREATE FOREIGN TABLE"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    if s.partition_by is not None and s.inherits:
        raise errors.InvalidObjectDefinition("cannot create partitioned table as inheritance child")
    if s.unlogged and persistence == "t":
        raise errors.InvalidTableDefinition("only temporary relations may be created in temporary schemas", position=s.table.pos)
    if s.unlogged:
        persistence = "u"
    check_place(s.tablespace)
    if s.partition_by is not None and s.method is not None:
        raise errors.FeatureNotSupported("specifying a table access method is not supported on a partitioned table")
    access = 0 if s.partition_by is not None or foreign is not None else table_method(session, s.method)
    options = table_options("r" if s.partition_by is None else "p", s.options)
    parents = parents_named(session, s, persistence)
    oid = catalog.new_oid()
    likes: list[Like] = []
    pending: list[tree.Constraint] = []
    of_type = 0 if s.of_type is None else typed_by(session, s.of_type)
    if s.partition_of is not None or of_type:
        made = _given_columns(session, s, schema, name, parents, of_type, pending)
    else:
        made = _columns(session, s, schema, name, parents, likes, pending)
    columns = tuple(m.column for m in made)
    columns = tuple(c if m.generation is None else generate(session, name, columns, c, m.generation) for c, m in zip(columns, made, strict=True))
    if parents:
        columns = renumbered(columns, parents)
    partitioned = s.partition_by is not None
    root = 0 if partitioned or foreign is not None else session.database.new_tree(session.transaction, persistence == "t")
    table = Table(oid, name, schema, "p" if partitioned else "r" if foreign is None else "f", columns, owner=session.user_oid, width=len(columns),
                  **row_type(session, schema, name),
                  root=root, persistence=persistence, on_commit=s.on_commit, options=options,
                  parents=tuple(p.oid for p in parents), of_type=of_type, checks=tuple(inherited_checks(session, parents)),
                  access=access)
    with_sequences = {m.column.attnum: attach_sequence(session, table, m) for m in made if m.sequence is not None}
    table = replace(table, columns=settle_late(session, made, tuple(with_sequences.get(c.attnum, c) for c in columns)))
    if s.partition_by is not None:
        table = replace(table, partition_key=partition_key(session, table, s.partition_by))
    if foreign is not None:
        server, given = server_and_options(session, foreign)
        table = replace(table, server=server, foreign_options=given)
        if s.bound is not None:
            refuse_unique(parents[0], None)
    elif any(isinstance(e, tree.ColumnDef) and e.options for e in s.elements):
        raise errors.WrongObjectType(f'"{name}" is not a foreign table')
    if s.bound is not None:
        bound = partition_bound(session, parents[0], s.bound)
        check_bound(session, catalog.tables[parents[0].oid], name, bound, s.bound)
        table = replace(table, bound=bound)
    catalog.put_table(table)
    link(session, parents, oid)
    if s.bound is not None:
        check_default(session, catalog.tables[parents[0].oid], catalog.tables[oid], attached=False)
        take_keys(session, catalog.tables[parents[0].oid], oid)
    pending = sorted(without_redundant(pending), key=lambda c: {"primary": 0, "unique": 1, "check": 2}.get(c.kind, 3))
    for constraint in pending:
        if constraint.kind != "foreign":
            add_constraint(session, catalog.tables[oid], constraint, fresh=True)
    for like in likes:
        like.finish(oid)
    for constraint in pending:
        if constraint.kind == "foreign":  # which may refer to a key that LIKE made
            add_constraint(session, catalog.tables[oid], constraint, fresh=True)
    return "CREATE TABLE"


def _columns(session: Any, s: tree.CreateTableStmt, schema: int, name: str, parents: list[Table], likes: list[Like],
             pending: list[tree.Constraint]) -> list[NewColumn]:
    """The columns of a table, those of its parents first."""
    inherited, disputed = inherited_columns(session, parents)
    made: list[NewColumn] = []
    for element in s.elements:
        if isinstance(element, tree.TableLike):
            likes.append(Like(session, element, name, len(made)))
            made += likes[-1].columns(schema, name)
        elif isinstance(element, tree.Constraint):
            pending.append(element)
        else:
            made.append(make_column(session, schema, name, element, len(made) + 1, may_be_late=True))
            pending += made[-1].constraints
    seen: set[str] = set()
    for m in made:
        if m.column.name in seen:
            raise errors.DuplicateColumn(f'column "{m.column.name}" specified more than once')
        seen.add(m.column.name)
        refuse_system_name(m.column.name)
    if not parents:
        return made
    places: dict[int, int] = {}
    made = merged_columns(session, inherited, made, disputed, places)
    for like in likes:
        like.numbers = {old: places[n] for old, n in like.numbers.items()}
    return made


def _given_columns(session: Any, s: tree.CreateTableStmt, schema: int, name: str, parents: list[Table], of_type: int,
                   pending: list[tree.Constraint]) -> list[NewColumn]:
    """The columns of a partition or a typed table, with what is said of them."""
    if of_type:
        of = session.catalog.tables[session.catalog.type_oids[of_type]]
        columns = [replace(c, attnum=n, comment=None) for n, c in enumerate(of.live, 1)]
    else:
        columns = inherited_columns(session, parents)[0]
    made = [NewColumn(c) for c in columns]
    seen: set[str] = set()
    for element in s.elements:
        if isinstance(element, tree.Constraint):
            pending.append(element)
            continue
        assert isinstance(element, tree.ColumnDef)
        at = next((i for i, m in enumerate(made) if m.column.name == element.name), None)
        if element.name in seen:
            raise errors.DuplicateColumn(f'column "{element.name}" specified more than once')
        if at is None:
            raise errors.UndefinedColumn(f'column "{element.name}" does not exist')
        seen.add(element.name)
        old = made[at].column
        if any(c.kind == "identity" for c in element.constraints):
            raise errors.FeatureNotSupported(f"identity columns are not supported on {'typed tables' if of_type else 'partitions'}")
        if parents and any(c.kind == "generated" for c in element.constraints):
            raise errors.FeatureNotSupported("generated columns are not supported on partitions")
        made[at] = new = make_column(session, schema, name, element, at + 1, of=old)
        if old.generated is not None and parents:
            refuse_generation(old, new.column, new)
        elif new.generation is not None and parents:
            raise errors.InvalidColumnDefinition(f'child column "{old.name}" specifies generation expression',
                                                 hint="A child table column cannot be generated unless its parent column is.")
        pending += new.constraints
    return made


def create_table_as(session: Any, s: tree.CreateTableAsStmt) -> str:
    from aurorapy.given import plan_of, uses_variables, values_of
    from aurorapy.settling import settled

    from .ddl import notice

    if s.materialized_view:
        if uses_variables(session, s.query):
            raise errors.FeatureNotSupported("materialized views may not be defined using bound parameters")
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
    if s.unlogged and persistence == "p":
        persistence = "u"
    check_place(s.tablespace)
    access = table_method(session, s.method)
    options = table_options("r", s.options)
    if isinstance(s.query, tree.ExecuteStmt):
        from aurorapy.prepared import prepared_plan

        plan, arguments = prepared_plan(session, s.query)
        if plan is None or not plan.returns_rows or plan.writes:
            raise errors.WrongObjectType("prepared statement is not a SELECT")
    else:
        plan = settled(session, lambda: plan_of(session, s.query))
        arguments = values_of(session)
    if len(s.columns) > len(plan.columns):
        raise errors.SyntaxError_("too many column names were specified")
    names = [*s.columns, *(c.name for c in plan.columns[len(s.columns):])]
    if len(set(names)) != len(names):
        raise errors.DuplicateColumn(f'column "{next(n for n in names if names.count(n) > 1)}" specified more than once')
    for n in names:
        refuse_system_name(n)
    collations = _collations(session, s, plan.columns)
    columns = tuple(Column(n, c.type if c.type != 705 else 25, c.typmod, i + 1, collation=o)
                    for i, (n, c, o) in enumerate(zip(names, plan.columns, collations, strict=True)))
    for k in columns:
        check_stored(k.name, k.type)
        use_type(session, k.type)
    table = catalog.put_table(Table(catalog.new_oid(), name, schema, "r", columns, owner=session.user_oid, width=len(columns), access=access,
                                    root=session.database.new_tree(session.transaction, persistence == "t"), persistence=persistence,
                                    on_commit=s.on_commit, options=options, **row_type(session, schema, name)))
    if not s.with_data:
        return "CREATE TABLE AS" if not isinstance(s.query, tree.ExecuteStmt) else "SELECT 0"
    rows, _ = run_shown(session, plan, arguments)
    txn = session.transaction
    access_of(txn, txn.begin_statement(), session.wait, session.tick).insert(table, rows)
    return f"SELECT {len(rows)}"


def _collations(session: Any, s: tree.CreateTableAsStmt, columns: Any) -> list[int]:
    """The collations of the columns of CREATE TABLE AS."""
    if isinstance(s.query, tree.ExecuteStmt) or session.argument_types or session.given is not None:
        return [output_collation(session.catalog, c) for c in columns]
    from .views import bind_view

    return result_collations(bind_view(session, s.query)[0], "table")
