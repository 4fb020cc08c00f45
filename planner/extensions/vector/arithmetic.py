"""Arithmetic of vectors: with numpy where it can be imported, else with what Python has. Both give the same numbers.

An operand is what `load` makes of a datum: an array of singles, or a tuple of floats that are singles. Elements are computed as singles; sums are those of
the exact products, rounded once. numpy adds up as it likes: where that might round otherwise, the sum is made anew, exactly.

Source: pgvector 0.8's README, "Querying"; IEEE 754 for the bound of a sum's error.
"""

from __future__ import annotations

import math
import operator as py
import struct
from array import array
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from aurorapy import errors

_SINGLE = struct.Struct("<f")
_ERROR = 2.0**-52  # of a sum of n terms at most this, times n, times the sum of their magnitudes
_MIDDLE, _LOW_BITS = 1 << 28, (1 << 29) - 1  # what a double has below a single; of a double that lies halfway between two singles
SINGLE_MIN = 2.0**-126  # the smallest single of full precision

Operand = Any


def single(x: float) -> float:
    """The nearest single; infinity beyond the largest."""
    try:
        return float(_SINGLE.unpack(_SINGLE.pack(x))[0])
    except OverflowError:
        return math.copysign(math.inf, x)


def overflow() -> errors.SQLError:
    """22003."""
    return errors.NumericValueOutOfRange("value out of range: overflow")


def underflow() -> errors.SQLError:
    """22003."""
    return errors.NumericValueOutOfRange("value out of range: underflow")


class Plain:
    """Without numpy. `code` is struct's: f for singles, e for halves."""

    def load(self, data: bytes, code: str = "f") -> Operand:
        """The operand of a datum."""
        return struct.unpack(f"<{len(data) // (4 if code == 'f' else 2)}{code}", data)

    def load_again(self, data: bytes, code: str = "f") -> Operand:
        """The operand of a datum that may well have been the last one."""
        return self.load(data, code)

    def store(self, values: Iterable[float], code: str = "f") -> bytes:
        """The datum of numbers, rounded to their singles (and then halves); 22003 where one is too large."""
        made = array("f", values)
        if not all(map(math.isfinite, made)):
            raise overflow()
        try:
            return struct.pack(f"<{len(made)}{code}", *made)
        except OverflowError:
            raise overflow() from None

    def add(self, a: Operand, b: Operand) -> Operand:
        return array("f", map(py.add, a, b))

    def subtract(self, a: Operand, b: Operand) -> Operand:
        return array("f", map(py.sub, a, b))

    def multiply(self, a: Operand, b: Operand) -> Operand:
        return array("f", map(py.mul, a, b))

    def divide(self, a: Operand, by: float) -> Operand:
        return array("f", [x / by for x in a])

    def vanished(self, result: Operand, a: Operand, b: Operand) -> bool:
        """Whether a product is zero of numbers that are not."""
        return any(not r and x and y for r, x, y in zip(result, a, b, strict=True))

    def squares(self, a: Operand, b: Operand) -> float:
        """The sum of the squared differences."""
        d = array("f", map(py.sub, a, b))
        return single(math.fsum(map(py.mul, d, d))) + 0.0

    def inner(self, a: Operand, b: Operand) -> float:
        """The inner product."""
        return single(math.fsum(map(py.mul, a, b))) + 0.0  # never -0

    def angle(self, a: Operand, b: Operand) -> tuple[float, float, float]:
        """The inner product, and each operand's with itself."""
        return self.inner(a, b), self.inner(a, a), self.inner(b, b)

    def manhattan(self, a: Operand, b: Operand) -> float:
        """The sum of the differences."""
        return single(math.fsum(map(abs, array("f", map(py.sub, a, b))))) + 0.0

    def norm(self, a: Operand) -> float:
        """The length, as a double."""
        return math.sqrt(math.fsum(map(py.mul, a, a)))

    def doubles(self, values: Iterable[float]) -> Any:
        """A sum's beginning."""
        return list(values)

    def plus(self, total: Any, a: Operand) -> Any:
        """A sum of doubles with another term."""
        return list(map(py.add, total, a))

    def positive(self, a: Operand) -> str:
        """A bit for each element: whether it is above zero."""
        return "".join(["1" if x > 0 else "0" for x in a])

    def are_finite(self, data: bytes, code: str) -> bool:
        """Whether no element is infinite or NaN."""
        return all(map(math.isfinite, self.load(data, code)))

    def are_safe(self, values: list[float]) -> bool:
        """Whether rounding these doubles, which were rounded from decimals, gives the decimals' nearest singles."""
        top = 2.0**127
        return all(-top < x < top and (abs(x) >= SINGLE_MIN or not x) for x in values) and not any(
            n & _LOW_BITS == _MIDDLE for n in struct.unpack(f"<{len(values)}Q", struct.pack(f"<{len(values)}d", *values)))

    def order(self, a: Operand) -> tuple[float, ...]:
        """What orders vectors."""
        return tuple(a)


