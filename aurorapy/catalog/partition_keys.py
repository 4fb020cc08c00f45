"""Indexes, keys and foreign keys of partitioned tables: each is a frame, of which every partition has its part (`parent`).

Source: PostgreSQL 15 manual, CREATE INDEX, ALTER INDEX and section 5.11; DefineIndex, ATExecAttachPartitionIdx and CloneForeignKeyConstraints.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.access_methods.classes import class_of, equality_of
from aurorapy.planner.relation import ForeignKey, Index, IndexColumn, KeyConstraint, Table
from aurorapy.triggers.partitions import drop_copies, take_all

from .inheriting import ancestors, children_of, descendants
from .naming import distinct, free_name, index_suffix
from .whole_rows import refuse_index


def check_key(table: Table, columns: tuple[IndexColumn, ...], *, primary: bool) -> None:
    """0A000 where a unique index of a partitioned table would not see all rows that are equal by it."""
    key = table.partition_key
    if key is None:
        return
    word = "PRIMARY KEY" if primary else "UNIQUE"
    method = "hash" if key.strategy == "h" else "btree"
    for c in key.columns:
        have = {x.attnum for x in columns if not (x.opclass.startswith("#") or c.opclass.startswith("#")) or equality_of(
            class_of("btree", c.type, x.opclass)) == equality_of(class_of(method, c.type, c.opclass))}
        if not c.attnum:
            raise errors.FeatureNotSupported(f"unsupported {word} constraint with partition key definition",
                                             detail=f"{word} constraints cannot be used when partition keys include expressions.")
        if c.attnum not in have:
            name = table.columns[c.attnum - 1].name
            raise errors.FeatureNotSupported(
                "unique constraint on partitioned table must include all partitioning columns",
                detail=f'{word} constraint on table "{table.name}" lacks column "{name}" which is part of the partition key.')


def give_index(session: Any, table: Table, index: Index) -> None:
    """Let every partition have its part of a partitioned table's index."""
    for child in children_of(session.catalog, session.catalog.tables[table.oid]):
        if child.kind == "f":
            if index.unique:
                raise foreign_below(table)
            continue
        take_index(session, session.catalog.tables[table.oid], index, child)
    found = session.catalog.tables[table.oid]
    if any(i.parent == index.oid and not i.valid for child in children_of(session.catalog, found) for i in child.indexes):  # one made with ONLY
        session.catalog.put_table(replace(found, indexes=tuple(replace(i, valid=False) if i.oid == index.oid else i for i in found.indexes)))


def foreign_below(table: Table) -> errors.SQLError:
    """For a unique index of a partitioned table with foreign partitions."""
    return errors.WrongObjectType(f'cannot create unique index on partitioned table "{table.name}"',
                                  detail=f'Table "{table.name}" contains partitions that are foreign tables.')


def take_index(session: Any, table: Table, index: Index, child: Table) -> None:
    """A partition's part of one index: one that it has already and that fits, or a new one."""
    from .indexes import column_part, make_index

    catalog = session.catalog
    columns = mapped(table, child, index.columns)
    include = attnums(table, child, index.include)
    key = next((k for k in table.keys if k.index == index.oid), None)
    for own in child.indexes:
        if not own.parent and (own.valid or child.kind == "p") and fits(own, index, columns, include) and (key is None or any(k.index == own.oid for k in child.keys)):
            attach_index(session, child, own, index, key)
            return
    refuse_index(session, table, index)
    if index.primary and any(k.kind == "p" for k in child.keys):
        raise errors.InvalidTableDefinition(f'multiple primary keys for table "{child.name}" are not allowed')
    parts = [] if index.primary else distinct([*(column_part(session, child, c) for c in columns), *(child.columns[a - 1].name for a in include)])
    name = free_name(catalog, child.schema, child.name, *parts, suffix=index_suffix(index, key))
    constraint = catalog.new_oid() if key is not None else 0
    if index.primary:
        from .constraints import require_not_null

        child = require_not_null(session, child, tuple(c.attnum for c in columns))
    made = make_index(session, child, name, columns, unique=index.unique, primary=index.primary, predicate=index.predicate,
                      nulls_not_distinct=index.nulls_not_distinct, include=include, constraint=constraint, deferrable=index.deferrable, parent=index.oid,
                      method=index.method, options=index.options, access=index.access)
    if key is not None:
        child = catalog.tables[child.oid]
        mine = KeyConstraint(constraint, name, key.kind, tuple(c.attnum for c in columns), made.oid, key.deferrable, key.deferred, parent=key.oid)
        child = catalog.put_table(replace(child, keys=(*child.keys, mine)))
        if child.kind == "p":
            give_index(session, child, made)


