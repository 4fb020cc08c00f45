"""When a boxcar waits for company, and when it leaves at once."""

from __future__ import annotations

import pytest

from aurorapy.storage.boxcar import Boxcar, pack_chunk
from aurorapy.storage.rim.pacing import LOAD_BYTES, PACE_SECONDS, pause
from aurorapy.storage.volume import Group


def boxcar(commits: int, size: int = 1) -> Boxcar:
    box = Boxcar(0, 0, 1, 0, 1)
    for lsn in range(1, commits + 1):
        box.add(pack_chunk(lsn, 1, True, bytes(size)), lsn, [0], 0, 0, 0)
    return box


def after(commits: int) -> Group:
    group = Group(0, 0, [0] * 6)
    last = boxcar(commits)
    last.seal()
    group.note_sent(last)
    group.left = 100.0
    return group


@pytest.mark.parametrize("commits", [0, 1, 2])
def test_the_boxcars_of_a_few_clients_leave_at_once(commits: int) -> None:
    group = after(commits) if commits else Group(0, 0, [0] * 6)
    assert pause(group, boxcar(1), 100.0) <= 0


@pytest.mark.parametrize("since", [0.0, 0.0005, 0.0015])
def test_a_crowd_keeps_the_pace(since: float) -> None:
    assert pause(after(3), boxcar(1), 100.0 + since) == pytest.approx(PACE_SECONDS - since)


def test_who_comes_later_than_a_pace_waits_for_nobody() -> None:
    assert pause(after(3), boxcar(1), 100.0 + 1.01 * PACE_SECONDS) <= 0


def test_a_load_is_no_crowd() -> None:
    assert pause(after(8), boxcar(1, LOAD_BYTES), 100.0) <= 0
