"""The volume as its single writer sees it: LSNs, mini-transactions, durability, snapshots.

All calls come from one thread. `commit` never waits: it numbers the records, hands them to the
transport, and returns the LSN of the consistency point; `when_durable` tells when the volume
durable LSN (VDL) has reached it. Sessions, not threads, wait.

The first page of a volume (id 0) is its own: key 0 holds the next page id that was never reserved,
and each other key a reservation of a bulk load that has not been grafted. Page ids are never used
twice, so a page's id tells its protection group for good: id // pages per group.

A volume may be a branch of another one as of an LSN of that one (`Parent`). A page that the branch has not written is read from its
parent, and has LSN 0 in the branch: older than any snapshot. The first change of such a page is preceded by a FORMAT record with its
contents (mtr.py), so the branch's nodes never need the parent. Page ids go on where the parent's were. A parent keeps what its
branches read: `hold` keeps the PGMRPL at or below their LSNs, so redo and images above the lowest one stay.

Back-pressure: LSNs run at most LSN_AHEAD_MAX ahead of the VDL (P17, 4.2.1), and the bytes that are
under way at most BYTES_AHEAD_MAX; `begin` waits for room, never `commit`.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import deque
from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any, Protocol

from aurorapy.limits import LSN_AHEAD_MAX
from aurorapy.storage.boxcar import Boxcar, pack_chunk
from aurorapy.storage.cache import Cache
from aurorapy.storage.mtr import Mtr
from aurorapy.storage.page import PAGES_PER_GROUP as PAGES_PER_GROUP
from aurorapy.storage.page import Page
from aurorapy.storage.quorum import COPIES, PLAIN_COUNT, Count, Durability
from aurorapy.storage.reading import Fetched, PageFault, Parent, Patience, Reading, Register, Wait

__all__ = ["PAGES_PER_GROUP", "Fetched", "Group", "PageFault", "Parent", "Patience", "Register", "Transport", "Volume", "Wait"]

BYTES_AHEAD_MAX = 32 * 1024 * 1024
CHUNK_BYTES_MAX = 192 * 1024
CACHE_BYTES = 256 * 1024 * 1024
PAGES_RESERVED = 256

Callback = Callable[[], None]


class Group:
    """The writer's view of one protection group. `scls` is written by the transport as acks arrive."""

    __slots__ = ("box", "commits", "count", "flight", "held", "id", "last", "pending", "pgcl", "scls", "sent")

    def __init__(self, id: int, last: int, scls: list[int], count: Count = PLAIN_COUNT) -> None:
        self.id = id
        self.last = last  # of the records issued to it
        self.scls = scls
        self.count = count  # what they say
        self.pgcl = last  # recovery levelled a write quorum, though not all of those may be among the `scls` that it could still ask
        self.box: Boxcar | None = None  # the one still filling, if any
        self.flight: Boxcar | None = None  # the one that a write quorum has not acknowledged yet
        self.pending: Boxcar | None = None  # the one that leaves when it has; it fills until then
        self.commits = 0  # mini-transactions, or parts of them, in the pending one
        self.held = False  # more of them are awaited before it leaves
        self.sent: deque[Boxcar] = deque()  # those above the PGCL, to send again where they were lost

    def note_sent(self, box: Boxcar) -> None:
        """The boxcar leaves; those that a quorum has need not be kept any more."""
        sent = self.sent
        while sent and sent[0].last <= self.pgcl:
            sent.popleft()
        sent.append(box)

    def unacknowledged(self, position: int) -> list[Boxcar]:
        """What was sent and this member has not acknowledged."""
        return [box for box in list(self.sent) if box.last > self.scls[position]]


class Transport(Protocol):
    def submit(self, volume: Volume, group: Group, box: tuple[bytes, int, int, list[int]]) -> None:
        """Send (chunk, first lsn, last lsn, page ids) to the group's six segments; acks set `group.scls`,
        and `volume.on_progress` is called on the compute thread when a PGCL may have risen."""

    def hasten(self, volume: Volume) -> None:
        """What was submitted makes a whole mini-transaction."""

    def read(self, volume: Volume, group: Group, page: int, lsn: int | None) -> Page: ...

    is_far: bool  # reading a page takes so long that others should not wait for it

    def fetch(self, volume: Volume, group: Group, page: int, lsn: int | None, then: Fetched) -> None:
        """`read` that nobody's thread waits for: `then` gets the page on the compute thread, or what `read` would have raised."""

    def pump(self) -> bool:
        """Block until something was posted, and run it: for a volume without a wait hook."""


