"""Private memory that trees can live in: temporary tables, which are never logged."""

from __future__ import annotations

from aurorapy.storage.cache import Cache
from aurorapy.storage.mtr import Mtr
from aurorapy.storage.page import Page


class PrivateStore:
    """As a volume, but pages are nowhere else, so none is ever evicted, and all is durable at once."""

    def __init__(self) -> None:
        self.lsn = 0
        self.vdl = 0
        self.cache = Cache(self, 1 << 60)
        self._next_page = 1

    def begin(self) -> Mtr:
        return Mtr(self, logged=False)

    def allocate(self, mtr: Mtr) -> int:
        self._next_page += 1
        return self._next_page - 1

    def finish(self, mtr: Mtr) -> int:
        self.lsn += 1
        self.vdl = self.lsn
        self.cache.open_mtrs -= 1
        for page in mtr.touched:
            page.lsn = 0  # older than any snapshot of a volume: its one session sees the newest version always
            page.writer = None
            if page.level < 0 and page.older is None:
                self.cache.pages.pop(page.id, None)
        return self.lsn

    def load(self, id: int, lsn: int | None, reader: int | None = None) -> Page:
        raise KeyError(f"private page {id} as of {lsn} is gone")

    def pin(self, lsn: int) -> None:
        self.cache.pin(lsn)

    def unpin(self, lsn: int) -> None:
        self.cache.unpin(lsn)
