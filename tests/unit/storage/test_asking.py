"""Talks with nodes go on side by side: a silent one is waited for only where its answer is needed, and no longer than once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from queue import SimpleQueue

from aurorapy.storage.asking import Question, Talk, asking
from aurorapy.storage.node.messages import Done, Inspect, Reply, Request
from aurorapy.storage.rim.talking import HURRIED_SECONDS, Talker


class FakeMember:
    """Answers after so many seconds; None: never."""

    def __init__(self, seconds: float | None) -> None:
        self.seconds = seconds
        self.asked: list[Request] = []

    def question(self, request: Request, then: Callable[[Reply | None], None]) -> None:
        self.asked.append(request)
        if self.seconds is not None:
            threading.Timer(self.seconds, then, [Done(request.volume)]).start()


def asked(members: list[FakeMember], needed: int, seconds: float, grace: float = 0.0) -> tuple[list[int], float]:
    begun = time.monotonic()
    found = asking(Talker(members, seconds, grace))({at: Inspect(0) for at in range(len(members))}, lambda answers: len(answers) >= needed)
    return sorted(found), time.monotonic() - begun


def test_it_ends_with_the_quorum() -> None:
    found, took = asked([FakeMember(0.02) for _ in range(4)] + [FakeMember(None), FakeMember(3.0)], 4, 5.0)
    assert found == [0, 1, 2, 3] and took < 1


def test_silent_ones_are_waited_for_together() -> None:
    found, took = asked([FakeMember(0.0), FakeMember(None), FakeMember(None), FakeMember(None)], 2, 0.3)
    assert found == [0] and 0.25 < took < 0.9  # one after the other: 0.9


def test_who_answers_within_the_grace_is_heard_too() -> None:
    found, took = asked([FakeMember(0.0) for _ in range(4)] + [FakeMember(0.1), FakeMember(None)], 4, 5.0, 0.4)
    assert found == [0, 1, 2, 3, 4] and 0.35 < took < 2


def test_a_silent_one_costs_one_grace_until_it_speaks_again() -> None:
    members = [FakeMember(0.0) for _ in range(5)] + [FakeMember(None)]
    ask = asking(Talker(members, 5.0, 0.3))

    def took() -> float:
        begun = time.monotonic()
        ask({at: Inspect(0) for at in range(6)}, lambda answers: len(answers) >= 4)
        return time.monotonic() - begun

    assert took() > 0.25
    assert sorted([took() for _ in range(5)])[2] < 0.25
    members[5].seconds = 0.05
    took()
    time.sleep(0.1)
    members[5].seconds = None
    assert took() > 0.25


def test_talks_go_on_side_by_side() -> None:
    """A talk that has to ask often does not wait for another one."""
    members = [FakeMember(0.01), FakeMember(1.0)]

    def talk(at: int, times: int) -> Talk[int]:
        found = 0
        for _ in range(times):
            answer = yield Question(at, Inspect(0))
            found += answer == Done(0)
        return found

    found = Talker(members, 5.0)({"often": talk(0, 10), "slow": talk(1, 1)}, lambda ended: False)
    assert found == {"often": 10, "slow": 1} and list(found) == ["often", "slow"]  # in the order in which they ended


def test_who_can_be_replaced_is_not_waited_for_as_long() -> None:
    members = [FakeMember(None), FakeMember(0.0)]

    def talk() -> Talk[Reply | None]:
        first = yield Question(0, Inspect(0), hurried=True)
        return first or (yield Question(1, Inspect(0)))

    begun = time.monotonic()
    assert Talker(members, 30.0)({0: talk()}, bool) == {0: Done(0)}
    assert time.monotonic() - begun < HURRIED_SECONDS + 1


def test_an_answer_that_comes_too_late_is_not_taken_for_the_next_one() -> None:
    late: SimpleQueue[Callable[[Reply | None], None]] = SimpleQueue()

    class Late(FakeMember):
        def question(self, request: Request, then: Callable[[Reply | None], None]) -> None:
            if not self.asked:
                self.asked.append(request)
                late.put(then)
                return
            late.get()(Done(1))
            super().question(request, then)

    def talk() -> Talk[list[Reply | None]]:
        first = yield Question(0, Inspect(1))
        return [first, (yield Question(0, Inspect(2)))]

    assert Talker([Late(0.05)], 0.3)({0: talk()}, bool) == {0: [None, Done(2)]}
