"""Rows that an UPDATE or a DELETE changes a batch at a time.

Row by row each is locked, computed, checked and written, and so the first one with which anything is wrong is the statement's error. A batch goes through
these steps as a whole, and only as long as nothing is wrong with any of it: rows that somebody else has locked or changed, an error of an expression, a key that
may be taken. Else nothing has been done with it, and its rows are met one by one. So what is evaluated must not be volatile: it may be evaluated twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aurorapy import errors
from aurorapy.planner.execution import Batch, ExecState, Row

if TYPE_CHECKING:
    from .modify import Delete, Update

TOGETHER_MIN = 8  # rows: fewer are as soon met one by one
TOGETHER_MAX = 1000
OF_A_ROW = ("22", "23", "42", "44")  # classes of errors that are about a row


def batches(found: Batch) -> Iterator[Batch]:
    """The rows to change, so many at a time."""
    if len(found) <= TOGETHER_MAX:
        yield found
        return
    for at in range(0, len(found), TOGETHER_MAX):
        yield found[at : at + TOGETHER_MAX]


def distinct_rows(rows: Batch, place: int, seen: set[int]) -> Batch:
    """Of a join's rows the first one for each row that is to be changed and was not seen before; those that are none, of an outer join, are left out."""
    first: dict[int, Row] = {}
    for row in rows:
        first.setdefault(row[place], row)
    return [row for rowid, row in first.items() if rowid is not None and rowid not in seen]


def update_together(node: Update, rows: Batch, s: ExecState) -> list[Row] | None:
    """Lock rows and change them: the new ones. None where that is to be done row by row."""
    if len(rows) < TOGETHER_MIN:
        return None
    table, access = node.table, s.access
    start, end = node.start, node.start + len(table.columns)
    ids = [row[end] for row in rows]
    olds = [row[start:end] for row in rows]
    try:
        news: list[Row] = node.checks.apply(node.new_rows(rows, s), s, node.changed)
    except errors.SQLError as e:
        if e.sqlstate[:2] not in OF_A_ROW:
            raise
        return None
    position = len(access.txn.locks)
    keys = node.keys
    rekeyed = [i for i, old, new in zip(ids, olds, news, strict=True) if any(old[k] != new[k] for k in keys)] if keys else []
    others = ids if not rekeyed else [] if len(rekeyed) == len(ids) else sorted(set(ids).difference(rekeyed))
    if access.lock_rows(table, others, "no key update") and access.lock_rows(table, rekeyed, "update") and access.update_rows(table, ids, olds, news, node.changed):
        return news
    access.unlock_since(position)
    return None


def delete_together(node: Delete, rows: Batch, s: ExecState) -> bool:
    """Lock rows and delete them; False where that is to be done row by row."""
    if len(rows) < TOGETHER_MIN:
        return False
    table, access = node.table, s.access
    start, end = node.start, node.start + len(table.columns)
    ids = [row[end] for row in rows]
    if not access.lock_rows(table, ids, "update"):
        return False
    access.delete_rows(table, ids, [row[start:end] for row in rows])
    return True
