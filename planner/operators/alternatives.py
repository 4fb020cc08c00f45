"""Choices between an index and the table that are made when the statement runs, for until then nobody knows what a parameter narrows.

PostgreSQL plans a statement for its parameters' values, at least the first five times; a plan of ours serves every value, so it asks the index itself how much of it
lies between the limits: that is a few descents through pages that are in memory. And a join begins to read its left side before it decides how to go on.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from aurorapy.planner.execution import Batch, ExecState

from .base import Node
from .join import HashJoin, NestedLoop
from .scan import IndexScan, SeqScan


class _Alternatives(Node):
    """One of its children runs; `expected`: the one that estimates speak for. EXPLAIN shows the one that has run, else that."""

    hidden = True
    expected: Node

    @property
    def shown(self) -> tuple[Node, ...]:
        """What EXPLAIN has in its place."""
        return (next((c for c in self.children if hasattr(c, "measured") and c.measured.loops), self.expected),)


class AlternativeScans(_Alternatives):
    """Rows of a table by one of some B-tree ranges, if one of them is less than `share` of its index, else by `whole`. `made`: what gives the rows
    of each range, in the order of `whole` if that has one."""

    def __init__(self, ranges: tuple[IndexScan, ...], made: tuple[Node, ...], whole: SeqScan | IndexScan, share: float, expected: Node) -> None:
        super().__init__((*made, whole), whole.width, expected.estimate, whole.nulls)
        self.ranges, self.made, self.whole, self.share, self.expected = ranges, made, whole, share, expected
        self.table = whole.table

    @property
    def alias(self) -> str:
        """The name that EXPLAIN shows beside the table's."""
        return self.whole.alias

    @alias.setter
    def alias(self, name: str) -> None:
        for scan in (*self.ranges, self.whole):
            scan.alias = name

    def run(self, s: ExecState) -> Iterator[Batch]:
        least = self.share
        best: Node = self.whole
        for scan, made in zip(self.ranges, self.made, strict=True):
            found = scan.bounds(s)
            if found is None:
                return
            share = scan.share(s, found)
            if share < least:
                best, least = made, share
        yield from best.run(s)


class AlternativeJoins(_Alternatives):
    """A join of a table by its index, for each row of the left side, if there are not more than `most` of them, else by reading the table once. Both kinds
    have the same left side."""

    def __init__(self, few: NestedLoop, many: HashJoin, most: float, expected: Node) -> None:
        super().__init__((few, many), many.width, expected.estimate, many.nulls)
        self.few, self.many, self.most, self.expected = few, many, most, expected

    def run(self, s: ExecState) -> Iterator[Batch]:
        lefts = self.few.children[0].run(s)
        begun, count = [], 0
        for batch in lefts:
            begun.append(batch)
            count += len(batch)
            if count > self.most:
                yield from self.many.run(s, chain(begun, lefts))
                return
        yield from self.few.run(s, iter(begun))
