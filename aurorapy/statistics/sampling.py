"""Which rows of a table ANALYZE looks at.

Of a table with more leaves than rows are wanted, so many leaves are chosen by chance and the others not read at all; what they would have held is told from
those. Any other table is read whole, and so many of its rows taken.

    leaves  . . X . . . X X . . X .       about one row of each: rows that lie side by side are like one another

Source: PostgreSQL's analyze.c, acquire_sample_rows, and sampling.c: Knuth's algorithm S chooses the blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import log1p
from typing import Any

from aurorapy.chance import Seeded
from aurorapy.storage.btree import Tree

Row = tuple[Any, ...]


def picker(share: float) -> Callable[[list[Row], int], list[Row]]:
    """Of rows this share (below 1), each as likely as any other: rows that lie close together must be met as often as in a sample by chance, or else their values
    would seem to be more distinct than they are. The function gets a batch and how many rows came before it."""
    chance = Seeded(0.5)
    scale = 1.0 / log1p(-share)
    at = int(log1p(-chance()) * scale)  # the next place: distances are geometric

    def pick(batch: list[Row], before: int) -> list[Row]:
        nonlocal at
        out = []
        end = before + len(batch)
        while at < end:
            out.append(batch[at - before])
            at += 1 + int(log1p(-chance()) * scale)
        return out

    return pick


def chosen(count: int, wanted: int) -> Iterator[int]:
    """`wanted` of the numbers below `count`, ascending, each as likely as any other."""
    chance = Seeded(0.25)
    for number in range(count):
        if chance() * (count - number) < wanted:
            yield number
            wanted -= 1
            if not wanted:
                return


def leaf_rows(tree: Tree, lsn: int, wanted: int, seen: list[int], tick: Callable[[], None]) -> tuple[list[Row], float] | None:
    """(`wanted` rows as they are stored, about how many the tree has) by as many leaves; None for a tree of no more leaves, which is read whole."""
    leaves = tree.leaf_ids(lsn)
    if len(leaves) <= wanted:
        return None
    rows: list[Row] = []
    read = 0
    pick: Callable[[list[Row], int], list[Row]] | None = None
    for values in tree.leaves(lsn, [leaves[n] for n in chosen(len(leaves), wanted)], seen):
        if pick is None:
            pick = picker(1.0 / max(2, len(values)))
        rows += pick(values, read)
        read += len(values)
        tick()
    return rows, float(round(read / wanted * len(leaves)))
