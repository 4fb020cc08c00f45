"""EXCLUDE: an index, and a constraint that checks by it.

Source: PostgreSQL 15 manual, CREATE TABLE, "EXCLUDE".
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import KeyConstraint, Table

from .implicit import tell_index
from .index_columns import column_numbers, index_columns, need_method
from .index_options import index_options
from .indexes import index_predicate, make_index
from .naming import distinct, free_name


def add_exclusion(session: Any, table: Table, c: tree.Constraint, *, fresh: bool) -> None:
    """Add an exclusion constraint to a table; 23P01 when its rows violate it."""
    catalog = session.catalog
    if table.kind == "p":
        raise errors.FeatureNotSupported("exclusion constraints are not supported on partitioned tables", position=c.pos)
    (_, written), (_, pairs), *parameters = c.options
    given = cast("tuple[tuple[tree.IndexElement, str, str | None], ...]", pairs)
    elements, operators = tuple(e for e, *_ in given), tuple(o for _, o, _ in given)
    include = column_numbers(table, c.include, 'column "{}" named in key does not exist', position=c.pos)
    method = need_method(session, str(written), columns=len(elements), include=bool(include), excluding=True)
    options = index_options(method, parameters)
    columns, parts = index_columns(session, table, method, elements, tuple((o, schema) for _, o, schema in given))
    predicate = None if c.expr is None else index_predicate(session, table, c.expr)
    name = c.name or free_name(catalog, table.schema, table.name, *distinct([*parts, *c.include]), suffix="excl")
    if (table.schema, name) in catalog.names:
        raise errors.DuplicateTable(f'relation "{name}" already exists')
    tell_index(session, table, name, "EXCLUDE", fresh=fresh)
    oid = catalog.new_oid()
    index = make_index(session, table, name, columns, predicate=predicate, include=include, constraint=oid, deferrable=c.deferrable,
                       method=method.name, options=options, exclusion=operators)
    table = catalog.tables[table.oid]
    catalog.put_table(replace(table, keys=(
        *table.keys, KeyConstraint(oid, name, "x", tuple(x.attnum for x in columns), index.oid, c.deferrable, c.initially_deferred))))
