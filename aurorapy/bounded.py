"""A cache that does not grow with what has been dropped."""

from __future__ import annotations

from typing import TypeVar

from . import limits

K = TypeVar("K")
V = TypeVar("V")


class Bounded(dict[K, V]):
    """What can be made again of a key. It forgets all when it has `most` entries and another comes: those of objects that are gone go with the others."""

    __slots__ = ("most",)

    def __init__(self, most: int = limits.OBJECTS_KEPT_MAX) -> None:
        super().__init__()
        self.most = most

    def __setitem__(self, key: K, value: V) -> None:
        if len(self) >= self.most and key not in self:
            self.clear()
        super().__setitem__(key, value)
