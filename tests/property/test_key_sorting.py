"""Entries of indexes sorted by parts, against Python's own order of tuples."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from aurorapy.key_sorting import in_key_order
from aurorapy.planner.types.keys import inverted

NUMBER = st.integers(-3, 3)
NULLABLE = st.one_of(st.just((1,)), st.tuples(st.just(0), NUMBER))
FULL = st.tuples(st.just(0), NUMBER)
TEXT = st.tuples(st.just(0), st.text("ab", max_size=2))
PAIR = st.tuples(NUMBER, NUMBER)
TURNED = NUMBER.map(inverted)


@given(st.lists(st.sampled_from([NUMBER, NULLABLE, FULL, TEXT, PAIR, TURNED]), min_size=1, max_size=3).flatmap(
    lambda parts: st.lists(st.tuples(*parts), min_size=1, max_size=5)), st.randoms())
def test_as_tuples_are_ordered(keys: list[tuple[Any, ...]], random: Any) -> None:
    entries = [((*keys[i % len(keys)], i), i) for i in range(400)]
    random.shuffle(entries)
    assert in_key_order(entries) == sorted(entries)
