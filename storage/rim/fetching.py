"""A page read that nobody's thread waits for: from the quickest node that is complete, from the next one when it dawdles or cannot."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from aurorapy.storage.boxcar import Damaged
from aurorapy.storage.node.node import Unserved
from aurorapy.storage.page import Page
from aurorapy.storage.rim.link import Link, Waiting

READ_SECONDS = 10.0


class Fetching:
    """`then(page)` is called once, on the links' thread; None: ask again by a way that says what is wrong.

    `links`: in the order in which they are asked; `patience(link)`: seconds until the next one is. All but the constructor runs on the links' thread.
    """

    def __init__(
        self,
        links: Sequence[Link],
        place: tuple[int, int, int, int, int],
        patience: Callable[[Link], float],
        then: Callable[[Page | None], None],
        last: float = READ_SECONDS,
    ) -> None:
        """`place`: volume, group, page, epoch, complete. `last`: seconds to wait for answers when there is nobody else to ask."""
        self._left = list(links)
        self._place = place
        self._patience = patience
        self._then = then
        self._asked = 0
        self._last = last
        self._done = False
        self._end = time.monotonic() + READ_SECONDS

    def ask(self) -> None:
        """Begin, or go on with the next node."""
        if self._done:
            return
        if not self._left:
            if not self._asked:
                self._finish(None)
            return
        link = self._left.pop(0)
        self._asked += 1
        volume, group, page, epoch, complete = self._place
        begun = time.monotonic()
        asked: list[Waiting] = []
        asked.append(link.start_read(volume, group, page, None, epoch, complete, lambda: self._answered(link, asked, begun)))
        link.loop.call_later(self._patience(link), self._dawdles)
        if not self._left:
            link.loop.call_later(self._last, self._finish, None)

    def _dawdles(self) -> None:
        if time.monotonic() > self._end:
            self._finish(None)
        else:
            self.ask()

    def _answered(self, link: Link, asked: list[Waiting], begun: float) -> None:
        self._asked -= 1
        if self._done:
            return
        link.measured(time.monotonic() - begun)
        try:
            self._finish(link.page_of(asked[0], self._place[2]))
        except (Damaged, Unserved):
            self.ask()
        except KeyError:
            self._finish(None)

    def _finish(self, page: Page | None) -> None:
        if not self._done:
            self._done = True
            self._then(page)
