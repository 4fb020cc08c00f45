"""sparsevec: a datum is bytes: the number of dimensions, then the places (from 0) of the elements that are not zero, then these, as singles.

Source: pgvector 0.8's README, "Sparse Vectors" and its functions.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from aurorapy import errors
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef

from .arithmetic import overflow, single
from .dense import HALFVEC, VECTOR, Kind, VectorType, check_count, check_elements, check_expected, elements, order, singles_of, too_large
from .dense import DataError as _Wrong
from .distances import cosine
from .text import NUMBER, after_space, malformed, parse_number, texts

NAME = "sparsevec"
DIMENSIONS_MAX, ELEMENTS_MAX = 1_000_000_000, 16_000
INDEXED_MAX = 1000  # elements of a vector in an hnsw index
_INT_MAX = 2**31 - 1
_HEAD = struct.Struct("!iii")
_COUNT = struct.Struct("<i")
_INTEGER = re.compile(r"[ \t\n\r\v\f]*([+-]?\d+)", re.ASCII)


def made(dimensions: int, items: Iterable[tuple[int, float]]) -> bytes:
    """The datum of places and numbers, in the order of the places."""
    pairs = list(items)
    return _COUNT.pack(dimensions) + struct.pack(f"<{len(pairs)}i{len(pairs)}f", *[i for i, _ in pairs], *[x for _, x in pairs])


def dimensions(v: bytes) -> int:
    """The number of dimensions."""
    return int(_COUNT.unpack_from(v)[0])


def count(v: bytes) -> int:
    """The number of elements that are not zero."""
    return (len(v) - 4) // 8


def taken(v: bytes) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """The places and the numbers."""
    n = count(v)
    found = struct.unpack_from(f"<{n}i{n}f", v, 4)
    return found[:n], found[n:]


def _dict(v: bytes) -> dict[int, float]:
    return dict(zip(*taken(v), strict=True))


def key(v: bytes) -> tuple[float, ...]:
    """What orders the data: as if they were dense, their dimensions last. Of two elements the one that comes first decides, by its sign; where a vector ends,
    it stands behind negative elements that come before, and before all others."""
    out: list[float] = []
    for i, x in zip(*taken(v), strict=True):
        out += (-1, i, x) if x < 0 else (1, -i, x)
    return (*out, -1, dimensions(v), -math.inf)


# --- forms ---


def _check(dimensions: int, places: Iterable[int]) -> None:
    before = -1
    for n, i in enumerate(places):
        if not 0 <= i < dimensions:
            raise _Wrong("sparsevec index out of bounds")
        if n and i < before:
            raise _Wrong("sparsevec indices must be in ascending order")
        if n and i == before:
            raise _Wrong("sparsevec indices must not contain duplicates")
        before = i


def parse(text: str) -> bytes:
    """The datum of a text form; 22P02, 22003, 22000, 54000."""
    wrong, skip = partial(malformed, NAME, text), partial(after_space, text)

    def integer(at: int) -> tuple[int, int]:
        found = _INTEGER.match(text, at)
        if found is None:
            raise wrong()
        return int(found[1]), skip(found.end())

    if text.count(",") >= ELEMENTS_MAX:
        raise errors.ProgramLimitExceeded(f"sparsevec cannot have more than {ELEMENTS_MAX} non-zero elements")
    at = skip(0)
    if text[at : at + 1] != "{":
        raise wrong('Vector contents must start with "{".')
    at = skip(at + 1)
    items: list[tuple[int, float]] = []
    if text[at : at + 1] == "}":
        at += 1
    else:
        while True:
            place, at = integer(at)
            if text[at : at + 1] != ":":
                raise wrong()
            found = NUMBER.match(text, at + 1)
            if found is None:
                raise wrong()
            value, vanished = parse_number(found[1], NAME)
            if vanished:
                raise errors.NumericValueOutOfRange(f'"{found[1]}" is out of range for type {NAME}')
            check_elements(NAME, (value,))
            if value:
                items.append((min(max(place, -_INT_MAX), _INT_MAX) - 1, value))
            at = skip(found.end())
            c = text[at : at + 1]
            at += 1
            if c == "}":
                break
            if c != ",":
                raise wrong()
    at = skip(at)
    if text[at : at + 1] != "/":
        raise wrong("Unexpected end of input.")
    size, at = integer(at + 1)
    if at < len(text):
        raise wrong("Junk after closing.")
    check_count(NAME, size, DIMENSIONS_MAX)
    items.sort(key=lambda item: item[0])
    _check(size, [i for i, _ in items])
    return made(size, items)


def shown(v: bytes) -> str:
    """The text form."""
    places, values = taken(v)
    return f"{{{','.join([f'{i + 1}:{x}' for i, x in zip(places, texts(values), strict=True)])}}}/{dimensions(v)}"


def sent(v: bytes) -> bytes:
    """The binary form."""
    places, values = taken(v)
    n = len(places)
    return _HEAD.pack(dimensions(v), n, 0) + struct.pack(f"!{n}i{n}f", *places, *values)


def received(data: bytes, typmod: int = -1) -> bytes:
    """The datum of a binary form; 08P01, 22P03, 22000, 54000."""
    if len(data) < 12:
        raise errors.ProtocolViolation("insufficient data left in message")
    size, n, unused = _HEAD.unpack_from(data)
    check_count(NAME, size, DIMENSIONS_MAX)
    if n < 0:
        raise _Wrong("sparsevec cannot have negative number of elements")
    if n > ELEMENTS_MAX:
        raise errors.ProgramLimitExceeded(f"sparsevec cannot have more than {ELEMENTS_MAX} non-zero elements")
    if n > size:
        raise errors.ProgramLimitExceeded("sparsevec cannot have more elements than dimensions")
    check_expected(typmod, size)
    if unused:
        raise _Wrong(f"expected unused to be 0, not {unused}")
    if len(data) < 12 + 8 * n:
        raise errors.ProtocolViolation("insufficient data left in message")
    found = struct.unpack_from(f"!{n}i{n}f", data, 12)
    _check(size, found[:n])
    check_elements(NAME, found[n:])
    if 0 in found[n:]:
        raise _Wrong("binary representation of sparsevec cannot contain zero values")
    if len(data) > 12 + 8 * n:
        raise errors.InvalidBinaryRepresentation("incorrect binary data format")
    return made(size, zip(found[:n], found[n:], strict=True))


def sparse_type(defined: BaseDef) -> UserType:
    """The type."""
    return VectorType(defined, DIMENSIONS_MAX, dimensions, key, parse, shown, sent, received)


# --- casts ---


def of_dense(kind: Kind) -> Callable[..., bytes]:
    """A dense vector as a sparse one."""

    def convert(v: bytes, typmod: int, explicit: bool) -> bytes:
        n = kind.count(v)
        check_expected(typmod, n)
        return made(n, [(i, x) for i, x in enumerate(order(kind)(v)) if x])

    return convert


def of_array(element: str) -> Callable[..., bytes]:
    """An array as a sparse vector."""
    singled = singles_of(element)

    def convert(v: Any, typmod: int, explicit: bool) -> bytes:
        values = singled(elements(v))
        check_count(NAME, len(values), DIMENSIONS_MAX)
        check_expected(typmod, len(values))
        items = [(i, x) for i, x in enumerate(values) if x]
        check_elements(NAME, [x for _, x in items])
        return made(len(values), items)

    return convert


def _dense(v: bytes, name: str, typmod: int) -> list[float]:
    size = dimensions(v)
    check_count(name, size)
    check_expected(typmod, size)
    out = [0.0] * size
    for i, x in zip(*taken(v), strict=True):
        out[i] = x
    return out


def to_vector(v: bytes, typmod: int, explicit: bool) -> bytes:
    """A sparse vector as a dense one."""
    return VECTOR.made(_dense(v, "vector", typmod))


def to_half(v: bytes, typmod: int, explicit: bool) -> bytes:
    """A sparse vector as a halfvec; 22003."""
    values = _dense(v, "halfvec", typmod)
    for x in values:
        if abs(x) >= 65520:
            raise too_large(x)
    return HALFVEC.made(values)


# --- distances ---


def _pairs(a: bytes, b: bytes) -> tuple[dict[int, float], dict[int, float]]:
    if a[:4] != b[:4]:
        raise _Wrong(f"different sparsevec dimensions {dimensions(a)} and {dimensions(b)}")
    return _dict(a), _dict(b)


def _differences(a: bytes, b: bytes) -> list[float]:
    x, y = _pairs(a, b)
    return [single(x[i] - y[i]) if i in x and i in y else x.get(i) or y[i] for i in x.keys() | y.keys()]


def squared(a: bytes, b: bytes) -> float:
    """sparsevec_l2_squared_distance."""
    return single(math.fsum([d * d for d in _differences(a, b)]))


def euclidean(a: bytes, b: bytes) -> float:
    """l2_distance."""
    return math.sqrt(squared(a, b))


def manhattan(a: bytes, b: bytes) -> float:
    """l1_distance."""
    return single(math.fsum(map(abs, _differences(a, b))))


def inner(a: bytes, b: bytes) -> float:
    """inner_product."""
    x, y = _pairs(a, b)
    return single(math.fsum([p * y[i] for i, p in x.items() if i in y])) + 0.0


def cosine_distance(a: bytes, b: bytes) -> float:
    """cosine_distance."""
    return cosine(inner(a, b), _square(a), _square(b))


def _square(v: bytes) -> float:
    return single(math.fsum([x * x for x in taken(v)[1]]))


def norm(v: bytes) -> float:
    """l2_norm."""
    return math.sqrt(math.fsum([x * x for x in taken(v)[1]]))


def normalized(v: bytes) -> bytes:
    """l2_normalize."""
    length = norm(v)
    values = [single(x / length) for x in taken(v)[1]] if length > 0 else []
    if any(map(math.isinf, values)):
        raise overflow()
    return made(dimensions(v), [(i, x) for i, x in zip(taken(v)[0], values, strict=False) if x])


def check_indexed(v: bytes) -> None:
    """54000 for a vector that hnsw does not take."""
    if count(v) > INDEXED_MAX:
        raise errors.ProgramLimitExceeded(f"sparsevec cannot have more than {INDEXED_MAX} non-zero elements for hnsw index")
