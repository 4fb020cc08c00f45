"""Foreign keys: checks of referencing rows and actions on referenced ones, at the end of each statement.

A referencing row locks its referenced row with KEY SHARE, so that it cannot go away before this
transaction ends. Actions run as ordinary updates and deletes of the referencing rows.

Source: PostgreSQL 15 manual, sections 5.4.5 and CREATE TABLE.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import Any

from aurorapy import errors
from aurorapy.bounded import Bounded
from aurorapy.planner.execution import ExecState
from aurorapy.planner.families import Belonging, ancestry_of, family_of, upward
from aurorapy.planner.operators.families import FamilyWriter
from aurorapy.planner.operators.modify import Checks
from aurorapy.planner.operators.triggered import delete_row, fires, update_row
from aurorapy.planner.relation import Column, ForeignKey, Index, Table
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.domains import base_type, domain
from aurorapy.privileges.row_security import conceals
from aurorapy.transaction.deferring import defer, waits

from .expressions import binder
from .inheriting import ancestors, descendants
from .key_comparison import BPCHAR, Convert, assignment, converters, is_same_image
from .referenced import referenced_leaf, referencing_leaves, relaid, whole_key

Row = tuple[Any, ...]
_LAST = 1 << 62  # beyond every rowid


class ForeignKeys:
    """All it needs comes with the statement's access. `_checks`: what rows of tables that actions have changed must satisfy, made once
    for a table as it is now; `_converters`: how the columns of a key (by its table's and its own oid) are compared with the others."""

    def __init__(self) -> None:
        self._checks: Bounded[int, tuple[Table, Checks]] = Bounded()
        self._converters: Bounded[tuple[int, int], tuple[Table, Table, tuple[Convert | None, ...] | None]] = Bounded()

    def checks_of(self, session: Any, table: Table) -> Checks:
        """What new rows of a table must satisfy, partition bounds aside."""
        found = self._checks.get(table.oid)
        if found is None or found[0] is not table:
            from .row_checks import row_checks

            found = self._checks[table.oid] = table, row_checks(session, table)
        return found[1]

    def bounds_of(self, session: Any, oid: int) -> Checks:
        """Which rows are a partition's, as it is defined now; 42P01 when it has gone."""
        table = session.catalog.tables.get(oid)
        if table is None:
            raise errors.UndefinedTable(f"could not open relation with OID {oid}")
        made = Checks(table, [], None, Belonging(table, ancestry_of(session.catalog, table), session.catalog_view.bind_over))
        made.required = []
        return made

    def _comparable(self, access: Any, table: Table, parent: Table, key: ForeignKey) -> tuple[Convert | None, ...] | None:
        found = self._converters.get((table.oid, key.oid))
        if found is None or found[0] is not table or found[1] is not parent:
            found = self._converters[table.oid, key.oid] = table, parent, converters(binder(access.txn.session), table, parent, key)
        return found[2]

    def _sought(self, access: Any, table: Table, parent: Table, key: ForeignKey, values: list[Any]) -> list[Any]:
        """The values of a row's foreign key as those of the columns that it refers to."""
        convert = self._comparable(access, table, parent, key)
        if convert is None:
            return values
        state = ExecState((), access.txn.context, access, [])
        return [v if c is None or v is None else c(v, state) for c, v in zip(convert, values, strict=True)]

    def check(self, access: Any, table: Table, old: Row | None, new: list[Row]) -> None:
        """After rows of `table` changed: old is the replaced or deleted row, new the rows that came. Actions on referencing rows
        come before the checks of the row itself: tables may refer to each other. With session_replication_role = replica there are none."""
        if access.txn.session.values["session_replication_role"] == "replica":
            return
        if old is not None and table.referenced_by:
            self._referenced_rows(access, table, old, new[0] if new else None)
        for key in table.foreign_keys:
            if key.oid in table.unchecked:
                continue
            for row in new if len(new) == 1 else _distinct(new, key.columns):
                values = [row[a - 1] for a in key.columns]
                if old is not None and values == [old[a - 1] for a in key.columns]:
                    continue
                if waits(access.txn, key):
                    defer(access.txn, key, table, partial(self._referencing_late, table=table, key=key, values=values))
                else:
                    self._referencing(access, table, key, values)

    def moved(self, access: Any, table: Table, old: Row, target: Table, new: Row) -> None:
        """After a row went to another partition."""
        if access.txn.session.values["session_replication_role"] == "replica":
            return
        if table.referenced_by:
            self._referenced_rows(access, table, old, relaid(target, table, new), moved=True)
        before = relaid(table, target, old)
        self.check(access, replace(target, referenced_by=()), before, [new])

    def refuse_moving(self, session: Any, table: Table, top: Table) -> None:
        """0A000 for a row that would leave a partitioned table, itself a partition of `top`, to which a foreign key refers."""
        catalog = session.catalog
        for above in ancestors(catalog, table):
            if above.oid == top.oid:
                return
            if any(k.ref_table == above.oid and not k.parent for o in table.referenced_by if o in catalog.tables for k in catalog.tables[o].foreign_keys):
                raise errors.FeatureNotSupported(
                    "cannot move tuple across partitions when a non-root ancestor of the source partition is directly referenced in a foreign key",
                    detail=f'A foreign key points to ancestor "{above.name}" but not the root ancestor "{top.name}".',
                    hint=f'Consider defining the foreign key on table "{top.name}".')

    def _referenced_rows(self, access: Any, table: Table, old: Row, new: Row | None, *, moved: bool = False) -> None:
        """A row has changed to which others refer, by the table itself or by a partitioned table that it is in."""
        catalog = access.txn.session.catalog
        above = {t.oid: t for t in ancestors(catalog, table)} if table.bound is not None else {}
        for oid in table.referenced_by:
            child = catalog.tables.get(oid)
            if child is None:
                continue
            for key in child.foreign_keys:
                if key.parent or key.oid in table.unchecked:
                    continue  # a part of a partitioned table's, which is there, too; or one that is disabled
                if key.ref_table == table.oid:
                    self._referenced_by(access, table, child, key, old, None if moved else new)  # it has left the table referred to
                elif key.ref_table in above:
                    top = above[key.ref_table]
                    self._referenced_by(access, replace(top, name=table.name), child, key, relaid(table, top, old), None if new is None else relaid(table, top, new))

    def _referenced_by(self, access: Any, table: Table, child: Table, key: ForeignKey, old: Row, new: Row | None) -> None:
        for leaf, part in referencing_leaves(access.txn.session.catalog, child, key):
            self._referenced(access, table, leaf, part, old, new)

    def _referencing_late(self, access: Any, table: Table, key: ForeignKey, values: list[Any]) -> None:
        """At the transaction's end the row that came may be another one, or gone, and so may the constraint be."""
        found = access.txn.session.catalog.tables.get(table.oid)
        if found is None or all(f.oid != key.oid for f in found.foreign_keys):
            return
        try:
            self._referencing(access, table, key, values)
        except errors.ForeignKeyViolation:
            if self._children(access, table, key, self._sought(access, table, access.txn.session.catalog.tables[key.ref_table], key, values)):
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
        since = access.txn.snapshot if parent.kind != "p" else None  # as in PostgreSQL, partitions are looked at as they are now
        if not self.parent_exists(access, parent, key, self._sought(access, table, parent, key, values), since):
            raise errors.ForeignKeyViolation(
                f'insert or update on table "{table.name}" violates foreign key constraint "{key.name}"',
                detail=f"{self._key_text(access, table, key.columns, values)} is not present in table \"{parent.name}\".",
                schema=table.schema_name, table=table.name, constraint=key.name)

    def parent_exists(self, access: Any, parent: Table, key: ForeignKey, values: list[Any], since: int | None = None) -> bool:
        """Find and lock the referenced row; `since`: the snapshot that must have it, too, unless the transaction has written it. Source: ri_PerformCheck."""
        waited = False
        top = parent
        while True:
            found = self._place(access, top, key, values)
            if found is None:
                return False
            parent, index, unique = found
            writes = access.txn.writes.get(parent.oid)
            lsn = access.db.volume.lsn
            rowid = access.db.tree(index.root).get(unique, lsn)
            if access.db.volume.lsn != lsn:
                top = _present(access, top)
                continue  # a page came from afar, and others have committed meanwhile
            if writes is not None:
                if rowid is not None and rowid in writes.rows:
                    rowid = None
                own = writes.find(index, unique)
                if own:
                    return True
            if rowid is None:
                if waited and access.txn.isolation != "read committed":
                    raise errors.SerializationFailure("could not serialize access due to concurrent update")
                return False
            if since is not None and access.db.born.get(index.root, 0) <= since and access.db.tree(index.root).get(unique, since) != rowid:
                if access.db.tree(index.root).get(unique, since) is None:
                    return False
                raise errors.SerializationFailure("could not serialize access due to concurrent update")
            at_once = access.db.locks.acquire(access.txn, ("r", parent.oid, rowid), 0, access.wait)
            if at_once:
                return True
            waited, top = True, _present(access, top)

    def _place(self, access: Any, parent: Table, key: ForeignKey, values: list[Any]) -> tuple[Table, Index, Any] | None:
        """The table, locked, that has the row of a referenced key if there is one, its index and the key in that."""
        found = referenced_leaf(access.txn.session.catalog, parent, key, values)
        while found is not None and not access.lock_table(found[0], "row share"):  # somebody was emptying or changing the table: it may have another root
            parent = _present(access, parent)
            found = referenced_leaf(access.txn.session.catalog, parent, key, values)
        if found is None:
            return None
        leaf, index, refs = found
        row: list[Any] = [None] * len(leaf.columns)
        for c in index.columns:
            row[c.attnum - 1] = values[refs.index(c.attnum)]
        return leaf, index, access.db.unique_key(leaf, index, tuple(row))

    def _key_text(self, access: Any, table: Table, columns: tuple[int, ...], values: list[Any]) -> str:
        if conceals(access.txn.session, table):
            return "Key"
        names = ", ".join(table.columns[a - 1].name for a in columns)
        shown = ", ".join("null" if v is None else TYPES[table.columns[a - 1].type].output(v, access.txn.context) for a, v in zip(columns, values, strict=True))
        return f"Key ({names})=({shown})"

    def _referenced(self, access: Any, table: Table, child: Table, key: ForeignKey, old: Row, new: Row | None) -> None:
        values = [old[a - 1] for a in key.ref_columns]
        if any(v is None for v in values):
            return
        if new is not None and all(is_same_image(v, new[a - 1]) for v, a in zip(values, key.ref_columns, strict=True)):
            return
        action = key.on_delete if new is None else key.on_update
        access.lock_table(child, "row share" if action in ("no action", "restrict") else "row exclusive")
        found = access.txn.session.catalog.tables.get(child.oid)
        if found is None or all(f.oid != key.oid for f in found.foreign_keys):
            return  # somebody has changed the table while this or another one was waited for
        child = found
        if action == "no action" and waits(access.txn, key):
            defer(access.txn, key, table, partial(self._left, table=table, child=child, key=key, values=values))
            return
        matches = self._children(access, child, key, values)
        if not matches and not child.triggers:
            return
        if not matches and action in ("no action", "restrict"):
            return
        if action in ("no action", "restrict"):
            self._left(access, table, child, key, values, matches, restrict=action == "restrict")
            return
        access.prepare_write(child)
        state = ExecState((), access.txn.context, access, [])
        checks = self.checks_of(access.txn.session, child)
        op = "DELETE" if action == "cascade" and new is None else "UPDATE"
        fired = fires(child, op)
        changed = tuple(a - 1 for a in (key.on_delete_columns if new is None and key.on_delete_columns else key.columns))
        if fired:
            access.firing().before_statement(child, op, changed)
        casts = [self._cast(access, table.columns[r - 1], child.columns[a - 1], state) for a, r in zip(key.columns, key.ref_columns, strict=True)]
        if op == "DELETE" and not fired and access.lock_rows(child, ids := [row[-1] for row in matches], "update"):
            access.delete_rows(child, ids, [row[:-1] for row in matches])
            return
        for row in matches:
            rowid, before = row[-1], row[:-1]
            fresh = access.lock_row(child, rowid, before, "update", "wait")
            if fresh is None:
                continue
            if fresh is not True:
                before = fresh
            if op == "DELETE":
                if fired:
                    delete_row(child, rowid, before, state)
                else:
                    access.delete(child, rowid, before)
                continue
            after = list(before)
            columns = key.on_delete_columns if new is None and key.on_delete_columns else key.columns
            for i, a in enumerate(key.columns):
                if action == "cascade":
                    assert new is not None
                    after[a - 1] = casts[i](new[key.ref_columns[i] - 1])
                elif a in columns:
                    after[a - 1] = None if action == "set null" else self._default(access, child, key, a)
            if child.bound is not None:
                self._update_partition(access, child, rowid, before, tuple(after), key, state)
                continue
            for a in key.columns:
                if (of := domain(child.columns[a - 1].type)) is not None:
                    of.enforce(after[a - 1], access.txn.context)
            if fired:
                update_row(child, checks, rowid, before, tuple(after), changed, state)
            else:
                access.update(child, rowid, before, tuple(checks.apply([tuple(after)], state)[0]))
            same = [after[a - 1] for a in key.columns]
            if action == "set default" and same == [before[a - 1] for a in key.columns]:  # the update does not look at a key that stays
                self._referencing(access, child, key, same)
        if fired:
            access.firing().after_statement(child, op, changed)

    def _cast(self, access: Any, source: Column, target: Column, state: ExecState) -> Callable[[Any], Any]:
        """What a changed key is in a column that refers to it."""
        made = assignment(binder(access.txn.session), source, target)
        return (lambda v: v) if made is None else lambda v: None if v is None else made(v, state)

    def _default(self, access: Any, child: Table, key: ForeignKey, attnum: int) -> Any:
        """The default of a foreign key's column: the partitioned table's, where the key is one of its."""
        top, _ = whole_key(access.txn.session.catalog, child, key)
        column = top.column(child.columns[attnum - 1].name)
        return access.txn.session.column_default(top, column)

    def _update_partition(self, access: Any, leaf: Table, rowid: int, before: Row, after: Row, key: ForeignKey, state: ExecState) -> None:
        """Change the foreign key of a partition's row, which may belong to another one then."""
        catalog = access.txn.session.catalog
        top = list(ancestors(catalog, leaf))[-1]
        family = family_of(catalog, top)
        assert family is not None
        branch = family.by_oid[leaf.oid]
        changed = tuple(i for i, at in enumerate(branch.up) if at is not None and at + 1 in key.columns)
        writer = FamilyWriter(family, None, None, access.txn.session.catalog_view.bind_over)
        writer.begin(state).update((leaf.oid, rowid), before, upward(branch, after), changed)

    def refuse_leaving(self, access: Any, top: Table, partition: Table, child: Table, key: ForeignKey) -> None:
        """23503 when rows refer to some of a partition that is to leave the referenced table."""
        catalog = access.txn.session.catalog
        for leaf in [t for t in (partition, *descendants(catalog, partition)) if t.kind == "r"]:
            for batch in access.scan(leaf):
                for row in batch:
                    values = [relaid(leaf, top, row)[a - 1] for a in key.ref_columns]
                    for found, part in referencing_leaves(catalog, child, key):
                        if None not in values and self._children(access, found, part, values):
                            raise errors.ForeignKeyViolation(
                                f'removing partition "{partition.name}" violates foreign key constraint "{key.name}"',
                                detail=f'{self._key_text(access, top, key.ref_columns, values)} is still referenced from table "{child.name}".',
                                schema=child.schema_name, table=child.name, constraint=key.name)

    def _left(self, access: Any, table: Table, child: Table, key: ForeignKey, values: list[Any], matches: list[Row] | None = None, *,
              restrict: bool = False) -> None:
        """Raise 23503 when rows refer to a key that has gone."""
        if not restrict and self.parent_exists(access, table, key, values):
            return
        if matches is None and not self._children(access, child, key, values):
            return
        child, key = whole_key(access.txn.session.catalog, child, key)
        raise errors.ForeignKeyViolation(
            f'update or delete on table "{table.name}" violates foreign key constraint "{key.name}" on table "{child.name}"',
            detail=f"{self._key_text(access, table, key.ref_columns, values)} is still referenced from table \"{child.name}\".",
            schema=child.schema_name, table=child.name, constraint=key.name)

    def _children(self, access: Any, child: Table, key: ForeignKey, values: list[Any]) -> list[Row]:
        """Referencing rows with their rowids, in the newest state."""
        newest = type(access)(access.txn, access.db.volume.lsn, access.wait, access.tick)
        slots = [a - 1 for a in key.columns]
        parent = access.txn.session.catalog.tables[key.ref_table]
        convert = self._comparable(access, child, parent, key)
        if convert is not None:
            state = ExecState((), access.txn.context, access, [])
            wanted = [v.rstrip(" ") if base_type(parent.columns[r - 1].type) == BPCHAR else v for v, r in zip(values, key.ref_columns, strict=True)]
            return [r for batch in newest.scan_ids(child) for r in batch
                    if all(r[s] is not None and (r[s] if c is None else c(r[s], state)) == v for s, c, v in zip(slots, convert, wanted, strict=True))]
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


def _present(access: Any, table: Table) -> Table:
    """A table as it is now; 42P01 when it has gone."""
    found = access.txn.session.catalog.tables.get(table.oid)
    if found is None:
        raise errors.UndefinedTable(f'relation "{table.name}" does not exist')
    return found  # type: ignore[no-any-return]


def _distinct(rows: list[Row], columns: tuple[int, ...]) -> Iterable[Row]:
    """Of rows that refer to the same row the first one."""
    found: dict[Any, Row] = {}
    at = itemgetter(*[a - 1 for a in columns])
    try:
        for row in rows:
            found.setdefault(at(row), row)
    except TypeError:  # a value that has no hash
        return rows
    return found.values()
