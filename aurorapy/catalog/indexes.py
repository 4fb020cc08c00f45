"""CREATE INDEX, and filling an index from the rows that are there."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, pairwise
from operator import eq
from typing import Any

from aurorapy import errors
from aurorapy.planner.access_methods.classes import need_class
from aurorapy.planner.access_methods.methods import KEYLESS
from aurorapy.planner.bind.coerce import to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Index, IndexColumn, Table
from aurorapy.privileges.restricted import as_owner
from aurorapy.storage.bulk import BulkRun
from aurorapy.storage.many import insert_all
from aurorapy.transaction.access import full_rows
from aurorapy.transaction.deferring import refuse_waiting
from aurorapy.transaction.exclusion import prove

from . import vector_indexes
from .expressions import binder, scope_of, text_of
from .immutable import check_immutable
from .index_columns import column_numbers, index_columns, need_method
from .index_options import index_options
from .inheriting import descendants
from .naming import distinct, expression_name, free_name
from .partition_keys import check_key, foreign_below, give_index

BULK_MIN = 1000  # entries of an index that is filled past the cache


def create_index(session: Any, s: tree.CreateIndexStmt) -> str:
    from .ddl import find, lock_table, notice, writable

    if s.concurrently:
        session.refuse_in_block("CREATE INDEX CONCURRENTLY")
    table = find(session, s.table.name, "rpmvSifc", "relation")
    if isinstance(table, int) or (isinstance(table, Table) and table.kind == "c"):
        raise errors.WrongObjectType(f'"{s.table.name[-1]}" is {"an index" if isinstance(table, int) else "a composite type"}')
    if not isinstance(table, Table) or table.kind not in "rpm":
        words = {"v": "views", "c": "composite types", "f": "foreign tables"}
        what = words.get(table.kind) if isinstance(table, Table) else "sequences"
        raise errors.WrongObjectType(f'cannot create index on relation "{s.table.name[-1]}"', detail=f"This operation is not supported for {what}.")
    if table.kind == "p" and s.concurrently:
        raise errors.FeatureNotSupported(f'cannot create index on partitioned table "{table.name}" concurrently')
    catalog = writable(session)
    table = lock_table(session, table, "share")
    for below in descendants(catalog, table) if table.kind == "p" and not s.table.only else ():
        lock_table(session, below, "share")
        if below.kind == "f" and s.unique:
            raise foreign_below(table)
    refuse_waiting(session.transaction, table, "CREATE INDEX")
    method = need_method(session, s.method, columns=len(s.elements), unique=s.unique, include=bool(s.include))
    options = index_options(method, s.options)
    columns, parts = index_columns(session, table, method, s.elements, name=s.name)
    name = s.name or free_name(catalog, table.schema, table.name, *distinct([*parts, *s.include]), suffix="idx")
    if (table.schema, name) in catalog.names:
        if s.if_not_exists:
            notice(session, f'relation "{name}" already exists, skipping', "42P07")
            return "CREATE INDEX"
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    predicate = None if s.where is None else index_predicate(session, table, s.where)
    include = column_numbers(table, s.include)
    make_index(session, table, name, columns, unique=s.unique, predicate=predicate, nulls_not_distinct=s.nulls_not_distinct, include=include,
               only=s.table.only, method=method.works_as, options=options, access=method.oid if method.base else 0)
    return "CREATE INDEX"


def index_predicate(session: Any, table: Table, where: tree.Expr) -> str:
    """The text of a partial index's predicate."""
    b = binder(session)
    condition = to_boolean(b, bind(b, scope_of(table.name, table.columns, table=table), where, "index predicates"), "WHERE")
    check_immutable(session, condition, "index predicate")
    return text_of(session, condition, table.name)


def column_part(session: Any, table: Table, column: IndexColumn) -> str:
    """What an index column contributes to a name that is made up."""
    if column.attnum:
        return table.columns[column.attnum - 1].name
    return expression_name(column.expression or "")