class Volume(Reading):
    def __init__(
        self,
        volume_id: int,
        epoch: int,
        lsn: int,
        groups: dict[int, Group],
        transport: Transport,
        *,
        wait: Callable[[Register], Any] | None = None,
        cache_bytes: int = CACHE_BYTES,
        pages_per_group: int = PAGES_PER_GROUP,
        parent: Parent | None = None,
    ) -> None:
        self.volume_id = volume_id
        self.epoch = epoch
        self.lsn = lsn
        self.vdl = lsn
        self.groups = groups
        self.cache = Cache(self, cache_bytes)
        self._cache_bytes = cache_bytes
        self.parent = parent
        self._held: list[int] = []  # LSNs of branches, snapshots and readers of the past, ascending
        self.retained: int | None = None  # the retention window begins here
        self.wait = wait
        self.fenced = False  # a segment refused our epoch: another writer has opened the volume
        self.notified = False  # a call of on_progress is on its way
        self.writing = 0  # transactions that have written and not ended: whoever runs them counts them
        self.told: object = None  # what the transport told the nodes since the last boxcar
        self.pages_per_group = pages_per_group
        self.durability = Durability(lsn)
        for group in groups.values():
            self.durability.pgcls[group.id] = group.pgcl
        self.count = PLAIN_COUNT  # which segments make a record durable, in every group
        self._copies = COPIES
        self.transport = transport
        self._waiting: list[tuple[int, int, Callback]] = []
        self._waiting_count = 0
        self.init_reading()
        self._bytes: deque[tuple[int, int]] = deque()
        self._bytes_ahead = 0
        self._next_page = self._end_page = self._high_page = 0

    # -- opening

    def format(self) -> None:
        """Make the first page of a new volume. What a bulk load has reserved in the parent stays unreachable in a branch."""
        high = 1 if self.parent is None else self.cache.newest(0).values[0]
        mtr = self.begin()
        self._high_page = self._next_page = self._end_page = high
        mtr.format(0, 0, [0], [high])
        mtr.commit()

    def start(self) -> None:
        """Read the first page of an existing volume, and free what a dead writer had reserved."""
        page = self.cache.newest(0)
        self._high_page = self._next_page = self._end_page = page.values[0]
        if len(page.keys) > 1:
            mtr = self.begin()
            self.free_reserved(mtr, page.keys[1:])
            mtr.commit()

    # -- mini-transactions

    def begin(self) -> Mtr:
        if self.lsn - self.vdl > LSN_AHEAD_MAX // 2 or self._bytes_ahead > BYTES_AHEAD_MAX:
            self.wait_room()
        return Mtr(self)

    def begin_near(self, touch: Callable[[], object]) -> Mtr:
        """`begin`, behind which nothing that `touch` reads is missing: in a mini-transaction everybody waits for a page."""
        self.bring(touch)
        return self.begin()

    @property
    def has_room(self) -> bool:
        """`begin` waits for nothing."""
        return self.lsn - self.vdl <= LSN_AHEAD_MAX // 2 and self._bytes_ahead <= BYTES_AHEAD_MAX

    def wait_room(self) -> None:
        """Until some of what is under way is durable, if that is too much."""
        if not self.has_room:
            self.wait_durable(self._bytes[0][0] if self._bytes else self.lsn)

    def finish(self, mtr: Mtr) -> int:
        cache = self.cache
        cache.open_mtrs -= 1
        records = mtr.records
        if not records:
            return self.lsn
        first = self.lsn + 1
        last = self.lsn = self.lsn + len(records)
        size = 0
        for page in mtr.touched:
            page.lsn = last
            page.writer = None
            size += page.size - page.charged
            page.charged = page.size
        cache.size_used += size
        ids = mtr.ids
        data = b"".join(records)
        if len(data) < CHUNK_BYTES_MAX and max(ids) < self.pages_per_group:
            self._issue(0, first, last, len(records), True, data, ids)
            self._note_bytes(last, len(data))
        else:
            self._issue_in_pieces(mtr, first)
        self.durability.mark_cpl(last)
        self.transport.hasten(self)
        if cache.size_used > cache.size_max and not cache.open_mtrs:
            cache.evict()
        return last

    def _issue_in_pieces(self, mtr: Mtr, first: int) -> None:
        """A piece for each run of records of one group, and none much larger than a node likes to read for one page."""
        groups = [id // self.pages_per_group for id in mtr.ids]
        count = len(groups)
        start = size = 0
        for end in range(1, count + 1):
            size += len(mtr.records[end - 1])
            if end < count and groups[end] == groups[start] and size < CHUNK_BYTES_MAX:
                continue
            size = 0
            data = b"".join(mtr.records[start:end])
            self._note_bytes(first + end - 1, len(data))
            self._issue(
                groups[start], first + start, first + end - 1, end - start, end == count, data, mtr.ids[start:end]
            )
            start = end

    def _issue(self, id: int, first: int, last: int, count: int, cpl: bool, data: bytes, pages: list[int]) -> None:
        group = self.groups.get(id)
        if group is None:
            group = self.groups[id] = Group(id, 0, [0] * self._copies, self.count)
        self.durability.issue(id, first, last)
        self.transport.submit(self, group, (pack_chunk(first, count, cpl, data), first, last, pages))

    def _note_bytes(self, lsn: int, size: int) -> None:
        self._bytes.append((lsn, size))
        self._bytes_ahead += size

    # -- page ids

    def allocate(self, mtr: Mtr) -> int:
        if self._next_page == self._end_page:
            self._next_page = self._high_page
            self._end_page = self._high_page = self._high_page + PAGES_RESERVED
            mtr.update(self.cache.newest(0), 0, self._high_page)
        self._next_page += 1
        return self._next_page - 1

    def reserve(self, count: int) -> tuple[int, int]:
        """Page ids [first, end) for a bulk load, noted durably until `release_reservations`."""
        first = self._high_page
        self._high_page += count
        mtr = self.begin()
        page = mtr.update(self.cache.newest(0), 0, self._high_page)
        mtr.insert(page, len(page.keys), first, count)
        mtr.commit()
        return first, first + count

    def release_reservations(self, mtr: Mtr, firsts: list[int]) -> None:
        """The reserved pages are in use (or freed) as of this mini-transaction."""
        for first in firsts:
            page = self.cache.newest(0)
            mtr.delete(page, bisect_left(page.keys, first))

    def free_reserved(self, mtr: Mtr, firsts: list[int]) -> None:
        page = self.cache.newest(0)
        for first in firsts:
            for id in range(first, first + page.values[bisect_left(page.keys, first)]):
                mtr.free(id)
        self.release_reservations(mtr, list(firsts))

    # -- durability

    def on_progress(self) -> None:
        """Acknowledgements have arrived: advance PGCLs, VCL, VDL, and tell those who wait."""
        self.notified = False
        durability = self.durability
        rose = False
        for group in self.groups.values():
            reached = group.count.reached(group.scls)
            if reached > group.pgcl:
                group.pgcl = reached
                rose |= durability.advance(group.id, reached)
        if not rose:
            return
        vdl = self.vdl = durability.vdl
        sizes = self._bytes
        while sizes and sizes[0][0] <= vdl:
            self._bytes_ahead -= sizes.popleft()[1]
        waiting = self._waiting
        while waiting and waiting[0][0] <= vdl:
            heappop(waiting)[2]()

    def when_durable(self, lsn: int, callback: Callback) -> None:
        if lsn <= self.vdl:
            callback()
            return
        self._waiting_count += 1
        heappush(self._waiting, (lsn, self._waiting_count, callback))

    def wait_durable(self, lsn: int) -> None:
        if lsn <= self.vdl:
            return
        if self.wait is not None:
            self.wait(lambda resume: self.when_durable(lsn, lambda: resume(None)))
            return
        while self.vdl < lsn:
            self.transport.pump()

    def change_count(self, count: Count, copies: int) -> None:
        """Which of so many segments make a record durable from now on; what is durable stays so."""
        self.count = count
        self._copies = copies
        for group in self.groups.values():
            group.scls.extend([0] * (copies - len(group.scls)))
            group.count = count

    # -- snapshots and pages

    def pin(self, lsn: int) -> None:
        self.cache.pin(lsn)

    def unpin(self, lsn: int) -> None:
        self.cache.unpin(lsn)

    def hold(self, lsn: int) -> None:
        """A branch, a snapshot or somebody's past is as of this LSN. Not a pin: the cache keeps nothing for it, the nodes do."""
        insort(self._held, lsn)

    @property
    def held(self) -> tuple[int, ...]:
        """The LSNs that are held, ascending."""
        return tuple(self._held)

    def release(self, lsn: int) -> None:
        """What was as of this LSN is gone."""
        self._held.remove(lsn)

    def forget_pages(self) -> None:
        """Give the cache's memory back: nobody works here any more, only branches read."""
        left, self.cache = self.cache, Cache(self, self._cache_bytes)
        self.cache.take_pins(left)  # a statement may be on its way out
        self.cache.ahead = left.ahead

    @property
    def mrpl(self) -> int:
        """The lowest read point anybody may still use (PGMRPL)."""
        lowest = self.cache.oldest_pin(self.vdl)
        if lowest > self.vdl:
            lowest = self.vdl
        if self.retained is not None and self.retained < lowest:
            lowest = self.retained
        return min(lowest, self._held[0]) if self._held else lowest

    @property
    def vcl(self) -> int:
        return self.durability.vcl

    @property
    def pages(self) -> int:
        """Page ids in use or reserved."""
        return self._high_page
