"""What every operator is: a node that, run under an ExecState, yields batches (lists of row tuples).

Operators are plain generators: a page that must be fetched, a lock that must be waited for, or a pause
for other sessions switches greenlets underneath them, so nothing here awaits. A batch handed on belongs to
its maker: nobody changes a list that came from another operator.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from aurorapy.planner.execution import PIECE_ROWS, Batch, ExecState, Row


class Node:
    """`width`: elements of an output row; `estimate`: expected rows; `nulls`: for each element, whether it may be NULL."""

    name = "Node"
    hidden = False  # EXPLAIN shows the (first) child that it lists in its place
    output_width: Callable[[], int] | None = None  # average bytes of a row, for EXPLAIN; None: as its children's
    output: Callable[[], list[str]] | None = None  # what a row has, for EXPLAIN (VERBOSE); None: nothing is said of it

    def __init__(self, children: tuple[Node, ...], width: int, estimate: float, nulls: list[bool] | None = None) -> None:
        self.children = children
        self.width = width
        self.estimate = max(estimate, 1.0)
        self.nulls = nulls if nulls is not None else [True] * width
        self.details: list[tuple[str, Any]] = []  # (what, a function that writes it), for EXPLAIN

    @property
    def shown(self) -> tuple[Node, ...]:
        """Its children as EXPLAIN lists them."""
        return self.children

    def run(self, s: ExecState) -> Iterator[Batch]:
        raise NotImplementedError

    def label(self) -> str:
        """The node's line in EXPLAIN, without costs."""
        return self.name

    def all_rows(self, s: ExecState) -> Batch:
        """Everything, in one list."""
        rows: Batch = []
        for batch in self.run(s):
            rows += batch
        return rows


def pieces(rows: Sequence[Row]) -> Sequence[Sequence[Row]]:
    """The rows that a join looks at between two ticks."""
    return (rows,) if len(rows) <= PIECE_ROWS else [rows[i : i + PIECE_ROWS] for i in range(0, len(rows), PIECE_ROWS)]


def chunks(rows: list[Any], size: int) -> Iterator[list[Any]]:
    """The list in pieces."""
    if len(rows) <= size:
        if rows:
            yield rows
        return
    for i in range(0, len(rows), size):
        yield rows[i : i + size]