def make_index(session: Any, table: Table, name: str, columns: tuple[IndexColumn, ...], *, unique: bool = False, primary: bool = False,
               predicate: str | None = None, nulls_not_distinct: bool = False, include: tuple[int, ...] = (), constraint: int = 0,
               deferrable: bool = False, parent: int = 0, only: bool = False, method: str = "btree", options: tuple[tuple[str, str], ...] = (),
               exclusion: tuple[str, ...] = (), access: int = 0) -> Index:
    """Create an index and fill it from the table's rows. One of a partitioned table has no tree: its partitions get theirs, unless `only`."""
    catalog = session.catalog
    columns = tuple([c if c.opclass else _of_default_class(table, method, c) for c in columns])
    bare = unique and len(columns) == 1 and bool(columns[0].attnum) and table.columns[columns[0].attnum - 1].not_null and predicate is None
    if table.kind == "p" and unique:
        check_key(table, columns, primary=primary)
    root = 0 if table.kind == "p" else session.database.new_tree(session.transaction, table.root < 0)
    index = Index(catalog.new_oid(), name, table.schema, table.oid, root, columns, unique, primary, predicate,
                  nulls_not_distinct, include, constraint, method, bare, deferrable, parent=parent,
                  valid=not (only and table.kind == "p" and table.children), options=options, exclusion=exclusion,
                  access=access)
    table = catalog.put_table(replace(catalog.tables[table.oid], indexes=(*catalog.tables[table.oid].indexes, index)))
    if table.kind != "p":
        fill_index(session, table, index)
    elif not only and not constraint:  # a constraint's parts come when it is there
        give_index(session, table, index)
    return index


def _of_default_class(table: Table, method: str, c: IndexColumn) -> IndexColumn:
    """A column with its type's default class, which is named where it is a user's; 42704."""
    found = need_class(method, c.type or table.columns[c.attnum - 1].type)
    return replace(c, opclass=found.stored) if found.users else c


def fill_index(session: Any, table: Table, index: Index) -> None:
    """Build the index from the committed rows in bulk, and check the own writes; raises 23505, 23P01. Its functions run as the table's owner."""
    if table.kind == "p":
        return
    with as_owner(session, table.owner):
        _fill(session, table, index)


def _look_at(session: Any, table: Table, index: Index) -> None:
    """The rows of an index that keeps nothing: what its columns raise is raised."""
    if index.method in ("hnsw", "ivfflat"):
        vector_indexes.check_index(session, table, index)
    key, rows = session.database.key_maker(table, index), 0
    for batch in session.access_now().scan_ids(table):
        rows += len(batch)
        for row in batch:
            key(row, row[-1])
    vector_indexes.tell_of_little(session, index, rows)


def _fill(session: Any, table: Table, index: Index) -> None:
    database, txn = session.database, session.transaction
    if index.method in KEYLESS:
        _look_at(session, table, index)
        return
    access = session.access_now()
    own = txn.writes.get(table.oid)
    gathered = database.gathering(table, index)
    for batch in access.scan_ids(table):
        gathered.add(batch, [row[-1] for row in batch])
    keys, rowids = gathered.in_order()
    if index.exclusion:
        prove(access, table, index, list(zip(keys, rowids, strict=True)))
    if index.unique and any(map(eq, keys, islice(keys, 1, None))):
        again = next(i for i, (one, other) in enumerate(pairwise(keys), 1) if one == other)
        twin = access.row(table, rowids[again])
        assert twin is not None  # it was scanned just now
        names, values = database.key_text(table, index, twin, session.context)
        raise errors.UniqueViolation(f'could not create unique index "{index.name}"', detail=f"Key ({names})=({values}) is duplicated.",
                                     schema=table.schema_name, table=table.name, constraint=index.name)
    if own is not None:
        gathered = database.gathering(table, index)
        for ids, rows in database.tree(table.root).scan(database.volume.lsn):
            gathered.add(full_rows(table, rows), ids)
        keys, rowids = gathered.in_order()
        own.table, own.keys, own.sorted = table, {}, {}
    if not keys:
        return
    tree_ = database.tree(index.root)
    if len(keys) < BULK_MIN or index.root < 0:
        mtr = database.begin(index.root, lambda: tree_.get(keys[0], database.volume.lsn))
        insert_all(tree_, mtr, keys, rowids)
        mtr.commit()
        return
    run = BulkRun(database.volume)
    for at in range(0, len(keys), 2000):
        run.append(keys[at : at + 2000], rowids[at : at + 2000])
        session.tick()
    run.finish()
    tree_.take(database.volume, run)
