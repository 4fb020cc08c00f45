"""What a node does when nobody waits for it: gossip, repair, collection, scrubbing.

    rim's clock --tick--> errands --rim--> a peer, or the node itself --answer--> on_reply --> more errands

An errand is a request and who is to answer it; the rim carries it as it carries everything (for the node itself: through its own queue), and
brings the answer back, or None. So background work is never on the way from a boxcar to its acknowledgement; when the rim says that
the foreground is busy, only gossip goes on, and seldom.

    gossip    ask a peer what it knows; learn truncations that were missed, fetch log above our SCL; where its log does not go back
              so far, copy images instead, of the peer that reaches furthest back (sources.py); so does a segment that cannot be
              read as far back as is promised; a node whose disk was replaced is hydrated, and votes again, when it has all that
              three hydrated peers had
    rely      a tail (full and tail segments) makes no images: it lets log go that the images of all full members hold, as they say themselves, and
              where its log has a gap that nobody can fill any more, it begins anew above
    collect   drop image versions and log below the PGMRPL and the retention window
    scrub     check checksums of log and images a few rows at a time, and replace what is damaged by a peer's copy

The object lives beside its node, on the thread that ticks; it changes the node only by requests. Losing it loses nothing.
Source: P17, section 3.3, steps 4, 7 and 8.
"""

from __future__ import annotations

from collections.abc import Sequence

from aurorapy.records import dataclass
from aurorapy.storage.boxcar import read_header
from aurorapy.storage.node.disk import log_key, lsn_of, page_key
from aurorapy.storage.node.messages import (
    BEGIN,
    Adopt,
    Collect,
    Collected,
    Copied,
    Copy,
    CopyPage,
    Deliver,
    Fetch,
    Fetched,
    Hydrated,
    Inspect,
    Inspection,
    Install,
    Rely,
    Repair,
    Reply,
    Request,
    Truncate,
)
from aurorapy.storage.node.node import StorageNode, VolumeState
from aurorapy.storage.node.segment import Segment
from aurorapy.storage.node.sources import Source
from aurorapy.storage.quorum import satisfies

BUSY_TICKS = 8  # while the foreground is busy, so many ticks pass for one of ours
COLLECT_TICKS = 4
SCRUB_TICKS = 2
SCRUB_ROWS = 64
COPY_BYTES = 1 << 20  # of images in one answer
HURRY_TICKS = 64  # from the start on: what was missed meanwhile is fetched soon
PATIENCE_TICKS = 8  # after which a copy that does not go on is begun anew
MEND_TICKS = 64  # between two tries to reach further back: a segment serves no reads meanwhile
REPAIRS_MAX = 16  # damaged rows that are being repaired at a time


@dataclass(frozen=True, slots=True)
class Errand:
    """A request for a peer, or for the node itself, by name."""

    to: str
    request: Request


