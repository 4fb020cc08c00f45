"""What cubes are: a datum is two opposite corners, as they were given; a point's are the same. Dimensions that one of two cubes lacks count as 0.

Source: PostgreSQL 15 manual, section F.9.
"""

from __future__ import annotations

import re
import struct
from math import prod, sqrt
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.numbers import float8_out

DIMENSIONS_MAX = 100
_FLOAT8 = 701
Corner = tuple[float, ...]
Cube = tuple[Corner, Corner]
_TOKEN = re.compile(r"\s*(?:([+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|[+-]?(?:infinity|inf|nan))|(.))", re.IGNORECASE | re.DOTALL)
_POINT = 1 << 31  # in the binary form's head


def _limit(detail: str, what: str) -> errors.SQLError:
    return errors.ProgramLimitExceeded(what, detail=detail)


_TOO_MANY = f"A cube cannot have more than {DIMENSIONS_MAX} dimensions."


# --- text ---


class _Reader:
    """The grammar of a cube's text: a list of numbers, a point or two in parentheses, two in brackets."""

    def __init__(self, text: str) -> None:
        self.tokens = [(m[1] or m[2], m[1] is not None) for m in _TOKEN.finditer(text.rstrip(" \t\n\r\f\v"))]
        self.at = 0

    def fail(self) -> errors.SQLError:
        near = f'syntax error at or near "{self.tokens[self.at][0]}"' if self.at < len(self.tokens) else "syntax error at end of input"
        return errors.InvalidTextRepresentation("invalid input syntax for cube", detail=near)

    def next_is(self, sign: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at] == (sign, False)

    def take(self, sign: str) -> None:
        if not self.next_is(sign):
            raise self.fail()
        self.at += 1

    def numbers(self) -> list[str]:
        out: list[str] = []
        while True:
            if self.at >= len(self.tokens) or not self.tokens[self.at][1]:
                raise self.fail()
            out.append(self.tokens[self.at][0])
            self.at += 1
            if not self.next_is(","):
                return out
            self.at += 1

    def point(self) -> list[str]:
        self.take("(")
        found = [] if self.next_is(")") else self.numbers()
        self.take(")")
        return found

    def cube(self) -> tuple[list[str], list[str]]:
        low: list[str]
        high: list[str]
        if self.next_is("["):
            self.at += 1
            low = self.point()
            self.take(",")
            high = self.point()
            self.take("]")
        elif self.next_is("("):
            low = high = self.point()
            if self.next_is(","):
                self.at += 1
                high = self.point()
        else:
            low = high = self.numbers()
        if self.at < len(self.tokens):
            raise self.fail()
        return low, high


def parse(text: str) -> Cube:
    """A cube's text form."""
    low, high = _Reader(text).cube()
    if len(low) != len(high):
        raise errors.InvalidTextRepresentation("invalid input syntax for cube",
                                               detail=f"Different point dimensions in ({','.join(low)}) and ({','.join(high)}).")
    if len(low) > DIMENSIONS_MAX:
        raise errors.InvalidTextRepresentation("invalid input syntax for cube", detail=_TOO_MANY)
    first = tuple([TYPES[_FLOAT8].input(x, -1, None) for x in low])
    return first, first if high is low else tuple([TYPES[_FLOAT8].input(x, -1, None) for x in high])


def show(v: Cube) -> str:
    """The text form."""
    low, high = [f"({', '.join([float8_out(x) for x in corner])})" for corner in v]
    return low if is_point(v) else f"{low},{high}"


def pack(v: Cube) -> bytes:
    """The binary form: dimensions and whether it is a point, and the coordinates."""
    low, high = v
    point = is_point(v)
    data = low if point else (*low, *high)
    return struct.pack(f"!I{len(data)}d", len(low) | (_POINT if point else 0), *data)


def unpack(data: bytes) -> Cube:
    """A cube of its binary form."""
    if len(data) < 4:
        raise errors.ProtocolViolation("insufficient data left in message")
    head = int.from_bytes(data[:4], "big")
    n, point = head & ~_POINT, bool(head & _POINT)
    if n > DIMENSIONS_MAX:
        raise _limit(_TOO_MANY, "cube dimension is too large")
    count = n if point else 2 * n
    if len(data) < 4 + 8 * count:
        raise errors.ProtocolViolation("insufficient data left in message")
    if len(data) > 4 + 8 * count:
        raise errors.InvalidBinaryRepresentation("incorrect binary data format")
    found = struct.unpack(f"!{count}d", data[4:])
    return (found, found) if point else (found[:n], found[n:])


# --- making ---


def of_arrays(high: Any, low: Any = None) -> Cube:
    """Of an array of coordinates, or of two: the upper right corner's and the lower left one's."""
    first, second = list(high), None if low is None else list(low)
    if None in first or (second is not None and None in second):
        raise errors.ArraySubscriptError("cannot work with arrays containing NULLs")
    if len(first) > DIMENSIONS_MAX:
        raise _limit(_TOO_MANY, "can't extend cube")
    if second is not None and len(second) != len(first):
        raise errors.ArraySubscriptError("UR and LL arrays must be of same length")
    corner = tuple(first)
    return corner, corner if second is None else tuple(second)


def extended(v: Cube, low: float, high: float | None = None) -> Cube:
    """A cube with one more dimension."""
    if len(v[0]) >= DIMENSIONS_MAX:
        raise _limit(_TOO_MANY, "can't extend cube")
    return (*v[0], low), (*v[1], low if high is None else high)


