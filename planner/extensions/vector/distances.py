"""Distances of vectors, dense, sparse and of bits.

Source: pgvector 0.8's README, "Vector Functions" and their kin.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from .arithmetic import chosen
from .dense import DataError, Kind, check_same


def cosine(inner: float, norm_a: float, norm_b: float) -> float:
    """The distance of an inner product and two squared norms; NaN of a vector that has no direction."""
    below = math.sqrt(norm_a * norm_b)
    if below:
        found = inner / below
    else:
        found = math.nan if not inner or inner != inner else math.copysign(math.inf, inner)
    return 1.0 - min(max(found, -1.0), 1.0) if found == found else found


def angle(inner: float) -> float:
    """The angular distance of unit vectors of that inner product."""
    return math.acos(min(max(inner, -1.0), 1.0)) / math.pi if inner == inner else inner


class Dense:
    """The distances of one kind of vectors."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def _both(self, a: bytes, b: bytes) -> tuple[Any, Any, Any]:
        check_same(self.kind, a, b)
        way = chosen()
        return way, way.load(a, self.kind.code), way.load_again(b, self.kind.code)

    def squared(self, a: bytes, b: bytes) -> float:
        way, x, y = self._both(a, b)
        return way.squares(x, y)  # type: ignore[no-any-return]

    def euclidean(self, a: bytes, b: bytes) -> float:
        return math.sqrt(self.squared(a, b))

    def inner(self, a: bytes, b: bytes) -> float:
        way, x, y = self._both(a, b)
        return way.inner(x, y)  # type: ignore[no-any-return]

    def negative_inner(self, a: bytes, b: bytes) -> float:
        return -self.inner(a, b)

    def cosine(self, a: bytes, b: bytes) -> float:
        way, x, y = self._both(a, b)
        return cosine(*way.angle(x, y))

    def spherical(self, a: bytes, b: bytes) -> float:
        return angle(self.inner(a, b))

    def manhattan(self, a: bytes, b: bytes) -> float:
        way, x, y = self._both(a, b)
        return way.manhattan(x, y)  # type: ignore[no-any-return]

    def norm(self, v: bytes) -> float:
        way = chosen()
        return way.norm(way.load(v, self.kind.code))


def quantized(kind: Kind) -> Callable[[bytes], str]:
    """binary_quantize: a bit for each element."""
    return lambda v: chosen().positive(kind.read(v))


def _check_lengths(a: str, b: str) -> None:
    if len(a) != len(b):
        raise DataError(f"different bit lengths {len(a)} and {len(b)}")


def hamming(a: str, b: str) -> float:
    """How many bits differ."""
    _check_lengths(a, b)
    return float((int(a or "0", 2) ^ int(b or "0", 2)).bit_count())


def jaccard(a: str, b: str) -> float:
    """The share of the set bits that are set in one of the two alone."""
    _check_lengths(a, b)
    x, y = int(a or "0", 2), int(b or "0", 2)
    common = (x & y).bit_count()
    return 1.0 if not common else 1.0 - common / (x.bit_count() + y.bit_count() - common)



