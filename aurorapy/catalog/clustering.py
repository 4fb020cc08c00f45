"""CLUSTER and REPLICA IDENTITY: which index they name is kept and shown; neither moves a row.

Rows lie in a B-tree by rowid and nothing reads the log for other servers, so an order of rows on disk and an identity of old rows have no effect here.

Source: PostgreSQL 15 manual, CLUSTER, ALTER TABLE.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Index, Table


def _index(table: Table, name: str) -> Index:
    found = next((i for i in table.indexes if i.name == name), None)
    if found is None:
        raise errors.UndefinedObject(f'index "{name}" for table "{table.name}" does not exist')
    return found


def _clusterable(table: Table, name: str) -> Index:
    index = _index(table, name)
    if index.method not in ("btree", "gist"):
        raise errors.FeatureNotSupported(f'cannot cluster on index "{name}" because access method does not support clustering')
    if index.predicate is not None:
        raise errors.FeatureNotSupported(f'cannot cluster on partial index "{name}"')
    if not index.valid:
        raise errors.FeatureNotSupported(f'cannot cluster on invalid index "{name}"')
    return index


def cluster(session: Any, s: tree.ClusterStmt) -> str:
    """CLUSTER: notes the index."""
    from .ddl import find, lock_table, writable

    if s.table is None:
        session.refuse_in_block("CLUSTER")
        return "CLUSTER"
    table = find(session, s.table.name, "rpvmSif", "relation")
    if not isinstance(table, Table) or table.kind not in "rpm":
        raise errors.WrongObjectType(f'"{s.table.name[-1]}" is not a table or materialized view')
    writable(session)
    table = lock_table(session, table)
    if s.index is None:
        if not table.clustered or all(i.oid != table.clustered for i in table.indexes):
            raise errors.UndefinedObject(f'there is no previously clustered index for table "{table.name}"')
        return "CLUSTER"
    index = _clusterable(table, s.index)
    if table.kind != "p":
        session.catalog.put_table(replace(table, clustered=index.oid))
    return "CLUSTER"


def cluster_on(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER TABLE CLUSTER ON, SET WITHOUT CLUSTER."""
    if table.kind == "p":
        raise errors.FeatureNotSupported("cannot mark index clustered in partitioned table")
    session.catalog.put_table(replace(table, clustered=_clusterable(table, a.name).oid if a.kind == "cluster" and a.name else 0))


def set_identity_of_rows(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER TABLE REPLICA IDENTITY."""
    if a.value != "index":
        session.catalog.put_table(replace(table, identity={"default": "d", "full": "f", "nothing": "n"}[str(a.value)], identity_index=0))
        return
    assert a.name is not None
    if all(i.name != a.name for i in table.indexes) and any(i.name == a.name and t.schema == table.schema for t in session.catalog.tables.values() for i in t.indexes):
        raise errors.WrongObjectType(f'"{a.name}" is not an index for table "{table.name}"')
    index = _index(table, a.name)
    if not index.unique:
        raise errors.WrongObjectType(f'cannot use non-unique index "{index.name}" as replica identity')
    if index.deferrable:
        raise errors.FeatureNotSupported(f'cannot use non-immediate index "{index.name}" as replica identity')
    if any(not c.attnum for c in index.columns):
        raise errors.FeatureNotSupported(f'cannot use expression index "{index.name}" as replica identity')
    if index.predicate is not None:
        raise errors.FeatureNotSupported(f'cannot use partial index "{index.name}" as replica identity')
    for c in index.columns:
        column = table.columns[c.attnum - 1]
        if not column.not_null:
            raise errors.WrongObjectType(f'index "{index.name}" cannot be used as replica identity because column "{column.name}" is nullable')
    session.catalog.put_table(replace(table, identity="i", identity_index=index.oid))