def fits(own: Index, index: Index, columns: tuple[IndexColumn, ...], include: tuple[int, ...]) -> bool:
    """Whether an index of a partition is what a partitioned table's index asks for."""
    def plain(c: IndexColumn) -> tuple[Any, ...]:
        return c.attnum, c.expression, c.descending, c.nulls_first, c.opclass, c.collation

    return (own.unique, own.predicate, own.nulls_not_distinct, own.include, own.method, own.exclusion) == (
        index.unique, index.predicate, index.nulls_not_distinct, include, index.method, index.exclusion) and (
        [plain(c) for c in own.columns] == [plain(c) for c in columns])


def attach_index(session: Any, child: Table, own: Index, index: Index, key: KeyConstraint | None) -> None:
    """Make an index of a partition a part of the partitioned table's."""
    child = session.catalog.tables[child.oid]
    session.catalog.put_table(replace(
        child, indexes=tuple(replace(i, parent=index.oid) if i.oid == own.oid else i for i in child.indexes),
        keys=tuple(replace(k, parent=key.oid) if key is not None and k.index == own.oid else k for k in child.keys)))


def mapped(table: Table, child: Table, columns: tuple[IndexColumn, ...]) -> tuple[IndexColumn, ...]:
    """Index columns by the numbers that they have in a child."""
    return tuple(replace(c, attnum=attnums(table, child, (c.attnum,))[0]) if c.attnum else c for c in columns)


