"""Foreign keys: checks of referencing rows and actions on referenced ones, at the end of each statement.

A referencing row locks its referenced row with KEY SHARE, so that it cannot go away before this
transaction ends. Actions run as ordinary updates and deletes of the referencing rows.

Source: PostgreSQL 15 manual, sections 5.4.5 and CREATE TABLE.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from aurorapy import errors
from aurorapy.planner.execution import ExecState
from aurorapy.planner.operators.modify import Checks
from aurorapy.planner.relation import ForeignKey, Table
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import domain
from aurorapy.transaction.deferring import defer, waits

Row = tuple[Any, ...]
_LAST = 1 << 62  # beyond every rowid


class ForeignKeys:
    """All it needs comes with the statement's access. `_checks`: what rows of tables that actions have changed must satisfy, made once
    for a table as it is now."""

    def __init__(self) -> None:
        self._checks: dict[int, tuple[Table, Checks]] = {}

    def _row_checks(self, session: Any, table: Table) -> Checks:
        found = self._checks.get(table.oid)
        if found is None or found[0] is not table:
            from .row_checks import row_checks

            found = self._checks[table.oid] = table, row_checks(session, table)
        return found[1]

    def check(self, access: Any, table: Table, old: Row | None, new: list[Row]) -> None:
        """After rows of `table` changed: old is the replaced or deleted row, new the rows that came. Actions on referencing rows
        come before the checks of the row itself: tables may refer to each other."""
        if old is not None:
            catalog = access.txn.session.catalog
            for oid in table.referenced_by:
                child = catalog.tables.get(oid)
                if child is None:
                    continue
                for key in child.foreign_keys:
                    if key.ref_table == table.oid:
                        self._referenced(access, table, child, key, old, new[0] if new else None)
        for key in table.foreign_keys:
            for row in new:
                values = [row[a - 1] for a in key.columns]
                if old is not None and values == [old[a - 1] for a in key.columns]:
                    continue
                if waits(access.txn, key):
                    defer(access.txn, key, table, partial(self._referencing_late, table=table, key=key, values=values))
                else:
                    self._referencing(access, table, key, values)

    def _referencing_late(self, access: Any, table: Table, key: ForeignKey, values: list[Any]) -> None:
        """At the transaction's end the row that came may be another one, or gone, and so may the constraint be."""
        found = access.txn.session.catalog.tables.get(table.oid)
        if found is None or all(f.oid != key.oid for f in found.foreign_keys):
            return
        try:
            self._referencing(access, table, key, values)
        except errors.ForeignKeyViolation:
            if self._children(access, table, key, values):
                raise

    def _referencing(self, access: Any, table: Table, key: ForeignKey, values: list[Any]) -> None:
        nulls = sum(v is None for v in values)
        if nulls and key.match == "simple":
            return
        if nulls == len(values):
            return
        catalog = access.txn.session.catalog
        parent = catalog.tables[key.ref_table]
        if nulls:
            raise errors.ForeignKeyViolation(
                f'insert or update on table "{table.name}" violates foreign key constraint "{key.name}"',
                detail="MATCH FULL does not allow mixing of null and nonnull key values.", schema=table.schema_name, table=table.name, constraint=key.name)
        if not self.parent_exists(access, parent, key, values):
            raise errors.ForeignKeyViolation(
                f'insert or update on table "{table.name}" violates foreign key constraint "{key.name}"',
                detail=f"{self._key_text(access, table, key.columns, values)} is not present in table \"{parent.name}\".",
                schema=table.schema_name, table=table.name, constraint=key.name)

    def parent_exists(self, access: Any, parent: Table, key: ForeignKey, values: list[Any]) -> bool:
        """Find and lock the referenced row."""
        index = next(i for i in parent.indexes if i.oid == key.ref_index)
        order = [key.ref_columns.index(c.attnum) for c in index.columns]
        row: list[Any] = [None] * len(parent.columns)
        for c, at in zip(index.columns, order, strict=True):
            row[c.attnum - 1] = values[at]
        unique = access.db.unique_key(parent, index, tuple(row))
        while True:
            writes = access.txn.writes.get(parent.oid)
            lsn = access.db.volume.lsn
            rowid = access.db.tree(index.root).get(unique, lsn)
            if access.db.volume.lsn != lsn:
                continue  # a page came from afar, and others have committed meanwhile
            if writes is not None:
                if rowid is not None and rowid in writes.rows:
                    rowid = None
                own = writes.find(index, unique)
                if own:
                    return True
            if rowid is None:
                return False
            at_once = access.db.locks.acquire(access.txn, ("r", parent.oid, rowid), 0, access.wait)
            if at_once:
                return True

    def _key_text(self, access: Any, table: Table, columns: tuple[int, ...], values: list[Any]) -> str:
        names = ", ".join(table.columns[a - 1].name for a in columns)
        shown = ", ".join("null" if v is None else TYPES[table.columns[a - 1].type].output(v, access.txn.context) for a, v in zip(columns, values, strict=True))
        return f"Key ({names})=({shown})"

    def _referenced(self, access: Any, table: Table, child: Table, key: ForeignKey, old: Row, new: Row | None) -> None:
        values = [old[a - 1] for a in key.ref_columns]
        if any(v is None for v in values):
            return
        if new is not None and values == [new[a - 1] for a in key.ref_columns]:
            return
        if ("t", child.oid) in access.db.locks.locks:  # somebody may be emptying or changing the table
            access.lock_table(child, "row share")
            found = access.txn.session.catalog.tables.get(child.oid)
            if found is None or all(f.oid != key.oid for f in found.foreign_keys):
                return
            child = found
        action = key.on_delete if new is None else key.on_update
        if action == "no action" and waits(access.txn, key):
            defer(access.txn, key, table, partial(self._left, table=table, child=child, key=key, values=values))
            return
        matches = self._children(access, child, key, values)
        if not matches:
            return
        if action in ("no action", "restrict"):
            self._left(access, table, child, key, values, matches, restrict=action == "restrict")
            return
        access.prepare_write(child)
        state = ExecState((), access.txn.context, access, [])
        checks = self._row_checks(access.txn.session, child)
        for row in matches:
            rowid, before = row[-1], row[:-1]
            fresh = access.lock_row(child, rowid, before, "update", "wait")
            if fresh is None:
                continue
            if fresh is not True:
                before = fresh
            if action == "cascade" and new is None:
                access.delete(child, rowid, before)
                continue
            after = list(before)
            columns = key.on_delete_columns if new is None and key.on_delete_columns else key.columns
            for i, a in enumerate(key.columns):
                if action == "cascade":
                    assert new is not None
                    after[a - 1] = new[key.ref_columns[i] - 1]
                elif a in columns:
                    after[a - 1] = None if action == "set null" else access.txn.session.column_default(child, child.columns[a - 1])
            for a in key.columns:
                if (of := domain(child.columns[a - 1].type)) is not None:
                    of.enforce(after[a - 1], access.txn.context)
            access.update(child, rowid, before, tuple(checks.apply([tuple(after)], state)[0]))

    def _left(self, access: Any, table: Table, child: Table, key: ForeignKey, values: list[Any], matches: list[Row] | None = None, *,
              restrict: bool = False) -> None:
        """Raise 23503 when rows refer to a key that has gone."""
        if not restrict and self.parent_exists(access, table, key, values):
            return
        if matches is None and not self._children(access, child, key, values):
            return
        raise errors.ForeignKeyViolation(
            f'update or delete on table "{table.name}" violates foreign key constraint "{key.name}" on table "{child.name}"',
            detail=f"{self._key_text(access, table, key.ref_columns, values)} is still referenced from table \"{child.name}\".",
            schema=child.schema_name, table=child.name, constraint=key.name)

    def _children(self, access: Any, child: Table, key: ForeignKey, values: list[Any]) -> list[Row]:
        """Referencing rows with their rowids, in the newest state."""
        newest = type(access)(access.txn, access.db.volume.lsn, access.wait, access.tick)
        slots = [a - 1 for a in key.columns]
        for index in child.indexes:
            if tuple(c.attnum for c in index.columns) == key.columns and index.predicate is None and None not in values:
                probe: list[Any] = [None] * len(child.columns)
                for s, v in zip(slots, values, strict=True):
                    probe[s] = v
                found = access.db.index_key(child, index, tuple(probe), 0)
                if index.unique:
                    return list(newest.lookup(child, index, found, True))
                return [r for batch in newest.range(child, index, (*found[:-1], -1), (*found[:-1], _LAST), True, True, False, True) for r in batch]
        if len(slots) == 1:
            s, v = slots[0], values[0]
            return [r for batch in newest.scan_ids(child) for r in batch if r[s] == v]
        return [r for batch in newest.scan_ids(child) for r in batch if [r[s] for s in slots] == values]


__all__ = ["ForeignKeys"]
