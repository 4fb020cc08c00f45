"""How a volume's pages come to who asks for them: from its nodes, and its ancestors'.

A node may be far (`Transport.is_far`), and nobody else should wait for its answer. There are three ways to miss a page in the cache:

    faulting    PageFault: who asks can begin anew (a statement about one row, a plan that is being made), and waits for `fetch`
    patience    who asks waits where he is while others run (a session's greenlet): what is in the cache may have changed when he goes on,
                so the LSN that he reads as of is pinned
    neither     the thread waits: within a mini-transaction, which nobody may see half of; `still`; and where nodes are near

A scan that misses a leaf has those behind it fetched as well (`Cache.ahead`). What a mini-transaction will read is brought before it begins (`bring`), so
that the last way is for the rare page that leaves the cache again in between: `stalls` counts those.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, cast

from aurorapy.storage.cache import Cache
from aurorapy.storage.page import PAGE_BYTES_MAX, Page

if TYPE_CHECKING:
    from aurorapy.storage.volume import Group, Transport, Volume

AHEAD_PAGES = 32  # that are under way at a time, for scans among others
AHEAD_CACHE_SHARE = 2  # the cache must hold so many times as many
BRING_ROUNDS = 4  # what does not stay in the cache in so many, is read while all wait

Register = Callable[[Callable[[Any], None]], None]
Wait = Callable[[Register], Any]
Fetched = Callable[["Page | Exception"], None]
# how who reads a page of the volume now may wait for it while others run, if he may: from then on the LSN is pinned for him
Patience = Callable[[Any, "int | None"], "Wait | None"]


class Fetches(Protocol):
    def fetch(self, id: int, then: Fetched) -> None:
        """See `Reading.fetch`."""


class PageFault(Exception):
    """A page is not in the cache, and who asked for it can begin anew when it is: `Volume.fetch`."""

    def __init__(self, volume: Fetches, page: int) -> None:
        self.volume, self.page = volume, page


class Parent(NamedTuple):
    """Where a branch begins."""

    volume: Volume
    lsn: int  # durable, and held by the volume


def awaited(wait: Wait, start: Callable[[Fetched], None]) -> Page:
    """The page that `start` has brought, or raised what is wrong with it; others run until then."""
    found: list[Page | Exception] = []

    def register(resume: Callable[[Any], None]) -> None:
        def arrived(page: Page | Exception) -> None:
            found.append(page)
            resume(None)

        start(arrived)

    while not found:
        wait(register)
    if isinstance(found[0], Exception):
        raise found[0]
    return found[0]


class Reading:
    """Of a volume, which is the only one that is it."""

    cache: Cache
    parent: Parent | None
    transport: Transport
    groups: dict[int, Group]
    pages_per_group: int

    def init_reading(self) -> None:
        self.faults = self.transport.is_far  # a miss of the cache may be a PageFault
        self.faulting = False  # it is one
        self.patience: Patience | None = None
        self.still = False  # nobody else may run while a page is read
        self.brought = 0  # pages that somebody waited for while others ran
        self.stalls = 0  # pages from afar that everybody waited for
        self._fetching: dict[int, list[Fetched]] = {}
        if self.faults:
            self.cache.ahead = self._fetch_ahead

    def load(self, id: int, lsn: int | None, reader: int | None = None) -> Page:
        """Read a page from storage, as of `lsn` (None: its newest version); from the volume's ancestors if it had not written it by then.

        Others may run meanwhile, where `patience` says so: never within a mini-transaction. `reader`: see `Source.load`.
        """
        if self.faulting:
            raise PageFault(self, id)
        if self.patience is not None and not self.still and not self.cache.open_mtrs:
            wait = self.patience(self, reader if lsn is None else lsn)
            if wait is not None:
                self.brought += 1
                return awaited(wait, lambda then: self.fetch(id, then) if lsn is None else self.fetch_as_of(id, lsn, then))
        self.stalls += self.faults
        volume: Reading = self
        while True:
            try:
                page = volume._load_own(id, lsn)
                break
            except KeyError:
                if volume.parent is None:
                    raise
            volume, lsn = volume.parent
            cached = volume.cache.pages.get(id)
            if cached is not None and cached.lsn <= lsn:
                page = cached.copy()  # unchanged since the branch was made
                break
        if volume is not self:
            page.lsn = 0
        return page

    def bring(self, touch: Callable[[], object]) -> None:
        """Where pages are far: have all that `touch` reads in the cache, and room for redo; nobody has run since `touch` last read it."""
        for _ in range(BRING_ROUNDS if self.faults else 0):
            self._volume.wait_room()
            brought = self.brought
            touch()
            if self.brought == brought:
                return

    @property
    def live(self) -> Reading:
        """What takes changes: the volume itself, where a view of its past has the volume."""
        return self

    def probe(self, group: int, lsn: int) -> None:
        """Raise what a read as of `lsn` would, for want of a node that keeps it."""
        with suppress(KeyError):  # no such page: that is an answer, too
            self.transport.read(self._volume, self.groups[group], group * self.pages_per_group, lsn)

    def fetch(self, id: int, then: Fetched) -> None:
        """Have a page's newest version brought into the cache, nobody waiting; `then` gets it when it is there, or what is wrong with it.

        It must be missing there: so all its redo is durable, and the nodes have its newest version. What loads and changes it meanwhile keeps it in
        the cache (`Cache.coming`), and then wins.
        """
        waiting = self._fetching.get(id)
        if waiting is not None:
            waiting.append(then)
            return
        waiting = self._fetching[id] = [then]
        cache = self.cache
        cache.coming.add(id)

        def arrived(page: Page | Exception) -> None:
            del self._fetching[id]
            cache.coming.discard(id)
            if isinstance(page, Page):
                known = cache.pages.get(id)
                if known is not None:
                    page = known
                elif cache is self.cache:
                    cache.add(page)
                    if cache.size_used > cache.size_max and not cache.open_mtrs:
                        cache.evict()
            for callback in waiting:
                callback(page)

        self.fetch_as_of(id, None, arrived)

    def fetch_as_of(self, id: int, lsn: int | None, then: Fetched) -> None:
        """Have a page read, nobody waiting: for `then` alone. The ancestors are asked as in `load`."""
        volume: Reading = self
        point = lsn

        def ask() -> None:
            group = volume.groups.get(id // volume.pages_per_group)
            if group is None:
                arrived(KeyError(f"page {id} was never written"))
            else:
                volume.transport.fetch(volume._volume, group, id, point, arrived)

        def arrived(page: Page | Exception) -> None:
            nonlocal volume, point
            if isinstance(page, KeyError) and volume.parent is not None:
                volume, point = volume.parent
                cached = volume.cache.pages.get(id)
                if cached is None or cached.lsn > point:
                    ask()
                    return
                page = cached.copy()
            if volume is not self and isinstance(page, Page):
                page.lsn = 0
            then(page)

        ask()

    def _fetch_ahead(self, ids: Sequence[int]) -> None:
        """A scan comes to these next: they are brought side by side, as far as the cache is large enough for that."""
        if self.cache.size_max < AHEAD_PAGES * AHEAD_CACHE_SHARE * PAGE_BYTES_MAX or self.still:
            return
        for id in ids:
            if id not in self.cache.pages and id not in self._fetching and len(self._fetching) < AHEAD_PAGES:
                self.fetch(id, _unasked)

    @property
    def _volume(self) -> Volume:
        return cast("Volume", self)

    def _load_own(self, id: int, lsn: int | None) -> Page:
        group = self.groups.get(id // self.pages_per_group)
        if group is None:
            raise KeyError(f"page {id} was never written")
        return self.transport.read(self._volume, group, id, lsn)


def _unasked(page: Page | Exception) -> None:
    """Nobody waits for it yet; who comes to it, and it is not there, asks again and is told why."""
