"""Checks of constraints that wait for the end of their transaction, and SET CONSTRAINTS, which says for which they do.

Only a check can wait: that of a referencing row, that nothing refers to a row that went (NO ACTION), that a key is unique. What a
foreign key does (CASCADE, SET NULL, RESTRICT ...) happens at the end of its statement.

Source: PostgreSQL 15 manual, SET CONSTRAINTS and CREATE TABLE.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from aurorapy import errors
from aurorapy.planner.relation import ForeignKey, Index, KeyConstraint, Table


class TriggerConstraint(NamedTuple):
    """The constraint of a constraint trigger."""

    oid: int
    deferrable: bool
    deferred: bool


Deferrable = ForeignKey | KeyConstraint | TriggerConstraint


class Waiting(NamedTuple):
    """A check that waits. `table`: whose row's change it is about."""

    constraint: int
    table: int
    check: Callable[[Any], None]  # with an Access of then


Mark = tuple[list[Waiting], int, bool | None, dict[int, bool]]


class Deferred:
    """What waits in a transaction, and what SET CONSTRAINTS has said in it."""

    __slots__ = ("everything", "named", "waiting")

    def __init__(self) -> None:
        self.waiting: list[Waiting] = []
        self.everything: bool | None = None  # SET CONSTRAINTS ALL
        self.named: dict[int, bool] = {}  # by the constraint's oid; later than `everything`

    def mark(self) -> Mark:
        return self.waiting, len(self.waiting), self.everything, self.named

    def rewind(self, mark: Mark) -> None:
        """What waited at the mark waits again, also what has been checked since."""
        self.waiting, count, self.everything, self.named = mark
        del self.waiting[count:]

    def say(self, oids: set[int] | None, deferred: bool) -> None:
        """SET CONSTRAINTS; None for ALL."""
        if oids is None:
            self.everything, self.named = deferred, {}
        else:
            self.named = {**self.named, **dict.fromkeys(oids, deferred)}

    def take(self, oids: set[int] | None) -> list[Waiting]:
        """What waits, of these constraints or of all: it waits no longer."""
        taken = [w for w in self.waiting if oids is None or w.constraint in oids]
        self.waiting = [] if oids is None else [w for w in self.waiting if w.constraint not in oids]
        return taken


def waits(txn: Any, constraint: Deferrable) -> bool:
    """Whether the constraint is checked at the transaction's end."""
    if not constraint.deferrable:
        return False
    said: Deferred | None = txn.deferred
    if said is None:
        return constraint.deferred
    found = said.named.get(constraint.oid, said.everything)
    return constraint.deferred if found is None else found


def defer(txn: Any, constraint: Deferrable, table: Table, check: Callable[[Any], None]) -> None:
    """Have it checked at the transaction's end."""
    if txn.deferred is None:
        txn.deferred = Deferred()
    txn.deferred.waiting.append(Waiting(constraint.oid, table.oid, check))


def key_of(table: Table, index: Index) -> KeyConstraint:
    """The constraint of a deferrable unique index."""
    return next(k for k in table.keys if k.index == index.oid)


def check_waiting(txn: Any, access: Any, oids: set[int] | None = None) -> None:
    """Check what waits, of these constraints or of all, as things are now. What the checks themselves leave to check comes too."""
    while txn.deferred is not None and (due := txn.deferred.take(oids)):
        for one in due:
            one.check(access)


def refuse_waiting(txn: Any, table: Table, what: str) -> None:
    """Raise 55006 for a statement that would change the definition of a table with checks that wait, or that a cursor reads, or whose trigger
    runs the statement, or empty it."""
    if txn is not None and (table.oid in txn.session.triggering or txn.session.is_reading(table.oid)):
        raise errors.ObjectInUse(f'cannot {what} "{table.name}" because it is being used by active queries in this session')
    if txn is not None and txn.deferred is not None and any(w.table == table.oid for w in txn.deferred.waiting):
        raise errors.ObjectInUse(f'cannot {what} "{table.name}" because it has pending trigger events')


def constraints_named(session: Any, names: list[tuple[str, ...]]) -> set[int]:
    """The oids of SET CONSTRAINTS' names: all that have the name in the first schema of the search path that has any."""
    found: set[int] = set()
    for name in names:
        if name[-2:-1] == ("pg_temp",) and session.temporary is not None:
            name = (session.catalog.schemas[session.temporary.schema], name[-1])
        if name[:-1] and name[-2] not in session.catalog.schema_oids:
            raise errors.InvalidSchemaName(f'schema "{name[-2]}" does not exist')
        schemas = name[-2:-1] or session.context.current_schemas(True)
        for schema in schemas:
            known: list[Any] = [c for t in session.catalog.tables.values() if t.schema_name == schema
                     for c in (*t.keys, *t.foreign_keys, *t.checks) if c.name == name[-1]]
            known += [TriggerConstraint(g.constraint, g.deferrable, g.deferred) for t in session.catalog.tables.values() if t.schema_name == schema
                      for g in t.triggers if g.constraint and g.name == name[-1]]
            if known:
                break
        else:
            raise errors.UndefinedObject(f'constraint "{name[-1]}" does not exist')
        for constraint in known:
            if not getattr(constraint, "deferrable", False):
                raise errors.WrongObjectType(f'constraint "{name[-1]}" is not deferrable')
            found.add(constraint.oid)
    size = 0
    while len(found) > size:  # with their parts in partitions
        size = len(found)
        found |= {c.oid for t in session.catalog.tables.values() for c in (*t.keys, *t.foreign_keys) if c.parent in found}
    return found
