"""The fleet of a cluster: storage nodes elsewhere, by TCP. Six of them hold the volumes, the others are spares.

Every boxcar goes to all members of its volume at once; pages are read from the full ones, where the others are tails.
Who they are may change at any time (`rim.care`). A page is read from one node that is complete, the quickest as of late; when it
dawdles, a second one is asked too, and the first answer is taken (P17, 3.1: reads need no quorum).
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any

from aurorapy.storage.boxcar import Boxcar
from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.node.messages import FIRST_VOLUME, Create, Inspect, Inspection, Reply
from aurorapy.storage.page import Page
from aurorapy.storage.quorum import COPIES, PLAIN_COUNT, WRITE_QUORUM, Every, counted, satisfies
from aurorapy.storage.recovery import QuorumLost, is_overtaken
from aurorapy.storage.rim import protocol, trouble
from aurorapy.storage.rim.care import Care
from aurorapy.storage.rim.fetching import READ_SECONDS, Fetching
from aurorapy.storage.rim.fleet import GRACE_SECONDS, SILENT_MAX, Fleet, Post
from aurorapy.storage.rim.link import CALL_SECONDS, Link, Links, Waiting, held
from aurorapy.storage.rim.member import Member
from aurorapy.storage.rim.talking import Talker
from aurorapy.storage.rim.topology import NodeAddress, Topology
from aurorapy.storage.volume import CACHE_BYTES, PAGES_PER_GROUP, Fetched, Group, Patience, Register, Volume

START_SECONDS = 10.0  # how long nodes may take to come up, before too few are an error
RETRANSMIT_SECONDS = 0.25
STATUS_SECONDS = 1.0  # for nodes to say how they are
RETRANSMIT_BOXCARS = 4


class RemoteFleet(Fleet):
    """QuorumLost if too few nodes can be reached."""

    is_far = True

    def __init__(
        self,
        topology: Topology,
        *,
        post: Post | None = None,
        wait: Callable[[Register], Any] | None = None,
        cache_bytes: int = CACHE_BYTES,
        pages_per_group: int = PAGES_PER_GROUP,
        patience: Patience | None = None,
    ) -> None:
        super().__init__(post=post, wait=wait, cache_bytes=cache_bytes, pages_per_group=pages_per_group)
        self.patience = patience
        self.links = Links(topology, "writer", self.on_reply, lambda link: self.post(lambda: self._resume(link)), self._seal_lock)
        self.topology = topology
        self._members = [Link(self.links, i, node) for i, node in enumerate(topology.nodes)]
        self.members = self._members
        self._talk = Talker(self._members, CALL_SECONDS, GRACE_SECONDS)
        self.opener: Callable[[int], Any] | None = None  # opens a volume, where its members are to change
        self._served: dict[int, tuple[list[Link], list[Link]]] = {}  # by volume: who gets boxcars, and who has pages
        self._asked: set[tuple[int, int]] = set()  # volumes and members that are asked how far they are
        self._care: Care | None = None
        self._late: dict[tuple[int, int], tuple[Boxcar | None, tuple[int, ...]]] = {}  # by volume and group: what was under way at the last look, SCLs
        self.links.loop.call_soon_threadsafe(self._retransmit)
        self.hedged = 0  # reads that a second node was asked for
        end = time.monotonic() + START_SECONDS
        grace = 0.5  # for those that are still missing when there are enough
        while sum(link.up.is_set() for link in self._members) < len(self._members) and time.monotonic() < end:
            if self._are_enough():
                end = min(end, time.monotonic() + grace)
            time.sleep(0.005)
        if not self._are_enough():
            missing = ", ".join([f"{link.name} ({link.refused or 'no answer'})" for link in self._members if not link.up.is_set()])
            self.close()
            raise QuorumLost(f"too few storage nodes can be reached; missing: {missing}")
        self._care = Care(self)
        self._care.start()

    def _are_enough(self) -> bool:
        """Enough nodes can be reached to open volumes, as far as the topology tells."""
        up = [link.position for link in self._members if link.up.is_set()]
        return len(up) >= WRITE_QUORUM - bool(self.topology.lost) or satisfies(self._first_members().write, up)

    def _holdings(self) -> Mapping[int, Mapping[int, tuple[int, Membership]]]:
        def ask(at: int, then: Callable[[Mapping[int, tuple[int, Membership]] | None], None]) -> None:
            self._members[at].ask_status(lambda waiting: then(None if waiting.answer is None else held(waiting.answer[1])))

        return self._talk.all_of(range(len(self._members)), ask, SILENT_MAX)

    def tell(self) -> None:
        """Also asks who seems to be behind: a recovery waits for no late ones, gossip brings them what they miss, and until there is a boxcar to
        acknowledge nobody would read from them."""
        super().tell()
        for volume in list(self.volumes.values()):
            for link in self._serving(volume.volume_id):
                at = volume.volume_id, link.position
                if at in self._asked or link.failed or volume.fenced:
                    continue
                if any(group.scls[link.position] < group.pgcl for group in volume.groups.values()):
                    self._asked.add(at)
                    link.question(Inspect(volume.volume_id), partial(self._heard, volume, link.position))

    def _heard(self, volume: Volume, position: int, reply: Reply | None) -> None:
        """On the links' thread. Only up to what is durable already: what becomes so, acknowledgements alone say."""
        self._asked.discard((volume.volume_id, position))
        if isinstance(reply, Inspection) and reply.epoch == volume.epoch:
            for group in list(volume.groups.values()):
                scl = min(reply.scls.get(group.id, 0), group.pgcl)
                if scl > group.scls[position]:
                    group.scls[position] = scl

    def _dispatch(self, group: Group, box: Boxcar) -> None:
        """To all members, under the seal lock."""
        if self._depart(group, box):
            return
        for member in self._serving(box.volume):
            member.send(box)

    def _resume(self, link: Link) -> None:
        """A node is there again: send what it cannot have from its peers yet; the rest it asks them for. If its disk is a new one, it
        learns of the volumes first."""
        for id, members in sorted(self.homes.items()):
            if link.position not in members.members:
                continue
            create = Create(id, self._pages_per_group, hydrated=False)
            link.ask(lambda number, create=create: protocol.encoded(number, create))  # type: ignore[misc]
        for volume in self.volumes.values():
            if link in self._serving(volume.volume_id):
                for group in volume.groups.values():
                    for box in group.unacknowledged(link.position):
                        link.send(box)

    # -- membership

    def add_node(self, node: NodeAddress) -> None:
        """One more, which holds nothing yet."""
        self._members.append(Link(self.links, len(self._members), node))

    def membership(self, volume_id: int) -> Membership:
        """In force."""
        return self.homes[volume_id]

    def take_home(self, volume_id: int, members: Membership) -> None:
        """A step is done."""
        if volume_id in self.homes:
            self.homes[volume_id] = members

    def count_by(self, volume: Volume, *memberships: Membership) -> dict[int, int]:
        """On the compute thread. What has reached a quorum only by the new rule counts at once."""
        links = self._members
        serving = [links[at] for at in sorted({at for members in memberships for at in members.members})]
        full = set.intersection(*[set(members.full) for members in memberships])
        plain = len(memberships) == 1 and memberships[0].write == PLAIN.write and not memberships[0].lost
        if plain and len(links) == COPIES:
            count = PLAIN_COUNT
        else:
            everybody = sorted({at for members in memberships for at in members.counted})
            count = counted(Every(tuple([members.write for members in memberships])) if len(memberships) > 1 else memberships[0].write, everybody)
        goals = {group.id: group.pgcl for group in volume.groups.values()}
        volume.change_count(count, len(links))
        volume.told = None  # whoever is new has not heard it
        self._served[volume.volume_id] = serving, [link for link in serving if link.position in full]
        for group in volume.groups.values():
            flight = group.flight
            if flight is not None and flight.data is not None and count.reached(group.scls) >= flight.last:
                self._land(group, flight)
        if volume.volume_id in self.volumes:
            volume.on_progress()
        return goals

    def drop_volume(self, volume_id: int) -> None:
        super().drop_volume(volume_id)
        self._served.pop(volume_id, None)

    def _confirm(self, volume_id: int) -> None:
        """What branches and snapshots a volume must be kept for is in the first volume: who has lost that must not write to another one."""
        first = self.volumes.get(FIRST_VOLUME)
        if volume_id == FIRST_VOLUME or first is None or not is_overtaken(FIRST_VOLUME, first.epoch, self.homes[FIRST_VOLUME], self.members, self._talk):
            return
        first.fenced = True
        self.post(self.on_fenced)
        raise QuorumLost("another writer has opened the volumes")

    def _first_members(self) -> Membership:
        target = self.topology.target
        members = Membership(1, tuple([(at,) for at in target.slots]), target.tails, target.lost)
        return PLAIN if members[1:] == PLAIN[1:] else members

    def _serving(self, volume_id: int) -> Sequence[Link]:
        served = self._served.get(volume_id)
        return served[0] if served is not None else ()  # dropped in this moment

    def _catch_up(self, members: Sequence[Member]) -> None:
        for member in members:
            self._resume(self._members[member.position])

    def _retransmit(self) -> None:
        """On the links' thread, now and then: what has been under way for long goes once more to those who have taken all that was sent and
        acknowledged nothing of it since the last look. Not all at once: they may only be slow."""
        with self._seal_lock:
            for volume in list(self.volumes.values()):
                for group in list(volume.groups.values()):
                    flight, scls = self._late.get((volume.volume_id, group.id), (None, ()))
                    self._late[volume.volume_id, group.id] = group.flight, tuple(group.scls)
                    if flight is None or flight is not group.flight:
                        continue
                    for link in self._serving(volume.volume_id):
                        if link.position < len(scls) and group.scls[link.position] == scls[link.position] and not link.bytes_ahead:
                            for box in group.unacknowledged(link.position)[:RETRANSMIT_BOXCARS]:
                                link.send(box)
        self.links.loop.call_later(RETRANSMIT_SECONDS, self._retransmit)

    def fetch(self, volume: Volume, group: Group, page: int, lsn: int | None, then: Fetched) -> None:
        """See `Transport.fetch`."""
        self._begin(volume, group, page, lsn, lambda found: self.post(partial(then, found)))

    def read(self, volume: Volume, group: Group, page: int, lsn: int | None) -> Page:
        found: SimpleQueue[Page | Exception] = SimpleQueue()
        self._begin(volume, group, page, lsn, found.put)
        try:
            answer = found.get(timeout=READ_SECONDS + 1.0)
        except Empty:  # the links are being closed
            raise QuorumLost("no storage node can serve reads") from None
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _begin(self, volume: Volume, group: Group, page: int, lsn: int | None, then: Fetched) -> None:
        readers = _Readers(self, volume, group, group.pgcl)
        place = volume.volume_id, group.id, page, lsn, volume.epoch, readers.point
        self.links.loop.call_soon_threadsafe(Fetching(self.links.loop, readers, place, then, self._count_hedge).begin)

    def _count_hedge(self) -> None:
        self.hedged += 1

    def read_delay(self, link: Link, group: Group) -> float:
        """Seconds that a read is to take longer, by command."""
        return trouble.delay(self._troubles, link, group.id) if self._troubles else 0.0

    def readers_of(self, volume: Volume, group: Group) -> tuple[Sequence[Link], Sequence[Link]]:
        """Who keeps the pages of a group, and who of them may be asked: the best first, as troubles let them."""
        served = self._served.get(volume.volume_id)
        keepers = served[1] if served is not None else ()
        able = sorted([link for link in keepers if not link.failed], key=lambda link: link.latency * (1 + link.reads))
        if self._troubles:
            able = [link for link in trouble.readers(self._troubles, able, group.id) if isinstance(link, Link)]
        return keepers, able

    def _statuses(self) -> list[dict[str, Any]]:
        """All are asked at once, and others run meanwhile."""
        members, asked = list(self._members), list[Waiting]()
        left = len(members) + 1

        def register(resume: Callable[[Any], None]) -> None:
            def end() -> None:
                self.post(lambda: resume(None))

            def answered(waiting: Waiting | None = None) -> None:
                nonlocal left
                left -= 1
                if not left:
                    end()

            def ask() -> None:  # on the links' thread, where the answers come, too
                self.links.loop.call_later(STATUS_SECONDS, end)
                asked.extend([link.ask_status(answered) for link in members])
                answered()  # all are asked

            self.links.loop.call_soon_threadsafe(ask)

        if self._wait is None:
            return super()._statuses()
        self._wait(register)
        return [link.status_of(waiting) for link, waiting in zip(members, asked, strict=True)]

    def close(self) -> None:
        super().close()
        if self._care is not None:
            self._care.stop()
        self.links.close()  # whoever waits for an answer has none
        if self._care is not None:
            self._care.join()


class _Readers:
    """See `fetching.Readers`: whoever has a group's pages up to a point."""

    def __init__(self, fleet: RemoteFleet, volume: Volume, group: Group, point: int) -> None:
        self._fleet, self._volume, self._group, self.point = fleet, volume, group, point
        # of the full ones perhaps a single one had acknowledged, and is gone: the others get the log from the tails
        self._hopes = bool(fleet.homes[volume.volume_id].tails)

    def able(self, tried: Sequence[Link]) -> list[Link]:
        scls = self._group.scls
        return [link for link in self._fleet.readers_of(self._volume, self._group)[1] if link not in tried and scls[link.position] >= self.point]

    def is_hopeful(self, tried: Sequence[Link]) -> bool:
        return self._hopes and any(not link.failed and link not in tried for link in self._fleet.readers_of(self._volume, self._group)[0])

    def delay(self, link: Link) -> float:
        return self._fleet.read_delay(link, self._group)
