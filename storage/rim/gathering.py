"""Commits that would leave one by one leave together.

What a boxcar costs, on the way and on each of six nodes, it costs whether it carries one commit or five. While one is under way the next one
fills by itself; where nodes answer sooner than commits come, nothing fills. So a boxcar is held for a moment when it can be told that more
commits are about to come: other transactions have written and not ended yet. It leaves when two thirds of them are in it, or after HELD_SECONDS.
Nobody who could go on is kept from it by that: who waits for a commit is not who holds the others up, because locks are let go when a commit
is in the boxcar. A boxcar that was held in vain lets the next ones leave at once, and the longer the more often that has happened in a row.

One client alone never waits: nobody else has written. Source of the idea: PostgreSQL 15 manual, 20.5.1, commit_delay and commit_siblings.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

HELD_SECONDS = 0.003
OTHERS_MIN = 2  # transactions that have written, besides the one that commits
SKIPPED_MAX = 64  # boxcars that leave at once after one was held in vain: one the first time, then twice as many each time

Later = Callable[[float, Callable[[], None]], Any]


class Gathering:
    """When boxcars are held. `later` runs a function on the compute thread after so many seconds."""

    def __init__(self, later: Later) -> None:
        self.later = later
        self._skipped = 1
        self._left = 0

    def begins(self, writing: int) -> bool:
        """Whether a boxcar with its first commit is to be held, while so many transactions have written: the one that commits is among them."""
        if writing <= OTHERS_MIN:
            return False
        if self._left:
            self._left -= 1
            return False
        return True

    def is_enough(self, commits: int, writing: int) -> bool:
        """Whether twice as many commits are in it as other transactions may still bring."""
        if commits < 2 * (writing - 1):
            return False
        self._skipped = 1
        return True

    def ended(self, commits: int) -> None:
        """It was held for as long as one may be."""
        if commits > 1:
            self._skipped = 1
        else:
            self._left = self._skipped
            self._skipped = min(2 * self._skipped, SKIPPED_MAX)
