"""Which line of COPY FROM an error is about that is found when its rows are inserted, many at a time.

Source: PostgreSQL 15, copyfrom.c (CopyFromErrorCallback): the line's text is shown as long as the line is at hand, which it is not any more for a row that was
gathered with others, when a key turns out to be there already.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors

_SHOWN_BYTES = 100


def shown(text: str) -> str:
    """What is told of a line, or of a field."""
    data = text.encode(errors="surrogatepass")
    return text if len(data) <= _SHOWN_BYTES else data[:_SHOWN_BYTES].decode(errors="ignore") + "..."


class Texts:
    """What the rows that have gathered were read from: `entries` are (0, a line's text, its number), or (how many, their text, the first one's number) of a block."""

    __slots__ = ("entries",)

    def __init__(self) -> None:
        self.entries: list[tuple[int, str, int]] = []

    def line(self, n: int) -> tuple[int, str]:
        """The number and the text of row `n`."""
        for count, text, number in self.entries:
            if n < count:
                return number + n, text.split("\n")[n]
            if n == count == 0:
                return number, text
            n -= count or 1
        raise IndexError(n)


def failed_row(writer: Any, error: errors.SQLError, given: list[Any], state: Any) -> tuple[int, bool] | None:
    """The row of those `given` that an error is about, and whether its line is at hand; None where that cannot be told."""
    if writer.condition is not None and given is writer.rows:
        return _first_failing(given, lambda row: writer.condition([row], state))
    if writer.routed is not None:
        return _routed_row(writer.routed, error, given)
    if writer.fired:
        return writer.at, True
    if isinstance(error, errors.UniqueViolation | errors.ExclusionViolation):
        writes = writer.access.txn.table(writer.table)
        last = writes.rows.get(writes.last)
        return next((n + 1 for n, row in enumerate(writer.checked) if row is last), 0), False
    return _first_failing(given, lambda row: writer.checks.apply([row], state))


def _first_failing(given: list[Any], test: Callable[[Any], object]) -> tuple[int, bool] | None:
    for n, row in enumerate(given):
        try:
            test(row)
        except errors.SQLError:
            return n, True
    return None


def _routed_row(run: Any, error: errors.SQLError, given: list[Any]) -> tuple[int, bool] | None:
    """The row of a partitioned table that finds no partition, or is none that its partition takes."""
    if run.writer.triggered:
        return run.at, True
    if isinstance(error, errors.UniqueViolation | errors.ExclusionViolation):
        return None
    return _first_failing(given, run.prove)


def place(writer: Any, error: errors.SQLError, given: list[Any], state: Any) -> None:
    """Add to an error's context the line that it is about."""
    found = failed_row(writer, error, given, state)
    if found is None or found[0] >= len(given):
        return
    row, at_hand = given[found[0]], found[1]
    n = next((i for i, r in enumerate(writer.rows) if r is row), None)
    if n is None:
        return
    number, text = writer.texts.line(n)
    line = f"COPY {writer.table.name}, line {number}"
    if at_hand and writer.receivers is None:
        line += f': "{shown(text)}"'
    error.where = line if error.where is None else f"{error.where}\n{line}"