def subset(v: Cube, places: Any) -> Cube:
    """A cube of some of the dimensions, in another order, some of them twice."""
    wanted = list(places)
    if None in wanted:
        raise errors.ArraySubscriptError("cannot work with arrays containing NULLs")
    if len(wanted) > DIMENSIONS_MAX:
        raise _limit(_TOO_MANY, "array is too long")
    if any(not 0 < p <= len(v[0]) for p in wanted):
        raise errors.ArraySubscriptError("Index out of bounds")
    return tuple([v[0][p - 1] for p in wanted]), tuple([v[1][p - 1] for p in wanted])


# --- asking ---


def is_point(v: Cube) -> bool:
    """Whether the corners are the same."""
    return v[0] == v[1]


def lows(v: Cube) -> Corner:
    """The corner of the least coordinates."""
    return tuple(map(min, *v)) if v[0] else ()


def highs(v: Cube) -> Corner:
    """The corner of the greatest coordinates."""
    return tuple(map(max, *v)) if v[0] else ()


def spans(a: Cube, b: Cube) -> list[tuple[float, float, float, float]]:
    """What both reach over, dimension by dimension: (low, high) of one and of the other."""
    n = max(len(a[0]), len(b[0]))

    def padded(corner: Corner) -> Corner:
        return (*corner, *(0.0,) * (n - len(corner)))

    return list(zip(padded(lows(a)), padded(highs(a)), padded(lows(b)), padded(highs(b)), strict=True))


def compare(a: Cube, b: Cube) -> int:
    """-1, 0 or 1: by the lower left corners, then by the upper right ones, as far as both have dimensions; then by what one has besides, then by how many."""
    n = min(len(a[0]), len(b[0]))
    for corner in (lows, highs):
        x, y = corner(a)[:n], corner(b)[:n]
        if x != y:
            return -1 if x < y else 1
    for corner in (lows, highs):
        x, y = corner(a)[n:], corner(b)[n:]
        for value, sign in ((x, 1), (y, -1)):
            first = next((c for c in value if c), 0.0)
            if first:
                return sign if first > 0 else -sign
    return (len(a[0]) > len(b[0])) - (len(a[0]) < len(b[0]))


def _key(corner: Corner) -> list[float]:
    """Coordinates so that tuples order as if 0 went on for ever behind them: before each, the sign of the first that is not 0 from there on."""
    out: list[float] = []
    for n, x in enumerate(corner):
        first = next((c for c in corner[n:] if c), 0.0)
        if not first:
            break
        out += (1.0 if first > 0 else -1.0, x)
    return [*out, 0.0]


def order_key(v: Cube) -> Any:
    """By which cubes are sorted: `compare`, but that of cubes with different numbers of dimensions whole corners are compared."""
    return (*_key(lows(v)), *_key(highs(v)), len(v[0]))


def contains(a: Cube, b: Cube) -> bool:
    """Whether the second lies in the first; dimensions that only the first has do not matter."""
    n = len(b[0])
    return all(al <= bl and bh <= ah for al, ah, bl, bh in spans(a, b)[:min(n, len(a[0]))]) and all(x == 0 for c in b for x in c[len(a[0]):])


def overlaps(a: Cube, b: Cube) -> bool:
    """Whether they have a point in common."""
    return all(al <= bh and bl <= ah for al, ah, bl, bh in spans(a, b))


def union(a: Cube, b: Cube) -> Cube:
    """The least cube around both."""
    found = spans(a, b)
    return tuple([min(al, bl) for al, _, bl, _ in found]), tuple([max(ah, bh) for _, ah, _, bh in found])


def intersection(a: Cube, b: Cube) -> Cube:
    """What both have in common; with corners the other way round where that is nothing."""
    found = spans(a, b)
    return tuple([max(al, bl) for al, _, bl, _ in found]), tuple([min(ah, bh) for _, ah, _, bh in found])


def size(v: Cube) -> float:
    """The volume."""
    return 0.0 if is_point(v) else prod([abs(x - y) for x, y in zip(*v, strict=True)])


def gaps(a: Cube, b: Cube) -> list[float]:
    """How far apart they are, dimension by dimension."""
    return [bl - ah if ah <= bl else al - bh if bh < al else 0.0 for al, ah, bl, bh in spans(a, b)]


def distance(a: Cube, b: Cube) -> float:
    """Euclid's."""
    return sqrt(sum([x * x for x in gaps(a, b)]))


def enlarged(v: Cube, by: float, dimensions: int) -> Cube:
    """A cube that reaches further in every direction, in at least so many dimensions."""
    low, high = [], []
    for x, y in zip(lows(v), highs(v), strict=True):
        x, y = x - by, y + by
        if x > y:
            x = y = (x + y) / 2
        low.append(x)
        high.append(y)
    more = max(min(dimensions, DIMENSIONS_MAX) - len(low), 0) if by > 0 else 0
    return (*low, *(-by,) * more), (*high, *(by,) * more)


def coordinate(v: Cube, n: int) -> float:
    """One of the coordinates as they are stored, from 1."""
    both = (*v[0], *v[1])
    if not 0 < n <= len(both):
        raise errors.ArraySubscriptError(f"cube index {n} is out of bounds")
    return both[n - 1]


def bound(v: Cube, n: int) -> float:
    """2 k - 1: the lower bound of dimension k, 2 k: the upper one; -n: the same negated."""
    if n == 0:
        raise errors.ArraySubscriptError("zero cube index is not defined")
    k = abs(n) - 1
    found = 0.0 if k >= 2 * len(v[0]) else (highs(v) if k % 2 else lows(v))[k // 2]
    return -found if n < 0 else found


