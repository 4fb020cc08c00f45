"""Rules of the checkers, on traces made by hand."""

from __future__ import annotations

from aurorapy.storage.sim.checkers import judge
from aurorapy.storage.sim.trace import Claimed, Dropped


def test_a_segment_never_loses_what_it_claimed() -> None:
    found = judge([Claimed(1, "b1", 1, 0, 20, 2), Claimed(2, "b1", 1, 0, 10, 2)])
    assert found is not None and found.rule == "rise"


def test_a_volume_that_was_dropped_begins_anew() -> None:
    assert judge([Claimed(1, "b1", 1, 0, 20, 2), Dropped(2, "b1", 2), Claimed(3, "b1", 1, 0, 0, 2)]) is None


def test_what_one_node_dropped_the_others_still_hold() -> None:
    found = judge([Claimed(1, "b1", 1, 0, 20, 2), Claimed(1, "a1", 1, 0, 20, 2), Dropped(2, "a1", 2), Claimed(3, "b1", 1, 0, 0, 2)])
    assert found is not None and found.rule == "rise"
