"""Talks with nodes (`storage.asking`), all side by side: the caller's thread leads them, the answers come on whatever thread.

    caller --question--> members --answer--> queue --caller--> the talk's next question ... result

Nobody is waited for once the results are enough, but for a short grace: what the others have to say is good to know. Who has let such a grace pass
gets none any more until he says something, so a paused node costs one grace, and not one with each step.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from queue import Empty, SimpleQueue
from typing import Generic, Protocol, TypeVar

from aurorapy.storage.asking import K, Question, T, Talk
from aurorapy.storage.node.messages import Reply, Request

HURRIED_SECONDS = 1.0  # for an answer that somebody else can give as well

A = TypeVar("A")


class Askable(Protocol):
    def question(self, request: Request, then: Callable[[Reply | None], None]) -> None:
        """Ask; `then` gets the answer on whatever thread, None if the node is out of service or its connection is lost."""


class _Open(Generic[T]):
    """A talk whose question is under way."""

    def __init__(self, talk: Talk[T]) -> None:
        self.talk = talk
        self.number = 0  # of its questions: an answer to an older one comes too late
        self.at = 0
        self.begun = self.end = 0.0  # monotonic, of the question


class Talker:
    """`asking.Talking` with members. An answer is waited for `seconds`, those that are not needed for the seconds of `grace`.

    All calls come from one thread at a time.
    """

    def __init__(self, members: Sequence[Askable], seconds: float, grace: float = 0.0) -> None:
        self._members, self._seconds, self._grace = members, seconds, grace
        self._dawdling: set[int] = set()  # members that have let a grace pass, and said nothing since

    def __call__(self, talks: Mapping[K, Talk[T]], enough: Callable[[Mapping[K, T]], bool]) -> dict[K, T]:
        """See `asking.Talking`."""
        came: SimpleQueue[tuple[K, int, Reply | None]] = SimpleQueue()
        results: dict[K, T] = {}
        under_way: dict[K, _Open[T]] = {}
        for key, talk in talks.items():
            under_way[key] = _Open(talk)
            self._go_on(key, under_way, results, came, None)
        end: float | None = None  # of the grace
        while under_way:
            now = time.monotonic()
            if end is None and enough(results):
                end = now + self._grace
            if end is not None and (now >= end or self._dawdling.issuperset([one.at for one in under_way.values()])):
                self._dawdling.update([one.at for one in under_way.values() if now - one.begun >= self._grace])
                break
            due = min([one.end for one in under_way.values()])
            try:
                key, number, reply = came.get(timeout=max(0.0, (due if end is None else min(due, end)) - now))
            except Empty:
                now = time.monotonic()
                for key in [key for key, one in under_way.items() if one.end <= now]:
                    self._go_on(key, under_way, results, came, None)
                continue
            if key in under_way and under_way[key].number == number:
                self._go_on(key, under_way, results, came, reply)
        return results

    def _go_on(self, key: K, under_way: dict[K, _Open[T]], results: dict[K, T], came: SimpleQueue[tuple[K, int, Reply | None]], reply: Reply | None) -> None:
        """Give a talk its answer, and ask what it asks next."""
        one = under_way[key]
        try:
            question = one.talk.send(reply) if one.number else next(one.talk)
        except StopIteration as ended:
            del under_way[key]
            results[key] = ended.value
            return
        one.number += 1
        one.begun = time.monotonic()
        one.end = one.begun + (min(HURRIED_SECONDS, self._seconds) if question.hurried else self._seconds)
        one.at = question.at
        self._ask(question, lambda answer, number=one.number: came.put((key, number, answer)))  # type: ignore[misc]

    def _ask(self, question: Question, then: Callable[[Reply | None], None]) -> None:
        at = question.at

        def answered(reply: Reply | None) -> None:
            if reply is not None:
                self._dawdling.discard(at)
            then(reply)

        self._members[at].question(question.request, answered)

    def all_of(self, whom: Iterable[int], ask: Callable[[int, Callable[[A | None], None]], None], silent_max: int) -> dict[int, A]:
        """What members say to what `ask` asks them, until so few are silent, and then in the seconds of grace."""
        came: SimpleQueue[tuple[int, A | None]] = SimpleQueue()
        left = set(whom)
        found: dict[int, A] = {}
        needed = len(left) - silent_max
        for at in list(left):
            ask(at, lambda answer, at=at: came.put((at, answer)))  # type: ignore[misc]
        begun = time.monotonic()
        end = begun + self._seconds
        graceful = False
        while left:
            if len(found) >= needed and not graceful:
                end, graceful = min(end, time.monotonic() + self._grace), True
            if graceful and (self._dawdling >= left or time.monotonic() >= end):
                self._dawdling |= left
                break
            try:
                at, answer = came.get(timeout=max(0.0, end - time.monotonic()))
            except Empty:
                if graceful:
                    continue
                break
            left.discard(at)
            if answer is not None:
                self._dawdling.discard(at)
                found[at] = answer
        return found
