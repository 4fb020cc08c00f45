"""A table's parts: a column by its name, one in place of another; taking columns and constraints out, on which nothing else depends any more."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types.user import FIRST_OID

from .inheriting import children_of
from .partition_keys import unrefer
from .state import STATISTICS_CLASS
from .statistics_data import forget_columns
from .whole_rows import named_columns, rebuild_whole


def column_named(table: Table, name: str | None) -> Column:
    """A column of the table, or 42703."""
    column = table.column(name or "")
    if column is None:
        raise errors.UndefinedColumn(f'column "{name}" of relation "{table.name}" does not exist')
    return column


def put_column(session: Any, table: Table, column: Column) -> Table:
    """The table with that column in place of the one it was."""
    columns = tuple(column if c.attnum == column.attnum else c for c in table.columns)
    return session.catalog.put_table(replace(table, columns=columns))  # type: ignore[no-any-return]


def drop_column(session: Any, table: Table, n: int) -> None:
    """Take a column out, with the indexes, keys and CHECKs that use it."""
    catalog = session.catalog
    column = table.columns[n - 1]

    def uses(text: str | None) -> bool:
        return text is not None and any(v.column == n - 1 for v in named_columns(session.catalog_view.bind_over(table, 1, text)))

    for k in table.foreign_keys:
        if n in k.columns:
            _drop_foreign(session, catalog.tables[table.oid], k.name)
    table = catalog.tables[table.oid]
    gone = [i for i in table.indexes if any(c.attnum == n or uses(c.expression) for c in i.columns) or n in i.include or uses(i.predicate)]
    session.transaction.drops += [i.root for i in gone]
    checks = tuple(c for c in table.checks if not uses(c.expression))
    statistics = tuple(x for x in table.statistics if n not in x.keys and not any(map(uses, x.expressions)))
    dropped = replace(column, name=f"........pg.dropped.{n}........",
                      type=column.type if column.type < FIRST_OID else 23,  # a user's type may go
                      dropped=True, not_null=False, default=None, identity="", generated=None, generated_from=(), comment=None)
    catalog.put_table(replace(
        table, columns=tuple(dropped if c.attnum == n else c for c in table.columns), indexes=tuple(i for i in table.indexes if i not in gone),
        keys=tuple(k for k in table.keys if n not in k.columns and all(k.index != i.oid for i in gone)), checks=checks, statistics=statistics))
    forget_columns(catalog, table, (n,))
    catalog.put_comment((1259, table.oid, n), None)
    for x in table.statistics:
        if x not in statistics:
            catalog.put_comment((STATISTICS_CLASS, x.oid, 0), None)
    rebuild_whole(session, catalog.tables[table.oid])
    for sequence in list(catalog.sequences.values()):
        if sequence.owned_by == (table.oid, n):
            catalog.drop_sequence(sequence.oid)
            session.transaction.drops.append(sequence.root)


def drop_constraint(session: Any, table: Table, name: str) -> None:
    """Take a constraint out, with its index."""
    catalog = session.catalog
    if any(c.name == name for c in table.checks):
        catalog.put_table(replace(table, checks=tuple(c for c in table.checks if c.name != name)))
        return
    if any(k.name == name for k in table.foreign_keys):
        _drop_foreign(session, table, name)
        return
    key = next(k for k in table.keys if k.name == name)
    drop_parts(session, table.oid, key.index)


def drop_parts(session: Any, oid: int, index: int) -> None:
    """Take an index out, with its constraint and the parts that partitions have of it."""
    catalog = session.catalog
    for child in children_of(catalog, catalog.tables[oid]):
        for i in child.indexes:
            if i.parent == index:
                drop_parts(session, child.oid, i.oid)
    table = catalog.tables[oid]
    session.transaction.drops += [i.root for i in table.indexes if i.oid == index]
    catalog.put_table(replace(table, keys=tuple(k for k in table.keys if k.index != index), indexes=tuple(i for i in table.indexes if i.oid != index)))


def _drop_foreign(session: Any, table: Table, name: str) -> None:
    catalog = session.catalog
    key = next(k for k in table.foreign_keys if k.name == name)
    table = catalog.put_table(replace(table, foreign_keys=tuple(k for k in table.foreign_keys if k.name != name)))
    for child in children_of(catalog, table) if table.kind == "p" else ():
        part = next((k for k in child.foreign_keys if k.parent == key.oid), None)
        if part is not None:
            _drop_foreign(session, child, part.name)
    if key.ref_table in catalog.tables:
        unrefer(session, key.ref_table)
