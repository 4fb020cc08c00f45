"""How long a recovery takes does not depend on slow or paused nodes, nor on how many protection groups there are, as long as the others are enough."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from aurorapy.storage.asking import asking
from aurorapy.storage.consistency import consistency_point
from aurorapy.storage.membership import PLAIN
from aurorapy.storage.node.messages import Reply, Request
from aurorapy.storage.recovery import recover
from aurorapy.storage.rim.local import LocalFleet
from aurorapy.storage.rim.talking import HURRIED_SECONDS, Talker

from .test_recovery import Six, box_of

GROUPS = 12
GRACE = 0.25


class Member:
    """A node that takes `seconds` for each request, and after `until` of them is paused."""

    def __init__(self, six: Six, at: int, seconds: float = 0.001, until: int = 1 << 30) -> None:
        self._six, self._at, self._seconds, self._left = six, at, seconds, until
        self._lock = threading.Lock()
        self.asked: list[Request] = []

    def question(self, request: Request, then: Callable[[Reply | None], None]) -> None:
        self.asked.append(request)
        self._left -= 1
        if self._left >= 0:
            timer = threading.Timer(self._seconds, self._answer, [request, then])
            timer.daemon = True
            timer.start()

    def _answer(self, request: Request, then: Callable[[Reply | None], None]) -> None:
        with self._lock:
            reply = self._six.nodes[self._at].handle([request])[0]
        then(reply)


def behind() -> Six:
    """Each group has log that only three nodes have, and none of it is known to be durable."""
    made = Six(pages_per_group=10)
    old = made.recover()
    for group in range(GROUPS):
        first = old.lsn + 1 + 10 * group
        made.send(box_of(old.epoch, 0, first, first + 9, group=group, page=10 * group + 1), [0, 1, 2])
    return made


@pytest.fixture
def six() -> Six:
    return behind()


def within(limit: float, attempt: Callable[[Six], None]) -> None:
    """Assert that an attempt takes less than `limit` seconds, or one of three: the machine may be busy with other tests."""
    times: list[float] = []
    while not times or (min(times) >= limit and len(times) < 3):
        six = behind()
        begun = time.monotonic()
        attempt(six)
        times.append(time.monotonic() - begun)
    assert min(times) < limit, times


def level(six: Six) -> int:
    """How many nodes have all of it."""
    scls = [six.scls(group) for group in range(GROUPS)]
    return sum(all(group[at] == max(group) for group in scls) for at in range(6))


@pytest.mark.parametrize("late", [{5: (0.001, 0)}, {4: (0.05, 1 << 30)}, {0: (0.05, 1 << 30)}, {5: (0.05, 1 << 30), 4: (0.05, 2)}, {2: (0.001, 3), 4: (0.05, 1 << 30)}],
                         ids=["one paused", "one slow", "a slow holder", "a slow one, one paused", "a holder paused on the way, one slow"])  # fmt: skip
def test_recovery_does_not_wait_for_late_nodes(late: dict[int, tuple[float, int]]) -> None:
    def attempt(six: Six) -> None:
        members = [Member(six, at, *late.get(at, ())) for at in range(6)]
        found = recover(0, six.peers(), talk=Talker(members, 5.0, GRACE))
        assert found.vdl == max(max(six.scls(group)) for group in range(GROUPS)) and level(six) >= 4

    within(4 * GRACE + HURRIED_SECONDS, attempt)


def test_groups_are_levelled_side_by_side() -> None:
    """Each with the same steps, so twelve take no longer than one."""

    def attempt(six: Six) -> None:
        members = [Member(six, at, 0.03) for at in range(6)]
        recover(0, six.peers(), talk=Talker(members, 5.0, GRACE))
        assert level(six) == 6

    within(1.2, attempt)  # one after the other: 36 segments, each of them four messages of 30 ms


def test_a_paused_node_is_asked_no_more_than_once_for_each_step(six: Six) -> None:
    members = [Member(six, at, until=0 if at == 5 else 1 << 30) for at in range(6)]
    recover(0, six.peers(), talk=Talker(members, 5.0, GRACE))
    assert [type(request).__name__ for request in members[5].asked] == ["Inspect", "Fence", "Truncate"]


def test_a_consistency_point_is_found_without_those_who_are_paused(six: Six) -> None:
    found = recover(0, six.peers())
    members = [Member(six, at, until=0 if at in (0, 1) else 1 << 30) for at in range(6)]
    ask = asking(Talker(members, 5.0, GRACE))
    times = []
    for _ in range(3):  # the machine may be busy with other tests
        begun = time.monotonic()
        assert consistency_point(0, found.epoch, range(GROUPS), found.vdl, PLAIN, ask) == found.vdl
        assert consistency_point(0, found.epoch, range(GROUPS), found.vdl + 5, PLAIN, ask) == found.vdl  # annulled
        times.append(time.monotonic() - begun)
    assert min(times) < 4 * GRACE, times


def test_all_nodes_of_a_process_are_heard(open_fleet: Callable[..., LocalFleet]) -> None:
    """They are quick, and reads go by what each has said."""
    volume = open_fleet().create_volume(0)
    volume.wait_durable(volume.lsn)
    found = open_fleet().open_volume(0)
    assert all(min(group.scls) == group.pgcl > 0 for group in found.groups.values())
