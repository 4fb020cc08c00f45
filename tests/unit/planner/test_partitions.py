"""Where rows go and what conditions leave: a partition that pruning leaves out has no row that satisfies the conditions."""

from __future__ import annotations

import itertools
import random

from aurorapy.planner.partitions import Partitions, Restriction
from aurorapy.planner.relation import PartitionBound, PartitionColumn, PartitionKey

INT = 23


def _key(strategy: str, n: int = 1) -> PartitionKey:
    return PartitionKey(strategy, tuple(PartitionColumn(i + 1, None, INT) for i in range(n)))


def _holds(op: str, a: int | None, b: int) -> bool:
    return a is not None and {"=": a == b, "<>": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[op]


def _satisfies(values: tuple[int | None, ...], restrictions: list[Restriction]) -> bool:
    return all(all(_holds(op, v, x) for op, x in r.tests) and (not r.null or v is None) and (not r.not_null or v is not None)
               for v, r in zip(values, restrictions, strict=True))


def _random_restrictions(chance: random.Random, n: int) -> list[Restriction]:
    out = []
    for _ in range(n):
        r = Restriction()
        for _ in range(chance.choice((0, 1, 1, 2))):
            r.tests.append((chance.choice(("=", "<", "<=", ">", ">=", "<>")), chance.randint(-1, 6)))
        if not r.tests:
            r.null, r.not_null = chance.choice(((True, False), (False, True), (False, False)))
        out.append(r)
    return out


def _random_range(chance: random.Random, n: int) -> Partitions:
    ends = sorted({tuple(chance.randint(0, 5) for _ in range(n)) for _ in range(5)})
    bounds = [(i + 1, PartitionBound(low=tuple((0, v) for v in a), high=tuple((0, v) for v in b)))
              for i, (a, b) in enumerate(itertools.pairwise(ends)) if chance.random() < 0.8]
    if chance.random() < 0.5:
        low = tuple((-1, None) for _ in range(n))
        bounds.append((50, PartitionBound(low=low, high=tuple((0, v) for v in ends[0]))))
    if chance.random() < 0.5:
        high = ((0, ends[-1][0] + 1), *[(1, None)] * (n - 1))
        bounds.append((51, PartitionBound(low=tuple((0, v) for v in ends[-1]), high=high)))
    if chance.random() < 0.6:
        bounds.append((99, PartitionBound(default=True)))
    return Partitions(_key("r", n), bounds)


def _check(p: Partitions, n: int, chance: random.Random) -> None:
    restrictions = _random_restrictions(chance, n)
    kept = p.matching(restrictions)
    for values in itertools.product((None, -1, 0, 1, 2, 3, 4, 5, 6), repeat=n):
        if _satisfies(values, restrictions):
            oid = p.locate(values)
            assert oid is None or oid in kept, (values, restrictions, p.lows, p.highs)


def test_ranges_keep_what_can_match() -> None:
    chance = random.Random(7)
    for _ in range(400):
        n = chance.choice((1, 2))
        _check(_random_range(chance, n), n, chance)


def test_lists_keep_what_can_match() -> None:
    chance = random.Random(8)
    for _ in range(400):
        values: list[int | None] = [None, *range(6)]
        chance.shuffle(values)
        bounds = [(i + 1, PartitionBound(values=tuple(values[i * 2 : i * 2 + 2]))) for i in range(chance.randint(1, 3))]
        if chance.random() < 0.5:
            bounds.append((99, PartitionBound(default=True)))
        _check(Partitions(_key("l"), bounds), 1, chance)


def test_hashes_keep_what_can_match() -> None:
    chance = random.Random(9)
    for _ in range(100):
        bounds = [(i + 1, PartitionBound(modulus=4, remainder=i)) for i in range(4) if chance.random() < 0.9]
        _check(Partitions(_key("h", 2), bounds), 2, chance)


def test_equality_leaves_one_partition() -> None:
    bounds = [(i, PartitionBound(low=((0, i * 10),), high=((0, i * 10 + 10),))) for i in range(5)]
    p = Partitions(_key("r"), [*bounds, (99, PartitionBound(default=True))])
    assert p.matching([Restriction([("=", 25)])]) == {2}
    assert p.matching([Restriction([(">=", 10), ("<", 30)])]) == {1, 2}
    assert p.matching([Restriction([(">", 40)])]) == {4, 99}
    assert p.matching([Restriction([("=", 70)])]) == {99}
    assert p.matching([Restriction([("=", 1), ("=", 11)])]) == set()
    assert p.matching([Restriction([("=", None)])]) == set()


def test_minvalue_and_maxvalue_end_a_bound() -> None:
    p = Partitions(_key("r", 2), [(1, PartitionBound(low=((0, 1), (-1, None)), high=((0, 1), (0, 10)))),
                                  (2, PartitionBound(low=((0, 1), (0, 10)), high=((0, 3), (1, None))))])
    assert [p.locate(v) for v in ((1, -9), (1, 9), (1, 10), (3, 10_000), (4, 0), (0, 99), (None, 1))] == [1, 1, 2, 2, None, None, None]
