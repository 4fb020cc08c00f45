"""Exclusion constraints: whether a row is in the way of another one.

A row that is to be written first makes itself known (`Database.excluding`) and takes a lock that stands for it; then it looks at what other open
transactions have made known, and waits for those that it conflicts with; then it looks at the newest committed rows and at those of its own transaction.
Who comes later sees it and waits for it. So of two transactions that write conflicting rows exactly one succeeds, and rows that do not conflict
never wait. A deferrable constraint's conflict is noted and looked at again at the end of the statement or of the transaction.

The columns whose operator is `=` come first in the index's key, so the rows to look at have a prefix in common. Where the only other column is a range
and its operator `&&`, those rows do not overlap one another, so that the row which begins next below is the last that can be in the way.

Source: PostgreSQL 15 manual, CREATE TABLE; execIndexing.c, check_exclusion_or_unique_constraint.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from aurorapy import errors
from aurorapy.index_keys import StoredState, column_expression, key_order, operator_class, part_function, predicate_kernel
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import NEVER, Interval, member_of
from aurorapy.planner.access_methods.intervals import interval
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.comparisons import operator_call
from aurorapy.planner.kernels import filter_kernel, project_kernel
from aurorapy.planner.relation import Index, Table
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.keys import ABOVE

from .deferring import defer, key_of, waits
from .locks import EXCLUSIVE, ROW_MODES

Row = tuple[Any, ...]
Values = tuple[Any, ...]
_SHARE = ROW_MODES.index("share")
_numbers = itertools.count(1)


class Exclusion:
    """One constraint, ready to be checked. Invariant: no two committed rows of its table conflict."""

    def __init__(self, database: Any, table: Table, index: Index) -> None:
        self.index, self.order = index, key_order(index)
        exprs = [column_expression(database, table, c) for c in index.columns]
        self._kernel = project_kernel(exprs)
        self._predicate = predicate_kernel(database, table, index)
        self._state = StoredState(database.catalog_context())
        self._types = [e.type for e in exprs]
        self._parts = [part_function(table, index, index.columns[n]) for n in self.order]
        self._equal = sum(o == "=" for o in index.exclusion)
        nullable = [not (c.attnum and table.columns[c.attnum - 1].not_null) for c in index.columns]
        self._wrap: Callable[[Any], Any] = (lambda part: (0, part)) if self._equal < len(exprs) and nullable[self.order[self._equal]] else (lambda part: part)
        b = Binder(database.catalog, database.catalog_context(), fixed_parameters=True)
        calls = [operator_call(b, name, bound.Slot(e.type, n, c.typmod), bound.Slot(e.type, n + len(exprs), c.typmod), None)
                 for n, (name, e, c) in enumerate(zip(index.exclusion, exprs, exprs, strict=True))]
        whole = bound.conjunction(calls)
        assert whole is not None
        self._test = filter_kernel(whole)
        self._limits: Callable[[Any], Interval | list[Interval] | None] = lambda value: None
        self.nearest = False  # whether a scan downwards may end behind the first row that begins no higher
        if self._equal < len(exprs):
            self._prepare_limits(exprs, calls)

    def _prepare_limits(self, exprs: list[bound.Expr], calls: list[bound.Expr]) -> None:
        n = self.order[self._equal]
        column, call = self.index.columns[n], calls[n]
        if not isinstance(call, bound.Func):
            return
        opclass = operator_class(self.index, column)
        strategy = member_of(opclass.family, call.operator)
        if strategy is None or (opclass.part is not None and opclass.limits is None):
            return
        part = TYPES[exprs[n].type].order_key
        name = self.index.exclusion[n]
        self._limits = lambda value: interval(opclass, part, name, strategy, value)
        self.nearest = name == "&&" and opclass.type == 3831 and self._equal == len(exprs) - 1

    def values(self, row: Row) -> Values | None:
        """The constrained values of a row, None when it cannot conflict."""
        if self._predicate is not None and self._predicate([row], self._state)[0][0] is not True:
            return None
        values: Values = self._kernel([row], self._state)[0]
        return None if None in values else values

    def conflict(self, a: Values, b: Values) -> bool:
        return bool(self._test([a + b], self._state))

    def bounds(self, values: Values) -> list[tuple[Any, Any]]:
        """Between which keys the rows are that may be in the way; of several intervals none have a key in common."""
        parts = [values[n] if f is None else f(values[n]) for n, f in zip(self.order, self._parts, strict=True)]
        prefix = tuple(parts[: self._equal])
        if self._equal == len(parts):
            return [(prefix, (*prefix, ABOVE))]
        found = self._limits(values[self.order[self._equal]])
        if found is None:
            return [(prefix, (*prefix, ABOVE))]
        if found is NEVER:
            return []
        wrap = self._wrap
        return [(prefix if ends.low is None else (*prefix, wrap(ends.low)),
                 (*prefix, wrap(ABOVE), ABOVE) if ends.high is None else (*prefix, wrap(ends.high), ABOVE))
                for ends in (found if isinstance(found, list) else (found,))]

    def begins_no_higher(self, other: Values, values: Values) -> bool:
        """Whether another row's range begins at or below that of `values`."""
        n = self.order[self._equal]
        return bool(other[n][0] <= values[n][0])

    def text(self, values: Values, context: Any) -> str:
        """Values as messages show them."""
        return ", ".join(TYPES[t].output(v, context) for t, v in zip(self._types, values, strict=True))


