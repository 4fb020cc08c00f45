"""Row triggers of partitioned tables: every partition has a copy of each, under the same name, which comes and goes with the table's.

Source: PostgreSQL 15 manual, CREATE TRIGGER; CloneRowTriggersToPartition and renametrig in its terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.relation import Table, Trigger


def _children(session: Any, table: Table) -> list[Table]:
    from aurorapy.catalog.inheriting import children_of

    return children_of(session.catalog, table) if table.kind == "p" else []


def give(session: Any, table: Table, trigger: Trigger, *, replacing: bool = False) -> None:
    """Let the partitions have a row trigger of their table."""
    for child in _children(session, session.catalog.tables[table.oid]):
        take(session, table, trigger, child, replacing=replacing)


def take(session: Any, table: Table, trigger: Trigger, child: Table, *, replacing: bool = False) -> None:
    """A partition's copy of a row trigger, and of its partitions in turn; 42710 where it has another one of that name that is not to be replaced."""
    from aurorapy.catalog.partition_keys import attnums

    from .defining import put_triggers

    catalog = session.catalog
    child = catalog.tables[child.oid]
    known = next((t for t in child.triggers if t.name == trigger.name), None)
    if known is not None and known.parent != trigger.oid and (not replacing or known.parent or known.constraint):
        raise errors.DuplicateObject(f'trigger "{trigger.name}" for relation "{child.name}" already exists')
    made = replace(trigger, oid=catalog.new_oid() if known is None else known.oid, columns=attnums(table, child, trigger.columns),
                   reads=attnums(table, child, trigger.reads), constraint=catalog.new_oid() if trigger.constraint else 0, parent=trigger.oid)
    put_triggers(session, child, [t for t in child.triggers if t is not known] + [made])
    give(session, catalog.tables[child.oid], made, replacing=replacing)


def take_all(session: Any, table: Table, oid: int) -> None:
    """Give a new partition copies of its table's row triggers."""
    for trigger in table.triggers:
        if trigger.row:
            take(session, table, trigger, session.catalog.tables[oid])


def copies(session: Any, table: Table, trigger: Trigger) -> Iterator[tuple[Table, Trigger]]:
    """The copies of a trigger in the partitions, with their tables."""
    for child in _children(session, table):
        for t in child.triggers:
            if t.parent == trigger.oid:
                yield child, t
                yield from copies(session, child, t)


def change_copies(session: Any, table: Table, trigger: Trigger, change: Callable[[Trigger], Trigger | None]) -> None:
    """Change (None: drop) the copies of a trigger."""
    from .defining import put_triggers

    for child, mine in list(copies(session, table, trigger)):
        new = change(mine)
        now = session.catalog.tables[child.oid]
        put_triggers(session, now, [t for t in now.triggers if t.oid != mine.oid] + ([] if new is None else [new]))


def drop_copies(session: Any, oid: int) -> None:
    """A partition leaves: the copies of its table's triggers go."""
    from .defining import put_triggers

    table = session.catalog.tables[oid]
    for trigger in [t for t in table.triggers if t.parent]:
        change_copies(session, session.catalog.tables[oid], trigger, lambda t: None)
    table = session.catalog.tables[oid]
    put_triggers(session, table, [t for t in table.triggers if not t.parent])


def refuse_copy(session: Any, table: Table, trigger: Trigger) -> None:
    """2BP01 for a copy that is to be dropped by itself."""
    if trigger.parent:
        above = session.catalog.tables[table.parents[0]]
        raise errors.DependentObjectsStillExist(
            f"cannot drop trigger {trigger.name} on table {table.name} because trigger {trigger.name} on table {above.name} requires it",
            hint=f"You can drop trigger {trigger.name} on table {above.name} instead.")
