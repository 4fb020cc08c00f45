"""What a transaction notes for logical decoding between two changes of rows, by the length of its undo log then: TRUNCATE, messages, and that a table whose rows it
has changed gets another definition. Only transactions of a database with replication slots note anything.
"""

from __future__ import annotations

from typing import Any, NamedTuple


class Mark(NamedTuple):
    """`at`: the undo log's length; `change`: what decoding.recording takes for a change; or (`writes`) the definition that rows of this write set had up to here."""

    at: int
    change: tuple[Any, ...] = ()
    writes: Any = None
    table: Any = None


def note(txn: Any, change: tuple[Any, ...]) -> None:
    """Let a transaction remember what it does between two changes of rows."""
    _add(txn, Mark(len(txn.undo), change))


def redefined(txn: Any, writes: Any) -> None:
    """A table is about to get another definition for what comes."""
    _add(txn, Mark(len(txn.undo), (), writes, writes.table))


def _add(txn: Any, mark: Mark) -> None:
    if not txn.decoded:
        txn.decoded = []
    txn.decoded.append(mark)
