"""One of a protection group's six copies, as its node keeps it in memory.

    base ........... scl ........ (gaps)
     | tail: chained, |  waiting: boxcars whose
     | not in images  |  predecessor is missing

`tail` lists the last LSNs of the boxcars that are in the log and chained without a gap, ascending.
At each of the `points` every page had an image made that holds exactly what is at or below it. So log
may go, and the tail be cut, at the highest point that no reader is below (the PGMRPL): a read between
two images then still finds the redo it needs.
`index` says which of those above the base touch a page; it is made only when a page is read. `past` says the same of those below, for
reads as of an LSN below the base: branches, snapshots, the retention window. Who opens a node looks at the log above the bases
alone; what is kept below is chained when somebody reads there (`unread`), so opening takes no longer when more of the past is kept.

Invariants: the chain from the log's start to `scl` has no gap, as far as it was looked at; base <= scl; tail[-1] == scl unless empty.
"""

from __future__ import annotations

from bisect import bisect_right

from aurorapy.storage.boxcar import cut_above, read_header
from aurorapy.storage.membership import PLAIN
from aurorapy.storage.node.disk import LSN_MAX
from aurorapy.storage.node.messages import Place, Truncation


class Segment:
    __slots__ = ("backed", "base", "complete", "copying", "exact", "group", "horizon", "hydrating", "index", "indexed", "log_bytes", "log_floor", "mrpl", "past",
                 "past_to", "points", "retain", "scl", "tail", "top", "unread", "waiting")  # fmt: skip

    def __init__(self, group: int, base: int) -> None:
        self.group = group
        self.base = base
        self.scl = base
        self.top = base  # no boxcar in the log ends above
        self.mrpl = 0
        self.retain = LSN_MAX
        self.backed = LSN_MAX  # the backup has the log up to here, or there is none: what is above must not go
        self.exact: tuple[int, ...] = ()  # LSNs below the log as of which a restore has left every page's image
        self.horizon = 0  # as of less than this, image versions are missing
        self.copying: tuple[int, Place, int] | None = None  # of those images: the base, where the last piece ended, the oldest point
        self.hydrating = False  # images are being copied from a peer: no reads until they are all there
        self.complete = 0  # all six segments have the log up to here
        self.log_floor = 0  # nothing at or below is in the log any more
        self.log_bytes = 0  # above the base
        self.points = [base]  # to which the images were brought, ascending
        self.tail: list[int] = []
        self.waiting: dict[int, int] = {}
        self.index: dict[int, list[int]] = {}
        self.indexed = base  # what of the tail is at or below is in the index, or below the base
        self.past: dict[int, list[int]] = {}
        self.past_to = 0  # what of the tail is at or below is in `past`
        self.unread = 0  # what of the log is at or below is not in the tail yet

    def rechain(self, oldest: int, boxes: list[tuple[int, int]], same: int = 0) -> None:
        """Begin anew with the boxcars above the base: (prev, last), ascending. `oldest`: where the log below it begins. `same`: to which the log is what
        it was, so that what is known of it stays known."""
        self.scl = self.base
        self.indexed = max(self.base, min(self.indexed, same))
        self.unread = self.base if oldest < self.base else 0
        self.points = sorted({min(oldest, self.base), self.base})
        self.past_to = 0
        for known in (self.tail, self.waiting, self.past):
            known.clear()
        self.index = {page: kept for page, lasts in self.index.items() if (kept := lasts[: bisect_right(lasts, self.indexed)])}
        tail, at, linked = self.tail, self.scl, 0
        for prev, last in boxes:
            if prev != at:
                break
            tail.append(last)
            at = last
            linked += 1
        self.scl, self.top = at, max(self.top, at)
        for prev, last in boxes[linked:]:
            self.link(prev, last)

    def recall(self, boxes: list[tuple[int, int]]) -> None:
        """Chain what was left unread: (prev, last) of its undamaged boxcars, ascending."""
        at = oldest = self.points[0]
        lasts = []
        for prev, last in boxes:
            if prev == at:
                lasts.append(last)
                at = last
        if at == self.unread:
            self.tail[:0] = lasts
        elif oldest < self.unread:  # it has a hole: only the images can say what was there
            self.points = [point for point in self.points if point >= self.unread]
        self.unread = 0

    def holds(self, last: int) -> bool:
        return last <= self.scl or last in self.waiting.values()

    def link(self, prev: int, last: int) -> None:
        """A boxcar has come into the log."""
        if last > self.top:
            self.top = last
        if prev != self.scl:
            self.waiting[prev] = last
            return
        self.tail.append(last)
        self.scl = last
        while self.waiting and (following := self.waiting.pop(self.scl, None)) is not None:
            self.tail.append(following)
            self.scl = following

    def oldest(self) -> int:
        """The lowest LSN as of which a page can be read."""
        return max(self.points[0], self.horizon)

    def serves(self, lsn: int) -> bool:
        """Pages can be read as of this LSN."""
        return lsn >= self.oldest() or (lsn >= self.horizon and lsn in self.exact)

    def meta(self, vdl: int) -> tuple[object, ...]:
        """What of it is on disk."""
        return (self.base, vdl, self.hydrating, self.horizon, self.exact)

    def uncoalesced(self) -> int:
        """How many boxcars of the tail are not in images."""
        return len(self.tail) - bisect_right(self.tail, self.base)

    def floor(self) -> int:
        """The redo at or below this point is needed by no reader: the images say the same."""
        return self.points[max(0, bisect_right(self.points, min(self.mrpl, self.retain)) - 1)]

    def coalesced(self, upto: int) -> None:
        """The images are on disk that hold all redo at or below `upto`."""
        self.base = upto
        self.points.append(upto)
        self.trim()

    def trim(self) -> None:
        """Forget the tail that no reader needs."""
        floor = self.floor()
        self.points = [point for point in self.points if point >= floor]
        del self.tail[: bisect_right(self.tail, floor)]
        if floor >= self.unread:
            self.unread = 0
        if self.indexed < self.base:
            self.indexed = self.base
        _cut(self.index, self.base)
        _cut(self.past, floor)


