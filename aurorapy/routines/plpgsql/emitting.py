"""Lines of the generated function, each with the statement that it is of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


class Emitting:
    """Mixed into the generator."""

    lines: list[tuple[int, str, int, str]]
    depth: int
    at: tuple[int, str]
    count: int

    def emit(self, text: str) -> None:
        """A line."""
        self.lines.append((self.depth, text, *self.at))

    @contextmanager
    def inside(self, head: str) -> Iterator[None]:
        """A line that opens a suite, and the suite; `pass` where nothing is in it."""
        self.emit(head)
        self.depth += 1
        before = len(self.lines)
        yield
        if len(self.lines) == before:
            self.emit("pass")
        self.depth -= 1

    def local(self, stem: str) -> str:
        """A local of the generated function's own."""
        self.count += 1
        return f"{stem}{self.count}_l"

    @contextmanager
    def statement(self, s: Any) -> Iterator[None]:
        """What is emitted is of this statement."""
        before = self.at
        self.at = (s.line, s.name)
        yield
        self.at = before
