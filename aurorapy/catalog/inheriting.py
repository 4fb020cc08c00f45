"""What a table gets of the tables that it inherits from: columns, CHECKs, generation expressions; and the links between them.

Source: PostgreSQL 15 manual, CREATE TABLE, "INHERITS"; MergeAttributes and MergeWithExistingConstraint in its terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Check, Column, Table
from aurorapy.planner.types import format_type
from aurorapy.planner.types.collations import collation_name

from .compression import same_compression, same_storage
from .new_columns import NewColumn
from .whole_rows import refuse_check


def parents_named(session: Any, s: tree.CreateTableStmt, persistence: str) -> list[Table]:
    """The tables of INHERITS or PARTITION OF, locked; raises for what cannot be inherited from."""
    from .ddl import find, lock_table

    out: list[Table] = []
    named = s.inherits if s.partition_of is None else (s.partition_of,)
    for name in named:
        parent = find(session, name.name, "rpvmSicf", "relation")
        if isinstance(parent, int) or (isinstance(parent, Table) and parent.kind == "c"):
            raise errors.WrongObjectType(f'"{name.name[-1]}" is {"an index" if isinstance(parent, int) else "a composite type"}')
        if not isinstance(parent, Table) or parent.kind not in "rpf":
            raise errors.WrongObjectType(f'inherited relation "{name.name[-1]}" is not a table or foreign table')
        if any(p.oid == parent.oid for p in out):
            raise errors.DuplicateTable(f'relation "{parent.name}" would be inherited from more than once')
        if s.partition_of is not None:
            parent = lock_table(session, parent)
            if parent.kind != "p":
                raise errors.InvalidObjectDefinition(f'"{parent.name}" is not partitioned')
        else:
            parent = lock_table(session, parent, "share update exclusive")
            if parent.kind == "p":
                raise errors.WrongObjectType(f'cannot inherit from partitioned table "{parent.name}"')
            if parent.bound is not None:
                raise errors.WrongObjectType(f'cannot inherit from partition "{parent.name}"')
        check_persistence(parent, persistence, partition=s.partition_of is not None)
        out.append(parent)
    return out


def check_persistence(parent: Table, persistence: str, *, partition: bool) -> None:
    """42809 where one of parent and child is temporary, and the other must be, too."""
    if parent.persistence == "t" and persistence != "t":
        text = f'cannot create a permanent relation as partition of temporary relation "{parent.name}"' if partition else (
            f'cannot inherit from temporary relation "{parent.name}"')
        raise errors.WrongObjectType(text)
    if partition and parent.persistence != "t" and persistence == "t":
        raise errors.WrongObjectType(f'cannot create a temporary relation as partition of permanent relation "{parent.name}"')


def inherited_columns(session: Any, parents: list[Table]) -> tuple[list[Column], set[str]]:
    """The columns of the parents, merged by name, and the names of those whose parents disagree about a default."""
    from .ddl import notice

    out: list[Column] = []
    disputed: set[str] = set()
    for parent in parents:
        for c in parent.live:
            at = next((i for i, o in enumerate(out) if o.name == c.name), None)
            given = replace(c, attnum=0, local=False, inherited=1, identity="", sequence=0, missing=None, comment=None,
                            default=None if c.identity else c.default)
            if at is None:
                out.append(given)
                continue
            old = out[at]
            notice(session, f'merging multiple inherited definitions of column "{c.name}"')
            _same_type(old, c, f'inherited column "{c.name}"')
            if (old.generated is None) != (c.generated is None):
                raise errors.DatatypeMismatch(f'inherited column "{c.name}" has a generation conflict')
            same_storage(old, c, inherited=True)
            same_compression(old, c)
            if given.default is not None and old.default is not None and old.default != given.default or (
                    old.generated is not None and old.generated != c.generated):
                disputed.add(c.name)
            out[at] = replace(old, inherited=old.inherited + 1, not_null=old.not_null or c.not_null, default=old.default or given.default,
                              compression=old.compression or c.compression)
    return [replace(c, attnum=i) for i, c in enumerate(out, 1)], disputed


def _same_type(old: Column, new: Column, what: str) -> None:
    if (old.type, old.typmod) != (new.type, new.typmod):
        raise errors.DatatypeMismatch(f"{what} has a type conflict", detail=f"{format_type(old.type, old.typmod)} versus {format_type(new.type, new.typmod)}")
    if old.collation != new.collation:
        raise errors.CollationMismatch(f"{what} has a collation conflict",
                                       detail=f'"{collation_name(old.collation)}" versus "{collation_name(new.collation)}"')


def merged_columns(session: Any, inherited: list[Column], own: list[NewColumn], disputed: set[str], names: dict[int, int]) -> list[NewColumn]:
    """The columns of a new table: those of its parents, into which its own of the same name go, and its others. `names`: filled with the places
    that the own columns got, by the numbers that they had."""
    from .ddl import notice

    out = [NewColumn(c) for c in inherited]
    for n, new in enumerate(own, 1):
        at = next((i for i, c in enumerate(inherited) if c.name == new.column.name), None)
        if at is None:
            out.append(new)
            names[new.column.attnum] = len(out)
            continue
        names[new.column.attnum] = at + 1
        old, c = out[at].column, new.column
        if out[at] is not None and old.local:
            raise errors.DuplicateColumn(f'column "{c.name}" specified more than once')
        if at + 1 == n:
            notice(session, f'merging column "{c.name}" with inherited definition')
        else:
            notice(session, f'moving and merging column "{c.name}" with inherited definition',
                   detail="User-specified column moved to the position of the inherited column.")
        _same_type(old, c, f'column "{c.name}"')
        if old.generated is not None:
            refuse_generation(old, c, new)
        same_storage(old, c, inherited=False)
        same_compression(old, c)
        merged = replace(c, attnum=at + 1, storage=c.storage or old.storage, compression=old.compression or c.compression, local=True,
                         inherited=old.inherited, not_null=old.not_null or c.not_null)
        if not new.has_default and new.sequence is None and old.default is not None:
            merged = replace(merged, default=old.default)
        if old.generated is not None and new.generation is None:
            merged = replace(merged, generated=old.generated, generated_from=old.generated_from)
        if new.has_default or new.generation is not None or new.sequence is not None:
            disputed.discard(c.name)
        out[at] = replace_new(new, merged)
    for name in disputed:
        column = next(m.column for m in out if m.column.name == name)
        if column.generated is not None:
            raise errors.InvalidColumnDefinition(f'column "{name}" inherits conflicting generation expressions',
                                                 hint="To resolve the conflict, specify a generation expression explicitly.")
        raise errors.InvalidColumnDefinition(f'column "{name}" inherits conflicting default values',
                                             hint="To resolve the conflict, specify a default explicitly.")
    return [replace_new(m, replace(m.column, attnum=i)) for i, m in enumerate(out, 1)]


def refuse_generation(old: Column, new: Column, made: NewColumn) -> None:
    """A child's column is generated as its parent's is, or not at all."""
    if made.has_default:
        raise errors.InvalidColumnDefinition(f'column "{new.name}" inherits from generated column but specifies default')
    if made.sequence is not None or new.identity:
        raise errors.InvalidColumnDefinition(f'column "{new.name}" inherits from generated column but specifies identity')
    if made.generation is not None:
        raise errors.InvalidColumnDefinition(f'child column "{new.name}" specifies generation expression', hint="Omit the generation expression in the "
                                             "definition of the child table column to inherit the generation expression from the parent table.")


def replace_new(made: NewColumn, column: Column) -> NewColumn:
    """The new column with another descriptor."""
    return NewColumn(column, made.constraints, made.sequence, made.generation, made.has_default)


def renumbered(columns: tuple[Column, ...], parents: list[Table]) -> tuple[Column, ...]:
    """Inherited generated columns with the numbers that the columns which they read have here."""
    numbers = {c.name: c.attnum for c in columns}
    out = []
    for c in columns:
        if c.generated and c.inherited:
            parent = next((p for p in parents if (found := p.column(c.name)) is not None and found.generated is not None), None)
            of = None if parent is None else parent.column(c.name)
            if parent is not None and of is not None:  # else it is generated here alone
                c = replace(c, generated_from=tuple(numbers[parent.columns[a - 1].name] for a in of.generated_from))
        out.append(c)
    return tuple(out)


def inherited_checks(session: Any, parents: list[Table]) -> list[Check]:
    """The parents' CHECKs that children have, merged by name; 42710."""
    out: list[Check] = []
    for parent in parents:
        for c in parent.checks:
            if c.no_inherit:
                continue
            refuse_check(session, parent, c)
            at = next((i for i, o in enumerate(out) if o.name == c.name), None)
            if at is None:
                out.append(replace(c, oid=session.catalog.new_oid(), local=False, inherited=1, validated=True, comment=None))
            elif out[at].expression != c.expression:
                raise errors.DuplicateObject(f'check constraint name "{c.name}" appears multiple times but with different expressions')
            else:
                out[at] = replace(out[at], inherited=out[at].inherited + 1)
    return out