def _cut(index: dict[int, list[int]], floor: int) -> None:
    """Take what is at or below out of an index."""
    for page, boxes in list(index.items()):
        if boxes[0] <= floor:
            kept = boxes[bisect_right(boxes, floor) :]
            if kept:
                index[page] = kept
            else:
                del index[page]


class VolumeState:
    """What a node keeps in memory of a volume. Invariant: epoch <= fence; a boxcar is taken iff its epoch is both."""

    __slots__ = ("backs_up", "copied", "epoch", "fence", "hydrated", "joins", "members", "pages_per_group", "retain", "segments", "truncations", "vdl")

    def __init__(self, pages_per_group: int, *, hydrated: bool = True) -> None:
        self.hydrated = hydrated
        self.joins = 0
        self.members = PLAIN
        self.epoch = 0
        self.fence = 0
        self.vdl = 0  # the highest that a writer told us
        self.truncations: tuple[Truncation, ...] = ()
        self.pages_per_group = pages_per_group
        self.retain = LSN_MAX  # the retention window: what may be read from here on is kept
        self.backs_up = False  # no log goes before the backup has it
        self.copied = 0  # so many more looks a peer may be copying our images: they must not move
        self.segments: dict[int, Segment] = {}

    def meta(self) -> tuple[object, ...]:
        """What of it is on disk."""
        ranges = tuple([(t.epoch, t.low, t.high) for t in self.truncations])
        members = (self.joins, *self.members)
        return (self.epoch, self.vdl, ranges, self.fence, self.pages_per_group, self.retain, self.hydrated, *members)

    def pages_of(self, group: int) -> tuple[int, int]:
        """The first and the last page of a group."""
        return group * self.pages_per_group, (group + 1) * self.pages_per_group - 1

    def segment(self, group: int) -> Segment:
        segment = self.segments.get(group)
        if segment is None:
            segment = self.segments[group] = Segment(group, 0)
            segment.retain = self.retain
            segment.backed = 0 if self.backs_up else LSN_MAX
        return segment

    def valid(self, data: bytes) -> bytes | None:
        """What of an intact boxcar was not annulled, if anything."""
        header = read_header(data)
        for cut in self.truncations:
            if header.epoch < cut.epoch and header.first <= cut.high and cut.low < header.last:
                kept = cut_above(data, cut.low)
                if kept is None:
                    return None
                data, header = kept, read_header(kept)
        return data
