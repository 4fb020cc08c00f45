"""ALTER TABLE ... DETACH PARTITION, at once, CONCURRENTLY or FINALIZE.

CONCURRENTLY is two transactions. The first one marks the partition (`Table.detaching`, pg_inherits.inhdetachpending): for statements that begin later it
is none, for older snapshots it still is (`families.is_leaving`). Then all that have a lock on the partitioned table are waited for, and the second one lets the
partition go. If that is kept from coming to its end, the mark stays, and FINALIZE is the second transaction.

Source: PostgreSQL 15 manual, ALTER TABLE; ATExecDetachPartition, DetachPartitionFinalize and MarkInheritDetached in its terms.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.advisory import SessionLocks
from aurorapy.planner import bound
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.predicates import implies
from aurorapy.planner.relation import Check, Table

from .attaching import default_of, leave
from .constraints import new_name
from .expressions import text_of
from .inheriting import ancestors
from .partition_keys import let_go
from .partition_text import constraint_text
from .recursing import pass_check

_HINT = "Use ALTER TABLE ... DETACH PARTITION ... FINALIZE to complete the pending detach operation."


def detach(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER TABLE parent DETACH PARTITION child [CONCURRENTLY | FINALIZE]."""
    from .ddl import lock_table

    if table.kind != "p":
        raise errors.InvalidObjectDefinition(f'table "{table.name}" is not partitioned')
    if a.name == "concurrently":
        _detach_concurrently(session, table, a)
        return
    if a.name == "finalize":
        _finalize(session, table, a)
        return
    child = _partition(session, table, a, "access exclusive")
    default = default_of(session, table)
    if default is not None and default.oid != child.oid:
        lock_table(session, default)
    if child.detaching:
        raise errors.ObjectNotInPrerequisiteState(
            f'cannot detach partition "{child.name}"', detail="The partition is being detached concurrently or has an unfinished detach.", hint=_HINT)
    _refuse_referenced(session, table, child)
    _let_go(session, table.oid, child.oid)


def refuse_pending(table: Table, a: tree.AlterTableAction) -> None:
    """55000 for a change of a partition that is being detached."""
    if table.detaching and a.name != "finalize":
        raise errors.ObjectNotInPrerequisiteState(f'cannot alter partition "{table.name}" with an incomplete detach', hint=_HINT)


def _partition(session: Any, table: Table, a: tree.AlterTableAction, mode: str) -> Table:
    """The partition that is meant, locked."""
    from .ddl import find, lock_table

    names: Any = a.value
    child = find(session, names, "rpvmSif", "relation")
    if not isinstance(child, Table):
        raise errors.UndefinedTable(f'relation "{names[-1]}" is not a partition of relation "{table.name}"')
    child = lock_table(session, child, mode)
    if a.name == "concurrently":
        _refuse_second(session, session.catalog.tables[table.oid])
    if child.oid not in session.catalog.tables[table.oid].children:
        raise errors.UndefinedTable(f'relation "{child.name}" is not a partition of relation "{table.name}"')
    return child  # type: ignore[no-any-return]


def _refuse_second(session: Any, table: Table) -> None:
    for other in (session.catalog.tables[o] for o in table.children):
        if other.detaching:
            raise errors.ObjectNotInPrerequisiteState(
                f'partition "{other.name}" already pending detach in partitioned table "{table.schema_name}.{table.name}"', hint=_HINT)


def _let_go(session: Any, parent: int, oid: int) -> None:
    leave(session, session.catalog.tables[parent], session.catalog.tables[oid])
    session.catalog.put_table(replace(session.catalog.tables[oid], bound=None, detaching=False))
    let_go(session, oid)


# --- in two transactions ---


