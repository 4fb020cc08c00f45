"""Redo: what a record says, and the one function that applies it.

A record changes one page and is physiological: it names the page, and inside it a slot. So applying
it needs no knowledge of types or order, and is deterministic. A record is a tuple

    (op, page, …)        FORMAT  image                 the whole page, packed as page.py says
                         INSERT  slot, key, value
                         UPDATE  slot, value
                         PATCH   slot, (i, new, …)     some elements of the row at `slot`
                         DELETE  slot
                         CUT     slot                  forget this entry and all behind it (a split)
                         LINK    slot, key, child      internal: a child to the right of `slot`
                         UNLINK  slot                  internal: forget child `slot`
                         FREE                          the page is gone; its id is never used again

and its LSN travels beside it (boxcar.py). `apply` is pure in the sense that matters: the same page
and records give the same page everywhere, and a record that the page already holds changes nothing,
so applying twice, or from an older base, is harmless.

Source: "Amazon Aurora: Design Considerations …" (SIGMOD 2017), sections 3.2 and 4.1.
"""

from __future__ import annotations

from typing import Any

from aurorapy.storage.page import Page, decode

FORMAT, INSERT, UPDATE, PATCH, DELETE, CUT, LINK, UNLINK, FREE = range(9)

Record = tuple[Any, ...]


def patched(row: tuple[Any, ...], changes: tuple[Any, ...]) -> tuple[Any, ...]:
    """`row` with element changes[0] replaced by changes[1], and so on."""
    items = list(row)
    for i in range(0, len(changes), 2):
        items[changes[i]] = changes[i + 1]
    return tuple(items)


def apply(page: Page | None, lsn: int, record: Record) -> Page:
    """Bring `page` (None: never formatted) to `lsn`. Changes the page in place and returns it."""
    if page is not None and page.lsn >= lsn:
        return page
    op = record[0]
    if op == FORMAT:
        return decode(record[1], lsn, record[2])
    if op == FREE:
        return Page(record[1], -1, [], [], lsn, 0)
    if page is None:
        raise ValueError(f"redo {lsn} changes page {record[1]}, which was never formatted")
    slot = record[2]
    if op == PATCH:
        page.values[slot] = patched(page.values[slot], record[3])
    elif op == UPDATE:
        page.values[slot] = record[3]
    elif op == INSERT:
        page.keys.insert(slot, record[3])
        page.values.insert(slot, record[4])
    elif op == DELETE:
        del page.keys[slot], page.values[slot]
    elif op == LINK:
        page.keys.insert(slot, record[3])
        page.values.insert(slot + 1, record[4])
    elif op == UNLINK:
        del page.values[slot]
        if page.keys:
            del page.keys[max(slot - 1, 0)]
    elif op == CUT:
        # an internal page keeps the child left of its last key
        del page.keys[slot:], page.values[slot + (1 if page.level else 0) :]
    else:
        raise ValueError(f"unknown redo operation {op}")
    page.lsn = lsn
    return page