def merge_check(session: Any, table: Table, check: Check) -> Table | None:
    """The table with its inherited CHECK of that name defined here, too; None where it has none. 42710 for another expression."""
    from .ddl import notice

    old = next((c for c in table.checks if c.name == check.name), None)
    if old is None or not old.inherited or old.local or old.expression != check.expression:
        return None
    if check.no_inherit:
        raise errors.InvalidObjectDefinition(f'constraint "{check.name}" conflicts with inherited constraint on relation "{table.name}"')
    notice(session, f'merging constraint "{check.name}" with inherited definition')
    merged = replace(old, local=table.bound is None)
    return session.catalog.put_table(replace(table, checks=tuple(merged if c is old else c for c in table.checks)))  # type: ignore[no-any-return]


# --- links ---


def link(session: Any, parents: list[Table], child: int) -> None:
    """Note a new child with its parents; it knows them already."""
    for p in parents:
        parent = session.catalog.tables[p.oid]
        session.catalog.put_table(replace(parent, children=(*parent.children, child)))


def unlink(session: Any, parent: int, child: int) -> None:
    """Forget that a table inherits from another one."""
    catalog = session.catalog
    found = catalog.tables.get(parent)
    if found is not None:
        catalog.put_table(replace(found, children=tuple(o for o in found.children if o != child)))
    mine = catalog.tables.get(child)
    if mine is not None:
        catalog.put_table(replace(mine, parents=tuple(o for o in mine.parents if o != parent)))


def children_of(catalog: Any, table: Table) -> list[Table]:
    """The direct children, the oldest first; none that is being detached."""
    return [t for o in sorted(table.children) if (t := catalog.tables.get(o)) is not None and not t.detaching]


def descendants(catalog: Any, table: Table) -> Iterator[Table]:
    """All tables below, each once, the nearer first."""
    seen = {table.oid}
    waiting = [table]
    for t in waiting:
        for child in children_of(catalog, t):
            if child.oid not in seen:
                seen.add(child.oid)
                waiting.append(child)
                yield child


def ancestors(catalog: Any, table: Table) -> Iterator[Table]:
    """All tables above, the nearest first."""
    seen: set[int] = set()
    waiting = [table]
    for t in waiting:
        for oid in t.parents:
            if oid not in seen and oid in catalog.tables:
                seen.add(oid)
                waiting.append(catalog.tables[oid])
                yield catalog.tables[oid]
