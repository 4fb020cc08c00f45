"""What an index over points, boxes, polygons or circles is asked has every row that an operator is true of."""

from __future__ import annotations

import random
from typing import Any

import pytest

from aurorapy.errors import SQLError
from aurorapy.planner.access_methods.classes import CLASSES
from aurorapy.planner.functions import operators_named
from aurorapy.planner.types import BY_NAME, TYPES

NUMBERS = [0.0, 1.0, 2.0, 3.0, -1.0, 0.5, 5e-7, 1.0000001, 0.9999999, 1.000002, 1e-5, 10.0, 100.5, 3e4, -7e6, 1e13, 1e200, 1e308, -1e308, float("inf"), float("-inf"),
           float("nan")]


def datum(chance: random.Random, type_name: str) -> Any:
    """A random value, now and then one that only functions can make."""
    near = chance.random() < 0.8

    def number() -> float:
        return chance.choice(NUMBERS[:12]) if near else chance.choice(NUMBERS)

    def point() -> tuple[float, float]:
        return number(), number()

    if type_name == "point":
        return point()
    if type_name == "polygon":
        return tuple([point() for _ in range(chance.randint(1, 4))])
    if type_name == "circle":
        return point(), number()
    a, b = point(), point()
    return (a, b) if chance.random() < 0.1 else ((max(a[0], b[0]), max(a[1], b[1])), (min(a[0], b[0]), min(a[1], b[1])))


def inside(part: Any, asked: Any) -> bool:
    return asked is None or any(i.low <= part <= i.high for i in asked)


@pytest.mark.parametrize(("method", "name"), [("gist", "point_ops"), ("gist", "box_ops"), ("gist", "poly_ops"), ("gist", "circle_ops"), ("spgist", "quad_point_ops"),
                                              ("spgist", "kd_point_ops"), ("spgist", "box_ops"), ("spgist", "poly_ops")])
def test_no_row_is_missed(method: str, name: str) -> None:
    opclass = CLASSES[method, name]
    assert opclass.part is not None and opclass.limits is not None and opclass.narrowing is not None
    chance = random.Random(f"{method} {name}")
    part = opclass.part(TYPES[opclass.type])
    assert part is not None
    narrowed = 0
    for member in opclass.family.members.values():
        if member.sorting or member.strategy not in opclass.narrowing:
            continue
        test = next(o.function.impl for o in operators_named(member.name) if (o.left, o.right) == (member.left, member.right))
        assert test is not None
        hits = 0
        for _ in range(2500):
            row, query = datum(chance, TYPES[member.left].name), datum(chance, TYPES[member.right].name)
            if member.left == member.right and chance.random() < 0.05:
                query = row
            try:
                found = test(row, query)
            except SQLError:
                continue  # as a scan of the table would
            asked = opclass.limits(member.strategy, query)
            hits += found is True
            narrowed += not inside(part(row), asked)
            assert not found or inside(part(row), asked), f"{row} {member.name} {query}"
        assert hits > 20, member
    assert narrowed > 1000


def test_parts_order_themselves() -> None:
    chance = random.Random(1)
    for name in ("point", "box", "polygon", "circle"):
        opclass = next(c for (m, _), c in CLASSES.items() if m == "gist" and c.type == BY_NAME[name].oid)
        assert opclass.part is not None
        part = opclass.part(TYPES[opclass.type])
        assert part is not None
        made = sorted(part(datum(chance, name)) for _ in range(500))
        assert all(a <= b for a, b in zip(made, made[1:], strict=False))
