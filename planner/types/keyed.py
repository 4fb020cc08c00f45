"""Elements of ranges whose data have another order than Python's, or are tuples themselves: arrays, rows, ranges, intervals and the like.

A bound holds such a datum as a Keyed, which compares by the type's order key, also with a bare datum of the type, so that what takes an element beside a range need
not know of which type it is. Storage carries them as an extension type (`aurorapy.engine`).
"""

from __future__ import annotations

from functools import total_ordering
from typing import Any

from .base import TYPES


@total_ordering
class Keyed:
    """A datum, and the oid of its type; what orders it is found when it is first compared."""

    __slots__ = ("type", "datum", "_key")

    def __init__(self, type: int, datum: Any) -> None:
        self.type, self.datum = type, datum
        self._key: Any = None

    @property
    def key(self) -> Any:
        """The datum's place in the order."""
        if self._key is None:
            self._key = self._key_of(self.datum)
        return self._key

    def _key_of(self, other: Any) -> Any:
        if type(other) is Keyed:
            return other.key
        order = TYPES[self.type].order_key
        return other if order is None else order(other)

    def __eq__(self, other: object) -> bool:
        return other is self or bool(self.key == self._key_of(other))

    def __lt__(self, other: object) -> bool:
        return bool(self.key < self._key_of(other))

    def __hash__(self) -> int:
        hashed = TYPES[self.type].hash_key
        return hash(self.datum if hashed is None else hashed(self.datum))

    def __repr__(self) -> str:
        return f"Keyed({self.type}, {self.datum!r})"
