"""Data in the order of a user's operator class: what its comparison function says, not Python.

Index keys and the bounds of partitions hold them. The class is named by its oid; the function is looked up where two are compared, in the database at hand
(`HOME.comparison`). Storage carries them as an extension type (`aurorapy.engine`); redo names slots, so nodes compare nothing.

Source: PostgreSQL 15 manual, section 67.3 (btree support functions).
"""

from __future__ import annotations

from functools import total_ordering
from typing import Any

from .base import HOME


@total_ordering
class Ordered:
    """A datum, and the oid of the operator class that orders it. Equal ones may be different data, so a hash is a place in the order (`HOME.place`)."""

    __slots__ = ("opclass", "datum")

    def __init__(self, opclass: int, datum: Any) -> None:
        self.opclass, self.datum = opclass, datum

    def _compare(self, other: Ordered) -> int:
        home: Any = HOME.get()
        return int(home.comparison(self.opclass)(self.datum, other.datum))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ordered) and self._compare(other) == 0

    def __lt__(self, other: object) -> bool:
        return self._compare(other) < 0 if isinstance(other, Ordered) else NotImplemented

    def __hash__(self) -> int:
        home: Any = HOME.get()
        return int(home.place(self))

    def __repr__(self) -> str:
        return f"Ordered({self.opclass}, {self.datum!r})"