# --- checking -----------------------------------------------------------------------------------


def check(access: Any, table: Table, index: Index, row: Row, rowid: int) -> None:
    """Before a row is written: raise 23P01 when another one is in its way, or have that looked at later."""
    exclusion = access.db.exclusion(table, index)
    values = exclusion.values(row)
    if values is None:
        return
    _announce(access, index, values)
    if index.deferrable:
        if any(True for _ in _open_conflicts(access, exclusion, values)) or _committed_or_own(access, table, exclusion, values, rowid) is not None:
            _check_later(access, table, index, rowid)
        return
    found = find(access, table, exclusion, values, rowid)
    if found is not None:
        raise violation(access, table, exclusion, values, found[1])


def find(access: Any, table: Table, exclusion: Exclusion, values: Values, rowid: int) -> tuple[int, Values, Row] | None:
    """(rowid, values, row) of a row that is in the way of another one, which is `rowid`; waits for those that may be."""
    locks, txn = access.db.locks, access.txn
    for key in list(_open_conflicts(access, exclusion, values)):
        locks.acquire(txn, key, EXCLUSIVE, access.wait)
        locks.release(txn, key)
    while True:
        found = _committed_or_own(access, table, exclusion, values, rowid)
        if found is None or not _others_change(access, table, found[0]):
            return found
        key = ("r", table.oid, found[0])
        lock = locks.locks.get(key)
        had = lock is not None and txn in lock.holders and bool(lock.holders[txn] >> _SHARE & 1)
        locks.acquire(txn, key, _SHARE, access.wait)
        if not had:
            locks.release_mode(txn, key, _SHARE)


def find_conflict(access: Any, table: Table, index: Index, row: Row) -> tuple[int, Row] | None:
    """(rowid, row) of what is in the way of a new row, for ON CONFLICT."""
    exclusion = access.db.exclusion(table, index)
    values = exclusion.values(row)
    found = None if values is None else find(access, table, exclusion, values, 0)
    return None if found is None else (found[0], found[2])


def is_changed(access: Any, table: Table, index: Index, old: Row, new: Row) -> bool:
    """Whether a new version of a row has other constrained values."""
    exclusion = access.db.exclusion(table, index)
    return bool(exclusion.values(old) != exclusion.values(new))


def violation(access: Any, table: Table, exclusion: Exclusion, values: Values, others: Values, *, new: bool = False) -> errors.SQLError:
    """23P01; `new`: of a constraint that is being made."""
    from aurorapy.privileges.row_security import conceals

    index, context = exclusion.index, access.txn.context
    names = access.db.key_names(table, index, access.txn.context)
    verb = "conflicts with key" if new else "conflicts with existing key"
    return errors.ExclusionViolation(
        f'could not create exclusion constraint "{index.name}"' if new else f'conflicting key value violates exclusion constraint "{index.name}"',
        detail=f"Key {verb}." if conceals(access.txn.session, table) else (
            f"Key ({names})=({exclusion.text(values, context)}) {verb} ({names})=({exclusion.text(others, context)})."),
        schema=table.schema_name, table=table.name, constraint=index.name)


def announced_anew(key: Any) -> Any:
    """The lock of an announcement that another process had made."""
    return (*key[:2], ("row", next(_numbers)))


def _announce(access: Any, index: Index, values: Values) -> None:
    key = ("k", index.oid, ("row", next(_numbers)))
    access.db.locks.acquire(access.txn, key, EXCLUSIVE, None)
    access.db.excluding.setdefault(index.oid, WeakKeyDictionary()).setdefault(access.txn, {})[key] = values


def _open_conflicts(access: Any, exclusion: Exclusion, values: Values) -> Iterator[Any]:
    """The locks of what other open transactions have announced and conflicts."""
    announced = access.db.excluding.get(exclusion.index.oid)
    if not announced:
        return
    locks = access.db.locks.locks
    for txn in [t for t in announced if t is not access.txn]:
        rows = announced[txn]
        for key in list(rows):
            lock = locks.get(key)
            if lock is None or txn not in lock.holders:  # it is over, or has gone back to a savepoint
                del rows[key]
            elif exclusion.conflict(values, rows[key]):
                yield key
        if not rows:
            del announced[txn]


