"""A mini-transaction: an unbroken run of redo records that takes effect as a whole.

Each method changes a newest cached page at once and notes the record, packed (so a page's size is
known exactly, and the bytes are made once). `commit` gives the records consecutive LSNs; the last
one is a consistency point. From `begin` to `commit` nothing yields, so nobody can see half of it:
snapshots are taken between mini-transactions only.
"""

from __future__ import annotations

from typing import Any, Protocol

from aurorapy.storage.cache import Cache
from aurorapy.storage.codec import frozen, is_plain, pack_plain
from aurorapy.storage.page import Page, image_of, pack_contents
from aurorapy.storage.redo import CUT, DELETE, FORMAT, FREE, INSERT, LINK, PATCH, UNLINK, UPDATE, patched

CHANGES_MAX = 512  # of a page before all its contents are logged again: a node that serves it has not much more redo to apply, whenever its last image was made


class Store(Protocol):
    """What a tree needs of its volume (or of private memory)."""

    cache: Cache
    lsn: int

    def allocate(self, mtr: Mtr) -> int: ...

    def finish(self, mtr: Mtr) -> int: ...


class Mtr:
    __slots__ = ("cache", "ids", "logged", "records", "store", "touched")

    def __init__(self, store: Store, *, logged: bool = True) -> None:
        self.store = store
        self.cache = store.cache
        self.cache.open_mtrs += 1
        self.logged = logged
        self.records: list[bytes] = []
        self.ids: list[int] = []  # the page of each record
        self.touched: list[Page] = []

    def commit(self) -> int:
        """The LSN of the consistency point: durable once the volume's VDL has reached it."""
        return self.store.finish(self)

    def allocate(self) -> int:
        return self.store.allocate(self)

    def writable(self, page: Page) -> Page:
        if page.writer is self:
            return page
        if (not page.lsn or page.changes >= CHANGES_MAX) and self.logged:
            # our own nodes need an image to apply redo to, where the page was read from the volume's parent; or there is much redo by now
            image = image_of(pack_contents(page.level, page.keys, page.values), compress=False)
            self.records.append(pack_plain((FORMAT, page.id, image)))
            self.ids.append(page.id)
            page.changes = 0
        return self._take(page)

    def _take(self, page: Page) -> Page:
        """The version to change, whatever it held: nothing is noted of that."""
        if page.writer is self:
            return page
        cache = self.cache
        if page.lsn <= cache.newest_pin:
            page = cache.clone(page)
        page.writer = self
        page.used = True
        page.changes += 1
        self.touched.append(page)
        return page

    def format(self, id: int, level: int, keys: list[Any], values: list[Any], data: bytes | None = None) -> Page:
        """Give a page new contents, whatever it held. The lists belong to the page from now on. `data`: them packed, where they are so already."""
        if data is None:
            data = pack_contents(level, keys, values)
        old = self.cache.pages.get(id)
        if old is None:
            page = Page(id, level, keys, values, 0, len(data))
            page.writer = self
            self.touched.append(page)
            self.cache.add(page)
        else:
            page = self._take(old)
            page.level, page.keys, page.values, page.size, page.changes = level, keys, values, len(data), 0
        if self.logged:
            self.records.append(pack_plain((FORMAT, id, image_of(data, compress=False))))
            self.ids.append(id)
        return page

    def format_ahead(self, id: int, image: bytes) -> None:
        """Format a page that nothing reaches yet, past the cache."""
        self.records.append(pack_plain((FORMAT, id, image)))
        self.ids.append(id)

    def insert(self, page: Page, slot: int, key: Any, value: Any) -> Page:
        plain = value if is_plain(value) else frozen(value)
        data = pack_plain((INSERT, page.id, slot, key, plain))
        page = self.writable(page)
        page.keys.insert(slot, key)
        page.values.insert(slot, value)
        page.size += len(data)
        if self.logged:
            self.records.append(data)
            self.ids.append(page.id)
        return page

    def update(self, page: Page, slot: int, value: Any) -> Page:
        old = page.values[slot]
        if type(old) is tuple and type(value) is tuple and len(old) == len(value):
            changes: list[Any] = []
            for i, (a, b) in enumerate(zip(old, value, strict=True)):
                if a is not b:
                    changes += (i, b)
            if not changes:
                return page
            if len(changes) <= len(value) or len(value) < 3:
                return self.patch(page, slot, tuple(changes), value)
        plain = value if is_plain(value) else frozen(value)
        data = pack_plain((UPDATE, page.id, slot, plain))
        page = self.writable(page)
        page.size += len(data) - len(pack_plain((UPDATE, page.id, slot, old if is_plain(old) else frozen(old))))
        page.values[slot] = value
        if self.logged:
            self.records.append(data)
            self.ids.append(page.id)
        return page

    def patch(self, page: Page, slot: int, changes: tuple[Any, ...], value: Any = None) -> Page:
        data = pack_plain((PATCH, page.id, slot, changes if is_plain(changes) else frozen(changes)))
        page = self.writable(page)
        page.size += len(data) - 4
        page.values[slot] = patched(page.values[slot], changes) if value is None else value
        if self.logged:
            self.records.append(data)
            self.ids.append(page.id)
        return page

    def delete(self, page: Page, slot: int) -> Page:
        page = self.writable(page)
        page.size -= page.size // (len(page.keys) or 1)
        del page.keys[slot], page.values[slot]
        self._emit((DELETE, page.id, slot))
        return page

    def link(self, page: Page, slot: int, key: Any, child: int) -> Page:
        page = self.writable(page)
        data = pack_plain((LINK, page.id, slot, key, child))
        page.keys.insert(slot, key)
        page.values.insert(slot + 1, child)
        page.size += len(data)
        if self.logged:
            self.records.append(data)
            self.ids.append(page.id)
        return page

    def unlink(self, page: Page, slot: int) -> Page:
        page = self.writable(page)
        page.size -= page.size // (len(page.values) or 1)
        del page.values[slot]
        if page.keys:
            del page.keys[max(slot - 1, 0)]
        self._emit((UNLINK, page.id, slot))
        return page

    def cut(self, page: Page, slot: int) -> Page:
        page = self.writable(page)
        page.size = page.size * slot // (len(page.keys) or 1)
        del page.keys[slot:], page.values[slot + (1 if page.level else 0) :]
        self._emit((CUT, page.id, slot))
        return page

    def free(self, id: int) -> None:
        """Give a page back. Whoever asks for it as of now gets a page of level -1."""
        page = self.cache.pages.get(id)
        if page is not None:
            page = self._take(page)
            page.level, page.keys, page.values, page.size = -1, [], [], 0
        self._emit((FREE, id))

    def _emit(self, record: tuple[Any, ...]) -> None:
        if self.logged:
            self.records.append(pack_plain(record))
            self.ids.append(record[1])
