"""A fleet of storage nodes as a writer sees it, wherever they are: quorums, boxcars under way, faults, status.

    volumes (compute thread) --boxcars--> members --acks--> `on_reply`, on whatever thread --posted--> volumes

Acknowledgements are written straight into the group's `scls`, and only one that lets a PGCL rise posts to the compute
thread.

A failed member gets nothing until it is healed, then catches up from its peers.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from aurorapy.storage.asking import Enough, asking
from aurorapy.storage.boxcar import Boxcar, Damaged
from aurorapy.storage.membership import PLAIN, Membership, role
from aurorapy.storage.node.messages import FIRST_VOLUME, Ack, Create, Drop, Refused, Reply, Request, Tell
from aurorapy.storage.node.node import Unserved
from aurorapy.storage.page import Page
from aurorapy.storage.quorum import COPIES, WRITE_QUORUM, satisfies
from aurorapy.storage.recovery import QuorumLost, recover
from aurorapy.storage.rim import trouble
from aurorapy.storage.rim.gathering import HELD_SECONDS, Gathering
from aurorapy.storage.rim.member import Member
from aurorapy.storage.rim.talking import Talker
from aurorapy.storage.rim.trouble import Trouble
from aurorapy.storage.volume import CACHE_BYTES, PAGES_PER_GROUP, Fetched, Group, Parent, Patience, Register, Volume

NODES = (("a1", "a"), ("a2", "a"), ("b1", "b"), ("b2", "b"), ("c1", "c"), ("c2", "c"))
LEAD_ORDER = (0, 2, 4, 1, 3, 5)
SILENT_MAX = COPIES - WRITE_QUORUM  # nodes that nobody has to wait for
GRACE_SECONDS = 0.25  # for the answers of the others, when those of a quorum are there
BOXCAR_BYTES_MAX = 256 * 1024
WAIT_ALONE_SECONDS = 30.0
WAIT_ALONE_STEP_SECONDS = 0.0005

Post = Callable[[Callable[[], None]], Any]


def newest(known: Iterable[tuple[int, Membership]]) -> Membership:
    """Of what nodes know: (epoch of the volume, members)."""
    return max(known, key=lambda one: (one[0], one[1].epoch), default=(0, PLAIN))[1]


def _complete(volume: Volume) -> dict[int, int]:
    return {group.id: group.count.complete(group.scls) for group in volume.groups.values()}


class Fleet:
    """All methods but `on_reply` and `post`'s target are for the compute thread.

    `post(function)` must run the function on the compute thread, from any thread; without it, posted
    work is run by `pump`, which blocks: for tests and tools. `on_fenced` is called there when another
    writer has taken a volume over.
    """

    members: Sequence[Member]
    _talk: Talker
    is_far = False

    def __init__(
        self,
        *,
        post: Post | None = None,
        wait: Callable[[Register], Any] | None = None,
        cache_bytes: int = CACHE_BYTES,
        pages_per_group: int = PAGES_PER_GROUP,
    ) -> None:
        self._posted: deque[Callable[[], None]] = deque()
        self._posted_any = threading.Semaphore(0)
        self.post = post if post is not None else self._post_here
        self.on_fenced: Callable[[], None] = lambda: None
        self.volumes: dict[int, Volume] = {}
        self._wait = wait
        self._cache_bytes = cache_bytes
        self._pages_per_group = pages_per_group
        self._seal_lock = threading.Lock()
        self._timers: list[threading.Timer] = []
        self._lead_order: Sequence[Member] = ()
        self.homes: dict[int, Membership] = {}  # all volumes, open or not
        self._troubles: list[Trouble] = []
        self.gathering: Gathering | None = None  # where there is a loop that turns
        self.patience: Patience | None = None  # of the volumes that are opened, where pages are far

    def close(self) -> None:
        """Stop; all that was acknowledged is durable already, so there is nothing to flush."""
        for timer in self._timers:
            timer.cancel()

    # -- volumes

    def volume_ids(self) -> list[int]:
        """The volumes that a read quorum knows of."""
        holders = self._holders()
        self.homes = {id: newest(known.values()) for id, known in holders.items()}
        self.homes = {id: members for id, members in self.homes.items() if satisfies(members.read, holders[id])}
        return sorted(self.homes)

    def _holders(self) -> dict[int, dict[int, tuple[int, Membership]]]:
        """By volume: who holds it, with the epoch and the members that are known there."""
        found: dict[int, dict[int, tuple[int, Membership]]] = {}
        for at, holdings in self._holdings().items():
            for id, known in holdings.items():
                found.setdefault(id, {})[at] = known
        return found

    def _holdings(self) -> Mapping[int, Mapping[int, tuple[int, Membership]]]:
        """By member, if it answers: the volumes that it holds."""
        return {member.position: member.holdings() for member in self.members}

    def ask(self, requests: Mapping[int, Request], enough: Enough) -> Mapping[int, Reply]:
        """`asking.Asking`: all at once."""
        return asking(self._talk)(requests, enough)

    def all_volume_ids(self) -> set[int]:
        """Those that any node has: also what is left of a creation or drop that was cut short."""
        return {id for holdings in self._holdings().values() for id in holdings}

    def create_volume(self, volume_id: int | None = None, parent: Parent | None = None, above: int = 0) -> Volume:
        """A new volume: empty, or a branch, whose LSNs begin above `above`. The parent's LSN must be durable, and held (`Volume.hold`).
        QuorumLost if too few nodes answer, or another writer makes it at the same time: nothing of his is lost."""
        known = self.all_volume_ids()
        if volume_id is None:
            volume_id = max(known, default=-1) + 1
        elif volume_id in known:
            raise ValueError(f"volume {volume_id} exists")
        members = self._first_members()
        create = Create(volume_id, self._pages_per_group, members=members)
        self._need(members, list(self.ask(dict.fromkeys(members.members, create), lambda made: satisfies(members.write, made))))
        self.homes[volume_id] = members
        volume = self._open(volume_id, parent, above)
        if any(group.last for group in volume.groups.values()):  # made, and written, since we looked
            del self.volumes[volume_id]
            raise QuorumLost(f"another writer has made volume {volume_id}")
        volume.format()
        return volume

    def check_room(self) -> None:
        """QuorumLost if too few nodes are in service for a new volume: then nothing gets durable either, and who makes one need not wait for that."""
        members = self._first_members()
        self._need(members, [at for at in members.members if not self.members[at].failed])

    @staticmethod
    def _need(members: Membership, there: Sequence[int]) -> None:
        if not satisfies(members.write, there):
            raise QuorumLost(f"{len(there)} of {COPIES} storage nodes answer, {WRITE_QUORUM - bool(members.lost)} are needed")

    def open_volume(self, volume_id: int, parent: Parent | None = None, held: Iterable[int] = (), retain: Callable[[Volume], None] | None = None) -> Volume:
        """Recover the volume, fencing any writer before us. `held`: the LSNs of its branches and snapshots; they, and what `retain` does, are in
        force before anything is written."""
        volume = self._open(volume_id, parent)
        for lsn in held:
            volume.hold(lsn)
        if retain is not None:
            retain(volume)
        try:
            volume.start()
        except KeyError:
            volume.format()  # its creator died before the first page was durable
        return volume

    def _open(self, volume_id: int, parent: Parent | None, above: int = 0) -> Volume:
        holders = self._holders().get(volume_id, {})
        for at in newest(holders.values()).members:  # one that has not got it lost its disk, so it has no vote until it has caught up
            if not self.members[at].failed and at not in holders:
                self.members[at].tell(Create(volume_id, self._pages_per_group, hydrated=False))  # it is done before what is asked next
        found = recover(volume_id, self.members, above, self._talk)
        self._confirm(volume_id)
        groups = {id: Group(id, max(scls), scls) for id, scls in found.scls.items()}
        volume = Volume(volume_id, found.epoch, found.lsn, groups, self, wait=self._wait, cache_bytes=self._cache_bytes,
                        pages_per_group=self._pages_per_group, parent=parent)
        if self.is_far:
            volume.patience = self.patience
        self.homes[volume_id] = found.members
        self.count_by(volume, found.members)
        self.volumes[volume_id] = volume
        return volume

    def _confirm(self, volume_id: int) -> None:
        """A volume has been recovered; before anything is written to it: no other writer has overtaken us. In one process there is no other."""

    def _first_members(self) -> Membership:
        """Of a new volume."""
        return PLAIN

    def count_by(self, volume: Volume, *memberships: Membership) -> dict[int, int]:
        """`changes.Counting` for a volume. Six members for good need nothing."""
        return {}

    def _serving(self, volume_id: int) -> Sequence[Member]:
        """Who gets a volume's boxcars."""
        return self.members

    def drop_volume(self, volume_id: int) -> None:
        """Give a volume back. The first volume must be open, or this one; who was overtaken there drops nothing, and is told so (`on_fenced`)."""
        decider = self.volumes.get(FIRST_VOLUME) or self.volumes[volume_id]
        self.volumes.pop(volume_id, None)
        self.homes.pop(volume_id, None)
        drop = Drop(volume_id, decider.volume_id, decider.epoch)
        enough = len(self.members) - SILENT_MAX  # who does not hear it is told when the volumes are opened the next time
        for at, reply in self.ask(dict.fromkeys(range(len(self.members)), drop), lambda answers: len(answers) >= enough).items():
            if isinstance(reply, Refused):
                self.on_reply(at, reply)

    # -- transport

    def submit(self, volume: Volume, group: Group, load: tuple[bytes, int, int, list[int]]) -> None:
        """One boxcar of a group is under way; what comes meanwhile leaves together when a quorum has it. So the nodes
        write in step, and the busier the volume, the more commits share a write."""
        chunk, first, last, pages = load
        with self._seal_lock:
            box = group.box
            if box is None or box.data is not None or box.bytes_waiting > BOXCAR_BYTES_MAX:
                if group.pending is not None:  # it is full
                    self._dispatch(group, group.pending)
                box = group.box = group.pending = Boxcar(volume.volume_id, group.id, volume.epoch, group.last, first)
                self._begin_gathering(volume, group, box)
            volume.told = None
            box.add(chunk, last, pages, volume.vdl, volume.mrpl, group.count.complete(group.scls))
            group.last = last
            group.commits += 1
            if group.held and self.gathering is not None and self.gathering.is_enough(group.commits, volume.writing):
                group.held = False
            if group.flight is None and group.pending is not None and not group.held:
                self._dispatch(group, group.pending)

    def _begin_gathering(self, volume: Volume, group: Group, box: Boxcar) -> None:
        """Under the seal lock: a boxcar has its first commit."""
        group.commits = 0
        group.held = self.gathering is not None and self.gathering.begins(volume.writing)
        if group.held and self.gathering is not None:
            self.gathering.later(HELD_SECONDS, partial(self._end_gathering, group, box))

    def _end_gathering(self, group: Group, box: Boxcar) -> None:
        with self._seal_lock:
            if group.pending is box and group.held and self.gathering is not None:
                self.gathering.ended(group.commits)
                group.held = False
                if group.flight is None:
                    self._dispatch(group, box)

    def hasten(self, volume: Volume) -> None:
        """What was submitted is on its way already."""

    def tell(self) -> None:
        """Now and then: what boxcars say besides redo, to the nodes of volumes that have no redo to send. So the last of it gets into images, and
        what nobody reads any more may go."""
        for volume in list(self.volumes.values()):
            message = Tell(volume.volume_id, volume.epoch, volume.vdl, volume.mrpl, _complete(volume))
            if message == volume.told or volume.fenced:
                continue
            volume.told = message
            for member in self._serving(volume.volume_id):
                if not member.failed:
                    member.tell(message)

    def _depart(self, group: Group, box: Boxcar) -> bool:
        """Note that it leaves. Whether it has left already, through the troubles that are on."""
        group.flight, group.pending = box, None
        group.note_sent(box)
        if self._troubles:
            trouble.send(self._troubles, self._serving(box.volume), group.id, box)
        return bool(self._troubles)

    def _dispatch(self, group: Group, box: Boxcar) -> None:
        """Hand a boxcar to the nodes, under the seal lock."""
        if self._depart(group, box):
            return
        awake = 0
        for member in self._lead_order:
            if awake < WRITE_QUORUM and not member.failed and not member.away:
                awake += 1
                member.send(box)
            else:
                member.put(box)

    def on_reply(self, position: int, reply: Reply) -> None:
        """On whatever thread the answer came."""
        if not isinstance(reply, Ack):
            if isinstance(reply, Refused):
                self._fenced(reply.volume, reply.epoch)
            return
        self.on_ack(position, reply.volume, reply.group, reply.scl, reply.epoch, reply.first)

    def on_ack(self, position: int, id: int, group_id: int, scl: int, epoch: int, first_epoch: int) -> None:
        """`on_reply` of an `Ack`."""
        volume, first = self.volumes.get(id), self.volumes.get(FIRST_VOLUME)
        if first is not None and first_epoch > first.epoch:
            self._fenced(FIRST_VOLUME, first_epoch)
            return
        if volume is None or epoch != volume.epoch:
            return
        group = volume.groups.get(group_id)
        if group is None:
            return
        scls = group.scls
        if position >= len(scls):
            return  # of a node that was added, before it could serve
        if scl > scls[position]:
            scls[position] = scl
        reached = group.count.reached(scls)
        flight = group.flight
        if flight is not None and flight.data is not None and reached >= flight.last:
            self._land(group, flight)
        if not volume.notified and reached > group.pgcl:
            volume.notified = True
            self.post(volume.on_progress)

    def _fenced(self, volume_id: int, epoch: int) -> None:
        volume = self.volumes.get(volume_id)
        if volume is not None and epoch > volume.epoch and not volume.fenced:
            volume.fenced = True
            self.post(self.on_fenced)

    def _land(self, group: Group, flight: Boxcar) -> None:
        """A write quorum has the boxcar that was under way: the next one leaves."""
        with self._seal_lock:
            if group.flight is flight:
                group.flight = None
                if group.pending is not None and not group.held:
                    self._dispatch(group, group.pending)

    def read(self, volume: Volume, group: Group, page: int, lsn: int | None) -> Page:
        """From the first node that has all that the write quorum has; from a peer if its copy is damaged."""
        error: Exception | None = None
        for member in trouble.readers(self._troubles, self.members, group.id) if self._troubles else self.members:
            if member.failed or group.scls[member.position] < group.pgcl:
                continue
            try:
                return member.read(volume.volume_id, group.id, page, lsn, volume.epoch, group.pgcl)
            except (Damaged, Unserved) as reason:
                error = reason
        raise error or QuorumLost("no storage node can serve reads")

    def fetch(self, volume: Volume, group: Group, page: int, lsn: int | None, then: Fetched) -> None:
        """See `Transport.fetch`. Here it takes no longer than a read."""
        try:
            found: Page | Exception = self.read(volume, group, page, lsn)
        except Exception as error:
            found = error
        then(found)

    def wait_alone(self, register: Register) -> Any:
        """A wait hook for the compute thread while nobody runs what is posted to it: before a server's loop turns. QuorumLost if it takes too long."""
        answers: list[Any] = []
        register(answers.append)
        end = time.monotonic() + WAIT_ALONE_SECONDS
        while not answers:
            if time.monotonic() > end:
                raise QuorumLost(f"nothing gets durable for {WAIT_ALONE_SECONDS:.0f} seconds")
            time.sleep(WAIT_ALONE_STEP_SECONDS)
            for volume in list(self.volumes.values()):
                volume.on_progress()
        return answers[0]

    def _post_here(self, function: Callable[[], None]) -> None:
        self._posted.append(function)
        self._posted_any.release()

    def pump(self, timeout: float | None = None) -> bool:
        """Run what was posted, waiting for something. For use without an event loop."""
        if not self._posted_any.acquire(timeout=timeout):
            return False
        self._posted.popleft()()
        return True

    # -- faults

    def named(self, name: str) -> list[Member]:
        """A node, or all nodes of an availability zone; ValueError says what there is."""
        found = [member for member in self.members if member.az == name] or [member for member in self.members if member.name == name]
        if not found:
            zones = ", ".join(dict.fromkeys([member.az for member in self.members]))
            raise ValueError(f'"{name}" is neither a storage node ({self._names()}) nor an availability zone ({zones})')
        return found

    def fail(self, name: str, seconds: float | None = None) -> None:
        """A node or a zone drops all that reaches it, for some seconds or until healed."""
        for member in self.named(name):
            self.fail_node(member.name, seconds)

    def slow(self, name: str, seconds: float, least: float, most: float) -> None:
        """A node, or all of a zone, takes `least` to `most` seconds longer for everything, for some seconds."""
        for member in self.named(name):
            self.make_trouble(member.position, None, seconds, delay=(least, most))

    def fail_node(self, name: str, seconds: float | None = None) -> None:
        """The node drops all that reaches it, for some seconds or until healed."""
        member = self._member(name)
        member.failed_until = math.inf if seconds is None else time.monotonic() + seconds
        for other in self.members:
            other.nudge()
        if seconds is not None:
            timer = threading.Timer(seconds + 0.001, self.post, [lambda: self._heal_expired(member)])
            timer.daemon = True
            timer.start()
            self._timers = [*[old for old in self._timers if old.is_alive()], timer]

    def fail_az(self, az: str, seconds: float | None = None) -> None:
        zone = [member.name for member in self.members if member.az == az]
        if not zone:
            zones = ", ".join(dict.fromkeys([member.az for member in self.members]))
            raise ValueError(f'availability zone "{az}" does not exist; there are {zones}')
        for name in zone:
            self.fail_node(name, seconds)

    def make_trouble(self, position: int, group: int | None, seconds: float, *, share: float = 100.0, delay: tuple[float, float] | None = None) -> None:
        """A member loses `share` of a hundred messages, or takes `delay` seconds (at least, at most) longer for them, for some seconds."""
        begun = Trouble(position, group, share, delay, time.monotonic() + seconds)
        self._troubles = [*self._troubles, begun]

        def end() -> None:
            self._troubles = [other for other in self._troubles if other is not begun]
            self._catch_up([self.members[position]])

        timer = threading.Timer(seconds + 0.001, self.post, [end])
        timer.daemon = True
        timer.start()
        self._timers = [*[old for old in self._timers if old.is_alive()], timer]

    def heal(self, name: str | None = None) -> None:
        """The node, or the zone (None: every node), is back, and gets what it missed from its peers."""
        healed = self.members if name is None else self.named(name)
        troubled = {one.position for one in self._troubles}
        self._troubles = [one for one in self._troubles if one.position not in {member.position for member in healed}]
        missed = [member for member in healed if member.position in troubled or member.failed_until is not None]
        for member in missed:
            member.failed_until = None
        self._catch_up(missed)

    def _heal_expired(self, member: Member) -> None:
        if member.failed_until is not None and time.monotonic() >= member.failed_until:
            member.failed_until = None
            self._catch_up([member])

    def _catch_up(self, members: Sequence[Member]) -> None:
        """These were away: have them get what they missed."""
        raise NotImplementedError

    def _member(self, name: str) -> Member:
        for member in self.members:
            if member.name == name:
                return member
        raise ValueError(f'storage node "{name}" does not exist; there are {self._names()}')

    def _names(self) -> str:
        return ", ".join([member.name for member in self.members])

    # -- status

    def node_status(self) -> list[dict[str, Any]]:
        """A row a node: for the view aurora_node_status."""
        homes = list(self.homes.values())
        return [{"hydrated": 100, **status, "role": role(at, homes)} for at, status in enumerate(self._statuses())]

    def _statuses(self) -> list[dict[str, Any]]:
        """Of all members, in their order."""
        return [member.status() for member in self.members]

    def membership_status(self) -> list[dict[str, Any]]:
        """A row a volume, open or not: for the view aurora_membership."""

        def named(slots: Iterable[Sequence[int]]) -> str:
            return " ".join([">".join([self.members[at].name for at in slot]) for slot in slots])

        return [
            {"volume": id, "step": members.epoch, "members": named(members.slots), "lost": named([members.slots[at] for at in members.lost])}
            for id, members in sorted(self.homes.items())
        ]

    def volume_status(self) -> list[dict[str, Any]]:
        """A row an open volume: for the view aurora_volume_status."""
        return [
            {
                "volume": volume.volume_id,
                "epoch": volume.epoch,
                "lsn": volume.lsn,
                "vcl": volume.vcl,
                "vdl": volume.vdl,
                "mrpl": volume.mrpl,
                "pages": volume.pages,
                "protection_groups": len(volume.groups),
                "cached_pages": len(volume.cache.pages),
                "stalls": volume.stalls,
            }
            for volume in self.volumes.values()
        ]
