"""A read over links: whom it asks, when it asks another one, and what it answers when nobody can."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, cast

import pytest

from aurorapy.storage.node.node import Unserved
from aurorapy.storage.page import Page
from aurorapy.storage.recovery import QuorumLost
from aurorapy.storage.rim.fetching import Fetching, Readers
from aurorapy.storage.rim.link import Link, Waiting

PLACE = (1, 0, 7, None, 3, 40)
PAGE = Page(7, 0, [], [], 1, 0)


class FakeLink:
    """Answers after so many seconds: a page, or what is raised."""

    latency = 0.001

    def __init__(self, name: str, answer: Page | Exception, seconds: float = 0.0) -> None:
        self.name, self.answer, self.seconds, self.reads = name, answer, seconds, 0
        self.times: list[float] = []

    def start_read(self, *place: Any) -> None:
        then: Callable[[Waiting], None] = place[-1]
        assert place[:-1] == PLACE
        waiting = Waiting()
        waiting.answer = ("page",)
        asyncio.get_running_loop().call_later(self.seconds, then, waiting)

    def page_of(self, waiting: Waiting, page: int) -> Page:
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def measured(self, seconds: float) -> None:
        self.times.append(seconds)


class Few:
    """Those that are given, and hope as long as there is a `later` one, which is able after some looks."""

    def __init__(self, *links: FakeLink, later: FakeLink | None = None, looks: int = 3) -> None:
        self.links, self.later, self.looks = list(links), later, looks

    def able(self, tried: Sequence[Link]) -> list[Link]:
        self.looks -= 1
        if self.later is not None and self.looks < 0:
            self.links.append(self.later)
            self.later = None
        return [link for link in cast("list[Link]", self.links) if link not in tried]

    def is_hopeful(self, tried: Sequence[Link]) -> bool:
        return self.later is not None

    def delay(self, link: Link) -> float:
        return 0.0


def fetched(readers: Readers) -> tuple[Page | Exception, int]:
    """What is found, and how many were asked because another one dawdled."""
    hedged: list[int] = []

    async def run() -> Page | Exception:
        loop = asyncio.get_running_loop()
        found: asyncio.Future[Page | Exception] = loop.create_future()
        Fetching(loop, readers, PLACE, found.set_result, lambda: hedged.append(1)).begin()
        return await asyncio.wait_for(found, 5)

    return asyncio.run(run()), len(hedged)


def test_the_best_one_is_asked_alone() -> None:
    quick, other = FakeLink("quick", PAGE), FakeLink("other", Unserved("no"))
    assert fetched(Few(quick, other)) == (PAGE, 0)
    assert len(quick.times) == 1 and not other.times and quick.reads == 0


def test_a_second_one_is_asked_when_the_first_dawdles() -> None:
    assert fetched(Few(FakeLink("slow", PAGE, 0.5), FakeLink("quick", PAGE))) == (PAGE, 1)


def test_who_cannot_is_followed_by_the_next_at_once() -> None:
    assert fetched(Few(FakeLink("behind", Unserved("behind")), FakeLink("other", PAGE))) == (PAGE, 0)


@pytest.mark.parametrize("answer", [KeyError("page 7 does not exist"), ValueError("nonsense")])
def test_what_one_knows_is_not_asked_again(answer: Exception) -> None:
    other = FakeLink("other", PAGE)
    assert fetched(Few(FakeLink("first", answer), other)) == (answer, 0)
    assert not other.times


def test_the_last_reason_is_told_when_nobody_can() -> None:
    reason = Unserved("behind")
    assert fetched(Few(FakeLink("a", Unserved("fenced")), FakeLink("b", reason))) == (reason, 0)
    assert isinstance(fetched(Few())[0], QuorumLost)


def test_it_waits_for_one_that_becomes_able() -> None:
    assert fetched(Few(later=FakeLink("late", PAGE)))[0] is PAGE
    assert fetched(Few(FakeLink("behind", Unserved("behind")), later=FakeLink("late", PAGE)))[0] is PAGE