class Numpy(Plain):
    """With numpy."""

    def __init__(self, np: Any) -> None:
        self.np = np
        self._types = {"f": np.dtype("<f4"), "e": np.dtype("<f2")}
        self._last: tuple[bytes, str, Any] = (b"", "f", None)  # the operand of the last right-hand datum, which is often the same for all rows
        self._widened: tuple[Any, Any, float] = (None, None, 0.0)

    def load(self, data: bytes, code: str = "f") -> Operand:
        made = self.np.frombuffer(data, self._types[code])
        return made if code == "f" else made.astype(self._types["f"])

    def load_again(self, data: bytes, code: str = "f") -> Operand:
        known, of, made = self._last
        if known is not data or of != code or made is None:
            made = self.load(data, code)
            self._last = data, code, made
        return made

    def store(self, values: Any, code: str = "f") -> bytes:
        np = self.np
        with np.errstate(over="ignore", under="ignore"):
            made = np.asarray(values).astype(self._types["f"]).astype(self._types[code])
        if not np.isfinite(made).all():
            raise overflow()
        return bytes(made.tobytes())

    def add(self, a: Operand, b: Operand) -> Operand:
        with self.np.errstate(over="ignore"):
            return a + b

    def subtract(self, a: Operand, b: Operand) -> Operand:
        with self.np.errstate(over="ignore"):
            return a - b

    def multiply(self, a: Operand, b: Operand) -> Operand:
        with self.np.errstate(over="ignore", under="ignore"):
            return a * b

    def divide(self, a: Operand, by: float) -> Operand:
        np = self.np
        with np.errstate(over="ignore", under="ignore"):
            return (a.astype(np.float64) / by).astype(np.float32)

    def vanished(self, result: Operand, a: Operand, b: Operand) -> bool:
        return bool(((result == 0) & (a != 0) & (b != 0)).any())

    def _rounded(self, found: float, error: float, terms: Any) -> float:
        """A sum as a single: of its terms, added up exactly, where the error might make another one of it."""
        low = single(found - error) + 0.0
        return low if low == single(found + error) and not math.isinf(found) else single(math.fsum(terms().tolist())) + 0.0

    def _differences(self, a: Operand, b: Operand) -> Any:
        with self.np.errstate(over="ignore"):
            return (a - b).astype(self.np.float64)

    def squares(self, a: Operand, b: Operand) -> float:
        d = self._differences(a, b)
        found = float(d.dot(d))
        return self._rounded(found, found * len(d) * _ERROR, lambda: d * d)

    def _wide(self, a: Operand) -> tuple[Any, Any, float]:
        """An operand, the same in doubles, and about its square; kept of the last one."""
        known = self._widened
        if known[0] is a:
            return known
        d = a.astype(self.np.float64)
        self._widened = known = (a, d, float(d.dot(d)))
        return known

    def inner(self, a: Operand, b: Operand) -> float:
        _, y, below = self._wide(b)
        x = a.astype(self.np.float64)
        size = math.sqrt(float(x.dot(x)) * below)  # at least the sum of the products' magnitudes
        return self._rounded(float(x.dot(y)), size * len(x) * _ERROR, lambda: x * y)

    def angle(self, a: Operand, b: Operand) -> tuple[float, float, float]:
        _, y, below = self._wide(b)
        x = a.astype(self.np.float64)
        above = float(x.dot(x))
        error = len(x) * _ERROR
        return (self._rounded(float(x.dot(y)), math.sqrt(above * below) * error, lambda: x * y), self._rounded(above, above * error, lambda: x * x),
                self._rounded(below, below * error, lambda: y * y))

    def manhattan(self, a: Operand, b: Operand) -> float:
        d = abs(self._differences(a, b))
        found = float(d.sum())
        return self._rounded(found, found * len(d) * _ERROR, lambda: d)

    def norm(self, a: Operand) -> float:
        d = a.astype(self.np.float64)
        return math.sqrt(math.fsum((d * d).tolist()))

    def doubles(self, values: Iterable[float]) -> Any:
        return self.np.array(values, self.np.float64)

    def plus(self, total: Any, a: Operand) -> Any:
        return total + a

    def positive(self, a: Operand) -> str:
        return str((a > 0).astype(self.np.uint8).__add__(48).astype(self.np.uint8).tobytes().decode("ascii"))

    def are_finite(self, data: bytes, code: str) -> bool:
        return bool(self.np.isfinite(self.np.frombuffer(data, self._types[code])).all())

    def are_safe(self, values: list[float]) -> bool:
        np = self.np
        made = np.array(values, np.float64)
        sizes = abs(made)
        return bool(((sizes < 2.0**127) & ((sizes >= SINGLE_MIN) | (sizes == 0)) & (made.view(np.uint64) & _LOW_BITS != _MIDDLE)).all())

    def order(self, a: Operand) -> tuple[float, ...]:
        return tuple(a.tolist())


_chosen: Plain | None = None


def chosen() -> Plain:
    """The way at hand. numpy is looked for when the first vector comes, and is nothing that the server needs."""
    global _chosen
    if _chosen is None:
        try:
            _chosen = Numpy(import_module("numpy"))
        except ImportError:
            _chosen = Plain()
    return _chosen


def choose(way: Plain | None) -> None:
    """Take a way; None to look again."""
    global _chosen
    _chosen = way