def attnums(table: Table, child: Table, numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Numbers of columns as they are in a child."""
    out = []
    for a in numbers:
        column = child.column(table.columns[a - 1].name)
        assert column is not None
        out.append(column.attnum)
    return tuple(out)


def take_keys(session: Any, parent: Table, oid: int) -> None:
    """Give a new partition its parts of the parent's indexes and foreign keys."""
    catalog = session.catalog
    foreign = catalog.tables[oid].kind == "f"
    for index in parent.indexes if not foreign else ():
        take_index(session, parent, index, catalog.tables[oid])
    for key in parent.foreign_keys:
        take_foreign(session, parent, key, catalog.tables[oid])
    refer(session, parent.referenced_by, oid)
    take_all(session, parent, oid)


def refer(session: Any, tables: tuple[int, ...], oid: int) -> None:
    """Note with a table and its partitions that these tables have foreign keys to them."""
    catalog = session.catalog
    for t in [catalog.tables[oid], *descendants(catalog, catalog.tables[oid])]:
        new = tuple(o for o in tables if o not in t.referenced_by)
        if new:
            catalog.put_table(replace(t, referenced_by=(*t.referenced_by, *new)))


def unrefer(session: Any, oid: int) -> None:
    """Forget who has foreign keys to a table and its partitions, but for those that have."""
    catalog = session.catalog
    for t in [catalog.tables[oid], *descendants(catalog, catalog.tables[oid])]:
        known = {t.oid, *(a.oid for a in ancestors(catalog, t) if a.kind == "p")}
        kept = tuple(o for o in t.referenced_by if o in catalog.tables and any(k.ref_table in known for k in catalog.tables[o].foreign_keys))
        if kept != t.referenced_by:
            catalog.put_table(replace(t, referenced_by=kept))


def take_foreign(session: Any, parent: Table, key: ForeignKey, child: Table) -> ForeignKey:
    """A partition's part of a foreign key: one that it has and that says the same, or a new one, proven over its rows."""
    from .constraints import constraint_names, new_name, prove_foreign

    if child.kind == "f":
        raise errors.WrongObjectType("foreign key constraints are not supported on foreign tables")
    catalog = session.catalog
    wanted = replace(key, columns=attnums(parent, child, key.columns), on_delete_columns=attnums(parent, child, key.on_delete_columns), parent=key.oid, comment=None)
    for own in child.foreign_keys:
        if not own.parent and own.validated and replace(wanted, oid=own.oid, name=own.name) == replace(own, parent=key.oid, comment=None):
            catalog.put_table(replace(child, foreign_keys=tuple(replace(k, parent=key.oid) if k is own else k for k in child.foreign_keys)))
            return replace(own, parent=key.oid)
    name = key.name if key.name not in constraint_names(child) else new_name(session, child, None, *(child.columns[a - 1].name for a in wanted.columns), suffix="fkey")
    made = replace(wanted, oid=catalog.new_oid(), name=name)
    child = catalog.put_table(replace(child, foreign_keys=(*child.foreign_keys, made)))
    if child.kind != "p":
        prove_foreign(session, child, made)
    for below in children_of(catalog, child):
        take_foreign(session, child, made, below)
    return made


def let_go(session: Any, oid: int) -> None:
    """A partition leaves: what were parts are its own now."""
    catalog = session.catalog
    table = catalog.tables[oid]
    catalog.put_table(replace(table, indexes=tuple(replace(i, parent=0) for i in table.indexes), keys=tuple(replace(k, parent=0) for k in table.keys),
                              foreign_keys=tuple(replace(k, parent=0) for k in table.foreign_keys)))
    drop_copies(session, oid)
    for key in table.foreign_keys:
        refer(session, (oid,), key.ref_table)
    unrefer(session, oid)


def alter_index_attach(session: Any, oid: int, name: tuple[str, ...]) -> None:
    """ALTER INDEX ... ATTACH PARTITION."""
    from .ddl import find, lock_table

    catalog = session.catalog
    table, index = owner(catalog, oid)
    table = lock_table(session, table, "share update exclusive")
    found = find(session, name, "rpvmSi", "relation")
    if not isinstance(found, int):
        raise errors.InvalidObjectDefinition(f'"{name[-1]}" is not an index')
    child, own = owner(catalog, found)
    child = lock_table(session, child)
    table, index = owner(catalog, oid)
    child, own = owner(catalog, found)
    text = f'cannot attach index "{own.name}" as a partition of index "{index.name}"'
    if table.kind != "p":
        raise errors.WrongObjectType(f'ALTER action ATTACH PARTITION cannot be performed on relation "{index.name}"',
                                     detail="This operation is not supported for indexes.")
    if own.parent == index.oid:
        return
    if own.parent:
        raise errors.ObjectNotInPrerequisiteState(text, detail=f'Index "{own.name}" is already attached to another index.')
    if child.oid not in table.children:
        raise errors.ObjectNotInPrerequisiteState(text, detail=f'Index "{own.name}" is not an index on any partition of table "{table.name}".')
    other = next((i for i in child.indexes if i.parent == index.oid), None)
    if other is not None:
        raise errors.ObjectNotInPrerequisiteState(text, detail=f'Another index is already attached for partition "{child.name}".')
    if not fits(own, index, mapped(table, child, index.columns), attnums(table, child, index.include)):
        raise errors.InvalidObjectDefinition(text, detail="The index definitions do not match.")
    key = next((k for k in table.keys if k.index == index.oid), None)
    if key is not None and not any(k.index == own.oid for k in child.keys):
        raise errors.InvalidObjectDefinition(
            text, detail=f'The index "{index.name}" belongs to a constraint in table "{table.name}" but no constraint exists for index "{own.name}".')
    attach_index(session, child, own, index, key)
    validate(session, table.oid)


def validate(session: Any, oid: int) -> None:
    """Indexes of a partitioned table are valid once every partition has a valid part; and so on upwards."""
    catalog = session.catalog
    table = catalog.tables[oid]
    children = children_of(catalog, table)

    def whole(index: Index) -> bool:
        return all(any(i.parent == index.oid and i.valid for i in c.indexes) for c in children)

    indexes = tuple(replace(i, valid=True) if not i.valid and whole(i) else i for i in table.indexes)
    if indexes != table.indexes:
        catalog.put_table(replace(table, indexes=indexes))
        for parent in table.parents:
            validate(session, parent)


def owner(catalog: Any, oid: int) -> tuple[Table, Index]:
    """The table of an index, and the index."""
    pairs: list[tuple[Table, Index]] = [(t, i) for t in catalog.tables.values() for i in t.indexes if i.oid == oid]
    return pairs[0]


def line(catalog: Any, index: Index) -> list[int]:
    """The oids of an index and of those that it is a part of."""
    out = [index.oid]
    while index.parent:
        index = owner(catalog, index.parent)[1]
        out.append(index.oid)
    return out
