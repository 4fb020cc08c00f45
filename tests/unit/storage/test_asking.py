"""Steps of membership ask all nodes at once: a silent one is waited for only where its answer is needed."""

from __future__ import annotations

import threading
import time
from typing import Any

from aurorapy.storage.codec import unpack
from aurorapy.storage.node.messages import Done, Inspect, Reply
from aurorapy.storage.rim import protocol
from aurorapy.storage.rim.link import Waiting, ask_all


class FakeLink:
    """Answers after so many seconds; None: never."""

    def __init__(self, seconds: float | None) -> None:
        self.failed, self.seconds = False, seconds

    def ask(self, message: Any, then: Any) -> Waiting:
        waiting = Waiting(then)
        if self.seconds is not None:
            kind, *values = unpack(message(1)[8:])[1:]
            assert (kind, values) == ("Inspect", [0])
            answer = unpack(protocol.encoded(1, Done(0))[8:])[1:]
            timer = threading.Timer(self.seconds, waiting.finish, [tuple(answer)])
            timer.start()
        return waiting


def asked(links: list[FakeLink], needed: int, seconds: float) -> tuple[dict[int, Reply], float]:
    begun = time.monotonic()
    found = ask_all(links, {at: Inspect(0) for at in range(len(links))}, lambda answers: len(answers) >= needed, seconds)  # type: ignore[arg-type]
    return found, time.monotonic() - begun


def test_it_ends_with_the_quorum() -> None:
    found, took = asked([FakeLink(0.02) for _ in range(4)] + [FakeLink(None), FakeLink(3.0)], 4, 5.0)
    assert sorted(found) == [0, 1, 2, 3] and took < 1


def test_silent_ones_are_waited_for_together() -> None:
    found, took = asked([FakeLink(0.0), FakeLink(None), FakeLink(None), FakeLink(None)], 2, 0.3)
    assert sorted(found) == [0] and 0.25 < took < 0.8


def test_who_answers_within_the_grace_is_heard_too() -> None:
    links = [FakeLink(0.0) for _ in range(4)] + [FakeLink(0.1), FakeLink(None)]
    begun = time.monotonic()
    found = ask_all(links, {at: Inspect(0) for at in range(6)}, lambda answers: len(answers) >= 4, 5.0, 0.4)  # type: ignore[arg-type]
    took = time.monotonic() - begun
    assert sorted(found) == [0, 1, 2, 3, 4] and 0.35 < took < 2
