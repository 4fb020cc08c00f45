"""Vectors with numpy and without it: the same numbers, and the same texts; sums of many elements within a single's precision of the exact ones."""

from __future__ import annotations

import math
import random
import struct
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import pytest

from aurorapy.planner.extensions.vector import arithmetic, dense, text
from aurorapy.planner.extensions.vector.dense import HALFVEC, VECTOR, Kind
from aurorapy.planner.extensions.vector.distances import Dense, quantized
from aurorapy.planner.types.numbers import float4_out

np = pytest.importorskip("numpy")
WAYS = (arithmetic.Plain(), arithmetic.Numpy(np))


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    yield
    arithmetic.choose(None)


def _both(call: Any) -> Any:
    """What a call gives, in both ways."""
    found = []
    for way in WAYS:
        arithmetic.choose(way)
        try:
            found.append(repr(call()))
        except Exception as e:
            found.append(f"{type(e).__name__}: {e}")
    assert found[0] == found[1]
    return found[0]


def _vectors(seed: int, kind: Kind) -> list[bytes]:
    r = random.Random(seed)
    out = []
    for n in (1, 2, 3, 7, 9, 100, 1536):
        scale = r.choice((1.0, 1e-6, 1e4, 1e-30, 1e30) if kind is VECTOR else (1.0, 1e-4, 100.0))
        for _ in range(4):
            values = [r.choice((r.uniform(-1, 1), r.gauss(0, 1), r.random(), float(r.randrange(-9, 9)), 0.0)) * scale for _ in range(n)]
            out.append(struct.pack(f"<{n}{kind.code}", *values))
    return out


@pytest.mark.parametrize("kind", (VECTOR, HALFVEC), ids=lambda k: k.name)
@pytest.mark.parametrize("seed", range(6))
def test_both_ways_give_the_same(kind: Kind, seed: int) -> None:
    of, vectors = Dense(kind), _vectors(seed, kind)
    for a, b in zip(vectors, vectors[1:], strict=False):
        for call in (of.squared, of.euclidean, of.inner, of.cosine, of.manhattan, of.spherical, *(dense.elementwise(kind, n) for n in ("add", "subtract", "multiply"))):
            _both(lambda a=a, b=b, call=call: call(a, b))
        for one in (of.norm, dense.normalized(kind), quantized(kind), lambda v: dense.shown(kind, v), lambda v: dense.average(kind)((2.0, *dense.order(kind)(v)))):
            _both(lambda a=a, one=one: one(a))
        written = dense.shown(kind, a)
        assert struct.unpack(f"<{kind.count(a)}{kind.code}", a) == struct.unpack(f"<{kind.count(a)}{kind.code}", dense.parse(kind, written))


@pytest.mark.parametrize("way", WAYS, ids=("plain", "numpy"))
def test_sums_are_the_exact_ones_rounded_once(way: arithmetic.Plain) -> None:
    arithmetic.choose(way)
    r = random.Random(3)
    for _ in range(50):
        a, b = (struct.pack("<64f", *[r.uniform(-1, 1) * 2.0 ** r.randrange(-20, 20) for _ in range(64)]) for _ in "ab")
        x, y = dense.order(VECTOR)(a), dense.order(VECTOR)(b)
        exact = sum((Fraction(i) * Fraction(j) for i, j in zip(x, y, strict=True)), Fraction(0))
        assert Dense(VECTOR).inner(a, b) == arithmetic.single(float(exact))


def test_texts_are_those_of_reals() -> None:
    r = random.Random(5)
    numbers = [struct.unpack("<f", struct.pack("<I", r.randrange(0, 0x7F800000)))[0] for _ in range(3000)]
    numbers += [r.random() for _ in range(3000)] + [r.uniform(-1e6, 1e6) for _ in range(500)] + [2.0**n for n in range(-30, 30)]
    numbers += [0.1, 0.3, 1e-5, 1e-4, 999999.9, 1e6, -0.0]
    data = struct.pack(f"<{len(numbers)}f", *numbers)
    want = "[" + ",".join(map(float4_out, struct.unpack(f"<{len(numbers)}f", data))) + "]"
    for way in WAYS:
        arithmetic.choose(way)
        assert dense.shown(VECTOR, data) == want


@pytest.mark.parametrize("way", WAYS, ids=("plain", "numpy"))
def test_decimals_between_two_singles_go_to_the_nearer_one(way: arithmetic.Plain) -> None:
    arithmetic.choose(way)
    middle = "1.000000059604644775390625"  # between 1 and the next single
    for written, want in ((middle, 1.0), (middle + "0000001", 1.00000012), (middle[:-1] + "4999999999", 1.0), ("340282356779733661637539395458142568447", 3.4028235e38)):
        found = dense.order(VECTOR)(dense.parse(VECTOR, f"[{written}]"))
        assert found == (arithmetic.single(want),)
    assert math.isinf(text.nearest_single("3.5e38", 3.5e38))