class Background:
    """`names`: all nodes that may be members, each at its place in the membership; the node's own among them.

    Counters: rows scrubbed, found damaged, repaired; boxcars fetched; segments copied; versions dropped.
    """

    def __init__(self, node: StorageNode, names: Sequence[str], *, copy_bytes: int = COPY_BYTES) -> None:
        self.node = node
        self.scrubbed = self.damaged = self.repaired = 0
        self.fetched = self.copied = self.collected = 0
        self._copy_bytes = copy_bytes
        self.meet(names)
        self._ticks = 0
        self._turn = 0
        self._collecting: dict[int, tuple[int, int]] = {}  # by volume: group, page
        self._scrubbing: dict[int, bytes] = {}  # by volume: the last key
        # by volume, epoch, joining and membership: what hydrated peers had, until we have it too
        self._goals: dict[tuple[int, int, int, int], dict[str, dict[int, int]]] = {}
        self._copying: dict[tuple[int, int], int] = {}  # segments whose images are being copied, and when the last piece came
        self._sources: dict[tuple[int, int], Source] = {}  # of those that are to be copied
        self._shares: dict[tuple[int, int], float] = {}  # of those copies: how much of the group's pages is here
        self._mended: dict[tuple[int, int], int] = {}  # segments that could not be read far enough back, and when that was noticed last
        self._told: dict[int, dict[str, Inspection]] = {}  # by volume and peer: what it said last, where tails want to know
        self._recopy: set[tuple[int, int]] = set()  # segments with damaged log that no peer has any more
        self._broken: dict[bytes, int] = {}  # damaged rows, and whose turn it is to repair them

    def meet(self, names: Sequence[str]) -> None:
        """There are more nodes than before."""
        self._names = list(names)
        self._peers = [name for name in names if name != self.node.name]

    def _peers_in(self, state: VolumeState) -> list[str]:
        """Those who hold a volume; who has just joined does not know yet who they are."""
        members = [self._names[at] for at in state.members.members if at < len(self._names)]
        return [name for name in members if name != self.node.name] if self.node.name in members else self._peers

    def keeps_log_only(self, state: VolumeState) -> bool:
        """This node is a tail."""
        return bool(state.members.tails) and state.members.is_tail(self._names.index(self.node.name))

    @property
    def hurries(self) -> bool:
        """This node lacks what it must have, or may: until it has it, its vote is missed."""
        return self._ticks < HURRY_TICKS or not all(state.hydrated for state in list(self.node.volumes.values()))

    def tick(self, *, busy: bool = False) -> list[Errand]:
        """Some times a second: what to do next."""
        self._ticks += 1
        node = self.node
        volumes = list(node.volumes.items())  # the node may work on another thread, and drop a volume at any moment
        for _, state in volumes:
            if state.copied:
                state.copied -= 1
        if not self._peers or not volumes or (busy and self._ticks % BUSY_TICKS):
            return []
        self._turn += 1
        for dropped in self._told.keys() - self.node.volumes.keys():
            del self._told[dropped]
        for key in [key for key in self._sources if key[0] not in self.node.volumes]:
            del self._sources[key]
        volumes.sort(key=lambda entry: entry[0])
        volume, state = volumes[self._turn // len(self._peers) % len(volumes)]
        peers = self._peers_in(state)
        peer = peers[self._turn % len(peers)]
        errands = [Errand(peer, Inspect(volume))]
        if not busy and self._ticks % COLLECT_TICKS == 0:
            errands += self._collect(volume, state)
        if not busy and self._ticks % SCRUB_TICKS == 0:
            errands += self._scrub(volume)
        return errands

    def on_reply(self, to: str, request: Request, reply: Reply | None) -> list[Errand]:
        """The answer to an errand, or None: what follows from it."""
        state = self.node.volumes.get(request.volume)
        if state is None:
            return []
        match request, reply:
            case Inspect(), Inspection():
                return [*self._compare(to, state, reply), *self._hear(to, state, request.volume, reply)]
            case Inspect(), _:
                return self._hear(to, state, request.volume, None)
            case Fetch(), Fetched():
                return self._take(to, state, request, reply)
            case Copy(), Copied():
                return self._copy_on(to, state, request, reply)
            case Copy(), _:
                if (source := self._sources.get((request.volume, request.group))) is not None and source.chosen == to:
                    source.failed()
                    self._copying.pop((request.volume, request.group), None)
            case CopyPage(), Copied():
                self.repaired += self._broken.pop(self._page_row(request), None) is not None
                return [Errand(self.node.name, Repair(request.volume, (), reply.images))]
            case Collect(), Collected():
                self.collected += reply.dropped
                self._collecting[request.volume] = (request.group, reply.after) if reply.after is not None else (request.group + 1, -1)
        return []

    # -- gossip

    def _compare(self, peer: str, state: VolumeState, theirs: Inspection) -> list[Errand]:
        """Where the peer knows more than we do, ask for it."""
        volume = theirs.volume
        if theirs.epoch > state.epoch:
            return [Errand(self.node.name, Truncate(volume, theirs.epoch, theirs.truncations, theirs.members))] if theirs.epoch >= state.fence else []
        if theirs.epoch < state.epoch:
            return []  # it may hold what is annulled
        errands = []
        is_tail = self.keeps_log_only(state)
        if state.members.tails:
            self._told.setdefault(volume, {})[peer] = theirs
        if theirs.members.epoch > state.members.epoch:  # before anything is decided by the older rule
            errands.append(Errand(self.node.name, Install(volume, theirs.epoch, theirs.members)))
        elif not state.hydrated:
            errands += self._hydrate(peer, state, theirs)
        for group, scl in theirs.scls.items():
            segment = state.segments.get(group)
            own = segment.scl if segment is not None else 0
            if scl > own:
                errands.append(Errand(peer, Fetch(volume, group, own)))
            elif segment is not None and segment.hydrating and not is_tail:
                errands += self._copy(volume, group)
            elif segment is not None and not is_tail and group in theirs.oldest and self._is_short(state, segment, theirs):
                if self._mended.get((volume, group), -MEND_TICKS) + MEND_TICKS > self._ticks:
                    continue
                self._mended[volume, group] = self._ticks
                self._recopy.add((volume, group))
                errands += self._copy(volume, group)
            if is_tail and segment is not None and self._imaged(state, volume, group) > segment.base:
                errands.append(self._rely(state, volume, group))
        return errands

    def _imaged(self, state: VolumeState, volume: int, group: int) -> int:
        """How far all full members have images, as they have said, or as another tail has found."""
        members, told = state.members, self._told.get(volume, {})
        bases = {self._names.index(name): theirs.bases.get(group, (0, False)) for name, theirs in told.items()}
        whole = [base if complete else 0 for base, complete in [bases.get(at, (0, False)) for at in members.imaging]]
        relied = [base for at, (base, complete) in bases.items() if members.is_tail(at) and not complete]
        return max([min(whole, default=0), *relied])

    def _rely(self, state: VolumeState, volume: int, group: int, *, gap: bool = False) -> Errand:
        segment = state.segments.get(group)
        upto = max(self._imaged(state, volume, group), segment.base if segment is not None else 0)
        vdl = max([theirs.vdl for theirs in self._told.get(volume, {}).values()], default=0)
        return Errand(self.node.name, Rely(volume, group, upto, vdl, state.epoch, gap))

    def _hydrate(self, peer: str, state: VolumeState, theirs: Inspection) -> list[Errand]:
        """Three hydrated peers show all that a write quorum ever acknowledged, so also what we did before our disk was lost."""
        goals = self._goals.setdefault((theirs.volume, theirs.epoch, state.joins, state.members.epoch), {})  # of an older epoch, it may be annulled
        if theirs.hydrated:
            goals.setdefault(peer, dict(theirs.scls))
        known = {group: segment.scl for group, segment in state.segments.items() if self._is_whole(state, segment)}
        reached = all(group in known and known[group] >= scl for scls in goals.values() for group, scl in scls.items() if scl)
        if not reached or not satisfies(state.members.read, [self._names.index(name) for name in goals]):
            return []
        self._goals.clear()
        return [Errand(self.node.name, Hydrated(theirs.volume, state.joins))]

    def _is_whole(self, state: VolumeState, segment: Segment) -> bool:
        """It has what it must have besides log."""
        return not segment.hydrating or self.keeps_log_only(state)

    def _take(self, peer: str, state: VolumeState, request: Fetch, reply: Fetched) -> list[Errand]:
        repairs = [data for data in reply.boxcars if self._log_row(data) in self._broken]
        if repairs:
            for data in repairs:
                del self._broken[self._log_row(data)]
            self.repaired += len(repairs)
            return [Errand(self.node.name, Repair(request.volume, tuple(repairs), ()))]
        segment = state.segments.get(request.group)
        scl = segment.scl if segment is not None else 0
        if reply.boxcars and read_header(reply.boxcars[0]).prev <= scl:
            self.fetched += len(reply.boxcars)
            return [Errand(self.node.name, Deliver(request.volume, reply.boxcars))]
        if request.above < scl:
            return []  # what was missing has come meanwhile
        if self.keeps_log_only(state):
            return [self._rely(state, request.volume, request.group, gap=True)] if self._imaged(state, request.volume, request.group) > scl else []
        return self._copy(request.volume, request.group)

    @staticmethod
    def _is_short(state: VolumeState, segment: Segment, theirs: Inspection) -> bool:
        """What somebody may still read is not here, and it is with a peer."""
        promised = min(segment.mrpl, state.retain)  # 0: nobody has said yet
        oldest = segment.oldest()
        return 0 < promised < oldest and theirs.oldest[segment.group] < oldest and theirs.bases[segment.group][0] >= segment.base

    def _givers(self, state: VolumeState) -> list[str]:
        """Whose images may be copied."""
        if not state.members.tails:
            return self._peers_in(state)
        if self._names.index(self.node.name) not in state.members.members:
            return []  # it does not know yet what it is to be
        return [name for at, name in enumerate(self._names) if at in state.members.imaging and name != self.node.name]

    def _copy(self, volume: int, group: int) -> list[Errand]:
        """Begin to copy a group's images, unless that is under way."""
        key = volume, group
        state = self.node.volumes.get(volume)
        if state is None or self._copying.get(key, -PATIENCE_TICKS) + PATIENCE_TICKS > self._ticks or not (givers := self._givers(state)):
            return []
        source = self._sources.get(key)
        if source is None:
            self._sources[key] = Source(self._ticks, PATIENCE_TICKS)
            return [Errand(peer, Inspect(volume)) for peer in givers]
        source.failed()  # if somebody was chosen before, nothing has come for long
        if not source.is_settled(givers, self._ticks):
            return []
        segment = state.segments.get(group)
        base, scl = (segment.base, segment.scl) if segment is not None else (0, 0)
        whole = segment is not None and (segment.hydrating or key in self._recopy)  # as far as the log goes; else that is what is missing
        peer = source.choose(givers, base if whole else scl + 1)
        if peer is None:
            del self._sources[key]
            return []
        self._copying[key] = self._ticks
        return [Errand(peer, Copy(volume, group, BEGIN, self._copy_bytes))]

    def _hear(self, peer: str, state: VolumeState, volume: int, theirs: Inspection | None) -> list[Errand]:
        """For segments that look for a source: what this peer has."""
        errands: list[Errand] = []
        for (of, group), source in list(self._sources.items()) if self._sources else ():
            if of == volume and source.chosen is None:
                source.heard(peer, group, theirs if theirs is not None and theirs.epoch == state.epoch else None)
                errands += self._copy(volume, group)
        return errands

    def _copy_on(self, peer: str, state: VolumeState, request: Copy, reply: Copied) -> list[Errand]:
        volume, group = request.volume, request.group
        segment = state.segments.get(group)
        if (volume, group) in self._recopy:
            self._recopy.discard((volume, group))
        elif request.after == BEGIN and segment is not None and not segment.hydrating and reply.base <= segment.scl:
            self._sources.pop((volume, group), None)
            return []  # the log has come meanwhile
        adopt = Adopt(
            volume, group, reply.after, reply.upto, reply.images, reply.base, reply.done, reply.vdl, reply.epoch, reply.boxcars, reply.reach
        )
        errands = [Errand(self.node.name, adopt)]
        first = group * state.pages_per_group
        self._shares[volume, group] = min(1.0, (reply.upto[0] + 1 - first) / max(1, reply.last + 1 - first))
        if reply.done:
            self._copying.pop((volume, group), None)
            self._sources.pop((volume, group), None)
            self.copied += 1
        else:
            self._copying[volume, group] = self._ticks
            errands.append(Errand(peer, Copy(volume, group, reply.upto, self._copy_bytes)))
        return errands

    def progress(self) -> int:
        """Per cent of what this node must have before its votes count: groups, and pages of those whose images are being copied."""
        done = whole = 0.0
        for volume, state in list(self.node.volumes.items()):
            if state.hydrated:
                continue
            scls = [scls for key, known in list(self._goals.items()) if key[0] == volume for scls in list(known.values())]
            groups = {group: max(one.get(group, 0) for one in scls) for one in scls for group in one}
            whole += max(1, len(groups))
            for group, scl in groups.items():
                segment = state.segments.get(group)
                share = self._shares.get((volume, group), 0.0)
                done += share if segment is None or not self._is_whole(state, segment) or segment.scl < scl else 1.0
        return 100 if not whole else min(99, int(100 * done / whole))

    # -- collection and scrubbing

    def _collect(self, volume: int, state: VolumeState) -> list[Errand]:
        groups = sorted(state.segments)
        if not groups:
            return []
        if self.keeps_log_only(state):
            return [self._rely(state, volume, group) for group in groups]  # also where only the PGMRPL has risen
        group, after = self._collecting.get(volume, (groups[0], -1))
        if group not in groups:
            group, after = next((other for other in groups if other > group), groups[0]), -1
        return [Errand(self.node.name, Collect(volume, group, after))]

    def _scrub(self, volume: int) -> list[Errand]:
        after, bad = self.node.scrub(volume, self._scrubbing.get(volume, b""), SCRUB_ROWS)
        self.scrubbed += SCRUB_ROWS
        self._scrubbing[volume] = after if after is not None else b""
        for row in bad:
            if row not in self._broken and len(self._broken) < REPAIRS_MAX:
                self._broken[row] = 0
                self.damaged += 1
        errands = []
        for row, turn in list(self._broken.items()):
            if turn >= 2 * len(self._peers):
                del self._broken[row]  # nobody can: it is found again, if it is still there
                if row[:1] == b"L" and not self.keeps_log_only(self.node.volumes[volume]):
                    group = int.from_bytes(row[5:9], "big")
                    self._recopy.add((volume, group))
                    errands += self._copy(volume, group)
                continue
            self._broken[row] = turn + 1
            errand = self._repair(row, self._peers[(self._turn + turn) % len(self._peers)])
            if errand is not None:
                errands.append(errand)
        return errands

    def _repair(self, row: bytes, peer: str) -> Errand | None:
        volume = int.from_bytes(row[1:5], "big")
        state = self.node.volumes.get(volume)
        if state is None:
            return None
        if row[:1] == b"L":
            return Errand(peer, Fetch(volume, int.from_bytes(row[5:9], "big"), lsn_of(row) - 1, 1))
        page = int.from_bytes(row[5:13], "big")
        return Errand(peer, CopyPage(volume, page // state.pages_per_group, page, lsn_of(row)))

    @staticmethod
    def _log_row(data: bytes) -> bytes:
        header = read_header(data)
        return log_key(header.volume, header.group, header.last)

    @staticmethod
    def _page_row(request: CopyPage) -> bytes:
        return page_key(request.volume, request.page, request.lsn)
