"""A process that runs a storage node: a queue, one durable step at a time, crashes and restarts.

    receive -> queue -> (disk works) -> node.handle -> answers leave

A crash while the disk works leaves of that step nothing, all, or (torn writes) a part; the answers never leave. Between steps the host
brings the background forward as a rim does: images, and what the node's own `tick` asks for.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

from aurorapy.storage.boxcar import Boxcar, Damaged, check, read_header
from aurorapy.storage.codec import unpack
from aurorapy.storage.membership import Membership
from aurorapy.storage.node.background import Background, Errand
from aurorapy.storage.node.disk import LSN_MAX, log_key, segment_key
from aurorapy.storage.node.messages import Ack, Backed, Reply, Request, Truncate
from aurorapy.storage.node.node import Gone, StorageNode, Unserved, VolumeState
from aurorapy.storage.page import Page
from aurorapy.storage.quorum import COPIES
from aurorapy.storage.sim.backup import SimUploader
from aurorapy.storage.sim.chance import Chance
from aurorapy.storage.sim.clock import MILLISECOND, SECOND
from aurorapy.storage.sim.disk import SimDisk
from aurorapy.storage.sim.story import Story
from aurorapy.storage.sim.trace import Audited, Based, Claimed, Dropped, Failed, Fault

VOLUME = 0
COPY_BYTES = 200  # a page or two, so that copies take several steps
Answer = Callable[[Reply | None], None]
ReadAnswer = Callable[["Page | str"], None]


class Host:
    """The node at a place in the membership."""

    def __init__(self, name: str, position: int, node_class: type[StorageNode], story: Story) -> None:
        self.name = name
        self.az = name[0]
        self.position = position
        self.disk = SimDisk()
        self.disk_delay = 100  # microseconds that a step takes
        self.tears = False
        self.node: StorageNode | None = None
        self.peers: list[Host] = []
        self._node_class = node_class
        self._clock = story.clock
        self._chance = Chance(story.seed, 10 + position)  # how long the disk takes, what a crash leaves
        self._network = story.network
        self._note = story.note
        self._store = story.store
        self._backup_chance = Chance(story.seed, 50 + position)
        self._queue: list[tuple[Boxcar | Request, Answer | None]] = []
        self._batch: list[tuple[Boxcar | Request, Answer | None]] = []
        self._busy = False
        self._life = 0
        self._claims: dict[tuple[int, int], tuple[int, int]] = {}
        self._bases: dict[int, int] = {}

    @property
    def _state(self) -> VolumeState | None:
        return self.node.volumes.get(VOLUME) if self.node is not None else None

    @property
    def hydrated(self) -> bool:
        """It is up, and has all that it ever acknowledged as a member, or has caught up since: of every volume that any peer has."""
        if self.node is None:
            return False
        volumes = {volume for peer in self.peers if peer.node is not None for volume in peer.node.volumes} | {VOLUME}
        return all(volume in self.node.volumes and self.node.volumes[volume].hydrated for volume in volumes)

    @property
    def members(self) -> Membership | None:
        """As the node knows them."""
        return self._state.members if self._state is not None else None

    @property
    def up(self) -> bool:
        return self.node is not None

    # -- life

    def start(self) -> None:
        """Open the node on what the disk has."""
        if self.node is not None:
            return
        try:
            self.node = self._node_class(self.name, self.az, self.disk, nullcontext())
        except Damaged as damage:
            self._note(Fault(self._clock.now, f"{self.name} cannot open its disk: {damage}", (self.name,)))
            return
        except Exception as error:
            self._note(Failed(self._clock.now, self.name, f"cannot open its disk: {error!r}"))
            return
        if self._store is not None:
            self.node.back_up()
            self._uploaders: dict[int, SimUploader] = {}
        self._background = Background(self.node, [peer.name for peer in self.peers], copy_bytes=COPY_BYTES)
        self._claims, self._bases = {}, {}
        self.audit()
        self._clock.after(self._chance.below(10 * MILLISECOND), self._tick, self._life)

    def crash(self) -> None:
        """The process dies; the disk decides what is left."""
        if self.node is None:
            return
        what = "crash"
        excused: tuple[str, ...] = ()
        if self._busy:
            outcome = self._chance.below(3)
            if outcome == 1 and not self.tears:
                what = "crash after the write, before the answer"
                self._handle(self._batch)
            elif outcome and self.tears:
                lies, self.disk.lies = self.disk.lies, True
                self._handle(self._batch)
                what = "crash, torn write" if self.disk.tear(self._chance) else "crash, part of a write"
                self.disk.lies = lies
                if any(isinstance(message, Truncate) for message, _ in self._batch):
                    excused = (self.name,)  # annulled records may be gone, and the epoch that says so not be there yet
        if self.disk.crash():
            what += ", the disk had lied"
            excused = (self.name,)
        self.node = None
        self._queue, self._batch, self._busy = [], [], False
        self._life += 1
        self._note(Fault(self._clock.now, f"{self.name}: {what}", excused))

    def rot(self) -> None:
        """A bit of the disk changes."""
        kind = self._chance.pick((b"L", b"P"))
        key = self.disk.rot(kind, self._chance)
        if key is not None:
            self._note(Fault(self._clock.now, f"{self.name}: rot in {key!r}", (self.name,)))

    def wipe(self) -> None:
        """The disk is lost, and replaced by an empty one."""
        self.crash()
        self.disk.wipe()
        self._note(Fault(self._clock.now, f"{self.name}: disk replaced", (self.name,)))

    # -- messages

    def receive(self, message: Boxcar | Request, answer: Answer | None) -> None:
        """From the network. `answer` sends back."""
        if self.node is None:
            return
        self._queue.append((message, answer))
        if not self._busy:
            self._begin()

    def _begin(self) -> None:
        self._busy = True
        self._batch, self._queue = self._queue, []
        self._clock.after(self.disk_delay + self._chance.below(self.disk_delay), self._finish, self._life)

    def _finish(self, life: int) -> None:
        if life != self._life:
            return
        batch, self._batch = self._batch, []
        assert self.node is not None
        volumes = set(self.node.volumes)
        try:
            replies = self._handle(batch)
        except Exception as error:
            self._note(Failed(self._clock.now, self.name, f"out of service: {error!r} in {[type(message).__name__ for message, _ in batch]}"))
            self.node = None
            return
        for volume in sorted(volumes.difference(self.node.volumes)):
            self._note(Dropped(self._clock.now, self.name, volume))
        self._answer(batch, replies)
        self._busy = False
        if self._queue:
            self._begin()

    def _handle(self, batch: list[tuple[Boxcar | Request, Answer | None]]) -> list[Reply]:
        assert self.node is not None
        boxes: list[Boxcar | Request] = [message for message, _ in batch if type(message) is Boxcar]
        return self.node.handle([*boxes, *[message for message, _ in batch if type(message) is not Boxcar]])

    def _answer(self, batch: list[tuple[Boxcar | Request, Answer | None]], replies: list[Reply]) -> None:
        """Requests get their own answers; acknowledgements and refusals go to all who sent boxcars in this step."""
        self._claim()
        senders = list(dict.fromkeys([answer for message, answer in batch if type(message) is Boxcar and answer is not None]))
        calls = [answer for message, answer in batch if type(message) is not Boxcar]
        acks = [reply for reply in replies if type(reply) is Ack]
        others = replies[: len(replies) - len(acks)]
        for answer, reply in zip(calls, others[len(others) - len(calls) :], strict=True):
            if answer is not None:
                answer(reply)
        for reply in [*others[: len(others) - len(calls)], *acks]:
            for answer in senders:
                assert answer is not None
                answer(reply)

    def read(self, volume: int, group: int, page: int, lsn: int | None, epoch: int, complete: int, answer: ReadAnswer) -> None:
        """From the network: a page, or why not."""
        if self.node is None:
            return
        result: Page | str
        try:
            result = self.node.read(volume, group, page, lsn, epoch=epoch, complete=complete)
        except Gone:
            result = "gone"
        except Unserved as reason:
            result = str(reason)
        except KeyError:
            result = "missing"
        except Damaged:
            result = "damaged"
        except Exception as error:
            self._note(Failed(self._clock.now, self.name, f"reads page {page} as of {lsn}: {error!r}"))
            return
        answer(result)

    # -- background

    def _tick(self, life: int) -> None:
        if life != self._life or self.node is None:
            return
        self._run_errands(self._background.tick(busy=self._busy))
        if not self._busy:
            self._coalesce()
        if self._store is not None:
            self._back_up()
        self._clock.after(2 * MILLISECOND + self._chance.below(20 * MILLISECOND), self._tick, life)

    def _run_errands(self, errands: list[Errand]) -> None:
        for errand in errands:
            self._run_errand(errand, self._life)

    def _run_errand(self, errand: Errand, life: int) -> None:
        def on_reply(reply: Reply | None) -> None:
            if life == self._life and self.node is not None:
                self._run_errands(self._background.on_reply(errand.to, errand.request, reply))

        if errand.to == self.name:
            self.receive(errand.request, on_reply)
            return
        peer = next(host for host in self.peers if host.name == errand.to)

        def answer(reply: Reply | None) -> None:
            self._network.send(peer.name, self.name, on_reply, reply)

        self._network.send(self.name, peer.name, peer.receive, errand.request, answer)

    def _coalesce(self) -> None:
        assert self.node is not None
        volumes = sorted(self.node.volumes)
        if not volumes:
            return
        volume = self._chance.pick(volumes) if len(volumes) > 1 else volumes[0]
        state = self.node.volumes[volume]
        if not state.segments or self._background.keeps_log_only(state):
            return
        group = self._chance.pick(sorted(state.segments))
        segment = state.segments[group]
        if segment.base >= segment.scl or segment.base >= state.vdl:
            return
        try:
            keeps = list(self.node.materialise(volume, group, 1 + self._chance.below(16), 1 << 20))
        except Damaged:
            return
        except Exception as error:
            self._note(Failed(self._clock.now, self.name, f"coalesces volume {volume}, group {group}: {error!r}"))
            return
        shared = self._chance.hit(30)
        for keep in keeps:
            self.receive(keep, None)
            for peer in self.peers if shared else ():
                if peer is not self and not state.members.is_tail(peer.position) and peer._base(volume, group) == segment.base:
                    self._network.send(self.name, peer.name, peer.receive, keep, None)

    def _back_up(self) -> None:
        """Some steps for some group."""
        assert self.node is not None and self._store is not None
        volumes = sorted(self.node.volumes)
        chance = self._backup_chance
        volume = chance.pick(volumes) if len(volumes) > 1 else VOLUME
        state = self.node.volumes.get(volume)
        if state is None or not state.segments:
            return
        uploader = self._uploaders.setdefault(volume, SimUploader(self._store, volume))
        for _ in range(chance.below(12)):
            group = chance.pick(sorted(state.segments))
            others = [peer.disk for peer in self.peers if peer is not self and peer.up and peer.name not in self._network.isolated]
            lsn = uploader.serve(group, state, self.disk, others, self._clock.now / SECOND)
            if lsn is None:
                continue
            self.receive(Backed(volume, group, lsn), None)
            for peer in self.peers:
                if peer is not self:
                    self._network.send(self.name, peer.name, peer.receive, Backed(volume, group, lsn), None)

    def _base(self, volume: int, group: int) -> int | None:
        if self.node is None or volume not in self.node.volumes:
            return None
        segment = self.node.volumes[volume].segments.get(group)
        return None if segment is None else segment.base

    # -- what the outside sees

    def _claim(self) -> None:
        assert self.node is not None
        for volume, state in self.node.volumes.items():
            for group, segment in state.segments.items():
                claim = (state.epoch, segment.scl)
                if self._claims.get((volume, group)) != claim:
                    self._claims[volume, group] = claim
                    self._note(Claimed(self._clock.now, self.name, state.epoch, group, segment.scl, volume))
                # with more hosts one that joined later may have it as log, and no images
                if volume == VOLUME and state.members.tails and len(self.peers) == COPIES:
                    self._note_base(state, group)

    def _note_base(self, state: VolumeState, group: int) -> None:
        base, is_tail = state.segments[group].base, state.members.is_tail(self.position)
        if self._bases.get(group, 0) < base and (is_tail or not state.segments[group].hydrating):
            self._bases[group] = base
            full = tuple([self.peers[at].name for at in state.members.imaging]) if is_tail else ()
            self._note(Based(self._clock.now, self.name, group, base, full))

    def audit(self) -> None:
        """Compare what the node says with what its disk holds."""
        for volume, state in self.node.volumes.items() if self.node is not None else ():
            for group, segment in state.segments.items():
                intact = intact_scl(self.disk, volume, group)
                self._note(Audited(self._clock.now, self.name, state.epoch, group, segment.scl, intact, volume))

    def standing(self, volume: int = VOLUME) -> dict[int, int] | None:
        """SCLs by group, if all of a volume is in order: hydrated, no segment half copied, nothing damaged."""
        state = self.node.volumes.get(volume) if self.node is not None else None
        if self.node is None or state is None or not state.hydrated:
            return None
        if any(segment.hydrating for segment in state.segments.values()) and not self._background.keeps_log_only(state):
            return None
        if self.node.scrub(volume, b"", 1 << 30)[1]:
            return None
        return {group: segment.scl for group, segment in state.segments.items() if segment.scl}


def intact_scl(disk: SimDisk, volume: int, group: int) -> int:
    """How far the images and the undamaged, chained log on a disk reach."""
    with disk.read() as rows:
        meta = rows.get(segment_key(volume, group))
        scl = int(unpack(meta)[0]) if meta is not None else 0
        following: dict[int, int] = {}
        for _, data in rows.items(log_key(volume, group, 0), log_key(volume, group, LSN_MAX)):
            try:
                check(bytes(data))
            except Damaged:
                continue
            header = read_header(data)
            following[header.prev] = max(header.last, following.get(header.prev, 0))
    while scl in following:
        scl = following[scl]
    return scl
