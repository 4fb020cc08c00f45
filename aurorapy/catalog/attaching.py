"""ALTER TABLE ... INHERIT, NO INHERIT and ATTACH PARTITION; DETACH is `detaching`.

A table that is attached has the columns and constraints of its parent already; that its rows are within the bound is proven, and that the default
partition has none of them.

Source: PostgreSQL 15 manual, ALTER TABLE; ATExecAddInherit and ATExecAttachPartition in its terms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.foreign.tables import refuse_unique
from aurorapy.planner.execution import ExecState
from aurorapy.planner.families import Belonging
from aurorapy.planner.parse import tree
from aurorapy.planner.partitions import Partitions
from aurorapy.planner.relation import Table

from .inheriting import check_persistence, descendants, link, unlink
from .partition_keys import take_keys
from .partitioning import check_bound, partition_bound


def refuse_transitions(table: Table, what: str, where: str) -> None:
    """A row's trigger would see the other tables' rows in its transition tables, or not: it keeps its table out of a family."""
    found = next((t for t in table.triggers if t.row and (t.old_table or t.new_table)), None)
    if found is not None:
        raise errors.FeatureNotSupported(f'trigger "{found.name}" prevents table "{table.name}" from becoming {what}',
                                         detail=f"ROW triggers with transition tables are not supported {where}.")


def inherit(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER TABLE child INHERIT parent."""
    from .ddl import find, lock_table

    names: Any = a.value
    if table.bound is not None:
        raise errors.WrongObjectType("cannot change inheritance of a partition")
    if table.kind == "p":
        raise errors.WrongObjectType("cannot change inheritance of partitioned table")
    if table.of_type:
        raise errors.WrongObjectType("cannot change inheritance of typed table")
    parent = find(session, names, "rpvmSif", "relation")
    if not isinstance(parent, Table) or parent.kind not in "rpf":
        raise errors.WrongObjectType(f'"{names[-1]}" is not a table or foreign table')
    parent = lock_table(session, parent, "share update exclusive")
    check_persistence(parent, table.persistence, partition=False)
    if parent.kind == "p":
        raise errors.WrongObjectType(f'cannot inherit from partitioned table "{parent.name}"')
    if parent.bound is not None:
        raise errors.WrongObjectType("cannot inherit from a partition")
    if parent.oid in table.parents:
        raise errors.DuplicateTable(f'relation "{parent.name}" would be inherited from more than once')
    _refuse_circle(session, parent, table)
    refuse_transitions(table, "an inheritance child", "in inheritance hierarchies")
    _adopt(session, parent, session.catalog.tables[table.oid])


def _refuse_circle(session: Any, parent: Table, table: Table) -> None:
    if parent.oid == table.oid or any(t.oid == parent.oid for t in descendants(session.catalog, table)):
        raise errors.DuplicateTable("circular inheritance not allowed", detail=f'"{parent.name}" is already a child of "{table.name}".')