def _detach_concurrently(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    from .ddl import lock_table, writable

    session.refuse_in_block("ALTER TABLE ... DETACH CONCURRENTLY")
    if default_of(session, table) is not None:
        raise errors.ObjectNotInPrerequisiteState("cannot detach partitions concurrently when a default partition exists")
    child = _partition(session, table, a, "share update exclusive")
    _refuse_referenced(session, table, child)
    _add_bound(session, session.catalog.tables[table.oid], session.catalog.tables[child.oid])
    session.catalog.put_table(replace(session.catalog.tables[child.oid], detaching=True))
    locks, keys, kept = session.database.locks, [("t", table.oid), ("t", child.oid)], SessionLocks(session)
    for key in keys:
        locks.pass_on(session.transaction, kept, key)  # nobody else may change the two between the transactions
    try:
        _commit_mark(session, child.oid)
        session.start_transaction()
        for key in keys:
            locks.pass_on(kept, session.transaction, key)
        locks.outlive(session.transaction, {t for t in locks.holders_of(keys[0]) if t.session is not session}, session.wait)
        writable(session)
        lock_table(session, child)
        _let_go(session, table.oid, child.oid)
    finally:
        locks.release_all(kept)


def _commit_mark(session: Any, oid: int) -> None:
    database = session.database
    lsn = session.commit()
    session.statement_lsn = 0
    database.marked[oid] = database.marked_lsn = lsn
    session.hold(lsn)


def _finalize(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    child = _partition(session, table, a, "access exclusive")
    older = {s.transaction for s in session.database.sessions if s is not session and s.transaction is not None and s.transaction.pinned is not None}
    session.database.locks.outlive(session.transaction, older, session.wait)
    if not session.catalog.tables[child.oid].detaching:
        raise errors.ObjectNotInPrerequisiteState(f'cannot complete detaching partition "{child.name}"', detail="There's no pending concurrent detach.")
    _let_go(session, table.oid, child.oid)


def _add_bound(session: Any, parent: Table, child: Table) -> None:
    """Give a partition its bounds as a CHECK, unless what it has already makes them true; then it can be attached again without a proof. Not a hash
    partition: its bounds mean something in their table only."""
    assert parent.partition_key is not None
    text = None if parent.partition_key.strategy == "h" else constraint_text(session, child)
    if text is None:
        return
    known: list[bound.Expr] = [
        bound.IsTest("null", bound.Var(c.type, 1, c.attnum - 1, c.typmod), True) for c in child.live if c.not_null]
    for check in child.checks:
        if check.validated:
            known += bound.conjuncts(session.catalog_view.bind_over(child, 1, check.expression))
    wanted = bound.transform(session.catalog_view.bind_over(child, 1, text), _constant)
    if implies(known, wanted):
        return
    used = {n.column for n in bound.walk(wanted) if isinstance(n, bound.Var)}
    name = new_name(session, child, None, *[child.columns[c].name for c in used if len(used) == 1], suffix="check")
    check = Check(session.catalog.new_oid(), name, text_of(session, wanted, child.name), True, False)
    child = session.catalog.put_table(replace(child, checks=(*child.checks, check)))
    pass_check(session, child, check)


def _constant(e: bound.Expr) -> bound.Expr | None:
    """A list's values as PostgreSQL's CHECK has them: one constant."""
    if not isinstance(e, bound.Array) or e.nested or not all(isinstance(i, bound.Const) for i in e.items):
        return None
    return bound.Const(e.type, tuple([i.value for i in e.items if isinstance(i, bound.Const)]))


def _refuse_referenced(session: Any, table: Table, child: Table) -> None:
    """23503 when rows refer to those of a partition that leaves."""
    from .ddl import lock_table

    catalog = session.catalog
    known = {table.oid, *(t.oid for t in ancestors(catalog, table))}
    for oid in child.referenced_by:
        other = catalog.tables.get(oid)
        if other is None or not any(key.ref_table in known and not key.parent for key in other.foreign_keys):
            continue
        other = lock_table(session, other, "share")  # so that nobody puts in rows that would not be seen here
        access = session.access_now()
        for key in other.foreign_keys:
            if key.ref_table in known and not key.parent:
                session.database.foreign_keys.refuse_leaving(access, catalog.tables[key.ref_table], child, other, key)
