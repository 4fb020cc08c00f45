"""Moments as they go into the store, while the thread that takes them is interrupted anywhere by the one that notes them."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from aurorapy.storage.marks import Marker, moments_of


@dataclass
class FakeVolume:
    """What a marker looks at."""

    volume_id: int = 1
    lsn: int = 10
    vdl: int = 10
    pages_per_group: int = 100
    parent: None = None
    groups: dict[int, Any] = field(default_factory=dict)


def interrupted(marker: Marker, volume: Any, instruction: int) -> tuple[tuple[str, bytes] | None, bool]:
    """What is taken when a commit is noted before an instruction of `take`; whether it has so many."""
    seen = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Any:
        nonlocal seen
        if frame.f_code is not Marker.take.__code__:
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            seen += 1
            if seen == instruction:
                volume.lsn = volume.vdl = 20
                marker.sample(2_000_000, {1: volume})
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        return marker.take(), seen >= instruction
    finally:
        sys.settrace(before)


def test_an_object_claims_no_time_whose_moments_it_lacks() -> None:
    """Up to `until` its last moment is said to be how things were; a restore to the latest goes there."""
    lacking = 0
    for instruction in range(1, 1000):
        marker, volume = Marker("me"), FakeVolume()
        volumes: Any = {1: volume}
        marker.sample(1_000_000, volumes)
        taken, was_there = interrupted(marker, volume, instruction)
        if not was_there:
            break
        assert taken is not None
        until, moments = moments_of(*taken)
        last = list(moments)[-1]
        lacking += last.volumes[1].lsn == 10
        assert until == last.time == (1_000_000 if last.volumes[1].lsn == 10 else 2_000_000), instruction
    else:
        raise AssertionError("the end was not found")
    assert 0 < lacking < instruction - 1
