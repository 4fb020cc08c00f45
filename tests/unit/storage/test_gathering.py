"""Boxcars wait a moment for commits that are about to come."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from aurorapy.storage.btree import Tree
from aurorapy.storage.rim.gathering import HELD_SECONDS, SKIPPED_MAX, Gathering
from aurorapy.storage.rim.local import LocalFleet
from aurorapy.storage.volume import Volume

pytestmark = pytest.mark.timeout(30)


class Timers:
    """What is to be run later."""

    def __init__(self) -> None:
        self.due: list[Callable[[], None]] = []

    def later(self, seconds: float, function: Callable[[], None]) -> None:
        assert seconds == HELD_SECONDS
        self.due.append(function)

    def run(self) -> None:
        due, self.due = self.due, []
        for function in due:
            function()


@pytest.fixture
def timers() -> Timers:
    return Timers()


@pytest.fixture
def held(open_fleet: Callable[..., LocalFleet], timers: Timers) -> tuple[Volume, Tree]:
    """A volume and a tree in it, whose boxcars are held."""
    fleet = open_fleet()
    volume = fleet.create_volume(0)
    mtr = volume.begin()
    tree = Tree.create(mtr)
    mtr.commit()
    volume.wait_durable(volume.lsn)
    fleet.gathering = Gathering(timers.later)
    return volume, Tree(volume, tree)


def commit(held: tuple[Volume, Tree], *keys: int) -> int:
    volume, tree = held
    for key in keys:
        mtr = volume.begin()
        tree.insert(mtr, key, "x")
        mtr.commit()
    return volume.lsn


def boxcars(volume: Volume) -> list[tuple[int, int]]:
    return [(box.first, box.last) for box in volume.groups[0].sent]


def test_commits_leave_together_when_two_thirds_of_the_writers_have_committed(held: tuple[Volume, Tree], timers: Timers) -> None:
    volume, _ = held
    begun, volume.writing = volume.lsn, 7
    for key in range(4):
        commit(held, key)
        volume.writing -= 1  # it has ended
        assert boxcars(volume)[-1][1] == begun
    volume.wait_durable(commit(held, 4))
    assert boxcars(volume)[-1] == (begun + 1, volume.lsn)
    timers.run()  # nothing to do any more
    volume.writing = 0
    volume.wait_durable(commit(held, 5))


def test_they_leave_when_nobody_else_comes_and_the_next_ones_at_once(held: tuple[Volume, Tree], timers: Timers) -> None:
    volume, _ = held
    volume.writing = 7
    at_once = []
    for key in range(2 * SKIPPED_MAX + 10):
        lsn = commit(held, key)
        at_once.append(not timers.due)
        timers.run()
        volume.wait_durable(lsn)
    assert [n for n, skipped in enumerate(at_once) if not skipped] == [0, 2, 5, 10, 19, 36, 69, 134]


def test_one_other_writer_is_not_waited_for(held: tuple[Volume, Tree], timers: Timers) -> None:
    volume, _ = held
    volume.writing = 2
    volume.wait_durable(commit(held, 1))
    assert not timers.due


def test_what_waits_is_durable_when_the_timer_ends_it_behind_a_flight(held: tuple[Volume, Tree], timers: Timers) -> None:
    """The one before it is under way as the timer ends: it leaves when that is there."""
    volume, _ = held
    fleet = volume.transport
    assert isinstance(fleet, LocalFleet)
    commit(held, 1)  # leaves: nobody else has written
    volume.writing = 5
    for worker in fleet.workers:
        worker.busy.acquire()
    try:
        commit(held, 2)
        volume.writing = 5
        commit(held, 3)
        timers.run()
    finally:
        for worker in fleet.workers:
            worker.busy.release()
            fleet.workers[0].driver.nudge()
    done = threading.Event()
    volume.when_durable(volume.lsn, done.set)
    while not done.is_set():
        assert fleet.pump(10)
