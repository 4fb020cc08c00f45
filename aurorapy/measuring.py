"""EXPLAIN ANALYZE: what each operator of a plan took, and gave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any


class Measured:
    """One operator's runs. Times are microseconds, all runs together: until the first rows came, and until the last had come."""

    __slots__ = ("loops", "rows", "first", "total")

    def __init__(self) -> None:
        self.loops = self.rows = self.first = self.total = 0

    def text(self, *, timing: bool) -> str:
        """As PostgreSQL writes it: means of a run."""
        if not self.loops:
            return "(never executed)"
        times = f"time={self._ms(self.first):.3f}..{self._ms(self.total):.3f} " if timing else ""
        return f"(actual {times}rows={self._rows()} loops={self.loops})"

    def fields(self, *, timing: bool) -> dict[str, Any]:
        """The same for JSON and YAML."""
        times = {"Actual Startup Time": round(self._ms(self.first), 3), "Actual Total Time": round(self._ms(self.total), 3)} if timing else {}
        return {**times, "Actual Rows": self._rows(), "Actual Loops": self.loops}

    def _ms(self, microseconds: int) -> float:
        return microseconds / 1000 / max(self.loops, 1)

    def _rows(self) -> int:
        return round(self.rows / max(self.loops, 1))


def measure(node: Any, clock: Callable[[], int]) -> None:
    """Have an operator and those below it note what they take. The plan must be nobody else's: its nodes run otherwise from now on."""
    if hasattr(node, "measured"):
        return
    found = node.measured = Measured()
    original = node.run

    def run(s: Any, *begun: Any) -> Iterator[Any]:
        found.loops += 1
        came = False
        batches = original(s, *begun)
        while True:
            begin = clock()
            batch = next(batches, None)
            took = clock() - begin
            found.total += took
            if not came:
                found.first += took
                came = bool(batch) or batch is None
            if batch is None:
                return
            found.rows += len(batch)
            yield batch

    node.run = run
    for child in node.children:
        measure(child, clock)


def run_shown(session: Any, plan: Any, values: tuple[Any, ...]) -> Any:
    """Run the query of a CREATE TABLE AS or a materialized view, measured where EXPLAIN ANALYZE asks for it: (rows, tag)."""
    if session.explained is not None:
        session.explained(plan)
    return session.run_plan(plan, values)
