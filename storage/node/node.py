"""A storage node: messages in, answers out; one durable transaction for all that came in together.

    receive -> (1) check epoch, drop duplicates -> (2) hot log, durable, acknowledge with the SCL
    -> (3) chain, find gaps -> (4) gossip fills them -> (5) coalesce into images -> (7) drop what nobody needs

Only 1 and 2 are in the foreground. A node has no vote: it accepts all that carries a current epoch,
and everything it does is idempotent. It does no I/O of its own but through its disk, and knows no
clock, thread or network: the rim (threads in one process, TCP, a simulation) brings the messages.

`handle` belongs to one thread; `read` and `materialise` may run beside it on others: they take what
is in memory under `lock` first and look at the disk afterwards, so that all they miss in memory is in
the images already.

Source: SIGMOD 2017, section 3.3, figure 4; SIGMOD 2018, section 2.3.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from aurorapy.storage.boxcar import Boxcar, Damaged, check, ends, ends_and_vdl, read_header
from aurorapy.storage.codec import pack, unpack
from aurorapy.storage.membership import Membership
from aurorapy.storage.node.copies import adopt, copied, is_intact
from aurorapy.storage.node.disk import LSN_MAX, Disk, Transaction, log_key, lsn_of, number_of, page_key, segment_key, volume_key
from aurorapy.storage.node.messages import (
    FIRST_VOLUME,
    Ack,
    Adopt,
    Backed,
    Behind,
    Collect,
    Copy,
    CopyPage,
    Create,
    Deliver,
    Done,
    Drop,
    Fence,
    Fetch,
    Fetched,
    Hydrated,
    Inspect,
    Inspection,
    Install,
    Join,
    Keep,
    Refused,
    Rely,
    Repair,
    Reply,
    Request,
    Retain,
    Tell,
    Truncate,
    Truncation,
    Unknown,
)
from aurorapy.storage.node.pages import Gone, PageKeeper, Unserved
from aurorapy.storage.node.segment import Segment, VolumeState
from aurorapy.storage.page import PAGES_PER_GROUP

__all__ = ["Gone", "StorageNode", "Unserved", "VolumeState"]

CHECKED_BYTES = 16 << 20  # of a segment's newest log, when a node is opened: what was under way at a crash is less


class StorageNode(PageKeeper):
    def __init__(self, name: str, az: str, disk: Disk, lock: AbstractContextManager[Any]) -> None:
        super().__init__(disk, lock)
        self.name = name
        self.az = az
        self.backs_up = False
        self.fences = 0  # requests of writers that take over
        with disk.read() as txn:
            self._open(txn)

    def _open(self, txn: Transaction) -> None:
        """Build the memory from the disk: keys and headers of the log above the images, nothing else."""
        for key, value in txn.items(volume_key(0), volume_key(0xFFFFFFFF)):
            epoch, vdl, truncations, *more = unpack(value)  # three in the first data directories, and seven without the membership
            volume = number_of(key)
            state = self.volumes[volume] = VolumeState(more[1] if more else PAGES_PER_GROUP, hydrated=more[3] if more else True)
            state.epoch, state.vdl, state.truncations = epoch, vdl, tuple([Truncation(*t) for t in truncations])
            state.fence, state.retain = (more[0], more[2]) if more else (epoch, LSN_MAX)
            if len(more) > 4:
                state.joins, state.members = more[4], Membership(*more[5:])
            for segment_row, meta in txn.items(segment_key(volume, 0), segment_key(volume, 0xFFFFFFFF)):
                base, known, *rest = unpack(meta)
                segment = state.segment(number_of(segment_row))
                segment.base = base
                if rest:
                    segment.hydrating, segment.horizon = rest[:2]
                    segment.exact = rest[2] if len(rest) > 2 else ()
                state.vdl = max(state.vdl, known)
            for segment in state.segments.values():
                self._rechain(txn, volume, state, segment)

    def _rechain(self, txn: Transaction, volume: int, state: VolumeState, segment: Segment, same: int = 0) -> None:
        boxes = self._boxes(txn, volume, state, segment)
        oldest = self._log_begins(txn, volume, segment)
        with self._lock:
            segment.rechain(oldest, boxes, same)

    @staticmethod
    def _log_begins(txn: Transaction, volume: int, segment: Segment) -> int:
        """Above which LSN the log at or below the base begins; the base if there is none, or its beginning is damaged."""
        for _, data in txn.items(log_key(volume, segment.group, 0), log_key(volume, segment.group, segment.base)):
            return read_header(data).prev if is_intact(data) else segment.base
        return segment.base

    def _boxes(self, txn: Transaction, volume: int, state: VolumeState, segment: Segment) -> list[tuple[int, int]]:
        """(prev, last) of a segment's boxcars above its base, without damaged ones: the hole that they leave is filled as any other.

        The newest, which a crash can have torn, are checked, and whatever does not go on where the one before it ended. The others are only
        looked at: each is checked when somebody reads it, and scrubbing replaces what is damaged, as it does in a node that stays open."""
        rows = list(txn.items(log_key(volume, segment.group, segment.base + 1), log_key(volume, segment.group, LSN_MAX)))
        sizes = [len(data) for _, data in rows]
        room, looked_at = CHECKED_BYTES, len(rows)
        while looked_at and room > 0:
            looked_at -= 1
            room -= sizes[looked_at]
        boxes: list[tuple[int, int]] = []
        at, vdl, lost = segment.base, state.vdl, 0
        for i, (key, data) in enumerate(rows):  # the longest loop of a start after kill -9
            prev, last, said = ends_and_vdl(data)
            if i >= looked_at or prev != at or last != lsn_of(key):
                if not is_intact(data):
                    self.damaged += 1
                    lost += sizes[i]
                    continue
                if said > vdl:
                    vdl = said
            at = last
            boxes.append((prev, last))
        state.vdl, segment.log_bytes = vdl, sum(sizes) - lost
        return boxes

    def back_up(self) -> None:
        """From now on no log goes before the backup has it (`Backed`); what it has already, it has to say again."""
        self.backs_up = True
        for state in self.volumes.values():
            state.backs_up = True
            for segment in state.segments.values():
                segment.backed = 0

    # -- messages

    def handle(self, messages: Sequence[Boxcar | Request]) -> list[Reply]:
        """One answer a request, in order, and one `Ack` for each segment that took boxcars; all is durable."""
        replies: list[Reply] = []
        touched: dict[tuple[int, int], Segment] = {}
        coalesced = self._coalesced_now = []
        with self._disk.write() as txn:
            for message in messages:
                if isinstance(message, Boxcar):
                    refusal = self._receive(txn, message, touched)
                    if refusal is not None:
                        replies.append(refusal)
                else:
                    replies.append(self._answer(txn, message, touched))
        for segment, upto in coalesced:  # not before the images are there for readers
            with self._lock:
                segment.coalesced(upto)
        first = self.volumes.get(FIRST_VOLUME)
        for (volume, group), segment in touched.items():
            if volume in self.volumes:  # the fence, not the epoch: what peers bring after it must not count for the old writer
                replies.append(Ack(volume, group, segment.scl, self.volumes[volume].fence, first.fence if first is not None else 0))
        return replies

    def take(self, box: Boxcar, put: Callable[[bytes, bytes], None]) -> tuple[int, int, int, int, int] | None:
        """`handle` of one boxcar that goes on where its segment's log ends, as nearly every one does: what the `Ack` says. None, and nothing
        has happened, if it is another one."""
        state = self.volumes.get(box.volume)
        if state is None or box.epoch != state.epoch or box.epoch < state.fence:
            return None
        segment = state.segments.get(box.group)
        data = box.data
        if segment is None or data is None or box.prev != segment.scl or segment.waiting:
            return None
        last = box.last
        put(log_key(box.volume, box.group, last), data)
        segment.log_bytes += len(data)
        segment.link(box.prev, last)
        if box.vdl > state.vdl:
            state.vdl = box.vdl
        segment.mrpl = box.mrpl
        segment.complete = box.complete
        first = self.volumes.get(FIRST_VOLUME)
        return box.volume, box.group, segment.scl, state.fence, first.fence if first is not None else 0

    def _receive(
        self, txn: Transaction, box: Boxcar, touched: dict[tuple[int, int], Segment]
    ) -> Refused | Behind | Unknown | None:
        state = self.volumes.get(box.volume)
        if state is None:
            return Unknown(box.volume)
        if box.epoch < state.fence:
            return Refused(box.volume, state.fence)
        if box.epoch > state.epoch:
            return Behind(box.volume, state.epoch)
        data = box.data
        assert data is not None
        self._enter(txn, state, box.volume, data, box.group, box.prev, box.last, touched)
        if box.vdl > state.vdl:
            state.vdl = box.vdl
        segment = state.segments[box.group]
        segment.mrpl = box.mrpl
        segment.complete = box.complete
        return None

    def _enter(
        self,
        txn: Transaction,
        state: VolumeState,
        volume: int,
        data: bytes,
        group: int,
        prev: int,
        last: int,
        touched: dict[tuple[int, int], Segment],
    ) -> None:
        segment = state.segments.get(group)
        if segment is None:
            segment = state.segment(group)
            txn.put(segment_key(volume, group), pack(segment.meta(0)))
        touched[volume, group] = segment
        if segment.holds(last):
            return
        txn.put(log_key(volume, group, last), data)
        segment.log_bytes += len(data)
        segment.link(prev, last)

    def _answer(self, txn: Transaction, message: Request, touched: dict[tuple[int, int], Segment]) -> Reply:
        volume = message.volume
        if isinstance(message, Create):
            if volume not in self.volumes:
                state = self.volumes[volume] = VolumeState(message.pages_per_group, hydrated=message.hydrated)
                state.members = message.members
                state.backs_up = self.backs_up
                self._save(txn, volume)
            return Done(volume)
        if (known := self.volumes.get(volume)) is None:
            return Unknown(volume)
        state = known
        match message:
            case Inspect():
                return self._inspection(volume, state)
            case Fence():
                self.fences += 1
                if message.epoch <= state.fence:
                    return Refused(volume, state.fence)
                state.fence = message.epoch
                self._save(txn, volume)
                return self._inspection(volume, state)
            case Truncate():
                return self._truncate(txn, state, message)
            case Fetch():
                return Fetched(tuple(self._fetch(txn, message)))
            case Deliver():
                for data in message.boxcars:
                    self._accept(txn, state, data, touched)
                return Done(volume)
            case Keep():
                self._keep(txn, state, message)
                return Done(volume)
            case Drop():
                decider = self.volumes.get(message.by)
                if decider is None:
                    return Unknown(message.by)
                if message.epoch < decider.fence:
                    return Refused(message.by, decider.fence)
                self._drop(txn, volume)
                return Done(volume)
            case Retain() | Join() if message.epoch < state.fence:
                return Refused(volume, state.fence)
            case Retain():
                state.retain = message.lsn
                for segment in state.segments.values():
                    segment.retain = message.lsn
                self._save(txn, volume)
                return Done(volume)
            case Backed():
                backed = state.segments.get(message.group)
                if backed is not None:
                    backed.backed = max(backed.backed, message.lsn)
                return Done(volume)
            case Tell():
                self._learn(state, message)
                return Done(volume)
            case Install():
                if message.epoch < state.fence:
                    return Refused(volume, state.fence)
                if message.epoch > state.epoch:
                    return Behind(volume, state.epoch)
                if message.members.epoch > state.members.epoch:
                    state.members = message.members
                    self._save(txn, volume)
                return Done(volume)
            case Join():
                state.joins += 1
                state.hydrated = False
                self._save(txn, volume)
                return Done(volume)
            case Hydrated():
                if message.joins == state.joins:
                    state.hydrated = True
                    self._save(txn, volume)
                return Done(volume)
            case Repair():
                self._repair(txn, state, message)
                return Done(volume)
            case Adopt():
                if adopt(txn, state, message):
                    self._rechain(txn, volume, state, state.segments[message.group])
                return Done(volume)
            case Rely():
                if self._rely(txn, state, message):
                    segment = state.segments[message.group]
                    self._rechain(txn, volume, state, segment)
                    touched[volume, message.group] = segment
                return Done(volume)
            case Copy() | CopyPage():
                return copied(txn, state, message) if isinstance(message, Copy) else self._copy_page(state, message)
            case Collect():
                return self._collect(txn, state, message)
        raise TypeError(message)

    @staticmethod
    def _learn(state: VolumeState, message: Tell) -> None:
        if message.epoch != state.epoch or message.epoch < state.fence:
            return
        state.vdl = max(state.vdl, message.vdl)
        for group, complete in message.complete.items():
            segment = state.segments.get(group)
            if segment is not None:
                segment.mrpl = message.mrpl
                segment.complete = complete

    @staticmethod
    def _inspection(volume: int, state: VolumeState) -> Inspection:
        scls = {group: segment.scl for group, segment in state.segments.items()}
        bases = {group: (segment.base, not segment.hydrating) for group, segment in state.segments.items()}
        oldest = {group: segment.oldest() for group, segment in state.segments.items() if not segment.hydrating}
        return Inspection(volume, state.epoch, state.vdl, state.truncations, scls, state.fence, state.hydrated, state.members, bases, oldest)

    def _accept(self, txn: Transaction, state: VolumeState, data: bytes, touched: dict[tuple[int, int], Segment]) -> None:
        """A boxcar from a peer: it may be damaged, or annulled in whole or in part, or of an epoch that we do not know yet."""
        try:
            check(data)
        except Damaged:
            return
        kept = state.valid(data)
        if kept is not None and (header := read_header(kept)).epoch <= state.epoch:
            self._enter(txn, state, header.volume, kept, header.group, header.prev, header.last, touched)

    def _save(self, txn: Transaction, volume: int) -> None:
        txn.put(volume_key(volume), pack(self.volumes[volume].meta()))

    def _truncate(self, txn: Transaction, state: VolumeState, message: Truncate) -> Reply:
        """Adopt a volume's truncations, and refuse from now on all that carries an epoch older than the newest of them.

        The list replaces ours: what we have and it has not was ordered by a recovery that was overtaken before a quorum knew it; what
        that annulled comes back from peers.
        """
        volume = message.volume
        newest = message.truncations[-1] if message.truncations else Truncation(0, 0, 0)
        if message.by < state.fence:
            return Refused(volume, state.fence)
        if newest.epoch > state.epoch:
            new_lows = [cut.low for cut in message.truncations if cut not in state.truncations]
            state.epoch = newest.epoch
            state.members = message.members
            state.truncations = message.truncations[-1000:]
            state.vdl = max(state.vdl, newest.low)
            for segment in state.segments.values():
                if self.damaged or segment.top > min(new_lows):  # else nothing of it is annulled, and the log need not be looked through
                    self._cut(txn, volume, state, segment, 0 if self.damaged else min(new_lows))
        elif newest.epoch < state.epoch or newest not in state.truncations:
            return Refused(volume, state.epoch)
        state.fence = max(state.fence, message.by, state.epoch)
        self._save(txn, volume)
        return self._inspection(volume, state)

    def _cut(self, txn: Transaction, volume: int, state: VolumeState, segment: Segment, above: int) -> None:
        """Remove from a segment's log what is annulled, and what is damaged, above an LSN and the base: in images is nothing that is not durable."""
        low, high = log_key(volume, segment.group, max(segment.base, above) + 1), log_key(volume, segment.group, LSN_MAX)
        rows = [(key, bytes(data)) for key, data in txn.items(low, high)]
        for key, data in rows:
            try:
                check(data)
                kept = state.valid(data)
            except Damaged:
                kept = None
            if kept is data:
                continue
            if kept is not None:
                txn.put(log_key(volume, segment.group, read_header(kept).last), kept)
            txn.delete(key)
        self._rechain(txn, volume, state, segment, min([above, *[ends(data)[0] for _, data in rows]]))

    def _fetch(self, txn: Transaction, message: Fetch) -> Iterator[bytes]:
        room = message.bytes_max
        low = log_key(message.volume, message.group, message.above + 1)
        for _, data in txn.items(low, log_key(message.volume, message.group, LSN_MAX)):
            try:
                check(data)
            except Damaged:
                return  # the rest is another node's to give
            yield bytes(data)
            room -= len(data)
            if room <= 0:
                return

    def _drop(self, txn: Transaction, volume: int) -> None:
        state = self.volumes.pop(volume)
        for low, high in (
            (page_key(volume, 0, 0), page_key(volume, LSN_MAX, LSN_MAX)),
            (log_key(volume, 0, 0), log_key(volume, 0xFFFFFFFF, LSN_MAX)),
        ):
            for key in [key for key, _ in txn.items(low, high)]:
                txn.delete(key)
        for group in state.segments:
            txn.delete(segment_key(volume, group))
        txn.delete(volume_key(volume))
