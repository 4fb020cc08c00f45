"""Foreign keys of and to partitioned tables: which partition has the referenced row, and which the referencing ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.partitions import Partitions
from aurorapy.planner.relation import ForeignKey, Index, Table

from .inheriting import children_of

Row = tuple[Any, ...]


def relaid(source: Table, target: Table, row: Row) -> Row:
    """A row of one table of a partitioned table in the layout of another one."""
    if source is target:
        return row
    slots = {c.name: i for i, c in enumerate(source.columns) if not c.dropped}
    return tuple([None if c.dropped else row[slots[c.name]] for c in target.columns])


def referenced_leaf(catalog: Any, parent: Table, key: ForeignKey, values: list[Any]) -> tuple[Table, Index, tuple[int, ...]] | None:
    """The table that has the row of a referenced key if there is one, its unique index, and its numbers of the key's columns."""
    index = next(i for i in parent.indexes if i.oid == key.ref_index)
    refs = key.ref_columns
    while parent.partition_key is not None:
        at = tuple(values[refs.index(c.attnum)] for c in parent.partition_key.columns)
        children = {c.oid: c for c in children_of(catalog, parent)}
        oid = Partitions(parent.partition_key, [(c.oid, c.bound) for c in children.values() if c.bound is not None and not c.detaching]).locate(at)
        if oid is None:
            return None
        child = children[oid]
        numbers = {c.name: c.attnum for c in child.live}
        refs = tuple(numbers[parent.columns[a - 1].name] for a in refs)
        above = index.oid
        index = next(i for i in child.indexes if i.parent == above)
        parent = child
    return parent, index, refs


def referencing_leaves(catalog: Any, child: Table, key: ForeignKey) -> Iterator[tuple[Table, ForeignKey]]:
    """The tables that have the rows of a referencing table, each with its part of the foreign key."""
    if child.kind != "p":
        yield child, key
        return
    for below in children_of(catalog, child):
        part = next((k for k in below.foreign_keys if k.parent == key.oid), None)
        if part is not None:
            yield from referencing_leaves(catalog, below, part)


def whole_key(catalog: Any, child: Table, key: ForeignKey) -> tuple[Table, ForeignKey]:
    """The foreign key of which one is a part, and its table."""
    while key.parent:
        child = catalog.tables[child.parents[0]]
        key = next(k for k in child.foreign_keys if k.oid == key.parent)
    return child, key