def _adopt(session: Any, parent: Table, table: Table) -> Table:
    """Make a table with the columns and CHECKs of `parent` its child."""
    columns = list(table.columns)
    for c in parent.live:
        mine = table.column(c.name)
        if mine is None:
            raise errors.DatatypeMismatch(f'child table is missing column "{c.name}"')
        if (mine.type, mine.typmod) != (c.type, c.typmod):
            raise errors.DatatypeMismatch(f'child table "{table.name}" has different type for column "{c.name}"')
        if mine.collation != c.collation:
            raise errors.CollationMismatch(f'child table "{table.name}" has different collation for column "{c.name}"')
        if c.not_null and not mine.not_null:
            raise errors.DatatypeMismatch(f'column "{c.name}" in child table must be marked NOT NULL')
        if c.generated is not None and mine.generated is None:
            raise errors.DatatypeMismatch(f'column "{c.name}" in child table must be a generated column')
        if c.generated is None and mine.generated is not None and parent.kind == "p":
            raise errors.DatatypeMismatch(f'column "{c.name}" in child table must not be a generated column')
        if c.generated is not None and c.generated != mine.generated:
            raise errors.DatatypeMismatch(f'column "{c.name}" in child table has a conflicting generation expression')
        local = mine.local if parent.kind != "p" else False
        columns[mine.attnum - 1] = replace(mine, inherited=mine.inherited + 1, local=local)
    checks = list(table.checks)
    for check in parent.checks:
        if check.no_inherit:
            continue
        n = next((i for i, k in enumerate(checks) if k.name == check.name), None)
        if n is None:
            raise errors.DatatypeMismatch(f'child table is missing constraint "{check.name}"')
        if checks[n].expression != check.expression:
            raise errors.DatatypeMismatch(f'child table "{table.name}" has different definition for check constraint "{check.name}"')
        if checks[n].no_inherit:
            raise errors.ObjectNotInPrerequisiteState(f'constraint "{check.name}" conflicts with non-inherited constraint on child table "{table.name}"')
        if not checks[n].validated and check.validated:
            raise errors.ObjectNotInPrerequisiteState(f'constraint "{check.name}" conflicts with NOT VALID constraint on child table "{table.name}"')
        checks[n] = replace(checks[n], inherited=checks[n].inherited + 1, local=checks[n].local if parent.kind != "p" else False)
    made: Table = session.catalog.put_table(replace(table, columns=tuple(columns), checks=tuple(checks), parents=(*table.parents, parent.oid)))
    link(session, [parent], table.oid)
    return made


