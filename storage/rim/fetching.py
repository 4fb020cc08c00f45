"""A page read over links: from the quickest node that is complete, from the next one when it dawdles or cannot; the first answer is taken.

All of it happens on the links' thread, so nobody's thread need wait. Where some members are tails, perhaps a single full one had acknowledged what
was written last, and is gone: then the read waits for the others, which get the log from the tails. Source: P17, 3.1: reads need no quorum.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from typing import Protocol

from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.node.node import Gone, Unserved
from aurorapy.storage.page import Page
from aurorapy.storage.recovery import QuorumLost
from aurorapy.storage.rim.link import Link, Waiting

HEDGE_SECONDS_MIN = 0.002
HEDGE_FACTOR = 4.0  # a read that takes so many times what it should dawdles
READ_SECONDS = 10.0
LOOK_SECONDS = 0.002  # between two looks whether another full member is complete


class Readers(Protocol):
    """Who can be asked for a page."""

    def able(self, tried: Sequence[Link]) -> list[Link]:
        """Those that have it and were not tried yet, the best first."""

    def is_hopeful(self, tried: Sequence[Link]) -> bool:
        """One that was not tried may become able soon."""

    def delay(self, link: Link) -> float:
        """Seconds that the request is to be late, by command."""


def patience(link: Link) -> float:
    """Seconds until an answer is late, what is asked before it included."""
    return max(HEDGE_SECONDS_MIN, HEDGE_FACTOR * link.latency * (1 + link.reads))


class Fetching:
    """`then` is called once, with the page or with what is wrong; `hedge` for each node that is asked because another one dawdles."""

    def __init__(self, loop: asyncio.AbstractEventLoop, readers: Readers, place: tuple[int, int, int, int | None, int, int], then: Callable[[Page | Exception], None],
                 hedge: Callable[[], None]) -> None:  # fmt: skip
        """`place`: volume, group, page, LSN (None: the newest), epoch, complete."""
        self._loop, self._readers, self._place, self._then, self._hedge = loop, readers, place, then, hedge
        self._tried: list[Link] = []
        self._under_way = 0
        self._error: Exception = QuorumLost("no storage node can serve reads")
        self._timer: asyncio.TimerHandle | None = None
        self._end: asyncio.TimerHandle | None = None
        self._done = False

    def begin(self) -> None:
        """Ask the first one."""
        self._end = self._loop.call_later(READ_SECONDS, lambda: self._finish(self._error))
        self._go_on()

    def _go_on(self) -> None:
        """Ask the next one, or settle when to look again."""
        if self._done:
            return
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        able = self._readers.able(self._tried)
        if able:
            if self._under_way:
                self._hedge()
            self._timer = self._loop.call_later(patience(able[0]), self._go_on)
            self._ask(able[0])
        elif self._readers.is_hopeful(self._tried):
            self._timer = self._loop.call_later(LOOK_SECONDS, self._go_on)
        elif not self._under_way:
            self._finish(self._error)

    def _ask(self, link: Link) -> None:
        self._tried.append(link)
        self._under_way += 1
        begun, ahead, longest = time.monotonic(), link.reads, patience(link)
        link.reads += 1

        def answered(waiting: Waiting) -> None:
            self._under_way -= 1
            link.reads -= 1
            if waiting.answer is not None:
                took = time.monotonic() - begun  # of one that lost only that it did: a single stall shall not make it patient for long
                link.measured((min(took, longest) if self._done else took) / (1 + ahead))
            if self._done:
                return
            try:
                self._finish(link.page_of(waiting, self._place[2]))
            except (Damaged, Gone, Unserved) as reason:
                self._error = reason
                self._go_on()
            except Exception as reason:  # there is no such page, or the answer is none
                self._finish(reason)

        late = self._readers.delay(link)
        if late:
            self._loop.call_later(late, lambda: link.start_read(*self._place, answered))
        else:
            link.start_read(*self._place, answered)

    def _finish(self, found: Page | Exception) -> None:
        if self._done:
            return
        self._done = True
        for timer in (self._timer, self._end):
            if timer is not None:
                timer.cancel()
        self._then(found)
