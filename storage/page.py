"""A page: sorted keys and the values that belong to them.

    leaf (level 0):      values[i] belongs to keys[i]
    internal (level n):  values are page ids of level n-1; the child for a key is
                         values[bisect_right(keys, key)], so len(values) == len(keys) + 1

Decoded, a page is two Python lists: a look-up is one bisect, a scan hands out `values` as a batch.
`older` chains the versions that some snapshot may still read (copy on write, see cache.py); `lsn`
is the LSN of the last change. `size` is about the number of bytes of the packed page: it only
decides about splits, and is set right whenever the page is encoded.

An *image* is a page's durable form: a flag byte, then msgpack of (level, keys, values), compressed
where that pays. A freed page has the empty image: its id is never used again.
"""

from __future__ import annotations

import zlib
from typing import Any

from aurorapy.storage.codec import are_plain, frozen, pack_plain, unpack

PAGES_PER_GROUP = 10 * 1024 * 1024 * 1024 // (32 * 1024)  # 10 GB of pages: a protection group, if nothing else is said
LEAF_ROWS_MAX = 256  # entries of a page: bounds what a copy on write costs
PAGE_BYTES_MAX = 32 * 1024
COMPRESS_BYTES_MIN = 2048  # below this, zlib costs more than it saves
DECODED_FACTOR = 5  # about how many bytes of memory a packed byte becomes when decoded

_RAW = b"\0"
_ZLIB = b"\1"
FREED_IMAGE = b"\2"


class Page:
    """One version of a page. `level` is -1 for a page that was freed."""

    __slots__ = ("changes", "charged", "id", "keys", "level", "lsn", "older", "size", "used", "values", "writer")

    def __init__(self, id: int, level: int, keys: list[Any], values: list[Any], lsn: int, size: int) -> None:
        self.id = id
        self.level = level
        self.keys = keys
        self.values = values
        self.lsn = lsn
        self.size = size
        self.changes = 0  # mini-transactions that changed it since it was formatted, or came into memory
        self.charged = 0  # how much of its size the cache has counted
        self.older: Page | None = None
        self.used = True  # looked at since the eviction clock last passed
        self.writer: object | None = None  # the mini-transaction that is changing it

    def copy(self) -> Page:
        page = Page(self.id, self.level, self.keys.copy(), self.values.copy(), self.lsn, self.size)
        page.changes = self.changes
        return page

    def __repr__(self) -> str:
        return f"<page {self.id} level {self.level} lsn {self.lsn} entries {len(self.values)}>"


def pack_contents(level: int, keys: list[Any], values: list[Any]) -> bytes:
    if level == 0 and not are_plain(values):
        values = [frozen(value) for value in values]
    data: bytes = pack_plain((level, keys, values))
    return data


def image_of(data: bytes, compress: bool = True) -> bytes:
    """The image for packed contents."""
    if compress and len(data) >= COMPRESS_BYTES_MIN:
        small = zlib.compress(data, 1)
        if len(small) * 4 < len(data) * 3:
            return _ZLIB + small
    return _RAW + data


def encode(page: Page, compress: bool = True) -> bytes:
    if page.level < 0:
        return FREED_IMAGE
    data = pack_contents(page.level, page.keys, page.values)
    page.size = len(data)
    return image_of(data, compress)


def decode(id: int, lsn: int, image: bytes) -> Page:
    kind = image[:1]
    if kind == FREED_IMAGE:
        return Page(id, -1, [], [], lsn, 0)
    data = zlib.decompress(memoryview(image)[1:]) if kind == _ZLIB else image[1:]
    level, keys, values = unpack(data)
    return Page(id, level, list(keys), list(values), lsn, len(data))
