"""Trees that nobody reaches any more: what a transaction made before it was rolled back.

To free a tree's pages one must know them, and those above the leaves may be far. Whoever rolls back may be gone already, and nobody waits for the pages to be
free: so they are looked up page by page as these come, and freed together then. A crash in between leaves them unreachable, as one in the middle of
the transaction does.
"""

from __future__ import annotations

import logging
from typing import Any

from aurorapy.storage.page import Page

log = logging.getLogger("aurorapy")


class GivingBack:
    """`go_on` begins it, and goes on with each page that has come; where all are here it is done at once."""

    def __init__(self, volume: Any, roots: list[int]) -> None:
        self._volume = volume
        self._above = list(roots)  # pages that may have others below them
        self._found: list[int] = []

    def go_on(self) -> None:
        """As far as the pages are here."""
        volume = self._volume
        while self._above:
            id = self._above[-1]
            page = volume.cache.pages.get(id) if volume.faults else volume.cache.newest(id)
            if page is None:
                volume.fetch(id, self._arrived)
                return
            self._above.pop()
            self._found.append(id)
            if page.level == 1:
                self._found += page.values
            elif page.level > 1:
                self._above += page.values
        if not volume.has_room:
            volume.when_durable(volume.lsn, self.go_on)
            return
        mtr = volume.begin()
        for id in self._found:
            mtr.free(id)
        self._found.clear()
        mtr.commit()

    def _arrived(self, page: Page | Exception) -> None:
        try:
            if isinstance(page, Exception):
                raise page
            self.go_on()
        except Exception as error:  # nobody waits for us, and the storage may be out of order
            log.warning("%d trees are not given back", len(self._above), exc_info=error)
