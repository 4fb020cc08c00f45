"""What a commit does to the pages: a table's written rows, and the entries of its indexes.

Few rows are applied one by one. Of many, what goes, changes and comes is sorted first, so that each leaf is met once (`storage.many`).
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.relation import Index, Table
from aurorapy.storage.btree import Tree
from aurorapy.storage.many import delete_all, insert_all, update_all

from .index_entries import ManyMaker, is_of_columns
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
    gone, changed, come = _sorted_out(table, w)
    delete_all(heap, mtr, gone[0])
    update_all(heap, mtr, changed[0], changed[2])
    insert_all(heap, mtr, come[0], come[1])
    for index, (tree, _) in zip(table.indexes, indexes, strict=True):
        before, after = w.db.gathering(table, index), w.db.gathering(table, index)
        before.add(gone[1], gone[0])
        after.add(come[1], come[0])
        if changed[0] and (moved := _moved(changed, w.db.many_keys(table, index), index)):
            ids, olds, news = zip(*moved, strict=True)
            before.add(olds, ids)
            after.add(news, ids)
        delete_all(tree, mtr, before.in_order()[0])
        insert_all(tree, mtr, *after.in_order())


def _sorted_out(table: Table, w: Any) -> tuple[tuple[list[int], list[Any]], tuple[list[int], list[Any], list[Any]], tuple[list[int], list[Any]]]:
    """What goes, changes and comes: rowids in order, with the old rows, the old and the new ones, the new ones."""
    base, short = w.base, table.short_rows
    ids = sorted(w.rows)  # they are in order already, if the rows are new
    rows = list(map(w.rows.__getitem__, ids))
    if not short and not rows.count(None) and [*base.values()].count(None) == len(base):
        return ([], []), ([], [], []), (ids, rows)
    gone: tuple[list[int], list[Any]] = [], []
    changed: tuple[list[int], list[Any], list[Any]] = [], [], []
    come: tuple[list[int], list[Any]] = [], []
    for rowid, row in zip(ids, rows, strict=True):
        old = base[rowid]
        if short:
            old, row = [None if r is None else full_rows(table, [r])[0] for r in (old, row)]
        if old is None:
            if row is not None:
                come[0].append(rowid)
                come[1].append(row)
        elif row is None:
            gone[0].append(rowid)
            gone[1].append(old)
        else:
            changed[0].append(rowid)
            changed[1].append(old)
            changed[2].append(row)
    return gone, changed, come


def _moved(changed: tuple[list[int], list[Any], list[Any]], keys: ManyMaker, index: Index) -> list[tuple[int, Any, Any]]:
    """(rowid, old row, new row) of the rows that have other keys in an index now."""
    ids, olds, news = changed
    rows = zip(ids, olds, news, strict=True)
    if is_of_columns(index):
        if len(index.columns) == 1:  # a column that was not set has the same object in it
            at = index.columns[0].attnum - 1
            rewritten = [r for r in rows if r[1][at] is not r[2][at]]
        else:
            places = [c.attnum - 1 for c in index.columns]
            rewritten = [r for r in rows if any(r[1][at] is not r[2][at] for at in places)]
        if not rewritten:
            return []
        ids, olds, news = map(list, zip(*rewritten, strict=True))
        rows = zip(ids, olds, news, strict=True)
    return [r for r, a, b in zip(rows, keys(olds, ids), keys(news, ids), strict=True) if a != b]