def _committed_or_own(access: Any, table: Table, exclusion: Exclusion, values: Values, rowid: int) -> tuple[int, Values, Row] | None:
    """A row that is in the way, of the newest committed ones and the own ones."""
    bounds = exclusion.bounds(values)
    if not bounds:
        return None
    db, index = access.db, exclusion.index
    own = access.txn.table(table)
    hits: list[tuple[int, Values, Row]] = []
    written = (entry for ends in bounds for entry in reversed(own.between(index, *ends, low_inclusive=True, high_inclusive=True)))
    for _, found in written:
        if found == rowid:
            continue
        mine = own.rows[found]
        assert mine is not None
        row = access.full(table, mine)
        others = exclusion.values(row)
        if others is not None:
            if exclusion.conflict(values, others):
                hits.append((found, others, row))
            if exclusion.nearest and not index.deferrable and exclusion.begins_no_higher(others, values):
                break
    lsn = db.volume.lsn
    db.volume.pin(lsn)  # a page that must be fetched lets others commit
    try:
        for ends in bounds:
            hits += _committed(access, table, exclusion, values, rowid, own.rows, ends, lsn)
    finally:
        db.volume.unpin(lsn)
    return min(hits, key=lambda hit: hit[0], default=None)


def _committed(access: Any, table: Table, exclusion: Exclusion, values: Values, rowid: int, own: Any, ends: tuple[Any, Any], lsn: int,
               ) -> Iterator[tuple[int, Values, Row]]:
    heap = access.db.tree(table.root)
    for _, rowids in access.db.tree(exclusion.index.root).scan(lsn, *ends, reverse=True, seen=access.seen):
        for found in rowids:
            stored = heap.find(found, lsn, access.seen)
            others = None if stored is None else exclusion.values(row := access.full(table, stored))
            if others is None:
                continue
            if found != rowid and found not in own and exclusion.conflict(values, others):
                yield found, others, row
            if exclusion.nearest and exclusion.begins_no_higher(others, values):
                return


def _others_change(access: Any, table: Table, rowid: int) -> bool:
    """Whether another open transaction has replaced or deleted a row."""
    for session in access.db.sessions:
        txn = session.transaction
        if txn is not None and txn is not access.txn and txn.db is access.db and (w := txn.writes.get(table.oid)) is not None and rowid in w.rows:
            return True
    return False


def _check_later(access: Any, table: Table, index: Index, rowid: int) -> None:
    def late(then: Any) -> None:
        now = then.txn.session.catalog.tables.get(table.oid)
        mine = next((i for i in now.indexes if i.oid == index.oid), None) if now is not None else None
        row = None if mine is None else then.txn.table(now).rows.get(rowid)
        if row is None:
            return
        exclusion = then.db.exclusion(now, mine)
        values = exclusion.values(then.full(now, row))
        found = None if values is None else find(then, now, exclusion, values, rowid)
        if found is not None:
            raise violation(then, now, exclusion, values, found[1])

    constraint = key_of(table, index)
    if waits(access.txn, constraint):
        defer(access.txn, constraint, table, late)
    else:
        access.checks.append(lambda: late(access))


def prove(access: Any, table: Table, index: Index, entries: list[tuple[Any, int]]) -> None:
    """Raise 23P01 when two rows of a table conflict. `entries`: the index's (key, rowid), in order."""
    exclusion = access.db.exclusion(table, index)
    found: dict[int, Values] = {}
    for _, rowid in entries:
        row = access.row(table, rowid)
        values = exclusion.values(row) if row is not None else None
        if values is not None:
            found[rowid] = values
    pairs = []
    for at, (_, rowid) in enumerate(entries):
        values = found.get(rowid)
        if values is None:
            continue
        access.tick()
        twin = _twin_behind(exclusion, values, entries, at, found)
        if twin is not None:
            pairs.append((min(rowid, twin), max(rowid, twin)))
    if pairs:
        first, second = min(pairs)
        raise violation(access, table, exclusion, found[first], found[second], new=True)


def _twin_behind(exclusion: Exclusion, values: Values, entries: list[tuple[Any, int]], at: int, found: dict[int, Values]) -> int | None:
    """The first row among the entries behind number `at` that conflicts with it."""
    for low, high in exclusion.bounds(values):
        for later in range(bisect_left(entries, low, at + 1, key=lambda entry: entry[0]), len(entries)):
            other, twin = entries[later]
            if other > high:
                break
            if twin in found and exclusion.conflict(values, found[twin]):
                return twin
    return None
