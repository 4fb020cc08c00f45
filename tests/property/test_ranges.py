"""Ranges and multiranges of small integers against Python's sets, which know nothing of bounds."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aurorapy import errors
from aurorapy.planner.functions.registry import OPERATORS, functions_named, oid_of
from aurorapy.planner.types import TYPES

ENDS = (-3, 9)
ANYRANGE, ANYMULTIRANGE = oid_of("anyrange"), oid_of("anymultirange")
INT4RANGE, INT4MULTIRANGE = TYPES[3904], TYPES[4451]


@st.composite
def written(draw: Any) -> tuple[str, frozenset[int]]:
    """A range's literal, and the integers between the ends that it has."""
    low, high = sorted((draw(st.integers(*ENDS)), draw(st.integers(*ENDS))))
    begin, end = draw(st.sampled_from("[(")), draw(st.sampled_from(")]"))
    there = frozenset(n for n in range(low, high + 1) if (n > low or begin == "[") and (n < high or end == "]"))
    return f"{begin}{low},{high}{end}", there


def elements(value: Any) -> frozenset[int]:
    """The integers that a range datum has."""
    return frozenset(range(value[0][1], value[1][1])) if value else frozenset()


def members(value: Any) -> frozenset[int]:
    """The integers that a multirange datum has."""
    return frozenset().union(*map(elements, value))


def call(name: str, left: int, right: int, a: Any, b: Any) -> Any:
    """The operator over ranges or multiranges."""
    return next(o.function.impl for o in OPERATORS[name] if (o.left, o.right) == (left, right))(a, b)  # type: ignore[misc]


def contiguous(there: frozenset[int]) -> bool:
    return not there or max(there) - min(there) == len(there) - 1


@given(written(), written())
def test_ranges_are_sets(one: tuple[str, frozenset[int]], other: tuple[str, frozenset[int]]) -> None:
    a, b = (INT4RANGE.input(text, -1, None) for text, _ in (one, other))
    x, y = one[1], other[1]
    assert (elements(a), elements(b)) == (x, y)
    assert (a == b) == (x == y)
    for name, wanted in (("&&", bool(x & y)), ("@>", x >= y), ("<@", x <= y), ("<<", bool(x and y) and max(x) < min(y)),
                         ("-|-", bool(x and y) and (max(x) + 1 == min(y) or max(y) + 1 == min(x)))):
        assert call(name, ANYRANGE, ANYRANGE, a, b) is wanted, name
    assert elements(call("*", ANYRANGE, ANYRANGE, a, b)) == x & y
    for name, wanted_set in (("+", x | y), ("-", x - y)):
        try:
            assert elements(call(name, ANYRANGE, ANYRANGE, a, b)) == wanted_set
        except errors.DataException:
            assert not contiguous(wanted_set), name


@given(st.lists(written(), max_size=5), st.lists(written(), max_size=5), written())
def test_multiranges_are_sets(one: list[tuple[str, frozenset[int]]], other: list[tuple[str, frozenset[int]]], single: tuple[str, frozenset[int]]) -> None:
    a, b = (INT4MULTIRANGE.input("{" + ",".join(text for text, _ in parts) + "}", -1, None) for parts in (one, other))
    r, z = INT4RANGE.input(single[0], -1, None), single[1]
    x, y = (frozenset().union(*(there for _, there in parts)) for parts in (one, other))
    assert (members(a), members(b)) == (x, y)
    assert (a == b) == (x == y)
    for name, wanted in (("+", x | y), ("-", x - y), ("*", x & y)):
        found = call(name, ANYMULTIRANGE, ANYMULTIRANGE, a, b)
        assert members(found) == wanted, name
        assert all(p[1][1] < q[0][1] for p, q in zip(found, found[1:], strict=False))  # in order, with gaps between them
    for name, plain, with_range in (("&&", bool(x & y), bool(x & z)), ("@>", x >= y, x >= z)):
        assert call(name, ANYMULTIRANGE, ANYMULTIRANGE, a, b) is plain
        assert call(name, ANYMULTIRANGE, ANYRANGE, a, r) is with_range
    assert call("@>", ANYRANGE, ANYMULTIRANGE, r, a) is (z >= x)
    for n in range(ENDS[0] - 1, ENDS[1] + 2):
        assert call("@>", ANYMULTIRANGE, oid_of("anyelement"), a, n) is (n in x)
    merge = next(f.impl for f in functions_named("range_merge") if f.args == (ANYMULTIRANGE,))
    assert merge is not None and elements(merge(a)) == (frozenset(range(min(x), max(x) + 1)) if x else frozenset())


@given(st.lists(written(), max_size=4))
def test_forms_come_back(parts: list[tuple[str, frozenset[int]]]) -> None:
    value = INT4MULTIRANGE.input("{" + ",".join(text for text, _ in parts) + "}", -1, None)
    assert INT4MULTIRANGE.input(INT4MULTIRANGE.output(value, None), -1, None) == value
    assert INT4MULTIRANGE.binary_decoder(-1, None)(INT4MULTIRANGE.binary_encoder(None)(value)) == value
