"""Talks with the nodes of a story (`storage.asking`), all side by side: what a recovery does over links, with messages that are late or lost.

A question is sent some times. When the results are enough, the others have a random time left, mostly none: what they were told may still arrive.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Generic

from aurorapy.storage.asking import K, Question, T, Talk
from aurorapy.storage.node.messages import Reply
from aurorapy.storage.sim.clock import MILLISECOND, Promise

if TYPE_CHECKING:
    from aurorapy.storage.sim.fleet import SimFleet

CALL_TIMEOUT = 8 * MILLISECOND
CALLS = 3  # a question is sent so many times: what a node does, it may do twice
GRACE_MAX = 4 * MILLISECOND


class Talks(Generic[K, T]):
    """Some talks at once; `wait` from inside a task."""

    def __init__(self, fleet: SimFleet, talks: Mapping[K, Talk[T]], enough: Callable[[Mapping[K, T]], bool], grace: int) -> None:
        self._fleet, self._talks, self._enough, self._grace = fleet, dict(talks), enough, grace
        self._results: dict[K, T] = {}
        self._asked = dict.fromkeys(talks, 0)  # questions so far
        self._over = Promise(fleet.clock)
        self._ending = False

    def wait(self) -> dict[K, T]:
        """The results."""
        for key in list(self._talks):
            self._go_on(key, None)
        self._look()
        while not self._over.done:
            self._over.wait(3600 * 1000 * MILLISECOND)
        return dict(self._results)

    def _look(self) -> None:
        if not self._talks:
            self._over.keep(None)
        elif not self._ending and self._enough(self._results):
            self._ending = True
            self._fleet.clock.after(self._grace, self._over.keep, None)

    def _go_on(self, key: K, reply: Reply | None) -> None:
        talk = self._talks[key]
        try:
            question = talk.send(reply) if self._asked[key] else next(talk)
        except StopIteration as end:
            del self._talks[key]
            self._results[key] = end.value
            return
        self._asked[key] += 1
        self._send(key, question, CALLS)

    def _send(self, key: K, question: Question, tries: int) -> None:
        fleet, number = self._fleet, self._asked[key]
        host = fleet.hosts[question.at]

        def arrived(reply: Reply | None) -> None:
            if key in self._talks and self._asked[key] == number and not self._over.done:
                self._go_on(key, reply)
                self._look()

        def answer(reply: Reply | None) -> None:
            fleet.network.send(host.name, fleet.name, arrived, reply)

        def late() -> None:
            if key not in self._talks or self._asked[key] != number or self._over.done:
                return
            if tries > 1:
                self._send(key, question, tries - 1)
            else:
                arrived(None)

        fleet.send(host, host.receive, question.request, answer)
        fleet.clock.after(CALL_TIMEOUT, late)
