"""Places of enum labels: always room for one more, in order, wherever labels are added."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from aurorapy.planner.types.enums import first_keys, key_between
from aurorapy.planner.types.keys import inverted


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 20), st.lists(st.floats(0, 1), max_size=80))
def test_labels_stay_in_order(count: int, places: list[float]) -> None:
    keys = first_keys(count)
    for place in places:
        at = round(place * len(keys))
        keys.insert(at, key_between(keys[at - 1] if at else None, keys[at] if at < len(keys) else None))
    assert all(a < b for a, b in zip(keys, keys[1:], strict=False))
    assert all(inverted(a) > inverted(b) for a, b in zip(keys, keys[1:], strict=False))


def test_places_at_one_spot() -> None:
    for side in (0, 1):
        low, high = key_between(None, None), None
        high = key_between(low, None)
        for _ in range(1000):
            between = key_between(low, high)
            assert low < between < high
            low, high = (between, high) if side else (low, between)
        assert len(low) < 140 and len(high) < 140


def test_ends() -> None:
    first = last = key_between(None, None)
    for _ in range(16_700):  # beyond what two bytes have room for
        first, previous = key_between(None, first), first
        assert first < previous
    for _ in range(49_400):
        last, previous = key_between(last, None), last
        assert last > previous