def no_inherit(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER TABLE child NO INHERIT parent."""
    from .ddl import find, lock_table

    names: Any = a.value
    if table.bound is not None:
        raise errors.WrongObjectType("cannot change inheritance of a partition")
    parent = lock_table(session, find(session, names, "rpvmSif", "relation"), "access share")
    if parent.oid not in table.parents:
        raise errors.UndefinedTable(f'relation "{parent.name}" is not a parent of relation "{table.name}"')
    leave(session, parent, table)


def leave(session: Any, parent: Table, table: Table) -> None:
    """A child keeps its columns and CHECKs as its own."""
    columns = []
    for c in table.columns:
        if parent.column(c.name) is not None and c.inherited and not c.dropped:
            c = replace(c, inherited=c.inherited - 1, local=c.local or c.inherited == 1)
        columns.append(c)
    names = {c.name for c in parent.checks if not c.no_inherit}
    checks = tuple(replace(c, inherited=c.inherited - 1, local=c.local or c.inherited == 1) if c.name in names and c.inherited else c for c in table.checks)
    session.catalog.put_table(replace(table, columns=tuple(columns), checks=checks))
    unlink(session, parent.oid, table.oid)


# --- partitions ---


def attach(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER TABLE parent ATTACH PARTITION child FOR VALUES ..."""
    from .ddl import find, lock_table

    names: Any = a.value
    assert a.bound is not None
    if table.kind != "p":
        raise errors.InvalidObjectDefinition(f'table "{table.name}" is not partitioned')
    child = find(session, names, "rpvmSif", "relation")
    if not isinstance(child, Table) or child.kind not in "rpf":
        raise errors.WrongObjectType(f'"{names[-1]}" is not a table or foreign table')
    child = lock_table(session, child)
    default = default_of(session, table)
    if default is not None:
        lock_table(session, default)
    table = session.catalog.tables[table.oid]
    for key in table.foreign_keys:
        if key.ref_table in {child.oid, *(t.oid for t in descendants(session.catalog, child))}:
            raise errors.FeatureNotSupported(
                f'cannot attach table "{child.name}" as a partition because it is referenced by foreign key "{key.name}"')
    if child.bound is not None:
        raise errors.WrongObjectType(f'"{child.name}" is already a partition')
    if child.of_type:
        raise errors.WrongObjectType("cannot attach a typed table as partition")
    if child.parents:
        raise errors.WrongObjectType("cannot attach inheritance child as partition")
    if child.kind in "rf" and child.children:
        raise errors.WrongObjectType("cannot attach inheritance parent as partition")
    _refuse_circle(session, table, child)
    if table.persistence != "t" and child.persistence == "t":
        raise errors.WrongObjectType(f'cannot attach a temporary relation as partition of permanent relation "{table.name}"')
    if table.persistence == "t" and child.persistence != "t":
        raise errors.WrongObjectType(f'cannot attach a permanent relation as partition of temporary relation "{table.name}"')
    for c in child.live:
        if table.column(c.name) is None:
            raise errors.DatatypeMismatch(f'table "{child.name}" contains column "{c.name}" not found in parent "{table.name}"',
                                          detail="The new partition may contain only the columns present in parent.")
    if child.kind == "f":
        refuse_unique(table, child.name)
    refuse_transitions(child, "a partition", "on partitions")
    bound = partition_bound(session, table, a.bound)
    check_bound(session, table, child.name, bound, a.bound)
    child = _adopt(session, table, child)
    child = session.catalog.put_table(replace(child, bound=bound))
    _prove(session, session.catalog.tables[table.oid], child)
    check_default(session, session.catalog.tables[table.oid], child)
    take_keys(session, session.catalog.tables[table.oid], child.oid)


def default_of(session: Any, table: Table) -> Table | None:
    """The default partition of a table."""
    children = (session.catalog.tables[o] for o in table.children)
    return next((c for c in children if c.bound is not None and c.bound.default), None)


def _leaves(session: Any, table: Table) -> list[Table]:
    return [t for t in (table, *descendants(session.catalog, table)) if t.kind == "r"]


def _prove(session: Any, parent: Table, child: Table) -> None:
    """23514 when a row of a table that is attached is none of its bound's."""
    bad = _stranger(session, parent, child)
    if bad is not None:
        raise errors.CheckViolation(f'partition constraint of relation "{bad.name}" is violated by some row', schema=bad.schema_name, table=bad.name)


def _stranger(session: Any, parent: Table, child: Table) -> Table | None:
    """The leaf of `child` that has a row which is none of `child`'s."""
    assert parent.partition_key is not None
    siblings = [session.catalog.tables[o] for o in parent.children]
    partitions = Partitions(parent.partition_key, [(t.oid, t.bound) for t in siblings if t.bound is not None])
    access = session.access_now()
    state = ExecState((), session.context, access, [])
    ancestry = [(parent, partitions)]
    above = parent
    while above.bound is not None:
        up = session.catalog.tables[above.parents[0]]
        assert up.partition_key is not None
        ancestry.append((up, Partitions(up.partition_key, [(o, session.catalog.tables[o].bound) for o in up.children])))
        above = up
    for leaf in _leaves(session, child):
        belonging = Belonging(replace(leaf, oid=child.oid), ancestry, session.catalog_view.bind_over)
        for batch in access.scan(leaf):
            if belonging.strange(batch, state) is not None:
                return leaf
    return None


def check_default(session: Any, parent: Table, new: Table, *, attached: bool = True) -> None:
    """23514 when the default partition has rows that a new partition is to have. As in PostgreSQL the leaf is named if the new one is `attached`."""
    from aurorapy.commands import warning

    default = default_of(session, parent)
    if default is None or default.oid == new.oid:
        return
    for t in (default, *descendants(session.catalog, default)):
        if t.kind == "f":
            warning(session, "23514", f'skipped scanning foreign table "{t.name}" which is a partition of default partition "{default.name}"')
    bad = _stranger(session, parent, default)
    if bad is not None:
        bad = bad if attached else default
        raise errors.CheckViolation(f'updated partition constraint for default partition "{bad.name}" would be violated by some row',
                                    schema=bad.schema_name, table=bad.name)
