"""What a commit does to the pages: a table's written rows, and the entries of its indexes.

Few rows are applied one by one. Of many, what goes, changes and comes is sorted first, so that each leaf is met once (`storage.many`).
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any

from aurorapy.planner.relation import Table
from aurorapy.storage.btree import Tree
from aurorapy.storage.many import delete_all, insert_all, update_all

from .key_sorting import in_key_order
from .transaction.access import full_rows
from .transaction.entries import EntryTree

MANY_ROWS = 64


def apply(mtr: Any, table: Table, w: Any, storage: Any) -> None:
    """Write a transaction's rows of a table; `storage`: the table, the tree of its rows, and the trees of its indexes with what makes their keys."""
    _, heap, indexes = storage
    if len(w.rows) >= MANY_ROWS and type(heap) is Tree and all(type(tree) is Tree for tree, _ in indexes):
        _apply_many(mtr, table, w, heap, indexes)
        return
    base = w.base
    late: list[tuple[Any, Any, int]] = []  # keys that come when those that go are gone: rows may have exchanged theirs
    waits = len(w.rows) > 1 and any(base.values())
    for rowid, row in w.rows.items():
        old = base[rowid]
        if table.short_rows:
            old, row = [None if r is None else full_rows(table, [r])[0] for r in (old, row)]
        if row is None:
            if old is None:
                continue
            heap.delete(mtr, rowid)
            for tree, key in indexes:
                k = key(old, rowid)
                if k is not None:
                    tree.delete(mtr, k)
        elif old is None:
            heap.insert(mtr, rowid, row)
            for tree, key in indexes:
                k = key(row, rowid)
                if k is not None:
                    if waits:
                        late.append((tree, k, rowid))
                    else:
                        tree.insert(mtr, k, rowid)
        else:
            heap.update(mtr, rowid, row)
            for tree, key in indexes:
                before, after = key(old, rowid), key(row, rowid)
                if before != after:
                    if type(tree) is EntryTree:
                        before, after = tree.differing(before, after)
                    if before is not None:
                        tree.delete(mtr, before)
                    if after is not None:
                        if waits:
                            late.append((tree, after, rowid))
                        else:
                            tree.insert(mtr, after, rowid)
    for tree, k, rowid in late:
        tree.insert(mtr, k, rowid)


def _apply_many(mtr: Any, table: Table, w: Any, heap: Tree, indexes: list[tuple[Any, Any]]) -> None:
    base = w.base
    gone: list[tuple[int, Any]] = []
    changed: list[tuple[int, Any, Any]] = []
    come: list[tuple[int, Any]] = []
    for rowid, row in w.rows.items():
        old = base[rowid]
        if table.short_rows:
            old, row = [None if r is None else full_rows(table, [r])[0] for r in (old, row)]
        if old is None:
            if row is not None:
                come.append((rowid, row))
        elif row is None:
            gone.append((rowid, old))
        else:
            changed.append((rowid, old, row))
    first = itemgetter(0)
    for rows in (gone, changed, come):
        rows.sort(key=first)
    delete_all(heap, mtr, [i for i, _ in gone])
    update_all(heap, mtr, [i for i, _, _ in changed], [row for _, _, row in changed])
    insert_all(heap, mtr, [i for i, _ in come], [row for _, row in come])
    for tree, key in indexes:
        before = [(k, i) for i, old in gone if (k := key(old, i)) is not None]
        after = [(k, i) for i, row in come if (k := key(row, i)) is not None]
        for i, old, row in changed:
            a, b = key(old, i), key(row, i)
            if a != b:
                if a is not None:
                    before.append((a, i))
                if b is not None:
                    after.append((b, i))
        delete_all(tree, mtr, [k for k, _ in in_key_order(before)])
        after = in_key_order(after)
        insert_all(tree, mtr, [k for k, _ in after], [i for _, i in after])
